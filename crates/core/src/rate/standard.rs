//! One standard: R1 to R4, R9, and what is not inspected or not rated.

use super::Range;
use crate::assessment::{Entry, Status};
use crate::edition::{Edition, Rule, Standard};
use crate::rating::Rating;
use serde::Serialize;

/// What the rules make of one standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandardRating {
    /// The rating by R3, once it is certain: when every key question is known, or one is in the
    /// lowest band; `None` for a judged standard.
    pub by_rule: Option<Rating>,
    /// The rating, once it is certain.
    pub rating: Option<Rating>,
    /// The ratings that are still possible; `None` when the standard is not to be rated.
    pub range: Option<Range<Rating>>,
    /// The ratings that R3 still allows, before discretion or a stated rating; for a judged
    /// standard the same as `range`.
    pub range_by_rule: Option<Range<Rating>>,
    /// What the rating rests on.
    pub basis: Basis,
    /// The lowest known share in whole per cent (R3).
    pub lowest: Option<u8>,
    /// Whether that share is within the margin below the next band (R9).
    pub within_margin: bool,
}

/// What a standard's rating rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Basis {
    /// The lowest band among its key questions (R3).
    LowestBand,
    /// A judgement on qualitative evidence, given by a person (R4).
    Judged,
    /// A rating of a case-based standard, stated without all of its figures.
    Stated,
    /// Professional discretion (R9).
    Discretion,
    /// Nothing: it was not inspected (R10).
    NotInspected,
    /// Nothing: it was given no rating (R7, R10).
    NotRated,
    /// Nothing yet: something is missing.
    Incomplete,
}

impl Basis {
    /// The rule that gives the rating, for a standard that is `scored` or is not.
    pub fn rule(self, scored: bool) -> Option<Rule> {
        match self {
            Self::LowestBand => Some(Rule::R3),
            Self::Judged => Some(Rule::R4),
            Self::Discretion => Some(Rule::R9),
            Self::NotInspected | Self::NotRated => Some(if scored { Rule::R10 } else { Rule::R7 }),
            Self::Stated | Self::Incomplete => None,
        }
    }
}

pub(super) fn rate(edition: &Edition, standard: &Standard, entry: &Entry) -> StandardRating {
    let mut rated = StandardRating {
        by_rule: None,
        rating: None,
        range: None,
        range_by_rule: None,
        basis: Basis::Incomplete,
        lowest: None,
        within_margin: false,
    };
    match entry.status {
        Status::NotInspected => rated.basis = Basis::NotInspected,
        Status::NotRated => rated.basis = Basis::NotRated,
        Status::Inspected if standard.is_case_based() => rate_cases(edition, entry, &mut rated),
        Status::Inspected => rate_judged(entry, &mut rated),
    }
    rated
}

/// R4, and R9 over it.
fn rate_judged(entry: &Entry, rated: &mut StandardRating) {
    let discretion = entry.discretion.as_ref().map(|moved| moved.rating);
    rated.range_by_rule = Some(certain_or_any(entry.stated));
    rated.range = Some(certain_or_any(discretion.or(entry.stated)));
    rated.rating = discretion.or(entry.stated);
    rated.basis = match (discretion, entry.stated) {
        (Some(_), _) => Basis::Discretion,
        (None, Some(_)) => Basis::Judged,
        (None, None) => Basis::Incomplete,
    };
}

/// R3, and R9 or a stated rating over it.
fn rate_cases(edition: &Edition, entry: &Entry, rated: &mut StandardRating) {
    let lowest = entry.shares().iter().flatten().map(|share| share.whole_percent()).min();
    let complete = entry.shares().iter().all(Option::is_some);
    rated.lowest = lowest;
    // What is unknown can only lower the band of what is known.
    let best = lowest.map_or(Rating::Outstanding, |whole| edition.band(whole));
    rated.within_margin = lowest.is_some_and(|whole| {
        best.next()
            .is_some_and(|next| u16::from(edition.lowest_percent(next) - whole) <= edition.margin)
    });
    let by_rule = Range { min: if complete { best } else { Rating::Inadequate }, max: best };
    rated.range_by_rule = Some(by_rule);
    rated.by_rule = by_rule.single();
    let discretion = entry.discretion.as_ref().map(|moved| moved.rating);
    // A rating stated beside figures that decide is superseded by them: importers turn a
    // difference into discretion, so that nobody's statement is lost.
    let stated = entry.stated.filter(|_| rated.by_rule.is_none());
    rated.range = Some(match discretion.or(stated) {
        Some(rating) => Range { min: rating, max: rating },
        None => by_rule,
    });
    (rated.basis, rated.rating) = match (discretion, stated) {
        (Some(rating), _) => (Basis::Discretion, Some(rating)),
        (None, Some(rating)) => (Basis::Stated, Some(rating)),
        (None, None) if rated.by_rule.is_some() => (Basis::LowestBand, rated.by_rule),
        (None, None) => (Basis::Incomplete, None),
    };
}

fn certain_or_any(rating: Option<Rating>) -> Range<Rating> {
    Range { min: rating.unwrap_or(Rating::Inadequate), max: rating.unwrap_or(Rating::Outstanding) }
}
