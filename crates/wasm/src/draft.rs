//! Drafts in the browser's own storage: versioned, and never lost silently.
//!
//! A draft is any plain value of the page's. It is stored as JSON beside its version. One that
//! cannot be read is moved to a key of its own before it is reported, so that nothing overwrites
//! it.

use gloo::storage::{LocalStorage, Storage as _};
use js_sys::{JSON, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Storage;

/// The version that is written; another is kept aside, not guessed at.
const VERSION: u32 = 1;

/// What [`load_draft`] found.
#[derive(Default)]
struct Draft {
    value: Option<JsValue>,
    damaged: Option<String>,
    failed: bool,
}

#[derive(Serialize)]
struct Flags {
    damaged: Option<String>,
    failed: bool,
}

/// Stores `value` under `key`; false where the browser has no room or allows no storage.
#[wasm_bindgen(js_name = saveDraft)]
pub fn save_draft(key: &str, value: &JsValue) -> bool {
    let stored = js_sys::Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&stored, &name.into(), value).is_ok();
    if !set("version", &VERSION.into()) || !set("value", value) {
        return false;
    }
    let Some(text) = JSON::stringify(&stored).ok().and_then(|text| text.as_string()) else {
        return false;
    };
    storage().is_some_and(|storage| storage.set_item(key, &text).is_ok())
}

/// The value stored under `key`, null where there is none. A damaged draft, or one of another
/// version, is moved to a key of its own, and its text is returned as `damaged`, this time and until
/// the draft is erased; `failed` says that the browser allows no storage.
#[wasm_bindgen(js_name = loadDraft, unchecked_return_type = "Draft")]
pub fn load_draft(key: &str) -> JsValue {
    let Draft { value, damaged, failed } = load(key);
    let result = crate::to_js(&Flags { damaged, failed });
    let value = value.unwrap_or(JsValue::NULL);
    // The result is a fresh object, so setting a property of it cannot fail.
    let _ = Reflect::set(&result, &"value".into(), &value);
    result
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
    let value = text.as_deref().and_then(parse);
    let Some(damaged) = text.filter(|_| value.is_none()) else {
        return Draft { value, damaged: kept, failed: false };
    };
    // What is kept aside already is not overwritten.
    let damaged = kept.map(|kept| kept + "\n").unwrap_or_default() + &damaged;
    let moved = storage.set_item(&aside(key), &damaged).is_ok() && storage.remove_item(key).is_ok();
    Draft { value: None, damaged: Some(damaged), failed: !moved }
}

fn parse(text: &str) -> Option<JsValue> {
    let stored = JSON::parse(text).ok().filter(JsValue::is_object)?;
    let version = Reflect::get(&stored, &"version".into()).ok()?;
    (version == VERSION).then_some(())?;
    Reflect::get(&stored, &"value".into()).ok().filter(JsValue::is_object)
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
