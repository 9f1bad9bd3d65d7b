//! What the words over a column, or at the head of a row, say that its values are.

use crate::import::words::after;

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
    /// Cases that were answered otherwise, which were inspected too: `Partly`, `Not evidenced`.
    Between,
    /// Cases to which the question does not apply.
    NotApplicable,
    /// All inspected cases.
    Total,
    /// The cases to which the question applies.
    Applicable,
    /// A rating.
    Rating,
    /// A figure of some kind: `Score`, `Result`.
    Figure,
    /// The service that a row is about.
    Service,
    /// Something else: a rank, a date, a comment.
    Other,
}

impl Measure {
    /// Whether it is a number of cases.
    pub(super) fn counts(self) -> bool {
        matches!(self, Self::Total | Self::Applicable | Self::Yes)
    }
}

/// What a header says.
pub(in crate::import) struct Header {
    /// The measure that it names.
    pub(in crate::import) measure: Option<Measure>,
    /// What else it says: a service, a quarter, `Target`.
    pub(in crate::import) rest: String,
    /// What a bare number below it is the number of.
    pub(in crate::import) counts: Option<Counts>,
    /// Whether it is of the share of cases that were not sufficient: `% No`.
    pub(in crate::import) is_share_of_no: bool,
    /// Whether it speaks of sufficient cases.
    pub(in crate::import) says_yes: bool,
}

/// What bare numbers in a column of labels are numbers of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Counts {
    /// Domains.
    Domains,
    /// The standards of a domain.
    Standards,
    /// The key questions of a standard.
    Questions,
}

/// The longest header that is read, in bytes.
const LONGEST: usize = 160;

// What a word can say, as bits.
const PERCENT: u16 = 1;
const YES: u16 = 1 << 1;
const NO: u16 = 1 << 2;
const TOTAL: u16 = 1 << 3;
const RATING: u16 = 1 << 4;
const FIGURE: u16 = 1 << 5;
const LABEL: u16 = 1 << 6;
const SERVICE: u16 = 1 << 7;
const OTHER: u16 = 1 << 8;
const NOT_APPLICABLE: u16 = 1 << 9;
/// `No.`, `number`, `#`: how many.
const NUMBER: u16 = 1 << 10;
/// The bare word `no`.
const BARE_NO: u16 = 1 << 11;
const NOT: u16 = 1 << 12;
/// What a number behind it counts off: `Case no`.
const COUNTED: u16 = 1 << 13;
const APPLICABLE: u16 = 1 << 14;
/// What a percentage may be of that says nothing of sufficiency.
const ASIDE: u16 = 1 << 15;

/// Known words, those of one kind in one line: a word, a space, the next. What says nothing by
/// itself has no bits.
const WORDS: [(u16, &str); 17] = [
    (PERCENT, "% percent percentage pct proportion share %age canran"),
    (
        YES,
        "yes sufficient met y sufficiently achieved positive digonol ddigonol bodloni fodloni oes ydy",
    ),
    (NO, "insufficient insufficiently unmet negative annigonol naddo nac"),
    (
        TOTAL,
        "total totals cases sample denominator base n inspected audited children cyfanswm nifer achosion",
    ),
    (RATING, "rating ratings judgement judgment grade band gradd graddau"),
    (
        FIGURE,
        "score scores performance result results figure figures value outcome sufficiency rate",
    ),
    (
        LABEL,
        "standard standards std question questions theme area domain criteria criterion descriptor item \
         kq kqs name title ref reference indicator topic type disposal section \
         safon safonau cwestiwn cwestiynau allweddol parth thema",
    ),
    (SERVICE, "service services yjs yot team quarter period month year cohort"),
    (
        OTHER,
        "rank ranking id ids date dates due deadline comment comments remark remarks note notes evidence weight weighting points priority \
         change difference trend page commentary narrative observations owner action actions auditor rag variance lead reviewer \
         confidence assessor officer worker initials dob gender ethnicity age traffic",
    ),
    (NOT_APPLICABLE, "n/a na amherthnasol"),
    (NUMBER, "number no. # number."),
    (BARE_NO, "no"),
    (NOT, "not heb ddim"),
    (APPLICABLE, "applicable relevant eligible"),
    (
        ASIDE,
        "concern concerns gap gaps shortfall shortfalls deficit deficits weakness weaknesses missing \
         completed completion coverage overdue late",
    ),
    (COUNTED, "case child row record serial line urn person achos plentyn"),
    (
        0,
        "of the in were was where answered answers answer key count with and to out per cent \
         all that is are as for reviewed assessed files responses response size by meeting a our this yr yn eu",
    ),
];

/// For each first letter, the lengths of the known words as bits: most words are none of them.
const LENGTHS: [u32; 32] = lengths();

