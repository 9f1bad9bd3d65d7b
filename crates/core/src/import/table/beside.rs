//! Figures and ratings that stand beside cases: an audit of court disposals, and on another sheet the
//! percentages of the others, or how Domain 1 is rated.
//!
//! What the cases give counts. A table adds what they say nothing of, and is compared with them; what
//! it leaves open is not asked but reported, since the questions are those of the cases.

use super::Taken;
use super::found::{Found, Table, is_figure};
use super::grid::Grid;
use super::header::Measure;
use super::layout::Block;
use super::settle::settle;
use super::subject::{Slots, Subjects};
use super::value::{Value, fraction, percent, value};
use crate::assessment::Assessment;
use crate::import::cases::digits;
use crate::import::source::Answers;
use crate::import::words::Verdict;
use crate::problem::{Code, Problem, in_order};
use crate::rate::rate;
use crate::share::{Share, is_fraction, parse_count};

impl Table<'_, '_> {
    /// Adds to `taken` what the table says of other key questions and standards than `counted`,
    /// which the cases are about.
    pub(in crate::import) fn beside(mut self, taken: Taken, counted: Slots) -> Taken {
        let (grids, subjects) = (self.grids, self.subjects);
        let mut taken = taken;
        if !taken.questions.is_empty() {
            return taken;
        }
        let mut added: Vec<Problem> = Vec::new();
        let place = |code, number: &str, found: &Found| {
            grids[found.grid].at(Problem::new(code).about(number), found.row, found.column)
        };
        for problem in self.compare(&taken.assessment) {
            added.push(problem);
        }
        // A standard's rating follows from any of its key questions.
        let is_counted = |found: &Found| {
            let own = match found.question {
                Some(_) => found.slots(subjects),
                None => subjects.of_standard(found.standard),
            };
            counted & own != 0
        };
        self.found.retain(|found| !is_counted(found));
        self.others.retain(|found| !is_counted(found));
        // Those about nothing that is known may be of anything.
        self.problems.retain(|problem| {
            problem.about.as_deref().is_some_and(|about| {
                let slots = subjects.read(about).slots;
                slots != 0 && slots & counted == 0
            })
        });
        let found = self.found.clone();
        let beside = settle(self, Answers::default());
        let disagree = |number: &str| {
            !beside.questions.is_empty()
                || beside.problems.iter().any(|problem| {
                    matches!(problem.code, Code::FiguresDisagree | Code::RatingsDisagree)
                        && problem.about.as_deref() == Some(number)
                })
        };
        let mut open: Vec<&str> = Vec::new();
        for found in &found {
            let number = found.number(subjects);
            if disagree(number) && !open.contains(&number) {
                open.push(number);
                added.push(place(found.missing(), number, found));
            }
        }
        for (index, entry) in beside.assessment.entries().iter().enumerate() {
            let standard = &subjects.edition.standards[index];
            let own = taken.assessment.entry_mut(index);
            for (question, &share) in entry.shares().iter().enumerate() {
                if share.is_some() && !open.contains(&standard.key_questions[question].number) {
                    own.shares_mut()[question] = share;
                }
            }
            let has_cases = counted & subjects.of_standard(index) != 0;
            if !has_cases && !open.contains(&standard.number) {
                own.stated = entry.stated;
                own.status = entry.status;
                own.discretion.clone_from(&entry.discretion);
            }
        }
        let is_open = |about: &str| open.contains(&about);
        taken.marks.extend(beside.marks.into_iter().filter(|mark| !is_open(&mark.about)));
        let rest = beside
            .problems
            .into_iter()
            .filter(|problem| problem.about.as_deref().is_none_or(|about| !is_open(about)));
        added.extend(rest);
        for problem in &mut added {
            // Rows beside cases may be a child's as well.
            if let Some(found) = &mut problem.found
                && matches!(value(found), Value::Words)
            {
                "…".clone_into(found);
            }
        }
        taken.problems.extend(added);
        let shares = &taken.assessment;
        taken.problems.retain(|problem| {
            problem.code != Code::KeyQuestionMissing
                || problem
                    .about
                    .as_deref()
                    .is_none_or(|about| share(shares, subjects, about).is_none())
        });
        taken.problems = in_order(taken.problems);
        taken
    }

