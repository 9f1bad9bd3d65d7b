//! The rows of key questions: a question or label, and a percentage that stands beside it, on a
//! line of its own, before it, or in a block after several questions.

use super::evidence::{FigureFound, Weight};
use crate::import::words::{Number, asks};

/// The longest question or label in bytes; a longer stretch is prose.
const LONGEST: usize = 320;

/// A row whose question, figure or both have been seen.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its text so far.
    pub(super) label: String,
    /// Its number, where it has one of three parts.
    pub(super) number: Option<Number>,
    /// The offset of its text.
    pub(super) at: usize,
    /// Its figure, and the offset of that.
    pub(super) figure: Option<(FigureFound, usize)>,
}

impl Row {
    pub(super) fn new(label: &str, number: Option<Number>, at: usize) -> Self {
        Self { label: label.trim().to_owned(), number, at, figure: None }
    }

    /// Whether it reads like a question, whole or not.
    pub(super) fn is_question(&self) -> bool {
        self.number.is_some() || asks(&self.label)
    }

    /// Whether nothing of its text is still to come.
    pub(super) fn is_complete(&self) -> bool {
        self.label.contains('?') || (self.number.is_some() && !asks(&self.label))
    }

    /// Adds the next line of its text; false where it would grow longer than a question.
    pub(super) fn extend(&mut self, text: &str) -> bool {
        if self.label.len() + text.len() > LONGEST {
            return false;
        }
        // A word broken at the line's end.
        match self.label.strip_suffix('-') {
            Some(whole) if text.starts_with(|first: char| first.is_ascii_lowercase()) => {
                self.label.truncate(whole.len());
            }
            _ => self.label.push(' '),
        }
        self.label.push_str(text.trim());
        true
    }

    /// How surely its figure belongs to the key question that it is placed at.
    pub(super) fn weight(&self, weak: bool) -> Weight {
        match self.number {
            Some(_) => Weight::Numbered,
            None if self.label.contains('?') && !weak => Weight::Placed,
            None => Weight::Doubtful,
        }
    }
}

/// The rows and loose figures of one table, until it is known which belong together.
#[derive(Default)]
pub(super) struct Pending {
    /// Questions without a figure, in order.
    pub(super) rows: Vec<Row>,
    /// Figures that stand alone, in order, each with its offset.
    pub(super) loose: Vec<(FigureFound, usize)>,
    /// Whether the figures came before the questions.
    pub(super) figures_first: bool,
}

/// What comes of the rows and loose figures of one table.
pub(super) enum Matched {
    /// As many figures as questions: these rows, each with its figure.
    Rows(Vec<Row>),
    /// Questions alone: headings, the last of which prompts may follow.
    Headings(Vec<Row>),
    /// Not as many figures as questions; the offset of the first figure.
    Mismatch(Vec<Row>, usize),
    /// Nothing, or figures that belong to no question.
    Nothing,
}

impl Pending {
    /// Ends the table: matches its rows and loose figures by their order.
    pub(super) fn finish(&mut self) -> Matched {
        self.figures_first = false;
        let mut rows = std::mem::take(&mut self.rows);
        let loose = std::mem::take(&mut self.loose);
        match (rows.len(), loose.len()) {
            (0, _) => Matched::Nothing,
            (_, 0) => Matched::Headings(rows),
            (questions, figures) if questions == figures => {
                for (row, figure) in rows.iter_mut().zip(loose) {
                    row.figure = Some(figure);
                }
                Matched::Rows(rows)
            }
            _ => Matched::Mismatch(rows, loose[0].1),
        }
    }
}
