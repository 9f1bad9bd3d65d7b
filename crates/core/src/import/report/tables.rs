//! The tables of a report: which rating belongs to which standard, which percentage to which key
//! question or prompt, also where cells have come apart.

use super::evidence::{FigureFound, Statement, Weight};
use super::questions::{Matched, Row};
use super::{PromptFound, RATING_WITHIN, Reader};
use crate::import::words::{self, Figure, Number, Verdict};
use crate::problem::{Code, Problem};
use crate::share::{Percent, ShareError};

/// The longest label that is no question, in bytes.
const LONGEST_LABEL: usize = 90;

impl Reader<'_> {
    pub(super) fn end_of_table(&mut self) {
        self.end_of_ratings();
        self.end_of_questions();
    }

    // Ratings.

    pub(super) fn verdict(&mut self, standard: usize, value: Verdict, at: usize, weight: Weight) {
        self.evidence.verdicts.push((standard, Statement { value, at, weight }));
    }

    /// A standard whose rating is still to come, unless a rating has just come before it.
    pub(super) fn open_standard(&mut self, index: usize, at: usize) {
        if self.ratings_first && self.loose.len() == 1 {
            let (verdict, at) = self.loose.remove(0);
            self.verdict(index, verdict, at, Weight::Placed);
            return;
        }
        self.open.retain(|&(standard, _)| standard != index);
        self.open.push((index, at));
    }

    /// A rating on a line of its own.
    pub(super) fn loose_verdict(&mut self, verdict: Verdict, at: usize) {
        self.end_of_questions();
        if self.since_heading > RATING_WITHIN {
            self.end_of_ratings();
        }
        self.ratings_first |= self.standard.is_none() && self.open.is_empty();
        self.loose.push((verdict, at));
    }

    /// Matches headed standards and loose ratings by their order, where there are as many.
    pub(super) fn end_of_ratings(&mut self) {
        let open = std::mem::take(&mut self.open);
        let loose = std::mem::take(&mut self.loose);
        if open.len() == loose.len() {
            for ((standard, _), (verdict, at)) in open.into_iter().zip(loose) {
                self.verdict(standard, verdict, at, Weight::Placed);
            }
        } else if let (Some(&(standard, _)), Some(&(verdict, at))) = (open.first(), loose.first()) {
            // One heading with two ratings, or a block that has lost some of its rows.
            let code = super::evidence::verdict_code(verdict);
            self.problems.push(
                Problem::new(Code::RowsNotMatched)
                    .about(self.edition.standards[standard].number)
                    .found(code)
                    .at(self.clean.place(at)),
            );
        }
    }

    // Key questions.

    /// A line that may be, begin, continue or end a row of key questions.
    pub(super) fn row(&mut self, line: &str, at: usize) -> bool {
        let figures: Vec<Figure> = words::figures(line).collect();
        if figures.is_empty() {
            return self.row_without_figure(line, at);
        }
        let first = figures[0];
        if is_separator(&line[..first.start]) {
            return self.figures_first(line, at, &figures);
        }
        let mut from = 0;
        for (position, figure) in figures.iter().enumerate() {
            let label = line[from..figure.start].trim_matches(is_edge);
            let next = figures.get(position + 1).map_or(line.len(), |next| next.start);
            let beside = &line[figure.end..next];
            let figure_at = at + figure.start;
            if label.is_empty() {
                // A second figure beside one question: which is meant cannot be told.
                self.pending.loose.push((figure.value, figure_at));
            } else if position == 0 && self.continues(label) {
                if let Some(row) = self.pending.rows.last_mut() {
                    row.extend(label);
                    row.figure = Some((figure.value, figure_at));
                }
                self.place_pending();
            } else if words::asks(label) {
                self.end_of_questions();
                let mut row = Row::new(label, None, at + from);
                row.figure = Some((figure.value, figure_at));
                self.question_with_figure(row, beside);
            } else if position == 0 && !self.label_row(line, label, figure, at) {
                return false;
            }
            from = figure.end;
        }
        true
    }

    fn row_without_figure(&mut self, line: &str, at: usize) -> bool {
        if line.contains('%') {
            // The head of a table: `% 'Yes'`.
            self.end_of_questions();
            self.percent_head = true;
            return true;
        }
        if words::starts(line, "our rating") {
            self.end_of_ratings();
            self.end_of_questions();
            return true;
        }
        if words::asks(line) && !self.continues(line) {
            self.question_row(line, None, at);
            return true;
        }
        if !self.continues(line) {
            return false;
        }
        let extended = self.pending.rows.last_mut().is_some_and(|row| row.extend(line));
        if extended {
            self.place_pending();
        }
        extended
    }

    /// Whether `text` can only be the next line of the last question.
    fn continues(&self, text: &str) -> bool {
        let Some(row) = self.pending.rows.last() else {
            return false;
        };
        !row.is_complete() && (!text.starts_with(|first: char| first.is_ascii_uppercase()))
    }

    /// A question, numbered or not, with or without a figure at its end.
    pub(super) fn question_row(&mut self, text: &str, number: Option<Number>, at: usize) {
        let mut figures = words::figures(text);
        let figure = figures.next();
        if !self.pending.figures_first && !self.pending.loose.is_empty() {
            self.end_of_questions();
        }
        match figure {
            Some(figure) => {
                self.end_of_questions();
                let mut row = Row::new(text[..figure.start].trim_matches(is_edge), number, at);
                row.figure = Some((figure.value, at + figure.start));
                let several = figures.next().is_some();
                if several {
                    self.unclear(&row);
                } else {
                    self.question_with_figure(row, &text[figure.end..]);
                }
            }
            None => {
                if let Some((label, value)) = self.bare_figure(text) {
                    self.end_of_questions();
                    let mut row = Row::new(label, number, at);
                    row.figure = Some((value, at + label.len()));
                    self.question_with_figure(row, "");
                } else {
                    let unfinished = self.pending.rows.last().is_some_and(|row| !row.is_complete());
                    if unfinished {
                        self.end_of_questions();
                    }
                    self.pending.rows.push(Row::new(text.trim_matches(is_edge), number, at));
                    self.place_pending();
                }
            }
        }
    }

    /// `Does …?  83` below a head that promises per cent: the question, and the figure.
    fn bare_figure<'t>(&self, text: &'t str) -> Option<(&'t str, FigureFound)> {
        let (label, figure) = text.rsplit_once('?').filter(|_| self.percent_head)?;
        let figure = figure.trim_matches(is_edge);
        let digits = !figure.is_empty() && figure.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| (&text[..=label.len()], figure.parse()))
    }

    /// A figure, or several, at the start of a line: their questions stand on other lines, or
    /// behind them.
    fn figures_first(&mut self, line: &str, at: usize, figures: &[Figure]) -> bool {
        let rest = line[figures[figures.len() - 1].end..].trim_matches(is_edge);
        let alone = !rest.bytes().any(|byte| byte.is_ascii_alphabetic());
        if !alone && figures.len() == 1 && words::asks(rest) {
            self.end_of_questions();
            let mut row = Row::new(rest, None, at + figures[0].end);
            row.figure = Some((figures[0].value, at + figures[0].start));
            self.question_with_figure(row, "");
            return true;
        }
        // A figure between two lines of its question.
        let unfinished = self.pending.rows.last_mut().filter(|row| !row.is_complete());
        if let (Some(row), [figure]) = (unfinished, figures) {
            row.figure = Some((figure.value, at + figure.start));
            if !alone {
                row.extend(rest);
                self.place_pending();
            }
            return true;
        }
        if !alone && words::verdict_alone(rest).is_none() {
            return false;
        }
        self.pending.figures_first |= self.pending.rows.is_empty();
        self.pending.loose.extend(figures.iter().map(|figure| (figure.value, at + figure.start)));
        true
    }

    /// A row that is a label and no question: `Keeping the child safe  50%`.
    fn label_row(&mut self, line: &str, label: &str, figure: &Figure, at: usize) -> bool {
        let after = line[figure.end..].trim_matches(is_edge);
        let gap = &line[..figure.start];
        let apart =
            gap.ends_with(['\t', ':', '-', '=']) || gap.ends_with("  ") || gap.ends_with(": ");
        let sentence = label.contains(". ")
            || label.contains(", ")
            || !after.is_empty() && words::verdict_alone(after).is_none();
        let standard = self.standard.map(|index| &self.edition.standards[index]);
        let Some(standard) = standard.filter(|standard| standard.is_case_based()) else {
            return false;
        };
        let themed = words::theme(standard, label).is_some();
        if !themed || sentence || label.len() > LONGEST_LABEL || (!apart && ends_in_prose(label)) {
            return false;
        }
        self.end_of_questions();
        let mut row = Row::new(label, None, at);
        row.figure = Some((figure.value, at + figure.start));
        self.place(&row);
        true
    }

    fn question_with_figure(&mut self, mut row: Row, beside: &str) {
        let beside = beside.trim_matches(is_edge);
        let words_follow = beside.bytes().any(|byte| byte.is_ascii_alphabetic());
        if words_follow && !row.is_complete() && beside.contains('?') {
            row.extend(beside);
        } else if words_follow
            && !row.is_complete()
            && row.number.is_none()
            && words::verdict_alone(beside).is_none()
        {
            // A sentence with a percentage in it that starts like a question.
            return;
        }
        if row.is_complete() || !self.may_go_on(&row) {
            self.place(&row);
        } else {
            self.pending.rows.push(row);
        }
    }

    /// Whether the question of a row with a figure may go on in the next line.
    fn may_go_on(&self, row: &Row) -> bool {
        self.themed(row).is_none()
    }

    /// Places the last pending row once its question is whole and it has a figure.
    fn place_pending(&mut self) {
        if let Some(row) = self.pending.rows.pop_if(|row| row.is_complete() && row.figure.is_some())
        {
            self.place(&row);
        }
        // Figures that came before their questions are taken in order, as are questions before
        // their figures; which of the two it was is known by what came first.
        if self.pending.figures_first && self.pending.rows.len() == self.pending.loose.len() {
            self.end_of_questions();
        }
    }

    /// Ends a table of key questions.
    pub(super) fn end_of_questions(&mut self) {
        match self.pending.finish() {
            Matched::Nothing => {}
            Matched::Rows(rows) => rows.iter().for_each(|row| self.place(row)),
            Matched::Headings(rows) => {
                for row in &rows {
                    if row.figure.is_some() {
                        self.place(row);
                    }
                }
                self.prompted =
                    rows.last().and_then(|row| self.position(row)).map(|(place, _)| place);
            }
            Matched::Mismatch(rows, at) => {
                // Questions in the text, and a figure somewhere below them, are no table.
                if let Some(((standard, _), _)) = rows.iter().find_map(|row| self.position(row)) {
                    self.problems.push(
                        Problem::new(Code::RowsNotMatched)
                            .about(self.edition.standards[standard].number)
                            .found(&rows[rows.len() - 1].label)
                            .at(self.clean.place(at)),
                    );
                }
            }
        }
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
            Some(((standard, question), weak))
        })
    }

    /// Takes the figure of a row as evidence, or says why not.
    fn place(&mut self, row: &Row) {
        let Some((value, at)) = row.figure else {
            return;
        };
        match self.position(row) {
            Some((place, weak)) => {
                let statement = Statement { value, at, weight: row.weight(weak) };
                self.evidence.figures.push((place, statement));
                self.prompted = Some(place);
            }
            None => self.unclear(row),
        }
    }

    /// Reports a question with a figure that belongs to no key question, where it could have.
    fn unclear(&mut self, row: &Row) {
        let domain_has_questions = self.domain.is_some_and(|domain| {
            self.edition
                .standards
                .iter()
                .any(|known| known.domain == domain && known.is_case_based())
        });
        if !row.is_question() || !(domain_has_questions || row.number.is_some()) {
            return;
        }
        let problem = match row.number {
            Some(number) if number.key_question(self.edition).is_none() => {
                crate::record::unknown(&number.text(), self.edition)
            }
            _ => Problem::new(Code::QuestionUnclear).found(&row.label),
        };
        let problem = match self.position(row) {
            Some(((standard, question), _)) => {
                problem.about(self.edition.standards[standard].key_questions[question].number)
            }
            None => problem,
        };
        self.problems.push(problem.at(self.clean.place(row.at)));
    }

    // Prompts.

    /// A lettered prompt, or the second line of one.
    pub(super) fn prompt(&mut self, line: &str, at: usize) -> bool {
        let Some((letter, label)) = lettered(line) else {
            return self.rest_of_prompt(line);
        };
        if self.prompted.is_none() || !self.pending.rows.is_empty() {
            self.end_of_questions();
        }
        let Some(key_question) = self.prompted else {
            return false;
        };
        let figure = words::figures(label).last();
        let label = figure.map_or(label, |figure| &label[..figure.start]);
        self.prompts.push(PromptFound {
            key_question,
            letter,
            label: label.trim_matches(is_edge).to_owned(),
            at,
            percent: figure.and_then(|figure| figure.value.ok()),
        });
        true
    }

    /// The rest of a prompt whose line broke before its figure.
    fn rest_of_prompt(&mut self, line: &str) -> bool {
        let Some(prompt) = self.prompts.last_mut() else {
            return false;
        };
        let goes_on = self.prompted == Some(prompt.key_question)
            && prompt.percent.is_none()
            && self.pending.rows.is_empty()
            && !prompt.label.contains('?');
        let alone = prompt.percent.is_none() && self.prompted == Some(prompt.key_question);
        let mut figures = words::figures(line);
        let (Some(figure), None) = (figures.next(), figures.next()) else {
            let text = goes_on && line.starts_with(|first: char| first.is_ascii_lowercase());
            if text {
                prompt.label.push(' ');
                prompt.label.push_str(line);
            }
            return text;
        };
        let only_figure = is_separator(&line[..figure.start]);
        let ends = is_separator(&line[figure.end..]);
        let fits = ends
            && ((alone && only_figure)
                || (goes_on && line.starts_with(|first: char| first.is_ascii_lowercase())));
        if fits {
            prompt.percent = figure.value.ok();
        }
        fits
    }
}

