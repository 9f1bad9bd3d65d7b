//! Cuts a grid into blocks: header rows, and below them rows of data. What is above a column, in
//! however many header rows, is one description of the column.

use super::grid::{Grid, is_hidden};
use super::header::{Counts, Header, Measure, header};
use super::subject::{Slots, Subject, Subjects, has_word};
use super::value::{Value, is_year, value};
use crate::import::cases::answer::{self, Answer};
use crate::import::cases::names_summary;
use crate::import::mend::mend;
use crate::import::words::Number;

/// Header rows and the rows of data below them.
pub(in crate::import) struct Block {
    pub(in crate::import) columns: Vec<Column>,
    /// What titles above it and the sheet's name say that all of it is about; all slots where
    /// nothing.
    pub(in crate::import) context: Slots,
    /// Whether a title above says that cases are counted.
    pub(in crate::import) counts_cases: bool,
    /// Its first row of data.
    pub(in crate::import) first: usize,
    /// The row behind its last.
    pub(in crate::import) end: usize,
}

impl Block {
    /// What the bare numbers of a column are numbers of.
    pub(in crate::import) fn counts(&self, column: usize) -> Option<Counts> {
        self.columns.get(column).and_then(|said| said.counts)
    }
}

/// What the header rows say of a column.
#[derive(Clone, Default)]
pub(in crate::import) struct Column {
    /// What its values can be about; 0 where the header does not say.
    pub(in crate::import) slots: Slots,
    /// Whether a standard or key question is named.
    pub(in crate::import) is_narrow: bool,
    /// Whether a weak cue alone tells the theme.
    pub(in crate::import) is_weak: bool,
    /// Whether its number is one that the edition does not have, or a prompt's.
    pub(in crate::import) is_foreign: bool,
    /// What its values are.
    pub(in crate::import) measure: Option<Measure>,
    /// What its bare numbers are numbers of, where they are labels.
    pub(in crate::import) counts: Option<Counts>,
    /// What else its header says: a service, a quarter, `Target`.
    pub(in crate::import) group: String,
    /// The lowest header row that says something of it.
    pub(in crate::import) row: Option<usize>,
}

/// A header row, each cell read once.
struct HeaderRow {
    row: usize,
    cells: Vec<(Subject, Header)>,
}

/// The most header rows that count.
const MOST_HEADERS: usize = 6;

/// How many cells are looked at in search of headers before a grid is given up.
const MOST_LOOKED_AT: usize = 40_000;

/// How many columns are looked at in search of key questions.
const MOST_COLUMNS_LOOKED_AT: usize = 100;

/// The longest title, in bytes.
const LONGEST_TITLE: usize = 120;

/// All blocks of `grid`.
#[inline(never)]
pub(in crate::import) fn blocks(grid: &Grid, subjects: &Subjects) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut headers: Vec<HeaderRow> = Vec::new();
    let mut context =
        subjects.domain(grid.name).map_or(Slots::MAX, |domain| subjects.of_domain(domain));
    let mut counts_cases = false;
    let mut in_data = false;
    let mut looked_at = 0;
    for row in 0..grid.rows() {
        let filled = grid.filled(row);
        if filled == 0 {
            continue;
        }
        let first = grid.first_filled(row);
        let text = grid.cell(row, first);
        // Not in the first column, a single text heads the columns below it.
        let is_title = filled == 1 && (first == 0 || in_data);
        if is_title && matches!(value(text), Value::Words) {
            if text.len() <= LONGEST_TITLE {
                if let Some(slots) = subjects.title(text) {
                    // A standard's title below a domain's narrows it.
                    let both = slots & context;
                    let narrows = both != 0 && subjects.standard(slots).is_none();
                    context = if narrows && subjects.read(text).is_narrow { both } else { slots };
                }
                let measure = header(text).measure;
                counts_cases |= matches!(measure, Some(Measure::Total | Measure::Yes));
            }
            continue;
        }
        let has_data = is_data(grid, row, subjects, &headers);
        if in_data
            && (has_data
                || !is_header(grid, row, subjects)
                || !starts_anew(grid, row, subjects, &headers)
                || is_repeated(grid, row, subjects, &headers))
        {
            continue;
        }
        if !has_data {
            if looked_at > MOST_LOOKED_AT {
                break;
            }
            if in_data {
                in_data = false;
                headers.clear();
                if let Some(block) = blocks.last_mut() {
                    block.end = row;
                }
                counts_cases = false;
            }
            if headers.len() == MOST_HEADERS {
                headers.remove(0);
            }
            looked_at += grid.width(row);
            headers.push(header_row(grid, row, subjects));
            continue;
        }
        in_data = true;
        blocks.push(Block {
            columns: described(grid, row, subjects, columns(grid, &headers)),
            context,
            counts_cases,
            first: row,
            end: grid.rows(),
        });
    }
    if blocks.is_empty() {
        blocks.extend(unanswered(grid, subjects, context));
    }
    blocks
}

