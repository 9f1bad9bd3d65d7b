//! What the readers recognise in a stretch of clean text: numbers of standards, ratings, figures.
//! Pure functions without memory.

mod spelt;

use super::HAS_ALL;
use super::edges::Edges;
use crate::assessment::Status;
use crate::edition::{Edition, Standard};
use crate::rating::Rating;
use crate::share::{Percent, ShareError, parse_count};
pub(super) use spelt::spelt;

/// The number of a domain (`2`), standard (`2.1`) or key question (`2.1.3`); parts that it does
/// not have are 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number([u8; 3]);

impl Number {
    /// The number that `text` starts with, and the rest after it and its full stop. Spaces around
    /// the first stop are read over, and so is the number's place in a list: `1. 2.2.1`.
    pub(super) fn start(text: &str) -> Option<(Self, &str)> {
        let mut text = text;
        for _ in 0..2 {
            let (number, first, rest) = Self::parted(text)?;
            // More parts than there are.
            if behind(rest, b'.').is_some_and(starts_with_digit) {
                text = first.strip_prefix(". ")?;
                continue;
            }
            let rest = rest.strip_prefix(" .").or_else(|| rest.strip_prefix('.')).unwrap_or(rest);
            return Some((number, rest));
        }
        None
    }

    /// The number that `text` starts with, and what is behind its first part and its last.
    fn parted(text: &str) -> Option<(Self, &str, &str)> {
        let mut parts = [0; 3];
        let (first, behind_first) = digits(text)?;
        parts[0] = first;
        let mut rest = behind_first;
        let mut own = None;
        for (position, part) in parts.iter_mut().enumerate().skip(1) {
            // A standard's number may be spaced out; `2.1. 5` is a standard and a figure.
            let Some(spaced) = behind(rest.trim_start_edges(|edge| edge == ' '), b'.') else {
                break;
            };
            let Some((next, after)) = digits(spaced.trim_start_edges(|edge| edge == ' ')) else {
                break;
            };
            let close = rest.starts_with('.') && !spaced.starts_with(' ');
            let stop = behind(after, b'.').is_some_and(|rest| !starts_with_digit(rest));
            if position == 2 && !close && !stop {
                break;
            }
            // The place of a row, which the first load leaves to all readers: `3. 2.2 Planning`.
            if let Some(own) = own.filter(|_| close) {
                return if cfg!(feature = "tables") { Self::parted(own) } else { None };
            }
            own = rest.strip_prefix(". ");
            *part = next;
            rest = after;
        }
        Some((Self(parts), behind_first, rest))
    }

    /// Its first part.
    #[cfg(feature = "tables")]
    pub(super) fn first(self) -> usize {
        usize::from(self.0[0])
    }

    /// Its second part; 0 where it has none.
    #[cfg(feature = "tables")]
    pub(super) fn second(self) -> usize {
        usize::from(self.0[1])
    }

    /// Of how many parts it is: 1 to 3.
    pub(super) fn parts(self) -> usize {
        self.0.iter().position(|&part| part == 0).unwrap_or(3)
    }

    /// The number in its usual form.
    pub(super) fn text(self) -> String {
        let mut text = String::with_capacity(5);
        for part in &self.0[..self.parts()] {
            if !text.is_empty() {
                text.push('.');
            }
            crate::share::push_number(&mut text, u32::from(*part));
        }
        text
    }

    /// The position in the edition of the domain that it names.
    pub(super) fn domain(self, edition: &Edition) -> Option<usize> {
        edition.domains.iter().position(|domain| self.is(domain.number))
    }

    /// The position in the edition of the standard that it names.
    pub(super) fn standard(self, edition: &Edition) -> Option<usize> {
        edition.standards.iter().position(|standard| self.is(standard.number))
    }

    /// The positions in the edition of the key question that it names, and of its standard.
    pub(super) fn key_question(self, edition: &Edition) -> Option<(usize, usize)> {
        let standard = Self([self.0[0], self.0[1], 0]).standard(edition)?;
        let questions = edition.standards[standard].key_questions;
        Some((standard, questions.iter().position(|question| self.is(question.number))?))
    }

