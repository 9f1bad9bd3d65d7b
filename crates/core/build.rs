//! Turns `editions/*.json` into Rust constants, so that the built-in editions cost no parsing and
//! no parser at run time (a JSON reader would be a tenth of the page's download). They are read and
//! checked by the code that reads an edition of one's own.

#[path = "src/edition/file/mod.rs"]
mod file;

use file::{DomainFile, EditionFile, Fault, RATINGS, StandardFile, ThemeFile};
use std::fmt::Write as _;
use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=editions");
    println!("cargo::rerun-if-changed=src/edition/file");
    let mut files: Vec<_> = fs::read_dir("editions")
        .expect("the folder of editions")
        .map(|entry| entry.expect("an edition's file").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .filter(|path| !path.to_string_lossy().ends_with(".schema.json"))
        .collect();
    files.sort();
    let mut out = String::from("&[\n");
    let mut ids: Vec<String> = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("a readable edition");
        let taken: Vec<_> = ids.iter().map(String::as_str).collect();
        let edition = file::read(&text, &taken)
            .unwrap_or_else(|faults| panic!("{}:\n{}", file.display(), listed(&text, &faults)));
        out += &literal(&edition);
        ids.push(edition.id);
    }
    out.push_str("]\n");
    let target = Path::new(&env::var_os("OUT_DIR").expect("OUT_DIR")).join("editions.rs");
    fs::write(target, out).expect("a writable OUT_DIR");
}

fn listed(text: &str, faults: &[Fault]) -> String {
    let mut list = String::new();
    for Fault { wrong, at, path, found, expected } in faults {
        let line = text[..*at].matches('\n').count() + 1;
        let _ =
            writeln!(list, "line {line}, {path}: {wrong:?}, found {found}, expected {expected}");
    }
    list
}

/// The edition as a Rust expression of type `Edition`.
fn literal(edition: &EditionFile) -> String {
    let mut out = String::new();
    let EditionFile { id, in_use: [from, to], bands, points, overall_bands, margin, .. } = edition;
    let _ = write!(
        out,
        "Edition {{ id: {id:?}, in_use: Period {{ from: {from:?}, to: {to:?} }}, bands: {bands:?}, points: {points:?}, \
         overall_bands: {overall_bands:?}, margin: {margin}, domains: &[",
    );
    for DomainFile { number, name, scored, cues, disposals } in &edition.domains {
        let _ = write!(
            out,
            "Domain {{ number: {number:?}, name: {name:?}, scored: {scored}, cues: &{cues:?}, #[cfg(feature = \"tables\")] disposals: &{disposals:?} }},"
        );
    }
    out.push_str("], standards: &[");
    for StandardFile { number, name, domain, cues, key_questions } in &edition.standards {
        let scored = edition.domains[*domain].scored;
        let _ = write!(
            out,
            "Standard {{ number: {number:?}, name: {name:?}, domain: {domain}, scored: {scored}, cues: &{cues:?}, key_questions: &[",
        );
        for (position, ThemeFile { id, label, cues, weak_cues }) in key_questions.iter().enumerate()
        {
            let key_question = format!("{number}.{}", position + 1);
            let _ = write!(
                out,
                "KeyQuestion {{ number: {key_question:?}, theme: {id:?}, label: {label:?}, cues: &{cues:?}, weak_cues: &{weak_cues:?} }},"
            );
        }
        out.push_str("] },");
    }
    out.push_str("], limits: &[");
    for limit in &edition.limits {
        let _ = write!(
            out,
            "Limit {{ standard: {}, rating: Rating::{}, overall_at_most: Rating::{} }},",
            limit.standard,
            variant(RATINGS[limit.rating]),
            variant(RATINGS[limit.overall_at_most]),
        );
    }
    out.push_str("], sources: &[");
    for (rule, source) in &edition.sources {
        let _ = write!(out, "RuleSource {{ rule: Rule::R{rule}, source: {source:?} }},");
    }
    out.push_str("] },\n");
    out
}

/// `requires-improvement` as the variant `RequiresImprovement`.
fn variant(rating: &str) -> String {
    rating.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
