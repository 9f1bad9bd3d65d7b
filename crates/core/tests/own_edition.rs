//! Editions of one's own: what is wrong in a file is said, all at once and each with its place; and by
//! any edition that is right, everything reads, rates and writes.

mod own;

use own::{damaged, editions, example, faults};
use proptest::prelude::*;
use serde_json::json;
use youth_justice_ratings::export::csv;
use youth_justice_ratings::{
    Assessment, AssessmentRecord, Code, Edition, Editions, Form, Import, Outcome, Problem, Rating,
    Reading, Rule, Share, Source, Status, import, rate, vector,
};

fn example_edition() -> &'static Edition {
    Edition::from_json(&example()).expect("the guide's example is an edition")
}

/// `edition-out-of-range margin 8:13: found 101, expected 0–100`.
fn line_of(problem: &Problem) -> String {
    let code = json!(problem.code);
    let place = problem.line.zip(problem.column);
    let mut line = code.as_str().unwrap_or_default().to_owned();
    line += &problem.about.as_ref().map_or(String::new(), |about| format!(" {about}"));
    line += &place.map_or(String::new(), |(line, column)| format!(" {line}:{column}"));
    line += &problem.found.as_ref().map_or(String::new(), |found| format!(", found {found}"));
    line + &problem.expected.as_ref().map_or(String::new(), |wanted| format!(", expected {wanted}"))
}

/// Each fault of `tests/editions/faults.json`; `UPDATE=1` writes down what is reported, to be read.
#[test]
fn every_fault_is_reported_with_its_place() {
    let mut faults = faults();
    let mut given = Vec::new();
    for fault in &mut faults {
        let text = damaged(&fault.replace);
        let problems = Edition::from_json(&text).expect_err(&fault.replace[1]);
        given.extend(problems.iter().map(|problem| problem.code));
        let lines: Vec<_> = problems.iter().map(line_of).collect();
        if std::env::var_os("UPDATE").is_some() {
            fault.problems = lines;
        } else {
            assert_eq!(lines, fault.problems, "{:?}", fault.replace);
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        own::update(&faults);
    }
    for &code in Code::ALL {
        let name = json!(code).as_str().unwrap_or_default().to_owned();
        let is_elsewhere = matches!(code, Code::EditionAssumed | Code::EditionTooLarge);
        let is_given = !name.starts_with("edition-") || is_elsewhere || given.contains(&code);
        assert!(is_given, "no file gives {name}");
    }
}

#[test]
fn all_faults_come_at_once_in_the_order_of_the_text() {
    let mut text = example();
    for (from, to) in [
        ("\"margin\": 3", "\"margin\": 300"),
        ("\"id\": \"Island2026\"", "\"id\": \"2021\""),
        ("\"keyQuestions\": [\"repair\"]", "\"keyQuestions\": [\"repairs\"]"),
        ("\"R10\"", "\"R11\""),
    ] {
        text = text.replace(from, to);
    }
    let problems = Edition::from_json(&text).unwrap_err();
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes,
        [
            Code::EditionRepeated,
            Code::EditionOutOfRange,
            Code::EditionUnknownName,
            Code::EditionKeyUnknown
        ]
    );
}

