//! Makes an assessment of what tables hold, or asks what has to be known first.

use super::found::{Found, Table, is_figure};
use super::header::Measure;
use super::names::{is_service, is_target};
use super::value::{Value, fraction, percent, value};
use super::{Taken, sheet_names};
use crate::assessment::Assessment;
use crate::import::cells::{choose, missing};
use crate::import::mend::mend;
use crate::import::settle_stated;
use crate::import::source::{Answers, Ask, Mark, Question};
use crate::import::words::Verdict;
use crate::problem::{Code, Problem, in_order};
use crate::share::{Percent, Share, parse_count, push_number};

/// What bare numbers are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Percent,
    Count,
    Fraction,
    /// Nothing tells, so nothing is taken.
    Unknown,
}

/// The answers to [`Ask::Unit`], in the order of its options.
const UNITS: [(&str, Unit); 3] =
    [("percent", Unit::Percent), ("count", Unit::Count), ("fraction", Unit::Fraction)];

/// The most cases of a kind that a service looks at, but for a few: if no whole number is above it,
/// all of them may be cases.
const MOST_CASES: u32 = 50;

/// How many columns are known to have figures with their sign.
const MOST_SIGNED: usize = 64;

struct Settler<'t, 'g, 'a> {
    table: &'t mut Table<'g, 'a>,
    answers: Answers,
    assessment: Assessment,
    questions: Vec<Question>,
    marks: Vec<Mark>,
    unit: Unit,
    /// The columns with figures that say what they are: grid and column.
    signed: Vec<(usize, usize)>,
    /// Whether `yes` stands without a total, so that it may be a percentage.
    yes_alone: bool,
}

/// What was found for one key question, the first of each measure.
#[derive(Default)]
struct Figures {
    percent: Option<(Percent, Found)>,
    counts: Option<(Share, Found)>,
    yes: Option<(u32, Found)>,
    no: Option<(u32, Found)>,
    total: Option<(u32, Found)>,
    not_applicable: u32,
}