    /// Where a table shows something else than the cases give. Several columns may be of other
    /// times.
    fn compare(&self, assessment: &Assessment) -> Vec<Problem> {
        let mut problems = Vec::new();
        let ratings = rate(assessment);
        for found in &self.found {
            let alone = self.found.iter().all(|other| {
                other.measure != found.measure
                    || other.slots(self.subjects) != found.slots(self.subjects)
                    || (other.row, other.column) == (found.row, found.column)
            });
            let text = self.grids[found.grid].cell(found.row, found.column);
            let number = found.number(self.subjects);
            let counted = share(assessment, self.subjects, number);
            let problem = match (value(text), counted) {
                (_, Some(share)) => {
                    let Some((found, expected)) = differs(text, Some(found.measure), share) else {
                        continue;
                    };
                    Problem::new(Code::CountsDisagree).found(&found).expected(expected)
                }
                (Value::Verdict(_), None) => {
                    let stated = match found.verdict {
                        Some(Verdict::Rating(rating)) => Some(rating),
                        _ => None,
                    };
                    match (stated, ratings.standards[found.standard].by_rule) {
                        (Some(stated), Some(rating)) if stated != rating => {
                            Problem::new(Code::BandDiffers)
                                .found(stated.code())
                                .expected(rating.code())
                        }
                        _ => continue,
                    }
                }
                _ => continue,
            };
            if alone {
                let problem = problem.about(number);
                problems.push(self.grids[found.grid].at(problem, found.row, found.column));
            }
        }
        problems
    }
}

/// What a figure says and what it should, where it is another than the `counted` cases give.
#[inline(never)]
pub(in crate::import) fn differs(
    text: &str,
    measure: Option<Measure>,
    counted: Share,
) -> Option<(String, String)> {
    let Share::Counts { yes, of } = counted else { return None };
    let said = match (value(text), measure) {
        (Value::Share(Ok(said)), measure) if is_figure(measure) => said,
        (Value::Both(_, percent), measure) if is_figure(measure) => Share::Percent(percent),
        (Value::Share(Ok(said @ Share::Percent(_))), Some(Measure::Yes)) => said,
        (Value::Bare(number), Some(Measure::Yes | Measure::No)) => {
            let count = parse_count(number)?;
            let cases = if measure == Some(Measure::Yes) { yes } else { of - yes };
            return (count != cases).then(|| (digits(count), digits(cases)));
        }
        (Value::Bare(number), Some(Measure::Percent)) => {
            let read = if is_fraction(number) { fraction(number) } else { percent(number) };
            // `1` may be all of them.
            let all = matches!(number, "1" | "1.0" | "1.00") && yes == of;
            Share::Percent(read.ok().filter(|_| !all)?)
        }
        _ => return None,
    };
    match said {
        Share::Percent(percent) if counted.agrees(percent) => None,
        Share::Percent(percent) => Some((percent.text() + "%", counted.percent().text() + "%")),
        said @ Share::Counts { .. } => (said != counted).then(|| (said.shown(), counted.shown())),
    }
}

/// The first column of `block` behind one that is empty all the way down, header and all, where a
/// column behind it is headed as labels.
pub(in crate::import) fn behind_gap(grid: &Grid, block: &Block) -> Option<usize> {
    let width = (block.first..block.end).map(|row| grid.width(row)).max()?;
    let is_empty = |column: &usize| {
        let top = block.columns.get(*column).and_then(|said| said.row);
        top.is_none_or(|row| grid.cell(row, *column).is_empty())
            && (block.first..block.end).all(|row| grid.cell(row, *column).is_empty())
    };
    let gap = (1..width).find(is_empty)?;
    (gap + 1..width)
        .any(|column| {
            let said = block.columns.get(column).and_then(|said| said.measure);
            said == Some(Measure::Label)
        })
        .then_some(gap + 1)
}

/// The share of the key question with a number.
fn share(assessment: &Assessment, subjects: &Subjects, number: &str) -> Option<Share> {
    let (standard, question) = subjects.question(subjects.read(number).slots)?;
    assessment.entries()[standard].shares()[question]
}
