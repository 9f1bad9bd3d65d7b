//! What a row's labels, and the rows above it, say of its subject.

use super::columns::Kind;
use super::cues::has_any;
use super::denied::{falls_short_of_it, heads_no};
use super::found::Table;
use super::grid::Grid;
use super::header::{Counts, Measure, header, is_total};
use super::layout::Block;
use super::names::{is_of_others, sets_apart};
use super::part::part;
use super::prompts::{may_be_prompt, names_prompt};
use super::remarks::{holds_figure, rating_behind};
use super::rows::is_standard_number;
use super::subject::{Slots, Subjects};
use super::titles::is_note;
use super::value::{Value, value};
use crate::import::cases::heads::names_person;
use crate::import::mend::mend;
use crate::import::words::Verdict;
use crate::problem::{Code, Problem};
use crate::record::unknown;
use crate::share::{parse_count, push_number};

/// The most columns of labels that are read in a row.
const MOST_LABELS: usize = 8;

/// What a row says of its subject.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct RowSubject {
    pub(super) slots: Slots,
    pub(super) is_narrow: bool,
    pub(super) is_weak: bool,
    pub(super) is_prompt: bool,
    /// Whether it has a number that the edition does not have.
    pub(super) is_unknown: bool,
    pub(super) is_total: bool,
    pub(super) measure: Option<Measure>,
    /// Whether a label says that the row is of the share of cases that were not sufficient: `% no`.
    pub(super) is_share_of_no: bool,
    /// The column of the first text that says nothing of a subject.
    pub(super) other: Option<usize>,
    /// The standard and rating that a label says beside its name, and its column.
    pub(super) stated: Option<(usize, Verdict, usize)>,
    /// The service, the time or both that it is about.
    pub(super) service: String,
}

/// What rows above say of the rows below them.
pub(super) struct Context {
    pub(super) domain: Slots,
    pub(super) heading: Slots,
    /// The standard that the next so many rows are of, since it stands above them with a figure of its own.
    pub(super) under: Option<(Slots, usize)>,
    pub(super) carried: Vec<Slots>,
    /// The title or heading by which the rows are of what a service aims at; empty where none is.
    pub(super) aim: String,
    /// Whether the last heading says that the rows are of what is insufficient.
    pub(super) is_denied: bool,
    /// The columns that say which prompt a row is.
    pub(super) prompts: Vec<usize>,
    /// Whether rows stand above the first label of a column, so that its labels may stand in the
    /// middle of their rows, or below them.
    pub(super) is_headless: bool,
    /// The last key question, with its standard.
    pub(super) last: Option<(usize, usize)>,
}

impl Context {
    /// Notes what a column says for the rows below that leave it empty. What stands further right
    /// is then no longer known, except the standard of a key question.
    fn carry(&mut self, column: usize, slots: Slots, subjects: &Subjects) {
        let is_standard = subjects.names_standard(slots);
        self.carried[column] = slots;
        for right in &mut self.carried[column + 1..] {
            if is_standard || !subjects.names_standard(*right) {
                *right = 0;
            }
        }
    }
}

impl Table<'_, '_> {
    /// Whether a row is a heading: its only text names what the rows below are about, or it is a
    /// note.
    #[inline(never)]
    pub(super) fn heading(&self, grid: &Grid, row: usize, context: &mut Context) -> bool {
        const LONGEST: usize = 120;
        if grid.filled(row) != 1 || grid.goes_on(row) {
            return false;
        }
        let text = grid.cell(row, grid.first_filled(row));
        let is_words = matches!(value(text), Value::Words) && mend(text).is_none();
        if !is_words && !is_standard_number(text, self.subjects) {
            return false;
        }
        let subject = self.subjects.read(text);
        let aims = sets_apart(text);
        if aims || subject.slots == 0 {
            context.aim = if aims { text.to_owned() } else { String::new() };
            context.is_denied = heads_no(text);
        }
        context.heading = self.subjects.behind_question(text, context.heading);
        if subject.slots == 0 || text.len() > LONGEST || is_total(text) || self.goes_on(text) {
            return true;
        }
        // `The plan was shared with the child` is a remark, and may stand between any rows.
        let is_remark = subject.number.is_none()
            && !text.ends_with('?')
            && (is_note(text)
                || text.bytes().filter(|&byte| byte == b' ').count() > 4
                    && self.subjects.title(text).is_none());
        if is_remark {
            context.heading = context.domain;
        } else if subject.is_narrow {
            let both = subject.slots & context.domain;
            context.heading = if both == 0 { subject.slots } else { both };
        } else {
            context.domain = subject.slots;
            context.heading = subject.slots;
        }
        context.carried.fill(0);
        context.is_headless = false;
        true
    }

