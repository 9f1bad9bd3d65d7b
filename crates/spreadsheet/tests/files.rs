//! The workbooks in `tests/files`, made by LibreOffice, come out as the file beside each says. The
//! page's tests read all of that folder; these need no browser.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use youth_justice_ratings_spreadsheet::{Error, Workbook, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/files")
}

/// Every file that this crate is to read, with its bytes and what is expected.
fn files() -> Vec<(String, Vec<u8>, Value)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder()).expect("tests/files") {
        let path = entry.expect("a file").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let expected = folder().join(format!("{name}.json"));
        let Ok(expected) = fs::read_to_string(expected) else { continue };
        let expected: Value = serde_json::from_str(&expected).expect("an expectation");
        let workbook = ["xlsx", "xlsm", "xlsb", "xls", "ods"].iter().any(|end| name.ends_with(end));
        if workbook && expected["kind"] != "html" {
            files.push((name, fs::read(path).expect("a readable file"), expected));
        }
    }
    assert!(files.len() >= 12, "only {} workbooks", files.len());
    files
}

fn shown(workbook: &Workbook) -> Value {
    let mut sheets = serde_json::Map::new();
    for sheet in workbook.sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
        let rows = sheet.rows.iter().map(|row| {
            let cells = row.iter().map(|cell| match (cell.rows, cell.columns) {
                (1, 1) => cell.text.clone(),
                (rows, columns) => format!("{} [{rows} x {columns}]", cell.text),
            });
            cells.collect::<Vec<_>>()
        });
        sheets.insert(sheet.name.clone(), json!(rows.collect::<Vec<_>>()));
    }
    Value::Object(sheets)
}

#[test]
fn workbooks_come_out_as_expected() {
    for (name, bytes, expected) in files() {
        match read(&bytes) {
            Ok(workbook) => {
                assert_eq!(shown(&workbook), expected["sheets"], "{name}");
                let problems: Vec<String> = [
                    ("file-sheets-hidden", workbook.hidden.join(", ")),
                    ("file-cells-hidden", workbook.unseen.join("; ")),
                ]
                .iter()
                .filter(|(_, found)| !found.is_empty())
                .map(|(code, found)| format!("{code}: {found}"))
                .collect();
                assert_eq!(json!(problems), expected["problems"], "{name}");
            }
            Err(error) => {
                let code = match error {
                    Error::Empty => "file-empty",
                    Error::NotAWorkbook => "file-unknown",
                    Error::Encrypted => "file-encrypted",
                    Error::Damaged => "file-damaged",
                    Error::TooLarge => "file-too-full",
                };
                assert_eq!(json!([code]), expected["problems"], "{name}: {error}");
            }
        }
    }
}

/// Cut anywhere, or with bytes changed, a workbook is read or refused; nothing panics.
#[test]
fn broken_workbooks_are_refused() {
    for (_, bytes, _) in files() {
        for part in 0..40 {
            let _ = read(&bytes[..bytes.len() * part / 40]);
        }
        for seed in 0..150_usize {
            let mut broken = bytes.clone();
            for change in 0..4 {
                let at = (seed * 7_919 + change * 104_729 + seed * seed * 31) % broken.len();
                broken[at] = broken[at].wrapping_add(u8::try_from(seed % 251 + 1).unwrap_or(1));
            }
            let _ = read(&broken);
        }
    }
}

#[test]
fn other_files_are_no_workbooks() {
    for (bytes, error) in [
        (&b""[..], Error::Empty),
        (b"Case,2.1.1\nA-01,Y\n", Error::NotAWorkbook),
        (b"PK\x03\x04 and no more", Error::Damaged),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more", Error::Damaged),
    ] {
        assert_eq!(read(bytes), Err(error));
    }
    for (name, error) in [("report.docx", Error::NotAWorkbook), ("report.doc", Error::NotAWorkbook)]
    {
        let bytes = fs::read(folder().join(name)).expect("a readable file");
        assert_eq!(read(&bytes), Err(error), "{name}");
    }
}
