//! What a sheet says itself of its cases, in a row of sums, beside what was counted: where they
//! differ, one of them is wrong.

use super::{Audit, digits, names_summary};
use crate::import::table::{self, Measure, Value, differs, value};
use crate::problem::Code;
use crate::share::{Share, parse_count};

impl Audit<'_, '_> {
    /// Compares what a block's rows of sums say with what was counted in its columns, each given as the
    /// position of a tally and a column, or of the key question that such a row names. Tallies up to
    /// `before` hold other blocks too.
    #[inline(never)]
    pub(super) fn compare(
        &mut self,
        index: usize,
        rows: &[usize],
        counted: &[(usize, usize)],
        before: usize,
    ) {
        const NEAR: usize = 60;
        let grid = &self.grids[index];
        // The tallies that something else was said of.
        let mut told: Vec<usize> = Vec::new();
        for &row in rows {
            let first = grid.first_filled(row);
            let head = grid.cell(row, first);
            if let Some((standard, question)) =
                self.subjects.question(self.subjects.read(head).slots)
            {
                let is_same = |&known: &usize| {
                    let tally = &self.tallies[known];
                    (tally.grid, tally.standard, tally.question) == (index, standard, question)
                };
                let known = (before..self.tallies.len()).find(is_same);
                for column in known.map_or(0..0, |_| first + 1..grid.width(row)) {
                    let above = (0..row).rev().take(NEAR).map(|above| grid.cell(above, column));
                    let head = above.into_iter().find(|text| matches!(value(text), Value::Words));
                    let measure = table::measure(head.unwrap_or_default()).0;
                    self.check(index, (row, column), measure, known.unwrap_or_default(), &mut told);
                }
                continue;
            }
            let measure = table::measure(head).0.filter(|_| names_summary(head));
            if measure.is_none() {
                continue;
            }
            for &(known, column) in counted {
                // A column of cases of both disposals sums up two key questions.
                let is_alone = counted.iter().filter(|(_, other)| *other == column).count() == 1;
                if is_alone && known >= before {
                    self.check(index, (row, column), measure, known, &mut told);
                }
            }
        }
    }

    /// Reports a cell that says something else of a tally than was counted.
    fn check(
        &mut self,
        index: usize,
        (row, column): (usize, usize),
        measure: Option<Measure>,
        known: usize,
        told: &mut Vec<usize>,
    ) {
        let tally = &self.tallies[known];
        let Ok(share) = Share::counts(tally.yes, tally.of) else { return };
        let text = self.grids[index].cell(row, column);
        let differs = match (measure, parse_count(text)) {
            // All of them, which those to which it does not apply may be among, or the ones of a sheet
            // of digits.
            (Some(Measure::Total), Some(count)) => {
                (count < tally.of && count != tally.yes).then(|| (digits(count), digits(tally.yes)))
            }
            (Some(Measure::Total), None) => differs(text, None, share),
            _ => differs(text, measure, share),
        };
        let Some((found, expected)) = differs else { return };
        let standard = &self.subjects.edition.standards[tally.standard];
        let number = standard.key_questions[tally.question].number;
        if told.contains(&known) {
            return;
        }
        told.push(known);
        let problem = self.problem(Code::CountsDisagree, index, row, column);
        problem.about = Some(number.to_owned());
        problem.found = Some(found);
        problem.expected = Some(expected);
    }
}
