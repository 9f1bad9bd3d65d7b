//! Binary workbooks of Excel since 2007: .xlsb.
//!
//! Neither merged cells nor percentage formats are known here: `calamine` tells neither. A share
//! comes as the number that the cell holds, such as 0.83.

use crate::compound::{u16_at, u32_at};
use crate::grid::{Budget, Grid, Hidden, Place};
use crate::parts::Parts;
use crate::{Error, Workbook, archive, text};
use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use std::io::{Cursor, Read};
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    let hidden = survey(bytes)?;
    // The reader trusts the lengths of records, and panics where one is too short.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes, hidden))).unwrap_or(Err(Error::Damaged))
}

/// What kinds of records say (MS-XLSB): a sheet of the workbook, a row, columns.
const SHEET: u32 = 156;
const ROW: u32 = 0;
const COLUMNS: u32 = 60;

/// Records of cells that do not say in which column they stand (`BrtShortBlank` to `BrtShortIsst`):
/// some programs write such, and `calamine` passes over them without a word.
const SHORT_CELLS: RangeInclusive<u32> = 12..=18;

/// What is hidden in each sheet, in the order in which the workbook lists them.
fn survey(bytes: &[u8]) -> Result<Vec<Hidden>, Error> {
    let parts = Parts::new(bytes)?;
    let mut ids = Vec::new();
    each_record(bytes, &parts.workbook, |kind, data| {
        if kind == SHEET {
            let length = u32_at(data, 8)? as usize;
            let units = data.get(12..).unwrap_or_default().chunks_exact(2).take(length);
            let units = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
            ids.push(char::decode_utf16(units).filter_map(Result::ok).collect::<String>());
        }
        Ok(())
    })?;
    let hidden = ids
        .iter()
        .map(|id| parts.sheet(id).map_or(Ok(Hidden::default()), |part| hidden_in(bytes, part)));
    hidden.collect()
}

fn hidden_in(bytes: &[u8], part: &str) -> Result<Hidden, Error> {
    let mut hidden = Hidden::default();
    each_record(bytes, part, |kind, data| {
        if SHORT_CELLS.contains(&kind) {
            return Err(Error::Damaged);
        }
        // Its height is none.
        if kind == ROW && u16_at(data, 10)? & 0x1000 != 0 {
            let row = u32_at(data, 0)?;
            hidden.rows(row, row);
        }
        if kind == COLUMNS && u16_at(data, 16)? & 1 != 0 {
            hidden.columns(u32_at(data, 0)?, u32_at(data, 4)?);
        }
        Ok(())
    })?;
    Ok(hidden)
}

/// Tells `visit` of each record in a part of the archive, in order: its kind and its bytes.
fn each_record(
    bytes: &[u8],
    part: &str,
    mut visit: impl FnMut(u32, &[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut records = Vec::new();
    archive::part(&mut archive::open(bytes)?, part)?
        .read_to_end(&mut records)
        .map_err(|_| Error::Damaged)?;
    let mut rest = records.as_slice();
    while let (Some(kind), Some(length)) = (number(&mut rest), number(&mut rest)) {
        let (record, after) = rest.split_at(rest.len().min(length as usize));
        visit(kind, record)?;
        rest = after;
    }
    Ok(())
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

fn sheets(bytes: &[u8], hidden_in: Vec<Hidden>) -> Result<Workbook, Error> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(error)?;
    let mut budget = Budget::new();
    let (mut sheets, mut hidden, mut unseen) = (Vec::new(), Vec::new(), Vec::new());
    let mut hidden_in = hidden_in.into_iter();
    for known in book.sheets_metadata().to_owned() {
        let not_seen = hidden_in.next().unwrap_or_default();
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
        unseen.extend(grid.leave_out(&known.name, not_seen));
        sheets.push(grid.sheet(known.name, &mut budget)?);
    }
    Ok(Workbook { sheets, hidden, unseen })
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn error(error: XlsbError) -> Error {
    match error {
        XlsbError::Password => Error::Encrypted,
        _ => Error::Damaged,
    }
}
