//! The corpus of tables and case-level audits: each input in `tests/tables` comes out as the file
//! beside it says.
//!
//! `NAME.json` says of `NAME.tsv`, `.csv`, `.txt`, `.md` or `.html` what must come out, and nothing
//! else may: `shares` by standard (`-` for an unknown key question; a standard that is not named
//! has none), `ratings` as stated, `codes` with what each is about, `questions`. A clipboard's HTML
//! goes with its plain text in `NAME.txt`. `answered` holds the same for readings with `answers`.

#[path = "../examples/reading/mod.rs"]
mod reading;

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use youth_justice_ratings::{
    Ask, Code, Import, Outcome, Reading, Share, Sheet, Source, Status, import,
};

/// An input of the corpus and what is expected of it.
struct Fixture {
    name: String,
    text: String,
    sheets: Vec<Sheet>,
    expected: Value,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/tables")
}

fn corpus() -> Vec<Fixture> {
    let folder = folder();
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(&folder).expect("tests/tables") {
        let path = entry.expect("a file").path();
        let part = |part: Option<&std::ffi::OsStr>| {
            part.and_then(|part| part.to_str()).unwrap_or_default().to_owned()
        };
        files.entry(part(path.file_stem())).or_default().insert(part(path.extension()));
    }
    let fixtures = files.into_iter().map(|(name, mut kinds)| {
        assert!(kinds.remove("json"), "tests/tables/{name}: no expectation");
        let bytes = |kind: &str| fs::read(folder.join(format!("{name}.{kind}"))).expect("a file");
        let expected = serde_json::from_slice(&bytes("json"))
            .unwrap_or_else(|error| panic!("tests/tables/{name}.json: {error}"));
        let (text, sheets) = if kinds.remove("html") {
            let plain = kinds.remove("txt").then(|| reading::decode(&bytes("txt")));
            reading::html::source(&reading::decode(&bytes("html")), plain.as_deref())
        } else {
            let kind = kinds.pop_first().unwrap_or_else(|| panic!("{name}: no input"));
            reading::source(&bytes(&kind)).expect("text or HTML")
        };
        assert!(kinds.is_empty(), "tests/tables/{name}: what are {kinds:?} for?");
        Fixture { name, text, sheets, expected }
    });
    fixtures.collect()
}

/// What was read, in the form of the expectations.
fn summary(read: &Import) -> Value {
    let mut shares = Map::new();
    let mut ratings = Map::new();
    for (standard, entry) in read.assessment.iter() {
        if entry.shares().iter().any(Option::is_some) {
            let shown = entry.shares().iter().map(|share| match share {
                Some(Share::Counts { yes, of }) => format!("{yes}/{of}"),
                Some(Share::Percent(percent)) => percent.to_string(),
                None => "-".to_owned(),
            });
            let shown: Vec<_> = shown.collect();
            shares.insert(standard.number.to_owned(), json!(shown.join(" ")));
        }
        let moved = entry.discretion.as_ref().map(|moved| moved.rating);
        if let Some(rating) = entry.stated.or(moved) {
            ratings.insert(standard.number.to_owned(), json!(rating));
        } else if entry.status != Status::Inspected {
            ratings.insert(standard.number.to_owned(), json!(entry.status));
        }
    }
    let mut codes: Vec<_> = read
        .problems
        .iter()
        .map(|problem| {
            let code = json!(problem.code);
            let about = problem.about.clone().unwrap_or_default();
            (code.as_str().unwrap_or_default().to_owned(), about)
        })
        .collect();
    // Most tables tell no edition; those that do say so in their expectation.
    let assumed = codes.iter().any(|(code, _)| code == "edition-assumed");
    codes.retain(|(code, _)| code != "edition-assumed");
    codes.sort();
    let codes: Vec<String> =
        codes.iter().map(|(code, about)| format!("{code} {about}").trim().to_owned()).collect();
    let questions: Map<String, Value> = read
        .questions
        .iter()
        .map(|question| (question.ask.code().to_owned(), json!(question.options)))
        .collect();
    json!({
        "edition": read.assessment.edition().id,
        "form": read.form,
        "service": read.assessment.service,
        "shares": shares,
        "ratings": ratings,
        "codes": codes,
        "questions": questions,
        "assumed": assumed,
    })
}

