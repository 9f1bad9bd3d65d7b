//! The list reader: what a person types, one item a line or between semicolons, in any order.
//!
//! `2.1: 83, 50, 50` · `2.1.1 5 of 6` · `3.4 Good` · `1.1 RI` · `4.1 not rated` · `2 not
//! inspected` · `edition 2018` · `service: Anytown`. A standard may be called by its name where only
//! one has it, or where a heading or brackets say its domain: `Staff: Good`, `Assessment (court): 83, 50,
//! 50`. Its key questions may follow in lines of their own, by their themes.

mod items;
mod recognise;
mod take;
mod themes;
mod values;

use super::HAS_ALL;
use super::clean::Clean;
use super::edges::Edges;
use super::report::lettered;
use super::settle_stated;
use super::source::Mark;
use super::words::{Number, Verdict, after, after_name, behind, holds, verdict_alone};
use crate::assessment::Assessment;
use crate::edition::{Edition, Editions, Standard};
use crate::problem::{Code, Problem, in_order};
use crate::record::unknown;
use crate::share::push_number;
#[cfg(feature = "tables")]
pub(super) use items::without_bullet;
use items::{items, setting, without_label};
pub(super) use recognise::{is_item, is_list, is_typed};
use recognise::{may_name_service, named};
use themes::{Heading, called};
use values::{Value, both, is_figure_like, is_rating, values};

/// What was read from a list.
pub(super) struct List {
    pub(super) assessment: Assessment,
    pub(super) problems: Vec<Problem>,
    pub(super) marks: Vec<Mark>,
}

/// The largest of bare whole numbers that may be cases where all are as small. Of few services so little is
/// sufficient, and hardly any has more cases of a kind.
const LARGEST_COUNT: u8 = 30;

/// How many problems get a place; more are only counted, and a place costs a look at all before it.
const MOST_PLACED: usize = 500;

/// Reads `clean` by `edition`, or by the edition that it names itself. Of one that is not known nothing is
/// read: its numbers may mean something else. `words` beside figures may be understood.
pub(super) fn read(
    clean: &Clean,
    edition: &'static Edition,
    editions: Editions,
    words: bool,
) -> List {
    let mut problems = Vec::new();
    let mut chosen = edition;
    for (item, at) in items(clean.text(), editions, words) {
        if let Some(("edition", name)) = setting(item, editions) {
            if let Some(edition) = editions.by_id(name) {
                chosen = edition;
            } else {
                let problem = Problem::new(Code::UnknownEdition).found(name);
                problems.push(problem.at(clean.place(at)));
            }
        }
    }
    let is_known = problems.is_empty();
    let mut reader = Reader {
        clean,
        edition: chosen,
        assessment: Assessment::blank(chosen),
        problems,
        marks: Vec::new(),
        statuses: Vec::new(),
        domain: None,
        heading: None,
        words,
        figures: 0,
        is_clear: false,
    };
    for (position, (item, at)) in
        items(clean.text(), editions, words).enumerate().filter(|_| is_known)
    {
        match setting(item, editions) {
            Some(("service", name)) => reader.assessment.service = Some(name.to_owned()),
            Some(_) => {}
            None if position == 0 && !is_item(item, editions) && may_name_service(item) => {
                reader.assessment.service = Some(item.to_owned());
            }
            None => reader.item(item, at),
        }
    }
    reader.finish()
}

struct Reader<'a> {
    clean: &'a Clean<'a>,
    edition: &'static Edition,
    assessment: Assessment,
    problems: Vec<Problem>,
    marks: Vec<Mark>,
    /// Where standards, by their positions, are said to have no rating.
    statuses: Vec<(usize, usize)>,
    /// The position of the domain whose heading stands above.
    domain: Option<usize>,
    /// The standard that stands above its key questions.
    heading: Option<Heading>,
    /// Whether words beside figures may be understood.
    words: bool,
    /// How many figures were taken.
    figures: usize,
    /// Whether a figure can be nothing but a percentage, or says of how many cases it is.
    is_clear: bool,
}

