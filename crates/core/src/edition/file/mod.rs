//! An edition's file: reading it, and checking all that it may say. `build.rs` has the built-in
//! editions read by this same code, so that there is one set of rules for both.
//!
//! The schema for people and their editors is `editions/edition.schema.json`; a test holds the two
//! together. What no schema can say (references, order, sums, cues that collide) is only here.

mod check;
mod fields;
pub(crate) mod json;

use json::{Broken, parse};

/// The longest file, in bytes: ten times the built-in ones.
pub(crate) const LONGEST: usize = 256 << 10;

/// Standards and key questions, together: what the readers of tables can tell apart.
pub(crate) const MOST_SLOTS: usize = 64;

/// The most points of all scored standards: their products fit the numbers that R10 is worked out in.
pub(crate) const MOST_POINTS: u16 = 255;

/// An edition as its file has it, checked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct EditionFile {
    pub(crate) id: String,
    pub(crate) in_use: [String; 2],
    pub(crate) bands: [u16; 3],
    pub(crate) points: [u16; 4],
    pub(crate) overall_bands: [u16; 3],
    pub(crate) margin: u16,
    pub(crate) domains: Vec<DomainFile>,
    /// In order, over all domains.
    pub(crate) standards: Vec<StandardFile>,
    pub(crate) limits: Vec<LimitFile>,
    /// By the number of the rule.
    pub(crate) sources: Vec<(usize, String)>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DomainFile {
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) scored: bool,
    pub(crate) cues: Vec<String>,
    pub(crate) disposals: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct StandardFile {
    pub(crate) number: String,
    pub(crate) name: String,
    /// The position of its domain.
    pub(crate) domain: usize,
    pub(crate) cues: Vec<String>,
    pub(crate) key_questions: Vec<ThemeFile>,
}

/// What a key question asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ThemeFile {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) cues: Vec<String>,
    pub(crate) weak_cues: Vec<String>,
}

/// Ratings are positions in `RATINGS`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct LimitFile {
    pub(crate) standard: usize,
    pub(crate) rating: usize,
    pub(crate) overall_at_most: usize,
}

/// The ratings by their names in a file, from the lowest.
pub(crate) const RATINGS: [&str; 4] = ["inadequate", "requires-improvement", "good", "outstanding"];

/// What can be wrong in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    TooLarge,
    NotJson,
    CutOff,
    KeyMissing,
    KeyUnknown,
    KeyTwice,
    Kind,
    Range,
    Form,
    Order,
    Repeated,
    Unknown,
    CueShared,
}

/// Something wrong in a file: what, where, what stands there and what may.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) wrong: Wrong,
    /// An offset in bytes.
    pub(crate) at: usize,
    /// Where in the data: `domains[1].standards[0].number`.
    pub(crate) path: String,
    pub(crate) found: String,
    pub(crate) expected: String,
}

/// Reads a file; `taken` are the ids that it may not have. All that is wrong in it comes at once, in
/// the order in which it is found.
pub(crate) fn read(text: &str, taken: &[&str]) -> Result<EditionFile, Vec<Fault>> {
    let fault = |wrong, at, found: &str, expected: &str| Fault {
        wrong,
        at,
        path: String::new(),
        found: found.to_owned(),
        expected: expected.to_owned(),
    };
    if text.len() > LONGEST {
        return Err(vec![fault(Wrong::TooLarge, 0, "", &(LONGEST >> 10).to_string())]);
    }
    match parse(text) {
        Ok(json) => check::check(&json, taken),
        Err(Broken { at, expected }) => {
            let rest = text[at..].lines().next().unwrap_or_default();
            let wrong = if rest.is_empty() { Wrong::CutOff } else { Wrong::NotJson };
            Err(vec![fault(wrong, at, rest, expected)])
        }
    }
}
