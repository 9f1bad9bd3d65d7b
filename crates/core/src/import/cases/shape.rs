//! How a case-level audit is laid out, and how its answers are spelt.

use super::answer::{Answer, answer};
use super::{is_sum, names_summary};
use crate::import::table::{Block, Counts, Grid, Measure, Slots, Subjects, Value, has_word, value};
use crate::import::words::holds;

/// Where the answers stand and what they are like.
pub(super) struct Shape {
    /// Whether each row is a case and a key question.
    pub(super) is_long: bool,
    /// The columns of answers.
    pub(super) columns: Vec<usize>,
    /// The columns that name what each row is about, in the long form.
    pub(super) labels: Vec<usize>,
    /// The column of what identifies a case.
    pub(super) id: Option<usize>,
    /// The columns that say the type of disposal.
    pub(super) kinds: Vec<usize>,
    /// The domains that columns name by themselves.
    pub(super) domains: Vec<usize>,
    /// Whether cells say themselves that a question does not apply.
    pub(super) has_not_applicable: bool,
    /// Columns of key questions whose answers cannot be told.
    pub(super) unread: Vec<usize>,
    /// What stands in each column of answers.
    counts: Vec<Tally>,
    all: Tally,
}

/// How often each kind of answer stands in a column.
#[derive(Clone, Copy, Default)]
struct Tally {
    yes: usize,
    no: usize,
    ones: usize,
    zeros: usize,
    crosses: usize,
    not_applicable: usize,
    blank: usize,
    sums: usize,
    other: usize,
    /// `Inadequate`, which is a rating unless `Adequate` stands beside it, and the latter.
    inadequate: usize,
    adequate: usize,
    /// Ratings among the others.
    verdicts: usize,
    /// Rows that name a type of disposal.
    kinds: usize,
    /// Rows with the number of a domain.
    domains: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.yes += other.yes;
        self.no += other.no;
        self.ones += other.ones;
        self.zeros += other.zeros;
        self.crosses += other.crosses;
        self.blank += other.blank;
        self.not_applicable += other.not_applicable;
        self.sums += other.sums;
        self.other += other.other;
        self.inadequate += other.inadequate;
        self.adequate += other.adequate;
        self.verdicts += other.verdicts;
    }

    /// Counts one more cell.
    fn count(&mut self, text: &str, is_sampled: bool, subjects: &Subjects) {
        self.domains += usize::from(subjects.counted(text, Counts::Domains) != 0);
        match answer(text) {
            Answer::Yes if text == "1" => self.ones += 1,
            Answer::No if text == "0" => self.zeros += 1,
            Answer::Yes => {
                self.yes += 1;
                self.adequate += usize::from(text.eq_ignore_ascii_case("adequate"));
            }
            Answer::No => self.no += 1,
            Answer::NotApplicable => self.not_applicable += 1,
            Answer::Blank => self.blank += 1,
            Answer::Cross => self.crosses += 1,
            Answer::Other if is_sum(text) => self.sums += 1,
            Answer::Other => {
                self.other += 1;
                self.inadequate += usize::from(text.eq_ignore_ascii_case("inadequate"));
                self.verdicts += usize::from(matches!(value(text), Value::Verdict(_)));
                let is_short = text.len() <= 40 && is_sampled;
                self.kinds += usize::from(is_short && subjects.domain(text).is_some());
            }
        }
    }

    fn answers(&self) -> usize {
        self.yes + self.no + self.ones + self.zeros + self.crosses
    }

    fn words(&self) -> usize {
        self.yes + self.no + self.crosses
    }
}

/// Whether the head of a column says nothing but that it is the type of a case.
fn is_type_head(head: &str) -> bool {
    const WORDS: [&str; 9] =
        ["type", "of", "case", "cases", "order", "intervention", "sentence", "outcome", "the"];
    let is_known = |word: &str| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
    has_word(head, "type") && head.split([' ', '/']).all(is_known)
}

