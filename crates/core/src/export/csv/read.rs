//! Reads the tool's own CSV, also after a spreadsheet has saved it.

use super::super::delimited::{Cell, Rows};
use super::{
    BY_REPORT, BY_RULE, DISCRETION, EDITION, HEADER, MARK, NAME, OF, OVERALL, PERCENT,
    PUBLISHED_IN, PUBLISHED_RATING, PUBLISHED_SCORE, RATING, REASON, SERVICE, STATED, STATUS, YES,
    unguarded,
};
use crate::assessment::{Assessment, Discretion, Month, Prompt, Status};
use crate::edition::{Edition, Editions};
use crate::import::{Form, Import};
use crate::place::Places;
use crate::problem::{Code, Problem, in_order};
use crate::rate::rate;
use crate::rating::Rating;
use crate::record::{ShareRecord, unknown};
use crate::share::{Percent, Share, is_fraction, parse_count};

/// Reads what [`write()`](super::write()) wrote, also with semicolons or tabs in place of commas, as spreadsheets
/// save and copy it; `None` where its header is not there.
pub fn read(text: &str) -> Option<Import> {
    read_by(text, Editions::default())
}

/// As [`read`], where other editions than the built-in ones may be known.
pub fn read_by(text: &str, editions: Editions) -> Option<Import> {
    let start = text.len() - text.strip_prefix(MARK).unwrap_or(text).len();
    let after = text[start..].strip_prefix(HEADER[0])?;
    let delimiter = after.bytes().next().filter(|byte| b",;\t".contains(byte))?;
    let mut rows = Rows::new(text, start, delimiter);
    let header = rows.next_row()?;
    if header.len() < HEADER.len() || !header.iter().zip(HEADER).all(|(cell, name)| cell.0 == name)
    {
        return None;
    }
    let mut all = Vec::new();
    while let Some(mut row) = rows.next_row() {
        // A spreadsheet may leave empty cells out at the end.
        while row.len() < HEADER.len() {
            row.push((String::new(), row[0].1));
        }
        if row.iter().any(|(cell, _)| !cell.is_empty()) {
            all.push(row);
        }
    }
    let name = all.iter().find(|row| row[0].0 == EDITION).map(|row| &row[NAME]);
    let edition = name.and_then(|(name, _)| editions.by_id(name.trim()));
    let mut reader = Reader {
        assessment: Assessment::blank(edition.unwrap_or_else(Edition::newest)),
        problems: Vec::new(),
        seen: Vec::new(),
    };
    match name {
        Some((name, at)) if edition.is_none() => {
            // Its numbers may mean something else.
            reader.problem(Code::UnknownEdition, "", name, *at);
            all.clear();
        }
        Some(_) => {}
        None => {
            let problem = Problem::new(Code::EditionAssumed).expected(Edition::newest().id);
            reader.problems.push((problem, start));
        }
    }
    for row in &all {
        reader.row(row);
    }
    reader.compare();
    let mut places = Places::new();
    let mut lines = Vec::new();
    for row in &reader.seen {
        lines.push(places.of(text, row[0].1).0);
    }
    let form = (!all.is_empty()).then_some(Form::Table);
    let mut problems = Vec::new();
    for (mut problem, at) in reader.problems {
        if problem.code == Code::ItemRepeated {
            let about = problem.about.as_deref();
            let first = reader.seen.iter().position(|row| Some(row[0].0.trim()) == about);
            problem.other_line = first.map(|first| lines[first]);
        }
        problems.push(problem.at(places.of(text, at)));
    }
    Some(Import {
        form,
        assessment: reader.assessment,
        problems: in_order(problems),
        questions: Vec::new(),
        marks: Vec::new(),
    })
}

struct Reader<'a> {
    assessment: Assessment,
    /// Each with its offset.
    problems: Vec<(Problem, usize)>,
    /// The rows that were read, of each item one; prompts are not among them.
    seen: Vec<&'a [Cell]>,
}

impl<'a> Reader<'a> {
    #[inline(never)]
    fn problem(&mut self, code: Code, about: &str, found: &str, at: usize) {
        let mut problem = Problem::new(code).found(found);
        if !about.is_empty() {
            problem = problem.about(about);
        }
        self.problems.push((problem, at));
    }

