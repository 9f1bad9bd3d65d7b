//! From what a person knows to what the rules make of it: pure, total, exact.

mod overall;
mod standard;

pub use overall::Overall;
pub use standard::{Basis, StandardRating};

use crate::assessment::Assessment;
use crate::edition::Edition;
use crate::rating::Rating;

/// A share after rounding (R2) and banding (R1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The rounded share in whole per cent, 0 to 100.
    pub whole: u8,
    /// Its band.
    pub band: Rating,
    /// Whether the unrounded share would fall in a lower band.
    pub rounding_decides: bool,
}

/// The least and the most that what is still unknown allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<T> {
    /// The least.
    pub min: T,
    /// The most.
    pub max: T,
}

impl<T: Copy + PartialEq> Range<T> {
    /// The only value that is possible, where there is only one.
    pub fn single(&self) -> Option<T> {
        (self.min == self.max).then_some(self.min)
    }
}

/// What the rules make of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratings {
    edition: &'static Edition,
    /// Each standard, in the order of [`Edition::standards`].
    pub standards: Vec<StandardRating>,
    /// The whole.
    pub overall: Overall,
}

impl Ratings {
    /// The rating of the standard numbered `number`, such as `2.1`.
    pub fn standard(&self, number: &str) -> Option<&StandardRating> {
        self.standards.get(self.edition.standard_index(number)?)
    }
}

/// Rates an assessment by rules R1 to R10 of its edition.
pub fn rate(assessment: &Assessment) -> Ratings {
    let edition = assessment.edition();
    let standards: Vec<_> = assessment
        .iter()
        .map(|(standard, entry)| standard::rate(edition, standard, entry))
        .collect();
    let overall = overall::rate(edition, &standards);
    Ratings { edition, standards, overall }
}

#[cfg(test)]
mod tests;
