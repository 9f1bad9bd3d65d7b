//! The values of an item of a list.

use super::super::edges::Edges;
use super::super::words::{Verdict, after, find, has, per_cent, verdict_alone};
use crate::import::HAS_ALL;
use crate::rating::Rating;
use crate::share::{Percent, Share, ShareError, parse_count};

/// What may part values, the surest first; the last only where words beside figures are understood.
const STROKES: &[[u8; 2]] = &[*b",\t", *b"//", *b"--", *b";|"];

/// A value in an item: its text and its offset.
pub(super) type Value<'a> = (&'a str, usize);

/// The values of an item: between commas where there are any, otherwise between spaces, where
/// counts and ratings of two words stay whole. Between as many figures as there are `questions`
/// strokes may stand, or semicolons if `words` beside figures may be understood.
pub(super) fn values(text: &str, at: usize, questions: usize, words: bool) -> Vec<Value<'_>> {
    let mut start = text.len()
        - text.trim_start_edges(|edge| [':', '=', ' ', '\t', '-', ','].contains(&edge)).len();
    // A dash that is joined to its figure on one side only makes it negative.
    if start > 1 && text[..start].ends_with('-') && text[start..].starts_as(u8::is_ascii_digit) {
        start -= 1;
    }
    // Something before the first comma, if only a dash, stands in place of a figure.
    let lead = &text.as_bytes()[..start];
    let comma = memchr::memchr(b',', lead);
    let gap = comma.filter(|&comma| !lead[..comma].trim_ascii().is_empty());
    start = gap.unwrap_or(start);
    let (text, at) = (
        text[start..].trim_end_edges(|edge| [' ', '\t', '.', ',', '/'].contains(&edge)),
        at + start,
    );
    if text.is_empty() {
        return Vec::new();
    }
    let offset = |part: &str| at + (part.as_ptr() as usize - text.as_ptr() as usize);
    let words = HAS_ALL && words;
    for &strokes in if words { STROKES } else { &STROKES[..3] } {
        let mut parts = parts(text, strokes, comma.is_none());
        if words && strokes[0] == b',' {
            parts = parts.into_iter().flat_map(joined).collect();
        }
        let is_parted = if strokes[0] == b',' {
            // A gap is a figure that is not known, unless all are there without it.
            if parts.len() != questions {
                parts.retain(|part| !part.is_empty());
            }
            parts.len() > 1
        } else {
            questions > 2 && parts.len() == questions && parts.iter().all(|part| is_alone(part))
        };
        if !is_parted {
            continue;
        }
        let mut values: Vec<Value> = parts.into_iter().map(|part| (part, offset(part))).collect();
        if let Some(last) = values.last_mut()
            && let Some((figure, word)) = trailing_word(last.0)
        {
            last.0 = figure;
            values.push((word, offset(word)));
        }
        return values;
    }
    if text.parse::<Share>().is_ok() {
        return vec![(text, at)];
    }
    let mut values: Vec<Value> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = value_end(rest);
        let value = bare(&rest[..end]).unwrap_or(&rest[..end]);
        values.push((value, offset(value)));
        rest = rest[end..].trim_start();
    }
    values
}

/// The figures between which `and` stands: `83% and 50%`.
fn joined(part: &str) -> Vec<&str> {
    let parts: Vec<&str> =
        part.split(" and ").flat_map(|part| part.split(" & ")).map(str::trim).collect();
    let are_figures = parts.iter().all(|part| part.starts_as(u8::is_ascii_digit));
    if are_figures { parts } else { vec![part] }
}

/// The parts of `text` between two kinds of strokes, but not in brackets. A comma that stands close
/// between a number and a single digit is a decimal point, if there `are_decimals`: if it was to part two
/// figures, there are too few.
fn parts(text: &str, strokes: [u8; 2], are_decimals: bool) -> Vec<&str> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut parts = Vec::new();
    let mut from = 0;
    for at in memchr::memchr2_iter(strokes[0], strokes[1], bytes) {
        let before = &text[from..at];
        let bracket = before.bytes().rev().find(|byte| matches!(byte, b'(' | b')'));
        // `5/6,3/6` and `5 of 6,3 of 6` are counts.
        let decimal = are_decimals
            && bytes[at] == b','
            && digit(at.wrapping_sub(1))
            && digit(at + 1)
            && match bytes[at + 2..].trim_ascii_start().first() {
                Some(b'%') => true,
                Some(b'/' | b'o') => false,
                _ => !digit(at + 2) && !has(before, b'/'),
            };
        if !decimal && bracket != Some(b'(') {
            parts.push(before.trim());
            from = at + 1;
        }
    }
    parts.push(text[from..].trim());
    parts
}

/// The rating that is all that a value says, or that there is none. One with a question mark is open.
pub(super) fn verdict(text: &str) -> Option<Verdict> {
    if text.ends_with('?') || text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Rating::from_words(text).map(Verdict::Rating).or_else(|| verdict_alone(text))
}

