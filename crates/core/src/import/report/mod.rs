//! The report reader: the text of an inspection report, whole or in part, in whatever order and
//! shape a copy or a conversion has left its tables.
//!
//! It goes line by line. A line that starts with a standard's number and name heads the standard;
//! a rating beside it, or soon after, is the standard's; a question whose number, or whose
//! standard and theme, are recognised is a key question, and a percentage beside it is its share.
//! All that is found is evidence; [`finish`] settles it once the text is read.

mod evidence;
mod finish;
mod lines;
mod questions;
mod segments;
mod tables;
mod tokens;
mod totals;

use super::clean::Clean;
use super::edges::{Edges, is_letter};
use super::source::Mark;
use super::words::{self, Number, Verdict};
use crate::assessment::Assessment;
use crate::edition::Edition;
use crate::problem::{Code, Problem};
use crate::share::Percent;
use evidence::{Evidence, Weight};
use finish::Taken;
use lines::{
    begins_upper, is_contents, is_page_number, is_rest_of_rating, is_running_head, verdict_between,
    verdict_inside, without_glyph,
};
use questions::Pending;
use totals::{Totals, is_earlier};

/// What was read from a report, and whether it was anything.
pub(super) struct Report {
    pub(super) assessment: Assessment,
    pub(super) problems: Vec<Problem>,
    pub(super) marks: Vec<Mark>,
    pub(super) recognised: bool,
}

/// Reads `clean` by `edition`.
pub(super) fn read(clean: &Clean, edition: &'static Edition) -> Report {
    let mut reader = Reader::new(clean, edition);
    segments::each(clean.text(), edition, |line, at| reader.line(line, at));
    reader.end_of_table();
    finish::finish(reader)
}

/// A prompt as it was found.
struct PromptFound {
    key_question: (usize, usize),
    letter: char,
    label: String,
    at: usize,
    percent: Option<Percent>,
}

struct Reader<'a> {
    clean: &'a Clean<'a>,
    edition: &'static Edition,
    evidence: Evidence,
    totals: Totals,
    problems: Vec<Problem>,
    /// The position of the domain that the text is in.
    domain: Option<usize>,
    /// The position of the standard that the text is in.
    standard: Option<usize>,
    /// Standards that are headed but not yet rated, in order, each with its offset.
    open: Vec<(usize, usize)>,
    /// Ratings that stand alone, in order, each with its offset.
    loose: Vec<(Verdict, usize)>,
    /// Where each rating stands before its standard: how many ratings were found before those.
    ratings_first: Option<usize>,
    /// Whether the last line outside of tables says that what follows is of an earlier inspection.
    earlier: bool,
    /// How many lines have passed since the last heading.
    since_heading: u32,
    pending: Pending,
    /// Of which standards key questions were seen, with figures or without.
    asked: Vec<bool>,
    /// The key question whose prompts may follow.
    prompted: Option<(usize, usize)>,
    /// The last key question of this section that stands there without a figure.
    unanswered: Option<(usize, usize)>,
    /// Whether a question without a number may be a prompt, as lettered lines or questions that could
    /// not be matched stand above in this section.
    unsure: bool,
    prompts: Vec<PromptFound>,
    /// The ratings and figures that were taken, in the order of the text.
    taken: Vec<Taken>,
}

/// How far below its heading a standard's rating may stand, in lines with text.
const RATING_WITHIN: u32 = 4;

/// The longest heading of a table, in bytes.
const LONGEST_HEADING: usize = 90;

/// How far into a description a joined rating is looked for, in bytes.
const LONGEST_DESCRIPTION: usize = 260;

/// The longest rest of a row whose line broke in its name, in bytes.
const LONGEST_REMNANT: usize = 48;

/// The longest line that can be a row of a table, in bytes; a longer one is prose.
const LONGEST_ROW: usize = 400;

impl<'a> Reader<'a> {
    fn new(clean: &'a Clean<'a>, edition: &'static Edition) -> Self {
        Self {
            clean,
            edition,
            evidence: Evidence::new(edition),
            totals: Totals::default(),
            problems: Vec::new(),
            domain: None,
            standard: None,
            open: Vec::new(),
            loose: Vec::new(),
            ratings_first: None,
            earlier: false,
            since_heading: 0,
            pending: Pending::default(),
            asked: vec![false; edition.standards.len()],
            prompted: None,
            unanswered: None,
            unsure: false,
            prompts: Vec::new(),
            taken: Vec::new(),
        }
    }

