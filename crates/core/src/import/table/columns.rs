//! What each column of a block is for: by its header, and else by what stands in it.

use super::cues::{has_any, has_word};
use super::denied::falls_short;
use super::found::{has_digit, is_figure};
use super::grid::Grid;
use super::header::{Header, Measure, header, is_one_of, is_total};
use super::heads::Column;
use super::layout::Block;
use super::numbers::settle_counts;
use super::rows::{is_slip, is_standard_number};
use super::subject::Subjects;
use super::value::{Value, is_year, value};
use crate::import::cases::answer::{Answer, answer};
use crate::import::cases::heads::is_id_head;
use crate::import::words::holds;
use crate::share::{Share, parse_count};

/// What a column is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Label,
    /// Texts that may tell services apart, but are about no standard.
    Words,
    Value,
    Service,
    Skip,
}

/// How many words of a column are looked at to see whether they name standards.
const SAMPLE: usize = 100;

/// What stands in a column.
#[derive(Clone, Default)]
struct Tally {
    values: usize,
    /// Percentages with their sign and counts, among the values.
    shares: usize,
    /// Those among them that are counts.
    counts: usize,
    verdicts: usize,
    /// Ratings that are no letter of a traffic light, among the verdicts.
    plain_verdicts: usize,
    /// Words around ratings, which say that it is not decided: `Good / RI`, `low Good`.
    undecided: usize,
    /// Red, amber and green, in words or letters.
    lights: usize,
    /// The letter R among them.
    reds: usize,
    words: usize,
    /// Words that name a domain, standard or key question, among a sample.
    names: usize,
    /// Words in the sample that do not, and head no row of sums.
    others: usize,
    /// Words that say that a row counts what is insufficient.
    negatives: usize,
    numbers: usize,
    /// Bare numbers with decimals, and none of a standard.
    decimals: usize,
    years: usize,
    over: usize,
    counting: u32,
    /// The first of its bare numbers.
    first: u32,
    is_counting: bool,
    /// The number that its counts are out of, where it is one, or else 0.
    out_of: Option<u32>,
}

impl Tally {
    fn add(&mut self, text: &str, subjects: &Subjects) {
        let is_light = is_light(text);
        self.lights += usize::from(is_light);
        self.reds += usize::from(text.eq_ignore_ascii_case("r"));
        match value(text) {
            Value::None => {}
            Value::Words if is_slip(text) => self.values += 1,
            Value::Words => {
                self.words += 1;
                self.undecided += usize::from(is_undecided(text));
                // A bare `No` answers something.
                let said = Some(text).filter(|text| (4..20).contains(&text.len())).map(header);
                let is_negative = |said: Header| {
                    said.rest.is_empty()
                        && (said.measure == Some(Measure::No) || said.is_share_of_no)
                };
                self.negatives += usize::from(said.is_some_and(is_negative));
                if self.words <= SAMPLE {
                    let subject = subjects.read(text);
                    let is_name = subject.slots != 0;
                    self.names += usize::from(is_name);
                    // Prompts stand among their key questions.
                    let is_other = !is_name && !subject.is_prompt && !is_total(text);
                    self.others += usize::from(is_other);
                }
            }
            Value::Bare(number) => {
                self.values += 1;
                let count = parse_count(number);
                let is_number = is_standard_number(number, subjects);
                self.numbers += usize::from(is_number);
                self.decimals += usize::from(count.is_none() && !is_number);
                self.years += usize::from(is_year(number));
                self.over += usize::from(count.is_some_and(|count| count > 100));
                if self.counting == 0 {
                    self.first = count.unwrap_or(0);
                }
                self.is_counting &= count == self.first.checked_add(self.counting);
                self.counting += 1;
            }
            found @ (Value::Share(_) | Value::Both(..)) => {
                self.values += 1;
                self.shares += 1;
                self.is_counting = false;
                let of = match found {
                    Value::Share(Ok(Share::Counts { of, .. })) => of,
                    _ => 0,
                };
                self.counts += usize::from(of > 0);
                self.out_of =
                    self.out_of.map_or(Some(of), |known| Some(if known == of { of } else { 0 }));
            }
            Value::Verdict(_) => {
                self.values += 1;
                self.verdicts += 1;
                self.plain_verdicts += usize::from(!is_light);
                self.is_counting = false;
            }
        }
    }

