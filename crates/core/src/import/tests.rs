use super::*;
use crate::rating::Rating;
use crate::share::Share;
use proptest::prelude::*;

fn read(text: &str) -> Import {
    import(&text.into(), &Reading::default())
}

/// Each share as it is shown, `-` where unknown, of the standard `number`.
fn shares(read: &Import, number: &str) -> String {
    let index = read.assessment.edition().standard_index(number).expect("a standard");
    let shown = read.assessment.entries()[index].shares().iter().map(|share| match share {
        Some(Share::Counts { yes, of }) => format!("{yes}/{of}"),
        Some(Share::Percent(percent)) => percent.to_string(),
        None => "-".to_owned(),
    });
    shown.collect::<Vec<_>>().join(" ")
}

fn rating(read: &Import, number: &str) -> Option<Rating> {
    rate(&read.assessment).standard(number).and_then(|standard| standard.rating)
}

fn codes(read: &Import) -> Vec<Code> {
    read.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_list_is_read_in_every_spelling() {
    for (text, number, expected) in [
        ("2.1: 83, 50, 50", "2.1", "83 50 50"),
        ("2.1 83 50 50", "2.1", "83 50 50"),
        ("2.1 = 83%,50 %,50%", "2.1", "83 50 50"),
        ("2.1 83 % 50 % 50 %", "2.1", "83 50 50"),
        ("2.1 Assessment: 83, 50, 50", "2.1", "83 50 50"),
        ("2.1. 5/6, 3 of 6, 3 out of 6", "2.1", "5/6 3/6 3/6"),
        ("2.1 5 of 6 3 of 6 3 of 6", "2.1", "5/6 3/6 3/6"),
        ("2.1: 83, x, 50", "2.1", "83 - 50"),
        ("2.1.1 83%", "2.1", "83 - -"),
        ("2.1.3: 62.5", "2.1", "- - 62.5"),
        ("2.1.2 - 5 of 6", "2.1", "- 5/6 -"),
        ("- 2.1.1: 83\n- 2.1.2: 50", "2.1", "83 50 -"),
        ("3.3: 69, 81, 63; 2.4: 100, 83, 100", "2.4", "100 83 100"),
        ("edition 2018\n3.4: 61, 69", "3.4", "61 69"),
        ("3.4: 61, 69", "3.4", "61 69"),
    ] {
        let read = if number == "3.4" && !text.contains("edition") {
            import(&text.into(), &Reading::new(Edition::by_id("2018").unwrap()))
        } else {
            read(text)
        };
        assert_eq!(read.form, Some(Form::List), "{text:?}");
        assert_eq!(shares(&read, number), expected, "{text:?}");
        assert_eq!(codes(&read), [], "{text:?}");
    }
}

#[test]
fn ratings_in_a_list() {
    let read = read(
        "1.1 RI; 1.2: Good; 1.3 outstanding\n1.4 I\n3.4 Requires improvement\n4.1 not rated\n\
         2.2 Good\n2.3 83, 67, 67 Good",
    );
    assert_eq!(codes(&read), []);
    for (number, expected) in [
        ("1.1", Some(Rating::RequiresImprovement)),
        ("1.2", Some(Rating::Good)),
        ("1.3", Some(Rating::Outstanding)),
        ("1.4", Some(Rating::Inadequate)),
        ("2.2", Some(Rating::Good)),
        ("2.3", Some(Rating::Good)),
        ("3.4", Some(Rating::RequiresImprovement)),
        ("4.1", None),
    ] {
        assert_eq!(rating(&read, number), expected, "{number}");
    }
}

/// Each problem of a list: its code, its place, what it concerns, and what is kept beside it.
#[test]
fn problems_in_a_list_are_placed_and_the_rest_is_kept() {
    for (text, code, place, about, kept) in [
        ("2.1: 83, 50, 5O", Code::NotAFigure, (1, 14), Some("2.1.3"), "83 50 -"),
        ("2.1: 83, 150, 50", Code::PercentOver100, (1, 10), Some("2.1.2"), "83 - 50"),
        ("2.1: 7 of 6, 50, 50", Code::YesOverOf, (1, 6), Some("2.1.1"), "- 50 50"),
        ("2.1: 0/0, 50, 50", Code::NoCases, (1, 6), Some("2.1.1"), "- 50 50"),
        ("2.1: 0.83, 50, 50", Code::FractionOrPercent, (1, 6), Some("2.1.1"), "- 50 50"),
        ("2.1: 83, 50, 50, 40", Code::TooManyFigures, (1, 6), Some("2.1"), "- - -"),
        ("2.1.1: 82,5", Code::TooManyFigures, (1, 6), Some("2.1.1"), "- - -"),
        ("2.1: 83, 50", Code::TooFewFigures, (1, 6), Some("2.1"), "83 50 -"),
        ("2.1: 83, 50, 50\n2.1.2: 60", Code::FiguresDisagree, (2, 8), Some("2.1.2"), "83 50 50"),
        ("2.1: 83, 50, 50\n1.1 83%", Code::FigureForJudged, (2, 5), Some("1.1"), "83 50 50"),
        ("2.1: 83, 50, 50\n1.1 Goood", Code::NotARating, (2, 5), Some("1.1"), "83 50 50"),
        ("2.1: 83, 50, 50\n5.1 Good", Code::UnknownStandard, (2, 1), Some("5.1"), "83 50 50"),
        ("2.1: 83, 50, 50\n2.1.4 50", Code::UnknownKeyQuestion, (2, 1), Some("2.1.4"), "83 50 50"),
        ("2.1: 83, 50, 50\nhello", Code::LineNotUnderstood, (2, 1), None, "83 50 50"),
        (
            "2.1: 83, 50, 50\n1.1 Good\n1.1 RI",
            Code::RatingsDisagree,
            (3, 5),
            Some("1.1"),
            "83 50 50",
        ),
        ("2.1: 83, 50, 50\nedition 1999", Code::UnknownEdition, (2, 1), None, "83 50 50"),
        (
            "2.1: 77, 80, 90; 2.1 Outstanding",
            Code::RatingDiffersFromRule,
            (1, 22),
            Some("2.1"),
            "77 80 90",
        ),
    ] {
        let read = read(text);
        assert_eq!(codes(&read), [code], "{text:?}");
        let problem = &read.problems[0];
        assert_eq!((problem.line.unwrap(), problem.column.unwrap()), place, "{text:?}");
        assert_eq!(problem.about.as_deref(), about, "{text:?}");
        assert_eq!(shares(&read, "2.1"), kept, "{text:?}");
    }
}

#[test]
fn another_editions_standards_are_named_as_such() {
    let read = read("edition 2018\n4.1 Good\n3.4.1 61");
    assert_eq!(codes(&read), [Code::OtherEdition]);
    assert_eq!(read.problems[0].expected.as_deref(), Some("2021"));
    assert_eq!(shares(&read, "3.4"), "61 -");
}

#[test]
fn a_whole_domain_is_not_inspected() {
    let read = read("2 not inspected\n3. Out-of-court disposals\n3.1: 50, 60, 70\n4.1 n/a");
    assert_eq!(codes(&read), []);
    let overall = rate(&read.assessment).overall;
    assert_eq!((overall.out_of, overall.indicative), (24, true));
}

#[test]
fn nothing_is_said_to_be_nothing() {
    for text in ["", "   \n", "hello there", "The weather in 2.1 million homes"] {
        let read = read(text);
        assert_eq!((read.form, codes(&read)), (None, vec![Code::NothingRecognised]), "{text:?}");
    }
    let long = "x".repeat((LONGEST_MEGABYTES << 20) + 1);
    assert_eq!(codes(&read(&long)), [Code::TooLong]);
}

proptest! {
    /// No text is too odd to be read: no panic, and every place lies in the text.
    #[test]
    fn any_text_is_read(text in r"(?s).{0,400}") {
        let read = read(&text);
        let lines = u32::try_from(text.matches('\n').count() + 1).unwrap();
        prop_assert!(read.problems.iter().all(|problem| problem.line.is_none_or(|line| line <= lines)));
    }

    /// Nor one made of the pieces that reports are made of.
    #[test]
    fn any_pieces_are_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        read(&pieces.concat());
    }

    /// A list means the same in any order.
    #[test]
    fn the_order_of_a_list_does_not_matter(
        items in Just(vec!["2.1: 83, 50, 50", "2.2.1 67", "1.1 Good", "3.4 RI", "4.1 not rated", "3.1: 5/9, 4/9, 7/9"]).prop_shuffle()
    ) {
        let sorted = read("1.1 Good\n2.1: 83, 50, 50\n2.2.1 67\n3.1: 5/9, 4/9, 7/9\n3.4 RI\n4.1 not rated");
        prop_assert_eq!(read(&items.join("\n")).assessment, sorted.assessment);
    }
}

const PIECES: &[&str] = &[
    "2.1",
    "2.1.1",
    ". ",
    "Assessment",
    "\tGood",
    "\n",
    "\n\n",
    "83%",
    " % 'Yes'",
    "Does it help desistance?",
    "Is the child safe",
    "?",
    "a) ",
    "b) is it?",
    " 50 %",
    "101%",
    "Requires",
    " improvement",
    "Overall rating",
    "Score 15/36",
    "3. Out-of-court disposals",
    "3.4 Joint working",
    "4.1",
    "Domain two",
    "<p>",
    "</td>",
    "|",
    "é",
    "ﬁ",
    "\u{a0}",
    "$x$",
    "\\%",
    "&lt;",
    "²",
    "-",
    ";",
    "not rated",
    "5 of 6",
    "inspection of youth services in",
];
