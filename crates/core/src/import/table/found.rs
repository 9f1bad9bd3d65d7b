//! Goes through the rows of a table and notes each value with what it is about.

use super::across::{Across, answers, case_columns};
use super::columns::{self, Kind, spans_rows};
use super::grid::{Grid, is_hidden};
use super::groups::{Group, groups};
use super::header::{Measure, header};
use super::labels::Context;
use super::layout::{Block, Column};
use super::parents::parent;
use super::prompts::prompt_columns;
use super::remarks::states;
use super::rows::{heads_rating, is_behind_title};
use super::subject::{Slots, Subjects};
use super::titles::Titled;
use super::value::{Value, rating_in_welsh, value};
use crate::import::mend::mend;
use crate::import::words::{Verdict, verdict_alone};
use crate::problem::{Code, Problem};
use crate::record::unknown;
use crate::share::parse_count;

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
        let standard = &subjects.edition.standards[self.standard];
        self.question.map_or(standard.number, |question| standard.key_questions[question].number)
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

/// The longest text that may be meant as a rating, in bytes.
const LONGEST_RATING: usize = 30;

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
                self.row(index, block, &kinds, &shown, row, &mut context);
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

    #[expect(clippy::too_many_lines, reason = "one decision after the other, over the same facts")]
    #[inline(never)]
    fn row(
        &mut self,
        index: usize,
        block: &Block,
        kinds: &[Kind],
        groups: &[Group],
        row: usize,
        context: &mut Context,
    ) {
        let grid = &self.grids[index];
        let parent = parent(grid, kinds, row, self.subjects);
        let heading = context.heading;
        if parent.is_some() {
            context.under = parent;
        } else if let Some((slots, left)) = context.under {
            context.heading = slots;
            context.under = Some((slots, left - 1)).filter(|&(_, left)| left > 0);
        }
        let said = self.labels(index, block, kinds, row, context);
        context.heading = heading;
        if said.is_prompt {
            self.explaining(index, kinds, row, &said);
        }
        if said.is_unknown || said.is_prompt {
            return;
        }
        let blank = Column::default();
        // A row of small numbers or ratings may be a case, and its label a child's.
        let is_small = kinds.iter().enumerate().all(|(column, &kind)| {
            kind != Kind::Value
                || block
                    .columns
                    .get(column)
                    .is_some_and(|said| said.measure == Some(Measure::Other))
                || match value(grid.cell(row, column)) {
                    Value::Bare(number) => parse_count(number).is_some_and(|count| count <= 10),
                    Value::None | Value::Words | Value::Verdict(_) => true,
                    _ => false,
                }
        });
        let mut doubted = false;
        for (column, &kind) in kinds.iter().enumerate().take(grid.width(row)) {
            let text = grid.cell(row, column);
            if kind != Kind::Value || text.is_empty() || grid.is_covered(row, column) {
                continue;
            }
            let head = block.columns.get(column).unwrap_or(&blank);
            let own = if head.slots == 0 { Slots::MAX } else { head.slots };
            let by_column = self.subjects.question(own).is_some();
            let mut measure = head.measure.unwrap_or(Measure::Figure);
            let mut by_row = false;
            if said.is_share_of_no && said.is_narrow && is_figure(head.measure) {
                measure = Measure::No;
            } else if by_column
                && !said.is_narrow
                && let Some(named) = said.measure
                && !matches!(named, Measure::Label | Measure::Service)
                && is_figure(head.measure)
            {
                measure = named;
                by_row = true;
            }
            let column_head = head.row.map_or("", |row| grid.cell(row, column));
            if measure == Measure::Other
                && !said.is_total
                && let Some((standard, question)) = self.subjects.question(said.slots & own)
                && matches!(value(text), Value::Share(_) | Value::Both(..) | Value::Bare(_))
            {
                self.others.push(Found {
                    standard,
                    question: Some(question),
                    measure: if header(column_head).is_share_of_no { Measure::No } else { measure },
                    group: 0,
                    grid: index,
                    row,
                    column,
                    is_bare_of_words: false,
                    verdict: None,
                });
            }
            let contained = match measure {
                Measure::Rating => verdict_alone(text)
                    .or_else(|| rating_in_welsh(text).map(Verdict::Rating))
                    .map_or_else(|| value(text), Value::Verdict),
                _ => value(text),
            };
            // `Good?` is not decided.
            let is_open =
                matches!(contained, Value::Verdict(Verdict::Rating(_))) && text.ends_with('?');
            let contained = if is_open { Value::Words } else { contained };
            // `Rating | Good` below the heading of a standard.
            let is_told = matches!(contained, Value::Verdict(_))
                && self.subjects.standard(said.slots).is_some()
                && said.other.is_some_and(|label| heads_rating(grid.cell(row, label)))
                && (!said.is_total || is_behind_title(grid, row));
            if said.is_total && !is_told && !by_row && self.subjects.question(said.slots).is_none()
                || measure == Measure::Other
            {
                if said.is_total && !doubted && !matches!(value(text), Value::Words | Value::None) {
                    doubted = true;
                    self.problem(Problem::new(Code::TotalLeftOut).found(text), index, row, column);
                }
                continue;
            }
            let is_placed = said.is_narrow || head.is_narrow || is_told;
            // `Requires improvment` among ratings and figures.
            let is_unrated = head.has_ratings
                && text.len() <= LONGEST_RATING
                && self.subjects.question(said.slots & own).is_none()
                && self.subjects.standard(said.slots & own).is_some();
            match contained {
                Value::None => continue,
                Value::Words if is_placed && is_unrated => {}
                Value::Words
                    if !is_placed
                        || measure == Measure::Figure && !has_digit(text) && !is_hidden(text) =>
                {
                    continue;
                }
                _ if !is_placed => {
                    // A rating whose row is called by another name than any standard's. A letter may be
                    // a traffic light.
                    let is_lost = matches!(contained, Value::Verdict(_))
                        && measure == Measure::Rating
                        && text.len() > 1
                        && (said.other.is_some() || said.slots != context.heading);
                    if !doubted
                        && (is_lost
                            || matches!(
                                contained,
                                Value::Share(_) | Value::Both(..) | Value::Bare(_)
                            ))
                    {
                        doubted = true;
                        let problem = Problem::new(Code::QuestionUnclear).found(text);
                        self.problem(problem, index, row, column);
                    }
                    continue;
                }
                _ => {}
            }
            let mut slots = said.slots & own;
            if self.subjects.domains(slots).len() > 1
                && self.subjects.question(slots).is_none()
                && let Some(disposal) = self.disposal
            {
                slots &= disposal;
            }
            let question = self.subjects.question(slots);
            let standard = self.subjects.standard(slots);
            let number = match (question, standard) {
                (Some((standard, question)), _) => {
                    self.subjects.edition.standards[standard].key_questions[question].number
                }
                (None, Some(standard)) => self.subjects.edition.standards[standard].number,
                _ => "",
            };
            let mut verdict = None;
            let problem = match contained {
                Value::Words if is_hidden(text) => Some(Problem::new(Code::CellHidden).found(text)),
                Value::Words if measure == Measure::Rating || is_unrated => {
                    Some(Problem::new(Code::NotARating).found(text))
                }
                Value::Words => {
                    let mut problem = Problem::new(Code::NotAFigure).found(text);
                    problem.mend = mend(text);
                    Some(problem)
                }
                // `No cases` in place of a key question's figure says nothing of the standard.
                Value::Verdict(Verdict::Status(_))
                    if question.is_some() && is_figure(head.measure) =>
                {
                    continue;
                }
                // Beside figures that are about no key question, `G` may be a light.
                Value::Verdict(_) if doubted && question.is_none() && text.len() == 1 => continue,
                Value::Verdict(found) => {
                    verdict = Some(found);
                    standard.is_none().then(|| Problem::new(Code::QuestionUnclear).found(text))
                }
                Value::Share(Err(error)) => Some(Problem::new(error.into()).found(text)),
                _ if measure == Measure::Rating => Some(Problem::new(Code::NotARating).found(text)),
                // One figure for several key questions is that of none.
                _ if question.is_some()
                    && (is_figure(Some(measure)) || measure == Measure::Yes)
                    && spans_rows(grid, kinds, row, column, block.end) =>
                {
                    Some(Problem::new(Code::QuestionUnclear).found(text))
                }
                _ if question.is_some() => None,
                _ if standard.is_some_and(|standard| {
                    !self.subjects.edition.standards[standard].is_case_based()
                }) =>
                {
                    // A column of case counts goes with every row; a percentage does not.
                    if is_figure(Some(measure)) || measure == Measure::Yes {
                        Some(Problem::new(Code::FigureForJudged).found(text))
                    } else {
                        continue;
                    }
                }
                _ if standard.is_none() && self.subjects.is_open_by_domain(slots) => {
                    self.open += 1;
                    continue;
                }
                _ if doubted => continue,
                _ if parent.is_some() => Some(Problem::new(Code::TotalLeftOut).found(text)),
                _ => Some(Problem::new(Code::QuestionUnclear).found(text)),
            };
            if let Some(mut problem) = problem {
                doubted = true;
                if !number.is_empty() {
                    problem = problem.about(number);
                }
                self.problem(problem, index, row, column);
                continue;
            }
            let group = self.group(
                index,
                &said,
                groups,
                row,
                column,
                (by_column && !by_row && !is_small, measure),
            );
            if (said.is_weak || head.is_weak) && question.is_some() && verdict.is_none() {
                let problem = Problem::new(Code::QuestionDoubtful).found(text).about(number);
                self.problem(problem, index, row, column);
            }
            let standard = question.map_or(standard, |(standard, _)| Some(standard));
            if let (Some(standard), Some(group)) = (standard, group) {
                self.found.push(Found {
                    standard,
                    question: question.map(|(_, question)| question),
                    measure,
                    group,
                    grid: index,
                    row,
                    column,
                    is_bare_of_words: head.group.is_empty(),
                    verdict,
                });
            }
        }
        let Some((standard, verdict, column)) = said.stated else { return };
        let group = self.group(index, &said, groups, row, column, (false, Measure::Rating));
        self.found.extend(group.map(|group| Found {
            standard,
            question: None,
            measure: Measure::Rating,
            group,
            grid: index,
            row,
            column,
            is_bare_of_words: false,
            verdict: Some(verdict),
        }));
    }
}

pub(super) fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether values of a measure are shares by themselves.
pub(super) fn is_figure(measure: Option<Measure>) -> bool {
    matches!(measure, None | Some(Measure::Percent | Measure::Figure))
}
