//! What a cell is about: which standards and key questions its text can mean.
//!
//! A meaning is a set of *slots*, one for each standard and one for each key question. A cell, its
//! row's group, its column's header and the sheet's title each leave a set; what is in all of them
//! is what the figure is about. One key question left is an answer, several are a doubt, none is a
//! contradiction.

use super::cues::{has_word, misleads};
use super::header::Counts;
use super::prompts::marks_prompt;
use crate::edition::{Edition, KeyQuestion};
use crate::import::words::{Number, after, after_name, holds, spelt};
use crate::share::parse_count;

/// A set of slots: first the standards, then all key questions, in the edition's order.
pub(in crate::import) type Slots = u64;

/// What texts can be about in one edition.
pub(in crate::import) struct Subjects {
    pub(in crate::import) edition: &'static Edition,
    /// All slots of each standard: its own and those of its key questions.
    standards: Vec<Slots>,
    /// The slots of all standards themselves.
    own: Slots,
    /// Each theme once, by one of its key questions, with the slots of all that ask it.
    pub(super) themes: Vec<(&'static KeyQuestion, Slots)>,
}

/// What a text says of its subject.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(in crate::import) struct Subject {
    /// What it can be about; 0 where it says nothing of a subject.
    pub(in crate::import) slots: Slots,
    /// The number that it starts with.
    pub(in crate::import) number: Option<Number>,
    /// Whether it names a standard or key question, not only a domain.
    pub(in crate::import) is_narrow: bool,
    /// Whether a weak cue alone tells the theme.
    pub(in crate::import) is_weak: bool,
    /// Whether it is a lettered prompt of the key question.
    pub(in crate::import) is_prompt: bool,
    /// Whether the name behind its number is another's: `2.1.1 Child safe`.
    pub(in crate::import) is_contradicted: bool,
}

/// The longest text that can name a subject, in bytes.
const LONGEST: usize = 400;

impl Subjects {
    pub(in crate::import) fn new(edition: &'static Edition) -> Self {
        let mut standards = Vec::with_capacity(edition.standards.len());
        let mut next = edition.standards.len();
        // An edition has at most so many; its check holds that.
        let bit = |slot: usize| (1 as Slots) << slot;
        let mut own = 0;
        let mut themes: Vec<(&'static KeyQuestion, Slots)> = Vec::new();
        for (index, standard) in edition.standards.iter().enumerate() {
            let mut slots = bit(index);
            own |= slots;
            for question in standard.key_questions {
                slots |= bit(next);
                match themes.iter_mut().find(|(known, _)| known.theme == question.theme) {
                    Some((_, all)) => *all |= bit(next),
                    None => themes.push((question, bit(next))),
                }
                next += 1;
            }
            standards.push(slots);
        }
        Self { edition, standards, own, themes }
    }

    /// All slots of the standards of a domain.
    #[inline(never)]
    pub(in crate::import) fn of_domain(&self, domain: usize) -> Slots {
        let mut slots = 0;
        for (index, standard) in self.edition.standards.iter().enumerate() {
            if standard.domain == domain {
                slots |= self.standards[index];
            }
        }
        slots
    }

    /// All slots of a standard.
    pub(super) fn of_standard(&self, standard: usize) -> Slots {
        self.standards[standard]
    }

    /// The number of a standard, or of one of its key questions.
    pub(super) fn number(&self, standard: usize, question: Option<usize>) -> &'static str {
        let standard = &self.edition.standards[standard];
        question.map_or(standard.number, |question| standard.key_questions[question].number)
    }

    /// The slot of a standard itself.
    pub(super) fn of_rating(&self, standard: usize) -> Slots {
        self.standards[standard] & self.own
    }

    /// The slot of a key question.
    pub(in crate::import) fn of_question(&self, standard: usize, question: usize) -> Slots {
        let mut slots = self.standards[standard] & !self.own;
        for _ in 0..question {
            slots &= slots.wrapping_sub(1);
        }
        slots & slots.wrapping_neg()
    }

