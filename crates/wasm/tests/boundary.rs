//! The contract with the page, on the wasm target: `wasm-pack test --node crates/wasm`.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use youth_justice_ratings_wasm::{
    check_edition, draft, editions, figure, rate, rate_by, read, write,
};

/// What stands in `value` under a path such as `standards.2.1/rating`; steps end with a slash,
/// because numbers of standards have points.
fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('/').fold(value.clone(), |value, step| {
        Reflect::get(&value, &step.into()).unwrap_or(JsValue::UNDEFINED)
    })
}

fn text(value: &JsValue, path: &str) -> String {
    JSON::stringify(&at(value, path)).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn parse(json: &str) -> JsValue {
    JSON::parse(json).expect("JSON")
}

fn read_text(text: &str, edition: &str) -> JsValue {
    read(&text.into(), &edition.into())
}

#[wasm_bindgen_test]
fn a_text_comes_back_rated() {
    let outcome = read_text("2.1: 83, 50, 50\n1.1 Good", "2021");
    assert_eq!(text(&outcome, "form"), "\"list\"");
    assert_eq!(text(&outcome, "standards/2.1/rating"), "\"requires-improvement\"");
    assert_eq!(text(&outcome, "standards/2.1/drivers"), r#"["2.1.2","2.1.3"]"#);
    assert_eq!(
        text(&outcome, "standards/2.1/keyQuestions/2.1.1"),
        r#"{"percent":"83","yes":null,"of":null,"whole":83,"band":"outstanding","roundingDecides":false}"#
    );
    assert_eq!(text(&outcome, "overall/range/min/score"), "3");
    assert_eq!(text(&outcome, "overall/rating"), "null");
    assert_eq!(text(&outcome, "problems"), "[]");
}

#[wasm_bindgen_test]
fn problems_carry_code_place_and_what_stood_there() {
    let outcome = read_text("2.1: 83, 150, 50", "2021");
    assert_eq!(
        text(&outcome, "problems/0"),
        r#"{"code":"percent-over-100","severity":"error","line":1,"column":10,"sheet":null,"cell":null,"page":null,"about":"2.1.2","found":"150","expected":null,"otherLine":null,"mend":null}"#
    );
}

/// What is written reads back as what it was written from.
#[wasm_bindgen_test]
fn a_record_is_written_in_the_tools_own_forms() {
    let outcome = read_text("service: Isle of Wight\n2.1: 5 of 6, 3/6, 62.5\n1.1 RI", "2021");
    let written = write(&outcome, None);
    assert_eq!(text(&written, "vector"), r#""YJ:2021/1.1:R/2.1:5of6-3of6-62.5/end""#);
    for (form, service) in [("csv", true), ("vector", false), ("vectorWithService", true)] {
        let again = read_text(&at(&written, form).as_string().expect("text"), "2021");
        assert_eq!(text(&again, "standards"), text(&outcome, "standards"), "{form}");
        let expected = if service { "\"Isle of Wight\"" } else { "null" };
        assert_eq!(text(&again, "service"), expected, "{form}");
    }
    assert_eq!(text(&write(&JsValue::NULL, None), "vector"), r#""YJ:2021""#);
}

/// What `read` returns can be handed to `rate` as it is.
#[wasm_bindgen_test]
fn an_outcome_is_a_record() {
    let list = "2.1: 5 of 6, 3/6, 62.5\n2.2: 77, 80, 90 Outstanding\n1.1 RI\n4.1 not rated\n3 not inspected";
    let outcome = read_text(list, "2021");
    let again = rate(&outcome);
    for path in ["standards", "overall", "published", "prompts", "service", "edition"] {
        assert_eq!(text(&again, path), text(&outcome, path), "{path}");
    }
}

#[wasm_bindgen_test]
fn values_that_cannot_be_used_are_problems_and_the_rest_is_rated() {
    let outcome = rate(&parse(
        r#"{"edition":"2021","standards":{
            "1.1":{"stated":"good","keyQuestions":{"1.1.1":{"percent":"50"}}},
            "2.1":{"keyQuestions":{"2.1.1":{"percent":"101"},"2.1.2":{"yes":7,"of":6},"2.1.3":{"percent":"50"},"2.1.9":{"percent":"1"}}},
            "3.4":{"discretion":{"rating":"good"}},
            "9.9":{"stated":"good"}}}"#,
    ));
    let codes: Vec<String> = Array::from(&at(&outcome, "problems"))
        .iter()
        .map(|problem| text(&problem, "code").replace('"', ""))
        .collect();
    for code in [
        "percent-over-100",
        "yes-over-of",
        "unknown-key-question",
        "unknown-standard",
        "figure-for-judged",
        "discretion-for-judged",
    ] {
        assert!(codes.iter().any(|found| found == code), "{code} in {codes:?}");
    }
    assert_eq!(text(&outcome, "standards/1.1/rating"), "\"good\"");
    assert_eq!(text(&outcome, "standards/2.1/keyQuestions/2.1.3/whole"), "50");
}

#[wasm_bindgen_test]
fn values_of_another_kind_are_problems_and_the_rest_is_rated() {
    let json = r#"{"edition":"2021","standards":{
        "1.1":{"stated":"Good"},
        "1.3":{"stated":true},
        "1.2":{"stated":null},
        "2.1":{"keyQuestions":{"2.1.1":{"percent":83.5},"2.1.2":{"yes":"5","of":6,"percent":null},"2.1.3":"50%"},
            "discretion":{"rating":3}},
        "2.2":{"keyQuestions":{"2.2.1":{"percent":"81"}}}},
        "prompts":{"2.1.1":[70,"71",null]}}"#;
    for outcome in [rate_by(&parse(json), None), read_text(json, "2021")] {
        let problems: Vec<String> = Array::from(&at(&outcome, "problems"))
            .iter()
            .map(|problem| ["code", "about", "found"].map(|name| text(&problem, name)).join(" "))
            .map(|problem| problem.replace('"', ""))
            .collect();
        for problem in [
            "not-a-rating 1.1 Good",
            "not-a-rating 1.3 true",
            "not-a-figure 2.1.1 83.5",
            "not-a-figure 2.1.2 5",
            "not-a-figure 2.1.3 50%",
            "not-a-rating 2.1 3",
            "not-a-figure 2.1.1 70",
        ] {
            assert!(problems.iter().any(|found| found == problem), "{problem} in {problems:?}");
        }
        assert!(!problems.iter().any(|found| found.contains(" 1.2 ")), "{problems:?}");
        assert_eq!(text(&outcome, "standards/2.2/keyQuestions/2.2.1/whole"), "81");
    }
}

