//! What tells of cases that are not sufficient: titles and keys by which no is the good answer, and
//! the share of the other answers beside a percentage.

use super::cues::has_word;
use super::found::Found;
use super::header::{Measure, header, is_one_of, next_word};
use super::settle::{Settler, Unit};
use super::value::{Value, fraction, percent, value};
use crate::import::words::{after, find, holds, starts};
use crate::share::{Percent, Share};

impl Settler<'_, '_, '_> {
    /// What a percentage makes with the share of the other answers beside it, where that is not all:
    /// it is one of all cases then, and those to which the question does not apply do not leave it.
    pub(super) fn of_all(&self, percent_yes: Percent, at: &Found) -> Option<Percent> {
        const ROUNDED: u16 = 150;
        const ALL: u16 = 10_000;
        let mut least = None;
        for found in self.table.others.iter().chain(&self.table.found) {
            let is_beside = found.measure == Measure::No
                && (found.grid, found.row) == (at.grid, at.row)
                && (found.standard, found.question) == (at.standard, at.question);
            let no = match value(self.text(found)) {
                _ if !is_beside => continue,
                Value::Share(Ok(Share::Percent(no))) => no,
                Value::Bare(number) if self.unit == Unit::Fraction => fraction(number).ok()?,
                Value::Bare(number) => percent(number).ok()?,
                _ => continue,
            };
            let sum = percent_yes.hundredths().saturating_add(no.hundredths());
            if sum.abs_diff(ALL) <= ROUNDED {
                return None;
            }
            least = least.min(Some(sum)).or(Some(sum));
        }
        Percent::from_hundredths(least?).ok()
    }
}

/// Whether a title is of what is insufficient: by its words, or as it is the answer itself.
pub(super) fn heads_no(title: &str) -> bool {
    let said = header(title);
    said.measure == Some(Measure::No) && said.rest.is_empty() || denies(title)
}

/// Whether a title says that what is insufficient is counted: `% of cases insufficient`. One that
/// says what each answer means, `Y = met, N = not met`, has the other as well.
#[inline(never)]
pub(in crate::import) fn denies(title: &str) -> bool {
    const COUNTED: [&str; 15] = [
        "%",
        "percent",
        "proportion",
        "number",
        "case",
        "rate",
        "yes =",
        "y =",
        "figure",
        "canran",
        "nifer",
        "achos",
        "n/a =",
        "n/a means",
        "na =",
    ];
    const DENIED: [&str; 25] = [
        "not good enough",
        "annigonol",
        "heb eu bodloni",
        "heb ei fodloni",
        "ddim yn ddigonol",
        "insufficient",
        "inadequate",
        "unsatisfactory",
        "requiring improvement",
        "requires improvement",
        "require improvement",
        "not evidenced",
        "below standard",
        "not sufficient",
        "not met",
        "not meet",
        "unmet",
        "failing",
        "= concern",
        "fell short",
        "falls short",
        "falling short",
        "not reach",
        "was missing",
        "error",
    ];
    const SHARES: [&str; 4] = ["%", "percent", "proportion", "number of"];
    const FAULTS: [&str; 4] = ["with concerns", "with gaps", "with issues", "with errors"];
    let lower = title.to_ascii_lowercase();
    if SHARES.iter().any(|share| holds(title, share))
        && FAULTS.iter().any(|words| lower.trim_end().ends_with(words))
    {
        return true;
    }
    if reverses(title) || names_faults(title) || filters_no(title) {
        return true;
    }
    let mut rest = title.to_ascii_lowercase();
    if !COUNTED.iter().any(|word| rest.contains(word)) {
        return false;
    }
    for phrase in DENIED {
        rest = rest.replace(phrase, "");
    }
    rest.len() < title.len()
        && !["sufficient", "met", "meet", "adequate", "digonol", "good", "outstanding"]
            .iter()
            .any(|word| has_word(&rest, word))
}

