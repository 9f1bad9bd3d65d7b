//! Tags of HTML around the words of a cell, as conversions leave them in tables of plain text.

use crate::import::words::{after, find};
use std::borrow::Cow;

/// Tags that say how words look, and of what they are a paragraph.
const NAMES: [&str; 13] =
    ["b", "strong", "i", "em", "u", "s", "small", "span", "font", "sub", "sup", "p", "br"];

/// `text` without its tags, and how many bytes of them stand before its first word. What looks like one
/// and is none stays: `<50%`.
pub(super) fn untagged(text: &str) -> (Cow<'_, str>, usize) {
    if memchr::memchr(b'<', text.as_bytes()).is_none() {
        return (Cow::Borrowed(text), 0);
    }
    let mut plain = String::with_capacity(text.len());
    let mut lead = 0;
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &text.as_bytes()[at..]).map(|open| at + open) {
        plain.push_str(&text[at..open]);
        let Some((name, length)) = tag(&text[open..]) else {
            plain.push('<');
            at = open + 1;
            continue;
        };
        // Paragraphs stand apart.
        if name == "p" || name == "br" {
            plain.push(' ');
        }
        at = open + length;
        if name == "sup" {
            at += footnote(&text[at..]);
        }
        if plain.trim_start().is_empty() {
            lead = at;
        }
    }
    plain.push_str(&text[at..]);
    (Cow::Owned(plain), lead)
}

/// The name of the tag that `text` starts with, and its length.
fn tag(text: &str) -> Option<(&'static str, usize)> {
    /// No tag around words is longer.
    const LONGEST: usize = 400;
    let near = &text.as_bytes()[..text.len().min(LONGEST)];
    let length = memchr::memchr(b'>', near)? + 1;
    let inside = &text[1..length - 1];
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with([' ', '/']);
    let name = NAMES.into_iter().find(|name| after(inside, name).is_some_and(is_end))?;
    Some((name, length))
}

/// How long a footnote's mark is, behind the tag that raises it; 0 where more than a mark is raised.
fn footnote(text: &str) -> usize {
    const LONGEST: usize = 5;
    find(text, "</sup>").filter(|&mark| mark <= LONGEST).map_or(0, |mark| mark + "</sup>".len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_bounds_stay() {
        for (text, plain, lead) in [
            ("57%", "57%", 0),
            ("<b>57%</b>", "57%", 3),
            ("<p><B>2.1. Assessment</B></p> <p>It is</p>", " 2.1. Assessment   It is ", 6),
            ("<span style=\"color: red\">Good</span>", "Good", 25),
            ("Requires<br/>improvement", "Requires improvement", 0),
            ("57%<sup>12</sup>", "57%", 0),
            ("1<sup>in the first quarter</sup>", "1in the first quarter", 0),
            ("<50%", "<50%", 0),
            ("5 <b 6> 7", "5  7", 0),
            ("a <bold> <http://x.org>", "a <bold> <http://x.org>", 0),
            ("<", "<", 0),
        ] {
            let (found, before) = untagged(text);
            assert_eq!((&*found, before), (plain, lead), "{text}");
        }
    }
}
