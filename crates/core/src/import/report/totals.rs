//! What a report says of the whole: the service, the month of publication, the score and the
//! overall rating.

use super::evidence::{Statement, Weight};
use super::lines::{is_rest_of_rating, is_running_head};
use super::written::{fraction, month_in, years_in};
use crate::assessment::Month;
use crate::edition::Edition;
use crate::import::HAS_ALL;
use crate::import::edges::{Edges, is_letter};
use crate::import::words::{
    Verdict, after, find, has, holds, holds_any, names_service, starts, verdict_alone,
    verdict_at_end,
};
use crate::rating::Rating;

/// The longest line that states a total, in bytes.
const LONGEST: usize = 240;

/// Whether the name of a service goes on in the next line.
fn goes_on(name: &str) -> bool {
    [" and", " upon", " of"].iter().any(|joint| name.ends_with(joint))
}

/// How far from the start the month of publication may stand, in bytes.
const LONGEST_COVER: usize = 4_000;

/// What was found so far, each with the offset of its line.
#[derive(Default)]
pub(super) struct Totals {
    pub(super) scores: Vec<Statement<(u16, u16)>>,
    pub(super) overalls: Vec<Statement<Rating>>,
    service: Option<(Weight, String)>,
    pub(super) month: Option<Month>,
    /// The last short line, which may name the service.
    previous: String,
    /// What the next line may complete.
    awaits: Awaits,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Awaits {
    #[default]
    Nothing,
    /// The title broke before the name of the service, or within it.
    Service,
    /// A heading `Overall rating`.
    Overall,
    /// A heading `Score`.
    Score,
}

impl Totals {
    /// The service's name.
    pub(super) fn service(&mut self) -> Option<String> {
        self.service.take().map(|(_, name)| name)
    }

    /// Whether `line` names a year before that of publication.
    pub(super) fn has_earlier_year(&self, line: &str) -> bool {
        match self.month {
            Some(month) => years_in(line).any(|year| year < month.year),
            None => holds(line, "in 201"),
        }
    }

    /// Looks at a line; true where it is about the whole and about nothing else.
    pub(super) fn observe(&mut self, edition: &Edition, line: &str, at: usize) -> bool {
        if line.len() > LONGEST {
            // A first page that has lost its line breaks.
            if at < LONGEST {
                self.publication(&line[..line.floor_char_boundary(LONGEST)], at);
            }
            self.observe_prose(line, at);
            self.awaits = Awaits::Nothing;
            return false;
        }
        let awaited = std::mem::take(&mut self.awaits);
        let about_whole = self.complete(awaited, edition, line, at)
            || self.title(line)
            || self.fieldwork(line)
            || self.overall(edition, line, at);
        self.observe_score(edition, line, at);
        self.publication(line, at);
        if !about_whole {
            self.observe_prose(line, at);
        }
        // The word may stand between the service's name and the start of fieldwork.
        if !line.eq_ignore_ascii_case("score") {
            let before = &self.previous;
            // A long name has two lines.
            let is_open = before.ends_with(" and")
                || HAS_ALL && line.starts_in(b"(") && names_service(before)
                || holds(before, "youth") && !names_service(before) && !holds(line, "youth");
            if is_open && !has(before, b'\n') {
                self.previous.push('\n');
            } else {
                self.previous.clear();
            }
            self.previous.push_str(line);
        }
        about_whole
    }

    fn complete(&mut self, awaited: Awaits, edition: &Edition, line: &str, at: usize) -> bool {
        match awaited {
            Awaits::Nothing => false,
            Awaits::Service => {
                if HAS_ALL
                    && let Some((_, begun)) = self.previous.rsplit_once(" in ")
                    && goes_on(begun)
                {
                    let joined = [begun, " ", line].concat();
                    self.name(Weight::Placed, &joined);
                } else {
                    self.name(Weight::Placed, line);
                }
                true
            }
            Awaits::Overall => {
                if let Some(Verdict::Rating(value)) = verdict_alone(line) {
                    self.overalls.push(Statement { value, at, weight: Weight::Numbered });
                    return true;
                }
                // Its first word stood above the heading.
                if HAS_ALL && is_rest_of_rating(line) {
                    let value = Rating::RequiresImprovement;
                    self.overalls.push(Statement { value, at, weight: Weight::Placed });
                }
                // The score may stand between.
                if fraction(line, edition).is_some() || starts(line, "score") {
                    self.awaits = Awaits::Overall;
                }
                false
            }
            Awaits::Score => match fraction(line, edition) {
                Some(value) => {
                    self.scores.push(Statement { value, at, weight: Weight::Numbered });
                    true
                }
                None => false,
            },
        }
    }

