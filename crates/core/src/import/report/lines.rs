//! What a line of a report looks like: a page mark, a line of contents, a rating that a copy has
//! joined to a sentence. Pure functions without memory.

use crate::import::edges::{Edges, is_letter};
use crate::import::words::{self, Verdict};

/// `line` without the letter that a symbol beside a standard's number has turned into.
pub(super) fn without_glyph(line: &str) -> &str {
    let bytes = line.as_bytes();
    let glyph = bytes.len() > 4 && bytes[0].is_ascii_alphabetic() && bytes[1] == b' ';
    if glyph && bytes[2].is_ascii_digit() && bytes[3] == b'.' { &line[2..] } else { line }
}

/// A page's number: it may stand in the middle of a table.
pub(super) fn is_page_number(line: &str) -> bool {
    let rest = line.trim_edges(|edge| edge == '-' || edge.is_whitespace());
    let rest = words::after(rest, "page").map_or(rest, str::trim);
    rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_digit())
}

/// A page's running head: so may this.
pub(super) fn is_running_head(line: &str) -> bool {
    line.len() < 120 && words::holds(line, "inspection of youth")
}

/// What follows a heading in a table of contents: dots or a page's number.
pub(super) fn is_contents(tail: &str) -> bool {
    let tail = tail.trim();
    let digits = tail.bytes().rev().take_while(u8::is_ascii_digit).count();
    let dots = words::holds(tail, "...") || words::holds(tail, ". .");
    dots || (digits > 0 && digits == tail.len() && digits <= 3)
}

/// The second half of `Requires improvement`, where the line broke inside it.
pub(super) fn is_rest_of_rating(line: &str) -> bool {
    const WHOLE: &str = "improvement";
    let word = line.trim_edges(|edge| !is_letter(edge));
    let rest = WHOLE.len().checked_sub(word.len()).filter(|_| word.len() > 3);
    rest.is_some_and(|from| WHOLE[from..].eq_ignore_ascii_case(word))
}

pub(super) fn begins_upper(text: &str) -> bool {
    text.starts_as(u8::is_ascii_uppercase)
}

/// A rating between two sentences, where lines were joined: `… carers. Good Our rating …`.
pub(super) fn verdict_between(line: &str) -> Option<(usize, Verdict)> {
    words::CAPITAL_RATINGS
        .iter()
        .filter_map(|word| {
            let start = words::find_exact(line, word)?;
            let before = line[..start].trim_end_edges(|edge| edge == ' ');
            let next =
                line[start + word.len()..].trim_start_edges(|edge| [' ', '\t'].contains(&edge));
            let after = next.len() < line.len() - start - word.len() && begins_upper(next);
            let verdict = words::verdict_alone(word)?;
            (before.ends_in(b".\t") && after).then_some((start, verdict))
        })
        .min_by_key(|&(start, _)| start)
}

/// A rating in capitals and without quotes in the middle of a sentence that does not call for it:
/// the next cell of the table, copied into the sentence.
pub(super) fn verdict_inside(line: &str) -> Option<(usize, Verdict)> {
    words::CAPITAL_RATINGS.iter().find_map(|word| {
        let start = words::find_exact(line, word)?;
        let before = line[..start].trim_end();
        let inside = line[..start].ends_with(' ') && !before.ends_in(b".'\":");
        let rest = &line[start + word.len()..];
        let goes_on = rest.starts_with(' ') && rest[1..].starts_as(u8::is_ascii_lowercase);
        let verdict =
            words::verdict_alone(word).filter(|_| inside && goes_on && !before.is_empty());
        verdict.map(|verdict| (start, verdict))
    })
}
