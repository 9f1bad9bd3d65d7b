//! What the words over a column, or at the head of a row, say that its values are.

/// What a column's values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Measure {
    /// The standard or key question that a row is about.
    Label,
    /// The share of sufficient cases, in per cent.
    Percent,
    /// Sufficient cases.
    Yes,
    /// Cases that were not sufficient.
    No,
    /// Cases to which the question does not apply.
    NotApplicable,
    /// All inspected cases.
    Total,
    /// A rating.
    Rating,
    /// A figure of some kind: `Score`, `Result`.
    Figure,
    /// The service that a row is about.
    Service,
    /// Something else: a rank, a date, a comment.
    Other,
}

/// What a header says.
pub(in crate::import) struct Header {
    /// The measure that it names.
    pub(in crate::import) measure: Option<Measure>,
    /// What else it says: a service, a quarter, `Target`.
    pub(in crate::import) rest: String,
}

/// The longest header that is read, in bytes.
const LONGEST: usize = 160;

const PERCENT: &[&str] = &["%", "percent", "percentage", "pct", "proportion", "%age"];
const YES: &[&str] = &["yes", "sufficient", "met", "y", "sufficiently", "achieved"];
const NO: &[&str] = &["insufficient", "insufficiently", "unmet"];
const TOTAL: &[&str] = &[
    "total",
    "totals",
    "cases",
    "sample",
    "denominator",
    "base",
    "n",
    "inspected",
    "audited",
    "children",
];
const RATING: &[&str] = &["rating", "ratings", "judgement", "judgment", "grade", "band"];
const FIGURE: &[&str] = &[
    "score",
    "scores",
    "result",
    "results",
    "figure",
    "figures",
    "value",
    "outcome",
    "sufficiency",
];
const LABEL: &[&str] = &[
    "standard",
    "standards",
    "question",
    "questions",
    "theme",
    "area",
    "domain",
    "criteria",
    "criterion",
    "descriptor",
    "item",
    "kq",
    "kqs",
    "name",
    "title",
    "ref",
    "reference",
    "indicator",
    "topic",
];
const SERVICE: &[&str] =
    &["service", "services", "yjs", "yot", "team", "quarter", "period", "month", "year", "cohort"];
const OTHER: &[&str] = &[
    "rank",
    "ranking",
    "id",
    "ids",
    "date",
    "dates",
    "comment",
    "comments",
    "note",
    "notes",
    "evidence",
    "weight",
    "points",
    "priority",
    "change",
    "difference",
    "trend",
    "page",
    "owner",
    "action",
    "actions",
    "auditor",
    "rag",
    "variance",
    "lead",
    "reviewer",
    "assessor",
    "officer",
    "worker",
    "initials",
    "dob",
    "gender",
    "ethnicity",
    "age",
];
/// Words that say nothing by themselves.
const FILLING: &[&str] = &[
    "of",
    "the",
    "number",
    "no.",
    "no",
    "in",
    "were",
    "was",
    "where",
    "answered",
    "answers",
    "answer",
    "key",
    "count",
    "case",
    "with",
    "and",
    "to",
    "out",
    "per",
    "cent",
    "#",
    "all",
    "that",
    "is",
    "are",
    "as",
    "not",
    "for",
    "rate",
    "reviewed",
    "number.",
    "applicable",
    "files",
    "responses",
    "response",
    "by",
    "meeting",
    "a",
    "our",
    "this",
];

/// Reads the header `text`.
pub(in crate::import) fn header(text: &str) -> Header {
    let nothing = Header { measure: None, rest: String::new() };
    if text.is_empty() || text.len() > LONGEST {
        return nothing;
    }
    let lower = text.to_ascii_lowercase();
    let mut seen = Seen::default();
    let mut rest = String::new();
    let mut before = "";
    let mut words = 0;
    for word in split(&lower) {
        words += 1;
        let at = word.as_ptr() as usize - lower.as_ptr() as usize;
        let is = |list: &[&str]| list.contains(&word);
        seen.number |=
            word == "number" || word == "no." || word == "#" || (word == "of" && before == "no");
        seen.bare_no |= word == "no";
        seen.not |= word == "not";
        seen.cent |= word == "cent" && before == "per";
        seen.percent |= is(PERCENT);
        seen.yes |= is(YES);
        seen.no |= is(NO);
        // `Out of` is a total; `out of court` is not.
        seen.out_of = word == "of" && (before == "out" || words == 1);
        seen.total |= is(TOTAL);
        seen.rating |= is(RATING);
        seen.figure |= is(FIGURE) || word == "rate";
        seen.label |= is(LABEL);
        seen.service |= is(SERVICE);
        seen.other |= is(OTHER);
        seen.not_applicable |=
            word == "n/a" || word == "na" || (word == "applicable" && before == "not");
        let known = is(PERCENT)
            || is(YES)
            || is(NO)
            || is(TOTAL)
            || is(RATING)
            || is(FIGURE)
            || is(LABEL)
            || is(SERVICE)
            || is(OTHER)
            || is(FILLING)
            || word == "n/a"
            || word == "na";
        if !known {
            if !rest.is_empty() {
                rest.push(' ');
            }
            rest.push_str(&text[at..at + word.len()]);
        }
        before = word;
    }
    Header { measure: seen.measure(words), rest }
}

