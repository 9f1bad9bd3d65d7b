//! Tables without anything that parts their cells but single spaces, or with each cell on a line of its
//! own: what copying from a PDF leaves of them. They are read only where each row has as many figures
//! as there are heads, so that none can slip below another's.

use super::grid::Grid;
use super::header::{Measure, header, is_one_of, is_total};
use super::names::is_target;
use super::subject::Subjects;
use super::value::{Value, is_year, value};
use crate::import::cases::answer::{Answer, answer};
use crate::import::source::Mark;
use crate::import::words::{Number, holds, verdict_in};
use std::ops::Range;

/// A table that was found in plain lines.
pub(in crate::import) struct Spaced<'a> {
    /// Its cells: labels first.
    pub(in crate::import) grid: Grid<'a>,
    /// Whether heads for all its columns were found.
    pub(in crate::import) is_headed: bool,
    /// Whether they say more than that percentages of yes, or ratings, are below.
    pub(in crate::import) says_more: bool,
    /// Where rows stand whose figures are more or fewer than the heads, and are in no cells.
    pub(in crate::import) odd: Vec<Span>,
    /// Where standards with their ratings stand above heads, which are in no cells either.
    pub(in crate::import) rated: Vec<Span>,
}

/// Where a part of the text stands.
type Span = Range<usize>;

/// A line, or several that are one row: its label, which may be empty, and the values behind it.
struct Row {
    line: Span,
    label: Vec<Span>,
    values: Vec<Span>,
}

/// The heads of columns: those of labels, then the others.
struct Heads {
    /// How many rows they take.
    rows: usize,
    labels: Vec<Span>,
    cells: Vec<Span>,
}