    /// Whether its numbers are those of the rows. From 1 on three tell; from another number on so
    /// few may be figures, unless others give them.
    fn counts_rows(&self, is_spare: bool) -> bool {
        self.is_counting && self.values > if self.first == 1 || is_spare { 2 } else { 5 }
    }

    /// Whether whole numbers stand there that count nothing off.
    fn has_figures(&self) -> bool {
        self.values > self.words && self.years == 0 && !self.is_counting
    }

    /// Whether it is a column of traffic lights: they have no band, and `G` is green there.
    /// Without an amber or a word, `G` is green under a header such as `Status`, and `R` red beside
    /// figures.
    fn has_lights(&self, is_status: bool, has_figures: bool) -> bool {
        let letters = self.verdicts - self.plain_verdicts;
        let sure = self.lights > letters || is_status || has_figures && self.reds > 0;
        self.lights > 0
            && sure
            && self.plain_verdicts == 0
            && self.lights * 2 > self.values + self.words
    }

    /// Whether a few of its words name standards by chance: a comment may say anything.
    fn has_comments(&self) -> bool {
        self.names > 0 && self.names < 3 * self.others
    }

    /// Whether its counts are marks on a scale, as `3/4` is below `Score`: a share of the cases has
    /// seldom just such a total in each row.
    fn has_marks(&self, head: &str) -> bool {
        const SCALES: [&str; 7] = ["score", "scale", "mark", "level", "grade", "point", "star"];
        let Some(out_of) = self.out_of.filter(|&out_of| out_of > 0) else { return false };
        let mut numbers = head.split(|other: char| !other.is_ascii_digit());
        let is_said = numbers.any(|number| parse_count(number) == Some(out_of));
        SCALES.iter().any(|word| has_word(head, word))
            && (is_said || matches!(out_of, 3..=5 | 10))
            && !holds(head, "case")
    }

    /// Whether its figures are of something else than what is sufficient: marks, or what a title says
    /// is insufficient.
    fn has_others(&self, measure: Option<Measure>, head: &str, is_denied: bool) -> bool {
        let is_open =
            matches!(measure, None | Some(Measure::Figure | Measure::Percent | Measure::Yes));
        is_denied && is_open && self.values > self.words + self.numbers
            || measure != Some(Measure::Yes) && self.has_marks(head)
    }

    /// What its values are, where its header says `measure`.
    fn measure(&self, measure: Option<Measure>, head: &str, has_actions: bool) -> Option<Measure> {
        match measure {
            // What is outstanding of a list of actions is still to be done.
            _ if has_actions && self.verdicts > 0 && has_any(head, "status progress") => {
                Some(Measure::Other)
            }
            None | Some(Measure::Figure) if self.has_ratings() => Some(Measure::Rating),
            Some(Measure::Other) if self.has_ratings() && names_rating(head) => {
                Some(Measure::Rating)
            }
            // `Cases` over `5 of 6`.
            Some(Measure::Total) if 2 * self.shares > self.values => Some(Measure::Figure),
            _ => measure,
        }
    }

    /// Whether `head` says whose its figures are, or of when, and not what they are.
    fn tells_whose(&self, said: &Column, head: &str) -> bool {
        // `Last year` over percentages names no year, nor `This quarter` over fractions or ratings
        // a quarter.
        let is_previous = said.measure == Some(Measure::Service)
            && (has_any(head, "yjs yot service services") && self.has_figures()
                || self.shares + self.decimals + self.plain_verdicts > self.words
                || !said.group.is_empty() && self.values > self.words + self.years);
        // `Auditor` over shares tells whose they are.
        let is_judge = said.measure == Some(Measure::Other)
            && self.shares > self.words
            && has_any(head, "auditor auditors moderator moderators reviewer assessor");
        is_previous || is_judge
    }

    /// Whether it is a column of ratings, whatever its header.
    fn has_ratings(&self) -> bool {
        self.verdicts > 2 * (self.values - self.verdicts) && self.verdicts >= self.words
    }
}

/// Whether a header of a block has one of `words`.
fn heads_any(grid: &Grid, block: &Block, words: &str) -> bool {
    let mut heads = block.columns.iter().enumerate();
    heads.any(|(at, said)| said.row.is_some_and(|row| has_any(grid.cell(row, at), words)))
}

/// Whether a header names ratings among other things: `Judgement Evidence`, which a PDF had as two.
fn names_rating(head: &str) -> bool {
    ["rating", "judgement", "judgment", "grade"].iter().any(|name| has_word(head, name))
}