    /// Whether a text is the rest of a cell above, as a PDF without borders has it: it goes on in small
    /// letters, and is no standard's name.
    fn goes_on(&self, text: &str) -> bool {
        let is_name = |slots| self.subjects.names_standard(slots);
        text.starts_with(char::is_lowercase) && !self.subjects.title(text).is_some_and(is_name)
    }

    /// What the labels of a row say.
    #[expect(clippy::too_many_lines, reason = "one column after the other, over the same facts")]
    #[inline(never)]
    pub(super) fn labels(
        &mut self,
        index: usize,
        block: &Block,
        kinds: &[Kind],
        row: usize,
        context: &mut Context,
    ) -> RowSubject {
        let grid = &self.grids[index];
        let service = context.aim.clone();
        let mut said = RowSubject { slots: context.heading, service, ..RowSubject::default() };
        let mut decided: Option<Slots> = None;
        let mut named = Slots::MAX;
        // What bare numbers in columns such as `Domain` and `KQ` say together.
        let mut counts_off = Slots::MAX;
        let mut ordinal = None;
        let mut carries = true;
        let mut left = MOST_LABELS;
        // The column of the standard that stands in a row above.
        let mut from_above = None;
        // Whether a label says that the work fell short, or holds a figure of its own.
        let (mut is_denied, mut has_figure) = (false, false);
        // Whether it is a prompt's, or may be one of the key question above.
        let (mut explains, mut may_explain) = (false, false);
        for (column, &kind) in kinds.iter().enumerate() {
            let text = grid.cell(row, column);
            let head = block.columns.get(column).and_then(|said| said.row);
            let head = head.map_or("", |row| grid.cell(row, column));
            explains |= context.prompts.contains(&column) && names_prompt(text, self.subjects);
            if kind == Kind::Service && !text.is_empty() {
                if !said.service.is_empty() {
                    said.service.push(' ');
                }
                if names_person(head) {
                    push_number(&mut said.service, grid.line(row));
                } else {
                    said.service.push_str(text);
                }
                said.is_total |= is_total(text);
            }
            if kind == Kind::Words && !text.is_empty() {
                said.is_share_of_no |= header(text).is_share_of_no;
                said.other.get_or_insert(column);
                said.is_total |= is_total(text);
            }
            // `Girls` below `Gender`.
            let tells =
                || has_any(head, "gender sex ethnicity age group cohort characteristic order");
            if kind == Kind::Skip && said.service.is_empty() && part(text).is_some() && tells() {
                text.clone_into(&mut said.service);
            }
            if kind != Kind::Label || left == 0 {
                continue;
            }
            if text.is_empty() {
                let above = context.carried[column];
                if above != 0 && (carries || self.subjects.names_standard(above)) {
                    said.slots &= above;
                    said.is_narrow = true;
                    from_above = Some(column).filter(|_| self.subjects.names_standard(above));
                }
                context.is_headless |= above == 0;
                continue;
            }
            carries = false;
            left -= 1;
            if block.counts(column) == Some(Counts::Questions) && text.len() < 3 {
                ordinal = parse_count(text).map(|number| (number, column)).or(ordinal);
            }
            let counted =
                block.counts(column).map_or(0, |counts| self.subjects.counted(text, counts));
            if counted != 0 {
                counts_off &= counted;
                context.carry(column, counted, self.subjects);
                continue;
            }
            let subject = self.subjects.read(text);
            said.is_total |= is_total(text);
            if text.len() <= 40 {
                let told = header(text);
                said.measure = said.measure.or(told.measure);
                said.is_share_of_no |= told.is_share_of_no;
            }
            said.is_prompt |= subject.is_prompt;
            if let Some(number) = subject.number {
                if subject.slots == 0 {
                    said.is_unknown = true;
                    let problem = unknown(&number.text(), self.subjects.edition);
                    self.problem(problem, index, row, column);
                    continue;
                }
                if number.parts() == 3 {
                    decided.get_or_insert(subject.slots);
                }
            }
            let aim = text.rsplit(['(', '-', ':', ',']).next().unwrap_or_default();
            let aim = aim.trim_matches([' ', ')']);
            if said.service.is_empty() && sets_apart(aim) {
                aim.clone_into(&mut said.service);
            }
            let name = text.trim_start_matches(|first: char| !first.is_alphabetic());
            let is_numbered = subject.number.is_some_and(|number| number.parts() == 3);
            if said.service.is_empty() && is_numbered && is_of_others(name) {
                name.clone_into(&mut said.service);
            }
            if subject.slots == 0 {
                said.other.get_or_insert(column);
                continue;
            }
            is_denied |= falls_short_of_it(text);
            has_figure |= holds_figure(text) && said.service.is_empty();
            if let Some(verdict) = rating_behind(text).filter(|_| said.service.is_empty()) {
                let is_question = self.subjects.question(subject.slots).is_some();
                let standard = self.subjects.standard(subject.slots).filter(|_| !is_question);
                said.stated = standard.map(|standard| (standard, verdict, column));
                has_figure |= is_question;
            }
            if let Some(number) = subject.number.filter(|_| subject.is_contradicted) {
                let number = number.text();
                let problem = Problem::new(Code::QuestionDoubtful).found(&number).about(&number);
                self.problem(problem, index, row, column);
            }
            // `Resettlement` has one standard, which is meant as well.
            said.is_narrow |= subject.is_narrow || self.subjects.standard(subject.slots).is_some();
            let is_open = subject.number.is_none() && may_be_prompt(text);
            said.is_weak |= subject.is_weak || is_open;
            // Several rows with the same words are several services' or times'.
            may_explain |=
                is_open && row.checked_sub(1).is_some_and(|above| grid.cell(above, column) != text);
            named &= subject.slots;
            let below = if self.goes_on(text) { 0 } else { subject.slots };
            context.carry(column, below, self.subjects);
        }
        // Nor is a person's name one of a service.
        let head = said.other.and_then(|column| Some((block.columns.get(column)?.row?, column)));
        if said.service.is_empty()
            && !said.is_narrow
            && head.is_some_and(|(row, column)| names_person(grid.cell(row, column)))
        {
            push_number(&mut said.service, grid.line(row));
        }
        // A row of totals is about nothing that stands above it.
        if said.is_total && carries {
            said.slots = context.heading;
            said.is_narrow = false;
        }
        self.below_title(index, row, context.heading, (decided, named));
        // A key question's whole number decides, whatever stands beside it.
        match decided {
            Some(slots) => {
                if named & slots == 0 && !said.is_weak {
                    let mut problem = Problem::new(Code::QuestionDoubtful);
                    if let Some((standard, question)) = self.subjects.question(slots) {
                        let known = &self.subjects.edition.standards[standard];
                        let number = known.key_questions[question].number;
                        problem = problem.found(number).about(number);
                    }
                    self.problem(problem, index, row, grid.first_filled(row));
                }
                said.slots = slots;
                said.is_weak = false;
            }
            None => said.slots &= named,
        }
        let question = self.subjects.question(said.slots);
        // What is denied explains as little as a prompt does what the figure is.
        may_explain &= context.last == question;
        said.is_prompt |= (explains || context.is_denied || may_explain) && question.is_some();
        let goes_back = context
            .last
            .zip(question)
            .is_some_and(|(last, question)| last.0 == question.0 && last.1 >= question.1);
        // Where the key questions begin again, another standard does, whose label is yet to come.
        if let Some(column) = from_above.filter(|_| context.is_headless && goes_back) {
            context.carried[column] = 0;
            said.slots = context.heading & named;
        }
        context.last = question.or(context.last);
        said.is_weak |= has_figure;
        if let Some((standard, question)) = question.filter(|_| is_denied) {
            let number = self.subjects.edition.standards[standard].key_questions[question].number;
            let problem = Problem::new(Code::KeyQuestionMissing).about(number);
            self.problem(problem, index, row, grid.first_filled(row));
            said.is_unknown = true;
        }
        if said.slots & counts_off != 0 && counts_off != Slots::MAX {
            said.slots &= counts_off;
            said.is_narrow |= self.subjects.question(said.slots).is_some();
        }
        if let Some((number, column)) = ordinal
            && self.subjects.question(said.slots).is_none()
            && let Some(standard) = self.subjects.standard(said.slots)
        {
            // A key question that the standard does not have, here or at all.
            let standard = &self.subjects.edition.standards[standard];
            let mut text = standard.number.to_owned();
            text.push('.');
            push_number(&mut text, number);
            let problem = unknown(&text, self.subjects.edition);
            if standard.is_case_based() || problem.code == Code::OtherEdition {
                said.is_unknown = true;
                self.problem(problem, index, row, column);
            }
        }
        said
    }
}
