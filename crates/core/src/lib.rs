#![doc = include_str!("../README.md")]
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
pub use edition::{
    Domain, Edition, Editions, KeyQuestion, Limit, Period, Rule, RuleSource, Standard,
};
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
