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
        ("2.1: 83, ~50, 50", Code::NotAFigure, (1, 10), Some("2.1.2"), "83 - 50"),
        ("2.1: 83, 50, ≈ 50", Code::NotAFigure, (1, 14), Some("2.1.3"), "83 50 -"),
        ("2.1: 83, 150, 50", Code::PercentOver100, (1, 10), Some("2.1.2"), "83 - 50"),
        ("2.1: 7 of 6, 50, 50", Code::YesOverOf, (1, 6), Some("2.1.1"), "- 50 50"),
        ("2.1: 0/0, 50, 50", Code::NoCases, (1, 6), Some("2.1.1"), "- 50 50"),
        ("2.1: 0.83, 50, 50", Code::FractionOrPercent, (1, 6), Some("2.1.1"), "- 50 50"),
        ("2.1: 1, 50, 50", Code::FractionOrPercent, (1, 6), Some("2.1.1"), "- 50 50"),
        ("2.1-2.4 Good; 2.1.1 83", Code::LineNotUnderstood, (1, 4), Some("2.1"), "83 - -"),
        ("2.1: 83, 50, 50, 40", Code::TooManyFigures, (1, 6), Some("2.1"), "- - -"),
        ("2.1.1: 82, 5", Code::TooManyFigures, (1, 6), Some("2.1.1"), "- - -"),
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
        ("2.1: 83, 50, 50\nedition 1999", Code::UnknownEdition, (2, 1), None, "- - -"),
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

#[test]
fn a_rating_behind_a_letter_of_two_bytes_is_marked() {
    let reading = read("2.1 Assessment Good\n3.4 Joint workingé \tGood\nIs the child safe?");
    assert!(reading.marks.iter().any(|mark| mark.about == "3.4"), "{:?}", reading.marks);
}

#[test]
fn a_report_with_a_page_in_each_line_is_no_table() {
    let read = read(
        "HM Inspectorate of Probation An inspection of youth justice services in Anytown, May 2023 \
         1.1 Governance and leadership\tGood 1.2 Staff\tGood\n\
         2.1. Assessment\tRequires improvement % 'Yes' Does assessment say what helps desistance?\t83% \
         Does assessment keep the child safe?\t60% Does assessment protect others?\t70%",
    );
    assert_eq!(read.form, Some(Form::Report));
    assert_eq!(shares(&read, "2.1"), "83 60 70");
}

