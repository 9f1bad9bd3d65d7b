//! Heads of columns in plain lines: on one line, parted in the only way that makes sense, or each on its
//! own.

use super::Span;
use super::rows::{Row, are_words, is_filled, joined, starts_with_digit, words};
use crate::import::source::Mark;
use crate::import::table::header::{Measure, header, is_one_of};
use crate::import::table::names::{is_target, names_time};
use crate::import::table::subject::Subjects;
use crate::import::table::value::{Value, is_year, value};

/// The heads of columns: those of labels, then the others.
pub(super) struct Heads {
    /// How many rows they take.
    pub(super) rows: usize,
    pub(super) labels: Vec<Span>,
    pub(super) cells: Vec<Span>,
}

/// Whether a line above the first of `marks` looks like heads of columns: `Key question Target`, or
/// `Safety Desistance`.
pub(in crate::import) fn has_heads(text: &str, marks: &[Mark], subjects: &Subjects) -> bool {
    const MOST: usize = 14;
    let first = marks.iter().filter_map(|mark| mark.line).min().unwrap_or_default();
    let above = text.split('\n').take((first as usize).saturating_sub(1));
    above.map(str::trim).filter(|line| !line.ends_with(['.', ':'])).any(|line| {
        let words = words(line, 0..line.len());
        // `Domain 2` and `Domain two` are titles.
        let is_head = |word: &Span| {
            let text = line[word.clone()].trim_end_matches([':', ',']);
            let is_number = starts_with_digit(text) || is_one_of("one two three four", text);
            !is_number || is_year(text)
        };
        let heads = |count: usize| {
            let label = words.get(..count).filter(|_| words.get(count).is_some_and(is_head));
            label.is_some_and(|label| heads_labels(&line[..label[count - 1].end]))
        };
        let themes = words.iter().map(|word| subjects.read(&line[word.clone()]));
        let mut themes = themes.filter(|theme| theme.is_narrow && theme.number.is_none());
        let first = themes.next().map(|theme| theme.slots);
        let names_several = first.is_some() && themes.any(|theme| Some(theme.slots) != first);
        words.len() <= MOST && (heads(1) || heads(2) || names_several)
    })
}

/// Whether the words of a line head labels, figures and remarks: `Standard Rating Comments`.
pub(super) fn heads_remarks(text: &str, words: &[Span]) -> bool {
    const REMARKS: &str = "comment comments note notes remark remarks commentary evidence action actions \
                           owner lead trend direction rag";
    let [first, second, .., last] = words else { return false };
    is_one_of(REMARKS, &text[last.clone()])
        && [first, second].iter().any(|end| heads_labels(&text[first.start..end.end]))
}

/// Whether `text` heads the column of labels: `Key question`.
pub(super) fn heads_labels(text: &str) -> bool {
    const CASES: &str = "case child id ref urn";
    let header = header(text);
    header.measure == Some(Measure::Label) && header.rest.is_empty()
        || text.split(' ').all(|word| is_one_of(CASES, word))
}

/// The heads that start with the first of `rows`, on one line or each on its own.
pub(super) fn heads(
    text: &str,
    rows: &[Row],
    columns: usize,
    subjects: &Subjects,
) -> Option<Heads> {
    let row = &rows[0];
    if heads_labels(&joined(text, &row.label)) {
        let mut cells = row.values.clone();
        let mut end = 1;
        while cells.len() < columns {
            let next = rows.get(end)?;
            if is_filled(text, next, columns) {
                break;
            }
            let label = next.label.first().zip(next.label.last());
            cells.extend(label.map(|(first, last)| first.start..last.end));
            cells.extend(next.values.iter().cloned());
            end += 1;
        }
        let is_head = |cell: &Span| {
            let cell = &text[cell.clone()];
            (!starts_with_digit(cell) || is_year(cell)) && subjects.title(cell).is_none()
        };
        if cells.len() == columns && cells.iter().all(is_head) {
            return Some(Heads { rows: end, labels: row.label.clone(), cells });
        }
    }
    in_line(text, rows, columns, subjects)
}

