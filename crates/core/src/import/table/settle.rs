//! Makes an assessment of what tables hold, or asks what has to be known first.

use super::Taken;
use super::found::{Found, Table};
use super::header::Measure;
use super::value::{Value, fraction, percent, value};
use super::whole;
use crate::assessment::Assessment;
use crate::import::cells::missing;
use crate::import::mend::mend;
use crate::import::settle_stated;
use crate::import::source::{Answers, Ask, Mark, Question};
use crate::import::words::Verdict;
use crate::problem::{Code, Problem, in_order};
use crate::share::{Percent, Share, parse_count, push_number};

/// What bare numbers are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Percent,
    Count,
    Fraction,
    /// Nothing tells, so nothing is taken.
    Unknown,
}

pub(super) struct Settler<'t, 'g, 'a> {
    pub(super) table: &'t mut Table<'g, 'a>,
    pub(super) answers: Answers,
    pub(super) assessment: Assessment,
    pub(super) questions: Vec<Question>,
    pub(super) marks: Vec<Mark>,
    pub(super) unit: Unit,
    /// The columns with figures that say what they are: grid and column.
    pub(super) signed: Vec<(usize, usize)>,
    /// Whether `yes` stands without a total, so that it may be a percentage.
    pub(super) yes_alone: bool,
    /// The sheet that a person has chosen.
    pub(super) sheet: Option<usize>,
}

/// What was found for one key question, the first of each measure.
#[derive(Default)]
struct Figures {
    percent: Option<(Percent, Found)>,
    counts: Option<(Share, Found)>,
    yes: Option<(u32, Found)>,
    no: Option<(u32, Found)>,
    total: Option<(u32, Found)>,
    applicable: Option<(u32, Found)>,
    /// Those answered neither yes nor no, in one row.
    between: u32,
    not_applicable: u32,
}

/// Settles what `table` found.
pub(in crate::import) fn settle(mut table: Table, answers: Answers) -> Taken {
    table.doubt_titled();
    let edition = table.subjects.edition;
    let asks_disposal = table.open > 0;
    let mut settler = Settler {
        table: &mut table,
        answers,
        assessment: Assessment::blank(edition),
        questions: Vec::new(),
        marks: Vec::new(),
        unit: Unit::Unknown,
        signed: Vec::new(),
        yes_alone: false,
        sheet: None,
    };
    if asks_disposal {
        let mut options = Vec::new();
        for (index, domain) in edition.domains.iter().enumerate() {
            if edition.standards.iter().any(|known| known.domain == index && known.is_case_based())
            {
                options.push(domain.number.to_owned());
            }
        }
        settler.questions.push(Question { ask: Ask::Disposal, options });
    }
    if settler.choose_sheet() && settler.choose_group() {
        settler.choose_unit();
        for standard in 0..edition.standards.len() {
            for question in 0..edition.standards[standard].key_questions.len() {
                settler.figure(standard, question);
            }
            settler.rating(standard);
        }
        settler.finish();
    }
    let Settler { assessment, questions, marks, sheet, .. } = settler;
    Taken { assessment, problems: in_order(table.problems), questions, marks, sheet }
}

