//! What columns headed `N` or `No` count: both letters stand for numbers as well as for an answer.

use super::cues::has_any;
use super::grid::Grid;
use super::header::{Measure, header};
use super::layout::Block;
use super::value::{Value, value};
use crate::import::words::{after, has};
use crate::share::{Share, parse_count};
use std::cmp::Ordering;

/// How many rows are looked at to tell what their numbers fit.
const SAMPLE: usize = 500;

/// Settles what the columns of a block count.
pub(super) fn settle_counts(grid: &Grid, block: &mut Block) {
    answered_otherwise(grid, block);
    sample_sizes(grid, block);
    numbers_of_yes(grid, block);
}

/// Settles what `No sufficient` heads: beside a total the number of those answered yes. Beside those
/// it is of the others, and alone it tells nothing.
fn numbers_of_yes(grid: &Grid, block: &mut Block) {
    let has = |measure| block.columns.iter().any(|said| said.measure == Some(measure));
    if has(Measure::Yes) || !(has(Measure::Total) || has(Measure::Applicable)) {
        return;
    }
    for (position, said) in block.columns.iter_mut().enumerate() {
        let head = said.row.map_or("", |row| grid.cell(row, position));
        let is_number =
            after(head, "no ").is_some_and(|counted| header(counted).measure == Some(Measure::Yes));
        if said.measure == Some(Measure::No) && is_number {
            said.measure = Some(Measure::Yes);
        }
    }
}

/// Settles what stands beside numbers of cases answered yes and no: those answered otherwise are
/// inspected cases too.
#[inline(never)]
fn answered_otherwise(grid: &Grid, block: &mut Block) {
    let has = |measure| block.columns.iter().any(|said| said.measure == Some(measure));
    if !has(Measure::Yes) || !(has(Measure::No) || has(Measure::Total) || has(Measure::Applicable))
    {
        return;
    }
    let is_answer = |at: &usize| {
        matches!(block.columns[*at].measure, Some(Measure::Yes | Measure::No))
            && !is_other_answer(head(grid, block, *at))
    };
    let answers: Vec<usize> = (0..block.columns.len()).filter(is_answer).collect();
    for position in 0..block.columns.len() {
        let own = &block.columns[position];
        let text = head(grid, block, position);
        let before = answers.iter().rfind(|&&at| at < position).copied();
        let behind = answers.iter().find(|&&at| at > position).copied();
        // Between both, whatever it is called.
        let is_between = own.measure.is_none()
            && !text.is_empty()
            && before.zip(behind).is_some_and(|(before, behind)| {
                block.columns[before].measure != block.columns[behind].measure
            });
        let Some(beside) = before.or(behind) else { continue };
        let counts = |row: usize| parse_count(grid.cell(row, position)).is_some();
        if (is_between || is_other_answer(text))
            && own.slots == block.columns[beside].slots
            && (block.first..block.end).any(counts)
        {
            block.columns[position].measure = Some(Measure::Between);
            let group = block.columns[beside].group.clone();
            block.columns[position].group = group;
        }
    }
}

fn head<'g>(grid: &'g Grid, block: &Block, position: usize) -> &'g str {
    block.columns[position].row.map_or("", |row| grid.cell(row, position))
}

/// Whether a header is of cases that were answered neither yes nor no: `Partly met`, `No evidence`.
fn is_other_answer(head: &str) -> bool {
    const LONGEST: usize = 40;
    let says = |known| has_any(head, known);
    head.len() <= LONGEST
        && !has(head, b'%')
        && (says(
            "partly partially partial part mixed unsure unclear unknown undecided know unable but",
        ) || says("evidence evidenced") && says("not no insufficient lack lacking"))
}

