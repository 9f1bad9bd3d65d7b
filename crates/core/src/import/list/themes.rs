//! Key questions that a list names by their themes or places: `2.1: desistance 83`, `2.1 KQ1 83`, or a
//! line each below their standard; and lines below it that are figures only.

use super::items::{without_label, without_strokes};
use super::values::{Value, both, is_unknown, values, verdict};
use super::{HAS_ALL, Reader, domain_named};
use crate::edition::{Edition, Standard};
use crate::import::edges::Edges;
use crate::import::words::{Number, after, ends_as_theme, holds_any, starts, theme};
use crate::problem::{Code, Problem};

/// A standard whose number or name stands above its key questions.
pub(super) struct Heading {
    standard: usize,
    /// What is to be said where none is below it.
    unless_used: Option<Problem>,
    /// Whether nothing stands between it and the figures below but figures and ratings.
    is_close: bool,
    /// Where figures by themselves stand below it, and how long they are: in order, one for each key question.
    figures: Vec<(usize, usize)>,
}

/// Whether `item` is a standard as people call it, and a value.
pub(super) fn is_called(item: &str) -> bool {
    let is_value = |rest: &str| {
        let value = without_strokes(rest);
        value.starts_as(u8::is_ascii_digit) || verdict(value).is_some()
    };
    let mut standards = Edition::newest().standards.iter();
    HAS_ALL && standards.any(|standard| called(standard, item).is_some_and(is_value))
}

/// What `find` makes of the words behind a domain that `item` begins with: `Court assessment`.
fn behind_domain<'a, T>(
    edition: &Edition,
    item: &'a str,
    find: impl Fn(usize, &'a str) -> Option<T>,
) -> Option<T> {
    const MOST_WORDS: usize = 4;
    let mut ends = memchr::memchr_iter(b' ', item.as_bytes()).take(MOST_WORDS);
    ends.find_map(|end| {
        let heading = item[..end].trim_end_edges(|edge| edge == 's');
        find(domain_named(edition, heading)?, &item[end + 1..])
    })
}

/// Whether `item` is a standard behind its domain, and a value: `Court assessment: 83, 50, 50`.
pub(super) fn is_behind_domain(item: &str) -> bool {
    HAS_ALL
        && behind_domain(Edition::newest(), item, |_, rest| is_called(rest).then_some(())).is_some()
}

/// Whether `item` is a key question, named by its theme, and a figure.
pub(super) fn is_themed(item: &str) -> bool {
    HAS_ALL
        && (placed(item).is_some_and(|(_, figure)| both(figure).is_ok())
            || labelled(item).is_some_and(|(label, figure)| {
                let mut standards = Edition::newest().standards.iter();
                both(figure).is_ok() && standards.any(|standard| theme(standard, label).is_some())
            }))
}

/// Which key question of its standard a text is about, as `KQ1` or `Question 1` say it, and what follows. `Q1`
/// may be a quarter.
fn place(item: &str) -> Option<(usize, &str)> {
    let words = ["key question", "question", "kq"];
    let rest = words.iter().find_map(|word| after(item, word))?;
    let rest = rest.trim_start_edges(|edge| edge == ' ');
    let digit = rest.as_bytes().first().filter(|digit| (b'1'..=b'9').contains(digit))?;
    Some((usize::from(digit - b'1'), &rest[1..]))
}

/// The same, and the figure behind it.
fn placed(item: &str) -> Option<(usize, &str)> {
    let (question, rest) = place(item)?;
    let rest = rest.strip_prefix('.').filter(|rest| rest.starts_with(' ')).unwrap_or(rest);
    let figure = rest.trim_start_edges(|edge| [':', '=', '-', ')', ' ', '\t'].contains(&edge));
    let is_apart = figure.len() < rest.len() && figure.starts_as(u8::is_ascii_digit);
    is_apart.then_some((question, figure))
}