const fn lengths() -> [u32; 32] {
    let mut lengths = [0; 32];
    let mut list = 0;
    while list < WORDS.len() {
        let words = WORDS[list].1.as_bytes();
        let (mut start, mut at) = (0, 0);
        while at <= words.len() {
            if at == words.len() || words[at] == b' ' {
                if at > start {
                    lengths[(words[start] & 31) as usize] |= 1 << (at - start);
                }
                start = at + 1;
            }
            at += 1;
        }
        list += 1;
    }
    lengths
}

/// The bits of a word; `None` where it is not known.
fn bits(word: &str) -> Option<u16> {
    let first = *word.as_bytes().first()?;
    if word.len() > 31 || LENGTHS[usize::from(first & 31)] >> word.len() & 1 == 0 {
        return None;
    }
    for (bits, words) in WORDS {
        let mut rest = words;
        while !rest.is_empty() {
            let end = memchr::memchr(b' ', rest.as_bytes()).unwrap_or(rest.len());
            if rest[..end].eq_ignore_ascii_case(word) {
                return Some(bits);
            }
            rest = rest[end..].trim_start();
        }
    }
    None
}

/// The next word of a header and where it starts: between spaces and most marks; `n/a` and `%` are
/// words, and `%Yes` is two.
pub(super) fn next_word(text: &str, from: usize) -> Option<(usize, &str)> {
    let bytes = text.as_bytes();
    let is_edge = |byte: u8| b" ():?\"',;-[]".contains(&byte);
    let mut start = from;
    while start < bytes.len() && is_edge(bytes[start]) {
        start += 1;
    }
    let mut end = start;
    while end < bytes.len() && !is_edge(bytes[end]) {
        end += 1;
    }
    let word = &text[start..end];
    if word.len() > 1 && word.starts_with('%') && bits(word).is_none() {
        return Some((start, &word[..1]));
    }
    if word.len() > 1 && word.ends_with('%') {
        return Some((start, &word[..word.len() - 1]));
    }
    (!word.is_empty()).then_some((start, word))
}

/// Reads the header `text`.
#[inline(never)]
pub(in crate::import) fn header(text: &str) -> Header {
    let mut rest = String::new();
    let text = without_sum(text);
    if text.len() > LONGEST {
        return Header {
            measure: None,
            rest,
            counts: None,
            is_share_of_no: false,
            says_yes: false,
        };
    }
    let mut counts = None;
    let mut seen = 0;
    let mut words = 0;
    let mut out_of = false;
    let mut before = "";
    let mut from = 0;
    // Where the last word that is not known ends.
    let mut unknown_end = 0;
    while let Some((start, word)) = next_word(text, from) {
        from = start + word.len();
        words += 1;
        let follows = |known: &str| before.eq_ignore_ascii_case(known);
        let is = |known: &str| word.eq_ignore_ascii_case(known);
        if is("domain") || is("domains") {
            counts = counts.or(Some(Counts::Domains));
        } else if is("standard") || is("standards") || is("std") {
            counts = counts.or(Some(Counts::Standards));
        } else if is("question") || is("questions") || is("kq") {
            counts = counts.or(Some(Counts::Questions));
        }
        // `Without concerns` is the opposite, which no header calls a shortfall.
        let is_denied = follows("no") || follows("without");
        if let Some(bits) = bits(word).filter(|&bits| bits != ASIDE || !is_denied) {
            // By itself such a word only tells columns apart.
            if bits == ASIDE {
                push_rest(&mut rest, &text[unknown_end..start], word);
                unknown_end = from;
            }
            // `# No` is how many were answered no, `Case no` is which case.
            seen |= match bits {
                BARE_NO if seen & LABEL != 0 => LABEL,
                BARE_NO if seen & (COUNTED | OTHER) != 0 => OTHER,
                BARE_NO if seen & NUMBER != 0 => NO,
                _ => bits,
            };
        } else {
            // `No concerns` is no answer.
            if before.eq_ignore_ascii_case("no") && words == 2 {
                seen &= !BARE_NO;
            }
            push_rest(&mut rest, &text[unknown_end..start], word);
            unknown_end = from;
        }
        // `Out of` is a total; `out of court` is not.
        out_of = is("of") && (follows("out") || words == 1);
        if is("of") && follows("no") {
            seen |= NUMBER;
        } else if is("cent") && follows("per") {
            seen |= PERCENT;
        } else if is("applicable") && follows("not") {
            seen |= NOT_APPLICABLE;
        }
        before = word;
    }
    // `% audited` is of the cases that were looked at.
    if is_one_of("audited reviewed moderated inspected assessed sampled checked answered", before)
        && seen & YES == 0
    {
        seen |= ASIDE;
    }
    // `% N` is beside `% Y`.
    if words == 2 && seen == PERCENT | TOTAL && text.split(' ').any(|word| word == "N") {
        seen |= NO;
    }
    if out_of {
        seen |= TOTAL;
    }
    let measure = measure(seen, words);
    let is_share_of_no = measure == Some(Measure::Other)
        && seen & PERCENT != 0
        && (seen & (NO | NOT) != 0 || seen & BARE_NO != 0 && words < 3);
    Header { measure, rest, counts, is_share_of_no, says_yes: seen & YES != 0 }
}

