//! Audits that are turned round: a row for each key question and a column for each case.

use super::answer::{Answer, answer};
use super::{Audit, Tally, VAGUE};
use crate::import::persons::are_all_persons;
use crate::import::table::{Block, Slots};
use crate::problem::Code;

impl Audit<'_, '_> {
    /// Counts such a block; false where it is none. The heads of its columns must be called as cases are.
    #[inline(never)]
    pub(super) fn across(&mut self, index: usize, block: &Block) -> bool {
        const LEAST: usize = 2;
        let grid = &self.grids[index];
        let subjects = self.subjects;
        let rows: Vec<usize> =
            (block.first..block.end).filter(|&row| grid.filled(row) > 1).collect();
        let Some(&first) = rows.first() else { return false };
        let Some(label) =
            (0..grid.width(first)).find(|&at| subjects.read(grid.cell(first, at)).is_narrow)
        else {
            return false;
        };
        let columns: Vec<usize> = (label + 1..block.columns.len()).collect();
        let head =
            |column: usize| block.columns[column].row.map_or("", |row| grid.cell(row, column));
        let is_case = |column: usize| {
            block.columns[column].slots == 0 && are_all_persons(std::iter::once(head(column)))
        };
        let (mut answers, mut others) = (0, 0);
        for &row in &rows {
            for &column in &columns {
                match answer(grid.cell(row, column)) {
                    Answer::Yes | Answer::No if !matches!(grid.cell(row, column), "0" | "1") => {
                        answers += 1;
                    }
                    Answer::Yes | Answer::No | Answer::Cross | Answer::Other => others += 1,
                    Answer::NotApplicable | Answer::Blank => {}
                }
            }
        }
        if columns.is_empty()
            || !columns.iter().all(|&column| is_case(column))
            || answers < LEAST
            || others * 4 > answers
        {
            return false;
        }
        self.has_cases = true;
        for row in rows {
            let said = subjects.read(grid.cell(row, label));
            if said.is_prompt {
                continue;
            }
            let slots = said.slots;
            let Some((standard, question)) = self.in_context(slots, block.context) else {
                // What its domain leaves open is asked.
                if !subjects.is_open_by_domain(slots) {
                    self.problem(Code::QuestionUnclear, index, row, label);
                }
                continue;
            };
            let (mut yes, mut of) = (0, 0);
            for &column in &columns {
                let text = grid.cell(row, column);
                let given = answer(text);
                let is_digit = matches!(text, "0" | "1");
                if matches!(given, Answer::Other | Answer::Cross) || is_digit {
                    let found = VAGUE.iter().find(|word| word.eq_ignore_ascii_case(text));
                    let found = found.map(|word| (*word).to_owned());
                    self.problem(Code::AnswerUnclear, index, row, column).found = found;
                    continue;
                }
                of += u32::from(matches!(given, Answer::Yes | Answer::No));
                yes += u32::from(given == Answer::Yes);
            }
            if self.tally_of(index, standard, question).is_some() {
                self.problem(Code::QuestionUnclear, index, row, label);
                continue;
            }
            self.tallies.push(Tally {
                grid: index,
                standard,
                question,
                yes,
                of,
                row,
                column: label,
            });
        }
        true
    }

    /// The key question of a row, by what stands above and what a person has answered.
    fn in_context(&mut self, slots: Slots, context: Slots) -> Option<(usize, usize)> {
        let both = slots & context;
        let open = if both == 0 { slots } else { both };
        if let Some(found) = self.subjects.question(open) {
            return Some(found);
        }
        if !self.subjects.is_open_by_domain(open) {
            return None;
        }
        self.asks_disposal |= self.disposal.is_none();
        self.subjects.question(open & self.subjects.of_domain(self.disposal?))
    }
}