/// A block below the first row that heads columns with key questions, where nothing below is a
/// figure or answer that is known.
fn unanswered(grid: &Grid, subjects: &Subjects, context: Slots) -> Option<Block> {
    const ROWS: usize = 40;
    let heads = |row: &usize| {
        let cells = 0..grid.width(*row).min(MOST_COLUMNS_LOOKED_AT);
        cells.filter(|&column| subjects.read(grid.cell(*row, column)).is_narrow).count() > 1
    };
    let row = (0..grid.rows().min(ROWS)).find(heads)?;
    let below = (row + 1..grid.rows()).filter(|&below| grid.filled(below) > 1).take(2);
    (below.count() == 2).then(|| Block {
        columns: columns(grid, &[header_row(grid, row, subjects)]),
        context,
        counts_cases: false,
        first: row + 1,
        end: grid.rows(),
    })
}

#[inline(never)]
fn header_row(grid: &Grid, row: usize, subjects: &Subjects) -> HeaderRow {
    let mut cells = Vec::with_capacity(grid.width(row));
    for column in 0..grid.width(row) {
        let text = grid.cell(row, column);
        let mut header = header(text);
        let subject = named_by(subjects.read(text), &header);
        // A whole question has words that would name a measure, and `KQ 2.1.1` is one column's.
        // `Keeping children safe` counts no children.
        let is_theme = has_word(text, "children") && has_word(text, "safe");
        if subject.is_narrow
            && (text.len() > 40
                || header.measure == Some(Measure::Label)
                || header.measure == Some(Measure::Total) && is_theme)
        {
            header.measure = None;
        }
        if subject.slots != 0 || subject.number.is_some() {
            header.rest.clear();
        }
        cells.push((subject, header));
    }
    HeaderRow { row, cells }
}

/// Whether a row among data that looks like a header is one: what a comment says may look so too.
#[inline(never)]
fn starts_anew(grid: &Grid, row: usize, subjects: &Subjects, headers: &[HeaderRow]) -> bool {
    let has_answers = has_yes_no(grid, row);
    let mut pure = 0;
    for column in 0..grid.width(row) {
        let text = grid.cell(row, column);
        let said = header(text);
        pure += usize::from(if answer(text) == Answer::Other {
            said.measure.is_some() && said.rest.is_empty()
        } else {
            has_answers && !text.is_empty()
        });
    }
    if pure > 1 {
        return true;
    }
    let is_narrow = |row: usize, column: usize| subjects.read(grid.cell(row, column)).is_narrow;
    let heads = |column: &usize| {
        headers.last().is_some_and(|last| {
            last.cells.get(*column).is_some_and(|(subject, _)| subject.is_narrow)
        })
    };
    let headed: Vec<usize> = (0..grid.width(row)).filter(heads).collect();
    if headed.len() > 1 {
        return headed.iter().filter(|&&column| is_narrow(row, column)).count() > 1;
    }
    let above = (0..row).rev().find(|&above| grid.filled(above) > 1);
    let goes_on = above.is_some_and(|above| {
        (0..grid.width(row).min(FIRST))
            .any(|column| is_narrow(row, column) && is_narrow(above, column))
    });
    !goes_on || pure > 0
}

