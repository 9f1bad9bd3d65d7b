//! What was counted as an assessment, of one sheet where several count the same.

use super::{Audit, disposals};
use crate::assessment::Assessment;
use crate::import::cells::{choose, missing};
use crate::import::source::{Answers, Ask, Mark, Question};
use crate::import::table::{self, Sheets, Taken};
use crate::problem::{Code, in_order};
use crate::share::Share;

impl Audit<'_, '_> {
    /// The counts as an assessment.
    #[inline(never)]
    pub(in crate::import) fn settle(mut self, answers: Answers) -> Taken {
        let edition = self.subjects.edition;
        let mut assessment = Assessment::blank(edition);
        let mut marks: Vec<Mark> = Vec::new();
        if self.asks_disposal {
            let options = disposals(self.subjects);
            let options = options.iter().map(|&domain| edition.domains[domain].number.to_owned());
            self.questions.push(Question { ask: Ask::Disposal, options: options.collect() });
        }
        // What one block of a sheet counts is not all where another's column was left out.
        let (withheld, subjects) = (std::mem::take(&mut self.withheld), self.subjects);
        self.tallies.retain(|tally| {
            let own = subjects.of_question(tally.standard, tally.question);
            !withheld.iter().any(|&(grid, slots)| grid == tally.grid && slots & own != 0)
        });
        if self.choose_period(answers) && self.choose_sheet(answers) {
            for tally in &self.tallies {
                let number = edition.standards[tally.standard].key_questions[tally.question].number;
                if let Ok(share) = Share::counts(tally.yes, tally.of) {
                    assessment.entry_mut(tally.standard).shares_mut()[tally.question] = Some(share);
                    marks.push(self.grids[tally.grid].mark(number, tally.row, tally.column));
                }
            }
            if self.questions.is_empty() {
                let missing = missing(&assessment, &self.problems);
                self.problems.extend(missing);
            }
        }
        let Self { problems, questions, sheet, .. } = self;
        Taken { assessment, problems: in_order(problems), questions, marks, sheet }
    }

    /// Keeps one sheet where several count the same key question, and those about others.
    #[inline(never)]
    fn choose_sheet(&mut self, answers: Answers) -> bool {
        let mut grids: Vec<usize> = Vec::new();
        for (position, tally) in self.tallies.iter().enumerate() {
            let other = self.tallies[..position].iter().find(|other| {
                (other.standard, other.question) == (tally.standard, tally.question)
                    && other.of > 0
                    && tally.of > 0
            });
            for grid in other.into_iter().flat_map(|other| [other.grid, tally.grid]) {
                if !grids.contains(&grid) {
                    grids.push(grid);
                }
            }
        }
        if grids.is_empty() {
            return true;
        }
        grids.sort_unstable();
        let options = table::sheet_names(self.grids, &grids);
        let chosen = choose(&mut self.questions, answers, Ask::Sheet, options);
        let Some(chosen) = chosen.map(|chosen| grids[chosen]) else { return false };
        self.sheet = Some(chosen);
        let mut sheets = Sheets::new(chosen);
        for tally in self.tallies.iter().filter(|tally| tally.of > 0) {
            sheets.add(tally.grid, self.subjects.of_question(tally.standard, tally.question));
        }
        let kept = sheets.kept();
        let edition = self.subjects.edition;
        for tally in std::mem::take(&mut self.tallies) {
            if kept.contains(&tally.grid) {
                self.tallies.push(tally);
                continue;
            }
            let number = edition.standards[tally.standard].key_questions[tally.question].number;
            let is_said = self.problems.iter().any(|known| known.about.as_deref() == Some(number));
            if tally.of > 0 && !is_said && !sheets.overlap(chosen, tally.grid) {
                let problem =
                    self.problem(Code::KeyQuestionMissing, tally.grid, tally.row, tally.column);
                problem.about = Some(number.to_owned());
            }
        }
        true
    }
}
