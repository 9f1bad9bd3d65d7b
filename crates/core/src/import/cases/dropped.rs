//! Columns of answers that are about no key question of this edition, or ask for something else than whether the
//! work is sufficient: what stands below them is lost, and that is said.

use super::Audit;
use super::heads::asks_otherwise;
use super::shape::Shape;
use crate::edition::{Edition, Standard};
use crate::import::table::{Block, Grid, Subjects, has_word};
use crate::import::words::Number;
use crate::problem::Code;

impl Audit<'_, '_> {
    /// Reports such columns of a block with a column for each key question.
    #[inline(never)]
    pub(super) fn dropped(&mut self, index: usize, block: &Block, shape: &Shape) {
        const MOST: usize = 200;
        if shape.is_long {
            return;
        }
        let grid = &self.grids[index];
        let is_open = |column: &usize| {
            let own = &shape.counts[*column];
            let is_used = shape.columns.contains(column) || shape.unread.contains(column);
            let answers = own.answers();
            !is_used && answers > 0 && answers >= own.other + own.sums
        };
        let open: Vec<usize> = (0..shape.counts.len()).filter(is_open).take(MOST).collect();
        for column in open {
            let Some(said) = block.columns.get(column) else { continue };
            let Some(row) = said.row else { continue };
            let head = grid.cell(row, column);
            let number = Number::start(head).map(|(number, _)| number);
            let number = number.filter(|number| number.parts() == 3);
            let is_counted = |other: &usize| {
                let slots = block.columns[*other].slots;
                slots != 0 && slots & said.slots == slots
            };
            if let Some(number) =
                number.filter(|number| number.key_question(self.subjects.edition).is_none())
            {
                let text = number.text();
                let mut editions = Edition::all().iter();
                let other = editions.find(|other| number.key_question(other).is_some());
                let code =
                    if other.is_some() { Code::OtherEdition } else { Code::UnknownKeyQuestion };
                let problem = self.problem(code, index, row, column);
                problem.about = Some(text.clone());
                problem.found = Some(text);
                problem.expected = other.map(|other| other.id.to_owned());
            } else if asks_otherwise(head)
                && self.names_question(head)
                && !shape.columns.iter().any(is_counted)
            {
                self.problem(Code::AnswersUnclear, index, row, column);
            } else if said.slots == 0
                && let Some((edition, number)) = self.of_another_edition(head)
            {
                let problem = self.problem(Code::OtherEdition, index, row, column);
                problem.about = Some(number.to_owned());
                problem.found = Some(number.to_owned());
                problem.expected = Some(edition.to_owned());
            }
        }
    }

    /// Says that the numbers of key questions are of another disposal than the title, or all types of the cases.
    #[inline(never)]
    pub(super) fn contradicted(&mut self, index: usize, block: &Block, shape: &Shape) {
        let grid = &self.grids[index];
        let subjects = self.subjects;
        let numbered = |&column: &usize| {
            let row = block.columns.get(column)?.row?;
            let (number, _) =
                Number::start(grid.cell(row, column)).filter(|(number, _)| number.parts() == 3)?;
            let (standard, _) = number.key_question(subjects.edition)?;
            Some((column, number, subjects.edition.standards[standard].domain))
        };
        let Some((column, number, domain)) =
            shape.columns.iter().find_map(numbered).filter(|_| !shape.is_long)
        else {
            return;
        };
        let rows = (block.first..block.end).filter(|&row| shape.has_answer(grid, row));
        let mut types = rows.filter_map(|row| shape.domain(grid, row, subjects)).peekable();
        let is_other = match types.peek() {
            Some(_) => {
                !shape.kinds.is_doubtful
                    && !shape.is_of_both_domains()
                    && types.all(|own| own != domain)
            }
            None => titled(grid, block, subjects).is_some_and(|own| own != domain),
        };
        if is_other {
            self.column_problem(Code::QuestionDoubtful, index, block, column);
            if let Some(problem) = self.problems.last_mut() {
                problem.found = Some(number.text());
                problem.about = Some(number.text());
            }
        }
    }

    /// Says that the head of a column is perhaps a prompt's, whose answers are counted for a key question.
    pub(super) fn prompt_problem(&mut self, index: usize, block: &Block, column: usize) {
        let slots = block.columns[column].slots;
        let both = slots & block.context;
        let question = self.subjects.question(if both == 0 { slots } else { both });
        let standards = self.subjects.edition.standards;
        let number = question
            .map(|(standard, own)| standards[standard].key_questions[own].number.to_owned());
        let code = if number.is_some() { Code::QuestionDoubtful } else { Code::LineNotUnderstood };
        self.column_problem(code, index, block, column);
        if let Some(problem) = self.problems.last_mut() {
            problem.found = Some("…".to_owned());
            problem.about = number;
        }
    }

    /// Whether a head tells a key question by itself, but for its domain.
    fn names_question(&self, head: &str) -> bool {
        let slots = self.subjects.read(head).slots;
        self.subjects.question(slots).is_some() || self.subjects.is_open_by_domain(slots)
    }

    /// The other edition, and the number there, of a standard with cases that a head names and this edition has
    /// none of.
    fn of_another_edition(&self, head: &str) -> Option<(&'static str, &'static str)> {
        let own = self.subjects.edition;
        let has_cases = |standard: &&Standard| !standard.key_questions.is_empty();
        for other in Edition::all().iter().filter(|other| other.id != own.id) {
            let subjects = Subjects::new(other);
            if let Some((standard, question)) = subjects.question(subjects.read(head).slots) {
                return Some((other.id, other.standards[standard].key_questions[question].number));
            }
            let is_new =
                |name: &str| !own.standards.iter().filter(has_cases).any(|own| own.name == name);
            let mut standards = other.standards.iter().filter(has_cases);
            if let Some(found) = standards.find(|one| is_new(one.name) && has_word(head, one.name))
            {
                return Some((other.id, found.number));
            }
        }
        None
    }
}

/// The domain that the title right above a block's heads names.
fn titled(grid: &Grid, block: &Block, subjects: &Subjects) -> Option<usize> {
    const NEAR: usize = 5;
    const LONGEST: usize = 60;
    let heads = block.columns.iter().filter_map(|said| said.row).min()?;
    let mut above = (heads.saturating_sub(NEAR)..heads).rev();
    let row = above.find(|&row| grid.filled(row) > 0)?;
    let text = grid.cell(row, grid.first_filled(row));
    subjects.domain(text).filter(|_| grid.filled(row) == 1 && text.len() <= LONGEST)
}
