//! Sets of columns or rows that are assessments of their own, and which of them a value belongs to.

use super::columns::Kind;
use super::cues::has_any;
use super::denied::falls_short;
use super::found::{Table, is_figure};
use super::grid::Grid;
use super::header::{Measure, header};
use super::heads::Column;
use super::labels::RowSubject;
use super::layout::Block;
use super::names::{is_aside, is_by, is_period, is_target, is_unknown, sets_apart};
use super::part::part;
use crate::share::push_number;

/// A set of columns or rows that is an assessment of its own.
pub(in crate::import) struct Group {
    /// What tells it from the others.
    pub(super) label: String,
    /// What a person is shown of it.
    pub(super) shown: String,
    /// Whether its header says something of the figures that is not understood.
    pub(super) is_doubtful: bool,
}

/// The most groups that are told apart.
pub(super) const MOST_GROUPS: usize = 40;

/// Whether values of a measure tell of sufficient cases.
fn bears(measure: Option<Measure>) -> bool {
    is_figure(measure) || matches!(measure, Some(Measure::Yes | Measure::Total | Measure::Rating))
}

/// Whether a column for a service's own figures is still empty, so that others may be whose they are compared
/// with: `Our result | England average`, or earlier ones: `2024/25 | 2023/24`. Those of times to come stand
/// behind the others.
fn awaits_figures(grid: &Grid, block: &Block, kinds: &[Kind]) -> bool {
    const OWN: &str = "our own ours result results actual current self score this";
    let first = kinds.iter().position(|&kind| kind == Kind::Value);
    block.columns.iter().enumerate().any(|(position, said)| {
        let head = said.row.map_or("", |row| grid.cell(row, position));
        let is_before = Some(position) < first;
        (has_any(head, OWN) || is_before && is_period(&header(head).rest))
            && !is_target(head)
            && (block.first..block.end).all(|row| grid.cell(row, position).is_empty())
    })
}

/// The group of each column: as its header says, and told apart where two columns say the same.
#[inline(never)]
pub(super) fn groups(grid: &Grid, block: &Block, kinds: &[Kind]) -> Vec<Group> {
    let blank = Column::default();
    let said = |position: usize| block.columns.get(position).unwrap_or(&blank);
    let mut groups = Vec::with_capacity(kinds.len());
    let awaits = awaits_figures(grid, block, kinds);
    for position in 0..kinds.len() {
        let own = said(position);
        let head = own.row.map_or("", |row| grid.cell(row, position));
        let mut label = own.group.clone();
        let mut shown = label.clone();
        if shown.is_empty() {
            head.clone_into(&mut shown);
        }
        let told = header(head);
        let is_rating = own.measure == Some(Measure::Rating);
        let is_open = if is_rating {
            told.measure != Some(Measure::Rating)
        } else {
            is_figure(own.measure) && !told.says_yes
        };
        // `Last year %`, and `Forecast yes` beside a total.
        let is_others = own.slots == 0
            && bears(own.measure)
            && (is_target(head)
                || own.measure == Some(Measure::Yes)
                    && (is_aside(&label) || falls_short(&label, false)));
        let is_doubtful = awaits && own.slots == 0 && bears(own.measure)
            || is_by(head)
            || is_others
            || is_open
                && own.slots == 0
                && (is_aside(&label) || is_aside(head) || !is_rating && is_unknown(&label));
        let is_beside = |&other: &usize| {
            kinds[other] == Kind::Value
                && said(other).part != own.part
                && bears(said(other).measure)
                && (said(other).slots == 0 || said(other).slots & own.slots != 0)
        };
        let is_part = !own.part.is_empty() && bears(own.measure);
        // `Yes` below `Referral orders`.
        if is_part && part(head).is_none() {
            own.part.clone_into(&mut shown);
        }
        if is_part && label.is_empty() && (0..kinds.len()).any(|other| is_beside(&other)) {
            own.part.clone_into(&mut label);
        }
        if kinds[position] == Kind::Value {
            let same = (0..position).filter(|&other| {
                kinds[other] == Kind::Value
                    && said(other).group == own.group
                    && said(other).part == own.part
                    && (said(other).measure == own.measure
                        || is_figure(said(other).measure) && is_figure(own.measure))
                    && (said(other).slots == own.slots)
            });
            let same = u32::try_from(same.take(MOST_GROUPS).count()).unwrap_or(0);
            if same > 0 || shown.is_empty() {
                if !shown.is_empty() {
                    shown.push(' ');
                }
                shown.push('(');
                push_number(&mut shown, same + 1);
                shown.push(')');
            }
            if same > 0 {
                label.clone_from(&shown);
            }
        }
        groups.push(Group { label, shown, is_doubtful: is_doubtful || is_part });
    }
    groups
}

impl Table<'_, '_> {
    /// The group of a value: what its row's service and its column's header say. Where the columns
    /// name the key questions, what the row is called tells services apart.
    #[inline(never)]
    pub(super) fn group(
        &mut self,
        index: usize,
        said: &RowSubject,
        groups: &[Group],
        row: usize,
        column: usize,
        (by_label, measure): (bool, Measure),
    ) -> Option<usize> {
        let bears = is_figure(Some(measure)) || measure == Measure::Yes;
        let grid = &self.grids[index];
        let mut text = said.service.as_str();
        if text.is_empty() && by_label && !said.is_narrow {
            text = said.other.map_or("", |column| grid.cell(row, column));
        }
        let own = &groups[column];
        let (label, shown) = match (text.is_empty(), own.label.is_empty()) {
            (true, _) => (own.label.clone(), own.shown.clone()),
            (false, true) => (text.to_owned(), text.to_owned()),
            (false, false) => {
                let both = text.to_owned() + " " + &own.label;
                (both.clone(), both)
            }
        };
        let known = self.groups.iter().position(|known| known.label.eq_ignore_ascii_case(&label));
        let is_doubtful = own.is_doubtful || sets_apart(text) || is_aside(text);
        if known.is_none() {
            if self.groups.len() == MOST_GROUPS {
                return None;
            }
            self.groups.push(Group { label, shown: shown.clone(), is_doubtful });
        }
        if let Some(known) = known
            && bears
        {
            if is_doubtful && !self.groups[known].is_doubtful {
                self.groups[known].is_doubtful = true;
                self.groups[known].shown = shown;
                return Some(known);
            }
            // A person is shown the header of the figures, not of the cases beside them.
            let is_first = !self.found.iter().any(|found| {
                found.group == known
                    && (is_figure(Some(found.measure)) || found.measure == Measure::Yes)
            });
            if is_first {
                self.groups[known].shown = shown;
            }
            return Some(known);
        }
        known.or(Some(self.groups.len() - 1))
    }
}