/// Whether a value is a rating.
pub(super) fn is_rating(text: &str) -> bool {
    matches!(verdict(text), Some(Verdict::Rating(_)))
}

/// A rating without what people put around it: `(Good)`, `- Good`.
fn bare(text: &str) -> Option<&str> {
    let inner = text.trim_edges(|edge| matches!(edge, ' ' | '-' | '(' | ')'));
    is_rating(inner).then_some(inner)
}

/// The last figure of an item and the rating behind it, as in `67 Good`. One letter is none: `8 O` is a
/// slip for 80.
fn trailing_word(text: &str) -> Option<(&str, &str)> {
    let (figure, rest) = text.split_once(' ').filter(|_| text.starts_as(u8::is_ascii_digit))?;
    bare(rest).filter(|word| word.len() > 1).map(|word| (figure, word))
}

/// Where the first value of `text` ends: after `5 of 6`, after `83 %`, or before the next space.
/// `cases`, and a figure in brackets, belong to what they stand behind.
fn value_end(text: &str) -> usize {
    let end = figure_end(text);
    let rest = text[end..].trim_start();
    let rest = after(rest, "cases").map_or(rest, str::trim_start);
    let figure = rest.starts_with('(').then(|| memchr::memchr(b')', rest.as_bytes())).flatten();
    let figure = figure.filter(|&close| rest[..close].bytes().any(|byte| byte.is_ascii_digit()));
    let rest = figure.map_or(rest, |close| &rest[close + 1..]);
    text[..text.len() - rest.len()].trim_end().len()
}

fn figure_end(text: &str) -> usize {
    let word = |from: usize| {
        let rest = &text[from..];
        let start = from + (rest.len() - rest.trim_start().len());
        let length = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
        (&text[start..start + length], start + length)
    };
    let (first, end) = word(0);
    if !first.starts_as(u8::is_ascii_digit) {
        // A rating of one or two words ends the item, unless the figures stand behind it.
        let figures = text.bytes().position(|byte| byte.is_ascii_digit());
        return figures.filter(|&at| bare(&text[..at]).is_some()).unwrap_or(text.len());
    }
    let rest = &text[end..];
    if let Some(rest) = per_cent(rest.trim_start()) {
        return text.len() - rest.len();
    }
    match word(end) {
        ("%", end) => end,
        (of, end) if of == "/" || of.eq_ignore_ascii_case("of") => word(end).1,
        (out, end) if out.eq_ignore_ascii_case("out") => word(word(end).1).1,
        // A word behind a figure may say that it is none: `8 in 26`.
        (word, _) if word.starts_as(u8::is_ascii_lowercase) && !is_rating(rest) => text.len(),
        _ => end,
    }
}

/// The share that a value is, and the percentage that stands beside its counts: `5/6 (83%)`,
/// `83% (5 of 6)`. Brackets may also say how many cases there were: `83% (n=6)`.
pub(super) fn both(text: &str) -> Result<(Share, Option<Percent>), ShareError> {
    let (text, beside) = text.split_once('(').unwrap_or((text, ""));
    let text = text.trim_end();
    // `83 cases` is no percentage.
    let counted = text.strip_suffix(" cases");
    let text = counted.unwrap_or(text);
    let percent = find(text, "per").filter(|&at| per_cent(&text[at..]) == Some(""));
    let share = text[..percent.unwrap_or(text.len())].parse::<Share>()?;
    let is_percent = matches!(share, Share::Percent(_));
    if is_percent && counted.is_some() {
        return Err(ShareError::NotAFigure);
    }
    // `15 (18)` may be 15 of 18 cases.
    let is_clear = has(text, b'%') || percent.is_some() || has(beside, b'n');
    let beside = beside.trim_edges(|edge| matches!(edge, ' ' | 'n' | '=' | ')'));
    let unit = if HAS_ALL { beside.strip_suffix(" cases") } else { None };
    let beside = unit.unwrap_or(beside);
    if beside.is_empty() || is_percent && is_clear && parse_count(beside).is_some() {
        return Ok((share, None));
    }
    match (share, beside.parse()?) {
        (Share::Percent(percent), counts @ Share::Counts { .. })
        | (counts @ Share::Counts { .. }, Share::Percent(percent)) => Ok((counts, Some(percent))),
        _ => Err(ShareError::NotAFigure),
    }
}

/// Whether a value is one figure, or one that is not known.
fn is_alone(text: &str) -> bool {
    is_unknown(text) || text.parse::<Share>() != Err(ShareError::NotAFigure)
}

/// Whether a value is meant as a figure, whether it can be read as one or not.
pub(super) fn is_figure_like(text: &str) -> bool {
    is_unknown(text) || text.contains(|character: char| character.is_ascii_digit())
}

/// `x`, `?`, a dash or a gap: a figure that is not known.
pub(super) fn is_unknown(text: &str) -> bool {
    matches!(text, "" | "x" | "X" | "?" | "-" | "--")
}
