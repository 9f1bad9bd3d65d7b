//! What stands above the tables of a document. A heading, or a short paragraph, tells what the table
//! below it is about, and names it; a table without one goes on with what is said of the one before.

use super::denied::denies;
use super::grid::Grid;
use super::header::header;
use super::layout::LONGEST_TITLE;
use super::names::{notes_target, sets_apart};
use super::remarks::is_remark;
use super::rows::{FIRST, is_standard_number};
use super::subject::{Slots, Subjects};
use super::value::{Value, value};
use crate::import::words::starts;

/// The most lines that are looked at above a table.
const MOST_LINES: usize = 60;

/// For each of `grids` the lines of `text` above it, up to the table before: where its first rows stand
/// in the text, cell by cell.
pub(in crate::import) fn above<'a>(text: &'a str, grids: &[Grid]) -> Vec<Vec<&'a str>> {
    let mut lines = text.split(['\n', '\x0c']).map(str::trim);
    let mut all = Vec::with_capacity(grids.len());
    for grid in grids {
        let first = (0..grid.rows()).find(|&row| grid.filled(row) > 1);
        let is_first = |line: &str| {
            first.is_some_and(|row| {
                let mut cells = line.split('\t').filter(|cell| !cell.trim().is_empty());
                let own = (0..grid.width(row)).filter(|&column| !grid.is_covered(row, column));
                let mut own =
                    own.map(|column| grid.cell(row, column)).filter(|own| !own.is_empty());
                own.all(|own| cells.next().is_some_and(|cell| is_same(own, cell)))
            })
        };
        let mut before = Vec::new();
        let rest = lines.clone();
        let found = lines.by_ref().any(|line| {
            if is_first(line) {
                return true;
            }
            if line.contains('\t') || before.len() == MOST_LINES {
                before.clear();
            }
            if !line.is_empty() && !line.contains('\t') {
                before.push(line);
            }
            false
        });
        if !found {
            lines = rest;
            before.clear();
        }
        all.push(before);
    }
    let behind = lines.rev().take_while(|line| !line.contains('\t'));
    let behind: Vec<&str> = behind.filter(|line| !line.is_empty()).take(MOST_LINES).collect();
    let is_captioned = |lines: &[&str]| lines.iter().any(|line| starts(line, "table "));
    // Captions stand below their tables where the first has none above, and the last one below.
    if let [first, others @ ..] = &all[..]
        && !others.is_empty()
        && !is_captioned(first)
        && others.iter().all(|lines| is_captioned(lines))
        && is_captioned(&behind)
    {
        all.remove(0);
        all.push(behind.into_iter().rev().collect());
        return all;
    }
    // Of what stands below the last table, that is heard which is about its figures.
    let is_heard = |line: &&str| notes_target(line) || denies_all(line) || is_remark(line);
    if let Some(last) = all.last_mut() {
        last.extend(behind.into_iter().rev().filter(is_heard));
    }
    all
}

/// Whether a line of a document says that what is insufficient is counted in the table beside it. A
/// sentence may say so of a few cases, unless it begins with the figures.
fn denies_all(line: &str) -> bool {
    const SUBJECTS: [&str; 12] = [
        "%",
        "percentage",
        "proportion",
        "figures",
        "the figures",
        "all figures",
        "the percentage",
        "the table",
        "the following table",
        "this table",
        "table ",
        "these ",
    ];
    let is_title = may_be_title(line) || SUBJECTS.iter().any(|subject| starts(line, subject));
    is_title && line.len() <= LONGEST_TITLE && denies(line)
}

impl Grid<'_> {
    /// Whether the lines of its document say that what is insufficient is counted.
    pub(super) fn is_denied_above(&self) -> bool {
        self.above.iter().any(|line| denies_all(line))
    }

    /// The line of its document, or else its name, by which all of it is not a service's own. Between
    /// that line and the table others may only say what it is about.
    pub(super) fn aim_above(&self, subjects: &Subjects) -> Option<&str> {
        for &line in self.above.iter().rev() {
            if sets_apart(line) && may_be_title(line.trim_end_matches('.')) {
                return Some(line);
            }
            if subjects.title(line).is_none() && !is_remark(line) {
                break;
            }
        }
        Some(self.name).filter(|name| sets_apart(name))
    }
}

