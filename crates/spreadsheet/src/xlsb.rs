//! Binary workbooks of Excel since 2007: .xlsb.
//!
//! Neither merged cells nor percentage formats are known here: `calamine` tells neither. A share
//! comes as the number that the cell holds, such as 0.83.

use crate::grid::{Budget, Grid, Place};
use crate::{Error, Workbook, text};
use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    // The reader trusts the lengths of records, and panics where one is too short.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes))).unwrap_or(Err(Error::Damaged))
}

fn sheets(bytes: &[u8]) -> Result<Workbook, Error> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(error)?;
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
        let mut cells = book.worksheet_cells_reader(&known.name).map_err(error)?;
        while let Some(cell) = cells.next_cell().map_err(error)? {
            let (row, column) = cell.get_position();
            let text = text::of_ref(cell.get_value().clone(), false);
            grid.push(Place { row, column }, text, &mut budget)?;
        }
        drop(cells);
        sheets.push(grid.sheet(known.name, &mut budget)?);
    }
    Ok(Workbook { sheets, hidden })
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn error(error: XlsbError) -> Error {
    match error {
        XlsbError::Password => Error::Encrypted,
        _ => Error::Damaged,
    }
}