    fn name(&mut self, weight: Weight, name: &str) {
        let name = name.trim_edges(around_name);
        // The page's heading, where lines were joined.
        let mut name = after(name, "ratings ").unwrap_or(name);
        name = &name[..find(name, " overall").unwrap_or(name.len())];
        // A page number may be joined to a page's head, and the score to the service.
        name = name.trim_end_edges(|end| end.is_ascii_digit() || around_name(end));
        // A broken line has left only the end of the name.
        let remnant = ["service", "youth", "justice", "offending", "team"];
        if remnant.iter().any(|word| starts(name, word)) {
            return;
        }
        if goes_on(name) {
            return;
        }
        let known = self.service.as_ref().is_some_and(|(known, _)| *known >= weight);
        let sensible = (2..=80).contains(&name.chars().count()) && !holds(name, "inspect");
        if !known && sensible {
            self.service = Some((weight, one_spaced(name)));
        }
    }

    /// `An inspection of youth offending services in …`, also at the head of each page.
    fn title(&mut self, line: &str) -> bool {
        let Some(at) = find(line, "inspection of youth") else {
            return false;
        };
        let rest = &line[at..];
        let Some(service) = find(rest, "service") else {
            return false;
        };
        let rest =
            rest[service + "service".len()..].trim_start_edges(|edge| ['s', 'S'].contains(&edge));
        let rest = rest.trim_start();
        match after(rest, "in").or_else(|| after(rest, ":")) {
            Some(name)
                if name.trim_edges(|edge| ['.', ':', ' ', '\t'].contains(&edge)).is_empty() =>
            {
                self.awaits = Awaits::Service;
            }
            Some(name) if HAS_ALL && goes_on(name) => self.awaits = Awaits::Service,
            Some(name) if !name.trim_start().starts_as(u8::is_ascii_lowercase) => {
                self.name(Weight::Placed, name);
            }
            _ => return false,
        }
        true
    }

    /// The head of the ratings page: the service's full name, then when fieldwork started.
    fn fieldwork(&mut self, line: &str) -> bool {
        if let Some(name) = after(line, "service:").or_else(|| after(line, "service :")) {
            self.name(Weight::Numbered, name);
            return true;
        }
        let Some(at) = find(line, "fieldwork ") else {
            return false;
        };
        if !holds_any(&line[at..], "start began commenced took") {
            return false;
        }
        let before = &line[..at];
        let before = &before[..find(before, "score").unwrap_or(before.len())];
        let previous = std::mem::take(&mut self.previous);
        if names_service(before) {
            self.name(Weight::Numbered, before);
        } else if before.trim().is_empty() {
            let score = find(&previous, "score").filter(|&at| at > 0).unwrap_or(previous.len());
            if names_service(&previous[..score]) {
                self.name(Weight::Numbered, &previous[..score]);
            }
        }
        at < LONGEST / 2
    }

    /// `Overall rating …`, with the rating beside it or on the next line.
    fn overall(&mut self, edition: &Edition, line: &str, at: usize) -> bool {
        let Some(start) = find(line, "overall rating") else {
            return false;
        };
        if !line[..start].trim_edges(|edge| !is_letter(edge)).is_empty() {
            return false;
        }
        let rest = &line[start + "overall rating".len()..];
        let rating = verdict_alone(rest).or_else(|| {
            // The score may stand in the same cell.
            let (end, verdict) = verdict_at_end(rest)?;
            (fraction(&rest[..end], edition).is_some()).then_some(verdict)
        });
        match rating {
            Some(Verdict::Rating(value)) => {
                self.overalls.push(Statement { value, at, weight: Weight::Numbered });
                true
            }
            _ if rest.bytes().filter(u8::is_ascii_alphabetic).count() <= "score".len() => {
                self.awaits = Awaits::Overall;
                true
            }
            _ => false,
        }
    }