/// Everything that `expected` does not say as `found` does; what it leaves out is empty.
fn differences(expected: &Value, found: &Value) -> Vec<String> {
    let fields =
        ["edition", "form", "service", "shares", "ratings", "codes", "questions", "assumed"];
    let mut wrong = Vec::new();
    for field in fields {
        let default = match field {
            "edition" => json!("2021"),
            "service" => Value::Null,
            "assumed" => json!(true),
            "codes" => json!([]),
            "form" => json!("table"),
            _ => json!({}),
        };
        let expected = expected.get(field).unwrap_or(&default);
        if *expected != found[field] {
            wrong.push(format!("{field}: expected {expected}\n      found {}", found[field]));
        }
    }
    wrong
}

/// Every mark and problem that lies outside of what was read, or marks another text than a value.
fn misplaced(fixture: &Fixture, read: &Import) -> Vec<String> {
    let lines: Vec<&str> = fixture.text.split('\n').collect();
    let mut wrong = Vec::new();
    for problem in &read.problems {
        let line = problem.line.map(|line| lines.get(line as usize - 1).copied());
        if line == Some(None) || (problem.cell.is_some() && fixture.sheets.is_empty()) {
            wrong.push(format!("a problem outside: {problem:?}"));
        }
    }
    for mark in &read.marks {
        let (Some(line), Some(column)) = (mark.line, mark.column) else {
            if mark.cell.is_none() {
                wrong.push(format!("a mark without a place: {mark:?}"));
            }
            continue;
        };
        let line = lines.get(line as usize - 1).copied().unwrap_or_default();
        let marked = line.chars().skip(column as usize - 1).take(mark.length as usize);
        if marked.clone().count() != mark.length as usize || marked.clone().all(char::is_whitespace)
        {
            wrong.push(format!("a mark outside: {mark:?}"));
        }
    }
    wrong
}

fn read(fixture: &Fixture, expected: &Value) -> Import {
    let mut reading = Reading::default();
    for ask in Ask::ALL {
        if let Some(option) = expected["answers"][ask.code()].as_u64() {
            reading.answers.set(ask, usize::try_from(option).expect("a small number"));
        }
    }
    import(&Source { text: &fixture.text, sheets: &fixture.sheets }, &reading)
}

#[test]
fn tables_and_audits_come_out_as_expected() {
    let mut failures = Vec::new();
    let fixtures = corpus();
    assert!(fixtures.len() >= 45, "only {} fixtures", fixtures.len());
    for fixture in &fixtures {
        let answered = fixture.expected["answered"].as_array();
        for expected in std::iter::once(&fixture.expected).chain(answered.into_iter().flatten()) {
            let read = read(fixture, expected);
            let mut wrong = differences(expected, &summary(&read));
            wrong.extend(misplaced(fixture, &read));
            let name = format!("{} {}", fixture.name, expected["answers"]);
            failures.extend(wrong.into_iter().map(|wrong| format!("{name}: {wrong}")));
        }
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

/// In a case-level audit every word that is not a header's may be a child's.
#[test]
fn nothing_of_a_case_is_shown() {
    for fixture in corpus() {
        let Some(secrets) = fixture.expected["secrets"].as_array() else { continue };
        let outcome = Outcome::of(read(&fixture, &fixture.expected));
        let shown = serde_json::to_string(&outcome).expect("plain data");
        for secret in secrets {
            let secret = secret.as_str().expect("a word");
            assert!(!shown.contains(secret), "{}: {secret} is shown", fixture.name);
        }
    }
}

/// The codes that only tables and audits have.
#[test]
fn every_code_of_tables_has_an_input_that_gives_it() {
    let given: BTreeSet<Code> = corpus()
        .iter()
        .flat_map(|fixture| read(fixture, &fixture.expected).problems)
        .map(|problem| problem.code)
        .collect();
    for code in [
        Code::CellHidden,
        Code::CountsDoNotAddUp,
        Code::AnswersUnclear,
        Code::CountsDisagree,
        Code::TotalMissing,
        Code::BandDiffers,
        Code::AnswerUnclear,
        Code::DisposalUnclear,
        Code::CaseRepeated,
        Code::BlanksLeftOut,
        Code::TableTooWide,
        Code::TotalLeftOut,
    ] {
        assert!(given.contains(&code), "no input in tests/tables gives {code:?}");
    }
}
