//! Rows that look like cases and head what stands below them: `Sufficient | Evidence` below the key
//! questions, or `KQ | Yes | No` over how many were answered so.

use super::answer::{Answer, answer};
use super::shape::Shape;
use super::{Audit, is_sum};
use crate::import::table::{self, Block, Grid, Measure, Subjects};
use crate::problem::Code;

/// What a row is that answers as cases do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Case,
    Heads,
    /// It heads how many cases were answered so.
    HeadsTallies,
    /// It may be a case without a name, or head or sum up the others.
    Unclear,
}

impl Shape {
    /// Whether a row of answers heads others.
    #[inline(never)]
    pub(super) fn heads(&self, grid: &Grid, row: usize, block: &Block, subjects: &Subjects) -> Row {
        if self.is_long {
            return Row::Case;
        }
        let first = self.id.unwrap_or_else(|| grid.first_filled(row));
        let name = if self.columns.contains(&first) { "" } else { grid.cell(row, first) };
        if (name.is_empty() || names_column(name)) && self.heads_tallies(grid, row, subjects) {
            return Row::HeadsTallies;
        }
        if self.may_sum_up(grid, row, block) {
            return Row::Unclear;
        }
        let answers = |&&column: &&usize| !grid.cell(row, column).is_empty();
        let mut answered = self.columns.iter().filter(answers).map(|&at| grid.cell(row, at));
        let Some(word) = answered.next() else { return Row::Case };
        let is_word = word.len() > 1 && word.is_ascii() && answer(word) == Answer::Yes;
        let is_first = row == block.first && name.is_empty() && is_word;
        let mut others = 0;
        let is_same = answered.all(|text| {
            others += 1;
            text.eq_ignore_ascii_case(word)
        });
        if !is_first || !is_same || others == 0 {
            return Row::Case;
        }
        let beside =
            |column: &usize| !self.columns.contains(column) && !grid.cell(row, *column).is_empty();
        let mut beside = (0..grid.width(row)).filter(beside).map(|at| grid.cell(row, at));
        match beside.next() {
            Some(text) if names_column(text) && beside.all(names_column) => Row::Heads,
            None if self.names_next(grid, row) => Row::Unclear,
            _ => Row::Case,
        }
    }

    /// Whether the row of answers below says which case it is.
    fn names_next(&self, grid: &Grid, row: usize) -> bool {
        let below = (row + 1..grid.rows()).find(|&below| self.has_answer(grid, below));
        let name = below.and_then(|below| Some(grid.cell(below, self.id?)));
        name.is_some_and(|name| !name.is_empty())
    }

    /// Whether a row below the last case has no name, as all others have: it may say what all come to,
    /// and its 0 and 1 may be sums.
    fn may_sum_up(&self, grid: &Grid, row: usize, block: &Block) -> bool {
        const LEAST: usize = 3;
        let Some(id) = self.id.filter(|_| row >= self.behind_last_id) else { return false };
        let cases =
            (block.first..self.behind_last_id).filter(|&above| self.has_answer(grid, above));
        let (mut named, mut others) = (0, 0);
        for above in cases {
            *if grid.cell(above, id).is_empty() { &mut others } else { &mut named } += 1;
        }
        let is_digit = |&at: &usize| matches!(grid.cell(row, at), "" | "0" | "1");
        others == 0 && (named >= LEAST || self.has_digits() && self.columns.iter().all(is_digit))
    }

    /// Whether numbers stand below a row's answers, beside a key question.
    fn heads_tallies(&self, grid: &Grid, row: usize, subjects: &Subjects) -> bool {
        let Some(below) = (row + 1..grid.rows()).find(|&below| grid.filled(below) > 1) else {
            return false;
        };
        let mut answered = self.columns.iter().filter(|&&at| !grid.cell(row, at).is_empty());
        let named = subjects.read(grid.cell(below, grid.first_filled(below)));
        named.is_narrow && answered.any(|&at| is_sum(grid.cell(below, at)))
    }
}

impl Audit<'_, '_> {
    /// Says that a row of sums is about a key question that no column is about, and lost.
    pub(super) fn lost(&mut self, index: usize, row: usize, block: &Block) {
        let grid = &self.grids[index];
        let first = grid.first_filled(row);
        let slots = self.subjects.read(grid.cell(row, first)).slots;
        let Some((standard, question)) = self.subjects.question(slots) else { return };
        if block.columns.iter().all(|said| said.slots & slots == 0) {
            let number = self.subjects.edition.standards[standard].key_questions[question].number;
            let problem = self.problem(Code::KeyQuestionMissing, index, row, first);
            problem.about = Some(number.to_owned());
        }
    }
}

/// Whether a text is one that heads columns, and nothing else.
fn names_column(text: &str) -> bool {
    let (measure, rest) = table::measure(text);
    // `No` beside answers is a remark.
    answer(text) == Answer::Other
        && measure.is_some_and(|measure| measure != Measure::Service)
        && rest.is_empty()
}
