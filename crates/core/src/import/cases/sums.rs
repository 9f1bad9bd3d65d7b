//! What a sheet says itself of its cases, in a row of sums, beside what was counted: where they
//! differ, one of them is wrong.

use super::{Audit, names_summary};
use crate::import::table::{self, Measure, Value, value};
use crate::problem::Code;
use crate::share::Share;

impl Audit<'_, '_> {
    /// Compares the percentages of a block's rows of sums with what was counted in its columns, each
    /// given as the position of a tally and a column. Tallies up to `before` hold other blocks too.
    #[inline(never)]
    pub(super) fn compare(
        &mut self,
        index: usize,
        rows: &[usize],
        counted: &[(usize, usize)],
        before: usize,
    ) {
        let grid = &self.grids[index];
        for &row in rows {
            let head = grid.cell(row, grid.first_filled(row));
            if table::measure(head).0 != Some(Measure::Percent) || !names_summary(head) {
                continue;
            }
            for &(known, column) in counted {
                // A column of cases of both disposals sums up two key questions.
                let is_alone = counted.iter().filter(|(_, other)| *other == column).count() == 1;
                let tally = &self.tallies[known];
                let Ok(share) = Share::counts(tally.yes, tally.of) else { continue };
                let Value::Share(Ok(Share::Percent(percent))) = value(grid.cell(row, column))
                else {
                    continue;
                };
                if !is_alone || known < before || share.agrees(percent) {
                    continue;
                }
                let standard = &self.subjects.edition.standards[tally.standard];
                let number = standard.key_questions[tally.question].number;
                let problem = self.problem(Code::CountsDisagree, index, row, column);
                problem.about = Some(number.to_owned());
                problem.found = Some(percent.text() + "%");
                problem.expected = Some(share.percent().text() + "%");
            }
        }
    }
}
