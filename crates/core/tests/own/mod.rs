//! The example of the guide, files of editions with something wrong in them, and right ones by chance.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The guide's example.
pub(crate) fn example() -> String {
    fs::read_to_string(root().join("docs/example-edition.json")).expect("the guide's example")
}

/// The example with something wrong in it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Fault {
    /// What stands in the example, and what to put in its place.
    pub replace: [String; 2],
    /// Whether the schema rejects it too; null where it is no JSON that a schema could be asked about.
    pub schema: Option<bool>,
    /// What is reported.
    pub problems: Vec<String>,
}

pub(crate) fn faults() -> Vec<Fault> {
    let text = fs::read_to_string(root().join("tests/editions/faults.json")).expect("the faults");
    serde_json::from_str(&text).expect("a list of faults")
}

pub(crate) fn update(faults: &[Fault]) {
    let text = serde_json::to_string_pretty(faults).expect("plain data");
    fs::write(root().join("tests/editions/faults.json"), text + "\n").expect("a writable file");
}

pub(crate) fn damaged([from, to]: &[String; 2]) -> String {
    let text = example();
    assert!(text.contains(from.as_str()), "the example has no {from}");
    text.replacen(from, to, 1)
}

/// Files of right editions, of all sizes.
pub(crate) fn editions() -> impl Strategy<Value = String> {
    let domain =
        (any::<bool>(), prop::collection::vec(prop::collection::vec(0usize..6, 0..5), 1..4));
    let rising = |most: u16| {
        prop::collection::btree_set(1..=most, 3)
            .prop_map(|cuts| cuts.into_iter().collect::<Vec<_>>())
    };
    let points = prop::collection::vec(0u16..=4, 3);
    (
        prop::collection::vec(domain, 1..4),
        rising(100),
        points,
        1u16..=4,
        0u16..=100,
        "[A-Za-z][A-Za-z0-9]{2,9}",
        prop::collection::vec((0usize..20, 0usize..4, 0usize..3), 0..4),
        prop::collection::vec(0u16..1000, 3),
    )
        .prop_map(|(mut domains, bands, mut points, most, margin, id, limits, overall)| {
            // Some standard is scored, and three overall cuts fit the full score.
            domains[0].0 = true;
            points.sort_unstable();
            let most = most.max(points[2]).max(3);
            edition(
                &domains,
                &bands,
                &[&points[..], &[most]].concat(),
                margin,
                &id,
                &limits,
                &overall,
            )
        })
}

type DomainShape = (bool, Vec<Vec<usize>>);

fn edition(
    domains: &[DomainShape],
    bands: &[u16],
    points: &[u16],
    margin: u16,
    id: &str,
    limits: &[(usize, usize, usize)],
    overall: &[u16],
) -> String {
    const NAMES: [&str; 4] = ["inadequate", "requires-improvement", "good", "outstanding"];
    const THEMES: [&str; 6] = ["apple", "birch", "cedar", "damson", "elder", "fir"];
    const STANDARDS: [&str; 6] = ["amber", "beryl", "coral", "diamond", "emerald", "flint"];
    let cuts = |cuts: &[u16]| json!({ NAMES[1]: cuts[0], NAMES[2]: cuts[1], NAMES[3]: cuts[2] });
    let mut full = 0;
    let mut numbers = Vec::new();
    let domains: Vec<Value> = domains.iter().enumerate().map(|(index, (scored, standards))| {
        let number = index + 1;
        let standards: Vec<Value> = standards.iter().enumerate().map(|(index, asked)| {
            let number = format!("{number}.{}", index + 1);
            numbers.push(number.clone());
            full += if *scored { points[3] } else { 0 };
            let mut themes: Vec<_> = asked.iter().map(|&theme| THEMES[theme]).collect();
            themes.sort_unstable();
            themes.dedup();
            json!({ "number": number, "name": format!("The {}", STANDARDS[index]),
                "cues": [STANDARDS[index]], "keyQuestions": themes })
        }).collect();
        json!({ "number": number.to_string(), "name": format!("Part {number}"), "scored": scored,
            "cues": [format!("part {number}")], "standards": standards })
    }).collect();
    let mut overall: Vec<u16> = overall.iter().map(|cut| cut % full + 1).collect();
    overall.sort_unstable();
    overall.dedup();
    // Too few left for three: the lowest that there are.
    let overall = if overall.len() == 3 { overall } else { vec![1, 2, 3] };
    let mut seen = Vec::new();
    let limits: Vec<Value> = limits.iter().filter_map(|&(standard, rating, at_most)| {
        let limit = (numbers[standard % numbers.len()].clone(), rating);
        let is_new = !seen.contains(&limit);
        seen.push(limit.clone());
        is_new.then(|| json!({ "standard": limit.0, "rating": NAMES[rating], "overallAtMost": NAMES[at_most] }))
    }).collect();
    let themes: Vec<Value> = THEMES
        .iter()
        .map(|theme| json!({ "id": theme, "label": format!("About {theme}"), "cues": [theme] }))
        .collect();
    json!({
        "id": id,
        "inUse": { "from": "2026", "to": "2027" },
        "bands": cuts(bands),
        "points": { NAMES[0]: points[0], NAMES[1]: points[1], NAMES[2]: points[2], NAMES[3]: points[3] },
        "overallBands": cuts(&overall),
        "margin": margin,
        "themes": themes,
        "domains": domains,
        "limits": limits,
        "sources": {},
    })
    .to_string()
}
