//! Reads an assessment's record out of plain JavaScript data, field by field.
//!
//! Deserialising through serde would do, but its error messages bring the formatting of floats
//! along: 20 kB more to download for words that nobody sees. What is not of the expected type is
//! taken as absent; what is out of range the core's check reports.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use youth_justice_ratings::{
    AssessmentRecord, DiscretionRecord, Numbered, PublishedRecord, Rating, ShareRecord,
    StandardRecord, Status,
};

/// The record that `value` holds; `None` where it is not an object.
pub(crate) fn record(value: &JsValue) -> Option<AssessmentRecord> {
    value.is_object().then(|| AssessmentRecord {
        edition: text(value, "edition").unwrap_or_default(),
        service: text(value, "service"),
        standards: numbered(&get(value, "standards"), standard),
        published: object(value, "published").map(|published| PublishedRecord {
            score: whole(&published, "score"),
            out_of: whole(&published, "outOf"),
            rating: rating(&published, "rating"),
            month: text(&published, "month"),
        }),
        prompts: numbered(&get(value, "prompts"), |percents| {
            Array::from(percents).iter().map(|percent| percent.as_string()).collect()
        }),
    })
}

fn standard(value: &JsValue) -> StandardRecord {
    StandardRecord {
        key_questions: object(value, "keyQuestions").map(|shares| numbered(&shares, share)),
        stated: rating(value, "stated"),
        discretion: object(value, "discretion").and_then(|moved| {
            Some(DiscretionRecord {
                rating: rating(&moved, "rating")?,
                reason: text(&moved, "reason").unwrap_or_default(),
                stated_by_report: get(&moved, "statedByReport").is_truthy(),
            })
        }),
        status: match text(value, "status").as_deref() {
            Some("not-inspected") => Status::NotInspected,
            Some("not-rated") => Status::NotRated,
            _ => Status::Inspected,
        },
    }
}

fn share(value: &JsValue) -> ShareRecord {
    ShareRecord {
        percent: text(value, "percent"),
        yes: whole(value, "yes"),
        of: whole(value, "of"),
    }
}

fn numbered<T>(value: &JsValue, read: impl Fn(&JsValue) -> T) -> Numbered<T> {
    entries(value).into_iter().map(|(key, value)| (key, read(&value))).collect()
}

/// The entries of an object; none of what is none.
fn entries(value: &JsValue) -> Vec<(String, JsValue)> {
    let mut entries = Vec::new();
    if let Some(object) = value.dyn_ref::<Object>() {
        for key in Object::keys(object) {
            if let Some(name) = key.as_string() {
                entries.push((name, Reflect::get(value, &key).unwrap_or(JsValue::NULL)));
            }
        }
    }
    entries
}

pub(crate) fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::NULL)
}

fn object(value: &JsValue, name: &str) -> Option<JsValue> {
    Some(get(value, name)).filter(JsValue::is_object)
}

pub(crate) fn text(value: &JsValue, name: &str) -> Option<String> {
    get(value, name).as_string()
}

fn rating(value: &JsValue, name: &str) -> Option<Rating> {
    let name = text(value, name)?;
    Rating::ALL.into_iter().find(|rating| rating.code() == name)
}

/// A whole number in the range of `T`; JavaScript has no other numbers than floats, and these only
/// carry integers over.
pub(crate) fn whole<T: TryFrom<u32>>(value: &JsValue, name: &str) -> Option<T> {
    let number = get(value, name).as_f64().filter(|number| number.fract() == 0.0)?;
    let number = (0.0..=f64::from(u32::MAX)).contains(&number).then_some(number)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range and whole, so the cast is exact"
    )]
    T::try_from(number as u32).ok()
}
