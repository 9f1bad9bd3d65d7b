//! What a cell holds: a figure, a rating, nothing, or words.

use crate::import::edges::Edges;
use crate::import::words::{Verdict, after, per_cent, verdict_alone};
use crate::rating::Rating;
use crate::share::{Percent, Share, ShareError, parse_count};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) enum Value<'a> {
    /// Nothing, or a mark for nothing: `-`, `x`, `n/a`.
    None,
    /// A percentage with its sign, or counts; or why it is no share.
    Share(Result<Share, ShareError>),
    /// Counts and the percentage that stands beside them in one cell.
    Both(Share, Percent),
    /// A number without a sign: what it means depends on the others. `83`, `82,5`, `0.8333`.
    Bare(&'a str),
    /// A rating, or that there is none.
    Verdict(Verdict),
    /// Anything else.
    Words,
}

/// The longest text that can be a value, in bytes.
const LONGEST: usize = 60;

/// Reads a cell.
#[inline(never)]
pub(in crate::import) fn value(text: &str) -> Value<'_> {
    // A traffic light beside a figure says nothing more. An arrow before it may make a change of it, and one
    // behind it says how it has changed.
    const LIGHTS: [char; 7] = ['🔴', '🟠', '🟡', '🟢', '🔵', '⚪', '⚫'];
    let text =
        text.trim_edges(|edge| [' ', '*', '"', '\''].contains(&edge) || LIGHTS.contains(&edge));
    let text = without_marks(text);
    if is_nothing(text) {
        return Value::None;
    }
    if text.len() > LONGEST {
        return Value::Words;
    }
    if let Some(rating) = Rating::from_words(text).or_else(|| abbreviated(text)) {
        return Value::Verdict(Verdict::Rating(rating));
    }
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        if let Some(verdict) = verdict_alone(text) {
            return Value::Verdict(verdict);
        }
        return Value::Words;
    }
    if is_bare(text) {
        return Value::Bare(text);
    }
    // `83% (+5)`, `83% - Good`: how it has changed, and what it comes to.
    if let Some(sign) = text.find('%')
        && is_beside(&text[sign + 1..])
        && let Some(found) = share(&text[..=sign])
    {
        return Value::Share(found);
    }
    // `5/6 (83%)`, `83% (5 of 6 cases)`, `83% [n = 6]`, `5/6 = 83%`, `5 (83%)`.
    if let Some((first, second)) = text.split_once(['(', '[', '=']) {
        let second = second.trim_edges(|edge| [')', ']', ' '].contains(&edge));
        let second = after(second, "n")
            .map_or(second, |rest| rest.trim_edges(|edge| [' ', '='].contains(&edge)));
        return match (share(first.trim_end()), share(second)) {
            (Some(Ok(one)), Some(Ok(other))) => both(one, other),
            (Some(Ok(Share::Percent(percent))), None)
            | (None, Some(Ok(Share::Percent(percent))))
                if is_bare(second) || is_bare(first.trim_end()) =>
            {
                Value::Share(Ok(Share::Percent(percent)))
            }
            _ => Value::Words,
        };
    }
    share(text).map_or(Value::Words, Value::Share)
}

/// Whether the words behind a percentage are its rating, the colour of it or how it has changed, and so say
/// nothing more.
fn is_beside(words: &str) -> bool {
    const COLOURS: [&str; 6] = ["green", "amber", "red", "g", "a", "r"];
    const CHANGES: [&str; 4] = ["+", "-", "−", "–"];
    let words = words.trim();
    if let Some(change) = words.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
        && let Some(change) = CHANGES.iter().find_map(|sign| change.trim().strip_prefix(sign))
    {
        let number = change.trim_end_matches(['%', 'p', ' ']);
        return number.is_empty() || is_bare(number);
    }
    let word = words.trim_edges(|edge| ['(', ')', '[', ']', '-', '–', ':', ' '].contains(&edge));
    Rating::from_words(word).or_else(|| abbreviated(word)).is_some()
        || COLOURS.iter().any(|colour| colour.eq_ignore_ascii_case(word))
}

