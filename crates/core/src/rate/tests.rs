use super::*;
use crate::assessment::{Discretion, Status};
use crate::rating::Rating::{Good, Inadequate, Outstanding, RequiresImprovement};
use crate::share::{Percent, Share};
use proptest::prelude::*;

fn newest() -> &'static Edition {
    Edition::newest()
}

/// An assessment in which every standard is rated: case-based ones by equal shares of all their
/// key questions.
fn all(ratings: &[Rating]) -> Assessment {
    let mut assessment = Assessment::blank(newest());
    for (index, &rating) in ratings.iter().enumerate() {
        set(&mut assessment, index, rating);
    }
    assessment
}

fn set(assessment: &mut Assessment, index: usize, rating: Rating) {
    let case_based = assessment.edition().standards[index].is_case_based();
    let share = percent(assessment.edition().lowest_percent(rating));
    let entry = assessment.entry_mut(index);
    if case_based {
        entry.shares_mut().fill(Some(share));
    } else {
        entry.stated = Some(rating);
    }
}

fn percent(whole: u8) -> Share {
    Share::Percent(Percent::from_whole(whole).expect("up to 100"))
}

/// Twelve ratings that add up to `score`, and a good 4.1.
fn adding_up_to(score: u16) -> Vec<Rating> {
    let mut left = score;
    let mut ratings: Vec<_> = (0..12)
        .map(|_| {
            let points = left.min(3);
            left -= points;
            Rating::ALL[usize::from(points)]
        })
        .collect();
    ratings.push(Good);
    ratings
}

#[test]
fn the_lowest_band_decides_and_names_its_drivers() {
    let mut assessment = Assessment::blank(newest());
    let index = newest().standard_index("2.1").unwrap();
    for (shares, rating, lowest) in [
        ([83, 50, 50], RequiresImprovement, 50),
        ([85, 54, 46], Inadequate, 46),
        ([80, 80, 80], Outstanding, 80),
        ([100, 79, 80], Good, 79),
    ] {
        for (place, whole) in assessment.entry_mut(index).shares_mut().iter_mut().zip(shares) {
            *place = Some(percent(whole));
        }
        let rated = rate(&assessment).standards[index];
        assert_eq!((rated.rating, rated.by_rule), (Some(rating), Some(rating)), "{shares:?}");
        assert_eq!((rated.basis, rated.lowest), (Basis::LowestBand, Some(lowest)), "{shares:?}");
    }
}

/// R9: within 5 points below the next band, and never in the top band.
#[test]
fn the_margin_for_discretion() {
    let mut assessment = Assessment::blank(newest());
    let index = newest().standard_index("3.3").unwrap();
    for (lowest, within) in [
        (44, false),
        (45, true),
        (49, true),
        (50, false),
        (59, false),
        (60, true),
        (63, true),
        (64, true),
        (74, false),
        (75, true),
        (77, true),
        (80, false),
        (100, false),
    ] {
        assessment.entry_mut(index).shares_mut().fill(Some(percent(lowest)));
        assert_eq!(rate(&assessment).standards[index].within_margin, within, "{lowest}%");
    }
}

#[test]
fn totals_at_every_cut_off_of_the_score() {
    for (score, rating) in [
        (0, Inadequate),
        (6, Inadequate),
        (7, RequiresImprovement),
        (18, RequiresImprovement),
        (19, Good),
        (30, Good),
        (31, Outstanding),
        (36, Outstanding),
    ] {
        let overall = rate(&all(&adding_up_to(score))).overall;
        assert_eq!((overall.score, overall.rating), (Some(score), Some(rating)), "{score} of 36");
        assert_eq!((overall.out_of, overall.limited, overall.indicative), (36, false, false));
    }
}

/// R8: Inadequate resettlement keeps the whole from being Outstanding, and nothing else does.
#[test]
fn the_limiting_judgement() {
    for (score, resettlement, rating, limited) in [
        (31, Inadequate, Good, true),
        (36, Inadequate, Good, true),
        (30, Inadequate, Good, false),
        (18, Inadequate, RequiresImprovement, false),
        (31, RequiresImprovement, Outstanding, false),
    ] {
        let mut ratings = adding_up_to(score);
        ratings[12] = resettlement;
        let overall = rate(&all(&ratings)).overall;
        assert_eq!(
            (overall.rating, overall.limited),
            (Some(rating), limited),
            "{score}, {resettlement:?}"
        );
    }
}

