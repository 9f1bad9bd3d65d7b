//! The list reader: what a person types, one item a line or between semicolons, in any order.
//!
//! `2.1: 83, 50, 50` · `2.1.1 5 of 6` · `3.4 Good` · `1.1 RI` · `4.1 not rated` · `2 not
//! inspected` · `edition 2018` · `service: Anytown`.

use super::clean::Clean;
use super::edges::Edges;
use super::mend::mend;
use super::settle_stated;
use super::source::Mark;
use super::words::{
    Number, Verdict, after, after_name, has, holds, starts, verdict_alone, verdict_at_end,
};
use crate::assessment::{Assessment, Status};
use crate::edition::Edition;
use crate::problem::{Code, Problem, in_order};
use crate::rating::Rating;
use crate::record::unknown;
use crate::share::{Share, is_fraction, push_number};

/// What was read from a list.
pub(super) struct List {
    pub(super) assessment: Assessment,
    pub(super) problems: Vec<Problem>,
    pub(super) marks: Vec<Mark>,
}

/// How many problems get a place; more are only counted, and a place costs a look at all before it.
const MOST_PLACED: usize = 500;

/// The longest item, in bytes.
const LONGEST_ITEM: usize = 160;

/// Each trimmed item with text, and its offset.
fn items(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    text.split(['\n', ';', '\u{b}']).filter_map(move |item| {
        let start = at + (item.len() - item.trim_start().len());
        at += item.len() + 1;
        let item = item.trim();
        (!item.is_empty()).then_some((item, start))
    })
}

/// Whether at least half of `text` is items that start with a number and go on like one; a report has
/// questions and sentences.
pub(super) fn is_list(text: &str) -> bool {
    let mut like = 0;
    let mut unlike = 0;
    for (item, _) in items(text) {
        // A page of ratings states the whole as well.
        if starts(item, "overall rating") || starts(item, "score") || holds(item, "fieldwork") {
            return false;
        }
        if has(item, b'?') || item.len() > LONGEST_ITEM {
            return false;
        }
        let starts = item.strip_prefix("- ").unwrap_or(item).trim_start();
        if Number::start(starts).is_some() || setting(item).is_some() {
            like += 1;
        } else {
            unlike += 1;
        }
    }
    like > 0 && like >= unlike
}

/// Whether `text` is a list for sure: it starts with an item, and has nothing that parts cells only.
/// Numbers with no values behind them head columns.
pub(super) fn is_typed(text: &str) -> bool {
    let mut items = items(text);
    let starts = items.next().is_some_and(|(item, _)| {
        Number::start(item.strip_prefix("- ").unwrap_or(item)).is_some() || setting(item).is_some()
    });
    starts
        && memchr::memchr2(b'\t', b'|', text.as_bytes()).is_none()
        && !has_heads(text.trim_start().lines().next().unwrap_or_default())
        && is_list(text)
}

/// Whether a line starts with an empty cell, or with the number of a standard or key question
/// and no value, or has two such cells.
fn has_heads(line: &str) -> bool {
    let is_head = |cell: &&str| {
        let cell = cell.trim_start_matches(|edge: char| !edge.is_ascii_digit());
        Number::start(cell).is_some_and(|(number, rest)| {
            number.parts() > 1
                && !rest.bytes().any(|byte| byte.is_ascii_digit())
                && verdict_at_end(rest).is_none()
        })
    };
    let mut cells = line.split([',', ';']);
    // Alone on its line it heads the lines below.
    let first = cells.next().filter(|first| first.len() < line.len());
    line.starts_with([',', ';'])
        || first.is_some_and(|first| is_head(&first))
        || cells.filter(is_head).count() > 1
}

/// `edition: 2018` or `service: Anytown`.
fn setting(item: &str) -> Option<(&'static str, &str)> {
    ["edition", "service"].into_iter().find_map(|name| {
        let value = after(item, name)?;
        let value = value.strip_prefix([':', ' ', '=', '\t'])?;
        Some((name, value.trim_edges(|edge| [':', ' ', '=', '\t'].contains(&edge))))
    })
}