/// Whether a header row only repeats the one above the block, and what is below it would be lost if
/// the block ended here, since it names no subject that is known.
fn is_repeated(grid: &Grid, row: usize, subjects: &Subjects, headers: &[HeaderRow]) -> bool {
    const NEAR: usize = 4;
    let Some(last) = headers.last() else { return false };
    let is_same = grid.width(row) == grid.width(last.row)
        && (0..grid.width(row)).all(|column| grid.cell(row, column) == grid.cell(last.row, column));
    let mut below = (row + 1..grid.rows()).filter(|&below| grid.filled(below) > 1).take(NEAR);
    is_same && !below.any(|below| is_data(grid, below, subjects, headers))
}

/// `subject`, unless all words of its text are about a measure: `Total reviewed` is no standard.
fn named_by(subject: Subject, header: &Header) -> Subject {
    let is_measure =
        header.rest.is_empty() && header.measure.is_some_and(|measure| measure != Measure::Label);
    if is_measure && subject.number.is_none() { Subject::default() } else { subject }
}

/// Joins what all header rows say of each column. In an upper row, a cell also heads the empty
/// ones to its right, as merged cells do once they are text.
#[inline(never)]
fn columns(grid: &Grid, headers: &[HeaderRow]) -> Vec<Column> {
    let width = headers.iter().map(|header| header.cells.len()).max().unwrap_or(0);
    let mut columns = vec![Column::default(); width];
    for (level, header) in headers.iter().enumerate() {
        let spreads = level + 1 < headers.len();
        let mut from = None;
        for (position, column) in columns.iter_mut().enumerate() {
            let text = grid.cell(header.row, position);
            if !text.is_empty() {
                from = Some(position);
            } else if !spreads {
                from = None;
            }
            let Some((subject, said)) = from.and_then(|from| header.cells.get(from)) else {
                continue;
            };
            // A cell merged downwards is one header, not two.
            if level > 0 && !text.is_empty() && text == grid.cell(headers[level - 1].row, position)
            {
                column.row = Some(header.row);
                continue;
            }
            column.row = Some(header.row);
            if subject.slots != 0 {
                let both = column.slots & subject.slots;
                column.slots = if both == 0 { subject.slots } else { both };
                column.is_weak |= subject.is_weak;
            }
            column.is_narrow |= subject.is_narrow;
            column.is_foreign |=
                subject.is_prompt || (subject.number.is_some() && subject.slots == 0);
            column.measure = said.measure.or(column.measure);
            column.counts = said.counts.filter(|_| said.measure == Some(Measure::Label));
            if !said.rest.is_empty() {
                if !column.group.is_empty() {
                    column.group.push(' ');
                }
                column.group.push_str(&said.rest);
            }
        }
    }
    columns
}

/// `columns` for a first row of data: where the rows name standards, `Peer review` over a column
/// names none.
fn described(
    grid: &Grid,
    row: usize,
    subjects: &Subjects,
    mut columns: Vec<Column>,
) -> Vec<Column> {
    let by_rows = (0..grid.width(row).min(FIRST)).any(|position| {
        let text = grid.cell(row, position);
        let is_text = matches!(value(text), Value::Words) || is_standard_number(text, subjects);
        is_text && subjects.names_standard(subjects.read(text).slots)
    });
    if !by_rows {
        return columns;
    }
    for (position, column) in columns.iter_mut().enumerate() {
        let text = column.row.map_or("", |row| grid.cell(row, position));
        let subject = subjects.read(text);
        let names = subject.is_narrow && subjects.names_standard(subject.slots);
        if names && subject.number.is_none() && column.slots == subject.slots {
            column.slots = 0;
            column.is_narrow = false;
            column.group = header(text).rest;
        }
    }
    columns
}

