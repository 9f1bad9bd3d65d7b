//! From text to an assessment and problems: recognise the form and the edition, then one reader
//! per form.

mod clean;
mod edges;
mod list;
mod report;
mod words;

use crate::assessment::{Assessment, Discretion};
use crate::edition::Edition;
use crate::export::csv;
use crate::problem::{Code, Problem};
use crate::rate::rate;
use crate::vector;
use clean::Clean;
use serde::Serialize;
use words::Number;

/// What a text was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Form {
    /// The text of an inspection report, whole or in part.
    Report,
    /// A typed list: `2.1: 83, 50, 50`.
    List,
    /// A table, such as this tool's own CSV.
    Table,
    /// An assessment as one line: `YJ:2021/2.1:83-50-50/end`.
    Vector,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Report, Self::List, Self::Table, Self::Vector];

    /// Its name in the contract: `report`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::List => "list",
            Self::Table => "table",
            Self::Vector => "vector",
        }
    }

    /// The form whose name in the contract is `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }
}

/// What was read from a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What it was read as; `None` where nothing was recognised.
    pub form: Option<Form>,
    /// What was read.
    pub assessment: Assessment,
    /// What to mend or to know, in the order of the text.
    pub problems: Vec<Problem>,
}

/// The longest text that is read, in megabytes.
const LONGEST_MEGABYTES: usize = 10;

/// Reads `text`: an inspection report or a typed list. Where it does not tell its edition,
/// `fallback` is taken; for a report a note says so.
///
/// It never fails: what cannot be read is a problem, and what stands beside it is kept.
///
/// ```
/// use youth_justice_ratings::{Code, Edition, import};
///
/// let read = import("2.1: 83, 50, 5O\n1.1 Good", Edition::newest());
/// let problem = &read.problems[0];
/// assert_eq!((problem.code, problem.line, problem.column), (Code::NotAFigure, Some(1), Some(14)));
/// ```
pub fn import(text: &str, fallback: &'static Edition) -> Import {
    if text.len() > LONGEST_MEGABYTES << 20 {
        let problem = Problem::new(Code::TooLong).expected("10");
        return nothing(fallback, vec![problem]);
    }
    if let Some(read) = csv::read(text).or_else(|| vector::read(text)) {
        return read;
    }
    let clean = Clean::new(text);
    let edition = edition_of(clean.text());
    if list::is_list(clean.text()) {
        let list = list::read(&clean, edition.unwrap_or(fallback));
        return Import {
            form: Some(Form::List),
            assessment: list.assessment,
            problems: list.problems,
        };
    }
    let mut report = report::read(&clean, edition.unwrap_or(fallback));
    let mut assumed = edition.is_none();
    // The month of publication tells, unless the standards do.
    let by_month = report.assessment.published.month.filter(|_| assumed);
    if let Some(edition) = by_month.and_then(|month| Edition::in_use_in(month.year)) {
        assumed = false;
        if edition.id != fallback.id {
            report = report::read(&clean, edition);
        }
    }
    if !report.recognised {
        let found = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        return nothing(fallback, vec![Problem::new(Code::NothingRecognised).found(found)]);
    }
    if assumed {
        report.problems.push(Problem::new(Code::EditionAssumed).expected(fallback.id));
    }
    Import { form: Some(Form::Report), assessment: report.assessment, problems: report.problems }
}

fn nothing(edition: &'static Edition, problems: Vec<Problem>) -> Import {
    Import { form: None, assessment: Assessment::blank(edition), problems }
}

/// The only edition whose own standards or key questions `text` numbers: those that the other
/// editions lack, or know by another name.
fn edition_of(text: &str) -> Option<&'static Edition> {
    let mut votes = [0usize; 8];
    let bytes = text.as_bytes();
    for stop in memchr::memchr_iter(b'.', bytes) {
        if stop == 0 || !bytes[stop - 1].is_ascii_digit() {
            continue;
        }
        let start = stop
            - bytes[..stop].iter().rev().take(2).take_while(|byte| byte.is_ascii_digit()).count();
        if start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] == b'.') {
            continue;
        }
        let Some((number, rest)) = Number::start(&text[start..]) else {
            continue;
        };
        for (vote, edition) in votes.iter_mut().zip(Edition::all()) {
            *vote += usize::from(is_own(edition, number, rest));
        }
    }
    let best = votes.iter().max().copied().filter(|&votes| votes > 0)?;
    let mut winners = Edition::all().iter().zip(votes).filter(|&(_, votes)| votes == best);
    winners.next().filter(|_| winners.next().is_none()).map(|(edition, _)| edition)
}

/// Whether `number`, with `rest` after it, can only be of `edition`.
fn is_own(edition: &Edition, number: Number, rest: &str) -> bool {
    let others = || Edition::all().iter().filter(|other| other.id != edition.id);
    if number.parts() == 3 {
        return number.key_question(edition).is_some()
            && others().all(|other| number.key_question(other).is_none());
    }
    let named = |edition: &Edition| {
        let standard = &edition.standards[number.standard(edition)?];
        words::after_name(rest, standard.name)
    };
    named(edition).is_some() && others().all(|other| named(other).is_none())
}

/// Settles what a source states beside what the rule gives: where they agree the statement has
/// done its work; where they differ it was moved by discretion (R9), and a note says so. `report`
/// takes the position of the standard and the note.
fn settle_stated(assessment: &mut Assessment, mut report: impl FnMut(usize, Problem)) {
    let ratings = rate(assessment);
    for (index, rated) in ratings.standards.iter().enumerate() {
        let number = assessment.edition().standards[index].number;
        let entry = assessment.entry_mut(index);
        let (Some(by_rule), Some(stated)) = (rated.by_rule, entry.stated) else {
            continue;
        };
        entry.stated = None;
        if by_rule == stated {
            continue;
        }
        entry.discretion.get_or_insert_with(|| Discretion {
            rating: stated,
            reason: String::new(),
            stated_by_report: true,
        });
        report(
            index,
            Problem::new(Code::RatingDiffersFromRule)
                .about(number)
                .found(stated.code())
                .expected(by_rule.code()),
        );
    }
}

#[cfg(test)]
mod tests;
