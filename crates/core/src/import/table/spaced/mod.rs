//! Tables without anything that parts their cells but single spaces, or with each cell on a line of its
//! own: what copying from a PDF leaves of them. They are read only where each row has as many figures
//! as there are heads, so that none can slip below another's.

mod heads;
mod rows;

pub(in crate::import) use heads::has_heads;
pub(in crate::import) use rows::figure_rows;

use super::grid::Grid;
use super::header::{Measure, header, is_one_of, is_total};
use super::names::is_target;
use super::subject::Subjects;
use super::value::{Value, value};
use crate::edition::Edition;
use crate::import::words::{Number, after_name, ends_as_theme, verdict_in};
use heads::{has_sign, heads};
use rows::{Row, columns, is_number, joined, rows, starts_with_digit, words};
use std::ops::Range;

/// A table that was found in plain lines.
pub(in crate::import) struct Spaced<'a> {
    /// Its cells: labels first.
    pub(in crate::import) grid: Grid<'a>,
    /// Whether heads for all its columns were found.
    pub(in crate::import) is_headed: bool,
    /// Whether they say more than that percentages of yes, or ratings, are below.
    pub(in crate::import) says_more: bool,
    /// Whether it may be an audit: each case has one word, and each head is of a key question.
    pub(in crate::import) may_be_cases: bool,
    /// Where rows stand whose figures are more or fewer than the heads, and are in no cells.
    pub(in crate::import) odd: Vec<Span>,
    /// Where standards with their ratings stand above heads, which are in no cells either.
    pub(in crate::import) rated: Vec<Span>,
}

/// Where a part of the text stands.
type Span = Range<usize>;

/// The table in `text`, if it holds one and hardly anything else.
pub(in crate::import) fn spaced<'a>(text: &'a str, subjects: &Subjects) -> Option<Spaced<'a>> {
    // Tabs part cells, which another reader knows.
    if memchr::memchr2(b'\t', b'|', text.as_bytes()).is_some() {
        return None;
    }
    let rows = rows(text);
    let columns = columns(text, &rows)?;
    let mut says_more = columns > 1;
    let mut grid = Grid::new(text);
    let push = |grid: &mut Grid, label: &[Span], cells: &[Span]| {
        let first = label.first().map_or(0, |span| span.start);
        // A footnote's star is no part of a number.
        grid.push(&joined(text, label).replace('*', ""), first);
        for cell in cells {
            grid.push(&text[cell.clone()], cell.start);
        }
        grid.end_row();
    };
    let (mut filled, mut others) = (0, 0);
    let mut may_be_cases = true;
    let (mut odd, mut rated) = (Vec::new(), Vec::new());
    // How many heads are of labels; none before there are heads.
    let mut labels = None;
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        if let Some(heads) = heads(text, &rows[at..], columns, subjects) {
            labels = Some(heads.labels.len());
            let is_about = |cell: &Span| subjects.read(&text[cell.clone()]).is_narrow;
            may_be_cases &= heads.cells.iter().all(is_about);
            says_more |= heads.cells.iter().any(|cell| !is_usual(&text[cell.clone()]));
            push(&mut grid, &heads.labels[..1], &[&heads.labels[1..], &heads.cells].concat());
            at += heads.rows;
            continue;
        }
        at += 1;
        let is_filled = row.values.len() == columns;
        let label = joined(text, &row.label);
        let is_about = || subjects.read(&label).is_narrow;
        let is_title = row.values.is_empty()
            || !is_filled && (labels.is_none() && !is_about() || is_total(&label));
        // A standard and its rating above heads.
        let is_rated = || {
            let is_rating = |cell: &Span| matches!(value(&text[cell.clone()]), Value::Verdict(_));
            row.values.iter().all(is_rating)
                && rows.len() > at
                && heads(text, &rows[at..], columns, subjects).is_some()
        };
        if !is_filled && !row.values.is_empty() && is_rated() {
            push(&mut grid, &row.label, &[]);
            rated.push(row.line.start..row.values[row.values.len() - 1].end);
            continue;
        }
        // A rating in words that are not known.
        if is_title && labels.is_some() && subjects.is_judged(&label) {
            odd.push(row.line.clone());
            continue;
        }
        if !is_title && !is_filled {
            odd.push(row.line.start..row.values[row.values.len() - 1].end);
            continue;
        }
        if is_filled && ends_with_figure(&label) {
            return None;
        }
        if is_filled && (qualifies(&label) || goes_on(&label, subjects)) {
            odd.push(row.line.start..row.values[row.values.len() - 1].end);
            continue;
        }
        filled += usize::from(is_filled);
        may_be_cases &= !is_filled || !label.contains(' ');
        others += usize::from(is_title && labels.is_some());
        may_be_cases &= !is_title || labels.is_none() || subjects.read(&label).slots != 0;
        if is_title {
            push(&mut grid, std::slice::from_ref(&row.line), &[]);
        } else if let Some((number, rest)) = numbered(text, row).filter(|_| labels == Some(2)) {
            push(&mut grid, &[number], &[&[rest], &row.values[..]].concat());
        } else {
            let gap = row.line.start..row.line.start;
            let gaps = vec![gap; labels.unwrap_or(1).saturating_sub(1)];
            push(&mut grid, &row.label, &[&gaps, &row.values[..]].concat());
        }
    }
    let is_headed = labels.is_some();
    let least = if is_headed { 1 } else { 2 };
    let is_table = filled >= least && filled > odd.len() && others <= 2 * filled + 2;
    let says_more = says_more && is_headed;
    may_be_cases &= odd.is_empty();
    is_table.then_some(Spaced { grid, is_headed, says_more, may_be_cases, odd, rated })
}

