//! What HM Inspectorate of Probation's published rules make of a youth justice service's figures.
//!
//! [`import`] turns text (a whole inspection report, or a typed list) into an [`Assessment`] and a
//! list of [`Problem`]s; [`rate`] turns an assessment into [`Ratings`]; [`Outcome`] is both as one
//! plain object, the contract with every program outside. The crate does no input or output, uses
//! no floating point and knows no words beyond the editions' own names: messages are made by
//! whoever shows them, from the codes.
//!
//! ```
//! use youth_justice_ratings::{Edition, Rating, import, rate};
//!
//! let read = import("2.1: 83, 50, 50", Edition::newest());
//! let ratings = rate(&read.assessment);
//! assert_eq!(ratings.standard("2.1").unwrap().rating, Some(Rating::RequiresImprovement));
//! ```
//!
//! The rules are numbered R1 to R10 as in [`Rule`]; each edition says where each of its rules is
//! published.

#![forbid(unsafe_code)]

mod assessment;
mod edition;
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
pub use edition::{Domain, Edition, KeyQuestion, Limit, Period, Rule, Source, Standard};
pub use import::{Form, Import, import};
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
