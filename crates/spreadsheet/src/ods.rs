//! Workbooks of LibreOffice and other OpenDocument programs: .ods.
//!
//! `calamine` reads the values. It tells neither merged cells nor percentages, and writes a repeated
//! cell out as often as the file says, so the sheets are looked through here first.

use crate::grid::{Budget, Grid, LeftOut, Place, Region};
use crate::xml::{At, attribute, each_start, number};
use crate::{Error, MOST_CELLS, Workbook, text};
use calamine::{Data, Ods, OdsError, Reader, SheetVisible};
use quick_xml::events::BytesStart;
use std::collections::HashSet;
use std::io::Cursor;

/// The most places up to the last value of each row, and in the rectangle that a sheet's values
/// span; the reader sets each aside.
const MOST_PLACES: usize = 5 * MOST_CELLS;

/// What is known of a sheet before its values are read.
#[derive(Default)]
struct Survey {
    regions: Vec<Region>,
    /// Cells that show percentages, in order.
    percent: Vec<Place>,
    left_out: LeftOut,
}

pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    if is_encrypted(bytes)? {
        return Err(Error::Encrypted);
    }
    let surveys = survey(bytes)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(error)?;
    let mut budget = Budget::new();
    let (mut sheets, mut hidden, mut unseen) = (Vec::new(), Vec::new(), Vec::new());
    for (known, survey) in book.sheets_metadata().to_owned().into_iter().zip(surveys) {
        if known.visible != SheetVisible::Visible {
            hidden.push(known.name);
            continue;
        }
        let mut grid = Grid::default();
        for region in survey.regions {
            grid.merge(region)?;
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

/// Whether the list of contents says that a part needs a password.
fn is_encrypted(bytes: &[u8]) -> Result<bool, Error> {
    let mut found = false;
    each_start(bytes, "META-INF/manifest.xml", |event| {
        found |=
            matches!(event, At::Start(tag) if tag.name().as_ref() == "manifest:encryption-data");
        Ok(())
    })?;
    Ok(found)
}

fn survey(bytes: &[u8]) -> Result<Vec<Survey>, Error> {
    let mut sheets: Vec<Survey> = Vec::new();
    let mut styles = Styles::default();
    let (mut row, mut repeated, mut column) = (0_u32, 1_u32, 0_u32);
    let mut next_column = 0_u32;
    let (mut places, mut marked) = (0_usize, 0_usize);
    let (mut last_row, mut last_column) = (0_u32, 0_u32);
    each_start(bytes, "content.xml", |at| {
        let tag = match at {
            At::EndOfRow => {
                row = row.saturating_add(repeated);
                return Ok(());
            }
            At::Start(tag) => tag,
        };
        match tag.name().as_ref() {
            "style:style" => styles.begin(tag),
            "style:text-properties" => styles.text(tag),
            // The reader passes over a table without a name.
            "table:table" if attribute(tag, "table:name").is_some() => {
                sheets.push(Survey::default());
                (row, repeated, last_row, last_column) = (0, 1, 0, 0);
                next_column = 0;
                styles.columns.clear();
            }
            "table:table-column" => {
                let first = next_column;
                next_column = first.saturating_add(number(tag, "table:number-columns-repeated"));
                styles.columns.push((next_column, styles.default_is_struck(tag)));
                if let Some(sheet) = sheets.last_mut().filter(|_| is_hidden(tag)) {
                    sheet.left_out.columns(first, next_column - 1);
                }
            }
            "table:table-row" => {
                repeated = number(tag, "table:number-rows-repeated");
                column = 0;
                styles.row = styles.default_is_struck(tag);
                if let Some(sheet) = sheets.last_mut().filter(|_| is_hidden(tag)) {
                    sheet.left_out.rows(row, row.saturating_add(repeated - 1));
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(sheet) = sheets.last_mut() else { return Ok(()) };
                let times = number(tag, "table:number-columns-repeated");
                let place = Place { row, column };
                let next = column.saturating_add(times);
                let kind = attribute(tag, "office:value-type");
                if kind.is_some() {
                    let before = last_column.max(1);
                    last_row = row.saturating_add(repeated);
                    last_column = last_column.max(next);
                    // The row is set aside up to here, the sheet in its whole extent.
                    places = places.saturating_add(next.max(before) as usize);
                    let extent = (last_row as usize).saturating_mul(last_column as usize);
                    if extent > MOST_PLACES || places > 20 * MOST_PLACES {
                        return Err(Error::TooLarge);
                    }
                }
                let cells = repeated.saturating_mul(times) as usize;
                let rows = row..row.saturating_add(repeated);
                let all =
                    rows.flat_map(|row| (column..next).map(move |column| Place { row, column }));
                if kind.as_deref() == Some("percentage") {
                    marked = marked.saturating_add(cells);
                    if marked <= MOST_PLACES {
                        sheet.percent.extend(all.clone());
                    }
                }
                if kind.is_some() && styles.is_struck(tag, column) {
                    marked = marked.saturating_add(cells);
                    if marked <= MOST_PLACES {
                        all.for_each(|place| sheet.left_out.struck(place));
                    }
                }
                if marked > MOST_PLACES {
                    return Err(Error::TooLarge);
                }
                let spans = [
                    number(tag, "table:number-rows-spanned"),
                    number(tag, "table:number-columns-spanned"),
                ];
                if spans != [1, 1] && sheet.regions.len() < MOST_CELLS {
                    let last = Place {
                        row: row.saturating_add(spans[0] - 1),
                        column: column.saturating_add(spans[1] - 1),
                    };
                    sheet.regions.push(Region { first: place, last });
                }
                column = next;
            }
            _ => {}
        }
        Ok(())
    })?;
    for sheet in &mut sheets {
        sheet.percent.sort_unstable();
    }
    Ok(sheets)
}

/// Which cells are struck out, by their own style or by that of their row or column.
#[derive(Default)]
struct Styles {
    /// The one that is being told.
    name: String,
    /// Those that strike text out.
    struck: HashSet<String>,
    /// Up to which column, and whether its cells are, unless they have a style of their own.
    columns: Vec<(u32, Option<bool>)>,
    row: Option<bool>,
}

impl Styles {
    fn begin(&mut self, tag: &BytesStart<'_>) {
        self.name = attribute(tag, "style:name").unwrap_or_default();
        if attribute(tag, "style:parent-style-name").is_some_and(|own| self.struck.contains(&own)) {
            self.struck.insert(self.name.clone());
        }
    }

    fn text(&mut self, tag: &BytesStart<'_>) {
        match attribute(tag, "style:text-line-through-style").as_deref() {
            None => {}
            Some("none") => {
                self.struck.remove(&self.name);
            }
            Some(_) => {
                self.struck.insert(self.name.clone());
            }
        }
    }

    fn default_is_struck(&self, tag: &BytesStart<'_>) -> Option<bool> {
        let style = attribute(tag, "table:default-cell-style-name")?;
        Some(self.struck.contains(&style))
    }

    fn is_struck(&self, tag: &BytesStart<'_>, column: u32) -> bool {
        if let Some(style) = attribute(tag, "table:style-name") {
            return self.struck.contains(&style);
        }
        let of_column = || {
            let at = self.columns.partition_point(|&(next, _)| next <= column);
            self.columns.get(at).and_then(|&(_, is_struck)| is_struck)
        };
        !self.struck.is_empty() && self.row.or_else(of_column).unwrap_or(false)
    }
}

/// Whether a row or column is hidden, by hand or by a filter.
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "table:visibility").is_some_and(|shown| shown != "visible")
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn error(error: OdsError) -> Error {
    match error {
        OdsError::Password => Error::Encrypted,
        OdsError::CellLimitExceeded { .. } => Error::TooLarge,
        _ => Error::Damaged,
    }
}
