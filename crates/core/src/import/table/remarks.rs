//! Lines that say something of a standard's or key question's figure or rating without being its row:
//! `2.1.1 was 83% last year`, `2.1.2 is provisional`, `1.1 Governance: Good`. They are not taken, so that
//! a person has to be told of them; and labels that hold a figure or rating of their own.

use super::found::Table;
use super::names::is_target;
use super::rows::is_standard_number;
use super::subject::Subjects;
use super::value::{Value, is_year, value};
use crate::import::words::{Number, Verdict, holds, verdict_at_end, verdict_in};
use crate::problem::{Code, Problem};

/// Whether a line says of a standard or key question, by its number, what its figure or rating is, or
/// that it is not what it seems.
#[inline(never)]
pub(in crate::import) fn states(subjects: &Subjects, line: &str) -> bool {
    const LONGEST: usize = 200;
    // `2.1.2 is provisional`
    const TAKES_BACK: [&str; 13] = [
        "provisional",
        "should be",
        "should read",
        "should say",
        "incorrect",
        "wrong",
        "not final",
        "to be confirmed",
        "estimate",
        "unreliable",
        "disregard",
        "do not use",
        "in error",
    ];
    let line = line.trim_end_matches(['.', ' ', ')']);
    let Some(rest) = behind_number(subjects, line).filter(|_| line.len() <= LONGEST) else {
        return false;
    };
    if line.ends_with('?') || is_target(rest) && !holds(rest, "last") {
        return false;
    }
    let last = rest.rsplit([' ', ':']).next().unwrap_or_default();
    let says =
        [" was ", " is ", " were "].iter().any(|word| holds(rest, word)) || rest.contains(':');
    match value(last) {
        // `Standard 2.1` and `2.1 Assessment, page 4` are headings.
        Value::Bare(number)
            if !is_year(number) && !is_standard_number(number, subjects) && says =>
        {
            return true;
        }
        Value::Share(Ok(_)) => return true,
        _ => {}
    }
    let is_rated = verdict_in(rest).is_some_and(|at| {
        let before = rest[..at].trim_end();
        ["was", "is", "rated", "judged", ":"].iter().any(|word| before.ends_with(word))
    });
    has_percentage(rest)
        || verdict_at_end(rest).is_some()
        || is_rated
        || TAKES_BACK.iter().any(|words| holds(line, words))
}

impl Table<'_, '_> {
    /// Reports the lines of a document above the grid at `index` that say something of a figure.
    pub(super) fn lines_above(&mut self, index: usize) {
        let grid = &self.grids[index];
        if self.heard < Some(index) {
            self.heard = Some(index);
            // What stands in a row of its own is heard there.
            let is_row = |line| {
                let mut rows = (0..grid.rows()).filter(|&row| grid.filled(row) == 1);
                rows.any(|row| grid.cell(row, grid.first_filled(row)) == line)
            };
            for &line in &grid.above {
                if !states(self.subjects, line) || is_row(line) {
                    continue;
                }
                self.problems.push(Problem::new(Code::LineNotUnderstood).found(line));
            }
        }
    }
}

/// Whether a line of a document talks of a standard or key question by its number, as no title does.
pub(super) fn is_remark(line: &str) -> bool {
    let talks = [" was ", " is ", " were ", " should "].iter().any(|word| holds(line, word));
    talks
        && line
            .split(' ')
            .any(|word| Number::start(word).is_some_and(|(number, _)| number.parts() > 1))
}

/// What stands behind the first number of a standard or key question in `line`.
fn behind_number<'t>(subjects: &Subjects, line: &'t str) -> Option<&'t str> {
    let edition = subjects.edition;
    let mut starts = std::iter::once(0).chain(line.match_indices([' ', '(']).map(|(at, _)| at + 1));
    starts.find_map(|at| {
        let (number, rest) = Number::start(&line[at..])?;
        let is_known = number.parts() == 2 && number.standard(edition).is_some()
            || number.key_question(edition).is_some();
        let is_apart = !rest.starts_with(|next: char| next == '%' || next.is_ascii_digit());
        (is_known && is_apart && line[at..].starts_with(|first: char| first.is_ascii_digit()))
            .then_some(rest)
    })
}

