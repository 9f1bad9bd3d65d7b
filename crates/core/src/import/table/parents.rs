//! Rows of standards with figures of their own, above those of their key questions.

use super::columns::Kind;
use super::grid::Grid;
use super::subject::{Slots, Subjects};

/// What the rows below `row` are about and how many they are, if it names a standard and they are its key questions
/// by their themes, each once. A figure of its own sums these up.
pub(super) fn parent(
    grid: &Grid,
    kinds: &[Kind],
    row: usize,
    subjects: &Subjects,
) -> Option<(Slots, usize)> {
    let mut labels = (0..kinds.len()).filter(|&column| kinds[column] == Kind::Label);
    let column = labels.find(|&column| !grid.cell(row, column).is_empty())?;
    let own = subjects.read(grid.cell(row, column)).slots;
    let standard = subjects.standard(own).filter(|_| subjects.names_standard(own))?;
    let questions = subjects.edition.standards[standard].key_questions.len();
    let mut asked = Vec::with_capacity(questions);
    let below = (row + 1..grid.rows()).filter(|&below| grid.filled(below) > 0);
    for below in below.take(questions) {
        let theme = subjects.read(grid.cell(below, column));
        let (_, question) = subjects.question(theme.slots & own)?;
        let is_own = theme.number.is_none() && !subjects.names_standard(theme.slots);
        if !is_own || asked.contains(&question) {
            return None;
        }
        asked.push(question);
    }
    (questions > 1 && asked.len() == questions).then_some((own, questions))
}
