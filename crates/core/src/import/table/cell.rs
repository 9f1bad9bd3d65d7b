//! The values of one row: what each is about, what it is a figure of, and whether it can be taken.

use super::columns::{Kind, spans_rows};
use super::found::{Found, Table, has_digit, is_figure};
use super::grid::{Grid, is_hidden};
use super::groups::Group;
use super::header::{Measure, header};
use super::heads::Column;
use super::labels::{Context, RowSubject};
use super::layout::Block;
use super::parents::parent;
use super::rows::{heads_rating, is_behind_title};
use super::subject::{Slots, Subjects};
use super::value::{Value, rating_in_welsh, value};
use crate::import::mend::mend;
use crate::import::words::{Verdict, verdict_alone};
use crate::problem::{Code, Problem};
use crate::share::parse_count;

/// The longest text that may be meant as a rating, in bytes.
const LONGEST_RATING: usize = 30;

/// A row, while its values are read.
struct Row<'r, 'a> {
    index: usize,
    grid: &'r Grid<'a>,
    at: usize,
    block: &'r Block,
    /// The head of a column that has none.
    blank: &'r Column,
    kinds: &'r [Kind],
    said: RowSubject,
    /// What the headings above it say.
    heading: Slots,
    /// Whether it names a standard whose key questions stand below it.
    has_parts: bool,
    /// A row of small numbers or ratings may be a case, and its label a child's.
    is_small: bool,
    /// Whether one of its values could not be taken: the others then go without a word.
    is_doubted: bool,
}

/// A cell of a row, and what its column and row say of it.
struct Cell<'r> {
    column: usize,
    text: &'r str,
    head: &'r Column,
    /// What its column can be about.
    own: Slots,
    /// What its value is.
    measure: Measure,
    /// Whether its column alone says which key question it is about.
    by_column: bool,
    /// Whether its row says what its value is.
    by_row: bool,
}

/// What comes of a cell.
enum Judged {
    /// It says nothing, or nothing that is for us.
    Nothing,
    /// Only its domain is unclear.
    Open,
    Problem(Problem),
    /// A figure of a key question, or a standard's rating.
    Value(usize, Option<usize>, Option<Verdict>),
}

impl<'r> Row<'r, '_> {
    /// What stands in a column; none where that is no value.
    fn cell(&self, column: usize, subjects: &Subjects) -> Option<Cell<'r>> {
        let text = self.grid.cell(self.at, column);
        if self.kinds[column] != Kind::Value
            || text.is_empty()
            || self.grid.is_covered(self.at, column)
        {
            return None;
        }
        let head = self.block.columns.get(column).unwrap_or(self.blank);
        let own = if head.slots == 0 { Slots::MAX } else { head.slots };
        let by_column = subjects.question(own).is_some();
        let by_label = self.said.measure.filter(|named| {
            by_column
                && !self.said.is_narrow
                && !matches!(named, Measure::Label | Measure::Service)
                && is_figure(head.measure)
        });
        let is_of_no = self.said.is_share_of_no && self.said.is_narrow && is_figure(head.measure);
        let measure = match by_label {
            _ if is_of_no => Measure::No,
            Some(named) => named,
            None => head.measure.unwrap_or(Measure::Figure),
        };
        let by_row = !is_of_no && by_label.is_some();
        Some(Cell { column, text, head, own, measure, by_column, by_row })
    }

    /// Whether `Rating | Good` stands below the heading of a standard.
    fn tells_rating(&self, contained: Value<'_>, subjects: &Subjects) -> bool {
        matches!(contained, Value::Verdict(_))
            && subjects.standard(self.said.slots).is_some()
            && self.said.other.is_some_and(|label| heads_rating(self.grid.cell(self.at, label)))
            && (!self.said.is_total || is_behind_title(self.grid, self.at))
    }

    /// What comes of a cell of which nothing says what it is about.
    fn without_subject(&self, cell: &Cell<'_>, contained: Value<'_>) -> Judged {
        // A rating whose row is called by another name than any standard's. A letter may be
        // a traffic light.
        let is_lost = matches!(contained, Value::Verdict(_))
            && cell.measure == Measure::Rating
            && cell.text.len() > 1
            && (self.said.other.is_some() || self.said.slots != self.heading);
        let is_figure = matches!(contained, Value::Share(_) | Value::Both(..) | Value::Bare(_));
        if !self.is_doubted && (is_lost || is_figure) {
            Judged::Problem(Problem::new(Code::QuestionUnclear).found(cell.text))
        } else {
            Judged::Nothing
        }
    }
}

impl<'r> Cell<'r> {
    fn contained(&self) -> Value<'r> {
        let contained = match self.measure {
            Measure::Rating => verdict_alone(self.text)
                .or_else(|| rating_in_welsh(self.text).map(Verdict::Rating))
                .map_or_else(|| value(self.text), Value::Verdict),
            _ => value(self.text),
        };
        // `Good?` is not decided.
        match contained {
            Value::Verdict(Verdict::Rating(_)) if self.text.ends_with('?') => Value::Words,
            contained => contained,
        }
    }

    /// Whether its value is what is looked for, and not a count of something else.
    fn is_of_cases(&self) -> bool {
        is_figure(Some(self.measure)) || self.measure == Measure::Yes
    }
}

