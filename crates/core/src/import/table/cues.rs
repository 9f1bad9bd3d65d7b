//! Whether a text holds words that tell, or seem to tell, what it is about.

use crate::import::words::{find, holds};

/// Whether `text` holds the lower-case `cue` at the start of a word, which goes on at most with a
/// usual ending: `Assessment` and `Planned`, not `Staffordshire`.
#[inline(never)]
pub(in crate::import) fn has_word(text: &str, cue: &str) -> bool {
    const ENDINGS: [&str; 13] =
        ["", "s", "es", "ment", "ments", "ing", "ning", "ed", "ned", "ation", "y", "ies", "ities"];
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| find(rest, cue)).map(|at| at + from) {
        let end = at + cue.len();
        let bytes = text.as_bytes();
        let rest = &bytes[end..];
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let ends =
            ENDINGS.iter().any(|ending| rest[..letters].eq_ignore_ascii_case(ending.as_bytes()));
        // `Self-assessment` is a way to rate, not what is rated.
        if ends && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric() && bytes[at - 1] != b'-') {
            return true;
        }
        from = end;
    }
    false
}

/// Whether `text` holds one of `cues`, which have a space between them, as a word.
#[inline(never)]
pub(in crate::import) fn has_any(text: &str, cues: &str) -> bool {
    cues.split(' ').any(|cue| has_word(text, cue))
}

/// Whether a short label has words of a theme and means another's safety, or the child's: `Victim
/// safety`, `Keeping other children safe`, `Risk of harm to the child`.
pub(in crate::import) fn misleads(text: &str) -> bool {
    const LONGEST: usize = 60;
    const OF_ANOTHER: &str = "victim victims staff worker workers online road building";
    const OF_THE_CHILD: [&str; 7] = [
        "to the child",
        "to child",
        "to the young",
        "to self",
        "self-harm",
        "self harm",
        "from others",
    ];
    let is_child = || OF_THE_CHILD.iter().any(|words| holds(text, words));
    text.len() <= LONGEST
        && (holds(text, "safe")
            && (holds(text, "other child")
                || holds(text, "other young")
                || holds(text, "keeping people")
                || !holds(text, "other") && has_any(text, OF_ANOTHER))
            || (holds(text, "harm") || holds(text, "risk")) && !holds(text, "safe") && is_child())
}
