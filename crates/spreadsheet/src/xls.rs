//! Workbooks of Excel 5 to 2003: .xls.
//!
//! `calamine` reads the values. It neither tells which cells show percentages nor limits what a
//! sheet may claim, so the records are looked through here first.
//!
//! The format: <https://learn.microsoft.com/openspecs/office_file_formats/ms-xls>.

use crate::compound::{self, u16_at, u32_at};
use crate::grid::{Budget, Grid, LeftOut, Looks, Place, Region};
use crate::{Error, MOST_CELLS, Workbook, text};
use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most bytes of records that are looked through, over all sheets: several can point to the same.
const MOST_RECORDS: usize = 200_000_000;

/// The most places in the rectangle that a sheet's cells span; the reader sets each aside.
const MOST_PLACES: u64 = 5 * MOST_CELLS as u64;

pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    let surveys = survey(&compound::workbook(bytes)?)?;
    // The reader trusts the lengths of records, and panics where one is too short.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes, surveys))).unwrap_or(Err(Error::Damaged))
}

fn sheets(bytes: &[u8], surveys: Vec<Survey>) -> Result<Workbook, Error> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(error)?;
    let mut budget = Budget::new();
    let (mut sheets, mut hidden, mut unseen) = (Vec::new(), Vec::new(), Vec::new());
    let mut surveys = surveys.into_iter();
    for known in book.sheets_metadata().to_owned() {
        let survey = surveys.next().unwrap_or_default();
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
        let cells = book.worksheet_range(&known.name).map_err(error)?;
        let (top, left) = cells.start().unwrap_or_default();
        for (row, column, value) in cells.used_cells() {
            let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            let place = Place { row, column };
            let number = matches!(value, Data::Float(_) | Data::Int(_));
            let text = text::of(value, number && survey.percent.binary_search(&place).is_ok());
            grid.push(place, text, &mut budget)?;
        }
        unseen.extend(grid.leave_out(&known.name, survey.left_out));
        sheets.push(grid.sheet(known.name, &mut budget)?);
    }
    Ok(Workbook { sheets, hidden, unseen })
}

/// What is known of a sheet before its values are read.
#[derive(Default)]
struct Survey {
    /// Cells that show percentages, in order.
    percent: Vec<Place>,
    left_out: LeftOut,
}

/// The records of a stream: each its kind and its bytes.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = Result<(u16, &'a [u8]), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let record = (|| {
            let (kind, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
            let (record, rest) = self.0.split_at_checked(length + 4).ok_or(Error::Damaged)?;
            self.0 = rest;
            Ok((kind, &record[4..]))
        })();
        if record.is_err() {
            self.0 = &[];
        }
        Some(record)
    }
}

/// What the records say of each sheet; an error where the workbook is encrypted or claims too much.
fn survey(stream: &[u8]) -> Result<Vec<Survey>, Error> {
    let mut formats: Vec<(u16, bool)> = vec![(9, true), (10, true)];
    let (mut fonts, mut styles) = (Vec::new(), Vec::new());
    let mut sheets = Vec::new();
    let mut old = false;
    for record in Records(stream) {
        let (kind, data) = record?;
        match kind {
            // The beginning; its version.
            0x0809 => old = u16_at(data, 0)? < 0x0600,
            // A password.
            0x002F if u16_at(data, 0)? != 0 => return Err(Error::Encrypted),
            // A number format: its number and its text, of one or two bytes a character.
            0x041E => {
                let percent = text::is_percent(&format_text(data, old));
                formats.push((u16_at(data, 0)?, percent));
            }
            // A typeface: whether it strikes out.
            0x0031 => fonts.push(u16_at(data, 2)? & 8 != 0),
            // A cell's style: which typeface and number format it has.
            0x00E0 => styles.push((u16_at(data, 0)?, u16_at(data, 2)?)),
            // A sheet: where its own records start.
            0x0085 => sheets.push(u32_at(data, 0)? as usize),
            // The end of what concerns the whole workbook.
            0x000A => break,
            _ => {}
        }
    }
    let looks = styles.into_iter().map(|(font, format)| {
        let format = formats.iter().rev().find(|(number, _)| *number == format);
        // There is no typeface of number 4.
        let font = fonts.get(usize::from(font - u16::from(font > 4)));
        Looks {
            percent: format.is_some_and(|&(_, percent)| percent),
            struck: font.copied().unwrap_or(false),
        }
    });
    let looks: Vec<Looks> = looks.collect();
    let mut left = MOST_RECORDS;
    let mut surveys = Vec::new();
    for start in sheets {
        let records = stream.get(start..).ok_or(Error::Damaged)?;
        surveys.push(sheet(records, &looks, &mut left)?);
    }
    Ok(surveys)
}

