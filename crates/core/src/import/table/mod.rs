//! The table reader: figures and ratings in rows and columns, whatever their order and headers.
//!
//! Each cell is about what its row, its column's header and the headings above have in common
//! ([`subject`]); what its figure is, the header's words and the column's other values tell
//! ([`header`], [`value`]). [`settle`] makes an assessment of all that was found, once it is clear
//! which of several columns and sheets is meant.

mod above;
mod across;
mod beside;
mod cell;
mod choose;
mod columns;
mod cues;
mod delimited;
mod denied;
mod found;
mod grid;
mod groups;
mod header;
mod heads;
mod joined;
mod labels;
mod layout;
mod names;
mod numbers;
mod outline;
mod parents;
mod part;
mod pivot;
mod prompts;
mod remarks;
mod rows;
mod settle;
mod sheets;
mod spaced;
mod subject;
mod tags;
mod titles;
mod unread;
mod value;
mod whole;

pub(super) use beside::{behind_gap, differs};
pub(super) use cues::{has_any, has_word, misleads};
pub(super) use delimited::cells;
pub(super) use denied::denies;
pub(super) use found::Table;
pub(super) use grid::{Grid, MOST_COLUMNS};
pub(super) use header::{Counts, Measure, is_one_of, is_total};
pub(super) use layout::{Block, blocks};
pub(super) use names::{is_target, titles_target};
pub(super) use outline::{Outline, above};
pub(super) use pivot::unfolded;
pub(super) use prompts::{lacks_wording, names_prompt, prompt_columns};
pub(super) use remarks::states;
pub(super) use settle::settle;
pub(super) use sheets::{Sheets, sheet_names};
pub(super) use spaced::{Spaced, figure_rows, has_heads, spaced};
pub(super) use subject::{Slots, Subjects};
pub(super) use unread::Read;
pub(super) use value::{Value, abbreviated, is_year, value};

use super::source::{Mark, Question};
use crate::assessment::Assessment;
use crate::problem::Problem;

/// What was taken from tables or cases.
pub(super) struct Taken {
    pub(super) assessment: Assessment,
    pub(super) problems: Vec<Problem>,
    pub(super) questions: Vec<Question>,
    pub(super) marks: Vec<Mark>,
    /// The position of the sheet that a person has chosen.
    pub(super) sheet: Option<usize>,
}

/// What a header, or the head of a row, says that values are, and what else it says.
pub(super) fn measure(text: &str) -> (Option<Measure>, String) {
    let header = header::header(text);
    (header.measure, header.rest)
}