/// An unknown 4.1 leaves only what it could change open; one without relevant cases nothing (R7).
#[test]
fn resettlement_unknown_or_not_rated() {
    let mut assessment = all(&adding_up_to(33));
    let index = newest().standard_index("4.1").unwrap();
    assessment.entry_mut(index).stated = None;
    let overall = rate(&assessment).overall;
    assert_eq!((overall.score, overall.rating), (Some(33), None));
    assert_eq!(overall.ratings, Some(Range { min: Good, max: Outstanding }));
    assessment.entry_mut(index).status = Status::NotRated;
    let overall = rate(&assessment).overall;
    assert_eq!(
        (overall.out_of, overall.rating, overall.indicative),
        (36, Some(Outstanding), false)
    );
}

/// East Sussex, 2024: 25 of 36 and Good, although one standard is Inadequate.
#[test]
fn an_inadequate_standard_caps_nothing() {
    let (i, r, g, o) = (Inadequate, RequiresImprovement, Good, Outstanding);
    let overall = rate(&all(&[g, g, o, o, g, i, o, o, r, r, o, g, r])).overall;
    assert_eq!((overall.score, overall.rating), (Some(25), Some(Good)));
}

/// R10: what is not inspected leaves the score and its maximum, and is neither blank nor zero.
#[test]
fn a_domain_that_was_not_inspected() {
    let mut assessment = all(&adding_up_to(0));
    for index in 4..8 {
        assessment.entry_mut(index).status = Status::NotInspected;
    }
    let ratings = rate(&assessment);
    assert_eq!(ratings.standards[4].basis, Basis::NotInspected);
    assert_eq!(ratings.standards[4].rating, None);
    let overall = &ratings.overall;
    assert_eq!((overall.score, overall.out_of, overall.indicative), (Some(0), 24, true));
    set(&mut assessment, 0, Outstanding);
    set(&mut assessment, 1, Good);
    assert_eq!(rate(&assessment).overall.rating, Some(RequiresImprovement), "5 of 24");
}

#[test]
fn nothing_inspected_is_no_rating() {
    let mut assessment = Assessment::blank(newest());
    for index in 0..13 {
        assessment.entry_mut(index).status = Status::NotInspected;
    }
    let overall = rate(&assessment).overall;
    assert_eq!((overall.out_of, overall.rating, overall.ratings), (0, None, None));
}

#[test]
fn a_blank_assessment_allows_everything() {
    let overall = rate(&Assessment::blank(newest())).overall;
    assert_eq!(overall.scores, Range { min: 0, max: 36 });
    assert_eq!(overall.ratings, Some(Range { min: Inadequate, max: Outstanding }));
    assert_eq!((overall.score, overall.rating, overall.score_by_rule), (None, None, None));
}

/// A rating stated without figures counts, and leaves the result by the rule unknown.
#[test]
fn a_stated_rating_stands_in_for_figures() {
    let mut assessment = all(&adding_up_to(36));
    let entry = assessment.entry_mut(4);
    entry.shares_mut().fill(None);
    entry.stated = Some(Good);
    let ratings = rate(&assessment);
    let rated = ratings.standards[4];
    assert_eq!((rated.rating, rated.by_rule, rated.basis), (Some(Good), None, Basis::Stated));
    assert_eq!((ratings.overall.score, ratings.overall.score_by_rule), (Some(35), None));
}

#[test]
fn discretion_moves_the_rating_and_keeps_the_rule() {
    let mut assessment = all(&adding_up_to(18));
    let index = newest().standard_index("3.1").unwrap();
    let before = rate(&assessment).overall;
    assessment.entry_mut(index).discretion =
        Some(Discretion { rating: Outstanding, reason: String::new(), stated_by_report: false });
    let ratings = rate(&assessment);
    let rated = ratings.standards[index];
    assert_eq!((rated.rating, rated.basis), (Some(Outstanding), Basis::Discretion));
    assert_eq!(ratings.overall.score_by_rule, before.score);
    assert_eq!(ratings.overall.rating, Some(Good));
    assert_eq!(ratings.overall.rating_by_rule, Some(RequiresImprovement));
}

fn share() -> impl Strategy<Value = Share> {
    prop_oneof![
        (0..=10_000u16)
            .prop_map(|hundredths| Share::Percent(Percent::from_hundredths(hundredths).unwrap())),
        (1..=91u32)
            .prop_flat_map(|of| (0..=of).prop_map(move |yes| Share::counts(yes, of).unwrap())),
    ]
}

fn rating() -> impl Strategy<Value = Rating> {
    (0..4usize).prop_map(|index| Rating::ALL[index])
}

