//! Published results come out as published.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};
use youth_justice_ratings::{Assessment, Edition, Outcome, Rating, Reading, import, rate};

/// Scores and overall ratings as published from 2021 to 2025, all out of 36: service, month or day
/// of publication, score, overall rating. Collected by Data to Insight (MIT licence) from the
/// inspectorate's reports.
const SCORES: &str = include_str!("data/published-scores.tsv");

/// Twelve ratings that add up to `score`.
fn adding_up_to(mut score: u16) -> Assessment {
    let edition = Edition::newest();
    let mut assessment = Assessment::blank(edition);
    for (index, standard) in edition.standards.iter().enumerate() {
        let points = if standard.scored { score.min(3) } else { 2 };
        score -= if standard.scored { points } else { 0 };
        assessment.entry_mut(index).stated = Some(Rating::ALL[usize::from(points)]);
    }
    assert_eq!(score, 0);
    assessment
}

#[test]
fn every_published_score_has_its_overall_rating() {
    let mut rows = 0;
    for row in SCORES.lines().skip(1) {
        let fields: Vec<_> = row.split('\t').collect();
        let [service, _, score, rating] = fields[..] else { panic!("{row}") };
        let score = score.parse().expect(row);
        let overall = rate(&adding_up_to(score)).overall;
        assert_eq!(overall.score, Some(score), "{service}");
        assert_eq!(overall.rating, Rating::from_words(rating), "{service}: {score}");
        rows += 1;
    }
    assert_eq!(rows, 81, "every row for use is checked");
}

/// The folder with the texts of real reports, which are not part of this project: `YJR_REPORTS`,
/// or `../shared/reports` beside the checkout.
fn reports() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reports");
    let folder = env::var_os("YJR_REPORTS").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// A rating's published name in the contract.
fn code(name: &serde_json::Value) -> Option<&'static str> {
    Rating::from_words(name.as_str()?).map(Rating::code)
}

/// Each hand-checked figure of each real report.
#[test]
fn real_reports_come_out_exactly() {
    let Some(folder) = reports() else {
        // Written past the test's capture, so that it is seen although the test passes.
        let _ = std::io::stderr().write_all(
            b"\n*** NOT CHECKED: the texts of the real reports are not here. Set YJR_REPORTS to their \
              folder to check them. The reports in tests/reports are checked all the same. ***\n\n",
        );
        return;
    };
    let truths = fs::read_dir(folder.join("truth")).expect("the folder of hand-checked figures");
    let mut checked = 0;
    for truth in truths {
        let path = truth.expect("a file of figures").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let truth: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(&path).expect("readable")).expect("JSON");
        let text = fs::read_to_string(folder.join(&name).with_extension("txt")).expect("the text");
        check(&name, &truth, &text);
        checked += 1;
    }
    assert!(checked >= 3, "{checked} reports checked");
}

fn check(name: &str, truth: &serde_json::Value, text: &str) {
    let read = import(&text.into(), &Reading::default());
    let outcome = Outcome::new(&read.assessment, read.form, read.problems);
    let outcome = serde_json::to_value(outcome).expect("plain data");
    assert_eq!(outcome["edition"], truth["edition"], "{name}");
    assert_eq!(outcome["service"], truth["service"], "{name}");
    assert_eq!(outcome["published"]["month"], truth["published"], "{name}");
    assert_eq!(outcome["published"]["score"], truth["published_score"], "{name}");
    assert_eq!(
        outcome["published"]["rating"].as_str(),
        code(&truth["published_overall"]),
        "{name}"
    );
    let overall = &outcome["overall"];
    assert_eq!(overall["score"], truth["score_published_sum"], "{name}");
    assert_eq!(overall["rating"].as_str(), code(&truth["overall_from_published_sum"]), "{name}");
    assert_eq!(overall["byRule"]["score"], truth["score_by_rule"], "{name}");
    assert_eq!(overall["byRule"]["rating"].as_str(), code(&truth["overall_by_rule"]), "{name}");
    for (number, expected) in truth["standards"].as_object().expect("standards") {
        let standard = &outcome["standards"][number];
        assert_eq!(standard["rating"].as_str(), code(&expected["published"]), "{name} {number}");
        assert_eq!(standard["byRule"].as_str(), code(&expected["by_rule"]), "{name} {number}");
        for (question, percent) in expected["key_questions"].as_object().into_iter().flatten() {
            let found = &standard["keyQuestions"][question]["percent"];
            assert_eq!(found.as_str(), Some(percent.to_string().as_str()), "{name} {question}");
        }
    }
    for (question, expected) in truth["prompts"]
        .as_object()
        .into_iter()
        .flatten()
        .flat_map(|(_, of)| of.as_object().expect("prompts of a standard"))
    {
        let expected: Vec<_> = expected["percent"]
            .as_array()
            .expect("percentages")
            .iter()
            .map(ToString::to_string)
            .collect();
        let found = outcome["prompts"][question].as_array().expect(question);
        let found: Vec<_> = found.iter().map(|percent| percent.as_str().expect("known")).collect();
        assert_eq!(found, expected, "{name} {question}");
    }
}
