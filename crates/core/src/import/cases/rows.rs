//! What the rows of a case-level audit are: cases, or sums of them; and, in the long form, which key
//! question each is about.

use super::answer::{Answer, answer};
use super::{is_sum, names_summary};
use crate::import::edges::Edges;
use crate::import::table::{Block, Counts, Grid, Measure, Slots, Subjects};
use crate::import::words::{has, holds};

/// Whether the head of a row says that it shows how to fill in the others, or what they are compared with.
fn is_example(head: &str) -> bool {
    const HEADS: [&str; 27] = [
        "example",
        "examples",
        "example case",
        "e.g.",
        "sample",
        "template",
        "test case",
        "dummy",
        "dummy case",
        "practice",
        "practice case",
        "model answer",
        "training case",
        "specimen",
        "guide",
        "guidance",
        "scoring guide",
        "key",
        "notes",
        "weighting",
        "do not use",
        "target",
        "benchmark",
        "last year",
        "previous year",
        "previous audit",
        "last audit",
    ];
    let head = head.trim_edges(|edge| [' ', '(', ')', ':', '-', '*'].contains(&edge));
    let lowered = head.to_ascii_lowercase();
    let is_blank = head.len() > 2 && head.bytes().all(|byte| byte == b'X');
    // `Example 1` may be a case like others.
    let names_one = lowered.split([' ', '(', ')', ':', '-', '_']).any(|word| word == "example")
        && !lowered.bytes().any(|byte| byte.is_ascii_digit())
        || lowered.ends_with("example") && !lowered.starts_with("example");
    let begins = ["e.g. ", "e.g ", "eg "].iter().any(|start| lowered.starts_with(start));
    // In capitals they are a child's initials.
    head == "eg"
        || begins
        || is_blank
        || names_one
        || HEADS.iter().any(|known| known.eq_ignore_ascii_case(head))
}

/// Whether the head of a row says that it sums up cases or is no case at all, and no answer in one of
/// `columns` says otherwise. `Yes` may be such a head, and an answer too.
#[inline(never)]
pub(super) fn sums_up(
    grid: &Grid,
    row: usize,
    end: usize,
    columns: impl Fn(&usize) -> bool,
) -> bool {
    let first = grid.first_filled(row);
    if columns(&first) {
        return false;
    }
    let head = grid.cell(row, first);
    if is_example(head) {
        return true;
    }
    let is_answer =
        |text: &str| matches!(answer(text), Answer::Yes | Answer::No) && !matches!(text, "0" | "1");
    let mut rest = (first + 1..grid.width(row)).map(|column| (column, grid.cell(row, column)));
    let says_no_case = if answer(head) == Answer::Other {
        !rest.any(|(column, text)| columns(&column) && is_answer(text))
    } else {
        // Of a sheet in digits, the case of a child with such initials looks alike.
        let mut has_sum = row >= end;
        rest.all(|(_, text)| {
            has_sum |= is_sum(text);
            matches!(text, "" | "0" | "1") || is_sum(text)
        }) && has_sum
    };
    says_no_case && names_summary(head)
}

/// Whether what stands in place of a case's name says what all of them come to: `Met standard?`.
pub(super) fn judges(name: &str) -> bool {
    const WORDS: [&str; 5] = ["overall", "sufficient", "majority", "most common", "threshold"];
    name.len() > 3
        && (name.ends_with('?') || has(name, b'%') || WORDS.iter().any(|word| holds(name, word)))
}

/// The row behind the last of `block` whose head cannot be that of sums.
pub(super) fn tail(grid: &Grid, block: &Block) -> usize {
    let is_case = |&row: &usize| {
        let head = grid.cell(row, grid.first_filled(row));
        answer(head) == Answer::Other && !names_summary(head)
    };
    (block.first..block.end).rfind(is_case).map_or(block.first, |row| row + 1)
}

/// Where the rows of cases end in `block`: behind the last that has more answers than numbers under
/// `columns`, or says which case it is. Rows of sums may follow; further up, numbers are answers, if
/// on a scale.
pub(super) fn end_of_cases(
    grid: &Grid,
    block: &Block,
    columns: &[usize],
    id: Option<usize>,
) -> usize {
    const MOST: usize = 5;
    let is_case = |&row: &usize| {
        let texts = columns.iter().map(|&column| grid.cell(row, column));
        let (mut sums, mut others) = (0, 0);
        for text in texts.filter(|text| !text.is_empty()) {
            *if is_sum(text) { &mut sums } else { &mut others } += 1;
        }
        match id {
            Some(id) => !grid.cell(row, id).is_empty(),
            None => columns.is_empty() || others > 0 && others >= sums,
        }
    };
    let first = block.end - MOST.min((block.end - block.first) / 2);
    (first..block.end).rfind(is_case).map_or(first, |row| row + 1)
}

