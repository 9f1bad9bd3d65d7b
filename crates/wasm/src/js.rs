//! JavaScript's values as plain data.

use crate::plain::Value;
#[cfg(feature = "tables")]
use js_sys::{Array, JSON};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

impl Value for JsValue {
    #[cfg(feature = "tables")]
    fn parse(json: &str) -> Option<Self> {
        JSON::parse(json).ok()
    }

    fn is_object(&self) -> bool {
        Self::is_object(self)
    }

    fn is_truthy(&self) -> bool {
        Self::is_truthy(self)
    }

    fn as_text(&self) -> Option<String> {
        self.as_string()
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    #[cfg(feature = "tables")]
    fn shown(&self) -> String {
        JSON::stringify(self).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    fn get(&self, name: &str) -> Self {
        Reflect::get(self, &name.into()).unwrap_or(Self::NULL)
    }

    #[cfg(feature = "tables")]
    fn has(&self, name: &str) -> bool {
        Reflect::has(self, &name.into()).unwrap_or(false)
    }

    fn entries(&self) -> Vec<(String, Self)> {
        let mut entries = Vec::new();
        if let Some(object) = self.dyn_ref::<Object>() {
            for key in Object::keys(object) {
                if let Some(name) = key.as_string() {
                    entries.push((name, Reflect::get(self, &key).unwrap_or(Self::NULL)));
                }
            }
        }
        entries
    }

    #[cfg(feature = "tables")]
    fn items(&self) -> Vec<Self> {
        self.dyn_ref::<Array>().map(Array::to_vec).unwrap_or_default()
    }
}
