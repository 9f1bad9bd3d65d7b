//! The tool's own CSV: an assessment with its ratings, for a person in Excel, and back without
//! loss.
//!
//! ```text
//! Item,Name,Per cent,Sufficient,Inspected,Rating,By the rule,Stated,Discretion,Reason,Status
//! Edition,2021,,,,,,,,,
//! Service,Anytown,,,,,,,,,
//! Overall,12 to 20 of 36,,,,,Requires improvement,,,,
//! 2.1,Assessment,,,,Good,Requires improvement,,Good,"63%, near the next band",
//! 2.1.1,Supporting desistance,83.33,5,6,Outstanding,,,,,
//! 2.1.1 a,,79,,,,,,,,
//! ```
//!
//! The name of a standard or key question, `Overall`, `Rating` and `By the rule` are worked out. The
//! reader works them out anew, and says where the file has another rating, as after a figure was
//! changed in Excel. The words are part of the format, as names are part of the JSON,
//! so that a file reads back whatever language the page is in.

mod read;

use super::delimited::push_cell;
use crate::assessment::{Assessment, Month, Status};
use crate::rate::rate;
use crate::rating::Rating;
use crate::share::{Percent, Share, is_fraction, push_number};

pub use read::{read, read_by};

/// So that Excel takes the file as UTF-8.
const MARK: &str = "\u{feff}";

const HEADER: [&str; 11] = [
    "Item",
    "Name",
    "Per cent",
    "Sufficient",
    "Inspected",
    "Rating",
    "By the rule",
    "Stated",
    "Discretion",
    "Reason",
    "Status",
];
const NAME: usize = 1;
const PERCENT: usize = 2;
const YES: usize = 3;
const OF: usize = 4;
const RATING: usize = 5;
const BY_RULE: usize = 6;
const STATED: usize = 7;
const DISCRETION: usize = 8;
const REASON: usize = 9;
const STATUS: usize = 10;

const EDITION: &str = "Edition";
const SERVICE: &str = "Service";
const PUBLISHED_SCORE: &str = "Published score";
const PUBLISHED_RATING: &str = "Published rating";
const PUBLISHED_IN: &str = "Published in";
const OVERALL: &str = "Overall";
const BY_REPORT: &str = " (stated by the report)";

type Row = [String; HEADER.len()];

/// `assessment` with its ratings as CSV: UTF-8 with a byte order mark and CRLF, as Excel wants it.
/// Text that a spreadsheet could take for a formula has an apostrophe before it.
pub fn write(assessment: &Assessment) -> String {
    let mut out = MARK.to_owned();
    push_row(&mut out, &HEADER);
    for row in rows(assessment) {
        push_row(&mut out, &row);
    }
    out
}

#[inline(never)]
fn push_row(out: &mut String, row: &[impl AsRef<str>]) {
    for (column, cell) in row.iter().enumerate() {
        if column > 0 {
            out.push(',');
        }
        push_cell(out, cell.as_ref());
    }
    out.push_str("\r\n");
}

#[inline(never)]
fn rows(assessment: &Assessment) -> Vec<Row> {
    let edition = assessment.edition();
    let ratings = rate(assessment);
    let mut rows = vec![named(EDITION, edition.id.to_owned())];
    if let Some(service) = &assessment.service {
        rows.push(named(SERVICE, guarded(service)));
    }
    let published = &assessment.published;
    if let Some((score, out_of)) = published.score {
        rows.push(named(PUBLISHED_SCORE, of(u32::from(score), u32::from(out_of))));
    }
    if let Some(rating) = published.rating {
        rows.push(named(PUBLISHED_RATING, words(Some(rating))));
    }
    if let Some(Month { year, month }) = published.month {
        // As 2022-05 a spreadsheet would make a day of it.
        let mut text = String::from("year ");
        push_number(&mut text, u32::from(year));
        text.push_str(" month ");
        push_number(&mut text, u32::from(month));
        rows.push(named(PUBLISHED_IN, text));
    }
    let overall = &ratings.overall;
    let mut score = String::new();
    if overall.scores.min != overall.scores.max {
        push_number(&mut score, u32::from(overall.scores.min));
        score.push_str(" to ");
    }
    score.push_str(&of(u32::from(overall.scores.max), u32::from(overall.out_of)));
    let mut whole = named(OVERALL, score);
    whole[RATING] = words(overall.rating);
    whole[BY_RULE] = words(overall.rating_by_rule);
    rows.push(whole);
    for ((standard, entry), rated) in assessment.iter().zip(&ratings.standards) {
        let mut row = named(standard.number, standard.name.to_owned());
        row[RATING] = words(rated.rating);
        row[BY_RULE] = words(rated.by_rule);
        row[STATED] = words(entry.stated);
        if let Some(moved) = entry.discretion.as_ref().filter(|_| standard.is_case_based()) {
            row[DISCRETION] = words(Some(moved.rating));
            if moved.stated_by_report {
                row[DISCRETION].push_str(BY_REPORT);
            }
            row[REASON] = guarded(&moved.reason);
        }
        status_words(entry.status).clone_into(&mut row[STATUS]);
        rows.push(row);
        for (question, share) in standard.key_questions.iter().zip(entry.shares()) {
            let mut row = named(question.number, question.label.to_owned());
            if let Some(share) = share {
                row[PERCENT] = percent_text(share.percent());
                if let Share::Counts { yes, of } = *share {
                    push_number(&mut row[YES], yes);
                    push_number(&mut row[OF], of);
                }
                row[RATING] = words(Some(edition.judge(*share).band));
            }
            rows.push(row);
        }
    }
    push_prompts(&mut rows, assessment);
    rows
}

