//! Workbooks of Excel since 2007: .xlsx and .xlsm.

use crate::grid::{Budget, Grid, LeftOut, Looks, Place, Region};
use crate::parts::Parts;
use crate::xml::{At, attribute, each_start};
use crate::{Error, Workbook, text};
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(error)?;
    let mut budget = Budget::new();
    let (mut sheets, mut hidden, mut unseen) = (Vec::new(), Vec::new(), Vec::new());
    let parts = sheet_parts(bytes)?;
    for (index, known) in book.sheets_metadata().to_owned().into_iter().enumerate() {
        if known.typ != SheetType::WorkSheet {
            continue;
        }
        if known.visible != SheetVisible::Visible {
            hidden.push(known.name);
            continue;
        }
        let mut grid = Grid::default();
        for area in book.merge_cells_by_sheet_name(&known.name).map_err(error)? {
            let place = |(row, column)| Place { row, column };
            grid.merge(Region { first: place(area.start), last: place(area.end) })?;
        }
        let mut cells = match book.worksheet_cells_reader(&known.name) {
            Err(XlsxError::NotAWorksheet(_)) => continue,
            cells => cells.map_err(error)?,
        };
        let part = parts.get(index);
        let mut left_out =
            part.map_or_else(|| Ok(LeftOut::default()), |part| hidden_in(bytes, part))?;
        let styles: Vec<Looks> = cells.styles().iter().map(looks).collect();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(error)? {
            let (row, column) = cell.get_position();
            let looks = styles.get(style).copied().unwrap_or_default();
            let text = text::of_ref(cell.get_value().clone(), looks.percent);
            if looks.struck {
                left_out.struck(Place { row, column });
            }
            grid.push(Place { row, column }, text, &mut budget)?;
        }
        drop(cells);
        unseen.extend(grid.leave_out(&known.name, left_out));
        sheets.push(grid.sheet(known.name, &mut budget)?);
    }
    Ok(Workbook { sheets, hidden, unseen })
}

/// The parts that hold the sheets, in the order in which the workbook lists them.
fn sheet_parts(bytes: &[u8]) -> Result<Vec<String>, Error> {
    let parts = Parts::new(bytes)?;
    let mut found = Vec::new();
    each_start(bytes, &parts.workbook, |at| {
        if let At::Start(tag) = at
            && tag.local_name().as_ref() == "sheet"
        {
            let id = tag.attributes().filter_map(Result::ok);
            let id = id.filter(|known| known.key.local_name().as_ref() == "id").last();
            let part = id.and_then(|id| parts.sheet(&id.value));
            found.push(part.unwrap_or_default().to_owned());
        }
        Ok(())
    })?;
    Ok(found)
}

/// The rows and columns of a sheet that are hidden, by hand or by a filter.
fn hidden_in(bytes: &[u8], part: &str) -> Result<LeftOut, Error> {
    let mut hidden = LeftOut::default();
    // The next row, where it does not tell its number.
    let mut next = 1_u32;
    each_start(bytes, part, |at| {
        let At::Start(tag) = at else { return Ok(()) };
        let is_row = match tag.local_name().as_ref() {
            "row" => true,
            "col" => false,
            _ => return Ok(()),
        };
        let number = |name| attribute(tag, name).and_then(|text| text.parse::<u32>().ok());
        if is_row {
            next = number("r").unwrap_or(next).max(1);
        }
        let says = |name, words: [&str; 2]| {
            attribute(tag, name).is_some_and(|said| words.contains(&said.as_str()))
        };
        // No height or width hides as well.
        let size = if is_row { "ht" } else { "width" };
        if says("hidden", ["1", "true"]) || says(size, ["0", "0.0"]) {
            if is_row {
                hidden.rows(next - 1, next - 1);
            } else if let (Some(first @ 1..), Some(last)) = (number("min"), number("max")) {
                hidden.columns(first - 1, last.saturating_sub(1));
            }
        }
        next = next.saturating_add(u32::from(is_row));
        Ok(())
    })?;
    Ok(hidden)
}

fn looks(style: &calamine::Style) -> Looks {
    let format = style.number_format.as_ref();
    Looks {
        percent: format.is_some_and(|format| text::is_percent(&format.format_code)),
        struck: style.font.as_ref().is_some_and(calamine::Font::has_strikethrough),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn error(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::Encrypted,
        _ => Error::Damaged,
    }
}