/// Reads what each row of the long form is about, one after the other. A standard may stand only
/// in the first row of its key questions, or alone in a row above them.
pub(super) struct Labels<'a> {
    columns: &'a [usize],
    heading: Slots,
    carried: Vec<Slots>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(columns: &'a [usize]) -> Self {
        Self { columns, heading: Slots::MAX, carried: vec![0; columns.len()] }
    }

    /// What a row is about; 0 where it does not say, or contradicts itself.
    #[inline(never)]
    pub(super) fn read(
        &mut self,
        grid: &Grid,
        row: usize,
        block: &Block,
        subjects: &Subjects,
    ) -> Slots {
        if grid.filled(row) < 2 {
            let heading = subjects.read(grid.cell(row, grid.first_filled(row)));
            if heading.is_narrow && heading.slots != 0 {
                self.heading = heading.slots;
                self.carried.fill(0);
            }
            return 0;
        }
        let mut slots = Slots::MAX;
        let mut is_narrow = false;
        for (position, &column) in self.columns.iter().enumerate() {
            let text = grid.cell(row, column);
            let subject = subjects.label(text, block.counts(column));
            let is_domain = block.counts(column) == Some(Counts::Domains);
            let mut own = subject.slots;
            if subject.is_prompt {
                return 0;
            }
            if text.is_empty() {
                own = self.carried[position];
            } else if !subject.is_narrow && !is_domain {
                own = 0;
            } else if subjects.names_standard(own) {
                self.carried[position..].fill(0);
                self.carried[position] = own;
            }
            if own != 0 {
                slots &= own;
                is_narrow |= subject.is_narrow;
            }
        }
        match slots & self.heading {
            _ if !is_narrow => 0,
            0 => slots,
            both => both,
        }
    }
}

/// The columns that name what rows are about: those whose header says so, or else those where most
/// cells do. What a comment names counts for nothing.
#[inline(never)]
pub(super) fn label_columns(
    grid: &Grid,
    block: &Block,
    subjects: &Subjects,
    answers: &[usize],
) -> Vec<usize> {
    const ROWS: usize = 200;
    const MOST: usize = 12;
    let mut labels = Vec::new();
    let mut headed = Vec::new();
    for column in (0..MOST).filter(|column| !answers.contains(column)) {
        let (mut names, mut others) = (0, 0);
        for row in block.first..block.end.min(block.first + ROWS) {
            let text = grid.cell(row, column);
            if text.is_empty() || grid.filled(row) < 2 {
                continue;
            }
            let subject = subjects.label(text, block.counts(column));
            *if subject.slots == 0 { &mut others } else { &mut names } += 1;
        }
        let said = block.columns.get(column).and_then(|said| said.measure);
        let is_label = said == Some(Measure::Label);
        if names > 0 && if is_label { names >= others } else { names > 3 * others } {
            labels.push(column);
            headed.extend(is_label.then_some(column));
        }
    }
    // What stands in the middle of its rows is not needed where the others tell.
    let others: Vec<usize> =
        labels.iter().copied().filter(|&label| !is_headless(grid, block, label)).collect();
    if others.len() < labels.len() && tell_all(grid, block, subjects, &others) {
        return others;
    }
    // Where those whose header says so tell each key question, or one column alone does, another
    // is a comment.
    if headed.len() < labels.len() {
        if tell_all(grid, block, subjects, &headed) {
            return headed;
        }
        let alone = |label: &&usize| tell_all(grid, block, subjects, &[**label]);
        if let Some(&alone) = labels.iter().find(alone) {
            labels.retain(|label| *label == alone || headed.contains(label));
        }
    }
    labels
}

/// Whether rows stand above the first label of `column`, which names what several rows are about: its
/// labels may stand in the middle of their rows, or below them.
pub(super) fn is_headless(grid: &Grid, block: &Block, column: usize) -> bool {
    const ROWS: usize = 200;
    let rows = block.first..block.end.min(block.first + ROWS);
    let has_label = |row: usize| !grid.cell(row, column).is_empty();
    let first = rows.clone().find(|&row| grid.filled(row) > 0);
    let rows = rows.filter(|&row| grid.filled(row) > 1);
    let (blank, all) =
        rows.fold((0, 0), |(blank, all), row| (blank + usize::from(!has_label(row)), all + 1));
    first.is_some_and(|first| grid.filled(first) > 1 && !has_label(first)) && 3 * blank > all
}

/// Whether nearly all rows name one key question in `labels`, but for its domain.
fn tell_all(grid: &Grid, block: &Block, subjects: &Subjects, labels: &[usize]) -> bool {
    const ROWS: usize = 200;
    let (mut told, mut others) = (0, 0);
    let mut about = Labels::new(labels);
    for row in block.first..block.end.min(block.first + ROWS) {
        let slots = about.read(grid, row, block, subjects);
        if grid.filled(row) > 1 {
            let is_told = subjects.question(slots).is_some() || subjects.is_open_by_domain(slots);
            *if is_told { &mut told } else { &mut others } += 1;
        }
    }
    told > 9 * others
}

/// How many rows name a key question or standard in `labels`, of how many, and how many different
/// ones.
#[inline(never)]
pub(super) fn rows_with_subject(
    grid: &Grid,
    block: &Block,
    subjects: &Subjects,
    labels: &[usize],
) -> (usize, usize, usize) {
    const ROWS: usize = 200;
    let (mut with, mut all) = (0, 0);
    let mut seen: Vec<Slots> = Vec::new();
    let mut about = Labels::new(labels);
    for row in block.first..block.end.min(block.first + ROWS) {
        let slots = about.read(grid, row, block, subjects);
        if grid.filled(row) < 2 {
            continue;
        }
        all += 1;
        if slots != 0 {
            with += 1;
            if !seen.contains(&slots) {
                seen.push(slots);
            }
        }
    }
    (with, all, seen.len())
}
