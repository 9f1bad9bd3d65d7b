//! What a row of a grid is: a header, data, or a header that begins another block.

use super::grid::{Grid, is_hidden};
use super::header::{Measure, header, is_total};
use super::heads::{HeaderRow, named_by};
use super::subject::{Slots, Subjects};
use super::value::{Value, is_year, value};
use crate::import::cases::answer::{self, Answer};
use crate::import::cases::{names_degree, names_summary};
use crate::import::mend::mend;
use crate::import::words::{Number, Verdict};

/// How many of a row's first cells may name its subject.
pub(super) const FIRST: usize = 16;

/// Whether a cell's text is a number of a standard, which also looks like a figure.
pub(in crate::import) fn is_standard_number(text: &str, subjects: &Subjects) -> bool {
    Number::start(text).is_some_and(|(number, rest)| {
        number.parts() > 1 && rest.is_empty() && number.standard(subjects.edition).is_some()
    })
}

/// Whether a row among data that looks like a header is one: what a comment says may look so too.
#[inline(never)]
pub(super) fn starts_anew(
    grid: &Grid,
    row: usize,
    subjects: &Subjects,
    headers: &[HeaderRow],
) -> bool {
    let has_answers = has_yes_no(grid, row);
    let (mut pure, mut undecided) = (0, 0);
    for column in 0..grid.width(row) {
        let text = grid.cell(row, column);
        let said = header(text);
        let is_pure = if answer(text) == Answer::Other {
            said.measure.is_some() && said.rest.is_empty()
        } else {
            has_answers && !text.is_empty()
        };
        *if is_undecided(text) { &mut undecided } else { &mut pure } += usize::from(is_pure);
    }
    let headed = asked(headers);
    if pure > 1 || undecided > 1 {
        // Below key questions a case may say twice what else heads columns.
        let below = (row + 1..grid.rows()).find(|&below| grid.filled(below) > 1);
        return headed.len() < 2
            || has_answers
            || below.is_some_and(|below| row_subject(grid, below, subjects));
    }
    let is_narrow = |row: usize, column: usize| subjects.read(grid.cell(row, column)).is_narrow;
    if headed.len() > 1 {
        return headed.iter().filter(|&&column| is_narrow(row, column)).count() > 1;
    }
    let above = (0..row).rev().find(|&above| grid.filled(above) > 1);
    let goes_on = above.filter(|_| !is_behind_title(grid, row)).is_some_and(|above| {
        (0..grid.width(row).min(FIRST))
            .any(|column| is_narrow(row, column) && is_narrow(above, column))
    });
    !goes_on || pure > 0
}

/// The columns that the lowest header row says to be of key questions or standards.
fn asked(headers: &[HeaderRow]) -> Vec<usize> {
    let Some(last) = headers.last() else { return Vec::new() };
    let is_narrow = |&column: &usize| last.cells[column].0.is_narrow;
    (0..last.cells.len()).filter(is_narrow).collect()
}

