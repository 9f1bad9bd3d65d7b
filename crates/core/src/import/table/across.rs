//! Audits that run across, with a row for each key question and a column for each case. Tables of figures
//! may hold them too: what stands in the columns of figures is compared with the answers beside it.

use super::columns::Kind;
use super::grid::Grid;
use super::has_word;
use super::layout::Block;
use crate::import::cases::answer::{Answer, answer};
use crate::share::Share;

/// The answers of a row.
#[derive(Clone, Copy)]
pub(super) struct Across {
    pub(super) grid: usize,
    pub(super) row: usize,
    /// Yes of those that apply.
    pub(super) share: Share,
}

/// The columns of cases: several whose headers can hardly be anything else.
pub(super) fn case_columns(grid: &Grid, block: &Block, kinds: &[Kind]) -> Vec<usize> {
    const LEAST: usize = 3;
    let heads_case = |column: &usize| {
        let said = &block.columns[*column];
        let head = said.row.map_or("", |row| grid.cell(row, *column));
        let is_short = head.len() < 4 && !head.bytes().any(|byte| byte.is_ascii_lowercase());
        said.measure.is_none()
            && !head.is_empty()
            && (is_short
                || head.bytes().any(|byte| byte.is_ascii_digit())
                || has_word(head, "case")
                || has_word(head, "child"))
    };
    let mut columns: Vec<usize> = (0..kinds.len().min(block.columns.len()))
        .filter(|&column| !matches!(kinds[column], Kind::Value | Kind::Service))
        .filter(heads_case)
        .collect();
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
