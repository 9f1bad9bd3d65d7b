//! The rows of one table of key questions, until it is known which figure belongs to which
//! question.

use super::evidence::{FigureFound, Weight};
use super::tokens::{LONGEST_QUESTION, Token};
use crate::import::HAS_ALL;
use crate::import::edges::Edges;
use crate::import::words::{Number, asks, has};

/// A question of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its text so far.
    pub(super) label: String,
    /// Its number, where it has one of three parts.
    pub(super) number: Option<Number>,
    /// The offset of its text.
    pub(super) at: usize,
    /// Whether its figure may be another's.
    pub(super) doubtful: bool,
}

impl Row {
    /// Whether nothing of its text is still to come.
    fn is_complete(&self) -> bool {
        has(&self.label, b'?') || (self.number.is_some() && !asks(&self.label))
    }

    /// Adds the next line of its text; false where it would grow longer than a question.
    fn extend(&mut self, text: &str) -> bool {
        if self.label.len() + text.len() > LONGEST_QUESTION {
            return false;
        }
        // A word broken at the line's end.
        match self.label.strip_suffix('-') {
            Some(whole) if text.starts_as(u8::is_ascii_lowercase) => {
                self.label.truncate(whole.len());
            }
            _ => self.label.push(' '),
        }
        self.label.push_str(text);
        // A question goes on in lower case and without figures; this may be another line's.
        self.doubtful |= text.bytes().any(|byte| byte.is_ascii_digit());
        true
    }

    /// How surely its figure belongs to the key question that it is placed at.
    pub(super) fn weight(&self, weak: bool) -> Weight {
        match self.number {
            _ if self.doubtful => Weight::Doubtful,
            Some(_) => Weight::Numbered,
            None if has(&self.label, b'?') && !weak => Weight::Placed,
            None => Weight::Doubtful,
        }
    }
}

/// A figure and its offset.
pub(super) type Placed = (FigureFound, usize);

enum Item {
    Question(Row),
    /// And whether it stands in a line with a question before it.
    Figure(Placed, bool),
    Bare(Placed, bool),
}

/// The questions and figures of one table, in the order of the text.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Pending {
    items: Vec<Item>,
    /// Whether a head has promised percentages.
    headed: bool,
    /// Whether a second column has the other answer.
    with_no: bool,
    /// Whether that column is the first, or the only one.
    no_first: bool,
    /// Whether the first column has numbers of cases.
    with_cases: bool,
    /// Whether questions without figures, or figures without questions, stand above in the same
    /// section.
    unanswered: bool,
    /// Whether a figure without any question stands above in the same section: each may stand above its own.
    orphaned: bool,
    /// Whether a figure that stands between two questions may be either's.
    between: bool,
    /// Whether a figure stands before a question in its line.
    leads: bool,
    /// Whether numbers of cases stand beside a percentage that they do not give.
    differs: bool,
}

/// What comes of the questions and figures of one table.
pub(super) enum Matched {
    /// These questions, each with its figure; those without one are headings. And whether a figure
    /// that stands between two may be either's.
    Rows(Vec<(Row, Option<Placed>)>, bool),
    /// As many figures as questions, which stand apart from them: sure only where no question is
    /// missing.
    Apart(Vec<(Row, Placed)>),
    /// Which figure belongs to which question cannot be told; the offset of the first figure.
    Mismatch(Vec<Row>, usize),
}

impl Pending {
    /// Whether the last question's text goes on in the next line.
    pub(super) fn is_unfinished(&self) -> bool {
        self.unfinished().is_some()
    }

    /// Whether a table has begun: a number alone on a line may be a percentage.
    pub(super) fn has_begun(&self) -> bool {
        self.headed || !self.items.is_empty()
    }

    /// Whether a head has promised percentages.
    pub(super) fn is_headed(&self) -> bool {
        self.headed
    }

    fn unfinished(&self) -> Option<&Row> {
        let last = self.items.iter().rev().find_map(|item| match item {
            Item::Question(row) => Some(row),
            _ => None,
        });
        last.filter(|row| !row.is_complete())
    }