/// Whether a header names an answer and its opposite, and nothing else: `Yes/No`, `Met / not met`.
fn pairs_answers(head: &str) -> bool {
    const YES: &str = "yes y met sufficient";
    const NO: &str = "no n not unmet insufficient";
    let words = || head.split(|edge: char| !edge.is_alphanumeric()).filter(|word| !word.is_empty());
    let has = |known| words().any(|word| is_one_of(known, word));
    has(YES)
        && has(NO)
        && words().all(|word| is_one_of(YES, word) || is_one_of(NO, word))
        && words().count() > 1
        && !head.eq_ignore_ascii_case("not met")
        && !head.eq_ignore_ascii_case("not sufficient")
}

/// Whether a cell is merged with one below it, beside another label than its own.
pub(super) fn spans_rows(
    grid: &Grid,
    kinds: &[Kind],
    row: usize,
    column: usize,
    end: usize,
) -> bool {
    let below = row + 1;
    let is_label = |at: usize| {
        kinds[at] == Kind::Label && !grid.is_covered(below, at) && !grid.cell(below, at).is_empty()
    };
    below < end
        && grid.is_covered(below, column)
        && grid.cell(below, column) == grid.cell(row, column)
        && (0..kinds.len().min(grid.width(below))).any(is_label)
}

