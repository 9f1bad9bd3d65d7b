//! What the titles above a block say of it: what it is about, what its figures are of, and of when.

use super::denied::heads_no;
use super::grid::Grid;
use super::header::{Measure, header};
use super::layout::Block;
use super::names::{is_period, sets_apart};
use super::subject::{Slots, Subjects};

/// What the titles so far say of the block below them.
pub(super) struct Above {
    /// What it is about; all slots where nothing tells.
    pub(super) context: Slots,
    /// Whether cases are counted in it.
    pub(super) counts_cases: bool,
    /// Whether it counts what is insufficient.
    pub(super) is_denied: bool,
    /// The title by which it is what a service aims at or is compared with.
    pub(super) aim: Option<usize>,
    /// What the titles since the last row of data name.
    titled: Option<Slots>,
    /// The last title that is a time, and that of each block.
    period: Option<usize>,
    periods: Vec<Option<usize>>,
}

impl Above {
    pub(super) fn new(context: Slots, is_denied: bool) -> Self {
        Self {
            context,
            counts_cases: false,
            is_denied,
            aim: None,
            titled: None,
            period: None,
            periods: Vec::new(),
        }
    }

    /// Hears the title in `row`.
    pub(super) fn title(&mut self, row: usize, text: &str, subjects: &Subjects) {
        let below = below_title(text, subjects, self.context);
        // Where two titles of one table name different domains, neither is sure.
        let is_other = self.titled.is_some_and(|above| above & below == 0);
        self.context = if is_other && !subjects.is_named(text) { Slots::MAX } else { below };
        self.titled = subjects.title(text).or(self.titled);
        self.is_denied |= heads_no(text);
        self.aim = Some(row).filter(|_| sets_apart(text)).or(self.aim);
        if is_period(text) && subjects.read(text).number.is_none() {
            self.period = Some(row);
        }
        self.counts_cases |= header(text).measure.is_some_and(Measure::counts);
    }

    /// Notes that a block begins.
    pub(super) fn begin_block(&mut self) {
        self.titled = None;
        self.periods.push(self.period);
    }

    /// Where blocks stand below different times, each is of its own.
    pub(super) fn tell_periods(&self, grid: &Grid, blocks: &mut [Block]) {
        let title = |row: usize| grid.cell(row, grid.first_filled(row));
        let mut known = self.periods.iter().flatten().map(|&row| title(row));
        let first = known.next();
        if known.any(|other| Some(other) != first) {
            for (block, period) in blocks.iter_mut().zip(&self.periods) {
                block.aim = block.aim.or(*period);
            }
        }
    }
}

/// What rows are about below a title, where those above it say `context`.
fn below_title(title: &str, subjects: &Subjects, context: Slots) -> Slots {
    let context = subjects.behind_question(title, context);
    let Some(slots) = subjects.title(title) else { return context };
    let is_open = subjects.standard(slots).is_none() && subjects.read(title).is_narrow;
    // What a title leaves open, those above tell: the standard, or else its domain.
    let domain = subjects.only_domain(context).unwrap_or(Slots::MAX);
    let both = [slots & context, slots & domain].into_iter().find(|&both| both != 0);
    both.filter(|_| is_open).unwrap_or(slots)
}
