//! How a case-level audit is laid out, and how its answers are spelt.

use super::answer::{Answer, answer};
use super::contents::Contents;
use super::heads::{
    asks_otherwise, asks_whether, heads_answers, heads_notes, heads_status, is_id_head, leaves_out,
    names_judge,
};
use super::ids::id_column;
use super::is_sum;
use super::kinds::Kinds;
use super::outside::{mark_of_footnote, row_width};
use super::rows::{end_of_cases, judges, label_columns, rows_with_subject, sums_up, tail};
use super::seconds::is_judged;
use super::strange::Forms;
use crate::import::table::{self, Block, Grid, Measure, Subjects, has_word};

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
    pub(super) kinds: Kinds,
    /// The domains that columns name by themselves.
    pub(super) domains: Vec<usize>,
    /// The columns that leave cases out of the audit, and the answer by which each does, if not by
    /// words.
    pub(super) leaves_out: Vec<(usize, Option<Answer>)>,
    /// Those of remarks among them.
    pub(super) notes: Vec<usize>,
    /// The mark beside the names of cases that a footnote leaves out.
    pub(super) mark: Option<char>,
    /// Whether cells say themselves that a question does not apply.
    pub(super) has_not_applicable: bool,
    /// Columns of key questions whose answers cannot be told.
    pub(super) unread: Vec<usize>,
    /// Whether columns of themes answer for the standard that each row names, in the long form.
    pub(super) is_themed: bool,
    /// Whether a header says that the answers are answers, in the long form.
    pub(super) is_headed: bool,
    /// The row behind the last of a case: sums may stand below.
    end: usize,
    /// The row behind the last whose head cannot be that of sums.
    tail: usize,
    /// The row behind the last that says which case it is.
    pub(super) behind_last_id: usize,
    /// What identifies cases looks like this.
    pub(super) forms: Forms,
    /// What stands in each column of answers.
    pub(super) counts: Vec<Contents>,
    pub(super) all: Contents,
    /// Whether there are many other numbers than 0 and 1 under the key questions.
    pub(super) is_scale: bool,
    /// Whether many words under the key questions are no answers.
    pub(super) has_other_words: bool,
    /// How many cells the rows have, where nearly all have as many as their heads.
    pub(super) row_width: Option<usize>,
}

