//! What the head of a column says of a case-level audit: types of cases, answers, what identifies
//! a case.

use super::answer::Answer;
use crate::import::table::{self, Measure, has_any, has_word};
use crate::import::words::{holds, starts};

/// Whether the head of a column says nothing but that it is the type of a case.
pub(super) fn is_type_head(head: &str) -> bool {
    const WORDS: &str = "type of case cases order intervention sentence outcome the";
    let is_known = |word: &str| table::is_one_of(WORDS, word);
    has_word(head, "type") && head.split([' ', '/']).all(is_known)
}

/// Whether the head of a column says that orders below it are not those that the cases were audited for.
pub(super) fn is_of_another_order(head: &str) -> bool {
    const WORDS: &str = "previous previously prior earlier past history last former antecedent defendant \
                         codefendant sibling parent referred referrer recommended proposed";
    let is_other = words(head).next().is_some_and(|first| first.eq_ignore_ascii_case("other"));
    has_any(head, WORDS) || is_other || holds(head, "co-defendant")
}

/// Whether the head of a column can be that of answers. Another, such as `Moderated`, may head what
/// is said of a case as a whole.
pub(super) fn heads_answers(head: &str) -> bool {
    const WORDS: [&str; 12] = [
        "answer",
        "respon",
        "finding",
        "y/n",
        "yes",
        "decision",
        "judg",
        "sufficien",
        "met",
        "achiev",
        "complian",
        "evidenced",
    ];
    let says = matches!(
        table::measure(head).0,
        Some(Measure::Yes | Measure::Figure | Measure::Rating | Measure::Percent)
    );
    head.is_empty() || says || WORDS.iter().any(|word| holds(head, word))
}

/// Whether the head of a column says who has answered: of `Auditor` and `Moderator`, both have.
pub(super) fn names_judge(head: &str) -> bool {
    has_any(head, "auditor assessor reviewer officer worker lead manager")
        && !has_any(head, "comment note evidence name initial date action narrative")
}

/// Whether the head of a column asks for a fault, or for something else of a key question than whether
/// the work is sufficient: yes below `Concerns?` is no good news. The words of a whole question may
/// hold such a word too.
pub(super) fn asks_otherwise(head: &str) -> bool {
    const LONGEST: usize = 50;
    const WORDS: &str = "concern gap shortfall weakness deficit missing missed late delay overdue improve develop changed challenged disagree escalation escalated issue fail failure learning barrier remedial problem error deficient absent omitted lacking incomplete exception alert challenge noncompliant non-compliant below flag inadequate ri afi";
    head.len() <= LONGEST
        && (table::measure(head).0 == Some(Measure::No)
            || has_any(head, WORDS)
            || holds(head, "needs work")
            || holds(head, "requires improvement"))
}

/// Whether the head of a column asks whether something is there, was done or applies, and not whether it is
/// sufficient: `Is there a safety plan?`, `Countersigned`, `Safety relevant to this case?`.
pub(super) fn asks_whether(head: &str) -> bool {
    const GOOD: &str = "sufficient sufficiently enough adequate adequately effective effectively appropriate good quality well thorough robust clear strong proper meaningful suitable satisfactory sound comprehensive";
    const PAPERS: &str = "plan form document record copy agreement tool assessment";
    const ASKS: [&str; 4] = ["is there a", "are there", "was there a", "has a "];
    const DONE: [&str; 16] = [
        "contingency plan",
        "countersigned",
        "counter-signed",
        "shared with",
        "plan exist",
        "plan complete",
        "on file",
        "on time",
        "relevant to th",
        "applicable to th",
        "applies to th",
        "apply to th",
        "relevant?",
        "relevant (",
        "applicable?",
        "apply?",
    ];
    let is_asked = ASKS.iter().any(|start| starts(head, start)) && has_any(head, PAPERS);
    !has_any(head, GOOD) && (is_asked || DONE.iter().any(|words| holds(head, words)))
}

/// Whether the head of a column is as long as a prompt, and has none of the words with which key questions are
/// asked in full.
pub(super) fn may_be_prompt(head: &str) -> bool {
    const LEAST: usize = 80;
    head.len() > LEAST && table::lacks_wording(head)
}