/// Any assessment, complete or not, in either edition.
fn assessment(complete: bool) -> impl Strategy<Value = Assessment> {
    // The strategy takes no certainty, so a complete assessment is filled in afterwards.
    let known = 0.7;
    (0..Edition::all().len()).prop_flat_map(move |edition| {
        let edition = &Edition::all()[edition];
        let entry = (
            prop::collection::vec(prop::option::weighted(known, share()), 3),
            prop::option::weighted(known, rating()),
            prop::option::weighted(0.1, rating()),
            prop_oneof![8 => Just(Status::Inspected), 1 => Just(Status::NotInspected), 1 => Just(Status::NotRated)],
        );
        prop::collection::vec(entry, edition.standards.len()).prop_map(move |entries| {
            let mut assessment = Assessment::blank(edition);
            for (index, (shares, stated, discretion, status)) in entries.into_iter().enumerate() {
                let entry = assessment.entry_mut(index);
                let fill = complete.then_some((percent(50), Good));
                for (place, share) in entry.shares_mut().iter_mut().zip(shares) {
                    *place = share.or(fill.map(|(share, _)| share));
                }
                let judged = entry.shares().is_empty();
                entry.stated = stated.or(fill.map(|(_, rating)| rating)).filter(|_| judged);
                entry.status = status;
                entry.discretion = discretion.map(|rating| Discretion {
                    rating,
                    reason: String::new(),
                    stated_by_report: false,
                });
            }
            assessment
        })
    })
}

proptest! {
    /// Raising any share never lowers a rating, the score or the range.
    #[test]
    fn raising_a_share_lowers_nothing(mut assessment in assessment(false), place in 0..39usize, raised in share()) {
        let index = place / 3 % assessment.entries().len();
        let before = rate(&assessment);
        if let Some(known) = assessment.entry_mut(index).shares_mut().get_mut(place % 3) {
            let Some(lower) = *known else { return Ok(()) };
            prop_assume!(raised.whole_percent() >= lower.whole_percent());
            *known = Some(raised);
        }
        let after = rate(&assessment);
        let (old, new) = (before.standards[index].range, after.standards[index].range);
        prop_assert!(new.map(|range| range.min) >= old.map(|range| range.min));
        prop_assert!(new.map(|range| range.max) >= old.map(|range| range.max));
        prop_assert!(after.overall.scores.min >= before.overall.scores.min);
        prop_assert!(after.overall.scores.max >= before.overall.scores.max);
        prop_assert!(after.overall.ratings.map(|range| range.min) >= before.overall.ratings.map(|range| range.min));
        prop_assert!(after.overall.ratings.map(|range| range.max) >= before.overall.ratings.map(|range| range.max));
    }

    /// Whatever is filled in later, the result lies in the range; and both ends can be reached.
    #[test]
    fn the_range_holds_every_completion(partial in assessment(false), fill in prop::collection::vec((share(), rating()), 39)) {
        let range = rate(&partial).overall;
        let complete = |filling: &dyn Fn(usize, usize) -> (Share, Rating)| {
            let mut whole = partial.clone();
            for index in 0..whole.entries().len() {
                let judged = !whole.edition().standards[index].is_case_based();
                let entry = whole.entry_mut(index);
                for (question, place) in entry.shares_mut().iter_mut().enumerate() {
                    place.get_or_insert(filling(index, question).0);
                }
                if judged {
                    entry.stated.get_or_insert(filling(index, 0).1);
                }
            }
            rate(&whole).overall
        };
        let random = complete(&|index, question| fill[index * 3 + question]);
        let worst = complete(&|_, _| (percent(0), Inadequate));
        let best = complete(&|_, _| (percent(100), Outstanding));
        for overall in [&random, &worst, &best] {
            let score = overall.score.expect("complete");
            prop_assert!(range.scores.min <= score && score <= range.scores.max);
            if let Some(ratings) = range.ratings {
                let rating = overall.rating.expect("complete");
                prop_assert!(ratings.min <= rating && rating <= ratings.max);
            }
        }
        prop_assert_eq!(worst.score, Some(range.scores.min));
        prop_assert_eq!(best.score, Some(range.scores.max));
        prop_assert_eq!(worst.rating, range.ratings.map(|ratings| ratings.min));
        prop_assert_eq!(best.rating, range.ratings.map(|ratings| ratings.max));
    }

    /// The score is the sum of the points of the ratings shown beside it.
    #[test]
    fn the_score_adds_up(assessment in assessment(true)) {
        let ratings = rate(&assessment);
        let edition = assessment.edition();
        let rated = edition.standards.iter().zip(&ratings.standards).filter(|(standard, _)| standard.scored);
        let points: Vec<u16> = rated.filter_map(|(_, rated)| rated.rating).map(|rating| edition.points(rating)).collect();
        prop_assert_eq!(ratings.overall.score, Some(points.iter().sum()));
        prop_assert_eq!(usize::from(ratings.overall.out_of), points.len() * 3);
    }
}