/// `text` without what stands behind its value and is no part of it: arrows, and the mark of a comment in Word,
/// `[JB1]`.
fn without_marks(text: &str) -> &str {
    const ARROWS: &[char] = &[
        '↑', '↓', '→', '↗', '↘', '↔', '▲', '▼', '►', '▶', '△', '▽', '⬆', '⬇', '➡', '\u{fe0f}', ' ',
    ];
    if text.is_ascii() && !text.ends_with(']') {
        return text;
    }
    let rest = text.trim_end_matches(ARROWS);
    let rest = rest.strip_suffix("()").unwrap_or(rest);
    let comment = rest.strip_suffix(']').and_then(|start| start.rsplit_once('['));
    let is_comment = |mark: &str| {
        mark.len() <= 8
            && mark.starts_as(u8::is_ascii_uppercase)
            && mark.ends_as(u8::is_ascii_digit)
            && mark.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    comment.filter(|(_, mark)| is_comment(mark)).map_or(rest, |(rest, _)| rest.trim_end())
}

/// The rating that a text below the header of ratings names in Welsh. Elsewhere its words may be answers.
pub(super) fn rating_in_welsh(text: &str) -> Option<Rating> {
    const NAMES: [(&str, Rating); 7] = [
        ("rhagorol", Rating::Outstanding),
        ("da", Rating::Good),
        ("angen gwella", Rating::RequiresImprovement),
        ("angen ei gwella", Rating::RequiresImprovement),
        ("gofyn am welliant", Rating::RequiresImprovement),
        ("gofyn am wella", Rating::RequiresImprovement),
        ("annigonol", Rating::Inadequate),
    ];
    let found = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
    found.map(|&(_, rating)| rating)
}

/// The rating that a text abbreviates in one of the ways that tables do.
pub(in crate::import) fn abbreviated(text: &str) -> Option<Rating> {
    const STEMS: [(&str, &str, Rating); 4] = [
        ("requiresimprovement", "reqimp", Rating::RequiresImprovement),
        ("requiresimprovement", "requiresimp", Rating::RequiresImprovement),
        ("inadequate", "inad", Rating::Inadequate),
        ("outstanding", "outst", Rating::Outstanding),
    ];
    if text.len() > 24 {
        return None;
    }
    let letters = |byte: &u8| byte.is_ascii_alphabetic();
    if !text.bytes().all(|byte| letters(&byte) || b" .-".contains(&byte)) {
        return None;
    }
    let mut short: String = text.bytes().filter(letters).map(char::from).collect();
    short.make_ascii_lowercase();
    // However it ends.
    if short == "ri" || short.starts_with("requiresimprov") {
        return Some(Rating::RequiresImprovement);
    }
    let short = short.replacen("reqs", "req", 1);
    let known = STEMS.iter().find(|(whole, stem, _)| {
        let rest = short.strip_prefix(stem);
        let from = whole.find(&stem[stem.len() - 3..]).unwrap_or(0);
        rest.is_some_and(|rest| whole[from + 3..].starts_with(rest))
    });
    known.map(|&(.., rating)| rating)
}

/// Two shares in one cell: counts and their percentage, in either order.
fn both<'a>(one: Share, other: Share) -> Value<'a> {
    match (one, other) {
        (Share::Percent(percent), counts @ Share::Counts { .. })
        | (counts @ Share::Counts { .. }, Share::Percent(percent)) => Value::Both(counts, percent),
        _ => Value::Words,
    }
}

/// A percentage with its sign, or counts.
#[inline(never)]
fn share(text: &str) -> Option<Result<Share, ShareError>> {
    let digits = text.bytes().take_while(|byte| byte.is_ascii_digit() || b".,".contains(byte));
    let (number, rest) = text.split_at(digits.count());
    if !is_bare(number) {
        return None;
    }
    let rest = rest.trim_start();
    if rest == "%" || per_cent(rest).is_some_and(|rest| rest.trim().is_empty()) {
        return Some(percent(number).map(Share::Percent));
    }
    let slash = rest.strip_prefix('/');
    let of = slash.or_else(|| {
        let rest = rest.strip_prefix("out ").unwrap_or(rest);
        rest.strip_prefix("of ").or_else(|| rest.strip_prefix("Of "))
    })?;
    let of = without_unit(of.trim());
    let (yes, of) = (parse_count(number)?, parse_count(of)?);
    // `2023/24` is a year.
    if slash.is_some() && yes > of && is_year(number) {
        return None;
    }
    Some(Share::counts(yes, of))
}

/// A number of cases without the word for them.
fn without_unit(text: &str) -> &str {
    const UNITS: [&str; 3] = [" cases", " children", " case"];
    UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text)
}

/// Whether a text is digits, with at most one point or comma among them.
#[inline(never)]
fn is_bare(text: &str) -> bool {
    let mut points = 0;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {}
            b'.' | b',' => points += 1,
            _ => return false,
        }
    }
    let inside = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    points < 2 && inside(text.as_bytes().first()) && inside(text.as_bytes().last())
}

/// Whether a number can only be a calendar year.
pub(in crate::import) fn is_year(text: &str) -> bool {
    text.len() == 4 && parse_count(text).is_some_and(|year| (1990..2100).contains(&year))
}

/// A bare number as per cent.
pub(in crate::import) fn percent(text: &str) -> Result<Percent, ShareError> {
    scaled(text, 2)
}

/// A bare number as a fraction of one: `0.8333333` is 83.33 per cent.
pub(in crate::import) fn fraction(text: &str) -> Result<Percent, ShareError> {
    scaled(text, 4)
}

