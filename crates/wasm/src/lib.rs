//! The boundary: converts, calls the core, converts back. It has no rule of its own.
//!
//! Every function returns plain data in the shapes of `www/src/contract.ts`, which is generated
//! from the core's types. Bad input is a result with problems; a throw is a bug.

pub mod draft;
mod json;
mod record;
#[cfg(feature = "tables")]
mod source;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use youth_justice_ratings::{
    Assessment, Code, Edition, Outcome, Problem, Reading, Share, ShareRecord, import_plain,
};
#[cfg(feature = "tables")]
use youth_justice_ratings::{Source, import};

/// A third of the size of the standard library's own.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What a person typed as one figure: the share, or why it is none; both null when blank.
#[derive(Serialize)]
struct Figure {
    share: Option<ShareRecord>,
    problem: Option<Problem>,
}

/// The built-in editions, oldest first.
#[wasm_bindgen(unchecked_return_type = "Edition[]")]
pub fn editions() -> JsValue {
    plain(&Edition::all())
}

/// Reads a source: a text, or text and sheets. The options name the edition to take where the
/// source does not tell, and the answers to an earlier reading's questions; an edition's name
/// alone will do. What comes back can be handed to [`rate()`] as a record.
#[cfg(feature = "tables")]
#[wasm_bindgen(unchecked_return_type = "Outcome")]
pub fn read(
    #[wasm_bindgen(unchecked_param_type = "string | SourceInput")] source: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | ReadingOptions")] options: &JsValue,
) -> JsValue {
    let (text, sheets) = source::source(source);
    if let Some(outcome) = json::read(&text) {
        return plain(&outcome);
    }
    let source = Source { text: &text, sheets: &sheets };
    plain(&Outcome::of(import(&source, &source::reading(options))))
}

/// Reads a text as `read` does, if it can only be a report, a typed list or the tool's own JSON; null
/// where a build with the feature `tables` has to. `edition` is the one to take where the text does
/// not tell.
#[wasm_bindgen(js_name = readPlain, unchecked_return_type = "Outcome | null")]
pub fn read_plain(text: &str, edition: &str) -> JsValue {
    let edition = Edition::by_id(edition).unwrap_or_else(Edition::newest);
    let import = || import_plain(text, &Reading::new(edition)).map(Outcome::of);
    json::read(text).or_else(import).map_or(JsValue::NULL, |outcome| plain(&outcome))
}

/// Rates a record. What in it cannot be used is a problem of the outcome, and the rest is rated.
#[wasm_bindgen(unchecked_return_type = "Outcome")]
pub fn rate(
    #[wasm_bindgen(unchecked_param_type = "AssessmentRecord")] record: &JsValue,
) -> JsValue {
    let Some(record) = record::record(record) else {
        let blank = Assessment::blank(Edition::newest());
        let problem = Problem::new(Code::NothingRecognised);
        return plain(&Outcome::new(&blank, None, vec![problem]));
    };
    let (assessment, problems) = record.check();
    plain(&Outcome::new(&assessment, None, problems))
}

/// Reads one figure as a person types it in the table: `83`, `62.5 %`, `5 of 6`, `5/6`.
#[wasm_bindgen(unchecked_return_type = "Figure")]
pub fn figure(text: &str) -> JsValue {
    let figure = match text.trim() {
        "" => Figure { share: None, problem: None },
        text => match text.parse::<Share>() {
            Ok(share) => Figure { share: Some(share.into()), problem: None },
            Err(error) => {
                Figure { share: None, problem: Some(Problem::new(error.into()).found(text)) }
            }
        },
    };
    plain(&figure)
}

/// As plain JavaScript data: maps as objects, nothing as null.
fn plain(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { AssessmentRecord, Edition, Outcome, Problem, ShareRecord } from "../../../www/src/contract";
export interface CellInput { text: string; rows?: number; columns?: number }
export interface SourceInput { text: string; sheets: { name: string; rows: CellInput[][] }[] }
export interface Answers { sheet?: number; column?: number; unit?: number; disposal?: number }
export interface ReadingOptions { edition: string; answers?: Answers }
export interface Figure { share: ShareRecord | null; problem: Problem | null }
export interface Draft { value: unknown; damaged: string | null; failed: boolean }
"#;