    /// The only key question among `slots`, as positions of its standard and its own.
    #[inline(never)]
    pub(in crate::import) fn question(&self, slots: Slots) -> Option<(usize, usize)> {
        let slot = slots & !self.own;
        if slot.count_ones() != 1 {
            return None;
        }
        let standard = self.standards.iter().position(|all| all & slot != 0)?;
        let before = self.standards[standard] & !self.own & (slot - 1);
        Some((standard, before.count_ones() as usize))
    }

    /// Whether `slots` name standards as a whole, not only themes.
    pub(in crate::import) fn names_standard(&self, slots: Slots) -> bool {
        slots & self.own != 0
    }

    /// The only standard among `slots`.
    #[inline(never)]
    pub(in crate::import) fn standard(&self, slots: Slots) -> Option<usize> {
        let mut found = None;
        for (index, all) in self.standards.iter().enumerate() {
            if all & slots != 0 {
                if found.is_some() {
                    return None;
                }
                found = Some(index);
            }
        }
        found
    }

    /// Whether `label` is the number of a standard that is judged as a whole.
    pub(super) fn is_judged(&self, label: &str) -> bool {
        let subject = self.read(label);
        let standard = self.standard(subject.slots).map(|index| &self.edition.standards[index]);
        subject.number.is_some() && standard.is_some_and(|standard| !standard.is_case_based())
    }

    /// The domains that `slots` have key questions of, as a set of positions.
    #[inline(never)]
    pub(in crate::import) fn domains(&self, slots: Slots) -> Vec<usize> {
        let domains = 0..self.edition.domains.len();
        domains.filter(|&domain| self.of_domain(domain) & slots & !self.own != 0).collect()
    }

    /// Whether a domain is all that is missing to tell the key question.
    pub(in crate::import) fn is_open_by_domain(&self, slots: Slots) -> bool {
        let domains = self.domains(slots);
        domains.len() > 1
            && domains.iter().all(|&domain| self.question(slots & self.of_domain(domain)).is_some())
    }

    /// The key questions of another domain that ask the same of standards of the same name.
    #[inline(never)]
    pub(in crate::import) fn counterpart(&self, slots: Slots, domain: usize) -> Slots {
        let Some((index, question)) = self.question(slots) else { return 0 };
        let standards = self.edition.standards;
        if standards[index].domain == domain {
            return slots;
        }
        let theme = standards[index].key_questions[question].theme;
        for (other, standard) in standards.iter().enumerate() {
            if standard.domain == domain && standard.name == standards[index].name {
                let same = standard.key_questions.iter().position(|known| known.theme == theme);
                return same.map_or(0, |question| self.of_question(other, question));
            }
        }
        0
    }

    /// What the bare number `text` can be about in a column that counts off domains, the standards
    /// of each or the key questions of each; 0 where it is none.
    #[inline(never)]
    pub(in crate::import) fn counted(&self, text: &str, counts: Counts) -> Slots {
        let Some(number) = parse_count(text).filter(|_| text.len() < 3) else { return 0 };
        let number = number as usize;
        let mut slots = 0;
        for (index, standard) in self.edition.standards.iter().enumerate() {
            let parts = Number::start(standard.number).map(|(number, _)| number);
            slots |= match counts {
                Counts::Domains if parts.is_some_and(|parts| parts.first() == number) => {
                    self.standards[index]
                }
                Counts::Standards if parts.is_some_and(|parts| parts.second() == number) => {
                    self.standards[index]
                }
                Counts::Questions if (1..=standard.key_questions.len()).contains(&number) => {
                    self.of_question(index, number - 1)
                }
                _ => 0,
            };
        }
        slots
    }

    /// What `text` is about in a column whose bare numbers count off `counts`.
    pub(in crate::import) fn label(&self, text: &str, counts: Option<Counts>) -> Subject {
        let slots = counts.map_or(0, |counts| self.counted(text, counts));
        if slots == 0 {
            return self.read(text);
        }
        Subject { slots, is_narrow: counts != Some(Counts::Domains), ..Subject::default() }
    }