/// How many rows are looked at to tell the layout.
pub(super) const SAMPLE: usize = 2_000;

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
        let head = |column: usize| {
            let row = block.columns.get(column).and_then(|said| said.row);
            row.map_or("", |row| grid.cell(row, column))
        };
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
                    && subjects.lettered(head(*column)).is_none()
                    && (Self::is_mark(block, *column) || !asks_otherwise(head(*column)))
                    && match said.measure {
                        Some(Measure::Other) => {
                            let is_judged = names_judge(head(*column))
                                || said.row.is_some_and(|row| is_judged(grid, row, *column));
                            is_judged && has_answers(*column)
                        }
                        Some(Measure::Label) => false,
                        Some(Measure::Rating) => has_answers(*column),
                        _ => true,
                    }
            })
        };
        let mut counts = vec![Contents::default(); width];
        let mut filled = vec![0usize; width];
        let mut rows = 0;
        let narrowed: Vec<usize> = (0..width).filter(narrow).collect();
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
        if counts.iter().any(|own| own.welsh > 0) {
            for own in &mut counts {
                own.not_applicable -= own.na;
                own.other += own.na;
                own.short += own.na;
            }
        }
        let mostly = |column: &usize| {
            let own = &counts[*column];
            own.answers() > 0 && own.answers() >= own.other && own.answers() >= own.sums
        };
        // Percentages of 0 and 1 among others are no answers.
        let mut under = Contents::default();
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
        let (mut is_long, mut is_headed, mut is_themed) = (false, true, false);
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
                // On a scale another column of the same key question is no comment on it.
                is_scale && is_number || is_word && own.other > own.sums && !answered(column)
            };
            unread = narrowed.iter().copied().filter(is_unread).collect();
            // What a few columns say in words that the others lack, they may say of the case.
            let scaled = |column: &&usize| is_scale && counts[**column].sums > 0;
            if unread.iter().filter(scaled).count() > columns.len() {
                unread.append(&mut columns);
            }
            let is_alone = unread.len() < 2 && under.sums > 0 && !is_scale;
            if columns.is_empty() && (unread.is_empty() || is_alone || rows < 2) {
                return None;
            }
            // Beside a number, the words do not count.
            let is_aside = |column: &mut usize| {
                subjects.read(head(*column)).number.is_none() && asks_whether(head(*column))
            };
            unread.extend(columns.extract_if(.., is_aside));
        } else if columns.is_empty() || subject_rows.0 * 2 > subject_rows.1 {
            let words = |column: &usize| {
                let own = &counts[*column];
                // A sum may stand below them; where all answer the same, the header tells.
                let digits = own.ones + own.zeros > 4 * (own.sums + own.other)
                    && (own.ones > 0 && own.zeros > 0
                        || !head(*column).is_empty()
                            && heads_answers(head(*column))
                            && !is_id_head(head(*column)));
                let words = own.words() > 1 && 2 * own.words() >= own.other + own.sums;
                (words || digits)
                    && !narrow(column)
                    && (Self::is_mark(block, *column) || !asks_otherwise(head(*column)))
                    && leaves_out(head(*column)).is_none()
            };
            let figures = |column: usize| {
                let said = block.columns.get(column).and_then(|said| said.measure);
                counts[column].sums * 2 > rows
                    && !matches!(said, Some(Measure::Other | Measure::Label | Measure::Service))
                    && !is_id_head(head(column))
            };
            // Each key question once, and no case: a table with a column of words.
            let repeats = subject_rows.2 * 2 <= subject_rows.0;
            // A row for each case and standard, with a column for each of its key questions.
            let themed = || narrowed.iter().copied().filter(|at| mostly(at) && !names_standard(at));
            is_themed = named.is_some() && under.words() > 0 && themed().count() > 1;
            if subject_rows.0 * 2 < subject_rows.1 || !(repeats || is_themed) || labels.is_empty() {
                return None;
            }
            columns = (0..width).filter(words).collect();
            is_themed &= columns.is_empty();
            if is_themed {
                columns.extend(themed());
            }
            // With a mark in one of several columns, those of the other answers are no less answers.
            if columns.iter().any(|&column| Self::is_mark(block, column)) {
                columns = (0..width).filter(|&column| Self::is_mark(block, column)).collect();
            }
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
            // How many cases answered so, in a row for each of three answers.
            let counts_cases = |column: &usize| {
                let head = head(*column);
                counts[*column].sums * 2 > rows
                    && (head.is_empty()
                        || has_word(head, "count")
                        || matches!(
                            table::measure(head).0,
                            Some(Measure::Percent | Measure::Total)
                        ))
            };
            if subject_rows.0 <= 3 * subject_rows.2
                && let Some(sums) = (0..width).find(counts_cases)
            {
                unread = vec![sums];
                columns.clear();
            }
            is_long = true;
            is_headed = is_themed || columns.iter().any(|&column| heads_answers(head(column)));
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
        let mut all = Contents::default();
        for &column in &columns {
            all.add(&counts[column]);
        }
        if all.sums > all.answers() || (all.words() == 0 && rows < 2 && !is_next) {
            return None;
        }
        let kinds = Kinds::of(width, &columns, &counts, &filled, subjects, head);
        let is_id = |column: &usize| {
            !columns.contains(column)
                && !kinds.columns.contains(column)
                && is_id_head(head(*column))
        };
        let id = id_column(grid, block, (0..width).filter(is_id));
        let leaves_out = (0..width)
            .filter(|column| !columns.contains(column) && Some(*column) != id)
            .filter_map(|column| {
                // `x` beside blanks marks a case.
                let is_mark = counts[column].crosses > 0 && counts[column].yes == 0;
                let by = leaves_out(head(column));
                let by = by.map(|by| if is_mark && by == Answer::Yes { Answer::Cross } else { by });
                let is_head = heads_status(head(column)) || heads_notes(head(column));
                (by.is_some() || is_head).then_some((column, by))
            })
            .collect();
        let mut domains = Vec::new();
        for &column in &columns {
            let slots = block.columns.get(column).map_or(0, |said| said.slots);
            if let [domain] = subjects.domains(slots)[..] {
                domains.push(domain);
            }
        }
        let has_id = |row: &usize| {
            grid.filled(*row) > 1 && id.is_some_and(|id| !grid.cell(*row, id).is_empty())
        };
        let behind_last_id =
            (block.first..block.end).rfind(has_id).map_or(block.end, |row| row + 1);
        let has_not_applicable = all.not_applicable > 0;
        let asked = if is_long { &all } else { &under };
        // Beside 0 and 1 even a single 2 may be the top of a scale.
        let is_scale = asked.small > 0 || asked.sums > 1 && asked.sums * 10 > asked.answers();
        let forms = Forms::of(grid, block, &columns);
        let mut labels = labels;
        labels.retain(|column| !kinds.columns.contains(column));
        Some(Self {
            is_long,
            columns,
            labels,
            id,
            kinds,
            domains,
            leaves_out,
            notes: (0..width).filter(|&column| heads_notes(head(column))).collect(),
            mark: mark_of_footnote(grid, block),
            has_not_applicable,
            unread,
            is_headed,
            is_themed,
            end,
            tail,
            behind_last_id,
            forms,
            counts,
            all,
            is_scale,
            has_other_words: asked.short > 2 && 2 * asked.short > asked.answers(),
            row_width: row_width(grid, block),
        })
    }

    /// Whether a row answers anything.
    pub(super) fn has_answer(&self, grid: &Grid, row: usize) -> bool {
        self.columns.iter().any(|&column| !grid.cell(row, column).is_empty())
    }

    /// Whether a row is of a list of the answers there are, which stands below the cases: of many
    /// key questions it answers one, and what should say which case it is says an answer or nothing.
    fn is_list(&self, grid: &Grid, row: usize) -> bool {
        let Some(id) = self.id.filter(|_| !self.is_long && self.columns.len() > 1) else {
            return false;
        };
        let answered = self.columns.iter().filter(|&&column| !grid.cell(row, column).is_empty());
        let text = grid.cell(row, id);
        if grid.filled(row) == 2 && self.is_code(grid, row, text) {
            return true;
        }
        let names_none = match answer(text) {
            Answer::Blank => row >= self.behind_last_id,
            given => given != Answer::Other && !matches!(text, "0" | "1"),
        };
        names_none && answered.count() == 1
    }

    /// Whether a row of two cells says what a code stands for: `1 | Yes` in a sheet of digits, `Green | Yes`.
    fn is_code(&self, grid: &Grid, row: usize, code: &str) -> bool {
        const COLOURS: &str = "red green yellow grey gray blue white blank tick cross";
        let is_digit = matches!(code, "0" | "1" | "2") && self.has_digits();
        (is_digit || table::is_one_of(COLOURS, code))
            && self.columns.iter().any(|&column| {
                let text = grid.cell(row, column);
                text.len() > 1
                    && matches!(answer(text), Answer::Yes | Answer::No | Answer::NotApplicable)
            })
    }

    /// Whether a row sums up the cases above it.
    #[inline(never)]
    pub(super) fn is_summary(&self, grid: &Grid, row: usize) -> bool {
        if sums_up(grid, row, self.tail, |column| self.columns.contains(column)) {
            return true;
        }
        let is_judged = |id| !self.is_long && judges(grid.cell(row, id));
        if self.is_list(grid, row) || self.id.is_some_and(is_judged) {
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
