//! Goes through the rows of a table and notes each value with what it is about.

use super::across::{Across, answers, case_columns};
use super::columns::{self, Kind};
use super::grid::Grid;
use super::groups::{Group, groups};
use super::header::Measure;
use super::labels::Context;
use super::layout::Block;
use super::prompts::prompt_columns;
use super::remarks::states;
use super::subject::{Slots, Subjects};
use super::titles::Titled;
use super::value::{Value, value};
use crate::import::words::Verdict;
use crate::problem::{Code, Problem};
use crate::record::unknown;

/// A value, where it stands and what it is about.
#[derive(Clone, Copy)]
pub(in crate::import) struct Found {
    /// The positions of the standard and, for a figure, of the key question.
    pub(super) standard: usize,
    pub(super) question: Option<usize>,
    pub(super) measure: Measure,
    /// Which of several services, quarters or the like it belongs to.
    pub(super) group: usize,
    pub(super) grid: usize,
    pub(super) row: usize,
    pub(super) column: usize,
    /// Whether the column's header alone says nothing of what the figures are.
    pub(super) is_bare_of_words: bool,
    /// The rating, where it is one.
    pub(super) verdict: Option<Verdict>,
}

impl Found {
    /// The slot of the key question, or of the standard itself.
    pub(super) fn slots(&self, subjects: &Subjects) -> Slots {
        match self.question {
            Some(question) => subjects.of_question(self.standard, question),
            None => subjects.of_rating(self.standard),
        }
    }

    /// The number of the key question or standard.
    pub(super) fn number(&self, subjects: &Subjects) -> &'static str {
        subjects.number(self.standard, self.question)
    }

    /// That it could not be taken.
    pub(super) fn missing(&self) -> Code {
        if self.question.is_some() { Code::KeyQuestionMissing } else { Code::RatingMissing }
    }
}

/// All that was found in tables.
pub(in crate::import) struct Table<'g, 'a> {
    pub(super) grids: &'g [Grid<'a>],
    pub(super) subjects: &'g Subjects,
    pub(super) found: Vec<Found>,
    /// Figures that are of something else than sufficient cases: `% insufficient`.
    pub(super) others: Vec<Found>,
    /// Answers of cases that stand beside figures.
    pub(super) across: Vec<Across>,
    pub(super) groups: Vec<Group>,
    pub(super) problems: Vec<Problem>,
    /// The last grid above which the lines of its document were heard.
    pub(super) heard: Option<usize>,
    /// What the rows below each title say of it.
    pub(super) titled: Vec<Titled>,
    /// The domain that a person has named for what has none.
    pub(super) disposal: Option<Slots>,
    /// Of how many figures only the domain is unclear.
    pub(super) open: usize,
    /// Whether titles say that cases are counted.
    pub(super) counts_cases: bool,
}

/// How many problems get a place; more are only counted.
const MOST_PLACED: usize = 500;