/// The most words of one value: `5 out of 6`.
const MOST_WORDS: usize = 4;

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
        grid.push(&joined(text, label), first);
        for cell in cells {
            grid.push(&text[cell.clone()], cell.start);
        }
        grid.end_row();
    };
    let (mut filled, mut others) = (0, 0);
    let (mut odd, mut rated) = (Vec::new(), Vec::new());
    // How many heads are of labels; none before there are heads.
    let mut labels = None;
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        if let Some(heads) = heads(text, &rows[at..], columns, subjects) {
            labels = Some(heads.labels.len());
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
        if is_filled && qualifies(&label) {
            odd.push(row.line.start..row.values[row.values.len() - 1].end);
            continue;
        }
        filled += usize::from(is_filled);
        others += usize::from(is_title && labels.is_some());
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
    is_table.then_some(Spaced { grid, is_headed, says_more, odd, rated })
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

/// The rows of `text` that end with a figure, and the labels before them.
pub(in crate::import) fn figure_rows(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    rows(text).into_iter().filter_map(move |row| {
        let is_figure = |cell: &Span| {
            let cell = &text[cell.clone()];
            matches!(value(cell), Value::Share(_) | Value::Both(..) | Value::Bare(_))
                && !is_year(cell)
        };
        let end = row.values.last().filter(|_| row.values.iter().any(is_figure))?.end;
        let label = row.label.first()?;
        Some((row.line.start..end, &text[label.clone()]))
    })
}

/// Whether a line above the first of `marks` looks like heads of columns: `Key question Target`, or
/// `Safety Desistance`.
pub(in crate::import) fn has_heads(text: &str, marks: &[Mark], subjects: &Subjects) -> bool {
    const MOST: usize = 14;
    let first = marks.iter().filter_map(|mark| mark.line).min().unwrap_or_default();
    let above = text.split('\n').take((first as usize).saturating_sub(1));
    above.map(str::trim).filter(|line| !line.ends_with(['.', ':'])).any(|line| {
        let words = words(line, 0..line.len());
        let heads = |count: usize| {
            let label = words.get(..count).filter(|_| count < words.len());
            label.is_some_and(|label| heads_labels(&line[..label[count - 1].end]))
        };
        let themes = words.iter().map(|word| subjects.read(&line[word.clone()]));
        let mut themes = themes.filter(|theme| theme.is_narrow && theme.number.is_none());
        let first = themes.next().map(|theme| theme.slots);
        let names_several = first.is_some() && themes.any(|theme| Some(theme.slots) != first);
        words.len() <= MOST && (heads(1) || heads(2) || names_several)
    })
}

/// The lines of `text` as rows. Values alone on a line belong to the row above, and a label that goes
/// on in lower case to the one above.
fn rows(text: &str) -> Vec<Row> {
    /// How many lines may stand above heads.
    const FIRST: usize = 40;
    let has_remarks = text.split(['\n', '\x0c']).take(FIRST).any(|line| {
        let line = line.trim_end();
        heads_remarks(line, &words(line, 0..line.len()))
    });
    let mut lines: Vec<Row> = Vec::new();
    let mut start = 0;
    for line in text.split(['\n', '\x0c']) {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len() + 1;
        let line = at..at + line.trim().len();
        if !line.is_empty() {
            lines.push(parted(text, line, has_remarks));
        }
    }
    let (mut inline, mut alone) = (0, 0);
    for line in lines.iter().filter(|line| !line.values.is_empty()) {
        if line.label.is_empty() { alone += 1 } else { inline += 1 }
    }
    let mut rows: Vec<Row> = Vec::new();
    for mut line in lines {
        let Some(above) = rows.last_mut() else {
            rows.push(line);
            continue;
        };
        if line.label.is_empty() {
            // Where rows have their values on their own lines, a number alone is that of a page.
            let is_page = line.values.len() == 1
                && matches!(value(&text[line.values[0].clone()]), Value::Bare(_));
            if inline <= alone || above.values.is_empty() && !is_page {
                above.values.append(&mut line.values);
            }
            continue;
        }
        let goes_on = || {
            let own = &text[line.line.clone()];
            own.starts_with(char::is_lowercase) && !is_total(&joined(text, &line.label))
        };
        if above.values.is_empty() && goes_on() && !text[above.line.clone()].ends_with('.') {
            above.label.append(&mut line.label);
            above.values = line.values;
            continue;
        }
        rows.push(line);
    }
    rows
}

/// Whether the words of a line head labels, figures and remarks: `Standard Rating Comments`.
fn heads_remarks(text: &str, words: &[Span]) -> bool {
    const REMARKS: &str = "comment comments note notes remark remarks commentary evidence action actions \
                           owner lead trend direction rag";
    let [first, second, .., last] = words else { return false };
    is_one_of(REMARKS, &text[last.clone()])
        && [first, second].iter().any(|end| heads_labels(&text[first.start..end.end]))
}

/// A line's label and the values behind it, which only remarks may follow.
fn parted(text: &str, line: Span, has_remarks: bool) -> Row {
    let mut words = words(text, line.clone());
    if has_remarks && heads_remarks(text, &words) {
        words.pop();
        let label = words[0].start..words[words.len() - 1].end;
        return Row { line: label.clone(), label: vec![label], values: Vec::new() };
    }
    let mut values = Vec::new();
    let mut left = words.len();
    while let Some(value) = value_before(text, &words[..left]) {
        left -= value.1;
        values.push(value.0);
    }
    values.reverse();
    if has_remarks && values.is_empty() {
        return with_remark(text, line, &words);
    }
    let label = words[..left].first().map(|first| first.start..words[left - 1].end);
    Row { line, label: label.into_iter().collect(), values }
}

/// The value that `words` end with, and of how many of them it is.
fn value_before(text: &str, words: &[Span]) -> Option<(Span, usize)> {
    let left = words.len();
    (1..=MOST_WORDS.min(left)).rev().find_map(|count| {
        let span = words[left - count].start..words[left - 1].end;
        let is_number = left == count && is_number(&text[span.clone()]);
        (!is_number && is_value(&text[span.clone()], count)).then_some((span, count))
    })
}

/// A row with a remark: the first values behind a label, unless they may be part of the remark.
fn with_remark(text: &str, line: Span, words: &[Span]) -> Row {
    let mut values = Vec::new();
    let mut label = words.len();
    let mut at = 1;
    while at < words.len() {
        let most = MOST_WORDS.min(words.len() - at);
        let found = (1..=most)
            .rev()
            .find(|&count| is_value(&text[words[at].start..words[at + count - 1].end], count));
        match found {
            Some(count) => {
                label = label.min(at);
                values.push(words[at].start..words[at + count - 1].end);
                at += count;
            }
            None if values.is_empty() => at += 1,
            None => break,
        }
    }
    let goes_on =
        words.get(at).is_some_and(|next| text[next.clone()].starts_with(char::is_lowercase));
    if goes_on || words.is_empty() {
        (values, label) = (Vec::new(), words.len());
    }
    let label = words[..label].last().map(|last| line.start..last.end);
    Row { line, label: label.into_iter().collect(), values }
}

/// The words of a line.
fn words(text: &str, line: Span) -> Vec<Span> {
    let mut at = line.start;
    let mut words = Vec::new();
    for word in text[line].split(' ') {
        if !word.is_empty() {
            words.push(at..at + word.len());
        }
        at += word.len() + 1;
    }
    words
}

/// Whether `text` is the number of a standard or key question: `2.1`.
fn is_number(text: &str) -> bool {
    Number::start(text).is_some_and(|(number, rest)| {
        number.parts() > 1 && rest.is_empty() && text.as_bytes().get(1) == Some(&b'.')
    })
}

/// Whether so many words of a line are one value, which may be a change: `-3%`.
fn is_value(text: &str, words: usize) -> bool {
    let signed = text.strip_prefix(['+', '-', '−', '–', '±', '▲', '▼', '↑', '↓']);
    if matches!(signed.map(value), Some(Value::Share(_) | Value::Bare(_))) {
        return true;
    }
    match value(text) {
        Value::Share(_) | Value::Both(..) | Value::Bare(_) => true,
        Value::Verdict(_) => words == 1 || !holds(text, "rating"),
        Value::None => text != "." && text != "?",
        Value::Words => answer(text) != Answer::Other,
    }
}

/// How many values most rows have.
fn columns(text: &str, rows: &[Row]) -> Option<usize> {
    const MOST: usize = 30;
    let mut counts = [0; MOST];
    for row in rows {
        let columns = row.values.len();
        if (1..MOST).contains(&columns) && is_filled(text, row, columns) {
            counts[columns] += 1;
        }
    }
    let (columns, &most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (most > 0).then_some(columns)
}

/// Whether `row` has a label and so many values, and heads no others.
fn is_filled(text: &str, row: &Row, columns: usize) -> bool {
    row.values.len() == columns
        && !row.label.is_empty()
        && !(are_words(text, row) && heads_labels(&joined(text, &row.label)))
}

/// Whether all values of `row` may be heads: years, or answers in words.
fn are_words(text: &str, row: &Row) -> bool {
    row.values.iter().all(|span| {
        let text = &text[span.clone()];
        is_year(text) || answer(text) != Answer::Other && !starts_with_digit(text)
    })
}

fn starts_with_digit(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

fn joined(text: &str, label: &[Span]) -> String {
    label.iter().map(|span| &text[span.clone()]).collect::<Vec<_>>().join(" ")
}

/// Whether `text` heads the column of labels: `Key question`.
fn heads_labels(text: &str) -> bool {
    const CASES: &str = "case child id ref urn";
    let header = header(text);
    header.measure == Some(Measure::Label) && header.rest.is_empty()
        || text.split(' ').all(|word| is_one_of(CASES, word))
}

/// The heads that start with the first of `rows`, on one line or each on its own.
fn heads(text: &str, rows: &[Row], columns: usize, subjects: &Subjects) -> Option<Heads> {
    let row = &rows[0];
    if heads_labels(&joined(text, &row.label)) {
        let mut cells = row.values.clone();
        let mut end = 1;
        while cells.len() < columns {
            let next = rows.get(end)?;
            if is_filled(text, next, columns) {
                break;
            }
            let label = next.label.first().zip(next.label.last());
            cells.extend(label.map(|(first, last)| first.start..last.end));
            cells.extend(next.values.iter().cloned());
            end += 1;
        }
        let is_head = |cell: &Span| {
            let cell = &text[cell.clone()];
            (!starts_with_digit(cell) || is_year(cell)) && subjects.title(cell).is_none()
        };
        if cells.len() == columns && cells.iter().all(is_head) {
            return Some(Heads { rows: end, labels: row.label.clone(), cells });
        }
    }
    in_line(text, rows, columns, subjects)
}

/// The heads on the line of the first of `rows`: its words parted in the only way that makes sense.
fn in_line(text: &str, rows: &[Row], columns: usize, subjects: &Subjects) -> Option<Heads> {
    /// Longer lines are sentences.
    const MOST: usize = 20;
    let words = words(text, rows[0].line.clone());
    let is_row = is_filled(text, &rows[0], columns);
    if words.len() < columns || words.len() > MOST || is_row && !are_words(text, &rows[0]) {
        return None;
    }
    let filled = rows.iter().find(|row| is_filled(text, row, columns))?;
    let signs: Vec<bool> =
        filled.values.iter().map(|value| has_sign(&text[value.clone()])).collect();
    let is_above = rows.get(1).is_some_and(|next| is_filled(text, next, columns));
    let mut found: Option<(Vec<Meaning>, Heads)> = None;
    let mut loose = None;
    for count in 0..=words.len() - columns {
        let (label, rest) = words.split_at(count);
        let labels = match label {
            [] if is_above => vec![rest[0].start..rest[0].start],
            [first, second]
                if [first, second].iter().all(|word| heads_labels(&text[(*word).clone()])) =>
            {
                label.to_vec()
            }
            [first, .., last] | [first @ last]
                if may_head(&text[first.start..last.end], subjects, is_row) =>
            {
                vec![first.start..last.end]
            }
            _ => continue,
        };
        let mut ways = Vec::new();
        part(text, rest, columns, &mut Vec::new(), &mut ways);
        for cells in ways {
            let meanings: Vec<Meaning> =
                cells.iter().filter_map(|cell| meaning(&text[cell.clone()])).collect();
            let own: Vec<bool> = cells.iter().map(|cell| has_sign(&text[cell.clone()])).collect();
            // A sign among the heads is that of a column with signs, if there is one.
            let fits = own == signs || !signs.contains(&true) || !own.contains(&true);
            let is_twice = (1..columns).any(|at| meanings[..at].contains(&meanings[at]));
            if !fits || is_twice {
                continue;
            }
            if found.as_ref().is_some_and(|(known, _)| *known != meanings) {
                return None;
            }
            found.get_or_insert((meanings, Heads { rows: 1, labels: labels.clone(), cells }));
        }
        // Words that are not known are a head each, or one, behind what can only be one.
        let whole = rest[0].start..rest[rest.len() - 1].end;
        let rest = if columns == 1 { std::slice::from_ref(&whole) } else { rest };
        if rest.len() == columns
            && labels.iter().all(|label| heads_labels(&text[label.clone()]))
            && rest.iter().all(|head| may_be_head(&text[head.clone()]))
        {
            loose = Some(Heads { rows: 1, labels, cells: rest.to_vec() });
        }
    }
    found.map(|(_, heads)| heads).or(loose)
}

/// Whether `text` may stand over labels; what is above answers, which may itself be a row, only where
/// it names no standard.
fn may_head(text: &str, subjects: &Subjects, is_row: bool) -> bool {
    heads_labels(text) || !is_row && !starts_with_digit(text) && subjects.title(text).is_some()
}

fn has_sign(text: &str) -> bool {
    text.contains('%')
}

/// Whether a word may be a head that is not known: no figure, and none over labels.
fn may_be_head(head: &str) -> bool {
    let is_figure = match value(head) {
        Value::Share(_) | Value::Both(..) | Value::Verdict(_) => true,
        Value::Bare(_) => !is_year(head),
        _ => head == "%",
    };
    !is_figure && !heads_labels(head)
}

/// What a head says: the measure, or else the words.
#[derive(Clone, PartialEq, Eq)]
enum Meaning {
    Measure(Measure),
    Words(String),
}

/// What `head` says, where it is known.
fn meaning(head: &str) -> Option<Meaning> {
    const OWN: &str = "actual current latest own self this final";
    const TIMES: &str = "jan feb mar apr may jun jul aug sep sept oct nov dec january february march \
                         april june july august september october november december spring summer \
                         autumn winter quarter year q1 q2 q3 q4";
    let (first, rest) = head.split_once(' ').unwrap_or((head, ""));
    let is_counted = starts_with_digit(rest) && !rest.contains(' ');
    let words = || Some(Meaning::Words(head.to_lowercase()));
    if is_year(head)
        || is_one_of(TIMES, first) && (rest.is_empty() || is_counted)
        || is_one_of("case child", first) && is_counted
    {
        return words();
    }
    // A sign stands before or behind its words.
    let inner = head.trim_start_matches("% ").trim_end_matches(" %");
    let is_twice = head.len() > inner.len() + "% ".len();
    if is_twice
        || inner.contains(" % ")
        || head.split(' ').any(heads_labels)
        || rest.split(' ').any(|word| is_one_of(OWN, word))
    {
        return None;
    }
    if is_target(head) && may_be_head(head) || is_one_of(OWN, first) && rest.is_empty() {
        return words();
    }
    let own = if is_one_of(OWN, first) { rest } else { head };
    let said = header(own);
    let measure = said.measure.filter(|_| said.rest.is_empty())?;
    if own == head { Some(Meaning::Measure(measure)) } else { words() }
}

/// The ways to part `words` into so many known heads, behind those of `before`.
fn part(
    text: &str,
    words: &[Span],
    columns: usize,
    before: &mut Vec<Span>,
    ways: &mut Vec<Vec<Span>>,
) {
    const MOST: usize = 50;
    if columns == 0 {
        if words.is_empty() && ways.len() < MOST {
            ways.push(before.clone());
        }
        return;
    }
    let most = words.len().saturating_sub(columns - 1).min(LONGEST_HEAD);
    for count in (1..=most).rev() {
        let head = words[0].start..words[count - 1].end;
        if meaning(&text[head.clone()]).is_some() {
            before.push(head);
            part(text, &words[count..], columns - 1, before, ways);
            before.pop();
        }
    }
}

/// The most words of a head.
const LONGEST_HEAD: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of the table in `text`, with its heads if it has any.
    fn cells(text: &str) -> Option<String> {
        let table = spaced(text, &Subjects::new(crate::Edition::newest()))?;
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
        ] {
            assert_eq!(cells(text).as_deref(), expected, "{text}");
        }
    }
}
