//! Where an offset lies in a text, as a person counts: lines and columns from 1.

/// Tells places in ascending order at the cost of reading the text once, however many are asked
/// for. One that lies before the last is counted from the start, and the last is kept.
#[derive(Clone, Copy)]
pub(crate) struct Places {
    at: usize,
    line: u32,
    column: u32,
}

impl Places {
    /// At the start of a text.
    pub(crate) fn new() -> Self {
        Self { at: 0, line: 1, column: 1 }
    }

    /// The line and the column in characters of the byte at `offset` in `text`, which is always
    /// the same.
    pub(crate) fn of(&mut self, text: &str, offset: usize) -> (u32, u32) {
        let mut places = if offset < self.at { Self::new() } else { *self };
        let end = offset.min(text.len());
        let mut rest = &text.as_bytes()[places.at..end];
        if let Some(last) = memchr::memrchr(b'\n', rest) {
            places.line = places.line.saturating_add(count(memchr::memchr_iter(b'\n', rest)));
            places.column = 1;
            rest = &rest[last + 1..];
        }
        let characters = rest.iter().filter(|byte| **byte & 0xC0 != 0x80);
        places.column = places.column.saturating_add(count(characters));
        places.at = end;
        if end > self.at {
            *self = places;
        }
        (places.line, places.column)
    }
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let mut places = Places::new();
        for (offset, place) in [
            (0, (1, 1)),
            (3, (1, 3)),
            (4, (2, 1)),
            (5, (2, 2)),
            (99, (3, 1)),
            (1, (1, 2)),
            (6, (3, 1)),
        ] {
            assert_eq!(places.of("aé\nb\n", offset), place, "{offset}");
        }
    }
}
