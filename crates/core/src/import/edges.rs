//! Trimming by a predicate, compiled once: `str`'s own is compiled anew for each closure, which
//! adds up in a page's download.

/// Whether `character` is a letter, or may be one: the tables of Unicode weigh more than what they
/// would tell of names in English and Welsh.
pub(super) fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || ('\u{c0}'..'\u{2000}').contains(&character)
}

/// `trim_matches` and its kin for plain functions.
pub(super) trait Edges {
    /// Without the edges at both ends.
    fn trim_edges(&self, edge: fn(char) -> bool) -> &str;
    /// Without the edges at the start.
    fn trim_start_edges(&self, edge: fn(char) -> bool) -> &str;
    /// Without the edges at the end.
    fn trim_end_edges(&self, edge: fn(char) -> bool) -> &str;
}

impl Edges for str {
    fn trim_edges(&self, edge: fn(char) -> bool) -> &str {
        self.trim_start_edges(edge).trim_end_edges(edge)
    }

    fn trim_start_edges(&self, edge: fn(char) -> bool) -> &str {
        let mut rest = self;
        while let Some(length) = edge_length(rest.as_bytes().first(), || rest.chars().next(), edge)
        {
            rest = &rest[length..];
        }
        rest
    }

    fn trim_end_edges(&self, edge: fn(char) -> bool) -> &str {
        let mut rest = self;
        while let Some(length) =
            edge_length(rest.as_bytes().last(), || rest.chars().next_back(), edge)
        {
            rest = &rest[..rest.len() - length];
        }
        rest
    }
}

/// The length of a character at an end of a text, if it is an edge. Nearly all are ASCII, whose one
/// `byte` needs no decoding.
fn edge_length(
    byte: Option<&u8>,
    character: impl Fn() -> Option<char>,
    edge: fn(char) -> bool,
) -> Option<usize> {
    let ascii = byte.filter(|byte| byte.is_ascii()).map(|&byte| char::from(byte));
    ascii.or_else(character).filter(|&at_end| edge(at_end)).map(char::len_utf8)
}