/// The letter of a prompt and its text: `a) …`, `(a) …`.
fn lettered(line: &str) -> Option<(char, &str)> {
    let rest = line.strip_prefix('(').unwrap_or(line);
    let letter = rest.chars().next().filter(char::is_ascii_alphabetic)?;
    let text = rest[1..].strip_prefix(')').or_else(|| rest[1..].strip_prefix(") "))?;
    text.starts_with([' ', '\t']).then(|| (letter.to_ascii_lowercase(), text.trim()))
}

/// What stands around a cell's text.
fn is_edge(character: char) -> bool {
    character.is_whitespace() || "\"'`:;=-,>".contains(character)
}

fn is_separator(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Whether the word before a figure makes it part of a sentence.
fn ends_in_prose(label: &str) -> bool {
    const WORDS: [&str; 24] = [
        "in", "only", "of", "was", "were", "at", "to", "than", "from", "by", "and", "with", "is",
        "nearly", "over", "just", "around", "about", "least", "under", "for", "almost", "or",
        "the",
    ];
    let last = label.rsplit(|edge: char| !edge.is_alphanumeric()).next().unwrap_or(label);
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(last))
}

/// A figure as problems show it.
pub(super) fn figure_text(value: FigureFound) -> String {
    let mut text = match value {
        Ok(percent) => Percent::to_string(&percent),
        Err(ShareError::Over100) => ">100".to_owned(),
        Err(_) => "?".to_owned(),
    };
    text.push('%');
    text
}
