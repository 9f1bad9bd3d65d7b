//! Labels above groups of columns that stand over the middle of their group, as nothing in a text tells how
//! far they reach: the columns would be read as those of the group before.

use crate::import::table::{Block, Grid, Subjects};

/// Whether labels of standards stand in the row above the heads, but none above or before the first key
/// question's.
pub(super) fn has_misplaced_labels(grid: &Grid, block: &Block, subjects: &Subjects) -> bool {
    let row = |column: usize| block.columns.get(column).and_then(|said| said.row);
    let is_theme = |column: &usize| {
        row(*column).is_some_and(|row| {
            let said = subjects.read(grid.cell(row, *column));
            said.slots != 0 && said.number.is_none() && subjects.standard(said.slots).is_none()
        })
    };
    let Some(first) = (0..block.columns.len()).find(is_theme) else { return false };
    let Some(above) =
        row(first).and_then(|head| (0..head).rev().find(|&above| grid.filled(above) > 1))
    else {
        return false;
    };
    let names_standard = |column: usize| {
        let slots = subjects.read(grid.cell(above, column)).slots;
        slots != 0 && subjects.names_standard(slots)
    };
    (0..=first).all(|column| grid.cell(above, column).is_empty())
        && (first + 1..grid.width(above)).filter(|&column| names_standard(column)).count() > 1
}
