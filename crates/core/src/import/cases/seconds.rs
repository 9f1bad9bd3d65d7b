//! Columns beside those of answers that may change what these say: `Moderated`, `Final`,
//! `Applicable?`. Which of both counts is not known.

use super::answer::{Answer, answer};
use super::heads::{asks_otherwise, leaves_out, names_judge};
use super::shape::Shape;
use crate::import::table::{self, Block, Grid, Measure, Slots, Subjects, has_any};

impl Shape {
    /// The columns of answers that have a second answer beside each of them, below one head.
    #[inline(never)]
    pub(super) fn answered_twice(
        &self,
        grid: &Grid,
        block: &Block,
        subjects: &Subjects,
    ) -> Vec<usize> {
        let head = |column: usize| {
            let row = block.columns.get(column).and_then(|said| said.row);
            row.map_or("", |row| grid.cell(row, column))
        };
        let is_second = |column: &usize| {
            let own = &self.counts[*column];
            let head = head(*column);
            // `Evidence` is said of an answer, and is none.
            let says = table::measure(head).0 != Some(Measure::Other) || names_judge(head);
            let is_known = self.columns.contains(column)
                || self.unread.contains(column)
                || self.kinds.columns.contains(column)
                || self.id == Some(*column);
            let answers = own.words() + if self.has_digits() { own.ones + own.zeros } else { 0 };
            !is_known
                && answers > 0
                && answers >= own.other + own.sums
                && (says || reads_again(head) || is_gate(head))
                && (!asks_otherwise(head) || reads_again(head))
                && leaves_out(head).is_none()
        };
        let seconds: Vec<usize> = (0..self.counts.len()).filter(is_second).collect();
        if self.is_long {
            let is_again = seconds.iter().any(|&second| reads_again(head(second)));
            return if is_again { self.columns.clone() } else { Vec::new() };
        }
        let gates = seconds.iter().filter(|&&gate| is_gate(head(gate)));
        let mut found: Vec<usize> =
            gates.flat_map(|&gate| self.behind_gate(grid, block, gate)).collect();
        // `Moderated 2.1.1`, wherever it stands.
        for column in (0..self.counts.len()).filter(|column| !self.columns.contains(column)) {
            let head = head(column);
            let slots =
                if reads_again(head) || names_judge(head) { asked(head, subjects) } else { 0 };
            let is_own = |at: &&usize| slots != 0 && block.columns[**at].slots == slots;
            found.extend(self.columns.iter().filter(is_own));
        }
        for &second in &seconds {
            let alike = seconds.iter().copied().filter(|&at| head(at) == head(second));
            let alike: Vec<usize> = alike.collect();
            let behind = |at: usize| at.checked_sub(1).filter(|at| self.columns.contains(at));
            let before = |at: usize| Some(at + 1).filter(|at| self.columns.contains(at));
            let all = |beside: &dyn Fn(usize) -> Option<usize>| {
                alike.iter().map(|&at| beside(at)).collect::<Option<Vec<usize>>>()
            };
            if alike.len() > 1 && alike[0] == second {
                found.extend(all(&behind).or_else(|| all(&before)).unwrap_or_default());
            } else if let Some(first) = behind(second)
                && reads_again(head(second))
                && (self.columns.len() == 1
                    || before(second).is_some()
                    || (0..second).any(|other| head(other) == head(second)))
            {
                found.push(first);
            }
        }
        found
    }
}

impl Shape {
    /// A cell that says of a case's answers, in a column such as `Moderation`, that they were changed.
    pub(super) fn overturned(&self, grid: &Grid, block: &Block) -> Option<(usize, usize)> {
        const SAYS: &str = "changed overturned amended overridden revised corrected downgraded upgraded disagree disagreed";
        let heads = |&column: &usize| {
            let row = block.columns.get(column).and_then(|said| said.row);
            !self.columns.contains(&column)
                && row.is_some_and(|row| reads_again(grid.cell(row, column)))
        };
        let columns: Vec<usize> = (0..self.counts.len()).filter(heads).collect();
        let says = |row: usize, column: usize| {
            let text = grid.cell(row, column);
            let mut words = text.split(|edge: char| !edge.is_alphanumeric());
            let first = words.next().unwrap_or_default();
            text.len() < 60 && table::is_one_of(SAYS, first)
        };
        let rows = block.first..block.end;
        rows.flat_map(|row| columns.iter().map(move |&column| (row, column)))
            .find(|&(row, column)| says(row, column) && self.has_answer(grid, row))
    }

    /// The columns of answers right behind that of `gate`, where no below it goes with nothing but no:
    /// the questions may not apply to such a case.
    fn behind_gate(&self, grid: &Grid, block: &Block, gate: usize) -> Vec<usize> {
        let behind = (gate + 1..).take_while(|column| self.columns.contains(column));
        let behind: Vec<usize> = behind.collect();
        let mut shut = (block.first..block.end)
            .filter(|&row| answer(grid.cell(row, gate)) == Answer::No)
            .peekable();
        let is_no =
            |row: usize| behind.iter().all(|&column| answer(grid.cell(row, column)) == Answer::No);
        if shut.peek().is_some() && shut.all(is_no) { behind } else { Vec::new() }
    }
}

/// The title by which all cases are made up. What it says of their time, a person knows.
pub(super) fn invented(grid: &Grid, block: &Block) -> Option<(usize, usize)> {
    const WORDS: &str = "example dummy test illustrative fictional fictitious invented";
    let title = block.aim.map(|row| (row, grid.first_filled(row)))?;
    has_any(grid.cell(title.0, title.1), WORDS).then_some(title)
}

/// The key question whose whole number stands behind other words of a head.
fn asked(head: &str, subjects: &Subjects) -> Slots {
    let mut numbers = head.match_indices(' ').map(|(at, _)| subjects.read(&head[at + 1..]));
    let whole = numbers.find(|said| said.number.is_some_and(|number| number.parts() == 3));
    whole.map_or(0, |said| said.slots)
}

/// Whether the head of a column asks whether the questions behind it apply: `Review due?`.
fn is_gate(head: &str) -> bool {
    has_any(head, "due needed required necessary identified applicable relevant")
}

/// Whether the head of a column says that a question is answered once more below it. Behind the last of
/// several questions it may be said of the whole case.
fn reads_again(head: &str) -> bool {
    const WORDS: &str = "changed moderated moderation moderator final agreed revised amended corrected second reader \
                         verdict consensus override overridden qa hmip inspector";
    has_any(head, WORDS)
}

/// Whether a row of heads above `row` says at `column`, or in the cell that spreads to it, who has
/// answered: `Case manager | | | Auditor`.
pub(super) fn is_judged(grid: &Grid, row: usize, column: usize) -> bool {
    let Some(above) = (0..row).rev().find(|&above| grid.filled(above) > 1) else { return false };
    let mut heads = (0..=column).rev().map(|at| grid.cell(above, at));
    heads.find(|text| !text.is_empty()).is_some_and(names_judge)
}
