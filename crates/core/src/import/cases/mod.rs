//! The reader of case-level audits: a row for each case and a column for each key question, or a
//! row for each case and key question. It counts, and keeps nothing else.
//!
//! Rows hold children. No text of theirs may leave this reader: a problem names a cell's place and
//! at most one of a few known words ([`VAGUE`]).

pub(super) mod answer;
mod contents;
pub(super) mod heads;
mod ids;
mod period;
mod periods;
mod rows;
mod settle;
mod shape;
mod spelling;
mod strange;
mod sums;

use super::cells::choose;
use super::source::{Answers, Ask, Question};
use super::table;
use super::table::{Block, Grid, Measure, Slots, Subjects, Value, is_total, value};
use crate::problem::{Code, Problem};
use crate::share::push_number;
use answer::{Answer, answer};
use periods::Periods;
use rows::{Labels, is_headless};
use shape::Shape;

/// What people write where they could not decide: the only words of an answer that are shown.
const VAGUE: [&str; 12] = [
    "partly",
    "partially",
    "partial",
    "maybe",
    "unclear",
    "unknown",
    "unsure",
    "pending",
    "tbc",
    "?",
    "some",
    "mostly",
];

/// How many problems get a place; more are only counted.
const MOST_PLACED: usize = 500;

/// Sufficient and relevant cases of one key question on one sheet, and the header that names it.
struct Tally {
    grid: usize,
    standard: usize,
    question: usize,
    yes: u32,
    of: u32,
    row: usize,
    column: usize,
}

/// Counts the cases of several sheets.
pub(super) struct Audit<'g, 'a> {
    grids: &'g [Grid<'a>],
    subjects: &'g Subjects,
    /// The domain that a person has named for what has none.
    disposal: Option<usize>,
    tallies: Vec<Tally>,
    problems: Vec<Problem>,
    asks_disposal: bool,
    /// Whether any block was one of cases.
    pub(super) has_cases: bool,
    /// The choice among several columns of answers in the long form.
    column: Option<usize>,
    questions: Vec<Question>,
    /// What columns that were not counted are about, and their grids.
    withheld: Vec<(usize, Slots)>,
    /// What the columns of the last block of cases are about, and its grid.
    last: (usize, Vec<Slots>),
    /// The rows of cases so far of a block and those before it that go on with the same columns,
    /// and the column of what identifies them.
    cases: (Option<usize>, Vec<(usize, Slots)>),
    /// The sheet that a person has chosen.
    sheet: Option<usize>,
    periods: Periods,
}