    /// Adds the tokens of a line at offset `at`; false where a question grows too long.
    pub(super) fn add(&mut self, tokens: &[Token], at: usize) -> bool {
        let (mut beside, mut answered) = (false, false);
        let mut counts = self.with_cases;
        let mut before: Option<&Token> = None;
        for token in tokens {
            beside |= matches!(token, Token::Question(..) | Token::Rest(..));
            answered |= matches!(token, Token::Figure(..));
            match *token {
                Token::Question(text, number, start) => {
                    let last = self.items.last();
                    self.leads |= answered;
                    self.between |= answered
                        || matches!(last, Some(Item::Figure(_, false) | Item::Bare(_, false)));
                    let at = at + start;
                    // Another column's figure may have been joined to it, or what is still to come
                    // may be the rest of a question that broke off above.
                    let broken = matches!(last, Some(Item::Question(row)) if !row.is_complete());
                    let doubtful =
                        broken || text.ends_as(u8::is_ascii_digit) || text.ends_with("cent");
                    let row = Row { label: text.to_owned(), number, at, doubtful };
                    self.items.push(Item::Question(row));
                }
                Token::Rest(text) => {
                    let last = self.items.iter_mut().rev().find_map(|item| match item {
                        Item::Question(row) => Some(row),
                        _ => None,
                    });
                    if !last.is_some_and(|row| row.extend(text)) {
                        return false;
                    }
                }
                Token::Figure(value, start) => {
                    // The cases beside it say the same, or are another column's.
                    if let Some(&Token::Counts(cases, _)) = before {
                        self.items.pop();
                        self.differs |= Ok(cases) != value;
                    }
                    self.items.push(Item::Figure((value, at + start), beside));
                }
                // How many cases the percentage behind it is of.
                Token::Bare(..) if HAS_ALL && beside && counts => counts = false,
                Token::Bare(value, start) => {
                    self.items.push(Item::Bare((value, at + start), beside));
                }
                Token::Counts(value, start) => {
                    if let Some(&Token::Figure(percent, _)) = before {
                        self.differs |= Ok(value) != percent;
                    } else {
                        self.items.push(Item::Bare((Ok(value), at + start), beside));
                    }
                }
                Token::Head => self.headed = true,
                Token::HeadOfCases => self.with_cases = true,
                Token::HeadOfNo => {
                    self.with_no = true;
                    self.no_first |= !self.headed;
                }
            }
            before = Some(token);
        }
        true
    }

    /// Says that the last figure, if it stands on a line of its own, may belong to what follows.
    pub(super) fn doubt_last(&mut self) {
        // A page's number may stand between.
        let last = self.items.iter().rfind(|item| !matches!(item, Item::Bare(_, false)));
        if !matches!(last, Some(Item::Figure(_, false))) {
            return;
        }
        for item in self.items.iter_mut().rev() {
            if let Item::Question(row) = item {
                row.doubtful = true;
                return;
            }
        }
    }

    /// Begins a section: questions above it have nothing to do with figures in it.
    pub(super) fn begin_section(&mut self) {
        (self.unanswered, self.orphaned) = (false, false);
    }

