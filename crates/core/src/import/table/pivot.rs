//! Pivot tables of answers: a row for each key question and answer with how many cases gave it, or a label with
//! its answers below it. They are laid out anew, with a column for each answer, as tables are read.

use super::cues::has_word;
use super::grid::{Grid, Piece};
use super::header::{Measure, header, is_total};
use super::subject::Subjects;
use crate::import::cases::answer::{Answer, answer};
use crate::share::parse_count;

/// The most labels, and the most answers to each: no edition has as many key questions.
const MOST_LABELS: usize = 100;
const MOST_ANSWERS: usize = 10;

/// The most columns of one.
const MOST_COLUMNS: usize = 8;

/// Where a cell stands.
type At = (usize, usize);

/// One label and how many cases gave each answer.
struct Group {
    /// The cells that say what it is about.
    labels: Vec<Piece>,
    /// The position of each answer among all, and the cell of its number.
    counts: Vec<(usize, At)>,
}

/// A pivot table as it is read.
#[derive(Default)]
struct Pivot {
    /// What each answer is called at the head of its column.
    answers: Vec<String>,
    groups: Vec<Group>,
}

/// `grid` with its pivot tables laid out anew.
#[inline(never)]
pub(in crate::import) fn unfolded<'a>(grid: Grid<'a>, subjects: &Subjects) -> Grid<'a> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    let (mut row, mut copied) = (0, 0);
    while row < grid.rows() {
        let Some((pivot, end)) = pivot(&grid, row, subjects).or_else(|| crossed(&grid, row)) else {
            row += 1;
            continue;
        };
        rows.extend((copied..row).map(|row| own(&grid, row)));
        rows.extend(pivot);
        (row, copied) = (end, end);
    }
    if copied == 0 {
        return grid;
    }
    rows.extend((copied..grid.rows()).map(|row| own(&grid, row)));
    grid.laid_out(&rows)
}

/// A row as it is.
fn own(grid: &Grid, row: usize) -> Vec<Piece> {
    (0..grid.width(row)).map(|column| Piece::Cell(row, column)).collect()
}

/// The rows of the pivot table that `row` heads, with a head of their own, and the row behind it.
fn pivot(grid: &Grid, row: usize, subjects: &Subjects) -> Option<(Vec<Vec<Piece>>, usize)> {
    if grid.width(row) > MOST_COLUMNS || row + 2 >= grid.rows() {
        return None;
    }
    let holds_number =
        |column| (1..3).any(|below| parse_count(grid.cell(row + below, column)).is_some());
    let counts = (1..grid.width(row))
        .find(|&column| holds_number(column) && heads_counts(grid.cell(row, column)))?;
    let is_answer = |column: &usize| {
        (1..4).any(|below| reads_answer(grid.cell(row + below, *column)).is_some())
    };
    let (pivot, end) = if counts == 1 {
        below_labels(grid, row, subjects)?
    } else {
        in_rows(grid, row, (0..counts).find(is_answer)?, counts)?
    };
    let is_pivot = pivot.answers.iter().any(|head| head == "Yes")
        && pivot.groups.iter().any(|group| group.counts.len() > 1)
        && pivot.groups.iter().any(|group| {
            let cells = group.labels.iter().map(|piece| grid.piece(piece));
            cells.into_iter().any(|text| subjects.read(text).is_narrow)
        });
    is_pivot.then(|| (pivot.rows(), end))
}

/// The heads of a table that has a column for each answer already: without the row above them that says what is
/// counted, and with yes and no for what tick boxes give.
fn crossed(grid: &Grid, row: usize) -> Option<(Vec<Vec<Piece>>, usize)> {
    let is_box = |text: &str| ["true", "false"].iter().any(|word| word.eq_ignore_ascii_case(text));
    let is_counted = grid.cell(row, 0).starts_with("Count of ") && grid.filled(row) < 4;
    let head = row + usize::from(is_counted);
    if grid.width(row) > MOST_COLUMNS || head + 1 >= grid.rows() {
        return None;
    }
    let counts = |answer: &str| {
        (1..grid.width(head)).find(|&column| {
            reads_answer(grid.cell(head, column)).as_deref() == Some(answer)
                && (head + 1..grid.rows().min(head + 4))
                    .any(|row| parse_count(grid.cell(row, column)).is_some())
        })
    };
    let (yes, no) = (counts("Yes")?, counts("No")?);
    let are_boxes = [yes, no].iter().all(|&column| is_box(grid.cell(head, column)));
    let pieces = (0..grid.width(head)).map(|column| match column {
        _ if are_boxes && column == yes => Piece::New("Yes".to_owned()),
        _ if are_boxes && column == no => Piece::New("No".to_owned()),
        _ => Piece::Cell(head, column),
    });
    (is_counted || are_boxes).then(|| (vec![pieces.collect()], head + 1))
}

impl Pivot {
    /// Adds the number of a group's cases with an answer; `None` where it is there already, as in rows of cases,
    /// or where there are too many.
    fn add(&mut self, group: usize, head: String, at: At) -> Option<()> {
        let known = self.answers.iter().position(|known| *known == head);
        let index = known.unwrap_or(self.answers.len());
        if known.is_none() {
            self.answers.push(head);
        }
        if self.answers.len() > MOST_ANSWERS || self.groups.len() > MOST_LABELS {
            return None;
        }
        let counts = &mut self.groups[group].counts;
        let is_new = counts.iter().all(|(other, _)| *other != index);
        counts.push((index, at));
        is_new.then_some(())
    }

