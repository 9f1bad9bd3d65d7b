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
            let read = reading::source(&bytes(&kind)).expect("text or HTML");
            assert!(read.problems.is_empty(), "{name}: {:?}", read.problems);
            (read.text, read.sheets)
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
        .flat_map(|fixture| {
            let answered = fixture.expected["answered"].as_array().into_iter().flatten();
            let readings = std::iter::once(&fixture.expected).chain(answered);
            readings.flat_map(|expected| read(fixture, expected).problems).collect::<Vec<_>>()
        })
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
        Code::CasesLeftOut,
        Code::PeriodUnclear,
        Code::PeriodsTogether,
        Code::ServicesTogether,
        Code::BlanksLeftOut,
        Code::TableTooWide,
        Code::TotalLeftOut,
        Code::PerhapsNotOwn,
        Code::LaterProgramme,
    ] {
        assert!(given.contains(&code), "no input in tests/tables gives {code:?}");
    }
}

/// A workbook's sheets have names, which no fixture above can give them.
#[test]
fn sheets_of_now_and_before_ask_for_a_sheet() {
    let sheet = |name: &str, figures: [&str; 3]| {
        let mut rows = vec![vec!["Key question", "% yes"]];
        rows.extend(
            ["2.1.1", "2.1.2", "2.1.3"].into_iter().zip(figures).map(|(of, is)| vec![of, is]),
        );
        let cells =
            |row: Vec<&str>| row.into_iter().map(youth_justice_ratings::Cell::new).collect();
        Sheet { name: name.to_owned(), rows: rows.into_iter().map(cells).collect() }
    };
    for names in
        [["Current", "Previous"], ["2023", "2024"], ["Baseline", "Re-audit"], ["Target", "Actual"]]
    {
        let sheets =
            [sheet(names[0], ["83%", "50%", "67%"]), sheet(names[1], ["60%", "70%", "80%"])];
        let source = Source { text: "", sheets: &sheets };
        let mut reading = Reading::default();
        let first = import(&source, &reading);
        assert_eq!(first.questions.len(), 1, "{names:?}");
        assert_eq!(first.questions[0].ask, Ask::Sheet, "{names:?}");
        assert_eq!(first.questions[0].options, names);
        for (option, share) in [(0, "83"), (1, "60")] {
            reading.answers.set(Ask::Sheet, option);
            let read = summary(&import(&source, &reading));
            let shown = read["shares"]["2.1"].as_str().expect("figures");
            assert!(
                shown.starts_with(share) && read["questions"] == json!({}),
                "{names:?}: {read}"
            );
        }
    }
}

/// What only a sheet's name says of all that it holds.
#[test]
fn sheets_named_as_old_or_as_of_others_are_not_taken_unasked() {
    for name in ["Planning targets", "Last year planning", "Old", "Archive", "England", "YRO"] {
        let rows =
            [["Key question", "% yes"], ["2.2.1", "83%"], ["2.2.2", "50%"], ["2.2.3", "67%"]];
        let rows = rows.map(|row| row.map(youth_justice_ratings::Cell::new).to_vec()).to_vec();
        let sheets = [Sheet { name: name.to_owned(), rows }];
        let read = summary(&import(&Source { text: "", sheets: &sheets }, &Reading::default()));
        assert_eq!(read["shares"], json!({}), "{name}");
        assert_eq!(read["questions"], json!({ "column": [name] }), "{name}");
    }
}

/// Headers that say something else of the only figures than a service's shares of sufficient cases.
#[test]
fn figures_below_headers_of_something_else_are_not_taken_unasked() {
    for head in [
        "Weighting %",
        "% answered",
        "Rank %",
        "Variance",
        "Diff",
        "+/-",
        "Direction",
        "Median",
        "Highest",
        "Peer average",
        "Similar YJSs",
        "UK",
        "LY",
        "Prev",
        "Estimated",
        "Achievable",
        "Test",
        "% Good",
        "Partially met",
        "Met/partly met",
        "Girls",
        "FTEs",
        "High risk cases",
        "% excluding custody",
    ] {
        let text = format!("Key question\t{head}\n2.1.1\t83%\n2.1.2\t57%\n2.1.3\t61%\n");
        let read = summary(&import(&Source::text(&text), &Reading::default()));
        assert_eq!(read["shares"], json!({}), "{head}");
        assert_ne!((&read["questions"], &read["codes"]), (&json!({}), &json!([])), "{head}");
    }
}

#[test]
fn sheets_named_as_none_of_the_audit_or_as_faults_are_not_counted() {
    let rows = |number: &str| {
        let head = ["Case".to_owned(), format!("{number}.1"), format!("{number}.2")];
        let cases = ["J1 Y N", "J2 Y N", "J3 N Y"].map(|row| {
            let mut cells = row.split(' ').map(str::to_owned);
            [(); 3].map(|()| cells.next().unwrap_or_default())
        });
        let cells = |row: [String; 3]| row.map(youth_justice_ratings::Cell::new).to_vec();
        std::iter::once(head).chain(cases).map(cells).collect::<Vec<_>>()
    };
    for (name, code) in
        [("Withdrawn", "cases-left-out"), ("Old", "cases-left-out"), ("Gaps", "answers-unclear")]
    {
        let sheets = [
            Sheet { name: "Live".to_owned(), rows: rows("2.2") },
            Sheet { name: name.to_owned(), rows: rows("2.1") },
        ];
        let read = summary(&import(&Source { text: "", sheets: &sheets }, &Reading::default()));
        assert_eq!(read["shares"], json!({ "2.2": "2/3 1/3 -" }), "{name}");
        assert!(read["codes"].to_string().contains(code), "{name}: {read}");
    }
}

/// Its rows are laid out anew, and what is said of them is still of where they stand.
#[test]
fn cells_of_a_pivot_table_keep_their_addresses() {
    let rows = [
        ["", "", ""],
        ["Key question", "Answer", "Count"],
        ["2.1.1", "No", "3"],
        ["2.1.1", "Yes", "8"],
        ["2.1.2", "No", "many"],
        ["2.2.1", "No", "5"],
        ["2.2.1", "Yes", "7"],
    ];
    let read = |rows: &[[&str; 3]]| {
        let rows = rows.iter().map(|row| row.map(youth_justice_ratings::Cell::new).to_vec());
        let sheets = [Sheet { name: "Counts".to_owned(), rows: rows.collect() }];
        import(&Source { text: "", sheets: &sheets }, &Reading::default())
    };
    let whole: Vec<_> = rows.into_iter().filter(|row| row[2] != "many").collect();
    let marks = read(&whole).marks;
    let cells: Vec<_> = marks.iter().map(|mark| mark.cell.as_deref().unwrap_or_default()).collect();
    assert_eq!(cells, ["C4", "C6"]);
    assert_eq!(summary(&read(&rows))["shares"], json!({}));
}