/// Whether a row has nothing but small numbers and ratings.
fn is_small(grid: &Grid, block: &Block, kinds: &[Kind], row: usize) -> bool {
    kinds.iter().enumerate().all(|(column, &kind)| {
        let head = block.columns.get(column);
        kind != Kind::Value
            || head.is_some_and(|said| said.measure == Some(Measure::Other))
            || match value(grid.cell(row, column)) {
                Value::Bare(number) => parse_count(number).is_some_and(|count| count <= 10),
                Value::None | Value::Words | Value::Verdict(_) => true,
                _ => false,
            }
    })
}

impl Table<'_, '_> {
    /// Reads the row of a block whose columns are of `kinds` and which `groups` are of.
    #[inline(never)]
    pub(super) fn row(
        &mut self,
        index: usize,
        block: &Block,
        (kinds, groups): (&[Kind], &[Group]),
        row: usize,
        context: &mut Context,
    ) {
        let grid = &self.grids[index];
        let parent = parent(grid, kinds, row, self.subjects);
        let heading = context.heading;
        if parent.is_some() {
            context.under = parent;
        } else if let Some((slots, left)) = context.under {
            context.heading = slots;
            context.under = Some((slots, left - 1)).filter(|&(_, left)| left > 0);
        }
        let said = self.labels(index, block, kinds, row, context);
        context.heading = heading;
        if said.is_prompt {
            self.explaining(index, kinds, row, &said);
        }
        if said.is_unknown || said.is_prompt {
            return;
        }
        let mut row = Row {
            index,
            grid,
            at: row,
            block,
            blank: &Column::default(),
            kinds,
            said,
            heading,
            has_parts: parent.is_some(),
            is_small: is_small(grid, block, kinds, row),
            is_doubted: false,
        };
        for column in 0..kinds.len().min(grid.width(row.at)) {
            self.cell(&mut row, groups, column);
        }
        let Some((standard, verdict, column)) = row.said.stated else { return };
        let group = self.group(index, &row.said, groups, row.at, column, (false, Measure::Rating));
        self.found.extend(group.map(|group| Found {
            standard,
            question: None,
            measure: Measure::Rating,
            group,
            grid: index,
            row: row.at,
            column,
            is_bare_of_words: false,
            verdict: Some(verdict),
        }));
    }

    fn cell(&mut self, row: &mut Row<'_, '_>, groups: &[Group], column: usize) {
        let Some(cell) = row.cell(column, self.subjects) else { return };
        self.of_others(row, &cell);
        let (standard, question, verdict) = match self.judge(row, &cell) {
            Judged::Nothing => return,
            Judged::Open => {
                self.open += 1;
                return;
            }
            Judged::Problem(problem) => {
                row.is_doubted = true;
                self.problem(problem, row.index, row.at, column);
                return;
            }
            Judged::Value(standard, question, verdict) => (standard, question, verdict),
        };
        let by_label = cell.by_column && !cell.by_row && !row.is_small;
        let (index, measure) = (row.index, cell.measure);
        let group = self.group(index, &row.said, groups, row.at, column, (by_label, measure));
        if (row.said.is_weak || cell.head.is_weak) && question.is_some() && verdict.is_none() {
            let problem = Problem::new(Code::QuestionDoubtful).found(cell.text);
            let problem = problem.about(self.subjects.number(standard, question));
            self.problem(problem, index, row.at, column);
        }
        self.found.extend(group.map(|group| Found {
            standard,
            question,
            measure,
            group,
            grid: index,
            row: row.at,
            column,
            is_bare_of_words: cell.head.group.is_empty(),
            verdict,
        }));
    }

    /// Notes a figure of something else than sufficient cases.
    fn of_others(&mut self, row: &Row<'_, '_>, cell: &Cell<'_>) {
        if cell.measure != Measure::Other
            || row.said.is_total
            || !matches!(value(cell.text), Value::Share(_) | Value::Both(..) | Value::Bare(_))
        {
            return;
        }
        let subject = self.subjects.question(row.said.slots & cell.own);
        let head = cell.head.row.map_or("", |above| row.grid.cell(above, cell.column));
        let is_of_no = header(head).is_share_of_no;
        self.others.extend(subject.map(|(standard, question)| Found {
            standard,
            question: Some(question),
            measure: if is_of_no { Measure::No } else { Measure::Other },
            group: 0,
            grid: row.index,
            row: row.at,
            column: cell.column,
            is_bare_of_words: false,
            verdict: None,
        }));
    }

