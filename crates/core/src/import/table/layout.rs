//! Cuts a grid into blocks: header rows, and below them rows of data. What is above a column, in
//! however many header rows, is one description of the column.

use super::above::Above;
use super::denied::{denies, falls_short, filters_no};
use super::grid::Grid;
use super::header::Counts;
use super::heads::{Column, HeaderRow, columns, described, header_row, without_levels};
use super::names::notes_target;
use super::remarks::states;
use super::rows::{
    answers_unknown, is_behind_title, is_data, is_header, is_repeated, is_standard_number, rates,
    starts_anew, states_rating,
};
use super::subject::{Slots, Subjects};
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
