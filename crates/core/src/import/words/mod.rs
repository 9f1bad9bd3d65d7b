//! What the readers recognise in a stretch of clean text: numbers of standards, ratings, figures.
//! Pure functions without memory.

mod find;
mod number;
mod spelt;
mod verdict;

use super::HAS_ALL;
use super::edges::Edges;
use crate::edition::Standard;
use crate::share::{Percent, ShareError};
use find::after_parted;
pub(super) use find::{after, after_name, behind, find, find_exact, has, holds, holds_any, starts};
pub(super) use number::Number;
pub(super) use spelt::spelt;
pub(super) use verdict::{
    CAPITAL_RATINGS, Verdict, broken_verdict, verdict_alone, verdict_at_end, verdict_at_start,
    verdict_in,
};

/// Whether `text` names a service rather than a place on the page.
pub(super) fn names_service(text: &str) -> bool {
    holds_any(text, "service team yjs yos yot partnership council")
}

/// `text` after `per cent` or `percent`.
pub(super) fn per_cent(text: &str) -> Option<&str> {
    after(text, "per cent").or_else(|| after(text, "percent"))
}

/// A percentage in a text: its digits stand directly before a per cent sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    /// Where its first digit stands.
    pub(super) start: usize,
    /// Where the text goes on after its sign.
    pub(super) end: usize,
    /// Its value, or why it is none.
    pub(super) value: Result<Percent, ShareError>,
}

/// The percentages in `text`, in order. Bounds, ranges and what
/// is not exact (`<50%`, `50-64%`, `80%+`, `~80%`) are none.
pub(super) fn figures(text: &str) -> impl Iterator<Item = Figure> {
    memchr::memchr_iter(b'%', text.as_bytes()).filter_map(|sign| figure_before(text, sign))
}

fn figure_before(text: &str, sign: usize) -> Option<Figure> {
    let bytes = text.as_bytes();
    let mut end = sign;
    while end > 0 && sign - end < 3 && bytes[end - 1] == b' ' {
        end -= 1;
    }
    let is_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    let start = end - bytes[..end].iter().rev().take_while(|byte| is_part(byte)).count();
    // A full stop or a leader's dots before the digits are not theirs.
    let start = start + bytes[start..end].iter().take_while(|byte| **byte == b'.').count();
    let before = bytes[..start].iter().rev().find(|byte| **byte != b' ');
    let bound = before.is_some_and(|byte| b"<>=+~".contains(byte));
    // A letter or two before the digits may be some of them: `l7%`.
    let letters = bytes[..start].iter().rev().take_while(|byte| byte.is_ascii_alphabetic());
    let slip = matches!(letters.take(3).count(), 1 | 2);
    let range =
        before == Some(&b'-') && bytes[..start].iter().rev().take(4).any(u8::is_ascii_digit);
    if start == end || bound || slip || range || bytes.get(sign + 1) == Some(&b'+') {
        return None;
    }
    Some(Figure { start, end: sign + 1, value: text[start..end].parse() })
}

/// Whether `text` starts like a question: with a capital and the word that asks, which may be in
/// capitals throughout.
pub(super) fn asks(text: &str) -> bool {
    const STARTS: [&str; 22] = [
        "Does", "Do", "Did", "Is", "Are", "Was", "Were", "Has", "Have", "Had", "How", "What",
        "Can", "Could", "Will", "Would", "Should", "In what", "To what", "Where", "Which", "When",
    ];
    let bytes = text.as_bytes();
    bytes.first().is_some_and(|first| b"DIAWHCST".contains(first))
        && STARTS.iter().any(|start| {
            let end = bytes.get(start.len());
            starts(text, start) && matches!(end, Some(b' ' | b'\t'))
        })
}

/// Whether `label` ends as names of key questions do: what else stands before a figure may say that it
/// is another's.
pub(super) fn ends_as_theme(label: &str) -> bool {
    const ENDS: &str = "desistance safe safety harm people others child children wellbeing community public \
                        protection risk person offending factors police recommendations score";
    let label = label.trim_end_edges(|edge| !edge.is_ascii_alphanumeric() && edge != '?');
    let start = label.bytes().rposition(|byte| !byte.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    label.ends_with('?')
        || HAS_ALL && spelt(label).is_some()
        || ENDS.split(' ').any(|end| label[start..].eq_ignore_ascii_case(end))
}

/// The key question of `standard` that `label` names by its theme, and whether it does so by a
/// weak cue only. `None` where no theme or more than one is named.
pub(super) fn theme(standard: &Standard, label: &str) -> Option<(usize, bool)> {
    let named = cued(standard, label);
    if !HAS_ALL {
        return named;
    }
    named.or_else(|| cued(standard, spelt(label)?))
}

fn cued(standard: &Standard, label: &str) -> Option<(usize, bool)> {
    let one = |named: &dyn Fn(usize) -> bool| {
        let mut found = (0..standard.key_questions.len()).filter(|&question| named(question));
        found.next().filter(|_| found.next().is_none())
    };
    let cued = |cues: &[&str]| cues.iter().any(|cue| holds(label, cue));
    let questions = standard.key_questions;
    if questions.iter().any(|question| cued(question.cues)) {
        return Some((one(&|question| cued(questions[question].cues))?, false));
    }
    // A space may part a cue.
    let starts = || (0..label.len()).filter(|&at| at == 0 || label.as_bytes()[at - 1] == b' ');
    let parted = |cue: &str| starts().any(|at| after_parted(&label[at..], cue).is_some());
    let parted = || one(&|question| questions[question].cues.iter().any(|cue| parted(cue)));
    let parted = if HAS_ALL { parted() } else { None };
    let weak = || one(&|question| cued(questions[question].weak_cues));
    Some((parted.or_else(weak)?, true))
}

#[cfg(test)]
mod tests;
