//! Rates a file in a terminal: `cargo run -q -p youth-justice-ratings --example rate -- [--json] FILE`.
//!
//! `-` is standard input. `--edition FILE` rates by an edition of one's own. `--answer ASK=N` answers a question of an earlier reading with its option N,
//! counted from 0: `--answer column=1`. Exit status: 0 rated or partly rated, 1 nothing usable in the input,
//! 2 the file cannot be read or the usage is wrong.

mod reading;

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::process::ExitCode;
use youth_justice_ratings::{
    Answers, Ask, Assessment, AssessmentRecord, Code, Edition, Editions, Form, Outcome, Problem,
    Reading, Source, import,
};

const USAGE: &str = "Usage: rate [--json] [--edition EDITION.json] [--answer ASK=N]... FILE    (- reads standard input)";

fn main() -> ExitCode {
    let mut json = false;
    let mut files = Vec::new();
    let mut options = Reading::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--answer" => {
                let given = arguments.next().unwrap_or_default();
                if !answer(&given, &mut options.answers) {
                    return usage(&format!("{given} answers no question."));
                }
            }
            "--edition" => {
                let given = arguments.next().unwrap_or_default();
                match edition(&given) {
                    Ok(own) => {
                        options = Reading { answers: options.answers, ..Reading::by_own(own) }
                    }
                    Err(message) => return usage(&message),
                }
            }
            "--json" => json = true,
            "--help" | "-h" => {
                say(USAGE);
                return ExitCode::SUCCESS;
            }
            other if other.starts_with("--") => return usage(&format!("Unknown option {other}.")),
            _ => files.push(argument),
        }
    }
    let [file] = files.as_slice() else {
        return usage("Name one file.");
    };
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(error) => return usage(&format!("{file} cannot be read: {error}.")),
    };
    let reading::Read { text, sheets, problems } = match reading::source(&bytes) {
        Ok(source) => source,
        Err(error) => return usage(&format!("{file} cannot be read: {error}.")),
    };
    let read = own_json(&text, options.editions);
    let mut usable = read.as_ref().is_some_and(|read| !is_broken(read));
    let outcome = read.unwrap_or_else(|| {
        let mut read = import(&Source { text: &text, sheets: &sheets }, &options);
        read.problems.splice(0..0, problems);
        usable = read.form.is_some();
        Outcome::of(read)
    });
    let words = Words::english();
    let outcome = words.complete(serde_json::to_value(outcome).expect("plain data"));
    say(&if json {
        serde_json::to_string_pretty(&outcome).expect("plain data")
    } else {
        shown(&outcome, &words, options.editions)
    });
    if usable { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// Prints; whoever reads it may have seen enough, as `head` has.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn usage(message: &str) -> ExitCode {
    eprintln!("{message}\n{USAGE}");
    ExitCode::from(2)
}

/// Takes an answer such as `column=1`; false where it is none.
fn answer(given: &str, answers: &mut Answers) -> bool {
    let Some((name, option)) = given.split_once('=') else { return false };
    let ask = Ask::ALL.into_iter().find(|ask| ask.code() == name);
    match (ask, option.parse()) {
        (Some(ask), Ok(option)) => {
            answers.set(ask, option);
            true
        }
        _ => false,
    }
}

/// Reads the file of an edition; the message lists all that is wrong in it.
fn edition(file: &str) -> Result<&'static Edition, String> {
    let bytes = read(file).map_err(|error| format!("{file} cannot be read: {error}."))?;
    Edition::from_json(&String::from_utf8_lossy(&bytes)).map_err(|problems| {
        let words = Words::english();
        let mut message = format!("{file} is no edition that can be used:");
        for problem in words.complete(json!({ "problems": problems }))["problems"]
            .as_array()
            .into_iter()
            .flatten()
        {
            let place =
                |name: &str| problem[name].as_u64().map_or(String::new(), |at| format!(":{at}"));
            let said = |name: &str| problem[name].as_str().unwrap_or_default();
            let (line, column) = (place("line"), place("column"));
            let said = [said("message"), said("suggestion")].join(" ");
            message += &["\n", file, &line, &column, ": ", &said].concat();
        }
        message
    })
}

fn read(file: &str) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == "-" {
        std::io::stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(file)?;
    }
    Ok(bytes)
}

/// What this program printed with `--json`, read back; `None` where `text` is something else.
fn own_json(text: &str, editions: Editions) -> Option<Outcome> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return None;
    }
    let parsed = serde_json::from_str(text).and_then(|value: Value| {
        let form = value["form"].as_str().and_then(Form::from_code);
        let own = value.get("standards").is_some() || value.get("edition").is_some();
        Ok(own.then_some((serde_json::from_value::<AssessmentRecord>(value)?, form)))
    });
    match parsed {
        Ok(read) => read.map(|(record, form)| {
            let (assessment, problems) = record.check_by(editions);
            let unknown = problems.iter().find(|known| known.code == Code::UnknownEdition);
            match unknown.cloned() {
                // Its numbers may mean something else.
                Some(unknown) => {
                    Outcome::new(&Assessment::blank(Edition::newest()), None, vec![unknown])
                }
                None => Outcome::new(&assessment, form, problems),
            }
        }),
        Err(error) => {
            if !["\"standards\"", "\"edition\""].iter().any(|name| text.contains(name)) {
                return None;
            }
            let mut problem = Problem::new(Code::BrokenJson);
            if error.line() > 0 {
                let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
                problem = problem.at((number(error.line()), number(error.column())));
            }
            Some(Outcome::new(&Assessment::blank(Edition::newest()), None, vec![problem]))
        }
    }
}