/// How many of a row's first cells may name its subject.
const FIRST: usize = 16;

/// Whether a cell's text is a number of a standard, which also looks like a figure.
pub(in crate::import) fn is_standard_number(text: &str, subjects: &Subjects) -> bool {
    Number::start(text).is_some_and(|(number, rest)| {
        number.parts() > 1 && rest.is_empty() && number.standard(subjects.edition).is_some()
    })
}

/// Whether a row has a value, and it or the headers above tell what the value is about.
#[inline(never)]
fn is_data(grid: &Grid, row: usize, subjects: &Subjects, headers: &[HeaderRow]) -> bool {
    if is_labelled(grid, row, subjects, headers) {
        return true;
    }
    if is_header(grid, row, subjects) {
        return false;
    }
    let (mut has_value, mut under_subject) = (false, false);
    let mut numbers = 0;
    for column in 0..grid.width(row) {
        let text = grid.cell(row, column);
        let is_value = match value(text) {
            Value::Bare(number) if is_standard_number(number, subjects) => {
                numbers += 1;
                numbers > 1
            }
            Value::Bare(number) => !is_year(number),
            Value::Share(_) | Value::Both(..) | Value::Verdict(_) => true,
            Value::None | Value::Words => {
                matches!(answer(text), Answer::Yes | Answer::No | Answer::Cross) || is_slip(text)
            }
        };
        let above = headers.last().and_then(|header| header.cells.get(column));
        let counts = above.and_then(|(_, said)| said.counts);
        under_subject |= counts.is_some_and(|counts| subjects.counted(text, counts) != 0);
        if is_value {
            has_value = true;
            under_subject |= headers.iter().enumerate().any(|(level, header)| {
                let column = if level + 1 < headers.len() {
                    spread_from(grid, header.row, column)
                } else {
                    column
                };
                header.cells.get(column).is_some_and(|(subject, _)| subject.is_narrow)
            });
        }
    }
    has_value && (under_subject || row_subject(grid, row, subjects))
}

/// The column whose cell in an upper header row also heads an empty one at `column`.
fn spread_from(grid: &Grid, row: usize, column: usize) -> usize {
    const MOST: usize = 6;
    let near = column.saturating_sub(MOST)..=column;
    near.rev().find(|&from| !grid.cell(row, from).is_empty()).unwrap_or(column)
}

/// Whether a row names its subject below a header such as `Key question`: it is data even where its
/// figure is not. Below one header over several columns, subjects are headers too.
#[inline(never)]
fn is_labelled(grid: &Grid, row: usize, subjects: &Subjects, headers: &[HeaderRow]) -> bool {
    let Some(last) = headers.last() else { return false };
    let mut label: Option<&str> = None;
    for column in 0..grid.width(row).min(FIRST) {
        let Some((above, said)) = last.cells.get(column) else { break };
        if said.measure != Some(Measure::Label) || above.slots != 0 {
            continue;
        }
        let text = grid.cell(row, column);
        let subject = subjects.read(text);
        if subject.is_narrow && subject.slots != 0 && named_by(subject, &header(text)).is_narrow {
            let head = grid.cell(last.row, column);
            if label == Some(head) {
                return false;
            }
            label = Some(head);
        }
    }
    label.is_some()
}

/// Whether one of the first cells of a row names a standard or key question.
#[inline(never)]
fn row_subject(grid: &Grid, row: usize, subjects: &Subjects) -> bool {
    (0..grid.width(row).min(FIRST)).any(|column| {
        let text = grid.cell(row, column);
        let is_text = matches!(value(text), Value::Words) || is_standard_number(text, subjects);
        is_text && {
            let subject = subjects.read(text);
            subject.is_narrow && named_by(subject, &header(text)).is_narrow
        }
    })
}