/// `text` without what a pivot table says that it does with its values: `Sum of Yes`.
fn without_sum(text: &str) -> &str {
    let rest = ["sum of ", "average of "].iter().find_map(|start| after(text, start));
    rest.filter(|rest| {
        next_word(rest, 0).and_then(|(_, word)| bits(word)).is_some_and(|bits| bits > 0)
    })
    .unwrap_or(text)
}

/// Whether `word` is one of `words`, which have a space between them.
#[inline(never)]
pub(in crate::import) fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known.eq_ignore_ascii_case(word))
}

/// Adds a word to what else a header says. What belongs together stays so: `Jan-Mar`.
fn push_rest(rest: &mut String, between: &str, word: &str) {
    if !rest.is_empty() {
        rest.push_str(if between == "-" { between } else { " " });
    }
    rest.push_str(word);
}

/// The measure that the words of a header name together.
fn measure(seen: u16, words: u32) -> Option<Measure> {
    let has = |bits: u16| seen & bits != 0;
    let negative = has(NO) || (has(NOT) && has(YES)) || (has(BARE_NO) && !has(NUMBER) && words < 3);
    // Of several kinds the first in this order counts.
    Some(if has(OTHER) && !has(YES | PERCENT) {
        Measure::Other
    } else if (has(NOT_APPLICABLE) || has(NOT) && has(APPLICABLE) && !has(YES)) && !has(PERCENT) {
        Measure::NotApplicable
    } else if has(PERCENT) && (negative || has(NOT_APPLICABLE) || has(ASIDE) && !has(YES)) {
        // The share of the other answers, or of something else.
        Measure::Other
    } else if has(PERCENT) {
        Measure::Percent
    } else if negative && has(TOTAL) {
        // `No cases` may be how many, or those with the answer no.
        return None;
    } else if negative {
        Measure::No
    } else if has(YES) {
        Measure::Yes
    } else if has(RATING) {
        Measure::Rating
    } else if has(LABEL) {
        Measure::Label
    } else if has(APPLICABLE) {
        Measure::Applicable
    } else if has(TOTAL) {
        Measure::Total
    } else if has(FIGURE) {
        Measure::Figure
    } else if has(SERVICE) {
        Measure::Service
    } else {
        return None;
    })
}

/// Whether the label of a row says that it sums up others: `Average`, `Domain total`.
#[inline(never)]
pub(in crate::import) fn is_total(text: &str) -> bool {
    const TOTALS: &str = "total grand totals subtotal sub average averages mean median overall avg sum aggregate cyfanswm cyfartaledd";
    if text.len() > 60 || text.contains('?') {
        return false;
    }
    let mut from = 0;
    while let Some((start, word)) = next_word(text, from) {
        from = start + word.len();
        if is_one_of(TOTALS, word) {
            return true;
        }
    }
    false
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
            ("Sum of yes", Some(Yes), ""),
            ("Average of % met", Some(Percent), ""),
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
            ("N %", Some(Other), ""),
            ("Score", Some(Figure), ""),
            ("Rating", Some(Rating), ""),
            ("Key question", Some(Label), ""),
            ("Standard", Some(Label), ""),
            ("Rank", Some(Other), ""),
            ("Case ID", Some(Other), ""),
            ("Case no", Some(Other), ""),
            ("Ref no", Some(Label), ""),
            ("# No", Some(No), ""),
            ("No count", Some(No), ""),
            ("Count no", Some(No), ""),
            ("Number of yes", Some(Yes), ""),
            ("Negative", Some(No), ""),
            ("Type of disposal", Some(Label), ""),
            ("Northtown", None, "Northtown"),
            ("Northtown % yes", Some(Percent), "Northtown"),
            ("Target", None, "Target"),
            ("Target %", Some(Percent), "Target"),
            ("Q1 2024", None, "Q1 2024"),
            ("Canran yr achosion digonol", Some(Percent), ""),
            ("% Naddo", Some(Other), ""),
            ("% Nac oes", Some(Other), ""),
            ("Ddim yn ddigonol", Some(No), ""),
            ("Heb eu bodloni", Some(No), ""),
            ("Nifer digonol", Some(Yes), ""),
            ("Nifer", Some(Total), ""),
            ("Cwestiwn allweddol", Some(Label), ""),
            ("Gradd", Some(Rating), ""),
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
