//! `docs/problems.md` describes every code, and its examples give what they say.
//!
//! Each code has a section: a heading in plain words, `**Severity** · \`code\``, what it means, an
//! example in a fence marked `text` (or, where no short text gives it, the test or the file that does),
//! and a paragraph that begins with `**How to mend it.**`.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use youth_justice_ratings::{Code, Reading, Source, import};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page() -> String {
    fs::read_to_string(root().join("docs/problems.md")).expect("docs/problems.md")
}

/// The name of anything in the contract.
fn name(value: impl serde::Serialize) -> String {
    match json!(value) {
        Value::String(name) => name,
        other => other.to_string(),
    }
}

/// What stands between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once(end).map(|(inside, _)| inside)
}

/// Whether the expectation in a file of `tests/files` has a problem of this code.
fn expects(path: &str, code: Code) -> bool {
    let text = fs::read_to_string(root().join(path)).unwrap_or_default();
    let expected: Value = serde_json::from_str(&text).unwrap_or_default();
    let problems = expected["problems"].as_array().map(Vec::as_slice).unwrap_or_default();
    // A code, or a code with what it is about: `file-pages-scanned: 2`.
    let code = name(code);
    problems.iter().any(|problem| {
        problem.as_str().and_then(|problem| problem.split(':').next()) == Some(code.as_str())
    })
}

/// What is wrong with the section of a code; nothing where it is as it should be.
fn faults(code: Code, section: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let severity = name(code.severity());
    if between(section, "**", "**").map(str::to_lowercase).as_deref() != Some(&severity) {
        faults.push(format!("its severity is {severity}: write **{severity}** with a capital"));
    }
    if !section.contains("\n**How to mend it.** ") {
        faults.push("it has no paragraph that begins with **How to mend it.**".to_owned());
    }
    if let Some(example) = between(section, "```text\n", "\n```") {
        let problems = import(&Source::text(example), &Reading::default()).problems;
        let found: Vec<String> = problems.iter().map(|problem| name(problem.code)).collect();
        if !found.contains(&name(code)) {
            faults.push(format!("its example gives {found:?} instead"));
        }
    } else if let Some(test) = between(section, "The test `", "`") {
        let file = between(section, "` in `", "`").unwrap_or_default();
        let text = fs::read_to_string(root().join(file)).unwrap_or_default();
        if !text.contains(&format!("fn {test}()")) && !text.contains(&format!("test('{test}',")) {
            faults.push(format!("there is no test {test} in {file}"));
        }
    } else if let Some(file) = between(section, "The file `", "`") {
        // The browser tests hold each file to what the expectation beside it says.
        if !expects(&format!("{file}.json"), code) {
            faults.push(format!("{file}.json does not expect it of {file}"));
        }
    } else {
        faults.push(
            "it has no example: a fence marked text, “The test `…` in `…`” or “The file `…`”"
                .to_owned(),
        );
    }
    faults
}

/// The same sections as `docs/problems.md`, in the same order; the examples come from there.
#[test]
fn the_welsh_page_describes_the_same_codes_with_their_severities() {
    let welsh =
        fs::read_to_string(root().join("docs/problems.cy.md")).expect("docs/problems.cy.md");
    let codes = |text: &str| -> Vec<String> {
        let sections = text.split("\n### ").skip(1);
        sections.map(|section| between(section, "· `", "`").unwrap_or("none").to_owned()).collect()
    };
    assert_eq!(codes(&welsh), codes(&page()), "docs/problems.cy.md");
    for section in welsh.split("\n### ").skip(1) {
        let code = between(section, "· `", "`").unwrap_or_default();
        let known = Code::ALL.iter().find(|&&known| name(known) == code).expect(code);
        let severity = match name(known.severity()).as_str() {
            "error" => "Gwall",
            "warning" => "Rhybudd",
            _ => "Nodyn",
        };
        assert_eq!(between(section, "**", "**"), Some(severity), "{code}");
        let paragraphs = section.matches("\n\n").count();
        assert!(paragraphs >= 3 && section.contains("\n\n**Sut i’w gywiro.** "), "{code}");
    }
}

#[test]
fn every_code_is_described_once_and_its_example_gives_it() {
    let page = page();
    let sections: Vec<&str> = page.split("\n### ").skip(1).collect();
    let mut faults_of_all = Vec::new();
    for &code in Code::ALL {
        let mark = format!("· `{}`\n", name(code));
        let own: Vec<&&str> = sections.iter().filter(|section| section.contains(&mark)).collect();
        match own[..] {
            [section] => {
                let faults = faults(code, section);
                faults_of_all.extend(faults.iter().map(|fault| format!("{}: {fault}", name(code))));
            }
            _ => faults_of_all.push(format!(
                "{}: it has {} sections. Write one in docs/problems.md, where it belongs:\n\n\
                 ### A heading in plain words\n\n**{}** · `{0}`\n\nWhat it means.\n\n\
                 ```text\nA text that gives it.\n```\n\n**How to mend it.** What to do.\n",
                name(code),
                own.len(),
                name(code.severity()),
            )),
        }
    }
    let described = sections.len();
    if described != Code::ALL.len() {
        faults_of_all.push(format!("{described} sections for {} codes", Code::ALL.len()));
    }
    assert!(faults_of_all.is_empty(), "docs/problems.md:\n{}", faults_of_all.join("\n"));
}
