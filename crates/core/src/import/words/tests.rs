use super::*;
use crate::{Edition, Rating, Status};

#[test]
fn numbers_are_read_over_spaces_and_stops() {
    for (text, number, rest) in [
        ("2.1. Assessment", "2.1", " Assessment"),
        ("2. 4. Reviewing", "2.4", " Reviewing"),
        ("2.1.3 83%", "2.1.3", " 83%"),
        ("3.3.Implementation", "3.3", "Implementation"),
        ("2.1 .", "2.1", ""),
        ("3 Out", "3", " Out"),
        ("1. 2.2.1. Is it so?", "2.2.1", " Is it so?"),
    ] {
        let (found, after) = Number::start(text).expect(text);
        assert_eq!((found.text().as_str(), after), (number, rest), "{text:?}");
    }
    assert_eq!(Number::start("x"), None);
    assert_eq!(Number::start("2.2.1.5"), None);
    assert_eq!(Number::start("2018 was"), None);
}

#[test]
fn a_verdict_at_the_end_is_found_past_marks() {
    use Rating::{Good, Inadequate, Outstanding, RequiresImprovement};
    for (text, rating) in [
        ("sion Good", Some(Good)),
        ("\tOutstanding \t", Some(Outstanding)),
        ("\tREQUIRES  Improvement [12]", Some(RequiresImprovement)),
        ("Requires", Some(RequiresImprovement)),
        ("Requires improve-", Some(RequiresImprovement)),
        ("carers. Inadequate1", Some(Inadequate)),
        ("feelgood", None),
        ("Good work", None),
        ("", None),
    ] {
        let found = verdict_at_end(text).map(|(_, verdict)| verdict);
        assert_eq!(found, rating.map(Verdict::Rating), "{text:?}");
    }
    assert_eq!(
        verdict_alone("Rating: ‘Not rated’".replace(['‘', '’'], "'").as_str()),
        Some(Verdict::Status(Status::NotRated))
    );
    assert_eq!(verdict_alone("2 Good"), None);
    assert_eq!(verdict_alone("very good"), None);
}

#[test]
fn figures_are_percentages_and_no_bounds() {
    let found = |text: &str| {
        figures(text)
            .map(|figure| figure.value.map(|percent| percent.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found("a 83% b 50 % c...7.5%"),
        [Ok("83".into()), Ok("50".into()), Ok("7.5".into())]
    );
    assert!(found("<50% >50% ~50% 50-64% 80%+ % 'Yes' l7% SO% lO0%").is_empty());
    assert_eq!(found("183%"), [Err(ShareError::Over100)]);
}

#[test]
fn themes_are_told_apart() {
    let edition = Edition::newest();
    let standard = &edition.standards[edition.standard_index("2.1").unwrap()];
    for (label, question) in [
        ("How well is desistance supported?", Some((0, false))),
        ("Is the young person safe enough?", Some((1, false))),
        ("the safety of other people", Some((2, false))),
        ("Safe?", Some((1, true))),
        ("Risk of harm", Some((2, false))),
        ("Desistance and the safety of the child", None),
        ("Staffing", None),
    ] {
        assert_eq!(theme(standard, label), question, "{label}");
    }
}

#[test]
fn names_may_be_joined_or_mangled_but_must_begin() {
    let name = "Out-of-court disposal policy and provision";
    assert_eq!(
        after_name(" Out-of-court disposal policy and provis\tsion Good", name),
        Some(" provis\tsion Good")
    );
    assert_eq!(after_name("Assessment16", "Assessment"), Some("16"));
    assert_eq!(after_name("Assessments", "Assessment"), None);
    assert_eq!(after_name("Joint working", name), None);
    for (text, rest) in [
        ("Partnerships and service s Good", " Good"),
        ("Partners hips and services 9", " 9"),
        ("Partnershipsandservices", ""),
        ("Partnerships and servicesome", " servicesome"),
        ("Partnerships and serviçes", " serviçes"),
    ] {
        assert_eq!(after_name(text, "Partnerships and services"), Some(rest), "{text}");
    }
}
