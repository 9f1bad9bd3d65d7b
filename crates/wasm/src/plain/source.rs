//! Reads a source and the options of reading out of plain data.

use super::Value;
use super::record::{text, whole};
use youth_justice_ratings::{Answers, Ask, Cell, Code, Edition, Editions, Problem, Reading, Sheet};

/// The text and the sheets that `value` holds: a string, or an object with both.
pub(super) fn source<V: Value>(value: &V) -> (String, Vec<Sheet>) {
    if let Some(text) = value.as_text() {
        return (text, Vec::new());
    }
    let mut sheets = Vec::new();
    for sheet in value.get("sheets").items() {
        let rows = sheet.get("rows").items();
        let rows = rows.iter().map(|cells| cells.items().iter().map(read_cell).collect());
        sheets.push(Sheet { name: text(&sheet, "name").unwrap_or_default(), rows: rows.collect() });
    }
    (text(value, "text").unwrap_or_default(), sheets)
}

fn read_cell<V: Value>(value: &V) -> Cell {
    let span = |name| whole::<u16>(value, name).filter(|&span| span > 0).unwrap_or(1);
    Cell {
        text: text(value, "text").unwrap_or_default(),
        rows: span("rows"),
        columns: span("columns"),
    }
}

/// How to read: an edition's name, or an object with it and the answers to questions. Without a name it
/// is the edition of one's own, if there is one.
///
/// # Errors
///
/// [`Code::UnknownEdition`].
pub(super) fn reading<V: Value>(value: &V, editions: Editions) -> Result<Reading, Vec<Problem>> {
    let name = value.as_text().or_else(|| text(value, "edition")).unwrap_or_default();
    let edition = match name.as_str() {
        "" => editions.own().unwrap_or_else(Edition::newest),
        name => editions
            .by_id(name)
            .ok_or_else(|| vec![Problem::new(Code::UnknownEdition).found(name)])?,
    };
    let mut answers = Answers::default();
    let given = value.get("answers");
    for ask in Ask::ALL {
        if let Some(option) = whole::<u32>(&given, ask.code()) {
            answers.set(ask, option as usize);
        }
    }
    Ok(Reading { edition, editions, answers })
}
