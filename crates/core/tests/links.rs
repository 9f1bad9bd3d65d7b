//! Links go on working: one of each version and edition of the vector, as it was once handed out.
//!
//! Never change a line here. A new version gets lines of its own.

use youth_justice_ratings::{Outcome, Rating, Reading, Source, import};

/// A link, then what it held: service, score (the least possible where it is not known), overall
/// rating, and the percentages or rating of one standard.
type Link = (&'static str, Option<&'static str>, u16, Option<Rating>, &'static str, &'static str);

const LINKS: [Link; 5] = [
    // Version 1, 2021: percentages.
    (
        "https://example.org/#YJ:2021/1.1:R/1.2:G/1.3:R/1.4:R/2.1:83-50-50/2.2:50-67-67/2.3:83-67-67/2.4:100-83-100/3.1:78-44-56/3.2:67-33-44/3.3:67-56-56/3.4:G/4.1:G",
        None,
        15,
        Some(Rating::RequiresImprovement),
        "2.1",
        "83 50 50",
    ),
    // Cases, decimals, what is not known, discretion, a stated rating.
    (
        "file:///C:/ratings/index.html#YJ:2021/2.1:5of6-x-62.5/2.2:10of13-8of13-5of13/2.3:0.5pc-80-90/2.4:77-80-80!O/3.1:69-81-63!Gs/3.2:O/4.1:I",
        None,
        8,
        None,
        "2.1",
        "83.33 - 62.5",
    ),
    // Not inspected and not rated.
    (
        "https://example.org/ratings/index.html#YJ:2021/1:NI/2.1:83-50-50/2.2:NR/4.1:NR",
        None,
        1,
        None,
        "2.2",
        "not-rated",
    ),
    // With its service.
    (
        "https://example.org/#YJ:2021/1.1:O/2.1:83-50-50/end&service=Ynys_M%c3%b4n",
        Some("Ynys Môn"),
        4,
        None,
        "1.1",
        "outstanding",
    ),
    // Version 1, 2018.
    (
        "https://example.org/#YJ:2018/1.1:G/1.2:G/1.3:O/1.4:G/2.1:90-80-77!O/2.2:70-58-59/2.3:80-67-55/2.4:73-56-63/3.1:89-60-70/3.2:95-57-67/3.3:75-64-56/3.4:61-69/end",
        None,
        19,
        Some(Rating::Good),
        "3.4",
        "61 69",
    ),
];

#[test]
fn old_links_keep_working() {
    for (link, service, score, rating, standard, held) in LINKS {
        let outcome = Outcome::of(import(&Source::text(link), &Reading::default()));
        assert_eq!(outcome.problems, [], "{link}");
        assert_eq!(outcome.service.as_deref(), service, "{link}");
        assert_eq!(outcome.overall.range.min.score, score, "{link}");
        assert_eq!(outcome.overall.rating, rating, "{link}");
        let value = serde_json::to_value(&outcome.standards).expect("plain data");
        let entry = &value[standard];
        let shown = match entry["keyQuestions"].as_object() {
            _ if entry["status"] != "inspected" => text(&entry["status"]),
            Some(questions) => {
                questions.values().map(|one| text(&one["percent"])).collect::<Vec<_>>().join(" ")
            }
            None => text(&entry["rating"]),
        };
        assert_eq!(shown, held, "{link}");
    }
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().unwrap_or("-").to_owned()
}

#[test]
fn a_link_of_a_later_version_or_edition_says_so_and_gives_nothing() {
    for (link, code, found) in [
        ("https://example.org/#YJ2:2021/1.1:G", "unknown-version", "2"),
        ("https://example.org/#YJ:2026/1.1:G", "unknown-edition", "2026"),
    ] {
        let outcome = Outcome::of(import(&Source::text(link), &Reading::default()));
        assert_eq!(outcome.form, None, "{link}");
        let problems = serde_json::to_value(&outcome.problems).expect("plain data");
        assert_eq!((&problems[0]["code"], &problems[0]["found"]), (&code.into(), &found.into()));
    }
}
