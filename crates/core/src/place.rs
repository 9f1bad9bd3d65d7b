//! Where an offset lies in a text, as a person counts: lines and columns from 1.

/// Tells places in ascending order at the cost of reading the text once, however many are asked
/// for. Going back costs a reading from the start, but neither what comes in order from there nor
/// going on from where it was.
#[derive(Clone, Copy)]
pub(crate) struct Places {
    last: Place,
    furthest: Place,
}

#[derive(Clone, Copy)]
struct Place {
    at: usize,
    line: u32,
    column: u32,
}

impl Places {
    /// At the start of a text.
    pub(crate) fn new() -> Self {
        let start = Place { at: 0, line: 1, column: 1 };
        Self { last: start, furthest: start }
    }

    /// The line and the column in characters of the byte at `offset` in `text`, which is always
    /// the same.
    pub(crate) fn of(&mut self, text: &str, offset: usize) -> (u32, u32) {
        let known = if offset < self.furthest.at { self.last } else { self.furthest };
        let Place { at, mut line, mut column } =
            if offset < known.at { Self::new().last } else { known };
        let end = offset.min(text.len());
        let mut rest = &text.as_bytes()[at..end];
        if let Some(last) = rest.iter().rposition(|&byte| byte == b'\n') {
            line = line.saturating_add(count(memchr::memchr_iter(b'\n', rest)));
            column = 1;
            rest = &rest[last + 1..];
        }
        let characters = rest.iter().filter(|byte| **byte & 0xC0 != 0x80);
        column = column.saturating_add(count(characters));
        self.last = Place { at: end, line, column };
        if end > self.furthest.at {
            self.furthest = self.last;
        }
        (line, column)
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
            (3, (1, 3)),
            (0, (1, 1)),
            (6, (3, 1)),
        ] {
            assert_eq!(places.of("aé\nb\n", offset), place, "{offset}");
        }
    }
}
