//! Delimited text: which delimiter it has, and its cells.

use super::grid::Grid;

/// What stands between two cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Delimiter {
    /// A tab, a comma or a semicolon; a cell may be quoted.
    Byte(u8),
    /// Markdown's pipes.
    Pipe,
    /// Two spaces or more.
    Spaces,
}

/// Each delimiter, the surest first: a comma or a gap may be part of a sentence.
pub(in crate::import) const DELIMITERS: [Delimiter; 5] = [
    Delimiter::Byte(b'\t'),
    Delimiter::Pipe,
    Delimiter::Byte(b';'),
    Delimiter::Byte(b','),
    Delimiter::Spaces,
];

/// How much of a text is looked at to see how it is delimited, in bytes.
const SAMPLE: usize = 64 << 10;

/// The longest cell that may be quoted, in bytes: a sheet's cell holds no more.
const LONGEST_QUOTED: usize = 33_000;

impl Delimiter {
    /// Whether `text` may be delimited by it: at least a third of its lines have it. A whole report
    /// has tables too, but far more lines.
    pub(in crate::import) fn fits(self, text: &str) -> bool {
        let sample = &text[..text.floor_char_boundary(SAMPLE)];
        let (mut with, mut without) = (0usize, 0usize);
        for line in sample.split(['\n', '\r', '\x0c']) {
            let line = line.trim_matches([' ', '\u{feff}']);
            if line.is_empty() {
                continue;
            }
            let has = match self {
                Self::Byte(byte) => memchr::memchr(byte, line.as_bytes()).is_some(),
                Self::Pipe => memchr::memchr(b'|', line.as_bytes()).is_some(),
                Self::Spaces => gap(line.as_bytes()).is_some(),
            };
            if has {
                with += 1;
            } else {
                without += 1;
            }
        }
        with > 0 && with * 2 >= without
    }

    /// The cells of `text`.
    pub(in crate::import) fn cells(self, text: &str) -> Grid<'_> {
        match self {
            Self::Byte(byte) => quoted(text, byte),
            _ => self.lines(text),
        }
    }

    /// Cells without quotes, a row for each line.
    fn lines(self, text: &str) -> Grid<'_> {
        let mut grid = Grid::new(text);
        let mut start = 0;
        for line in text.split(['\n', '\x0c']) {
            let at = start;
            start += line.len() + 1;
            let trimmed = line.trim();
            let is_rule = self == Self::Pipe
                && trimmed.len() > 2
                && trimmed.bytes().all(|byte| b"|-: +=".contains(&byte));
            if is_rule {
                continue;
            }
            let mut from = at + (line.len() - line.trim_start().len());
            let mut end = from + trimmed.len();
            if self == Self::Pipe {
                // The outer pipes are the table's edges.
                from += usize::from(text[from..end].starts_with('|'));
                end -= usize::from(end > from && text[from..end].ends_with('|'));
            }
            loop {
                let rest = &text.as_bytes()[from..end];
                let edge = match self {
                    Self::Pipe => memchr::memchr(b'|', rest),
                    _ => gap(rest),
                };
                let Some(edge) = edge else {
                    push_trimmed(&mut grid, text, from, end);
                    break;
                };
                push_trimmed(&mut grid, text, from, from + edge);
                from += edge + 1;
                if self == Self::Spaces {
                    from += text.as_bytes()[from..end].iter().take_while(|b| **b == b' ').count();
                }
            }
            grid.end_row();
        }
        grid
    }
}

/// Where two spaces stand.
fn gap(text: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b' ', text).find(|&at| text.get(at + 1) == Some(&b' '))
}

/// Adds the cell between two offsets, without the spaces and emphasis around it.
fn push_trimmed(grid: &mut Grid, text: &str, from: usize, end: usize) {
    let cell = &text[from..end.max(from)];
    let inner = cell.trim_start_matches([' ', '*', '`', '\u{a0}']);
    grid.push(inner.trim_end_matches([' ', '*', '`', '\u{a0}']), from + (cell.len() - inner.len()));
}

/// Cells that may be quoted: a quote opens a cell only if its other half ends it.
fn quoted(text: &str, delimiter: u8) -> Grid<'_> {
    let mut grid = Grid::new(text);
    let bytes = text.as_bytes();
    let mut at = usize::from(text.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
    while at < bytes.len() {
        // A row, up to its line's end.
        loop {
            let end = if let Some(end) = quoted_end(bytes, at, delimiter) {
                let inner = text[at + 1..end - 1].replace("\"\"", "\"");
                grid.push(&inner, at + 1);
                end
            } else {
                let rest = &bytes[at..];
                let end = memchr::memchr3(delimiter, b'\n', b'\x0c', rest);
                let end = at + end.unwrap_or(rest.len());
                let cell = text[at..end].trim_end_matches('\r');
                let start = cell.len() - cell.trim_start().len();
                grid.push(&cell[start..], at + start);
                end
            };
            at = end;
            if bytes.get(at) == Some(&delimiter) {
                at += 1;
                if at < bytes.len() {
                    continue;
                }
            }
            break;
        }
        if bytes.get(at) == Some(&b'\r') {
            at += 1;
        }
        // A carriage return may stand alone.
        if matches!(bytes.get(at), Some(b'\n' | b'\x0c')) {
            at += 1;
        }
        grid.end_row();
    }
    grid
}

/// Where the quoted cell that starts at `at` ends, behind its closing quote; `None` where it is not
/// quoted, or not closed at a cell's end.
fn quoted_end(bytes: &[u8], at: usize, delimiter: u8) -> Option<usize> {
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let longest = bytes.len().min(at + LONGEST_QUOTED);
    let mut from = at + 1;
    loop {
        let quote = from + memchr::memchr(b'"', &bytes[from..longest])?;
        match bytes.get(quote + 1) {
            Some(b'"') => from = quote + 2,
            None | Some(b'\n' | b'\r' | b'\x0c') => return Some(quote + 1),
            Some(&byte) if byte == delimiter => return Some(quote + 1),
            _ => return None,
        }
        if from >= longest {
            return None;
        }
    }
}
