//! Cuts a grid into blocks: header rows, and below them rows of data. What is above a column, in
//! however many header rows, is one description of the column.

use super::above::Above;
use super::denied::{denies, falls_short, filters_no};
use super::grid::Grid;
use super::header::{Counts, Header, Measure, header, is_one_of};
use super::names::notes_target;
use super::part::part;
use super::prompts::heads_prompts;
use super::remarks::{holds_figure, states};
use super::rows::{
    FIRST, answers_unknown, is_behind_title, is_data, is_header, is_repeated, is_standard_number,
    rates, starts_anew, states_rating,
};
use super::subject::{Slots, Subject, Subjects, has_word};
use super::value::{Value, value};
use crate::import::cases::answer::{Answer, answer};
use crate::import::cases::names_summary;
use std::ops::Range;

/// Header rows and the rows of data below them.
pub(in crate::import) struct Block {
    pub(in crate::import) columns: Vec<Column>,
    /// What titles above it and the sheet's name say that all of it is about; all slots where
    /// nothing.
    pub(in crate::import) context: Slots,
    /// Whether a title above says that cases are counted.
    pub(in crate::import) counts_cases: bool,
    /// Whether a title above says that what is insufficient is counted.
    pub(in crate::import) denies: bool,
    /// The title above that says that all of it is what a service aims at or is compared with.
    pub(in crate::import) aim: Option<usize>,
    /// Rows above it with ratings that say nothing of a standard, and head nothing; and those that say
    /// something of a figure or rating.
    pub(in crate::import) lost: Vec<usize>,
    /// Its first row of data.
    pub(in crate::import) first: usize,
    /// The row behind its last.
    pub(in crate::import) end: usize,
}

impl Block {
    /// Takes in what notes below it say of it.
    fn hear(&mut self, grid: &Grid, denies: bool, aim: Option<usize>) {
        let is_note = |row: &usize| notes_target(grid.cell(*row, grid.first_filled(*row)));
        self.denies |= denies;
        self.aim = self.aim.or(aim.filter(is_note));
    }

    /// What the bare numbers of a column are numbers of.
    pub(in crate::import) fn counts(&self, column: usize) -> Option<Counts> {
        self.columns.get(column).and_then(|said| said.counts)
    }
}

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

/// The most header rows that count.
const MOST_HEADERS: usize = 6;

/// How many cells are looked at in search of headers before a grid is given up.
const MOST_LOOKED_AT: usize = 40_000;

/// How many columns are looked at in search of key questions.
const MOST_COLUMNS_LOOKED_AT: usize = 100;

/// The longest title, in bytes.
pub(super) const LONGEST_TITLE: usize = 120;