    /// Ends the table: the first figure belongs to the first question, and so on, where there are
    /// as many. Where there are fewer figures, only one that stands right behind its question is
    /// sure.
    pub(super) fn finish(&mut self) -> Matched {
        let fresh =
            Self { unanswered: self.unanswered, orphaned: self.orphaned, ..Self::default() };
        let Self { items, headed, with_no, no_first, between, leads, differs, .. } =
            std::mem::replace(self, fresh);
        let beside = items.iter().any(|item| matches!(item, Item::Bare(_, true)));
        let signed = items.iter().any(|item| matches!(item, Item::Figure(..)));
        let mut rows: Vec<(Row, Option<Placed>)> = Vec::new();
        let mut figures: Vec<Placed> = Vec::new();
        let mut counts: Vec<(FigureFound, bool)> = Vec::new();
        let mut each_behind_its_question = true;
        let mut below_figures = 0;
        // Whether a figure may have come in two: `8 3%`.
        let mut split = false;
        // Whether questions stand between figures.
        let mut mixed = false;
        let mut after_bare = false;
        // Whether figures stand behind their questions, so that one above the first is none of theirs.
        let mut in_rows = false;
        // Figures above the first question may belong to one that the text has broken off.
        let figures_first = matches!(items.first(), Some(Item::Figure(..) | Item::Bare(..)));
        let after_unanswered = figures_first && self.unanswered;
        for item in items {
            split |= after_bare
                && matches!(item, Item::Figure((Ok(value), _), _) if value.rounded() < 10);
            after_bare = matches!(item, Item::Bare(..));
            match item {
                Item::Question(row) => {
                    rows.push((row, None));
                    below_figures += 1;
                }
                // Where others stand beside their questions, one on its own is a page's.
                Item::Bare(_, false) if beside => {}
                // A number without a head, or beside signed figures, is a page's or counts cases.
                Item::Bare((value, _), beside) if signed || !headed => counts.push((value, beside)),
                Item::Figure(figure, beside) | Item::Bare(figure, beside) => {
                    let open = rows.iter().rev().take_while(|(_, figure)| figure.is_none()).count();
                    match rows.last_mut().filter(|_| open > 0) {
                        Some((row, place)) => {
                            *place = Some(figure);
                            // Of two questions above it, the other may be the one; of three, also
                            // where it stands beside the last.
                            row.doubtful |=
                                open > usize::from(beside) + 1 || self.orphaned && !beside;
                        }
                        None => each_behind_its_question = false,
                    }
                    mixed |= below_figures > 0 && !figures.is_empty();
                    in_rows |= beside;
                    figures.push(figure);
                    below_figures = 0;
                }
            }
        }
        let answered = rows.len() - below_figures;
        // Beside as many percentages, numbers may be percentages too, unless all count the same.
        let two_columns = match counts[..] {
            _ if !signed || counts.len() < answered => false,
            [] => false,
            [(_, beside)] => beside,
            [(first, _), ..] => counts.iter().any(|&(count, _)| count != first),
        };
        // Numbers of footnotes or of rows, where the percentages are lost.
        let follows = |pair: &[Placed]| matches!((pair[0].0, pair[1].0), (Ok(one), Ok(next)) if next.rounded() == one.rounded() + 1);
        let counted = !signed && figures.len() > 1 && figures.windows(2).all(follows);
        if two_columns || split || differs || no_first || counted {
            return mismatch(rows, &figures);
        }
        if with_no && figures.len() == 2 * answered {
            let yes: Vec<Placed> = figures.into_iter().step_by(2).collect();
            let in_rows = rows.iter().zip(&yes).all(|((_, found), yes)| *found == Some(*yes));
            return if in_rows { Matched::Rows(rows, between) } else { mismatch(rows, &yes) };
        }
        if after_unanswered && !rows.is_empty() && !figures.is_empty() {
            return mismatch(rows, &figures);
        }
        self.unanswered |= rows.len() != figures.len();
        self.orphaned |= rows.is_empty() && !figures.is_empty();
        // A number without a sign may be a page's, unless all rows have one.
        if !signed && (rows.len() == 1 || rows.iter().any(|(_, figure)| figure.is_none())) {
            for (row, _) in &mut rows {
                row.doubtful = true;
            }
        }
        if each_behind_its_question {
            return Matched::Rows(rows, between);
        }
        // Questions below the last figure are headings of the text that follows.
        rows.truncate(if figures_first { figures.len() } else { answered });
        if rows.len() != figures.len() || (mixed && (in_rows && !leads || !figures_first)) {
            return mismatch(rows, &figures);
        }
        let rows = rows.into_iter().map(|(row, _)| Row { doubtful: false, ..row });
        Matched::Apart(rows.zip(figures).collect())
    }
}

fn mismatch(rows: Vec<(Row, Option<Placed>)>, figures: &[Placed]) -> Matched {
    let at = figures.first().map_or(0, |&(_, at)| at);
    Matched::Mismatch(rows.into_iter().map(|(row, _)| row).collect(), at)
}
