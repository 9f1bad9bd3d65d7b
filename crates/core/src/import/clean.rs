//! Takes the crumbs of conversion out of a text: tags, entities, Markdown and LaTeX marks,
//! ligatures, odd spaces, footnote marks and symbols. Every reader works on the clean text; places
//! lead back to the original.
//!
//! A table's cells come out separated by tabs and its rows by newlines; a paragraph inside a cell
//! ends with [`SOFT_BREAK`].

use super::edges::Edges;
use super::source::Mark;
use crate::place::Places;
use memchr::memchr;
use std::cell::Cell;

/// Where a paragraph ends inside a line: a vertical tab, which `char::is_whitespace` knows.
pub(super) const SOFT_BREAK: char = '\u{b}';

/// A text without crumbs, and the way back to the original.
pub(super) struct Clean<'a> {
    source: &'a str,
    text: String,
    /// Pairs of offsets in the clean text and in the source, ascending: from there on both run
    /// alike until the next pair.
    anchors: Vec<(u32, u32)>,
    /// Problems come nearly in order, so that places are told at the cost of one reading.
    places: Cell<Places>,
}

impl<'a> Clean<'a> {
    /// Cleans `source`; offsets are kept in 32 bits, which its callers' limits allow.
    pub(super) fn new(source: &'a str) -> Self {
        let mut cleaner = Cleaner {
            source,
            at: 0,
            escaped: is_escaped(source),
            clean: Self {
                source,
                text: String::with_capacity(source.len()),
                anchors: Vec::with_capacity(source.len() / 64),
                places: Cell::new(Places::new()),
            },
        };
        cleaner.run();
        cleaner.clean
    }

    /// The clean text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where the value of `about` stands, whose `text` is at an offset in the clean text.
    pub(super) fn mark(&self, about: &str, text: &str, offset: usize) -> Mark {
        let (line, column) = self.place(offset);
        Mark {
            line: Some(line),
            column: Some(column),
            length: u32::try_from(text.chars().count()).unwrap_or(u32::MAX),
            about: about.to_owned(),
            sheet: None,
            cell: None,
        }
    }

    /// The place in the source of an offset in the clean text: line and column in characters, both
    /// from 1.
    pub(super) fn place(&self, offset: usize) -> (u32, u32) {
        let before = self.anchors.partition_point(|&(clean, _)| clean as usize <= offset);
        let (clean, source) = before.checked_sub(1).map_or((0, 0), |last| self.anchors[last]);
        let mut places = self.places.get();
        let place = places.of(self.source, source as usize + (offset - clean as usize));
        self.places.set(places);
        place
    }
}

/// How many bytes of `text` can be copied as they are.
fn plain_length(text: &[u8]) -> usize {
    let mut after_space = false;
    for (at, &byte) in text.iter().enumerate() {
        let space = byte == b' ';
        if SPECIAL[usize::from(byte)] {
            return at;
        }
        if space && after_space {
            return at - 1;
        }
        after_space = space;
    }
    text.len()
}

/// Whether `text` is the inside of a JSON string: one long line with `\n` written out.
fn is_escaped(text: &str) -> bool {
    let near = &text.as_bytes()[..text.len().min(4_000)];
    memchr::memchr_iter(b'\n', near).count() < 3
        && near.windows(2).filter(|pair| pair == b"\\n").count() > 8
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

struct Cleaner<'a> {
    source: &'a str,
    at: usize,
    /// Whether line breaks and quotes are written as in a JSON string.
    escaped: bool,
    clean: Clean<'a>,
}

/// Bytes that may begin a crumb. All others are copied in runs.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0x80;
    while byte < 256 {
        special[byte] = true;
        byte += 1;
    }
    let marks = b"<>&$\\*_#|`{}~!\r\x0c\x0b\0";
    let mut index = 0;
    while index < marks.len() {
        special[marks[index] as usize] = true;
        index += 1;
    }
    special
};

