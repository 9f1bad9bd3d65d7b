//! Rows and columns of short texts, from a sheet or from delimited text, with the way back to the
//! place that each came from.

use super::tags::untagged;
use crate::import::source::{Mark, Sheet};
use crate::place::Places;
use crate::problem::Problem;
use crate::share::push_number;

/// Cells of one table. All texts are in one string: a million cells are a million numbers, not a
/// million allocations.
pub(in crate::import) struct Grid<'a> {
    /// The sheet's name; empty where it has none.
    pub(in crate::import) name: &'a str,
    /// The lines of its document above it, up to the table before.
    pub(in crate::import) above: Vec<&'a str>,
    /// Whether its cells have addresses such as `C7`.
    is_sheet: bool,
    /// The text that places lead to; empty where there is none.
    source: &'a str,
    text: String,
    cells: Vec<Span>,
    /// The first cell of each row.
    rows: Vec<u32>,
    /// Where each cell stands in its sheet, if not where it does here.
    laid_out: Vec<(u32, u32)>,
    /// Whether columns or rows past the limits were left out.
    pub(in crate::import) cut: bool,
}

/// A cell of a grid that is laid out anew.
#[derive(Clone)]
pub(super) enum Piece {
    /// One that stands elsewhere, by its row and column.
    Cell(usize, usize),
    /// A text of our own.
    New(String),
}

#[derive(Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
    /// Its offset in the source.
    at: u32,
    /// Whether it is there only because another cell spans it.
    covered: bool,
}

const NOWHERE: u32 = u32::MAX;

/// The most columns that are read; what a table says stands further left.
pub(in crate::import) const MOST_COLUMNS: usize = 1_000;

/// The most cells that are read of one table: spans may claim any number.
const MOST_CELLS: usize = 4_000_000;

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NOWHERE)
}