fn format_text(data: &[u8], old: bool) -> String {
    let characters = data.get(if old { 3 } else { 5 }..).unwrap_or_default();
    // What is to be found is plain ASCII; of two bytes, the second is then 0.
    characters.iter().filter(|&&byte| byte != 0).map(|&byte| char::from(byte)).collect()
}

fn sheet(records: &[u8], looks: &[Looks], left: &mut usize) -> Result<Survey, Error> {
    let Survey { mut percent, mut left_out } = Survey::default();
    let mut see = |row: u16, column: u16, style: u16, left_out: &mut LeftOut| {
        let place = Place { row: row.into(), column: column.into() };
        let looks = looks.get(usize::from(style)).copied().unwrap_or_default();
        if looks.percent {
            percent.push(place);
        }
        if looks.struck {
            left_out.struck(place);
        }
    };
    let (mut rows, mut columns) = ((u16::MAX, 0), (u16::MAX, 0));
    let mut depth = 0;
    for record in Records(records) {
        let (kind, data) = record?;
        *left = left.checked_sub(data.len() + 4).ok_or(Error::TooLarge)?;
        match kind {
            0x0809 => depth += 1,
            0x000A => depth -= 1,
            _ => {}
        }
        if depth <= 0 {
            break;
        }
        // A chart within the sheet has records that look like cells.
        if depth > 1 {
            continue;
        }
        match kind {
            // The extent that the sheet claims; memory is set aside for it.
            0x0200 => {
                let (first, last) = match data.len() {
                    10 => (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?)),
                    _ => (u32_at(data, 0)?, u32_at(data, 4)?),
                };
                if last > 0x1_0000 || first > last {
                    return Err(Error::Damaged);
                }
            }
            // A row: its number, and further on whether it has no height.
            0x0208 if u16_at(data, 12)? & 0x20 != 0 => {
                let row = u32::from(u16_at(data, 0)?);
                left_out.rows(row, row);
            }
            // Columns from the first to the last, and further on whether they are hidden.
            0x007D if u16_at(data, 8)? & 1 != 0 => {
                left_out.columns(u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
            }
            // Formula, number, text, truth or error, number in short, text in common: row, column
            // and style come first.
            0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x027E | 0x00D6 | 0x00FD => {
                let (row, column) = (u16_at(data, 0)?, u16_at(data, 2)?);
                rows = (rows.0.min(row), rows.1.max(row));
                columns = (columns.0.min(column), columns.1.max(column));
                see(row, column, u16_at(data, 4)?, &mut left_out);
            }
            // Several short numbers in a row: row, first column, then a style and four bytes each.
            0x00BD => {
                let (row, first) = (u16_at(data, 0)?, u16_at(data, 2)?);
                let mut column = first;
                let numbers = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for number in numbers.chunks_exact(6) {
                    see(row, column, u16_at(number, 0)?, &mut left_out);
                    column = column.saturating_add(1);
                }
                rows = (rows.0.min(row), rows.1.max(row));
                columns = (columns.0.min(first), columns.1.max(column));
            }
            _ => {}
        }
    }
    let extent = |(first, last): (u16, u16)| u64::from(last.saturating_sub(first)) + 1;
    if extent(rows) * extent(columns) > MOST_PLACES {
        return Err(Error::TooLarge);
    }
    percent.sort_unstable();
    Ok(Survey { percent, left_out })
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn error(error: XlsError) -> Error {
    match error {
        XlsError::Password => Error::Encrypted,
        _ => Error::Damaged,
    }
}
