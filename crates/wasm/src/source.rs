//! Reads a source and the options of reading out of plain JavaScript data, field by field, as
//! [`record`](super::record) does and for the same reason. What is not of the expected type is taken
//! as absent.

use crate::record::{get, text, whole};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use youth_justice_ratings::{Answers, Ask, Cell, Edition, Reading, Sheet};

/// The text and the sheets that `value` holds: a string, or an object with both.
pub(crate) fn source(value: &JsValue) -> (String, Vec<Sheet>) {
    if let Some(text) = value.as_string() {
        return (text, Vec::new());
    }
    let mut sheets = Vec::new();
    for sheet in list(value, "sheets").iter() {
        let mut rows = Vec::new();
        for row in list(&sheet, "rows").iter() {
            let cells = row.dyn_into::<Array>().unwrap_or_default();
            rows.push(cells.iter().map(|cell| read_cell(&cell)).collect());
        }
        sheets.push(Sheet { name: text(&sheet, "name").unwrap_or_default(), rows });
    }
    (text(value, "text").unwrap_or_default(), sheets)
}

fn read_cell(value: &JsValue) -> Cell {
    let span = |name| whole::<u16>(value, name).filter(|&span| span > 0).unwrap_or(1);
    Cell {
        text: text(value, "text").unwrap_or_default(),
        rows: span("rows"),
        columns: span("columns"),
    }
}

/// How to read: an edition's name, or an object with it and the answers to questions.
pub(crate) fn reading(value: &JsValue) -> Reading {
    let name = value.as_string().or_else(|| text(value, "edition"));
    let edition = name.and_then(|name| Edition::by_id(&name)).unwrap_or_else(Edition::newest);
    let mut answers = Answers::default();
    let given = get(value, "answers");
    for ask in Ask::ALL {
        if let Some(option) = whole::<u32>(&given, ask.code()) {
            answers.set(ask, option as usize);
        }
    }
    Reading { edition, answers }
}

fn list(value: &JsValue, name: &str) -> Array {
    get(value, name).dyn_into::<Array>().unwrap_or_default()
}
