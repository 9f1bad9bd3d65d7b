//! Which period each case of an audit is of, where it says so in a column or in headings between the
//! cases: cases of several are only counted together if a person says so.

use super::Audit;
use super::period::{
    Period, audit_in, heads_dates, heads_months, heads_periods, heads_stages, heads_time, month_of,
    numbered, period, stage,
};
use super::shape::Shape;
use crate::import::cells::choose;
use crate::import::source::{Answers, Ask};
use crate::import::table::{Block, Grid};
use crate::problem::Code;
use crate::share::parse_count;

/// The option for all periods together. It comes first, so that the others keep their place as more
/// are found.
const ALL: &str = "all";

/// The most periods that can be chosen from.
const MOST: usize = 60;

/// How many rows are looked at to tell what a column holds.
const SAMPLE: usize = 200;

/// The periods of an audit.
#[derive(Default)]
pub(super) struct Periods {
    /// Their names, in the order of the rows.
    names: Vec<String>,
    /// Which a person has chosen; 0 is all.
    chosen: Option<usize>,
    /// The grid whose headings are read, if it has several.
    grid: Option<usize>,
    has_headings: bool,
    /// The row behind the last heading that was read, and what that one names.
    heading: (usize, Option<String>),
}

/// A column that tells periods.
pub(super) struct Column {
    at: usize,
    /// Whether a blank cell goes on with the period above it.
    carries: bool,
    above: Option<String>,
}

impl Periods {
    pub(super) fn new(answers: Answers) -> Self {
        Self { chosen: answers.period, ..Self::default() }
    }

    fn position(&mut self, name: &str) -> Option<usize> {
        let known = self.names.iter().position(|known| known == name);
        known.or_else(|| {
            (self.names.len() < MOST).then(|| {
                self.names.push(name.to_owned());
                self.names.len() - 1
            })
        })
    }

    /// Reads the headings up to `row`.
    pub(super) fn headings(&mut self, index: usize, grid: &Grid, row: usize) {
        if self.grid != Some(index) {
            self.grid = Some(index);
            self.heading = (0, None);
            self.has_headings = has_several(grid);
        }
        if !self.has_headings {
            return;
        }
        for above in self.heading.0..=row {
            if let Some(found) = heading(grid, above) {
                self.heading.1 = Some(found.name);
            }
        }
        self.heading.0 = row + 1;
    }

    /// The period of a row's case, by its columns or else the last heading.
    pub(super) fn of(
        &mut self,
        grid: &Grid,
        row: usize,
        block: &Block,
        columns: &mut [Column],
    ) -> Option<usize> {
        let mut name = String::new();
        for column in columns {
            let text = grid.cell(row, column.at);
            let found = if text.is_empty() && column.carries {
                column.above.clone()
            } else {
                read(head(grid, block, column.at), text).map(|found| found.name)
            };
            let found = found?;
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(&found);
            column.above = Some(found);
        }
        if name.is_empty() {
            name.clone_from(self.heading.1.as_ref()?);
        }
        self.position(&name)
    }

    /// Whether one period has been chosen among several.
    pub(super) fn is_chosen(&self) -> bool {
        self.chosen.is_some_and(|chosen| chosen > 0)
    }

    /// Whether a case of `period` is left out: another has been chosen.
    pub(super) fn leaves_out(&self, period: Option<usize>) -> bool {
        self.chosen.is_some_and(|chosen| chosen > 0 && period != Some(chosen - 1))
    }
}

/// Whether dates are further apart than those of one audit.
fn spans_years<'g>(dates: impl Iterator<Item = &'g str>) -> bool {
    // As `2024-04`.
    let months = dates.filter_map(month_of).filter_map(|found| {
        let (year, month) = found.name.split_once('-')?;
        Some(12 * parse_count(year)? + parse_count(month)?)
    });
    let (mut first, mut last) = (u32::MAX, 0);
    for month in months {
        (first, last) = (first.min(month), last.max(month));
    }
    last > first.saturating_add(12)
}