/// Whether a row describes columns: it names measures, or several subjects that exclude each other,
/// and has no figures.
#[inline(never)]
fn is_header(grid: &Grid, row: usize, subjects: &Subjects) -> bool {
    const MOST: usize = 60;
    let mut measures = 0;
    let mut answers = 0;
    let mut numbers = 0;
    // Most rows hold figures: they are known before any words are read.
    for column in 0..grid.width(row).min(MOST) {
        match value(grid.cell(row, column)) {
            Value::Bare(number) if is_standard_number(number, subjects) => numbers += 1,
            Value::Bare(number) if is_year(number) => {}
            Value::Share(_) | Value::Both(..) | Value::Verdict(_) | Value::Bare(_) => return false,
            Value::Words if is_slip(grid.cell(row, column)) => return false,
            Value::None | Value::Words => {}
        }
    }
    let mut seen: Slots = Slots::MAX;
    let mut texts = 0;
    for column in 0..grid.width(row).min(MOST) {
        let text = grid.cell(row, column);
        if text.is_empty() || grid.is_covered(row, column) {
            continue;
        }
        texts += 1;
        if answer(text) != Answer::Other {
            answers += 1;
            continue;
        }
        let subject = subjects.read(text);
        if subject.is_narrow && subject.slots != 0 {
            seen &= subject.slots;
        }
        if text.len() <= 40 && header(text).measure.is_some() {
            measures += 1;
        }
    }
    if answers > 0 && answers + 1 >= texts && parts_questions(grid, row, subjects) {
        return true;
    }
    if answers > 0 {
        // `Yes | No | N/A` heads columns only where tallies stand below, which are not the sums of
        // cases.
        let is_full = |row: &usize| grid.filled(*row) > 1;
        let above = (0..row).rev().find(is_full);
        return numbers < 2
            && (measures > 0 || texts <= answers + 1)
            && (has_yes_no(grid, row) || measures > 0)
            && above.is_none_or(|above| !has_words(grid, above))
            && (row + 1..grid.rows()).find(is_full).is_some_and(|below| {
                let first = grid.cell(below, grid.first_filled(below));
                !has_words(grid, below) && (texts == answers || !names_summary(first))
            });
    }
    texts > 1 && (measures > 0 || seen == 0)
}

/// Whether a figure was meant that cannot be read, or cannot be seen.
fn is_slip(text: &str) -> bool {
    is_hidden(text) || mend(text).is_some()
}

/// What a cell answers; `No.` also heads numbers of rows.
fn answer(text: &str) -> Answer {
    if text.eq_ignore_ascii_case("no.") { Answer::Other } else { answer::answer(text) }
}

/// Whether a row has `No` right behind `Yes`.
fn has_yes_no(grid: &Grid, row: usize) -> bool {
    (1..grid.width(row)).any(|column| {
        answer(grid.cell(row, column - 1)) == Answer::Yes
            && answer(grid.cell(row, column)) == Answer::No
    })
}

/// Whether each `Yes` and the `No` behind it stand below one key question that spans both.
fn parts_questions(grid: &Grid, row: usize, subjects: &Subjects) -> bool {
    let Some(above) = (0..row).rev().find(|&above| grid.filled(above) > 1) else { return false };
    let mut parts = false;
    for column in 1..grid.width(row) {
        let (yes, no) = (answer(grid.cell(row, column - 1)), answer(grid.cell(row, column)));
        if (yes, no) == (Answer::Yes, Answer::No) {
            let spans = grid.is_covered(above, column) || grid.cell(above, column).is_empty();
            if !spans || !subjects.read(grid.cell(above, column - 1)).is_narrow {
                return false;
            }
            parts = true;
        }
    }
    parts
}

/// Whether a row has an answer in words.
fn has_words(grid: &Grid, row: usize) -> bool {
    (0..grid.width(row)).any(|column| {
        let text = grid.cell(row, column);
        let is_answer = matches!(answer(text), Answer::Yes | Answer::No);
        is_answer && !matches!(value(text), Value::Bare(_))
    })
}
