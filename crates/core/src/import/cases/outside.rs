//! Rows of cases that are not counted: a column, a note or the name of a case takes it out of the audit,
//! or its answers stand under other questions than their own.

use super::answer::{Answer, answer};
use super::heads::{begins_out, leaves_case_out, of_audit};
use super::shape::{SAMPLE, Shape};
use crate::import::edges::Edges;
use crate::import::table::{Block, Grid};
use crate::import::words::holds;

impl Shape {
    /// The column that marks the case of a row as none of the audit.
    pub(super) fn left_out_by(&self, grid: &Grid, row: usize) -> Option<usize> {
        let mut columns = self.leaves_out.iter();
        let found = columns.find(|&&(column, by)| {
            let text = grid.cell(row, column);
            let given = answer(text);
            // A date or reason says it too.
            let says_why = given == Answer::Other && by.is_some_and(|by| by != Answer::No);
            // `Out` below `Scope`.
            let is_out = by.is_none() && text.eq_ignore_ascii_case("out");
            let has_remarks = self.notes.contains(&column);
            let is_status = !has_remarks && of_audit(text) == Some(false);
            let is_none = !text.is_empty() && (is_status || begins_out(text, !has_remarks));
            Some(given) == by || says_why || is_none || is_out
        });
        let is_note = |column: &usize| {
            !self.columns.contains(column) && leaves_case_out(grid.cell(row, *column))
        };
        // `C004 (withdrawn)`
        let is_out = |part: &str| of_audit(part) == Some(false);
        let says_out = |&id: &usize| {
            let name = grid.cell(row, id);
            name.split(['(', ')', '-', ',', ':']).any(|part| is_out(part.trim()))
                || name.split_once(' ').is_some_and(|(_, rest)| is_out(rest))
                || self.mark.is_some_and(|mark| name.starts_with(mark) || name.ends_with(mark))
        };
        if let Some(id) = self.id.filter(says_out) {
            return Some(id);
        }
        found.map_or_else(|| (0..grid.width(row)).find(is_note), |&(column, _)| Some(column))
    }

    /// Whether a note among or below the cases says that one of them is not to be counted.
    pub(super) fn takes_out(&self, grid: &Grid, block: &Block, note: &str) -> bool {
        let is_named = |name: &str| {
            let mut words = note.split([' ', ',', '.', ':', '(', ')']);
            name.len() > 1 && words.any(|word| word.eq_ignore_ascii_case(name))
        };
        let says =
            ["should be", "should read", "changed to"].iter().any(|words| holds(note, words));
        (says || leaves_case_out(note))
            && self.id.is_some_and(|id| {
                let mut rows = block.first..block.end;
                rows.any(|row| grid.filled(row) > 1 && is_named(grid.cell(row, id)))
            })
    }

    /// Whether a row has a cell too many, as where a comma within one parts it: its answers stand under
    /// other questions than their own.
    pub(super) fn is_shifted(&self, grid: &Grid, row: usize) -> bool {
        self.row_width.is_some_and(|width| is_wider(grid, row, width))
    }
}

/// The mark with which a footnote below the cases begins that leaves cases out: `* withdrawn`.
pub(super) fn mark_of_footnote(grid: &Grid, block: &Block) -> Option<char> {
    const BELOW: usize = 10;
    let rows = block.first..grid.rows().min(block.end + BELOW);
    rows.into_iter().filter(|&row| grid.filled(row) == 1).find_map(|row| {
        let note = grid.cell(row, grid.first_filled(row));
        let mark = note
            .chars()
            .next()
            .filter(|mark| ['*', '†', '‡', '#', '^', '§', '+', '~'].contains(mark))?;
        let note =
            note.trim_matches(mark).trim_edges(|edge| [' ', '=', '-', ':', '–'].contains(&edge));
        (begins_out(note, true) || leaves_case_out(note)).then_some(mark)
    })
}

/// How many cells the heads of a block have, unless rows go on behind them as a matter of course.
pub(super) fn row_width(grid: &Grid, block: &Block) -> Option<usize> {
    let width = grid.width(block.columns.iter().filter_map(|said| said.row).max()?);
    let rows = block.first..block.end.min(block.first + SAMPLE);
    let all = rows.len();
    let wider = rows.filter(|&row| is_wider(grid, row, width));
    let (mut some, mut answered) = (0, 0);
    for row in wider {
        some += 1;
        answered += usize::from((width..grid.width(row)).any(|at| is_answer(grid.cell(row, at))));
    }
    (width > 2 && (4 * some <= all || grid.is_text() && answered == some)).then_some(width)
}

/// Whether a row goes on behind `width` cells. In a sheet that may be a note.
fn is_wider(grid: &Grid, row: usize, width: usize) -> bool {
    let is_one = |text: &str| if grid.is_text() { !text.is_empty() } else { is_answer(text) };
    (width..grid.width(row)).any(|column| is_one(grid.cell(row, column)))
}

fn is_answer(text: &str) -> bool {
    matches!(answer(text), Answer::Yes | Answer::No)
}
