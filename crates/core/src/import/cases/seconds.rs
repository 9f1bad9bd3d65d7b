//! Columns beside those of answers that may change what these say: `Moderated`, `Final`,
//! `Applicable?`. Which of both counts is not known.

use super::answer::{Answer, answer};
use super::heads::{asks_otherwise, leaves_out, names_judge};
use super::shape::Shape;
use crate::import::table::{self, Block, Grid, Measure, has_any};

impl Shape {
    /// The columns of answers that have a second answer beside each of them, below one head.
    #[inline(never)]
    pub(super) fn answered_twice(&self, grid: &Grid, block: &Block) -> Vec<usize> {
        let head = |column: usize| {
            let row = block.columns.get(column).and_then(|said| said.row);
            row.map_or("", |row| grid.cell(row, column))
        };
        let is_second = |column: &usize| {
            let own = &self.counts[*column];
            let head = head(*column);
            // `Evidence` is said of an answer, and is none.
            let says = table::measure(head).0 != Some(Measure::Other) || names_judge(head);
            let is_known = self.columns.contains(column)
                || self.unread.contains(column)
                || self.kinds.columns.contains(column)
                || self.id == Some(*column);
            let answers = own.words() + if self.has_digits() { own.ones + own.zeros } else { 0 };
            !is_known
                && answers > 0
                && answers >= own.other + own.sums
                && (says || reads_again(head) || is_gate(head))
                && (!asks_otherwise(head) || reads_again(head))
                && leaves_out(head).is_none()
        };
        let seconds: Vec<usize> = (0..self.counts.len()).filter(is_second).collect();
        if self.is_long {
            let is_again = seconds.iter().any(|&second| reads_again(head(second)));
            return if is_again { self.columns.clone() } else { Vec::new() };
        }
        let gates = seconds.iter().filter(|&&gate| is_gate(head(gate)));
        let mut found: Vec<usize> =
            gates.flat_map(|&gate| self.behind_gate(grid, block, gate)).collect();
        for &second in &seconds {
            let alike = seconds.iter().copied().filter(|&at| head(at) == head(second));
            let alike: Vec<usize> = alike.collect();
            let behind = |at: usize| at.checked_sub(1).filter(|at| self.columns.contains(at));
            let before = |at: usize| Some(at + 1).filter(|at| self.columns.contains(at));
            let all = |beside: &dyn Fn(usize) -> Option<usize>| {
                alike.iter().map(|&at| beside(at)).collect::<Option<Vec<usize>>>()
            };
            if alike.len() > 1 && alike[0] == second {
                found.extend(all(&behind).or_else(|| all(&before)).unwrap_or_default());
            } else if let Some(first) = behind(second)
                && reads_again(head(second))
                && (self.columns.len() == 1
                    || before(second).is_some()
                    || (0..second).any(|other| head(other) == head(second)))
            {
                found.push(first);
            }
        }
        found
    }
}

impl Shape {
    /// The columns of answers right behind that of `gate`, where no below it goes with nothing but no:
    /// the questions may not apply to such a case.
    fn behind_gate(&self, grid: &Grid, block: &Block, gate: usize) -> Vec<usize> {
        let behind = (gate + 1..).take_while(|column| self.columns.contains(column));
        let behind: Vec<usize> = behind.collect();
        let mut shut = (block.first..block.end)
            .filter(|&row| answer(grid.cell(row, gate)) == Answer::No)
            .peekable();
        let is_no =
            |row: usize| behind.iter().all(|&column| answer(grid.cell(row, column)) == Answer::No);
        if shut.peek().is_some() && shut.all(is_no) { behind } else { Vec::new() }
    }
}

/// Whether the head of a column asks whether the questions behind it apply: `Review due?`.
fn is_gate(head: &str) -> bool {
    has_any(head, "due needed required necessary identified applicable relevant")
}

/// Whether the head of a column says that a question is answered once more below it. Behind the last of
/// several questions it may be said of the whole case.
fn reads_again(head: &str) -> bool {
    const WORDS: &str = "changed moderated moderation moderator final agreed revised amended corrected second reader \
                         verdict consensus override overridden qa hmip inspector";
    has_any(head, WORDS)
}

/// Whether a row of heads above `row` says at `column`, or in the cell that spreads to it, who has
/// answered: `Case manager | | | Auditor`.
pub(super) fn is_judged(grid: &Grid, row: usize, column: usize) -> bool {
    let Some(above) = (0..row).rev().find(|&above| grid.filled(above) > 1) else { return false };
    let mut heads = (0..=column).rev().map(|at| grid.cell(above, at));
    heads.find(|text| !text.is_empty()).is_some_and(names_judge)
}
