//! Sheets of cells, read without and with every first answer. Form feeds part sheets, and a cell that
//! begins with a digit and `>` spans so many columns.
#![no_main]

use libfuzzer_sys::fuzz_target;
use youth_justice_ratings::{Ask, Cell, Outcome, Reading, Sheet, Source, import};

fn cell(text: &str) -> Cell {
    let mut cell = Cell::new(text);
    let mut rest = text.chars();
    if let (Some(columns @ '1'..='9'), Some('>')) = (rest.next(), rest.next()) {
        cell.columns = columns as u16 - '0' as u16;
        cell.text = rest.as_str().to_owned();
    }
    cell
}

fuzz_target!(|text: &str| {
    let sheets: Vec<Sheet> = text
        .split('\x0c')
        .map(|sheet| Sheet {
            name: String::new(),
            rows: sheet.split('\n').map(|row| row.split('\t').map(cell).collect()).collect(),
        })
        .collect();
    let mut reading = Reading::default();
    for source in [Source { text: "", sheets: &sheets }, Source { text, sheets: &sheets }] {
        let asked = import(&source, &reading);
        for ask in Ask::ALL {
            reading.answers.set(ask, 0);
        }
        let answered = import(&source, &reading);
        for read in [asked, answered] {
            assert!(Outcome::of(read).problems.len() <= 501);
        }
    }
});
