//! What people type, and what is made of it.

use crate::assessment::Status;
use crate::import::{Import, import};
use crate::{Reading, Share, Source};

/// What was read in short, such as `2.1 83 50 - good`, and the codes and subjects of the problems.
fn short(text: &str) -> (String, String) {
    short_of(&import(&Source::text(text), &Reading::default()))
}

fn short_of(read: &Import) -> (String, String) {
    let edition = read.assessment.edition();
    let mut parts: Vec<String> = read.assessment.service.clone().into_iter().collect();
    for (standard, entry) in edition.standards.iter().zip(read.assessment.entries()) {
        let mut part = standard.number.to_owned();
        if entry.shares().iter().any(Option::is_some) {
            for share in entry.shares() {
                let shown = share.map_or("-".to_owned(), Share::shown);
                part = format!("{part} {}", shown.trim_end_matches('%'));
            }
        }
        let stated = entry.stated.or(entry.discretion.as_ref().map(|moved| moved.rating));
        part.extend(stated.map(|rating| format!(" {}", rating.code())));
        if entry.status != Status::Inspected {
            part = format!("{part} {:?}", entry.status);
        }
        parts.extend((part != standard.number).then_some(part));
    }
    let problems = read.problems.iter().map(|problem| {
        let code = serde_json::to_value(problem.code).expect("plain data");
        format!("{}:{}", code.as_str().unwrap_or_default(), problem.about.as_deref().unwrap_or(""))
    });
    (parts.join("; "), problems.collect::<Vec<_>>().join(" "))
}

#[test]
fn lists_are_read_however_they_are_typed() {
    for (text, read) in [
        ("2.1 Assessment\n2.1.1 83%\n2.1.2 81%\n2.1.3 100%", "2.1 83 81 100"),
        ("2.1 83/50/50", "2.1 83 50 50"),
        ("2.1: 83-50-50", "2.1 83 50 50"),
        ("2.1 5/6 3/6 3 of 6", "2.1 5 of 6 3 of 6 3 of 6"),
        ("2.1: 83 per cent, 50 percent, 50%", "2.1 83 50 50"),
        ("2.1 83 per cent 50 per cent 50", "2.1 83 50 50"),
        ("2.1 83 50 50 2.2 60 70 80 3.4 Good", "2.1 83 50 50; 2.2 60 70 80; 3.4 good"),
        ("1.1 G, 1.2 RI, 1.3 O", "1.1 good; 1.2 requires-improvement; 1.3 outstanding"),
        ("2.1.1: 83%, 2.1.2: 50%, 2.1.3: 50%", "2.1 83 50 50"),
        ("2.1: 2.2, 50, 50", "2.1 2.2 50 50"),
        ("2.1: 10%, 6, 8", "2.1 10 6 8"),
        ("2.1.1 10\n2.1.2 6", "2.1 10 6 -"),
        ("2.1: desistance 83, others safe 60, child safe 50", "2.1 83 50 60"),
        ("2.1.1 Supporting desistance: 83%", "2.1 83 - -"),
        ("KQ 2.1.1: 83\nStandard 1.1 Good", "1.1 good; 2.1 83 - -"),
        ("Staff: Good\nGovernance and leadership Good", "1.1 good; 1.2 good"),
        ("2. Court disposals\nPlanning: 60, 70, 80\n1.1 Good", "1.1 good; 2.2 60 70 80"),
        ("Anytown YJS\n2021 edition\n2.1: 83, 50, 50", "Anytown YJS; 2.1 83 50 50"),
        ("2.1: 82,5, 50, 50", "2.1 82.5 50 50"),
        ("2.1: 83, ?, 50", "2.1 83 - 50"),
        ("2.1: 83, , 50", "2.1 83 - 50"),
        ("2.1: -, 50, 50", "2.1 - 50 50"),
        ("2.1: , 50, 50", "2.1 - 50 50"),
        ("2.1 Good 83 70 69", "2.1 83 70 69"),
        ("2.1: Requires improvement - 83 50 50", "2.1 83 50 50"),
        ("2.1: 83, 70, 69 - Good", "2.1 83 70 69"),
        ("2.1 83 70 69 (Good)", "2.1 83 70 69"),
        ("2.1: 83,, 50, 50", "2.1 83 50 50"),
        ("2.1: 82,5%, 50,1%, 50%", "2.1 82.5 50.1 50"),
        ("2.1: 82,5 50,5 60,5", "2.1 82.5 50.5 60.5"),
        ("2.1: 57,1%/66,8%/45%", "2.1 57.1 66.8 45"),
        ("2.1.1: 82,5", "2.1 82.5 - -"),
        ("2.1: 5/6,3/6,3/6", "2.1 5 of 6 3 of 6 3 of 6"),
        ("2.1: 5 of 6,3 of 6,3 of 6", "2.1 5 of 6 3 of 6 3 of 6"),
        ("2.1: 83/x/50", "2.1 83 - 50"),
        ("2.1: 5/6 – 3/6 – 50%", "2.1 5 of 6 3 of 6 50"),
        ("2.1 -> 83, 50, 50\n1.1->Good", "1.1 good; 2.1 83 50 50"),
        ("2.1 → 83, 50, 50\n1.1→Good", "1.1 good; 2.1 83 50 50"),
        ("2.1.1 -> 83, 2.1.2 -> 50", "2.1 83 50 -"),
        ("2.1 83 50 50, 2.2 60 70 80", "2.1 83 50 50; 2.2 60 70 80"),
        ("2.1 5 / 6 3 / 6 50%", "2.1 5 of 6 3 of 6 50"),
        ("2.1.1 83percent", "2.1 83 - -"),
        ("2.1.1: 83% / 2.1.2: 50% - 2.1.3: 60%", "2.1 83 50 60"),
        ("KQ 2.1.1: 83, KQ 2.1.2: 50", "2.1 83 50 -"),
        ("> 1.1 Good\n> Std 1.2 RI", "1.1 good; 1.2 requires-improvement"),
        ("Domain 2\nPlanning: 60, 70, 80", "2.2 60 70 80"),
        (
            "Court\nPlanning: 60, 70, 80\nOut of court:\nPlanning 50 60 70",
            "2.2 60 70 80; 3.2 50 60 70",
        ),
        ("1.1 Good\nCourt disposal\nPlanning: 60, 70, 80", "1.1 good; 2.2 60 70 80"),
        ("1.1 Good\nOut of court disposals\nPlanning: 60, 70, 80", "1.1 good; 3.2 60 70 80"),
        ("Domain 3: Planning: 60, 70, 80\nDomain 1 Staff Good", "1.2 good; 3.2 60 70 80"),
        ("2.1 Desistance 83\n2.1 safety 50", "2.1 83 50 -"),
        ("2.1.1 12/15 (80%)", "2.1 12 of 15 - -"),
        ("2.1.1 80% (12 of 15)", "2.1 12 of 15 - -"),
        ("2.1.1: 11 of 17 cases (65%)", "2.1 11 of 17 - -"),
        ("2.1.1 25 out of 30 cases", "2.1 25 of 30 - -"),
        ("2.1: 5/6 (83%), 50% (3/6), 4/6 (66.7%)", "2.1 5 of 6 3 of 6 4 of 6"),
        ("2.1 5/6 (83%) 3/6 (50%) 4/6 (67%) RI", "2.1 5 of 6 3 of 6 4 of 6"),
        ("2.1: 12 of 15 cases, 50% (n = 14), 83%(15)", "2.1 12 of 15 50 83"),
    ] {
        assert_eq!(short(text), (read.to_owned(), String::new()), "{text:?}");
    }
}

