//! What looks like the name of a child or of a case, which no option, service or message may show.

use super::cases::answer::{Answer, answer};
use super::cases::names_period;
use super::mend::mend;
use super::source::Ask;
use super::table::{Grid, Value, is_one_of, value};
use super::words::Number;
use super::{Form, Import, LONGEST_PART};
use crate::problem::{Code, Problem};

/// First names that are hardly ever places or words of a head. Of several columns one is enough.
const FIRST_NAMES: &str = "aaliyah aaron abdul abdullah abigail adam ahmed aidan aisha alex alexander alfie ali \
    alice aliyah amelia amir amy andrew anna anne archie arthur ava ben benjamin beth billy callum cameron charlie \
    charlotte chloe christopher claire connor daisy dan daniel danny david dylan ella ellie emily emma ethan eva evan \
    evie fatima finley freddie george grace hannah harrison harry harvey hassan henry holly ibrahim isaac isabella \
    isla jack jacob jade jake james jamie jasmine jay jayden jessica joe joel john joseph josh joshua jude \
    julia kai katie kayden kieran kim kyle lauren leah leo lewis liam lily logan lola louis luca lucas lucy luke \
    maisie maria mary mason matilda matthew maya megan mia michael millie mohamed mohammad mohammed molly muhammad \
    nathan niamh noah oliver olivia omar oscar owen paige patrick paul phoebe poppy rebecca reece rhys riley robert \
    rosie ruby ryan sam samuel sara sarah scott sean sebastian shannon sofia sophia sophie stephen tariq theo \
    thomas toby tom tommy tyler tyrone william yusuf zac zach zainab zara zoe";

/// Words that a letter or number may stand behind without naming anybody: `Area B`.
const NO_PERSONS: &str = "area team site service services court option group cohort region column year quarter audit \
                          auditor round cycle period phase wave half part table sheet district cluster band tier level \
                          board unit office locality north south east west central version yjs yot yos la plan rating score \
                          question target item answer reviewer assessor order ro yc ycc cr yro dto ooc cc";

/// What a name looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    /// A first name, or one with an initial, or a case that is called so: `Anna`, `Otto B`, `Child 4`.
    Sure,
    /// What may identify a case, or be something else: `JS`, `C001`.
    Maybe,
}

fn name(text: &str) -> Option<Name> {
    const LONGEST: usize = 40;
    if text.is_empty() || text.len() > LONGEST || names_period(text) {
        return None;
    }
    let words: Vec<&str> =
        text.split([' ', '.', '-', '_', '/']).filter(|word| !word.is_empty()).collect();
    let (&first, rest) = words.split_first()?;
    let is_letter = |word: &str| word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase();
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    if words.iter().any(|word| is_one_of(NO_PERSONS, word)) {
        return None;
    }
    let is_capital =
        first.starts_with(char::is_uppercase) && first.chars().skip(1).all(char::is_lowercase);
    if is_one_of("case child yp person", first) {
        return matches!(rest, [last] if is_letter(last) || has_digit(last)).then_some(Name::Sure);
    }
    if is_capital
        && is_one_of(FIRST_NAMES, first)
        && rest.len() < 3
        && rest.iter().all(|word| word.starts_with(char::is_uppercase))
        || is_capital && first.len() > 2 && matches!(rest, [last] if is_letter(last))
    {
        return Some(Name::Sure);
    }
    // `Y1` is a year, as `W1` is a week and `R1` a round.
    if text.len() == 2 && text.starts_with(['Y', 'W', 'R', 'T']) && has_digit(text) {
        return None;
    }
    // `JS`, `J.S.`, and `YP12`.
    let letters = text.bytes().filter(u8::is_ascii_uppercase).count();
    let is_code = text.bytes().all(|byte| {
        byte.is_ascii_uppercase()
            || byte.is_ascii_digit()
            || [b'.', b' ', b'-', b'/'].contains(&byte)
    });
    (is_code
        && (1..=3).contains(&letters)
        && (letters == 2 || text.bytes().any(|byte| byte.is_ascii_digit())))
    .then_some(Name::Maybe)
}

/// Whether several names are those of children or cases: one is so for sure, or all may be.
pub(super) fn are_persons<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let (mut sure, mut may_be, mut all) = (0, 0, 0);
    for text in names {
        match name(text) {
            Some(Name::Sure) => sure += 1,
            Some(Name::Maybe) => may_be += 1,
            None => {}
        }
        all += 1;
    }
    sure > 0 || all > 1 && may_be == all
}

/// Whether each of several names may be that of a child or case.
pub(super) fn are_all_persons<'n>(mut names: impl Iterator<Item = &'n str>) -> bool {
    names.all(|text| name(text).is_some())
}

/// Whether what was read of a table would show, or take for a service's, what is said of single children: its
/// columns, rows or sheets are called as they are.
pub(super) fn shows_cases(import: &Import, grids: &[Grid]) -> bool {
    let asks_cases = import.questions.iter().any(|question| {
        let names = || question.options.iter().map(String::as_str);
        match question.ask {
            Ask::Column => are_persons(names()) || names().count() > 1 && are_answers(grids),
            Ask::Sheet => are_persons(names()),
            _ => false,
        }
    });
    let service = import.assessment.service.as_deref();
    asks_cases || service.is_some_and(|service| are_persons(std::iter::once(service)))
}

/// Whether the numbers in cells are nothing but 0 and 1.
fn are_answers(grids: &[Grid]) -> bool {
    const SAMPLE: usize = 2_000;
    let mut zeros = 0;
    for grid in grids {
        for row in 0..grid.rows().min(SAMPLE) {
            for column in 0..grid.width(row) {
                match value(grid.cell(row, column)) {
                    Value::Bare("0") => zeros += 1,
                    Value::Bare(number) if number != "1" && number.len() < 3 => return false,
                    Value::Share(_) | Value::Both(..) => return false,
                    _ => {}
                }
            }
        }
    }
    zeros > 1
}

