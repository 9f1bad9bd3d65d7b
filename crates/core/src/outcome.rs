//! The contract: an assessment and its ratings as one plain object, the same for the terminal,
//! the page's export and every program that embeds the tool.
//!
//! Names are stable and in camel case; what is unknown is an explicit null; fields may be added.

use crate::assessment::{Assessment, Entry, Status};
use crate::edition::{Edition, Rule, Standard};
use crate::import::{Form, Import, Mark, Question};
use crate::numbered::Numbered;
use crate::problem::Problem;
use crate::rate::{Basis, Overall, Range, StandardRating, rate};
use crate::rating::Rating;
use crate::record::{DiscretionRecord, PublishedRecord, ShareRecord, prompts};
use serde::Serialize;

/// An assessment, its ratings and the problems in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Outcome {
    /// The edition's name: `2021`.
    pub edition: &'static str,
    /// What the text was read as; null where it was not text.
    pub form: Option<Form>,
    /// The service, as it is named in the source.
    pub service: Option<String>,
    /// Each standard of the edition, by its number.
    #[cfg_attr(feature = "typescript", ts(type = "{ [key in string]: StandardOutcome }"))]
    pub standards: Numbered<StandardOutcome>,
    /// The whole.
    pub overall: OverallOutcome,
    /// What the source states of the whole.
    pub published: PublishedOutcome,
    /// The percentages of prompts, by the number of their key question, in the source's order.
    #[cfg_attr(feature = "typescript", ts(type = "{ [key in string]: Array<string | null> }"))]
    pub prompts: Numbered<Vec<Option<String>>>,
    /// What to mend or to know.
    pub problems: Vec<Problem>,
    /// What has to be answered first; what depends on it is not known yet.
    pub questions: Vec<Question>,
    /// Where the values that were taken stand.
    pub marks: Vec<Mark>,
}

/// What a source states of the whole service.
pub type PublishedOutcome = PublishedRecord;

/// One standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StandardOutcome {
    /// Each of its key questions by number, known or not; null for a judged standard.
    #[cfg_attr(
        feature = "typescript",
        ts(type = "{ [key in string]: KeyQuestionOutcome } | null")
    )]
    pub key_questions: Option<Numbered<KeyQuestionOutcome>>,
    /// The rating by R3 alone.
    pub by_rule: Option<Rating>,
    /// The rating.
    pub rating: Option<Rating>,
    /// The rating that was stated: of a judged standard, or in place of figures.
    pub stated: Option<Rating>,
    /// Professional discretion (R9).
    pub discretion: Option<DiscretionRecord>,
    /// Whether it was inspected and rated.
    pub status: Status,
    /// What the rating rests on.
    pub basis: Basis,
    /// The rule that gives the rating.
    pub rule: Option<Rule>,
    /// Its points in the score (R5); null where unknown or not part of the score.
    pub points: Option<u16>,
    /// The ratings still possible; null when it is not to be rated.
    pub range: Option<BandOutcome>,
    /// The key questions with the lowest share, by number (R3).
    pub drivers: Vec<&'static str>,
    /// The lowest known share in whole per cent.
    pub lowest: Option<u8>,
    /// Whether that share is within the margin below the next band (R9).
    pub within_margin: bool,
    /// The next band up, and how many percentage points the lowest share is short of it.
    pub next: Option<NextBand>,
}

/// The least and the best rating that are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BandOutcome {
    /// The least.
    pub min: Rating,
    /// The best.
    pub max: Rating,
}

/// A band further up, and the way to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NextBand {
    /// Its rating.
    pub rating: Rating,
    /// How far it is: percentage points for a standard, points of the score for the whole.
    pub short: u16,
}

/// One key question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct KeyQuestionOutcome {
    /// Its share in per cent, at most two decimals.
    pub percent: Option<String>,
    /// Sufficient cases, where counts are known.
    pub yes: Option<u32>,
    /// Inspected cases, where counts are known.
    pub of: Option<u32>,
    /// The share in whole per cent, half rounded up (R2): the figure that is banded.
    pub whole: Option<u8>,
    /// Its band (R1).
    pub band: Option<Rating>,
    /// Whether the rounding decides the band (R2).
    pub rounding_decides: bool,
}

/// The whole service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OverallOutcome {
    /// The score in points (R5); null while a scored standard is unknown.
    pub score: Option<u16>,
    /// The most points there could be (R5, R10).
    pub out_of: u16,
    /// The overall rating (R6, R8); null unless only one is possible.
    pub rating: Option<Rating>,
    /// Whether a limiting judgement lowers it (R8).
    pub limited: bool,
    /// Whether it rests on R10.
    pub indicative: bool,
    /// Score and rating without discretion.
    pub by_rule: ByRuleOutcome,
    /// What is still possible.
    pub range: RangeOutcome,
    /// The lowest scores of Requires improvement, Good and Outstanding, out of `outOf` (R6, R10).
    pub cuts: [u16; 3],
    /// The next band up of a known score.
    pub next: Option<NextBand>,
    /// The numbers of the standards and key questions whose figures or ratings are unknown.
    pub missing: Vec<&'static str>,
    /// The rules that the result rests on.
    pub rules: Vec<Rule>,
}