/// Reads `clean` by `edition`, or by the edition that it names itself.
pub(super) fn read(clean: &Clean, edition: &'static Edition) -> List {
    let mut problems = Vec::new();
    let mut chosen = edition;
    for (item, at) in items(clean.text()) {
        if let Some(("edition", name)) = setting(item) {
            if let Some(edition) = Edition::by_id(name) {
                chosen = edition;
            } else {
                let problem = Problem::new(Code::UnknownEdition).found(name);
                problems.push(problem.at(clean.place(at)));
            }
        }
    }
    let mut reader = Reader {
        clean,
        edition: chosen,
        assessment: Assessment::blank(chosen),
        problems,
        places: Vec::new(),
        marks: Vec::new(),
    };
    for (item, at) in items(clean.text()) {
        match setting(item) {
            Some(("service", name)) => reader.assessment.service = Some(name.to_owned()),
            Some(_) => {}
            None => reader.item(item, at),
        }
    }
    reader.finish()
}

/// What an item sets, to find where it was set before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    Share(usize, usize),
    Rating(usize),
}

struct Reader<'a> {
    clean: &'a Clean<'a>,
    edition: &'static Edition,
    assessment: Assessment,
    problems: Vec<Problem>,
    places: Vec<(Set, usize)>,
    marks: Vec<Mark>,
}

/// A value in an item: its text and its offset.
type Value<'a> = (&'a str, usize);