/// Settles what `table` found.
pub(in crate::import) fn settle(mut table: Table, answers: Answers) -> Taken {
    let edition = table.subjects.edition;
    let asks_disposal = table.asks_disposal;
    let mut settler = Settler {
        table: &mut table,
        answers,
        assessment: Assessment::blank(edition),
        questions: Vec::new(),
        marks: Vec::new(),
        unit: Unit::Unknown,
        signed: Vec::new(),
        yes_alone: false,
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
    let Settler { assessment, questions, marks, .. } = settler;
    Taken { assessment, problems: in_order(table.problems), questions, marks }
}

impl Settler<'_, '_, '_> {
    fn text(&self, found: &Found) -> &str {
        self.table.grids[found.grid].cell(found.row, found.column)
    }

    /// Keeps one sheet of several that contradict each other; false where it must be asked which.
    #[inline(never)]
    fn choose_sheet(&mut self) -> bool {
        let mut contradict = false;
        for (position, found) in self.table.found.iter().enumerate() {
            if found.grid == 0 && self.table.grids.len() == 1 {
                break;
            }
            let first = self.table.found[..position.min(4_000)].iter().find(|other| {
                other.standard == found.standard
                    && other.question == found.question
                    && other.measure == found.measure
                    && other.group == found.group
            });
            contradict |= first.is_some_and(|first| {
                first.grid != found.grid && self.text(first) != self.text(found)
            });
        }
        if !contradict {
            return true;
        }
        let mut grids: Vec<usize> = Vec::new();
        for found in &self.table.found {
            if !grids.contains(&found.grid) {
                grids.push(found.grid);
            }
        }
        let options = sheet_names(self.table.grids, &grids);
        match choose(&mut self.questions, self.answers, Ask::Sheet, options) {
            Some(chosen) => {
                self.table.found.retain(|found| found.grid == grids[chosen]);
                true
            }
            None => false,
        }
    }

    /// Keeps one group of several; false where it must be asked which.
    #[inline(never)]
    fn choose_group(&mut self) -> bool {
        let mut bearing: Vec<usize> = Vec::new();
        let has_figures = self.table.found.iter().any(|found| found.verdict.is_none());
        for found in &self.table.found {
            let unnamed_rating = found.verdict.is_some()
                && has_figures
                && self.table.groups[found.group].label.is_empty();
            let bears = match found.measure {
                Measure::Percent | Measure::Figure | Measure::Yes => true,
                Measure::Rating | Measure::No => !unnamed_rating,
                _ => false,
            };
            if bears && !bearing.contains(&found.group) {
                bearing.push(found.group);
            }
        }
        let chosen = match bearing[..] {
            [] => return true,
            [only] if !is_target(&self.table.groups[only].shown) => only,
            _ => {
                let shown = |&group: &usize| self.table.groups[group].shown.clone();
                let options: Vec<String> = bearing.iter().map(shown).collect();
                match choose(&mut self.questions, self.answers, Ask::Column, options) {
                    Some(chosen) => bearing[chosen],
                    None => return false,
                }
            }
        };
        let label = self.table.groups[chosen].label.clone();
        if is_service(&label) {
            self.assessment.service = Some(label.clone());
        }
        // What bears no figure of its own goes with the only one that does.
        let alone = bearing.len() == 1;
        self.table.found.retain(|found| found.group == chosen || alone);
        true
    }

    /// Settles what bare numbers are, by all of them together.
    #[inline(never)]
    fn choose_unit(&mut self) {
        let counted = |found: &Found| matches!(found.measure, Measure::Total | Measure::No);
        let is_given = |found: &Found| found.verdict.is_none() && is_figure(Some(found.measure));
        self.yes_alone = !self.table.found.iter().any(|one| counted(one) || is_given(one));
        let (mut bare, mut signed, mut ones, mut between, mut above, mut decimals) =
            (0, 0, 0, 0, 0, 0);
        let (mut said, mut wordless) = (true, true);
        let mut highest = 0;
        let mut first: Option<&str> = None;
        let mut columns = Vec::new();
        let mut differ = false;
        for found in &self.table.found {
            let alone = found.measure == Measure::Yes && self.yes_alone;
            if !is_figure(Some(found.measure)) && !alone {
                continue;
            }
            match value(self.text(found)) {
                Value::Bare(number) => {
                    bare += 1;
                    said &= found.measure == Measure::Percent;
                    wordless &= found.is_bare_of_words && found.measure == Measure::Figure;
                    let whole = number.split(['.', ',']).next().unwrap_or(number);
                    let has_decimals = number.len() > whole.len();
                    let count = parse_count(whole).unwrap_or(u32::MAX);
                    highest = highest.max(count);
                    decimals += usize::from(has_decimals);
                    match percent(number).map(Percent::hundredths) {
                        Ok(0 | 100) => ones += 1,
                        Ok(1..100) => between += 1,
                        _ => above += 1,
                    }
                    differ |= *first.get_or_insert(number) != number;
                }
                Value::Share(Ok(share)) => {
                    signed += usize::from(matches!(share, Share::Percent(_)));
                    let column = (found.grid, found.column);
                    if columns.len() < MOST_SIGNED && !columns.contains(&column) {
                        columns.push(column);
                    }
                }
                _ => {}
            }
        }
        if bare == 0 {
            return;
        }
        self.signed = columns;
        // Under `% Yes` there may be numbers of cases.
        let may_count = decimals == 0 && (highest <= MOST_CASES || self.fit_cases());
        self.unit = if signed > 0 || above > 0 && said && !may_count {
            Unit::Percent
        } else if above == 0 && between > 0 {
            Unit::Fraction
        } else if above > 0 && decimals > 0 {
            Unit::Percent
        } else if above > 0
            && wordless
            && highest > MOST_CASES
            && differ
            && !self.table.counts_cases
        {
            // Whole numbers, no service inspects so many cases of each kind, and no total.
            Unit::Percent
        } else {
            let options = if ones == bare { &UNITS[..] } else { &UNITS[..2] };
            let names = options.iter().map(|(name, _)| (*name).to_owned()).collect();
            let chosen = choose(&mut self.questions, self.answers, Ask::Unit, names);
            chosen.map_or(Unit::Unknown, |chosen| UNITS[chosen].1)
        };
    }

    /// Whether each figure is at most the number of cases beside it: `5` under `% Yes`, and `6`
    /// under `Cases`.
    fn fit_cases(&self) -> bool {
        const MOST: usize = 300;
        let found = &self.table.found[..self.table.found.len().min(MOST)];
        let mut fits = false;
        for total in found.iter().filter(|found| found.measure == Measure::Total) {
            let Some(cases) = parse_count(self.text(total)) else { return false };
            for found in found {
                let is_beside = found.grid == total.grid
                    && found.row == total.row
                    && (found.standard, found.question) == (total.standard, total.question)
                    && is_figure(Some(found.measure));
                if is_beside && let Some(number) = parse_count(self.text(found)) {
                    if number > cases {
                        return false;
                    }
                    fits = true;
                }
            }
        }
        fits
    }

    /// Reports `problem` at a value.
    #[inline(never)]
    fn report(&mut self, problem: Problem, at: &Found) {
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
            if let Some(first) = seen.iter().find(|known| known.measure == found.measure).copied() {
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
                (_, Measure::No | Measure::Total | Measure::NotApplicable)
                | (Value::Bare(_), Measure::Yes)
                    if found.measure != Measure::Yes || !self.yes_alone =>
                {
                    self.count(&text, &found, about, &mut figures);
                }
                (Value::Share(Ok(Share::Percent(percent))), _) => {
                    figures.percent.get_or_insert((percent, found));
                }
                (Value::Share(Ok(counts)), _) => {
                    figures.counts.get_or_insert((counts, found));
                }
                (Value::Bare(_), _) if self.unit == Unit::Count => {
                    self.count(
                        &text,
                        &Found { measure: Measure::Yes, ..found },
                        about,
                        &mut figures,
                    );
                }
                (Value::Bare(number), _) => {
                    if let Some(percent) = self.bare(number, &found, about) {
                        figures.percent.get_or_insert((percent, found));
                    }
                }
                _ => {}
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
            Measure::Total => figures.total = Some((count, *found)),
            _ => figures.not_applicable = count,
        }
    }

    /// The share that counts in columns of their own give.
    #[inline(never)]
    fn counted(&mut self, figures: &Figures, about: &str) -> Option<(Share, Found)> {
        let count = |part: Option<(u32, Found)>| part.map(|(count, _)| count);
        let (no, total) = (count(figures.no), count(figures.total));
        let na = figures.not_applicable;
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
                        self.report(Problem::new(Code::TotalMissing).about(about).found(""), &at);
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
            (None, Some((percent, at))) => (Share::Percent(percent), at),
            (None, None) => return,
        };
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

    /// Says what is missing beside what was found, and where stated ratings differ from the rule.
    #[inline(never)]
    fn finish(&mut self) {
        let edition = self.assessment.edition();
        if self.questions.is_empty() {
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
        debug_assert_eq!(edition.id, self.assessment.edition().id);
    }
}