/// Words of what is none of an audit, and others that may stand beside them.
const OUT: &str = "withdrawn void voided duplicate duplicates duplicated exclude excludes excluded \
                   exclusion exclusions reserve reserves cancelled ineligible invalid removed deselected \
                   superseded archived deleted omit omitted ignore replaced discounted \
                   tynnwyd eithriwyd";
const BEFORE: &str = "previous last prior historical not out non";
const BESIDE: &str = "include included including counted in scope the this of from for to be is was were \
                      case cases audit audits audited sample sampled count figures results analysis year year's \
                      quarter eligible valid selected inspected do use used y n yn ôl";

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_edge = |edge: char| [' ', '?', '/', '(', ')', ':', '-', ','].contains(&edge);
    text.split(is_edge).filter(|word| !word.is_empty())
}

fn begins_with_not(text: &str) -> bool {
    words(text).next().is_some_and(|first| first.eq_ignore_ascii_case("not"))
}

/// The answer by which a column under `head` leaves a case out of the audit: no under `Included?`,
/// yes under `Excluded`, and any other text under `Reason for exclusion`.
pub(super) fn leaves_out(head: &str) -> Option<Answer> {
    const IN: &str =
        "include included counted count sampled eligible valid inspected audited selected use used";
    const TOLD: &str = "reason reasons date when why withdrawal";
    // `Were parents included?` is said of a case, and leaves none out.
    let is_known = |word: &str| {
        [OUT, BESIDE, TOLD, "not out"].iter().any(|known| table::is_one_of(known, word))
    };
    let says = |known| words(head).any(|word| table::is_one_of(known, word));
    // Alone, such a word heads what was found in the case.
    if ["example case", "dummy case", "test case"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(head))
    {
        return Some(Answer::Yes);
    }
    if head.len() > 40 || !words(head).all(is_known) {
        None
    } else if says(TOLD) {
        (says(OUT) || says("withdrawal") || says("not") && says(IN)).then_some(Answer::Other)
    } else if says(OUT) {
        Some(if begins_with_not(head) { Answer::No } else { Answer::Yes })
    } else if says(IN) || says("scope sample") && says("not out in") {
        Some(if says("not out") { Answer::Yes } else { Answer::No })
    } else {
        None
    }
}

/// Whether a text says of cases that they are of the audit, or that they are not: `Withdrawn cases`,
/// `Not audited`, `Previous audit`. `None` where it says anything else.
pub(super) fn of_audit(text: &str) -> Option<bool> {
    let says = |known| words(text).any(|word| table::is_one_of(known, word));
    let is_known =
        |word: &str| [OUT, BEFORE, BESIDE].iter().any(|known| table::is_one_of(known, word));
    if !words(text).all(is_known) {
        None
    } else if says(OUT) {
        Some(begins_with_not(text))
    } else {
        // `Last` may be a name.
        let beside = says(
            "audit audits audited sample sampled scope included counted case cases \
                           year quarter eligible valid selected inspected count used use",
        );
        beside.then(|| !says(BEFORE))
    }
}

/// Whether a cell begins by saying that its case is none of the audit, whatever its reasons: `Withdrawn - moved`,
/// `Duplicate`. Below the head of a status more says it, `Transferred out`.
pub(super) fn begins_out(text: &str, is_status: bool) -> bool {
    const AWAY: &str = "transferred example dummy test";
    let begin = text.split(['-', '–', ',', ':', ';', '(', '.']).next().unwrap_or_default();
    let first = words(text).next().unwrap_or_default();
    let comes_in = words(text).nth(1).is_some_and(|second| second.eq_ignore_ascii_case("in"));
    let is_out =
        !has_any(begin, "previous last prior historical") && of_audit(begin) == Some(false);
    is_out
        || first.eq_ignore_ascii_case("duplicate")
        || is_status && !comes_in && (table::is_one_of(AWAY, first) || table::is_one_of(OUT, first))
}

/// Whether the head of a column says that remarks stand below it.
pub(super) fn heads_notes(head: &str) -> bool {
    const WORDS: &str = "note notes comment comments remark remarks reason other info information audit auditor general";
    !head.is_empty() && words(head).all(|word| table::is_one_of(WORDS, word))
}