/// What a row names as a heading.
fn heading(grid: &Grid, row: usize) -> Option<Period> {
    (grid.filled(row) == 1).then(|| audit_in(grid.cell(row, grid.first_filled(row))))?
}

/// Whether headings of a sheet name several periods: the title alone says it of all cases.
fn has_several(grid: &Grid) -> bool {
    let mut found = (0..grid.rows()).filter_map(|row| heading(grid, row));
    found.next().is_some_and(|first| found.any(|other| other != first))
}

fn head<'g>(grid: &'g Grid, block: &Block, column: usize) -> &'g str {
    let row = block.columns.get(column).and_then(|said| said.row);
    row.map_or("", |row| grid.cell(row, column))
}

/// What a cell below `head` names.
fn read(head: &str, text: &str) -> Option<Period> {
    if heads_stages(head)
        && let Some(found) = stage(text)
    {
        return Some(found);
    }
    if !heads_periods(head) {
        return period(text).filter(|found| found.is_sure);
    }
    numbered(head, text).or_else(|| month_of(text)).or_else(|| period(text))
}

impl Audit<'_, '_> {
    /// The columns of a block that tell periods: by their head, or as all their cells do. Where one
    /// seems to do so in words that are not known, that is said.
    #[inline(never)]
    pub(super) fn period_columns(
        &mut self,
        index: usize,
        block: &Block,
        shape: &Shape,
    ) -> Vec<Column> {
        let grid = &self.grids[index];
        let rows = block.first..block.end.min(block.first + SAMPLE);
        let width = rows.clone().map(|row| grid.width(row)).max().unwrap_or(0);
        let mut columns = Vec::new();
        let mut unknown = Vec::new();
        let is_other = |at: &usize| {
            shape.id == Some(*at)
                || [&shape.columns, &shape.labels, &shape.unread, &shape.kinds.columns]
                    .iter()
                    .any(|columns| columns.contains(at))
        };
        for at in (0..width).filter(|at| !is_other(at)) {
            let head = head(grid, block, at);
            let is_headed = heads_periods(head) || heads_stages(head);
            let (mut known, mut blank, mut strange) = (0, 0, Vec::new());
            for row in rows.clone().filter(|&row| grid.filled(row) > 1) {
                let text = grid.cell(row, at);
                if text.is_empty() {
                    blank += 1;
                } else if read(head, text).is_some() {
                    known += 1;
                } else if is_headed && !strange.contains(&text) {
                    strange.push(text);
                } else {
                    strange.push("");
                }
                if !is_headed && !strange.is_empty() {
                    break;
                }
            }
            if heads_dates(head) && spans_years(rows.clone().map(|row| grid.cell(row, at))) {
                unknown.push(at);
            }
            if known > 0 && (is_headed || strange.is_empty() && known > 1) {
                columns.push(Column { at, carries: blank > known, above: None });
            } else if heads_time(head) && strange.iter().filter(|text| !text.is_empty()).count() > 1
            {
                unknown.push(at);
            }
        }
        // Months beside quarters or years would leave those no longer to be chosen.
        let is_month = |column: &Column| heads_months(head(grid, block, column.at));
        if !columns.iter().all(is_month) {
            columns.retain(|column| !is_month(column));
        }
        for column in unknown {
            self.column_problem(Code::PeriodsTogether, index, block, column);
        }
        columns
    }

    /// Keeps the cases of one period where they are of several; false where it must be asked.
    #[inline(never)]
    pub(super) fn choose_period(&mut self, answers: Answers) -> bool {
        if self.periods.names.len() < 2 {
            return true;
        }
        let mut options = vec![ALL.to_owned()];
        options.append(&mut self.periods.names);
        choose(&mut self.questions, answers, Ask::Period, options).is_some()
    }
}