/// Whether the head of a row says that it sums up cases, and no answer in one of `columns` says
/// otherwise. `Yes` may be such a head, and an answer too.
#[inline(never)]
fn sums_up(grid: &Grid, row: usize, columns: impl Fn(&usize) -> bool) -> bool {
    let first = grid.first_filled(row);
    if columns(&first) {
        return false;
    }
    let head = grid.cell(row, first);
    let is_answer =
        |text: &str| matches!(answer(text), Answer::Yes | Answer::No) && !matches!(text, "0" | "1");
    let mut rest = (first + 1..grid.width(row)).map(|column| (column, grid.cell(row, column)));
    let says_no_case = if answer(head) == Answer::Other {
        !rest.any(|(column, text)| columns(&column) && is_answer(text))
    } else {
        rest.all(|(_, text)| matches!(text, "" | "0" | "1") || is_sum(text))
    };
    says_no_case && names_summary(head)
}

/// Whether the head of a column says that it identifies cases.
pub(in crate::import) fn is_id_head(head: &str) -> bool {
    const WORDS: [&str; 7] = ["case", "id", "ref", "child", "urn", "number", "no."];
    head.len() < 30 && WORDS.iter().any(|word| has_word(head, word))
}

/// How many rows are looked at to tell the layout.
const SAMPLE: usize = 2_000;

