//! Reading an edition of one's own from its file, at run time.

use super::file::{self, Fault, Wrong};
use super::{Domain, Edition, KeyQuestion, Limit, Period, Rule, RuleSource, Standard};
use crate::place::Places;
use crate::problem::{Code, Problem, in_order};
use crate::rating::Rating;
use std::sync::Mutex;

/// What was read before, with its text.
static KNOWN: Mutex<Vec<(Box<str>, &'static Edition)>> = Mutex::new(Vec::new());

const RULES: [Rule; 10] = [
    Rule::R1,
    Rule::R2,
    Rule::R3,
    Rule::R4,
    Rule::R5,
    Rule::R6,
    Rule::R7,
    Rule::R8,
    Rule::R9,
    Rule::R10,
];

impl Edition {
    /// The edition that a file describes, in JSON: `editions/edition.schema.json` says how, and
    /// `docs/own-edition.md` explains it with an example.
    ///
    /// It lives as long as the program, as the built-in ones do, so that rating is as fast by the
    /// one as by the other. A text that was read before gives the same edition again.
    ///
    /// # Errors
    /// All that is wrong in the file, each with its place, in the order of the text. `about` says
    /// where in the data: `domains[1].standards[0].number`.
    ///
    /// ```
    /// use youth_justice_ratings::{Code, Edition};
    ///
    /// let problems = Edition::from_json("{ \"id\": \"2021\", }").unwrap_err();
    /// assert_eq!((problems[0].code, problems[0].column), (Code::EditionNotJson, Some(17)));
    /// ```
    pub fn from_json(text: &str) -> Result<&'static Self, Vec<Problem>> {
        let mut known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((_, edition)) = known.iter().find(|(read, _)| **read == *text) {
            return Ok(edition);
        }
        let taken: Vec<_> = Self::all().iter().map(|edition| edition.id).collect();
        let file = file::read(text, &taken).map_err(|faults| problems(text, faults))?;
        let edition: &'static Self = Box::leak(Box::new(built(file)));
        known.push((text.into(), edition));
        Ok(edition)
    }
}

fn problems(text: &str, found: Vec<Fault>) -> Vec<Problem> {
    // They come nearly in order; a general sort would be as much code as the check.
    let mut faults: Vec<Fault> = Vec::with_capacity(found.len());
    for fault in found {
        let at = faults.partition_point(|known| known.at <= fault.at);
        faults.insert(at, fault);
    }
    let mut places = Places::new();
    let problem = |Fault { wrong, at, path, found, expected }| {
        let mut problem = Problem::new(code(wrong));
        if !found.is_empty() {
            problem = problem.found(&found);
        }
        if !path.is_empty() {
            problem = problem.about(&path);
        } else if wrong == Wrong::Kind {
            problem = problem.about("JSON");
        }
        if !expected.is_empty() {
            problem = problem.expected(expected);
        }
        if wrong == Wrong::TooLarge { problem } else { problem.at(places.of(text, at)) }
    };
    in_order(faults.into_iter().map(problem).collect())
}

fn code(wrong: Wrong) -> Code {
    match wrong {
        Wrong::TooLarge => Code::EditionTooLarge,
        Wrong::NotJson => Code::EditionNotJson,
        Wrong::CutOff => Code::EditionCutOff,
        Wrong::KeyMissing => Code::EditionKeyMissing,
        Wrong::KeyUnknown => Code::EditionKeyUnknown,
        Wrong::KeyTwice => Code::EditionKeyTwice,
        Wrong::Kind => Code::EditionWrongKind,
        Wrong::Range => Code::EditionOutOfRange,
        Wrong::Form => Code::EditionWrongForm,
        Wrong::Order => Code::EditionOutOfOrder,
        Wrong::Repeated => Code::EditionRepeated,
        Wrong::Unknown => Code::EditionUnknownName,
        Wrong::CueShared => Code::EditionCueShared,
    }
}

fn built(file: file::EditionFile) -> Edition {
    let scored: Vec<_> = file.domains.iter().map(|domain| domain.scored).collect();
    let [from, to] = file.in_use;
    Edition {
        id: text(file.id),
        in_use: Period { from: text(from), to: text(to) },
        bands: file.bands,
        points: file.points,
        overall_bands: file.overall_bands,
        margin: file.margin,
        domains: list(file.domains, |domain| Domain {
            number: text(domain.number),
            name: text(domain.name),
            scored: domain.scored,
            cues: list(domain.cues, text),
            disposals: list(domain.disposals, text),
        }),
        standards: list(file.standards, |standard| {
            let mut position = 0;
            let key_question = |theme: file::ThemeFile| {
                position += 1;
                KeyQuestion {
                    number: text(format!("{}.{position}", standard.number)),
                    theme: text(theme.id),
                    label: text(theme.label),
                    cues: list(theme.cues, text),
                    weak_cues: list(theme.weak_cues, text),
                }
            };
            Standard {
                key_questions: list(standard.key_questions, key_question),
                number: text(standard.number),
                name: text(standard.name),
                domain: standard.domain,
                scored: scored[standard.domain],
                cues: list(standard.cues, text),
            }
        }),
        limits: list(file.limits, |limit| Limit {
            standard: limit.standard,
            rating: Rating::ALL[limit.rating],
            overall_at_most: Rating::ALL[limit.overall_at_most],
        }),
        sources: list(file.sources, |(rule, source)| RuleSource {
            rule: RULES[rule - 1],
            source: text(source),
        }),
    }
}

fn text(text: String) -> &'static str {
    text.leak()
}

fn list<T, U>(items: Vec<T>, build: impl FnMut(T) -> U) -> &'static [U] {
    items.into_iter().map(build).collect::<Vec<_>>().leak()
}
