//! No text of a row leaves a case-level audit: whatever stands beside the answers may be a child's.

use proptest::prelude::*;
use youth_justice_ratings::{Cell, Outcome, Reading, Sheet, Source, import};

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

/// All that is given out of what is read.
fn shown(source: &Source) -> String {
    let outcome = Outcome::of(import(source, &Reading::default()));
    serde_json::to_string(&outcome).expect("plain data")
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
        let cells = rows.iter().map(|row| row.iter().map(Cell::new).collect());
        let sheet = [Sheet { name: "Sheet1".to_owned(), rows: cells.collect() }];
        let texts = [joined("\t"), joined(","), joined(";")];
        let sources = texts.iter().map(|text| Source::text(text));
        for source in sources.chain([Source { text: "", sheets: &sheet }]) {
            let shown = shown(&source);
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
        let shown = shown(&Source::text(rows));
        assert!(!shown.contains("Qovub"), "{rows}\n{shown}");
    }
}
