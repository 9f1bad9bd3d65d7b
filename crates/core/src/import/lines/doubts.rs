//! Doubts about what was read from a short text: values beside or below words that make them those of
//! others, of another time, or no values at all.

use crate::edition::Edition;
use crate::import::source::Mark;
use crate::import::table::{self, Subjects};
use crate::import::words::{Number, figures, holds, verdict_alone, verdict_at_end};
use crate::import::{Form, Import};
use crate::problem::{Code, Problem};
use crate::rating::Rating;

/// The longest label of a value, in bytes; what is longer is a sentence.
pub(super) const LONGEST_LABEL: usize = 80;

/// What was read from a text, to be doubted.
pub(super) struct Doubts<'a> {
    pub(super) text: &'a str,
    pub(super) import: &'a Import,
    /// The problems that are known.
    pub(super) known: &'a [Problem],
    pub(super) subjects: &'a Subjects,
    /// The lines of the letter around the values.
    pub(super) letter: &'a [u32],
}

impl Doubts<'_> {
    /// A problem for each value that may not be what it was taken for.
    pub(super) fn all(&self) -> Vec<Problem> {
        let marks = &self.import.marks;
        let is_report = self.import.form == Some(Form::Report);
        let lines: Vec<&str> = self.text.split('\n').collect();
        let mut headings = self.headings(&lines);
        let first = marks.iter().filter_map(|mark| mark.line).min();
        // A letter that is quoted as a whole is no older one.
        let mut lines_of_values =
            marks.iter().filter_map(|mark| lines.get(mark.line? as usize - 1));
        let is_all_quoted = lines_of_values.all(|line| line.starts_with('>'));
        let mut problems = Vec::new();
        for mark in marks {
            let (Some(number), Some(column)) = (mark.line, mark.column) else { continue };
            let Some(line) = lines.get(number as usize - 1) else { continue };
            let before: String = line.chars().take(column as usize - 1).collect();
            let after: String =
                line.chars().skip(column as usize - 1 + mark.length as usize).collect();
            let words = [&before[..], &after].concat();
            let is_beside = words.len() <= LONGEST_LABEL && is_of_others(&words);
            let heading = headings.iter_mut().rev().find(|(line, _)| *line < number);
            let is_below = match heading {
                Some((_, Heading::Others)) => true,
                Some((line, heading @ Heading::Open)) if first < Some(*line) => {
                    *heading = Heading::None;
                    true
                }
                _ => false,
            };
            let is_rating = mark.about.len() < "2.1.1".len();
            let is_quoted = line.starts_with('>') && !is_all_quoted;
            let is_one_of = || {
                let on_line = marks.iter().filter(|other| other.line == mark.line).count();
                is_report && is_one_of_several(line, on_line) || is_first_of_two(mark, line, &lines)
            };
            let is_titled =
                || is_report && !is_rating && is_below_title(&lines[..number as usize - 1]);
            let is_qualified = || is_report && !is_rating && behind_question(&before);
            let is_elsewhere =
                || is_report && self.is_headed_otherwise(mark, &lines[..number as usize]);
            let is_moved = || {
                is_report
                    && is_rating
                    && (is_in_block(number, &lines) || is_behind_words(mark, &lines))
            };
            let code = if is_beside
                || is_below
                || is_quoted
                || is_one_of()
                || is_titled()
                || is_qualified()
                || is_moved()
                || is_elsewhere()
            {
                Code::PerhapsNotOwn
            } else if is_report
                && is_rating
                && !self.is_told(number)
                && !is_behind_description(&before)
                && self.says_more(&words)
            {
                Code::RatingDoubtful
            } else {
                continue;
            };
            let found = if code == Code::RatingDoubtful { self.rating(mark) } else { line.trim() };
            // One that the figures give as well is not in doubt.
            if found.is_empty() {
                continue;
            }
            problems.push(Problem::new(code).about(&mark.about).found(found).at((number, column)));
        }
        if is_report {
            problems.extend(self.short_ratings(&lines));
        }
        problems
    }

    /// The lines that no reader has understood, and what they may say of the values below them.
    fn headings(&self, lines: &[&str]) -> Vec<(u32, Heading)> {
        // A standard without a value heads none of the others.
        let is_open = |problem: &&Problem| {
            problem.code == Code::LineNotUnderstood && problem.found != problem.about
        };
        let headings = self.known.iter().filter(is_open);
        headings
            .filter_map(|problem| {
                let line = problem.line.filter(|line| !self.letter.contains(line))?;
                let words = lines.get(line as usize - 1)?.trim();
                let heading = match words.len() <= LONGEST_LABEL {
                    true if is_of_others(words) => Heading::Others,
                    true if !words.ends_with('.') => Heading::Open,
                    _ => Heading::None,
                };
                Some((line, heading))
            })
            .collect()
    }

    /// Whether the heading above a value has the number of its standard and the name of another, or of
    /// another domain: `2.1 Assessment (OOCD)`.
    fn is_headed_otherwise(&self, mark: &Mark, above: &[&str]) -> bool {
        let standard = mark.about.get(..3).unwrap_or_default();
        let heads = |line: &&&str| {
            Number::start(without_marks(line))
                .is_some_and(|(number, _)| number.parts() == 2 && number.text() == standard)
        };
        let heading = above.iter().rev().find(heads);
        heading.is_some_and(|line| {
            line.len() <= LONGEST_LABEL && self.subjects.read(without_marks(line)).is_contradicted
        })
    }

    /// Whether a problem stands on a line.
    fn is_told(&self, line: u32) -> bool {
        self.known.iter().any(|problem| problem.line == Some(line))
    }

    /// The code of the rating that was taken at `mark`; empty where the rule gives the same.
    fn rating(&self, mark: &Mark) -> &'static str {
        let standards = self.import.assessment.iter();
        let mut entries = standards.filter(|(standard, _)| standard.number == mark.about);
        let entry = entries.next().map(|(_, entry)| entry);
        let moved = entry.and_then(|entry| entry.discretion.as_ref()).map(|moved| moved.rating);
        entry.and_then(|entry| entry.stated).or(moved).map_or("", Rating::code)
    }

    /// Whether the words around a rating say more than what it is of: then they may be a sentence.
    fn says_more(&self, words: &str) -> bool {
        const KNOWN: &str = "rating ratings overall our judgement judgment rated current now standard the is of for inspection \
                             inspected grade band domain and in requires improvement good outstanding inadequate";
        let mut rest = words.to_lowercase();
        let editions = Edition::all().iter().chain([self.import.assessment.edition()]);
        for edition in editions {
            let standards = edition.standards.iter().map(|standard| standard.name);
            for name in standards.chain(edition.domains.iter().map(|domain| domain.name)) {
                rest = rest.replace(&name.to_lowercase(), " ");
            }
        }
        let mut words =
            rest.split(|edge: char| !edge.is_alphabetic()).filter(|word| word.len() > 1);
        words.any(|word| !table::is_one_of(KNOWN, word))
    }

    /// A problem for each line that is a rating in short, such as `RI`, which no report has.
    fn short_ratings(&self, lines: &[&str]) -> Vec<Problem> {
        let marks = &self.import.marks;
        let mut problems = Vec::new();
        for (number, line) in (1..).zip(lines) {
            let line = line.trim();
            if is_short_rating(line)
                && !marks.iter().any(|mark| mark.line == Some(number))
                && !self.is_told(number)
            {
                problems.push(Problem::new(Code::PartNotUnderstood).found(line).at((number, 1)));
            }
        }
        problems
    }
}

