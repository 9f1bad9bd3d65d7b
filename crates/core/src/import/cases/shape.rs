//! How a case-level audit is laid out, and how its answers are spelt.

use super::answer::{Answer, answer};
use super::{is_sum, names_summary};
use crate::import::table::{Block, Counts, Grid, Measure, Slots, Subjects};
use crate::import::words::holds;

/// Where the answers stand and what they are like.
pub(super) struct Shape {
    /// Whether each row is a case and a key question.
    pub(super) is_long: bool,
    /// The columns of answers.
    pub(super) columns: Vec<usize>,
    /// The first column that names the key question, in the long form.
    pub(super) label: usize,
    /// The column of what identifies a case.
    pub(super) id: Option<usize>,
    /// The column of the type of disposal.
    pub(super) kind: Option<usize>,
    /// The domains that columns name by themselves.
    pub(super) domains: Vec<usize>,
    /// Whether cells say themselves that a question does not apply.
    pub(super) has_not_applicable: bool,
    /// What stands in each column of answers.
    counts: Vec<Tally>,
    all: Tally,
}

/// How often each kind of answer stands in a column.
#[derive(Clone, Copy, Default)]
struct Tally {
    yes: usize,
    no: usize,
    ones: usize,
    zeros: usize,
    crosses: usize,
    not_applicable: usize,
    blank: usize,
    sums: usize,
    other: usize,
    /// Rows that name a type of disposal.
    kinds: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.yes += other.yes;
        self.no += other.no;
        self.ones += other.ones;
        self.zeros += other.zeros;
        self.crosses += other.crosses;
        self.blank += other.blank;
        self.not_applicable += other.not_applicable;
        self.sums += other.sums;
        self.other += other.other;
    }

    fn answers(&self) -> usize {
        self.yes + self.no + self.ones + self.zeros + self.crosses
    }

    fn words(&self) -> usize {
        self.yes + self.no + self.crosses
    }
}

/// How many rows are looked at to tell the layout.
const SAMPLE: usize = 2_000;