#[test]
fn a_joint_inspection_s_joined_pages_are_a_report() {
    let read = read(
        "Joint inspection of youth offending services in Anytown Ratings Score 2/3 \
         1.1 Governance and leadership Good 1.2 Staff Good\n\
         Joint inspection of youth offending services in Anytown 2.1. Assessment % 'Yes' \
         Does assessment, all in all, say what helps desistance? 83% \
         Does assessment, all in all, keep the child safe? 60%",
    );
    assert_eq!(read.form, Some(Form::Report));
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

proptest! {
    /// Nor do cells of any kind make a reader panic, and the marks of a table lie in it.
    #[test]
    fn any_cells_are_read(
        cells in prop::collection::vec(
            prop::collection::vec((prop::sample::select(CELLS), 0..4u16, 0..4u16), 0..7), 0..9),
        text in prop::sample::select(vec!["", "2.1.1\t83%\n", "KQ\t% Yes\r\n2.1.1\t####\r\n"]),
        option in 0..3usize,
    ) {
        let row = |row: Vec<(&str, u16, u16)>| {
            let cell = |(text, rows, columns): (&str, u16, u16)| Cell { text: text.to_owned(), rows, columns };
            row.into_iter().map(cell).collect()
        };
        let sheet = Sheet { name: String::new(), rows: cells.into_iter().map(row).collect() };
        let sheets = [sheet.clone(), sheet];
        let answers = Answers { sheet: Some(option), column: Some(option), unit: Some(option), disposal: Some(option), period: Some(option) };
        for sheets in [&sheets[..1], &sheets[..]] {
            let source = Source { text, sheets };
            import(&source, &Reading::default());
            import(&source, &Reading { answers, ..Reading::default() });
        }
    }

    /// Nor delimited text.
    #[test]
    fn any_delimited_text_is_read(
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(CELLS), 0..7), 0..9),
        delimiter in prop::sample::select(vec!["\t", ",", ";", "|", "  "]),
    ) {
        let lines: Vec<String> = rows.iter().map(|row| row.join(delimiter)).collect();
        let text = lines.join("\n");
        let read = read(&text);
        let lines = u32::try_from(text.matches('\n').count() + 1).unwrap();
        prop_assert!(read.marks.iter().all(|mark| mark.line.is_some_and(|line| line <= lines)));
    }

    /// A made-up assessment comes back the same from any layout, in any order of rows and columns.
    #[test]
    fn a_table_means_the_same_in_any_layout(
        figures in prop::collection::vec((0..=30u32, 1..=30u32), 21),
        layout in 0..6usize,
        turn in 0..21usize,
        delimiter in prop::sample::select(vec!["\t", ";"]),
    ) {
        let edition = Edition::newest();
        let mut rows = Vec::new();
        let mut expected = Assessment::blank(edition);
        for (index, standard) in edition.standards.iter().enumerate() {
            for (position, question) in standard.key_questions.iter().enumerate() {
                let (yes, more) = figures[rows.len()];
                let (yes, of) = (yes, yes + more);
                let percent = u8::try_from(yes * 100 / of).unwrap();
                let share = match layout {
                    0 | 1 | 5 => Share::Percent(crate::share::Percent::from_whole(percent).unwrap()),
                    _ => Share::counts(yes, of).unwrap(),
                };
                expected.entry_mut(index).shares_mut()[position] = Some(share);
                let number = question.number;
                let (name, theme, domain) = (standard.name, question.label, edition.domains[standard.domain].name);
                let no = of - yes;
                rows.push(match layout {
                    0 => vec![number.to_owned(), format!("{percent}%")],
                    1 => vec![format!("{percent} %"), theme.to_owned(), format!("{} {name}", standard.number)],
                    2 => vec![format!("{yes} of {of}"), number.to_owned()],
                    3 => vec![yes.to_string(), number.to_owned(), of.to_string()],
                    4 => vec![number.to_owned(), no.to_string(), yes.to_string()],
                    _ => vec![domain.to_owned(), name.to_owned(), theme.to_owned(), format!("{percent}%")],
                });
            }
        }
        let header: &[&str] = match layout {
            0 => &["Key question", "% Yes"],
            1 => &["Per cent sufficient", "Theme", "Standard"],
            2 => &["Sufficient", "KQ"],
            3 => &["Yes", "Key question", "Number of cases"],
            4 => &["Ref", "Not met", "Met"],
            _ => &["Domain", "Standard", "Key question", "Percentage"],
        };
        rows.rotate_left(turn);
        let mut lines = vec![header.join(delimiter)];
        lines.extend(rows.iter().map(|row| row.join(delimiter)));
        let read = read(&lines.join("\n"));
        prop_assert_eq!(read.form, Some(Form::Table));
        prop_assert_eq!(&read.questions, &vec![]);
        prop_assert_eq!(&read.assessment, &expected);
        prop_assert_eq!(read.marks.len(), 21);
    }
}

/// Each is read in well under a second, which a reading that looks at all rows again for each
/// would not be.
#[test]
fn hostile_shapes_end() {
    let wide = "2.1.1\t".repeat(30_000);
    let quotes = "\"a\"\"\t".repeat(200_000);
    let rows = "2.1.1\tA\t105%\n".repeat(20_000);
    let cases = "ID\t2.1.1\t2.1.2\n".to_owned() + &"same\tY\tmaybe\n".repeat(20_000);
    let digits = "1".repeat(2_000_000);
    for text in [&wide, &quotes, &rows, &cases, &digits] {
        assert!(read(text).problems.len() <= 501);
    }
    let cell = Cell { text: "2.1.1".to_owned(), rows: u16::MAX, columns: u16::MAX };
    let sheet = Sheet { name: String::new(), rows: vec![vec![cell; 20]; 500] };
    let source = Source { text: "", sheets: &[sheet] };
    assert!(!import(&source, &Reading::default()).problems.is_empty());
}

const CELLS: &[&str] = &[
    "",
    "2.1.1",
    "2.1.2",
    "3.1.1",
    "2.1",
    "2.2 Planning",
    "Assessment",
    "Keeping the child safe",
    "desistance",
    "Court",
    "Out-of-court",
    "Yes",
    "No",
    "N/A",
    "x",
    "✓",
    "1",
    "0",
    "5",
    "83",
    "83%",
    "8O%",
    "0.83",
    "5 of 6",
    "7/6",
    "####",
    "Total",
    "% Yes",
    "Number of cases",
    "Rating",
    "Good",
    "Case ID",
    "Type",
    "Northtown",
    "\"",
    "a\"b",
    "9.9.9",
    "2.1.1 a)",
    "2024",
    "é\u{a0}",
    "100000000000",
    "Average",
];

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
