//! What parts the cells of a text.

use super::edges::Edges;

/// What stands between two cells of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// A tab, a comma or a semicolon; a cell may be quoted.
    Byte(u8),
    /// Markdown's pipes.
    Pipe,
    /// Two spaces or more.
    Spaces,
}

/// Each delimiter, the surest first: a comma or a gap may be part of a sentence.
pub(super) const DELIMITERS: [Delimiter; 5] = [
    Delimiter::Byte(b'\t'),
    Delimiter::Pipe,
    Delimiter::Byte(b';'),
    Delimiter::Byte(b','),
    Delimiter::Spaces,
];

/// How much of a text is looked at to see how it is delimited, in bytes.
const SAMPLE: usize = 64 << 10;

impl Delimiter {
    /// Whether `text` may be delimited by it: at least a third of its lines have it. A whole report
    /// has tables too, but far more lines.
    pub(super) fn fits(self, text: &str) -> bool {
        let sample = &text[..text.floor_char_boundary(SAMPLE)];
        let (mut with, mut without) = (0usize, 0usize);
        for line in sample.split(&['\n', '\r', '\x0c'][..]) {
            let line = line.trim_edges(|edge| [' ', '\u{feff}'].contains(&edge));
            if line.is_empty() {
                continue;
            }
            let has = match self {
                Self::Byte(byte) => memchr::memchr(byte, line.as_bytes()).is_some(),
                Self::Pipe => memchr::memchr(b'|', line.as_bytes()).is_some(),
                Self::Spaces => gap(line.as_bytes()).is_some(),
            };
            if has {
                with += 1;
            } else {
                without += 1;
            }
        }
        with > 0 && with * 2 >= without
    }
}

/// Where two spaces stand.
pub(super) fn gap(text: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b' ', text).find(|&at| text.get(at + 1) == Some(&b' '))
}
