//! Where an item of a list begins and ends, and what it begins with.

use super::super::edges::Edges;
use super::super::words::{Number, after};
use super::HAS_ALL;
use crate::edition::{Edition, Editions};
use crate::share::Share;

/// No figure between semicolons is as long, in bytes.
const LONGEST_FIGURE: usize = 16;

/// The longest line that several items may share, in bytes.
const LONGEST_LINE: usize = 2_000;

/// Each trimmed item with text, and its offset: a line or what stands between semicolons, cut where
/// the next number of a standard or key question stands.
pub(super) struct Items<'a> {
    text: &'a str,
    at: usize,
    editions: Editions,
    /// Whether figures may stand between semicolons.
    joins: bool,
}

pub(super) fn items(text: &str, editions: Editions, words: bool) -> Items<'_> {
    Items { text, at: 0, editions, joins: words }
}

impl<'a> Iterator for Items<'a> {
    type Item = (&'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let line = item_end(rest, HAS_ALL && self.joins);
            let item = without_bullet(&rest[..line]);
            let start = self.at + (line - item.len());
            let next = next_number(item, self.editions);
            self.at = next.map_or(self.at + line + 1, |next| start + next);
            let item = item[..next.unwrap_or(item.len())].trim_end();
            if !item.is_empty() {
                return Some((item, start));
            }
        }
    }
}

/// Where the first item of `text` ends: with its line, or before a semicolon,
/// unless it `joins` a figure to others.
fn item_end(text: &str, joins: bool) -> usize {
    let mut at = 0;
    loop {
        let end = memchr::memchr3(b'\n', b';', 0xb, &text.as_bytes()[at..]);
        let end = end.map_or(text.len(), |end| at + end);
        let rest = text.get(end + 1..).unwrap_or_default();
        if !joins || text.as_bytes().get(end) != Some(&b';') || !starts_with_figure(rest) {
            return end;
        }
        at = end + 1;
    }
}

/// Whether `text` starts with a figure and nothing else up to the next semicolon or the line's end.
fn starts_with_figure(text: &str) -> bool {
    let end = memchr::memchr3(b'\n', b';', 0xb, text.as_bytes()).unwrap_or(text.len());
    let figure = text[..end].trim();
    figure.len() < LONGEST_FIGURE && figure.parse::<Share>().is_ok()
}

/// `line` without a bullet such as `a)`, `iv.` or `o`. A figure and a stop are the number of a
/// domain, unless a tab follows, and `St. Anytown` is a name.
pub(in crate::import) fn without_bullet(line: &str) -> &str {
    let line = without_signs(line);
    let bytes = line.as_bytes();
    let length = bytes.iter().take(5).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_bullet = match bytes[length..] {
        [b')', ..] => true,
        [b'.', next, ..] => next == b'\t' || bytes[0].is_ascii_lowercase(),
        [b' ' | b'\t', ..] => bytes[..length] == *b"o",
        _ => false,
    };
    if is_bullet { line[length + 1..].trim_start() } else { line }
}

/// Where in `line` an item begins behind another. A percentage that looks like a standard's number
/// has a comma or a sign behind it, and no value.
fn next_number(line: &str, editions: Editions) -> Option<usize> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    let bytes = line.as_bytes();
    let item = without_label(line);
    Number::start(item).filter(|(number, _)| number.parts() > 1)?;
    let first = line.len() - item.len();
    (first + 1..bytes.len()).find(|&at| {
        matches!(bytes[at - 1], b' ' | b',' | b'\t')
            && Number::start(without_label(&line[at..])).is_some_and(|(number, rest)| {
                let value = without_strokes(rest);
                number.parts() > 1
                    && value.len() < rest.len()
                    && value.starts_as(u8::is_ascii_alphanumeric)
                    && after(value, "of").or_else(|| after(value, "per")).is_none()
                    && is_known(number, editions)
            })
    })
}

fn is_known(number: Number, editions: Editions) -> bool {
    let has = |edition: &Edition| {
        number.standard(edition).is_some() || number.key_question(edition).is_some()
    };
    editions.own().is_some_and(has) || Edition::all().iter().any(has)
}

/// `text` without the signs that lists begin their lines with.
fn without_signs(text: &str) -> &str {
    text.trim_start_edges(|sign| ['-', ' ', '\t', '"', '(', '>', '✓', '✔'].contains(&sign))
}

/// `text` without what stands between a number or name and its value.
pub(super) fn without_strokes(text: &str) -> &str {
    text.trim_start_edges(|edge| [':', '=', ' ', '\t', '-'].contains(&edge))
}

/// `item` without the word for what is numbered, as in `KQ 2.1.1`.
pub(super) fn without_label(item: &str) -> &str {
    let item = without_signs(item);
    let labels = ["standard ", "std ", "domain ", "key question ", "question ", "kq ", "kq", "q"];
    let rest = labels.iter().find_map(|label| after(item, label)).map(str::trim_start);
    // `Q1` is a quarter, `Domain 1` none.
    let is_number = |rest: &&str| rest.len() > 2 || item.starts_in(b"dD");
    rest.filter(|rest| rest.starts_as(u8::is_ascii_digit)).filter(is_number).unwrap_or(item)
}

/// `edition: 2018`, `2018 edition` or `service: Anytown`.
pub(super) fn setting(item: &str, editions: Editions) -> Option<(&'static str, &str)> {
    let edges = |edge| [':', ' ', '=', '\t'].contains(&edge);
    let year = item.get(..4).filter(|id| Edition::by_id(id).is_some());
    let own = editions.own().map(|own| own.id).filter(|id| item.starts_with(id));
    if let Some(id) = own.or(year)
        && (item.len() == id.len() || item[id.len()..].trim().eq_ignore_ascii_case("edition"))
    {
        return Some(("edition", id));
    }
    ["edition", "service"].into_iter().find_map(|name| {
        let value = after(item, name)?;
        value.starts_in(b": =\t").then(|| (name, value.trim_edges(edges)))
    })
}