/// All blocks of `grid`, which is about `context` as far as its name and what stands above it tell.
#[inline(never)]
pub(in crate::import) fn blocks(grid: &Grid, subjects: &Subjects, context: Slots) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut headers: Vec<HeaderRow> = Vec::new();
    let mut above = Above::new(context, grid.is_denied_above());
    let mut in_data = false;
    let mut lost: Vec<usize> = Vec::new();
    let left = first_column(grid);
    // Where the rows above those of data begin.
    let (mut from, mut looked_at) = (0, 0);
    for row in 0..grid.rows() {
        let filled = grid.filled(row);
        if filled == 0 {
            continue;
        }
        let first = grid.first_filled(row);
        let text = grid.cell(row, first);
        // Not in the first column, a single text heads the columns below it.
        let is_title = filled == 1 && (first == left || in_data) && !grid.goes_on(row);
        if is_title && is_heading(text, in_data, subjects) {
            if !in_data && states(subjects, text) {
                lost.push(row);
            }
            if text.len() <= LONGEST_TITLE {
                above.title(row, text, subjects);
            }
            continue;
        }
        // The filter of a pivot table stands in two cells above it.
        if !in_data && filled == 2 && filters_no(&[text, "=", grid.cell(row, first + 1)].concat()) {
            above.is_denied = true;
            continue;
        }
        let heads_anew = in_data && is_behind_title(grid, row) && is_header(grid, row, subjects);
        let is_told = subjects.standard(above.context).is_some() && states_rating(grid, row);
        let has_data = !heads_anew
            && (is_told
                || is_data(grid, row, subjects, &headers)
                || !in_data && answers_unknown(grid, row, subjects, &headers));
        if in_data
            && (has_data
                || !is_header(grid, row, subjects)
                || !starts_anew(grid, row, subjects, &headers)
                || is_repeated(grid, row, subjects, &headers))
        {
            above.is_denied = false;
            above.aim = None;
            continue;
        }
        if !has_data {
            if looked_at > MOST_LOOKED_AT {
                break;
            }
            if std::mem::take(&mut in_data) {
                from = row;
                headers.clear();
                if let Some(block) = blocks.last_mut() {
                    block.end = row;
                }
                above.counts_cases = false;
                lost.clear();
            }
            if rates(grid, row) {
                lost.push(row);
                continue;
            }
            if headers.len() == MOST_HEADERS {
                headers.remove(0);
            }
            looked_at += grid.width(row);
            headers.push(header_row(grid, row, subjects));
            continue;
        }
        in_data = true;
        above.begin_block();
        if names_summary(text)
            && let Some(heads) = heads_of_cases(grid, subjects, from..row)
        {
            blocks.push(below_heads(grid, subjects, heads, above.context));
            continue;
        }
        let columns = described(grid, row, subjects, columns(grid, &headers));
        let columns = without_levels(grid, row, columns);
        let is_named = std::mem::take(&mut above.is_denied) || denies(grid.name);
        let context = corner(grid, &headers, subjects).unwrap_or(above.context);
        blocks.push(Block {
            denies: is_named || all_fall_short(grid, &columns),
            context: unless_contradicted(context, &columns),
            columns,
            counts_cases: above.counts_cases,
            aim: above.aim.take(),
            lost: std::mem::take(&mut lost),
            first: row,
            end: grid.rows(),
        });
    }
    above.tell_periods(grid, &mut blocks);
    // A note below, as far as no other block follows.
    if let Some(last) = blocks.last_mut().filter(|_| in_data) {
        last.hear(grid, above.is_denied, above.aim);
    }
    if blocks.is_empty() {
        blocks.extend(unanswered(grid, subjects, above.context));
    }
    blocks
}

/// Whether a text alone in its row may be a title: words, or the number of a standard that starts a table.
fn is_heading(text: &str, in_data: bool, subjects: &Subjects) -> bool {
    matches!(value(text), Value::Words) || !in_data && is_standard_number(text, subjects)
}

/// What the head of the labels says of standards or themes that the heads beside it name: `Court disposals |
/// Assessment | Planning`.
fn corner(grid: &Grid, headers: &[HeaderRow], subjects: &Subjects) -> Option<Slots> {
    let last = headers.last()?;
    let first = grid.first_filled(last.row);
    let slots = subjects.of_domain(subjects.domain(grid.cell(last.row, first))?);
    let (own, _) = last.cells.get(first).filter(|(own, _)| own.slots == slots && !own.is_narrow)?;
    let beside = last.cells.iter().filter(|(subject, _)| subject.is_narrow);
    (beside.count() > 1).then_some(own.slots)
}

/// What a title says, unless each column of a key question says otherwise.
fn unless_contradicted(context: Slots, columns: &[Column]) -> Slots {
    let mut asked = columns.iter().filter(|said| said.is_narrow && said.slots != 0).peekable();
    let is_contradicted = asked.peek().is_some() && asked.all(|said| said.slots & context == 0);
    if is_contradicted { Slots::MAX } else { context }
}

/// The first column that holds anything: many a sheet leaves the first of all empty.
fn first_column(grid: &Grid) -> usize {
    let rows = (0..grid.rows()).filter(|&row| grid.filled(row) > 0);
    rows.map(|row| grid.first_filled(row)).min().unwrap_or(0)
}

