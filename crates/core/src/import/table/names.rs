//! What a name over figures is of: a service, a time, or what a service aims at.

use super::found::has_digit;
use super::header::is_one_of;
use super::part::part;
use super::remarks::has_percentage;
use super::value::is_year;
use super::{has_any, has_word};
use crate::import::edges::Edges;
use crate::import::words::{after, find, holds};

/// Whether a label has a month or season among its words.
pub(super) fn names_time(label: &str) -> bool {
    const TIMES: &str = "jan feb mar apr may jun jul aug sep sept oct nov dec january february march \
                         april june july august september october november december spring summer \
                         autumn winter";
    label.split(|edge: char| !edge.is_alphanumeric()).any(|word| is_one_of(TIMES, word))
}

/// Whether a title says nothing but a time: `Q1 2024/25`, `Audit of March 2024`, `Round 2`.
pub(super) fn is_period(title: &str) -> bool {
    const LONGEST: usize = 40;
    const FILL: &str = "quarter year period audit audits round cycle half term result results data for to and the of";
    let words =
        || title.split(|edge: char| !edge.is_alphanumeric()).filter(|word| !word.is_empty());
    title.len() <= LONGEST
        && words().any(|word| has_digit(word) || names_time(word))
        && words().all(|word| has_digit(word) || names_time(word) || is_one_of(FILL, word))
}

/// Whether a header can be the name of a service rather than a time or a target.
pub(super) fn is_service(label: &str) -> bool {
    const OTHERS: &str = "review self inspection target previous national average benchmark baseline \
                          current last quarter year audit round column england wales expected change \
                          internal all re-audit actual latest result outturn initial final moderat \
                          combined boys girls performance status progress complian level position \
                          summary finding verdict overall outcome quality opinion conclusion assess \
                          evaluation adequate";
    let label = label.trim_edges(|edge| !edge.is_alphanumeric());
    label.len() > 3
        && !has_digit(label)
        && label.starts_with(char::is_uppercase)
        && !names_time(label)
        && !is_target(label)
        && !is_aside(label)
        && part(label).is_none()
        && !OTHERS.split(' ').any(|other| holds(label, other))
}

/// Whether a header is of figures that a service aims at or is compared with, which are not its own.
pub(in crate::import) fn is_target(header: &str) -> bool {
    const WORDS: [&str; 26] = [
        "target",
        "targed",
        "targedau",
        "llynedd",
        "diwethaf",
        "blaenorol",
        "cenedlaethol",
        "disgwyliedig",
        "goal",
        "benchmark",
        "national",
        "expected",
        "previous",
        "prior",
        "desired",
        "aspiration",
        "ambition",
        "trajectory",
        "projected",
        "next",
        "last year",
        "last quarter",
        "last inspection",
        "last audit",
        "last time",
        "last round",
    ];
    is_by(header) || WORDS.iter().any(|word| has_word(header, word))
}

/// Whether a header says by when: `By March 2026`, `Rating by Q4`.
pub(super) fn is_by(header: &str) -> bool {
    let rest = after(header, "by ");
    let behind = find(header, " by ").map(|at| &header[at + 4..]);
    let is_time = |rest: &str| names_time(rest) || rest.split(' ').any(is_year);
    rest.is_some_and(|rest| names_time(rest) || has_digit(rest)) || behind.is_some_and(is_time)
}

/// Whether what a header says beside its measure is of other figures than a service's own shares of
/// sufficient cases: what is aimed at, what others have, or something else that is counted.
pub(super) fn is_aside(label: &str) -> bool {
    const WORDS: &str = "threshold required minimum min maximum max forecast predicted aim aims stretch \
                         region regional family neighbour neighbours comparator \
                         comparison inspected yjb sector historic historical before baseline old superseded unmoderated draft example dummy change agreement return \
                         returned response coverage sampling completion complete timeliness weight margin \
                         percentile quartile override overridden moderation satisfaction attendance trained \
                         days cost progress outstanding difference variation assurance data partner \
                         worst confidence weighting variance trend rank priority rag actions milestone \
                         improvement diff var delta Δ movement direction dot kappa median mode highest lowest \
                         best peers comparators similar parent parents victim victims estimate estimated \
                         approx likely possible potential achievable good green prev ly py timely";
    // Not a service of theirs.
    const PLACES: [&str; 15] = [
        "england",
        "wales",
        "london",
        "england and wales",
        "cymru",
        "lloegr",
        "uk",
        "gb",
        "+/-",
        "last yr",
        "last qtr",
        "peer",
        "peer average",
        "peer group",
        "test",
    ];
    const SUMS: &str = "average averages avg mean median figure figures result results rate total all overall hmip";
    let mut words = label.split(' ').filter(|word| !is_one_of(SUMS, word));
    // `England average`, `HMIP average`.
    let place = words.next().unwrap_or_default();
    let is_place = PLACES.iter().any(|known| known.eq_ignore_ascii_case(place));
    is_place && words.next().is_none()
        || place.is_empty() && has_word(label, "hmip") && has_any(label, "average mean all")
        || PLACES.iter().any(|place| place.eq_ignore_ascii_case(label))
        || label.split(|edge: char| !edge.is_alphanumeric()).any(|word| is_one_of(WORDS, word))
}

