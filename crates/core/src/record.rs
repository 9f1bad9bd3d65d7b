//! An assessment as plain data: what a draft holds and what a program outside hands in. Everything
//! is checked on the way in; what cannot be used becomes a problem and the rest is kept.

use crate::assessment::{Assessment, Discretion, Entry, Month, Prompt, Published, Status};
use crate::edition::{Edition, Editions, Standard};
use crate::numbered::Numbered;
use crate::problem::{Code, Problem};
use crate::rating::Rating;
use crate::share::{Percent, Share, push_number};
use serde::{Deserialize, Serialize};

/// An assessment as plain data, by the numbers of standards and key questions. What is absent is
/// unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AssessmentRecord {
    /// The edition's name: `2021`.
    pub edition: String,
    /// The service.
    pub service: Option<String>,
    /// What is known of each standard, by its number.
    #[cfg_attr(feature = "typescript", ts(type = "{ [key in string]: StandardRecord }"))]
    pub standards: Numbered<StandardRecord>,
    /// What the source states of the whole.
    pub published: Option<PublishedRecord>,
    /// The percentages of prompts, by the number of their key question.
    #[cfg_attr(feature = "typescript", ts(type = "{ [key in string]: Array<string | null> }"))]
    pub prompts: Numbered<Vec<Option<String>>>,
}

/// What is known of one standard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StandardRecord {
    /// The shares of its key questions, by their numbers.
    #[cfg_attr(feature = "typescript", ts(type = "{ [key in string]: ShareRecord } | null"))]
    pub key_questions: Option<Numbered<ShareRecord>>,
    /// The rating that a person or a report states.
    pub stated: Option<Rating>,
    /// Professional discretion (R9).
    pub discretion: Option<DiscretionRecord>,
    /// Whether it was inspected and rated.
    pub status: Status,
}

/// A share: counts where `yes` and `of` are given, otherwise a percentage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ShareRecord {
    /// Per cent, at most two decimals.
    pub percent: Option<String>,
    /// Sufficient cases.
    pub yes: Option<u32>,
    /// Inspected cases.
    pub of: Option<u32>,
}

impl From<Share> for ShareRecord {
    fn from(share: Share) -> Self {
        let (yes, of) = match share {
            Share::Percent(_) => (None, None),
            Share::Counts { yes, of } => (Some(yes), Some(of)),
        };
        Self { percent: Some(share.percent().text()), yes, of }
    }
}

/// Professional discretion (R9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DiscretionRecord {
    /// The rating it was moved to.
    pub rating: Rating,
    /// The person's reason; empty where none is given.
    #[serde(default)]
    pub reason: String,
    /// Whether it is only known from a report that states another rating than the rule gives.
    #[serde(default)]
    pub stated_by_report: bool,
}

impl From<&Discretion> for DiscretionRecord {
    fn from(discretion: &Discretion) -> Self {
        Self {
            rating: discretion.rating,
            reason: discretion.reason.clone(),
            stated_by_report: discretion.stated_by_report,
        }
    }
}

/// What a source states of the whole service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PublishedRecord {
    /// The stated score in points.
    pub score: Option<u16>,
    /// What it is out of, in points.
    pub out_of: Option<u16>,
    /// The stated overall rating.
    pub rating: Option<Rating>,
    /// The month of publication: `2022-05`.
    pub month: Option<String>,
}

impl From<&Published> for PublishedRecord {
    fn from(published: &Published) -> Self {
        Self {
            score: published.score.map(|(score, _)| score),
            out_of: published.score.map(|(_, out_of)| out_of),
            rating: published.rating,
            month: published.month.map(month_text),
        }
    }
}

fn month_text(month: Month) -> String {
    let mut text = String::new();
    push_number(&mut text, u32::from(month.year));
    text.push_str(if month.month < 10 { "-0" } else { "-" });
    push_number(&mut text, u32::from(month.month));
    text
}

fn parse_month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
    (1..=12).contains(&month.month).then_some(month)
}

