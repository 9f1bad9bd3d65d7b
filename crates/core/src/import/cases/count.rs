//! Counts the cases of one block, row by row.

use super::answer::Answer;
use super::between::{Headings, example_above, names_audit, names_none};
use super::heads::may_be_prompt;
use super::misplaced::has_misplaced_labels;
use super::rows::{Labels, is_headless};
use super::seconds::invented;
use super::shape::Shape;
use super::subheads::Row;
use super::{Audit, MOST_PLACED, Tally, VAGUE, digits};
use crate::import::table::{self, Block, Grid, Slots};
use crate::problem::Code;

impl Audit<'_, '_> {
    /// The position of the tally of a key question in a grid.
    pub(super) fn tally_of(&self, grid: usize, standard: usize, question: usize) -> Option<usize> {
        let own = (grid, standard, question);
        self.tallies.iter().position(|tally| (tally.grid, tally.standard, tally.question) == own)
    }

    #[expect(clippy::too_many_lines, reason = "one decision after the other, over the same facts")]
    #[inline(never)]
    pub(super) fn rows(&mut self, index: usize, block: &Block, shape: &Shape) {
        let grid = &self.grids[index];
        // Nothing tells which rows such labels are of.
        let is_headless =
            shape.is_long && shape.labels.iter().any(|&label| is_headless(grid, block, label));
        let unclear = shape.unclear_marks()
            || is_headless
            || block.denies
            || has_misplaced_labels(grid, block, self.subjects)
            || shape.kinds.columns.is_empty() && shape.leaves_boxes(grid, block, self.subjects);
        let mut withheld = vec![false; shape.columns.len()];
        let is_numbered = !shape.is_long && self.are_numbered(grid, block, &shape.columns);
        let answered_twice = shape.answered_twice(grid, block, self.subjects);
        for (position, &column) in shape.columns.iter().enumerate() {
            let twice = !shape.is_long
                && shape.columns.iter().any(|&other| {
                    let (one, two) = (&block.columns[other], &block.columns[column]);
                    other != column
                        && one.slots == two.slots
                        && !(Shape::is_mark(block, column) && one.measure != two.measure)
                });
            let unclear = unclear && !Shape::is_mark(block, column);
            let head = block.columns.get(column).and_then(|said| said.row);
            let head = head.map_or("", |row| grid.cell(row, column));
            let subject = self.subjects.read(head);
            // Beside numbers, a name is that of a fact about the case: `Safety plan in place`.
            if is_numbered && subject.number.is_none() && subject.is_narrow {
                self.column_problem(Code::AnswersUnclear, index, block, column);
                withheld[position] = true;
                continue;
            }
            if let Some(number) = subject.number.filter(|_| subject.is_contradicted) {
                self.column_problem(Code::QuestionDoubtful, index, block, column);
                if let Some(problem) = self.problems.last_mut() {
                    problem.about = Some(number.text());
                    problem.found = Some(number.text());
                }
            }
            let name = head.trim_start_matches(|first: char| !first.is_ascii_alphabetic());
            if subject.number.is_none() && may_be_prompt(head) {
                self.prompt_problem(index, block, column);
            }
            let unclear = unclear || subject.number.is_some() && table::titles_target(name);
            let twice = twice || answered_twice.contains(&column);
            withheld[position] = twice || unclear || shape.is_mixed(column);
            if withheld[position] {
                self.column_problem(Code::AnswersUnclear, index, block, column);
                let slots = block.columns.get(column).map_or(0, |said| said.slots);
                self.withheld.push((index, slots));
            }
        }
        for &column in &shape.unread {
            self.column_problem(Code::AnswersUnclear, index, block, column);
            let slots = block.columns.get(column).map_or(0, |said| said.slots);
            let is_aside = is_numbered && !self.are_numbered(grid, block, &[column]);
            if !self.subjects.names_standard(slots) && !is_aside {
                self.withheld.push((index, slots));
            }
        }
        self.dropped(index, block, shape);
        self.contradicted(index, block, shape);
        if let Some((row, column)) = shape.overturned(grid, block).or(invented(grid, block)) {
            self.problem(Code::LineNotUnderstood, index, row, column).found = Some("…".to_owned());
        }
        let mut blanks = 0;
        // The cells that leave cases out, and how many each does.
        let mut left_out: Vec<((usize, usize), u32)> = Vec::new();
        // The column that each tally is counted in, and others that answer the same.
        let mut counted: Vec<(usize, usize)> = Vec::new();
        let mut clashes: Vec<(usize, usize)> = Vec::new();
        let mut rows: Vec<(usize, Slots)> = Vec::new();
        let mut sums: Vec<usize> = Vec::new();
        let before = self.tallies.len();
        let mut labels = Labels::new(&shape.labels);
        let prompts = table::prompt_columns(grid, block);
        let is_prompt = |row| {
            prompts.iter().any(|&column| table::names_prompt(grid.cell(row, column), self.subjects))
        };
        let mut periods = self.period_columns(index, block, shape);
        let mut headings = Headings::new(block.context);
        let is_outside = names_none(grid.name, self.grids.len());
        headings.leaves_out =
            Some(block.first).filter(|_| is_outside).or(example_above(grid, block));
        // Of an only block, a title says nothing that a person does not know.
        if self.is_below || names_audit(grid) {
            headings.between(grid, block, shape, self.subjects);
        }
        let (mut is_doubted, mut is_tallied) = (false, false);
        let mut carried = None;
        for row in block.first..block.end {
            if grid.filled(row) == 0 {
                continue;
            }
            self.periods.headings(index, grid, row);
            headings.read(grid, row, shape, self.subjects);
            let named = if shape.is_long {
                let named = labels.read(grid, row, block, self.subjects);
                if is_prompt(row) { 0 } else { named }
            } else {
                Slots::MAX
            };
            let first = grid.first_filled(row);
            let is_note = grid.filled(row) == 1;
            let text = grid.cell(row, first);
            if is_note && (table::states(self.subjects, text) || shape.takes_out(grid, block, text))
            {
                let problem = self.problem(Code::LineNotUnderstood, index, row, first);
                problem.found = Some("…".to_owned());
            }
            if !shape.has_answer(grid, row) {
                continue;
            }
            let is_tally = is_tallied && self.subjects.read(grid.cell(row, first)).is_narrow;
            if is_tally || shape.is_summary(grid, row) {
                // The place of a row takes as long to find as it is far down.
                let is_listed = self.problems.len() < MOST_PLACED;
                let found = is_listed.then(|| digits(grid.line(row)));
                self.problem(Code::TotalLeftOut, index, row, first).found = found;
                sums.push(row);
                self.lost(index, row, block);
                continue;
            }
            match shape.heads(grid, row, block, self.subjects) {
                Row::Case => {}
                Row::Heads => continue,
                Row::HeadsTallies => {
                    is_tallied = true;
                    continue;
                }
                Row::Unclear => {
                    self.problem(Code::CasesLeftOut, index, row, first).found = Some(digits(1));
                    continue;
                }
            }
            if shape.is_shifted(grid, row) {
                self.problem(Code::CasesLeftOut, index, row, first).found = Some(digits(1));
                continue;
            }
            let by_column = shape.left_out_by(grid, row).map(|column| (block.first, column));
            let by_heading = headings.leaves_out.map(|above| (above, grid.first_filled(above)));
            if let Some(by) = by_column.or(by_heading) {
                match left_out.iter_mut().find(|(known, _)| *known == by) {
                    Some((_, rows)) => *rows += 1,
                    None => left_out.push((by, 1)),
                }
                continue;
            }
            if let Some(column) = shape.stranger(grid, row) {
                self.problem(Code::CasesLeftOut, index, row, column).found = Some(digits(1));
                continue;
            }
            let period = self.periods.of(grid, row, block, &mut periods);
            if self.periods.leaves_out(period) {
                if period.is_none() {
                    self.problem(Code::PeriodUnclear, index, row, grid.first_filled(row));
                }
                continue;
            }
            // Other cases may stand below it than above.
            if let Some(above) =
                headings.unknown.take().filter(|_| self.is_below || !rows.is_empty())
            {
                let column = grid.first_filled(above);
                self.problem(Code::LineNotUnderstood, index, above, column).found =
                    Some("…".to_owned());
            }
            if named == 0 {
                self.problem(Code::QuestionUnclear, index, row, grid.first_filled(row));
                continue;
            }
            // A heading says it of the cases below it, whatever a title says of all.
            let mut domain = headings.domain;
            let context = headings.context;
            if let Some(&column) = shape.kinds.columns.first() {
                let mut own = shape.domain(grid, row, self.subjects);
                if shape.kinds.carries && grid.cell(row, column).is_empty() {
                    own = carried;
                }
                carried = own;
                let is_told = shape.kinds.is_doubtful && shape.is_told_by_columns();
                let is_told = is_told && !shape.is_outside(grid, row);
                // What a title or the sheet's name says of all of them may be wrong of this one.
                let contradicts = |domain| self.subjects.of_domain(domain) & context == 0;
                if own.map_or(!is_told, contradicts) {
                    self.problem(Code::DisposalUnclear, index, row, column);
                    continue;
                }
                domain = own.or(domain);
            }
            // A case is there again for each standard that has its own heading.
            let about = if self.subjects.standard(context).is_some() { context } else { 0 };
            rows.push((row, if shape.is_long { named } else { about }));
            for (position, &column) in shape.columns.iter().enumerate() {
                if withheld[position] {
                    continue;
                }
                let text = grid.cell(row, column);
                let said = &block.columns.get(column);
                let header = said.map_or(Slots::MAX, |said| match said.slots {
                    0 => Slots::MAX,
                    slots => slots,
                });
                let mut given = shape.read(block, column, text);
                if matches!(given, Answer::Yes | Answer::No)
                    && shape.is_marked_twice(grid, row, block, column)
                {
                    given = Answer::Other;
                }
                if shape.repeats_no(grid, row, block, column) {
                    given = Answer::No;
                }
                if given == Answer::Blank {
                    blanks += 1;
                    given = Answer::NotApplicable;
                }
                if given == Answer::Other {
                    let found = VAGUE.iter().find(|word| word.eq_ignore_ascii_case(text));
                    let found = found.map(|word| (*word).to_owned());
                    self.problem(Code::AnswerUnclear, index, row, column).found = found;
                    continue;
                }
                let is_counted = matches!(given, Answer::Yes | Answer::No);
                let own = named & header & context;
                let own = self.subjects.question(if own == 0 { named & header } else { own });
                let mut domain = domain;
                if shape.kinds.is_doubtful && self.contradicts(own, domain, shape) {
                    is_doubted |= self.disposal.is_none();
                    domain = self.disposal;
                }
                let slots = self.resolve(named & header, context, domain, shape);
                let Some((standard, question)) =
                    slots.and_then(|slots| self.subjects.question(slots))
                else {
                    if is_counted && slots.is_some() {
                        self.problem(Code::AnswerUnclear, index, row, column);
                    }
                    continue;
                };
                let head = said.and_then(|said| said.row).unwrap_or(block.first);
                // In the long form the rightmost label of the row names it.
                let label = shape.labels.iter().rfind(|&&label| !grid.cell(row, label).is_empty());
                let label = label.filter(|_| shape.is_long);
                // Below no header, the first answer stands for all.
                let has_head = label.is_none() && !grid.cell(head, column).is_empty();
                let head = if has_head { head } else { row };
                let known = self.tally_of(index, standard, question);
                let known = known.unwrap_or_else(|| {
                    let (yes, of) = (0, 0);
                    let column = label.copied().unwrap_or(column);
                    self.tallies.push(Tally {
                        grid: index,
                        standard,
                        question,
                        yes,
                        of,
                        row: head,
                        column,
                    });
                    self.tallies.len() - 1
                });
                match counted.iter().find(|(tally, _)| *tally == known) {
                    None => counted.push((known, column)),
                    Some(&(_, first)) if first == column || Shape::is_mark(block, column) => {}
                    Some(_) if clashes.contains(&(known, column)) => {}
                    Some(_) => clashes.push((known, column)),
                }
                self.tallies[known].of += u32::from(is_counted);
                self.tallies[known].yes += u32::from(given == Answer::Yes);
            }
        }
        if is_doubted {
            self.asks_disposal = true;
            self.withheld.push((index, Slots::MAX));
        }
        for (tally, column) in clashes {
            self.column_problem(Code::AnswersUnclear, index, block, column);
            self.tallies[tally].of = 0;
        }
        if !shape.is_long && !self.periods.is_chosen() {
            self.compare(index, &sums, &counted, before);
        }
        if blanks > 0 && shape.has_not_applicable {
            let problem = self.problem(Code::BlanksLeftOut, index, block.first, shape.columns[0]);
            problem.found = Some(digits(blanks));
        }
        for ((row, column), rows) in left_out {
            self.problem(Code::CasesLeftOut, index, row, column).found = Some(digits(rows));
        }
        self.repeated(index, rows);
    }