/// The words that a header holds, by kind.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "a header can hold any of them together")]
struct Seen {
    number: bool,
    bare_no: bool,
    not: bool,
    cent: bool,
    percent: bool,
    yes: bool,
    no: bool,
    total: bool,
    out_of: bool,
    rating: bool,
    figure: bool,
    label: bool,
    service: bool,
    other: bool,
    not_applicable: bool,
}

impl Seen {
    fn measure(&self, words: usize) -> Option<Measure> {
        let negative =
            self.no || (self.not && self.yes) || (self.bare_no && !self.number && words < 3);
        let percent = self.percent || self.cent;
        Some(if self.other && !self.yes && !percent {
            Measure::Other
        } else if self.not_applicable && !percent {
            Measure::NotApplicable
        } else if percent && (negative || self.not_applicable) {
            // The share of the other answers.
            Measure::Other
        } else if percent {
            Measure::Percent
        } else if negative && self.total {
            // `No cases` may be how many, or those with the answer no.
            return None;
        } else if negative {
            Measure::No
        } else if self.yes {
            Measure::Yes
        } else if self.rating {
            Measure::Rating
        } else if self.label {
            Measure::Label
        } else if self.total || self.out_of {
            Measure::Total
        } else if self.figure {
            Measure::Figure
        } else if self.service {
            Measure::Service
        } else {
            return None;
        })
    }
}

/// The words of a header: between spaces and most marks; `n/a` and `%` are words.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let edge =
        |mark: char| [' ', '(', ')', ':', '?', '"', '\'', ',', ';', '-', '[', ']'].contains(&mark);
    text.split(edge).filter(|word| !word.is_empty()).flat_map(|word| {
        // `%Yes` and `Yes%` are two words each.
        let (first, second) = match (word.strip_prefix('%'), word.strip_suffix('%')) {
            (Some(rest), _) if !rest.is_empty() && rest != "age" => (&word[..1], rest),
            (_, Some(rest)) if !rest.is_empty() => (rest, &word[rest.len()..]),
            _ => (word, ""),
        };
        [first, second].into_iter().filter(|word| !word.is_empty())
    })
}

/// Whether the label of a row says that it sums up others: `Average`, `Domain total`.
pub(in crate::import) fn is_total(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "total",
        "totals",
        "subtotal",
        "sub-total",
        "average",
        "averages",
        "mean",
        "median",
        "overall",
        "avg",
        "sum",
    ];
    if text.len() > 60 || text.contains('?') {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split([' ', ':', '(', ')', '-', ',']).filter(|word| !word.is_empty());
    words.any(|word| WORDS.contains(&word)) || lower.contains("sub-total")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_wordings_are_known() {
        use Measure::{Figure, Label, No, NotApplicable, Other, Percent, Rating, Total, Yes};
        for (text, measure, rest) in [
            ("% Yes", Some(Percent), ""),
            ("%Yes", Some(Percent), ""),
            ("Per cent sufficient", Some(Percent), ""),
            ("Percentage of cases where the answer was yes", Some(Percent), ""),
            ("Yes", Some(Yes), ""),
            ("Sufficient", Some(Yes), ""),
            ("No. sufficient", Some(Yes), ""),
            ("Number of cases sufficient", Some(Yes), ""),
            ("Cases met", Some(Yes), ""),
            ("Not sufficient", Some(No), ""),
            ("Insufficient", Some(No), ""),
            ("Not met", Some(No), ""),
            ("No", Some(No), ""),
            ("N/A", Some(NotApplicable), ""),
            ("Not applicable", Some(NotApplicable), ""),
            ("Total", Some(Total), ""),
            ("Number of cases", Some(Total), ""),
            ("No. of cases", Some(Total), ""),
            ("Cases", Some(Total), ""),
            ("Out of", Some(Total), ""),
            ("No cases", None, ""),
            ("% No", Some(Other), ""),
            ("Score", Some(Figure), ""),
            ("Rating", Some(Rating), ""),
            ("Key question", Some(Label), ""),
            ("Standard", Some(Label), ""),
            ("Rank", Some(Other), ""),
            ("Case ID", Some(Other), ""),
            ("Northtown", None, "Northtown"),
            ("Northtown % yes", Some(Percent), "Northtown"),
            ("Target", None, "Target"),
            ("Target %", Some(Percent), "Target"),
            ("Q1 2024", None, "Q1 2024"),
        ] {
            let found = header(text);
            assert_eq!((found.measure, found.rest.as_str()), (measure, rest), "{text:?}");
        }
    }

    #[test]
    fn rows_that_sum_up_are_known() {
        for (text, expected) in [
            ("Total", true),
            ("Domain average", true),
            ("Overall: court disposals", true),
            ("2.1 Assessment", false),
            ("Overall, is the child safe?", false),
            ("Meaningful contact", false),
        ] {
            assert_eq!(is_total(text), expected, "{text}");
        }
    }
}
