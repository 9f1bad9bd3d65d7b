//! What stands in the columns of a case-level audit, counted by kind.

use super::answer::{Answer, answer, in_welsh};
use super::is_sum;
use super::kinds::{is_outside, spelt};
use crate::import::table::{Counts, Subjects, Value, value};
use crate::share::parse_count;

/// How often each kind of answer stands in a column.
#[derive(Clone, Copy, Default)]
pub(super) struct Contents {
    pub(super) yes: usize,
    pub(super) no: usize,
    /// Ticks among the yes.
    pub(super) ticks: usize,
    pub(super) ones: usize,
    pub(super) zeros: usize,
    pub(super) crosses: usize,
    pub(super) not_applicable: usize,
    pub(super) blank: usize,
    /// Dashes among the not applicable: where nothing else is a no, they may be.
    pub(super) dashes: usize,
    pub(super) sums: usize,
    /// Whole numbers up to 10 among the sums, as on a scale.
    pub(super) small: usize,
    pub(super) other: usize,
    /// Short words among the others.
    pub(super) short: usize,
    /// `Inadequate`, which is a rating unless `Adequate` stands beside it, and the latter.
    pub(super) inadequate: usize,
    pub(super) adequate: usize,
    /// Answers in Welsh among the yes and no, and `na` among the not applicable, which may be a no
    /// beside them.
    pub(super) welsh: usize,
    pub(super) na: usize,
    /// Ratings among the others.
    pub(super) verdicts: usize,
    /// Rows that name a type of disposal.
    pub(super) kinds: usize,
    /// Rows with the number of a domain.
    pub(super) domains: usize,
}

impl Contents {
    pub(super) fn add(&mut self, other: &Self) {
        self.yes += other.yes;
        self.no += other.no;
        self.ticks += other.ticks;
        self.ones += other.ones;
        self.zeros += other.zeros;
        self.crosses += other.crosses;
        self.blank += other.blank;
        self.dashes += other.dashes;
        self.not_applicable += other.not_applicable;
        self.sums += other.sums;
        self.small += other.small;
        self.other += other.other;
        self.short += other.short;
        self.inadequate += other.inadequate;
        self.adequate += other.adequate;
        self.verdicts += other.verdicts;
        self.welsh += other.welsh;
    }

    /// Counts one more cell.
    pub(super) fn count(&mut self, text: &str, is_sampled: bool, subjects: &Subjects) {
        self.domains += usize::from(subjects.counted(text, Counts::Domains) != 0);
        self.welsh += usize::from(in_welsh(text).is_some());
        self.na += usize::from(text.eq_ignore_ascii_case("na"));
        match answer(text) {
            Answer::Yes if text == "1" => self.ones += 1,
            Answer::No if text == "0" => self.zeros += 1,
            Answer::Yes => {
                self.yes += 1;
                self.ticks += usize::from(!text.is_ascii());
                self.adequate += usize::from(text.eq_ignore_ascii_case("adequate"));
            }
            Answer::No => self.no += 1,
            Answer::NotApplicable => {
                self.not_applicable += 1;
                self.dashes += usize::from(text.starts_with('-'));
            }
            Answer::Blank => self.blank += 1,
            Answer::Cross => self.crosses += 1,
            Answer::Other if is_sum(text) => {
                self.sums += 1;
                self.small += usize::from(parse_count(text).is_some_and(|number| number <= 10));
            }
            Answer::Other => {
                const SHORT: usize = 20;
                self.other += 1;
                self.short += usize::from(text.len() <= SHORT);
                self.inadequate += usize::from(text.eq_ignore_ascii_case("inadequate"));
                self.verdicts += usize::from(matches!(value(text), Value::Verdict(_)));
                let is_short = text.len() <= 40 && is_sampled;
                let is_kind =
                    is_short && (subjects.domain(spelt(text)).is_some() || is_outside(text));
                self.kinds += usize::from(is_kind);
            }
        }
    }

    pub(super) fn answers(&self) -> usize {
        self.yes + self.no + self.ones + self.zeros + self.crosses
    }

    pub(super) fn words(&self) -> usize {
        self.yes + self.no + self.crosses
    }
}