impl Shape {
    /// The layout of a block of cases; `None` where it holds none.
    #[expect(clippy::too_many_lines, reason = "one decision after the other, over the same facts")]
    #[inline(never)]
    pub(super) fn of(grid: &Grid, block: &Block, subjects: &Subjects) -> Option<Self> {
        let width =
            (block.first..block.end.min(block.first + SAMPLE)).map(|row| grid.width(row)).max()?;
        let mut counts = vec![Tally::default(); width];
        let mut filled = vec![0usize; width];
        let mut rows = 0;
        for row in block.first..block.end {
            if grid.filled(row) < 2 || names_summary(grid.cell(row, grid.first_filled(row))) {
                continue;
            }
            rows += 1;
            for column in 0..width {
                let text = grid.cell(row, column);
                filled[column] += usize::from(!text.is_empty());
                let own = &mut counts[column];
                match answer(text) {
                    Answer::Yes if text == "1" => own.ones += 1,
                    Answer::No if text == "0" => own.zeros += 1,
                    Answer::Yes => own.yes += 1,
                    Answer::No => own.no += 1,
                    Answer::NotApplicable => own.not_applicable += 1,
                    Answer::Blank => own.blank += 1,
                    Answer::Cross => own.crosses += 1,
                    Answer::Other if is_sum(text) => own.sums += 1,
                    Answer::Other => {
                        own.other += 1;
                        let short = text.len() <= 40 && rows <= SAMPLE;
                        own.kinds += usize::from(short && subjects.domain(text).is_some());
                    }
                }
            }
        }
        let head = |column: usize| {
            let row = block.columns.get(column).and_then(|said| said.row);
            row.map_or("", |row| grid.cell(row, column))
        };
        let narrow = |column: &usize| {
            block.columns.get(*column).is_some_and(|said| {
                said.is_narrow
                    && !said.is_foreign
                    && !matches!(
                        said.measure,
                        Some(Measure::Other | Measure::Label | Measure::Rating)
                    )
            })
        };
        let mostly = |column: &usize| {
            let own = &counts[*column];
            own.answers() > 0 && own.answers() >= own.other && own.answers() >= own.sums
        };
        // Percentages of 0 and 1 among others are no answers.
        let narrowed: Vec<usize> = (0..width).filter(narrow).collect();
        let mut under = Tally::default();
        for &column in &narrowed {
            under.add(&counts[column]);
        }
        if under.words() == 0 && under.sums > under.answers() {
            return None;
        }
        let mut columns: Vec<usize> = narrowed.into_iter().filter(mostly).collect();
        let subject_rows = rows_with_subject(grid, block, subjects, &columns);
        let mut is_long = false;
        let mut label = 0;
        if columns.is_empty() || subject_rows.0 * 2 > subject_rows.1 {
            let words = |column: &usize| {
                let own = &counts[*column];
                own.words() > 1 && 2 * own.words() >= own.other + own.sums && !narrow(column)
            };
            columns = (0..width).filter(words).collect();
            // Each key question once, and no case: a table with a column of words.
            let repeats = subject_rows.2 * 2 <= subject_rows.0;
            if columns.is_empty() || subject_rows.0 * 2 < subject_rows.1 || !repeats {
                return None;
            }
            is_long = true;
            label = (0..width).find(|&column| {
                subjects.label(grid.cell(block.first, column), block.counts(column)).is_narrow
            })?;
        }
        let mut all = Tally::default();
        for &column in &columns {
            all.add(&counts[column]);
        }
        if all.sums > all.answers() || (all.words() == 0 && rows < 2) {
            return None;
        }
        let is_kind = |column: &usize| {
            let own = &counts[*column];
            let said = ["type", "disposal", "order", "outcome", "intervention", "court"];
            let named = said.iter().any(|word| holds(head(*column), word));
            own.kinds > 0
                && !columns.contains(column)
                && if named {
                    own.kinds * 2 >= filled[*column]
                } else {
                    own.kinds * 5 >= filled[*column] * 4
                }
        };
        let kind = (0..width).filter(is_kind).max_by_key(|column| counts[*column].kinds);
        let is_id = |column: &usize| {
            let said = ["case", "id", "ref", "child", "urn", "number", "no."];
            !columns.contains(column)
                && Some(*column) != kind
                && head(*column).len() < 30
                && said.iter().any(|word| crate::import::table::has_word(head(*column), word))
        };
        let id = (0..width).find(is_id);
        let mut domains = Vec::new();
        for &column in &columns {
            let slots = block.columns.get(column).map_or(0, |said| said.slots);
            if let [domain] = subjects.domains(slots)[..] {
                domains.push(domain);
            }
        }
        let has_not_applicable = all.not_applicable > 0;
        Some(Self { is_long, columns, label, id, kind, domains, has_not_applicable, counts, all })
    }

    /// Whether a sheet answers in digits, so that `1` and `0` are answers.
    fn has_digits(&self) -> bool {
        self.all.ones + self.all.zeros > self.all.yes + self.all.no
    }

    /// Whether a cross is a no: it stands beside ticks and nothing else says no.
    fn cross_is_no(&self) -> bool {
        self.all.no == 0 && self.all.yes > 0
    }

    /// Whether no mark says no while cells are blank, so that a blank may be one; or crosses may be
    /// either.
    pub(super) fn unclear_marks(&self) -> bool {
        let no = self.all.no
            + if self.has_digits() { self.all.zeros } else { 0 }
            + if self.cross_is_no() { self.all.crosses } else { 0 };
        (no == 0 && self.all.blank > 0) || (self.all.crosses > 0 && !self.cross_is_no())
    }

    /// Whether a column of digits has others than 0 and 1: a scale, not answers.
    pub(super) fn is_mixed(&self, column: usize) -> bool {
        let own = &self.counts[column];
        self.has_digits() && own.sums > 1
    }

    /// Whether a column holds marks: its header gives the answer.
    #[inline(never)]
    pub(super) fn is_mark(&self, block: &Block, column: usize) -> bool {
        let is_answer =
            |measure| matches!(measure, Some(Measure::Yes | Measure::No | Measure::NotApplicable));
        let Some(own) = block.columns.get(column).filter(|own| is_answer(own.measure)) else {
            return false;
        };
        self.columns.iter().any(|&other| {
            let said = &block.columns[other];
            said.slots == own.slots && is_answer(said.measure) && said.measure != own.measure
        })
    }