impl<'g, 'a> Audit<'g, 'a> {
    pub(super) fn new(grids: &'g [Grid<'a>], subjects: &'g Subjects, answers: Answers) -> Self {
        Self {
            grids,
            subjects,
            disposal: answers.disposal.and_then(|option| disposals(subjects).get(option).copied()),
            tallies: Vec::new(),
            problems: Vec::new(),
            asks_disposal: false,
            has_cases: false,
            column: answers.column,
            questions: Vec::new(),
            withheld: Vec::new(),
            last: (0, Vec::new()),
            cases: (None, Vec::new()),
            sheet: None,
            periods: Periods::new(answers),
        }
    }

    /// Counts a block of the grid at `index`; false where it holds no cases.
    pub(super) fn block(&mut self, index: usize, block: &Block) -> bool {
        let columns: Vec<Slots> = block.columns.iter().map(|said| said.slots).collect();
        let is_next = self.last.0 == index && self.last.1 == columns;
        let Some(shape) = Shape::of(&self.grids[index], block, self.subjects, is_next) else {
            return false;
        };
        self.has_cases = true;
        self.last = (index, columns);
        if !is_next || self.cases.0 != shape.id {
            self.cases = (shape.id, Vec::new());
        }
        if shape.is_long
            && (shape.columns.len() > 1 || !shape.columns.is_empty() && !shape.is_headed)
        {
            let options = shape.columns.iter().map(|&column| {
                let row = block.columns.get(column).and_then(|said| said.row);
                row.map_or_else(String::new, |row| self.grids[index].cell(row, column).to_owned())
            });
            let answers = Answers { column: self.column, ..Answers::default() };
            let chosen = choose(&mut self.questions, answers, Ask::Column, options.collect());
            let Some(chosen) = chosen else { return true };
            let mut shape = shape;
            shape.columns = vec![shape.columns[chosen]];
            self.rows(index, block, &shape);
            return true;
        }
        self.rows(index, block, &shape);
        true
    }

    #[inline(never)]
    fn problem(&mut self, code: Code, grid: usize, row: usize, column: usize) -> &mut Problem {
        let problem = Problem::new(code);
        let placed = self.problems.len() < MOST_PLACED;
        self.problems.push(if placed {
            self.grids[grid].at(problem, row, column)
        } else {
            problem
        });
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    /// Reports a column as a whole, at its header.
    fn column_problem(&mut self, code: Code, index: usize, block: &Block, column: usize) {
        let row = block.columns.get(column).and_then(|said| said.row).unwrap_or(block.first);
        self.problem(code, index, row, column);
    }

    #[expect(clippy::too_many_lines, reason = "one decision after the other, over the same facts")]
    #[inline(never)]
    fn rows(&mut self, index: usize, block: &Block, shape: &Shape) {
        let grid = &self.grids[index];
        // Nothing tells which rows such labels are of.
        let is_headless =
            shape.is_long && shape.labels.iter().any(|&label| is_headless(grid, block, label));
        let unclear = shape.unclear_marks() || is_headless || block.denies;
        let mut withheld = vec![false; shape.columns.len()];
        for (position, &column) in shape.columns.iter().enumerate() {
            let twice = !shape.is_long
                && shape.columns.iter().any(|&other| {
                    let (one, two) = (&block.columns[other], &block.columns[column]);
                    other != column
                        && one.slots == two.slots
                        && !(Shape::is_mark(block, column) && one.measure != two.measure)
                });
            let unclear = unclear && !Shape::is_mark(block, column);
            withheld[position] = twice || unclear || shape.is_mixed(column);
            if withheld[position] {
                self.column_problem(Code::AnswersUnclear, index, block, column);
                let slots = block.columns.get(column).map_or(0, |said| said.slots);
                self.withheld.push((index, slots));
            }
        }
        for &column in &shape.unread {
            self.column_problem(Code::AnswersUnclear, index, block, column);
            let slots = block.columns.get(column).map_or(0, |said| said.slots);
            if !self.subjects.names_standard(slots) {
                self.withheld.push((index, slots));
            }
        }
        let (mut blanks, mut left_out) = (0, 0);
        // The column that each tally is counted in, and others that answer the same.
        let mut counted: Vec<(usize, usize)> = Vec::new();
        let mut clashes: Vec<(usize, usize)> = Vec::new();
        let mut rows: Vec<(usize, Slots)> = Vec::new();
        let mut sums: Vec<usize> = Vec::new();
        let before = self.tallies.len();
        let mut labels = Labels::new(&shape.labels);
        let mut periods = self.period_columns(index, block, shape);
        for row in block.first..block.end {
            if grid.filled(row) == 0 {
                continue;
            }
            self.periods.headings(index, grid, row);
            let named = if shape.is_long {
                labels.read(grid, row, block, self.subjects)
            } else {
                Slots::MAX
            };
            if !shape.has_answer(grid, row) {
                continue;
            }
            if shape.is_summary(grid, row) {
                let found = Some(digits(grid.line(row)));
                self.problem(Code::TotalLeftOut, index, row, grid.first_filled(row)).found = found;
                sums.push(row);
                continue;
            }
            if shape.is_left_out(grid, row) {
                left_out += 1;
                continue;
            }
            if let Some(column) = shape.stranger(grid, row) {
                self.problem(Code::CasesLeftOut, index, row, column).found = Some(digits(1));
                continue;
            }
            let period = self.periods.of(grid, row, block, &mut periods);
            if self.periods.leaves_out(period) {
                if period.is_none() {
                    self.problem(Code::PeriodUnclear, index, row, grid.first_filled(row));
                }
                continue;
            }
            if named == 0 {
                self.problem(Code::QuestionUnclear, index, row, grid.first_filled(row));
                continue;
            }
            let mut domain = None;
            if let Some(&column) = shape.kinds.first() {
                domain = shape.domain(grid, row, self.subjects);
                // What a title or the sheet's name says of all of them may be wrong of this one.
                let contradicts = |domain| self.subjects.of_domain(domain) & block.context == 0;
                if domain.is_none_or(contradicts) {
                    self.problem(Code::DisposalUnclear, index, row, column);
                    continue;
                }
            }
            rows.push((row, if shape.is_long { named } else { 0 }));
            for (position, &column) in shape.columns.iter().enumerate() {
                if withheld[position] {
                    continue;
                }
                let text = grid.cell(row, column);
                let said = &block.columns.get(column);
                let header = said.map_or(Slots::MAX, |said| match said.slots {
                    0 => Slots::MAX,
                    slots => slots,
                });
                let mut given = shape.read(block, column, text);
                if matches!(given, Answer::Yes | Answer::No)
                    && shape.is_marked_twice(grid, row, block, column)
                {
                    given = Answer::Other;
                }
                if given == Answer::Blank {
                    blanks += 1;
                    given = Answer::NotApplicable;
                }
                if given == Answer::Other {
                    let found = VAGUE.iter().find(|word| word.eq_ignore_ascii_case(text));
                    let found = found.map(|word| (*word).to_owned());
                    self.problem(Code::AnswerUnclear, index, row, column).found = found;
                    continue;
                }
                let is_counted = matches!(given, Answer::Yes | Answer::No);
                let slots = self.resolve(named & header, block.context, domain, shape);
                let Some((standard, question)) =
                    slots.and_then(|slots| self.subjects.question(slots))
                else {
                    if is_counted && slots.is_some() {
                        self.problem(Code::AnswerUnclear, index, row, column);
                    }
                    continue;
                };
                let head = said.and_then(|said| said.row).unwrap_or(block.first);
                // In the long form the rightmost label of the row names it.
                let label = shape.labels.iter().rfind(|&&label| !grid.cell(row, label).is_empty());
                let label = label.filter(|_| shape.is_long);
                let head = if label.is_some() { row } else { head };
                let known = self.tallies.iter().position(|tally| {
                    (tally.grid, tally.standard, tally.question) == (index, standard, question)
                });
                let known = known.unwrap_or_else(|| {
                    let (yes, of) = (0, 0);
                    let column = label.copied().unwrap_or(column);
                    self.tallies.push(Tally {
                        grid: index,
                        standard,
                        question,
                        yes,
                        of,
                        row: head,
                        column,
                    });
                    self.tallies.len() - 1
                });
                match counted.iter().find(|(tally, _)| *tally == known) {
                    None => counted.push((known, column)),
                    Some(&(_, first)) if first == column || Shape::is_mark(block, column) => {}
                    Some(_) if clashes.contains(&(known, column)) => {}
                    Some(_) => clashes.push((known, column)),
                }
                self.tallies[known].of += u32::from(is_counted);
                self.tallies[known].yes += u32::from(given == Answer::Yes);
            }
        }
        for (tally, column) in clashes {
            self.column_problem(Code::AnswersUnclear, index, block, column);
            self.tallies[tally].of = 0;
        }
        if !shape.is_long && !self.periods.is_chosen() {
            self.compare(index, &sums, &counted, before);
        }
        if blanks > 0 && shape.has_not_applicable {
            let problem = self.problem(Code::BlanksLeftOut, index, block.first, shape.columns[0]);
            problem.found = Some(digits(blanks));
        }
        if let Some((column, _)) = shape.leaves_out.filter(|_| left_out > 0) {
            let problem = self.problem(Code::CasesLeftOut, index, block.first, column);
            problem.found = Some(digits(left_out));
        }
        self.repeated(index, rows);
    }

    /// The slots of an answer, by its header and the case's disposal; `None` where only the domain
    /// is missing, which is asked.
    #[inline(never)]
    fn resolve(
        &mut self,
        slots: Slots,
        context: Slots,
        domain: Option<usize>,
        shape: &Shape,
    ) -> Option<Slots> {
        let decided = self
            .subjects
            .question(slots)
            .map(|(standard, _)| self.subjects.edition.standards[standard].domain);
        if let Some(domain) = domain {
            let other = decided.is_some_and(|own| own != domain);
            // Columns for both disposals: an answer under the other's heading is a slip.
            if other && shape.domains.contains(&domain) {
                return Some(0);
            }
            if other {
                return Some(self.subjects.counterpart(slots, domain));
            }
            let slots = slots & self.subjects.of_domain(domain);
            let both = slots & context;
            return Some(if both == 0 { slots } else { both });
        }
        let both = slots & context;
        if self.subjects.question(both).is_some() {
            return Some(both);
        }
        let open = if both == 0 { slots } else { both };
        match self.disposal {
            Some(domain) if decided.is_some() => Some(self.subjects.counterpart(slots, domain)),
            Some(domain) => Some(open & self.subjects.of_domain(domain)),
            None if decided.is_some() || self.subjects.is_open_by_domain(open) => {
                self.asks_disposal = true;
                None
            }
            None => Some(0),
        }
    }

    /// What the cases are about, even where they could not be counted.
    pub(super) fn counted(&self) -> Slots {
        let mut slots = 0;
        for tally in &self.tallies {
            slots |= self.subjects.of_question(tally.standard, tally.question);
        }
        self.withheld.iter().fold(slots, |slots, &(_, own)| slots | own)
    }
}