/// Whether a label ends with a figure and a mark: of several that commas part, the last is a value.
fn ends_with_figure(label: &str) -> bool {
    let last = label.rsplit(' ').next().unwrap_or_default();
    let figure = last.trim_end_matches([',', ';', '/', '-', '|']);
    let is_marked = figure.len() < last.len() && last.len() < label.len();
    is_marked && !is_number(figure) && matches!(value(figure), Value::Share(_) | Value::Bare(_))
}

/// Whether a label says something of the value behind it: `not Good`, `83% against a target of 80%`.
fn qualifies(label: &str) -> bool {
    const BEFORE: &str = "not yet nearly almost be from below above under over least most about around \
                          approximately approx than was were previously formerly to against versus vs of \
                          became now";
    let last = label.rsplit(' ').next().unwrap_or_default();
    let last = last.trim_matches(|edge: char| !edge.is_alphanumeric());
    has_sign(label) || is_target(label) || verdict_in(label).is_some() || is_one_of(BEFORE, last)
}

/// Whether more words stand behind the name of a standard or key question: what is said there of the
/// value cannot be told from a name.
fn goes_on(label: &str, subjects: &Subjects) -> bool {
    let subject = subjects.read(label);
    let name = Number::start(label).map_or(label, |(_, rest)| rest);
    let name = name.trim_matches(|edge: char| !edge.is_alphanumeric() && edge != '?');
    if name.is_empty() || !subject.is_narrow {
        return false;
    }
    let mut standards = Edition::all().iter().flat_map(|edition| edition.standards);
    let named =
        |names: &str| names.eq_ignore_ascii_case(name) || after_name(name, names) == Some("");
    !ends_as_theme(name) && !standards.any(|standard| named(standard.name))
}

/// Whether `head` is of percentages of yes or of ratings, or says no more than that figures are below.
fn is_usual(head: &str) -> bool {
    let header = header(head);
    matches!(header.measure, Some(Measure::Percent | Measure::Rating | Measure::Figure))
        && header.rest.is_empty()
        && !header.is_share_of_no
}

