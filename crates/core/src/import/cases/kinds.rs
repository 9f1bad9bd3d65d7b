//! Which columns say of what type of disposal a case is, and what they say of one.

use super::answer::{Answer, answer};
use super::contents::Contents;
use super::heads::{is_of_another_order, is_type_head};
use super::shape::Shape;
use crate::import::table::{Block, Counts, Grid, Slots, Subjects, has_any, is_one_of};
use crate::import::words::holds;

/// The columns that say the type of disposal.
#[derive(Default)]
pub(super) struct Kinds {
    pub(super) columns: Vec<usize>,
    /// Those whose numbers are no domain's, but codes of another list: outcome 2 is a youth caution.
    codes: Vec<usize>,
    /// Those whose heads name a disposal that each case had or had not, and its domain: `OOCD?`.
    flags: Vec<(usize, usize)>,
    /// Whether the only such column is the first of all, and most of its cells are blank below another: the cell
    /// was one for several cases.
    pub(super) carries: bool,
    /// Whether the head of none says so, but only what stands there: `Team`, `Intervention`.
    pub(super) is_doubtful: bool,
}

impl Kinds {
    /// Those beside the answers in `columns`.
    pub(super) fn of<'g>(
        width: usize,
        columns: &[usize],
        counts: &[Contents],
        filled: &[usize],
        subjects: &Subjects,
        head: impl Fn(usize) -> &'g str,
    ) -> Self {
        let mut kinds = Self { is_doubtful: true, ..Self::default() };
        for column in (0..width).filter(|column| !columns.contains(column)) {
            let (own, head, filled) = (&counts[column], head(column), filled[column]);
            let says = |words: &[&str]| words.iter().any(|word| holds(head, word));
            // `Court name` tells where a case was heard.
            let is_place =
                says(&["court"]) && has_any(head, "name hearing date number ref venue location");
            let is_number = says(&["court case"]) && own.kinds + own.domains + own.answers() == 0;
            if filled == 0 || is_of_another_order(head) || is_place || is_number {
                continue;
            }
            if own.answers() > 0
                && own.answers() >= own.other + own.sums
                && let Some(domain) = flagged(head, subjects)
            {
                kinds.columns.push(column);
                kinds.flags.push((column, domain));
                kinds.is_doubtful = false;
                continue;
            }
            let is_sure = is_type_head(head) || says(&["disposal", "court", "domain"]);
            let is_kind = if is_sure {
                true
            } else if says(&["type", "order", "outcome", "intervention"]) {
                let numbers = own.domains == filled && heads_domains(head);
                numbers || own.kinds > 0 && own.kinds * 2 >= filled
            } else {
                own.kinds > 0 && own.kinds * 5 >= filled * 4
            };
            if is_kind {
                kinds.columns.push(column);
                kinds.codes.extend((!heads_domains(head)).then_some(column));
                let says_order = ["", "order", "order made", "outcome", "sentence"];
                kinds.is_doubtful &=
                    !is_sure && !says_order.iter().any(|known| known.eq_ignore_ascii_case(head));
            }
        }
        kinds.is_doubtful &= !kinds.columns.is_empty();
        let rows = filled.iter().max().copied().unwrap_or_default();
        kinds.carries = kinds.columns == [0] && 2 * filled[0] <= rows && kinds.flags.is_empty();
        kinds
    }
}

/// The domain that the head of a column asks for of each case, by its name and not by that of one order.
fn flagged(head: &str, subjects: &Subjects) -> Option<usize> {
    const NAMES: &str = "oocd oocds out of court disposal disposals case cases ooc non-court y n yes no was is it a an";
    let mut words = head.split([' ', '?', '/', '(', ')', '-']).filter(|word| !word.is_empty());
    subjects
        .domain(head.trim_end_matches(['?', ' ']))
        .filter(|_| words.all(|word| is_one_of(NAMES, word)))
}

/// Whether a text names work with children that no domain with cases is about.
pub(super) fn is_outside(text: &str) -> bool {
    const WORDS: &str =
        "prevention preventative preventive turnaround diversion voluntary bail remand";
    text.split([' ', '/', '-', '(', ')']).any(|word| is_one_of(WORDS, word))
}

