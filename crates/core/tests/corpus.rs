//! The report corpus: each text in `tests/reports` comes out as the file beside it says.
//!
//! `NAME.json` holds what must be in the contract's output for `NAME.txt`: every field given has to
//! be equal, fields not given are free. `codes` beside them is all problems, each as its code and
//! what it is about, sorted; one more or one less fails.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use youth_justice_ratings::{AssessmentRecord, Code, Edition, Outcome, Problem, Reading, import};

/// A text of the corpus and what is expected of it.
struct Fixture {
    name: String,
    text: String,
    expected: Value,
}

fn corpus() -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reports");
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(&folder).expect("tests/reports") {
        let path = entry.expect("a file").path();
        let part = |part: Option<&std::ffi::OsStr>| {
            part.and_then(|part| part.to_str()).unwrap_or_default().to_owned()
        };
        files.entry(part(path.file_stem())).or_default().insert(part(path.extension()));
    }
    let pair = BTreeSet::from(["json".to_owned(), "txt".to_owned()]);
    let read = |name: &str, kind: &str| {
        fs::read_to_string(folder.join(format!("{name}.{kind}"))).expect("a readable file")
    };
    let fixtures = files.iter().map(|(name, kinds)| {
        assert_eq!(*kinds, pair, "tests/reports/{name}: a text and its expectation go together");
        let expected = serde_json::from_str(&read(name, "json"))
            .unwrap_or_else(|error| panic!("tests/reports/{name}.json: {error}"));
        Fixture { name: name.clone(), text: read(name, "txt"), expected }
    });
    fixtures.collect()
}

fn outcome(text: &str) -> Outcome {
    Outcome::of(import(&text.into(), &Reading::default()))
}

/// Each field of `expected` that `found` does not have in the same form, by its path.
fn differences(path: &str, expected: &Value, found: &Value, into: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (name, expected) in expected {
                let path = format!("{path} › {name}");
                match found.get(name) {
                    Some(found) => differences(&path, expected, found, into),
                    None => into.push(format!("{path}: expected {expected}, found no such field")),
                }
            }
        }
        _ if expected == found => {}
        _ => into.push(format!("{path}: expected {expected}, found {found}")),
    }
}

/// The codes of all problems, each with what it is about, sorted.
fn codes(problems: &[Problem]) -> Vec<(Value, Option<&str>)> {
    let mut codes: Vec<_> =
        problems.iter().map(|problem| (json!(problem.code), problem.about.as_deref())).collect();
    codes.sort_by(|one, other| {
        (one.0.as_str(), one.1.unwrap_or_default())
            .cmp(&(other.0.as_str(), other.1.unwrap_or_default()))
    });
    codes
}

/// Every problem that does not lie within `text`, or points to a line that is not there.
fn misplaced(text: &str, problems: &[Problem]) -> Vec<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    let line = |number: u32| lines.get((number as usize).checked_sub(1)?).copied();
    let lies_within = |problem: &Problem| match (problem.line, problem.column) {
        (Some(number), Some(column)) => line(number).is_some_and(|line| {
            (1..=line.chars().count() + 1).contains(&usize::try_from(column).unwrap_or(usize::MAX))
        }),
        (None, None) => true,
        _ => false,
    };
    let outside = problems.iter().filter(|problem| {
        !lies_within(problem) || problem.other_line.is_some_and(|number| line(number).is_none())
    });
    outside.map(|problem| format!("a problem outside the text: {problem:?}")).collect()
}

