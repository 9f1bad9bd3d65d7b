//! Workbooks of Excel since 2007: .xlsx and .xlsm.

use crate::grid::{Budget, Grid, Place, Region};
use crate::{Error, Workbook, text};
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(error)?;
    let mut budget = Budget::new();
    let (mut sheets, mut hidden) = (Vec::new(), Vec::new());
    for known in book.sheets_metadata().to_owned() {
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
        let shows_percent: Vec<bool> = cells.styles().iter().map(shows_percent).collect();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(error)? {
            let (row, column) = cell.get_position();
            let percent = shows_percent.get(style).copied().unwrap_or(false);
            let text = text::of_ref(cell.get_value().clone(), percent);
            grid.push(Place { row, column }, text, &mut budget)?;
        }
        drop(cells);
        sheets.push(grid.sheet(known.name, &mut budget)?);
    }
    Ok(Workbook { sheets, hidden })
}

fn shows_percent(style: &calamine::Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| text::is_percent(&format.format_code))
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn error(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::Encrypted,
        _ => Error::Damaged,
    }
}