    /// Whether it is that `number` of an edition, each part of which is one digit.
    fn is(self, number: &str) -> bool {
        let digits = number.bytes().step_by(2);
        digits.eq(self.0[..self.parts()].iter().map(|part| b'0' + part))
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// `text` after the ASCII character that it starts with.
pub(super) fn behind(text: &str, character: u8) -> Option<&str> {
    text.as_bytes().first().filter(|&&first| first == character).map(|_| &text[1..])
}

/// One or two digits that are not part of a longer number, as a number from 1.
fn digits(text: &str) -> Option<(u8, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let number = parse_count(&text[..end]).filter(|&number| number > 0)?;
    Some((u8::try_from(number).ok().filter(|&number| number < 100)?, &text[end..]))
}

/// Whether `text` holds `needle`, which is in lower case, in any case.
pub(super) fn holds(text: &str, needle: &str) -> bool {
    find(text, needle).is_some()
}

/// Where `text` first holds `needle`, which is in lower case, in any case.
pub(super) fn find(text: &str, needle: &str) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) =
        memchr::memchr2(first, first.to_ascii_uppercase(), &text[from..]).map(|at| at + from)
    {
        if starts_bytes(&text[at..], needle) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Whether `text` holds one of `words`, which have spaces between them.
pub(super) fn holds_any(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| holds(text, word))
}

/// Where `text` first holds `needle`, letter for letter.
pub(super) fn find_exact(text: &str, needle: &str) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let first = *needle.first()?;
    memchr::memchr_iter(first, text).find(|&at| text[at..].starts_with(needle))
}

/// Whether an ASCII character stands in `text`. The library's search for a `char` brings that for whole
/// strings along, which nothing else needs.
pub(super) fn has(text: &str, character: u8) -> bool {
    memchr::memchr(character, text.as_bytes()).is_some()
}

/// Whether `text` starts with `prefix` in any case.
pub(super) fn starts(text: &str, prefix: &str) -> bool {
    starts_bytes(text.as_bytes(), prefix.as_bytes())
}

fn starts_bytes(text: &[u8], prefix: &[u8]) -> bool {
    prefix.len() <= text.len()
        && text.iter().zip(prefix).all(|(found, wanted)| found.eq_ignore_ascii_case(wanted))
}

/// `text` after `prefix`, in any case.
pub(super) fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    starts(text, prefix).then(|| text.split_at_checked(prefix.len()))?.map(|(_, rest)| rest)
}

/// What follows the words of `name` that `text` starts with; `None` unless the first word is
/// there. A later word that a line break or a cell's edge has mangled ends the name, but one that a space
/// has parted does not.
pub(super) fn after_name<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let text = text.trim_start_edges(|edge| {
        [' ', '\t', '"', '\'', ',', ':', ';', '-', '.', '&'].contains(&edge)
    });
    // `Planning` is not `Plan`, but a page number or the next word may be joined on.
    let ends = |next: &&str| !next.starts_as(u8::is_ascii_lowercase);
    let mut rest = text;
    for (position, word) in name.split(' ').enumerate() {
        let Some(next) = after(rest.trim_start(), word).filter(ends) else {
            let parted = if HAS_ALL { after_parted(text, name).filter(ends) } else { None };
            return parted.or_else(|| (position > 0).then_some(rest));
        };
        rest = next;
    }
    Some(rest)
}

/// `text` after the letters of `name`, in any case and whatever spaces part them: `service s`.
fn after_parted<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text;
    for letter in name.bytes().filter(|&byte| byte != b' ') {
        rest = rest.trim_start_edges(|edge| edge == ' ');
        let first = rest.as_bytes().first().filter(|first| first.eq_ignore_ascii_case(&letter));
        rest = first.and_then(|_| rest.get(1..))?;
    }
    Some(rest)
}

/// A rating, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A rating.
    Rating(Rating),
    /// Not inspected, or not rated.
    Status(Status),
}

impl Verdict {
    /// As problems name it: the code of its rating, or of its status.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Rating(rating) => rating.code(),
            Self::Status(Status::NotInspected) => "not-inspected",
            Self::Status(_) => "not-rated",
        }
    }
}

const VERDICTS: [(&str, Verdict); 19] = [
    ("requires improvement", Verdict::Rating(Rating::RequiresImprovement)),
    ("outstanding", Verdict::Rating(Rating::Outstanding)),
    ("good", Verdict::Rating(Rating::Good)),
    ("inadequate", Verdict::Rating(Rating::Inadequate)),
    ("not inspected", Verdict::Status(Status::NotInspected)),
    ("not rated", Verdict::Status(Status::NotRated)),
    ("not scored", Verdict::Status(Status::NotRated)),
    ("unrated", Verdict::Status(Status::NotRated)),
    ("no rating", Verdict::Status(Status::NotRated)),
    ("no rating given", Verdict::Status(Status::NotRated)),
    ("not applicable", Verdict::Status(Status::NotRated)),
    ("n/a", Verdict::Status(Status::NotRated)),
    ("unable to rate", Verdict::Status(Status::NotRated)),
    ("not assessed", Verdict::Status(Status::NotRated)),
    ("insufficient cases", Verdict::Status(Status::NotRated)),
    ("too few cases", Verdict::Status(Status::NotRated)),
    ("no cases", Verdict::Status(Status::NotRated)),
    ("no relevant cases", Verdict::Status(Status::NotRated)),
    // The first half of the only rating that has two: its second is on the next line.
    ("requires", Verdict::Rating(Rating::RequiresImprovement)),
];

