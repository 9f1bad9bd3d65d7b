//! What one person knows about one service at one time.

use crate::edition::{Edition, Standard};
use crate::rating::Rating;
use crate::share::{Percent, Share};
use serde::{Deserialize, Serialize};

/// What a person knows: shares, stated ratings, discretion, and what was not inspected, for the
/// standards of one edition. Blank is unknown, never zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    edition: &'static Edition,
    entries: Vec<Entry>,
    /// The service, as it is named in the source.
    pub service: Option<String>,
    /// What the source itself says of the whole.
    pub published: Published,
    /// The percentages of lettered prompts, in the order of the source. They never change a
    /// rating; they explain one.
    pub prompts: Vec<Prompt>,
}

impl Assessment {
    /// An assessment in which nothing is known.
    pub fn blank(edition: &'static Edition) -> Self {
        let entries = edition.standards.iter().map(Entry::blank).collect();
        Self {
            edition,
            entries,
            service: None,
            published: Published::default(),
            prompts: Vec::new(),
        }
    }

    /// The edition whose standards it assesses.
    pub fn edition(&self) -> &'static Edition {
        self.edition
    }

    /// What is known of each standard, in the order of [`Edition::standards`].
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What is known of the standard at `index` in [`Edition::standards`], to be changed.
    ///
    /// # Panics
    /// When the edition has no such standard.
    pub fn entry_mut(&mut self, index: usize) -> &mut Entry {
        &mut self.entries[index]
    }

    /// The standards, each with what is known of it.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Standard, &Entry)> {
        self.edition.standards.iter().zip(&self.entries)
    }
}

/// What is known of one standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    shares: Box<[Option<Share>]>,
    /// The rating that a person gives or a report states: of a judged standard (R4), or of a
    /// case-based one whose figures are not all known.
    pub stated: Option<Rating>,
    /// Where the ratings panel moved the standard (R9).
    pub discretion: Option<Discretion>,
    /// Whether it was inspected and rated.
    pub status: Status,
}

impl Entry {
    fn blank(standard: &Standard) -> Self {
        Self {
            shares: vec![None; standard.key_questions.len()].into_boxed_slice(),
            stated: None,
            discretion: None,
            status: Status::Inspected,
        }
    }

    /// The share of each key question, in the order of [`Standard::key_questions`].
    pub fn shares(&self) -> &[Option<Share>] {
        &self.shares
    }

    /// The same, to be changed.
    pub fn shares_mut(&mut self) -> &mut [Option<Share>] {
        &mut self.shares
    }
}

/// A standard moved by professional discretion (R9). Always a person's act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discretion {
    /// The rating it was moved to.
    pub rating: Rating,
    /// The person's reason; empty where none is given.
    pub reason: String,
    /// Whether it is only known from a report that states another rating than the rule gives.
    pub stated_by_report: bool,
}

/// Whether a standard was inspected and rated; neither of the latter two is blank or zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Status {
    /// It was, or will be.
    #[default]
    Inspected,
    /// It was not looked at (R10).
    NotInspected,
    /// It was looked at but given no rating, as 4.1 without relevant cases (R7, R10).
    NotRated,
}

/// What a source says of the whole service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The stated score and what it is out of, in points.
    pub score: Option<(u16, u16)>,
    /// The stated overall rating.
    pub rating: Option<Rating>,
    /// The month of publication.
    pub month: Option<Month>,
}

/// A month of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year, such as 2022.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
}

/// The percentage of one lettered prompt, `2.1.3 b`; its letter is its place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The position of its standard in [`Edition::standards`].
    pub standard: usize,
    /// The position of its key question in [`Standard::key_questions`].
    pub key_question: usize,
    /// Its percentage; `None` where the source shows none.
    pub percent: Option<Percent>,
}
