//! Rows of the whole below the ratings: `Score | 24/36`, `Overall rating | Good`.

use super::found::Table;
use super::grid::Grid;
use super::value::{Value, value};
use crate::assessment::Assessment;
use crate::import::words::{Verdict, starts};
use crate::import::{differs, report::score_text};
use crate::problem::Code;
use crate::rating::Rating;
use crate::share::Share;

/// The longest label of such a row, in bytes.
const LONGEST: usize = 30;

/// Takes the score and overall rating that rows by themselves state, and says where they are not what the
/// ratings give.
pub(super) fn take(table: &mut Table, assessment: &mut Assessment) {
    /// What is stated more often is no table of one service.
    const MOST: usize = 20;
    let mut shown: Vec<String> = Vec::new();
    for grid in table.grids {
        for row in (0..grid.rows()).filter(|&row| grid.filled(row) == 2) {
            if shown.len() > MOST {
                break;
            }
            let Some((label, text)) = pair(grid, row) else { continue };
            let published = &mut assessment.published;
            if let Some(score) = score(label, text) {
                published.score.get_or_insert(score);
                shown.extend([text.to_owned(), score_text(score)]);
            } else if let Some(rating) = overall(label, text) {
                published.rating.get_or_insert(rating);
                shown.push(text.to_owned());
            }
        }
    }
    table.problems.retain(|problem| {
        let found = problem.found.as_deref().unwrap_or_default();
        let is_left = matches!(problem.code, Code::TotalLeftOut | Code::QuestionUnclear);
        !is_left || !shown.iter().any(|text| text == found)
    });
    table.problems.extend(differs(assessment));
}

/// The two texts of a row.
fn pair<'g>(grid: &'g Grid, row: usize) -> Option<(&'g str, &'g str)> {
    let mut cells = (0..grid.width(row)).map(|column| grid.cell(row, column));
    let mut filled = cells.by_ref().filter(|text| !text.is_empty());
    let label = filled.next().filter(|label| label.len() <= LONGEST)?;
    Some((label, filled.next()?))
}

/// A score out of as many points as a whole of standards has.
fn score(label: &str, text: &str) -> Option<(u16, u16)> {
    const POINTS: u32 = 3;
    const LEAST: u32 = 12;
    let is_named = ["score", "overall", "total"].iter().any(|start| starts(label, start));
    let Value::Share(Ok(Share::Counts { yes, of })) = value(text) else { return None };
    let is_whole = is_named && of >= LEAST && of % POINTS == 0;
    let points = |count| u16::try_from(count).ok();
    is_whole.then_some(points(yes).zip(points(of)))?
}

fn overall(label: &str, text: &str) -> Option<Rating> {
    match value(text) {
        Value::Verdict(Verdict::Rating(rating)) if text.len() > 1 && starts(label, "overall") => {
            Some(rating)
        }
        _ => None,
    }
}