    #[inline(never)]
    fn row(&mut self, row: &'a [Cell]) {
        let (item, at) = (row[0].0.trim(), row[0].1);
        let (name, name_at) = (&row[NAME].0, row[NAME].1);
        let edition = self.assessment.edition();
        let is_setting =
            [EDITION, OVERALL, SERVICE, PUBLISHED_SCORE, PUBLISHED_RATING, PUBLISHED_IN]
                .contains(&item);
        if is_setting
            || edition.standard_index(item).is_some()
            || edition.key_question_index(item).is_some()
        {
            if self.seen.iter().any(|seen| seen[0].0.trim() == item) {
                return self.problem(Code::ItemRepeated, item, item, at);
            }
            self.seen.push(row);
        }
        match item {
            EDITION | OVERALL => {}
            SERVICE => self.assessment.service = Some(unguarded(name).to_owned()),
            PUBLISHED_SCORE => match score(name) {
                Some(score) => self.assessment.published.score = Some(score),
                None => self.problem(Code::NotAFigure, "", name, name_at),
            },
            PUBLISHED_RATING => match Rating::from_words(name) {
                Some(rating) => self.assessment.published.rating = Some(rating),
                None => self.problem(Code::NotARating, "", name, name_at),
            },
            PUBLISHED_IN => match month(name) {
                Some(month) => self.assessment.published.month = Some(month),
                None => self.problem(Code::LineNotUnderstood, "", name, name_at),
            },
            _ => {
                let number = item.split(' ').next().unwrap_or_default();
                if let Some(index) = edition.standard_index(item) {
                    self.standard(index, row);
                } else if let Some((standard, question)) = edition.key_question_index(number) {
                    if number == item {
                        self.share(standard, question, row);
                    } else {
                        self.prompt(standard, question, row);
                    }
                } else if item.starts_with(|first: char| first.is_ascii_digit()) {
                    self.problems.push((unknown(item, edition), at));
                } else {
                    let found = if item.is_empty() { name } else { item };
                    self.problem(Code::LineNotUnderstood, "", found, at);
                }
            }
        }
    }

    #[inline(never)]
    fn standard(&mut self, index: usize, row: &[Cell]) {
        let standard = &self.assessment.edition().standards[index];
        let number = standard.number;
        let stated = self.rating(number, &row[STATED].0, row[STATED].1);
        let (moved, at) = (&row[DISCRETION].0, row[DISCRETION].1);
        let by_report = moved.strip_suffix(BY_REPORT);
        let rating = self.rating(number, by_report.unwrap_or(moved), at);
        let (reason, reason_at) = (&row[REASON].0, row[REASON].1);
        if rating.is_some() && !standard.is_case_based() {
            self.problem(Code::DiscretionForJudged, number, moved, at);
        } else if rating.is_none() && !reason.is_empty() {
            self.problem(Code::LineNotUnderstood, number, reason, reason_at);
        }
        let status = match row[STATUS].0.trim() {
            "" => Status::Inspected,
            "Not inspected" => Status::NotInspected,
            "Not rated" => Status::NotRated,
            other => {
                self.problem(Code::NotARating, number, other, row[STATUS].1);
                Status::Inspected
            }
        };
        let entry = self.assessment.entry_mut(index);
        entry.stated = stated;
        entry.status = status;
        entry.discretion = rating.filter(|_| standard.is_case_based()).map(|rating| Discretion {
            rating,
            reason: unguarded(reason).to_owned(),
            stated_by_report: by_report.is_some(),
        });
        for column in [PERCENT, YES, OF] {
            if !row[column].0.trim().is_empty() {
                self.problem(Code::LineNotUnderstood, number, &row[column].0, row[column].1);
            }
        }
    }

    #[inline(never)]
    fn rating(&mut self, number: &str, text: &str, at: usize) -> Option<Rating> {
        let rating = Rating::from_words(text);
        if rating.is_none() && !text.trim().is_empty() {
            self.problem(Code::NotARating, number, text, at);
        }
        rating
    }