    /// What `text` is about.
    #[inline(never)]
    pub(in crate::import) fn read(&self, text: &str) -> Subject {
        // No cue is so short, and most answers are.
        let is_short = text.len() < 3 && !text.starts_with(|first: char| first.is_ascii_digit());
        if text.len() > LONGEST || is_short {
            return Subject::default();
        }
        if is_date(text) {
            return Subject::default();
        }
        if let Some(subject) = self.lettered(text) {
            return subject;
        }
        let (text, is_question) = without_word(text);
        if is_question && text.len() < 3 {
            return self.label(text, Some(Counts::Questions));
        }
        if let Some((number, rest)) = Number::start(text)
            && let Some(subject) = self.numbered(number, rest)
        {
            return subject;
        }
        self.numbered_behind(text).unwrap_or_else(|| self.named(text))
    }

    /// A name with its number in brackets behind it: `Assessment (2.1)`.
    fn numbered_behind(&self, text: &str) -> Option<Subject> {
        let (name, number) = text.strip_suffix(')')?.rsplit_once('(')?;
        let (number, rest) = Number::start(number)?;
        let named = self.named(name);
        let subject =
            self.numbered(number, "").filter(|_| number.parts() > 1 && rest.is_empty())?;
        let both = subject.slots & named.slots;
        let is_contradicted = named.slots != 0 && both == 0;
        (named.is_narrow || subject.slots != 0).then_some(Subject {
            slots: if both == 0 { subject.slots } else { both },
            is_contradicted,
            ..subject
        })
    }

    /// A text that starts with a number.
    fn numbered(&self, number: Number, rest: &str) -> Option<Subject> {
        let some = Subject { number: Some(number), is_narrow: true, ..Subject::default() };
        match number.parts() {
            1 => {
                let domain = number.domain(self.edition)?;
                after_name(rest, self.edition.domains[domain].name)?;
                Some(Subject { slots: self.of_domain(domain), is_narrow: false, ..some })
            }
            2 => {
                if rest.starts_with(|next: char| next == '%' || next.is_ascii_digit()) {
                    return None;
                }
                let Some(standard) = number.standard(self.edition) else {
                    return Some(some);
                };
                // Words behind a prompt's letter tell no key question.
                if marks_prompt(rest) {
                    return Some(Subject { slots: self.standards[standard], ..some });
                }
                let slots = self.standards[standard] | self.joined(number, rest);
                // `2.1 Keeping the child safe`: the number and the theme beside it.
                let theme = self.themed(rest);
                let both = theme.slots & slots;
                let slots = if both == 0 { slots } else { both };
                let is_contradicted = self.names_other(rest, slots);
                Some(Subject {
                    slots,
                    is_weak: both != 0 && theme.is_weak,
                    is_contradicted,
                    ..some
                })
            }
            _ => {
                let place = number.key_question(self.edition);
                let slots =
                    place.map_or(0, |(standard, question)| self.of_question(standard, question));
                let slots = if slots == 0 { 0 } else { slots | self.joined(number, rest) };
                let is_prompt = marks_prompt(rest);
                let rest = rest.trim_start_matches([' ', '(']);
                let is_contradicted =
                    self.names_other(rest, slots) || self.asks_of_other(rest, slots);
                Some(Subject { slots, is_prompt, is_contradicted, ..some })
            }
        }
    }

    /// Whether `text` is the name of a standard, theme or domain that none of `slots` is of. What is
    /// longer may name several.
    fn names_other(&self, text: &str, slots: Slots) -> bool {
        const LONGEST: usize = 60;
        const MOST_BLANKS: usize = 2;
        let text = text.trim_matches(|edge: char| !edge.is_alphanumeric());
        let is_name = text.starts_with(char::is_alphabetic) && text.len() <= LONGEST;
        if slots == 0 || !is_name {
            return false;
        }
        let named = self.title(text).unwrap_or_else(|| {
            let is_short = text.bytes().filter(|&byte| byte == b' ').count() <= MOST_BLANKS;
            let theme = if is_short { self.themed(text) } else { Subject::default() };
            if theme.is_weak { 0 } else { theme.slots }
        });
        named != 0 && named & slots == 0
    }

