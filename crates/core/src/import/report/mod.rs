//! The report reader: the text of an inspection report, whole or in part, in whatever order and
//! shape a copy or a conversion has left its tables.
//!
//! It goes line by line. A line that starts with a standard's number and name heads the standard;
//! a rating beside it, or soon after, is the standard's; a question whose number, or whose
//! standard and theme, are recognised is a key question, and a percentage beside it is its share.
//! All that is found is evidence; [`finish`] settles it once the text is read.

mod evidence;
mod finish;
mod headings;
mod lines;
mod questions;
mod segments;
mod tables;
mod tokens;
mod totals;
mod written;

use super::clean::Clean;
use super::edges::Edges;
use super::source::Mark;
use super::words::{self, Verdict};
use crate::assessment::Assessment;
use crate::edition::Edition;
use crate::problem::Problem;
use crate::share::Percent;
use evidence::{Evidence, Weight};
use finish::Taken;
#[cfg(feature = "tables")]
pub(super) use finish::score_text;
use lines::{
    begins_upper, is_page_number, is_rest_of_rating, is_running_head, verdict_between,
    verdict_inside, without_glyph,
};
use questions::Pending;
pub(super) use tables::lettered;
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
    letter: u8,
    label: String,
    at: usize,
    percent: Option<Percent>,
    /// Whether its figure stands on a line of its own, which may be above the next prompt.
    below: bool,
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
    /// The key questions whose figures are placed for sure, each with the hash of how it was first asked.
    settled: Vec<((usize, usize), u64)>,
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

/// The letter of a prompt that has lost its own.
const NO_LETTER: u8 = 0;

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
            settled: Vec::new(),
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
        // A sentence may lead to its ratings.
        let heads = bare.len() < LONGEST_HEADING || bare.ends_with(':');
        let earlier = heads && (is_earlier(bare) || self.totals.has_earlier_year(bare));
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
            if !self.in_questions(verdict, at) {
                self.loose_verdict(verdict, at);
            }
            return true;
        }
        // A paragraph's last words head nothing.
        let ends = line.ends_with('.') || line.starts_as(u8::is_ascii_lowercase);
        !ends && (self.domain_heading(line, at) || self.name_alone(line, at))
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
            // A page's head may stand between two rows.
            if line.len() > LONGEST_REMNANT {
                self.ratings_first = None;
            }
        }
        self.end_of_questions();
    }

    /// Takes a verdict among key questions and prompts: `N/A` in place of a figure, or a figure's band, which
    /// is the standard's only for want of another.
    fn in_questions(&mut self, verdict: Verdict, at: usize) -> bool {
        let is_status = matches!(verdict, Verdict::Status(_));
        let is_among = self.pending.has_begun() || is_status && self.prompted.is_some();
        let is_rated = |standard| self.evidence.verdicts.iter().any(|known| known.0 == standard);
        let unrated =
            self.standard.filter(|&standard| self.loose.is_empty() && !is_rated(standard));
        if let Some(standard) = unrated.filter(|_| is_among && !is_status) {
            self.verdict(standard, verdict, at, Weight::Doubtful);
        }
        is_among
    }

    /// The sentence that describes a standard, which a table's edge may have joined to its rating.
    fn description(&mut self, standard: usize, line: &str, at: usize) {
        if is_earlier(line) {
            return;
        }
        let whole = line.len() <= LONGEST_DESCRIPTION;
        let line = &line[..line.floor_char_boundary(LONGEST_DESCRIPTION)];
        if let Some((start, verdict)) = words::verdict_at_end(line).filter(|_| whole) {
            let before = line[..start].trim_end_edges(|edge| edge == ' ');
            // A table of bands or of points is no description.
            let figures = before.bytes().any(|byte| byte.is_ascii_digit() || byte == b'%');
            // The description's end, or what a broken line has left of the standard's name.
            let ends = before.ends_in(b".\t:&") || line.len() < LONGEST_REMNANT;
            let ends = ends || self.since_heading <= 1 && !before.ends_in(b"'\"");
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
}

#[cfg(test)]
mod tests;
