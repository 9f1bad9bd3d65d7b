//! Binary workbooks of Excel since 2007: .xlsb.
//!
//! Neither merged cells nor percentage formats are known here: `calamine` tells neither. A share
//! comes as the number that the cell holds, such as 0.83.

use crate::compound::{u16_at, u32_at};
use crate::grid::{Budget, Grid, LeftOut, Place};
use crate::parts::Parts;
use crate::{Error, Workbook, archive, text};
use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use std::io::{Cursor, Read};
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    let left_out = survey(bytes)?;
    // The reader trusts the lengths of records, and panics where one is too short.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes, left_out))).unwrap_or(Err(Error::Damaged))
}

/// What kinds of records say (MS-XLSB): a sheet of the workbook, a row, columns, a cell (`BrtCellBlank` to
/// `BrtFmlaError`), one whose text has several looks; and of styles: a typeface, where those of cells begin and
/// end, one of them.
const SHEET: u32 = 156;
const ROW: u32 = 0;
const COLUMNS: u32 = 60;
const CELLS: RangeInclusive<u32> = 1..=11;
const RICH_CELL: u32 = 62;
const FONT: u32 = 43;
const STYLES_BEGIN: u32 = 617;
const STYLES_END: u32 = 618;
const STYLE: u32 = 47;

/// Records of cells that do not say in which column they stand (`BrtShortBlank` to `BrtShortIsst`):
/// some programs write such, and `calamine` passes over them without a word.
const SHORT_CELLS: RangeInclusive<u32> = 12..=18;

/// What is not to be read in each sheet, in the order in which the workbook lists them.
fn survey(bytes: &[u8]) -> Result<Vec<LeftOut>, Error> {
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
    let struck = parts.styles.as_ref().map_or(Ok(Vec::new()), |part| struck(bytes, part))?;
    let of_part = |part| left_out_of(bytes, part, &struck);
    ids.iter().map(|id| parts.sheet(id).map_or(Ok(LeftOut::default()), of_part)).collect()
}

/// Which styles of cells strike them out.
fn struck(bytes: &[u8], part: &str) -> Result<Vec<bool>, Error> {
    let (mut fonts, mut styles) = (Vec::new(), Vec::new());
    let mut is_of_cells = false;
    each_record(bytes, part, |kind, data| {
        match kind {
            FONT => fonts.push(u16_at(data, 2)? & 8 != 0),
            STYLES_BEGIN | STYLES_END => is_of_cells = kind == STYLES_BEGIN,
            STYLE if is_of_cells => {
                let font = fonts.get(usize::from(u16_at(data, 4)?));
                styles.push(font.copied().unwrap_or(false));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

fn left_out_of(bytes: &[u8], part: &str, struck: &[bool]) -> Result<LeftOut, Error> {
    let mut left_out = LeftOut::default();
    let mut row = 0;
    each_record(bytes, part, |kind, data| {
        if SHORT_CELLS.contains(&kind) {
            return Err(Error::Damaged);
        }
        if kind == ROW {
            row = u32_at(data, 0)?;
            // Its height is none.
            if u16_at(data, 10)? & 0x1000 != 0 {
                left_out.rows(row, row);
            }
        }
        if kind == COLUMNS && u16_at(data, 16)? & 1 != 0 {
            left_out.columns(u32_at(data, 0)?, u32_at(data, 4)?);
        }
        // The style has three bytes.
        if (CELLS.contains(&kind) || kind == RICH_CELL)
            && struck.get((u32_at(data, 4)? & 0xFF_FFFF) as usize) == Some(&true)
        {
            left_out.struck(Place { row, column: u32_at(data, 0)? });
        }
        Ok(())
    })?;
    Ok(left_out)
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

fn sheets(bytes: &[u8], left_out: Vec<LeftOut>) -> Result<Workbook, Error> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(error)?;
    let mut budget = Budget::new();
    let (mut sheets, mut hidden, mut unseen) = (Vec::new(), Vec::new(), Vec::new());
    let mut left_out = left_out.into_iter();
    for known in book.sheets_metadata().to_owned() {
        let left_out = left_out.next().unwrap_or_default();
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
        unseen.extend(grid.leave_out(&known.name, left_out));
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