/// Whether a header says that what is below it falls short: `% requiring improvement`, `Fail rate`.
/// Beside what is asked, some such words may be the question's own: `Concerns for others`.
#[inline(never)]
pub(super) fn falls_short(head: &str, is_question: bool) -> bool {
    const LONGEST: usize = 60;
    const SHORT: &str = "inadequate unsatisfactory unsatisfactorily unmet fail fails failed failing \
                         failure failures RI incomplete incorrect unsuitable noncompliant noncompliance annigonol";
    const LACK: &str = "below under poor poorly lack lacking weak weakness weaknesses deficient deficit \
                        deficits shortfall shortfalls gap gaps concern concerns missing missed late overdue \
                        red amber error errors absent none nos rejected breached declined disagreed issue \
                        issues problem problems partly partially omitted omission omissions shortcoming \
                        shortcomings dissatisfied reoffended than learning";
    if head.len() > LONGEST {
        return false;
    }
    let (mut before, mut from) = ("", 0);
    while let Some((start, word)) = next_word(head, from) {
        from = start + word.len();
        let is_denied = is_one_of("no not without non", before);
        let is_adverse =
            |part: &str| is_one_of(SHORT, part) || !is_question && is_one_of(LACK, part);
        let is_adverse = word.split('/').any(is_adverse);
        let improves = word.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("improve"));
        let needs =
            is_one_of("requires requiring require required needs needing need to for", before);
        let is_negated = is_one_of("not non never", before)
            || is_one_of("no", before) && is_one_of("evidence answers responses", word)
            || is_one_of("no", word) && is_one_of("answered answering answers answer said", before);
        if is_adverse && !is_denied || (improves || is_one_of("work", word)) && needs || is_negated
        {
            return true;
        }
        before = word;
    }
    // `% where not`
    !is_question && is_one_of("not without", before)
}

/// Whether a label says that what it names is not done: `Assessment did not sufficiently analyse`,
/// `Desistance (insufficient)`.
pub(super) fn falls_short_of_it(label: &str) -> bool {
    const LONGEST: usize = 160;
    const SAYS: [&str; 10] = [
        "insufficient",
        "not sufficient",
        "did not ",
        "not met",
        "not evidenced",
        "inadequate",
        "unmet",
        "fell short",
        "falls short",
        "falling short",
    ];
    const STARTS: [&str; 13] = [
        "weak ",
        "missing ",
        "lack of ",
        "no evidence ",
        "absence of ",
        "failing to ",
        "failure to ",
        "failed to ",
        "concern about ",
        "concerns about ",
        "not keeping ",
        "not supporting ",
        "without ",
    ];
    let name = label.trim_start_matches(|first: char| !first.is_alphabetic());
    // `No` alone answers something, and so does one of these.
    label.len() <= LONGEST
        && (name.contains(' ') || name.len() < label.len())
        && (SAYS.iter().any(|words| holds(label, words))
            || STARTS.iter().any(|start| starts(name, start)))
}

/// Whether a text says that only those answered no were let through, as under a pivot table or a visual:
/// `Answer is No`, `Applied filters: Sufficient = N`.
pub(super) fn filters_no(text: &str) -> bool {
    const FIELDS: [&str; 9] = [
        "answer",
        "response",
        "outcome",
        "judgement",
        "judgment",
        "sufficient",
        "sufficiency",
        "met",
        "result",
    ];
    const NO: [&str; 9] = [
        "no",
        "n",
        "not met",
        "not sufficient",
        "insufficient",
        "unmet",
        "false",
        "inadequate",
        "0",
    ];
    FIELDS.iter().any(|field| {
        let Some(at) = find(text, field) else { return false };
        let is_word = at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric();
        let rest = text[at + field.len()..].trim_start();
        let said = rest
            .strip_prefix([':', '='])
            .or_else(|| after(rest, "is "))
            .or_else(|| after(rest, "was "));
        let said = said.map(str::trim_start).filter(|_| is_word);
        said.is_some_and(|said| {
            // What goes on in capitals is the next of several.
            NO.iter().any(|no| {
                after(said, no).is_some_and(|rest| {
                    let next = rest.trim_start();
                    next.is_empty()
                        || next.starts_with([';', ',', '.', ')', '\n'])
                        || rest.len() > next.len() && next.starts_with(char::is_uppercase)
                })
            })
        })
    })
}

/// Whether a title names faults and nothing else: `Gaps (Y/N)`.
fn names_faults(title: &str) -> bool {
    const FAULTS: &str = "concern concerns issue issues gap gaps error errors weakness weaknesses shortfall \
                          shortfalls problem problems insufficient inadequate unmet met sufficient improvement missing";
    const BESIDE: &str = "log record of area areas for identified y n y/n yes not cases and were was there any anything";
    let (mut is_fault, mut is_met, mut is_not, mut from) = (false, false, false, 0);
    while let Some((start, word)) = next_word(title, from) {
        from = start + word.len();
        let is_one = is_one_of(FAULTS, word);
        if !is_one && !is_one_of(BESIDE, word) {
            return false;
        }
        is_fault |= is_one;
        is_met |= is_one_of("met sufficient", word);
        is_not |= is_one_of("not", word);
    }
    is_fault && is_met == is_not
}

