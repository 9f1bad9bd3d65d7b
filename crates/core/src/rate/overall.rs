//! The whole: the score (R5), its bands (R6), resettlement apart (R7), limiting judgements (R8)
//! and what was not inspected (R10).

use super::{Range, StandardRating};
use crate::edition::Edition;
use crate::rating::Rating;

/// What the rules make of the whole service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overall {
    /// The score in points, once every scored standard's rating is certain (R5).
    pub score: Option<u16>,
    /// The most that the score could be: 36 unless something was not inspected (R10).
    pub out_of: u16,
    /// The overall rating, once it is certain (R6, R8).
    pub rating: Option<Rating>,
    /// Whether a limiting judgement lowers the rating that the score alone would give (R8).
    pub limited: bool,
    /// Whether the result rests on R10, which the reports in hand do not state.
    pub indicative: bool,
    /// The scores that are still possible; every score between them is.
    pub scores: Range<u16>,
    /// The overall ratings that are still possible; `None` when nothing is to be rated.
    pub ratings: Option<Range<Rating>>,
    /// The score by the rules alone, without discretion; `None` while a share is unknown.
    pub score_by_rule: Option<u16>,
    /// The overall rating by the rules alone, without discretion.
    pub rating_by_rule: Option<Rating>,
}

/// The best overall rating that the limiting judgements allow, at least and at most.
fn caps(edition: &Edition, range_of: impl Fn(usize) -> Option<Range<Rating>>) -> Range<Rating> {
    let mut caps = Range { min: Rating::Outstanding, max: Rating::Outstanding };
    for limit in edition.limits {
        let Some(range) = range_of(limit.standard) else {
            continue;
        };
        let possible = range.min <= limit.rating && limit.rating <= range.max;
        if possible {
            caps.min = caps.min.min(limit.overall_at_most);
        }
        if range.single() == Some(limit.rating) {
            caps.max = caps.max.min(limit.overall_at_most);
        }
    }
    caps
}

pub(super) fn rate(edition: &Edition, rated: &[StandardRating]) -> Overall {
    let with_discretion = total(edition, rated, |standard| standard.range);
    let by_rule = total(edition, rated, |standard| standard.range_by_rule);
    let capped = with_discretion.ratings.and_then(|range| range.single());
    // Certain only where every possible score would have been rated higher without the limit.
    let limited = capped.is_some_and(|rating| {
        edition.overall(with_discretion.scores.min, with_discretion.out_of) > rating
    });
    Overall {
        score: with_discretion.scores.single(),
        out_of: with_discretion.out_of,
        rating: capped,
        limited,
        indicative: with_discretion.out_of < edition.full_score(),
        scores: with_discretion.scores,
        ratings: with_discretion.ratings,
        score_by_rule: by_rule.scores.single(),
        rating_by_rule: by_rule.ratings.and_then(|range| range.single()),
    }
}

struct Total {
    scores: Range<u16>,
    out_of: u16,
    ratings: Option<Range<Rating>>,
}

fn total(
    edition: &Edition,
    rated: &[StandardRating],
    range_of: impl Fn(&StandardRating) -> Option<Range<Rating>>,
) -> Total {
    let mut scores = Range { min: 0, max: 0 };
    let mut out_of = 0;
    for (standard, rating) in edition.standards.iter().zip(rated) {
        if !standard.scored {
            continue;
        }
        let Some(range) = range_of(rating) else {
            continue;
        };
        out_of += edition.most_points();
        scores.min += edition.points(range.min);
        scores.max += edition.points(range.max);
    }
    let caps = caps(edition, |index| rated.get(index).and_then(&range_of));
    let ratings = (out_of > 0).then(|| Range {
        min: edition.overall(scores.min, out_of).min(caps.min),
        max: edition.overall(scores.max, out_of).min(caps.max),
    });
    Total { scores, out_of, ratings }
}