/// The heads on the line of the first of `rows`: its words parted in the only way that makes sense.
fn in_line(text: &str, rows: &[Row], columns: usize, subjects: &Subjects) -> Option<Heads> {
    /// Longer lines are sentences.
    const MOST: usize = 20;
    let words = words(text, rows[0].line.clone());
    let is_row = is_filled(text, &rows[0], columns);
    // `Court cases` is a title, and no head of cases.
    let is_title = |words: &[Span]| {
        let [first, .., last] = words else { return false };
        is_one_of("cases orders work", &text[last.clone()])
            && !heads_labels(&text[first.clone()])
            && subjects.domain(&text[first.start..last.end]).is_some()
    };
    if columns == 1 && is_title(&words) {
        return None;
    }
    if words.len() < columns || words.len() > MOST || is_row && !are_words(text, &rows[0]) {
        return None;
    }
    let filled = rows.iter().find(|row| is_filled(text, row, columns))?;
    let signs: Vec<bool> =
        filled.values.iter().map(|value| has_sign(&text[value.clone()])).collect();
    let is_above = rows.get(1).is_some_and(|next| is_filled(text, next, columns));
    let mut tries = MOST_TRIES;
    let mut found: Option<(Vec<Meaning>, Heads)> = None;
    let mut loose = None;
    for count in 0..=words.len() - columns {
        let (label, rest) = words.split_at(count);
        let labels = match label {
            [] if is_above => one(rest[0].start..rest[0].start),
            [first, second]
                if [first, second].iter().all(|word| heads_labels(&text[(*word).clone()])) =>
            {
                label.to_vec()
            }
            [first, .., last] | [first @ last]
                if may_head(&text[first.start..last.end], subjects, is_row) =>
            {
                one(first.start..last.end)
            }
            _ => continue,
        };
        let mut ways = Vec::new();
        part(text, rest, columns, &mut Vec::new(), &mut ways, &mut tries);
        if tries == 0 {
            return None;
        }
        for cells in ways {
            let meanings: Vec<Meaning> =
                cells.iter().filter_map(|cell| meaning(&text[cell.clone()])).collect();
            let own: Vec<bool> = cells.iter().map(|cell| has_sign(&text[cell.clone()])).collect();
            // A sign among the heads is that of a column with signs, if there is one.
            let fits = own == signs || !signs.contains(&true) || !own.contains(&true);
            let is_twice = (1..columns).any(|at| meanings[..at].contains(&meanings[at]));
            if !fits || is_twice {
                continue;
            }
            if found.as_ref().is_some_and(|(known, _)| *known != meanings) {
                return None;
            }
            found.get_or_insert((meanings, Heads { rows: 1, labels: labels.clone(), cells }));
        }
        // Words that are not known are a head each, or one, behind what can only be one.
        let whole = rest[0].start..rest[rest.len() - 1].end;
        let rest = if columns == 1 { std::slice::from_ref(&whole) } else { rest };
        if rest.len() == columns
            && labels.iter().all(|label| heads_labels(&text[label.clone()]))
            && rest.iter().all(|head| may_be_head(&text[head.clone()]))
        {
            loose = Some(Heads { rows: 1, labels, cells: rest.to_vec() });
        }
    }
    found.map(|(_, heads)| heads).or(loose)
}

/// A label alone.
fn one(label: Span) -> Vec<Span> {
    std::iter::once(label).collect()
}

/// Whether `text` may stand over labels; what is above answers, which may itself be a row, only where
/// it names no standard.
fn may_head(text: &str, subjects: &Subjects, is_row: bool) -> bool {
    heads_labels(text) || !is_row && !starts_with_digit(text) && subjects.title(text).is_some()
}

pub(super) fn has_sign(text: &str) -> bool {
    text.contains('%')
}

/// Whether a word may be a head that is not known: no figure, and none over labels.
fn may_be_head(head: &str) -> bool {
    let is_figure = match value(head) {
        Value::Share(_) | Value::Both(..) | Value::Verdict(_) => true,
        Value::Bare(_) => !is_year(head),
        _ => head == "%",
    };
    !is_figure && !heads_labels(head)
}

/// What a head says: the measure, or else the words.
#[derive(Clone, PartialEq, Eq)]
enum Meaning {
    Measure(Measure),
    Words(String),
}

/// What `head` says, where it is known.
fn meaning(head: &str) -> Option<Meaning> {
    const OWN: &str = "actual current latest own self this final";
    const PARTS: &str = "quarter year q1 q2 q3 q4";
    let (first, rest) = head.split_once(' ').unwrap_or((head, ""));
    let is_counted = starts_with_digit(rest) && !rest.contains(' ');
    let words = || Some(Meaning::Words(head.to_lowercase()));
    if is_year(head)
        || (names_time(first) || is_one_of(PARTS, first)) && (rest.is_empty() || is_counted)
        || is_one_of("case child", first) && is_counted
    {
        return words();
    }
    // A sign stands before or behind its words.
    let inner = head.trim_start_matches("% ").trim_end_matches(" %");
    let is_twice = head.len() > inner.len() + "% ".len();
    if is_twice
        || inner.contains(" % ")
        || head.split(' ').any(heads_labels)
        || rest.split(' ').any(|word| is_one_of(OWN, word))
    {
        return None;
    }
    if is_target(head) && may_be_head(head) || is_one_of(OWN, first) && rest.is_empty() {
        return words();
    }
    let own = if is_one_of(OWN, first) { rest } else { head };
    let said = header(own);
    let measure = said.measure.filter(|_| said.rest.is_empty())?;
    if own == head { Some(Meaning::Measure(measure)) } else { words() }
}

/// How many heads are tried on a line: of words that could be parted in more ways, none is sure.
const MOST_TRIES: u32 = 1_000;

/// The ways to part `words` into so many known heads, behind those of `before`; none are added once all
/// `tries` are used up.
fn part(
    text: &str,
    words: &[Span],
    columns: usize,
    before: &mut Vec<Span>,
    ways: &mut Vec<Vec<Span>>,
    tries: &mut u32,
) {
    if columns == 0 {
        if words.is_empty() {
            ways.push(before.clone());
        }
        return;
    }
    let most = words.len().saturating_sub(columns - 1).min(LONGEST_HEAD);
    for count in (1..=most).rev() {
        *tries = tries.saturating_sub(1);
        if *tries == 0 {
            return;
        }
        let head = words[0].start..words[count - 1].end;
        if meaning(&text[head.clone()]).is_some() {
            before.push(head);
            part(text, &words[count..], columns - 1, before, ways, tries);
            before.pop();
        }
    }
}

/// The most words of a head.
const LONGEST_HEAD: usize = 5;
