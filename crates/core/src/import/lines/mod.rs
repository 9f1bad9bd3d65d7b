//! A closer look at short texts without cells, once the readers of reports and lists have read them: they
//! may be tables in plain lines, whose heads those readers do not know.

mod doubts;

use super::cases::answer::{Answer, answer};
use super::cells::{complaints, in_grids, known};
use super::delimiter::Delimiter;
use super::list;
use super::report::lettered;
use super::source::Mark;
use super::table::{self, Spaced, Subjects, Value};
use super::words::{holds, starts, verdict_at_end, verdict_in};
use super::{Form, Import, LONGEST_PART, Reading, nothing};
use crate::place::Places;
use crate::problem::{Code, MOST, Problem, in_order};
use doubts::{Doubts, LONGEST_LABEL};
use std::collections::HashSet;
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
        let Spaced { grid, is_headed, says_more, may_be_cases, odd, rated } = table;
        match in_grids(&[grid], reading, false) {
            // Words of a remark may be answers, and move others below another's head.
            Some(tables) if tables.import.form == Some(Form::Cases) && !may_be_cases => {
                return nothing(reading.edition, vec![Problem::new(Code::NothingRecognised)]);
            }
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
                    import.problems.extend(of_another_service(text, &import.marks));
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
        let letter = letter(text, &plain.marks);
        let mut problems = std::mem::take(&mut plain.problems);
        let doubts =
            Doubts { text, import: &plain, known: &problems, subjects: &subjects, letter: &letter };
        let found = doubts.all();
        problems.extend(found);
        if plain.form == Some(Form::Report) {
            problems.extend(of_another_service(text, &plain.marks));
        }
        if !says(&problems, Code::KeyQuestionMissing) {
            let unread = unread(text, &subjects, &plain.marks, &problems);
            problems.extend(unread);
        }
        problems.retain(|problem| {
            problem.code != Code::LineNotUnderstood
                || problem.line.is_none_or(|line| !letter.contains(&line))
        });
        plain.problems = in_order(problems);
    }
    plain
}

/// `import`, which is of the cells in `text`, and a problem for each item of a list around them, which has
/// none and is not taken; its words are not shown if `is_private`.
pub(super) fn beside(
    text: &str,
    delimiter: Delimiter,
    reading: &Reading,
    import: Import,
    is_private: bool,
) -> Import {
    let Delimiter::Byte(byte) = delimiter else { return import };
    if import.form.is_none() {
        return import;
    }
    let is_private = is_private || import.form == Some(Form::Cases);
    let marks = import.marks.iter().map(|mark| mark.line);
    let known: HashSet<u32> =
        marks.chain(import.problems.iter().map(|problem| problem.line)).flatten().collect();
    let mut import = import;
    let mut problems = std::mem::take(&mut import.problems);
    for (number, row) in (1..).zip(text.split('\n')) {
        let line = row.trim();
        if problems.len() > MOST {
            break;
        }
        if memchr::memchr(byte, row.as_bytes()).is_none()
            && !known.contains(&number)
            && list::is_item(line, reading.editions)
            && has_value(line)
        {
            let found = if is_private { "…" } else { line };
            problems.push(Problem::new(Code::LineNotUnderstood).found(found).at((number, 1)));
        }
    }
    if !is_private {
        problems.extend(of_another_service(text, &import.marks));
    }
    import.problems = in_order(problems);
    import
}

/// A problem for the first value below the name of a second service.
fn of_another_service(text: &str, marks: &[Mark]) -> Option<Problem> {
    const LONGEST: usize = 60;
    const LONGEST_TITLE: usize = 120;
    const ENDS: &str = "yjs yos yot service team council";
    let mut first: Option<&str> = None;
    for (number, line) in (1..).zip(text.split('\n').map(str::trim)) {
        let last = line.rsplit(' ').next().unwrap_or_default();
        let names =
            line.len() <= LONGEST && last.len() < line.len() && table::is_one_of(ENDS, last);
        // A report's title.
        let titled = holds(line, "inspection of youth").then(|| line.rsplit_once(" in ")).flatten();
        let titled = titled.filter(|_| line.len() <= LONGEST_TITLE).map(|(_, name)| name.trim());
        let Some(line) = titled.or(names.then_some(line)) else { continue };
        let is_other = first.is_some_and(|first| !starts(first, line) && !starts(line, first));
        let is_between = marks.iter().any(|mark| mark.line < Some(number));
        if is_other && is_between {
            let mark = marks
                .iter()
                .filter(|mark| mark.line > Some(number))
                .min_by_key(|mark| mark.line)?;
            let problem = Problem::new(Code::PerhapsNotOwn).about(&mark.about).found(line);
            return Some(problem.at((mark.line?, mark.column?)));
        }
        first = first.or(Some(line));
    }
    None
}

/// Whether `line` ends with a value behind the number or name that it starts with: `2.2 83/50/60`.
fn has_value(line: &str) -> bool {
    let Some((_, last)) = line.rsplit_once([' ', ':', '/', ',']) else { return false };
    match table::value(last.trim_start()) {
        Value::Share(_) | Value::Both(..) | Value::Verdict(_) => true,
        // `Domain 2` and `Standard 2.1` have none.
        Value::Bare(number) => {
            let is_numbered = line.starts_with(|first: char| first.is_ascii_digit());
            is_numbered && !table::is_year(number) && !holds(line, "page")
        }
        Value::None | Value::Words => verdict_at_end(line).is_some(),
    }
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
        let is_numbered = line.as_bytes().windows(3).any(|three| {
            three[0].is_ascii_digit() && three[1] == b'.' && three[2].is_ascii_digit()
        });
        if is_numbered {
            continue;
        }
        let is_greeting = number < first && (is_head || table::is_one_of(GREETINGS, word));
        // `Court cases: 13`, and a prompt, which never changes a rating.
        let is_prompt = lettered(line).is_some_and(|(letter, _)| letter.is_ascii_alphabetic());
        let is_aside = holds(line, "cases:") && !line.contains('%') || is_prompt;
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

/// A problem with a row, whose words are not shown where they may be a child's: where it names neither
/// standard nor key question, or ends with an answer as cases have.
fn not_understood(text: &str, row: Range<usize>, subjects: &Subjects) -> Problem {
    let place = Places::new().of(text, row.start);
    let line = &text[row];
    let last = line.rsplit([' ', '\n']).next().unwrap_or_default();
    let is_answer =
        !last.bytes().any(|byte| byte.is_ascii_digit()) && answer(last) != Answer::Other;
    let is_hidden = is_answer || !subjects.read(line).is_narrow;
    Problem::new(Code::PartNotUnderstood).found(if is_hidden { "…" } else { line }).at(place)
}

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
