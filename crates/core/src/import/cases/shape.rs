//! How a case-level audit is laid out, and how its answers are spelt.

use super::answer::{Answer, answer};
use super::{is_sum, names_summary};
use crate::import::table;
use crate::import::table::{Block, Counts, Grid, Measure, Slots, Subjects, Value, has_word, value};
use crate::import::words::holds;
use crate::share::parse_count;

/// Where the answers stand and what they are like.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
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
    /// Whether a header says that the answers are answers, in the long form.
    pub(super) is_headed: bool,
    /// The row behind the last of a case: sums may stand below.
    end: usize,
    /// The row behind the last whose head cannot be that of sums.
    tail: usize,
    /// What stands in each column of answers.
    counts: Vec<Tally>,
    all: Tally,
    /// Whether there are many other numbers than 0 and 1 under the key questions.
    is_scale: bool,
    /// Whether many words under the key questions are no answers.
    has_other_words: bool,
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
    /// Whole numbers up to 10 among the sums, as on a scale.
    small: usize,
    other: usize,
    /// Short words among the others.
    short: usize,
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
        self.small += other.small;
        self.other += other.other;
        self.short += other.short;
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
            Answer::Other if is_sum(text) => {
                self.sums += 1;
                self.small += usize::from(parse_count(text).is_some_and(|number| number <= 10));
            }
            Answer::Other => {
                const SHORT: usize = 20;
                self.other += 1;
                self.short += usize::from(text.len() <= SHORT);
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
fn sums_up(grid: &Grid, row: usize, end: usize, columns: impl Fn(&usize) -> bool) -> bool {
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
        // Of a sheet in digits, the case of a child with such initials looks alike.
        let mut has_sum = row >= end;
        rest.all(|(_, text)| {
            has_sum |= is_sum(text);
            matches!(text, "" | "0" | "1") || is_sum(text)
        }) && has_sum
    };
    says_no_case && names_summary(head)
}

/// The row behind the last of `block` whose head cannot be that of sums.
fn tail(grid: &Grid, block: &Block) -> usize {
    let is_case = |&row: &usize| {
        let head = grid.cell(row, grid.first_filled(row));
        answer(head) == Answer::Other && !names_summary(head)
    };
    (block.first..block.end).rfind(is_case).map_or(block.first, |row| row + 1)
}

/// Where the rows of cases end in `block`: behind the last that has more answers than numbers under
/// `columns`, or says which case it is. Rows of sums may follow; further up, numbers are answers, if
/// on a scale.
fn end_of_cases(grid: &Grid, block: &Block, columns: &[usize], id: Option<usize>) -> usize {
    const MOST: usize = 5;
    let is_case = |&row: &usize| {
        let texts = columns.iter().map(|&column| grid.cell(row, column));
        let (mut sums, mut others) = (0, 0);
        for text in texts.filter(|text| !text.is_empty()) {
            *if is_sum(text) { &mut sums } else { &mut others } += 1;
        }
        match id {
            Some(id) => !grid.cell(row, id).is_empty(),
            None => columns.is_empty() || others > 0 && others >= sums,
        }
    };
    let first = block.end - MOST.min((block.end - block.first) / 2);
    (first..block.end).rfind(is_case).map_or(first, |row| row + 1)
}

/// Whether the head of a column can be that of answers. Another, such as `Moderated`, may head what
/// is said of a case as a whole.
fn heads_answers(head: &str) -> bool {
    const WORDS: [&str; 12] = [
        "answer",
        "respon",
        "finding",
        "y/n",
        "yes",
        "decision",
        "judg",
        "sufficien",
        "met",
        "achiev",
        "complian",
        "evidenced",
    ];
    let says = matches!(
        table::measure(head).0,
        Some(Measure::Yes | Measure::Figure | Measure::Rating | Measure::Percent)
    );
    head.is_empty() || says || WORDS.iter().any(|word| holds(head, word))
}

/// Whether the head of a column says that it identifies cases.
pub(in crate::import) fn is_id_head(head: &str) -> bool {
    const WORDS: [&str; 7] = ["case", "id", "ref", "child", "urn", "number", "no."];
    head.len() < 30 && WORDS.iter().any(|word| has_word(head, word))
}

/// How many rows are looked at to tell the layout.
const SAMPLE: usize = 2_000;