impl<'a> Grid<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            name: "",
            above: Vec::new(),
            is_sheet: false,
            source,
            text: String::new(),
            cells: Vec::new(),
            rows: vec![0],
            laid_out: Vec::new(),
            cut: false,
        }
    }

    /// Appends a cell to the last row; `at` is its offset in the source.
    #[inline(never)]
    pub(super) fn push(&mut self, text: &str, at: usize) {
        let (text, tags) = untagged(text);
        let span = self.write(&text, to_u32(at.saturating_add(tags)));
        self.add(span);
    }

    fn write(&mut self, text: &str, at: u32) -> Span {
        let start = to_u32(self.text.len());
        tidy(text, &mut self.text);
        let end = to_u32(self.text.len());
        self.text.push('\t');
        Span { start, end, at, covered: false }
    }

    #[inline(never)]
    fn add(&mut self, span: Span) {
        let in_row = self.cells.len() - self.rows[self.rows.len() - 1] as usize;
        if in_row < MOST_COLUMNS && self.cells.len() < MOST_CELLS {
            self.cells.push(span);
        } else {
            self.cut |= span.end > span.start;
        }
    }

    pub(super) fn end_row(&mut self) {
        self.text.push('\n');
        self.rows.push(to_u32(self.cells.len()));
    }

    /// Takes out what a cell holds.
    pub(super) fn empty(&mut self, row: usize, column: usize) {
        let at = self.rows[row] as usize + column;
        self.cells[at].end = self.cells[at].start;
    }

    /// Puts an empty cell before the others of a row.
    pub(super) fn lead(&mut self, row: usize) {
        let first = self.rows[row] as usize;
        let at = self.cells[first].at;
        let end = to_u32(self.text.len());
        self.cells.insert(first, Span { start: end, end, at, covered: false });
        for start in &mut self.rows[row + 1..] {
            *start += 1;
        }
    }

    /// The cells of `sheet`, each merged cell in all places that it covers.
    #[inline(never)]
    pub(in crate::import) fn of_sheet(sheet: &'a Sheet) -> Self {
        let mut grid = Self::new("");
        grid.name = sheet.name.trim();
        grid.is_sheet = true;
        // For each column the span that reaches down into it, and for how many more rows.
        let mut reaching: Vec<(u16, Span)> = Vec::new();
        for row in &sheet.rows {
            let first = grid.cells.len();
            for cell in row {
                grid.reach(first, &mut reaching);
                let column = grid.cells.len() - first;
                grid.push(&cell.text, NOWHERE as usize);
                let Some(&span) = grid.cells.last().filter(|_| grid.cells.len() > first + column)
                else {
                    break;
                };
                let covered = Span { covered: true, ..span };
                for _ in 1..usize::from(cell.columns).min(MOST_COLUMNS) {
                    grid.add(covered);
                }
                if cell.rows > 1 {
                    let last = grid.cells.len() - first;
                    let none = (0, covered);
                    reaching.resize(reaching.len().max(last), none);
                    reaching[column..last].fill((cell.rows - 1, covered));
                }
            }
            grid.reach(first, &mut reaching);
            grid.end_row();
        }
        grid
    }

    /// Adds the cells that reach down from the rows above, up to the first that does not.
    fn reach(&mut self, first: usize, reaching: &mut [(u16, Span)]) {
        while let Some((rows, span)) = reaching.get_mut(self.cells.len() - first) {
            let length = self.cells.len();
            if *rows == 0 {
                break;
            }
            *rows -= 1;
            let span = *span;
            self.add(span);
            if self.cells.len() == length {
                break;
            }
        }
    }

    /// Whether it is of delimited text.
    pub(in crate::import) fn is_text(&self) -> bool {
        !self.is_sheet
    }

    /// All of it as text: a tab behind each cell, a line for each row.
    pub(in crate::import) fn text(&self) -> &str {
        &self.text
    }

    pub(in crate::import) fn rows(&self) -> usize {
        self.rows.len() - 1
    }

    /// How many cells a row has.
    #[inline(never)]
    pub(in crate::import) fn width(&self, row: usize) -> usize {
        (self.rows[row + 1] - self.rows[row]) as usize
    }

    fn span(&self, row: usize, column: usize) -> Option<&Span> {
        let at = *self.rows.get(row)? as usize + column;
        self.cells.get(at).filter(|_| column < self.width(row))
    }

    /// The text of a cell; empty where there is none.
    #[inline(never)]
    pub(in crate::import) fn cell(&self, row: usize, column: usize) -> &str {
        self.span(row, column).map_or("", |span| &self.text[span.start as usize..span.end as usize])
    }

    /// Whether a cell only repeats the merged cell that covers it.
    #[inline(never)]
    pub(in crate::import) fn is_covered(&self, row: usize, column: usize) -> bool {
        self.span(row, column).is_some_and(|span| span.covered)
    }

    /// Whether cells of a row are merged with those above it, so that what else it holds stands beside them.
    pub(in crate::import) fn goes_on(&self, row: usize) -> bool {
        (0..self.width(row)).any(|column| {
            let text = self.cell(row, column);
            self.is_covered(row, column)
                && !text.is_empty()
                && row > 0
                && self.cell(row - 1, column) == text
        })
    }

    /// How many cells of a row hold something of their own.
    #[inline(never)]
    pub(in crate::import) fn filled(&self, row: usize) -> usize {
        let cells = &self.cells[self.rows[row] as usize..self.rows[row + 1] as usize];
        cells.iter().filter(|span| !span.covered && span.end > span.start).count()
    }

    /// The first cell of a row that holds something.
    #[inline(never)]
    pub(in crate::import) fn first_filled(&self, row: usize) -> usize {
        (0..self.width(row)).find(|&column| !self.cell(row, column).is_empty()).unwrap_or(0)
    }

    /// Takes from `other`, the same table as plain text, the places of the cells, and what a cell
    /// shows where a sheet's column was too narrow for it. Only where both have the same shape
    /// and nothing contradicts.
    #[inline(never)]
    pub(in crate::import) fn pair(&mut self, other: &Grid<'a>) {
        let rows = self.rows();
        if rows == 0 || other.rows() != rows {
            return;
        }
        for row in 0..rows {
            for column in 0..self.width(row) {
                let (own, plain) = (self.cell(row, column), other.cell(row, column));
                let differs = !own.is_empty() && !plain.is_empty() && own != plain;
                if differs && !is_hidden(own) && !self.is_covered(row, column) {
                    return;
                }
            }
        }
        self.source = other.source;
        for row in 0..rows {
            for column in 0..self.width(row).min(other.width(row)) {
                let index = self.rows[row] as usize + column;
                let span = self.cells[index];
                self.cells[index].at = other.cells[other.rows[row] as usize + column].at;
                let plain = other.cell(row, column);
                if is_hidden(&self.text[span.start as usize..span.end as usize])
                    && !is_hidden(plain)
                {
                    self.cells[index].start = to_u32(self.text.len());
                    self.text.push_str(plain);
                    self.cells[index].end = to_u32(self.text.len());
                    self.text.push('\n');
                }
            }
        }
    }

    /// `problem` with the place of a cell.
    #[inline(never)]
    pub(in crate::import) fn at(&self, problem: Problem, row: usize, column: usize) -> Problem {
        let mut problem = problem;
        if let Some((line, first)) = self.place(row, column) {
            problem = problem.at((line, first));
        }
        if self.is_sheet {
            problem.sheet = self.sheet_name();
            problem.cell = Some(self.address(row, column));
        }
        problem
    }

    /// The mark of a value that stands in a cell.
    #[inline(never)]
    pub(in crate::import) fn mark(&self, about: &str, row: usize, column: usize) -> Mark {
        let place = self.place(row, column);
        Mark {
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            length: to_u32(self.cell(row, column).chars().count()),
            about: about.to_owned(),
            sheet: self.sheet_name(),
            cell: self.is_sheet.then(|| self.address(row, column)),
        }
    }

    /// The text of a piece of another layout.
    pub(super) fn piece<'b>(&'b self, piece: &'b Piece) -> &'b str {
        match piece {
            Piece::Cell(row, column) => self.cell(*row, *column),
            Piece::New(text) => text,
        }
    }

    /// The same cells in other places, and some more. Each of them still leads to where it stands in the source.
    pub(super) fn laid_out(mut self, rows: &[Vec<Piece>]) -> Self {
        let cells = std::mem::take(&mut self.cells);
        let starts = std::mem::replace(&mut self.rows, vec![0]);
        for pieces in rows {
            let own = pieces.iter().find_map(|piece| match piece {
                Piece::Cell(row, _) => Some(*row),
                Piece::New(_) => None,
            });
            for piece in pieces {
                let (row, column) = match piece {
                    Piece::Cell(row, column) => (*row, *column),
                    Piece::New(_) => (own.unwrap_or(0), 0),
                };
                self.laid_out.push((to_u32(row), to_u32(column)));
                let first = cells.get(starts[row] as usize + column).copied();
                let span = match (piece, first) {
                    (Piece::Cell(..), Some(span)) => span,
                    (Piece::New(text), first) => {
                        self.write(text, first.map_or(NOWHERE, |span| span.at))
                    }
                    (Piece::Cell(..), None) => self.write("", NOWHERE),
                };
                self.cells.push(span);
            }
            self.end_row();
        }
        self
    }

    fn sheet_name(&self) -> Option<String> {
        (!self.name.is_empty()).then(|| self.name.to_owned())
    }

    fn place(&self, row: usize, column: usize) -> Option<(u32, u32)> {
        let at = self.span(row, column)?.at;
        (at != NOWHERE).then(|| Places::new().of(self.source, at as usize))
    }

    /// The line of a row in the text, or its number in the sheet; from 1.
    #[inline(never)]
    pub(in crate::import) fn line(&self, row: usize) -> u32 {
        self.place(row, 0).map_or(self.stands(row, 0).0 + 1, |(line, _)| line)
    }

    /// Where a cell stands in its sheet.
    fn stands(&self, row: usize, column: usize) -> (u32, u32) {
        let at = self.rows[row] as usize + column;
        self.laid_out.get(at).copied().unwrap_or((to_u32(row), to_u32(column)))
    }

    /// `C7` for row 6 and column 2 of its sheet.
    fn address(&self, row: usize, column: usize) -> String {
        let (row, column) = self.stands(row, column);
        address(row, column)
    }
}

