//! The corpus of tables and case-level audits: each input in `tests/tables` comes out as the file
//! beside it says.
//!
//! `NAME.json` says of `NAME.tsv`, `.csv`, `.txt`, `.md` or `.html` what must come out, and nothing
//! else may: `shares` by standard (`-` for an unknown key question; a standard that is not named
//! has none), `ratings` as stated, `codes` with what each is about, `questions`. A clipboard's HTML
//! goes with its plain text in `NAME.txt`. `answered` holds the same for readings with `answers`.

#[path = "../examples/reading/mod.rs"]
mod reading;

use proptest::prelude::*;
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

/// What stands in a free text, a name or a comment: `#` is the secret.
const TEXTS: [&str; 18] = [
    "#",
    "# 45%",
    "2.1.1 #",
    "Planning #",
    "yes #",
    "No #",
    "Total #",
    "# 3 of 5",
    "Overall # good",
    "Desistance: #",
    "Court #",
    "5/6 #",
    "#?",
    "Good #",
    "%yes #",
    "Standard 2.1 #",
    "Q1 #",
    "# May 2025",
];

/// How a sheet says yes, no and not applicable; some are not known.
const SPELLINGS: [[&str; 3]; 9] = [
    ["Y", "N", "NA"],
    ["Yes", "No", ""],
    ["1", "0", "n/a"],
    ["✓", "✗", "-"],
    ["Met", "Not met", "N/A"],
    ["TRUE", "FALSE", ""],
    ["Strong", "Weak", "n/a"],
    ["Adequate", "Inadequate", "N/A"],
    ["Yes, fully", "No", "n/a"],
];

const HEADS: [&str; 14] = [
    "Case",
    "Child",
    "ID",
    "Comment",
    "",
    "2.1.1 comments",
    "Notes",
    "Yes",
    "Total",
    "Standard",
    "Area",
    "Type",
    "Evidence of planning",
    "Overall",
];

/// An audit with secrets in its rows: its cells, and whether each case has a row for each question.
fn audits() -> impl Strategy<Value = (Vec<Vec<String>>, String)> {
    let texts = prop::collection::vec((0..HEADS.len(), 0usize..5), 1..5);
    let answers = prop::collection::vec(0usize..3, 60);
    let said = prop::collection::vec(prop::option::weighted(0.7, 0..TEXTS.len()), 60);
    let shape = (any::<bool>(), 2usize..4, 3usize..7, 0..SPELLINGS.len(), any::<bool>());
    let secret = "[QXZ][aeiou][vwkj][aeiou][bdgkz]{2}";
    (texts, answers, said, shape, secret).prop_map(|(texts, answers, said, shape, secret)| {
        let (is_long, questions, cases, spelling, by_name) = shape;
        let themes = ["Desistance", "Child safe", "Others safe"];
        let question = |at: usize| {
            if by_name { format!("2.2 {}", themes[at]) } else { format!("2.2.{}", at + 1) }
        };
        let (mut answers, mut said) = (answers.into_iter().cycle(), said.into_iter().cycle());
        let mut answer = || SPELLINGS[spelling][answers.next().unwrap_or(0)].to_owned();
        let mut text = || match said.next().flatten() {
            Some(text) => TEXTS[text].replace('#', &secret),
            None => String::new(),
        };
        let mut rows = Vec::new();
        let mut head: Vec<String> = if is_long {
            vec!["Key question".to_owned(), "Answer".to_owned()]
        } else {
            (0..questions).map(question).collect()
        };
        for &(name, at) in &texts {
            head.insert(at.min(head.len()), HEADS[name].to_owned());
        }
        rows.push(head);
        for case in 0..cases * if is_long { questions } else { 1 } {
            let mut row: Vec<String> = if is_long {
                vec![question(case % questions), answer()]
            } else {
                (0..questions).map(|_| answer()).collect()
            };
            for &(_, at) in &texts {
                row.insert(at.min(row.len()), text());
            }
            rows.push(row);
        }
        (rows, secret)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: ProptestConfig::default().cases.max(1500), ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_a_row_leaves_an_audit((rows, secret) in audits()) {
        let joined = |delimiter: &str| {
            let quoted = |cell: &String| {
                if cell.contains(delimiter) { format!("\"{cell}\"") } else { cell.clone() }
            };
            let lines = rows.iter().map(|row| {
                row.iter().map(quoted).collect::<Vec<_>>().join(delimiter)
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        let cells = rows.iter().map(|row| row.iter().map(youth_justice_ratings::Cell::new).collect());
        let sheet = [Sheet { name: "Sheet1".to_owned(), rows: cells.collect() }];
        let texts = [joined("\t"), joined(","), joined(";")];
        let sources = texts.iter().map(|text| Source::text(text));
        for source in sources.chain([Source { text: "", sheets: &sheet }]) {
            let outcome = Outcome::of(import(&source, &Reading::default()));
            let shown = serde_json::to_string(&outcome).expect("plain data");
            prop_assert!(!shown.contains(&secret), "{}\n{shown}", source.text);
        }
    }
}

/// Where next to nothing is answered yet, hardly anything tells an audit from other text.
#[test]
fn an_audit_that_is_hardly_begun_shows_no_text_of_its_rows() {
    for rows in [
        "Key question\tOverall\tAnswer\tChild\n2.2.1\t\t\t\n2.2.2\tGood Qovub\t\t\n\t\t\t\nQovub\t\t\t",
        "Key question\tAnswer\tTotal\n2.2.1\t\t\n\t\t\n2.2.2\t\tQovub\n2.2.1\tn/a\t\nQovub\t\t",
        "Key question\tAnswer\tID\n2.2 Desistance\t\t\n2.2 Child safe\tNo\tQovub 45%\nQovub\t\t",
        "Key question\tAnswer\t2.1.1 comments\tID\n2.2.1\t\t5/6 Qovub\t\n\t\t\t\nQovub\t\t\t",
        "Case;2.2 Desistance;2.2 Child safe\n;Yes;\n;;\n5/6 Qovub;;",
        "Case,Case,Yes,2.2 Desistance,2.2 Child safe,Case\n2.1.1 Qovub,,,Strong,Strong,\n,,,Strong,Strong,",
        "2.2.1\tNotes\t2.2.2\nN/A\tGood Qovub\t\nAdequate\t\t\nN/A\t\t\nN/A\t\tInadequate\nQovub\t\t",
        "Comment;2.2.1;2.2.2\n2.1.1 Qovub;;\n;;\n;TRUE;",
        "Case\t2.2.1\tYes\t2.2.2\tCase\tCase\n\tYes, fully\t\tYes, fully\t\t\nyes Qovub\tYes, fully\t\tYes, fully\t\t\n\
         5/6 Qovub\tNo\t\tNo\t\tQovub 45%\n2.1.1 Qovub\tYes, fully\t\tYes, fully\t\t",
        "Case\tCase\t2.2.1\tCase\t2.2.2\n\t\tYes, fully\t\tYes, fully\n\t\tNo\t5/6 Qovub\tNo\n\
         \tPlanning Qovub\tYes, fully\t\tNo\n\t\tYes, fully\tPlanning Qovub\tNo",
        "2.2.1\t2.1.1 comments\t2.2.2\n\t\tn/a\n\tStandard 2.1 Qovub\t0\nn/a\t\t1\nn/a\t\t\nn/a\t\t\nQovub\t\t",
    ] {
        let outcome = Outcome::of(import(&Source::text(rows), &Reading::default()));
        let shown = serde_json::to_string(&outcome).expect("plain data");
        assert!(!shown.contains("Qovub"), "{rows}\n{shown}");
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