/// A row's label as a number and what is behind it.
fn numbered(text: &str, row: &Row) -> Option<(Span, Span)> {
    let [label] = &row.label[..] else { return None };
    let words = words(text, label.clone());
    let [number, second, ..] = &words[..] else { return None };
    starts_with_digit(&text[number.clone()]).then(|| (number.clone(), second.start..label.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of the table in `text`, with its heads if it has any.
    fn cells(text: &str) -> Option<String> {
        let table = spaced(text, &Subjects::new(Edition::newest()))?;
        let rows = table.grid.text().trim_end().replace("\t\n", " / ").replace('\t', " | ");
        let heads = if table.is_headed { "" } else { "no heads: " };
        let odd = match table.odd.len() {
            0 => String::new(),
            odd => format!(" + {odd} odd"),
        };
        Some(format!("{heads}{rows}{odd}"))
    }

    #[test]
    fn heads_and_figures_are_parted_where_they_count_alike() {
        for (text, expected) in [
            (
                "Key question Target Actual\n2.1.1 Desistance 80% 63%\n2.1.2 Safety 80% 71%",
                Some(
                    "Key question | Target | Actual / 2.1.1 Desistance | 80% | 63% / 2.1.2 Safety | 80% | 71%",
                ),
            ),
            // A sign belongs to the column of percentages.
            (
                "Question Cases audited Sufficient % sufficient\n2.1.1 12 10 83%",
                Some(
                    "Question | Cases audited | Sufficient | % sufficient / 2.1.1 | 12 | 10 | 83%",
                ),
            ),
            (
                "Key question N/A % Yes\nDesistance 1 83%",
                Some("Key question | N/A | % Yes / Desistance | 1 | 83%"),
            ),
            (
                "Standard Target % Met %\n2.1.1 Desistance 80 63",
                Some("Standard | Target % | Met % / 2.1.1 Desistance | 80 | 63"),
            ),
            // Of which column it is cannot be told.
            ("Key question N/A % Yes\nDesistance 10% 83%", None),
            (
                "Standard Previous rating Current rating\n1.1 Governance and leadership Requires improvement Good",
                Some(
                    "Standard | Previous rating | Current rating / 1.1 Governance and leadership | Requires improvement | Good",
                ),
            ),
            (
                "Domain Standard Rating\n1 Staff Good\n2 Planning Good",
                Some("Domain | Standard | Rating / 1 | Staff | Good / 2 | Planning | Good"),
            ),
            // A label over two lines, and one cell a line.
            (
                "2.1 Assessment\nKeeping the child safe\n6 of 12\nKeeping other people safe\n6 of 12\n",
                Some(
                    "no heads: 2.1 Assessment / Keeping the child safe | 6 of 12 / Keeping other people safe | 6 of 12",
                ),
            ),
            (
                "Question % Yes\nKeeping the child\nsafe 50%",
                Some("Question | % Yes / Keeping the child safe | 50%"),
            ),
            (
                "Key question\nYes\nNo\n2.1.1\n5\n1\n2.1.2\n4\n2",
                Some("Key question | Yes | No / 2.1.1 | 5 | 1 / 2.1.2 | 4 | 2"),
            ),
            (
                "2.1.1 Safety 5 of 6\n2.1.2 Safety 4 of 6",
                Some("no heads: 2.1.1 Safety | 5 of 6 / 2.1.2 Safety | 4 of 6"),
            ),
            // Remarks stand behind the values.
            (
                "Standard Rating Comment\n1.2 Staff Requires improvement Vacancies\n1.3 Partnerships Good",
                Some(
                    "Standard | Rating / 1.2 Staff | Requires improvement / 1.3 Partnerships | Good",
                ),
            ),
            (
                "Question Yes No Notes\n2.1.1 5 1 See 3 cases\n2.1.2 4 2",
                Some("Question | Yes | No / 2.1.1 | 5 | 1 / 2.1.2 | 4 | 2"),
            ),
            (
                "Standard Rating Notes\n1.2 Staff Good practice seen\n1.1 Governance Good\n1.3 Partnerships Good",
                Some("Standard | Rating / 1.1 Governance | Good / 1.3 Partnerships | Good + 1 odd"),
            ),
            // Commas part these, and no spaces.
            ("Results\n2.1 83, 50, 50\n2.2 50, 67, 67", None),
            // Rows with a figure more or fewer than there are heads are in no cells.
            (
                "Key question Yes No\n2.1.1 5 1 1\n2.1.2 4 2\n2.1.3 4 2",
                Some("Key question | Yes | No / 2.1.2 | 4 | 2 / 2.1.3 | 4 | 2 + 1 odd"),
            ),
            ("Key question Yes No\n2.1.1 5 1 1\n2.1.2 4 2", None),
            (
                "Question 2023 2024 Change\n2.1.1 83% 67% -16%",
                Some("Question | 2023 | 2024 | Change / 2.1.1 | 83% | 67% | -16%"),
            ),
            (
                "Question Case 1 Case 2 Total\n2.1.1 Yes No 1",
                Some("Question | Case 1 | Case 2 | Total / 2.1.1 | Yes | No | 1"),
            ),
            ("We saw 5 of 6.\nAll was well.", None),
            // Heads that could be parted in thousands of ways would take seconds, and none would be sure.
            (
                "Key question Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes zzz\n\
                 2.1.1 5 5 5 5 5 5 5 5 5\n2.1.2 5 5 5 5 5 5 5 5 5",
                Some(
                    "no heads: Key question Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes Yes zzz \
                     / 2.1.1 | 5 | 5 | 5 | 5 | 5 | 5 | 5 | 5 | 5 / 2.1.2 | 5 | 5 | 5 | 5 | 5 | 5 | 5 | 5 | 5",
                ),
            ),
        ] {
            assert_eq!(cells(text).as_deref(), expected, "{text}");
        }
    }
}