impl Settler<'_, '_, '_> {
    pub(super) fn text(&self, found: &Found) -> &str {
        self.table.grids[found.grid].cell(found.row, found.column)
    }

    /// Reports `problem` at a value.
    #[inline(never)]
    pub(super) fn report(&mut self, problem: Problem, at: &Found) {
        self.table.problem(problem, at.grid, at.row, at.column);
    }

    /// A bare number as a percentage, or why it is none.
    #[inline(never)]
    fn bare(&mut self, number: &str, found: &Found, about: &str) -> Option<Percent> {
        // `1.00` is 100% in a column of fractions, and so may `1` be.
        let is_below_one = ["0.", "0,", "1.0", "1,0"].iter().any(|start| number.starts_with(start))
            || number == "1" && self.answers.unit.is_none();
        // Among figures with their sign: one without is what a sheet's format has not reached, or
        // a number of cases.
        let is_mixed = self.signed.contains(&(found.grid, found.column));
        let is_low = parse_count(number).is_some_and(|number| (1..10).contains(&number));
        let read = match self.unit {
            Unit::Unknown | Unit::Count => return None,
            Unit::Percent if is_below_one => Err(Code::FractionOrPercent),
            Unit::Percent if is_mixed && is_low => Err(Code::NotAFigure),
            Unit::Fraction if is_mixed => Err(Code::FractionOrPercent),
            Unit::Percent => percent(number).map_err(Into::into),
            Unit::Fraction => fraction(number).map_err(Into::into),
        };
        match read {
            Ok(percent) => Some(percent),
            Err(code) => {
                self.report(Problem::new(code).about(about).found(number), found);
                None
            }
        }
    }

    /// Gathers what was found for a key question.
    #[inline(never)]
    fn figures(&mut self, standard: usize, question: usize, about: &str) -> Figures {
        let mut figures = Figures::default();
        let mut seen: Vec<Found> = Vec::new();
        let mut bare: Vec<Found> = Vec::new();
        let found: Vec<Found> = self
            .table
            .found
            .iter()
            .filter(|found| found.standard == standard && found.question == Some(question))
            .filter(|found| found.verdict.is_none())
            .copied()
            .collect();
        for found in found {
            let text = self.text(&found).to_owned();
            let is_same = |known: &&Found| {
                known.measure == found.measure
                    && (found.measure != Measure::Between
                        || (known.grid, known.row) != (found.grid, found.row))
            };
            if let Some(first) = seen.iter().find(is_same).copied() {
                if self.text(&first) != text {
                    let kept = self.text(&first).to_owned();
                    let line = self.table.grids[first.grid].line(first.row);
                    let problem = Problem::new(Code::FiguresDisagree).about(about).found(&text);
                    self.report(problem.expected(kept).other_line(line), &found);
                }
                continue;
            }
            seen.push(found);
            match (value(&text), found.measure) {
                (Value::Both(counts, percent), _) => {
                    figures.counts.get_or_insert((counts, found));
                    figures.percent.get_or_insert((percent, found));
                }
                (
                    _,
                    Measure::No
                    | Measure::Between
                    | Measure::Total
                    | Measure::Applicable
                    | Measure::NotApplicable,
                )
                | (Value::Bare(_), Measure::Yes)
                    if found.measure != Measure::Yes || !self.yes_alone =>
                {
                    self.count(&text, &found, about, &mut figures);
                }
                // No service has so many cases that this could be their share: 0.83 was typed where a sheet
                // shows per cent.
                (Value::Share(Ok(Share::Percent(percent))), _)
                    if (1..100).contains(&percent.hundredths()) =>
                {
                    let problem = Problem::new(Code::FractionOrPercent).about(about).found(&text);
                    self.report(problem, &found);
                }
                (Value::Share(Ok(Share::Percent(percent))), _) => {
                    figures.percent.get_or_insert((percent, found));
                }
                (Value::Share(Ok(counts)), _) => {
                    figures.counts.get_or_insert((counts, found));
                }
                (Value::Bare(_), _) if self.unit == Unit::Count => bare.push(found),
                (Value::Bare(number), _) => {
                    if let Some(percent) = self.bare(number, &found, about) {
                        figures.percent.get_or_insert((percent, found));
                    }
                }
                _ => {}
            }
        }
        // A header that says yes is surer than the answer that numbers are cases.
        for found in bare {
            let text = self.text(&found).to_owned();
            match figures.yes {
                Some((yes, first)) if parse_count(&text) != Some(yes) => {
                    let kept = self.text(&first).to_owned();
                    let line = self.table.grids[first.grid].line(first.row);
                    let problem = Problem::new(Code::FiguresDisagree).about(about).found(&text);
                    self.report(problem.expected(kept).other_line(line), &found);
                }
                Some(_) => {}
                None => {
                    let found = Found { measure: Measure::Yes, ..found };
                    self.count(&text, &found, about, &mut figures);
                }
            }
        }
        figures
    }

    /// A number of cases.
    #[inline(never)]
    fn count(&mut self, text: &str, found: &Found, about: &str, figures: &mut Figures) {
        if text.ends_with('%') && found.measure != Measure::Total {
            // The share of the other answers.
            return;
        }
        let Some(count) = parse_count(text) else {
            let mut problem = Problem::new(Code::NotAFigure).about(about).found(text);
            problem.mend = mend(text);
            return self.report(problem, found);
        };
        match found.measure {
            Measure::Yes => figures.yes = Some((count, *found)),
            Measure::No => figures.no = Some((count, *found)),
            Measure::Between => figures.between = figures.between.saturating_add(count),
            Measure::Total => figures.total = Some((count, *found)),
            Measure::Applicable => figures.applicable = Some((count, *found)),
            _ => figures.not_applicable = count,
        }
    }

    /// The share that counts in columns of their own give.
    #[inline(never)]
    fn counted(&mut self, figures: &Figures, about: &str) -> Option<(Share, Found)> {
        let count = |part: Option<(u32, Found)>| part.map(|(count, _)| count);
        let no = count(figures.no).map(|no| no.saturating_add(figures.between));
        // Beside those to which the question applies, all of them tell nothing.
        let (total, na) = match count(figures.applicable) {
            Some(applicable) => (Some(applicable), 0),
            None => (count(figures.total), figures.not_applicable),
        };
        let (yes, at) = match (figures.yes, no, total) {
            (Some(yes), ..) => yes,
            (None, Some(no), Some(total)) if na == 0 => (total.saturating_sub(no), figures.no?.1),
            _ => return None,
        };
        let of = match (no, total) {
            (Some(no), None) => yes.saturating_add(no),
            (Some(no), Some(total)) => {
                let answered = yes.saturating_add(no);
                if answered != total && answered.saturating_add(na) != total {
                    let mut found = String::new();
                    push_number(&mut found, answered);
                    let mut expected = String::new();
                    push_number(&mut expected, total);
                    let problem = Problem::new(Code::CountsDoNotAddUp).about(about).found(&found);
                    self.report(problem.expected(expected), &at);
                    return None;
                }
                answered
            }
            // Whether the total holds the cases that the question does not apply to, only the
            // percentage can tell.
            (None, Some(total)) if na > 0 => {
                let fits = |of: u32| {
                    let share = Share::counts(yes, of).ok()?;
                    figures.percent.filter(|&(percent, _)| share.agrees(percent)).map(|_| of)
                };
                match (fits(total), fits(total.saturating_sub(na))) {
                    (Some(of), None) | (None, Some(of)) => of,
                    _ => {
                        let mut found = String::new();
                        push_number(&mut found, yes);
                        self.report(
                            Problem::new(Code::TotalMissing).about(about).found(&found),
                            &at,
                        );
                        return None;
                    }
                }
            }
            (None, Some(total)) => total,
            (None, None) => return None,
        };
        match Share::counts(yes, of) {
            Ok(share) => Some((share, at)),
            // No case at all, and nothing said: the question was not relevant.
            Err(error) => {
                let mut found = String::new();
                push_number(&mut found, yes);
                found.push_str(" of ");
                push_number(&mut found, of);
                self.report(Problem::new(error.into()).about(about).found(&found), &at);
                None
            }
        }
    }

    #[inline(never)]
    fn figure(&mut self, standard: usize, question: usize) {
        let about = self.assessment.edition().standards[standard].key_questions[question].number;
        let mut figures = self.figures(standard, question, about);
        if let Some(counted) = self.counted(&figures, about) {
            figures.counts.get_or_insert(counted);
        } else if figures.counts.is_none()
            && figures.percent.is_none()
            && let Some((yes, at)) = figures.yes
            && figures.total.is_none()
            && figures.applicable.is_none()
            && figures.no.is_none()
        {
            let mut found = String::new();
            push_number(&mut found, yes);
            self.report(Problem::new(Code::TotalMissing).about(about).found(&found), &at);
        }
        let (share, at) = match (figures.counts, figures.percent) {
            (Some((counts, at)), percent) => {
                if let Some((percent, beside)) =
                    percent.filter(|&(percent, _)| !counts.agrees(percent))
                {
                    let problem = Problem::new(Code::CountsDisagree).about(about);
                    let problem = problem.found(&(percent.text() + "%"));
                    let expected = counts.percent().text() + "%";
                    self.report(problem.expected(expected), &beside);
                }
                (counts, at)
            }
            (None, Some((percent, at))) => {
                if let Some(sum) = self.of_all(percent, &at) {
                    let problem = Problem::new(Code::CountsDoNotAddUp).about(about);
                    let problem = problem.found(&(sum.text() + "%")).expected("100%");
                    return self.report(problem, &at);
                }
                (Share::Percent(percent), at)
            }
            (None, None) => return,
        };
        let share = self.by_cases(share, about, &at);
        self.assessment.entry_mut(standard).shares_mut()[question] = Some(share);
        self.marks.push(self.table.grids[at.grid].mark(about, at.row, at.column));
    }

    /// The stated rating of a standard. In the rows of several key questions there are their bands,
    /// which the figures give.
    #[inline(never)]
    fn rating(&mut self, standard: usize) {
        let edition = self.assessment.edition();
        let number = edition.standards[standard].number;
        let of_standard = |found: &&Found| found.standard == standard && found.verdict.is_some();
        let found: Vec<Found> = self.table.found.iter().filter(of_standard).copied().collect();
        let bands: Vec<Found> =
            found.iter().filter(|found| found.question.is_some()).copied().collect();
        let shares = self.assessment.entries()[standard].shares().to_vec();
        if found.len() == bands.len() && bands.len() > 1 {
            for band in bands {
                let Some(Verdict::Rating(rating)) = band.verdict else { continue };
                let share = band.question.and_then(|question| shares[question]);
                let judged = share.map(|share| edition.judge(share).band);
                if judged != Some(rating) {
                    let about = band
                        .question
                        .map(|question| edition.standards[standard].key_questions[question].number);
                    let problem = Problem::new(Code::BandDiffers)
                        .about(about.unwrap_or(number))
                        .found(rating.code());
                    let problem = match judged {
                        Some(judged) => problem.expected(judged.code()),
                        None => problem,
                    };
                    self.report(problem, &band);
                }
            }
            return;
        }
        let mut kept: Option<Found> = None;
        for stated in found {
            if stated.question.is_some() && (bands.len() > 1 || shares.iter().flatten().count() < 2)
            {
                continue;
            }
            let Some(first) = kept else {
                kept = Some(stated);
                match stated.verdict {
                    Some(Verdict::Rating(rating)) => {
                        self.assessment.entry_mut(standard).stated = Some(rating);
                    }
                    Some(Verdict::Status(status)) => {
                        self.assessment.entry_mut(standard).status = status;
                    }
                    None => {}
                }
                self.marks.push(self.table.grids[stated.grid].mark(
                    number,
                    stated.row,
                    stated.column,
                ));
                continue;
            };
            if first.verdict != stated.verdict {
                let (keep, lose) = (self.text(&first).to_owned(), self.text(&stated).to_owned());
                let line = self.table.grids[first.grid].line(first.row);
                let problem = Problem::new(Code::RatingsDisagree).about(number).found(&lose);
                self.report(problem.expected(keep).other_line(line), &stated);
            }
        }
    }

    /// Says where all that stands beside a key question gives no figure: numbers of cases alone, or
    /// figures of something else.
    #[inline(never)]
    fn only_others(&mut self) {
        let mut others = std::mem::take(&mut self.table.others);
        let counts = |found: &&Found| found.verdict.is_none();
        others.extend(self.table.found.iter().filter(counts).copied());
        for found in others {
            let Some(question) = found.question else { continue };
            let about =
                self.assessment.edition().standards[found.standard].key_questions[question].number;
            let is_known = self.assessment.entries()[found.standard].shares()[question].is_some()
                || self.table.problems.iter().any(|known| known.about.as_deref() == Some(about));
            if !is_known {
                self.report(Problem::new(Code::KeyQuestionMissing).about(about), &found);
            }
        }
    }

    /// Says what is missing beside what was found, and where stated ratings differ from the rule.
    #[inline(never)]
    fn finish(&mut self) {
        let edition = self.assessment.edition();
        if self.questions.is_empty() {
            self.only_others();
            let missing = missing(&self.assessment, &self.table.problems);
            self.table.problems.extend(missing);
        }
        let mut notes = Vec::new();
        settle_stated(&mut self.assessment, |index, problem| notes.push((index, problem)));
        for (index, problem) in notes {
            let stated = self
                .table
                .found
                .iter()
                .find(|found| found.standard == index && found.verdict.is_some());
            if let Some(stated) = stated.copied() {
                self.report(problem, &stated);
            }
        }
        whole::take(self.table, &mut self.assessment);
        debug_assert_eq!(edition.id, self.assessment.edition().id);
    }
}
