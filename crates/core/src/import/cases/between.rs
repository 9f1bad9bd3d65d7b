//! What a row between cases says of those below it: of which disposal they are, for which standard
//! they are answered, or that they are none of the audit.

use super::answer::{Answer, answer};
use super::heads::{leaves_out, of_audit};
use super::period::{audit_in, period_in};
use super::services::service;
use super::shape::Shape;
use crate::import::table::{self, Block, Grid, Slots, Subjects, Value, value};
use crate::import::words::Number;

/// What the headings so far say of the next row.
pub(super) struct Headings {
    /// The domain of the cases, if a heading between them says it.
    pub(super) domain: Option<usize>,
    /// What all is about that a title above or the last heading does not leave open.
    pub(super) context: Slots,
    /// The heading that takes the cases out of the audit.
    pub(super) leaves_out: Option<usize>,
    /// The last heading, where it says something that is not known.
    pub(super) unknown: Option<usize>,
}

impl Headings {
    pub(super) fn new(context: Slots) -> Self {
        Self { domain: None, context, leaves_out: None, unknown: None }
    }

    /// Reads a row; nothing but a single short text outside the answers is a heading.
    #[inline(never)]
    pub(super) fn read(&mut self, grid: &Grid, row: usize, shape: &Shape, subjects: &Subjects) {
        // Longer, it is a remark.
        const LONGEST: usize = 60;
        let first = grid.first_filled(row);
        let text = grid.cell(row, first);
        let is_cell = shape.columns.contains(&first);
        // `2.3 50 60 70` and `2.4.1 9 5` are items of a list.
        let is_figure = |word: &&str| matches!(value(word), Value::Bare(_) | Value::Share(_));
        let figures = text.split(' ').filter(is_figure).count();
        let is_question = Number::start(text).is_some_and(|(number, _)| number.parts() == 3);
        let is_item = figures > if is_question { 0 } else { 2 };
        if grid.filled(row) != 1 || text.len() > LONGEST || is_cell || is_item || names_case(text) {
            return;
        }
        // Where a column says it of each case, one that has no answers yet is no heading.
        let title = subjects.title(text).filter(|_| !shape.kinds.columns.contains(&first));
        let is_title = title.is_some_and(|title| self.narrow(title, subjects));
        match of_audit(text) {
            _ if heads_example(text) => self.leaves_out = Some(row),
            Some(false) => self.leaves_out = Some(row),
            None if !is_title && audit_in(text).is_none() => {
                let is_open = service(text).is_none() && shape.forms.is_strange(first, text);
                self.unknown = Some(row).filter(|_| is_open);
                return;
            }
            _ => self.leaves_out = None,
        }
        self.unknown = None;
    }

    /// Reads what stands between the cases above a block and its own.
    pub(super) fn between(
        &mut self,
        grid: &Grid,
        block: &Block,
        shape: &Shape,
        subjects: &Subjects,
    ) {
        const NEAR: usize = 60;
        let is_case = |&row: &usize| {
            let texts = shape.columns.iter().map(|&column| answer(grid.cell(row, column)));
            texts.filter(|given| matches!(given, Answer::Yes | Answer::No)).count() > 0
        };
        let near = block.first.saturating_sub(NEAR)..block.first;
        let from = near.clone().rfind(is_case).map_or(near.start, |row| row + 1);
        for row in from..block.first {
            if grid.filled(row) == 1 {
                self.read(grid, row, shape, subjects);
            }
        }
    }

    /// Takes what a heading is about, if that is of one domain. What it leaves open, those above tell.
    fn narrow(&mut self, title: Slots, subjects: &Subjects) -> bool {
        let above = match subjects.domains(self.context)[..] {
            [domain] => subjects.of_domain(domain),
            _ => Slots::MAX,
        };
        let own = if title & above == 0 { title } else { title & above };
        let [domain] = subjects.domains(own)[..] else { return false };
        self.domain = Some(domain);
        self.context = if own & self.context == 0 { own } else { own & self.context };
        true
    }
}

/// Whether a heading says that what stands below it shows how to fill in a sheet.
fn heads_example(text: &str) -> bool {
    const WORDS: &str = "example examples dummy worked completed";
    const BESIDE: &str = "row rows case cases entry for guidance only below";
    let is = |known, word| table::is_one_of(known, word);
    let mut words = text.split([' ', ':', '(', ')']).filter(|word| !word.is_empty());
    words.clone().any(|word| is(WORDS, word))
        && words.all(|word| is(WORDS, word) || is(BESIDE, word))
}

/// The title right above a block's heads by which its rows are examples.
pub(super) fn example_above(grid: &Grid, block: &Block) -> Option<usize> {
    const NEAR: usize = 4;
    let heads = block.columns.iter().filter_map(|said| said.row).min()?;
    let mut above = (heads.saturating_sub(NEAR)..heads).rev();
    let row = above.find(|&row| grid.filled(row) > 0)?;
    (grid.filled(row) == 1 && heads_example(grid.cell(row, grid.first_filled(row)))).then_some(row)
}

/// Whether a sheet's name says that its cases are none of the audit: `Withdrawn`, or, among several
/// sheets, `Old`.
pub(super) fn names_none(sheet: &str, sheets: usize) -> bool {
    const NONE: &str = "old archive archived superseded example examples dummy template";
    let is_none = || table::has_any(sheet, NONE) && table::titles_target(sheet);
    leaves_out(sheet) == Some(Answer::Yes) || sheets > 1 && is_none()
}

/// Whether a heading says that the cases below it are those of the audit: `This year`.
pub(super) fn names_audit(grid: &Grid) -> bool {
    let mut headings = (0..grid.rows()).filter(|&row| grid.filled(row) == 1);
    headings.any(|row| of_audit(grid.cell(row, grid.first_filled(row))) == Some(true))
}

/// Whether a text begins with what identifies a case: `J2 moved to court`.
fn names_case(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default().as_bytes();
    word.iter().any(u8::is_ascii_digit)
        && word.iter().any(u8::is_ascii_alphabetic)
        && period_in(text).is_none()
}
