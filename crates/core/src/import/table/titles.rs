//! What titles say: the name of a sheet, a row of its own, a heading above a table.

use super::cues::has_any;
use super::found::Table;
use super::header::header;
use super::subject::{Slots, Subjects};
use crate::import::words::{Number, holds, starts};
use crate::problem::{Code, Problem};

impl Subjects {
    /// What the title `text` says all below it is about: a domain, or a standard or theme where the
    /// title is its number or name, with nothing else but what any title says: `Table 3: Planning`.
    #[inline(never)]
    pub(in crate::import) fn title(&self, text: &str) -> Option<Slots> {
        let text = self.behind_caption(text).unwrap_or(text);
        let subject = self.read(text);
        if subject.number.is_none() && is_note(text) {
            return None;
        }
        let domain = self.domain(text).filter(|_| !self.names_domains(text));
        let domain = domain.map(|domain| self.of_domain(domain));
        // `Organisational delivery` names no standard of another domain.
        let own = subject.slots & domain.unwrap_or(Slots::MAX);
        if own != 0 && (subject.number.is_some() || self.is_named(text)) {
            return Some(subject.slots);
        }
        domain
    }

    /// `text` from the first number of a standard on, where what stands before says nothing:
    /// `Results for 2.1 Assessment`.
    fn behind_caption<'t>(&self, text: &'t str) -> Option<&'t str> {
        for (at, _) in text.match_indices(' ') {
            let rest = &text[at + 1..];
            let known = Number::start(rest).filter(|(number, _)| number.parts() > 1);
            if known.is_some_and(|(number, _)| number.standard(self.edition).is_some()) {
                return is_caption(&text[..at]).then_some(rest);
            }
        }
        None
    }

    /// Whether all words of `text` are those of one standard's or theme's name, of its domain's, or such
    /// as any title may have.
    pub(super) fn is_named(&self, text: &str) -> bool {
        let words = |name: &'static str| name.split(' ');
        let domain = self.domain(text).map_or("", |domain| self.edition.domains[domain].name);
        let is_of = |name: &'static str, word: &str| {
            words(name).chain(words(domain)).any(|known| known.eq_ignore_ascii_case(word))
        };
        let said = |name, cues: &[&str]| {
            text.split(|edge: char| !(edge.is_alphanumeric() || edge == '-'))
                .all(|word| is_of(name, word) || is_caption(word) || has_cue(word, cues))
        };
        self.edition.standards.iter().any(|standard| said(standard.name, standard.cues))
            || self.themes.iter().any(|(question, _)| said(question.label, &[]))
    }
}

/// Whether a line says something of cases that are elsewhere, or of who did the work, and so names nothing that
/// stands below it: `Out-of-court cases will follow in May.`, `Auditors: court team`.
pub(super) fn is_note(text: &str) -> bool {
    const LEAST_BLANKS: usize = 3;
    const ELSEWHERE: [&str; 13] = [
        " see ",
        " sent ",
        " moved ",
        " will be ",
        " to be ",
        " to follow",
        " only in ",
        " only from ",
        " not included",
        " not yet ",
        " exclud",
        " separate",
        " elsewhere",
    ];
    const WHO: &str = "auditor auditors audited prepared completed compiled produced author authors source contact \
                       note notes nb reviewer reviewers moderator moderators lead owner";
    let is_sentence = text.trim_end().ends_with('.')
        && text.bytes().filter(|&byte| byte == b' ').count() >= LEAST_BLANKS;
    is_sentence
        || ELSEWHERE.iter().any(|words| holds(text, words))
        || text.split_once(':').is_some_and(|(start, _)| has_any(start, WHO))
}

/// Whether a word is one of those by which people call a standard: `Assessments`, `Plans`. What is planned is
/// no figure yet.
fn has_cue(word: &str, cues: &[&str]) -> bool {
    !word.eq_ignore_ascii_case("planned") && cues.iter().any(|cue| starts(word, cue))
}