    /// Whether most of `columns` are headed with numbers.
    fn are_numbered(&self, grid: &Grid, block: &Block, columns: &[usize]) -> bool {
        let is_one = |&&column: &&usize| {
            let row = block.columns.get(column).and_then(|said| said.row);
            row.is_some_and(|row| self.subjects.read(grid.cell(row, column)).number.is_some())
        };
        2 * columns.iter().filter(is_one).count() > columns.len()
    }

    /// Whether a key question is none of a case's disposal, nor of one that has columns of its own.
    fn contradicts(
        &self,
        question: Option<(usize, usize)>,
        domain: Option<usize>,
        shape: &Shape,
    ) -> bool {
        let own = question.map(|(standard, _)| self.subjects.edition.standards[standard].domain);
        domain.is_some_and(|domain| {
            own.is_some_and(|own| own != domain) && !shape.domains.contains(&domain)
        })
    }

    /// The slots of an answer, by its header and the case's disposal; `None` where only the domain
    /// is missing, which is asked.
    #[inline(never)]
    fn resolve(
        &mut self,
        slots: Slots,
        context: Slots,
        domain: Option<usize>,
        shape: &Shape,
    ) -> Option<Slots> {
        let decided = self
            .subjects
            .question(slots)
            .map(|(standard, _)| self.subjects.edition.standards[standard].domain);
        if let Some(domain) = domain {
            let other = decided.is_some_and(|own| own != domain);
            // Columns for both disposals: an answer under the other's heading is a slip.
            if other && shape.domains.contains(&domain) {
                return Some(0);
            }
            if other {
                return Some(self.subjects.counterpart(slots, domain));
            }
            let slots = slots & self.subjects.of_domain(domain);
            let both = slots & context;
            return Some(if both == 0 { slots } else { both });
        }
        let both = slots & context;
        if self.subjects.question(both).is_some() {
            return Some(both);
        }
        let open = if both == 0 { slots } else { both };
        match self.disposal {
            Some(domain) if decided.is_some() => Some(self.subjects.counterpart(slots, domain)),
            Some(domain) => Some(open & self.subjects.of_domain(domain)),
            None if decided.is_some() || self.subjects.is_open_by_domain(open) => {
                self.asks_disposal = true;
                None
            }
            None => Some(0),
        }
    }
}
