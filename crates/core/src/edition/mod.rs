//! What an edition of the standards is, and the editions that are built in.
//!
//! An edition is data: `editions/*.json` in this crate's folder, turned into constants by
//! `build.rs`. No code names a standard; a later edition is a new file. One of one's own is read at
//! run time ([`Edition::from_json`]), by the code that `build.rs` reads the built-in ones with.

#[cfg(feature = "tables")]
mod file;
mod known;
#[cfg(feature = "tables")]
mod own;

pub use known::Editions;

use crate::rate::Judged;
use crate::rating::{Rating, banded};
use crate::share::Share;
use serde::Serialize;

/// A year's standards, key questions and rating rules.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Edition {
    /// Its name, a year: `2021`.
    pub id: &'static str,
    /// The inspections that it was used for.
    pub in_use: Period,
    /// R1: the lowest whole per cent of Requires improvement, Good and Outstanding.
    pub bands: [u16; 3],
    /// R5: the points of each rating, from Inadequate to Outstanding.
    pub points: [u16; 4],
    /// R6: the lowest full score of Requires improvement, Good and Outstanding.
    pub overall_bands: [u16; 3],
    /// R9: how many points below the next band a lowest share is *within the margin*.
    pub margin: u16,
    /// Its domains, in order.
    pub domains: &'static [Domain],
    /// Its standards, in order, over all domains.
    pub standards: &'static [Standard],
    /// R8: its limiting judgements.
    pub limits: &'static [Limit],
    /// Where each of its rules is published.
    pub sources: &'static [RuleSource],
}

/// The years of the inspections that an edition was used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Period {
    /// The first year.
    pub from: &'static str,
    /// The last year.
    pub to: &'static str,
}

/// A domain: a group of standards.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Domain {
    /// Its number: `2`.
    pub number: &'static str,
    /// Its name: `Court disposals`.
    pub name: &'static str,
    /// Whether its standards are part of the score (R5); R7 keeps resettlement out.
    pub scored: bool,
    /// Lower-case fragments by which a heading names it.
    #[serde(skip)]
    pub cues: &'static [&'static str],
    /// Lower-case words for the disposals that its cases had, as an audit's column of types has
    /// them.
    #[cfg(feature = "tables")]
    #[serde(skip)]
    pub disposals: &'static [&'static str],
}

/// A standard. Without key questions it is judged on qualitative evidence (R4); with them it is
/// case-based (R3).
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Standard {
    /// Its number: `2.1`.
    pub number: &'static str,
    /// Its name: `Assessment`.
    pub name: &'static str,
    /// The position of its domain in [`Edition::domains`].
    pub domain: usize,
    /// Whether it is part of the score (R5, R7).
    pub scored: bool,
    /// Lower-case fragments by which a question or label names it.
    #[serde(skip)]
    pub cues: &'static [&'static str],
    /// Its key questions, in order.
    pub key_questions: &'static [KeyQuestion],
}

impl Standard {
    /// Whether its rating comes from shares of cases (R3) rather than from a judgement (R4).
    pub fn is_case_based(&self) -> bool {
        !self.key_questions.is_empty()
    }
}

/// A key question of a case-based standard.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct KeyQuestion {
    /// Its number: `2.1.3`.
    pub number: &'static str,
    /// What it asks about, the same for all standards that ask it: `child-safe`.
    pub theme: &'static str,
    /// Its short label, in our words.
    pub label: &'static str,
    /// Lower-case fragments by which a question or label names its theme.
    #[serde(skip)]
    pub cues: &'static [&'static str],
    /// Fragments that name its theme only where no theme is named by a cue.
    #[serde(skip)]
    pub weak_cues: &'static [&'static str],
}

/// R8: a rating of one standard that limits the overall rating.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Limit {
    /// The position of the limiting standard in [`Edition::standards`].
    pub standard: usize,
    /// The rating that limits.
    pub rating: Rating,
    /// The best overall rating that is then possible.
    pub overall_at_most: Rating,
}

/// Where a rule is published.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Source"))]
pub struct RuleSource {
    /// The rule.
    pub rule: Rule,
    /// The report and its annexe or page, or that the rule is our reading.
    pub source: &'static str,
}