/// Whether a header says in plain words, other than a name, something that is not known of its figures:
/// `% in progress`.
pub(super) fn is_unknown(label: &str) -> bool {
    const KNOWN: &str = "compliant compliance achieved achieving adequate adequately evidenced satisfactory \
                         satisfactorily positively passed pass passing demonstrated effective appropriate \
                         criteria audit audits current actual latest overall average mean own final date \
                         answering answered judged rated graded scored based on at end work practice quality \
                         qualifying case cases children self assessment review reviews percentages rounded \
                         nearest whole requirements of and upon under le which whose quarter period month year term been being has have had be each per this these those from column";
    let mut words = label.split([' ', '-', '/', '.']).filter(|word| !word.is_empty());
    words.any(|word| {
        word.starts_with(char::is_lowercase) && !has_digit(word) && !is_one_of(KNOWN, word)
    })
}

/// Whether the few words behind a key question's number say that the figure is another than its share:
/// `2.1.1 peer average`, `2.1.1 change`.
pub(super) fn is_of_others(name: &str) -> bool {
    const MOST_BLANKS: usize = 2;
    name.bytes().filter(|&byte| byte == b' ').count() <= MOST_BLANKS
        && (is_aside(name)
            || is_target(name)
            || part(name).is_some()
            || holds(name, "peer average"))
}

/// Whether a title, or what stands in a row, says that figures are not those of all of a service's cases,
/// or none of its own.
pub(super) fn sets_apart(title: &str) -> bool {
    titles_target(title) || part(title).is_some()
}

/// Whether a note below figures says so of them: `Figures shown are targets`, `Filters: Gender is Girls`. `Target`
/// alone does not.
pub(super) fn notes_target(note: &str) -> bool {
    const SUBJECTS: &str = "figure figures percentage percentages data result results score scores value values all these";
    let filters = part(note).is_some() && (holds(note, " is ") || note.contains('='));
    filters
        || titles_target(note)
            && note
                .split(|edge: char| !edge.is_alphanumeric())
                .any(|word| is_one_of(SUBJECTS, word))
}

/// Whether a title says that all below it is what a service aims at or is compared with: `Targets for
/// 2024/25`. `Progress on targets` is its own, and so are `National standards`.
pub(in crate::import) fn titles_target(title: &str) -> bool {
    const AIMS: &str = "last agreement returned example dummy baseline threshold forecast predicted prompt prompts \
                        old archive archived superseded statistical england wales \
                        test illustrative fictional fictitious invented cymru lloegr enghraifft";
    const FILL: &str = "only audits moderation for the of our year years quarter month period round audit inspection figure \
                        figures percentage percentages percent result results performance rate rates \
                        rating ratings score scores table data average averages england wales in by \
                        from at level levels court disposals family data sheet assessment assessments \
                        planning plan plans implementation delivery reviewing desistance key question questions \
                        shown show shows given above below following please see here is are was were these all value values \
                        ar gyfer y yr a canran canrannau ffigur ffigurau cyfartaledd hmip";
    // What is aimed at is told, and is not what stands below.
    if has_percentage(title) {
        return false;
    }
    // `Audit template` may be what one was filled in.
    if title.trim().eq_ignore_ascii_case("template") {
        return true;
    }
    let mut aims = false;
    for word in title.split(|edge: char| !edge.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if is_target(word) || is_one_of(AIMS, word) {
            aims = true;
        } else if !(is_one_of(FILL, word)
            || is_one_of("and", word) && holds(title, "england")
            || has_digit(word)
            || names_time(word))
        {
            return false;
        }
    }
    aims
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_what_a_service_aims_at_are_known() {
        for (title, expected) in [
            ("Targets for 2024/25", true),
            ("National average", true),
            ("Previous year", true),
            ("Table 2: last inspection", true),
            ("Results for 2.1 Assessment (target 80%)", false),
            ("Planning targets", true),
            ("Old", true),
            ("England and Wales", true),
            ("Services in England", false),
            ("National standards", false),
            ("Audit template", false),
            ("Targedau ar gyfer 2025", true),
            ("Planning", false),
            ("National standards self-assessment", false),
            ("Performance against targets", false),
            ("Please complete the white cells only. Target 80%.", false),
            ("Results for 2024/25", false),
            ("Northtown", false),
        ] {
            assert_eq!(titles_target(title), expected, "{title}");
        }
    }

    #[test]
    fn what_is_said_beside_a_measure_is_known_or_not() {
        for label in ["Threshold", "outstanding", "Data quality", "change", "England"] {
            assert!(is_aside(label), "{label}");
        }
        for label in
            ["", "Northtown", "London Borough of Northtown", "compliant", "Q1 2024", "This quarter"]
        {
            assert!(!is_aside(label) && !is_unknown(label), "{label}");
        }
        for label in ["open", "cases started", "good or better"] {
            assert!(is_unknown(label), "{label}");
        }
        assert!(!is_unknown("n=12"));
    }

    #[test]
    fn what_a_service_aims_at_is_known_and_names_none() {
        for header in [
            "Target",
            "Desired",
            "Aspiration",
            "Ambition for 2026",
            "Last inspection",
            "Next year",
            "By March 2026",
        ] {
            assert!(is_target(header) && !is_service(header), "{header}");
        }
        for header in
            ["Status", "Progress", "Compliance", "Level", "Position", "Summary", "Finding"]
        {
            assert!(!is_target(header) && !is_service(header), "{header}");
        }
        for header in ["Northtown", "Westby", "Derby and Derbyshire"] {
            assert!(!is_target(header) && is_service(header), "{header}");
        }
    }
}
