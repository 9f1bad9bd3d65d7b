//! Which texts are a whole report or a typed list for sure, and which are left to all readers.

use super::{
    HAS_ALL, Import, LONGEST_MEGABYTES, LONGEST_PART, Reading, in_text, is_report, list, pages,
    too_long,
};
use crate::assessment::{Assessment, Month};
use crate::import::edges::Edges;
use crate::problem::{Code, Problem};

/// Reads `text` as [`import()`](super::import()) does, if it is a whole report or a typed list for sure: all
/// that a build without the feature `tables` reads. `None` where it may hold cells, be a part of something,
/// or be what this tool has written.
///
/// Where `is_last` is false, a text is also left where all readers may know more of it. Where they are not
/// to be had it is true, and what is lost is told.
pub fn import_plain(text: &str, reading: &Reading, is_last: bool) -> Option<Import> {
    if text.len() > LONGEST_MEGABYTES << 20 {
        return Some(too_long(reading.edition));
    }
    if may_be_ours(text) {
        return None;
    }
    let whole_report = is_report(text);
    let is_short = text.len() <= LONGEST_PART;
    // The last of all readers understands words beside figures.
    let words = HAS_ALL && is_last;
    let is_typed = || !starts_with_row(text) && list::is_typed(text, reading.editions, words);
    let is_sure = if whole_report { !is_short } else { is_short && is_typed() };
    if !is_sure {
        return None;
    }
    let mut import = in_text(text, reading, whole_report, words);
    let is_left = |problem: &Problem| {
        // What is no list to its reader may be a table.
        is_short && matches!(problem.code, Code::TooManyFigures | Code::LineNotUnderstood)
            || !is_last && is_lost(problem)
    };
    // Only all readers can say that a report is of a later programme.
    if !words && is_later(&import.assessment) || import.problems.iter().any(is_left) {
        return None;
    }
    pages(text, &mut import.problems);
    Some(import)
}

/// Whether `text` starts with a title and the empty cells beside it: `Northtown,,`.
fn starts_with_row(text: &str) -> bool {
    let title = text.trim_start().split('\n').next().unwrap_or_default().trim_end();
    title.ends_in(b",;") && !title.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether `text` may be what this tool has written: its CSV or a vector.
fn may_be_ours(text: &str) -> bool {
    let start = text.strip_prefix('\u{feff}').unwrap_or(text);
    let csv = start.strip_prefix("Item").is_some_and(|rest| rest.starts_in(b",;\t"));
    csv || memchr::memchr2_iter(b'J', b'j', text.as_bytes()).any(|at| {
        let before = at.checked_sub(1).map(|before| text.as_bytes()[before]);
        matches!(before, Some(b'Y' | b'y'))
            && matches!(text.as_bytes().get(at + 1), Some(b'0'..=b'9' | b':' | b'%'))
    })
}

/// Whether a problem says that something was not understood or not found, of which all readers may know more.
fn is_lost(problem: &Problem) -> bool {
    matches!(
        problem.code,
        Code::NotAFigure
            | Code::NotARating
            | Code::UnknownStandard
            | Code::UnknownKeyQuestion
            | Code::FiguresDisagree
            | Code::RatingsDisagree
            | Code::TotalsDisagree
            | Code::StandardMissing
            | Code::KeyQuestionMissing
            | Code::QuestionUnclear
            | Code::RowsNotMatched
            | Code::RatingMissing
            | Code::OverallNotStated
            | Code::ServiceNotFound
    )
}

/// Whether a report was published when the programme had begun that no built-in edition has the rules of:
/// inspections follow it since spring 2025.
pub(super) fn is_later(assessment: &Assessment) -> bool {
    let months = |year: u16, month: u8| u32::from(year) * 12 + u32::from(month);
    let published = assessment.published.month;
    published.is_some_and(|Month { year, month }| months(year, month) > months(2025, 6))
}