/// Whether a title says that no is the good answer: `Answer No where sufficient`.
fn reverses(title: &str) -> bool {
    const NEAR: u32 = 5;
    // What is answered, how many words ago it was tied to something, and whether that is denied.
    let (mut says, mut tied, mut is_negated, mut is_digit) = (None, None, false, false);
    // Whether the word before is an answer.
    let mut is_answer = false;
    let mut from = 0;
    while let Some((start, word)) = next_word(title, from) {
        from = start + word.len();
        let is_yes = is_one_of("yes y tick ✓ 1", word);
        // `0 = yes`
        let is_end = title[from..].trim_start().starts_with(|next| !char::is_alphanumeric(next));
        if tied == Some(0) && is_digit && (is_end || from == title.len()) {
            let is_other = if says == Some(true) { "no n" } else { "yes y" };
            if is_one_of(is_other, word) {
                return true;
            }
        }
        if is_yes || is_one_of("no n 0", word) {
            (says, tied, is_negated) = (Some(is_yes), None, false);
            is_digit = is_one_of("0 1 ✓", word);
        } else if is_one_of(
            "= if where when for means denotes indicates signifies equals shows marks",
            word,
        ) || is_one_of("is", word) && is_answer
        {
            tied = says.map(|_| 0);
        } else if is_one_of("not less never without", word) {
            is_negated = true;
        } else if let (Some(says), Some(ago)) = (says, tied) {
            let is_good = is_one_of("sufficient met adequate satisfactory", word);
            let is_bad = is_one_of(
                "insufficient unmet unsatisfactory concern concerns gap gaps problem problems \
                 improvement missing late issue issues short weak poor failed lacking",
                word,
            );
            if is_good && is_negated == says || is_bad && says {
                return true;
            }
            tied = Some(ago + 1).filter(|&ago| ago < NEAR);
        }
        is_answer = is_yes || is_one_of("no n 0", word);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_by_which_no_is_good_are_known() {
        for (title, expected) in [
            ("Answer No where sufficient", true),
            ("No = met, Yes = not met", true),
            ("Record Yes where the standard is not met", true),
            ("Tick if not sufficient", true),
            ("% of cases insufficient", true),
            ("0 = yes, 1 = no", true),
            ("Y = gap identified", true),
            ("Gaps (Y/N)", true),
            ("Areas for improvement identified? (Y/N)", true),
            ("Were there any concerns?", true),
            ("Y denotes a gap", true),
            ("Put Y where the work fell short", true),
            ("Yes is sufficient", false),
            ("Was there any news?", false),
            ("Not met", true),
            ("1 = yes, 0 = no", false),
            ("Y = no concern", false),
            ("Improvement plan", false),
            ("Answer Yes where sufficient", false),
            ("Yes means sufficient, No means not sufficient", false),
            ("Answer No where the plan is less than sufficient", false),
            ("Answer No if there is no evidence that the work is sufficient", false),
            ("1 = inadequate to 4 = outstanding", false),
            ("Applied filters: Answer is Not met Year is 2024", true),
            ("Answer: No", true),
            ("Cases where the answer was no", true),
            ("Proportion of cases with concerns", true),
            ("Cases with concerns about money", false),
            ("Sufficient = N; Year = 2024", true),
            ("Please answer no more than one", false),
            ("Response: No change since", false),
            ("Answer is Yes", false),
            ("N/A = not evidenced", true),
            ("N/A = not applicable", false),
            ("Key: Inadequate under 50%, Good 65-79%", false),
        ] {
            assert_eq!(denies(title), expected, "{title}");
        }
    }

    #[test]
    fn headers_of_what_falls_short_are_known() {
        for (head, expected) in [
            ("% requiring improvement", true),
            ("% RI", true),
            ("% Inadequate", true),
            ("% not evidenced", true),
            ("2.1.1 not evidenced", true),
            ("% below standard", true),
            ("% unsatisfactory", true),
            ("Fail rate", true),
            ("Shortfall", true),
            ("% without concerns", false),
            ("% non-compliant", true),
            ("RI/Inadequate", true),
            ("Areas for improvement", true),
            ("% where not", true),
            ("% to improve", true),
            ("% compliant", false),
            ("% no evidence", true),
            ("Score", false),
            ("Northtown", false),
            ("% Yes", false),
        ] {
            assert_eq!(falls_short(head, false), expected, "{head}");
        }
        assert!(!falls_short("Concerns for others", true));
    }

    #[test]
    fn shares_of_the_other_answer_are_known() {
        for (head, expected) in [
            ("% No", true),
            ("No %", true),
            ("% insufficient", true),
            ("Percentage not met", true),
            ("% Yes", false),
            ("% N/A", false),
            ("No", false),
            ("Comments", false),
        ] {
            assert_eq!(header(head).is_share_of_no, expected, "{head}");
        }
    }
}