impl Reader<'_> {
    /// Whether words beside figures are understood.
    fn knows_words(&self) -> bool {
        HAS_ALL && self.words
    }

    fn problem(&mut self, code: Code, about: &str, found: &str, at: usize) -> &mut Problem {
        let found = found.trim_edges(|edge| [':', '=', ' ', '\t'].contains(&edge));
        self.push(Problem::new(code).found(found).about(about), at)
    }

    fn push(&mut self, problem: Problem, at: usize) -> &mut Problem {
        let last = self.problems.len();
        let placed = last < MOST_PLACED;
        self.problems.push(if placed { problem.at(self.clean.place(at)) } else { problem });
        &mut self.problems[last]
    }

    fn item(&mut self, item: &str, at: usize) {
        let start = without_label(item);
        if self.knows_words() && self.below_heading(item, at) {
            return;
        }
        let at = at + (item.len() - start.len());
        let Some((number, rest)) = Number::start(start) else {
            self.named(start, at);
            return;
        };
        self.end_heading();
        let rest_at = at + (start.len() - rest.len());
        match number.parts() {
            1 => match number.domain(self.edition) {
                Some(domain) => self.domain(domain, rest, at, item.len() > start.len()),
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

    /// A domain's heading, or a standard by its name. Two domains have an Assessment.
    fn named(&mut self, item: &str, at: usize) {
        let edition = self.edition;
        if let Some(domain) = self.domain_called(item) {
            self.end_heading();
            self.domain = Some(domain);
            return;
        }
        let otherwise = if self.knows_words() {
            self.bracketed(item).or_else(|| self.called_alone(item))
        } else {
            None
        };
        let standard = named(edition, self.domain, item).filter(|&(index, _)| {
            let name = edition.standards[index].name;
            let same = edition.standards.iter().filter(|standard| standard.name == name);
            self.domain.is_some() || same.count() == 1
        });
        // `Out-of-court` begins the name of a standard, too.
        let behind = if self.knows_words() { self.behind_domain(item) } else { None };
        if let Some((index, rest)) = behind.or(standard).or(otherwise) {
            self.end_heading();
            self.standard(index, rest, at + (item.len() - rest.len()));
        } else {
            // It may head other standards.
            self.domain = None;
            self.problem(Code::LineNotUnderstood, "", item, at);
        }
    }

    /// The domain whose name or cue starts as `heading` does: `Court`, `Court disposals`, `Out of court`.
    fn domain_called(&self, heading: &str) -> Option<usize> {
        let heading = heading.trim_end_edges(|edge| [':', ' ', 's'].contains(&edge));
        let called = domain_named(self.edition, heading);
        if self.knows_words() { called.or_else(|| self.domain_in_words(heading)) } else { called }
    }

    fn unknown(&mut self, number: Number, at: usize) {
        self.push(unknown(&number.text(), self.edition), at);
    }

    /// `2 not inspected`: a whole domain, which may be called one.
    fn domain(&mut self, domain: usize, rest: &str, at: usize, is_called: bool) {
        self.domain = Some(domain);
        let rest = after_name(rest, self.edition.domains[domain].name).unwrap_or(rest);
        match verdict_alone(rest) {
            Some(Verdict::Status(status)) => {
                for index in 0..self.edition.standards.len() {
                    if self.edition.standards[index].domain == domain {
                        self.status(index, status, at);
                    }
                }
                self.domain = None;
            }
            // A heading above its standards says nothing.
            None if rest.trim_edges(|edge| [':', ' ', '\t', '.'].contains(&edge)).is_empty() => {}
            _ => {
                // A place in a list: `2. Planning` is of either domain.
                if !is_called {
                    self.domain = None;
                }
                self.named(rest.trim_start(), at);
            }
        }
    }

    fn standard(&mut self, index: usize, rest: &str, at: usize) {
        let standard = &self.edition.standards[index];
        // Below the heading of another domain, which has one of the same name.
        let domain = self.domain.filter(|&domain| domain != standard.domain);
        let mut others = self.edition.standards.iter();
        if let Some(domain) = domain
            && others.any(|other| other.domain == domain && other.name == standard.name)
        {
            self.domain = None;
            let domains = self.edition.domains;
            let problem =
                self.problem(Code::NameDiffers, standard.number, domains[domain].name, at);
            problem.expected = Some(domains[standard.domain].name.to_owned());
        }
        let called = if self.knows_words() { called(standard, rest) } else { None };
        let values_text = called.or_else(|| after_name(rest, standard.name)).unwrap_or(rest);
        let at = at + (rest.len() - values_text.len());
        let questions = standard.key_questions.len();
        let (values_text, at) = if self.knows_words() {
            self.behind_rating(index, (values_text, at))
        } else {
            (values_text, at)
        };
        let values = values(values_text, at, questions, self.knows_words());
        // `2.1-2.4 Good` is about more than the one.
        let is_span = behind(values_text.trim_start(), b'-')
            .and_then(|end| Number::start(end.trim_start())?.0.standard(self.edition))
            .is_some();
        if is_span || values.is_empty() {
            // Its name alone heads its key questions, its number if they are below.
            let is_named = rest.ends_with(standard.name) && standard.is_case_based();
            if !is_named {
                let found = if HAS_ALL && rest.is_empty() { standard.number } else { rest };
                self.problem(Code::LineNotUnderstood, standard.number, found, at);
            }
            if self.knows_words() && values.is_empty() {
                let problem = if is_named { None } else { self.problems.pop() };
                self.heads(index, problem);
            }
            return;
        }
        // Where there are figures, what is no rating stands in place of one, and so does a rating
        // between them.
        let some = values.iter().any(|(text, _)| is_figure_like(text));
        let ends = [values[0].1, values[values.len() - 1].1];
        let (words, figures): (Vec<Value>, Vec<Value>) = values.iter().partition(|(text, at)| {
            is_rating(text) && ends.contains(at) || !some && !is_figure_like(text)
        });
        for (text, at) in words {
            self.word(index, text, at);
        }
        if figures.is_empty() {
            return;
        }
        if !standard.is_case_based() {
            self.problem(Code::FigureForJudged, standard.number, values_text, figures[0].1);
            return;
        }
        if !self.knows_words() && figures.iter().any(|(text, _)| has_words(text)) {
            self.problem(Code::LineNotUnderstood, standard.number, values_text, at);
            return;
        }
        let are_themed =
            self.knows_words() && figures.iter().all(|&value| self.themed(index, value).is_some());
        if figures.len() != questions && !are_themed {
            self.miscounted(standard, figures.len(), (values_text, figures[0].1));
            // One alone may be that of the standard as a whole.
            if figures.len() > questions || figures.len() == 1 && both(figures[0].0).is_ok() {
                return;
            }
        }
        // Words before the first of bare figures are about all of them: `(target): 80, 80, 80`.
        let is_bare = |value: &Value| value.0.starts_as(u8::is_ascii_digit);
        let (first, others) = (figures[0], &figures[1..]);
        let is_qualified = self.knows_words()
            && first.0.starts_as(|start| *start == b'(' || start.is_ascii_lowercase())
            && first.0.ends_as(u8::is_ascii_digit);
        if is_qualified
            && !others.is_empty()
            && others.iter().all(is_bare)
            && self.themed(index, first).is_none()
        {
            self.problem(Code::NotAFigure, standard.number, values_text, first.1);
            return;
        }
        // Its other key questions may follow in lines of their own.
        if are_themed {
            self.heads(index, None);
        }
        let counted = figures.iter().any(|(text, _)| holds(text, "of"));
        for (question, value) in figures.into_iter().enumerate() {
            // `15 13 13 of 20`
            if counted && (value.0.len() == 1 || value.0.len() == 2 && value.0 <= "30") {
                let number = standard.key_questions[question].number;
                self.problem(Code::TotalMissing, number, value.0, value.1);
                continue;
            }
            let (question, value) = self.themed(index, value).unwrap_or((question, value));
            self.share((index, question), value);
        }
    }

    /// Says that a standard has more or fewer key questions than there are figures.
    fn miscounted(&mut self, standard: &Standard, figures: usize, (found, at): Value) {
        let questions = standard.key_questions.len();
        let more = figures > questions;
        let code = if more { Code::TooManyFigures } else { Code::TooFewFigures };
        let mut expected = String::new();
        push_number(&mut expected, u32::try_from(questions).unwrap_or(u32::MAX));
        self.problem(code, standard.number, found, at).expected = Some(expected);
    }

    fn key_question(&mut self, place: (usize, usize), rest: &str, at: usize) {
        let number = self.edition.standards[place.0].key_questions[place.1].number;
        let named = self.themed(place.0, (rest, at)).filter(|&(question, _)| question == place.1);
        let (rest, at) = named.map_or((rest, at), |(_, value)| value);
        // A prompt's figure is not its key question's: `2.1.1 a) 69%`, `2.1.1a 69%`.
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_prompt = letters == 1 || lettered(rest.trim_start()).is_some();
        let is_unknown = if self.knows_words() { is_prompt } else { has_words(rest) };
        let values = if is_unknown { Vec::new() } else { values(rest, at, 1, self.knows_words()) };
        match values[..] {
            [value] => self.share(place, value),
            [] => drop(self.problem(Code::LineNotUnderstood, number, rest, at)),
            _ => {
                let problem = self.problem(Code::TooManyFigures, number, rest, at);
                problem.expected = Some("1".to_owned());
            }
        }
    }

    fn finish(mut self) -> List {
        self.end_heading();
        // Of a key question: the number of a standard is shorter.
        let first = self.marks.iter().find(|mark| mark.about.len() > 3);
        if let Some(first) = first.filter(|_| self.figures > 2 && !self.is_clear) {
            let problem = Problem::new(Code::TotalMissing).about(&first.about);
            self.problems.push(problem.at(first.line.zip(first.column).unwrap_or((1, 1))));
        }
        let (problems, marks) = (&mut self.problems, &self.marks);
        settle_stated(&mut self.assessment, |_, problem| {
            let is_stated = |mark: &&Mark| Some(&mark.about) == problem.about.as_ref();
            let mark = marks.iter().find(is_stated);
            let place = mark.and_then(|mark| mark.line.zip(mark.column));
            problems.push(problem.at(place.unwrap_or((1, 1))));
        });
        List { assessment: self.assessment, problems: in_order(self.problems), marks: self.marks }
    }
}

#[cfg(test)]
mod tests;

/// The domain of `edition` whose name or a cue is `heading`, or begins with it: `Court`.
fn domain_named(edition: &Edition, heading: &str) -> Option<usize> {
    let heads = |name: &str| {
        after(name, heading).is_some_and(|rest| matches!(rest.as_bytes(), [] | [b's'] | [b' ', ..]))
    };
    edition.domains.iter().position(|domain| {
        !heading.is_empty() && (heads(domain.name) || domain.cues.iter().any(|cue| heads(cue)))
    })
}

/// Whether `text` has letters of more than `5 of 6` and the `x` for what is not known.
fn has_words(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphabetic() && !b"ofx".contains(&byte))
}