/// Anything at all may come in; none of it throws.
#[wasm_bindgen_test]
fn odd_input_is_a_result() {
    for json in [
        "null",
        "7",
        "\"x\"",
        "[]",
        "{}",
        r#"{"edition":7,"standards":[1,{"keyQuestions":"x"}]}"#,
        r#"{"edition":"1999","standards":{"2.1":null,"2.2":{"keyQuestions":{"2.2.1":{"yes":-1,"of":0.5}}}}}"#,
        r#"{"edition":"2021","published":{"score":70000,"month":"2022-13"},"prompts":{"2.1.1":["x",null]}}"#,
    ] {
        let outcome = rate(&parse(json));
        assert_eq!(text(&outcome, "overall/outOf"), "36", "{json}");
    }
    assert_eq!(text(&rate(&JsValue::UNDEFINED), "problems/0/code"), "\"nothing-recognised\"");
    assert_eq!(text(&read_text("", "no such edition"), "form"), "null");
}

#[wasm_bindgen_test]
fn a_figure_is_read_as_it_is_typed() {
    for (typed, share) in [
        ("83%", r#"{"percent":"83","yes":null,"of":null}"#),
        ("5/6", r#"{"percent":"83.33","yes":5,"of":6}"#),
        ("  ", "null"),
        ("8O", "null"),
    ] {
        assert_eq!(text(&figure(typed), "share"), share, "{typed:?}");
    }
    assert_eq!(text(&figure("8O"), "problem/code"), "\"not-a-figure\"");
    assert_eq!(text(&figure("  "), "problem"), "null");
}

#[wasm_bindgen_test]
fn editions_are_plain_data() {
    let editions = editions();
    assert_eq!(text(&editions, "length"), "2");
    assert_eq!(text(&editions, "1/id"), "\"2021\"");
    assert_eq!(text(&editions, "1/standards/4/keyQuestions/0/number"), "\"2.1.1\"");
}

/// Without a browser's storage a draft is refused, and nothing throws.
#[wasm_bindgen_test]
fn a_draft_without_storage_is_refused() {
    assert!(!draft::save_draft("key", "{}"));
    let loaded = draft::load_draft("key");
    assert_eq!((text(&loaded, "value"), text(&loaded, "failed")), ("null".into(), "true".into()));
}

/// What the page or the terminal gave as JSON comes back as it was.
#[wasm_bindgen_test]
fn an_outcome_as_json_is_read_without_loss() {
    let list = "service: Anytown\n2.1: 5/6, 3/6, 62.5\n2.2: 77, 80, 90 Outstanding\n4.1 not rated";
    let outcome = read_text(list, "2021");
    let again = read_text(&format!("\u{feff} {}", json_of(&outcome)), "2018");
    for path in ["form", "standards", "overall", "published", "prompts", "service", "edition"] {
        assert_eq!(text(&again, path), text(&outcome, path), "{path}");
    }
    assert_eq!(text(&again, "problems"), "[]");
}

#[wasm_bindgen_test]
fn broken_json_is_said_to_be_broken() {
    let json = json_of(&read_text("1.1 Good", "2021"));
    let outcome = read_text(&json[..json.len() / 2], "2021");
    assert_eq!(text(&outcome, "problems/0/code"), "\"broken-json\"");
    assert_eq!(text(&outcome, "form"), "null");
    // Braces alone make no JSON.
    assert_eq!(text(&read_text("{2.1: 83, 50, 50}", "2021"), "form"), "\"list\"");
}

fn json_of(value: &JsValue) -> String {
    JSON::stringify(value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Sheets come in as plain data, what is open comes back as a question, and an answer settles it.
#[wasm_bindgen_test]
fn sheets_are_read_and_questions_answered() {
    let source = parse(
        r#"{"text":"","sheets":[{"name":"Audit","rows":[
            [{"text":"KQ"},{"text":"Northtown"},{"text":"Southtown"}],
            [{"text":"2.1.1"},{"text":"83%","rows":1,"columns":1},{"text":"70%"}]]}]}"#,
    );
    let asked = read(&source, &parse(r#"{"edition":"2021"}"#));
    assert_eq!(
        text(&asked, "questions"),
        r#"[{"ask":"column","options":["Northtown","Southtown"]}]"#
    );
    let settled = read(&source, &parse(r#"{"edition":"2021","answers":{"column":1}}"#));
    assert_eq!(text(&settled, "standards/2.1/keyQuestions/2.1.1/percent"), "\"70\"");
    assert_eq!(text(&settled, "marks/0/cell"), "\"C2\"");
}

#[wasm_bindgen_test]
fn figures_are_not_read_by_another_edition_than_was_asked_for() {
    let asked = read_text("2.1: 83, 50, 50", "2031");
    assert_eq!(text(&asked, "problems/0/code"), "\"unknown-edition\"");
    assert_eq!(text(&asked, "problems/0/found"), "\"2031\"");
    assert_eq!(text(&asked, "standards/2.1/keyQuestions/2.1.1/percent"), "null");
    assert_eq!(text(&read_text("2.1: 83, 50, 50", ""), "edition"), "\"2021\"");
}

#[wasm_bindgen_test]
fn an_edition_of_ones_own_is_followed() {
    let file = include_str!("../../../docs/example-edition.json");
    assert_eq!(text(&check_edition(file), "edition/id"), "\"Island2026\"");
    let broken = check_edition(&file.replace("\"margin\": 3", "\"margin\": 300"));
    assert_eq!(text(&broken, "edition"), "null");
    assert_eq!(text(&broken, "problems/0/code"), "\"edition-out-of-range\"");
    assert_eq!(text(&broken, "problems/0/line"), "8");

    let options = parse("{}");
    let set = Reflect::set(&options, &"editionFile".into(), &file.into());
    assert_eq!(set, Ok(true));
    let source = "1.1 Good\n2.1: 38, 75\n2.2: 92, 90\n3.1: 9 of 10".into();
    let outcome = read(&source, &options);
    assert_eq!(text(&outcome, "edition"), "\"Island2026\"");
    assert_eq!(text(&outcome, "overall/score"), "13");
    let own = || Some(file.to_owned());
    assert_eq!(text(&rate_by(&outcome, own()), "overall/rating"), "\"requires-improvement\"");
    let line = text(&write(&outcome, own()), "vector");
    assert_eq!(line, "\"YJ:Island2026/1.1:G/2.1:38-75/2.2:92-90/3.1:9of10/end\"");

    // Without the file its figures are not taken for another edition's.
    let json = JSON::stringify(&outcome).expect("JSON");
    let unknown = read(&json.into(), &parse("{}"));
    assert_eq!(text(&unknown, "problems/0/code"), "\"unknown-edition\"");
    assert_eq!(text(&unknown, "overall/range/max/score"), "36");
}
