use super::*;

#[test]
fn editions_are_well_formed() {
    for edition in Edition::all() {
        for (position, standard) in edition.standards.iter().enumerate() {
            assert_eq!(edition.standard_index(standard.number), Some(position));
            let domain = &edition.domains[standard.domain];
            assert!(standard.number.starts_with(domain.number), "{}", standard.number);
            for (question, known) in standard.key_questions.iter().enumerate() {
                assert_eq!(edition.key_question_index(known.number), Some((position, question)));
            }
        }
        assert!(edition.bands.is_sorted() && edition.bands[2] <= 100);
        assert!(edition.overall_bands.is_sorted() && edition.points.is_sorted());
        assert_eq!(edition.full_score(), 36);
    }
}

#[test]
fn every_rule_of_an_edition_has_a_source() {
    use Rule::{R1, R2, R3, R4, R5, R6, R7, R8, R9, R10};
    let rules = |id| {
        let edition = Edition::by_id(id).expect("a built-in edition");
        let mut rules: Vec<_> = edition.sources.iter().map(|source| source.rule).collect();
        rules.sort();
        rules
    };
    assert_eq!(rules("2021"), [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10]);
    assert_eq!(rules("2018"), [R1, R2, R3, R4, R5, R6, R9, R10], "no 4.1, so no R7 and no R8");
}

#[test]
fn what_differs_between_the_editions() {
    let (old, new) = (Edition::by_id("2018").unwrap(), Edition::by_id("2021").unwrap());
    assert_eq!(new.standard_index("4.1"), Some(12));
    assert_eq!(old.standard_index("4.1"), None);
    assert_eq!(old.key_question_index("3.4.2"), Some((11, 1)));
    assert_eq!(new.key_question_index("3.4.2"), None);
    assert_eq!(Edition::by_id("2025"), None);
}

/// The overall bands out of 36 and, scaled in proportion, out of 24 (R6, R10).
#[test]
fn overall_bands_scale_in_proportion() {
    let edition = Edition::newest();
    assert_eq!(edition.overall_cuts(36), [7, 19, 31]);
    assert_eq!(edition.overall_cuts(24), [5, 13, 21]);
    for (score, rating) in [
        (0, Rating::Inadequate),
        (6, Rating::Inadequate),
        (7, Rating::RequiresImprovement),
        (18, Rating::RequiresImprovement),
        (19, Rating::Good),
        (30, Rating::Good),
        (31, Rating::Outstanding),
        (36, Rating::Outstanding),
    ] {
        assert_eq!(edition.overall(score, 36), rating, "{score} of 36");
    }
}