impl Shape {
    /// The layout of a block of cases; `None` where it holds none. Behind another, whose columns are
    /// about the same, a single row of digits is a case too.
    #[expect(clippy::too_many_lines, reason = "one decision after the other, over the same facts")]
    #[inline(never)]
    pub(super) fn of(
        grid: &Grid,
        block: &Block,
        subjects: &Subjects,
        is_next: bool,
    ) -> Option<Self> {
        let width =
            (block.first..block.end.min(block.first + SAMPLE)).map(|row| grid.width(row)).max()?;
        // `2.1.1 Overall judgement` may head answers.
        let has_answers = |column: usize| {
            let rows = block.first..block.end.min(block.first + SAMPLE);
            rows.into_iter().any(|row| {
                let text = grid.cell(row, column);
                matches!(answer(text), Answer::Yes | Answer::No) && !matches!(text, "0" | "1")
            })
        };
        let narrow = |column: &usize| {
            block.columns.get(*column).is_some_and(|said| {
                said.is_narrow
                    && !said.is_foreign
                    && match said.measure {
                        Some(Measure::Other | Measure::Label) => false,
                        Some(Measure::Rating) => has_answers(*column),
                        _ => true,
                    }
            })
        };
        let mut counts = vec![Tally::default(); width];
        let mut filled = vec![0usize; width];
        let mut rows = 0;
        let narrowed: Vec<usize> = (0..width).filter(narrow).collect();
        let head = |column: usize| {
            let row = block.columns.get(column).and_then(|said| said.row);
            row.map_or("", |row| grid.cell(row, column))
        };
        let named = (0..width).find(|column| !narrow(column) && is_id_head(head(*column)));
        let tail = tail(grid, block);
        let end = end_of_cases(grid, block, &narrowed, named);
        for row in block.first..end {
            if grid.filled(row) < 2 || sums_up(grid, row, tail, narrow) {
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
                own.short -= own.inadequate;
            }
        }
        let mostly = |column: &usize| {
            let own = &counts[*column];
            own.answers() > 0 && own.answers() >= own.other && own.answers() >= own.sums
        };
        // Percentages of 0 and 1 among others are no answers.
        let mut under = Tally::default();
        for &column in &narrowed {
            under.add(&counts[column]);
        }
        let heads_case = |column: usize| {
            let head = head(column);
            let is_case = ["case", "child", "urn"].iter().any(|word| has_word(head, word));
            is_case && is_id_head(head) && table::measure(head).0 != Some(Measure::Total)
        };
        let is_scale = rows > 2
            && narrowed.len() > 1
            && (under.small == under.sums
                || (0..width).any(|column| !narrow(&column) && heads_case(column)));
        if under.words() == 0 && under.sums > under.answers() + under.other && !is_scale {
            return None;
        }
        // Columns of several key questions: a row's own words cannot make it another form.
        let decided = narrowed.iter().filter(|&&column| {
            let slots = block.columns[column].slots;
            !subjects.names_standard(slots) && slots.count_ones() < 3
        });
        let names_standard = |column: &usize| subjects.names_standard(block.columns[*column].slots);
        let is_wide = decided.count() > 1;
        let mut columns: Vec<usize> = narrowed.iter().copied().filter(mostly).collect();
        let mut unread = Vec::new();
        let labels = label_columns(grid, block, subjects, &columns);
        let subject_rows = rows_with_subject(grid, block, subjects, &labels);
        let (mut is_long, mut is_headed) = (false, true);
        if is_wide {
            // A column of comments on a key question has another beside it.
            let answered = |column: &usize| {
                let slots = block.columns[*column].slots;
                columns.iter().any(|&other| block.columns[other].slots == slots)
            };
            let is_unread = |column: &usize| {
                let own = &counts[*column];
                let is_number = own.sums > own.other + own.answers();
                let is_word = own.other > own.verdicts || rows > 2 && !names_standard(column);
                (is_word && own.other > own.sums || is_scale && is_number) && !answered(column)
            };
            unread = narrowed.iter().copied().filter(is_unread).collect();
            let is_alone = unread.len() < 2 && under.sums > 0 && !is_scale;
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
            is_headed = columns.iter().any(|&column| heads_answers(head(column)));
            let is_answer = |column: &usize| {
                heads_answers(head(*column))
                    && !head(*column).is_empty()
                    && 2 * filled[*column] > rows
                    && !labels.contains(column)
                    && !is_id_head(head(*column))
            };
            if !is_headed && let Some(other) = (0..width).find(is_answer) {
                // The words are about the cases, and the answers are not known.
                columns.clear();
                unread = vec![other];
            }
        }
        let mut all = Tally::default();
        for &column in &columns {
            all.add(&counts[column]);
        }
        if all.sums > all.answers() || (all.words() == 0 && rows < 2 && !is_next) {
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
        let asked = if is_long { &all } else { &under };
        let is_scale = asked.small > 1 || asked.sums > 1 && asked.sums * 10 > asked.answers();
        let mut labels = labels;
        labels.retain(|column| !kinds.contains(column));
        Some(Self {
            is_long,
            columns,
            labels,
            id,
            kinds,
            domains,
            has_not_applicable,
            unread,
            is_headed,
            end,
            tail,
            counts,
            all,
            is_scale,
            has_other_words: asked.short > 2 && 2 * asked.short > asked.answers(),
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
            || self.has_other_words
            || (no == 0 && self.all.blank > 0)
            || (self.all.crosses > 0 && !self.cross_is_no())
    }

    /// Whether a column of digits, or several columns, have others than 0 and 1: a scale, not
    /// answers. Or whether many of its words are no answers.
    pub(super) fn is_mixed(&self, column: usize) -> bool {
        let own = &self.counts[column];
        self.has_digits() && (own.sums > 1 || self.is_scale)
            || own.other > 1 && 2 * own.other > own.answers()
    }

    /// Whether a column holds marks: its header gives the answer.
    #[inline(never)]
    pub(super) fn is_mark(block: &Block, column: usize) -> bool {
        let is_answer =
            |measure| matches!(measure, Some(Measure::Yes | Measure::No | Measure::NotApplicable));
        let Some(own) = block.columns.get(column).filter(|own| is_answer(own.measure)) else {
            return false;
        };
        block.columns.iter().any(|said| {
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
        Self::is_mark(block, column)
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
        if Self::is_mark(block, column) {
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
        if sums_up(grid, row, self.tail, |column| self.columns.contains(column)) {
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
        // In a sheet of digits, a number among those of a case is half an answer.
        let apart = !self.has_digits() || self.id.is_none() && row >= self.end;
        others == 0 && (sums > 0 && (without_id || apart) || without_id && digits)
    }
}

/// Reads what each row of the long form is about, one after the other. A standard may stand only
/// in the first row of its key questions, or alone in a row above them.
pub(super) struct Labels<'a> {
    columns: &'a [usize],
    heading: Slots,
    carried: Vec<Slots>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(columns: &'a [usize]) -> Self {
        Self { columns, heading: Slots::MAX, carried: vec![0; columns.len()] }
    }

    /// What a row is about; 0 where it does not say, or contradicts itself.
    #[inline(never)]
    pub(super) fn read(
        &mut self,
        grid: &Grid,
        row: usize,
        block: &Block,
        subjects: &Subjects,
    ) -> Slots {
        if grid.filled(row) < 2 {
            let heading = subjects.read(grid.cell(row, grid.first_filled(row)));
            if heading.is_narrow && heading.slots != 0 {
                self.heading = heading.slots;
                self.carried.fill(0);
            }
            return 0;
        }
        let mut slots = Slots::MAX;
        let mut is_narrow = false;
        for (position, &column) in self.columns.iter().enumerate() {
            let text = grid.cell(row, column);
            let subject = subjects.label(text, block.counts(column));
            let is_domain = block.counts(column) == Some(Counts::Domains);
            let mut own = subject.slots;
            if text.is_empty() {
                own = self.carried[position];
            } else if !subject.is_narrow && !is_domain {
                own = 0;
            } else if subjects.names_standard(own) {
                self.carried[position..].fill(0);
                self.carried[position] = own;
            }
            if own != 0 {
                slots &= own;
                is_narrow |= subject.is_narrow;
            }
        }
        match slots & self.heading {
            _ if !is_narrow => 0,
            0 => slots,
            both => both,
        }
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
    let mut about = Labels::new(labels);
    for row in block.first..block.end.min(block.first + ROWS) {
        let slots = about.read(grid, row, block, subjects);
        if grid.filled(row) < 2 {
            continue;
        }
        all += 1;
        if slots != 0 {
            with += 1;
            if !seen.contains(&slots) {
                seen.push(slots);
            }
        }
    }
    (with, all, seen.len())
}
