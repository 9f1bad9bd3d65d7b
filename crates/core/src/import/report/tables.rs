//! The tables of a report: which rating belongs to which standard, which percentage to which key
//! question or prompt, also where cells have come apart.

use super::evidence::{FigureFound, Statement, Weight};
use super::questions::{Matched, Placed, Row};
use super::tokens::{Token, is_edge, tokens};
use super::{NO_LETTER, PromptFound, RATING_WITHIN, Reader};
use crate::import::HAS_ALL;
use crate::import::edges::{Edges, is_letter};
use crate::import::words::{self, Verdict};
use crate::problem::{Code, Problem};
use crate::record::unknown;
use crate::share::ShareError;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// The longest label that is no question, in bytes.
const LONGEST_LABEL: usize = 90;

/// The longest cell beside a question that could be its figure, in bytes.
const LONGEST_CELL: usize = 16;

/// What stands for a question where only sameness counts.
fn hash(label: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(label)
}

impl Reader<'_> {
    pub(super) fn end_of_table(&mut self) {
        self.end_of_ratings();
        self.end_of_questions();
    }

    // Ratings.

    pub(super) fn verdict(&mut self, standard: usize, value: Verdict, at: usize, weight: Weight) {
        // Where ratings stand before their standards, one below may be the next one's.
        let below = weight == Weight::Placed && self.ratings_first.is_some();
        let weight = if below || self.earlier { Weight::Doubtful } else { weight };
        self.evidence.verdicts.push((standard, Statement { value, at, weight }));
    }

    /// A standard whose rating is still to come, unless a rating has just come before it.
    pub(super) fn open_standard(&mut self, index: usize, at: usize) {
        if self.ratings_first.is_some() && self.loose.len() == 1 {
            let (value, at) = self.loose.remove(0);
            self.evidence.verdicts.push((index, Statement { value, at, weight: Weight::Placed }));
            return;
        }
        self.open.retain(|&(standard, _)| standard != index);
        self.open.push((index, at));
    }

    /// A rating on a line of its own.
    pub(super) fn loose_verdict(&mut self, verdict: Verdict, at: usize) {
        if self.since_heading > RATING_WITHIN {
            self.end_of_ratings();
        }
        // Right below a domain's heading it cannot be of a standard above that.
        if self.standard.is_none() {
            self.open.clear();
            self.ratings_first.get_or_insert(self.evidence.verdicts.len());
        }
        self.loose.push((verdict, at));
    }

    /// Matches headed standards and loose ratings by their order, where there are as many and no
    /// other domain's heading stands between them.
    pub(super) fn end_of_ratings(&mut self) {
        self.match_ratings(Weight::Placed);
    }

    pub(super) fn match_ratings(&mut self, weight: Weight) {
        let open = std::mem::take(&mut self.open);
        let loose = std::mem::take(&mut self.loose);
        // One more than the standards: the first may have been their domain's.
        if let (Some(first), true, false) = (self.ratings_first, open.is_empty(), loose.is_empty())
        {
            for (_, statement) in &mut self.evidence.verdicts[first..] {
                statement.weight = Weight::Doubtful;
            }
        }
        if open.len() == loose.len() && self.standard.is_some() {
            for ((standard, _), (verdict, at)) in open.into_iter().zip(loose) {
                self.verdict(standard, verdict, at, weight);
            }
        } else if let (Some(&(standard, _)), Some(&(verdict, at))) = (open.first(), loose.first()) {
            // One heading with two ratings, or a block that has lost some of its rows.
            let code = verdict.code();
            self.problems.push(
                Problem::new(Code::RowsNotMatched)
                    .about(self.edition.standards[standard].number)
                    .found(code)
                    .at(self.clean.place(at)),
            );
        }
    }

    // Key questions.

    /// A line of a table of key questions, or one that ends it.
    pub(super) fn row(&mut self, line: &str, at: usize) -> bool {
        let (tokens, end) = tokens(line, self.pending.is_unfinished());
        if end < line.len() {
            if self.label_row(line, at) {
                return true;
            }
            // A question whose figure cannot be read has been asked all the same.
            if matches!(tokens[..], [Token::Question(..)]) && line.len() - end < LONGEST_CELL {
                self.pending.add(&tokens, at);
            }
            return false;
        }
        if !self.pending.add(&tokens, at) {
            self.end_of_questions();
            return false;
        }
        true
    }

    /// A row that is a label and no question: `Keeping the child safe  50%`.
    fn label_row(&mut self, line: &str, at: usize) -> bool {
        let Some(standard) = self.standard.map(|index| &self.edition.standards[index]) else {
            return false;
        };
        let mut figures = words::figures(line);
        let (Some(figure), None) = (figures.next(), figures.next()) else { return false };
        let label = line[..figure.start].trim_edges(is_edge);
        let gap = &line[..figure.start];
        let apart = gap.ends_in(b"\t:-=,") || gap.ends_with("  ") || gap.ends_with(": ");
        let sentence = words::holds(label, ". ")
            || words::holds(label, ", ")
            || (!apart && ends_in_prose(label));
        let after = line[figure.end..].trim_edges(is_edge);
        let ends = after.is_empty() || words::verdict_alone(after).is_some();
        if !ends
            || line.ends_with('.')
            || sentence
            || label.len() > LONGEST_LABEL
            || words::theme(standard, label).is_none()
        {
            return false;
        }
        self.end_of_questions();
        // In a label a number may be another column's figure, and a letter a prompt's.
        // Of a question without its beginning, that may stand elsewhere.
        let doubtful = label.bytes().any(|byte| byte.is_ascii_digit())
            || lettered(line).is_some()
            || words::has(label, b'?') && !words::asks(label);
        let row = Row { label: label.to_owned(), number: None, at, doubtful };
        self.place(&row, (figure.value, at + figure.start));
        true
    }

    /// Ends a table of key questions.
    pub(super) fn end_of_questions(&mut self) {
        if let Some(standard) = self.standard.filter(|_| self.pending.is_headed()) {
            self.asked[standard] = true;
        }
        match self.pending.finish() {
            Matched::Rows(mut rows, between) => {
                if between {
                    self.doubt_if_shifted(&mut rows);
                }
                for (row, figure) in &mut rows {
                    let place = self.position(row).map(|(place, _)| place);
                    if HAS_ALL
                        && let (Some(heads), Some((value, _))) = (self.unanswered, *figure)
                        && self.explains(row, heads)
                    {
                        // Another key question may be meant.
                        if place.is_some_and(|place| place != heads) {
                            self.unclear(row);
                        }
                        self.prompts.push(PromptFound {
                            key_question: heads,
                            letter: NO_LETTER,
                            label: std::mem::take(&mut row.label),
                            at: row.at,
                            percent: value.ok(),
                            below: false,
                        });
                        continue;
                    }
                    if let Some(place) = place {
                        self.asked[place.0] = true;
                        // It may be a prompt that has lost its letter.
                        row.doubtful |=
                            self.unanswered == Some(place) || row.number.is_none() && self.unsure;
                        self.prompted = Some(place);
                        if figure.is_none() {
                            self.unanswered = Some(place);
                        }
                    }
                    if let Some(figure) = figure {
                        self.place(row, *figure);
                    }
                }
            }
            Matched::Apart(rows) if self.are_all_of_a_standard(&rows) => {
                for (row, figure) in &rows {
                    self.place(row, *figure);
                }
            }
            Matched::Apart(rows) => {
                let at = rows.first().map_or(0, |(_, (_, at))| *at);
                self.mismatch(rows.into_iter().map(|(row, _)| row), at);
            }
            Matched::Mismatch(rows, at) => self.mismatch(rows.into_iter(), at),
        }
    }

    /// Whether a row below a key question without a figure is a prompt of it that has lost its letter: all
    /// key questions of the standard have figures from above, and it repeats none of them.
    fn explains(&self, row: &Row, (standard, _): (usize, usize)) -> bool {
        let known = || self.settled.iter().filter(|(place, _)| place.0 == standard);
        row.number.is_none()
            && known().count() == self.edition.standards[standard].key_questions.len()
            && known().all(|(_, label)| *label != hash(&row.label))
    }

    /// Says that a figure stands beside a question that cannot be placed.
    fn unclear(&mut self, row: &Row) {
        let problem = Problem::new(Code::QuestionUnclear).found(&row.label);
        self.problems.push(problem.at(self.clean.place(row.at)));
    }

    /// Doubts the figures of `rows` where each may belong to the question behind it: the last key
    /// question has none.
    fn doubt_if_shifted(&self, rows: &mut [(Row, Option<Placed>)]) {
        let place = |row: &Row| self.position(row).map(|(place, _)| place);
        let is_answered =
            |asked| rows.iter().any(|(row, figure)| figure.is_some() && place(row) == asked);
        let shifted = rows.iter().any(|(row, figure)| {
            figure.is_none() && place(row).is_some_and(|asked| !is_answered(Some(asked)))
        });
        for (row, _) in rows {
            row.doubtful |= shifted;
        }
    }

    /// Whether the rows are the key questions of one standard, each once and in order.
    fn are_all_of_a_standard(&self, rows: &[(Row, Placed)]) -> bool {
        let place = |row| self.position(row).map(|(place, _)| place);
        let Some((standard, _)) = rows.first().and_then(|(row, _)| place(row)) else {
            return false;
        };
        rows.len() == self.edition.standards[standard].key_questions.len()
            && (0..).zip(rows).all(|(position, (row, _))| place(row) == Some((standard, position)))
    }

    /// Reports questions and figures of which it cannot be told which belong together.
    fn mismatch(&mut self, rows: impl Iterator<Item = Row>, at: usize) {
        let mut first = None;
        for row in rows {
            if let Some(((standard, _), _)) = self.position(&row) {
                self.asked[standard] = true;
                first = first.or(Some((standard, row)));
            }
        }
        // Questions in the text, and a figure somewhere below them, are no table.
        let Some((standard, row)) = first else { return };
        self.unsure = true;
        self.problems.push(
            Problem::new(Code::RowsNotMatched)
                .about(self.edition.standards[standard].number)
                .found(&row.label)
                .at(self.clean.place(at)),
        );
    }

    /// The key question that a row is about, and whether only a weak cue says so.
    fn position(&self, row: &Row) -> Option<((usize, usize), bool)> {
        match row.number {
            Some(number) => number.key_question(self.edition).map(|place| (place, false)),
            None => self.themed(row),
        }
    }

    /// The key question that a row without a number is about, by its standard and theme: the
    /// standard of the current domain that its text names first, or else the one that it stands in.
    fn themed(&self, row: &Row) -> Option<((usize, usize), bool)> {
        let standards = self.edition.standards;
        let first_cue = |index: usize| {
            standards[index].cues.iter().filter_map(|cue| words::find(&row.label, cue)).min()
        };
        let named = (0..standards.len())
            .filter(|&index| Some(standards[index].domain) == self.domain)
            .filter_map(|index| Some((first_cue(index)?, index)))
            .min()
            .map(|(_, index)| index);
        // `Implementing` in a question of another standard names none: its themes do not fit.
        [named, self.standard].into_iter().flatten().find_map(|standard| {
            let (question, weak) = words::theme(&standards[standard], &row.label)?;
            // In another's section it may be a third one's, whose heading is lost.
            let elsewhere = self.standard.is_some_and(|index| index != standard);
            Some(((standard, question), weak || elsewhere))
        })
    }

    /// Takes the figure of a row as evidence, or says why not.
    fn place(&mut self, row: &Row, (value, at): Placed) {
        if let Some((place, weak)) = self.position(row) {
            // Reports print whole per cents: a point may be a slip of the eye.
            let is_odd = value.is_ok_and(|percent| percent.hundredths() % 100 > 0);
            let weight = if is_odd { Weight::Doubtful } else { row.weight(weak) };
            let statement = Statement { value, at, weight };
            self.evidence.figures.push((place, statement));
            let is_settled = || self.settled.iter().any(|(known, _)| *known == place);
            if HAS_ALL && weight > Weight::Doubtful && !is_settled() {
                self.settled.push((place, hash(&row.label)));
            }
            return;
        }
        match row.number {
            Some(number) if number.key_question(self.edition).is_none() => {
                let problem = unknown(&number.text(), self.edition);
                self.problems.push(problem.at(self.clean.place(row.at)));
            }
            _ if self
                .standard
                .is_some_and(|index| self.edition.standards[index].is_case_based()) =>
            {
                self.unclear(row);
            }
            // A question of a standard that is judged, with a statistic beside it.
            _ => {}
        }
    }

    // Prompts.

    /// A lettered prompt, or the second line of one. Its figure may stand before its letter.
    pub(super) fn prompt(&mut self, line: &str, at: usize) -> bool {
        let digit = line.starts_as(u8::is_ascii_digit);
        let front = words::figures(line).next().filter(|figure| digit && figure.start == 0);
        let behind = front.map_or(0, |figure| figure.end);
        let Some((letter, text)) = lettered(line[behind..].trim_start()) else {
            return self.rest_of_prompt(line);
        };
        let own = words::figures(text).last();
        // Where figures stand before their prompts, this one's is above.
        if own.or(front).is_none() {
            self.pending.doubt_last();
        }
        self.end_of_questions();
        self.unsure = true;
        let Some(key_question) = self.prompted else {
            return false;
        };
        let start = own.map_or(text.len(), |figure| figure.start);
        // Of two figures, one is another's.
        let figure = if own.is_some() && front.is_some() { None } else { own.or(front) };
        if let Some(Err(error)) = figure.map(|figure| figure.value) {
            let number =
                self.edition.standards[key_question.0].key_questions[key_question.1].number;
            let found = if own.is_some() { &text[start..] } else { &line[..behind] };
            let problem = Problem::new(error.into()).about(number).found(found);
            self.problems.push(problem.at(self.clean.place(at)));
        }
        self.prompts.push(PromptFound {
            key_question,
            letter,
            label: text[..start].trim_edges(is_edge).to_owned(),
            at,
            percent: figure.and_then(|figure| figure.value.ok()),
            below: false,
        });
        true
    }

    /// The rest of a prompt whose line broke before its figure.
    fn rest_of_prompt(&mut self, line: &str) -> bool {
        // A figure below the next question is no prompt's.
        let Some(prompt) = self.prompts.last_mut().filter(|_| !self.pending.has_begun()) else {
            return false;
        };
        let goes_on = self.prompted == Some(prompt.key_question)
            && prompt.percent.is_none()
            && !words::has(&prompt.label, b'?');
        let alone = prompt.percent.is_none() && self.prompted == Some(prompt.key_question);
        // Its letter may be a cell of its own.
        let goes_on =
            goes_on && (prompt.label.is_empty() || line.starts_as(u8::is_ascii_lowercase));
        let mut figures = words::figures(line);
        let (Some(figure), None) = (figures.next(), figures.next()) else {
            if goes_on {
                prompt.label.push(' ');
                prompt.label.push_str(line);
            }
            return goes_on;
        };
        let only_figure = is_separator(&line[..figure.start]);
        let ends = is_separator(&line[figure.end..]);
        let fits = ends && ((alone && only_figure) || goes_on);
        if fits {
            prompt.percent = figure.value.ok();
            prompt.below = only_figure;
        }
        fits
    }
}

