//! What a sheet says itself of its cases, in a row of sums, beside what was counted: where they
//! differ, one of them is wrong.

use super::shape::Shape;
use super::{Audit, names_summary};
use crate::import::table::{self, Block, Measure, Value, value};
use crate::problem::Code;
use crate::share::{Share, parse_count};

impl Audit<'_, '_> {
    /// Yes and all of each key question so far.
    pub(super) fn so_far(&self) -> Vec<(u32, u32)> {
        self.tallies.iter().map(|tally| (tally.yes, tally.of)).collect()
    }

    /// Compares the rows of sums of a block with what was counted in its columns, each given as the
    /// position of a tally and a column. Such a row may sum up the block alone, or those above too.
    #[inline(never)]
    pub(super) fn compare(
        &mut self,
        index: usize,
        block: &Block,
        rows: &[usize],
        counted: &[(usize, usize)],
        before: &[(u32, u32)],
    ) {
        let grid = &self.grids[index];
        for &row in rows {
            let head = grid.cell(row, grid.first_filled(row));
            let measure = table::measure(head).0.filter(|_| names_summary(head));
            for &(known, column) in counted {
                // A column of cases of both disposals sums up two key questions.
                let is_alone = counted.iter().filter(|(_, other)| *other == column).count() == 1;
                if !is_alone || Shape::is_mark(block, column) {
                    continue;
                }
                let tally = &self.tallies[known];
                let (yes, of) = before.get(known).copied().unwrap_or_default();
                let all = (tally.yes, tally.of);
                let own = (tally.yes.saturating_sub(yes), tally.of.saturating_sub(of));
                let text = grid.cell(row, column);
                let agrees = |(yes, of): (u32, u32)| match (value(text), measure) {
                    (Value::Share(Ok(Share::Percent(percent))), Some(Measure::Percent)) => {
                        Share::counts(yes, of).is_ok_and(|share| share.agrees(percent))
                    }
                    (Value::Bare(number), Some(Measure::Yes)) => parse_count(number) == Some(yes),
                    _ => true,
                };
                if tally.of == 0 || agrees(own) || agrees(all) {
                    continue;
                }
                let standard = &self.subjects.edition.standards[tally.standard];
                let number = standard.key_questions[tally.question].number;
                let mut expected = super::digits(tally.yes);
                if measure == Some(Measure::Percent) {
                    let Ok(share) = Share::counts(tally.yes, tally.of) else { continue };
                    expected = share.percent().text() + "%";
                }
                let found = Some(text.to_owned());
                let problem = self.problem(Code::CountsDisagree, index, row, column);
                problem.about = Some(number.to_owned());
                problem.found = found;
                problem.expected = Some(expected);
            }
        }
    }
}
