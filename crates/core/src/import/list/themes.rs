//! Key questions that a list names by their themes: `2.1: desistance 83`, or a line each below their
//! standard.

use super::values::{Value, both, values};
use super::{KNOWS_WORDS, Reader};
use crate::edition::{Edition, Standard};
use crate::import::words::{after, ends_as_theme, holds_any, theme};
use crate::problem::{Code, Problem};

/// A standard whose number or name stands above its key questions.
pub(super) struct Heading {
    standard: usize,
    /// What is to be said where none is below it.
    unless_used: Option<Problem>,
}

/// Whether `item` is a key question, named by its theme, and a figure.
pub(super) fn is_themed(item: &str) -> bool {
    KNOWS_WORDS
        && labelled(item).is_some_and(|(label, figure)| {
            let mut standards = Edition::newest().standards.iter();
            both(figure).is_ok() && standards.any(|standard| theme(standard, label).is_some())
        })
}

/// What ends as a theme does, and the figure behind it.
fn labelled(item: &str) -> Option<(&str, &str)> {
    let figure = item.find(|first: char| first.is_ascii_digit())?;
    let (label, figure) = item.split_at(figure);
    ends_as_theme(label).then_some((label, figure))
}

/// `text` without what stands in brackets before a value: `(court): 83`.
pub(super) fn behind_brackets(text: &str) -> &str {
    let rest = text.trim_start();
    let close = rest.starts_with('(').then(|| memchr::memchr(b')', rest.as_bytes())).flatten();
    close.map_or(text, |close| &rest[close + 1..])
}

impl Reader<'_> {
    /// The standard of the domain that brackets behind its name say, and what follows them:
    /// `Assessment (court): 83, 50, 50`.
    pub(super) fn bracketed<'a>(&self, item: &'a str) -> Option<(usize, &'a str)> {
        let (name, rest) = item.split_once('(')?;
        let (heading, rest) = rest.split_once(')')?;
        let domain = self.domain_called(heading)?;
        let is_called = |standard: &Standard| {
            standard.domain == domain && standard.name.eq_ignore_ascii_case(name.trim_end())
        };
        Some((self.edition.standards.iter().position(is_called)?, rest))
    }

    /// `Domain two`.
    pub(super) fn domain_in_words(&self, heading: &str) -> Option<usize> {
        const NUMERALS: [&str; 4] = ["one", "two", "three", "four"];
        let numeral = after(heading, "domain ")?;
        let domain = NUMERALS.iter().position(|known| known.eq_ignore_ascii_case(numeral));
        domain.filter(|&domain| domain < self.edition.domains.len())
    }

    /// Notes that a standard heads what follows; `problem` is for where nothing does.
    pub(super) fn heads(&mut self, standard: usize, problem: Option<Problem>) {
        self.heading = Some(Heading { standard, unless_used: problem });
    }

    /// Ends what the last standard heads.
    pub(super) fn end_heading(&mut self) {
        let heading = self.heading.take();
        self.problems.extend(heading.and_then(|heading| heading.unless_used));
    }

    /// Reads `item` as a key question of the standard above it, if it names one by its theme.
    pub(super) fn below_heading(&mut self, item: &str, at: usize) -> bool {
        let Some(standard) = self.heading.as_ref().map(|heading| heading.standard) else {
            return false;
        };
        let Some((question, (text, at))) = self.themed(standard, (item, at)) else {
            return false;
        };
        if let Some(heading) = &mut self.heading {
            heading.unless_used = None;
        }
        if let [value] = values(text, at, 1, true)[..] {
            self.share((standard, question), value);
        } else {
            let number = self.edition.standards[standard].key_questions[question].number;
            let problem = self.problem(Code::TooManyFigures, number, text, at);
            problem.expected = Some("1".to_owned());
        }
        true
    }

    /// The key question that the words before a figure name, and the figure: `desistance 83`. What is
    /// negative, a bound, a target or an earlier figure is none.
    pub(super) fn themed<'a>(
        &self,
        index: usize,
        (text, at): Value<'a>,
    ) -> Option<(usize, Value<'a>)> {
        if !self.knows_words() {
            return None;
        }
        let (label, value) = labelled(text)?;
        let others = "target not under below over than least most last was";
        if label.ends_with(" -")
            || memchr::memchr3(b'<', b'>', b'+', label.as_bytes()).is_some()
            || holds_any(label, others)
        {
            return None;
        }
        let (question, _) = theme(&self.edition.standards[index], label)?;
        Some((question, (value, at + label.len())))
    }
}
