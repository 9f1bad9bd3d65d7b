//! Cuts a text into the lines that the reader takes one by one: the text's own lines and
//! paragraphs, and within them the rows that a copy has joined.

use super::tables::lettered;
use super::tokens::{Token, is_edge, tokens};
use crate::edition::Edition;
use crate::import::clean::SOFT_BREAK;
use crate::import::edges::Edges;
use crate::import::words::{
    Number, after_name, asks, figures, starts, verdict_alone, verdict_at_end,
};

/// From this length on a line may be a whole page that has lost its line breaks, in bytes.
const PAGE: usize = 400;

/// The longest table that is looked for in a joined line, in bytes: a standard's key questions.
const LONGEST_TABLE: usize = 1_200;

/// What else begins a row; the last two are the first words of a page, behind its head.
const HEADS: [&str; 6] =
    ["Our rating", "Overall rating", "Fieldwork started", "Previous ", "Contents ", "Ratings "];

/// Calls `take` with each trimmed line with text and its offset.
pub(super) fn each(text: &str, edition: &Edition, mut take: impl FnMut(&str, usize)) {
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', SOFT_BREAK as u8, text.as_bytes());
    for end in ends.chain([text.len()]) {
        let line = &text[start..end];
        if may_be_joined(line) {
            let mut from = 0;
            for cut in cuts(line, edition).into_iter().chain([line.len()]) {
                trimmed(&line[from..cut], start + from, &mut take);
                from = cut;
            }
        } else {
            trimmed(line, start, &mut take);
        }
        start = end + 1;
    }
}

fn trimmed(line: &str, at: usize, take: &mut impl FnMut(&str, usize)) {
    let text = line.trim_start();
    let at = at + (line.len() - text.len());
    let text = text.trim_end();
    if !text.is_empty() {
        take(text, at);
    }
}

fn may_be_joined(line: &str) -> bool {
    let bytes = line.as_bytes();
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != b'-');
    first.is_some_and(u8::is_ascii_digit)
        || line.len() > 5 * PAGE
        || memchr::memchr_iter(b'%', bytes).take(2).count() == 2
        || (line.len() > PAGE && memchr::memchr(b'%', bytes).is_some())
        || holds_number(bytes)
}

/// Whether the number of a standard stands in `line`, perhaps: a digit on both sides of a stop.
fn holds_number(line: &[u8]) -> bool {
    memchr::memchr_iter(b'.', line).any(|stop| {
        let digit =
            |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(u8::is_ascii_digit);
        digit(stop.checked_sub(1)) && digit(Some(stop + 1))
    })
}

/// Where the rows of a joined line begin, and where tables begin and end; ascending.
fn cuts(line: &str, edition: &Edition) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut table_end = 0;
    let mut apart = true;
    let mut signs = memchr::memchr_iter(b'%', line.as_bytes());
    let mut sign = signs.next();
    for (at, byte) in line.bytes().enumerate() {
        let begins = apart;
        apart = matches!(byte, b' ' | b'\t' | b'\'' | b'"');
        if !begins || at < table_end {
            continue;
        }
        while sign.is_some_and(|sign| sign < at) {
            sign = signs.next();
        }
        let rest = &line[at..];
        if sign.is_some_and(|sign| sign < at + LONGEST_TABLE) {
            match table(&line[..at], rest) {
                Found::Table(length) => {
                    table_end = at + length;
                    cuts.extend([at, table_end]);
                    continue;
                }
                // Looked through from each of its parts, it would take time in its square.
                Found::Without(length) => table_end = at + length,
                Found::Nothing => {}
            }
        }
        let cut = match byte {
            b'%' => is_head(&rest[1..]),
            b'0'..=b'9' => is_heading(rest, edition),
            b'D' => starts(rest, "Domain ") && line.len() > PAGE,
            b'C' | b'F' | b'O' | b'P' | b'R' => HEADS.iter().any(|head| starts(rest, head)),
            _ => false,
        };
        if cut {
            cuts.push(at);
        }
    }
    cuts.dedup();
    with_ratings_cut_off(line, edition, &cuts)
}