impl Reader<'_> {
    fn problem(&mut self, code: Code, about: &str, found: &str, at: usize) -> &mut Problem {
        let found = found.trim_edges(|edge| [':', '=', ' ', '\t'].contains(&edge));
        let mut problem = Problem::new(code).found(found);
        if self.problems.len() < MOST_PLACED {
            problem = problem.at(self.clean.place(at));
        }
        if !about.is_empty() {
            problem = problem.about(about);
        }
        self.problems.push(problem);
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    fn item(&mut self, item: &str, at: usize) {
        let start = item.strip_prefix("- ").unwrap_or(item).trim_start();
        let at = at + (item.len() - start.len());
        let Some((number, rest)) = Number::start(start) else {
            self.problem(Code::LineNotUnderstood, "", item, at);
            return;
        };
        let rest_at = at + (start.len() - rest.len());
        match number.parts() {
            1 => match number.domain(self.edition) {
                Some(domain) => self.domain(domain, item, rest, at),
                None => drop(self.problem(Code::LineNotUnderstood, "", item, at)),
            },
            2 => match number.standard(self.edition) {
                Some(index) => self.standard(index, rest, rest_at),
                None => self.unknown(number, at),
            },
            _ => match number.key_question(self.edition) {
                Some(place) => self.key_question(place, rest, rest_at),
                None => self.unknown(number, at),
            },
        }
    }

    fn unknown(&mut self, number: Number, at: usize) {
        let problem = unknown(&number.text(), self.edition);
        let placed = self.problems.len() < MOST_PLACED;
        self.problems.push(if placed { problem.at(self.clean.place(at)) } else { problem });
    }

    /// `2 not inspected`: a whole domain.
    fn domain(&mut self, domain: usize, item: &str, rest: &str, at: usize) {
        let rest = after_name(rest, self.edition.domains[domain].name).unwrap_or(rest);
        match verdict_alone(rest) {
            Some(Verdict::Status(status)) => {
                for index in 0..self.edition.standards.len() {
                    if self.edition.standards[index].domain == domain {
                        self.status(index, status);
                    }
                }
            }
            // A heading above its standards says nothing.
            None if rest.trim_edges(|edge| [':', ' ', '\t', '.'].contains(&edge)).is_empty() => {}
            _ => drop(self.problem(Code::LineNotUnderstood, "", item, at)),
        }
    }

    fn standard(&mut self, index: usize, rest: &str, at: usize) {
        let standard = &self.edition.standards[index];
        let values_text = after_name(rest, standard.name).unwrap_or(rest);
        let at = at + (rest.len() - values_text.len());
        let values = values(values_text, at);
        if values.is_empty() {
            self.problem(Code::LineNotUnderstood, standard.number, rest, at);
            return;
        }
        let (figures, words): (Vec<Value>, Vec<Value>) =
            values.iter().partition(|(text, _)| is_figure_like(text));
        if words.is_empty() && !standard.is_case_based() {
            self.problem(Code::FigureForJudged, standard.number, values_text, figures[0].1);
            return;
        }
        for (text, at) in words {
            self.word(index, text, at);
        }
        let questions = standard.key_questions.len();
        if figures.is_empty() || !standard.is_case_based() {
            return;
        }
        if figures.len() > questions {
            let mut expected = String::new();
            push_number(&mut expected, u32::try_from(questions).unwrap_or(u32::MAX));
            let problem =
                self.problem(Code::TooManyFigures, standard.number, values_text, figures[0].1);
            problem.expected = Some(expected);
            return;
        }
        if figures.len() < questions {
            let mut expected = String::new();
            push_number(&mut expected, u32::try_from(questions).unwrap_or(u32::MAX));
            let problem =
                self.problem(Code::TooFewFigures, standard.number, values_text, figures[0].1);
            problem.expected = Some(expected);
        }
        for (question, value) in figures.into_iter().enumerate() {
            self.share((index, question), value);
        }
    }

    fn key_question(&mut self, place: (usize, usize), rest: &str, at: usize) {
        let number = self.edition.standards[place.0].key_questions[place.1].number;
        let values = values(rest, at);
        match values[..] {
            [value] => self.share(place, value),
            [] => drop(self.problem(Code::LineNotUnderstood, number, rest, at)),
            _ => {
                let problem = self.problem(Code::TooManyFigures, number, rest, at);
                problem.expected = Some("1".to_owned());
            }
        }
    }

    /// A rating, or that there is none.
    fn word(&mut self, index: usize, text: &str, at: usize) {
        let number = self.edition.standards[index].number;
        let rating = Rating::from_words(text).map(Verdict::Rating);
        match rating.or_else(|| verdict_alone(text)) {
            Some(Verdict::Rating(rating)) => self.rating(index, rating, text, at),
            Some(Verdict::Status(status)) => self.status(index, status),
            None => drop(self.problem(Code::NotARating, number, text, at)),
        }
    }

    fn status(&mut self, index: usize, status: Status) {
        self.assessment.entry_mut(index).status = status;
    }

    fn rating(&mut self, index: usize, rating: Rating, text: &str, at: usize) {
        let number = self.edition.standards[index].number;
        if let Some(known) =
            self.assessment.entries()[index].stated.filter(|&known| known != rating)
        {
            let other = self.place_of(Set::Rating(index));
            let problem = self.problem(Code::RatingsDisagree, number, rating.code(), at);
            problem.expected = Some(known.code().to_owned());
            problem.other_line = other;
        } else {
            self.assessment.entry_mut(index).stated = Some(rating);
            self.places.push((Set::Rating(index), at));
            self.mark(number, text, at);
        }
    }

    fn share(&mut self, (standard, question): (usize, usize), (text, at): Value) {
        let number = self.edition.standards[standard].key_questions[question].number;
        if is_unknown(text) {
            return;
        }
        if is_fraction(text) {
            self.problem(Code::FractionOrPercent, number, text, at);
            return;
        }
        let share = match text.parse::<Share>() {
            Ok(share) => share,
            Err(error) => {
                self.problem(error.into(), number, text, at).mend = mend(text);
                return;
            }
        };
        let known = self.assessment.entries()[standard].shares()[question];
        if let Some(known) = known.filter(|&known| known != share) {
            let other = self.place_of(Set::Share(standard, question));
            let problem = self.problem(Code::FiguresDisagree, number, text, at);
            problem.expected = Some(known.shown());
            problem.other_line = other;
        } else {
            self.assessment.entry_mut(standard).shares_mut()[question] = Some(share);
            self.places.push((Set::Share(standard, question), at));
            self.mark(number, text, at);
        }
    }

    /// Notes where a value stands that was taken. One that repeats an earlier one is not noted again:
    /// a place costs a look at all before it.
    fn mark(&mut self, about: &str, text: &str, at: usize) {
        if self.marks.iter().any(|mark| mark.about == about) {
            return;
        }
        self.marks.push(self.clean.mark(about, text, at));
    }

    fn place_of(&self, set: Set) -> Option<u32> {
        let (_, at) = self.places.iter().find(|(known, _)| *known == set)?;
        Some(self.clean.place(*at).0)
    }

    fn finish(mut self) -> List {
        let (clean, problems, places) = (self.clean, &mut self.problems, &self.places);
        settle_stated(&mut self.assessment, |index, problem| {
            let at = places.iter().find(|(set, _)| *set == Set::Rating(index));
            let place = clean.place(at.map_or(0, |&(_, at)| at));
            problems.push(problem.at(place));
        });
        List { assessment: self.assessment, problems: in_order(self.problems), marks: self.marks }
    }
}