impl Shape {
    /// The layout of a block of cases; `None` where it holds none.
    #[expect(clippy::too_many_lines, reason = "one decision after the other, over the same facts")]
    #[inline(never)]
    pub(super) fn of(grid: &Grid, block: &Block, subjects: &Subjects) -> Option<Self> {
        let width =
            (block.first..block.end.min(block.first + SAMPLE)).map(|row| grid.width(row)).max()?;
        let narrow = |column: &usize| {
            block.columns.get(*column).is_some_and(|said| {
                said.is_narrow
                    && !said.is_foreign
                    && !matches!(
                        said.measure,
                        Some(Measure::Other | Measure::Label | Measure::Rating)
                    )
            })
        };
        let mut counts = vec![Tally::default(); width];
        let mut filled = vec![0usize; width];
        let mut rows = 0;
        for row in block.first..block.end {
            if grid.filled(row) < 2 || sums_up(grid, row, narrow) {
                continue;
            }
            rows += 1;
            for column in 0..width {
                let text = grid.cell(row, column);
                filled[column] += usize::from(!text.is_empty());
                counts[column].count(text, rows <= SAMPLE, subjects);
            }
        }
        let adequate: usize = counts.iter().map(|own| own.adequate).sum();
        if adequate > 0 {
            for own in &mut counts {
                own.no += own.inadequate;
                own.other -= own.inadequate;
            }
        }
        let head = |column: usize| {
            let row = block.columns.get(column).and_then(|said| said.row);
            row.map_or("", |row| grid.cell(row, column))
        };
        let mostly = |column: &usize| {
            let own = &counts[*column];
            own.answers() > 0 && own.answers() >= own.other && own.answers() >= own.sums
        };
        // Percentages of 0 and 1 among others are no answers.
        let narrowed: Vec<usize> = (0..width).filter(narrow).collect();
        let mut under = Tally::default();
        for &column in &narrowed {
            under.add(&counts[column]);
        }
        if under.words() == 0 && under.sums > under.answers() + under.other {
            return None;
        }
        // Columns of several key questions: a row's own words cannot make it another form.
        let decided = narrowed.iter().filter(|&&column| {
            let slots = block.columns[column].slots;
            !subjects.names_standard(slots) && slots.count_ones() < 3
        });
        let is_wide = decided.count() > 1;
        let mut columns: Vec<usize> = narrowed.iter().copied().filter(mostly).collect();
        let mut unread = Vec::new();
        let labels = label_columns(grid, block, subjects, &columns);
        let subject_rows = rows_with_subject(grid, block, subjects, &labels);
        let mut is_long = false;
        if is_wide {
            // A column of comments on a key question has another beside it.
            let answered = |column: &usize| {
                let slots = block.columns[*column].slots;
                columns.iter().any(|&other| block.columns[other].slots == slots)
            };
            let is_unread = |column: &usize| {
                let own = &counts[*column];
                own.other > own.verdicts && own.other > own.sums && !answered(column)
            };
            unread = narrowed.iter().copied().filter(is_unread).collect();
            let is_alone = unread.len() < 2 && under.sums > 0;
            if columns.is_empty() && (unread.is_empty() || is_alone || rows < 2) {
                return None;
            }
        } else if columns.is_empty() || subject_rows.0 * 2 > subject_rows.1 {
            let words = |column: &usize| {
                let own = &counts[*column];
                let digits = own.ones > 0 && own.zeros > 0 && own.sums + own.other == 0;
                let words = own.words() > 1 && 2 * own.words() >= own.other + own.sums;
                (words || digits) && !narrow(column)
            };
            let figures = |column: usize| {
                let said = block.columns.get(column).and_then(|said| said.measure);
                counts[column].sums * 2 > rows
                    && !matches!(said, Some(Measure::Other | Measure::Label | Measure::Service))
                    && !is_id_head(head(column))
            };
            // Each key question once, and no case: a table with a column of words.
            let repeats = subject_rows.2 * 2 <= subject_rows.0;
            if subject_rows.0 * 2 < subject_rows.1 || !repeats || labels.is_empty() {
                return None;
            }
            columns = (0..width).filter(words).collect();
            let has_words = columns.iter().any(|&column| counts[column].words() > 0);
            if !has_words && (0..width).any(figures) {
                return None;
            }
            if columns.is_empty() {
                // Words that are no answers and not all ratings, for one key question after the
                // other.
                let is_open = |column: &usize| {
                    let own = &counts[*column];
                    own.other > own.verdicts && own.other * 4 > rows && !labels.contains(column)
                };
                if subject_rows.0 < 4 || !(0..width).any(|column| is_open(&column)) {
                    return None;
                }
                unread = labels[..1].to_vec();
            }
            is_long = true;
        }
        let mut all = Tally::default();
        for &column in &columns {
            all.add(&counts[column]);
        }
        if all.sums > all.answers() || (all.words() == 0 && rows < 2) {
            return None;
        }
        let is_kind = |column: &usize| {
            let own = &counts[*column];
            let named = ["type", "order", "outcome", "intervention"];
            let sure = ["disposal", "court", "domain"];
            let says = |words: &[&str]| words.iter().any(|word| holds(head(*column), word));
            let numbers = own.domains > 0 && own.domains == filled[*column];
            if columns.contains(column) || filled[*column] == 0 {
                return false;
            }
            if is_type_head(head(*column)) || says(&sure) {
                true
            } else if says(&named) {
                numbers || own.kinds > 0 && own.kinds * 2 >= filled[*column]
            } else {
                own.kinds > 0 && own.kinds * 5 >= filled[*column] * 4
            }
        };
        let kinds: Vec<usize> = (0..width).filter(is_kind).collect();
        let is_id = |column: &usize| {
            !columns.contains(column) && !kinds.contains(column) && is_id_head(head(*column))
        };
        let id = (0..width).find(is_id);
        let mut domains = Vec::new();
        for &column in &columns {
            let slots = block.columns.get(column).map_or(0, |said| said.slots);
            if let [domain] = subjects.domains(slots)[..] {
                domains.push(domain);
            }
        }
        let has_not_applicable = all.not_applicable > 0;
        Some(Self {
            is_long,
            columns,
            labels,
            id,
            kinds,
            domains,
            has_not_applicable,
            unread,
            counts,
            all,
        })
    }

    /// Whether a sheet answers in digits, so that `1` and `0` are answers.
    fn has_digits(&self) -> bool {
        self.all.ones + self.all.zeros > self.all.yes + self.all.no
    }