fn is_broken(outcome: &Outcome) -> bool {
    outcome
        .problems
        .iter()
        .any(|problem| matches!(problem.code, Code::BrokenJson | Code::UnknownEdition))
}

/// The words of one language: the core knows codes only.
struct Words(BTreeMap<String, String>);

impl Words {
    fn english() -> Self {
        let catalogues =
            [include_str!("../words/en/names.json"), include_str!("../words/en/explanations.json")];
        let words = catalogues.map(|catalogue| {
            serde_json::from_str::<BTreeMap<_, _>>(catalogue).expect("a catalogue of words")
        });
        Self(words.into_iter().flatten().collect())
    }

    fn say(&self, key: &str) -> String {
        self.0.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// The words for `key`, with the fields of `problem` in place of their names in braces.
    fn about(&self, key: &str, problem: &Value) -> String {
        let mut text = self.say(key);
        for (name, value) in problem.as_object().into_iter().flatten() {
            let value = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
            let rating = self
                .0
                .get(&format!("rating.{value}"))
                .or_else(|| self.0.get(&format!("status.{value}")));
            text = text.replace(&format!("{{{name}}}"), rating.unwrap_or(&value));
        }
        text
    }

    /// Adds to each problem its message and suggestion, and to a discretion that only a report
    /// states its reason.
    fn complete(&self, mut outcome: Value) -> Value {
        for problem in outcome["problems"].as_array_mut().into_iter().flatten() {
            let key = format!("problem.{}", problem["code"].as_str().unwrap_or_default());
            problem["message"] = json!(self.about(&key, problem));
            problem["suggestion"] = json!(self.about(&format!("{key}.mend"), problem));
        }
        for (_, standard) in outcome["standards"].as_object_mut().into_iter().flatten() {
            if standard["discretion"]["statedByReport"] == json!(true) {
                standard["discretion"]["reason"] = json!(self.say("discretion.stated-by-report"));
            }
        }
        outcome
    }

    fn rating(&self, rating: &Value) -> String {
        rating
            .as_str()
            .map_or_else(|| "-".to_owned(), |rating| self.say(&format!("rating.{rating}")))
    }
}

/// What a person reads, line by line.
fn shown(outcome: &Value, words: &Words, editions: Editions) -> String {
    let mut lines = Vec::new();
    let edition = editions.by_id(outcome["edition"].as_str().unwrap_or_default());
    let edition = edition.expect("an edition that is known");
    lines.push(format!(
        "{} ({} edition)",
        outcome["service"].as_str().unwrap_or("Unnamed service"),
        edition.id
    ));
    for standard in edition.standards {
        let rated = &outcome["standards"][standard.number];
        let shares: Vec<_> = standard
            .key_questions
            .iter()
            .map(|question| match rated["keyQuestions"][question.number]["percent"].as_str() {
                Some(percent) => format!("{percent}%"),
                None => "-".to_owned(),
            })
            .collect();
        let rating = match rated["status"].as_str() {
            Some("inspected") | None => words.rating(&rated["rating"]),
            Some(status) => words.say(&format!("status.{status}")),
        };
        let moved = if rated["discretion"].is_null() {
            String::new()
        } else {
            format!(" (by the rule {})", words.rating(&rated["byRule"]))
        };
        lines.push(format!(
            "{:4} {:44} {:22} {rating}{moved}",
            standard.number,
            standard.name,
            shares.join(" ")
        ));
    }
    for question in outcome["questions"].as_array().into_iter().flatten() {
        let ask = question["ask"].as_str().unwrap_or_default();
        lines.push(words.say(&format!("ask.{ask}")));
        for (number, option) in question["options"].as_array().into_iter().flatten().enumerate() {
            let option = option.as_str().unwrap_or_default();
            let key = format!("ask.{ask}.{option}");
            let shown =
                if words.0.contains_key(&key) { words.say(&key) } else { option.to_owned() };
            lines.push(format!("  --answer {ask}={number}  {shown}"));
        }
    }
    let overall = &outcome["overall"];
    let (min, max) = (&overall["range"]["min"], &overall["range"]["max"]);
    lines.push(match overall["score"].as_u64() {
        Some(score) => format!("Score {score} of {}", overall["outOf"]),
        None => format!("Score {} to {} of {}", min["score"], max["score"], overall["outOf"]),
    });
    lines.push(if overall["rating"].is_null() {
        format!("Overall {} to {}", words.rating(&min["rating"]), words.rating(&max["rating"]))
    } else {
        format!("Overall {}", words.rating(&overall["rating"]))
    });
    if overall["byRule"]["score"] != overall["score"] {
        lines.push(format!(
            "By the rules alone: {}, {}",
            overall["byRule"]["score"],
            words.rating(&overall["byRule"]["rating"])
        ));
    }
    for problem in outcome["problems"].as_array().into_iter().flatten() {
        let severity =
            words.say(&format!("severity.{}", problem["severity"].as_str().unwrap_or_default()));
        let place = match (
            problem["cell"].as_str(),
            problem["line"].as_u64(),
            problem["column"].as_u64(),
        ) {
            (Some(cell), ..) => match problem["sheet"].as_str() {
                Some(sheet) => format!(" {sheet}, cell {cell}:"),
                None => format!(" cell {cell}:"),
            },
            (None, Some(line), Some(column)) => format!(" line {line}, column {column}:"),
            _ => String::new(),
        };
        lines.push(format!(
            "{severity}:{place} {} {}",
            problem["message"].as_str().unwrap_or_default(),
            problem["suggestion"].as_str().unwrap_or_default()
        ));
    }
    lines.join("\n")
}
