//! Which sheets of a workbook go together where a person has chosen one of those that contradict each
//! other: the second quarter's court disposals, and beside them the ratings of Domain 1.

use super::grid::Grid;
use super::subject::Slots;
use crate::share::push_number;

/// What each sheet is about, by its position.
pub(in crate::import) struct Sheets {
    chosen: usize,
    about: Vec<(usize, Slots)>,
}

impl Sheets {
    pub(in crate::import) fn new(chosen: usize) -> Self {
        Self { chosen, about: vec![(chosen, 0)] }
    }

    /// Notes that a sheet is about `slots`.
    pub(in crate::import) fn add(&mut self, sheet: usize, slots: Slots) {
        match self.about.iter_mut().find(|(known, _)| *known == sheet) {
            Some((_, own)) => *own |= slots,
            None => self.about.push((sheet, slots)),
        }
    }

    fn of(&self, sheet: usize) -> Slots {
        let own = self.about.iter().find(|(known, _)| *known == sheet);
        own.map_or(0, |&(_, slots)| slots)
    }

    /// Whether two sheets are about the same.
    pub(in crate::import) fn overlap(&self, one: usize, other: usize) -> bool {
        self.of(one) & self.of(other) != 0
    }

    /// The chosen sheet, and each that is about nothing that it or another of those left is about:
    /// of two quarters nothing tells which goes with it.
    pub(in crate::import) fn kept(&self) -> Vec<usize> {
        let mut kept = vec![self.chosen];
        let rest = || self.about.iter().filter(|(sheet, _)| !self.overlap(self.chosen, *sheet));
        for &(sheet, slots) in rest() {
            let is_alone = rest().all(|&(other, own)| other == sheet || own & slots == 0);
            if is_alone && sheet != self.chosen {
                kept.push(sheet);
            }
        }
        kept
    }
}

/// The names of the grids at `positions`, or their numbers from 1 where they have none.
pub(in crate::import) fn sheet_names(grids: &[Grid], positions: &[usize]) -> Vec<String> {
    let mut names = Vec::with_capacity(positions.len());
    for &position in positions {
        let mut name = grids[position].name.to_owned();
        if name.is_empty() {
            push_number(&mut name, u32::try_from(position + 1).unwrap_or(u32::MAX));
        }
        names.push(name);
    }
    names
}
