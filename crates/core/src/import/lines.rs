//! A closer look at short texts without cells, once the readers of reports and lists have read them: they
//! may be tables in plain lines, whose heads those readers do not know.

use super::cells::{complaints, in_grids, known};
use super::report::lettered;
use super::source::Mark;
use super::table::{self, Spaced, Subjects};
use super::words::{Number, figures, holds, verdict_at_end, verdict_in};
use super::{Form, Import, LONGEST_PART, Reading, nothing};
use crate::edition::Edition;
use crate::place::Places;
use crate::problem::{Code, Problem, in_order};
use std::ops::Range;

/// What `text` is, of which other readers made `plain`: the table that it holds in plain lines, or
/// `plain` with what is doubtful about it.
pub(super) fn read(text: &str, reading: &Reading, plain: Import) -> Import {
    // What states the whole is a report: its tables are its reader's.
    let published = &plain.assessment.published;
    let is_whole =
        published.score.is_some() || published.rating.is_some() || published.month.is_some();
    if text.len() > LONGEST_PART || is_whole {
        return plain;
    }
    let subjects = Subjects::new(plain.assessment.edition());
    let has_heads = table::has_heads(text, &plain.marks, &subjects);
    if let Some(table) = table::spaced(text, &subjects) {
        let Spaced { grid, is_headed, says_more, odd, rated } = table;
        match in_grids(&[grid], reading, false) {
            Some(tables) if is_headed || !has_heads => {
                let mut import = tables.import;
                let is_fewer = known(&import.assessment) < known(&plain.assessment);
                let is_clearer = complaints(&import.problems) < complaints(&plain.problems);
                // The reader of reports knows what stands between its tables.
                let is_part = plain.form == Some(Form::Report)
                    && (!odd.is_empty() || says(&plain.problems, Code::KeyQuestionMissing));
                let is_more = !is_fewer && (is_headed || import.form.is_some() && is_clearer);
                if !is_part && (says_more || is_more) {
                    let rows = odd.into_iter().chain(rated);
                    let rows = rows.map(|row| not_understood(text, row, &subjects));
                    import.problems.extend(rows);
                    import.problems = in_order(import.problems);
                    return import;
                }
            }
            // What heads say of the figures below, the other readers have not heard.
            None if says_more => return refused(text, reading, &subjects),
            _ => {}
        }
    }
    if plain.form == Some(Form::List) && has_heads {
        return refused(text, reading, &subjects);
    }
    let mut plain = plain;
    if plain.form.is_some() {
        let mut problems = std::mem::take(&mut plain.problems);
        let is_report = plain.form == Some(Form::Report);
        problems.extend(not_own(text, &plain.marks, &problems, is_report));
        if !says(&problems, Code::KeyQuestionMissing) {
            let unread = unread(text, &subjects, &plain.marks, &problems);
            problems.extend(unread);
        }
        let letter = letter(text, &plain.marks);
        problems.retain(|problem| {
            problem.code != Code::LineNotUnderstood
                || problem.line.is_none_or(|line| !letter.contains(&line))
        });
        plain.problems = in_order(problems);
    }
    plain
}

fn says(problems: &[Problem], code: Code) -> bool {
    problems.iter().any(|problem| problem.code == code)
}

/// The lines of a letter around the values: its head and greeting above them, and what follows its
/// close, but no figures and ratings; and what says of how many cases they are, or is of prompts.
fn letter(text: &str, marks: &[Mark]) -> Vec<u32> {
    const HEADS: &str = "from to cc bcc sent subject date";
    const GREETINGS: &str = "hi hello dear hey";
    const CLOSES: &str = "thanks thank regards kind best many cheers yours";
    let values = || marks.iter().filter_map(|mark| mark.line);
    let (first, last) = (values().min().unwrap_or_default(), values().max().unwrap_or(u32::MAX));
    let mut is_closed = false;
    let mut letter = Vec::new();
    for (number, line) in (1..).zip(text.split('\n').map(str::trim)) {
        let word = line.split(|edge: char| !edge.is_alphanumeric()).next().unwrap_or_default();
        let is_head = table::is_one_of(HEADS, word) && line[word.len()..].starts_with(':');
        is_closed |= number > last && table::is_one_of(CLOSES, word);
        let is_signed = is_closed && verdict_in(line).is_none() && !line.contains('%');
        let is_greeting = number < first && (is_head || table::is_one_of(GREETINGS, word));
        // `Court cases: 13`, and a prompt, which never changes a rating.
        let is_aside = holds(line, "cases:") && !line.contains('%') || lettered(line).is_some();
        if is_greeting || is_signed || is_aside {
            letter.push(number);
        }
    }
    letter
}

