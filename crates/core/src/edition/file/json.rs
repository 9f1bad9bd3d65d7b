//! JSON with the place of everything in it, which serde's readers do not keep. Whole numbers only:
//! others are kept as text, to be reported by what expects a number.

/// Deeper than any edition, and far from the end of the stack.
const DEEPEST: usize = 16;

/// A value and where it starts, as an offset in bytes.
#[derive(Debug)]
pub(crate) struct Json {
    pub(crate) at: usize,
    pub(crate) value: Value,
}

#[derive(Debug)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// As it is written.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(Json, Json)>),
}

/// Where a text stops being JSON, and what would go on there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) at: usize,
    pub(crate) expected: &'static str,
}

/// Reads a whole text.
pub(crate) fn parse(text: &str) -> Result<Json, Broken> {
    let text_at = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut parser = Parser { text, at: text_at };
    let json = parser.value(0)?;
    parser.blank();
    if parser.at < text.len() { Err(parser.broken("")) } else { Ok(json) }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn broken(&self, expected: &'static str) -> Broken {
        Broken { at: self.at, expected }
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) {
        while matches!(self.next(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, mark: u8) -> bool {
        self.blank();
        let is_there = self.next() == Some(mark);
        self.at += usize::from(is_there);
        is_there
    }

    fn value(&mut self, depth: usize) -> Result<Json, Broken> {
        self.blank();
        let at = self.at;
        let rest = &self.text[at..];
        let word = |word| rest.starts_with(word);
        let value = match self.next() {
            Some(b'{' | b'[') if depth == DEEPEST => return Err(self.broken("\"")),
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Value::Text(self.text()?),
            Some(b'-' | b'0'..=b'9') => {
                let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
                self.at += rest.bytes().take_while(is_part).count();
                Value::Number(self.text[at..self.at].to_owned())
            }
            _ if word("true") => self.skip(4, Value::Bool(true)),
            _ if word("false") => self.skip(5, Value::Bool(false)),
            _ if word("null") => self.skip(4, Value::Null),
            _ => return Err(self.broken("{ [ \" 0-9 true false")),
        };
        Ok(Json { at, value })
    }

    fn skip(&mut self, length: usize, value: Value) -> Value {
        self.at += length;
        value
    }

    fn list(&mut self, depth: usize) -> Result<Value, Broken> {
        self.at += 1;
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Ok(Value::List(items));
            }
            if !self.take(b',') {
                return Err(self.broken(", ]"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Broken> {
        self.at += 1;
        let mut entries = Vec::new();
        if self.take(b'}') {
            return Ok(Value::Object(entries));
        }
        loop {
            self.blank();
            let at = self.at;
            if self.next() != Some(b'"') {
                return Err(self.broken("\""));
            }
            let key = Json { at, value: Value::Text(self.text()?) };
            if !self.take(b':') {
                return Err(self.broken(":"));
            }
            entries.push((key, self.value(depth + 1)?));
            if self.take(b'}') {
                return Ok(Value::Object(entries));
            }
            if !self.take(b',') {
                return Err(self.broken(", }"));
            }
        }
    }

    fn text(&mut self) -> Result<String, Broken> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(next) = rest.chars().next().filter(|next| *next >= ' ') else {
                // Its end is missing, wherever that was to be: what is there is shown from its start.
                return Err(Broken { at: start, expected: "\"" });
            };
            if next == '\\' {
                text.push(self.escaped()?);
                continue;
            }
            self.at += next.len_utf8();
            if next == '"' {
                return Ok(text);
            }
            text.push(next);
        }
    }

    /// The character that a backslash and what is behind it stand for.
    fn escaped(&mut self) -> Result<char, Broken> {
        const ESCAPES: &str = "\\\" \\\\ \\/ \\n \\t \\u0000";
        let character = match self.text.as_bytes().get(self.at + 1) {
            Some(&mark @ (b'"' | b'\\' | b'/')) => char::from(mark),
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => {
                let first = self.unit(self.at).ok_or_else(|| self.broken(ESCAPES))?;
                let both = [first, self.unit(self.at + 6).unwrap_or(0)];
                let decoded = char::decode_utf16(both).next();
                let Some(Ok(character)) = decoded else { return Err(self.broken(ESCAPES)) };
                self.at += if character > '\u{ffff}' { 12 } else { 6 };
                return Ok(character);
            }
            _ => return Err(self.broken(ESCAPES)),
        };
        self.at += 2;
        Ok(character)
    }

    /// The four digits of `\uXXXX` at `at`.
    fn unit(&self, at: usize) -> Option<u16> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        let all_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        u16::from_str_radix(digits, 16).ok().filter(|_| all_hex)
    }
}

impl Json {
    /// What stands there, for a person to find: a text or number as it is, else what encloses it.
    pub(crate) fn shown(&self) -> String {
        match &self.value {
            Value::Null => "null".to_owned(),
            Value::Bool(is_true) => is_true.to_string(),
            Value::Number(text) | Value::Text(text) => text.clone(),
            Value::List(_) => "[]".to_owned(),
            Value::Object(_) => "{}".to_owned(),
        }
    }
}