/// Whether a text is ratings and words that leave it open: `Good / Outstanding`, `RI - high`.
fn is_undecided(text: &str) -> bool {
    const LONGEST: usize = 40;
    const AROUND: &str = "low high borderline strong weak just nearly almost plus minus to or requires improvement \
                          towards probably likely";
    let words = || text.split(|edge: char| !edge.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_rating = |word: &str| word.len() > 1 && matches!(value(word), Value::Verdict(_));
    text.len() <= LONGEST
        && words().any(is_rating)
        && words().all(|word| is_rating(word) || is_one_of(AROUND, word))
}

/// Whether a text is a traffic light.
fn is_light(text: &str) -> bool {
    const LIGHTS: [&str; 7] = ["r", "a", "g", "red", "amber", "green", "yellow"];
    LIGHTS.iter().any(|light| light.eq_ignore_ascii_case(text))
}

/// Whether a column says of each row that it counts what is insufficient:
/// `2.1 | Insufficient | 17%`. Below a case, it answers.
fn labels_deny(grid: &Grid, block: &Block, tallies: &[Tally]) -> bool {
    tallies.iter().zip(&block.columns).enumerate().any(|(position, (tally, said))| {
        let head = said.row.map_or("", |row| grid.cell(row, position));
        // `Area for improvement` over the key questions.
        if tally.names > 0 && tally.words > tally.values && falls_short(head, false) {
            return true;
        }
        let is_no = |row| matches!(answer(grid.cell(row, position)), Answer::No | Answer::Blank);
        if has_any(head, "answer response measure metric indicator outcome result")
            && (block.first..block.end).all(is_no)
        {
            return tally.words > 0;
        }
        tally.negatives > 0
            && tally.negatives == tally.words + tally.values
            && !has_digit(head)
            && !is_id_head(head)
    })
}

/// Settles what `No` heads over the numbers of rows, or of what they are about.
fn number_rows(block: &mut Block, tallies: &[Tally]) {
    let has_yes = block.columns.iter().any(|said| said.measure == Some(Measure::Yes));
    for (position, tally) in tallies.iter().enumerate() {
        let is_no = block.columns[position].measure == Some(Measure::No);
        if is_no && tally.counts_rows(false) && (position == 0 || !has_yes) {
            block.columns[position].measure = Some(Measure::Other);
        } else if is_no && tally.names > 0 && tally.names == tally.words && tally.values == 0 {
            block.columns[position].measure = Some(Measure::Label);
        }
    }
}

/// What each column is for. Where the values tell more of a column than its header, they are put
/// right in `block`.
#[inline(never)]
pub(super) fn settle(grid: &Grid, block: &mut Block, subjects: &Subjects) -> Vec<Kind> {
    let mut tallies: Vec<Tally> = Vec::new();
    for row in block.first..block.end {
        for column in 0..grid.width(row) {
            if column == tallies.len() {
                tallies.push(Tally { is_counting: true, ..Tally::default() });
            }
            tallies[column].add(grid.cell(row, column), subjects);
        }
    }
    let width = tallies.len().max(block.columns.len());
    block.columns.resize(width, Column::default());
    number_rows(block, &tallies);
    settle_counts(grid, block);
    let asks = |said: &&Column| subjects.question(said.slots).is_some();
    let is_wide = block.columns.iter().filter(asks).count() > 1;
    let has_figures = tallies.iter().any(|tally| {
        tally.shares > 0 || tally.values > tally.verdicts + tally.numbers + tally.years
    });
    // Where a header says which column is the labels', another with numbers of standards among its
    // words has comments.
    let is_labelled = (0..tallies.len()).any(|position| {
        block.columns[position].measure == Some(Measure::Label) && tallies[position].names > 0
    });
    let has = |measure| block.columns.iter().any(|said| said.measure == Some(measure));
    let is_counted =
        has(Measure::Yes) && (has(Measure::No) || has(Measure::Total) || has(Measure::Applicable));
    let has_actions =
        heads_any(grid, block, "action actions recommendation recommendations owner due deadline");
    let block_denies = block.denies || has_figures && labels_deny(grid, block, &tallies);
    let mut kinds = Vec::with_capacity(tallies.len());
    for (position, tally) in tallies.iter().enumerate() {
        let said = &mut block.columns[position];
        let says_subject = said.is_narrow;
        let head = said.row.map_or("", |row| grid.cell(row, position));
        let is_open = matches!(said.measure, None | Some(Measure::Figure | Measure::Rating));
        let beside_figures = has_figures && said.measure.is_none();
        let has_lights = is_open && tally.has_lights(has_word(head, "status"), beside_figures);
        said.measure = tally.measure(said.measure, head, has_actions);
        said.has_ratings = tally.plain_verdicts > 0;
        if tally.tells_whose(said, head) {
            said.measure = None;
            head.clone_into(&mut said.group);
        }
        // `Not evidenced` counts what is none of its kind.
        let is_negated = is_figure(said.measure)
            && tally.values > tally.words
            && falls_short(head, says_subject);
        // `Met or partly met` counts more than what is sufficient.
        let is_partly =
            said.measure == Some(Measure::Yes) && has_any(head, "partly partially partial part");
        // `2/4` below `Yes/No` are two and four, and not two of four.
        let is_pair = tally.counts > 0 && pairs_answers(head);
        if is_negated || is_partly || is_pair || tally.has_others(said.measure, head, block_denies)
        {
            said.measure = Some(Measure::Other);
        }
        let years = 2 * tally.years > tally.values;
        kinds.push(match said.measure {
            _ if tally.values + tally.words == 0 || has_lights => Kind::Skip,
            // What may be figures is said to be lost where nothing else tells.
            Some(Measure::Other)
                if tally.shares > tally.words
                    || (holds(head, "%") || is_negated) && tally.values > tally.words =>
            {
                Kind::Value
            }
            Some(Measure::Other) => Kind::Skip,
            // `Met?` over yes and no, beside figures.
            Some(Measure::Yes | Measure::No) if tally.values == 0 && has_figures => Kind::Skip,
            Some(Measure::Service) => Kind::Service,
            Some(Measure::Label) => Kind::Label,
            // Where others have ratings, these are said to be lost.
            None if tally.undecided > 1 && 2 * tally.undecided > tally.words => {
                said.measure = Some(Measure::Rating);
                Kind::Value
            }
            // What identifies a case tells no services apart.
            None if !says_subject
                && tally.names == 0
                && tally.words > tally.values
                && is_id_head(head) =>
            {
                Kind::Skip
            }
            None if said.is_foreign => Kind::Skip,
            None if tally.numbers == tally.values
                && tally.numbers > 0
                && !says_subject
                && !(is_labelled && tally.words > 0) =>
            {
                Kind::Label
            }
            None if tally.words >= tally.values.max(1)
                && (tally.has_comments()
                    || is_labelled && tally.numbers > 0 && tally.names > 0) =>
            {
                Kind::Words
            }
            None if tally.words >= tally.values.max(1) => Kind::Label,
            None if says_subject => Kind::Value,
            // Beside columns of key questions, each row is a year's.
            None if years && is_wide => Kind::Service,
            // Years, row numbers and what is past any percentage.
            None if years || 2 * tally.over > tally.values => Kind::Skip,
            None if tally.counts_rows(is_counted && head.is_empty()) => Kind::Skip,
            Some(_) | None => Kind::Value,
        });
    }
    kinds
}
