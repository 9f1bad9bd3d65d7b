//! Rows among cases that are called as no case is: `Target met` below `C001`, `C002`.
//!
//! Whoever makes a sheet writes more below the cases than can be known by its words. What identifies
//! cases has one form in a sheet, so that what has another is doubtful: it is reported, not counted.

use super::shape::Shape;
use crate::import::table::{Block, Grid, is_one_of, is_year};

/// What a name of a case looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// It has a digit: `C001`.
    Number,
    /// Initials: `JS`.
    Initials,
    /// Words with capitals: `Ann Smith`.
    Name,
    /// Words that are no name: `Target met`.
    Phrase,
}

/// Words that are hardly ever a name, and head what is said of all cases.
const OF_ALL: &str = "target average national england wales benchmark expected previous last check test \
                      blank result results verdict majority moderation moderated moderator overall \
                      sufficient standard threshold agreed pass/fail qa current weighting total \
                      totals mean summary average score example sample comparison auditor";

/// Words by which a row is signed, or says what is to be done, and that are no names.
const SIGNED: &str =
    "manager agrees countersigned sign-off signoff signed needed worst approved authorised action";

/// How many of the first columns may say which case a row is.
const FIRST: usize = 16;

/// How many rows are looked at.
const SAMPLE: usize = 2_000;

/// How often each form stands in each of the first columns of rows with answers, and words of all.
pub(super) struct Forms([([usize; 4], usize); FIRST]);

impl Forms {
    pub(super) fn of(grid: &Grid, block: &Block, columns: &[usize]) -> Self {
        let mut forms = [([0; 4], 0); FIRST];
        for row in block.first..block.end.min(block.first + SAMPLE) {
            if columns.iter().all(|&column| grid.cell(row, column).is_empty()) {
                continue;
            }
            for (column, (own, of_all)) in forms.iter_mut().enumerate() {
                let text = grid.cell(row, column);
                if let Some(form) = form(text).filter(|_| !is_signed(text)) {
                    own[form as usize] += 1;
                    *of_all += usize::from(is_of_all(text));
                }
            }
        }
        Self(forms)
    }

    /// Whether `text`, alone in its row, is called as no case is.
    pub(super) fn is_strange(&self, column: usize, text: &str) -> bool {
        let is_free = self.0.get(column).is_some_and(|(own, _)| own.iter().sum::<usize>() == 0);
        is_free && matches!(form(text), Some(Form::Name | Form::Phrase))
            || self.stands_out(column, text)
    }

    /// Whether `text` in `column` has another form than nearly all there.
    fn stands_out(&self, column: usize, text: &str) -> bool {
        let Some(form) = form(text) else { return false };
        let Some((own, of_all)) = self.0.get(column) else { return false };
        // Where many are called so, cases are: `Sample 1`, `Sample 2`.
        let is_of_all = is_of_all(text) && 2 * of_all < own.iter().sum();
        if is_signed(text) && form != Form::Number {
            return own[Form::Number as usize]
                + own[Form::Initials as usize]
                + own[Form::Name as usize]
                > 0;
        }
        let others = match form {
            Form::Number | Form::Initials | Form::Name if is_of_all => own.iter().sum(),
            Form::Number if is_year(text) => own.iter().sum::<usize>() - own[Form::Number as usize],
            Form::Number | Form::Initials => 0,
            // Names of children have words, as other texts do.
            Form::Name => own[Form::Number as usize] + own[Form::Initials as usize],
            Form::Phrase => own.iter().sum::<usize>() - own[Form::Phrase as usize],
        };
        others > 1 && (is_of_all || others >= 2 * own[form as usize])
    }
}

impl Shape {
    /// The column in which a row is called as no case is.
    pub(super) fn stranger(&self, grid: &Grid, row: usize) -> Option<usize> {
        if self.is_long {
            return None;
        }
        let id = self.id.filter(|&id| !grid.cell(row, id).is_empty());
        let column = id.unwrap_or_else(|| grid.first_filled(row));
        let is_answer = self.columns.contains(&column) || self.kinds.columns.contains(&column);
        (!is_answer && self.forms.stands_out(column, grid.cell(row, column))).then_some(column)
    }
}

fn is_signed(text: &str) -> bool {
    text.split(' ').any(|word| is_one_of(SIGNED, word))
}

fn is_of_all(text: &str) -> bool {
    text.split(' ').any(|word| is_one_of(OF_ALL, word))
}

/// The form of a text; `None` where it says nothing.
fn form(text: &str) -> Option<Form> {
    const INITIALS: usize = 5;
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Some(Form::Number);
    }
    let (mut words, mut capitals, mut small) = (0, 0, false);
    for word in text.split(' ') {
        small |= words > 0 && word.len() > 1 && word.as_bytes()[0].is_ascii_lowercase();
        words += usize::from(!word.is_empty());
    }
    for byte in text.bytes() {
        capitals += usize::from(!byte.is_ascii_lowercase());
    }
    Some(match words {
        0 => return None,
        _ if small || words > 3 => Form::Phrase,
        1 if capitals == text.len() && capitals <= INITIALS => Form::Initials,
        _ => Form::Name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cases_have_a_form() {
        for (text, expected) in [
            ("C001", Some(Form::Number)),
            ("Case 4", Some(Form::Number)),
            ("JS", Some(Form::Initials)),
            ("J.S.", Some(Form::Initials)),
            ("Zoe", Some(Form::Name)),
            ("Ann Smith", Some(Form::Name)),
            ("Target met", Some(Form::Phrase)),
            ("Improved since last audit", Some(Form::Phrase)),
            ("", None),
        ] {
            assert!(form(text) == expected, "{text}");
        }
    }
}
