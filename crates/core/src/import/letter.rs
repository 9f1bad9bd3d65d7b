//! Lists with words around them: a letter, sentences, the score below the ratings.

use super::list::List;
use super::report::{Report, score_text};
use super::{Import, of_list, words};
use crate::assessment::{Assessment, Published};
use crate::problem::{Code, Problem};
use crate::rate::rate;

/// `list`, where a text is better read so than as `report`, or a part of one.
pub(super) fn listed(list: List, report: &Report, whole_report: bool) -> Option<Import> {
    if list.marks.is_empty() {
        return None;
    }
    // A list has no totals, so what has them is one only where little else is read of it as a report; or where
    // nothing says whose report it would be, and a list has more of it: only that knows `RI`.
    let published = &report.assessment.published;
    let has_totals = published.score.is_some() || published.rating.is_some();
    let is_untitled = has_totals && !is_titled(&report.assessment);
    let least = report.marks.len() << usize::from(has_totals && !is_untitled);
    let more = list.marks.len() + usize::from(!whole_report && !is_untitled);
    if more <= least {
        return None;
    }
    Some(if is_untitled { with_totals(list, published.clone()) } else { of_list(list) })
}

/// Whether a report says whose it is, or of when.
fn is_titled(assessment: &Assessment) -> bool {
    assessment.service.is_some() || assessment.published.month.is_some()
}

/// A list with the score and overall rating that stand in lines of their own beside it.
fn with_totals(mut list: List, published: Published) -> Import {
    list.assessment.published = published;
    list.problems.retain(|problem| {
        let found = problem.found.as_deref().unwrap_or_default();
        let is_total = words::starts(found, "score") || words::starts(found, "overall");
        problem.code != Code::LineNotUnderstood || !is_total
    });
    list.problems.extend(differs(&list.assessment));
    of_list(list)
}

/// What is published of the whole and is not what the ratings give.
pub(super) fn differs(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = Vec::new();
    let overall = rate(assessment).overall;
    let sum = overall.score.map(|sum| (sum, overall.out_of));
    if let (Some(stated), Some(sum)) = (assessment.published.score, sum)
        && stated != sum
    {
        let problem = Problem::new(Code::ScoreDiffers).found(&score_text(stated));
        problems.push(problem.expected(score_text(sum)));
    }
    if let (Some(stated), Some(given)) = (assessment.published.rating, overall.rating)
        && stated != given
    {
        let problem = Problem::new(Code::OverallDiffers).found(stated.code());
        problems.push(problem.expected(given.code()));
    }
    problems
}
