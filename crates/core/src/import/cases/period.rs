//! What names a stretch of time in an audit: `Q1 2024/25`, `Apr-Jun 2025`, `2023-24`. Its name is made
//! anew of what is known here, so that no other word of a row is shown.

use crate::import::edges::is_letter;
use crate::share::{parse_count, push_number};

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 80;

/// Words with a number: what is shown for them, and their highest number.
const UNITS: [(&str, &str, u32); 17] = [
    ("q", "Q", 4),
    ("qtr", "Q", 4),
    ("quarter", "Q", 4),
    ("chwarter", "Q", 4),
    ("h", "H", 2),
    ("half", "H", 2),
    ("m", "Month ", 12),
    ("month", "Month ", 12),
    ("mis", "Month ", 12),
    ("p", "Period ", 13),
    ("period", "Period ", 13),
    ("cyfnod", "Period ", 13),
    ("round", "Round ", 40),
    ("cycle", "Cycle ", 40),
    ("wave", "Wave ", 40),
    ("phase", "Phase ", 40),
    ("cohort", "Cohort ", 40),
];

/// Months, in English and Welsh from January on, and seasons.
const TIMES: &str = "january february march april may june july august september october november \
                     december ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref \
                     tachwedd rhagfyr spring summer autumn winter gwanwyn haf gaeaf";
const MONTHS: usize = 24;

/// Words that may stand between those that count.
const BETWEEN: &str = "to and the of fy year yr financial st nd rd th i blwyddyn";

/// A stretch of time.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) name: String,
    /// Whether it can hardly be anything else: not only a year, or a month without one.
    pub(super) is_sure: bool,
}

/// What stands before a word.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Nothing,
    /// A word that a number belongs to, by its position in [`UNITS`].
    Unit(usize),
    /// A month or season.
    Time,
    /// A year, by its last two digits.
    Year(u32),
    /// A number that nothing tells of yet.
    Number(u32),
    /// A quarter and the like.
    Whole,
    /// A month in digits: another number would be a day.
    Month,
}

/// What a text names, if it says nothing else.
pub(super) fn period(text: &str) -> Option<Period> {
    read(text, false)
}

/// What a heading names, among other words.
pub(super) fn period_in(heading: &str) -> Option<Period> {
    read(heading, true).filter(|period| period.is_sure)
}

/// What a heading of cases names that tells when they were audited: `Audit 2024`. Among headings of several such
/// years it is a period.
pub(super) fn audit_in(heading: &str) -> Option<Period> {
    let is_audit = words(heading)
        .any(|word| is_one_of("audit audits audited inspection review sample cases", word));
    read(heading, true).filter(|period| period.is_sure || is_audit)
}

#[inline(never)]
fn read(text: &str, skips: bool) -> Option<Period> {
    if text.len() > LONGEST {
        return None;
    }
    let mut period = Period::default();
    let mut last = Last::Nothing;
    for word in words(text) {
        last = match parse_count(word) {
            Some(number) => period.number(last, word.len(), number),
            None => period.word(last, word),
        }
        .or_else(|| skips.then_some(Last::Nothing))?;
    }
    // `Court audit Q1`: what begins with it may be the first question.
    period.is_sure |= skips && last == Last::Whole;
    let is_open = matches!(last, Last::Number(_) | Last::Unit(_)) && !skips;
    (!is_open && !period.name.is_empty()).then_some(period)
}

impl Period {
    fn push(&mut self, between: &str, text: &str) {
        if !self.name.is_empty() {
            self.name.push_str(between);
        }
        self.name.push_str(text);
    }

    fn push_year(&mut self, last: Last, year: u32) -> Last {
        self.is_sure |= matches!(last, Last::Time | Last::Whole);
        self.push(" ", "20");
        self.push_two(year);
        Last::Year(year)
    }

    fn push_two(&mut self, number: u32) {
        if number < 10 {
            self.name.push('0');
        }
        push_number(&mut self.name, number);
    }

    fn push_unit(&mut self, unit: usize, number: u32) -> Option<Last> {
        let (word, shown, most) = UNITS[unit];
        if number == 0 || number > most {
            return None;
        }
        self.push(" ", shown);
        push_number(&mut self.name, number);
        // `Q1` may be the first question.
        self.is_sure |= word.len() > 1;
        Some(Last::Whole)
    }