/// Whether a row is a case whose answers are none that are known, though it could describe the columns of
/// key questions above it: what it says there, cases below say too, or it is too short to describe any.
#[inline(never)]
pub(super) fn answers_unknown(
    grid: &Grid,
    row: usize,
    subjects: &Subjects,
    headers: &[HeaderRow],
) -> bool {
    const NEAR: usize = 40;
    const SHORT: usize = 2;
    const LONGEST: usize = 24;
    let headed = asked(headers);
    let said: Vec<(usize, &str)> = headed
        .iter()
        .map(|&column| (column, grid.cell(row, column)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let is_word = |text: &str| {
        text.len() <= LONGEST
            && matches!(value(text), Value::Words)
            && answer(text) == Answer::Other
            && subjects.read(text).slots == 0
            && !text.contains('/')
    };
    if headed.len() < 2 || said.len() < 2 || !said.iter().all(|(_, text)| is_word(text)) {
        return false;
    }
    let is_short =
        |text: &str| text.len() <= SHORT && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    // `Yes, fully` and `Partly` are answers where others stand below them.
    let leans = |text: &str| {
        let first = text.split([' ', ',']).next().unwrap_or_default();
        !text.ends_with('?') && (answer(first) != Answer::Other || names_degree(first))
    };
    let mut below = (row + 1..grid.rows()).filter(|&below| grid.filled(below) > 1).take(NEAR);
    let is_above_words = below.clone().next().is_some_and(|below| has_words(grid, below));
    let recurs = below.any(|below| {
        headed.iter().any(|&column| {
            let text = grid.cell(below, column);
            said.iter().any(|(_, own)| own.eq_ignore_ascii_case(text))
        })
    });
    recurs
        || said.iter().all(|(_, text)| is_short(text))
        || is_above_words && said.iter().all(|(_, text)| leans(text))
}

/// Whether the row above is a title, a single text.
pub(super) fn is_behind_title(grid: &Grid, row: usize) -> bool {
    let above = (0..row).rev().find(|&above| grid.filled(above) > 0);
    above.is_some_and(|above| grid.filled(above) == 1)
}

/// Whether a header row only repeats the one above the block, and what is below it would be lost if
/// the block ended here, since it names no subject that is known.
pub(super) fn is_repeated(
    grid: &Grid,
    row: usize,
    subjects: &Subjects,
    headers: &[HeaderRow],
) -> bool {
    const NEAR: usize = 4;
    let Some(last) = headers.last() else { return false };
    let is_same = grid.width(row) == grid.width(last.row)
        && (0..grid.width(row)).all(|column| grid.cell(row, column) == grid.cell(last.row, column));
    let mut below = (row + 1..grid.rows()).filter(|&below| grid.filled(below) > 1).take(NEAR);
    is_same && !below.any(|below| is_data(grid, below, subjects, headers))
}

/// Whether a row has a value, and it or the headers above tell what the value is about.
#[inline(never)]
pub(super) fn is_data(grid: &Grid, row: usize, subjects: &Subjects, headers: &[HeaderRow]) -> bool {
    if is_labelled(grid, row, subjects, headers) {
        return true;
    }
    if is_header(grid, row, subjects) {
        return false;
    }
    let (mut has_value, mut under_subject) = (false, false);
    let mut numbers = 0;
    for column in 0..grid.width(row) {
        let text = grid.cell(row, column);
        let is_value = match value(text) {
            Value::Bare(number) if is_standard_number(number, subjects) => {
                numbers += 1;
                numbers > 1
            }
            Value::Bare(number) => !is_year(number),
            Value::Share(_) | Value::Both(..) | Value::Verdict(_) => true,
            Value::None | Value::Words => {
                matches!(answer(text), Answer::Yes | Answer::No | Answer::Cross) || is_slip(text)
            }
        };
        let above = headers.last().and_then(|header| header.cells.get(column));
        let counts = above.and_then(|(_, said)| said.counts);
        // Below `Rating` a rating is one, whatever its row is called.
        under_subject |= matches!(value(text), Value::Verdict(_))
            && above.is_some_and(|(_, said)| said.measure == Some(Measure::Rating));
        under_subject |= counts.is_some_and(|counts| subjects.counted(text, counts) != 0);
        if is_value {
            has_value = true;
            under_subject |= headers.iter().enumerate().any(|(level, header)| {
                let column = if level + 1 < headers.len() {
                    spread_from(grid, header.row, column)
                } else {
                    column
                };
                header.cells.get(column).is_some_and(|(subject, _)| subject.is_narrow)
            });
        }
    }
    has_value && (under_subject || row_subject(grid, row, subjects))
}

/// Whether a row is a rating and the word for it: `Rating | Good`.
pub(super) fn states_rating(grid: &Grid, row: usize) -> bool {
    let is_rating = |column| matches!(value(grid.cell(row, column)), Value::Verdict(_));
    grid.filled(row) == 2
        && heads_rating(grid.cell(row, grid.first_filled(row)))
        && (1..grid.width(row)).any(is_rating)
}

/// Whether a row is a name and ratings, which sum nothing up: `Victims | Good`. What heads a column
/// of labels is no name.
pub(super) fn rates(grid: &Grid, row: usize) -> bool {
    let first = grid.first_filled(row);
    let label = grid.cell(row, first);
    let said = header(label);
    let is_rating = |column| {
        let text = grid.cell(row, column);
        text.len() > 1 && matches!(value(text), Value::Verdict(Verdict::Rating(_)))
    };
    matches!(value(label), Value::Words)
        && (said.measure.is_none() || !said.rest.is_empty())
        && !is_total(label)
        && (first + 1..grid.width(row)).any(is_rating)
}

/// Whether the head of a row says nothing but that a rating stands in it.
pub(super) fn heads_rating(text: &str) -> bool {
    let said = header(text);
    said.measure == Some(Measure::Rating) && (said.rest.is_empty() || is_total(&said.rest))
}

/// The column whose cell in an upper header row also heads an empty one at `column`.
fn spread_from(grid: &Grid, row: usize, column: usize) -> usize {
    const MOST: usize = 6;
    let near = column.saturating_sub(MOST)..=column;
    near.rev().find(|&from| !grid.cell(row, from).is_empty()).unwrap_or(column)
}

/// Whether a row names its subject below a header such as `Key question`: it is data even where its
/// figure is not. Below one header over several columns, subjects are headers too.
#[inline(never)]
fn is_labelled(grid: &Grid, row: usize, subjects: &Subjects, headers: &[HeaderRow]) -> bool {
    let Some(last) = headers.last() else { return false };
    let mut label: Option<&str> = None;
    for column in 0..grid.width(row).min(FIRST) {
        let Some((above, said)) = last.cells.get(column) else { break };
        if said.measure != Some(Measure::Label) || above.slots != 0 {
            continue;
        }
        let text = grid.cell(row, column);
        let subject = subjects.read(text);
        if subject.is_narrow && subject.slots != 0 && named_by(subject, &header(text)).is_narrow {
            let head = grid.cell(last.row, column);
            if label == Some(head) {
                return false;
            }
            label = Some(head);
        }
    }
    label.is_some()
}

/// Whether one of the first cells of a row names a standard or key question.
#[inline(never)]
fn row_subject(grid: &Grid, row: usize, subjects: &Subjects) -> bool {
    (0..grid.width(row).min(FIRST)).any(|column| {
        let text = grid.cell(row, column);
        let is_text = matches!(value(text), Value::Words) || is_standard_number(text, subjects);
        is_text && {
            let subject = subjects.read(text);
            subject.is_narrow && named_by(subject, &header(text)).is_narrow
        }
    })
}

/// Whether a row describes columns: it names measures, or several subjects that exclude each other,
/// and has no figures.
#[inline(never)]
pub(super) fn is_header(grid: &Grid, row: usize, subjects: &Subjects) -> bool {
    const MOST: usize = 60;
    if offers_ratings(grid, row) {
        return true;
    }
    let mut measures = 0;
    let mut answers = 0;
    let mut numbers = 0;
    // Most rows hold figures: they are known before any words are read.
    for column in 0..grid.width(row).min(MOST) {
        match value(grid.cell(row, column)) {
            Value::Bare(number) if is_standard_number(number, subjects) => numbers += 1,
            Value::Bare(number) if is_year(number) => {}
            Value::Share(_) | Value::Both(..) | Value::Verdict(_) | Value::Bare(_) => return false,
            Value::Words if is_slip(grid.cell(row, column)) => return false,
            Value::None | Value::Words => {}
        }
    }
    let mut seen: Slots = Slots::MAX;
    let mut texts = 0;
    for column in 0..grid.width(row).min(MOST) {
        let text = grid.cell(row, column);
        if text.is_empty() || grid.is_covered(row, column) {
            continue;
        }
        texts += 1;
        if answer(text) != Answer::Other && !heads_numbers(grid, row, column, subjects) {
            answers += 1;
            continue;
        }
        let subject = subjects.read(text);
        if subject.is_narrow && subject.slots != 0 {
            seen &= subject.slots;
        }
        if text.len() <= 40 && header(text).measure.is_some() {
            measures += 1;
        }
    }
    if answers > 0 && answers + 1 >= texts && parts_questions(grid, row, subjects) {
        return true;
    }
    if answers > 0 {
        // `Yes | No | N/A` heads columns only where tallies stand below, which are not the sums of
        // cases.
        return numbers < 2
            && (measures > 0 || texts <= answers + 1)
            && (has_yes_no(grid, row) || measures > 0)
            && telling(grid, row, (0..row).rev()).is_none_or(|above| !has_words(grid, above))
            && telling(grid, row, row + 1..grid.rows()).is_some_and(|below| {
                let first = grid.cell(below, grid.first_filled(below));
                !has_words(grid, below)
                    && tallies(grid, below)
                    && (texts == answers || !names_summary(first))
            });
    }
    texts > 1 && (measures > 0 || seen == 0)
}

/// Whether a row heads a column for each of several ratings, of which the rows below tick one:
/// `Standard | Outstanding | Good`.
fn offers_ratings(grid: &Grid, row: usize) -> bool {
    let first = grid.first_filled(row);
    let label = header(grid.cell(row, first));
    if grid.filled(row) < 4 || label.measure != Some(Measure::Label) || !label.rest.is_empty() {
        return false;
    }
    let mut offered = Vec::new();
    for column in first + 1..grid.width(row) {
        match value(grid.cell(row, column)) {
            Value::Verdict(Verdict::Rating(rating)) if !offered.contains(&rating) => {
                offered.push(rating);
            }
            Value::None if grid.cell(row, column).is_empty() => {}
            _ => return false,
        }
    }
    true
}

/// Whether a figure was meant that cannot be read, or cannot be seen; or several percentages stand in one
/// cell: `83%, 50%, 50%`; or it has something short behind it: `83% (+5)`.
pub(super) fn is_slip(text: &str) -> bool {
    const LONGEST_REST: usize = 16;
    let is_share = |part: &str| matches!(value(part.trim()), Value::Share(Ok(_)));
    let percent = text.find('%').filter(|&sign| text.len() - sign <= LONGEST_REST);
    is_hidden(text)
        || mend(text).is_some()
        || percent.is_some_and(|sign| is_share(&text[..=sign]))
        || text.contains('%') && text.split([',', ';']).all(is_share)
}

/// Whether `No` stands over the numbers of the rows, or of what they are about.
fn heads_numbers(grid: &Grid, row: usize, column: usize, subjects: &Subjects) -> bool {
    let below = (row + 1..grid.rows()).find(|&below| grid.filled(below) > 1);
    let text = below.map_or("", |below| grid.cell(below, column));
    column == grid.first_filled(row)
        && grid.cell(row, column).eq_ignore_ascii_case("no")
        && (matches!(value(text), Value::Bare(_)) || is_standard_number(text, subjects))
}

/// What a cell answers; `No.` also heads numbers of rows.
fn answer(text: &str) -> Answer {
    if text.eq_ignore_ascii_case("no.") { Answer::Other } else { answer::answer(text) }
}

/// Whether a cell answers and doubts it: `Y?`. A header that asks so stands beside others.
fn is_undecided(text: &str) -> bool {
    text.strip_suffix('?')
        .is_some_and(|text| !matches!(answer(text), Answer::Other | Answer::Blank))
}

/// The first of `rows` that says something where `row` has answers: a case to which nothing applies
/// tells neither of tallies nor of cases.
fn telling(grid: &Grid, row: usize, rows: impl Iterator<Item = usize>) -> Option<usize> {
    const NEAR: usize = 20;
    let tells = |other: &usize| {
        (0..grid.width(row)).any(|column| {
            let is_answer =
                !matches!(answer(grid.cell(row, column)), Answer::Other | Answer::Blank);
            let text = grid.cell(*other, column);
            is_answer && !matches!(answer(text), Answer::NotApplicable | Answer::Blank)
        })
    };
    rows.filter(|&other| grid.filled(other) > 1).take(NEAR).find(tells)
}

/// Whether a row has numbers, if with slips of the keys.
fn tallies(grid: &Grid, row: usize) -> bool {
    (0..grid.width(row)).any(|column| {
        let text = grid.cell(row, column);
        !matches!(value(text), Value::None | Value::Words) || is_slip(text)
    })
}

/// Whether a row has `No` right behind `Yes`.
fn has_yes_no(grid: &Grid, row: usize) -> bool {
    (1..grid.width(row)).any(|column| {
        answer(grid.cell(row, column - 1)) == Answer::Yes
            && answer(grid.cell(row, column)) == Answer::No
    })
}

/// Whether each `Yes` and the `No` behind it stand below one key question that spans both.
fn parts_questions(grid: &Grid, row: usize, subjects: &Subjects) -> bool {
    let Some(above) = (0..row).rev().find(|&above| grid.filled(above) > 1) else { return false };
    let mut parts = false;
    for column in 1..grid.width(row) {
        let (yes, no) = (answer(grid.cell(row, column - 1)), answer(grid.cell(row, column)));
        if (yes, no) == (Answer::Yes, Answer::No) {
            let spans = grid.is_covered(above, column) || grid.cell(above, column).is_empty();
            if !spans || !subjects.read(grid.cell(above, column - 1)).is_narrow {
                return false;
            }
            parts = true;
        }
    }
    parts
}

/// Whether a row has an answer in words.
fn has_words(grid: &Grid, row: usize) -> bool {
    (0..grid.width(row)).any(|column| {
        let text = grid.cell(row, column);
        let is_answer = matches!(answer(text), Answer::Yes | Answer::No);
        is_answer && !matches!(value(text), Value::Bare(_))
    })
}