    /// An overall rating in a sentence: used only where no page of ratings has one.
    fn observe_prose(&mut self, line: &str, at: usize) {
        let mut from = 0;
        // It may have broken before the rating.
        let joined;
        let line = if HAS_ALL && line.starts_in(b"'\"") {
            joined = [&self.previous, " ", line].concat();
            &joined
        } else {
            line
        };
        // `Overall` without its first letter: a v is rare, so prose is passed over fast.
        while let Some(found) = find(&line[from..], "verall").map(|found| found + from) {
            let sentence = &line[found..];
            let end = find(sentence, ". ").unwrap_or(sentence.len()).min(160);
            let Some(sentence) = sentence.get(..end) else {
                return;
            };
            let whole = (holds(sentence, "rated as") || holds(sentence, "verall rating of"))
                && !is_earlier(sentence);
            let quoted = sentence.split(&['\'', '"', ':'][..]).skip(1).find_map(verdict_alone);
            if let (true, Some(Verdict::Rating(value))) = (whole, quoted) {
                self.overalls.push(Statement { value, at, weight: Weight::Placed });
            }
            from = found + "verall".len();
        }
    }

    fn observe_score(&mut self, edition: &Edition, line: &str, at: usize) {
        let named = find(line, "score");
        let full = edition.full_score();
        let beside_service = || line.len() < 80 && names_service(line);
        if named.is_none()
            && line.bytes().any(|byte| byte.is_ascii_alphabetic())
            && !starts(line, "overall rating")
            && !beside_service()
        {
            return;
        }
        // A sentence goes on from the line before.
        let goes_on = line.starts_as(u8::is_ascii_lowercase) && is_earlier(&self.previous);
        if goes_on || is_earlier(line) {
            return;
        }
        match fraction(line, edition) {
            Some((score, out_of)) if named.is_some() || out_of == full => {
                let weight = if line.len() > 100 { Weight::Doubtful } else { Weight::Numbered };
                self.scores.push(Statement { value: (score, out_of), at, weight });
            }
            None if named.is_some() && line.len() < 60 && self.awaits == Awaits::Nothing => {
                self.awaits = Awaits::Score;
            }
            _ => {}
        }
    }

    /// The month on the cover or in a page's head; further on, others are mentioned.
    fn publication(&mut self, line: &str, at: usize) {
        // The month may stand below the word.
        if self.month.is_some()
            || line.ends_with('.')
            || at > LONGEST_COVER && !is_running_head(line)
            || [line, &self.previous].iter().any(|text| holds(text, "fieldwork"))
        {
            return;
        }
        let named = holds(line, "inspectorate of probation") || holds(line, "published");
        let Some(month) = month_in(line) else { return };
        let letters = line.bytes().filter(u8::is_ascii_alphabetic).count();
        if named || letters <= "september".len() {
            self.month = Some(month);
        }
    }
}

/// Whether `text` is about an inspection before this one.
pub(super) fn is_earlier(text: &str) -> bool {
    holds(text, "last inspect") || holds_any(text, "previous earlier")
}

/// `text` with single spaces.
fn one_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// What can stand around a name and is no part of it.
fn around_name(edge: char) -> bool {
    !is_letter(edge) && !edge.is_ascii_digit() && edge != ')' && edge != '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_may_stand_beside_the_overall_rating() {
        let mut totals = Totals::default();
        totals.observe(Edition::newest(), "Overall rating\tGood\t25/36", 0);
        assert_eq!(totals.scores.first().map(|score| score.value), Some((25, 36)));
        assert_eq!(totals.overalls.first().map(|overall| overall.value), Some(Rating::Good));
    }