/// What rows below a title say of it.
pub(super) struct Titled {
    grid: usize,
    slots: Slots,
    /// Whether any of them is of what it names: those further down may be below no title.
    is_heard: bool,
    /// The rows with numbers of other key questions, and those.
    others: Vec<(usize, &'static str)>,
}

impl Table<'_, '_> {
    /// Notes what a row below a title of `slots` is about, `decided` by a key question's number or
    /// else `named`.
    pub(super) fn below_title(
        &mut self,
        grid: usize,
        row: usize,
        slots: Slots,
        (decided, named): (Option<Slots>, Slots),
    ) {
        // A key question alone in its row is one without a figure.
        let is_row = self.subjects.question(slots).is_some();
        if slots == Slots::MAX || is_row || decided.is_none() && named == Slots::MAX {
            return;
        }
        let known = self.titled.iter().position(|known| known.grid == grid && known.slots == slots);
        let known = known.unwrap_or_else(|| {
            self.titled.push(Titled { grid, slots, is_heard: false, others: Vec::new() });
            self.titled.len() - 1
        });
        let known = &mut self.titled[known];
        if decided.unwrap_or(named) & slots != 0 {
            known.is_heard = true;
        } else if let Some((standard, question)) =
            decided.and_then(|slots| self.subjects.question(slots))
        {
            let standard = &self.subjects.edition.standards[standard];
            known.others.push((row, standard.key_questions[question].number));
        }
    }

    /// Doubts the numbers of key questions below a title that all of them contradict.
    pub(super) fn doubt_titled(&mut self) {
        for titled in std::mem::take(&mut self.titled) {
            for &(row, number) in titled.others.iter().filter(|_| !titled.is_heard) {
                let problem = Problem::new(Code::QuestionDoubtful).found(number).about(number);
                let first = self.grids[titled.grid].first_filled(row);
                self.problem(problem, titled.grid, row, first);
            }
        }
    }
}

/// Whether `text` has no words but those that any title may have: `Table 3`, `Results for`.
fn is_caption(text: &str) -> bool {
    const WORDS: [&str; 8] =
        ["table", "figure", "fig", "findings", "summary", "domain", "work", "by"];
    let rest = header(text).rest;
    let is_known = |word: &str| {
        let word = word.trim_matches(|edge: char| !edge.is_alphanumeric());
        word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            || WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
    };
    rest.split(' ').all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Edition;

    #[test]
    fn a_title_names_a_standard_a_theme_or_a_domain_and_no_sentence_does() {
        let subjects = Subjects::new(Edition::by_id("2021").expect("built in"));
        let numbers = |title: &str| {
            let Some(slots) = subjects.title(title) else { return Vec::new() };
            let standards = subjects.edition.standards.iter().enumerate();
            let held = standards.filter(|(index, _)| subjects.of_rating(*index) & slots != 0);
            held.map(|(_, standard)| standard.number).collect::<Vec<_>>()
        };
        for (title, expected) in [
            ("2.1 Assessment", &["2.1"][..]),
            ("Results for 2.1 Assessment", &["2.1"]),
            ("Table 4. 3.2 Planning", &["3.2"]),
            ("Assessment", &["2.1", "3.1"]),
            ("Table 3: Planning", &["2.2", "3.2"]),
            ("Court disposals: planning", &["2.2"]),
            ("Domain 1: Organisational delivery", &["1.1", "1.2", "1.3", "1.4"]),
            ("Court disposals", &["2.1", "2.2", "2.3", "2.4"]),
            ("The plan for next year", &[]),
            ("A review by 2.1 managers", &[]),
            ("Key questions", &[]),
            ("Court orders of the last two quarters (out-of-court cases are below)", &[]),
            ("Out-of-court cases will be audited later", &[]),
            ("Auditors: court team", &[]),
        ] {
            assert_eq!(numbers(title), expected, "{title}");
        }
        let safe = subjects.title("Keeping the child safe").expect("a theme");
        assert_eq!(safe.count_ones(), 7);
    }
}