/// What ends as a theme does, and the figure behind it.
fn labelled(item: &str) -> Option<(&str, &str)> {
    let figure = item.find(|first: char| first.is_ascii_digit())?;
    let (label, figure) = item.split_at(figure);
    ends_as_theme(label).then_some((label, figure))
}

/// Whether a label names two key questions, of which one figure is neither's: `desistance and safety`.
fn names_two(standard: &Standard, label: &str) -> bool {
    let Some((one, other)) = label.split_once(" and ").or_else(|| label.split_once(" & ")) else {
        return false;
    };
    let question = |label| theme(standard, label).map(|(question, _)| question);
    matches!((question(one), question(other)), (Some(one), Some(other)) if one != other)
}

/// `text` without what stands in brackets before a value: `(court): 83`.
pub(super) fn behind_brackets(text: &str) -> &str {
    let rest = text.trim_start();
    let close = rest.starts_with('(').then(|| memchr::memchr(b')', rest.as_bytes())).flatten();
    close.map_or(text, |close| &rest[close + 1..])
}

/// What follows the words by which people call `standard`, if `text` starts with such: `Implementation &
/// delivery`, `Delivery`, `Staffing`. What is planned is no figure yet.
pub(super) fn called<'a>(standard: &Standard, text: &'a str) -> Option<&'a str> {
    const SHORTEST: usize = 4;
    let mut rest = text.trim_start_edges(|edge| ['.', ':', '-', '"', '\t', ' '].contains(&edge));
    let mut is_called = false;
    loop {
        let start = rest.trim_start_edges(|edge| [' ', ',', '&'].contains(&edge));
        let end = start.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(start.len());
        let word = &start[..end];
        let is_cue = |cue: &&str| starts(word, cue) || end >= SHORTEST && starts(cue, word);
        let mut names = standard.name.split(' ').filter(|name| name.len() >= SHORTEST);
        let is_known = !word.eq_ignore_ascii_case("planned")
            && (standard.cues.iter().any(is_cue)
                || names.any(|name| name.eq_ignore_ascii_case(word)));
        if !(is_known || is_called && word.eq_ignore_ascii_case("and")) {
            return is_called.then_some(rest);
        }
        is_called |= is_known;
        rest = &start[end..];
    }
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

    /// The standard whose domain stands before its name: `Court assessment: 83, 50, 50`.
    pub(super) fn behind_domain<'a>(&self, item: &'a str) -> Option<(usize, &'a str)> {
        behind_domain(self.edition, item, |domain, rest| {
            let standards = self.edition.standards.iter().enumerate();
            let mut found = standards
                .filter(|(_, standard)| standard.domain == domain)
                .filter_map(|(index, standard)| Some((index, called(standard, rest)?)));
            found.next().filter(|_| found.next().is_none())
        })
    }

    /// The only standard of the domain above, or of all, that `item` calls as people do, and what follows.
    pub(super) fn called_alone<'a>(&self, item: &'a str) -> Option<(usize, &'a str)> {
        let here = |standard: &Standard| self.domain.is_none_or(|domain| domain == standard.domain);
        let standards = self.edition.standards.iter().enumerate();
        let mut found = standards
            .filter(|(_, standard)| here(standard))
            .filter_map(|(index, standard)| Some((index, called(standard, item)?)));
        found.next().filter(|_| found.next().is_none())
    }

    /// The domain that a heading calls otherwise than by its name: `Domain two: court disposals`, `Court cases`,
    /// `Post-court`, `Out of court (8 cases)`.
    pub(super) fn domain_in_words(&self, heading: &str) -> Option<usize> {
        const NUMERALS: [&str; 4] = ["one", "two", "three", "four"];
        const CASES: [&str; 3] = [" case", " order", " work"];
        let heading = heading.split_once('(').map_or(heading, |(heading, _)| heading.trim_end());
        if let Some(rest) = after(heading, "domain ") {
            let domain = NUMERALS.iter().position(|numeral| starts(rest, numeral))?;
            let name = rest[NUMERALS[domain].len()..]
                .trim_start_edges(|edge| [' ', ':', '-', ','].contains(&edge));
            let name = name.trim_end_edges(|edge| [' ', 's'].contains(&edge));
            let is_same = name.is_empty() || domain_named(self.edition, name) == Some(domain);
            return Some(domain).filter(|&domain| is_same && domain < self.edition.domains.len());
        }
        let heading = after(heading, "post")
            .map_or(heading, |rest| rest.trim_start_edges(|edge| [' ', '-'].contains(&edge)));
        let heading = heading.trim_end_edges(|edge| [' ', 's'].contains(&edge));
        let kind = CASES.iter().find(|kind| {
            heading.len() >= kind.len() && heading.to_ascii_lowercase().ends_with(**kind)
        });
        let heading = &heading[..heading.len() - kind.map_or(0, |kind| kind.len())];
        let heading = heading.trim_end_edges(|edge| [' ', 's'].contains(&edge));
        if heading.eq_ignore_ascii_case("ooc") {
            return domain_named(self.edition, "oocd");
        }
        domain_named(self.edition, heading)
    }

    /// Notes that a standard heads what follows; `problem` is for where nothing does.
    pub(super) fn heads(&mut self, standard: usize, problem: Option<Problem>) {
        self.heading =
            Some(Heading { standard, unless_used: problem, is_close: true, figures: Vec::new() });
    }

    /// Ends what the last standard heads.
    pub(super) fn end_heading(&mut self) {
        let heading = if HAS_ALL { self.heading.take() } else { None };
        let Some(Heading { standard: index, unless_used, figures, .. }) = heading else { return };
        self.problems.extend(unless_used);
        let text = self.clean.text();
        let figures = figures.into_iter().map(|(at, length)| (&text[at..at + length], at));
        let figures: Vec<Value> = figures.collect();
        let standard = &self.edition.standards[index];
        let Some(&(first, at)) = figures.first() else { return };
        if !standard.is_case_based() {
            self.problem(Code::FigureForJudged, standard.number, first, at);
        } else if figures.len() != standard.key_questions.len() {
            self.miscounted(standard, figures.len(), (first, at));
        } else {
            for (question, value) in figures.into_iter().enumerate() {
                self.share((index, question), value);
            }
        }
    }

    /// Reads `item` as what a line below its standard may be: a key question by its theme or place, a figure, a
    /// rating.
    pub(super) fn below_heading(&mut self, item: &str, at: usize) -> bool {
        let Some(standard) = self.heading.as_ref().map(|heading| heading.standard) else {
            return false;
        };
        // A figure by itself is no number of a domain, and `62.5` none of a standard.
        let number = Number::start(without_label(item)).filter(|(number, _)| number.parts() > 1);
        let is_known = number.is_some_and(|(number, _)| number.standard(self.edition).is_some());
        if !is_known && self.has_figures_below(item) {
            self.heading = None;
            self.standard(standard, item, at);
            return true;
        }
        if number.is_some() && placed(item).is_none() {
            return false;
        }
        let bullet = self.bullet(at);
        let is_figure = item.len() > 1 && both(item).is_ok() && self.is_next(bullet);
        // `KQ1) 83`, of which `KQ1)` looks like a bullet.
        let questions = self.edition.standards[standard].key_questions.len();
        let placed = place(bullet).filter(|&(question, rest)| rest == ")" && question < questions);
        let themed = match placed {
            Some((question, _)) => Some((question, (item, at))),
            None => self.themed(standard, (item, at)),
        };
        let is_rating = verdict(item).is_some();
        let Some(heading) = &mut self.heading else { return false };
        heading.is_close &= is_figure || is_rating || themed.is_some();
        if is_figure && heading.is_close {
            heading.figures.push((at, item.len()));
        } else if is_rating && heading.is_close {
            self.word(standard, item, at);
        } else if themed.is_none() || !heading.figures.is_empty() {
            return false;
        }
        if let Some(heading) = &mut self.heading {
            heading.unless_used = None;
        }
        let Some((question, (text, at))) = themed else { return true };
        if let [value] = values(text, at, 1, true)[..] {
            self.share((standard, question), value);
        } else {
            let number = self.edition.standards[standard].key_questions[question].number;
            let problem = self.problem(Code::TooManyFigures, number, text, at);
            problem.expected = Some("1".to_owned());
        }
        true
    }

    /// Takes the rating before figures that are called by their themes, `Good: desistance 83, …`, and gives what
    /// stands behind it.
    pub(super) fn behind_rating<'a>(
        &mut self,
        standard: usize,
        (text, at): Value<'a>,
    ) -> Value<'a> {
        let is_edge = |edge| [':', '=', ' ', '\t', '-'].contains(&edge);
        let start = text.trim_start_edges(is_edge);
        let parted = start.split_once(": ").or_else(|| start.split_once(" - "));
        let Some((rating, rest)) = parted else { return (text, at) };
        let rated = rating.split_once('(').map_or(rating, |(rating, _)| rating.trim_end());
        let begins = rest.trim_start_edges(is_edge).starts_as(u8::is_ascii_alphabetic);
        if !begins || verdict(rated).is_none() || !rest.bytes().any(|byte| byte.is_ascii_digit()) {
            return (text, at);
        }
        let start_at = at + (text.len() - start.len());
        self.word(standard, rated, start_at);
        (rest, start_at + (start.len() - rest.len()))
    }

    /// Whether `item` is the figures of the standard above it, as many as it has key questions.
    fn has_figures_below(&self, item: &str) -> bool {
        let Some(heading) = self.heading.as_ref().filter(|heading| heading.is_close) else {
            return false;
        };
        let questions = self.edition.standards[heading.standard].key_questions.len();
        let values = values(item, 0, questions, true);
        questions > 1
            && heading.figures.is_empty()
            && values.len() == questions
            && values.iter().all(|(text, _)| is_unknown(text) || both(text).is_ok())
    }

    /// What stands before an item on its line.
    fn bullet(&self, at: usize) -> &str {
        let before = &self.clean.text()[..at];
        let start = before.bytes().rposition(|byte| matches!(byte, b'\n' | b';' | 0xb));
        before[start.map_or(0, |start| start + 1)..].trim_edges(|edge| edge == ' ')
    }

    /// Whether a bullet has no place of its own, or that of the next figure.
    fn is_next(&self, bullet: &str) -> bool {
        let mut places = bullet.bytes().filter(u8::is_ascii_alphanumeric);
        let next = self.heading.as_ref().map_or(0, |heading| heading.figures.len()) + 1;
        match (places.next(), places.next()) {
            (None, _) => true,
            (Some(place), None) => usize::from(place.wrapping_sub(b'0')) == next,
            _ => false,
        }
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
        let standard = &self.edition.standards[index];
        if let Some((question, figure)) = placed(text) {
            let is_known = question < standard.key_questions.len();
            return is_known.then_some((question, (figure, at + (text.len() - figure.len()))));
        }
        let (label, value) = labelled(text)?;
        let others = "target not under below over than least most last was";
        if label.ends_with(" -")
            || memchr::memchr3(b'<', b'>', b'+', label.as_bytes()).is_some()
            || holds_any(label, others)
        {
            return None;
        }
        #[cfg(feature = "tables")]
        if crate::import::table::misleads(label) {
            return None;
        }
        // `Northshire: desistance`, and `RI because desistance`.
        let is_rated = label.split(' ').any(|word| word.len() > 1 && verdict(word).is_some());
        let is_headed = label.trim_end_edges(|edge| [':', ' '].contains(&edge)).contains(':');
        if is_rated || is_headed || names_two(standard, label) {
            return None;
        }
        let (question, _) = theme(standard, label)?;
        Some((question, (value, at + label.len())))
    }
}