impl<'g, 'a> Table<'g, 'a> {
    pub(in crate::import) fn new(grids: &'g [Grid<'a>], subjects: &'g Subjects) -> Self {
        Self {
            grids,
            subjects,
            found: Vec::new(),
            others: Vec::new(),
            across: Vec::new(),
            groups: Vec::new(),
            problems: Vec::new(),
            heard: None,
            titled: Vec::new(),
            disposal: None,
            open: 0,
            counts_cases: false,
        }
    }

    /// With the position of the domain that a person has chosen.
    pub(in crate::import) fn with_disposal(mut self, domain: Option<usize>) -> Self {
        self.disposal = domain.map(|domain| self.subjects.of_domain(domain));
        self
    }

    /// Whether anything was found that could be used or asked about.
    pub(in crate::import) fn has_values(&self) -> bool {
        !self.found.is_empty() || self.open > 0
    }

    /// Whether anything was found that could not be used.
    pub(in crate::import) fn has_problems(&self) -> bool {
        !self.problems.is_empty() || !self.others.is_empty()
    }

    /// How much was found, and how many problems are about what is known: beside cases no others are
    /// reported.
    pub(in crate::import) fn size(&self) -> (usize, usize) {
        let found = self.found.len() + self.others.len() + self.open;
        let known = self.problems.iter().filter(|problem| problem.about.is_some()).count();
        (found + self.problems.len(), found + known)
    }

    /// Reads a block of the grid at `index`, but for its columns before `from`.
    #[inline(never)]
    pub(in crate::import) fn block(&mut self, index: usize, mut block: Block, from: usize) {
        let grid = &self.grids[index];
        let mut kinds = columns::settle(grid, &mut block, self.subjects);
        let before = from.min(kinds.len());
        kinds[..before].fill(Kind::Skip);
        let block = &block;
        if !kinds.contains(&Kind::Value) {
            return;
        }
        self.counts_cases |= block.counts_cases;
        self.lines_above(index);
        self.foreign_columns(index, block);
        for &row in &block.lost {
            let is_rating =
                |&column: &usize| matches!(value(grid.cell(row, column)), Value::Verdict(_));
            if let Some(column) = (0..grid.width(row)).find(is_rating) {
                let problem = Problem::new(Code::QuestionUnclear).found(grid.cell(row, column));
                self.problem(problem, index, row, column);
            } else {
                let first = grid.first_filled(row);
                let problem = Problem::new(Code::LineNotUnderstood).found(grid.cell(row, first));
                self.problem(problem, index, row, first);
            }
        }
        let shown = groups(grid, block, &kinds);
        // Its own title, or what its document or sheet says.
        let title = block.aim.map(|row| grid.cell(row, grid.first_filled(row)));
        let aim = title.or_else(|| grid.aim_above(self.subjects)).unwrap_or_default().to_owned();
        let mut context = Context {
            domain: self.subjects.only_domain(block.context).unwrap_or(block.context),
            heading: block.context,
            under: None,
            carried: vec![0; kinds.len()],
            aim,
            is_denied: false,
            prompts: prompt_columns(grid, block),
            is_headless: false,
            last: None,
        };
        let cases = case_columns(grid, block, &kinds);
        for row in block.first..block.end {
            if grid.filled(row) == 0 {
                continue;
            }
            if let Some(share) = answers(grid, row, &cases) {
                self.across.push(Across { grid: index, row, share });
            }
            if self.heading(grid, row, &mut context) {
                let first = grid.first_filled(row);
                let text = grid.cell(row, first);
                if states(self.subjects, text) {
                    let problem = Problem::new(Code::LineNotUnderstood).found(text);
                    self.problem(problem, index, row, first);
                }
            } else {
                self.row(index, block, (&kinds, &shown), row, &mut context);
            }
        }
    }

    #[inline(never)]
    pub(super) fn problem(&mut self, problem: Problem, grid: usize, row: usize, column: usize) {
        let placed = self.problems.len() < MOST_PLACED;
        let problem = if placed { self.grids[grid].at(problem, row, column) } else { problem };
        self.problems.push(problem);
    }

    /// Numbers in headers that the edition does not have, or has by another name.
    fn foreign_columns(&mut self, index: usize, block: &Block) {
        for (position, column) in block.columns.iter().enumerate() {
            if let Some(row) = column.row.filter(|_| column.is_narrow) {
                let subject = self.subjects.read(self.grids[index].cell(row, position));
                if let Some(number) = subject.number.filter(|_| subject.is_contradicted) {
                    let number = number.text();
                    let problem = Problem::new(Code::QuestionDoubtful).found(&number);
                    self.problem(problem.about(&number), index, row, position);
                }
            }
            let Some(row) = column.row.filter(|_| column.is_foreign) else { continue };
            let subject = self.subjects.read(self.grids[index].cell(row, position));
            if let Some(number) = subject.number.filter(|_| subject.slots == 0) {
                self.problem(unknown(&number.text(), self.subjects.edition), index, row, position);
            }
        }
    }
}

pub(super) fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether values of a measure are shares by themselves.
pub(super) fn is_figure(measure: Option<Measure>) -> bool {
    matches!(measure, None | Some(Measure::Percent | Measure::Figure))
}