/// The `cuts` of a line, and more where each rating stands before its standard: what is above the
/// first has a rating then, and the last has none.
fn with_ratings_cut_off(line: &str, edition: &Edition, cuts: &[usize]) -> Vec<usize> {
    let mut all = Vec::with_capacity(cuts.len());
    let mut ratings = Vec::new();
    // Whether the first rating can be of nothing that stands before it.
    let mut sure = false;
    let mut start = 0;
    for end in cuts.iter().copied().chain([line.len()]) {
        let piece = &line[start..end];
        let (parts, tail) =
            heading(piece, edition).map_or((0, piece), |(number, tail)| (number.parts(), tail));
        match verdict_at_end(piece) {
            Some((at, _)) if parts != 2 && !starts(piece, "overall") => {
                sure = verdict_alone(tail).is_some();
                ratings = vec![start + at];
            }
            Some((at, _)) if !ratings.is_empty() && verdict_alone(tail).is_some() => {
                ratings.push(start + at);
            }
            None if parts == 2 && (sure || ratings.len() > 2) => {
                for rating in std::mem::take(&mut ratings) {
                    all.insert(all.partition_point(|&cut| cut < rating), rating);
                }
            }
            _ => ratings.clear(),
        }
        if end < line.len() {
            all.push(end);
        }
        start = end;
    }
    all
}

/// Whether `rest` starts with the number of a domain or standard and its name, or with the number
/// of a key question.
fn is_heading(rest: &str, edition: &Edition) -> bool {
    heading(rest, edition).is_some()
}

/// The number that heads `rest`, and what follows its name.
fn heading<'a>(rest: &'a str, edition: &Edition) -> Option<(Number, &'a str)> {
    let (number, rest) = Number::start(rest)?;
    let tail = match number.parts() {
        1 => after_name(rest, edition.domains[number.domain(edition)?].name)?,
        2 => after_name(rest, edition.standards[number.standard(edition)?].name)?,
        _ => number.key_question(edition).map(|_| rest)?,
    };
    Some((number, tail))
}

/// Whether the sign before `rest` heads a column: `% 'Yes'`.
fn is_head(rest: &str) -> bool {
    starts(rest.trim_start_edges(is_edge), "yes")
}

/// What a stretch of a line starts with.
enum Found {
    /// So much of a table of key questions with figures, or one lettered prompt with its figure.
    Table(usize),
    /// So much of questions or figures that make no table, whichever of them it begins with.
    Without(usize),
    /// Something else.
    Nothing,
}

