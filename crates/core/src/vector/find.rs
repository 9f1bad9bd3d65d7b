//! Takes a vector out of its surroundings: finds it in a text, undoes percent-encoding, and joins
//! what a line break or a space has cut.

use super::SERVICE;
use super::read::is_whole;
use crate::edition::{Edition, Editions};

/// Past so many bytes of a vector no more pieces are joined to it; a whole one has some 600.
const LONGEST_JOINED: usize = 4_000;

/// The longest part whose two readings at a seam are compared.
const LONGEST_PART: usize = 100;

/// The longest name of a service that a link carries, in bytes.
const LONGEST_SERVICE: usize = 200;

/// A vector as it stood, in plain characters.
pub(super) struct Found {
    /// From `YJ` on.
    pub(super) text: String,
    /// For each byte of `text` its offset in the source.
    pub(super) places: Vec<usize>,
    /// Offsets in `text` where two pieces were joined, though the first could have been all.
    pub(super) doubts: Vec<usize>,
    /// Where it ends in the source.
    pub(super) end: usize,
}

impl Found {
    /// The offset in the source of an offset in the vector.
    pub(super) fn source(&self, at: usize) -> usize {
        self.places.get(at).copied().unwrap_or(self.end)
    }
}

/// What a vector begins with.
pub(super) struct Head {
    /// Where it starts in the text.
    pub(super) start: usize,
    /// The digits behind `YJ`; none is the version that is known.
    pub(super) version: String,
    /// The name of its edition.
    pub(super) edition: String,
}

/// The head of the first vector in `text` at or after `from`.
pub(super) fn head(text: &str, from: usize, editions: Editions) -> Option<Head> {
    let bytes = text.as_bytes();
    let mut from = from;
    while let Some(at) = memchr::memchr2(b'J', b'j', &bytes[from..]).map(|at| at + from) {
        from = at + 1;
        if at > 0 && bytes[at - 1].eq_ignore_ascii_case(&b'Y') && begins_here(bytes, at - 1) {
            let head = head_at(text, at - 1, editions);
            if head.is_some() {
                return head;
            }
        }
    }
    None
}

/// Whether `at` is not inside a word; the digits of an encoded mark, as in `%23YJ`, are none.
fn begins_here(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    let encoded = before.len() > 2 && {
        let tail = &before[before.len() - 2..];
        let mark = &before[..before.len() - 2];
        tail.iter().all(u8::is_ascii_hexdigit) && (mark.ends_with(b"%") || mark.ends_with(b"%25"))
    };
    encoded || before.last().is_none_or(|last| !last.is_ascii_alphanumeric())
}

/// The head that stands at `start`: `YJ:2021/`, or `YJ:2021` alone.
fn head_at(text: &str, start: usize, editions: Editions) -> Option<Head> {
    let mut head = Head { start, version: String::new(), edition: String::new() };
    let mut at = start + 2;
    let mut colon = false;
    let mut slash = false;
    for _ in 0..12 {
        match character(text, at) {
            Some((':', end)) if !colon => (colon, at) = (true, end),
            Some(('/', _)) => {
                slash = true;
                break;
            }
            Some((found, end)) if colon && found.is_ascii_alphanumeric() => {
                head.edition.push(found);
                at = end;
            }
            Some((found, end)) if !colon && found.is_ascii_digit() => {
                head.version.push(found);
                at = end;
            }
            _ => break,
        }
    }
    // Without a part only a known edition makes it one: prose has its own colons.
    let is_one =
        if slash { !head.edition.is_empty() } else { editions.by_id(&head.edition).is_some() };
    (colon && is_one).then_some(head)
}

/// The character that stands at `at`, percent-encoded or not, and where it ends.
#[inline(never)]
fn character(text: &str, at: usize) -> Option<(char, usize)> {
    let plain = text[at..].chars().next()?;
    if plain != '%' {
        return Some((plain, at + plain.len_utf8()));
    }
    match encoded(text.as_bytes(), at) {
        Some((found, end)) if found.is_ascii() => Some((char::from(found), end)),
        _ => Some(('%', at + 1)),
    }
}

/// The byte that is percent-encoded at `at`, and where that ends. What is encoded more than once
/// has `25` between its sign and its digits.
fn encoded(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let hex = |from: usize| {
        let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
        u8::try_from(digit(from)? * 16 + digit(from + 1)?).ok()
    };
    let mut from = at + 1;
    while bytes[from..].starts_with(b"25") && hex(from + 2).is_some() {
        from += 2;
    }
    Some((hex(from)?, from + 2))
}