/// The letter of a prompt and its text: `a) …`, `(a) …`, `a. …`.
pub(in crate::import) fn lettered(line: &str) -> Option<(u8, &str)> {
    let rest = line.strip_prefix('(').unwrap_or(line);
    let letter = rest.bytes().next().filter(u8::is_ascii_alphanumeric)?;
    let stop = letter.is_ascii_lowercase() && rest[1..].starts_with(". ");
    let text = if stop { &rest[2..] } else { rest[1..].trim_start().strip_prefix(')')? };
    let apart = text.is_empty() || text.starts_in(b" \t");
    apart.then(|| (letter.to_ascii_lowercase(), text.trim_start()))
}

fn is_separator(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Whether the word before a figure makes it part of a sentence.
fn ends_in_prose(label: &str) -> bool {
    let mut words = "in only of was were at to than from by and with is nearly over just around \
                     about least under for almost or the"
        .split(' ');
    let before = label.trim_end_edges(|end| is_letter(end) || end.is_ascii_digit());
    let last = &label[before.len()..];
    words.any(|word| word.eq_ignore_ascii_case(last))
}

/// A figure as problems show it.
pub(super) fn figure_text(value: FigureFound) -> String {
    let mut text = match value {
        Ok(percent) => percent.text(),
        Err(ShareError::Over100) => ">100".to_owned(),
        Err(_) => "?".to_owned(),
    };
    text.push('%');
    text
}