/// The hundredths of a per cent in a decimal, with so many of its decimals as whole hundredths. The
/// rest is rounded half up, except where that would make a half per cent of less than one: it
/// would be rounded up once more (R2).
#[inline(never)]
fn scaled(text: &str, decimals: usize) -> Result<Percent, ShareError> {
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let mut number = parse_count(whole).ok_or(ShareError::Over100)?;
    let mut digits = rest.bytes();
    for _ in 0..decimals {
        let digit = u32::from(digits.next().unwrap_or(b'0') - b'0');
        number = number.saturating_mul(10).saturating_add(digit);
    }
    let up = digits.next().is_some_and(|digit| digit >= b'5');
    let more = up || rest.bytes().skip(decimals).any(|digit| digit > b'0');
    if number > 10_000 || (number == 10_000 && more) {
        return Err(ShareError::Over100);
    }
    if up && number % 100 != 49 {
        number += 1;
    }
    u16::try_from(number).map_err(|_| ShareError::Over100).and_then(Percent::from_hundredths)
}

/// Nothing, or a mark for what is not known or does not apply.
#[inline(never)]
pub(in crate::import) fn is_nothing(text: &str) -> bool {
    const MARKS: [&str; 13] =
        ["", "-", "--", "x", "?", ".", "n/a", "na", "n.a.", "#n/a", "not applicable", "tbc", "nil"];
    MARKS.iter().any(|mark| text.eq_ignore_ascii_case(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read() {
        let percent = |hundredths| {
            Value::Share(Ok(Share::Percent(Percent::from_hundredths(hundredths).unwrap())))
        };
        let counts = |yes, of| Value::Share(Ok(Share::counts(yes, of).unwrap()));
        for (text, expected) in [
            ("83%", percent(8_300)),
            ("83 %", percent(8_300)),
            ("82,5%", percent(8_250)),
            ("83% 🟢", percent(8_300)),
            ("🟢", Value::None),
            ("▲ 5%", Value::Words),
            ("83% ▲", percent(8_300)),
            ("83% (+5)", percent(8_300)),
            ("83% (−2pp)", percent(8_300)),
            ("83% (78%)", Value::Words),
            ("83% (G)", percent(8_300)),
            ("83% - Good", percent(8_300)),
            ("83% of them", Value::Words),
            ("83%⬇️", percent(8_300)),
            ("Good ↑", Value::Verdict(Verdict::Rating(Rating::Good))),
            ("83%[JB12]", percent(8_300)),
            ("83% [low]", Value::Words),
            ("83 per cent", percent(8_300)),
            ("5 of 6", counts(5, 6)),
            ("5 out of 6", counts(5, 6)),
            ("5/6", counts(5, 6)),
            ("5 / 6", counts(5, 6)),
            ("83", Value::Bare("83")),
            ("82,5", Value::Bare("82,5")),
            ("5 (83%)", percent(8_300)),
            ("83% (n=6)", percent(8_300)),
            ("83% [N = 6]", percent(8_300)),
            ("5 of 6 cases", counts(5, 6)),
            ("2023/24", Value::Words),
            ("12/03/2024", Value::Words),
            ("n/a", Value::None),
            ("8O%", Value::Words),
            ("<50%", Value::Words),
            ("50-64%", Value::Words),
            ("1,234,5", Value::Words),
            ("105%", Value::Share(Err(ShareError::Over100))),
            ("7/6", Value::Share(Err(ShareError::YesOverOf))),
            ("0/0", Value::Share(Err(ShareError::NoCases))),
            ("RI", Value::Verdict(Verdict::Rating(Rating::RequiresImprovement))),
            ("R I", Value::Verdict(Verdict::Rating(Rating::RequiresImprovement))),
            ("R.I.", Value::Verdict(Verdict::Rating(Rating::RequiresImprovement))),
            ("Req. improvement", Value::Verdict(Verdict::Rating(Rating::RequiresImprovement))),
            ("Reqs Imp", Value::Verdict(Verdict::Rating(Rating::RequiresImprovement))),
            ("Requires imp.", Value::Verdict(Verdict::Rating(Rating::RequiresImprovement))),
            ("Requires improvment", Value::Verdict(Verdict::Rating(Rating::RequiresImprovement))),
            ("Inad", Value::Verdict(Verdict::Rating(Rating::Inadequate))),
            ("Inadequacy", Value::Words),
            ("Required", Value::Words),
        ] {
            assert_eq!(value(text), expected, "{text:?}");
        }
        for text in ["5/6 (83%)", "83% (5 of 6 cases)", "83% [5/6]", "5/6 = 83%"] {
            assert!(matches!(value(text), Value::Both(..)), "{text:?}");
        }
    }

    #[test]
    fn fractions_are_rounded_once() {
        for (text, hundredths) in [
            ("0.8333333", 8_333),
            ("0.6666666666666666", 6_667),
            ("0.83", 8_300),
            ("0,5", 5_000),
            ("1", 10_000),
            ("0", 0),
            ("0.99999", 10_000),
            ("0.644996", 6_449),
            ("0.645", 6_450),
        ] {
            assert_eq!(fraction(text).unwrap().hundredths(), hundredths, "{text}");
        }
        assert!(fraction("1.0001").is_err());
        assert_eq!(percent("82.456").unwrap().hundredths(), 8_246);
    }
}
