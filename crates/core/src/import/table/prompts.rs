//! The inspectorate's lettered prompts. They explain a key question, whose words they may have, and no
//! figure of theirs stands for its.

use super::columns::Kind;
use super::cues::{has_any, has_word};
use super::found::{Found, Table};
use super::grid::Grid;
use super::header::{Measure, header, is_one_of, is_total};
use super::labels::RowSubject;
use super::layout::Block;
use super::subject::{Slots, Subject, Subjects};
use super::value::{Value, value};
use crate::import::words::{Number, asks, holds};

const NUMERALS: &str = "i ii iii iv v vi vii viii";

/// Whether what stands behind a number makes a prompt of it: `2.1.1 a`, `2.1(b) …`, `2.1.c …`, `2.1 ii)`.
pub(super) fn marks_prompt(rest: &str) -> bool {
    let is_attached = !rest.starts_with(' ');
    let rest = rest.trim_start_matches([' ', '(', '[', '.']);
    let (letters, behind) = rest.split_at(rest.bytes().take_while(u8::is_ascii_alphabetic).count());
    let is_letter = letters.len() == 1 && (is_attached || letters.as_bytes()[0] > b'Z');
    let ends = match behind.bytes().next() {
        None | Some(b')' | b'.' | b':' | b']') => true,
        // Apart, an `a` may be an article.
        Some(b' ') => is_attached || asks(&behind[1..]),
        Some(_) => false,
    };
    ends && (is_letter || is_one_of(NUMERALS, letters) && !behind.is_empty())
}

impl Subjects {
    /// What a text that begins with a letter in brackets is about, `a) Does …`, `(b) Controls on the risk of
    /// harm`: of no key question, unless its words are the name of one.
    pub(in crate::import) fn lettered(&self, text: &str) -> Option<Subject> {
        let behind = text.strip_prefix('(').unwrap_or(text);
        let (letters, rest) =
            behind.split_at(behind.bytes().take_while(u8::is_ascii_alphabetic).count());
        let rest = rest.strip_prefix([')', '.'])?.trim_start();
        if letters.len() != 1 && !is_one_of(NUMERALS, letters) || rest.is_empty() {
            return None;
        }
        if asks(rest) {
            return Some(Subject { is_prompt: true, ..Subject::default() });
        }
        let named = self.named(rest);
        if !named.is_narrow {
            return None;
        }
        let is_name = self.title(rest).is_some();
        Some(if is_name {
            Subject { is_weak: true, ..named }
        } else {
            Subject { is_prompt: true, ..Subject::default() }
        })
    }

    /// What rows below `text` are about, which is a row of its own, where those above it are about `above`:
    /// behind a prompt, or another question, they are no longer of the key question above that.
    pub(super) fn behind_question(&self, text: &str, above: Slots) -> Slots {
        let asks = || text.ends_with('?') && !text.starts_with(char::is_lowercase);
        match self.question(above) {
            Some((standard, _)) if self.read(text).is_prompt || asks() => {
                self.of_standard(standard)
            }
            _ => above,
        }
    }
}

/// Whether a text has none of the words that the inspectorate's key questions ask with, as its prompts have not:
/// *sufficiently*, *effectively* and what they go with.
pub(in crate::import) fn lacks_wording(text: &str) -> bool {
    const ASKED: [&str; 9] = [
        "sufficiently analys",
        "sufficiently focus",
        "focus sufficiently",
        "sufficient focus",
        "sufficiently on ",
        "sufficiently well",
        "effectively support",
        "support effectively",
        "work effectively",
    ];
    !ASKED.iter().any(|words| holds(text, words))
}

/// Whether a whole question may be a prompt's.
pub(super) fn may_be_prompt(text: &str) -> bool {
    const SHORTEST: usize = 60;
    text.len() >= SHORTEST && text.ends_with('?') && asks(text) && lacks_wording(text)
}

/// Whether a header is one of prompts, and not of key questions as well.
pub(super) fn heads_prompts(head: &str) -> bool {
    has_word(head, "prompt") && !has_any(head, "question kq standard")
}