/// Nothing, and a problem for each row with figures.
fn refused(text: &str, reading: &Reading, subjects: &Subjects) -> Import {
    let rows = table::figure_rows(text).filter(|(_, label)| subjects.read(label).slots != 0);
    let mut problems: Vec<Problem> =
        rows.map(|(row, _)| not_understood(text, row, subjects)).collect();
    if problems.is_empty() {
        problems.push(Problem::new(Code::NothingRecognised));
    }
    nothing(reading.edition, in_order(problems))
}

/// A problem with a row, whose words are not shown where they may be a child's.
fn not_understood(text: &str, row: Range<usize>, subjects: &Subjects) -> Problem {
    let place = Places::new().of(text, row.start);
    let line = &text[row];
    let found = if subjects.read(line).slots == 0 { "…" } else { line };
    Problem::new(Code::PartNotUnderstood).found(found).at(place)
}

/// A problem for each value beside a word for what is aimed at, or for what others have, or below a
/// line that says so.
fn not_own(text: &str, marks: &[Mark], known: &[Problem], is_report: bool) -> Vec<Problem> {
    let lines: Vec<&str> = text.split('\n').collect();
    // The lines that no reader has understood, and whether what is below them is not a service's own.
    // Below others that is open: the first value says so.
    let letter = letter(text, marks);
    let headings = known.iter().filter(|problem| problem.code == Code::LineNotUnderstood);
    let mut headings: Vec<(u32, Heading)> = headings
        .filter_map(|problem| {
            let line = problem.line.filter(|line| !letter.contains(line))?;
            let words = lines.get(line as usize - 1)?.trim();
            let heading = match words.len() <= LONGEST_LABEL {
                true if is_of_others(words) => Heading::Others,
                true if !words.ends_with('.') => Heading::Open,
                _ => Heading::None,
            };
            Some((line, heading))
        })
        .collect();
    let first = marks.iter().filter_map(|mark| mark.line).min();
    let mut problems = Vec::new();
    for mark in marks {
        let (Some(number), Some(column)) = (mark.line, mark.column) else { continue };
        let Some(line) = lines.get(number as usize - 1) else { continue };
        let before = column as usize - 1;
        let characters = line.chars();
        let words: String = characters
            .clone()
            .take(before)
            .chain(characters.skip(before + mark.length as usize))
            .collect();
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
        let is_one_of = || {
            let on_line = marks.iter().filter(|other| other.line == mark.line).count();
            is_report && is_one_of_several(line, on_line) || is_first_of_two(mark, line, &lines)
        };
        if is_beside || is_below || is_one_of() {
            let problem = Problem::new(Code::PerhapsNotOwn).about(&*mark.about).found(line.trim());
            problems.push(problem.at((number, column)));
        }
    }
    problems
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
            own != other && rating != another && names_none(&own) && names_none(&other)
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
        || words.starts_with('>')
        || words.trim_end_matches(':').ends_with("wrote")
}

/// The longest label of a value, in bytes; what is longer is a sentence.
const LONGEST_LABEL: usize = 80;

/// A problem for each row that names a key question and ends with figures, where none was taken and
/// nothing is said of it.
fn unread(text: &str, subjects: &Subjects, marks: &[Mark], known: &[Problem]) -> Vec<Problem> {
    let mut places = Places::new();
    let mut problems = Vec::new();
    for (row, label) in table::figure_rows(text) {
        let place = places.of(text, row.start);
        let lines = place.0..=places.of(text, row.end).0;
        let is_read = |line: Option<u32>| line.is_some_and(|line| lines.contains(&line));
        let subject = subjects.read(label);
        if label.len() <= LONGEST_LABEL
            && subject.is_narrow
            && !subject.is_prompt
            && !marks.iter().any(|mark| is_read(mark.line))
            && !known.iter().any(|problem| is_read(problem.line))
        {
            problems.push(not_understood(text, row, subjects));
        }
    }
    problems
}