/// The service that a link carries behind its vector, which ends at `end`.
#[inline(never)]
pub(super) fn service(text: &str, end: usize) -> Option<String> {
    let mut at = end;
    for expected in SERVICE.chars() {
        let (found, next) = character(text, at)?;
        at = (found == expected).then_some(next)?;
    }
    let bytes = text.as_bytes();
    let mut name = Vec::new();
    while name.len() < LONGEST_SERVICE {
        let (byte, next) = match bytes.get(at) {
            // Nobody can tell what an encoded percent sign stood for: see `encoded`.
            Some(b'%') => match encoded(bytes, at)? {
                (b'%', next) => (b' ', next),
                other => other,
            },
            Some(b'_') => (b' ', at + 1),
            Some(&byte) if byte.is_ascii_alphanumeric() || byte == b'-' => (byte, at + 1),
            _ => break,
        };
        name.push(byte);
        at = next;
    }
    let name = String::from_utf8(name).ok()?;
    let name = name.trim();
    (!name.is_empty() && !name.contains(char::is_control)).then(|| name.to_owned())
}

/// The vector that starts at `start` and is of `edition`.
#[inline(never)]
pub(super) fn take(text: &str, start: usize, edition: &'static Edition) -> Found {
    let mut found =
        Found { text: String::new(), places: Vec::new(), doubts: Vec::new(), end: start };
    piece(text, start, &mut found);
    while found.text.len() < LONGEST_JOINED {
        let next = after_gap(text, found.end);
        let mut more =
            Found { text: String::new(), places: Vec::new(), doubts: Vec::new(), end: next };
        if next > found.end {
            piece(text, next, &mut more);
        }
        match seam(&found.text, &more.text, edition) {
            Seam::Apart => break,
            Seam::Joined => {}
            Seam::Doubtful => found.doubts.push(found.text.len()),
        }
        found.text.push_str(&more.text);
        found.places.append(&mut more.places);
        found.end = more.end;
    }
    // What ends a sentence is no part of it.
    let end = found.text.trim_end_matches(['.', ',', ';', ':', '!', '-']).len();
    if end < found.text.len() {
        found.end = found.source(end);
        found.text.truncate(end);
        found.places.truncate(end);
    }
    found
}

/// Appends what stands at `at` up to a space, a quote, a bracket or a new parameter of a link.
#[inline(never)]
fn piece(text: &str, at: usize, into: &mut Found) {
    into.end = at;
    while let Some((found, end)) = character(text, into.end) {
        let plain = match found {
            // What word processors make of a hyphen.
            '‐'..='―' | '−' => '-',
            // Put into long words to let them break.
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {
                into.end = end;
                continue;
            }
            _ if found.is_whitespace() || is_end(found) => break,
            other => other,
        };
        for _ in 0..plain.len_utf8() {
            into.places.push(into.end);
        }
        into.text.push(plain);
        into.end = end;
    }
}

fn is_end(character: char) -> bool {
    "\"'<>()[]{}|&*_`‘’“”«»".contains(character)
}

/// Where the next piece starts: behind spaces, and behind what quotes a line of mail.
#[inline(never)]
fn after_gap(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let next = rest.trim_start();
    let next = if rest[..rest.len() - next.len()].contains('\n') {
        next.trim_start_matches(|edge: char| edge == '>' || edge.is_whitespace())
    } else {
        next
    };
    text.len() - next.len()
}

enum Seam {
    Apart,
    Joined,
    Doubtful,
}

/// Whether `next`, behind a gap, belongs to the vector `known`.
#[inline(never)]
fn seam(known: &str, next: &str, edition: &'static Edition) -> Seam {
    let is_mark = |byte: u8| b"/:-!".contains(&byte);
    let next = next.trim_end_matches(['.', ',', ';']);
    let bytes = next.as_bytes();
    let like_one =
        bytes.iter().all(|&byte| byte.is_ascii_alphanumeric() || b"/:-!.,%".contains(&byte))
            && bytes.iter().any(|&byte| byte.is_ascii_digit() || is_mark(byte));
    let is_another = super::read::after_ascii(next, "YJ").is_some_and(|rest| rest.contains(':'));
    if next.is_empty() || is_another {
        return Seam::Apart;
    }
    let open = known.bytes().next_back().is_some_and(is_mark) || known.ends_with("of");
    if open && (like_one || next.len() < 4) {
        return Seam::Joined;
    }
    if !like_one {
        return Seam::Apart;
    }
    if is_mark(bytes[0]) && bytes.len() > 1 {
        return Seam::Joined;
    }
    let first = &known[known.rfind('/').map_or(0, |slash| slash + 1)..];
    let second = &next[..next.find('/').unwrap_or(next.len())];
    if first.len() + second.len() > LONGEST_PART {
        return Seam::Apart;
    }
    let mut joined = first.to_owned();
    joined.push_str(second);
    match (is_whole(edition, &joined), is_whole(edition, first)) {
        (true, true) => Seam::Doubtful,
        (true, false) => Seam::Joined,
        // Joined, it is a problem with its place; apart, a cut figure could pass for a whole one.
        (false, true) if second.len() < next.len() => Seam::Joined,
        (false, false) if bytes.iter().copied().any(is_mark) => Seam::Joined,
        (false, _) => Seam::Apart,
    }
}
