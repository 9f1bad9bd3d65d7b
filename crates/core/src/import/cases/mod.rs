//! The reader of case-level audits: a row for each case and a column for each key question, or a
//! row for each case and key question. It counts, and keeps nothing else.
//!
//! Rows hold children. No text of theirs may leave this reader: a problem names a cell's place and
//! at most one of a few known words ([`VAGUE`]).

mod across;
pub(super) mod answer;
mod between;
mod contents;
mod count;
mod dropped;
pub(super) mod heads;
mod ids;
mod kinds;
mod misplaced;
mod outside;
mod period;
mod periods;
mod rows;
mod seconds;
mod services;
mod settle;
mod shape;
mod single;
mod spelling;
mod strange;
mod subheads;
mod sums;

use super::cells::choose;
use super::source::{Answers, Ask, Question};
use super::table;
use super::table::{Block, Grid, Measure, Slots, Subjects, Value, is_total, value};
use crate::problem::{Code, Problem};
use crate::share::push_number;
use answer::{Answer, answer};
use periods::Periods;
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

/// Whether a word says how far something is so: `partly`, `fully`.
pub(super) fn names_degree(word: &str) -> bool {
    const MORE: [&str; 5] = ["fully", "all", "none", "always", "never"];
    VAGUE.iter().chain(&MORE).any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a text names a stretch of time, and nothing else.
pub(super) fn names_period(text: &str) -> bool {
    period::period(text).is_some()
}

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
    /// Whether other cases stand above the block in its grid.
    is_below: bool,
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
            is_below: false,
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
        self.is_below = self.has_cases && self.last.0 == index;
        let Some(shape) = Shape::of(&self.grids[index], block, self.subjects, is_next) else {
            return self.across(index, block) || self.rates_cases(index, block);
        };
        if !self.has_cases || self.last.0 != index {
            self.service_titles(index);
        }
        self.has_cases = true;
        self.last = (index, columns);
        self.service_columns(index, block, &shape);
        if !is_next || self.cases.0 != shape.id {
            self.cases = (shape.id, Vec::new());
        }
        let is_marked = shape.columns.iter().all(|&column| Shape::is_mark(block, column));
        if shape.is_long
            && !shape.is_themed
            && !(is_marked && shape.is_headed)
            && (shape.columns.len() > 1 || !shape.columns.is_empty() && !shape.is_headed)
        {
            let options = (1..).zip(&shape.columns).map(|(place, &column)| {
                let row = block.columns.get(column).and_then(|said| said.row);
                let head = row.map_or("", |row| self.grids[index].cell(row, column));
                let first = head.split(' ').next().unwrap_or_default();
                // What begins like an answer may be one of a case, with words behind it.
                if answer(first) == Answer::Other {
                    return head.to_owned();
                }
                let mut text = "(".to_owned();
                push_number(&mut text, place);
                text + ")"
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
pub(super) fn digits(number: u32) -> String {
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