    /// Whether a row has marks for more than one answer of a key question.
    pub(super) fn is_marked_twice(
        &self,
        grid: &Grid,
        row: usize,
        block: &Block,
        column: usize,
    ) -> bool {
        self.is_mark(block, column)
            && self.columns.iter().any(|&other| {
                other != column
                    && block.columns[other].slots == block.columns[column].slots
                    && matches!(answer(grid.cell(row, other)), Answer::Yes | Answer::Cross)
            })
    }

    /// What a cell answers, as this sheet spells it.
    #[inline(never)]
    pub(super) fn read(&self, block: &Block, column: usize, text: &str) -> Answer {
        let given = answer(text);
        if self.is_mark(block, column) {
            return match (given, block.columns[column].measure) {
                (Answer::Yes | Answer::Cross, Some(Measure::Yes)) => Answer::Yes,
                (Answer::Yes | Answer::Cross, Some(Measure::No)) => Answer::No,
                (Answer::Other, _) => Answer::Other,
                _ => Answer::NotApplicable,
            };
        }
        match given {
            Answer::Yes | Answer::No if matches!(text, "1" | "0") && !self.has_digits() => {
                Answer::Other
            }
            Answer::Cross => Answer::No,
            _ => given,
        }
    }

    /// Whether a row answers anything.
    pub(super) fn has_answer(&self, grid: &Grid, row: usize) -> bool {
        self.columns.iter().any(|&column| !grid.cell(row, column).is_empty())
    }

    /// Whether a row sums up the cases above it.
    #[inline(never)]
    pub(super) fn is_summary(&self, grid: &Grid, row: usize) -> bool {
        let first = grid.first_filled(row);
        if !self.columns.contains(&first) && names_summary(grid.cell(row, first)) {
            return true;
        }
        let (mut sums, mut others) = (0, 0);
        for &column in &self.columns {
            let text = grid.cell(row, column);
            if is_sum(text) {
                sums += 1;
            } else if !text.is_empty() && !matches!(text, "0" | "1") {
                others += 1;
            }
        }
        let without_id = self.id.is_some_and(|id| grid.cell(row, id).is_empty());
        // Digits in a sheet of words, without a case: sums as well.
        let digits = !self.has_digits()
            && self.columns.iter().all(|&column| matches!(grid.cell(row, column), "" | "0" | "1"));
        others == 0 && (sums > 0 || without_id && digits)
    }

    /// The key question that a row of the long form is about.
    #[inline(never)]
    pub(super) fn row_slots(
        &self,
        grid: &Grid,
        row: usize,
        block: &Block,
        subjects: &Subjects,
    ) -> Slots {
        let mut slots = Slots::MAX;
        let mut is_narrow = false;
        for column in 0..grid.width(row).min(12) {
            let text = grid.cell(row, column);
            let skip = self.columns.contains(&column)
                || Some(column) == self.id
                || Some(column) == self.kind;
            if skip || text.is_empty() {
                continue;
            }
            let subject = subjects.label(text, block.counts(column));
            let is_domain = block.counts(column) == Some(Counts::Domains);
            if subject.slots != 0 && (subject.is_narrow || is_domain) && slots & subject.slots != 0
            {
                slots &= subject.slots;
                is_narrow |= subject.is_narrow;
            }
        }
        if is_narrow { slots } else { 0 }
    }
}

/// How many rows name a key question or standard outside of `columns`, of how many, and how many
/// different ones.
#[inline(never)]
fn rows_with_subject(
    grid: &Grid,
    block: &Block,
    subjects: &Subjects,
    columns: &[usize],
) -> (usize, usize, usize) {
    const ROWS: usize = 200;
    let (mut with, mut all) = (0, 0);
    let mut seen: Vec<Slots> = Vec::new();
    for row in block.first..block.end.min(block.first + ROWS) {
        if grid.filled(row) < 2 {
            continue;
        }
        all += 1;
        let mut slots = Slots::MAX;
        for column in 0..grid.width(row).min(12) {
            let text = grid.cell(row, column);
            if columns.contains(&column) || text.is_empty() || text.len() > 200 {
                continue;
            }
            let subject = subjects.label(text, block.counts(column));
            if subject.is_narrow && subject.slots != 0 {
                slots &= subject.slots;
            }
        }
        if slots != Slots::MAX {
            with += 1;
            if !seen.contains(&slots) {
                seen.push(slots);
            }
        }
    }
    (with, all, seen.len())
}
