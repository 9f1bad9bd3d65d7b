//! Audits that run across, with a row for each key question and a column for each case. Tables of figures
//! may hold them too: what stands in the columns of figures is compared with the answers beside it.

use super::columns::Kind;
use super::found::{Found, has_digit};
use super::grid::Grid;
use super::layout::Block;
use super::settle::Settler;
use crate::import::cases::answer::{Answer, answer};
use crate::import::cases::heads::is_id_head;
use crate::problem::{Code, Problem};
use crate::share::Share;

/// The answers of a row.
#[derive(Clone, Copy)]
pub(super) struct Across {
    pub(super) grid: usize,
    pub(super) row: usize,
    /// Yes of those that apply.
    pub(super) share: Share,
}

impl Settler<'_, '_, '_> {
    /// The share of the key question `about` that was found `at` a place, or that of the cases beside it, which
    /// count where the two differ.
    pub(super) fn by_cases(&mut self, share: Share, about: &str, at: &Found) -> Share {
        let is_beside = |across: &&Across| (across.grid, across.row) == (at.grid, at.row);
        let Some(cases) = self.table.across.iter().find(is_beside).map(|across| across.share)
        else {
            return share;
        };
        let agrees = match share {
            Share::Counts { .. } => cases == share,
            Share::Percent(percent) => cases.agrees(percent),
        };
        if agrees {
            return share;
        }
        let problem = Problem::new(Code::CountsDisagree).about(about).found(&share.shown());
        self.report(problem.expected(cases.shown()), at);
        cases
    }
}

/// The columns of cases: several whose headers can hardly be anything else.
pub(super) fn case_columns(grid: &Grid, block: &Block, kinds: &[Kind]) -> Vec<usize> {
    const LEAST: usize = 3;
    let mut columns = Vec::new();
    for (column, said) in block.columns.iter().enumerate().take(kinds.len()) {
        let head = said.row.map_or("", |row| grid.cell(row, column));
        let is_short = head.len() < 4 && !head.bytes().any(|byte| byte.is_ascii_lowercase());
        if said.measure.is_none()
            && !head.is_empty()
            && !matches!(kinds[column], Kind::Value | Kind::Service)
            && (is_short || has_digit(head) || is_id_head(head))
        {
            columns.push(column);
        }
    }
    if columns.len() < LEAST {
        columns.clear();
    }
    columns
}

/// What a row answers in `columns`, where it does in words.
pub(super) fn answers(grid: &Grid, row: usize, columns: &[usize]) -> Option<Share> {
    let (mut yes, mut of) = (0, 0);
    for &column in columns {
        let text = grid.cell(row, column);
        match answer(text) {
            Answer::Yes => {
                yes += 1;
                of += 1;
            }
            Answer::No => of += 1,
            Answer::Other | Answer::Cross => return None,
            Answer::NotApplicable | Answer::Blank => {}
        }
    }
    Share::counts(yes, of).ok()
}