#[test]
fn hostile_files_end_in_a_message() {
    let code = |text: &str| Edition::from_json(text).unwrap_err()[0].code;
    assert_eq!(code(&" ".repeat(10 << 20)), Code::EditionTooLarge);
    for text in ["\"", "\"\\u12", "1 2", "nul", "NaN", "{\"a\": \"b\nc\"}"] {
        assert_eq!(code(text), Code::EditionNotJson, "{text:?}");
    }
    for text in ["", "{", "[\n", "{\"a\"", "{\"a\":", "{\"a\": 1,\n", "\u{feff}"] {
        assert_eq!(code(text), Code::EditionCutOff, "{text:?}");
    }
    assert_eq!(code(&"[".repeat(200_000)), Code::EditionNotJson);
    assert_eq!(code(&"{\"a\":".repeat(40_000)), Code::EditionNotJson);
    assert_eq!(code("[]"), Code::EditionWrongKind);
    let many = format!("{{{}\"id\": 1}}", "\"a\": 1, ".repeat(30_000));
    let problems = Edition::from_json(&many).unwrap_err();
    assert!(problems.len() <= 501, "{}", problems.len());
    // Text of other kinds at every place of a good file.
    let good = example();
    for (at, _) in good.char_indices().step_by(7) {
        for wrong in ["\"", "{", "]", "\u{0}", "é", "-"] {
            let _ = Edition::from_json(&format!("{}{wrong}{}", &good[..at], &good[at..]));
        }
        let _ = Edition::from_json(&good[..at]);
    }
}

#[test]
fn the_same_file_is_the_same_edition() {
    assert!(std::ptr::eq(example_edition(), example_edition()));
    assert_eq!(Edition::by_id("Island2026"), None, "it is known only to whom it is given");
}