/// Whether `line` is a rating in short.
fn is_short_rating(line: &str) -> bool {
    verdict_alone(line).is_none()
        && line.len() > 1
        && matches!(table::value(line), table::Value::Verdict(_))
}

/// Whether the rating alone on the line `number` is one of a block of which another cannot be read: each may
/// be the next standard's.
fn is_in_block(number: u32, lines: &[&str]) -> bool {
    let (above, below) = lines.split_at(number as usize);
    let is_rating = |line: &&str| verdict_alone(line).is_some() || is_short_rating(line);
    let block = |near: &mut dyn Iterator<Item = &str>| {
        near.map(str::trim)
            .filter(|line| !line.is_empty())
            .take_while(is_rating)
            .any(is_short_rating)
    };
    let is_alone = above.last().is_some_and(|line| verdict_alone(line.trim()).is_some());
    is_alone && (block(&mut above.iter().rev().copied()) || block(&mut below.iter().copied()))
}

/// Whether the number that the rating at `mark` is about stands on another line, behind words which may be
/// its own rating: `Req Imp 1.2 Staff`.
fn is_behind_words(mark: &Mark, lines: &[&str]) -> bool {
    const LABELS: &str = "standard std domain section";
    (1..).zip(lines).any(|(number, line)| {
        let Some((words, _)) = line.split_once(&mark.about) else { return false };
        let mut words =
            words.split(|edge: char| !edge.is_alphanumeric()).filter(|word| !word.is_empty());
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let is_label = |word: &str| table::is_one_of(LABELS, word) || is_number(word);
        mark.line != Some(number)
            && line.len() <= LONGEST_LABEL
            && words.any(|word| !is_label(word))
    })
}

