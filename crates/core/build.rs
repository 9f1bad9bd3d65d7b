//! Turns `editions/*.json` into Rust constants, so that the built-in editions cost no parsing and
//! no parser at run time (a JSON reader would be a tenth of the page's download).

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Edition {
    id: String,
    in_use: Period,
    bands: Cuts,
    points: Points,
    overall_bands: Cuts,
    margin: u8,
    themes: Vec<Theme>,
    domains: Vec<Domain>,
    limits: Vec<Limit>,
    sources: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Period {
    from: String,
    to: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Cuts {
    requires_improvement: u16,
    good: u16,
    outstanding: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Points {
    inadequate: u16,
    requires_improvement: u16,
    good: u16,
    outstanding: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Theme {
    id: String,
    label: String,
    cues: Vec<String>,
    weak_cues: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Domain {
    number: String,
    name: String,
    #[serde(default = "yes")]
    scored: bool,
    cues: Vec<String>,
    #[serde(default)]
    disposals: Vec<String>,
    standards: Vec<Standard>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Standard {
    number: String,
    name: String,
    cues: Vec<String>,
    key_questions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Limit {
    standard: String,
    rating: String,
    overall_at_most: String,
}

fn yes() -> bool {
    true
}

fn main() {
    println!("cargo::rerun-if-changed=editions");
    let mut files: Vec<_> = fs::read_dir("editions")
        .expect("the folder of editions")
        .map(|entry| entry.expect("an edition's file").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .collect();
    files.sort();
    let mut out = String::from("&[\n");
    for file in &files {
        let text = fs::read_to_string(file).expect("a readable edition");
        let edition: Edition = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        out += &literal(&edition);
    }
    out.push_str("]\n");
    let target = Path::new(&env::var_os("OUT_DIR").expect("OUT_DIR")).join("editions.rs");
    fs::write(target, out).expect("a writable OUT_DIR");
}

/// The edition as a Rust expression of type `Edition`.
fn literal(edition: &Edition) -> String {
    let mut out = String::new();
    let standards = || edition.domains.iter().flat_map(|domain| &domain.standards);
    let Edition { id, in_use, bands, points, overall_bands, margin, .. } = edition;
    let _ = write!(
        out,
        "Edition {{ id: {id:?}, in_use: Period {{ from: {:?}, to: {:?} }}, bands: {}, points: [{}, {}, {}, {}], \
         overall_bands: {}, margin: {margin}, domains: &[",
        in_use.from,
        in_use.to,
        cuts(bands),
        points.inadequate,
        points.requires_improvement,
        points.good,
        points.outstanding,
        cuts(overall_bands),
    );
    for Domain { number, name, scored, cues, disposals, .. } in &edition.domains {
        let _ = write!(
            out,
            "Domain {{ number: {number:?}, name: {name:?}, scored: {scored}, cues: &{cues:?}, #[cfg(feature = \"tables\")] disposals: &{disposals:?} }},"
        );
    }
    out.push_str("], standards: &[");
    for (index, domain) in edition.domains.iter().enumerate() {
        for standard in &domain.standards {
            let Standard { number, name, cues, key_questions } = standard;
            let _ = write!(
                out,
                "Standard {{ number: {number:?}, name: {name:?}, domain: {index}, scored: {}, cues: &{cues:?}, key_questions: &[",
                domain.scored
            );
            for (position, theme) in key_questions.iter().enumerate() {
                let theme = edition.themes.iter().find(|known| known.id == *theme);
                let Theme { id, label, cues, weak_cues } = theme.expect("a theme of the edition");
                let key_question = format!("{number}.{}", position + 1);
                let _ = write!(
                    out,
                    "KeyQuestion {{ number: {key_question:?}, theme: {id:?}, label: {label:?}, cues: &{cues:?}, weak_cues: &{weak_cues:?} }},"
                );
            }
            out.push_str("] },");
        }
    }
    out.push_str("], limits: &[");
    for limit in &edition.limits {
        let index = standards().position(|standard| standard.number == limit.standard);
        let _ = write!(
            out,
            "Limit {{ standard: {}, rating: Rating::{}, overall_at_most: Rating::{} }},",
            index.expect("a standard of the edition"),
            variant(&limit.rating),
            variant(&limit.overall_at_most),
        );
    }
    out.push_str("], sources: &[");
    for (rule, source) in &edition.sources {
        let _ = write!(out, "RuleSource {{ rule: Rule::{rule}, source: {source:?} }},");
    }
    out.push_str("] },\n");
    out
}

fn cuts(cuts: &Cuts) -> String {
    format!("[{}, {}, {}]", cuts.requires_improvement, cuts.good, cuts.outstanding)
}

/// `requires-improvement` as the variant `RequiresImprovement`.
fn variant(rating: &str) -> String {
    rating.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