    /// Whether the value of a cell can be taken, and what of.
    fn judge(&self, row: &Row<'_, '_>, cell: &Cell<'_>) -> Judged {
        let (subjects, said, measure) = (self.subjects, &row.said, cell.measure);
        let contained = cell.contained();
        let is_told = row.tells_rating(contained, subjects);
        let is_summed =
            said.is_total && !is_told && !cell.by_row && subjects.question(said.slots).is_none();
        if is_summed || measure == Measure::Other {
            let is_value = !matches!(value(cell.text), Value::Words | Value::None);
            return if said.is_total && !row.is_doubted && is_value {
                Judged::Problem(Problem::new(Code::TotalLeftOut).found(cell.text))
            } else {
                Judged::Nothing
            };
        }
        let is_placed = said.is_narrow || cell.head.is_narrow || is_told;
        let mut slots = said.slots & cell.own;
        // `Requires improvment` among ratings and figures.
        let is_unrated = cell.head.has_ratings
            && cell.text.len() <= LONGEST_RATING
            && subjects.question(slots).is_none()
            && subjects.standard(slots).is_some();
        match contained {
            Value::None => return Judged::Nothing,
            Value::Words if is_placed && is_unrated => {}
            Value::Words
                if !is_placed
                    || measure == Measure::Figure
                        && !has_digit(cell.text)
                        && !is_hidden(cell.text) =>
            {
                return Judged::Nothing;
            }
            _ if !is_placed => return row.without_subject(cell, contained),
            _ => {}
        }
        if subjects.domains(slots).len() > 1
            && subjects.question(slots).is_none()
            && let Some(disposal) = self.disposal
        {
            slots &= disposal;
        }
        let is_rating = measure == Measure::Rating || is_unrated;
        match self.of(row, cell, slots, (contained, is_rating)) {
            Judged::Problem(problem) => {
                let number = match (subjects.question(slots), subjects.standard(slots)) {
                    (Some((standard, question)), _) => Some((standard, Some(question))),
                    (None, standard) => standard.map(|standard| (standard, None)),
                };
                Judged::Problem(match number {
                    Some((standard, question)) => {
                        problem.about(subjects.number(standard, question))
                    }
                    None => problem,
                })
            }
            judged => judged,
        }
    }

    /// What comes of a cell with a place, of what `slots` say.
    fn of(
        &self,
        row: &Row<'_, '_>,
        cell: &Cell<'_>,
        slots: Slots,
        (contained, is_rating): (Value<'_>, bool),
    ) -> Judged {
        let question = self.subjects.question(slots);
        let standard = self.subjects.standard(slots);
        let problem = |code: Code| Judged::Problem(Problem::new(code).found(cell.text));
        match contained {
            Value::Words if is_hidden(cell.text) => problem(Code::CellHidden),
            Value::Words if is_rating => problem(Code::NotARating),
            Value::None | Value::Words => {
                let mut problem = Problem::new(Code::NotAFigure).found(cell.text);
                problem.mend = mend(cell.text);
                Judged::Problem(problem)
            }
            // `No cases` in place of a key question's figure says nothing of the standard.
            Value::Verdict(Verdict::Status(_))
                if question.is_some() && is_figure(cell.head.measure) =>
            {
                Judged::Nothing
            }
            // Beside figures that are about no key question, `G` may be a light.
            Value::Verdict(_) if row.is_doubted && question.is_none() && cell.text.len() == 1 => {
                Judged::Nothing
            }
            Value::Verdict(verdict) => match (question, standard) {
                (Some((standard, question)), Some(_)) => {
                    Judged::Value(standard, Some(question), Some(verdict))
                }
                (_, Some(standard)) => Judged::Value(standard, None, Some(verdict)),
                (_, None) => problem(Code::QuestionUnclear),
            },
            Value::Share(Err(error)) => problem(error.into()),
            _ if cell.measure == Measure::Rating => problem(Code::NotARating),
            Value::Share(Ok(_)) | Value::Both(..) | Value::Bare(_) => {
                self.of_figure(row, cell, slots, (question, standard))
            }
        }
    }

    /// What comes of a figure.
    fn of_figure(
        &self,
        row: &Row<'_, '_>,
        cell: &Cell<'_>,
        slots: Slots,
        (question, standard): (Option<(usize, usize)>, Option<usize>),
    ) -> Judged {
        let problem = |code: Code| Judged::Problem(Problem::new(code).found(cell.text));
        if let Some((standard, question)) = question {
            // One figure for several key questions is that of none.
            let is_of_several = cell.is_of_cases()
                && spans_rows(row.grid, row.kinds, row.at, cell.column, row.block.end);
            return if is_of_several {
                problem(Code::QuestionUnclear)
            } else {
                Judged::Value(standard, Some(question), None)
            };
        }
        match standard.map(|standard| &self.subjects.edition.standards[standard]) {
            // A column of case counts goes with every row; a percentage does not.
            Some(judged) if !judged.is_case_based() && cell.is_of_cases() => {
                problem(Code::FigureForJudged)
            }
            Some(judged) if !judged.is_case_based() => Judged::Nothing,
            None if self.subjects.is_open_by_domain(slots) => Judged::Open,
            _ if row.is_doubted => Judged::Nothing,
            _ if row.has_parts => problem(Code::TotalLeftOut),
            _ => problem(Code::QuestionUnclear),
        }
    }
}