#[test]
fn what_is_no_figure_is_reported_in_its_place() {
    for (text, read, problems) in [
        ("2.1.1 -5", "", "not-a-figure:2.1.1"),
        ("2.1: -83, 50, 50", "2.1 - 50 50", "not-a-figure:2.1.1"),
        ("2.1: 82,5,50", "2.1 82.5 50 -", "too-few-figures:2.1"),
        ("2.1: 10, 6, 8\n2.2.1 7", "2.1 10 6 8; 2.2 7 - -", "total-missing:2.1.1"),
        ("edition 2018\n3.4: 82,5", "", "too-few-figures:3.4"),
        ("2.1: 82,5/50,1/50,2", "", "too-many-figures:2.1"),
        ("2.1: 83, 50, 50 (last year 71, 60, 40)", "2.1 83 50 -", "not-a-figure:2.1.3"),
        ("2.1: 83/5O/50", "", "too-few-figures:2.1 not-a-figure:2.1.1"),
        ("2.1: 8 in 26 50", "", "too-few-figures:2.1 not-a-figure:2.1.1"),
        ("2.1: 9 of 12 8 in 26 13", "2.1 9 of 12 - -", "too-few-figures:2.1 not-a-figure:2.1.2"),
        ("2.1.1: ≥80%", "", "not-a-figure:2.1.1"),
        ("2.1: ≤50, 50, 60", "2.1 - 50 60", "not-a-figure:2.1.1"),
        ("2.1: desistance below 80, safety 50, harm 60", "2.1 - 50 60", "not-a-figure:2.1.1"),
        ("2.1.1 Desistance at least 80%", "", "not-a-figure:2.1.1"),
        ("2.1: desistance was 71, safety 50, harm 60", "2.1 - 50 60", "not-a-figure:2.1.1"),
        ("2.1: 83, Good, 50", "2.1 83 - 50", "not-a-figure:2.1.2"),
        ("2.1: desistance -22, safety 50, harm 60", "2.1 - 50 60", "not-a-figure:2.1.1"),
        ("2.1: 61 - -25 - 87", "2.1 61 - -", "too-few-figures:2.1 not-a-figure:2.1.2"),
        ("2.1: 83,5, 50", "2.1 83.5 50 -", "too-few-figures:2.1"),
        ("edition 2018\n3.4: 71 → 83", "3.4 71 -", "not-a-figure:3.4.2"),
        ("2.1: eighty, 50, 50", "2.1 - 50 50", "not-a-figure:2.1.1"),
        ("2.1 Good 83, 50, 50", "2.1 - 50 50", "not-a-figure:2.1.1"),
        ("2.1: 83, n/a, 50", "2.1 83 - 50", "not-a-figure:2.1.2"),
        ("2.1: desistance >80, safety 50, harm 60", "2.1 - 50 60", "not-a-figure:2.1.1"),
        ("1.1 Good?\n1.2 Good", "1.2 good", "not-a-rating:1.1"),
        ("2.1.1 Child safe: 83%", "", "not-a-figure:2.1.1"),
        ("1.1 Good, 83", "1.1 good", "figure-for-judged:1.1"),
        ("2.1.1 12/15 (83%)", "2.1 12 of 15 - -", "counts-disagree:2.1.1"),
        ("2.1.1 80% (71%)", "", "not-a-figure:2.1.1"),
        ("2.1.1 83 cases", "", "not-a-figure:2.1.1"),
        ("2.1: 15 13 13 of 20", "2.1 - - 13 of 20", "total-missing:2.1.1 total-missing:2.1.2"),
        ("1. Staff Good\n2. Assessment 83 50 50", "1.2 good", "line-not-understood:"),
        (
            "2.1.1 a) Views 69%\n2.1.2b 46%",
            "",
            "line-not-understood:2.1.1 line-not-understood:2.1.2",
        ),
        ("2.1 62%\n2.1.1 85%", "2.1 85 - -", "too-few-figures:2.1"),
        (
            "Out of court\n2.1: 83, 50, 50\n2.2 60 70 80",
            "2.1 83 50 50; 2.2 60 70 80",
            "name-differs:2.1",
        ),
        ("2.1.1 15 (18)", "", "not-a-figure:2.1.1"),
        ("2.1 (target): 80, 80, 80", "", "not-a-figure:2.1"),
        ("Q1\n2.1: 70, 60, 60", "2.1 70 60 60", "line-not-understood:"),
        ("2.1.1 12 cases of 15", "", "not-a-figure:2.1.1"),
        ("2.1.1 80% (was 71%)", "", "not-a-figure:2.1.1"),
        ("2.1.1 12/15 (12/15)", "", "not-a-figure:2.1.1"),
        ("Assessment 83 50 50\n1.1 Good", "1.1 good", "line-not-understood:"),
        ("1.1 Good\nRe:\nThe plan", "1.1 good", "line-not-understood: line-not-understood:"),
        ("4.1 Good\n4.1 not rated", "4.1 good", "ratings-disagree:4.1"),
        ("4.1 not rated\n4.1 Good", "4.1 NotRated", "ratings-disagree:4.1"),
        (
            "3 not inspected\n3.1.1: 83",
            "3.1 NotInspected; 3.2 NotInspected; 3.3 NotInspected; 3.4 NotInspected",
            "ratings-disagree:3.1",
        ),
    ] {
        assert_eq!(short(text), (read.to_owned(), problems.to_owned()), "{text:?}");
    }
}