/// Whether a short line without figures above a row, in the section of its standard, says that what is
/// below it is of others.
fn is_below_title(above: &[&str]) -> bool {
    let is_numbered = |line: &str| Number::start(without_marks(line)).is_some();
    let section = above.iter().rev().take_while(|line| !is_numbered(line));
    section.map(|line| line.trim()).any(|line| {
        !line.is_empty()
            && line.len() <= LONGEST_LABEL
            && !line.ends_with(['.', '?'])
            && !line.contains('%')
            && verdict_at_end(line).is_none()
            && is_of_others(line)
    })
}

/// `line` without the marks of Markdown that make a heading of it, and the spaces around it.
fn without_marks(line: &str) -> &str {
    line.trim_matches(['#', '*', '_', ' ', '\t', '\r'])
}

/// Whether what stands before a rating is the cell of a sentence: what describes its standard.
fn is_behind_description(before: &str) -> bool {
    let edge = before.trim_end_matches([' ', '*']);
    edge.ends_with(['\t', '|']) && edge.trim_end_matches(['\t', '|', ' ']).ends_with('.')
}

/// Whether words stand between a question and its percentage: `Nationally 50%`.
fn behind_question(before: &str) -> bool {
    const KNOWN: &str = "yes of cases";
    let Some((_, between)) = before.rsplit_once('?') else { return false };
    let mut words = between.split(|edge: char| !edge.is_alphabetic()).filter(|word| word.len() > 1);
    words.any(|word| !table::is_one_of(KNOWN, word))
}

/// What a line that is not understood may say of the values below it.
#[derive(Clone, Copy)]
enum Heading {
    /// That they are of others.
    Others,
    /// Something that is not known.
    Open,
    /// Nothing, or it has been told.
    None,
}

/// Whether `line` has more percentages than are taken of it, which are no two parts of one whole.
fn is_one_of_several(line: &str, taken: usize) -> bool {
    let figures: Vec<u16> =
        figures(line).filter_map(|figure| Some(figure.value.ok()?.hundredths())).collect();
    let is_whole = || figures.iter().map(|&figure| u32::from(figure)).sum::<u32>() == 10_000;
    let differ = || figures.windows(2).any(|pair| pair[0] != pair[1]);
    figures.len() > taken && differ() && !is_whole()
}

/// Whether the rating that `mark` has in `line` stands behind words of its own, and another one, which
/// differs, does in the next: `Draft: Good`, `Final: Inadequate`.
fn is_first_of_two(mark: &Mark, line: &str, lines: &[&str]) -> bool {
    const OWN: &str = "current now actual latest final";
    let labelled = |line: &str| {
        let (start, verdict) = verdict_at_end(line.trim())?;
        let label = line.trim()[..start].trim_end_matches([' ', ':', '-', '=']);
        let is_label =
            !label.is_empty() && label.len() <= LONGEST_LABEL && Number::start(label).is_none();
        is_label.then(|| (label.to_lowercase(), verdict))
    };
    let next = lines
        .iter()
        .skip(mark.line.unwrap_or_default() as usize)
        .find(|line| !line.trim().is_empty());
    match (labelled(line), next.and_then(|next| labelled(next))) {
        (Some((own, rating)), Some((other, another))) => {
            // `Current rating: Good` is clear.
            let is_own = own.split(' ').any(|word| table::is_one_of(OWN, word));
            own != other && rating != another && !is_own && names_none(&own) && names_none(&other)
        }
        _ => false,
    }
}

/// Whether `label` names no standard.
fn names_none(label: &str) -> bool {
    let standards = Edition::newest().standards.iter();
    standards.clone().all(|standard| !holds(label, standard.name))
}

/// Whether `words` say that what is beside or below them is aimed at, of another time or place, not
/// sufficient, or quoted from an older letter.
fn is_of_others(words: &str) -> bool {
    const OTHERS: &str = "family draft example dummy baseline aim aims peer peers";
    table::is_target(words)
        || table::denies(words)
        || table::titles_target(words)
        || words.ends_with(" no")
        || words.split(' ').any(|word| table::is_one_of(OTHERS, word))
        || words.trim_end_matches(':').ends_with("wrote")
}