impl From<&Assessment> for AssessmentRecord {
    fn from(assessment: &Assessment) -> Self {
        let standards = assessment
            .iter()
            .map(|(standard, entry)| (standard.number, standard_record(standard, entry)))
            .collect();
        Self {
            edition: assessment.edition().id.to_owned(),
            service: assessment.service.clone(),
            standards,
            published: Some((&assessment.published).into()),
            prompts: prompts(assessment),
        }
    }
}

/// The percentages of prompts, by the number of their key question, in the source's order.
pub(crate) fn prompts(assessment: &Assessment) -> Numbered<Vec<Option<String>>> {
    let mut prompts: Numbered<Vec<Option<String>>> = Numbered::default();
    for prompt in &assessment.prompts {
        let standard = &assessment.edition().standards[prompt.standard];
        let number = standard.key_questions[prompt.key_question].number;
        let percent = prompt.percent.map(Percent::text);
        prompts.entry(number).push(percent);
    }
    prompts
}

fn standard_record(standard: &Standard, entry: &Entry) -> StandardRecord {
    let known = standard.key_questions.iter().zip(entry.shares());
    StandardRecord {
        key_questions: standard.is_case_based().then(|| {
            known
                .filter_map(|(question, share)| Some((question.number, (*share)?.into())))
                .collect()
        }),
        stated: entry.stated,
        discretion: entry.discretion.as_ref().map(Into::into),
        status: entry.status,
    }
}

impl AssessmentRecord {
    /// The assessment, and a problem for each value that could not be used. An unknown edition is
    /// read as the newest.
    pub fn check(&self) -> (Assessment, Vec<Problem>) {
        self.check_by(Editions::default())
    }

    /// As [`AssessmentRecord::check`], where other editions than the built-in ones may be known.
    pub fn check_by(&self, editions: Editions) -> (Assessment, Vec<Problem>) {
        let mut problems = Vec::new();
        let edition = editions.by_id(&self.edition).unwrap_or_else(|| {
            problems.push(Problem::new(Code::UnknownEdition).found(&self.edition));
            Edition::newest()
        });
        let mut assessment = Assessment::blank(edition);
        assessment.service.clone_from(&self.service);
        for (number, standard) in self.standards.iter() {
            match edition.standard_index(number) {
                Some(index) => {
                    standard.check(
                        &edition.standards[index],
                        assessment.entry_mut(index),
                        &mut problems,
                    );
                }
                None => problems.push(unknown(number, edition)),
            }
        }
        if let Some(published) = &self.published {
            assessment.published = Published {
                score: published.score.zip(published.out_of),
                rating: published.rating,
                month: published.month.as_deref().and_then(parse_month),
            };
        }
        for (number, percents) in self.prompts.iter() {
            let Some((standard, key_question)) = edition.key_question_index(number) else {
                problems.push(unknown(number, edition));
                continue;
            };
            for percent in percents {
                let percent = percent.as_deref().and_then(|text| {
                    let read = text.parse::<Percent>();
                    let code = read.err().map(Code::from);
                    problems.extend(code.map(|code| Problem::new(code).about(number).found(text)));
                    read.ok()
                });
                assessment.prompts.push(Prompt { standard, key_question, percent });
            }
        }
        (assessment, problems)
    }
}

/// The problem of a number that `edition` does not have: another edition may.
pub(crate) fn unknown(number: &str, edition: &Edition) -> Problem {
    let key_question = number.matches('.').count() > 1;
    let elsewhere = Edition::all().iter().filter(|other| other.id != edition.id).find(|other| {
        other.standard_index(number).is_some() || other.key_question_index(number).is_some()
    });
    let code = match (elsewhere, key_question) {
        (Some(_), _) => Code::OtherEdition,
        (None, true) => Code::UnknownKeyQuestion,
        (None, false) => Code::UnknownStandard,
    };
    let problem = Problem::new(code).about(number).found(number);
    match elsewhere {
        Some(other) => problem.expected(other.id),
        None => problem,
    }
}

