//! Reads an assessment's record out of plain data, field by field.
//!
//! Deserialising through serde would do, but its error messages bring the formatting of floats
//! along: 20 kB more to download for words that nobody sees.

use super::Value;
use youth_justice_ratings::{
    AssessmentRecord, DiscretionRecord, Numbered, PublishedRecord, Rating, ShareRecord,
    StandardRecord, Status,
};
#[cfg(feature = "tables")]
use youth_justice_ratings::{Code, Problem};

/// The record that `value` holds; `None` where it is not an object.
pub(super) fn record<V: Value>(value: &V) -> Option<AssessmentRecord> {
    value.is_object().then(|| AssessmentRecord {
        edition: text(value, "edition").unwrap_or_default(),
        service: text(value, "service"),
        standards: numbered(&value.get("standards"), standard),
        published: object(value, "published").map(|published| PublishedRecord {
            score: whole(&published, "score"),
            out_of: whole(&published, "outOf"),
            rating: rating(&published, "rating"),
            month: text(&published, "month"),
        }),
        prompts: numbered(&value.get("prompts"), |percents| {
            percents.entries().iter().map(|(_, percent)| percent.as_text()).collect()
        }),
    })
}

fn standard<V: Value>(value: &V) -> StandardRecord {
    StandardRecord {
        key_questions: object(value, "keyQuestions").map(|shares| numbered(&shares, share)),
        stated: rating(value, "stated"),
        discretion: object(value, "discretion").and_then(|moved| {
            Some(DiscretionRecord {
                rating: rating(&moved, "rating")?,
                reason: text(&moved, "reason").unwrap_or_default(),
                stated_by_report: moved.get("statedByReport").is_truthy(),
            })
        }),
        status: match text(value, "status").as_deref() {
            Some("not-inspected") => Status::NotInspected,
            Some("not-rated") => Status::NotRated,
            _ => Status::Inspected,
        },
    }
}

/// A problem for each figure and rating that is of another kind than it should be, which [`record`]
/// leaves out. The first load does without: what its page hands over it has made itself.
#[cfg(feature = "tables")]
pub(super) fn misfits<V: Value>(value: &V) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut check = |about: &str, code, value: V, fits: bool| {
        let found = value.as_text().unwrap_or_else(|| value.shown());
        let is_absent = matches!(found.as_str(), "" | "null");
        if !fits && !is_absent {
            problems.push(Problem::new(code).about(about).found(&found));
        }
    };
    for (number, standard) in value.get("standards").entries() {
        let moved = standard.get("discretion");
        for (value, name) in [(&standard, "stated"), (&moved, "rating")] {
            check(&number, Code::NotARating, value.get(name), rating(value, name).is_some());
        }
        for (number, share) in standard.get("keyQuestions").entries() {
            let percent = share.get("percent");
            let fits = percent.as_text().is_some();
            check(&number, Code::NotAFigure, percent, fits);
            for name in ["yes", "of"] {
                let fits = whole::<u32>(&share, name).is_some();
                check(&number, Code::NotAFigure, share.get(name), fits);
            }
            let fits = share.is_object();
            check(&number, Code::NotAFigure, share, fits);
        }
    }
    for (number, percents) in value.get("prompts").entries() {
        for (_, percent) in percents.entries() {
            let fits = percent.as_text().is_some();
            check(&number, Code::NotAFigure, percent, fits);
        }
    }
    problems
}

fn share<V: Value>(value: &V) -> ShareRecord {
    ShareRecord {
        percent: text(value, "percent"),
        yes: whole(value, "yes"),
        of: whole(value, "of"),
    }
}

fn numbered<V: Value, T>(value: &V, read: impl Fn(&V) -> T) -> Numbered<T> {
    value.entries().into_iter().map(|(key, value)| (key, read(&value))).collect()
}

fn object<V: Value>(value: &V, name: &str) -> Option<V> {
    Some(value.get(name)).filter(Value::is_object)
}

pub(super) fn text<V: Value>(value: &V, name: &str) -> Option<String> {
    value.get(name).as_text()
}

fn rating<V: Value>(value: &V, name: &str) -> Option<Rating> {
    let name = text(value, name)?;
    Rating::ALL.into_iter().find(|rating| rating.code() == name)
}

/// A whole number in the range of `T`; JavaScript has no other numbers than floats, and these only
/// carry integers over.
pub(super) fn whole<T: TryFrom<u32>>(value: &impl Value, name: &str) -> Option<T> {
    let number = value.get(name).as_number().filter(|number| number.fract() == 0.0)?;
    let number = (0.0..=f64::from(u32::MAX)).contains(&number).then_some(number)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range and whole, so the cast is exact"
    )]
    T::try_from(number as u32).ok()
}
