//! Whether the cases of a sheet are of several services: counted together they are the figures of none.

use super::Audit;
use super::answer::{Answer, answer};
use super::shape::Shape;
use crate::import::table::{Block, Grid, is_one_of};
use crate::problem::Code;

/// The longest head or title that is looked at, in bytes.
const LONGEST: usize = 80;

impl Audit<'_, '_> {
    /// Reports a column that names several services.
    #[inline(never)]
    pub(super) fn service_columns(&mut self, index: usize, block: &Block, shape: &Shape) {
        let grid = &self.grids[index];
        let head = |column: usize| {
            let row = block.columns.get(column).and_then(|said| said.row);
            row.map_or("", |row| grid.cell(row, column))
        };
        let is_several = |column: &usize| {
            let rows = (block.first..block.end).filter(|&row| shape.has_answer(grid, row));
            let texts = rows.map(|row| grid.cell(row, *column));
            let mut named = texts.filter(|text| answer(text) == Answer::Other);
            named.next().is_some_and(|first| named.any(|other| !first.eq_ignore_ascii_case(other)))
        };
        let is_aside =
            |column: &usize| !shape.columns.contains(column) && shape.id != Some(*column);
        let columns = || (0..block.columns.len()).filter(is_aside);
        let mut heads: Vec<usize> = columns().filter(|&at| heads_services(head(at))).collect();
        // Where a column tells whose the cases are, the home of a child tells nothing.
        if heads.is_empty() {
            heads.extend(columns().filter(|&at| heads_homes(head(at))));
        }
        let found = heads.into_iter().find(is_several);
        if let Some(column) = found {
            self.column_problem(Code::ServicesTogether, index, block, column);
        }
    }

    /// Reports a title within a sheet of cases that names another service than one above it.
    #[inline(never)]
    pub(super) fn service_titles(&mut self, index: usize) {
        let grid = &self.grids[index];
        let mut first: Option<Vec<&str>> = None;
        for row in (0..grid.rows()).filter(|&row| grid.filled(row) == 1) {
            let column = grid.first_filled(row);
            let Some(name) = service(grid.cell(row, column)) else { continue };
            match &first {
                _ if !has_cases_below(grid, row) => {}
                None => first = Some(name),
                Some(known) if is_same(known, &name) => {}
                Some(_) => {
                    self.problem(Code::ServicesTogether, index, row, column);
                    return;
                }
            }
        }
    }
}

/// Whether answers stand in the next rows but one header.
fn has_cases_below(grid: &Grid, row: usize) -> bool {
    const NEAR: usize = 4;
    let mut below = (row + 1..grid.rows()).filter(|&row| grid.filled(row) > 1).take(NEAR);
    below.any(|row| {
        let cells = (0..grid.width(row)).map(|column| answer(grid.cell(row, column)));
        cells.filter(|answer| matches!(answer, Answer::Yes | Answer::No)).count() > 1
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_edge = |edge: char| !(edge.is_alphanumeric() || edge == '-' || edge == '\'');
    text.split(is_edge).filter(|word| !word.is_empty())
}

/// Whether the head of a column says that services stand below it, and nothing else. A child may live
/// in the area of another.
fn heads_services(head: &str) -> bool {
    const NAMES: &str = "service yjs yot yos authority council borough la county organisation";
    const BESIDE: &str = "youth justice offending name of local the owning responsible caseholding audited auditing area";
    let is_name = |word: &str| is_one_of(NAMES, word);
    head.len() <= LONGEST
        && words(head).any(is_name)
        && words(head).all(|word| is_name(word) || is_one_of(BESIDE, word))
}

/// Whether the head of a column says that below it stands in whose area each child is at home.
fn heads_homes(head: &str) -> bool {
    let mut all = words(head);
    let is_home = all.next().is_some_and(|first| is_one_of("home host originating", first));
    is_home && heads_services(&all.collect::<Vec<_>>().join(" "))
}

/// The words before `Youth Justice Service` and the like, of which the last are the service's name.
pub(super) fn service(title: &str) -> Option<Vec<&str>> {
    if title.len() > LONGEST {
        return None;
    }
    let all: Vec<&str> = words(title).collect();
    let is = |at: usize, known| all.get(at).is_some_and(|word| is_one_of(known, word));
    let at = (0..all.len()).find(|&at| {
        is(at, "yjs yot yos")
            || is(at, "youth")
                && is(at + 1, "justice offending")
                && is(at + 2, "service team partnership")
    })?;
    let last = all[..at].last()?;
    // Another may have moderated the cases.
    let is_helper = all[..at].iter().any(|word| is_one_of("by with from to for former", word));
    let is_name = last.starts_with(char::is_uppercase)
        && !is_helper
        && !is_one_of("the our this your audit audits case cases of all and", last);
    is_name.then(|| all[..at].to_vec())
}

/// Whether two end in the same words: `Audit of Anytown` and `Anytown`.
fn is_same(one: &[&str], two: &[&str]) -> bool {
    one.iter().rev().zip(two.iter().rev()).all(|(one, two)| one.eq_ignore_ascii_case(two))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_services() {
        for (title, name) in [
            ("Anytown Youth Justice Service", Some("Anytown")),
            ("Audit of West Anytown YJS, Q2", Some("Audit of West Anytown")),
            ("Youth Justice Service", None),
            ("The YJS", None),
            ("Moderated by Othertown YJS", None),
            ("J1 was known to a youth worker", None),
            ("", None),
        ] {
            assert_eq!(service(title).map(|words| words.join(" ")).as_deref(), name, "{title:?}");
        }
        let name = |title| service(title).expect("a service");
        assert!(is_same(&name("Audit of Anytown YJS"), &name("Anytown Youth Offending Team")));
        assert!(!is_same(&name("North Anytown YJS"), &name("South Anytown YJS")));
    }

    #[test]
    fn heads_of_services_say_nothing_else() {
        assert!(heads_services("Local authority") && heads_services("Name of YJS"));
        assert!(heads_homes("Home LA") && heads_homes("Home local authority"));
        assert!(!heads_homes("Home") && !heads_homes("Home address"));
        assert!(!heads_services("Service user") && !heads_services("Health service"));
        assert!(!heads_services("Home local authority") && !heads_services("Team"));
    }
}