/// `2.1.3 b`, in the order of the source; what comes after the letters has its number.
#[inline(never)]
fn push_prompts(rows: &mut Vec<Row>, assessment: &Assessment) {
    let mut counts: Vec<(usize, usize, u32)> = Vec::new();
    for prompt in &assessment.prompts {
        let of = (prompt.standard, prompt.key_question);
        let known = counts.iter().position(|&(standard, question, _)| (standard, question) == of);
        let known = known.unwrap_or_else(|| {
            counts.push((of.0, of.1, 0));
            counts.len() - 1
        });
        let place = counts[known].2;
        counts[known].2 += 1;
        let standard = &assessment.edition().standards[prompt.standard];
        let mut row = named(standard.key_questions[prompt.key_question].number, String::new());
        row[0].push(' ');
        match char::from_digit(place + 10, 36) {
            Some(letter) => row[0].push(letter),
            None => push_number(&mut row[0], place + 1),
        }
        row[PERCENT] = prompt.percent.map(percent_text).unwrap_or_default();
        rows.push(row);
    }
}

#[inline(never)]
fn named(item: &str, name: String) -> Row {
    let mut row = Row::default();
    item.clone_into(&mut row[0]);
    row[NAME] = name;
    row
}

#[inline(never)]
fn of(part: u32, all: u32) -> String {
    let mut text = String::new();
    push_number(&mut text, part);
    text.push_str(" of ");
    push_number(&mut text, all);
    text
}

/// With its sign below 1, where a bare decimal could be a fraction.
#[inline(never)]
fn percent_text(percent: Percent) -> String {
    let mut text = percent.text();
    if is_fraction(&text) {
        text.push('%');
    }
    text
}

#[inline(never)]
fn words(rating: Option<Rating>) -> String {
    let words = match rating {
        None => "",
        Some(Rating::Inadequate) => "Inadequate",
        Some(Rating::RequiresImprovement) => "Requires improvement",
        Some(Rating::Good) => "Good",
        Some(Rating::Outstanding) => "Outstanding",
    };
    words.to_owned()
}

fn status_words(status: Status) -> &'static str {
    match status {
        Status::Inspected => "",
        Status::NotInspected => "Not inspected",
        Status::NotRated => "Not rated",
    }
}

/// Whether a spreadsheet could take `text` for a formula. Some look behind what cannot be seen.
fn is_formula_like(text: &str) -> bool {
    let unseen = |first: char| first.is_whitespace() || "\u{feff}\u{200b}\u{2060}".contains(first);
    text.starts_with(char::is_control)
        || text
            .trim_start_matches(unseen)
            .starts_with(['=', '+', '-', '@', '\'', '＝', '＋', '－', '＠'])
}

/// With an apostrophe before what could be a formula, and before an apostrophe, so that it can be
/// taken away again.
#[inline(never)]
fn guarded(text: &str) -> String {
    let mut guarded = String::new();
    if is_formula_like(text) {
        guarded.push('\'');
    }
    guarded.push_str(text);
    guarded
}

#[inline(never)]
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula_like(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests;