    fn number(&mut self, last: Last, length: usize, number: u32) -> Option<Last> {
        match (last, length) {
            (Last::Unit(unit), 1 | 2) => self.push_unit(unit, number),
            // `2024/2025` and `2024/25`.
            (Last::Year(year), 2 | 4) if number % 100 == (year + 1) % 100 => {
                self.name.push('/');
                self.push_two(number % 100);
                self.is_sure = true;
                Some(Last::Whole)
            }
            // `2024-04`.
            (Last::Year(_), 2) if (1..=12).contains(&number) => {
                self.name.push('-');
                self.push_two(number);
                self.is_sure = true;
                Some(Last::Month)
            }
            // `04/2024`.
            (Last::Number(month @ 1..=12), 4) if (2000..2100).contains(&number) => {
                self.push_year(Last::Time, number % 100);
                self.name.push('-');
                self.push_two(month);
                Some(Last::Month)
            }
            // `24/25`.
            (Last::Number(year), 2) if number == year + 1 => {
                self.push_year(Last::Time, year);
                self.name.push('/');
                self.push_two(number);
                Some(Last::Whole)
            }
            (_, 4) if (2000..2100).contains(&number) => Some(self.push_year(last, number % 100)),
            // `Apr 25`, and `Q1 24/25`, whose year may go on.
            (Last::Time | Last::Whole, 2) if number > 12 => Some(self.push_year(last, number)),
            (Last::Nothing | Last::Whole | Last::Time, 1 | 2) => Some(Last::Number(number)),
            _ => None,
        }
    }

    fn word(&mut self, last: Last, word: &str) -> Option<Last> {
        if let Some(unit) = UNITS.iter().position(|(name, ..)| name.eq_ignore_ascii_case(word)) {
            return match last {
                // `1st quarter`.
                Last::Number(number) => self.push_unit(unit, number),
                _ => Some(Last::Unit(unit)),
            };
        }
        if is_one_of(BETWEEN, word) {
            return Some(last);
        }
        let starts = |time: &str| {
            let is_short = word.len() == 3 || word.eq_ignore_ascii_case("sept");
            time.eq_ignore_ascii_case(word)
                || is_short
                    && time.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        // A number before it is a day.
        let is_day = matches!(last, Last::Number(_));
        let at = TIMES.split(' ').position(starts).filter(|_| !is_day)?;
        let time = TIMES.split(' ').nth(at)?;
        let is_month = at < MONTHS;
        let mut shown = time[..1].to_ascii_uppercase();
        shown.push_str(&time[1..if is_month { 3 } else { time.len() }]);
        self.push(if last == Last::Time && is_month { "–" } else { " " }, &shown);
        // Behind a year, it is that of the year.
        self.is_sure |= matches!(last, Last::Year(_) | Last::Whole);
        Some(Last::Time)
    }
}

/// What the date of a case is part of, below a head that says so: `2024-04` of `2024-04-17`.
pub(super) fn month_of(date: &str) -> Option<Period> {
    let date = date.split(' ').next().unwrap_or_default();
    let mut parts = words(date).map(|part| (part.len(), parse_count(part)));
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month, day) = if one.0 == 4 { (one, two, three) } else { (three, two, one) };
    let is_date = year.0 == 4 && month.1? <= 12 && day.1? <= 31 && parts.next().is_none();
    let mut period = Period::default();
    period.number(Last::Nothing, 4, year.1?).filter(|_| is_date)?;
    period.name.push('-');
    period.push_two(month.1?);
    Some(period)
}

/// What a bare number is under the head of its column: `Q1` under `Quarter`.
pub(super) fn numbered(head: &str, text: &str) -> Option<Period> {
    let number = parse_count(text).filter(|_| text.len() < 3)?;
    let unit = |word: &str| UNITS.iter().position(|(name, ..)| name.eq_ignore_ascii_case(word));
    let mut period = Period::default();
    period.push_unit(words(head).find_map(unit)?, number).map(|_| period)
}

/// What tells two readings of a case apart, or which are finished: `Follow-up`, `Draft`.
pub(super) fn stage(text: &str) -> Option<Period> {
    const STAGES: [&str; 49] = [
        "Initial",
        "Baseline",
        "Follow up",
        "Follow-up",
        "Re-audit",
        "Reaudit",
        "Before",
        "After",
        "Pre",
        "Post",
        "Previous",
        "Current",
        "First",
        "Second",
        "Self",
        "Self-assessment",
        "Peer",
        "Moderated",
        "Moderation",
        "Draft",
        "Final",
        "Complete",
        "Completed",
        "Incomplete",
        "In progress",
        "Not started",
        "Signed off",
        "Not complete",
        "Started",
        "Done",
        "Not done",
        "Finalised",
        "Provisional",
        "Not moderated",
        "Awaiting moderation",
        "Approved",
        "Rejected",
        "Submitted",
        "Audited",
        "To do",
        "Reviewed",
        "Pending",
        "Live",
        "Archived",
        "Removed",
        "Superseded",
        "Original",
        "Agreed",
        "Disputed",
    ];
    let (start, end) = text.split_at(text.floor_char_boundary(text.len().saturating_sub(6)));
    // `First audit`
    let text = if end.eq_ignore_ascii_case(" audit") { start } else { text };
    let name = STAGES.iter().find(|known| known.eq_ignore_ascii_case(text))?;
    Some(Period { name: (*name).to_owned(), is_sure: false })
}

/// Whether the head of a column says that it tells stages of an audit.
pub(super) fn heads_stages(head: &str) -> bool {
    is_head(head, "stage status type audit review round")
}

/// Whether the head of a column says that it tells periods, and nothing else.
pub(super) fn heads_periods(head: &str) -> bool {
    is_head(head, "round cycle wave phase cohort half")
}

