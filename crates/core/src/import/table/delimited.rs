//! The cells of delimited text.

use super::grid::Grid;
use super::header::{Measure, header};
use super::value::{Value, value};
use crate::import::cases::answer::{Answer, answer};
use crate::import::delimiter::{Delimiter, gap};
use crate::import::words::Number;
use std::ops::Range;

/// The longest cell that may be quoted, in bytes: a sheet's cell holds no more.
const LONGEST_QUOTED: usize = 33_000;

/// How many quoted cells of a row are looked at to see whether a quote is missing.
const MOST_CHECKED: usize = 60;

/// The cells of `text`.
pub(in crate::import) fn cells(delimiter: Delimiter, text: &str) -> Grid<'_> {
    match delimiter {
        Delimiter::Byte(byte) => {
            let mut grid = quoted(text, byte);
            if byte == b'\t' {
                drop_bullets(&mut grid);
            }
            align(&mut grid);
            fill(&mut grid);
            grid
        }
        _ => lines(delimiter, text),
    }
}

/// Empties the cells that Word makes of bullets, or of Roman numerals, and that would be ratings.
fn drop_bullets(grid: &mut Grid) {
    for row in 0..grid.rows() {
        if grid.width(row) > 1 && matches!(grid.cell(row, 0), "o" | "i") {
            grid.empty(row, 0);
        }
    }
}

/// Moves heads a column on that have lost the empty cell before them, as a text does that is trimmed, or
/// that have one head over numbers and names: where all rows have a cell more, and the heads would
/// stand over the labels.
fn align(grid: &mut Grid) {
    let mut rows = (0..grid.rows()).filter(|&row| grid.width(row) > 1);
    let Some(head) = rows.next() else { return };
    let width = grid.width(head);
    let rows: Vec<usize> = rows.collect();
    let is_words =
        |row: usize, column: usize| matches!(value(grid.cell(row, column)), Value::Words);
    let are_all = |column: usize, words: bool| {
        rows.iter().all(|&row| {
            let cell = grid.cell(row, column);
            let is_answer = answer(cell) != Answer::Other;
            cell.is_empty() || (is_words(row, column) && !is_answer) == words
        })
    };
    let first = grid.cell(head, 0);
    let heads_labels = header(first).measure == Some(Measure::Label);
    let is_short = rows.len() > 1 && rows.iter().all(|&row| grid.width(row) == width + 1);
    let is_head =
        (0..width).all(|column| is_words(head, column) && !grid.cell(head, column).is_empty());
    // Numbers of standards and their names stand first, and figures behind them.
    let labels = if heads_labels { 2 } else { 1 };
    if is_short
        && is_head
        && first.parse::<u8>().is_err()
        && (labels == 1 || are_all(1, true))
        && (labels..=width).all(|column| are_all(column, false))
    {
        grid.lead(head);
    }
}

/// What kind of thing a cell holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Nothing,
    Words,
    /// The number of a key question.
    Number,
    /// A figure, a rating or an answer.
    Value,
}

fn kind(cell: &str) -> Kind {
    let number =
        Number::start(cell).filter(|(number, rest)| number.parts() == 3 && rest.is_empty());
    match value(cell) {
        _ if cell.is_empty() => Kind::Nothing,
        _ if number.is_some() => Kind::Number,
        Value::Words if answer(cell) == Answer::Other => Kind::Words,
        _ => Kind::Value,
    }
}

/// Puts the empty cell back before rows that have lost it since the cell above spans them: they hold
/// what that row holds behind its first cell, and not what it holds from there.
fn fill(grid: &mut Grid) {
    let mut full: Option<Vec<Kind>> = None;
    let head = (0..grid.rows()).find(|&row| grid.width(row) > 1);
    let width = head.map_or(0, |head| grid.width(head));
    for row in 0..grid.rows() {
        if grid.width(row) + 1 != width && grid.width(row) != width || width < 3 {
            continue;
        }
        let kinds: Vec<Kind> =
            (0..grid.width(row)).map(|column| kind(grid.cell(row, column))).collect();
        if kinds.len() == width {
            full = Some(kinds)
                .filter(|kinds| kinds[0] == Kind::Words && kinds.last() == Some(&Kind::Value));
        } else if full
            .as_ref()
            .is_some_and(|full| kinds[..] == full[1..] && kinds[..] != full[..width - 1])
        {
            grid.lead(row);
        }
    }
}

