//! What the header rows say of each column.

use super::cues::has_word;
use super::grid::Grid;
use super::header::{Counts, Header, Measure, header, is_one_of};
use super::part::part;
use super::prompts::heads_prompts;
use super::remarks::holds_figure;
use super::rows::{FIRST, is_standard_number};
use super::subject::{Slots, Subject, Subjects};
use super::value::{Value, value};

/// What the header rows say of a column.
#[derive(Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(in crate::import) struct Column {
    /// What its values can be about; 0 where the header does not say.
    pub(in crate::import) slots: Slots,
    /// Whether a standard or key question is named.
    pub(in crate::import) is_narrow: bool,
    /// Whether a weak cue alone tells the theme.
    pub(in crate::import) is_weak: bool,
    /// Whether its number is one that the edition does not have, or a prompt's.
    pub(in crate::import) is_foreign: bool,
    /// What its values are.
    pub(in crate::import) measure: Option<Measure>,
    /// What its bare numbers are numbers of, where they are labels.
    pub(in crate::import) counts: Option<Counts>,
    /// What else its header says: a service, a quarter, `Target`.
    pub(in crate::import) group: String,
    /// Whether ratings stand below it, perhaps among others.
    pub(super) has_ratings: bool,
    /// The part of a domain's cases that its values are of: one kind of order.
    pub(super) part: &'static str,
    /// The lowest header row that says something of it.
    pub(in crate::import) row: Option<usize>,
}

/// A header row, each cell read once.
pub(super) struct HeaderRow {
    pub(super) row: usize,
    pub(super) cells: Vec<(Subject, Header)>,
}

#[inline(never)]
pub(super) fn header_row(grid: &Grid, row: usize, subjects: &Subjects) -> HeaderRow {
    let mut cells = Vec::with_capacity(grid.width(row));
    for column in 0..grid.width(row) {
        let text = grid.cell(row, column);
        let mut header = header(text);
        let subject = named_by(subjects.read(text), &header);
        // A whole question has words that would name a measure, and `KQ 2.1.1` is one column's.
        // `Keeping children safe` counts no children.
        let is_theme = has_word(text, "children") && has_word(text, "safe");
        // Nor does `Domain 2` over several key questions head labels.
        if subject.is_narrow
            && (text.len() > 40 || header.measure == Some(Measure::Total) && is_theme)
            || subject.slots != 0 && header.measure == Some(Measure::Label)
        {
            header.measure = None;
        }
        if subject.slots != 0 || subject.number.is_some() {
            header.rest.clear();
        }
        // `desistance is supported?` ends a question that began above, and heads no column.
        let is_end = text.starts_with(char::is_lowercase) && text.ends_with('?');
        let subject = if is_end { Subject::default() } else { subject };
        cells.push((subject, header));
    }
    HeaderRow { row, cells }
}

/// `subject`, unless all words of its text are about a measure: `Total reviewed` is no standard.
pub(super) fn named_by(subject: Subject, header: &Header) -> Subject {
    let is_measure =
        header.rest.is_empty() && header.measure.is_some_and(|measure| measure != Measure::Label);
    if is_measure && subject.number.is_none() { Subject::default() } else { subject }
}

/// Joins what all header rows say of each column. In an upper row, a cell also heads the empty
/// ones to its right, as merged cells do once they are text.
#[inline(never)]
pub(super) fn columns(grid: &Grid, headers: &[HeaderRow]) -> Vec<Column> {
    let width = headers.iter().map(|header| header.cells.len()).max().unwrap_or(0);
    let mut columns = vec![Column::default(); width];
    for (level, header) in headers.iter().enumerate() {
        let spreads = level + 1 < headers.len();
        let mut from = None;
        for (position, column) in columns.iter_mut().enumerate() {
            let text = grid.cell(header.row, position);
            if !text.is_empty() {
                from = Some(position);
            } else if !spreads || from.is_some_and(|from| grid.is_covered(header.row, from)) {
                // What is merged heads what it spans, and nothing behind.
                from = None;
            }
            let Some((subject, said)) = from.and_then(|from| header.cells.get(from)) else {
                continue;
            };
            // A cell merged downwards is one header, not two.
            if level > 0 && !text.is_empty() && text == grid.cell(headers[level - 1].row, position)
            {
                column.row = Some(header.row);
                continue;
            }
            column.row = Some(header.row);
            if subject.slots != 0 {
                let both = column.slots & subject.slots;
                column.slots = if both == 0 { subject.slots } else { both };
                let text = from.map_or("", |from| grid.cell(header.row, from));
                column.is_weak |= subject.is_weak || subject.is_narrow && holds_figure(text);
            }
            column.is_narrow |= subject.is_narrow;
            let text = from.map_or("", |from| grid.cell(header.row, from));
            column.part = part(text).unwrap_or(column.part);
            column.is_foreign |=
                subject.is_prompt || (subject.number.is_some() && subject.slots == 0);
            // `Prompts` over several columns.
            column.is_foreign |=
                spreads && from.is_some_and(|from| heads_prompts(grid.cell(header.row, from)));
            column.measure = said.measure.or(column.measure);
            column.counts = said.counts.filter(|_| said.measure == Some(Measure::Label));
            if !said.rest.is_empty() {
                if !column.group.is_empty() {
                    column.group.push(' ');
                }
                column.group.push_str(&said.rest);
            }
        }
    }
    columns
}

/// `columns` for a first row of data: those with levels of risk, `RoSH` over `High`, are about no key question.
pub(super) fn without_levels(grid: &Grid, row: usize, mut columns: Vec<Column>) -> Vec<Column> {
    const NEAR: usize = 40;
    const LEVELS: &str = "low medium high very med";
    for (position, column) in columns.iter_mut().enumerate().filter(|(_, said)| said.is_narrow) {
        let cells = (row..grid.rows().min(row + NEAR)).map(|below| grid.cell(below, position));
        let mut cells = cells.filter(|text| !text.is_empty()).take(3).peekable();
        let is_level = |text: &str| text.split(' ').all(|word| is_one_of(LEVELS, word));
        if cells.peek().is_some() && cells.all(is_level) {
            *column =
                Column { row: column.row, measure: Some(Measure::Other), ..Column::default() };
        }
    }
    columns
}

/// `columns` for a first row of data: where the rows name standards, `Peer review` over a column
/// names none.
pub(super) fn described(
    grid: &Grid,
    row: usize,
    subjects: &Subjects,
    mut columns: Vec<Column>,
) -> Vec<Column> {
    let by_rows = (0..grid.width(row).min(FIRST)).any(|position| {
        let text = grid.cell(row, position);
        let is_text = matches!(value(text), Value::Words) || is_standard_number(text, subjects);
        is_text && subjects.names_standard(subjects.read(text).slots)
    });
    if !by_rows {
        return columns;
    }
    for (position, column) in columns.iter_mut().enumerate() {
        let text = column.row.map_or("", |row| grid.cell(row, position));
        let subject = subjects.read(text);
        let names = subject.is_narrow && subjects.names_standard(subject.slots);
        if names && subject.number.is_none() && column.slots == subject.slots {
            column.slots = 0;
            column.is_narrow = false;
            column.group = header(text).rest;
        }
    }
    columns
}