impl StandardRecord {
    fn check(&self, standard: &Standard, entry: &mut Entry, problems: &mut Vec<Problem>) {
        entry.stated = self.stated;
        entry.status = self.status;
        match &self.discretion {
            Some(_) if !standard.is_case_based() => {
                problems.push(Problem::new(Code::DiscretionForJudged).about(standard.number));
            }
            Some(moved) => {
                entry.discretion = Some(Discretion {
                    rating: moved.rating,
                    // The terminal's JSON puts words of its own there, which are no one's reason.
                    reason: if moved.stated_by_report {
                        String::new()
                    } else {
                        moved.reason.clone()
                    },
                    stated_by_report: moved.stated_by_report,
                });
            }
            None => {}
        }
        for (number, share) in self.key_questions.iter().flat_map(Numbered::iter) {
            if !standard.is_case_based() {
                problems.push(Problem::new(Code::FigureForJudged).about(standard.number));
                continue;
            }
            let known = standard.key_questions.iter().position(|known| known.number == number);
            let Some(position) = known else {
                problems.push(Problem::new(Code::UnknownKeyQuestion).about(number).found(number));
                continue;
            };
            match share.check() {
                Ok(found) => {
                    problems.extend(found.and_then(|counts| share.contradiction(counts, number)));
                    entry.shares_mut()[position] = found;
                }
                Err(problem) => problems.push(problem.about(number)),
            }
        }
    }
}

impl ShareRecord {
    /// The problem of a percentage that is not what the counts beside it give; they are kept.
    fn contradiction(&self, counts: Share, number: &str) -> Option<Problem> {
        let percent = self.percent.as_ref()?;
        if percent.parse().is_ok_and(|percent| counts.agrees(percent)) {
            return None;
        }
        let expected = counts.percent().text() + "%";
        let problem = Problem::new(Code::CountsDisagree).about(number).found(percent);
        Some(problem.expected(expected))
    }

    #[allow(clippy::result_large_err, reason = "a problem is rare, and large on 64 bits only")]
    pub(crate) fn check(&self) -> Result<Option<Share>, Problem> {
        match (self.yes, self.of, &self.percent) {
            (Some(yes), Some(of), _) => Share::counts(yes, of).map(Some).map_err(|error| {
                let mut found = String::new();
                push_number(&mut found, yes);
                found.push_str(" of ");
                push_number(&mut found, of);
                Problem::new(error.into()).found(&found)
            }),
            (None, None, Some(percent)) => {
                percent.parse().map(|percent| Some(Share::Percent(percent))).map_err(
                    |error: crate::share::ShareError| Problem::new(error.into()).found(percent),
                )
            }
            (None, None, None) => Ok(None),
            (yes, of, _) => {
                let mut found = String::new();
                push_number(&mut found, yes.or(of).unwrap_or(0));
                Err(Problem::new(Code::NotAFigure).found(&found))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_that_contradict_the_percentage_beside_them_are_said() {
        for (percent, is_said) in [
            ("83.33", false),
            ("83.3", false),
            ("83", false),
            ("84", true),
            ("83.34", true),
            ("many", true),
        ] {
            let share =
                ShareRecord { percent: Some(percent.to_owned()), yes: Some(5), of: Some(6) };
            let record = AssessmentRecord {
                edition: "2021".to_owned(),
                standards: std::iter::once((
                    "2.1".to_owned(),
                    StandardRecord {
                        key_questions: Some(std::iter::once(("2.1.1".to_owned(), share)).collect()),
                        ..StandardRecord::default()
                    },
                ))
                .collect(),
                ..AssessmentRecord::default()
            };
            let (assessment, problems) = record.check();
            let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
            assert_eq!(codes, [Code::CountsDisagree][..usize::from(is_said)], "{percent}");
            let index = assessment.edition().standard_index("2.1").expect("a standard");
            assert_eq!(assessment.entries()[index].shares()[0], Share::counts(5, 6).ok());
        }
    }
}
