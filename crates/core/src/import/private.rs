//! Whether the rows of cells may be cases, of which no word is shown.

use super::Reading;
use super::cases::answer::{Answer, answer};
use super::table::{Grid, Subjects, Value, value};
use super::words::Number;

/// Whether nearly all rows have the same number of cells, so that what parts them is no part of
/// sentences. Rows with fewer than `least` filled cells do not count: of an audit that is hardly
/// begun most have none.
pub(super) fn is_regular(grid: &Grid, least: usize) -> bool {
    const SAMPLE: usize = 200;
    let (mut same, mut others) = (0, 0);
    let mut width = 0;
    let counts = |&row: &usize| grid.width(row) > 1 && grid.filled(row) >= least;
    for row in (0..grid.rows().min(SAMPLE)).filter(counts) {
        if width == 0 {
            width = grid.width(row);
        }
        if grid.width(row) == width {
            same += 1;
        } else {
            others += 1;
        }
    }
    same > 2 && same > 3 * others
}

/// Whether a grid's rows may be cases, so that its words are not to be shown. What parts its cells
/// may be part of sentences, unless `is_sure`.
pub(super) fn may_hold_cases(grid: &Grid, reading: &Reading, is_sure: bool) -> bool {
    let heads = heads(grid, reading);
    holds_cases(grid)
        || heads == Heads::Cases
        || heads == Heads::Maybe && (is_sure || is_regular(grid, 0))
}

/// Whether a fair part of what a grid's cells hold answers questions with yes or no.
pub(super) fn holds_cases(grid: &Grid) -> bool {
    const SAMPLE: usize = 2_000;
    let (mut answers, mut others) = (0, 0);
    // Ones alone may be row numbers.
    let (mut ones, mut zeros) = (0, 0);
    for row in 0..grid.rows().min(SAMPLE) {
        for column in 0..grid.width(row) {
            let text = grid.cell(row, column);
            match answer(text) {
                Answer::Yes if text == "1" => ones += 1,
                Answer::No if text == "0" => zeros += 1,
                Answer::Yes | Answer::No => answers += 1,
                Answer::NotApplicable if text.len() > 1 => answers += 1,
                Answer::Other => others += 1,
                _ => {}
            }
        }
    }
    if zeros > 1 && !asks_once(grid) {
        answers += ones + zeros;
    }
    answers > 1 && answers * 8 >= others
}

/// Whether each row is about a standard or key question of its own, and has figures that are no answers: then
/// none is a case.
fn asks_once(grid: &Grid) -> bool {
    /// No edition has as many standards and key questions.
    const MOST: usize = 100;
    let mut asked: Vec<&str> = Vec::new();
    let mut has_figures = false;
    for row in (0..grid.rows()).filter(|&row| grid.filled(row) > 1) {
        let label = grid.cell(row, grid.first_filled(row));
        let is_number = Number::start(label).is_some_and(|(number, _)| number.parts() > 1);
        if !is_number || asked.len() == MOST || asked.contains(&label) {
            return false;
        }
        asked.push(label);
        has_figures |= (0..grid.width(row)).any(|column| {
            let is_answer = matches!(grid.cell(row, column), "0" | "1");
            !is_answer && matches!(value(grid.cell(row, column)), Value::Bare(_))
        });
    }
    has_figures
}

/// Whether one of the first rows heads columns of cases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Heads {
    None,
    /// It names what identifies a case, an answer, or several key questions.
    Maybe,
    /// It names both.
    Cases,
}

/// What the first rows head.
pub(super) fn heads(grid: &Grid, reading: &Reading) -> Heads {
    const ROWS: usize = 10;
    const SIGNS: [&str; 12] = [
        "case", "child", "id", "urn", "name", "yp", "answer", "response", "user", "person",
        "pupil", "initials",
    ];
    let subjects = Subjects::new(reading.edition);
    let mut heads = Heads::None;
    for row in 0..grid.rows().min(ROWS) {
        // What a standard is rated heads no column.
        let first = grid.cell(row, grid.first_filled(row));
        let states = |column| {
            let text = grid.cell(row, column);
            text.len() > 1 && matches!(value(text), Value::Verdict(_))
        };
        if Number::start(first).is_some() && (0..grid.width(row)).any(states) {
            continue;
        }
        let (mut signs, mut questions, mut others) = (0, 0, 0);
        for column in 0..grid.width(row).min(200) {
            let text = grid.cell(row, column);
            let is_sign = |word: &str| SIGNS.iter().any(|sign| sign.eq_ignore_ascii_case(word));
            let subject = subjects.read(text);
            // `2.2 Child safe` is a question.
            if subject.number.is_none() && text.len() < 30 && text.split([' ', '/']).any(is_sign) {
                signs += 1;
            } else if subject.is_narrow {
                questions += 1;
            } else if !text.is_empty() {
                others += 1;
            }
        }
        heads = heads.max(match (signs, questions) {
            (1.., 2..) => Heads::Cases,
            (_, 2..) => Heads::Maybe,
            (1.., _) if questions + others > 0 => Heads::Maybe,
            _ => Heads::None,
        });
    }
    heads
}
