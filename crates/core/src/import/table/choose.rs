//! Which of several sheets and columns is meant, and what bare numbers are: as the table tells, or as
//! a person has answered.

use super::found::{Found, is_figure};
use super::header::Measure;
use super::names::{is_service, is_target, sets_apart};
use super::settle::{Settler, Unit};
use super::sheets::{Sheets, sheet_names};
use super::value::{Value, percent, value};
use crate::import::cells::choose;
use crate::import::source::Ask;
use crate::problem::Problem;
use crate::share::{Percent, Share, parse_count};

/// The answers to [`Ask::Unit`], in the order of its options.
const UNITS: [(&str, Unit); 3] =
    [("percent", Unit::Percent), ("count", Unit::Count), ("fraction", Unit::Fraction)];

/// The most cases of a kind that a service looks at, but for a few: if no whole number is above it,
/// all of them may be cases.
const MOST_CASES: u32 = 50;

/// Where no bare number reaches this, `3.5` among them is a mark rather than a percentage.
const LOWEST_PERCENT: u32 = 10;

/// How many columns are known to have figures with their sign.
const MOST_SIGNED: usize = 64;

impl Settler<'_, '_, '_> {
    /// Keeps one sheet of several that contradict each other, and those about something else; false
    /// where it must be asked which.
    #[inline(never)]
    pub(super) fn choose_sheet(&mut self) -> bool {
        let mut grids: Vec<usize> = Vec::new();
        // What a sheet's name says of all of it tells no columns of it apart.
        let is_aim = |grid: usize| sets_apart(self.table.grids[grid].name);
        for (position, found) in self.table.found.iter().enumerate() {
            if found.grid == 0 && self.table.grids.len() == 1 {
                break;
            }
            let first = self.table.found[..position.min(4_000)].iter().find(|other| {
                other.standard == found.standard
                    && other.question == found.question
                    && other.measure == found.measure
                    && (other.group == found.group
                        || other.grid != found.grid && (is_aim(other.grid) || is_aim(found.grid)))
            });
            let other = first
                .filter(|first| first.grid != found.grid && self.text(first) != self.text(found));
            for grid in other.into_iter().flat_map(|other| [other.grid, found.grid]) {
                if !grids.contains(&grid) {
                    grids.push(grid);
                }
            }
        }
        if grids.is_empty() {
            return true;
        }
        grids.sort_unstable();
        let options = sheet_names(self.table.grids, &grids);
        let chosen = choose(&mut self.questions, self.answers, Ask::Sheet, options);
        let Some(chosen) = chosen.map(|chosen| grids[chosen]) else { return false };
        self.sheet = Some(chosen);
        let subjects = self.table.subjects;
        let mut sheets = Sheets::new(chosen);
        for found in &self.table.found {
            sheets.add(found.grid, found.slots(subjects));
        }
        let kept = sheets.kept();
        for found in std::mem::take(&mut self.table.found) {
            if kept.contains(&found.grid) {
                self.table.found.push(found);
                continue;
            }
            if !sheets.overlap(chosen, found.grid) {
                self.left(&found);
            }
        }
        true
    }

    /// Keeps one group of several; false where it must be asked which.
    #[inline(never)]
    pub(super) fn choose_group(&mut self) -> bool {
        // The ratings of key questions are bands, which the only column of figures gives.
        let figures = self.bearing(false);
        let bearing = if figures.len() == 1 { figures } else { self.bearing(true) };
        let chosen = match bearing[..] {
            [] => return true,
            [only] if self.sheet.is_some_and(|sheet| sets_apart(self.table.grids[sheet].name)) => {
                only
            }
            [only]
                if !self.table.groups[only].is_doubtful
                    && !is_target(&self.table.groups[only].shown) =>
            {
                only
            }
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
        // What bears no figure of its own goes with the only one that does, but for ratings of another
        // time or kind.
        if bearing.len() == 1 {
            let groups = &self.table.groups;
            self.table.found.retain(|found| {
                let own = &groups[found.group];
                found.verdict.is_none()
                    || found.group == chosen
                    || !own.is_doubtful && !is_target(&own.shown)
            });
            return true;
        }
        let subjects = self.table.subjects;
        let is_chosen = |found: &Found| found.group == chosen;
        let own = self.table.found.iter().filter(|found| is_chosen(found));
        let own = own.fold(0, |slots, found| slots | found.slots(subjects));
        for found in std::mem::take(&mut self.table.found) {
            // Figures give a rating as well.
            let about = match found.question {
                Some(_) => found.slots(subjects),
                None => subjects.of_standard(found.standard),
            };
            if is_chosen(&found) {
                self.table.found.push(found);
            } else if own & about == 0 && bearing.contains(&found.group) {
                self.left(&found);
            }
        }
        true
    }

    /// The groups that have figures or ratings of their own; those with nothing but the ratings of key
    /// questions only `with_bands`.
    fn bearing(&self, with_bands: bool) -> Vec<usize> {
        let mut bearing: Vec<usize> = Vec::new();
        let has_figures = self.table.found.iter().any(|found| found.verdict.is_none());
        for found in &self.table.found {
            let is_beside = found.verdict.is_some()
                && has_figures
                && (self.table.groups[found.group].label.is_empty()
                    || found.question.is_some() && !with_bands);
            let bears = match found.measure {
                Measure::Percent | Measure::Figure | Measure::Yes => true,
                Measure::Rating | Measure::No => !is_beside,
                _ => false,
            };
            if bears && !bearing.contains(&found.group) {
                bearing.push(found.group);
            }
        }
        bearing
    }

    /// Says that what only another sheet or column tells was not taken.
    fn left(&mut self, found: &Found) {
        let number = found.number(self.table.subjects);
        let about = Some(number);
        if !self.table.problems.iter().any(|known| known.about.as_deref() == about) {
            let problem = Problem::new(found.missing()).about(number);
            self.table.problem(problem, found.grid, found.row, found.column);
        }
    }

    /// Settles what bare numbers are, by all of them together.
    #[inline(never)]
    pub(super) fn choose_unit(&mut self) {
        let counted = |found: &Found| {
            matches!(found.measure, Measure::Total | Measure::Applicable | Measure::No)
        };
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
        } else if above > 0 && decimals > 0 && highest >= LOWEST_PERCENT {
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
    pub(super) fn fit_cases(&self) -> bool {
        const MOST: usize = 300;
        let found = &self.table.found[..self.table.found.len().min(MOST)];
        let mut fits = false;
        let is_total =
            |found: &&Found| matches!(found.measure, Measure::Total | Measure::Applicable);
        for total in found.iter().filter(is_total) {
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
}