#[test]
fn reports_come_out_as_expected() {
    let mut failures = Vec::new();
    let fixtures = corpus();
    assert!(fixtures.len() >= 16, "only {} fixtures", fixtures.len());
    for Fixture { name, text, mut expected } in fixtures {
        let outcome = outcome(&text);
        let mut wrong = misplaced(&text, &outcome.problems);
        let expected_codes = expected.as_object_mut().and_then(|fields| fields.remove("codes"));
        let expected_codes = expected_codes.unwrap_or_else(|| panic!("{name}: no `codes`"));
        let found_codes = json!(codes(&outcome.problems));
        if found_codes != expected_codes {
            wrong.push(format!(
                "codes: expected {expected_codes}\n             found {found_codes}"
            ));
        }
        let found = serde_json::to_value(&outcome).expect("plain data");
        // Prompts that nobody expects would otherwise pass as additional fields.
        let prompts = |of: &Value| of["prompts"].as_object().map(serde_json::Map::len);
        if prompts(&expected) != prompts(&found) {
            wrong.push(format!("prompts: found {}", found["prompts"]));
        }
        differences("", &expected, &found, &mut wrong);
        failures.extend(wrong.into_iter().map(|wrong| format!("{name}: {wrong}")));
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

/// Every fixture says of every key question what its figure is: an expectation with gaps would let
/// a wrong figure pass.
#[test]
fn expectations_leave_no_figure_out() {
    for Fixture { name, expected, .. } in corpus() {
        let edition = expected["edition"].as_str().and_then(Edition::by_id).expect("an edition");
        for standard in edition.standards {
            let row = &expected["standards"][standard.number];
            for field in ["rating", "byRule", "status"] {
                assert!(row.get(field).is_some(), "{name}: {} has no {field}", standard.number);
            }
            for question in standard.key_questions {
                let percent = row["keyQuestions"][question.number].get("percent");
                assert!(percent.is_some(), "{name}: nothing is said of {}", question.number);
            }
        }
        for field in ["form", "service", "published", "overall", "prompts", "codes"] {
            assert!(expected.get(field).is_some(), "{name}: nothing is said of {field}");
        }
    }
}

/// How lines end is no part of what a text says.
#[test]
fn line_ends_do_not_matter() {
    for Fixture { name, text, .. } in corpus() {
        let unix = text.replace("\r\n", "\n");
        assert_eq!(outcome(&unix), outcome(&unix.replace('\n', "\r\n")), "{name}");
    }
}

/// Typed lists, each with the one code that it is for.
const LISTS: &[(&str, Code)] = &[
    ("2.1: 83, 150, 50", Code::PercentOver100),
    ("2.1: 7 of 6, 50, 50", Code::YesOverOf),
    ("2.1: 0 of 0, 50, 50", Code::NoCases),
    ("2.1: 83, 5O, 50", Code::NotAFigure),
    ("1.1 Splendid", Code::NotARating),
    ("2.1: 0.83, 50, 50", Code::FractionOrPercent),
    ("2.1: 1.00, 50, 50", Code::FractionOrPercent),
    ("2.1: 83, 50, 50, 50", Code::TooManyFigures),
    ("2.1: 83, 50", Code::TooFewFigures),
    ("1.2: 83", Code::FigureForJudged),
    ("5.1 Good", Code::UnknownStandard),
    ("2.1.4: 83", Code::UnknownKeyQuestion),
    ("edition 2018\n4.1 Good", Code::OtherEdition),
    ("edition 1918\n1.1 Good", Code::UnknownEdition),
    ("2.1.1: 83\n2.1.1: 84", Code::FiguresDisagree),
    ("1.1 Good\n1.1 RI", Code::RatingsDisagree),
    ("1.1 Good\nand so on", Code::LineNotUnderstood),
    ("See you on Monday.", Code::NothingRecognised),
    ("YJ:2021/1.1:G/2.1", Code::PartNotUnderstood),
    ("YJ2:2021/1.1:G", Code::UnknownVersion),
    ("YJ:2021/1.1:G\nYJ:2021/1.1:R", Code::AnotherVector),
    ("YJ:2021/2.1:83-50-5\n0/1.1:G", Code::VectorJoined),
    ("YJ:2021/2.1:83-50-50", Code::VectorWithoutEnd),
    ("YJ:2021/1.1:G\n1.2 Good", Code::BesideVector),
    (
        "Item,Name,Per cent,Sufficient,Inspected,Rating,By the rule,Stated,Discretion,Reason,Status\n\
         Edition,2021\n2.1.1,,84,5,6",
        Code::WorkedOutDiffers,
    ),
    (
        "Item,Name,Per cent,Sufficient,Inspected,Rating,By the rule,Stated,Discretion,Reason,Status\n\
         Edition,2021\n2.1.1,,84\n2.1.1,,85",
        Code::ItemRepeated,
    ),
    ("2.1: 83, 80, 78\n2.1 Outstanding", Code::RatingDiffersFromRule),
    ("2.1: 83, 50, 33\n2.1 Good", Code::RatingFarFromRule),
    ("2.1: 83, 80, 70\n2.1 Outstanding", Code::RatingFarFromRule),
    ("2.1: 83, 80, 78\n2.1 RI", Code::RatingFarFromRule),
];

#[test]
fn lists_have_their_problem_and_no_other() {
    for &(text, code) in LISTS {
        let problems = outcome(text).problems;
        let found: Vec<_> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(found, [code], "{text:?}");
        assert_eq!(misplaced(text, &problems), [""; 0], "{text:?}");
    }
}

/// Codes that need more than a short text, and the tests that have them.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::TooLong, "more than ten megabytes: `nothing_is_said_to_be_nothing` in src/import"),
    (
        Code::BrokenJson,
        "JSON is read at the edges: `broken_json_is_said_to_be_broken` in crates/wasm",
    ),
    (Code::CellHidden, TABLES),
    (Code::CountsDoNotAddUp, TABLES),
    (Code::AnswersUnclear, TABLES),
    (Code::CountsDisagree, TABLES),
    (Code::TotalMissing, TABLES),
    (Code::BandDiffers, TABLES),
    (Code::AnswerUnclear, TABLES),
    (Code::DisposalUnclear, TABLES),
    (Code::CaseRepeated, TABLES),
    (Code::CasesLeftOut, TABLES),
    (Code::PeriodUnclear, TABLES),
    (Code::PeriodsTogether, TABLES),
    (Code::ServicesTogether, TABLES),
    (Code::BlanksLeftOut, TABLES),
    (Code::TableTooWide, TABLES),
    (Code::TotalLeftOut, TABLES),
    (Code::PerhapsNotOwn, TABLES),
    (Code::LaterProgramme, TABLES),
];

const TABLES: &str = "`every_code_of_tables_has_an_input_that_gives_it` in tests/tables.rs";

/// A draft or a program outside can hand in what no text says.
#[test]
fn a_judged_standard_takes_no_discretion() {
    let problems = problems_of_a_record();
    let found: Vec<_> =
        problems.iter().map(|problem| (problem.code, problem.about.as_deref())).collect();
    assert_eq!(found, [(Code::DiscretionForJudged, Some("1.1"))]);
}

fn problems_of_a_record() -> Vec<Problem> {
    let record = json!({
        "edition": "2021",
        "standards": { "1.1": { "discretion": { "rating": "good" } } },
    });
    serde_json::from_value::<AssessmentRecord>(record).expect("a record").check().1
}

/// A new code needs a text that gives it.
#[test]
fn every_code_has_a_text_that_gives_it() {
    let reports = corpus().into_iter().map(|fixture| fixture.text);
    let lists = LISTS.iter().map(|(text, _)| (*text).to_owned());
    let many = std::iter::once("9.9 Good\n".repeat(2_000));
    let given: BTreeSet<Code> = reports
        .chain(lists)
        .chain(many)
        .flat_map(|text| outcome(&text).problems)
        .chain(problems_of_a_record())
        .map(|problem| problem.code)
        .collect();
    let mut elsewhere: BTreeSet<Code> = ELSEWHERE.iter().map(|&(code, _)| code).collect();
    // What is wrong with a whole file never reaches the core. docs/problems.md names the file or the
    // test of each, and problem_docs.rs looks whether it is there.
    let name = |code: Code| json!(code).as_str().unwrap_or_default().to_owned();
    elsewhere.extend(Code::ALL.iter().filter(|&&code| name(code).starts_with("file-")));
    // In the file of an edition: own_edition.rs.
    let of_a_text = [Code::EditionAssumed];
    let in_edition = |code: &&Code| name(**code).starts_with("edition-");
    elsewhere.extend(Code::ALL.iter().filter(in_edition));
    elsewhere.retain(|code| !of_a_text.contains(code));
    for (code, why) in ELSEWHERE {
        assert!(!given.contains(code), "{code:?} is given after all, no need for: {why}");
    }
    let all: BTreeSet<Code> = Code::ALL.iter().copied().collect();
    let missing: Vec<_> = all.difference(&(&given | &elsewhere)).copied().collect();
    assert_eq!(missing, [], "codes that no text in tests/reports or LISTS gives");
}
