//! Domains, and texts that are about several domains, standards or key questions at once:
//! `2.1/3.1 Assessment`, `Court and out-of-court disposals`. One figure for all of them is that of
//! none.

use super::cues::{has_any, has_word};
use super::header::is_one_of;
use super::subject::{Slots, Subjects};
use crate::import::words::{Number, after, find, holds, starts};

/// What joins one name to the next, without the spaces around it.
const JOINTS: [&str; 8] = ["/", "&", "+", ",", "-", "and ", "to ", "or "];

/// `text` behind what joins it to what stands before; `None` where nothing does.
fn behind_joint(text: &str) -> Option<&str> {
    let text = text.trim_start();
    JOINTS.iter().find_map(|joint| after(text, joint)).map(str::trim_start)
}

impl Subjects {
    /// What further numbers are about that `rest` joins to `first`: `2.1.1/3.1.1`, `2.1 to 2.4`,
    /// `2.1.1-3`.
    pub(super) fn joined(&self, first: Number, rest: &str) -> Slots {
        let mut slots = 0;
        let mut rest = rest;
        while let Some(next) = behind_joint(rest)
            && let Some((number, behind)) = Number::start(next)
        {
            let question = match (first.parts(), number.parts()) {
                (3, 3) => number.key_question(self.edition),
                // Spaces would make a sum or a sentence of it.
                (3, 1) if rest.len() - next.len() == 1 => {
                    first.key_question(self.edition).and_then(|(standard, _)| {
                        let known = self.edition.standards[standard].key_questions.len();
                        (number.first() <= known).then(|| (standard, number.first() - 1))
                    })
                }
                _ => None,
            };
            let standard = (first.parts(), number.parts()) == (2, 2);
            let standard = number.standard(self.edition).filter(|_| standard);
            let own = match (question, standard) {
                (Some((standard, question)), _) => self.of_question(standard, question),
                (None, Some(standard)) => self.of_standard(standard),
                (None, None) => break,
            };
            slots |= own;
            rest = behind;
        }
        slots
    }

    /// The domain that `text` names: by its number behind the word, by a cue, or as a type of
    /// disposal. The longest name counts, as `out-of-court` holds `court`; where it joins another
    /// domain's to it, neither is meant alone.
    #[inline(never)]
    pub(in crate::import) fn domain(&self, text: &str) -> Option<usize> {
        let mut numbered = None;
        let mut from = text;
        while let Some(at) = find(from, "domain") {
            from = &from[at + "domain".len()..];
            let rest = from.strip_prefix(['s', 'S']).unwrap_or(from);
            let Some(rest) = rest.strip_prefix(' ') else { continue };
            let Some((domain, behind)) = self.domain_number(rest) else { continue };
            let joined = behind_joint(behind).and_then(|next| self.domain_number(next));
            if joined.is_some_and(|(other, _)| other != domain)
                || numbered.is_some_and(|other| other != domain)
            {
                return None;
            }
            numbered = Some(domain);
        }
        numbered.or_else(|| self.domain_by_cue(text))
    }

    /// The domain whose number, in digits or spelt, `text` starts with, and the rest.
    fn domain_number<'t>(&self, text: &'t str) -> Option<(usize, &'t str)> {
        const NUMERALS: [&str; 5] = ["one", "two", "three", "four", "five"];
        for (index, domain) in self.edition.domains.iter().enumerate() {
            let spelt = Number::start(domain.number)
                .and_then(|(number, _)| NUMERALS.get(number.first().checked_sub(1)?).copied());
            for name in [domain.number].into_iter().chain(spelt) {
                if starts(text, name) {
                    return Some((index, &text[name.len()..]));
                }
            }
        }
        None
    }

    /// The longest cue or type of disposal that `text` names, and its domain.
    fn longest_cue(&self, text: &str) -> Option<(&'static str, usize)> {
        let mut best: Option<(&str, usize)> = None;
        for (index, domain) in self.edition.domains.iter().enumerate() {
            for &cue in domain.cues.iter().chain(domain.disposals) {
                if best.is_none_or(|(known, _)| cue.len() > known.len()) && has_word(text, cue) {
                    best = Some((cue, index));
                }
            }
        }
        best
    }

    /// Whether `text` has cues of more domains than one, apart from those within a longer one.
    pub(super) fn names_domains(&self, text: &str) -> bool {
        const LONGEST: usize = 400;
        if text.len() > LONGEST {
            return false;
        }
        let Some((mut cue, domain)) = self.longest_cue(text) else { return false };
        let mut rest = text.to_owned();
        loop {
            while let Some(at) = find(&rest, cue) {
                rest.replace_range(at..at + cue.len(), "");
            }
            match self.longest_cue(&rest) {
                Some((next, other)) if other == domain => cue = next,
                other => return other.is_some(),
            }
        }
    }

    fn domain_by_cue(&self, text: &str) -> Option<usize> {
        const BOTH: [&str; 6] = [" and ", "&", "/", "+", ",", "both"];
        /// What is longer may say more of a domain than that it is the one meant.
        const SHORT: usize = 60;
        self.longest_cue(text)?;
        // `Pre court` is `pre-court`.
        let mut rest = text.to_owned();
        for prefix in ["pre ", "non "] {
            let mut from = 0;
            while let Some(at) = rest.get(from..).and_then(|rest| find(rest, prefix)) {
                from += at + prefix.len();
                if from == prefix.len()
                    || !rest.as_bytes()[from - prefix.len() - 1].is_ascii_alphanumeric()
                {
                    rest.replace_range(from - 1..from, "-");
                }
            }
        }
        let (first, domain) = self.longest_cue(&rest)?;
        let is_joined = BOTH.iter().any(|joint| holds(&rest, joint));
        // Diversion is from court.
        if !is_joined && (text.len() > SHORT || starts(first, "diver")) {
            return Some(domain);
        }
        // What is left of `court and out-of-court`, or of `YRO, was a caution`, without the longer.
        let mut cue = first;
        loop {
            while let Some(at) = find(&rest, cue) {
                if is_denied(&rest[..at]) {
                    return None;
                }
                rest.replace_range(at..at + cue.len(), "");
            }
            match self.longest_cue(&rest) {
                None => return Some(domain),
                // Some disposals out of court are statutory.
                Some((next, other))
                    if other != domain && !(next == "statutory" && starts(first, "o")) =>
                {
                    return None;
                }
                Some((next, _)) => cue = next,
            }
        }
    }
}

/// Whether the words before a name deny it: `not a court order`, `diverted from court`.
fn is_denied(before: &str) -> bool {
    let mut words = before.rsplit([' ', '(', ',']).filter(|word| !word.is_empty());
    let last = words.find(|word| !is_one_of("a an the", word)).unwrap_or_default();
    is_one_of("not no never", last)
        || last.eq_ignore_ascii_case("from") && has_any(before, "divert")
}