/// Whether it says so in words that hardly mean anything else.
pub(super) fn heads_time(head: &str) -> bool {
    is_head(head, "")
}

/// Whether the head of a column says that it tells when a case was audited.
pub(super) fn heads_dates(head: &str) -> bool {
    const WORDS: &str = "date audit audited inspection inspected of completed timestamp";
    let says = |known| words(head).any(|word| is_one_of(known, word));
    says("date timestamp completed")
        && says("audit audited inspection inspected timestamp")
        && words(head).all(|word| is_one_of(WORDS, word))
}

/// Whether it tells months.
pub(super) fn heads_months(head: &str) -> bool {
    words(head).any(|word| is_one_of("month mis", word))
}

fn is_head(head: &str, more: &str) -> bool {
    const TIME: &str = "quarter quarters qtr period year month yr fy chwarter cyfnod blwyddyn mis";
    const OTHERS: &str = "audit audited review reviewed reporting report inspection financial fiscal case \
                          cases calendar of the in for and closed sample archwilio";
    let is_time = |word: &str| is_one_of(TIME, word) || is_one_of(more, word);
    head.len() < 40
        && words(head).any(is_time)
        && words(head).all(|word| is_time(word) || is_one_of(OTHERS, word))
}

fn is_one_of(known: &str, word: &str) -> bool {
    known.split(' ').any(|known| known.eq_ignore_ascii_case(word))
}

/// Runs of digits and runs of letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = |character: char| character.is_ascii_digit() || is_letter(character);
        rest = &rest[rest.find(is_word)?..];
        let is_digit = rest.starts_with(|first: char| first.is_ascii_digit());
        let same = |character: char| {
            if is_digit { character.is_ascii_digit() } else { is_letter(character) }
        };
        let end = rest.find(|character| !same(character)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_known_and_nothing_else() {
        for (text, name) in [
            ("Q1", Some("Q1")),
            ("q 2", Some("Q2")),
            ("Qtr 3 24/25", Some("Q3 2024/25")),
            ("Q1 2024-25", Some("Q1 2024/25")),
            ("Q4 (Jan - Mar 2025)", Some("Q4 Jan–Mar 2025")),
            ("2024/25 Q1", Some("2024/25 Q1")),
            ("FY24/25", Some("2024/25")),
            ("2023-2024", Some("2023/24")),
            ("2024", Some("2024")),
            ("2024-04", Some("2024-04")),
            ("04/2024", Some("2024-04")),
            ("Apr-Jun 2025", Some("Apr–Jun 2025")),
            ("April to June", Some("Apr–Jun")),
            ("Apr-25", Some("Apr 2025")),
            ("Sept 2025", Some("Sep 2025")),
            ("Autumn 2024", Some("Autumn 2024")),
            ("1st quarter", Some("Q1")),
            ("Chwarter 2", Some("Q2")),
            ("Round 3", Some("Round 3")),
            ("H1 2024", Some("H1 2024")),
            ("Q5", None),
            ("Q", None),
            ("7", None),
            ("17/04/2011", None),
            ("2011-04-17", None),
            ("17 May", None),
            ("24/26", None),
            ("Year 9", None),
            ("Marlow", None),
            ("Q1 Marlow", None),
            ("Jan Marlow", None),
            ("A-01", None),
            ("", None),
        ] {
            let found = period(text).map(|period| period.name);
            assert_eq!(found.as_deref(), name, "{text:?}");
        }
    }

    #[test]
    fn headings_name_periods_among_other_words() {
        for (text, name) in [
            ("Court audit, Q2 2024/25", Some("Q2 2024/25")),
            ("2.1 Assessment - Quarter 1", Some("Q1")),
            ("Cases of May 2025", Some("May 2025")),
            ("Audit tool 2024", None),
            ("2.1 Assessment", None),
            ("Staff may add notes", None),
            ("Q1 Does assessment say enough?", None),
            ("Q1", Some("Q1")),
            ("Court audit Q1", Some("Q1")),
        ] {
            let found = period_in(text).map(|period| period.name);
            assert_eq!(found.as_deref(), name, "{text:?}");
        }
    }

    #[test]
    fn dates_and_bare_numbers_are_periods_only_by_their_head() {
        let month = |date| month_of(date).map(|period| period.name);
        assert_eq!(month("2024-04-17").as_deref(), Some("2024-04"));
        assert_eq!(month("17/04/2024 00:00").as_deref(), Some("2024-04"));
        assert_eq!(month("A-01-17"), None);
        let number = |head, text| numbered(head, text).map(|period| period.name);
        assert_eq!(number("Audit quarter", "2").as_deref(), Some("Q2"));
        assert_eq!(number("Quarter", "5"), None);
        assert_eq!(number("Year", "9"), None);
        assert!(heads_time("Reporting period") && heads_time("Financial Year"));
        assert!(heads_periods("Audit round") && !heads_time("Audit round"));
        assert!(
            !heads_periods("Year of birth") && !heads_periods("Half term") && !heads_periods("")
        );
    }
}
