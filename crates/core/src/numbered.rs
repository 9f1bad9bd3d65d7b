//! Values by number, in the order in which they were put in.

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// Values by the number of a standard or key question; in plain data a map. It holds a few dozen at
/// most, so a list is searched as fast as a tree, and costs a page 70 kB of code less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<T>(Vec<(String, T)>);

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Numbered<T> {
    /// The value of `number`.
    pub fn get(&self, number: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == number).map(|(_, value)| value)
    }

    /// Puts in the value of `number`, which must be new.
    pub fn push(&mut self, number: impl Into<String>, value: T) {
        self.0.push((number.into(), value));
    }

    /// The value of `number`, put in first where there is none.
    pub fn entry(&mut self, number: &str) -> &mut T
    where
        T: Default,
    {
        let known = self.0.iter().position(|(known, _)| known == number);
        let index = known.unwrap_or_else(|| {
            self.push(number, T::default());
            self.0.len() - 1
        });
        &mut self.0[index].1
    }

    /// Each number with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(number, value)| (number.as_str(), value))
    }
}

impl<T, N: Into<String>> FromIterator<(N, T)> for Numbered<T> {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(values: I) -> Self {
        Self(values.into_iter().map(|(number, value)| (number.into(), value)).collect())
    }
}

impl<T: Serialize> Serialize for Numbered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Numbered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Numbered<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("values by number")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut values = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    values.push(entry);
                }
                Ok(Numbered(values))
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}
