//! Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) to sheets of cells, each with the text that a person
//! sees in it.
//!
//! It knows nothing of ratings. It is a module of its own, so that the page loads it only once
//! somebody drops a workbook. What a cell says is never decided here: a figure leaves as text, and
//! the core reads it.
//!
//! Workbooks come from anywhere, so everything that a file can claim is checked before memory is
//! set aside for it: see [`Error::TooLarge`].

mod archive;
#[cfg(target_arch = "wasm32")]
pub mod browser;
mod compound;
mod grid;
mod ods;
mod parts;
mod text;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use serde::Serialize;
use std::fmt;

/// What a workbook holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Workbook {
    /// The sheets that a person sees, in their order.
    pub sheets: Vec<Sheet>,
    /// The names of the sheets that are hidden, and so left out.
    pub hidden: Vec<String>,
    /// The rows, columns and cells of those that are seen which hold something, but are hidden or struck
    /// out, and so left out: `Court: 5–9, D, B3`.
    pub unseen: Vec<String>,
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// Its rows from row 1, each from column A. Blank cells at the end of a row, and blank rows at
    /// the end of the sheet, are left out.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell, or several merged into one. A cell that another one covers is absent, as in HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What it shows: a percentage with its sign and at most two decimals (the rest is cut off, not
    /// rounded), a date as `2024-05-01`, an error as `#N/A`; else its number or text.
    pub text: String,
    /// How many rows it covers; 1 unless it is merged.
    #[serde(skip_serializing_if = "is_one")]
    pub rows: u16,
    /// How many columns it covers; 1 unless it is merged.
    #[serde(skip_serializing_if = "is_one")]
    pub columns: u16,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_one(span: &u16) -> bool {
    *span == 1
}

/// Why a file gave no cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Error {
    /// The file has no bytes, or no visible sheet has a cell with text.
    Empty,
    /// It is another kind of file.
    NotAWorkbook,
    /// It needs a password.
    Encrypted,
    /// It is a workbook that breaks off or contradicts itself.
    Damaged,
    /// It unpacks to more than [`MOST_BYTES`], or holds more than [`MOST_CELLS`] cells or
    /// [`MOST_TEXT`] bytes of text.
    TooLarge,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the workbook is empty",
            Self::NotAWorkbook => "the file is not a workbook",
            Self::Encrypted => "the workbook needs a password",
            Self::Damaged => "the workbook is damaged",
            Self::TooLarge => "the workbook is too large",
        })
    }
}

impl std::error::Error for Error {}

/// The most bytes that a workbook may unpack to.
pub const MOST_BYTES: u64 = 200_000_000;

/// The most cells, of all sheets, blank ones between others included. Each row counts as one more.
pub const MOST_CELLS: usize = 1_000_000;

/// The most bytes of text, of all sheets.
pub const MOST_TEXT: usize = 10 << 20;

/// Reads a workbook of any kind; its bytes tell which.
///
/// # Errors
/// As [`Error`] lists them. A workbook whose sheets are all blank is [`Error::Empty`].
pub fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    let workbook = match bytes {
        [] => return Err(Error::Empty),
        [b'P', b'K', 3 | 5, ..] => archive::read(bytes)?,
        _ if bytes.starts_with(&compound::MAGIC) => match compound::kind(bytes)? {
            compound::Kind::Xls => xls::read(bytes)?,
            compound::Kind::Encrypted => return Err(Error::Encrypted),
            compound::Kind::Other => return Err(Error::NotAWorkbook),
        },
        _ => return Err(Error::NotAWorkbook),
    };
    let blank = workbook.sheets.iter().all(|sheet| sheet.rows.is_empty());
    if blank { Err(Error::Empty) } else { Ok(workbook) }
}
