//! Takes a line of a table of key questions apart: questions, figures, heads and ratings, in
//! whatever order. A line with anything else in it is no line of a table.

use super::evidence::FigureFound;
use super::tables::lettered;
use crate::import::HAS_ALL;
use crate::import::edges::Edges;
use crate::import::words::{self, Number, after, asks, figures, per_cent, verdict_at_start};
use crate::share::{Percent, Share, parse_count};

/// The longest question in bytes; a longer stretch is prose.
pub(super) const LONGEST_QUESTION: usize = 320;

/// A part of a line of a table, with its offset in the line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A question, numbered or not; without its question mark it goes on in the next line.
    Question(&'a str, Option<Number>, usize),
    /// The next part of the last question.
    Rest(&'a str),
    /// A percentage.
    Figure(FigureFound, usize),
    /// A number without a sign, which only a table's head can make a percentage.
    Bare(FigureFound, usize),
    /// The percentage that numbers of cases give: `5 of 6`.
    Counts(Percent, usize),
    /// A head that promises percentages: `% 'Yes'`.
    Head,
    /// A head of a second column, of the other answer: `% 'No'`.
    HeadOfNo,
    /// A head of a column of numbers of cases, before that of percentages: `Relevant cases`.
    HeadOfCases,
}

/// The parts of `line`, whose first may go on with an `unfinished` question, and where the table
/// ends in it: at its end, or where something else begins.
pub(super) fn tokens(line: &str, mut unfinished: bool) -> (Vec<Token<'_>>, usize) {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut behind_figure = false;
    loop {
        let rest = line[at..].trim_start_edges(is_edge);
        let start = line.len() - rest.len();
        if rest.is_empty() {
            return (tokens, line.len());
        }
        let found = token(rest, start, unfinished, behind_figure);
        let Some((token, length)) = found else { return (tokens, at) };
        // A bound is no figure: `>80%`.
        let is_bound = start > 0 && line.as_bytes()[start - 1] == b'>';
        if is_bound && matches!(token, Some(Token::Figure(..))) {
            return (tokens, at);
        }
        behind_figure =
            matches!(token, Some(Token::Figure(..) | Token::Bare(..) | Token::Counts(..)));
        unfinished = match token {
            Some(Token::Question(text, ..) | Token::Rest(text)) => !text.ends_with('?'),
            _ => behind_figure && unfinished,
        };
        tokens.extend(token);
        at = start + length;
    }
}

/// The token that `rest` starts with, if it is one to keep, and its length.
fn token(
    rest: &str,
    start: usize,
    unfinished: bool,
    behind_figure: bool,
) -> Option<(Option<Token<'_>>, usize)> {
    let first = rest.bytes().next()?;
    if first.is_ascii_digit() {
        if let Some((value, length)) = figure_at_start(rest) {
            return Some((Some(Token::Figure(value, start)), length));
        }
        // A sentence that mentions a number goes on in lower case.
        let in_sentence =
            |label: &str| label.trim_start_edges(is_edge).starts_as(u8::is_ascii_lowercase);
        let number = Number::start(rest).filter(|(number, _)| number.parts() == 3);
        if let Some((number, label)) = number.filter(|(_, label)| !in_sentence(label)) {
            let skipped = rest.len() - label.len();
            let length = question_length(label);
            let text = label[..length].trim_edges(around_text);
            return Some((Some(Token::Question(text, Some(number), start)), skipped + length));
        }
        if let Some((value, length)) = counts_at_start(rest) {
            return Some((Some(Token::Counts(value, start)), length));
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = &rest[digits..];
        let next = after.trim_start_edges(is_edge);
        let alone = after.is_empty()
            || after.starts_in(b"\t|")
            || asks(next)
            // A number of cases beside its percentage.
            || after != next && figure_at_start(next).is_some();
        if alone && digits <= 3 {
            // A stop makes it the question's place in a list.
            let bare = Token::Bare(rest[..digits].parse(), start);
            return Some(((!after.starts_in(b".)")).then_some(bare), digits));
        }
    }
    if let Some(word) = after(rest, "%").or_else(|| after(rest, "percentage")) {
        // The head of the column: `% 'Yes'`, `% yes`, or the sign alone.
        let word = word.trim_start_edges(is_edge);
        let before = rest.len() - word.len();
        match (word_at_start(word, "yes"), word_at_start(word, "no")) {
            (true, _) => return Some((Some(Token::Head), before + "yes".len())),
            (_, true) => return Some((Some(Token::HeadOfNo), before + "no".len())),
            _ if first == b'%' => return Some((Some(Token::Head), 1)),
            _ => {}
        }
    }
    // The answer that a percentage counts, beside it.
    if word_at_start(rest, "yes") && !unfinished {
        return Some((None, "yes".len()));
    }
    let prompt = lettered(rest).is_some();
    // A rating behind a figure, also where the question goes on below.
    if let Some((length, _)) = verdict_at_start(rest)
        && first.is_ascii_uppercase()
        && (behind_figure || !unfinished)
    {
        return Some((None, length));
    }

    if unfinished && !asks(rest) && !prompt {
        let length = question_length(rest);
        let text = rest[..length].trim();
        // Digits too many for a figure, with its sign: no token may be empty.
        if length == 0 {
            return None;
        }
        // Behind a figure only the end of its question may follow.
        let ends = text.ends_with('?') && words::find_exact(text, ". ").is_none();
        if is_sentence(text) || (behind_figure && !ends) {
            return None;
        }
        return Some((Some(Token::Rest(text.trim_edges(around_text))), length));
    }
    if asks(rest) {
        let length = question_length(rest);
        let text = rest[..length].trim();
        if is_sentence(text) {
            return None;
        }
        let question = Token::Question(text.trim_edges(around_text), None, start);
        return Some((Some(question), length));
    }
    if !HAS_ALL {
        return None;
    }
    let head = memchr::memchr(b'%', rest.as_bytes()).or_else(|| words::find(rest, "percentage"))?;
    let cases = rest[..head].trim_end_edges(is_edge).ends_with("cases");
    cases.then_some((Some(Token::HeadOfCases), head))
}

/// Whether `text` starts with `word`, in lower case, as a cell of its own.
fn word_at_start(text: &str, word: &str) -> bool {
    after(text, word).is_some_and(|rest| {
        let rest = rest.trim_start_edges(is_edge);
        rest.is_empty()
            || rest.starts_as(|next| next.is_ascii_digit() || *next == b'%')
            || asks(rest)
    })
}

/// How far a question goes from the start of `text`: up to its mark, the next figure, or the end.
fn question_length(text: &str) -> usize {
    let text = &text[..text.floor_char_boundary(LONGEST_QUESTION)];
    let mark = memchr::memchr(b'?', text.as_bytes()).map_or(text.len(), |mark| mark + 1);
    let mark = prompt_in(&text[..mark]).unwrap_or(mark);
    let figure = figures(&text[..mark]).next().map(|figure| figure.start);
    let end = figure.unwrap_or(mark);
    last_cell_number(&text[..end], figure.is_some()).unwrap_or(end)
}

/// Where a lettered prompt begins in a joined line.
fn prompt_in(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let letter = |at: usize| {
        let is_letter = bytes[at - 1].is_ascii_alphabetic() && b" (".contains(&bytes[at - 2]);
        is_letter && bytes.get(at + 1) == Some(&b' ')
    };
    let end = memchr::memchr_iter(b')', bytes).find(|&at| at > 2 && letter(at))?;
    Some(end - 1 - usize::from(bytes[end - 2] == b'('))
}

/// Where the last cell of `text` begins, if it is a number alone or one `of` another; `before` a
/// figure, a space is enough of an edge.
fn last_cell_number(text: &str, before: bool) -> Option<usize> {
    let bytes = text.trim_end().as_bytes();
    let in_cell = |byte: &u8| matches!(byte, b'0'..=b'9' | b' ' | b'/' | b'o' | b'f');
    let tail = bytes.iter().rposition(|byte| !in_cell(byte))? + 1;
    let cell = tail + bytes[tail..].iter().position(u8::is_ascii_digit)?;
    let edge = *bytes.get(cell.checked_sub(1)?)?;
    (edge == b'\t' || before && edge == b' ').then_some(cell)
}

/// Whether `text` is or ends a sentence that is no question.
fn is_sentence(text: &str) -> bool {
    !text.ends_with('?') && (text.ends_with('.') || words::find_exact(text, ". ").is_some())
}

/// A percentage that `text` starts with, and its length; also in words, where a cell ends with it.
fn figure_at_start(text: &str) -> Option<(FigureFound, usize)> {
    /// Of a longer run nothing is a figure; looked through from each of its numbers on, it would
    /// take time in its square.
    const LONGEST: usize = 20;
    let run = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.');
    let digits = run.take(LONGEST).count();
    let after = text[digits..].trim_start_edges(|edge| edge == ' ');
    if after.starts_with('%') {
        let figure = figures(&text[..=text.len() - after.len()]).next()?;
        // A footnote's mark joined to it, bare or in brackets.
        let rest = &text.as_bytes()[figure.end..];
        let bracket = usize::from(rest.first() == Some(&b'['));
        let mark = rest[bracket..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        return Some((figure.value, figure.end + if mark > 0 { bracket + mark } else { 0 }));
    }
    let rest = per_cent(after)?;
    let ends = rest.trim_start_edges(|edge| edge == ' ');
    let cell = ends.is_empty()
        || ends.starts_as(|next| matches!(next, b'\t' | b'|' | b'0'..=b'9'))
        || asks(ends);
    cell.then(|| (text[..digits].parse(), text.len() - rest.len()))
}

/// The percentage of the cases that `text` starts with, `5 of 6` or `5/6`, and their length.
fn counts_at_start(text: &str) -> Option<(Percent, usize)> {
    let (yes, rest) = count(text)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('/').or_else(|| after(rest, "of "))?;
    let (of, rest) = count(rest)?;
    // A percentage that was joined to them would make them others.
    if rest.starts_with('%') {
        return None;
    }
    let share = Share::counts(yes, of).ok()?;
    Some((Percent::from_whole(share.whole_percent()).ok()?, text.len() - rest.len()))
}

/// The number of up to three digits that `text` starts with, and the rest.
fn count(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    Some((parse_count(&text[..digits]).filter(|_| digits < 4)?, &text[digits..]))
}

/// What stands around a question's text; a hyphen may be in the middle of a word.
fn around_text(character: char) -> bool {
    is_edge(character) && character != '-'
}

/// What stands around a cell's text.
pub(super) fn is_edge(character: char) -> bool {
    matches!(
        character,
        '"' | '&'..=')' | ','..='.' | ':' | ';' | '=' | '>' | '[' | ']' | '`' | '|'
    ) || character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of `line` in short, and what is left.
    fn short(line: &str, unfinished: bool) -> (String, &str) {
        let (tokens, end) = tokens(line, unfinished);
        let short = |token: &Token| match token {
            Token::Question(text, number, _) => {
                format!("Q{}({text})", number.map(Number::text).unwrap_or_default())
            }
            Token::Rest(text) => format!("+({text})"),
            Token::Figure(value, _) => format!("F{}", value.map_or(255, Percent::rounded)),
            Token::Bare(value, _) => format!("B{}", value.map_or(255, Percent::rounded)),
            Token::Counts(value, _) => format!("C{}", value.rounded()),
            Token::Head | Token::HeadOfNo | Token::HeadOfCases => "H".to_owned(),
        };
        (tokens.iter().map(short).collect::<Vec<_>>().join(" "), &line[end..])
    }

    #[test]
    fn lines_of_tables_come_apart() {
        for (line, unfinished, expected, rest) in [
            ("Is it so?\t83%", false, "Q(Is it so?) F83", ""),
            ("\"Is it, then, so?\",83%", false, "Q(Is it, then, so?) F83", ""),
            ("83% Is it? 50% Are they?", false, "F83 Q(Is it?) F50 Q(Are they?)", ""),
            ("Is it? Are they? % 'Yes' 83% 50%", false, "Q(Is it?) Q(Are they?) H F83 F50", ""),
            ("2.1.1. Is it so? 90%", false, "Q2.1.1(Is it so?) F90", ""),
            ("2.1.1 Desistance: 90%", false, "Q2.1.1(Desistance) F90", ""),
            ("Is it so?\t83", false, "Q(Is it so?) B83", ""),
            ("Is it so?\t>83%", false, "Q(Is it so?)", "\t>83%"),
            ("1. 2.2.1. Is it so? 90%", false, "Q2.2.1(Is it so?) F90", ""),
            ("1. Is it so?\t83% 2. Are they? 7%", false, "Q(Is it so?) F83 Q(Are they?) F7", ""),
            ("Is it so\t83%", false, "Q(Is it so) F83", ""),
            ("Is it de-", false, "Q(Is it de-)", ""),
            ("keeping it so? 83%", true, "+(keeping it so?) F83", ""),
            ("Is it so? 83 per cent", false, "Q(Is it so?) F83", ""),
            ("Is it so? 83% Requires improvement", false, "Q(Is it so?) F83", ""),
            ("Is it so and 83% Good", false, "Q(Is it so and) F83", ""),
            ("Is it so? Yes. In 83%", false, "Q(Is it so?)", " Yes. In 83%"),
            ("keeping it so? 83%", false, "", "keeping it so? 83%"),
            ("83% of cases", false, "F83", " of cases"),
            ("Is it so? (83%)", false, "Q(Is it so?) F83", ""),
            ("Is it so? ....... Yes 83% 'Yes'", false, "Q(Is it so?) F83", ""),
            ("% 'Yes'\t% 'No'", false, "H H", ""),
            ("Of the 30 cases:\tRelevant cases\tPercentage yes", false, "H H", ""),
            ("Of 30 cases, percentages are low.", false, "H", "percentages are low."),
            (
                "What helps was clear in 17% of talks.",
                false,
                "Q(What helps was clear in) F17",
                " of talks.",
            ),
            ("What was said is done.", false, "", "What was said is done."),
            ("183%", false, "F255", ""),
            ("Is it so? 5 of 6 (83%)", false, "Q(Is it so?) C83 F83", ""),
            ("Is it so? 50% 5/6", false, "Q(Is it so?) F50 C83", ""),
            ("5555555555555555555555555%", true, "", "5555555555555555555555555%"),
        ] {
            assert_eq!(short(line, unfinished), (expected.to_owned(), rest), "{line:?}");
        }
    }
}