/// Cells without quotes, a row for each line.
fn lines(delimiter: Delimiter, text: &str) -> Grid<'_> {
    let mut grid = Grid::new(text);
    let mut start = 0;
    // Where the cells of the fullest row so far stand, in characters of their line.
    let mut heads: Vec<Range<usize>> = Vec::new();
    for line in text.split(['\n', '\x0c']) {
        let at = start;
        start += line.len() + 1;
        let trimmed = line.trim();
        let is_rule = delimiter == Delimiter::Pipe
            && trimmed.len() > 2
            && trimmed.bytes().all(|byte| b"|-: +=".contains(&byte));
        if is_rule {
            continue;
        }
        let mut from = at + (line.len() - line.trim_start().len());
        let mut end = from + trimmed.len();
        if delimiter == Delimiter::Pipe {
            // The outer pipes are the table's edges.
            from += usize::from(text[from..end].starts_with('|'));
            end -= usize::from(end > from && text[from..end].ends_with('|'));
        }
        let mut cells: Vec<Range<usize>> = Vec::new();
        loop {
            let rest = &text.as_bytes()[from..end];
            let edge = match delimiter {
                Delimiter::Pipe => memchr::memchr(b'|', rest),
                _ => gap(rest),
            };
            let Some(edge) = edge else {
                cells.push(from..end.max(from));
                break;
            };
            cells.push(from..from + edge);
            from += edge + 1;
            if delimiter == Delimiter::Spaces {
                from += text.as_bytes()[from..end].iter().take_while(|b| **b == b' ').count();
            }
        }
        let mut places = Vec::new();
        if delimiter == Delimiter::Spaces {
            let (mut column, mut before) = (0, at);
            let mut count = |offset: usize| {
                column += text[before..offset].chars().count();
                before = offset;
                column
            };
            let own: Vec<_> = cells.iter().map(|cell| count(cell.start)..count(cell.end)).collect();
            places = below(&heads, &own).unwrap_or_default();
            if own.len() > heads.len().max(2) {
                heads = own;
            }
        }
        let mut pushed = 0;
        for (position, cell) in cells.into_iter().enumerate() {
            let place = places.get(position).copied().unwrap_or(position);
            for _ in pushed..place {
                grid.push("", cell.start);
            }
            pushed = place + 1;
            push_trimmed(&mut grid, text, cell.start, cell.end);
        }
        grid.end_row();
    }
    grid
}