/// Whether a cell of a grid is that of a text: marks may be written in another way there.
fn is_same(own: &str, cell: &str) -> bool {
    let letters = |text: &str| {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect::<Vec<_>>()
    };
    letters(own) == letters(cell)
}

/// What titles have said, from one table of a document to the next.
pub(in crate::import) struct Outline {
    /// The domain that was named last.
    domain: Slots,
    /// What the table before is about.
    last: Slots,
}

impl Outline {
    pub(in crate::import) fn new() -> Self {
        Self { domain: Slots::MAX, last: Slots::MAX }
    }

    /// What the titles above a grid, and its own name, say that all of it is about; all slots where
    /// they say nothing, or where its own labels contradict them.
    pub(in crate::import) fn of(&mut self, grid: &Grid, subjects: &Subjects) -> Slots {
        let mut named: Option<Slots> = None;
        for title in &grid.above {
            let is_title = may_be_title(title);
            if let Some(slots) = subjects.title(title).filter(|_| is_title && !is_remark(title)) {
                // Where two name different domains, neither is sure.
                if named.is_some_and(|above| above & slots == 0) && !subjects.is_named(title) {
                    self.domain = Slots::MAX;
                    named = Some(Slots::MAX);
                    continue;
                }
                if let Some(domain) = subjects.only_domain(slots) {
                    self.domain = domain;
                }
                let both = slots & self.domain;
                named = Some(if both == 0 { slots } else { both });
            }
        }
        // `Key questions` says nothing new; `Comparison with others` does.
        let goes_on =
            grid.above.iter().all(|title| !may_be_title(title) || header(title).rest.is_empty());
        self.last = match named {
            Some(slots) => slots,
            None if goes_on => self.last,
            None => Slots::MAX,
        };
        let mut context = self.last;
        if let Some(own) = subjects.title(grid.name) {
            let both = own & context;
            context = if both == 0 { own } else { both };
        }
        if contradicts(grid, context, subjects) { Slots::MAX } else { context }
    }
}

/// Whether a line may head a table: short, and no sentence.
fn may_be_title(line: &str) -> bool {
    line.len() <= LONGEST_TITLE && !line.ends_with(['.', '!', ';'])
}

/// Whether a label of `grid` is about something else than `context`.
fn contradicts(grid: &Grid, context: Slots, subjects: &Subjects) -> bool {
    const ROWS: usize = 500;
    context != Slots::MAX
        && (0..grid.rows().min(ROWS)).any(|row| {
            (0..grid.width(row).min(FIRST)).any(|column| {
                let text = grid.cell(row, column);
                let is_first = column == grid.first_filled(row);
                let is_text =
                    matches!(value(text), Value::Words) || is_standard_number(text, subjects);
                let subject = if is_text { subjects.read(text) } else { return false };
                let is_label = subject.number.is_some() || is_first && subject.is_narrow;
                is_label && subject.slots != 0 && subject.slots & context == 0
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::{Cell, Sheet};

    #[test]
    fn the_lines_above_each_table_are_found_by_its_first_row() {
        let table = |cells: [&str; 2]| Sheet {
            name: String::new(),
            rows: vec![cells.map(Cell::new).to_vec()],
        };
        let sheets =
            [table(["Question", "% Yes"]), table(["Question", "% Yes"]), table(["a", "b"])];
        let grids: Vec<Grid> = sheets.iter().map(Grid::of_sheet).collect();
        let text = "One\n\nTwo\nQuestion\t% Yes\nlast\t1\nThree\nQuestion\t%  Yes\n";
        assert_eq!(above(text, &grids), [vec!["One", "Two"], vec!["Three"], vec![]]);
    }
}