/// A number as a problem shows it.
fn digits(number: u32) -> String {
    let mut text = String::new();
    push_number(&mut text, number);
    text
}

/// The domains whose cases can be counted, by their positions.
fn disposals(subjects: &Subjects) -> Vec<usize> {
    subjects.domains(Slots::MAX)
}

/// Whether a cell is a number other than 0 and 1, or a percentage: part of a row of sums.
#[inline(never)]
fn is_sum(text: &str) -> bool {
    match value(text) {
        Value::Bare(number) => !matches!(number, "0" | "1"),
        Value::Share(_) | Value::Both(..) => true,
        _ => false,
    }
}

/// Whether the head of a row says that the row sums up cases.
#[inline(never)]
pub(super) fn names_summary(text: &str) -> bool {
    let (measure, rest) = table::measure(text);
    // `Mum says yes` is no sum.
    let is_known = rest.split(' ').all(|word| word.is_empty() || is_total(word));
    is_known && is_total(text)
        || is_known
            && matches!(
                measure,
                Some(
                    Measure::Percent
                        | Measure::Yes
                        | Measure::No
                        | Measure::NotApplicable
                        | Measure::Total
                        | Measure::Applicable
                        | Measure::Figure
                        | Measure::Rating
                )
            )
            && answer(text) != Answer::Blank
}