/// Under which of `heads` the fewer `cells` of a row stand; `None` where that cannot be told.
fn below(heads: &[Range<usize>], cells: &[Range<usize>]) -> Option<Vec<usize>> {
    /// No page is wide enough for more.
    const MOST: usize = 60;
    if cells.len() < 2 || cells.len() >= heads.len() || heads.len() > MOST {
        return None;
    }
    let mut places: Vec<usize> = Vec::with_capacity(cells.len());
    for cell in cells {
        let touches = |head: &Range<usize>| head.start < cell.end && cell.start < head.end;
        let place = heads.iter().position(touches)?;
        let is_next = places.last().is_none_or(|&last| place > last);
        if !is_next || heads[place + 1..].iter().any(touches) {
            return None;
        }
        places.push(place);
    }
    Some(places)
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
    // Whether the other half of a quote that opens no cell is still to come.
    let mut is_stray = false;
    while at < bytes.len() {
        let row = at;
        let above = grid.rows().checked_sub(1).map_or(0, |above| grid.width(above));
        let mut left = MOST_CHECKED;
        // A row, up to its line's end.
        loop {
            let quoted = quoted_end(bytes, at, delimiter);
            let end = quoted.filter(|&end| {
                left = left.saturating_sub(1);
                left == 0 || !swallows(text, delimiter, row, at..end, above)
            });
            is_stray |= end != quoted;
            let end = if let Some(end) = end {
                let inner = text[at + 1..end - 1].replace("\"\"", "\"");
                grid.push(&inner, at + 1);
                end
            } else {
                let rest = &bytes[at..];
                let end = memchr::memchr3(delimiter, b'\n', b'\x0c', rest);
                let end = at + end.unwrap_or(rest.len());
                let mut cell = text[at..end].trim_end_matches('\r');
                if is_stray && let Some(inner) = cell.strip_suffix('"') {
                    cell = inner;
                    is_stray = false;
                }
                let start = cell.len() - cell.trim_start().len();
                grid.push(&cell[start..], at + start);
                end
            };
            at = end;
            if bytes.get(at) == Some(&delimiter) {
                at += 1;
                continue;
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
        let is_end = match bytes.get(quote + 1) {
            Some(b'"') => {
                from = quote + 2;
                false
            }
            None | Some(b'\n' | b'\r' | b'\x0c') => true,
            Some(&byte) if byte == delimiter => true,
            _ => return None,
        };
        if is_end {
            return Some(quote + 1).filter(|_| !spans_cells(&bytes[at + 1..quote], delimiter));
        }
        if from >= longest {
            return None;
        }
    }
}

/// Whether a quoted cell holds cells that are no part of it, since a quote is missing: without the
/// quotes each of its lines has as many cells as the first, or its only line as many as the row
/// above, which it has not with them. Among them are figures or answers.
fn swallows(text: &str, delimiter: u8, row: usize, cell: Range<usize>, above: usize) -> bool {
    const LEAST: usize = 3;
    let bytes = text.as_bytes();
    let inner = &bytes[cell.start + 1..cell.end - 1];
    if memchr::memchr(delimiter, inner).is_none() {
        return false;
    }
    let behind = &bytes[cell.end..];
    let end = memchr::memchr2(b'\n', b'\x0c', behind).map_or(bytes.len(), |end| cell.end + end);
    let is_several = memchr::memchr2(b'\n', b'\x0c', inner).is_some();
    let says = |cell: &str| {
        let cell = cell.trim();
        matches!(value(cell), Value::Share(_) | Value::Bare(_) | Value::Verdict(_))
            || cell.len() > 1 && !matches!(answer(cell), Answer::Other | Answer::Blank)
    };
    let first = memchr::memchr2(b'\n', b'\x0c', &bytes[row..]).map_or(bytes.len(), |at| row + at);
    let least = cells_of(&bytes[row..first], delimiter, cell.start - row);
    let is_same = if is_several {
        let mut lines = bytes[first..end].split(|byte| b"\n\x0c".contains(byte)).skip(1);
        lines.all(|line| cells_of(line, delimiter, usize::MAX) == least)
    } else {
        least == above && cells_of(&bytes[row..end], delimiter, usize::MAX) != above
    };
    is_same
        && least >= LEAST
        && text[cell.start + 1..cell.end - 1].split(['\n', char::from(delimiter)]).any(says)
}

/// How many cells a line has, where the one at `open` is not quoted.
fn cells_of(line: &[u8], delimiter: u8, open: usize) -> usize {
    let (mut at, mut cells) = (0, 1);
    loop {
        let end = quoted_end(line, at, delimiter).filter(|_| at != open);
        let rest = end.unwrap_or(at);
        let Some(next) = memchr::memchr(delimiter, &line[rest..]) else { return cells };
        at = rest + next + 1;
        cells += 1;
    }
}

/// Whether what stands between two quotes can only be cells, and mostly the rest of one row and the
/// start of another: ditto marks, or quotes that are not closed. No sheet's cell holds a tab.
fn spans_cells(inner: &[u8], delimiter: u8) -> bool {
    if !inner.is_empty() && inner.iter().all(|&byte| byte == delimiter) {
        return true;
    }
    let is_marked = match delimiter {
        b'\t' => memchr::memchr(delimiter, inner).is_some(),
        _ => inner.first() == Some(&delimiter),
    };
    is_marked && memchr::memchr2(b'\n', b'\x0c', inner).is_some()
}
