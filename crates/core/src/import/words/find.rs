//! Looking for words in a text, in any case.

use crate::import::HAS_ALL;
use crate::import::edges::Edges;

/// `text` after the ASCII character that it starts with.
pub(in crate::import) fn behind(text: &str, character: u8) -> Option<&str> {
    text.as_bytes().first().filter(|&&first| first == character).map(|_| &text[1..])
}

/// Whether `text` holds `needle`, which is in lower case, in any case.
pub(in crate::import) fn holds(text: &str, needle: &str) -> bool {
    find(text, needle).is_some()
}

/// Where `text` first holds `needle`, which is in lower case, in any case.
pub(in crate::import) fn find(text: &str, needle: &str) -> Option<usize> {
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
pub(in crate::import) fn holds_any(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| holds(text, word))
}

/// Where `text` first holds `needle`, letter for letter.
pub(in crate::import) fn find_exact(text: &str, needle: &str) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let first = *needle.first()?;
    memchr::memchr_iter(first, text).find(|&at| text[at..].starts_with(needle))
}

/// Whether an ASCII character stands in `text`. The library's search for a `char` brings that for whole
/// strings along, which nothing else needs.
pub(in crate::import) fn has(text: &str, character: u8) -> bool {
    memchr::memchr(character, text.as_bytes()).is_some()
}

/// Whether `text` starts with `prefix` in any case.
pub(in crate::import) fn starts(text: &str, prefix: &str) -> bool {
    starts_bytes(text.as_bytes(), prefix.as_bytes())
}

fn starts_bytes(text: &[u8], prefix: &[u8]) -> bool {
    prefix.len() <= text.len()
        && text.iter().zip(prefix).all(|(found, wanted)| found.eq_ignore_ascii_case(wanted))
}

/// `text` after `prefix`, in any case.
pub(in crate::import) fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    starts(text, prefix).then(|| text.split_at_checked(prefix.len()))?.map(|(_, rest)| rest)
}

/// What follows the words of `name` that `text` starts with; `None` unless the first word is
/// there. A later word that a line break or a cell's edge has mangled ends the name, but one that a space
/// has parted does not.
pub(in crate::import) fn after_name<'a>(text: &'a str, name: &str) -> Option<&'a str> {
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
pub(super) fn after_parted<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text;
    for letter in name.bytes().filter(|&byte| byte != b' ') {
        rest = rest.trim_start_edges(|edge| edge == ' ');
        let first = rest.as_bytes().first().filter(|first| first.eq_ignore_ascii_case(&letter));
        rest = first.and_then(|_| rest.get(1..))?;
    }
    Some(rest)
}