/// Settles what `N` heads: those answered no, or all; beside a total alone, perhaps those answered yes.
#[inline(never)]
fn sample_sizes(grid: &Grid, block: &mut Block) {
    let head = |block: &Block, position: usize| {
        let row = block.columns[position].row;
        let text = row.map_or("", |row| grid.cell(row, position));
        text.rsplit([' ', '(']).next().unwrap_or("").trim_matches(['=', ')', '.']).to_owned()
    };
    for position in 0..block.columns.len() {
        let own = &block.columns[position];
        let text = head(block, position);
        if own.measure != Some(Measure::Total) || !text.eq_ignore_ascii_case("n") {
            continue;
        }
        let beside = |measure: Measure| {
            let same = |other: &usize| {
                let said = &block.columns[*other];
                *other != position
                    && said.measure == Some(measure)
                    && said.group == own.group
                    && said.slots == own.slots
            };
            (0..block.columns.len()).find(same)
        };
        if beside(Measure::No).is_some() {
            continue;
        }
        let (yes, total) = (beside(Measure::Yes), beside(Measure::Total));
        let settled = if yes.is_some() && total.is_some() {
            Some(Measure::No)
        } else if let Some(total) = total {
            let fit = fit_total(grid, block, position, total, beside(Measure::Percent));
            // `n` of `N` is the usual way to count those who did; `N` alone may be those who did not.
            let usual = if text == "n" { Measure::Yes } else { Measure::Other };
            Some(fit.unwrap_or(usual))
        } else if let Some(yes) = yes {
            let fit = fit(grid, block, yes, position, beside(Measure::Percent));
            match fit {
                Some(measure) => Some(measure),
                None if matches!(
                    (head(block, yes).as_str(), text.as_str()),
                    ("Y", "N") | ("y", "n")
                ) =>
                {
                    Some(Measure::No)
                }
                None if (head(block, yes).as_str(), text.as_str()) == ("n", "N") => {
                    Some(Measure::Total)
                }
                // In lower case it is the usual sign for the size of a sample.
                None if text == "n" && !head(block, yes).eq_ignore_ascii_case("y") => {
                    Some(Measure::Total)
                }
                None => Some(Measure::Other),
            }
        } else {
            None
        };
        block.columns[position].measure = settled.or(Some(Measure::Total));
    }
}

/// Whether the column at `n` counts those answered yes or no of the `total`, as far as percentages tell.
fn fit_total(
    grid: &Grid,
    block: &Block,
    n: usize,
    total: usize,
    percent: Option<usize>,
) -> Option<Measure> {
    let percent = percent?;
    let (mut yes, mut no) = (0, 0);
    for row in block.first..block.end.min(block.first + SAMPLE) {
        let count = |column: usize| parse_count(grid.cell(row, column));
        let (Some(n), Some(total)) = (count(n), count(total)) else { continue };
        let Some(rest) = total.checked_sub(n) else { continue };
        let shown = value(grid.cell(row, percent));
        yes += usize::from(is_about(n, total, shown));
        no += usize::from(is_about(rest, total, shown));
    }
    match yes.cmp(&no) {
        Ordering::Greater => Some(Measure::Yes),
        Ordering::Less => Some(Measure::No),
        Ordering::Equal => None,
    }
}

/// Whether so many of so many are about the percentage `shown`.
fn is_about(yes: u32, of: u32, shown: Value) -> bool {
    let Value::Share(Ok(Share::Percent(percent))) = shown else { return false };
    Share::counts(yes, of).is_ok_and(|share| {
        u16::from(share.whole_percent()).abs_diff(percent.hundredths() / 100) < 2
    })
}

/// Whether the column at `n` counts those answered no or all, as far as its numbers tell.
fn fit(
    grid: &Grid,
    block: &Block,
    yes: usize,
    n: usize,
    percent: Option<usize>,
) -> Option<Measure> {
    let (mut all, mut no) = (0, 0);
    for row in block.first..block.end.min(block.first + SAMPLE) {
        let count = |column: usize| parse_count(grid.cell(row, column));
        let (Some(yes), Some(n)) = (count(yes), count(n)) else { continue };
        if n < yes {
            return Some(Measure::No);
        }
        let Some(shown) = percent.map(|column| value(grid.cell(row, column))) else { continue };
        all += usize::from(is_about(yes, n, shown));
        no += usize::from(is_about(yes, yes + n, shown));
    }
    match all.cmp(&no) {
        Ordering::Greater => Some(Measure::Total),
        Ordering::Less => Some(Measure::No),
        Ordering::Equal => None,
    }
}
