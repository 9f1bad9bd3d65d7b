//! Which columns say of what type of disposal a case is, and what they say of one.

use super::contents::Contents;
use super::heads::is_type_head;
use super::shape::Shape;
use crate::import::table::{Counts, Grid, Subjects};
use crate::import::words::holds;

/// The columns that say the type of disposal, of those beside the answers in `columns`.
pub(super) fn kinds<'g>(
    width: usize,
    columns: &[usize],
    counts: &[Contents],
    filled: &[usize],
    head: impl Fn(usize) -> &'g str,
) -> Vec<usize> {
    let is_kind = |column: &usize| {
        let own = &counts[*column];
        let head = head(*column);
        let named = ["type", "order", "outcome", "intervention"];
        let sure = ["disposal", "court", "domain"];
        let says = |words: &[&str]| words.iter().any(|word| holds(head, word));
        let numbers = own.domains > 0 && own.domains == filled[*column];
        if columns.contains(column) || filled[*column] == 0 {
            return false;
        }
        if is_type_head(head) || says(&sure) {
            true
        } else if says(&named) {
            numbers || own.kinds > 0 && own.kinds * 2 >= filled[*column]
        } else {
            own.kinds > 0 && own.kinds * 5 >= filled[*column] * 4
        }
    };
    (0..width).filter(is_kind).collect()
}

impl Shape {
    /// The domain of a row's case, by its type of disposal; `None` where the row does not tell, or
    /// contradicts itself.
    pub(super) fn domain(&self, grid: &Grid, row: usize, subjects: &Subjects) -> Option<usize> {
        let mut found = None;
        for &column in &self.kinds {
            let text = grid.cell(row, column);
            let numbered = subjects.domains(subjects.counted(text, Counts::Domains));
            let domain = subjects.domain(text).or(numbered.first().copied());
            if domain.is_some() && found.is_some() && domain != found {
                return None;
            }
            found = found.or(domain);
        }
        found
    }
}
