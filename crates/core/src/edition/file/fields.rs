//! Taking values out of JSON: each that is not of the kind, range or form wanted is a fault, and the
//! reading goes on, so that all faults are found at once.

use super::json::{Json, Value};
use super::{Fault, Wrong};
use std::ops::RangeInclusive;

/// A value and where in the data it is.
#[derive(Clone)]
pub(crate) struct Node<'a> {
    pub(crate) json: &'a Json,
    pub(crate) path: String,
}

/// The values of an object by their keys.
pub(crate) struct Fields<'a>(Vec<(&'static str, Node<'a>)>);

impl<'a> Fields<'a> {
    pub(crate) fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, node)| node)
    }
}

/// What is wrong so far.
#[derive(Default)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, wrong: Wrong, node: &Node, expected: impl Into<String>) {
        self.0.push(Fault {
            wrong,
            at: node.json.at,
            path: node.path.clone(),
            found: node.json.shown(),
            expected: expected.into(),
        });
    }

    /// The values of an object that has to have the keys `needed`, and may have `others`.
    pub(crate) fn fields<'a>(
        &mut self,
        node: &Node<'a>,
        needed: &[&'static str],
        others: &[&'static str],
    ) -> Fields<'a> {
        let mut fields = Fields(Vec::new());
        let Value::Object(entries) = &node.json.value else {
            self.add(Wrong::Kind, node, "{}");
            return fields;
        };
        for (key, value) in entries {
            let name = key.shown();
            let place = Node { json: key, path: join(&node.path, &name) };
            let Some(known) = needed.iter().chain(others).find(|known| **known == name) else {
                self.add(Wrong::KeyUnknown, &place, [needed, others].concat().join(", "));
                continue;
            };
            if fields.get(known).is_some() {
                self.add(Wrong::KeyTwice, &place, "");
            } else {
                fields.0.push((known, Node { json: value, path: place.path }));
            }
        }
        for key in needed.iter().filter(|key| fields.get(key).is_none()) {
            let place = Node { json: node.json, path: join(&node.path, key) };
            self.add(Wrong::KeyMissing, &place, *key);
            if let Some(last) = self.0.last_mut() {
                last.found.clear();
            }
        }
        fields
    }

    /// The items of a list of so many.
    pub(crate) fn items<'a>(
        &mut self,
        node: Option<&Node<'a>>,
        many: RangeInclusive<usize>,
    ) -> Vec<Node<'a>> {
        let Some(node) = node else { return Vec::new() };
        let Value::List(items) = &node.json.value else {
            self.add(Wrong::Kind, node, "[]");
            return Vec::new();
        };
        if !many.contains(&items.len()) {
            self.add(Wrong::Range, node, shown(&many));
            self.found(items.len());
        }
        let item = |(index, json)| Node { json, path: format!("{}[{index}]", node.path) };
        // What is past the range has been reported once, not once each.
        items.iter().enumerate().take(*many.end()).map(item).collect()
    }

    /// A whole number.
    pub(crate) fn number(
        &mut self,
        node: Option<&Node>,
        range: &RangeInclusive<u16>,
    ) -> Option<u16> {
        let node = node?;
        let Value::Number(text) = &node.json.value else {
            self.add(Wrong::Kind, node, shown(range));
            return None;
        };
        let is_plain = text == "0" || !text.starts_with('0') && text.bytes().all(digit);
        let number = text.parse().ok().filter(|number| is_plain && range.contains(number));
        if number.is_none() {
            self.add(Wrong::Range, node, shown(range));
        }
        number
    }

    pub(crate) fn boolean(&mut self, node: Option<&Node>) -> Option<bool> {
        let node = node?;
        if let Value::Bool(is_true) = node.json.value {
            return Some(is_true);
        }
        self.add(Wrong::Kind, node, "true, false");
        None
    }

    /// A text of so many characters at most, without blanks around it or line breaks in it.
    pub(crate) fn text(&mut self, node: Option<&Node>, longest: usize) -> Option<String> {
        self.sized(node, 1..=longest)
    }

    /// A text of so many characters, without blanks around it or line breaks in it.
    pub(crate) fn sized(
        &mut self,
        node: Option<&Node>,
        many: RangeInclusive<usize>,
    ) -> Option<String> {
        let node = node?;
        let Value::Text(text) = &node.json.value else {
            self.add(Wrong::Kind, node, "\"\"");
            return None;
        };
        let length = text.chars().count();
        if !many.contains(&length) {
            self.add(Wrong::Range, node, shown(&many));
            self.found(length);
            return None;
        }
        if text.trim() != text || text.chars().any(char::is_control) {
            self.add(Wrong::Form, node, text.split_whitespace().collect::<Vec<_>>().join(" "));
            return None;
        }
        Some(text.clone())
    }

    /// A text of a form: `expected` shows it.
    pub(crate) fn formed(
        &mut self,
        node: Option<&Node>,
        many: RangeInclusive<usize>,
        expected: &str,
        fits: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let text = self.sized(node, many)?;
        if fits(&text) {
            return Some(text);
        }
        self.add(Wrong::Form, node?, expected);
        None
    }

    /// The position of a text in `names`.
    pub(crate) fn one_of(&mut self, node: Option<&Node>, names: &[&str]) -> Option<usize> {
        let node = node?;
        let Value::Text(text) = &node.json.value else {
            self.add(Wrong::Kind, node, "\"\"");
            return None;
        };
        let position = names.iter().position(|name| name == text);
        if position.is_none() {
            self.add(Wrong::Unknown, node, shown_all(names));
        }
        position
    }

    /// Says of the last fault what is there, where a number says more than the list or text itself.
    pub(crate) fn found(&mut self, found: usize) {
        if let Some(last) = self.0.last_mut() {
            last.found = found.to_string();
        }
    }
}

fn digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

/// What is in order of it; a dash for nothing.
fn shown_all(names: &[&str]) -> String {
    let right: Vec<_> = names.iter().filter(|name| !name.is_empty()).copied().collect();
    if right.is_empty() { "–".to_owned() } else { right.join(", ") }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn shown<T: std::fmt::Display>(range: &RangeInclusive<T>) -> String {
    format!("{}–{}", range.start(), range.end())
}