/// The rules, numbered as in ARCHITECTURE.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Rule {
    /// The bands of a key question's share.
    R1,
    /// A share is rounded half up to a whole per cent before it is banded.
    R2,
    /// A case-based standard takes the lowest band among its key questions.
    R3,
    /// Some standards are judged on qualitative evidence.
    R4,
    /// Ratings give points, and points add up to the score.
    R5,
    /// The bands of the score.
    R6,
    /// Resettlement is rated apart; without relevant cases it has no rating.
    R7,
    /// A limiting judgement caps the overall rating.
    R8,
    /// The ratings panel may move a standard by professional discretion.
    R9,
    /// What was not inspected leaves the score and its maximum.
    R10,
}

/// In order of time.
static EDITIONS: &[Edition] = include!(concat!(env!("OUT_DIR"), "/editions.rs"));

impl Edition {
    /// The built-in editions, oldest first.
    pub fn all() -> &'static [Self] {
        EDITIONS
    }

    /// The built-in edition called `id`, such as `2021`.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        EDITIONS.iter().find(|edition| edition.id == id)
    }

    /// The latest built-in edition.
    pub fn newest() -> &'static Self {
        &EDITIONS[EDITIONS.len() - 1]
    }

    /// The only built-in edition that was in use in `year`; `None` where none or more than one was.
    pub fn in_use_in(year: u16) -> Option<&'static Self> {
        let bound = |text| crate::share::parse_count(text).unwrap_or(u32::MAX);
        let in_use = |edition: &&Self| {
            (bound(edition.in_use.from)..=bound(edition.in_use.to)).contains(&u32::from(year))
        };
        let mut editions = EDITIONS.iter().filter(in_use);
        editions.next().filter(|_| editions.next().is_none())
    }

    /// The position in [`Edition::standards`] of the standard numbered `number`, such as `2.1`.
    pub fn standard_index(&self, number: &str) -> Option<usize> {
        self.standards.iter().position(|standard| standard.number == number)
    }

    /// The positions of the key question numbered `number`, such as `2.1.3`: of its standard in
    /// [`Edition::standards`], and its own in [`Standard::key_questions`].
    pub fn key_question_index(&self, number: &str) -> Option<(usize, usize)> {
        let dot = number.bytes().rposition(|byte| byte == b'.')?;
        let standard = self.standard_index(&number[..dot])?;
        let questions = self.standards[standard].key_questions;
        Some((standard, questions.iter().position(|question| question.number == number)?))
    }

    /// The whole per cent and band of a share (R1, R2).
    pub fn judge(&self, share: Share) -> Judged {
        let whole = share.whole_percent();
        let band = self.band(whole);
        let cut = self.lowest_percent(band);
        Judged { whole, band, rounding_decides: !share.reaches(cut) }
    }

    /// The band of a share of `whole` per cent (R1).
    pub fn band(&self, whole: u8) -> Rating {
        banded(u16::from(whole), self.bands)
    }

    /// The lowest whole per cent of `band` (R1).
    pub fn lowest_percent(&self, band: Rating) -> u8 {
        match band {
            Rating::Inadequate => 0,
            // An edition's cuts are whole per cent, so they fit; a test holds that.
            _ => u8::try_from(self.bands[band as usize - 1]).unwrap_or(100),
        }
    }

    /// The points of a rating (R5).
    pub fn points(&self, rating: Rating) -> u16 {
        self.points[rating as usize]
    }

    /// The most points that one standard can have.
    pub fn most_points(&self) -> u16 {
        self.points(Rating::Outstanding)
    }

    /// The score that is full when every scored standard is rated (R5): 36.
    pub fn full_score(&self) -> u16 {
        self.standards.iter().filter(|standard| standard.scored).map(|_| self.most_points()).sum()
    }

    /// The lowest scores of the three upper overall ratings (R6), out of `out_of` points (R10).
    pub fn overall_cuts(&self, out_of: u16) -> [u16; 3] {
        let full = self.full_score();
        self.overall_bands.map(|cut| (cut * out_of).div_ceil(full))
    }

    /// The overall rating of a score out of `out_of` points (R6, R10), before any limiting
    /// judgement.
    pub fn overall(&self, score: u16, out_of: u16) -> Rating {
        banded(score, self.overall_cuts(out_of))
    }
}

#[cfg(test)]
mod tests;
