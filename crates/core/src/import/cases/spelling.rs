//! How a sheet of cases spells its answers: what a mark, a digit or a cross says depends on the others.

use super::answer::{Answer, answer};
use super::shape::Shape;
use crate::import::table::{Block, Grid, Measure};

impl Shape {
    /// Whether a sheet answers in digits, so that `1` and `0` are answers.
    pub(super) fn has_digits(&self) -> bool {
        self.all.ones + self.all.zeros > self.all.yes + self.all.no
    }

    /// Whether a cross is a no: it stands beside ticks and nothing else says no.
    fn cross_is_no(&self) -> bool {
        self.all.no == 0 && self.all.yes > 0
    }

    /// Whether no mark says no while cells are blank, so that a blank may be one; or crosses may be
    /// either.
    pub(super) fn unclear_marks(&self) -> bool {
        let no = self.all.no
            + if self.has_digits() { self.all.zeros } else { 0 }
            + if self.cross_is_no() { self.all.crosses } else { 0 };
        let yes = self.all.yes + if self.has_digits() { self.all.ones } else { 0 };
        // Answers that are not known may be what is missing.
        let is_missing = yes == 0 && self.all.other > 0 || no == 0 && self.all.other * 5 > yes;
        is_missing
            || self.has_other_words
            || (no == 0 || yes == 0) && self.all.blank + self.all.dashes > 0
            || (self.all.crosses > 0 && !self.cross_is_no())
    }

    /// Whether a column of digits, or several columns, have others than 0 and 1: a scale, not
    /// answers. Or whether many of its words are no answers.
    pub(super) fn is_mixed(&self, column: usize) -> bool {
        let own = &self.counts[column];
        self.has_digits() && (own.sums > 1 || self.is_scale)
            || own.other > 1 && 2 * own.other > own.answers()
    }

    /// Whether a column holds marks: its header gives the answer.
    #[inline(never)]
    pub(super) fn is_mark(block: &Block, column: usize) -> bool {
        let is_answer =
            |measure| matches!(measure, Some(Measure::Yes | Measure::No | Measure::NotApplicable));
        let Some(own) = block.columns.get(column).filter(|own| is_answer(own.measure)) else {
            return false;
        };
        block.columns.iter().any(|said| {
            said.slots == own.slots && is_answer(said.measure) && said.measure != own.measure
        })
    }

    /// Whether a row has marks for more than one answer of a key question.
    pub(super) fn is_marked_twice(
        &self,
        grid: &Grid,
        row: usize,
        block: &Block,
        column: usize,
    ) -> bool {
        Self::is_mark(block, column)
            && self.columns.iter().any(|&other| {
                other != column
                    && block.columns[other].slots == block.columns[column].slots
                    && matches!(answer(grid.cell(row, other)), Answer::Yes | Answer::Cross)
            })
    }

    /// Whether a cell says no in the column of that answer, and no other column of its key question says
    /// anything: it is its mark.
    pub(super) fn repeats_no(&self, grid: &Grid, row: usize, block: &Block, column: usize) -> bool {
        let text = grid.cell(row, column);
        let own = block.columns.get(column).filter(|own| own.measure == Some(Measure::No));
        own.is_some_and(|own| {
            answer(text) == Answer::No
                && text != "0"
                && Self::is_mark(block, column)
                && self.columns.iter().all(|&other| {
                    other == column
                        || block.columns[other].slots != own.slots
                        || grid.cell(row, other).is_empty()
                })
        })
    }

    /// What a cell answers, as this sheet spells it.
    #[inline(never)]
    pub(super) fn read(&self, block: &Block, column: usize, text: &str) -> Answer {
        let given = answer(text);
        if Self::is_mark(block, column) {
            return match (given, block.columns[column].measure) {
                (Answer::Yes | Answer::Cross, Some(Measure::Yes)) => Answer::Yes,
                (Answer::Yes | Answer::Cross, Some(Measure::No)) => Answer::No,
                (Answer::Other, _) => Answer::Other,
                _ => Answer::NotApplicable,
            };
        }
        match given {
            Answer::Other if self.all.adequate > 0 && text.eq_ignore_ascii_case("inadequate") => {
                Answer::No
            }
            Answer::NotApplicable if self.all.welsh > 0 && text.eq_ignore_ascii_case("na") => {
                Answer::Other
            }
            Answer::Yes | Answer::No if matches!(text, "1" | "0") && !self.has_digits() => {
                Answer::Other
            }
            // Where nothing says no, it may be in the middle of a scale.
            Answer::Yes if self.all.no == 0 && text.eq_ignore_ascii_case("adequate") => {
                Answer::Other
            }
            // A tick that nothing but a number contradicts may be a remark.
            Answer::Yes if text != "1" && self.has_digits() && self.all.no == 0 => Answer::Other,
            // So may one where nearly all say it in words.
            Answer::Yes if !text.is_ascii() && self.all.ticks * 5 <= self.all.yes => Answer::Other,
            Answer::Cross => Answer::No,
            _ => given,
        }
    }
}