/// The ratings as they stand in cells, where prose around them has them in lower case or quoted.
pub(super) const CAPITAL_RATINGS: [&str; 5] =
    ["Requires improvement", "Requires Improvement", "Outstanding", "Inadequate", "Good"];

/// Where a rating with a capital first stands in `text`.
pub(super) fn verdict_in(text: &str) -> Option<usize> {
    CAPITAL_RATINGS.iter().filter_map(|words| find_exact(text, words)).min()
}

/// Whether `byte` can stand around a verdict without being part of the sentence.
fn is_edge(byte: u8) -> bool {
    !byte.is_ascii_alphabetic() && byte < 0x80 && byte != b'%'
}

/// The longest line that says a verdict and nothing else, in bytes.
const LONGEST_VERDICT: usize = 80;

/// The verdict that is all that `text` says, apart from marks, footnotes and the word `Rating`. What
/// ends with a full stop is the end of a sentence.
pub(super) fn verdict_alone(text: &str) -> Option<Verdict> {
    if text.len() > LONGEST_VERDICT
        || text.trim_end_edges(|edge| ['\'', '"', ' '].contains(&edge)).ends_with('.')
    {
        return None;
    }
    let text = text.trim_edges(|character| {
        u8::try_from(character).is_ok_and(|byte| is_edge(byte) && !byte.is_ascii_digit())
    });
    let text = after(text, "overall rating").or_else(|| after(text, "rating")).unwrap_or(text);
    let (start, verdict) = verdict_at_end(text)?;
    text[..start].bytes().all(|byte| is_edge(byte) && !byte.is_ascii_digit()).then_some(verdict)
}

/// The verdict that `text` ends with, apart from marks and footnotes, and where it starts.
pub(super) fn verdict_at_end(text: &str) -> Option<(usize, Verdict)> {
    let bytes = text.as_bytes();
    let mut end = bytes.iter().rposition(|&byte| !is_edge(byte))? + 1;
    // A hyphen at the end of a line, in the middle of a word.
    for broken in ["improve", "improv", "impro", "impr", "im"] {
        let cut = end.checked_sub(broken.len()).filter(|_| bytes.get(end) == Some(&b'-'));
        if cut.is_some_and(|cut| bytes[cut..end].eq_ignore_ascii_case(broken.as_bytes())) {
            end = bytes[..end - broken.len()].iter().rposition(|&byte| !is_edge(byte))? + 1;
        }
    }
    let last = bytes[end - 1].to_ascii_lowercase();
    VERDICTS.iter().find_map(|&(words, verdict)| {
        if words.as_bytes().last() != Some(&last) {
            return None;
        }
        let start = ends_with_words(&bytes[..end], words)?;
        let apart = start == 0 || is_edge(bytes[start - 1]);
        apart.then_some((start, verdict))
    })
}

/// The rating that is all that a short `text` says, with its letters spaced out or run together.
pub(super) fn broken_verdict(text: &str) -> Option<(usize, Verdict)> {
    // With a full stop it is the last word of a sentence.
    if text.len() > 2 * "Requires improvement".len() || text.ends_with('.') {
        return None;
    }
    let letters =
        || text.bytes().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_lowercase());
    let start = text.find(|first: char| first.is_ascii_uppercase())?;
    // `83% Outstanding` is the band of a figure, and `2021: Good` is of another time.
    if text[..start].bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let same = |words: &str| letters().eq(words.bytes().filter(u8::is_ascii_alphabetic));
    let (_, verdict) = VERDICTS[..4].iter().find(|(words, _)| same(words))?;
    Some((start, *verdict))
}

/// The verdict that `text` starts with, and its length.
pub(super) fn verdict_at_start(text: &str) -> Option<(usize, Verdict)> {
    VERDICTS.iter().find_map(|&(words, verdict)| {
        let rest = after(text, words)?;
        let apart = rest.bytes().next().is_none_or(is_edge);
        apart.then(|| (text.len() - rest.len(), verdict))
    })
}

/// Whether `text` names a service rather than a place on the page.
pub(super) fn names_service(text: &str) -> bool {
    holds_any(text, "service team yjs yos yot partnership council")
}

/// `text` after `per cent` or `percent`.
pub(super) fn per_cent(text: &str) -> Option<&str> {
    after(text, "per cent").or_else(|| after(text, "percent"))
}

/// Where the words that `text` ends with start; any white space may stand between them.
fn ends_with_words(text: &[u8], words: &str) -> Option<usize> {
    let mut end = text.len();
    for (position, word) in words.as_bytes().rsplit(|byte| *byte == b' ').enumerate() {
        if position > 0 {
            let spaces = text[..end].iter().rev().take_while(|byte| byte.is_ascii_whitespace());
            let spaces = spaces.count();
            if spaces == 0 {
                return None;
            }
            end -= spaces;
        }
        let start = end.checked_sub(word.len())?;
        if !text[start..end].eq_ignore_ascii_case(word) {
            return None;
        }
        end = start;
    }
    Some(end)
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
