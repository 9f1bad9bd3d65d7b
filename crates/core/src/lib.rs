//! What HM Inspectorate of Probation's published rules make of a youth justice service's figures.
//!
//! [`import`] turns a [`Source`] (an inspection report, a table, a case-level audit, a typed list) into an [`Assessment`] and a
//! list of [`Problem`]s; [`rate`] turns an assessment into [`Ratings`]; [`Outcome`] is both as one
//! plain object, the contract with every program outside. The crate does no input or output, uses
//! no floating point and knows no words beyond the editions' own names: messages are made by
//! whoever shows them, from the codes.
//!
//! ```
//! use youth_justice_ratings::{Rating, Reading, Source, import, rate};
//!
//! let read = import(&Source::text("2.1: 83, 50, 50"), &Reading::default());
//! let ratings = rate(&read.assessment);
//! assert_eq!(ratings.standard("2.1").unwrap().rating, Some(Rating::RequiresImprovement));
//! ```
//!
//! The rules are numbered R1 to R10 as in [`Rule`]; each edition says where each of its rules is
//! published.

#![forbid(unsafe_code)]

mod assessment;
mod edition;
#[cfg(feature = "tables")]
pub mod export;
mod import;
mod numbered;
mod outcome;
mod place;
mod problem;
mod rate;
mod rating;
mod record;
mod share;
pub mod vector;

pub use assessment::{Assessment, Discretion, Entry, Month, Prompt, Published, Status};
pub use edition::{Domain, Edition, KeyQuestion, Limit, Period, Rule, RuleSource, Standard};
#[cfg(feature = "tables")]
pub use import::import;
pub use import::{
    Answers, Ask, Cell, Form, Import, Mark, Question, Reading, Sheet, Source, import_plain,
};
pub use numbered::Numbered;
pub use outcome::{
    BandOutcome, ByRuleOutcome, KeyQuestionOutcome, NextBand, Outcome, OverallOutcome,
    PublishedOutcome, RangeEnd, RangeOutcome, StandardOutcome,
};
pub use problem::{Code, Problem, Severity};
pub use rate::{Basis, Judged, Overall, Range, Ratings, StandardRating, rate};
pub use rating::Rating;
pub use record::{
    AssessmentRecord, DiscretionRecord, PublishedRecord, ShareRecord, StandardRecord,
};
pub use share::{Percent, Share, ShareError};
