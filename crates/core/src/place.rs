//! Where an offset lies in a text, as a person counts: lines and columns from 1.

/// Tells places in ascending order at the cost of reading the text once, however many are asked
/// for. An earlier one than before is counted from the start.
pub(crate) struct Places<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    column: u32,
}

impl<'a> Places<'a> {
    /// At the start of `text`.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// The line and the column in characters of the byte at `offset`.
    pub(crate) fn of(&mut self, offset: usize) -> (u32, u32) {
        if offset < self.at {
            *self = Self::new(self.text);
        }
        let end = offset.min(self.text.len());
        for &byte in &self.text.as_bytes()[self.at..end] {
            if byte == b'\n' {
                self.line = self.line.saturating_add(1);
                self.column = 1;
            } else if byte & 0xC0 != 0x80 {
                self.column = self.column.saturating_add(1);
            }
        }
        self.at = end;
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let mut places = Places::new("aé\nb\n");
        assert_eq!(
            [0, 3, 4, 5, 99].map(|at| places.of(at)),
            [(1, 1), (1, 3), (2, 1), (2, 2), (3, 1)]
        );
        assert_eq!(places.of(1), (1, 2), "an earlier one");
    }
}