/// Whether a text holds a percentage, and not only its sign behind a number: `2.1.1 %`.
pub(super) fn has_percentage(text: &str) -> bool {
    let Some((before, _)) = text.split_once('%') else { return false };
    let is_part = |part: char| part.is_ascii_digit() || part == '.' || part == ',';
    let number = before.trim_end().rsplit(|part| !is_part(part)).next().unwrap_or_default();
    // `Standard 2.1 %`
    let is_ours = number.len() == 3 && number.as_bytes()[1] == b'.';
    !is_ours && matches!(value(number), Value::Bare(_))
}

/// Whether a label holds a figure of its own: `Desistance 83%`, `Desistance (5 of 6)`, `Desistance: 83`.
pub(super) fn holds_figure(label: &str) -> bool {
    let last = label.rsplit(['(', ':']).next().unwrap_or_default();
    let last = last.rsplit(" - ").next().unwrap_or_default().trim_matches([' ', ')']);
    let has_more = last.len() < label.len();
    let is_figure = match value(last) {
        Value::Share(Ok(_)) | Value::Both(..) => true,
        // `Desistance (6)` may be the cases.
        Value::Bare(number) => !is_year(number) && !label.ends_with(')'),
        _ => false,
    };
    (has_percentage(label) || is_figure && has_more) && !is_target(label)
}

/// The rating that a label ends with, apart from its name: `2.1 Assessment - Good`.
pub(super) fn rating_behind(label: &str) -> Option<Verdict> {
    let (at, verdict) = verdict_at_end(label)?;
    let before = label[..at].trim_end();
    let is_apart = before.ends_with(['-', '–', '—', ':', '(', '[', '|', '=']);
    let is_plain = !label.ends_with('?') && label[at..].starts_with(char::is_uppercase);
    // `2.1 Assessment (2021: Good)` is of another time.
    let is_other = is_target(label) || label.split([' ', '(', ':']).any(is_year);
    (is_apart && is_plain && !is_other && matches!(verdict, Verdict::Rating(_))).then_some(verdict)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Edition;

    #[test]
    fn lines_that_say_a_figure_are_known() {
        let subjects = Subjects::new(Edition::by_id("2021").expect("built in"));
        for (line, expected) in [
            ("2.1.1 was 83% last year", true),
            ("Last year 2.1 was 83, 50, 60.", true),
            ("Please note: 2.1.2 should be higher", true),
            ("2.1.2 is provisional", true),
            ("1.1 Governance: Good", true),
            ("2.1 was Good in May", true),
            ("3.1: 83, 50, 60", true),
            ("2.1 Assessment", false),
            ("2.1 Assessment, page 4", false),
            ("2.1 Assessment: what is good practice?", false),
            ("Results for 2.1 to 2.4, 2024/25", false),
            ("2.1 Assessment (target 80%)", false),
            ("Good is 65% and over", false),
            ("2.1% were late", false),
        ] {
            assert_eq!(states(&subjects, line), expected, "{line}");
        }
    }

    #[test]
    fn labels_with_figures_and_ratings_are_known() {
        for (label, expected) in [
            ("2.1.1 Desistance: 83%", true),
            ("2.1.1 Desistance (5 of 6)", true),
            ("2.1.1 Desistance - 83", true),
            ("2.1.1 Desistance (6)", false),
            ("2.1.1 Desistance (target 80%)", false),
            ("2.1.1", false),
            ("2.1.1 %", false),
            ("Standard 2.1 %", false),
        ] {
            assert_eq!(holds_figure(label), expected, "{label}");
        }
        for (label, expected) in [
            ("2.1 Assessment - Good", true),
            ("2.1 Assessment (Requires improvement)", true),
            ("1.2 Staff: Outstanding", true),
            ("2.1 Assessment (2021: Good)", false),
            ("2.1 Assessment, last inspection: Good", false),
            ("Is what is planned good?", false),
            ("Doing Good", false),
        ] {
            assert_eq!(rating_behind(label).is_some(), expected, "{label}");
        }
    }
}