/// `####`: what a sheet shows where its column is too narrow.
pub(super) fn is_hidden(text: &str) -> bool {
    text.len() > 1 && text.bytes().all(|byte| byte == b'#')
}

/// `C7` for row 6 and column 2.
fn address(row: u32, column: u32) -> String {
    let mut address = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        address.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    push_number(&mut address, row + 1);
    address
}

/// Appends `text` with its spaces folded, and with plain characters where odd ones stand for them.
fn tidy(text: &str, out: &mut String) {
    let start = out.len();
    let mut space = false;
    for character in text.chars() {
        let plain = match character {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{fe0f}'
            | '¹'
            | '²'
            | '³'
            | '⁴'..='⁹'
            | '†'
            | '‡' => continue,
            '‘' | '’' | '′' => '\'',
            '“' | '”' => '"',
            '‐'..='―' | '−' | '－' => '-',
            '％' | '﹪' | '٪' => '%',
            '．' => '.',
            '，' => ',',
            '／' | '⁄' => '/',
            '０'..='９' => {
                // Full-width digits run parallel to ASCII's.
                char::from_u32(character as u32 - '０' as u32 + '0' as u32).unwrap_or(character)
            }
            _ => character,
        };
        if plain.is_whitespace() {
            space = true;
            continue;
        }
        if space && out.len() > start {
            out.push(' ');
        }
        space = false;
        out.push(plain);
    }
}
