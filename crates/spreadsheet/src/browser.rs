//! The boundary to the browser: a file in, plain data out.

use crate::{Error, Workbook};
use gloo::file::{Blob, futures::read_as_bytes};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What came of a file: one of the two.
#[derive(Serialize)]
struct Answer {
    workbook: Option<Workbook>,
    error: Option<Error>,
}

/// Reads a workbook. A file that the browser can no longer reach is damaged; a trap means that it is
/// so damaged that reading it failed.
#[wasm_bindgen(unchecked_return_type = "Answer")]
pub async fn read(file: web_sys::Blob) -> JsValue {
    let read = match read_as_bytes(&Blob::from(file)).await {
        Ok(bytes) => crate::read(&bytes),
        Err(_) => Err(Error::Damaged),
    };
    let answer = match read {
        Ok(workbook) => Answer { workbook: Some(workbook), error: None },
        Err(error) => Answer { workbook: None, error: Some(error) },
    };
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    answer.serialize(&serializer).unwrap_or(JsValue::NULL)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"/** One cell, or several merged into one; its spans are left out where they are 1. */
export interface Cell { text: string; rows?: number; columns?: number }
export interface Workbook { sheets: { name: string; rows: Cell[][] }[]; hidden: string[]; unseen: string[] }
export interface Answer {
  workbook: Workbook | null;
  error: "empty" | "not-a-workbook" | "encrypted" | "damaged" | "too-large" | null;
}"#;
