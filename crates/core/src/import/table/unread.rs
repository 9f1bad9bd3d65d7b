//! What no reader understood beside what one did: a sheet or a part of one that names key questions
//! or standards and holds figures, answers or ratings, none of which was taken. What only explains,
//! such as a list of the standards or of what may be answered, is none.

use super::grid::Grid;
use super::header::{Measure, header};
use super::rows::{FIRST, is_standard_number};
use super::subject::Subjects;
use super::value::{Value, is_year, value};
use crate::import::cases::answer::{Answer, answer};
use crate::problem::{Code, Problem};
use crate::share::parse_count;
use std::ops::Range;

/// The most rows that are looked at in all: a sheet may have any number of them.
const MOST_ROWS: usize = 2_000;

/// The most columns that are looked at.
const MOST_COLUMNS: usize = 60;

/// The rows that were read, in order.
#[derive(Default)]
pub(in crate::import) struct Read {
    /// Those of each block: the position of its grid, the rows, and whether anything was found that
    /// is known beside cases too.
    blocks: Vec<(usize, Range<usize>, bool)>,
}

impl Read {
    /// Notes the rows of cases of the grid at `index`.
    pub(in crate::import) fn add_cases(&mut self, index: usize, rows: Range<usize>) {
        self.blocks.push((index, rows, true));
    }

    /// Notes the rows of a table, if it grew from the size `before` to that `after`.
    pub(in crate::import) fn add(
        &mut self,
        index: usize,
        rows: Range<usize>,
        before: (usize, usize),
        after: (usize, usize),
    ) {
        if after.0 > before.0 {
            self.blocks.push((index, rows, after.1 > before.1));
        }
    }

    /// A problem for each part of the grids between what was read that holds values and says what
    /// they are about. Beside cases tables are not heard that only complain.
    pub(in crate::import) fn rest(
        &self,
        grids: &[Grid],
        subjects: &Subjects,
        beside_cases: bool,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut left = MOST_ROWS;
        for (index, grid) in grids.iter().enumerate() {
            let own = self
                .blocks
                .iter()
                .filter(|&&(of, _, is_known)| of == index && (is_known || !beside_cases));
            let end = grid.rows();
            let own = own.map(|(_, rows, _)| rows.clone()).chain(std::iter::once(end..end));
            let mut from = 0;
            for read in own {
                let part = from..read.start.min(from + left);
                from = read.end;
                left -= part.len();
                if has_values(grid, subjects, part.clone()) {
                    let first = part.clone().find(|&row| grid.filled(row) > 0);
                    let first = first.unwrap_or(part.start);
                    let problem = Problem::new(Code::LineNotUnderstood);
                    problems.push(grid.at(problem, first, grid.first_filled(first)));
                }
            }
        }
        problems
    }
}

/// What a value of a part tells by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// A figure with its sign, or a rating.
    Value,
    /// A number, which may count off rows or pages.
    Number(u32),
    /// An answer, which may be one of those to pick from.
    Answer(Answer),
}

/// Whether several rows of a part name a key question or standard and have a value behind it, in a
/// column where values cannot be what may be chosen or a running number.
#[inline(never)]
fn has_values(grid: &Grid, subjects: &Subjects, part: Range<usize>) -> bool {
    let mut told: Vec<(usize, Told)> = Vec::new();
    // The words that head each column so far.
    let mut heads: Vec<Option<usize>> = vec![None; MOST_COLUMNS];
    for row in part {
        let label = label(grid, subjects, row);
        for (column, above) in heads.iter_mut().enumerate().take(grid.width(row)) {
            let text = grid.cell(row, column);
            if text.is_empty() || grid.is_covered(row, column) {
                continue;
            }
            let head = above.map_or("", |head| grid.cell(head, column));
            let Some((_, asks)) = label.filter(|&(label, _)| column > label) else {
                *above = Some(row);
                continue;
            };
            told.extend(tell(text, head, asks, subjects).map(|told| (column, told)));
        }
    }
    told.iter().any(|&(column, _)| {
        let own = || told.iter().filter(move |(other, _)| *other == column).map(|(_, told)| *told);
        let values = own().filter(|told| *told == Told::Value).count();
        let numbers: Vec<u32> = own()
            .filter_map(|told| if let Told::Number(number) = told { Some(number) } else { None })
            .collect();
        let is_counting = numbers.windows(2).all(|pair| pair[0] < pair[1]);
        let answers = own().filter(|told| matches!(told, Told::Answer(_)));
        let repeats = own().enumerate().any(|(at, told)| {
            matches!(told, Told::Answer(_)) && own().take(at).any(|known| known == told)
        });
        values > 1 || numbers.len() > 1 && !is_counting || repeats && answers.count() > 1
    }) || has_marks(&told)
}

/// Whether marks stand in several columns, as where one of some ratings is ticked in each row.
fn has_marks(told: &[(usize, Told)]) -> bool {
    let mut marks = told.iter().filter(|(_, told)| matches!(told, Told::Answer(Answer::Cross)));
    marks.next().is_some() && marks.next().is_some()
}

/// The column of the first cell of a row that names a standard or key question, and whether it
/// names a key question.
fn label(grid: &Grid, subjects: &Subjects, row: usize) -> Option<(usize, bool)> {
    (0..grid.width(row).min(FIRST)).find_map(|column| {
        let text = grid.cell(row, column);
        let is_text = matches!(value(text), Value::Words) || is_standard_number(text, subjects);
        let subject = Some(subjects.read(text)).filter(|_| is_text)?;
        // `Update plan` is of a list of things to do.
        let is_said = subject.number.is_some() || subjects.title(text).is_some();
        let is_named = is_said && subject.is_narrow && subject.slots != 0 && !subject.is_prompt;
        is_named.then(|| (column, subjects.question(subject.slots).is_some()))
    })
}

/// What a cell tells, below `head` and behind the label of a key question, if that `asks`, or of a
/// standard.
fn tell(text: &str, head: &str, asks: bool, subjects: &Subjects) -> Option<Told> {
    let measure = header(head).measure;
    // Weights, pages, sizes of samples.
    let is_aside = matches!(
        measure,
        Some(
            Measure::Other
                | Measure::Total
                | Measure::Applicable
                | Measure::NotApplicable
                | Measure::Label
        )
    );
    match value(text) {
        Value::Share(_) | Value::Both(..) if measure != Some(Measure::Other) => Some(Told::Value),
        // A letter may be a traffic light, or a priority.
        Value::Verdict(_) if text.len() > 1 && !is_aside => Some(Told::Value),
        Value::Bare(number)
            if !is_aside && !is_year(number) && !is_standard_number(number, subjects) =>
        {
            match parse_count(number) {
                Some(count) => Some(Told::Number(count)),
                None => Some(Told::Value),
            }
        }
        Value::None | Value::Words if !is_aside => {
            let is_scale = matches!(value(head), Value::Verdict(_));
            match answer(text) {
                // `Done: yes` beside a standard is of a plan.
                given @ (Answer::Yes | Answer::No) if asks => Some(Told::Answer(given)),
                Answer::Yes | Answer::Cross if is_scale => Some(Told::Answer(Answer::Cross)),
                _ => None,
            }
        }
        _ => None,
    }
}
