//! What a row between cases says of those below it: of which disposal they are, or that they are none
//! of the audit.

use super::disposals;
use super::heads::of_audit;
use super::period::period_in;
use super::shape::Shape;
use crate::import::table::{Grid, Subjects};

/// What the headings so far say of the next row.
#[derive(Default)]
pub(super) struct Headings {
    /// The domain of the cases.
    pub(super) domain: Option<usize>,
    /// The heading that takes them out of the audit.
    pub(super) leaves_out: Option<usize>,
}

impl Headings {
    /// Reads a row; nothing but a single short text outside the answers is a heading.
    #[inline(never)]
    pub(super) fn read(&mut self, grid: &Grid, row: usize, shape: &Shape, subjects: &Subjects) {
        // Longer, it is a remark.
        const LONGEST: usize = 60;
        let first = grid.first_filled(row);
        let text = grid.cell(row, first);
        if grid.filled(row) != 1 || text.len() > LONGEST || shape.columns.contains(&first) {
            return;
        }
        // Where a column says it of each case, one that has no answers yet is no heading.
        let domain = subjects.domain(text).filter(|domain| {
            disposals(subjects).contains(domain) && !shape.kinds.columns.contains(&first)
        });
        if domain.is_some() {
            self.domain = domain;
        }
        match of_audit(text) {
            Some(false) => self.leaves_out = Some(row),
            None if domain.is_none() && period_in(text).is_none() => {}
            _ => self.leaves_out = None,
        }
    }
}
