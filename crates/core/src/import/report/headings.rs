//! The headings of a report: domains and standards by their numbers or their names alone, with the
//! ratings beside them.

use super::evidence::Weight;
use super::lines::{begins_upper, is_contents};
use super::{LONGEST_DESCRIPTION, LONGEST_REMNANT, Reader, tokens};
use crate::import::edges::{Edges, is_letter};
use crate::import::words::{self, Number, Verdict};
use crate::problem::{Code, Problem};

impl Reader<'_> {
    /// A line that starts with the number of a domain, standard or key question.
    pub(super) fn numbered(&mut self, line: &str, at: usize) -> bool {
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
        let goes_on = |next: &str| next.starts_as(u8::is_ascii_lowercase);
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
        if next.starts_as(u8::is_ascii_lowercase) && !in_court && !mangled {
            return false;
        }
        self.head(index, at);
        let near = tail.len() <= LONGEST_DESCRIPTION;
        let at_end = words::verdict_at_end(tail).or_else(|| words::broken_verdict(tail));
        match at_end.filter(|_| near) {
            Some((start, verdict))
                if begins_upper(&tail[start..]) || tail[..start].ends_in(b"\t:") =>
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
        let apart = rest[..start].ends_in(b"\t ") && begins_upper(&rest[start..]);
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
    pub(super) fn head(&mut self, index: usize, at: usize) {
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
    pub(super) fn domain_heading(&mut self, line: &str, at: usize) -> bool {
        if let Some(rest) = words::after(line, "domain ") {
            let mut numerals = "one two three four 1 2 3 4".split(' ');
            let named = numerals.position(|numeral| words::starts(rest, numeral));
            let index = named.map(|position| position % 4);
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
    pub(super) fn name_alone(&mut self, line: &str, at: usize) -> bool {
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
