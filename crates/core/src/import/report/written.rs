//! Scores and months, as reports write them.

use crate::assessment::Month;
use crate::edition::Edition;
use crate::import::words::after;
use crate::share::parse_count;

/// The first `15/36`, `15 of 36` or `15 out of 36` in `text`: a score and what it is out of, which
/// is the most points of some number of the edition's standards.
pub(super) fn fraction(text: &str, edition: &Edition) -> Option<(u16, u16)> {
    let bytes = text.as_bytes();
    let possible = |out_of: u16| {
        (1..=edition.full_score()).contains(&out_of) && out_of.is_multiple_of(edition.most_points())
    };
    let digits = |from: usize| {
        let end = bytes[from..].iter().position(|byte| !byte.is_ascii_digit());
        let end = end.map_or(bytes.len(), |end| from + end);
        Some((u16::try_from(parse_count(&text[from..end])?).ok()?, end))
    };
    let mut from = 0;
    while let Some(start) = bytes[from..].iter().position(u8::is_ascii_digit).map(|at| at + from) {
        let (score, end) = digits(start)?;
        let rest = text[end..].trim_start();
        // So many of so many are cases.
        let rest = ["/", "out of"].iter().find_map(|mark| after(rest, mark));
        if let Some(rest) = rest.map(str::trim_start).filter(|rest| !rest.is_empty())
            && let Some((out_of, _)) = digits(text.len() - rest.len())
            && possible(out_of)
            && score <= out_of
        {
            return Some((score, out_of));
        }
        from = end;
    }
    None
}

/// The first month with a year in `text`.
pub(super) fn month_in(text: &str) -> Option<Month> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let mut month = None;
    words_of(text).find_map(|word| {
        let found = month.zip(year(word));
        let named = |&(_, name): &(u8, &str)| name.eq_ignore_ascii_case(word);
        month = (1..).zip(MONTHS).find(named).map(|(month, _)| month);
        found.map(|(month, year)| Month { year, month })
    })
}

/// The years in `text`.
pub(super) fn years_in(text: &str) -> impl Iterator<Item = u16> {
    words_of(text).filter_map(year)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|edge: char| !edge.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

fn year(word: &str) -> Option<u16> {
    let year = parse_count(word).filter(|year| (2000..=2099).contains(year))?;
    u16::try_from(year).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_points_out_of_so_many_standards() {
        for (text, found) in [
            ("Score 15/36", Some((15, 36))),
            ("17 / 36", Some((17, 36))),
            ("1 out of 24", Some((1, 24))),
            ("10/10", None),
            ("40/36", None),
            ("12 of 13", None),
            ("", None),
        ] {
            assert_eq!(fraction(text, Edition::newest()), found, "{text:?}");
        }
    }

    #[test]
    fn months_stand_beside_their_year() {
        assert_eq!(month_in("HMIP, November 2023"), Some(Month { year: 2023, month: 11 }));
        assert_eq!(month_in("SEPTEMBER 2018"), Some(Month { year: 2018, month: 9 }));
        assert_eq!(month_in("may be 2018"), None);
    }
}