/// Whether numbers below the head of a column may be those of domains.
fn heads_domains(head: &str) -> bool {
    (holds(head, "domain") || holds(head, "type"))
        && !["outcome", "code", "order"].iter().any(|word| holds(head, word))
}

/// What a cell abbreviates, if that is a usual way to write a disposal.
pub(super) fn spelt(text: &str) -> &str {
    const SHORT: [(&str, &str); 5] = [
        ("RO", "referral order"),
        ("YC", "caution"),
        ("CR", "community resolution"),
        ("OC22", "outcome 22"),
        ("Ref order", "referral order"),
    ];
    let found = SHORT.iter().find(|(short, _)| short.eq_ignore_ascii_case(text));
    found.map_or(text, |&(_, whole)| whole)
}

impl Shape {
    /// The domain of a row's case, by its type of disposal; `None` where the row does not tell, or
    /// contradicts itself.
    pub(super) fn domain(&self, grid: &Grid, row: usize, subjects: &Subjects) -> Option<usize> {
        let mut found = None;
        for &column in &self.kinds.columns {
            let text = grid.cell(row, column);
            if let Some((_, asked)) = self.kinds.flags.iter().find(|(flag, _)| *flag == column) {
                let others =
                    subjects.domains(Slots::MAX).into_iter().filter(|domain| domain != asked);
                let domain = match (answer(text), &others.collect::<Vec<_>>()[..]) {
                    (Answer::Yes | Answer::Cross, _) => Some(*asked),
                    (Answer::No | Answer::Blank | Answer::NotApplicable, [other]) => Some(*other),
                    _ => None,
                };
                if domain.is_none() || found.is_some() && domain != found {
                    return None;
                }
                found = domain;
                continue;
            }
            let mut numbered = subjects.domains(subjects.counted(text, Counts::Domains));
            if self.kinds.codes.contains(&column) {
                numbered.clear();
            }
            let domain = subjects.domain(spelt(text)).or(numbered.first().copied());
            if domain.is_some() && found.is_some() && domain != found {
                return None;
            }
            found = found.or(domain);
        }
        found
    }

    /// Whether a row says that its case is of none of the domains.
    pub(super) fn is_outside(&self, grid: &Grid, row: usize) -> bool {
        self.kinds.columns.iter().any(|&column| is_outside(grid.cell(row, column)))
    }

    /// Whether each case has a yes in no more than one of two domains, and is answered no throughout in
    /// the other: boxes that are not ticked, as they are of no concern to it.
    pub(super) fn leaves_boxes(&self, grid: &Grid, block: &Block, subjects: &Subjects) -> bool {
        const LEAST: usize = 3;
        let domain = |column: usize| {
            let slots = block.columns.get(column).map_or(0, |said| said.slots);
            subjects.domains(slots).first().copied().filter(|_| self.is_told_by_columns())
        };
        let (Some(first), Some(last)) = (
            self.columns.first().and_then(|&column| domain(column)),
            self.columns.last().and_then(|&column| domain(column)),
        ) else {
            return false;
        };
        let (mut firsts, mut lasts, mut rows) = (0, 0, 0);
        for row in (block.first..block.end).filter(|&row| self.has_answer(grid, row)) {
            let (mut yes, mut all) = ([false; 2], true);
            for &column in &self.columns {
                let given = answer(grid.cell(row, column));
                yes[usize::from(domain(column) != Some(first))] |= given == Answer::Yes;
                all &= matches!(given, Answer::Yes | Answer::No);
            }
            if !all || yes == [true, true] {
                return false;
            }
            firsts += usize::from(yes[0]);
            lasts += usize::from(yes[1]);
            rows += 1;
        }
        first != last && rows >= LEAST && firsts > 0 && lasts > 0
    }

    /// Whether columns of answers are of several domains.
    pub(super) fn is_of_both_domains(&self) -> bool {
        self.domains.windows(2).any(|pair| pair[0] != pair[1])
    }

    /// Whether the columns of answers tell the disposal by themselves.
    pub(super) fn is_told_by_columns(&self) -> bool {
        !self.is_long && self.domains.len() == self.columns.len()
    }
}
