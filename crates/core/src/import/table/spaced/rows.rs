//! Plain lines as rows: labels, and the values behind them.

use super::Span;
use super::heads::{heads_labels, heads_remarks};
use crate::import::cases::answer::{Answer, answer};
use crate::import::table::header::is_total;
use crate::import::table::value::{Value, is_year, value};
use crate::import::words::{Number, holds};
use std::ops::Range;

/// A line, or several that are one row: its label, which may be empty, and the values behind it.
pub(super) struct Row {
    pub(super) line: Span,
    pub(super) label: Vec<Span>,
    pub(super) values: Vec<Span>,
}

/// The most words of one value: `5 out of 6`.
const MOST_WORDS: usize = 4;

/// The lines of `text` as rows. Values alone on a line belong to the row above, and a label that goes
/// on in lower case to the one above.
pub(super) fn rows(text: &str) -> Vec<Row> {
    /// How many lines may stand above heads.
    const FIRST: usize = 40;
    let has_remarks = text.split(['\n', '\x0c']).take(FIRST).any(|line| {
        let line = line.trim_end();
        heads_remarks(line, &words(line, 0..line.len()))
    });
    let mut lines: Vec<Row> = Vec::new();
    let mut start = 0;
    for line in text.split(['\n', '\x0c']) {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len() + 1;
        let line = at..at + line.trim().len();
        if !line.is_empty() {
            lines.push(parted(text, line, has_remarks));
        }
    }
    let (mut inline, mut alone) = (0, 0);
    for line in lines.iter().filter(|line| !line.values.is_empty()) {
        if line.label.is_empty() { alone += 1 } else { inline += 1 }
    }
    let mut rows: Vec<Row> = Vec::new();
    for mut line in lines {
        let Some(above) = rows.last_mut() else {
            rows.push(line);
            continue;
        };
        if line.label.is_empty() {
            // Where rows have their values on their own lines, a number alone is that of a page.
            let is_page = line.values.len() == 1
                && matches!(value(&text[line.values[0].clone()]), Value::Bare(_));
            if inline <= alone || above.values.is_empty() && !is_page {
                above.values.append(&mut line.values);
            }
            continue;
        }
        let goes_on = || {
            let own = &text[line.line.clone()];
            own.starts_with(char::is_lowercase) && !is_total(&joined(text, &line.label))
        };
        if above.values.is_empty() && goes_on() && !text[above.line.clone()].ends_with('.') {
            above.label.append(&mut line.label);
            above.values = line.values;
            continue;
        }
        rows.push(line);
    }
    rows
}

/// A line's label and the values behind it, which only remarks may follow.
fn parted(text: &str, line: Span, has_remarks: bool) -> Row {
    let mut words = words(text, line.clone());
    if has_remarks && heads_remarks(text, &words) {
        words.pop();
        let label = words[0].start..words[words.len() - 1].end;
        return Row { line: label.clone(), label: vec![label], values: Vec::new() };
    }
    let mut values = Vec::new();
    let mut left = words.len();
    while let Some(value) = value_before(text, &words[..left]) {
        left -= value.1;
        values.push(value.0);
    }
    values.reverse();
    if has_remarks && values.is_empty() {
        return with_remark(text, line, &words);
    }
    let label = words[..left].first().map(|first| first.start..words[left - 1].end);
    Row { line, label: label.into_iter().collect(), values }
}

/// The value that `words` end with, and of how many of them it is.
fn value_before(text: &str, words: &[Span]) -> Option<(Span, usize)> {
    let left = words.len();
    (1..=MOST_WORDS.min(left)).rev().find_map(|count| {
        let span = words[left - count].start..words[left - 1].end;
        let is_number = left == count && is_number(&text[span.clone()]);
        (!is_number && is_value(&text[span.clone()], count)).then_some((span, count))
    })
}