    #[test]
    fn cases_and_earlier_scores_are_no_score() {
        let scores = |lines: &[&str]| {
            let mut totals = Totals::default();
            for line in lines {
                totals.observe(Edition::newest(), line, 0);
            }
            totals.scores.iter().map(|score| score.value).collect::<Vec<_>>()
        };
        for (lines, expected) in [
            (&["Score 24/36"][..], &[(24, 36)][..]),
            (&["It was scored 24 out of 36."], &[(24, 36)]),
            (&["Its score was 13 out of 18."], &[(13, 18)]),
            (&["The lowest score was for safety, with 13 of 18 children."], &[]),
            (&["The lowest score was for safety, with 30 of 36 cases."], &[]),
            (&["It has come far since our last inspection, when it", "scored 12 out of 36."], &[]),
        ] {
            assert_eq!(scores(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn an_overall_rating_may_have_broken() {
        let overalls = |lines: &[&str]| {
            let mut totals = Totals::default();
            for line in lines {
                totals.observe(Edition::newest(), line, 0);
            }
            totals.overalls.iter().map(|overall| overall.value).collect::<Vec<_>>()
        };
        for (lines, expected) in [
            (
                &["Requires", "Overall rating", "improvement"][..],
                &[Rating::RequiresImprovement][..],
            ),
            (&["Overall rating", "Score 12/36", "Good"], &[Rating::Good]),
            (&["Overall rating", "has improved"], &[]),
            (
                &["Overall, the service was rated as", "'Good'. So was its resettlement."],
                &[Rating::Good],
            ),
            (&["Overall, the service was not rated.", "'Good' was what they said."], &[]),
            (&["Overall, it was previously rated as", "'Good'. Much has changed."], &[]),
        ] {
            assert_eq!(overalls(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_services_name_may_have_two_lines() {
        for (lines, name) in [
            (&["Kent Youth Justice Service"][..], "Kent Youth Justice Service"),
            (
                &["Ambry, Coldwater and", "Poole Youth Justice Service"],
                "Ambry, Coldwater and Poole Youth Justice Service",
            ),
            (
                &["Upper Tyne Youth Justice and Early", "Intervention Service"],
                "Upper Tyne Youth Justice and Early Intervention Service",
            ),
            (
                &["Youth justice inspection", "Kent Youth Justice Service"],
                "Kent Youth Justice Service",
            ),
            (&["Kent Youth Justice Service Overall score"], "Kent Youth Justice Service"),
            (&["Kent Youth Justice Service", "(YJS)"], "Kent Youth Justice Service (YJS)"),
            (&["An inspection of youth justice services in Amber and", "Wyre"], "Amber and Wyre"),
        ] {
            let mut totals = Totals::default();
            for line in lines.iter().chain(&["Fieldwork started May 2023"]) {
                totals.observe(Edition::newest(), line, 0);
            }
            assert_eq!(totals.service().as_deref(), Some(name), "{lines:?}");
        }
    }

    #[test]
    fn a_month_is_that_of_publication_only_where_that_is_plain() {
        let month = |lines: &[&str]| {
            let mut totals = Totals::default();
            for line in lines {
                totals.observe(Edition::newest(), line, 0);
            }
            totals.month.map(|Month { year, month }| (year, month))
        };
        for (lines, expected) in [
            (&["HM Inspectorate of Probation, May 2022"][..], Some((2022, 5))),
            (&["SEPTEMBER 2018"], Some((2018, 9))),
            (&["Published on 12 March 2024"], Some((2024, 3))),
            (&["Fieldwork started June 2023"], None),
            (&["June 2020."], None),
            (&["Fieldwork started", "June 2023"], None),
            (&["Fieldwork started", "June 2023", "November 2023"], Some((2023, 11))),
        ] {
            assert_eq!(month(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_first_page_in_one_line_has_the_month() {
        let page = "An inspection of youth justice services in Upper Barrow HM Inspectorate of \
                    Probation, June 2023 "
            .to_owned()
            + &"Many have helped. ".repeat(20);
        let mut totals = Totals::default();
        totals.observe(Edition::newest(), &page, 0);
        assert_eq!(totals.month, Some(Month { year: 2023, month: 6 }));
    }
}