    #[inline(never)]
    fn share(&mut self, standard: usize, question: usize, row: &[Cell]) {
        let number = self.assessment.edition().standards[standard].key_questions[question].number;
        let (percent, at) = (row[PERCENT].0.trim(), row[PERCENT].1);
        let (yes, of) = (row[YES].0.trim(), row[OF].0.trim());
        let share = if !yes.is_empty() || !of.is_empty() {
            let (Some(yes), Some(of)) = (parse_count(yes), parse_count(of)) else {
                let found = if parse_count(yes).is_none() { &row[YES].0 } else { &row[OF].0 };
                return self.problem(Code::NotAFigure, number, found, row[YES].1);
            };
            ShareRecord { percent: None, yes: Some(yes), of: Some(of) }.check()
        } else if percent.is_empty() {
            return;
        } else if is_fraction(percent) {
            return self.problem(Code::FractionOrPercent, number, percent, at);
        } else {
            ShareRecord { percent: Some(percent.to_owned()), yes: None, of: None }.check()
        };
        match share {
            Ok(share) => {
                self.assessment.entry_mut(standard).shares_mut()[question] = share;
                // Beside counts the percentage is worked out, and can be out of date.
                let shown = share.map(Share::percent);
                let same = |stated: Percent| {
                    shown == Some(stated)
                        || share.map(Share::whole_percent).map(Percent::from_whole)
                            == Some(Ok(stated))
                };
                if !percent.is_empty() && !percent.parse().is_ok_and(same) {
                    let expected = shown.map(Percent::text).unwrap_or_default();
                    self.differs(number, percent, &expected, at);
                }
            }
            Err(problem) => self.problems.push((problem.about(number), at)),
        }
    }

    #[inline(never)]
    fn prompt(&mut self, standard: usize, key_question: usize, row: &[Cell]) {
        let (text, at) = (row[PERCENT].0.trim(), row[PERCENT].1);
        let percent = match text.parse::<Percent>() {
            _ if text.is_empty() => None,
            Ok(percent) => Some(percent),
            Err(error) => {
                self.problem(error.into(), row[0].0.trim(), text, at);
                None
            }
        };
        self.assessment.prompts.push(Prompt { standard, key_question, percent });
    }

    #[inline(never)]
    fn differs(&mut self, about: &str, found: &str, expected: &str, at: usize) {
        let problem = Problem::new(Code::WorkedOutDiffers).about(about).found(found);
        self.problems.push((problem.expected(expected), at));
    }

    /// Says where the file has other ratings than come out now. A row with a problem has said
    /// enough.
    fn compare(&mut self) {
        let edition = self.assessment.edition();
        let ratings = rate(&self.assessment);
        for index in 0..self.seen.len() {
            let row = self.seen[index];
            let item = row[0].0.trim();
            let (rating, by_rule) = if item == OVERALL {
                (ratings.overall.rating, ratings.overall.rating_by_rule)
            } else if let Some(standard) = edition.standard_index(item) {
                let rated = &ratings.standards[standard];
                (rated.rating, rated.by_rule)
            } else if let Some((standard, question)) = edition.key_question_index(item) {
                let share = self.assessment.entries()[standard].shares()[question];
                (share.map(|share| edition.judge(share).band), None)
            } else {
                continue;
            };
            if self.problems.iter().any(|(problem, _)| problem.about.as_deref() == Some(item)) {
                continue;
            }
            for (column, expected) in [(RATING, rating), (BY_RULE, by_rule)] {
                let found = row[column].0.trim();
                if !found.is_empty() && Rating::from_words(found) != expected {
                    let expected = expected.map_or("", Rating::code);
                    self.differs(item, found, expected, row[column].1);
                }
            }
        }
    }
}

/// `15 of 36`
#[inline(never)]
fn score(text: &str) -> Option<(u16, u16)> {
    match text.parse() {
        Ok(Share::Counts { yes, of }) => Some((u16::try_from(yes).ok()?, u16::try_from(of).ok()?)),
        _ => None,
    }
}

/// `year 2022 month 5`
#[inline(never)]
fn month(text: &str) -> Option<Month> {
    let mut words = text.trim().split(' ');
    let (name, year, other, month) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let year = u16::try_from(parse_count(year)?).ok()?;
    let month = u8::try_from(parse_count(month)?).ok().filter(|month| (1..=12).contains(month))?;
    (name == "year" && other == "month").then_some(Month { year, month })
}