/// Whether each column of a key question is headed as one of what falls short of it.
fn all_fall_short(grid: &Grid, columns: &[Column]) -> bool {
    let mut asked = columns.iter().enumerate().filter(|(_, said)| said.is_narrow).peekable();
    asked.peek().is_some()
        && asked.all(|(position, said)| {
            said.row.is_some_and(|row| falls_short(grid.cell(row, position), true))
        })
}

/// A block below the first row that heads columns with key questions, where nothing below is a
/// figure or answer that is known.
fn unanswered(grid: &Grid, subjects: &Subjects, context: Slots) -> Option<Block> {
    const ROWS: usize = 40;
    let heads = heads(grid, subjects, 0..grid.rows().min(ROWS))?;
    let below = (heads.end..grid.rows()).filter(|&below| grid.filled(below) > 1).take(2);
    (below.count() == 2).then(|| below_heads(grid, subjects, heads, context))
}

/// A block below `heads`.
fn below_heads(grid: &Grid, subjects: &Subjects, heads: Range<usize>, context: Slots) -> Block {
    let first = heads.end;
    let headers: Vec<HeaderRow> = heads.map(|row| header_row(grid, row, subjects)).collect();
    Block {
        columns: columns(grid, &headers),
        context,
        counts_cases: false,
        denies: false,
        aim: None,
        lost: Vec::new(),
        first,
        end: grid.rows(),
    }
}

/// The first of `rows` that heads columns with key questions, and the next where it names only
/// their standards.
fn heads(grid: &Grid, subjects: &Subjects, mut rows: Range<usize>) -> Option<Range<usize>> {
    let named = |row: usize| {
        let cells = 0..grid.width(row).min(MOST_COLUMNS_LOOKED_AT);
        let read = cells.map(|column| subjects.read(grid.cell(row, column)));
        read.filter(|subject| subject.is_narrow).map(|subject| subject.slots).collect::<Vec<_>>()
    };
    let end = rows.end;
    let row = rows.find(|&row| named(row).len() > 1)?;
    let is_open = named(row).iter().all(|&slots| subjects.names_standard(slots));
    let spans_two = is_open && row + 1 < end && named(row + 1).len() > 1;
    Some(row..row + if spans_two { 2 } else { 1 })
}

/// The heads of what may be cases, where nothing but the sum below them is known: the same few
/// words, again and again, under key questions.
#[inline(never)]
fn heads_of_cases(grid: &Grid, subjects: &Subjects, rows: Range<usize>) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 6;
    let heads = heads(grid, subjects, rows.clone())?;
    let lowest = heads.end - 1;
    let (mut cells, mut answered) = (0, 0);
    let mut words: Vec<&str> = Vec::new();
    for column in 0..grid.width(lowest).min(MOST_COLUMNS_LOOKED_AT) {
        if !subjects.read(grid.cell(lowest, column)).is_narrow {
            continue;
        }
        let before = cells;
        for row in heads.end..rows.end {
            let text = grid.cell(row, column);
            if !matches!(value(text), Value::Words) {
                continue;
            }
            // `Yes` and `No` as further headers.
            if answer(text) != Answer::Other {
                return None;
            }
            cells += 1;
            if !words.iter().any(|word| word.eq_ignore_ascii_case(text)) {
                if words.len() == MOST_WORDS {
                    return None;
                }
                words.push(text);
            }
        }
        answered += usize::from(cells > before);
    }
    (answered > 1 && cells >= 2 * words.len()).then_some(heads)
}

#[inline(never)]
fn header_row(grid: &Grid, row: usize, subjects: &Subjects) -> HeaderRow {
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
fn columns(grid: &Grid, headers: &[HeaderRow]) -> Vec<Column> {
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
fn without_levels(grid: &Grid, row: usize, mut columns: Vec<Column>) -> Vec<Column> {
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
fn described(
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
