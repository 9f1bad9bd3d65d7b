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
/// only for the same key question.
fn repeated(grid: &Grid, column: usize, rows: &[(usize, Slots)]) -> Vec<(usize, usize)> {
    /// More than these nobody looks at.
    const MOST: usize = 200;
    // An open table of positions in `rows`, at most half full; 0 is free.
    let size = (rows.len() * 2 + 1).next_power_of_two();
    let mut table = vec![0u32; size];
    let mut found = Vec::new();
    for (position, &(row, about)) in rows.iter().enumerate() {
        let text = grid.cell(row, column);
        if text.is_empty() {
            continue;
        }
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
        if found.len() == MOST {
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