/// Score and rating without discretion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ByRuleOutcome {
    /// The score in points.
    pub score: Option<u16>,
    /// The overall rating.
    pub rating: Option<Rating>,
}

/// What an incomplete assessment still allows, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RangeOutcome {
    /// The least.
    pub min: RangeEnd,
    /// The most.
    pub max: RangeEnd,
}

/// One end of what is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RangeEnd {
    /// Points.
    pub score: u16,
    /// The overall rating; null when nothing is to be rated.
    pub rating: Option<Rating>,
}

impl Outcome {
    /// Rates `assessment` and says all that is known of it, with the `problems` found before.
    pub fn new(assessment: &Assessment, form: Option<Form>, problems: Vec<Problem>) -> Self {
        let edition = assessment.edition();
        let ratings = rate(assessment);
        let standards = assessment
            .iter()
            .zip(&ratings.standards)
            .map(|((standard, entry), rating)| {
                (standard.number, standard_outcome(edition, standard, entry, rating))
            })
            .collect();
        Self {
            edition: edition.id,
            form,
            service: assessment.service.clone(),
            standards,
            overall: overall_outcome(assessment, &ratings.standards, &ratings.overall),
            published: (&assessment.published).into(),
            prompts: prompts(assessment),
            problems,
            questions: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Rates what was read, and says all that is known of it.
    pub fn of(import: Import) -> Self {
        Self {
            questions: import.questions,
            marks: import.marks,
            ..Self::new(&import.assessment, import.form, import.problems)
        }
    }
}

fn standard_outcome(
    edition: &Edition,
    standard: &'static Standard,
    entry: &Entry,
    rating: &StandardRating,
) -> StandardOutcome {
    let shares = standard.key_questions.iter().zip(entry.shares());
    let key_questions = shares.clone().map(|(question, share)| {
        let judged = share.map(|share| edition.judge(share));
        let ShareRecord { percent, yes, of } = share.map(ShareRecord::from).unwrap_or_default();
        let outcome = KeyQuestionOutcome {
            percent,
            yes,
            of,
            whole: judged.map(|judged| judged.whole),
            band: judged.map(|judged| judged.band),
            rounding_decides: judged.is_some_and(|judged| judged.rounding_decides),
        };
        (question.number, outcome)
    });
    let drivers = shares.clone().filter(|(_, share)| {
        rating.lowest.is_some() && share.map(super::share::Share::whole_percent) == rating.lowest
    });
    let next = rating.lowest.and_then(|whole| {
        let next = edition.band(whole).next()?;
        Some(NextBand { rating: next, short: u16::from(edition.lowest_percent(next) - whole) })
    });
    StandardOutcome {
        key_questions: standard.is_case_based().then(|| key_questions.collect()),
        by_rule: rating.by_rule,
        rating: rating.rating,
        stated: entry.stated,
        discretion: entry.discretion.as_ref().map(Into::into),
        status: entry.status,
        basis: rating.basis,
        rule: rating.basis.rule(standard.scored),
        points: rating.rating.filter(|_| standard.scored).map(|rating| edition.points(rating)),
        range: rating.range.map(|range| BandOutcome { min: range.min, max: range.max }),
        drivers: drivers.map(|(question, _)| question.number).collect(),
        lowest: rating.lowest,
        within_margin: rating.within_margin,
        next,
    }
}

fn overall_outcome(
    assessment: &Assessment,
    standards: &[StandardRating],
    overall: &Overall,
) -> OverallOutcome {
    let edition = assessment.edition();
    let cuts = edition.overall_cuts(overall.out_of);
    let end = |end: fn(&Range<Rating>) -> Rating, score| RangeEnd {
        score,
        rating: overall.ratings.as_ref().map(end),
    };
    let next = overall.score.filter(|_| overall.out_of > 0).and_then(|score| {
        let next = edition.overall(score, overall.out_of).next()?;
        Some(NextBand { rating: next, short: cuts[next as usize - 1] - score })
    });
    let mut rules = vec![Rule::R5, Rule::R6];
    rules.extend(overall.limited.then_some(Rule::R8));
    rules.extend(overall.indicative.then_some(Rule::R10));
    OverallOutcome {
        score: overall.score,
        out_of: overall.out_of,
        rating: overall.rating,
        limited: overall.limited,
        indicative: overall.indicative,
        by_rule: ByRuleOutcome { score: overall.score_by_rule, rating: overall.rating_by_rule },
        range: RangeOutcome {
            min: end(|range| range.min, overall.scores.min),
            max: end(|range| range.max, overall.scores.max),
        },
        cuts,
        next,
        missing: missing(assessment, standards),
        rules,
    }
}

/// The numbers of what is still unknown: key questions of a standard with some figures, otherwise
/// the standard itself.
fn missing(assessment: &Assessment, ratings: &[StandardRating]) -> Vec<&'static str> {
    let mut missing = Vec::new();
    for ((standard, entry), rating) in assessment.iter().zip(ratings) {
        if rating.basis != Basis::Incomplete {
            continue;
        }
        if entry.shares().iter().all(Option::is_none) {
            missing.push(standard.number);
            continue;
        }
        let unknown = standard.key_questions.iter().zip(entry.shares());
        missing.extend(unknown.filter(|(_, share)| share.is_none()).map(|(known, _)| known.number));
    }
    missing
}
