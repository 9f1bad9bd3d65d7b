//! Finds repeated cases without keeping or showing what identifies them.

use super::{Audit, digits};
use crate::import::table::{Grid, Slots};
use crate::problem::Code;

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
        let text = grid.cell(row, column);
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
            if same == about && grid.cell(other, column) == text {
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

/// FNV-1a, 32 bits.
fn hash(text: &str, about: Slots) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    for byte in text.bytes().chain(about.to_le_bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash as usize
}
