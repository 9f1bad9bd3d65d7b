//! Cells between commas and the like, as in RFC 4180.

/// The rows of a text, one after the other.
pub(super) struct Rows<'a> {
    text: &'a str,
    at: usize,
    delimiter: u8,
    /// Whether a quote did not close: then none behind it does, and quotes are plain text.
    unclosed: bool,
}

/// A cell: what it holds, without quotes around it, and the offset at which it starts.
pub(super) type Cell = (String, usize);

impl<'a> Rows<'a> {
    /// The rows of `text` from the byte `at`, with cells between `delimiter`s, which is ASCII.
    pub(super) fn new(text: &'a str, at: usize, delimiter: u8) -> Self {
        Self { text, at, delimiter, unclosed: false }
    }

    /// The next row; `None` at the end. A break at the end of the text starts no row.
    #[inline(never)]
    pub(super) fn next_row(&mut self) -> Option<Vec<Cell>> {
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let mut row = Vec::new();
        loop {
            let start = self.at;
            let mut cell = String::new();
            if bytes.get(start) == Some(&b'"') && !self.unclosed {
                self.quoted(&mut cell);
            }
            let end = memchr::memchr3(self.delimiter, b'\n', b'\r', &bytes[self.at..])
                .map_or(bytes.len(), |end| self.at + end);
            cell.push_str(&self.text[self.at..end]);
            row.push((cell, start));
            let rest = &bytes[end..];
            self.at = end + if rest.starts_with(b"\r\n") { 2 } else { rest.len().min(1) };
            if rest.first() != Some(&self.delimiter) {
                return Some(row);
            }
        }
    }

    /// Reads what stands between quotes, a doubled one being a single; nothing where they do not
    /// close.
    #[inline(never)]
    fn quoted(&mut self, cell: &mut String) {
        let bytes = self.text.as_bytes();
        let mut at = self.at + 1;
        while let Some(quote) = memchr::memchr(b'"', &bytes[at..]).map(|quote| at + quote) {
            cell.push_str(&self.text[at..quote]);
            at = quote + 1;
            if bytes.get(at) != Some(&b'"') {
                self.at = at;
                return;
            }
            cell.push('"');
            at += 1;
        }
        cell.clear();
        self.unclosed = true;
    }
}

/// Appends `cell` to a row of a comma-separated text, in quotes where it needs them.
#[inline(never)]
pub(super) fn push_cell(out: &mut String, cell: &str) {
    if !cell.bytes().any(|byte| b"\",;\t\r\n".contains(&byte)) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for (part, piece) in cell.split('"').enumerate() {
        if part > 0 {
            out.push_str("\"\"");
        }
        out.push_str(piece);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut rows = Rows::new(text, 0, b',');
        let mut all = Vec::new();
        while let Some(row) = rows.next_row() {
            all.push(row.into_iter().map(|(cell, _)| cell).collect());
        }
        all
    }

    #[test]
    fn cells_are_read_with_and_without_quotes() {
        for (text, expected) in [
            ("a,b\r\nc,\n", vec![vec!["a", "b"], vec!["c", ""]]),
            ("\"a,\"\"b\"\"\nc\",d", vec![vec!["a,\"b\"\nc", "d"]]),
            ("\"\",x\"y\"", vec![vec!["", "x\"y\""]]),
            ("\"a,b\nc,\"d", vec![vec!["a,b\nc,d"]]),
            ("a,\"b,c\n\"d,e", vec![vec!["a", "b,c\nd", "e"]]),
            ("\"a,b", vec![vec!["\"a", "b"]]),
            ("\n\na", vec![vec![""], vec![""], vec!["a"]]),
        ] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }
}
