//! Trimming by a predicate, compiled once: `str`'s own is compiled anew for each closure, which
//! adds up in a page's download.

/// Whether `character` is a letter, or may be one: the tables of Unicode weigh more than what they
/// would tell of names in English and Welsh.
pub(super) fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || ('\u{c0}'..'\u{2000}').contains(&character)
}

/// `trim_matches` and its kin for plain functions; `starts_with` and `ends_with` for bytes.
pub(super) trait Edges {
    /// Without the edges at both ends.
    fn trim_edges(&self, edge: fn(char) -> bool) -> &str;
    /// Without the edges at the start.
    fn trim_start_edges(&self, edge: fn(char) -> bool) -> &str;
    /// Without the edges at the end.
    fn trim_end_edges(&self, edge: fn(char) -> bool) -> &str;
    /// Whether it starts with a byte of a kind, such as `u8::is_ascii_digit`.
    fn starts_as(&self, kind: fn(&u8) -> bool) -> bool;
    /// Whether it ends with a byte of a kind.
    fn ends_as(&self, kind: fn(&u8) -> bool) -> bool;
    /// Whether it starts with one of `signs`.
    fn starts_in(&self, signs: &[u8]) -> bool;
    /// Whether it ends with one of `signs`.
    fn ends_in(&self, signs: &[u8]) -> bool;
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

    fn starts_as(&self, kind: fn(&u8) -> bool) -> bool {
        self.as_bytes().first().is_some_and(kind)
    }

    fn ends_as(&self, kind: fn(&u8) -> bool) -> bool {
        self.as_bytes().last().is_some_and(kind)
    }

    fn starts_in(&self, signs: &[u8]) -> bool {
        self.as_bytes().first().is_some_and(|first| signs.contains(first))
    }

    fn ends_in(&self, signs: &[u8]) -> bool {
        self.as_bytes().last().is_some_and(|last| signs.contains(last))
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