fn table(before: &str, rest: &str) -> Found {
    let Some(first) = rest.bytes().next() else { return Found::Nothing };
    let prompt = lettered(rest);
    let letter = prompt.is_some();
    if !first.is_ascii_digit() && !letter && !asks(rest) {
        return Found::Nothing;
    }
    // A figure behind a word ends a sentence: no table begins with it.
    let before = before.trim_end().as_bytes();
    if first.is_ascii_digit()
        && before.last().is_some_and(u8::is_ascii_lowercase)
        && !before[before.len().saturating_sub(3)..].eq_ignore_ascii_case(b"yes")
    {
        return Found::Nothing;
    }
    let near = &rest[..rest.floor_char_boundary(LONGEST_TABLE)];
    let skipped = prompt.map_or(0, |(_, text)| rest.len() - text.len());
    let (tokens, end) = tokens(&near[skipped..], false);
    let (mut figure, mut last, mut open) = (false, None, None);
    for token in &tokens {
        match *token {
            Token::Question(text, _, start) => {
                last = Some(start);
                // It may have swallowed a heading.
                open = open.or((!text.ends_with('?')).then_some(start));
            }
            Token::Figure(..) => figure = true,
            _ => {}
        }
    }
    // A question that heads prompts is a row without a figure.
    let heads = |rest: &str| lettered(rest.trim_start()).is_some();
    let (Some(last), true) = (last, figure || !letter && heads(&rest[end..])) else {
        return Found::Without(skipped + open.unwrap_or(end));
    };
    let end = if letter {
        // Below a prompt without a figure the next question begins.
        if let [Token::Question(..), Token::Question(_, _, next), ..] = tokens[..] {
            return Found::Table(skipped + next);
        }
        let Some(figure) = figures(near).next() else { return Found::Nothing };
        figure.end
    } else {
        end
    };
    // In a sentence, what is counted follows the percentage.
    let next = rest[end..].trim_start_edges(is_edge);
    if next.starts_as(u8::is_ascii_lowercase) && !heads(next) {
        return Found::Without(skipped + open.unwrap_or(last));
    }
    Found::Table(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        each(text, Edition::newest(), |line, at| {
            assert_eq!(&text[at..at + line.len()], line);
            lines.push(line.to_owned());
        });
        lines
    }

    #[test]
    fn joined_rows_are_cut_apart() {
        assert_eq!(
            lines("1.1 Governance and leadership Good 1.2 Staff Good 2. Court disposals"),
            ["1.1 Governance and leadership Good", "1.2 Staff Good", "2. Court disposals"]
        );
        assert_eq!(
            lines("1.2 Staff Good Previous inspection (2016) 1.1 Governance and leadership Good"),
            ["1.2 Staff Good", "Previous inspection (2016)", "1.1 Governance and leadership Good"]
        );
        assert_eq!(
            lines("% 'Yes' Is desistance served? 83% Is the child safe? 50% In 12% of cases"),
            ["% 'Yes'", "Is desistance served? 83% Is the child safe? 50%", "In 12% of cases"]
        );
        assert_eq!(
            lines("a) Is it so? 69% b) Are they? 7%"),
            ["a) Is it so? 69%", "b) Are they? 7%"]
        );
        // Below a prompt without a figure the next question begins.
        assert_eq!(
            lines("(a) Is it so? (b) Are they? Is it known? 69% a. Is it so? 7% b. Are they? 8%"),
            [
                "(a) Is it so?",
                "(b) Are they?",
                "Is it known? 69%",
                "a. Is it so? 7%",
                "b. Are they? 8%"
            ]
        );
        assert_eq!(
            lines("2.1. Assessment Is it known? a) Is it so? 69% b) Are they? 7%"),
            ["2.1. Assessment", "Is it known?", "a) Is it so? 69%", "b) Are they? 7%"]
        );
    }

    #[test]
    fn ratings_before_their_standards_are_cut_off() {
        assert_eq!(
            lines(
                "1. Organisational delivery Good 1.1 Governance and leadership Outstanding 1.2 Staff"
            ),
            [
                "1. Organisational delivery",
                "Good",
                "1.1 Governance and leadership",
                "Outstanding",
                "1.2 Staff"
            ]
        );
        // Behind the whole's rating each stands behind its standard.
        let line = "Overall rating Good 1.1 Governance and leadership Outstanding 1.2 Staff";
        assert_eq!(
            lines(&("x".repeat(400) + ". " + line))[1..],
            ["Overall rating Good", "1.1 Governance and leadership Outstanding", "1.2 Staff"]
        );
    }

    #[test]
    fn a_page_is_cut_off_from_its_head() {
        let head = "An inspection of youth justice services in Upper Barrow";
        let cut = lines(&[head, " Ratings Upper Barrow YJS Score 3/36 1.2 Staff Good"].concat());
        assert_eq!(cut, [head, "Ratings Upper Barrow YJS Score 3/36", "1.2 Staff Good"]);
        assert_eq!(lines(&[head, " Contents Foreword 3 1.2 Staff 4"].concat())[0], head);
    }

    #[test]
    fn sentences_stay_whole() {
        for sentence in [
            "In 2.1 million cases, 50% were so and 40% were not.",
            "In 40% it was not. Is harm to others reviewed? 62%, they said, was right.",
        ] {
            assert_eq!(lines(sentence), [sentence]);
        }
    }
}