/// A line that is not understood may head other standards of the same names.
#[test]
fn a_name_is_of_no_domain_behind_a_heading_that_is_not_known() {
    let text = "Court disposals\nAssessment: 83, 50, 50\nDiversion\nPlanning: 60, 70, 80";
    let read = import(&Source::text(text), &Reading::default());
    let problems = "line-not-understood: line-not-understood:";
    assert_eq!(short_of(&read), ("2.1 83 50 50".to_owned(), problems.to_owned()));
}

/// Around a list stand greetings and questions, and it may be written in sentences.
#[test]
fn a_part_of_a_report_keeps_its_totals() {
    let text = "Score\t9/36\nOverall rating: Requires improvement\n2.4.2. Does reviewing look at how the child is kept safe?\t31%\nc) Are the steps set out?\n56%\n33%\n2.4.3. Does reviewing look at how others are kept safe?\t69%";
    let read = import(&Source::text(text), &Reading::default());
    assert_eq!(read.assessment.published.score, Some((9, 36)));
    let list = "Score: 20/36\nOverall: Good\n1.1 Good\n2.1: 83, 50, 50";
    let read = import(&Source::text(list), &Reading::default());
    assert_eq!(short_of(&read).0, "1.1 good; 2.1 83 50 50");
}

#[test]
fn a_list_in_a_letter_is_read_whole() {
    for (text, read) in [
        ("Can you check?\n2.1 83 50 50\n1.1 Good\nAny questions?", "1.1 good; 2.1 83 50 50"),
        ("Dear Sam\nThanks\nSee below\n1.1 Good\n2.1 83 50 50\nJo", "1.1 good; 2.1 83 50 50"),
        ("1.1 G\n1.4 Information and facilities: Good.", "1.1 good; 1.4 good"),
        (
            "1.3 Partnerships and services: Good.\n1.2 Staff: RI.\n1.4 Information and facilities: Good.\n1.1 Governance and leadership: Good.\n2.1 83 50 50.",
            "1.1 good; 1.2 requires-improvement; 1.3 good; 1.4 good; 2.1 83 50 50",
        ),
        (
            "2.1 83 50 50\n1.1 Good, which the board says is because it has a new chair and a plan that all of its partners have agreed to pay for, this year and in each of the two years after\n1.2 RI",
            "1.1 good; 1.2 requires-improvement; 2.1 83 50 50",
        ),
    ] {
        let read_whole = import(&Source::text(text), &Reading::default());
        assert_eq!(short_of(&read_whole).0, read, "{text:?}");
    }
}