    /// Whether a cross is a no: it stands beside ticks and nothing else says no.
    fn cross_is_no(&self) -> bool {
        self.all.no == 0 && self.all.yes > 0
    }

    /// Whether no mark says no while cells are blank, so that a blank may be one; or crosses may be
    /// either.
    pub(super) fn unclear_marks(&self) -> bool {
        let no = self.all.no
            + if self.has_digits() { self.all.zeros } else { 0 }
            + if self.cross_is_no() { self.all.crosses } else { 0 };
        let yes = self.all.yes + if self.has_digits() { self.all.ones } else { 0 };
        // Answers that are not known may be what is missing.
        let is_missing = yes == 0 && self.all.other > 0 || no == 0 && self.all.other * 5 > yes;
        is_missing
            || (no == 0 && self.all.blank > 0)
            || (self.all.crosses > 0 && !self.cross_is_no())
    }

    /// Whether a column of digits has others than 0 and 1: a scale, not answers. Or whether many of
    /// its words are no answers.
    pub(super) fn is_mixed(&self, column: usize) -> bool {
        let own = &self.counts[column];
        self.has_digits() && own.sums > 1 || own.other > 1 && 2 * own.other > own.answers()
    }

    /// Whether a column holds marks: its header gives the answer.
    #[inline(never)]
    pub(super) fn is_mark(&self, block: &Block, column: usize) -> bool {
        let is_answer =
            |measure| matches!(measure, Some(Measure::Yes | Measure::No | Measure::NotApplicable));
        let Some(own) = block.columns.get(column).filter(|own| is_answer(own.measure)) else {
            return false;
        };
        self.columns.iter().any(|&other| {
            let said = &block.columns[other];
            said.slots == own.slots && is_answer(said.measure) && said.measure != own.measure
        })
    }

    /// Whether a row has marks for more than one answer of a key question.
    pub(super) fn is_marked_twice(
        &self,
        grid: &Grid,
        row: usize,
        block: &Block,
        column: usize,
    ) -> bool {
        self.is_mark(block, column)
            && self.columns.iter().any(|&other| {
                other != column
                    && block.columns[other].slots == block.columns[column].slots
                    && matches!(answer(grid.cell(row, other)), Answer::Yes | Answer::Cross)
            })
    }

    /// What a cell answers, as this sheet spells it.
    #[inline(never)]
    pub(super) fn read(&self, block: &Block, column: usize, text: &str) -> Answer {
        let given = answer(text);
        if self.is_mark(block, column) {
            return match (given, block.columns[column].measure) {
                (Answer::Yes | Answer::Cross, Some(Measure::Yes)) => Answer::Yes,
                (Answer::Yes | Answer::Cross, Some(Measure::No)) => Answer::No,
                (Answer::Other, _) => Answer::Other,
                _ => Answer::NotApplicable,
            };
        }
        match given {
            Answer::Other if self.all.adequate > 0 && text.eq_ignore_ascii_case("inadequate") => {
                Answer::No
            }
            Answer::Yes | Answer::No if matches!(text, "1" | "0") && !self.has_digits() => {
                Answer::Other
            }
            Answer::Cross => Answer::No,
            _ => given,
        }
    }

    /// The domain of a row's case, by its type of disposal; `None` where the row does not tell, or
    /// contradicts itself.
    pub(super) fn domain(&self, grid: &Grid, row: usize, subjects: &Subjects) -> Option<usize> {
        let mut found = None;
        for &column in &self.kinds {
            let text = grid.cell(row, column);
            let numbered = subjects.domains(subjects.counted(text, Counts::Domains));
            let domain = subjects.domain(text).or(numbered.first().copied());
            if domain.is_some() && found.is_some() && domain != found {
                return None;
            }
            found = found.or(domain);
        }
        found
    }