/// Whether a note says that its case is not to be counted. `Excluded from school` says something else.
pub(super) fn leaves_case_out(note: &str) -> bool {
    const SAYS: [&str; 7] = [
        "do not count",
        "don't count",
        "not counted",
        "not to be counted",
        "from audit",
        "from the audit",
        "from sample",
    ];
    const AWAY: &str = "exclude excluded remove removed withdrawn deselected dropped";
    const LONGEST: usize = 120;
    const ORDERS: &str = "exclude ignore disregard discount";
    const BESIDE_ORDERS: &str = "please to do this case row one and";
    // `Transferred out, exclude`
    let is_order = |part: &str| {
        let says = |known| words(part).any(|word| table::is_one_of(known, word));
        let is_known =
            |word| table::is_one_of(ORDERS, word) || table::is_one_of(BESIDE_ORDERS, word);
        says(ORDERS) && words(part).all(is_known)
    };
    if note.len() < LONGEST && note.split([',', ';', '.', '-', '–', '(', ')']).any(is_order) {
        return true;
    }
    (9..LONGEST).contains(&note.len())
        && SAYS
            .iter()
            .enumerate()
            .any(|(at, says)| holds(note, says) && (at < 4 || has_any(note, AWAY)))
}

/// Whether cells below `head` may say in words that a case is none of the audit. `Excluded` below
/// `Education` is something else.
pub(super) fn heads_status(head: &str) -> bool {
    const WORDS: &str = "status statws sample sampled scope selection selected included excluded";
    const BESIDE: &str = "audit audited case cases file review of the in for this type";
    let is_head = |word: &str| table::is_one_of(WORDS, word);
    words(head).any(is_head)
        && words(head).all(|word| is_head(word) || table::is_one_of(BESIDE, word))
}

/// Whether the head of a column says that persons stand below it: `Service user` heads no services.
pub(in crate::import) fn names_person(head: &str) -> bool {
    has_any(head, "user member person child yp pupil client initial worker")
}

/// Whether the head of a column says that it identifies cases, and nothing else: `Child in need` says
/// something of one.
pub(super) fn is_sure_id_head(head: &str) -> bool {
    const WORDS: &str = "case child id ref reference urn number no no. name unique identifier young person \
                         record file";
    is_id_head(head) && words(head).all(|word| table::is_one_of(WORDS, word))
}

/// Whether the head of a column says that it identifies cases.
pub(in crate::import) fn is_id_head(head: &str) -> bool {
    head.len() < 30 && has_any(head, "case id ref child urn number no.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_leave_cases_out_by_one_answer() {
        for (head, by) in [
            ("Included?", Some(Answer::No)),
            ("In scope", Some(Answer::No)),
            ("Eligible", Some(Answer::No)),
            ("Valid audit?", Some(Answer::No)),
            ("Counted", Some(Answer::No)),
            ("Include sample?", Some(Answer::No)),
            ("Not included", Some(Answer::Yes)),
            ("Out of scope", Some(Answer::Yes)),
            ("Withdrawn", Some(Answer::Yes)),
            ("Void (Y/N)", Some(Answer::Yes)),
            ("Duplicate", Some(Answer::Yes)),
            ("Not excluded", Some(Answer::No)),
            ("Reason for exclusion", Some(Answer::Other)),
            ("Reason not audited", Some(Answer::Other)),
            ("Example case", Some(Answer::Yes)),
            ("Example", None),
            ("Date withdrawn", Some(Answer::Other)),
            ("Reason for exclusion from school", None),
            ("Date of audit", None),
            ("Previous audit?", None),
            ("Audit sample", None),
            ("Excluded from school", None),
            ("Eligible for free meals", None),
            ("", None),
        ] {
            assert_eq!(leaves_out(head), by, "{head:?}");
        }
    }

    #[test]
    fn texts_say_whether_cases_are_of_the_audit() {
        for (text, is_counted) in [
            ("Withdrawn cases (not in the sample)", Some(false)),
            ("Void", Some(false)),
            ("Not audited", Some(false)),
            ("Out of scope", Some(false)),
            ("Previous audit", Some(false)),
            ("Reserve", Some(false)),
            ("Audited cases", Some(true)),
            ("Not excluded", Some(true)),
            ("Last", None),
            ("Complete", None),
            ("Previous convictions", None),
            ("Case 4", None),
            ("", None),
        ] {
            assert_eq!(of_audit(text), is_counted, "{text:?}");
        }
        assert!(heads_status("Audit status") && heads_status("Sample"));
        assert!(!heads_status("Education") && !heads_status("Immigration status"));
    }
}
