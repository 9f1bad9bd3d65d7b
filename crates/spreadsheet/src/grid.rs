//! Cells by their place, in whatever order they come, to rows of cells.

use crate::{Cell, Error, MOST_CELLS, MOST_TEXT, Sheet};

/// The most merged regions of a sheet: each is looked at in every row that it covers.
const MOST_REGIONS: usize = 10_000;

/// What is left of the limits, over all sheets of a workbook.
pub(crate) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    pub(crate) fn new() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }

    /// Takes `count` cells off.
    pub(crate) fn cells(&mut self, count: usize) -> Result<(), Error> {
        self.cells = self.cells.checked_sub(count).ok_or(Error::TooLarge)?;
        Ok(())
    }

    fn text(&mut self, bytes: usize) -> Result<(), Error> {
        self.text = self.text.checked_sub(bytes).ok_or(Error::TooLarge)?;
        Ok(())
    }
}

/// Where something stands; both count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) row: u32,
    pub(crate) column: u32,
}

/// Merged cells, both corners included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    pub(crate) first: Place,
    pub(crate) last: Place,
}

/// What its style makes of a cell.
#[derive(Clone, Copy, Default)]
pub(crate) struct Looks {
    /// Its number is shown as a percentage.
    pub(crate) percent: bool,
    /// It is struck out.
    pub(crate) struck: bool,
}

/// What is not to be read: rows and columns that are hidden, each from the first to the last of a run, and
/// cells that are struck out, as what somebody took back is no figure.
#[derive(Default)]
pub(crate) struct LeftOut {
    rows: Vec<(u32, u32)>,
    columns: Vec<(u32, u32)>,
    struck: Vec<Place>,
}

impl LeftOut {
    pub(crate) fn rows(&mut self, first: u32, last: u32) {
        self.rows.push((first, last));
    }

    pub(crate) fn columns(&mut self, first: u32, last: u32) {
        self.columns.push((first, last));
    }

    pub(crate) fn struck(&mut self, place: Place) {
        self.struck.push(place);
    }
}

/// Runs in order, those that meet joined.
fn joined(mut runs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    runs.sort_unstable();
    runs.dedup_by(|next, run| {
        let meet = next.0 <= run.1.saturating_add(1);
        if meet {
            run.1 = run.1.max(next.1);
        }
        meet
    });
    runs
}

/// Whether all from `first` to `last` are hidden.
fn covers(runs: &[(u32, u32)], first: u32, last: u32) -> bool {
    let at = runs.partition_point(|&(_, to)| to < first);
    runs.get(at).is_some_and(|&(from, to)| from <= first && last <= to)
}

/// The cells of one sheet that have text.
#[derive(Default)]
pub(crate) struct Grid {
    cells: Vec<(Place, String)>,
    regions: Vec<Region>,
}

impl Grid {
    /// Adds a cell; a blank one is nothing.
    pub(crate) fn push(
        &mut self,
        place: Place,
        text: String,
        budget: &mut Budget,
    ) -> Result<(), Error> {
        if text.trim().is_empty() {
            return Ok(());
        }
        budget.text(text.len())?;
        // The cells themselves are counted with the blank ones between them, when they are rows.
        if self.cells.len() >= MOST_CELLS {
            return Err(Error::TooLarge);
        }
        self.cells.push((place, text));
        Ok(())
    }

    /// Adds a merged region; one of a single cell is nothing.
    pub(crate) fn merge(&mut self, region: Region) -> Result<(), Error> {
        let Region { first, last } = region;
        if first.row > last.row || first.column > last.column || first == last {
            return Ok(());
        }
        if self.regions.len() >= MOST_REGIONS {
            return Err(Error::TooLarge);
        }
        self.regions.push(region);
        Ok(())
    }

    /// Leaves out what nobody sees, or is struck out, in the sheet called `name`, and tells which rows,
    /// columns and cells that were. A merged cell is seen where any part of it is.
    pub(crate) fn leave_out(&mut self, name: &str, out: LeftOut) -> Option<String> {
        let (rows, columns) = (joined(out.rows), joined(out.columns));
        let mut left = LeftOut::default();
        self.regions.sort_by_key(|region| region.first);
        let regions = &self.regions;
        self.cells.retain(|&(first, _)| {
            let region = regions.binary_search_by_key(&first, |region| region.first);
            let last = region.map_or(first, |at| regions[at].last);
            let in_row = covers(&rows, first.row, last.row);
            let in_column = covers(&columns, first.column, last.column);
            if in_row {
                left.rows(first.row, first.row);
            } else if in_column {
                left.columns(first.column, first.column);
            }
            !in_row && !in_column
        });
        self.leave_struck_out(out.struck, &mut left);
        let number = |row: u32| (row + 1).to_string();
        let shown = |runs: Vec<(u32, u32)>, show: &dyn Fn(u32) -> String| {
            let runs = joined(runs).into_iter().map(|(first, last)| {
                if first == last {
                    show(first)
                } else {
                    format!("{}–{}", show(first), show(last))
                }
            });
            runs.collect::<Vec<_>>()
        };
        let cells = left.struck.iter().map(|&Place { row, column }| letters(column) + &number(row));
        let cells = cells.collect();
        let left = [shown(left.rows, &number), shown(left.columns, &letters), cells].concat();
        (!left.is_empty()).then(|| format!("{name}: {}", left.join(", ")))
    }