impl Cleaner<'_> {
    fn run(&mut self) {
        while self.at < self.source.len() {
            let plain = plain_length(&self.source.as_bytes()[self.at..]);
            self.clean.text.push_str(&self.source[self.at..self.at + plain]);
            self.at += plain;
            if let Some(&byte) = self.source.as_bytes().get(self.at) {
                self.special(byte);
                self.anchor();
            }
        }
    }

    /// A wide gap is a column's edge; a double space is a slip.
    fn gap(&mut self) {
        let rest = &self.source.as_bytes()[self.at..];
        let spaces = rest.iter().take_while(|byte| **byte == b' ').count();
        self.take(spaces, if spaces > 2 { "\t" } else { " " });
    }

    /// Says that from here on the clean text and the source run alike.
    fn anchor(&mut self) {
        let (clean, source) = (to_u32(self.clean.text.len()), to_u32(self.at));
        let last = self.clean.anchors.last().copied().unwrap_or_default();
        if source - clean != last.1 - last.0 {
            self.clean.anchors.push((clean, source));
        }
    }

    /// Takes `taken` bytes of the source as `clean`.
    fn take(&mut self, taken: usize, clean: &str) {
        self.at += taken;
        self.clean.text.push_str(clean);
    }

    fn special(&mut self, byte: u8) {
        match byte {
            b' ' => self.gap(),
            b'<' => self.tag(),
            // Of an arrow only the line is left, which is no bound.
            b'>' => self.take(1, if self.clean.text.ends_with('-') { " " } else { ">" }),
            b'&' => self.entity(),
            b'$' => self.math(),
            b'\\' => self.command(),
            b'|' => self.take(1, "\t"),
            b'!' => self.picture(),
            // LaTeX's space, unless it says that a figure is not exact.
            b'~' => {
                let rest = &self.source.as_bytes()[self.at + 1..];
                let is_about = rest.first().is_some_and(u8::is_ascii_digit)
                    && !self.clean.text.ends_as(u8::is_ascii_alphanumeric);
                self.take(1, if is_about { "~" } else { " " });
            }
            b'\r' if self.source[self.at + 1..].starts_with('\n') => self.take(1, ""),
            b'\r' | b'\x0c' => self.take(1, "\n"),
            b'*' | b'_' | b'#' | b'`' | b'{' | b'}' | b'\x0b' | b'\0' => self.take(1, ""),
            _ => self.character(),
        }
    }

    /// An HTML tag, or a less-than sign.
    fn tag(&mut self) {
        /// No tag worth reading is longer, and a lone `<` must not cost a search of the rest.
        const LONGEST: usize = 2_000;
        let rest = &self.source.as_bytes()[self.at..];
        let named =
            rest.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || b"/!".contains(byte));
        let end = named.then(|| memchr(b'>', &rest[..rest.len().min(LONGEST)])).flatten();
        let Some(end) = end else {
            return self.take(1, "<");
        };
        let inside = &self.source[self.at + 1..self.at + end];
        let closing = inside.starts_with('/');
        let name_end = inside[usize::from(closing)..]
            .find(|character: char| !character.is_ascii_alphanumeric())
            .map_or(inside.len(), |at| at + usize::from(closing));
        let name = inside[usize::from(closing)..name_end].to_ascii_lowercase();
        match name.as_str() {
            "sup" if !closing => self.footnote(end + 1),
            "td" | "th" if !closing => self.take(end + 1, "\t"),
            "tr" | "table" => self.take(end + 1, "\n"),
            "p" | "br" | "div" | "li" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.take(end + 1, "\u{b}");
            }
            _ => self.take(end + 1, ""),
        }
    }

    /// A raised footnote mark: the tag and what it holds, unless that is too long for a mark.
    fn footnote(&mut self, tag: usize) {
        const LONGEST: usize = 40;
        let rest = &self.source.as_bytes()[self.at + tag..];
        let near = &rest[..rest.len().min(LONGEST)];
        match near.windows(6).position(|mark| mark == b"</sup>") {
            Some(inside) => self.take(tag + inside + 6, ""),
            None => self.take(tag, ""),
        }
    }

    fn entity(&mut self) {
        const NAMED: [(&str, &str); 19] = [
            ("nbsp", " "),
            ("amp", "&"),
            ("lt", "<"),
            ("gt", ">"),
            ("quot", "\""),
            ("apos", "'"),
            ("lsquo", "'"),
            ("rsquo", "'"),
            ("ldquo", "\""),
            ("rdquo", "\""),
            ("ndash", "-"),
            ("mdash", "-"),
            ("percnt", "%"),
            ("thinsp", " "),
            ("ensp", " "),
            ("emsp", " "),
            ("bull", " "),
            ("shy", ""),
            ("hellip", "..."),
        ];
        let rest = &self.source[self.at + 1..];
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        let Some(end) = end else {
            return self.take(1, "&");
        };
        let name = &rest[..end];
        if let Some((_, clean)) = NAMED.iter().find(|(known, _)| *known == name) {
            return self.take(end + 2, clean);
        }
        let code =
            name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(&['x', 'X'][..]) {
                Some(digits) => u32::from_str_radix(digits, 16).ok(),
                None => crate::share::parse_count(digits),
            });
        match code.and_then(char::from_u32) {
            Some(character) if character != '\n' => {
                self.at += end + 2;
                self.push(character);
            }
            _ => self.take(1, "&"),
        }
    }

    /// A formula that holds no figure and no word is a drawn star or arrow and goes; of any other
    /// only the dollar signs go.
    fn math(&mut self) {
        const LONGEST: usize = 80;
        let rest = &self.source.as_bytes()[self.at + 1..];
        let near = &rest[..rest.len().min(LONGEST)];
        let end = memchr::memchr2(b'$', b'\n', near).filter(|&end| near[end] == b'$');
        let symbol = end.is_some_and(|end| {
            let mut letters = 0;
            let mut in_command = false;
            for &byte in &near[..end] {
                in_command = byte == b'\\' || (in_command && byte.is_ascii_alphabetic());
                letters += usize::from(byte.is_ascii_alphabetic() && !in_command);
            }
            letters <= 2 && !near[..end].iter().any(u8::is_ascii_digit)
        });
        match end {
            Some(end) if symbol => self.take(end + 2, ""),
            _ => self.take(1, ""),
        }
    }

    /// A picture in Markdown: `![words](address)`, or an exclamation mark.
    fn picture(&mut self) {
        const LONGEST: usize = 200;
        let rest = &self.source.as_bytes()[self.at..];
        let near = &rest[..rest.len().min(LONGEST)];
        let end = near
            .starts_with(b"![")
            .then(|| near.windows(2).position(|pair| pair == b"]("))
            .flatten();
        match end.and_then(|end| Some(end + memchr(b')', &near[end..])?)) {
            Some(end) => self.take(end + 1, " "),
            None => self.take(1, "!"),
        }
    }

    /// A LaTeX command, or a Markdown escape.
    fn command(&mut self) {
        if self.escaped {
            return match self.source.as_bytes().get(self.at + 1) {
                Some(b'n') => self.take(2, "\n"),
                Some(b't') => self.take(2, "\t"),
                Some(b'r') => self.take(2, ""),
                _ => self.take(1, ""),
            };
        }
        let letters = self.source.as_bytes()[self.at + 1..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        // `\%` and `\*` lose the backslash; what it escapes is read on its own.
        self.take(1 + letters, "");
    }

    fn character(&mut self) {
        if let Some(character) = self.source[self.at..].chars().next() {
            self.at += character.len_utf8();
            self.push(character);
        }
    }

    /// A character outside ASCII, as the plain one it stands for. Symbols become spaces, so that
    /// what they stand between stays apart; marks that only decorate go.
    fn push(&mut self, character: char) {
        let clean = match character {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{fe0f}'
            | '⁰'
            | '¹'
            | '²'
            | '³'
            | '⁴'..='⁹'
            | 'ª'
            | 'º'
            | '†'
            | '‡'
            | '§' => "",
            '‘' | '’' | '‚' | '‛' | '′' | '´' | 'ʼ' | '＇' => "'",
            '“' | '”' | '„' | '″' | '«' | '»' => "\"",
            '‐'..='―' | '−' | '﹣' | '－' => "-",
            '\u{2028}' | '\u{2029}' | '\u{85}' => "\n",
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' | 'ﬆ' => "st",
            '≥' => ">",
            '≤' => "<",
            '≈' | '∼' => "~",
            '％' | '﹪' | '٪' => "%",
            // As of `->`: from one figure to another.
            '→' => "- ",
            '：' => ":",
            '．' => ".",
            '…' => "...",
            '０'..='９' => {
                // Full-width digits run parallel to ASCII's.
                let digit = char::from_u32(character as u32 - '０' as u32 + '0' as u32);
                return self.clean.text.extend(digit);
            }
            // Letters of any script. Between and behind them stand symbols, and what is private use.
            '✓'
            | '✔'
            | '½'
            | '⁄'
            | '\0'..='\u{7f}'
            | '\u{c0}'..='\u{1fff}'
            | '\u{2c00}'..='\u{2dff}'
            | '\u{3040}'..='\u{d7ff}'
            | '\u{f900}'..='\u{1efff}'
            | '\u{20000}'.. => return self.clean.text.push(character),
            _ => " ",
        };
        self.clean.text.push_str(clean);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crumbs_go_and_words_stay() {
        for (source, clean) in [
            ("<b>46</b> %", "46 %"),
            ("rating<sup>12</sup> for", "rating for"),
            ("<td>Good</td><td>83\\%</td>", "\tGood\t83%"),
            ("Outstanding\t$\\overrightarrow{\\mathbf{X}}$", "Outstanding\t"),
            ("$83\\%$", "83%"),
            ("\\textbf{Good}", "Good"),
            ("con\u{ad}fi\u{200b}dent ﬁve\u{a0}oﬃces", "confident five offices"),
            ("| Assessment | 83% |", "\t Assessment \t 83% \t"),
            ("% ‘Yes’ &lt;50% &#37; &nbsp;&x", "% 'Yes' <50% %  &x"),
            ("Good¹ ★ Outstanding📩", "Good   Outstanding "),
            ("Staff       Good  work", "Staff\tGood work"),
            ("a\r\nb\rc", "a\nb\nc"),
            ("5 < 6 <- <", "5 < 6 <- <"),
            ("5~of~6, ~83, ≈83", "5 of 6, ~83, ~83"),
            ("Ynys Môn", "Ynys Môn"),
        ] {
            assert_eq!(Clean::new(source).text(), clean, "{source:?}");
        }
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let clean = Clean::new("x\n<b>é</b>–\u{a0}**Good** ﬁ 5\n");
        let text = clean.text();
        assert_eq!(text, "x\né- Good fi 5\n");
        let place = |needle: &str| clean.place(text.find(needle).unwrap());
        assert_eq!(place("é"), (2, 4));
        assert_eq!(place("Good"), (2, 13));
        assert_eq!(place("5"), (2, 22));
        assert_eq!(clean.place(0), (1, 1));
    }
}
