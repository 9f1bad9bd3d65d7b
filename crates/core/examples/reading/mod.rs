//! From a file's bytes to a source: its encoding, and for HTML its tables. What a browser does by
//! itself, for the terminal and for the tests.

pub(crate) mod html;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use youth_justice_ratings::{Cell, Code, Problem, Sheet};
use youth_justice_ratings_spreadsheet as spreadsheet;

/// What a file holds; a workbook has sheets and no text.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) text: String,
    pub(crate) sheets: Vec<Sheet>,
    /// What was left out.
    pub(crate) problems: Vec<Problem>,
}

/// The text and the tables of a file.
///
/// # Errors
///
/// In words, where a workbook cannot be read, or a file is none of the kinds that are read here.
pub(crate) fn source(bytes: &[u8]) -> Result<Read, String> {
    // An archive or a compound file: a workbook, or what only the page can read.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let workbook = spreadsheet::read(bytes).map_err(|error| error.to_string())?;
        let left_out = [
            (Code::FileSheetsHidden, workbook.hidden.join(", ")),
            (Code::FileCellsHidden, workbook.unseen.join("; ")),
        ];
        let left_out = left_out.iter().filter(|(_, found)| !found.is_empty());
        return Ok(Read {
            text: String::new(),
            sheets: workbook.sheets.into_iter().map(sheet).collect(),
            problems: left_out.map(|(code, found)| Problem::new(*code).found(found)).collect(),
        });
    }
    if bytes.starts_with(b"%PDF-") {
        return Err("PDFs are read by the page; or save it as text".to_owned());
    }
    let text = decode(bytes);
    let (text, sheets) =
        if is_html(&text) { html::source(&text, None) } else { (text, Vec::new()) };
    Ok(Read { text, sheets, problems: Vec::new() })
}

fn sheet(sheet: spreadsheet::Sheet) -> Sheet {
    let cell =
        |cell: spreadsheet::Cell| Cell { text: cell.text, rows: cell.rows, columns: cell.columns };
    let rows = sheet.rows.into_iter().map(|row| row.into_iter().map(cell).collect());
    Sheet { name: sheet.name, rows: rows.collect() }
}

/// Text in UTF-8 or UTF-16, with or without a byte order mark, or else in Windows-1252.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => guess(bytes),
    };
    encoding.decode(bytes).0.into_owned()
}

/// Without a mark: every other byte of UTF-16 is 0 in text like ours.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let near = &bytes[..bytes.len().min(4_000)];
    let zeros =
        |first: usize| near.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (_, odd) if odd * 4 > near.len() => UTF_16LE,
        (even, _) if even * 4 > near.len() => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    }
}

/// Whether a text is HTML as a whole; a report may hold a tag here and there.
fn is_html(text: &str) -> bool {
    let start = text.trim_start().get(..200).unwrap_or(text.trim_start()).to_ascii_lowercase();
    ["<!doctype html", "<html", "<meta", "<table", "<tr", "<td", "<google-sheets", "<body", "<!--"]
        .iter()
        .any(|tag| start.starts_with(tag))
}
