//! Whether a text is a list, and an item one of a list.

use super::HAS_ALL;
use super::items::{items, setting, without_label, without_strokes};
use super::themes::{behind_brackets, is_behind_domain, is_called, is_themed};
use crate::edition::{Edition, Editions};
use crate::import::edges::Edges;
use crate::import::words::{
    Number, after_name, has, holds, names_service, starts, verdict_alone, verdict_at_end,
};
use crate::rating::Rating;

/// The longest item, in bytes.
const LONGEST_ITEM: usize = 160;

/// Whether at least half of `text` is items that start with a number and go on like one; a report has
/// questions and sentences. A service's name may stand above them.
pub(in crate::import) fn is_list(text: &str, editions: Editions, words: bool) -> bool {
    let mut like = 0;
    let mut unlike = 0;
    for (item, _) in items(text, editions, words) {
        // A page of ratings states the whole as well.
        if starts(item, "overall rating") || starts(item, "score") || holds(item, "fieldwork") {
            return false;
        }
        if asks(item) || item.len() > LONGEST_ITEM {
            return false;
        }
        if is_item(item, editions)
            || words && (is_called(item) || is_behind_domain(item) || like > 0 && is_themed(item))
        {
            like += 1;
        } else if like > 0 || unlike > 0 || !may_name_service(item) {
            unlike += 1;
        }
    }
    like > 0 && like >= unlike
}

/// Whether `item` starts like one of a list.
pub(in crate::import) fn is_item(item: &str, editions: Editions) -> bool {
    let item = without_label(item);
    Number::start(item).is_some()
        || setting(item, editions).is_some()
        || is_named(item, Edition::newest())
        || editions.own().is_some_and(|own| is_named(item, own))
}

/// Whether `item` is the name of a standard and a value.
fn is_named(item: &str, edition: &'static Edition) -> bool {
    named(edition, None, item).is_some_and(|(_, rest)| {
        let rest = if HAS_ALL { behind_brackets(rest) } else { rest };
        let value = without_strokes(rest);
        value.starts_as(u8::is_ascii_digit)
            || verdict_alone(value).is_some()
            || Rating::from_words(value).is_some()
    })
}

/// Whether `item` may be a service's name above a list: one with a year says more.
pub(super) fn may_name_service(item: &str) -> bool {
    names_service(item) && !item.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a word is asked about in `item`; a mark alone is a figure that is not known, and one in a
/// short item a doubt about its value.
fn asks(item: &str) -> bool {
    const LONGEST_DOUBT: usize = 24;
    let bytes = item.as_bytes();
    bytes.len() > LONGEST_DOUBT
        && memchr::memchr_iter(b'?', bytes)
            .any(|at| at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphabetic()))
}

/// The standard of `domain`, or of any, whose name `item` starts with, and what follows it; the
/// first of several.
pub(super) fn named<'a>(
    edition: &'static Edition,
    domain: Option<usize>,
    item: &'a str,
) -> Option<(usize, &'a str)> {
    let here = |domain_of: usize| domain.is_none_or(|domain| domain == domain_of);
    edition.standards.iter().enumerate().find_map(|(index, standard)| {
        let rest = after_name(item, standard.name).filter(|_| here(standard.domain))?;
        Some((index, rest))
    })
}

/// Whether `text` is a list for sure: it starts with an item, and has nothing that parts cells only, or
/// quotes an older letter.
/// Numbers with no values behind them head columns.
pub(in crate::import) fn is_typed(text: &str, editions: Editions, words: bool) -> bool {
    let mut first = items(text, editions, words);
    let starts =
        first.next().is_some_and(|(item, _)| is_item(item, editions) || may_name_service(item));
    // Below a title, perhaps.
    let heads_cells = |item: &str| has(item, b',') && !is_item(item, editions);
    starts
        && !first.next().is_some_and(|(item, _)| heads_cells(item))
        && memchr::memchr3(b'\t', b'|', b'>', text.as_bytes()).is_none()
        && !has_heads(text.trim_start().split('\n').next().unwrap_or_default().trim_end())
        && is_list(text, editions, words)
}

/// Whether a line starts with an empty cell, or with the number of a standard or key question
/// and no value, or has two such cells.
fn has_heads(line: &str) -> bool {
    let is_head = |cell: &&str| {
        let cell = cell.trim_start_edges(|edge| !edge.is_ascii_digit());
        Number::start(cell).is_some_and(|(number, rest)| {
            number.parts() > 1
                && !rest.bytes().any(|byte| byte.is_ascii_digit())
                && verdict_at_end(rest).is_none()
                && Rating::from_words(rest.trim()).is_none()
        })
    };
    let mut cells = line.split(&[',', ';'][..]);
    // Alone on its line it heads the lines below, and before a colon it is what a value is given for.
    let first = cells.next().filter(|first| first.len() < line.len() && !has(first, b':'));
    line.starts_in(b",;")
        || first.is_some_and(|first| is_head(&first))
        || cells.filter(is_head).count() > 1
}
