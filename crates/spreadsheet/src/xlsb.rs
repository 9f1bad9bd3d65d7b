//! Binary workbooks of Excel since 2007: .xlsb.
//!
//! Neither merged cells nor percentage formats are known here: `calamine` tells neither. A share
//! comes as the number that the cell holds, such as 0.83.

use crate::grid::{Budget, Grid, Place};
use crate::{Error, Workbook, archive, text};
use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use std::io::{Cursor, Read};
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    if has_short_cells(bytes)? {
        return Err(Error::Damaged);
    }
    // The reader trusts the lengths of records, and panics where one is too short.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes))).unwrap_or(Err(Error::Damaged))
}

/// Records of cells that do not say in which column they stand (MS-XLSB, `BrtShortBlank` to
/// `BrtShortIsst`).
const SHORT_CELLS: RangeInclusive<u32> = 12..=18;

/// Whether a sheet has cells that `calamine` passes over without a word: some programs write such.
fn has_short_cells(bytes: &[u8]) -> Result<bool, Error> {
    let mut archive = archive::open(bytes)?;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|_| Error::Damaged)?;
        let is_sheet = file
            .name()
            .is_ok_and(|name| name.starts_with("xl/worksheets/") && name.ends_with(".bin"));
        if !is_sheet {
            continue;
        }
        let mut sheet = Vec::new();
        file.read_to_end(&mut sheet).map_err(|_| Error::Damaged)?;
        let mut rest = sheet.as_slice();
        while let (Some(kind), Some(length)) = (number(&mut rest), number(&mut rest)) {
            if SHORT_CELLS.contains(&kind) {
                return Ok(true);
            }
            rest = rest.get(length as usize..).unwrap_or_default();
        }
    }
    Ok(false)
}

/// The number that a record begins with: seven bits a byte, and one that tells whether there are
/// more.
fn number(rest: &mut &[u8]) -> Option<u32> {
    let mut value = 0;
    for shift in [0, 7, 14, 21] {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        value |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
    }
    Some(value)
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