    /// A row of heads and one for each group.
    fn rows(&self) -> Vec<Vec<Piece>> {
        let width = self.groups.iter().map(|group| group.labels.len()).max().unwrap_or(0);
        let mut head = vec![Piece::New("Key question".to_owned()); width];
        head.extend(self.answers.iter().cloned().map(Piece::New));
        let rows = self.groups.iter().map(|group| {
            let mut row = vec![Piece::New(String::new()); width - group.labels.len()];
            row.extend(group.labels.iter().cloned());
            row.extend((0..self.answers.len()).map(|answer| {
                let found = group.counts.iter().find(|(index, _)| *index == answer);
                found.map_or(Piece::New("0".to_owned()), |&(_, (row, column))| {
                    Piece::Cell(row, column)
                })
            }));
            row
        });
        std::iter::once(head).chain(rows).collect()
    }
}

/// Rows with the answer in a column of its own. A label may stand on the first row of its answers only.
fn in_rows(grid: &Grid, head: usize, answers: usize, counts: usize) -> Option<(Pivot, usize)> {
    let mut pivot = Pivot::default();
    let labels = |row: usize| {
        (0..counts).filter(|&column| column != answers).map(move |column| (row, column))
    };
    let text = |&(row, column): &At| grid.cell(row, column);
    let mut last: Vec<At> = Vec::new();
    let mut row = head + 1;
    while row < grid.rows() && grid.filled(row) > 1 {
        let mut own: Vec<At> = labels(row).collect();
        let said = grid.cell(row, answers);
        let first = own.iter().map(text).find(|text| !text.is_empty()).unwrap_or(said);
        row += 1;
        if is_total(first) || is_total(said) {
            continue;
        }
        let number = (row - 1, counts);
        for (own, last) in own.iter_mut().zip(&last) {
            if !text(own).is_empty() {
                break;
            }
            *own = *last;
        }
        // A label by itself, with what its answers come to.
        if said.is_empty() {
            last = own;
            continue;
        }
        parse_count(text(&number))?;
        let is_same = |group: &Group| {
            group.labels.iter().map(|piece| grid.piece(piece)).eq(own.iter().map(text))
        };
        let group = pivot.groups.iter().position(is_same).unwrap_or(pivot.groups.len());
        if group == pivot.groups.len() {
            let labels = own.iter().map(|&(row, column)| Piece::Cell(row, column)).collect();
            pivot.groups.push(Group { labels, counts: Vec::new() });
        }
        pivot.add(group, reads_answer(said).unwrap_or_else(|| said.to_owned()), number)?;
        last = own;
    }
    Some((pivot, row))
}

/// Labels in one column with their answers below them, each with a number beside it. A label with labels below it
/// is what those are about too.
fn below_labels(grid: &Grid, head: usize, subjects: &Subjects) -> Option<(Pivot, usize)> {
    let mut pivot = Pivot::default();
    let mut above: Option<At> = None;
    // What the label itself says that its answers come to.
    let mut whole: Option<u32> = None;
    let mut sum = 0;
    let mut row = head + 1;
    while row < grid.rows() && grid.filled(row) > 0 {
        let (label, text) = ((row, 0), grid.cell(row, 0));
        let number = (row, 1);
        let count = parse_count(grid.cell(row, 1));
        let said = reads_answer(text);
        row += 1;
        if let Some(said) = said.or_else(|| other_answer(text, subjects)) {
            let Some(count) = count else {
                row -= 1;
                break;
            };
            let group = pivot.groups.len().checked_sub(1)?;
            sum = count.saturating_add(sum);
            pivot.add(group, said, number)?;
            continue;
        }
        if whole.is_some_and(|whole| whole != sum) && !pivot.groups.last()?.counts.is_empty() {
            return None;
        }
        if is_total(text) {
            whole = None;
            continue;
        }
        if let Some(empty) = pivot.groups.pop_if(|group| group.counts.is_empty())
            && let Some(&Piece::Cell(row, column)) = empty.labels.last()
        {
            above = Some((row, column));
        }
        let labels = above.into_iter().chain([label]);
        let labels = labels.map(|(row, column)| Piece::Cell(row, column)).collect();
        pivot.groups.push(Group { labels, counts: Vec::new() });
        (whole, sum) = (count, 0);
    }
    let is_whole = whole.is_none_or(|whole| whole == sum);
    (is_whole && !pivot.groups.is_empty()).then_some((pivot, row))
}

/// Whether a head says that numbers below it count cases or answers.
fn heads_counts(text: &str) -> bool {
    has_word(text, "count") || header(text).measure.is_some_and(Measure::counts)
}

/// What a column is called that counts the cases with an answer.
fn reads_answer(text: &str) -> Option<String> {
    let head = match answer(text) {
        _ if matches!(text, "0" | "1") => return None,
        Answer::Yes => "Yes",
        Answer::No => "No",
        Answer::NotApplicable => "N/A",
        _ if text == "(blank)" => "N/A",
        _ => return None,
    };
    Some(head.to_owned())
}

/// An answer that is neither, such as `Partly`, where it is about nothing.
fn other_answer(text: &str, subjects: &Subjects) -> Option<String> {
    let is_label = subjects.read(text).slots != 0 || is_total(text);
    (!is_label && !text.is_empty()).then(|| text.to_owned())
}