/// Takes the words of a text whose lines answer for cases out of what was read of it.
pub(super) fn withhold(import: &mut Import, text: &str) {
    if import.form.is_none() && names_questions(text) {
        hide(&mut import.problems);
    }
    let is_short = text.len() <= LONGEST_PART;
    if import.form != Some(Form::Report) {
        hide_names(&mut import.problems);
    }
    if import.form == Some(Form::Report) && !is_short || !answers_lines(text) {
        return;
    }
    hide(&mut import.problems);
    if import.marks.is_empty() {
        import.assessment.service = None;
    }
}

/// Puts dots in place of words that problems have found: they may be a child's. Of a whole line that was not
/// recognised nothing is left.
pub(super) fn hide(problems: &mut [Problem]) {
    for problem in problems {
        let Some(found) = &mut problem.found else { continue };
        // A number as it is known here.
        if problem.about.as_ref() == Some(found) {
            continue;
        }
        if problem.code == Code::NothingRecognised {
            problem.found = None;
        } else if matches!(value(found), Value::Words) && mend(found).is_none() {
            "…".clone_into(found);
        }
    }
}

/// Puts dots in place of what problems have found where a first name stands in it: `3/4 (not Anna)`.
fn hide_names(problems: &mut [Problem]) {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && is_one_of(FIRST_NAMES, word);
    for found in problems.iter_mut().filter_map(|problem| problem.found.as_mut()) {
        if found.split(|edge: char| !edge.is_alphanumeric()).any(is_name) {
            "…".clone_into(found);
        }
    }
}

/// Whether a line says which case a text is of: `Case: …`, `Name of child: …`.
fn names_case(line: &str) -> bool {
    const WORDS: &str =
        "case child yp young person name initials id ref reference urn number of no the s";
    const SIGNS: &str = "case child yp person name initials urn";
    let Some((head, rest)) = line.split_once(':') else { return false };
    let mut words =
        head.split(|edge: char| !edge.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().any(|word| is_one_of(SIGNS, word))
        && words.all(|word| is_one_of(WORDS, word))
        && !rest.trim().is_empty()
}

/// Whether a text names several key questions by their numbers: what stands before them may be a case.
fn names_questions(text: &str) -> bool {
    let words = text.split([' ', '\t', '\n', ',', ';', ':']);
    let is_number =
        |word: &&str| Number::start(word).is_some_and(|(number, _)| number.parts() == 3);
    words.filter(is_number).nth(1).is_some()
}

/// Whether several lines, or several parts of one, answer with yes or no: `2.1.1: Yes, …`, `2.1.2 N`,
/// `3 yes (…)`. Heads of columns do so without a number.
fn answers_lines(text: &str) -> bool {
    const LEAST: usize = 2;
    let mut answers = 0;
    for line in text.split('\n') {
        if names_case(line) {
            return true;
        }
        let parts = line.split(['\t', ',', ';', ':', '|', '>', '<', '(', '=', '–']);
        let own = parts.filter(|part| answers_part(part)).count();
        let is_head = own > 1 && !line.bytes().any(|byte| byte.is_ascii_digit());
        answers += if is_head { 0 } else { own };
        if answers >= LEAST {
            return true;
        }
    }
    false
}

/// Whether a part of a line begins with an answer, behind numbers that it may be of, or ends with one.
fn answers_part(part: &str) -> bool {
    const MOST: usize = 4;
    let is_word = |word: &&str| {
        word.bytes().any(|byte| !byte.is_ascii_digit() && byte != b'.' && byte != b'-')
    };
    let says = |word: &str| {
        let word = word.trim_end_matches(['.', '!']);
        word != "do" && matches!(answer(word), Answer::Yes | Answer::No)
    };
    let words = part.split([' ', '\r', '"']).filter(|word| !word.is_empty() && is_word(word));
    let mut words = words.take(MOST + 1);
    let Some(first) = words.next() else { return false };
    // `Anna yes`
    let others: Vec<&str> = words.collect();
    says(first) || others.len() < MOST && others.last().is_some_and(|last| says(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_children_and_cases_are_known() {
        for names in [
            &["Anna", "Larchford"][..],
            &["Otto B"],
            &["Case 4", "5"],
            &["JS", "K.L."],
            &["YP71", "YP72"],
        ] {
            assert!(are_persons(names.iter().copied()), "{names:?}");
        }
        for names in [
            &["Northtown", "Southtown"][..],
            &["Q1", "Q2"],
            &["2023", "2024"],
            &["Y1", "Y2"],
            &["RO", "YC"],
            &["Area A", "Area B"],
            &["% yes", "England"],
            &["JS", "Total"],
            &[],
        ] {
            assert!(!are_persons(names.iter().copied()), "{names:?}");
        }
    }

    #[test]
    fn lines_that_answer_for_cases_are_known() {
        for text in [
            "2.1.1: Yes - asked first\n2.1.2: No",
            "Otto Hollin: 2.1.1 Y, 2.1.2 N",
            "2.1.1: 3 yes (Otto), 1 no",
            "2.1.1: Otto yes, Anna no",
            "Name of child: Otto",
        ] {
            assert!(answers_lines(text), "{text:?}");
        }
        for text in [
            "2.1.1: 83",
            "Question\tYes\tNo\n2.1.1\t5\t1",
            "Good, and no worse.",
            "Case\t2.1.1",
            "",
        ] {
            assert!(!answers_lines(text), "{text:?}");
        }
    }
}
