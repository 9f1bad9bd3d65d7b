//! What a name over figures is of: a service, a time, or what a service aims at.

use super::found::has_digit;
use super::has_word;
use super::header::is_one_of;
use crate::import::edges::Edges;

/// Whether a label has a month or season among its words.
fn names_time(label: &str) -> bool {
    const TIMES: &str = "jan feb mar apr may jun jul aug sep sept oct nov dec january february march \
                         april june july august september october november december spring summer \
                         autumn winter";
    label.split(|edge: char| !edge.is_alphanumeric()).any(|word| is_one_of(TIMES, word))
}

/// Whether a header can be the name of a service rather than a time or a target.
pub(super) fn is_service(label: &str) -> bool {
    const OTHERS: [&str; 34] = [
        "review",
        "self",
        "inspection",
        "target",
        "previous",
        "national",
        "average",
        "benchmark",
        "baseline",
        "current",
        "last",
        "quarter",
        "year",
        "audit",
        "round",
        "column",
        "england",
        "wales",
        "expected",
        "change",
        "internal",
        "all",
        "re-audit",
        "actual",
        "latest",
        "result",
        "outturn",
        "initial",
        "final",
        "moderat",
        "combined",
        "boys",
        "girls",
        "performance",
    ];
    let label = label.trim_edges(|edge| !edge.is_alphanumeric());
    label.len() > 3
        && !has_digit(label)
        && label.starts_with(char::is_uppercase)
        && !names_time(label)
        && !OTHERS.iter().any(|other| crate::import::words::holds(label, other))
}

/// Whether a header is of figures that a service aims at or is compared with, which are not its own.
pub(super) fn is_target(header: &str) -> bool {
    const WORDS: [&str; 7] =
        ["target", "goal", "benchmark", "national", "expected", "previous", "last year"];
    WORDS.iter().any(|word| has_word(header, word))
}