/// The values of an item: between commas where there are any, otherwise between spaces, where
/// counts and ratings of two words stay whole.
fn values(text: &str, at: usize) -> Vec<Value<'_>> {
    let edges = [':', '=', ' ', '\t', '-'];
    let start = text.len() - text.trim_start_matches(edges).len();
    let (text, at) =
        (text[start..].trim_end_edges(|edge| [' ', '\t', '.'].contains(&edge)), at + start);
    if text.is_empty() {
        return Vec::new();
    }
    let offset = |part: &str| at + (part.as_ptr() as usize - text.as_ptr() as usize);
    if text.contains([',', '\t']) {
        let parts = text.split([',', '\t']).map(str::trim).filter(|part| !part.is_empty());
        let mut values: Vec<Value> = parts.map(|part| (part, offset(part))).collect();
        if let Some((figure, word)) = values.pop().map(|last| (last, trailing_word(last.0))) {
            let end = word.map_or(figure.0.len(), |word| figure.0.len() - word.len());
            values.push((figure.0[..end].trim_end(), figure.1));
            values.extend(word.map(|word| (word, offset(word))));
        }
        return values;
    }
    if !text.starts_with(|first: char| first.is_ascii_digit()) || text.parse::<Share>().is_ok() {
        return vec![(text, at)];
    }
    let mut values: Vec<Value> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = value_end(rest);
        values.push((&rest[..end], offset(rest)));
        rest = rest[end..].trim_start();
    }
    values
}

/// The rating behind the last figure of an item, as in `67 Good`. One letter is none: `8 O` is a
/// slip for 80.
fn trailing_word(text: &str) -> Option<&str> {
    let start =
        text.find(' ').filter(|_| text.starts_with(|first: char| first.is_ascii_digit()))?;
    let word = text[start..].trim_start();
    (word.len() > 1 && Rating::from_words(word).is_some()).then_some(word)
}

/// Where the first value of `text` ends: after `5 of 6`, after `83 %`, or before the next space.
fn value_end(text: &str) -> usize {
    let word = |from: usize| {
        let rest = &text[from..];
        let start = from + (rest.len() - rest.trim_start().len());
        let length = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
        (&text[start..start + length], start + length)
    };
    let (first, end) = word(0);
    if !first.starts_with(|character: char| character.is_ascii_digit()) {
        // A rating of one or two words ends the item.
        return text.len();
    }
    match word(end) {
        ("%", end) => end,
        (of, end) if of.eq_ignore_ascii_case("of") => word(end).1,
        (out, end) if out.eq_ignore_ascii_case("out") => word(word(end).1).1,
        _ => end,
    }
}

/// Whether a value is meant as a figure, whether it can be read as one or not.
fn is_figure_like(text: &str) -> bool {
    is_unknown(text) || text.contains(|character: char| character.is_ascii_digit())
}

/// `x`, `?` or a dash: a figure that is not known.
fn is_unknown(text: &str) -> bool {
    matches!(text, "x" | "X" | "?" | "-" | "--")
}
