//! Ratings, and that there is none, as reports and people write them.

use super::find::{after, find_exact};
use crate::assessment::Status;
use crate::import::edges::Edges;
use crate::rating::Rating;

/// A rating, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Verdict {
    /// A rating.
    Rating(Rating),
    /// Not inspected, or not rated.
    Status(Status),
}

impl Verdict {
    /// As problems name it: the code of its rating, or of its status.
    pub(in crate::import) fn code(self) -> &'static str {
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
pub(in crate::import) const CAPITAL_RATINGS: [&str; 5] =
    ["Requires improvement", "Requires Improvement", "Outstanding", "Inadequate", "Good"];

/// Where a rating with a capital first stands in `text`.
pub(in crate::import) fn verdict_in(text: &str) -> Option<usize> {
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
pub(in crate::import) fn verdict_alone(text: &str) -> Option<Verdict> {
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
pub(in crate::import) fn verdict_at_end(text: &str) -> Option<(usize, Verdict)> {
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
pub(in crate::import) fn broken_verdict(text: &str) -> Option<(usize, Verdict)> {
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
pub(in crate::import) fn verdict_at_start(text: &str) -> Option<(usize, Verdict)> {
    VERDICTS.iter().find_map(|&(words, verdict)| {
        let rest = after(text, words)?;
        let apart = rest.bytes().next().is_none_or(is_edge);
        apart.then(|| (text.len() - rest.len(), verdict))
    })
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
