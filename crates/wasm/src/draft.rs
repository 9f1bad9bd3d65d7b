//! Drafts in the browser's own storage: versioned, and never lost silently.
//!
//! A draft is JSON of the page's, stored within its version. What is there and is no draft of this
//! version is moved to a key of its own before it is reported, so that nothing overwrites it.

use gloo::storage::{LocalStorage, Storage as _};
use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Storage;

/// What stands before a draft: the version that is written. Another is kept aside, not guessed at.
const OPENING: &str = "{\"version\":1,\"value\":";

/// What stands behind it.
const CLOSING: &str = "}";

/// What [`load_draft`] found.
#[derive(Default, Serialize)]
struct Draft {
    value: Option<String>,
    damaged: Option<String>,
    failed: bool,
}

/// Stores a draft, as JSON, under `key`; false where the browser has no room or allows no storage.
#[wasm_bindgen(js_name = saveDraft)]
pub fn save_draft(key: &str, json: &str) -> bool {
    let text = OPENING.to_owned() + json + CLOSING;
    storage().is_some_and(|storage| storage.set_item(key, &text).is_ok())
}

/// The draft stored under `key` as JSON, which may be damaged within; null where there is none. One that
/// was cut off, or of another version, is moved to a key of its own, and its text is returned as
/// `damaged`, this time and until the draft is erased; `failed` says that the browser allows no storage.
#[wasm_bindgen(js_name = loadDraft, unchecked_return_type = "Draft")]
pub fn load_draft(key: &str) -> JsValue {
    crate::to_js(&load(key))
}

/// Removes the draft under `key`, and what was kept aside of it.
#[wasm_bindgen(js_name = eraseDraft)]
pub fn erase_draft(key: &str) -> bool {
    storage().is_some_and(|storage| {
        storage.remove_item(key).is_ok() && storage.remove_item(&aside(key)).is_ok()
    })
}

fn load(key: &str) -> Draft {
    let Some(storage) = storage() else {
        return Draft { failed: true, ..Draft::default() };
    };
    let (Ok(text), Ok(kept)) = (storage.get_item(key), storage.get_item(&aside(key))) else {
        return Draft { failed: true, ..Draft::default() };
    };
    let Some(text) = text else {
        return Draft { damaged: kept, ..Draft::default() };
    };
    let value = text.strip_prefix(OPENING).and_then(|rest| rest.strip_suffix(CLOSING));
    if let Some(value) = value {
        return Draft { value: Some(value.to_owned()), damaged: kept, failed: false };
    }
    // What is kept aside already is not overwritten.
    let damaged = kept.map(|kept| kept + "\n").unwrap_or_default() + &text;
    let moved = storage.set_item(&aside(key), &damaged).is_ok() && storage.remove_item(key).is_ok();
    Draft { value: None, damaged: Some(damaged), failed: !moved }
}

fn aside(key: &str) -> String {
    let mut aside = key.to_owned();
    aside.push_str(".damaged");
    aside
}

/// The browser's storage; `None` where it is switched off. `LocalStorage::raw` panics there, so
/// it is asked for only where it exists.
fn storage() -> Option<Storage> {
    let exists = Reflect::get(&js_sys::global(), &"localStorage".into());
    exists.ok().filter(JsValue::is_object).map(|_| LocalStorage::raw())
}