    /// Reads one trimmed line with text, at an offset of the clean text.
    fn line(&mut self, line: &str, at: usize) {
        if is_page_number(line)
            && !(self.pending.has_begun() && line.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return;
        }
        if is_running_head(line) {
            self.totals.observe(self.edition, line, at);
            return;
        }
        let bare = without_glyph(line);
        let bare = bare.trim_start_edges(|edge| ['-', '>', '|', '"', '\t', ' '].contains(&edge));
        let at = at + (line.len() - bare.len());
        // A table's rule, or the word before a standard's number, which was cut off.
        if !bare.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte == b'%')
            || bare.eq_ignore_ascii_case("standard")
        {
            return;
        }
        if self.prompt(bare, at) || self.numbered(bare, at) {
            return;
        }
        if self.totals.observe(self.edition, bare, at) {
            return;
        }
        let earlier =
            bare.len() < LONGEST_HEADING && (is_earlier(bare) || words::holds(bare, "in 201"));
        if bare.len() > LONGEST_ROW || !self.part_of_table(bare, at) {
            self.prose(bare, at);
            self.earlier = earlier;
        }
        self.earlier |= earlier;
    }

    /// A line that is part of a table: a heading without a number, a rating, a figure, a question.
    fn part_of_table(&mut self, line: &str, at: usize) -> bool {
        let broken = || words::broken_verdict(line).map(|(_, verdict)| verdict);
        if let Some(verdict) = words::verdict_alone(line).or_else(broken) {
            self.loose_verdict(verdict, at);
            return true;
        }
        self.domain_heading(line, at)
            || self.name_alone(line, at)
            || is_rest_of_rating(line)
            || self.row(line, at)
    }

    /// A sentence, or what is no part of any table.
    fn prose(&mut self, line: &str, at: usize) {
        // Behind a percentage stand ratings of bands.
        self.since_heading += if words::has(line, b'%') { RATING_WITHIN + 1 } else { 1 };
        let open = self.standard.filter(|standard| {
            self.loose.is_empty()
                && matches!(self.open[..], [(open, _)] if open == *standard)
                && self.since_heading <= RATING_WITHIN
        });
        if let Some(standard) = open {
            self.description(standard, line, at);
        } else {
            self.end_of_ratings();
            self.ratings_first = None;
        }
        self.end_of_questions();
    }

    /// The sentence that describes a standard, which a table's edge may have joined to its rating.
    fn description(&mut self, standard: usize, line: &str, at: usize) {
        let whole = line.len() <= LONGEST_DESCRIPTION;
        let line = &line[..line.floor_char_boundary(LONGEST_DESCRIPTION)];
        if let Some((start, verdict)) = words::verdict_at_end(line).filter(|_| whole) {
            let before = line[..start].trim_end_edges(|edge| edge == ' ');
            // A table of bands or of points is no description.
            let figures = before.bytes().any(|byte| byte.is_ascii_digit() || byte == b'%');
            // The description's end, or what a broken line has left of the standard's name.
            let ends = before.ends_with(['.', '\t', ':', '&']) || line.len() < LONGEST_REMNANT;
            let ends = ends || self.since_heading <= 1 && !before.ends_with(['\'', '"']);
            if ends && !figures && begins_upper(&line[start..]) {
                self.verdict(standard, verdict, at + start, Weight::Placed);
                self.open.clear();
                return;
            }
        }
        if let Some((start, verdict)) = verdict_between(line) {
            self.verdict(standard, verdict, at + start, Weight::Placed);
            self.open.clear();
            return;
        }
        if let Some((start, verdict)) = verdict_inside(line) {
            self.verdict(standard, verdict, at + start, Weight::Doubtful);
        }
    }

    /// A line that starts with the number of a domain, standard or key question.
    fn numbered(&mut self, line: &str, at: usize) -> bool {
        let Some((number, rest)) = Number::start(line) else {
            return false;
        };
        match number.parts() {
            1 => number
                .domain(self.edition)
                .is_some_and(|index| self.numbered_domain(index, rest, at)),
            2 => number
                .standard(self.edition)
                .is_some_and(|index| self.numbered_standard(index, line, rest, at)),
            _ => self.numbered_question(number, line, at),
        }
    }

    fn numbered_domain(&mut self, index: usize, rest: &str, at: usize) -> bool {
        let Some(tail) = words::after_name(rest, self.edition.domains[index].name) else {
            return false;
        };
        self.enter_domain(index, tail, at);
        true
    }

    fn enter_domain(&mut self, index: usize, tail: &str, at: usize) {
        self.end_of_questions();
        if !self.loose.is_empty() {
            self.end_of_ratings();
        }
        self.domain = Some(index);
        self.standard = None;
        self.since_heading = 0;
        self.prompted = None;
        self.unanswered = None;
        self.unsure = false;
        if let Some((start, verdict @ Verdict::Status(_))) = words::verdict_at_end(tail)
            && tail[..start].trim().len() < 4
        {
            for standard in 0..self.edition.standards.len() {
                if self.edition.standards[standard].domain == index {
                    self.verdict(standard, verdict, at, Weight::Placed);
                }
            }
        }
    }

    fn numbered_standard(&mut self, index: usize, line: &str, rest: &str, at: usize) -> bool {
        let standard = &self.edition.standards[index];
        let offset = |text: &str| at + (line.len() - text.len());
        let Some(tail) = words::after_name(rest, standard.name) else {
            return self.misnamed_standard(index, line, rest, at);
        };
        if is_contents(tail) {
            self.end_of_table();
            return true;
        }
        let cell = tail.trim_start_edges(tokens::is_edge);
        let first = words::verdict_at_start(cell)
            .map(|(length, verdict)| (verdict, cell[length..].trim_start_edges(tokens::is_edge)));
        let goes_on = |next: &str| next.starts_with(|next: char| next.is_ascii_lowercase());
        let rating = words::verdict_alone(cell)
            .or_else(|| Some(first.filter(|(_, next)| !goes_on(next))?.0));
        if let Some(verdict) = rating {
            // With another rating or number behind it, it may be that one's; with a standard right
            // above that has none, it may be that one's.
            let another = self.is_in_block(index)
                || first.is_some_and(|(_, next)| {
                    words::verdict_at_start(next).is_some() && !goes_on(next)
                        || Number::start(next).is_some_and(|(number, _)| number.parts() > 1)
                });
            let weight = if another { Weight::Doubtful } else { Weight::Numbered };
            self.head(index, at);
            self.verdict(index, verdict, offset(cell), weight);
            return true;
        }
        // A sentence that happens to start like a heading goes on in lower case.
        let next = tail.trim_start_edges(|edge| [' ', '\t', '(', ')', '.', ':'].contains(&edge));
        let in_court = tail.trim_start().starts_with('(');
        let mangled = words::has(tail, b'\t');
        if next.starts_with(|first: char| first.is_ascii_lowercase()) && !in_court && !mangled {
            return false;
        }
        self.head(index, at);
        let near = tail.len() <= LONGEST_DESCRIPTION;
        let at_end = words::verdict_at_end(tail).or_else(|| words::broken_verdict(tail));
        match at_end.filter(|_| near) {
            Some((start, verdict))
                if begins_upper(&tail[start..]) || tail[..start].ends_with(['\t', ':']) =>
            {
                // Another before it may be the standard's, and this the next thing's.
                let before = &tail[..start];
                let figures = before.len() > LONGEST_REMNANT
                    && before.bytes().any(|byte| byte.is_ascii_digit());
                let another = figures || words::verdict_in(before).is_some();
                let weight = if another { Weight::Doubtful } else { Weight::Numbered };
                self.verdict(index, verdict, offset(&tail[start..]), weight);
            }
            _ => {
                self.open_standard(index, at);
                if tail.trim().len() > 40 {
                    self.description(index, tail.trim(), offset(tail.trim_start()));
                }
            }
        }
        true
    }

    /// Whether the standard before the one at `index` is headed right above and has no rating: those
    /// of a whole block may follow.
    fn is_in_block(&self, index: usize) -> bool {
        self.since_heading == 0 && self.open.last().is_some_and(|&(last, _)| last + 1 == index)
    }

    /// A standard's number beside something that is not its name: a row whose name is wrong, or a
    /// cell of its own.
    fn misnamed_standard(&mut self, index: usize, line: &str, rest: &str, at: usize) -> bool {
        let standard = &self.edition.standards[index];
        if rest.trim().is_empty() {
            self.head(index, at);
            self.open_standard(index, at);
            return true;
        }
        let Some((start, verdict)) = words::verdict_at_end(rest) else {
            // Its name may be broken; what is below is no rating of the standard above.
            self.open.clear();
            return false;
        };
        let name = rest[..start].trim_edges(|edge| !is_letter(edge) && !edge.is_ascii_digit());
        let apart = rest[..start].ends_with(['\t', ' ']) && begins_upper(&rest[start..]);
        if name.len() > 60 || !apart || words::holds(name, ". ") {
            return false;
        }
        self.head(index, at);
        self.verdict(index, verdict, at + (line.len() - rest.len()) + start, Weight::Numbered);
        if !name.is_empty() {
            self.problems.push(
                Problem::new(Code::NameDiffers)
                    .about(standard.number)
                    .found(name)
                    .expected(standard.name)
                    .at(self.clean.place(at)),
            );
        }
        true
    }

    fn numbered_question(&mut self, number: Number, line: &str, at: usize) -> bool {
        if let Some((standard, _)) = number.key_question(self.edition) {
            self.domain = Some(self.edition.standards[standard].domain);
            self.standard = Some(standard);
        }
        self.row(line, at)
    }

    /// Enters a standard: what follows is about it.
    fn head(&mut self, index: usize, at: usize) {
        self.end_of_questions();
        // A rating right above, with more than a description between it and the standard before, may
        // be of this one.
        if !self.loose.is_empty() && !self.open.is_empty() {
            let alone = self.open.len() == 1 && self.since_heading > 1;
            self.match_ratings(if alone { Weight::Doubtful } else { Weight::Placed });
        }
        if self.ratings_first.is_none()
            && let Some((verdict, at)) = std::mem::take(&mut self.loose).pop()
        {
            self.verdict(index, verdict, at, Weight::Doubtful);
        }
        self.evidence.head(index, at);
        self.standard = Some(index);
        self.domain = Some(self.edition.standards[index].domain);
        self.since_heading = 0;
        self.pending.begin_section();
        self.prompted = None;
        self.unanswered = None;
        self.unsure = false;
    }

    /// A heading that names a domain without its number, or by `Domain two`.
    fn domain_heading(&mut self, line: &str, at: usize) -> bool {
        const NUMERALS: [(&str, usize); 8] = [
            ("one", 1),
            ("two", 2),
            ("three", 3),
            ("four", 4),
            ("1", 1),
            ("2", 2),
            ("3", 3),
            ("4", 4),
        ];
        if let Some(rest) = words::after(line, "domain ") {
            let named = NUMERALS.iter().find(|(numeral, _)| words::starts(rest, numeral));
            let index = named.map(|&(_, number)| number - 1);
            let Some(index) = index.filter(|&index| index < self.edition.domains.len()) else {
                return false;
            };
            self.enter_domain(index, rest, at);
            return true;
        }
        let alone = line.trim_edges(|edge| !is_letter(edge));
        let named = |name: &str| alone.eq_ignore_ascii_case(name);
        match self.edition.domains.iter().position(|domain| named(domain.name)) {
            Some(index) => {
                self.enter_domain(index, "", at);
                true
            }
            None => false,
        }
    }

    /// A standard's name on a line of its own or with its rating: the cell beside its number, or a
    /// heading that has lost its number.
    fn name_alone(&mut self, line: &str, at: usize) -> bool {
        let name = line.trim_start_edges(|edge| !is_letter(edge));
        let at = at + (line.len() - name.len());
        let standards = self.edition.standards;
        let rest = |index: usize| {
            let rest = words::after(name, standards[index].name)?;
            let apart = rest.trim_edges(|edge| !is_letter(edge));
            (apart.is_empty() || words::verdict_alone(rest).is_some()).then_some(rest)
        };
        // The cell beside its number; its rating may have stood before both.
        let beside = self.standard.filter(|_| self.since_heading == 0);
        let open = self.open.iter().map(|&(index, _)| index).chain(beside).find_map(rest);
        let verdict = open.map(words::verdict_alone);
        match (verdict, self.ratings_first) {
            (Some(Some(verdict)), Some(_)) => {
                self.loose_verdict(verdict, at);
                return true;
            }
            // Its description tells.
            (Some(Some(_)), None) => return false,
            (Some(None), _) => return true,
            _ => {}
        }
        let headed = (0..standards.len())
            .filter(|&index| Some(standards[index].domain) == self.domain)
            .find_map(|index| Some((index, rest(index)?)));
        let Some((index, rest)) = headed else { return false };
        let verdict = words::verdict_alone(rest);
        // A standard before the one above is perhaps the next domain's, whose heading is lost. Right
        // below another that has none, the rating may be that one's.
        let back = self.standard.is_some_and(|above| index < above);
        let doubtful = back || self.is_in_block(index);
        let weight = if doubtful { Weight::Doubtful } else { Weight::Placed };
        self.head(index, at);
        self.unsure = back;
        match verdict {
            Some(verdict) => self.verdict(index, verdict, at, weight),
            None => self.open_standard(index, at),
        }
        true
    }
}

#[cfg(test)]
mod tests;
