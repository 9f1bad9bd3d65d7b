//! What is asked of the engine, over plain data that somebody else holds: JavaScript's in a browser,
//! parsed JSON where there is no WebAssembly (`crates/portable`). One code, so that both answer alike.
//!
//! Bad input is a result with problems. What is out of range the core's check reports. What is not of
//! the expected kind is taken as absent; the engine with all readers reports that too.

#[cfg(feature = "tables")]
mod json;
mod record;
#[cfg(feature = "tables")]
mod source;

use serde::Serialize;
use youth_justice_ratings::{
    Assessment, Code, Edition, Outcome, Problem, Reading, Share, ShareRecord, import_plain,
};
#[cfg(feature = "tables")]
use youth_justice_ratings::{Editions, Source, export::csv, import, vector};

/// A value of plain data.
pub(crate) trait Value: Sized {
    /// The value that a JSON text holds.
    #[cfg(feature = "tables")]
    fn parse(json: &str) -> Option<Self>;

    /// Whether it is an object, or an array.
    fn is_object(&self) -> bool;

    fn is_truthy(&self) -> bool;

    fn as_text(&self) -> Option<String>;

    fn as_number(&self) -> Option<f64>;

    /// As JSON; blank or `null` where there is nothing.
    #[cfg(feature = "tables")]
    fn shown(&self) -> String;

    /// What is under this name; something that is nothing of the above where there is nothing.
    fn get(&self, name: &str) -> Self;

    #[cfg(feature = "tables")]
    fn has(&self, name: &str) -> bool;

    /// The entries of an object, or of an array by position; none of what is neither.
    fn entries(&self) -> Vec<(String, Self)>;

    /// The items of an array; none of what is none.
    #[cfg(feature = "tables")]
    fn items(&self) -> Vec<Self>;
}

/// What a person typed as one figure: the share, or why it is none; both null when blank.
#[derive(Serialize)]
pub(crate) struct Figure {
    share: Option<ShareRecord>,
    problem: Option<Problem>,
}

/// An assessment in the tool's own forms.
#[cfg(feature = "tables")]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Written {
    csv: String,
    vector: String,
    vector_with_service: String,
}

/// What the file of an edition holds: an edition, or why it is none.
#[cfg(feature = "tables")]
#[derive(Serialize)]
pub(crate) struct Checked {
    edition: Option<&'static Edition>,
    problems: Vec<Problem>,
}

/// Reads the file of an edition.
#[cfg(feature = "tables")]
pub(crate) fn check_edition(text: &str) -> Checked {
    match Edition::from_json(text) {
        Ok(edition) => Checked { edition: Some(edition), problems: Vec::new() },
        Err(problems) => Checked { edition: None, problems },
    }
}

/// The editions that are known where the file of one came along, or what is wrong in it.
#[cfg(feature = "tables")]
fn known(file: Option<String>) -> Result<Editions, Vec<Problem>> {
    let Some(file) = file else { return Ok(Editions::default()) };
    Edition::from_json(&file).map(Editions::with)
}

/// Nothing, for these reasons.
#[cfg(feature = "tables")]
fn nothing(problems: Vec<Problem>) -> Outcome {
    Outcome::new(&Assessment::blank(Edition::newest()), None, problems)
}

/// Reads a source: a text, or text and sheets.
#[cfg(feature = "tables")]
pub(crate) fn read<V: Value>(source: &V, options: &V) -> Outcome {
    let editions = match known(record::text(options, "editionFile")) {
        Ok(editions) => editions,
        Err(problems) => return nothing(problems),
    };
    let reading = match source::reading(options, editions) {
        Ok(reading) => reading,
        Err(problems) => return nothing(problems),
    };
    let (text, sheets) = source::source(source);
    if let Some(outcome) = json::read::<V>(&text, editions) {
        return outcome;
    }
    let source = Source { text: &text, sheets: &sheets };
    Outcome::of(import(&source, &reading))
}

/// Rates a record, which may be by the edition of a file.
#[cfg(feature = "tables")]
pub(crate) fn rate_by<V: Value>(record: &V, file: Option<String>) -> Outcome {
    let misfits = record::misfits(record);
    match (record::record(record), known(file)) {
        (_, Err(problems)) => nothing(problems),
        (None, _) => rate(record),
        (Some(record), Ok(editions)) => {
            let (assessment, mut problems) = record.check_by(editions);
            problems.extend(misfits);
            Outcome::new(&assessment, None, problems)
        }
    }
}

/// `text` from where it begins to say something.
fn beginning(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text).trim_start()
}

/// Reads a text if it can only be a report or a typed list. What opens with a brace may be the tool's own
/// JSON, which [`read`] knows. Where it `is_last`, it leaves nothing to others that it can read in part.
pub(crate) fn read_plain(text: &str, edition: &str, is_last: bool) -> Option<Outcome> {
    if beginning(text).starts_with('{') {
        return None;
    }
    let edition = Edition::by_id(edition).unwrap_or_else(Edition::newest);
    import_plain(text, &Reading::new(edition), is_last).map(Outcome::of)
}

/// Rates a record.
pub(crate) fn rate<V: Value>(record: &V) -> Outcome {
    let Some(record) = record::record(record) else {
        let blank = Assessment::blank(Edition::newest());
        let problem = Problem::new(Code::NothingRecognised);
        return Outcome::new(&blank, None, vec![problem]);
    };
    let (assessment, problems) = record.check();
    Outcome::new(&assessment, None, problems)
}

/// Writes a record, which may be by the edition of a file, as CSV and as a vector. What in it cannot
/// be used is left out.
#[cfg(feature = "tables")]
pub(crate) fn write<V: Value>(record: &V, file: Option<String>) -> Written {
    let record = record::record(record);
    let editions = known(file).unwrap_or_default();
    let blank = || Assessment::blank(Edition::newest());
    let assessment = record.map_or_else(blank, |record| record.check_by(editions).0);
    Written {
        csv: csv::write(&assessment),
        vector: vector::write(&assessment),
        vector_with_service: vector::write_with_service(&assessment),
    }
}

/// Reads one figure as a person types it.
pub(crate) fn figure(text: &str) -> Figure {
    match text.trim() {
        "" => Figure { share: None, problem: None },
        text => match text.parse::<Share>() {
            Ok(share) => Figure { share: Some(share.into()), problem: None },
            Err(error) => {
                Figure { share: None, problem: Some(Problem::new(error.into()).found(text)) }
            }
        },
    }
}