impl Table<'_, '_> {
    /// Notes the figures of a prompt: where its key question has none, that is to be said.
    pub(super) fn explaining(
        &mut self,
        index: usize,
        kinds: &[Kind],
        row: usize,
        said: &RowSubject,
    ) {
        let grid = &self.grids[index];
        let Some((standard, question)) = self.subjects.question(said.slots) else { return };
        let is_figure = |&column: &usize| {
            let found = value(grid.cell(row, column));
            kinds[column] == Kind::Value
                && matches!(found, Value::Share(_) | Value::Both(..) | Value::Bare(_))
        };
        self.others.extend((0..kinds.len()).find(is_figure).map(|column| Found {
            standard,
            question: Some(question),
            measure: Measure::Other,
            group: 0,
            grid: index,
            row,
            column,
            is_bare_of_words: false,
            verdict: None,
        }));
    }
}

/// The columns that say which prompt a row is: by their header, or as they hold nothing but letters in
/// their order.
pub(in crate::import) fn prompt_columns(grid: &Grid, block: &Block) -> Vec<usize> {
    let heads = block.columns.iter().enumerate();
    let heads =
        heads.map(|(column, said)| (column, said.row.map_or("", |row| grid.cell(row, column))));
    let is_wide = block.columns.iter().filter(|said| said.is_narrow).count() > 1;
    heads
        .filter(|&(column, head)| {
            heads_prompts(head) || !is_wide && letters(grid, block, column, head)
        })
        .map(|(column, _)| column)
        .collect()
}

/// Whether a column holds letters that count prompts off.
fn letters(grid: &Grid, block: &Block, column: usize, head: &str) -> bool {
    if !matches!(header(head).measure, None | Some(Measure::Label | Measure::Other)) {
        return false;
    }
    let is_said = has_any(head, "letter ref reference part");
    let (mut last, mut most) = (0, 0);
    // How often they begin, and the key questions beside them.
    let mut starts = 0;
    let mut numbers: Vec<&str> = Vec::new();
    for row in block.first..block.end {
        let text = grid.cell(row, column).trim_matches(['(', ')', '.', ' ']);
        let &[letter] = text.as_bytes() else {
            if text.is_empty() {
                continue;
            }
            return false;
        };
        let letter = letter.to_ascii_lowercase();
        let goes_on = letter == b'a' && (is_said || last != b'a') || last > 0 && letter == last + 1;
        if !goes_on {
            return false;
        }
        last = letter;
        starts += usize::from(letter == b'a');
        let number = (0..grid.width(row)).find_map(|at| whole_number(grid.cell(row, at)));
        if let Some(number) =
            number.filter(|number| !numbers.contains(number)).filter(|_| numbers.len() < 2)
        {
            numbers.push(number);
        }
        most = most.max(letter);
    }
    // Those of each key question begin anew: others count the key questions.
    let is_own = starts > 1 || numbers.len() < 2;
    is_own && (most > b'a' || is_said && most == b'a')
}

/// The number of a key question that a text starts with.
fn whole_number(text: &str) -> Option<&str> {
    let (number, rest) = Number::start(text)?;
    (number.parts() == 3).then(|| &text[..text.len() - rest.len()])
}

/// Whether a cell of such a column names a prompt. Left empty, or with a key question's whole number, its
/// row is that question's.
pub(in crate::import) fn names_prompt(text: &str, subjects: &Subjects) -> bool {
    let is_letter = text.len() == 1 && text.as_bytes()[0].is_ascii_alphabetic();
    let subject = subjects.read(text);
    let is_question =
        !subject.is_prompt && subject.number.is_some_and(|number| number.parts() == 3);
    let is_text = is_letter || matches!(value(text), Value::Words);
    is_text && !is_question && !is_total(text) && !has_any(text, "question")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Edition;

    #[test]
    fn prompts_are_known_by_what_stands_behind_a_number() {
        for (rest, expected) in [
            ("a", true),
            (" a", true),
            ("(b) controls", true),
            (".c desistance", true),
            ("A desistance", true),
            (" ii) others", true),
            (" a Does the plan help?", true),
            (" a child's safety", false),
            (" Assessment", false),
            (": Assessment", false),
            (" I", false),
            ("", false),
        ] {
            assert_eq!(marks_prompt(rest), expected, "{rest}");
        }
    }

    #[test]
    fn a_letter_before_a_key_questions_name_may_count_key_questions() {
        let subjects = Subjects::new(Edition::by_id("2021").expect("built in"));
        let prompt = |text| subjects.lettered(text).map(|said| (said.is_prompt, said.is_weak));
        assert_eq!(prompt("a) Supporting desistance"), Some((false, true)));
        assert_eq!(prompt("(c) Controls on the risk of harm to others"), Some((true, false)));
        assert_eq!(prompt("b) Is the diary kept?"), Some((true, false)));
        assert_eq!(prompt("J. Smith"), None);
    }
}
