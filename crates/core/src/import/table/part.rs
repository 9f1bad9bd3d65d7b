//! Names of some of a domain's cases: those of one kind of order, or of some of the children. Their
//! figures are not those of the domain.

use super::header::is_one_of;

/// What such names are, each word without an `s` at its end. The longest of those that begin alike comes
/// first.
const PARTS: [&str; 50] = [
    "referral order",
    "ro",
    "youth rehabilitation order",
    "yro",
    "detention and training order",
    "detention and training",
    "dto",
    "community order",
    "community sentence",
    "community resolution",
    "community",
    "cr",
    "reparation order",
    "conditional discharge",
    "section 250",
    "s250",
    "custodial",
    "custody",
    "remand",
    "youth conditional caution",
    "conditional caution",
    "ycc",
    "youth caution",
    "caution",
    "yc",
    "outcome 22",
    "deferred prosecution",
    "girl",
    "boy",
    "female",
    "male",
    "black and mixed heritage",
    "black",
    "white",
    "mixed heritage",
    "asian",
    "minority ethnic",
    "global majority",
    "looked after",
    "care experienced",
    "lac",
    "bame",
    "send",
    "fte",
    "first time entrant",
    "violence",
    "robbery",
    "high risk",
    "medium risk",
    "low risk",
];

/// What may stand beside them.
const FILL: &str = "of which the for on in with only alone case child children young people person order sentence \
                    disposal sample audit audited inspected yes total percentage percent number figure result \
                    sufficient met rate n all cohort subject to given excluding excl exc except without filter filters applied order type gender sex \
                    ethnicity is equals outcome status year quarter";

/// The part that a text names, where it says nothing else. Of several kinds together nothing tells
/// whether they are all.
#[inline(never)]
pub(super) fn part(text: &str) -> Option<&'static str> {
    const LONGEST: usize = 120;
    if text.len() > LONGEST {
        return None;
    }
    let words = text.split(|edge: char| !edge.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let mut found = None;
    let mut at = 0;
    while at < words.len() {
        let is_part = |part: &&&str| {
            let mut rest = words[at..].iter();
            part.split(' ').all(|known| rest.next().is_some_and(|word| is_form(word, known)))
        };
        if let Some(&part) = PARTS.iter().find(is_part) {
            if found.is_some() {
                return None;
            }
            found = Some(part);
            at += part.split(' ').count();
            continue;
        }
        let word = words[at];
        let is_fill = FILL.split(' ').any(|known| is_form(word, known));
        if !is_fill && !word.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        at += 1;
    }
    found
}

/// Whether `word` is `known`, or its plural.
fn is_form(word: &str, known: &str) -> bool {
    is_one_of(known, word) || is_one_of(known, word.trim_end_matches(['s', 'S']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_domains_cases_are_known() {
        for (text, expected) in [
            ("Referral orders", Some("referral order")),
            ("RO", Some("ro")),
            ("YRO %", Some("yro")),
            ("% of YROs sufficient", Some("yro")),
            ("Custody cases", Some("custody")),
            ("Community", Some("community")),
            ("Community resolutions (n=6)", Some("community resolution")),
            ("Youth cautions", Some("youth caution")),
            ("Girls", Some("girl")),
            ("Referral orders, YROs and custody", None),
            ("Court disposals", None),
            ("Keeping the community safe", None),
            ("White cells only", None),
            ("Custody and resettlement", None),
            ("Yes", None),
            ("", None),
        ] {
            assert_eq!(part(text), expected, "{text}");
        }
    }
}
