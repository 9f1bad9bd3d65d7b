//! JSON's values as plain data.

use crate::plain;
use serde_json::Value;

impl plain::Value for Value {
    fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    fn is_object(&self) -> bool {
        Self::is_object(self) || self.is_array()
    }

    fn is_truthy(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Bool(value) => *value,
            Self::Number(_) => self.as_f64().is_some_and(|number| number != 0.0),
            Self::String(text) => !text.is_empty(),
            Self::Array(_) | Self::Object(_) => true,
        }
    }

    fn as_text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn shown(&self) -> String {
        self.to_string()
    }

    fn get(&self, name: &str) -> Self {
        Self::get(self, name).cloned().unwrap_or(Self::Null)
    }

    fn has(&self, name: &str) -> bool {
        Self::get(self, name).is_some()
    }

    fn entries(&self) -> Vec<(String, Self)> {
        match self {
            Self::Object(entries) => {
                entries.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
            }
            Self::Array(items) => {
                let entry = |(at, item): (usize, &Self)| (at.to_string(), item.clone());
                items.iter().enumerate().map(entry).collect()
            }
            _ => Vec::new(),
        }
    }

    fn items(&self) -> Vec<Self> {
        self.as_array().cloned().unwrap_or_default()
    }
}
