//! The boundary: converts, calls the core, converts back. It has no rule of its own.
//!
//! Every function returns plain data in the shapes of `www/src/contract.ts`, which is generated
//! from the core's types. Bad input is a result with problems; a throw is a bug.

pub mod draft;
mod js;
mod plain;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use youth_justice_ratings::Edition;

/// A third of the size of the standard library's own.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The built-in editions, oldest first.
#[wasm_bindgen(unchecked_return_type = "Edition[]")]
pub fn editions() -> JsValue {
    to_js(&Edition::all())
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
    to_js(&plain::read(source, options))
}

/// Reads a text as `read` does, if it can only be a report or a typed list; null
/// where a build with the feature `tables` has to. `edition` is the one to take where the text does
/// not tell. `is_last` says that such a build is not to be had, so that what it might know more of is read as
/// far as it goes.
#[wasm_bindgen(js_name = readPlain, unchecked_return_type = "Outcome | null")]
pub fn read_plain(text: &str, edition: &str, is_last: bool) -> JsValue {
    plain::read_plain(text, edition, is_last).map_or(JsValue::NULL, |outcome| to_js(&outcome))
}

/// Rates a record. What in it cannot be used is a problem of the outcome, and the rest is rated.
#[wasm_bindgen(unchecked_return_type = "Outcome")]
pub fn rate(
    #[wasm_bindgen(unchecked_param_type = "AssessmentRecord")] record: &JsValue,
) -> JsValue {
    to_js(&plain::rate(record))
}

/// Writes a record as CSV and as a vector. What in it cannot be used is left out. `file` is that of
/// the record's edition, where it is not built in.
#[cfg(feature = "tables")]
#[wasm_bindgen(unchecked_return_type = "Written")]
pub fn write(
    #[wasm_bindgen(unchecked_param_type = "AssessmentRecord")] record: &JsValue,
    file: Option<String>,
) -> JsValue {
    to_js(&plain::write(record, file))
}

/// Rates a record as [`rate()`] does; `file` is that of its edition, where it is not built in.
#[cfg(feature = "tables")]
#[wasm_bindgen(js_name = rateBy, unchecked_return_type = "Outcome")]
pub fn rate_by(
    #[wasm_bindgen(unchecked_param_type = "AssessmentRecord")] record: &JsValue,
    file: Option<String>,
) -> JsValue {
    to_js(&plain::rate_by(record, file))
}

/// Reads the file of an edition of one's own: the edition, or all that is wrong in the file.
#[cfg(feature = "tables")]
#[wasm_bindgen(js_name = checkEdition, unchecked_return_type = "CheckedEdition")]
pub fn check_edition(text: &str) -> JsValue {
    to_js(&plain::check_edition(text))
}

/// Reads one figure as a person types it in the table: `83`, `62.5 %`, `5 of 6`, `5/6`.
#[wasm_bindgen(unchecked_return_type = "Figure")]
pub fn figure(text: &str) -> JsValue {
    to_js(&plain::figure(text))
}

/// As plain JavaScript data: maps as objects, nothing as null. As text, which the browser parses: an
/// object made field by field crosses the boundary a thousand times, and is code for every type.
fn to_js(value: &impl Serialize) -> JsValue {
    serde_json::to_string(value)
        .ok()
        .and_then(|text| js_sys::JSON::parse(&text).ok())
        .unwrap_or(JsValue::NULL)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { AssessmentRecord, Edition, Outcome, Problem, ShareRecord } from "../../../www/src/contract";
export interface CellInput { text: string; rows?: number; columns?: number }
export interface SourceInput { text: string; sheets: { name: string; rows: CellInput[][] }[] }
export interface Answers { sheet?: number; column?: number; unit?: number; disposal?: number; period?: number }
export interface ReadingOptions { edition: string; editionFile?: string | undefined; answers?: Answers }
export interface CheckedEdition { edition: Edition | null; problems: Problem[] }
export interface Written { csv: string; vector: string; vectorWithService: string }
export interface Figure { share: ShareRecord | null; problem: Problem | null }
export interface Draft { value: string | null; damaged: string | null; failed: boolean }
"#;