    /// Leaves those of the cells out; of a row where nothing else stands, the row is told.
    fn leave_struck_out(&mut self, mut struck: Vec<Place>, left: &mut LeftOut) {
        if struck.is_empty() {
            return;
        }
        struck.sort_unstable();
        self.cells.sort_by_key(|&(place, _)| place);
        let is_struck = |place: &Place| struck.binary_search(place).is_ok();
        for row in self.cells.chunk_by(|(one, _), (next, _)| one.row == next.row) {
            let mut out = row.iter().map(|&(place, _)| place).filter(is_struck).peekable();
            if out.peek().is_some() && row.iter().all(|(place, _)| is_struck(place)) {
                left.rows(row[0].0.row, row[0].0.row);
            } else {
                left.struck.extend(out);
            }
        }
        self.cells.retain(|(place, _)| !is_struck(place));
    }

    /// The rows, from the sheet's first. Text that a merged cell covers is dropped: nobody sees it.
    pub(crate) fn sheet(mut self, name: String, budget: &mut Budget) -> Result<Sheet, Error> {
        self.cells.sort_by_key(|&(place, _)| place);
        self.regions.sort_by_key(|region| region.first);
        let last_row = self.cells.last().map_or(0, |&(place, _)| place.row);
        let mut rows = Vec::new();
        let mut cells = self.cells.into_iter().peekable();
        let mut regions = self.regions.into_iter().peekable();
        let mut open: Vec<Region> = Vec::new();
        while let Some(&(place, _)) = cells.peek() {
            let row = u32::try_from(rows.len()).map_err(|_| Error::TooLarge)?;
            budget.cells(1)?;
            open.retain(|region| region.last.row >= row);
            while let Some(region) = regions.next_if(|region| region.first.row <= row) {
                open.push(region);
            }
            if place.row > row {
                rows.push(Vec::new());
                continue;
            }
            let mut line = Vec::new();
            while let Some((place, text)) = cells.next_if(|&(place, _)| place.row == row) {
                line.push((place.column, text));
            }
            rows.push(row_of(row, line, &mut open, last_row, budget)?);
        }
        Ok(Sheet { name, rows })
    }
}

/// One row: its cells with text, the blank ones between them, and what merged cells cover left out.
fn row_of(
    row: u32,
    line: Vec<(u32, String)>,
    open: &mut [Region],
    last_row: u32,
    budget: &mut Budget,
) -> Result<Vec<Cell>, Error> {
    open.sort_by_key(|region| region.first.column);
    let mut regions = open.iter().peekable();
    let mut cells = Vec::new();
    let mut column = 0;
    for (at, text) in line {
        // Blank cells, and merged ones, up to this one.
        while column < at {
            while regions.next_if(|region| region.last.column < column).is_some() {}
            let region = regions.peek().filter(|region| region.first.column <= column);
            let next = region.map_or(column + 1, |region| region.last.column + 1);
            if region.is_none_or(|region| region.first.row == row) {
                budget.cells(1)?;
                cells.push(cell(String::new(), region.copied(), last_row));
            }
            column = next;
        }
        // Already passed: the cell lies under a merged one.
        if column > at {
            continue;
        }
        while regions.next_if(|region| region.last.column < column).is_some() {}
        let region = regions.peek().filter(|region| region.first.column <= column);
        if region.is_none_or(|region| region.first == (Place { row, column })) {
            budget.cells(1)?;
            cells.push(cell(text, region.copied(), last_row));
        }
        column = region.map_or(column + 1, |region| region.last.column + 1);
    }
    Ok(cells)
}