/// A row with a remark: the first values behind a label, unless they may be part of the remark.
fn with_remark(text: &str, line: Span, words: &[Span]) -> Row {
    let mut values = Vec::new();
    let mut label = words.len();
    let mut at = 1;
    while at < words.len() {
        let most = MOST_WORDS.min(words.len() - at);
        let found = (1..=most)
            .rev()
            .find(|&count| is_value(&text[words[at].start..words[at + count - 1].end], count));
        match found {
            Some(count) => {
                label = label.min(at);
                values.push(words[at].start..words[at + count - 1].end);
                at += count;
            }
            None if values.is_empty() => at += 1,
            None => break,
        }
    }
    let goes_on =
        words.get(at).is_some_and(|next| text[next.clone()].starts_with(char::is_lowercase));
    if goes_on || words.is_empty() {
        (values, label) = (Vec::new(), words.len());
    }
    let label = words[..label].last().map(|last| line.start..last.end);
    Row { line, label: label.into_iter().collect(), values }
}

/// The words of a line.
pub(super) fn words(text: &str, line: Span) -> Vec<Span> {
    let mut at = line.start;
    let mut words = Vec::new();
    for word in text[line].split(' ') {
        if !word.is_empty() {
            words.push(at..at + word.len());
        }
        at += word.len() + 1;
    }
    words
}

/// Whether `text` is the number of a standard or key question: `2.1`.
pub(super) fn is_number(text: &str) -> bool {
    Number::start(text).is_some_and(|(number, rest)| {
        number.parts() > 1 && rest.is_empty() && text.as_bytes().get(1) == Some(&b'.')
    })
}

/// Whether so many words of a line are one value, which may be a change: `-3%`.
fn is_value(text: &str, words: usize) -> bool {
    let signed = text.strip_prefix(['+', '-', '−', '–', '±', '▲', '▼', '↑', '↓']);
    if matches!(signed.map(value), Some(Value::Share(_) | Value::Bare(_))) {
        return true;
    }
    match value(text) {
        // `83% Good` has two columns' values in it.
        Value::Share(_) if text.ends_with(|last: char| last.is_alphabetic()) => {
            !text.contains("% ")
        }
        Value::Share(_) | Value::Both(..) | Value::Bare(_) => true,
        Value::Verdict(_) => words == 1 || !holds(text, "rating"),
        Value::None => text != "." && text != "?",
        Value::Words => answer(text) != Answer::Other,
    }
}

/// The rows of `text` that end with a figure, and the labels before them.
pub(in crate::import) fn figure_rows(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    rows(text).into_iter().filter_map(move |row| {
        let is_figure = |cell: &Span| {
            let cell = &text[cell.clone()];
            matches!(value(cell), Value::Share(_) | Value::Both(..) | Value::Bare(_))
                && !is_year(cell)
        };
        let end = row.values.last().filter(|_| row.values.iter().any(is_figure))?.end;
        let label = row.label.first()?;
        Some((row.line.start..end, &text[label.clone()]))
    })
}

/// How many values most rows have.
pub(super) fn columns(text: &str, rows: &[Row]) -> Option<usize> {
    const MOST: usize = 30;
    let mut counts = [0; MOST];
    for row in rows {
        let columns = row.values.len();
        if (1..MOST).contains(&columns) && is_filled(text, row, columns) {
            counts[columns] += 1;
        }
    }
    let (columns, &most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (most > 0).then_some(columns)
}

/// Whether `row` has a label and so many values, and heads no others.
pub(super) fn is_filled(text: &str, row: &Row, columns: usize) -> bool {
    row.values.len() == columns
        && !row.label.is_empty()
        && !(are_words(text, row) && heads_labels(&joined(text, &row.label)))
}

/// Whether all values of `row` may be heads: years, or answers in words.
pub(super) fn are_words(text: &str, row: &Row) -> bool {
    row.values.iter().all(|span| {
        let text = &text[span.clone()];
        is_year(text) || answer(text) != Answer::Other && !starts_with_digit(text)
    })
}

pub(super) fn starts_with_digit(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

pub(super) fn joined(text: &str, label: &[Span]) -> String {
    label.iter().map(|span| &text[span.clone()]).collect::<Vec<_>>().join(" ")
}