    /// Whether `text` asks one of the same theme about other standards than that of `slots`: about planning,
    /// beside a number of Assessment.
    fn asks_of_other(&self, text: &str, slots: Slots) -> bool {
        let theme = self.themed(text).slots;
        if slots & theme == 0 || !text.trim_end().ends_with('?') {
            return false;
        }
        let mut named = 0;
        for (index, standard) in self.edition.standards.iter().enumerate() {
            if standard.cues.iter().any(|cue| has_word(text, cue)) {
                named |= self.standards[index];
            }
        }
        named & theme != 0 && named & slots == 0
    }

    /// The key questions whose theme `text` names, by a cue or else by a weak one.
    #[inline(never)]
    fn themed(&self, text: &str) -> Subject {
        let mut subject = Subject::default();
        for weak in [false, true] {
            for (question, slots) in &self.themes {
                let cues = if weak { question.weak_cues } else { question.cues };
                if cues.iter().any(|cue| holds(text, cue)) {
                    subject.slots |= slots;
                }
            }
            if subject.slots != 0 {
                subject.is_weak = weak;
                break;
            }
        }
        if misleads(text) {
            return Subject::default();
        }
        match spelt(text).filter(|_| subject.slots == 0) {
            Some(name) => self.themed(name),
            None => subject,
        }
    }

    /// A text without a number: themes, standards and domains by their cues. A domain or standard
    /// that its themes do not have is not meant.
    pub(super) fn named(&self, text: &str) -> Subject {
        let mut subject = self.themed(text);
        let narrow = |slots: Slots, by: Slots| match slots & by {
            _ if slots == 0 => by,
            0 => slots,
            both => both,
        };
        subject.is_narrow = subject.slots != 0;
        let domain = self.domain(text);
        let is_name = |name: &str| {
            text.trim_matches(|edge: char| !edge.is_alphanumeric()).eq_ignore_ascii_case(name)
        };
        let named_domain = self.edition.domains.iter().any(|known| is_name(known.name));
        let mut standards = 0;
        for (index, standard) in self.edition.standards.iter().enumerate() {
            if !named_domain && standard.cues.iter().any(|cue| has_word(text, cue)) {
                standards |= self.standards[index];
            }
        }
        // What is delivered is interventions.
        if standards == 0 && !named_domain && has_word(text, "intervention") {
            for (index, standard) in self.edition.standards.iter().enumerate() {
                let is_meant = standard.is_case_based() && standard.cues.contains(&"implement");
                standards |= if is_meant { self.standards[index] } else { 0 };
            }
        }
        if standards != 0 {
            subject.slots = narrow(subject.slots, standards);
            subject.is_narrow = true;
        }
        if let Some(domain) = domain {
            subject.slots = narrow(subject.slots, self.of_domain(domain));
        }
        subject
    }

    /// All slots of the only domain that `slots` are of.
    pub(super) fn only_domain(&self, slots: Slots) -> Option<Slots> {
        let mut domains = (0..self.edition.domains.len()).map(|domain| self.of_domain(domain));
        domains.find(|domain| slots & !domain == 0)
    }
}

/// `text` without the word that announces a number, and whether that is a key question's:
/// `KQ 2.1.1`, `Standard 2.1`. `Q1` may be a quarter.
fn without_word(text: &str) -> (&str, bool) {
    const WORDS: [(&str, bool); 6] = [
        ("key question", true),
        ("question", true),
        ("kq", true),
        ("standard", false),
        ("std", false),
        ("q", false),
    ];
    let text = text.trim_start_matches(['(', '[', '-', '"', ' ']);
    for (word, is_question) in WORDS {
        if let Some(rest) = after(text, word) {
            let rest = rest.trim_start_matches([' ', '.', ':']);
            if rest.starts_with(|first: char| first.is_ascii_digit()) {
                return (rest, is_question);
            }
        }
    }
    (text, false)
}

/// Whether `text` is a date such as `01.02.24`, which also looks like the number of a key question.
fn is_date(text: &str) -> bool {
    let mut parts = text.split('.').map(|part| (part.len(), parse_count(part)));
    let day = parts.next().and_then(|(_, day)| day);
    let month = parts.next().and_then(|(_, month)| month);
    let is_year =
        parts.next().is_some_and(|(length, year)| year.is_some() && matches!(length, 2 | 4));
    is_year
        && parts.next().is_none()
        && day.is_some_and(|day| day < 32)
        && month.is_some_and(|month| month < 13)
}