/// The built-in ones under other names, so that one code reads both.
#[test]
fn the_built_in_editions_read_alike_at_run_time() {
    for id in ["2018", "2021"] {
        let path = format!("{}/editions/{id}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("an edition's file");
        assert_eq!(Edition::from_json(&text).unwrap_err()[0].code, Code::EditionRepeated);
        let renamed = text.replacen(&format!("\"{id}\""), "\"Other\"", 1);
        let read = Edition::from_json(&renamed).expect("an edition");
        let built_in = Edition::by_id(id).expect("an edition");
        assert_eq!(format!("{read:?}").replacen("Other", id, 1), format!("{built_in:?}"));
    }
}

fn by_example(text: &str) -> Import {
    import(&Source::text(text), &Reading::by_own(example_edition()))
}

fn in_short(read: &Import) -> serde_json::Value {
    let outcome = Outcome::new(&read.assessment, read.form, read.problems.clone());
    let value = serde_json::to_value(outcome).expect("plain data");
    let standards = value["standards"].as_object().expect("standards").iter();
    json!({
        "edition": value["edition"],
        "ratings": standards.map(|(number, standard)| (number.clone(), standard["rating"].clone()))
            .collect::<serde_json::Map<_, _>>(),
        "score": [value["overall"]["score"], value["overall"]["outOf"]],
        "overall": value["overall"]["rating"],
        "limited": value["overall"]["limited"],
    })
}

/// In another edition another domain may be called so.
#[test]
fn a_domain_before_a_standards_name_is_that_of_the_edition_in_use() {
    let path = format!("{}/editions/2021.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("an edition's file");
    let text = text.replacen("\"2021\"", "\"Other\"", 1);
    let text = text.replace("Court disposals", "Harbour disposals");
    let edition = Edition::from_json(&text).expect("an edition");
    let read = |text| import(&Source::text(text), &Reading::by_own(edition));
    let shares = read("Harbour assessment: 83, 50, 50\nStaff: Good\n1.1 Good").marks;
    let about: Vec<&str> = shares.iter().map(|mark| mark.about.as_str()).collect();
    assert!(about.contains(&"2.1.1"), "{about:?}");
}

/// What `docs/own-edition.md` says of its example.
#[test]
fn the_guide_tells_the_truth() {
    let path = format!("{}/../../docs/own-edition.md", env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(path).expect("the guide");
    let (_, rest) = guide.split_once("```text\n").expect("a list");
    let (list, rest) = rest.split_once("```").expect("the end of the list");
    let expected = json!({
        "edition": "Island2026",
        "ratings": { "1.1": "good", "2.1": "inadequate", "2.2": "outstanding", "3.1": "outstanding" },
        "score": [13, 20],
        "overall": "requires-improvement",
        "limited": true,
    });
    let read = by_example(list);
    assert_eq!(read.problems, []);
    assert_eq!(in_short(&read), expected);
    let line = vector::write_with_service(&read.assessment);
    assert!(rest.contains(&vector::write(&read.assessment)), "the guide's line is {line}");
    assert_eq!(in_short(&by_example(&line)), expected);
    for row in ["| 1.1 | Good | 3 |", "| 2.1 | Inadequate | 0 |", "13 of 20"] {
        assert!(rest.contains(row), "{row}");
    }
    let within = rate(&read.assessment);
    assert!(within.standards[1].within_margin, "38% is within 3 points of 40%");
    // Every name of the file is explained.
    for name in [
        "id",
        "inUse",
        "bands",
        "points",
        "overallBands",
        "margin",
        "themes",
        "domains",
        "limits",
        "sources",
        "scored",
        "disposals",
        "cues",
        "weakCues",
        "keyQuestions",
    ] {
        assert!(guide.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn every_reader_follows_the_edition() {
    let tables = [
        "Standard\tKey question\t% Yes\n2.1\tChild's view\t38%\n2.1\tSafety\t75%\n2.2\tChild's view\t92%\n2.2\tSafety\t90%\n3.1\tPutting things right\t90%\n",
        "2.1: 38, 75; 2.2: 92 90; 3.1 90%",
        "Understanding: 38, 75\nHelping: 92, 90\nRestoring: 90",
        "2.1.1 38 2.1.2 75 2.2.1 92 2.2.2 90 3.1.1 90",
    ];
    for text in tables {
        let read = by_example(text);
        assert_eq!(
            vector::write(&read.assessment),
            "YJ:Island2026/2.1:38-75/2.2:92-90/3.1:90/end",
            "{text}: {:?}",
            read.problems
        );
    }
    let audit = "Case\tOffence\t2.1.1\t2.1.2\t3.1.1\nA\tx\tYes\tNo\tYes\nB\ty\tYes\tYes\tNo\nC\tz\tYes\tNo\tYes\n";
    let read = by_example(audit);
    assert_eq!(read.form, Some(Form::Cases), "{:?}", read.problems);
    assert_eq!(vector::write(&read.assessment), "YJ:Island2026/2.1:3of3-1of3/3.1:2of3/end");
    let report = "An inspection of youth justice services in Example Island\n\n1.1. Leading and learning\n\nGood\n\n2.1. Understanding\n\nInadequate\n\n% 'Yes'\nIs the child's view heard?\t38%\nIs safety understood?\t75%\n";
    let read = by_example(report);
    assert_eq!(read.form, Some(Form::Report));
    assert_eq!(vector::write(&read.assessment), "YJ:Island2026/1.1:G/2.1:38-75/end");
    assert!(!read.problems.iter().any(|problem| problem.code == Code::EditionAssumed));
}

/// A built-in edition that a source names is taken; without the own edition, that one is unknown.
#[test]
fn an_edition_that_is_named_is_taken_or_unknown() {
    for text in ["edition 2021\n4.1 Good", "YJ:2021/4.1:G", "2021 edition; 4.1 Good"] {
        assert_eq!(by_example(text).assessment.edition().id, "2021", "{text}");
    }
    let built_in = Reading { editions: Editions::with(example_edition()), ..Reading::default() };
    for text in [
        "edition Island2026\n3.1: 90",
        "Island2026 edition; 3.1: 90",
        "YJ:Island2026/3.1:90/end",
        "YJ:Island2026",
    ] {
        let read = import(&Source::text(text), &built_in);
        assert_eq!(read.assessment.edition().id, "Island2026", "{text}: {:?}", read.problems);
    }
    for text in ["edition Island2026\n3.1: 90", "YJ:Island2026/3.1:90/end"] {
        let read = import(&Source::text(text), &Reading::default());
        let unknown = read.problems.iter().find(|problem| problem.code == Code::UnknownEdition);
        assert_eq!(unknown.and_then(|known| known.found.as_deref()), Some("Island2026"), "{text}");
    }
    let file = csv::write(&by_example("3.1: 90").assessment);
    let read = import(&Source::text(&file), &Reading::default());
    assert_eq!(read.problems[0].code, Code::UnknownEdition);
}

#[test]
fn a_rule_that_it_does_not_have_has_no_source() {
    let rules: Vec<_> = example_edition().sources.iter().map(|source| source.rule).collect();
    assert!(!rules.contains(&Rule::R7) && rules.contains(&Rule::R10));
}

fn share() -> impl Strategy<Value = Option<Share>> {
    prop::option::of((0u32..40, 0u32..40).prop_filter_map("cases", |(one, other)| {
        Share::counts(one.min(other), one.max(other)).ok()
    }))
}

fn assessments() -> impl Strategy<Value = Assessment> {
    let rating = || prop::option::of(prop::sample::select(&Rating::ALL[..]));
    let status =
        prop::sample::select(&[Status::Inspected, Status::NotInspected, Status::NotRated][..]);
    let entry = (prop::collection::vec(share(), 9), rating(), status);
    (editions(), prop::collection::vec(entry, 81)).prop_map(|(text, entries)| {
        let edition = Edition::from_json(&text).unwrap_or_else(|problems| {
            panic!("{text}\n{:?}", problems.iter().map(line_of).collect::<Vec<_>>())
        });
        let mut assessment = Assessment::blank(edition);
        for (index, (shares, stated, status)) in
            entries.into_iter().take(edition.standards.len()).enumerate()
        {
            let entry = assessment.entry_mut(index);
            for (into, share) in entry.shares_mut().iter_mut().zip(shares) {
                *into = share;
            }
            entry.stated = stated;
            entry.status = status;
        }
        assessment
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Nothing panics, the ratings are within their range, and every written form comes back.
    #[test]
    fn any_right_edition_rates_and_round_trips(assessment in assessments()) {
        let edition = assessment.edition();
        let editions = Editions::with(edition);
        let ratings = rate(&assessment);
        let overall = &ratings.overall;
        prop_assert!(overall.scores.min <= overall.scores.max);
        prop_assert!(overall.scores.max <= overall.out_of && overall.out_of <= edition.full_score());
        prop_assert_eq!(overall.ratings.is_some(), overall.out_of > 0);
        if let Some(range) = &overall.ratings {
            prop_assert!(range.min <= range.max);
        }
        let _ = Outcome::new(&assessment, None, Vec::new());

        let line = vector::write(&assessment);
        let read = vector::read_by(&line, editions).expect("a vector");
        prop_assert_eq!((&read.problems, &read.assessment), (&vec![], &assessment), "{}", line);
        let read = csv::read_by(&csv::write(&assessment), editions).expect("a file");
        prop_assert_eq!((&read.problems, &read.assessment), (&vec![], &assessment));
        let (read, problems) = AssessmentRecord::from(&assessment).check_by(editions);
        prop_assert_eq!((problems, &read), (vec![], &assessment));
    }

    /// A list of all figures is read as it is meant, whatever the edition numbers.
    #[test]
    fn any_right_edition_reads_its_lists(assessment in assessments(), noise in "[ -~\n\t]{0,200}") {
        let edition = assessment.edition();
        let mut list = format!("edition {}\n", edition.id);
        let mut expected = Assessment::blank(edition);
        for (index, (standard, entry)) in assessment.iter().enumerate() {
            let known = entry.shares().iter().enumerate();
            for (question, share) in known.filter_map(|(at, share)| Some((at, (*share)?))) {
                let Share::Counts { yes, of } = share else { continue };
                let number = standard.key_questions[question].number;
                list += &[number, " ", &yes.to_string(), " of ", &of.to_string(), "\n"].concat();
                expected.entry_mut(index).shares_mut()[question] = Some(share);
            }
        }
        let read = import(&Source::text(&list), &Reading::by_own(edition));
        prop_assert_eq!(&read.assessment, &expected, "{}", list);
        let _ = import(&Source::text(&noise), &Reading::by_own(edition));
    }
}
