//! What the head of a column says of a case-level audit: types of cases, answers, what identifies
//! a case.

use super::answer::Answer;
use crate::import::table::{self, Measure, has_any, has_word};
use crate::import::words::holds;

/// Whether the head of a column says nothing but that it is the type of a case.
pub(super) fn is_type_head(head: &str) -> bool {
    const WORDS: &str = "type of case cases order intervention sentence outcome the";
    let is_known = |word: &str| table::is_one_of(WORDS, word);
    has_word(head, "type") && head.split([' ', '/']).all(is_known)
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
    const WORDS: &str = "concern gap shortfall weakness deficit missing missed late delay overdue improve develop changed challenged disagree escalation escalated issue fail failure learning barrier remedial";
    head.len() <= LONGEST && (table::measure(head).0 == Some(Measure::No) || has_any(head, WORDS))
}

/// The answer by which a column under `head` leaves a case out of the audit: no under `Included?`,
/// yes under `Excluded`.
pub(super) fn leaves_out(head: &str) -> Option<Answer> {
    // `Were parents included?` is said of a case, and leaves none out.
    const WORDS: &str = "include included exclude excluded counted in scope the this of from for to be \
                         case cases audit sample count figures results analysis y n";
    let is_known = |word: &str| word.is_empty() || table::is_one_of(WORDS, word);
    let says = |phrase: &str| holds(head, phrase);
    if head.len() > 40 || !head.split([' ', '?', '/', '(', ')', ':']).all(is_known) {
        None
    } else if says("exclude") {
        Some(Answer::Yes)
    } else if says("include") || says("in scope") || says("in sample") || says("counted") {
        Some(Answer::No)
    } else {
        None
    }
}

/// Whether the head of a column says that persons stand below it: `Service user` heads no services.
pub(in crate::import) fn names_person(head: &str) -> bool {
    has_any(head, "user member person child yp pupil client initial worker")
}

/// Whether the head of a column says that it identifies cases.
pub(in crate::import) fn is_id_head(head: &str) -> bool {
    head.len() < 30 && has_any(head, "case id ref child urn number no.")
}
