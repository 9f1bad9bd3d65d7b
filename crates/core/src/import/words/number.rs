//! The numbers of domains, standards and key questions.

use super::find::behind;
use crate::edition::Edition;
use crate::import::edges::Edges;
use crate::share::parse_count;

/// The number of a domain (`2`), standard (`2.1`) or key question (`2.1.3`); parts that it does
/// not have are 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Number([u8; 3]);

impl Number {
    /// The number that `text` starts with, and the rest after it and its full stop. Spaces around
    /// the first stop are read over, and so is the number's place in a list: `1. 2.2.1`.
    pub(in crate::import) fn start(text: &str) -> Option<(Self, &str)> {
        let mut text = text;
        for _ in 0..2 {
            let (number, first, rest) = Self::parted(text)?;
            // More parts than there are.
            if behind(rest, b'.').is_some_and(starts_with_digit) {
                text = first.strip_prefix(". ")?;
                continue;
            }
            let rest = rest.strip_prefix(" .").or_else(|| rest.strip_prefix('.')).unwrap_or(rest);
            return Some((number, rest));
        }
        None
    }

    /// The number that `text` starts with, and what is behind its first part and its last.
    fn parted(text: &str) -> Option<(Self, &str, &str)> {
        let mut parts = [0; 3];
        let (first, behind_first) = digits(text)?;
        parts[0] = first;
        let mut rest = behind_first;
        let mut own = None;
        for (position, part) in parts.iter_mut().enumerate().skip(1) {
            // A standard's number may be spaced out; `2.1. 5` is a standard and a figure.
            let Some(spaced) = behind(rest.trim_start_edges(|edge| edge == ' '), b'.') else {
                break;
            };
            let Some((next, after)) = digits(spaced.trim_start_edges(|edge| edge == ' ')) else {
                break;
            };
            let close = rest.starts_with('.') && !spaced.starts_with(' ');
            let stop = behind(after, b'.').is_some_and(|rest| !starts_with_digit(rest));
            if position == 2 && !close && !stop {
                break;
            }
            // The place of a row, which the first load leaves to all readers: `3. 2.2 Planning`.
            if let Some(own) = own.filter(|_| close) {
                return if cfg!(feature = "tables") { Self::parted(own) } else { None };
            }
            own = rest.strip_prefix(". ");
            *part = next;
            rest = after;
        }
        Some((Self(parts), behind_first, rest))
    }

    /// Its first part.
    #[cfg(feature = "tables")]
    pub(in crate::import) fn first(self) -> usize {
        usize::from(self.0[0])
    }

    /// Its second part; 0 where it has none.
    #[cfg(feature = "tables")]
    pub(in crate::import) fn second(self) -> usize {
        usize::from(self.0[1])
    }

    /// Of how many parts it is: 1 to 3.
    pub(in crate::import) fn parts(self) -> usize {
        self.0.iter().position(|&part| part == 0).unwrap_or(3)
    }

    /// The number in its usual form.
    pub(in crate::import) fn text(self) -> String {
        let mut text = String::with_capacity(5);
        for part in &self.0[..self.parts()] {
            if !text.is_empty() {
                text.push('.');
            }
            crate::share::push_number(&mut text, u32::from(*part));
        }
        text
    }

    /// The position in the edition of the domain that it names.
    pub(in crate::import) fn domain(self, edition: &Edition) -> Option<usize> {
        edition.domains.iter().position(|domain| self.is(domain.number))
    }

    /// The position in the edition of the standard that it names.
    pub(in crate::import) fn standard(self, edition: &Edition) -> Option<usize> {
        edition.standards.iter().position(|standard| self.is(standard.number))
    }

    /// The positions in the edition of the key question that it names, and of its standard.
    pub(in crate::import) fn key_question(self, edition: &Edition) -> Option<(usize, usize)> {
        let standard = Self([self.0[0], self.0[1], 0]).standard(edition)?;
        let questions = edition.standards[standard].key_questions;
        Some((standard, questions.iter().position(|question| self.is(question.number))?))
    }

    /// Whether it is that `number` of an edition, each part of which is one digit.
    fn is(self, number: &str) -> bool {
        let digits = number.bytes().step_by(2);
        digits.eq(self.0[..self.parts()].iter().map(|part| b'0' + part))
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// One or two digits that are not part of a longer number, as a number from 1.
fn digits(text: &str) -> Option<(u8, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let number = parse_count(&text[..end]).filter(|&number| number > 0)?;
    Some((u8::try_from(number).ok().filter(|&number| number < 100)?, &text[end..]))
}