/// What a line without a tab says is not lost beside others that have one.
#[test]
fn a_tab_here_and_there_makes_no_table() {
    for (text, read) in [
        ("1.1\tGood\n2.1, 5 of 6 50% 60%", "1.1 good; 2.1 5 of 6 50 60"),
        ("2.1.1 = 11 out of 19\n2.1.2\t9 of 13\n2.1.3\t34%", "2.1 11 of 19 9 of 13 34"),
    ] {
        let read_whole = import(&Source::text(text), &Reading::default());
        assert_eq!(short_of(&read_whole), (read.to_owned(), String::new()), "{text:?}");
    }
}

/// A comma between figures parts no cells where a list says more.
#[test]
fn a_comma_here_and_there_makes_no_table() {
    let read = import(&Source::text("3.1, 54%-31-85%\nRI"), &Reading::default());
    let short = short_of(&read);
    assert_eq!(short, ("3.1 54 31 85".to_owned(), "line-not-understood:".to_owned()));
}

/// A list pasted from a word processor brings its bullets along, with a tab behind each.
#[test]
fn a_bullet_is_no_part_of_its_item() {
    let items = ["1.1 Good", "2.1: 83, 50, 50", "Staff: RI", "2.2.1 5 of 6"];
    let read = "1.1 good; 1.2 requires-improvement; 2.1 83 50 50; 2.2 5 of 6 - -";
    for bullets in [
        ["a) ", "b) ", "c) ", "d) "],
        ["(a) ", "(b) ", "(c) ", "(d) "],
        ["i. ", "ii. ", "iii. ", "iv. "],
        ["1) ", "2) ", "3) ", "4) "],
        ["o ", "o ", "o ", "o "],
        ["o\t", "o\t", "o\t", "o\t"],
        ["✓ ", "✔ ", "✓ ", "✓ "],
        ["A.\t", "B.\t", "C.\t", "D.\t"],
        ["-\t", "-\t", "-\t", "-\t"],
    ] {
        let lines = bullets.iter().zip(items).map(|(bullet, item)| format!("{bullet}{item}"));
        let text = lines.collect::<Vec<_>>().join("\n");
        let read_whole = import(&Source::text(&text), &Reading::default());
        assert_eq!(short_of(&read_whole), (read.to_owned(), String::new()), "{text:?}");
    }
    let numbered = "1.\t2.1: 83, 50, 50\n2.\t1.1 Good\n3. 2.2.1 5 of 6";
    let read = "1.1 good; 2.1 83 50 50; 2.2 5 of 6 - -";
    let read_whole = import(&Source::text(numbered), &Reading::default());
    assert_eq!(short_of(&read_whole), (read.to_owned(), String::new()));
    let named = import(&Source::text("St. Helens YJS\n1.1 Good"), &Reading::default());
    assert_eq!(short_of(&named).0, "St. Helens YJS; 1.1 good");
    // What looks like a bullet between two items is the value of the first.
    for text in ["1.1 G. 1.2 I. 1.3 O", "1.1 g 1.2 i 1.3 o", "1.1 G\n1.2 I\n1.3 O"] {
        let read = "1.1 good; 1.2 inadequate; 1.3 outstanding";
        assert_eq!(short(text), (read.to_owned(), String::new()), "{text:?}");
    }
}