    /// Whether a row answers anything.
    pub(super) fn has_answer(&self, grid: &Grid, row: usize) -> bool {
        self.columns.iter().any(|&column| !grid.cell(row, column).is_empty())
    }

    /// Whether a row sums up the cases above it.
    #[inline(never)]
    pub(super) fn is_summary(&self, grid: &Grid, row: usize) -> bool {
        if sums_up(grid, row, |column| self.columns.contains(column)) {
            return true;
        }
        let (mut sums, mut others) = (0, 0);
        for &column in &self.columns {
            let text = grid.cell(row, column);
            if is_sum(text) {
                sums += 1;
            } else if !text.is_empty() && !matches!(text, "0" | "1") {
                others += 1;
            }
        }
        let without_id = self.id.is_some_and(|id| grid.cell(row, id).is_empty());
        // Digits in a sheet of words, without a case: sums as well.
        let digits = !self.has_digits()
            && self.columns.iter().all(|&column| matches!(grid.cell(row, column), "" | "0" | "1"));
        others == 0 && (sums > 0 || without_id && digits)
    }

    /// The key question that a row of the long form is about.
    #[inline(never)]
    pub(super) fn row_slots(
        &self,
        grid: &Grid,
        row: usize,
        block: &Block,
        subjects: &Subjects,
    ) -> Slots {
        let mut slots = Slots::MAX;
        let mut is_narrow = false;
        for &column in &self.labels {
            let text = grid.cell(row, column);
            if self.kinds.contains(&column) || text.is_empty() {
                continue;
            }
            let subject = subjects.label(text, block.counts(column));
            let is_domain = block.counts(column) == Some(Counts::Domains);
            if subject.slots != 0 && (subject.is_narrow || is_domain) && slots & subject.slots != 0
            {
                slots &= subject.slots;
                is_narrow |= subject.is_narrow;
            }
        }
        if is_narrow { slots } else { 0 }
    }
}

/// The columns that name what rows are about: those whose header says so, or else those where most
/// cells do. What a comment names counts for nothing.
#[inline(never)]
fn label_columns(grid: &Grid, block: &Block, subjects: &Subjects, answers: &[usize]) -> Vec<usize> {
    const ROWS: usize = 200;
    const MOST: usize = 12;
    let mut labels = Vec::new();
    for column in (0..MOST).filter(|column| !answers.contains(column)) {
        let (mut names, mut others) = (0, 0);
        for row in block.first..block.end.min(block.first + ROWS) {
            let text = grid.cell(row, column);
            if text.is_empty() || grid.filled(row) < 2 {
                continue;
            }
            let subject = subjects.label(text, block.counts(column));
            *if subject.slots == 0 { &mut others } else { &mut names } += 1;
        }
        let said = block.columns.get(column).and_then(|said| said.measure);
        let is_label = said == Some(Measure::Label);
        if names > 0 && if is_label { names >= others } else { names > 3 * others } {
            labels.push(column);
        }
    }
    labels
}

/// How many rows name a key question or standard in `labels`, of how many, and how many different
/// ones.
#[inline(never)]
fn rows_with_subject(
    grid: &Grid,
    block: &Block,
    subjects: &Subjects,
    labels: &[usize],
) -> (usize, usize, usize) {
    const ROWS: usize = 200;
    let (mut with, mut all) = (0, 0);
    let mut seen: Vec<Slots> = Vec::new();
    for row in block.first..block.end.min(block.first + ROWS) {
        if grid.filled(row) < 2 {
            continue;
        }
        all += 1;
        let mut slots = Slots::MAX;
        for &column in labels {
            let text = grid.cell(row, column);
            if text.is_empty() || text.len() > 200 {
                continue;
            }
            let subject = subjects.label(text, block.counts(column));
            if subject.is_narrow && subject.slots != 0 {
                slots &= subject.slots;
            }
        }
        if slots != Slots::MAX {
            with += 1;
            if !seen.contains(&slots) {
                seen.push(slots);
            }
        }
    }
    (with, all, seen.len())
}