/// A column as a spreadsheet names it: `AB` for 27.
fn letters(column: u32) -> String {
    let mut name = String::new();
    let mut left = column + 1;
    while left > 0 {
        name.insert(0, char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    name
}

/// A cell, as large as its region is; rows below the sheet's last are no part of it.
fn cell(text: String, region: Option<&Region>, last_row: u32) -> Cell {
    let span = |first: u32, last: u32| {
        u16::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(u16::MAX)
    };
    region.map_or(Cell { text: text.clone(), rows: 1, columns: 1 }, |Region { first, last }| Cell {
        text,
        rows: span(first.row, last.row.min(last_row)),
        columns: span(first.column, last.column),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place((row, column): (u32, u32)) -> Place {
        Place { row, column }
    }

    fn rows(cells: &[((u32, u32), &str)], regions: &[[(u32, u32); 2]]) -> Vec<Vec<String>> {
        let mut budget = Budget::new();
        let mut grid = Grid::default();
        for &(at, text) in cells {
            grid.push(place(at), text.to_owned(), &mut budget).expect("room");
        }
        for &[first, last] in regions {
            grid.merge(Region { first: place(first), last: place(last) }).expect("room");
        }
        let sheet = grid.sheet("A".to_owned(), &mut budget).expect("room");
        let shown = |cell: &Cell| match (cell.rows, cell.columns) {
            (1, 1) => cell.text.clone(),
            (rows, columns) => format!("{} {rows}x{columns}", cell.text),
        };
        sheet.rows.iter().map(|row| row.iter().map(shown).collect()).collect()
    }

    #[test]
    fn rows_start_at_the_first_cell_of_the_sheet() {
        assert_eq!(
            rows(&[((2, 1), "c"), ((0, 2), "a")], &[]),
            [vec!["", "", "a"], vec![], vec!["", "c"]]
        );
        assert_eq!(rows(&[((5, 5), "  ")], &[]), [[""; 0]; 0]);
    }

    #[test]
    fn merged_cells_have_spans_and_what_they_cover_is_absent() {
        let cells = [((0, 0), "title"), ((0, 1), "under"), ((1, 0), "group"), ((1, 2), "83")];
        let cells = [&cells[..], &[((2, 1), "second"), ((2, 2), "50")]].concat();
        let regions = [[(0, 0), (0, 2)], [(1, 0), (9, 0)]];
        assert_eq!(
            rows(&cells, &regions),
            [vec!["title 1x3"], vec!["group 2x1", "", "83"], vec!["second", "50"]]
        );
        let beside = [((0, 0), "a"), ((0, 3), "d"), ((1, 3), "e")];
        assert_eq!(
            rows(&beside, &[[(0, 1), (1, 2)]]),
            [vec!["a", " 2x2", "d"], vec!["", "e"]],
            "a blank merged cell keeps its place"
        );
    }

    #[test]
    fn what_is_hidden_is_left_out_and_told() {
        let mut budget = Budget::new();
        let mut grid = Grid::default();
        for (at, text) in [
            ((0, 0), "group"),
            ((0, 1), "a"),
            ((1, 1), "b"),
            ((1, 2), "c"),
            ((2, 2), "d"),
            ((4, 0), "title"),
            ((4, 2), "e"),
            ((5, 27), "f"),
        ] {
            grid.push(place(at), text.to_owned(), &mut budget).expect("room");
        }
        for [first, last] in [[(0, 0), (2, 0)], [(4, 0), (4, 1)]] {
            grid.merge(Region { first: place(first), last: place(last) }).expect("room");
        }
        let mut out = LeftOut::default();
        out.rows(8, 9);
        out.rows(0, 0);
        out.rows(1, 1);
        out.columns(0, 0);
        out.columns(27, 40);
        assert_eq!(grid.leave_out("A", out).as_deref(), Some("A: 1–2, A, AB"));
        let sheet = grid.sheet("A".to_owned(), &mut budget).expect("room");
        let texts = sheet.rows.iter().flatten().map(|cell| cell.text.as_str());
        assert_eq!(texts.filter(|text| !text.is_empty()).collect::<Vec<_>>(), ["d", "title", "e"]);
    }

    #[test]
    fn what_is_struck_out_is_left_out_and_told() {
        let mut budget = Budget::new();
        let mut grid = Grid::default();
        for (at, text) in [
            ((0, 0), "Case"),
            ((0, 1), "2.1.1"),
            ((1, 0), "A1"),
            ((1, 1), "Y"),
            ((2, 0), "A2"),
            ((2, 1), "N"),
            ((3, 0), "A3"),
            ((3, 1), "Y"),
        ] {
            grid.push(place(at), text.to_owned(), &mut budget).expect("room");
        }
        let mut out = LeftOut::default();
        for at in [(1, 1), (3, 1), (3, 0), (3, 2)] {
            out.struck(place(at));
        }
        assert_eq!(grid.leave_out("A", out).as_deref(), Some("A: 4, B2"));
        let sheet = grid.sheet("A".to_owned(), &mut budget).expect("room");
        let rows = sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()));
        assert_eq!(
            rows.map(Iterator::collect::<Vec<_>>).collect::<Vec<_>>(),
            [vec!["Case", "2.1.1"], vec!["A1"], vec!["A2", "N"]]
        );
    }

    #[test]
    fn a_cell_too_far_away_is_too_large() {
        let mut budget = Budget::new();
        let mut grid = Grid::default();
        grid.push(place((u32::MAX, u32::MAX)), "x".to_owned(), &mut budget).expect("room");
        assert_eq!(grid.sheet(String::new(), &mut budget), Err(Error::TooLarge));
    }
}
