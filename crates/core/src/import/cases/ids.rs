//! What identifies cases, and those that are there twice, without keeping or showing it.

use super::heads::is_sure_id_head;
use super::{Audit, digits};
use crate::import::edges::Edges;
use crate::import::table::{Block, Grid, Slots, is_one_of};
use crate::problem::Code;
use crate::share::parse_count;

impl Audit<'_, '_> {
    /// Reports cases that are there twice, by the numbers of their rows.
    #[inline(never)]
    pub(super) fn repeated(&mut self, index: usize, rows: Vec<(usize, Slots)>) {
        let Some(column) = self.cases.0 else { return };
        let grid = &self.grids[index];
        let new = rows.first().map_or(0, |&(row, _)| row);
        self.cases.1.extend(rows);
        for (row, first) in repeated(grid, column, &self.cases.1) {
            if row < new {
                continue;
            }
            let problem = self.problem(Code::CaseRepeated, index, row, column);
            problem.found = Some(digits(grid.line(row)));
            problem.expected = Some(digits(grid.line(first)));
        }
    }
}

/// Each row whose text in `column` stands in an earlier one too, with that row; in the long form
/// only for the same key question. Where many are blank, they go on with the case above them.
fn repeated(grid: &Grid, column: usize, rows: &[(usize, Slots)]) -> Vec<(usize, usize)> {
    /// More than these nobody looks at.
    const MOST: usize = 200;
    let is_blank = |&&(row, _): &&(usize, Slots)| grid.cell(row, column).is_empty();
    let blank = rows.iter().filter(is_blank).count();
    // Where hardly any has a name, the others are not cases of those.
    let goes_on = rows.first().is_some_and(|first| !is_blank(&first))
        && 3 * blank > rows.len()
        && 4 * blank <= 3 * rows.len();
    let mut named = 0;
    // An open table of positions in `rows`, at most half full; 0 is free.
    let size = (rows.len() * 2 + 1).next_power_of_two();
    let mut table = vec![0u32; size];
    let mut found = Vec::new();
    for (position, &(row, about)) in rows.iter().enumerate() {
        let text = without_reading(grid.cell(row, column));
        if text.is_empty() {
            if goes_on && rows[named].1 == about && found.len() < MOST {
                found.push((row, rows[named].0));
            }
            continue;
        }
        named = position;
        let mut at = hash(text, about) & (size - 1);
        while table[at] != 0 {
            let (other, same) = rows[table[at] as usize - 1];
            if same == about && without_reading(grid.cell(other, column)).eq_ignore_ascii_case(text)
            {
                found.push((row, other));
                break;
            }
            at = (at + 1) & (size - 1);
        }
        if table[at] == 0 {
            table[at] = u32::try_from(position + 1).unwrap_or(0);
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// What identifies a case, without what tells two readings of it apart: `J2` of `J2 (re-audit)`.
fn without_reading(id: &str) -> &str {
    const READINGS: &str = "re audit reaudit re-audit repeat repeated second 2nd again copy duplicate moderated \
                            moderation revised follow up follow-up followup review reviewed new v2";
    let edges =
        |edge: char| [' ', '(', ')', '[', ']', '-', '–', ',', ':', '/', '*'].contains(&edge);
    let mut rest = id.trim_edges(edges);
    while let Some(at) = rest.rfind([' ', '(', '[', '_']) {
        let word = rest[at + 1..].trim_edges(edges);
        if !word.is_empty() && !is_one_of(READINGS, word) {
            break;
        }
        rest = rest[..at].trim_edges(edges);
    }
    if rest.is_empty() { id } else { rest }
}

/// The column of what identifies cases, of those that may. Where there is another, numbers of the rows
/// identify none.
pub(super) fn id_column(
    grid: &Grid,
    block: &Block,
    mut columns: impl Iterator<Item = usize>,
) -> Option<usize> {
    let first = columns.next()?;
    if !is_running(grid, block, first) {
        return Some(first);
    }
    let identifies = |&column: &usize| {
        let row = block.columns.get(column).and_then(|said| said.row);
        row.is_some_and(|row| is_sure_id_head(grid.cell(row, column)))
            && !is_running(grid, block, column)
    };
    columns.find(identifies).or(Some(first))
}

/// Whether the cells of a column count its rows off.
fn is_running(grid: &Grid, block: &Block, column: usize) -> bool {
    const ROWS: usize = 200;
    let rows = block.first..block.end.min(block.first + ROWS);
    let texts = rows.map(|row| grid.cell(row, column)).filter(|text| !text.is_empty());
    let mut last = None;
    for text in texts {
        // Rows of sums may stand below.
        let Some(number) = parse_count(text) else { break };
        if last.is_some_and(|last| number != last + 1) {
            return false;
        }
        last = Some(number);
    }
    last.is_some()
}

/// FNV-1a, 32 bits.
fn hash(text: &str, about: Slots) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    let bytes = text.bytes().map(|byte| byte.to_ascii_lowercase());
    for byte in bytes.chain(about.to_le_bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_readings_of_a_case_are_one_case() {
        for (id, case) in [
            ("J2", "J2"),
            ("J2 (re-audit)", "J2"),
            ("J2 re audit", "J2"),
            ("J2 - moderated", "J2"),
            ("Ann Smith", "Ann Smith"),
            ("Case 4", "Case 4"),
            ("copy", "copy"),
            ("(copy)", "copy"),
            ("", ""),
        ] {
            assert_eq!(without_reading(id), case, "{id:?}");
        }
    }
}
