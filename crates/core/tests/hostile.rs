//! Hostile texts: whatever comes in, reading it ends, and ends in a result.
//!
//! Nothing here is timed. What takes time in the square of its length would not end at these
//! lengths, and the benches show the time at three of them.

use proptest::prelude::*;
use std::fs;
use std::path::Path;
use youth_justice_ratings::{Code, Import, Outcome, Reading, Source, import};

/// Reads and rates a text; every problem lies within it, and there are not too many.
fn read(text: &str) -> Import {
    let read = import(&Source::text(text), &Reading::default());
    let lines = text.matches('\n').count() + 1;
    for problem in &read.problems {
        assert!(problem.line.is_none_or(|line| (1..=lines).contains(&(line as usize))));
    }
    assert!(read.problems.len() <= 501, "{} problems", read.problems.len());
    let outcome = Outcome::new(&read.assessment, read.form, read.problems.clone());
    assert!(outcome.overall.range.min.score <= outcome.overall.range.max.score);
    read
}

fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reports");
    let files = fs::read_dir(folder).expect("tests/reports");
    let mut texts: Vec<_> = files
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .map(|path| fs::read_to_string(path).expect("a text"))
        .collect();
    texts.sort_by_key(String::len);
    texts.push("YJ:2021/1.1:G/2.1:83-50-50/2.2:10of13-x-0.5pc!Rs/3:NI/4.1:NR".to_owned());
    texts.push(
        CSV.to_owned() + "2.1,Assessment,,,,Good,,,Good,\"a \"\"b\"\"\nc\",\n2.1.1,,83.33,5,6\n",
    );
    texts
}

const CSV: &str = "Item,Name,Per cent,Sufficient,Inspected,Rating,By the rule,Stated,Discretion,Reason,Status\n\
     Edition,2021\n";

const MEGABYTE: usize = 1 << 20;

/// `piece` over and over, up to so many bytes.
fn filled(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

#[test]
fn long_texts_of_one_kind_end() {
    for piece in [
        "7",
        "7 ",
        "7\n",
        "7.",
        "7.7",
        "x\t",
        "\t",
        " ",
        "\n",
        "\"",
        "'",
        ",",
        ";",
        "<",
        "<td>",
        "<table><tr><td>",
        "</td>",
        "<!--",
        "&",
        "&amp;",
        "&#9;",
        "$",
        "$x$",
        "\\",
        "{",
        "|",
        "*",
        "#",
        "\u{0}",
        "\u{feff}",
        "é",
        "ﬁ",
        "2.1",
        "2.1.1",
        "2. 1. 1 ",
        "2.1 Assessment\t",
        "a) ",
        "?",
        "% 'Yes'\n",
        "Score 1/36\n",
        "Overall rating ",
        "Good ",
        "Requires\n",
        "YJ",
        "YJ:",
        "YJ:2021",
        "YJ:2021/",
        "YJ:2021 ",
        "%23YJ%3A2021%2F",
        "%25",
        "J",
    ] {
        read(&filled(piece, MEGABYTE / 4));
    }
}

#[test]
fn five_megabytes_of_digits_end() {
    for start in ["", "2.1: ", "2.1\t", "YJ:2021/2.1:", CSV] {
        read(&(start.to_owned() + &filled("7", 5 * MEGABYTE)));
    }
}

#[test]
fn long_texts_behind_a_start_end() {
    for (start, piece) in [
        ("2.1: ", "83, "),
        ("1.1 Good\n2.1: ", "83\t"),
        ("<table>", "<tr><td>"),
        ("", "<div><div>"),
        ("YJ:2021/", "2.1:8 "),
        ("YJ:2021/2.1:", "8-"),
        ("YJ:2021/1.1:G", "\n/1.1:G"),
        ("YJ:2021/", "%25"),
        ("YJ:2021/1.1:G ", "YJ:2021/1.1:R "),
        (CSV, "2.1.1,,83\n"),
        (CSV, "\"\n"),
        (CSV, "\"\"\""),
        (CSV, "2.1.1 a,,79\n"),
        (CSV, ","),
    ] {
        read(&(start.to_owned() + &filled(piece, MEGABYTE)));
    }
}

#[test]
fn a_line_of_a_hundred_thousand_columns_ends() {
    for cell in ["2.1.1\t", "Good\t", "83,", "| x ", "<td>Planning</td>"] {
        for start in ["", CSV] {
            read(&(start.to_owned() + &cell.repeat(100_000)));
        }
    }
    // Where a table could begin, the reader looks ahead as far as one reaches: each of these costs
    // hundreds of the others.
    for cell in ["83%\t", "| 83% ", "<td>83%</td>"] {
        read(&cell.repeat(10_000));
    }
}

#[test]
fn too_long_is_said_to_be_too_long() {
    let text = "YJ:2021/1.1:G ".to_owned() + &filled("7", 10 * MEGABYTE);
    assert_eq!(read(&text).problems[0].code, Code::TooLong);
}

/// What is done to a text: at a place, as a part of its length, so many characters are cut or
/// doubled, or something is put in.
#[derive(Clone, Debug)]
enum Damage {
    Cut(u16, usize),
    Double(u16, usize),
    Insert(u16, &'static str),
}

const INSERTED: &[&str] = &[
    "\n",
    "\t",
    "\r",
    "\"",
    ",",
    ";",
    "%",
    "<td>",
    "<",
    "&#",
    "O",
    "0",
    "-",
    "/",
    ":",
    "!",
    "2.1.1 ",
    "YJ:2021/2.1:8",
    "101%",
    "\u{0}",
    "\u{feff}",
    "é",
    "\u{a0}",
    "\\n",
    "{",
    "$",
    "| ",
    "4294967296",
];

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<u16>(), 1usize..200).prop_map(|(at, length)| Damage::Cut(at, length)),
        (any::<u16>(), 1usize..200).prop_map(|(at, length)| Damage::Double(at, length)),
        (any::<u16>(), prop::sample::select(INSERTED))
            .prop_map(|(at, what)| Damage::Insert(at, what)),
    ]
}

fn damaged(text: &str, damages: &[Damage]) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for damage in damages {
        let (Damage::Cut(at, _) | Damage::Double(at, _) | Damage::Insert(at, _)) = damage;
        let at = text.len() * usize::from(*at) / (usize::from(u16::MAX) + 1);
        let end = |length: usize| (at + length).min(text.len());
        match damage {
            Damage::Cut(_, length) => drop(text.drain(at..end(*length))),
            Damage::Double(_, length) => {
                let twice = text[at..end(*length)].to_vec();
                text.splice(at..at, twice);
            }
            Damage::Insert(_, what) => drop(text.splice(at..at, what.chars())),
        }
    }
    text.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_fixtures_are_read(
        fixture in prop::sample::select(fixtures()),
        damages in prop::collection::vec(damage(), 1..20),
    ) {
        read(&damaged(&fixture, &damages));
    }
}
