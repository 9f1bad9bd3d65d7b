//! Tables with a row for each case and a rating or percentage in place of an answer: what is said of a case is
//! not said of a standard.

use super::heads::is_sure_id_head;
use super::{Audit, names_summary};
use crate::import::persons::are_persons;
use crate::import::table::{Block, Grid, Value, has_any, value};
use crate::problem::Code;

/// How many rows are looked at.
const SAMPLE: usize = 200;

impl Audit<'_, '_> {
    /// Reports the columns of such a block; false where it is none.
    #[inline(never)]
    pub(super) fn rates_cases(&mut self, index: usize, block: &Block) -> bool {
        let grid = &self.grids[index];
        let is_about = |column: &usize| {
            let said = &block.columns[*column];
            said.is_narrow && said.slots != 0
        };
        let about: Vec<usize> = (0..block.columns.len()).filter(is_about).collect();
        // Rows of standards are no cases, whoever leads on each.
        let names_standard = || {
            (block.first..block.end.min(block.first + SAMPLE)).any(|row| {
                (0..about[0]).any(|column| self.subjects.read(grid.cell(row, column)).is_narrow)
            })
        };
        if about.len() < 2 || !names_cases(grid, block, about[0]) || names_standard() {
            return false;
        }
        for column in about {
            self.column_problem(Code::AnswersUnclear, index, block, column);
        }
        self.has_cases = true;
        true
    }
}

/// Whether the column before `about` names cases, and nothing but values stands beside their names.
fn names_cases(grid: &Grid, block: &Block, about: usize) -> bool {
    let head = |column: usize| {
        let row = block.columns.get(column).and_then(|said| said.row);
        row.map_or("", |row| grid.cell(row, column))
    };
    let heads_cases = |column: &usize| {
        let head = head(*column);
        is_sure_id_head(head) && has_any(head, "case child urn id")
            || head.eq_ignore_ascii_case("yp")
            || head.eq_ignore_ascii_case("young person")
    };
    let rows =
        || (block.first..block.end.min(block.first + SAMPLE)).filter(|&row| grid.filled(row) > 1);
    let id = (0..about).find(heads_cases);
    let id = id.or_else(|| {
        (0..about)
            .find(|&at| rows().count() > 1 && are_persons(rows().map(|row| grid.cell(row, at))))
    });
    let Some(id) = id else { return false };
    let is_case = |row: usize| {
        let name = grid.cell(row, id);
        !name.is_empty()
            && !names_summary(name)
            && !matches!(value(grid.cell(row, about)), Value::Words)
    };
    rows().count() > 0 && rows().all(is_case)
}
