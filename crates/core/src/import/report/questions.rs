//! The rows of one table of key questions, until it is known which figure belongs to which
//! question.

use super::evidence::{FigureFound, Weight};
use super::tokens::{LONGEST_QUESTION, Token};
use crate::import::words::{Number, asks};

/// A question of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its text so far.
    pub(super) label: String,
    /// Its number, where it has one of three parts.
    pub(super) number: Option<Number>,
    /// The offset of its text.
    pub(super) at: usize,
}

impl Row {
    /// Whether nothing of its text is still to come.
    fn is_complete(&self) -> bool {
        self.label.contains('?') || (self.number.is_some() && !asks(&self.label))
    }

    /// Adds the next line of its text; false where it would grow longer than a question.
    fn extend(&mut self, text: &str) -> bool {
        if self.label.len() + text.len() > LONGEST_QUESTION {
            return false;
        }
        // A word broken at the line's end.
        match self.label.strip_suffix('-') {
            Some(whole) if text.starts_with(|first: char| first.is_ascii_lowercase()) => {
                self.label.truncate(whole.len());
            }
            _ => self.label.push(' '),
        }
        self.label.push_str(text);
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

/// A figure and its offset.
pub(super) type Placed = (FigureFound, usize);

enum Item {
    Question(Row),
    Figure(Placed),
    Bare(Placed),
}

/// The questions and figures of one table, in the order of the text.
#[derive(Default)]
pub(super) struct Pending {
    items: Vec<Item>,
    /// Whether a head has promised percentages.
    headed: bool,
    /// Whether a second column has the other answer.
    with_no: bool,
    /// Whether questions without figures stand above, in the same section.
    unanswered: bool,
}

/// What comes of the questions and figures of one table.
pub(super) enum Matched {
    /// These questions, each with its figure; those without one are headings.
    Rows(Vec<(Row, Option<Placed>)>),
    /// As many figures as questions, which stand apart from them: sure only where no question is
    /// missing.
    Apart(Vec<(Row, Placed)>),
    /// Which figure belongs to which question cannot be told; the offset of the first figure.
    Mismatch(Vec<Row>, usize),
}

impl Pending {
    /// Whether the last question's text goes on in the next line.
    pub(super) fn is_unfinished(&self) -> bool {
        self.unfinished().is_some()
    }

    /// Whether a number alone on a line may be a percentage.
    pub(super) fn takes_bare_numbers(&self) -> bool {
        self.headed && !self.items.is_empty()
    }

    fn unfinished(&self) -> Option<&Row> {
        let last = self.items.iter().rev().find_map(|item| match item {
            Item::Question(row) => Some(row),
            _ => None,
        });
        last.filter(|row| !row.is_complete())
    }

    /// Adds the tokens of a line at offset `at`; false where a question grows too long.
    pub(super) fn add(&mut self, tokens: &[Token], at: usize) -> bool {
        for token in tokens {
            match *token {
                Token::Question(text, number, start) => {
                    let row = Row { label: text.to_owned(), number, at: at + start };
                    self.items.push(Item::Question(row));
                }
                Token::Rest(text) => {
                    let last = self.items.iter_mut().rev().find_map(|item| match item {
                        Item::Question(row) => Some(row),
                        _ => None,
                    });
                    if !last.is_some_and(|row| row.extend(text)) {
                        return false;
                    }
                }
                Token::Figure(value, start) => self.items.push(Item::Figure((value, at + start))),
                Token::Bare(value, start) => self.items.push(Item::Bare((value, at + start))),
                Token::Head => self.headed = true,
                Token::HeadOfNo => self.with_no = true,
            }
        }
        true
    }

    /// Begins a section: questions above it have nothing to do with figures in it.
    pub(super) fn begin_section(&mut self) {
        self.unanswered = false;
    }

    /// Ends the table: the first figure belongs to the first question, and so on, where there are
    /// as many. Where there are fewer figures, only one that stands right behind its question is
    /// sure.
    pub(super) fn finish(&mut self) -> Matched {
        let headed = std::mem::take(&mut self.headed);
        let items = std::mem::take(&mut self.items);
        let with_no = std::mem::take(&mut self.with_no);
        let signed = items.iter().any(|item| matches!(item, Item::Figure(_)));
        let mut rows: Vec<(Row, Option<Placed>)> = Vec::new();
        let mut figures: Vec<Placed> = Vec::new();
        let mut each_behind_its_question = true;
        let mut below_figures = 0;
        // Figures above the first question may belong to one that the text has broken off.
        let figures_first = matches!(items.first(), Some(Item::Figure(_) | Item::Bare(_)));
        let after_unanswered = figures_first && self.unanswered;
        for item in items {
            match item {
                Item::Question(row) => {
                    rows.push((row, None));
                    below_figures += 1;
                }
                // A number without a head, or beside signed figures, is a page's.
                Item::Bare(_) if signed || !headed => {}
                Item::Figure(figure) | Item::Bare(figure) => {
                    match rows.last_mut().filter(|(_, figure)| figure.is_none()) {
                        Some((_, place)) => *place = Some(figure),
                        None => each_behind_its_question = false,
                    }
                    figures.push(figure);
                    below_figures = 0;
                }
            }
        }
        if with_no && figures.len() == 2 * rows.len() {
            let yes: Vec<Placed> = figures.into_iter().step_by(2).collect();
            let in_rows = rows.iter().zip(&yes).all(|((_, found), yes)| *found == Some(*yes));
            return if in_rows { Matched::Rows(rows) } else { mismatch(rows, &yes) };
        }
        if after_unanswered && !rows.is_empty() && !figures.is_empty() {
            return mismatch(rows, &figures);
        }
        self.unanswered |= rows.len() > figures.len();
        if each_behind_its_question {
            return Matched::Rows(rows);
        }
        // Questions below the last figure are headings of the text that follows.
        if !figures_first {
            rows.truncate(rows.len() - below_figures);
        }
        if rows.len() != figures.len() {
            return mismatch(rows, &figures);
        }
        Matched::Apart(rows.into_iter().map(|(row, _)| row).zip(figures).collect())
    }
}

fn mismatch(rows: Vec<(Row, Option<Placed>)>, figures: &[Placed]) -> Matched {
    let at = figures.first().map_or(0, |&(_, at)| at);
    Matched::Mismatch(rows.into_iter().map(|(row, _)| row).collect(), at)
}
