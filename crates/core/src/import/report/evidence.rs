//! What a report says, each statement with its place and weight, and what comes of it when
//! statements repeat or contradict each other.

use crate::edition::Edition;
use crate::import::clean::Clean;
use crate::import::words::Verdict;
use crate::problem::{Code, Problem};
use crate::share::{Percent, ShareError};

/// How surely a statement belongs to what it is taken for. Of two that differ, the weightier is
/// kept; of two of one weight, the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Found in a place where it could be chance: used for want of a better, and reported.
    Doubtful,
    /// Recognised by where it stands and what it is about.
    Placed,
    /// It stands beside its number.
    Numbered,
}

/// One statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement<T> {
    /// What it says.
    pub(super) value: T,
    /// Its offset in the clean text.
    pub(super) at: usize,
    /// How surely it belongs there.
    pub(super) weight: Weight,
}

/// A figure as it stands, which may be out of range.
pub(super) type FigureFound = Result<Percent, ShareError>;

/// All that a report says of its standards.
pub(super) struct Evidence {
    /// Statements about key questions: the positions of the standard and of the key question.
    pub(super) figures: Vec<((usize, usize), Statement<FigureFound>)>,
    /// Statements about standards: the position of the standard.
    pub(super) verdicts: Vec<(usize, Statement<Verdict>)>,
    /// Where each standard is first headed.
    pub(super) headed: Vec<Option<usize>>,
}

impl Evidence {
    pub(super) fn new(edition: &Edition) -> Self {
        Self {
            figures: Vec::new(),
            verdicts: Vec::new(),
            headed: vec![None; edition.standards.len()],
        }
    }

    /// Notes that the standard at `index` is headed at offset `at`.
    pub(super) fn head(&mut self, index: usize, at: usize) {
        self.headed[index].get_or_insert(at);
    }
}

/// The statement to keep of several about one thing, and a problem of `code` for each that
/// contradicts it. Doubtful ones contradict nobody.
pub(super) fn settle<T: Copy + PartialEq>(
    statements: impl Iterator<Item = Statement<T>> + Clone,
    mut contradiction: impl FnMut(Statement<T>, Statement<T>),
) -> Option<Statement<T>> {
    let kept = statements.clone().reduce(
        |best, next| {
            if next.weight > best.weight { next } else { best }
        },
    )?;
    for other in statements {
        if other.value != kept.value {
            contradiction(kept, other);
        }
    }
    Some(kept)
}

/// The problem that `other` contradicts what was `kept` about the standard or key question
/// `number`, or about the whole where that is empty.
pub(super) fn disagreement(
    clean: &Clean,
    code: Code,
    number: &str,
    (kept, kept_at): (&str, usize),
    (other, other_at): (&str, usize),
) -> Problem {
    Problem::new(code)
        .about(number)
        .found(other)
        .at(clean.place(other_at))
        .expected(kept)
        .other_line(clean.place(kept_at).0)
}
