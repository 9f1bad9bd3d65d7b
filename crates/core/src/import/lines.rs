//! A closer look at short texts without cells, once the readers of reports and lists have read them: they
//! may be tables in plain lines, whose heads those readers do not know.

use super::cells::{complaints, in_grids, known};
use super::source::Mark;
use super::table::{self, Spaced, Subjects};
use super::{Import, LONGEST_PART, Reading};
use crate::place::Places;
use crate::problem::{Code, Problem, in_order};

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
    if let Some(Spaced { grid, is_headed, says_more }) = table::spaced(text, &subjects)
        && let Some(tables) = in_grids(&[grid], reading, false)
        && {
            let import = &tables.import;
            let is_fewer = known(&import.assessment) < known(&plain.assessment);
            let is_clearer = complaints(&import.problems) < complaints(&plain.problems);
            says_more || !is_fewer && (is_headed || import.form.is_some() && is_clearer)
        }
    {
        return tables.import;
    }
    let mut plain = plain;
    if plain.form.is_some() {
        let mut problems = std::mem::take(&mut plain.problems);
        problems.extend(not_own(text, &plain.marks));
        if problems.iter().all(|problem| problem.code != Code::KeyQuestionMissing) {
            let unread = unread(text, &subjects, &plain.marks, &problems);
            problems.extend(unread);
        }
        plain.problems = in_order(problems);
    }
    plain
}

/// A problem for each value beside a word for what is aimed at, or for what others have.
fn not_own(text: &str, marks: &[Mark]) -> Vec<Problem> {
    let lines: Vec<&str> = text.split('\n').collect();
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
        if words.len() <= LONGEST_LABEL && table::is_target(&words) {
            let problem = Problem::new(Code::PerhapsNotOwn).about(&*mark.about).found(line.trim());
            problems.push(problem.at((number, column)));
        }
    }
    problems
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
            let found = &text[row];
            problems.push(Problem::new(Code::PartNotUnderstood).found(found).at(place));
        }
    }
    problems
}
