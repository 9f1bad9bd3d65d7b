//! Cells to an assessment: tables of figures, and case-level audits. A build without the feature
//! `tables` leaves them out, since they weigh as much as all the rest.

use super::cases::Audit;
use super::clean::Clean;
use super::delimiter::{DELIMITERS, Delimiter};
use super::lines;
use super::list;
use super::persons;
use super::private::{Heads, heads, holds_cases, is_regular, may_hold_cases};
use super::table::{self, Grid, Outline, Read, Subjects, Table, Taken, above, cells, unfolded};
use super::{
    Answers, Ask, Form, Import, LONGEST_PART, Question, Reading, Source, as_list, edition_of,
    in_text, is_report, nothing,
};
use crate::assessment::Assessment;
use crate::edition::Edition;
use crate::problem::{Code, MOST, Problem, Severity, in_order};

/// Reads cells: a source's sheets, or its text as delimited.
pub(super) fn read(source: &Source, reading: &Reading) -> Import {
    if let Some(import) = in_sheets(source, reading) {
        return import;
    }
    let subjects = Subjects::new(reading.edition);
    let whole_report = is_report(source.text);
    let mut is_private = !source.sheets.is_empty();
    let mut is_table = false;
    // Whether what is tried first parts the cells of cases: commas in them part none.
    let mut is_parted = false;
    let mut list_after: Option<Import> = None;
    if !whole_report {
        for delimiter in DELIMITERS {
            if is_parted || !delimiter.fits(source.text) {
                continue;
            }
            let grid = [unfolded(cells(delimiter, source.text), &subjects)];
            let is_sure = matches!(delimiter, Delimiter::Byte(b'\t') | Delimiter::Pipe);
            let tables = in_grids(&grid, reading, is_private);
            is_parted =
                is_sure && may_hold_cases(&grid[0], reading, true) && is_regular(&grid[0], 0);
            let is_headed = is_headed(&grid[0], reading);
            is_table |= is_headed;
            let beside =
                |import| lines::beside(source.text, delimiter, reading, import, is_private);
            let is_used = |tables: &Tables| !is_private || tables.import.form.is_some();
            if let Some(tables) = tables.filter(is_used) {
                if is_headed {
                    return beside(tables.import);
                }
                let is_short = source.text.len() <= LONGEST_PART;
                if (is_short || !tables.has_header) && list_after.is_none() {
                    let clean = Clean::new(source.text);
                    let edition = reading.own().or_else(|| edition_of(clean.text()));
                    let edition = edition.unwrap_or(reading.edition);
                    list_after = as_list(&clean, edition, reading, true);
                }
                let Some(list) = &list_after else {
                    let is_table = is_sure || is_regular(&grid[0], 2);
                    if tables.has_header || is_table && tables.import.form.is_some() {
                        return beside(tables.import);
                    }
                    is_private |= may_hold_cases(&grid[0], reading, is_sure);
                    continue;
                };
                // Cells in columns, read as one list, contradict each other.
                let contradicts = list.problems.iter().any(|known| {
                    matches!(known.code, Code::FiguresDisagree | Code::RatingsDisagree)
                });
                // A tab here and there, or behind a bullet, is only a gap to whoever typed a list.
                let is_typed = |line: &str| {
                    let line = list::without_bullet(line.trim());
                    memchr::memchr(b'\t', line.as_bytes()).is_none()
                        && list::is_item(line, reading.editions)
                };
                // Commas and the like part figures as well as cells.
                let least = tables.import.marks.len() + usize::from(!is_sure);
                // What headers explain, a list complains of.
                let is_worse = tables.has_header
                    && is_regular(&grid[0], 2)
                    && complaints(&list.problems) > complaints(&tables.import.problems);
                // What parts these cells parts the figures of items, which the list reads each.
                if tables.import.form.is_none()
                    && !contradicts
                    && !may_hold_cases(&grid[0], reading, is_sure)
                    && reads_rows(list, source.text, delimiter)
                {
                    break;
                }
                if tables.import.form != Some(Form::Cases)
                    && !is_worse
                    && tables.import.questions.is_empty()
                    && !contradicts
                    && list.marks.len() >= least
                    && source.text.lines().any(is_typed)
                    && delimiter != Delimiter::Pipe
                    && !may_hold_cases(&grid[0], reading, is_sure)
                {
                    break;
                }
                // Where cells may be of cases, no other reader is asked.
                if tables.has_header || is_parted && tables.import.form.is_some() {
                    return beside(tables.import);
                }
                let is_clean = list.problems.iter().all(|known| known.severity < Severity::Error);
                let asks = !tables.import.questions.is_empty()
                    || tables.import.form.is_none()
                    || contradicts;
                if (is_sure || is_regular(&grid[0], 2))
                    && !is_clean
                    && (asks || tables.import.marks.len() >= known(&list.assessment))
                {
                    return beside(tables.import);
                }
            }
            is_private |= may_hold_cases(&grid[0], reading, is_sure);
        }
    }
    // What may be rows of cases is not shown in words of a reader that does not know them. What heads say are
    // no figures, a list would take for some.
    if is_private || is_table {
        return nothing(reading.edition, vec![Problem::new(Code::NothingRecognised)]);
    }
    lines::read(source.text, reading, in_text(source.text, reading, whole_report, true))
}

/// Reads a source's sheets, or its text where that says more than they do: they are tables of a report.
fn in_sheets(source: &Source, reading: &Reading) -> Option<Import> {
    if source.sheets.is_empty() {
        return None;
    }
    let mut grids: Vec<Grid> = source.sheets.iter().map(Grid::of_sheet).collect();
    if let [grid] = &mut grids[..]
        && !source.text.is_empty()
    {
        grid.pair(&cells(Delimiter::Byte(b'\t'), source.text));
    }
    let above = above(source.text, &grids);
    for (grid, above) in grids.iter_mut().zip(above) {
        grid.above = above;
    }
    let subjects = Subjects::new(reading.edition);
    let grids: Vec<Grid> = grids.into_iter().map(|grid| unfolded(grid, &subjects)).collect();
    let tables = in_grids(&grids, reading, false)?;
    // What several tables repeat counts once.
    let values = known(&tables.import.assessment);
    // A document's tables are part of a report if its text says more than they do.
    if !is_all_of(&grids, source.text) && is_report(source.text) {
        let report = in_text(source.text, reading, true, true);
        // Of as much, a report has the overall rating too.
        let whole = usize::from(report.assessment.published.rating.is_some());
        if report.form == Some(Form::Report) && known(&report.assessment) + whole > values {
            return Some(report);
        }
    }
    Some(tables.import)
}

/// What grids hold, and whether a header row describes it.
pub(super) struct Tables {
    pub(super) import: Import,
    has_header: bool,
}

/// Reads grids as cases or else as tables; `None` where they hold neither. No words of a text that
/// is private are shown: by another delimiter its rows were cases.
#[inline(never)]
pub(super) fn in_grids(grids: &[Grid], reading: &Reading, is_private: bool) -> Option<Tables> {
    let mut text = String::new();
    for grid in grids {
        text.push_str(grid.text());
    }
    let known = reading.own().or_else(|| edition_of(&text));
    drop(text);
    let (tables, sheet) = in_edition(grids, reading, known, is_private)?;
    // Other sheets may be of another edition than the one that is chosen.
    let of_sheet = |sheet: usize| reading.own().or_else(|| edition_of(grids[sheet].text()));
    match sheet.map(of_sheet) {
        Some(own) if own.map(|own| own.id) != known.map(|known| known.id) => {
            in_edition(grids, reading, own, is_private).map(|(tables, _)| tables)
        }
        _ => Some(tables),
    }
}

/// Reads grids by the edition `known`, where their text tells one; and which of them a person has
/// chosen.
fn in_edition(
    grids: &[Grid],
    reading: &Reading,
    known: Option<&'static Edition>,
    is_private: bool,
) -> Option<(Tables, Option<usize>)> {
    let edition = known.unwrap_or(reading.edition);
    let subjects = Subjects::new(edition);
    let answers = reading.answers;
    let mut audit = Audit::new(grids, &subjects, answers);
    let disposal = answers.disposal;
    let domains = subjects.domains(table::Slots::MAX);
    let disposal = disposal.and_then(|option| domains.get(option).copied());
    let mut table = Table::new(grids, &subjects).with_disposal(disposal);
    let mut has_header = false;
    let mut cut = None;
    let mut outline = Outline::new();
    let mut read = Read::default();
    for (index, grid) in grids.iter().enumerate() {
        if grid.cut {
            cut = Some(index);
        }
        for block in table::blocks(grid, &subjects, outline.of(grid, &subjects)) {
            has_header |= block.columns.iter().any(|said| said.measure.is_some() || said.is_narrow);
            let rows = block.first..block.end;
            if !audit.block(index, &block) {
                let before = table.size();
                table.block(index, block, 0);
                read.add(index, rows, before, table.size());
                continue;
            }
            if let Some(from) = table::behind_gap(grid, &block) {
                // A table may stand to the right of the cases.
                table.block(index, block, from);
            }
            read.add_cases(index, rows);
        }
    }
    // Where nothing else is read, that is said of the whole.
    let unread = read.rest(grids, &subjects, audit.has_cases);
    let (form, taken) = if audit.has_cases {
        let counted = audit.counted();
        (Some(Form::Cases), table.beside(audit.settle(answers), counted))
    } else if table.has_values() {
        (Some(Form::Table), table::settle(table, answers))
    } else if table.has_problems()
        && !grids.iter().any(|grid| holds_cases(grid) || heads(grid, reading) > Heads::None)
    {
        // Figures, and nothing tells what they are about: no other reader would know either.
        (None, table::settle(table, answers))
    } else {
        return None;
    };
    let Taken { mut assessment, mut problems, questions, marks, sheet } = taken;
    if form.is_some() && !unread.is_empty() {
        problems.extend(unread);
        problems = in_order(problems);
    }
    if is_private || grids.iter().any(|grid| heads(grid, reading) > Heads::None) {
        // Whatever else it was read as, words in its rows may be a child's.
        persons::hide(&mut problems);
        // Nor is a row's name that of a service, where it names no figures.
        if marks.is_empty() {
            assessment.service = None;
        }
    }
    // A full list of problems says that there are more.
    let is_full = problems.len() > MOST;
    if let Some(index) = cut.filter(|_| !is_full) {
        let mut most = String::new();
        let limit = u32::try_from(table::MOST_COLUMNS).unwrap_or(u32::MAX);
        crate::share::push_number(&mut most, limit);
        let mut problem = Problem::new(Code::TableTooWide).expected(most);
        problem.sheet = (!grids[index].name.is_empty()).then(|| grids[index].name.to_owned());
        problems.push(problem);
    }
    if known.is_none() && problems.len() <= MOST {
        problems.push(Problem::new(Code::EditionAssumed).expected(edition.id));
    }
    let import = Import { form, assessment, problems, questions, marks };
    let import = if form != Some(Form::Cases) && persons::shows_cases(&import, grids) {
        nothing(reading.edition, vec![Problem::new(Code::NothingRecognised)])
    } else {
        import
    };
    Some((Tables { import, has_header }, sheet))
}

/// Whether a list has taken values and has no complaints of lines that `delimiter` parts.
fn reads_rows(list: &Import, text: &str, delimiter: Delimiter) -> bool {
    let is_about_row = |problem: &Problem| {
        let line = problem.line.and_then(|line| text.split('\n').nth(line as usize - 1));
        problem.severity > Severity::Note && line.is_none_or(|line| delimiter.fits(line))
    };
    text.len() <= LONGEST_PART && !list.marks.is_empty() && !list.problems.iter().any(is_about_row)
}

/// How many problems are more than notes.
pub(super) fn complaints(problems: &[Problem]) -> usize {
    problems.iter().filter(|problem| problem.severity > Severity::Note).count()
}

/// Whether tables hold nearly all that a text says.
fn is_all_of(grids: &[Grid], text: &str) -> bool {
    let letters = |text: &str| text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
    let in_cells: usize = grids.iter().map(|grid| letters(grid.text())).sum();
    in_cells * 10 > letters(text) * 9
}

/// Whether the first row with cells heads all the others: it has as many, is no item of a list, and figures stand
/// below it.
fn is_headed(grid: &Grid, reading: &Reading) -> bool {
    let mut rows = (0..grid.rows()).filter(|&row| grid.filled(row) > 1);
    let Some(head) = rows.next() else { return false };
    let is_number = |row| list::is_item(grid.cell(row, 0), reading.editions);
    let label = grid.cell(head, 0);
    let line = [label, " ", grid.cell(head, 1)].concat();
    !label.bytes().any(|byte| byte.is_ascii_digit())
        && !list::is_item(&line, reading.editions)
        && rows.clone().any(is_number)
        && rows.all(|row| grid.width(row) == grid.width(head))
}

/// How many figures and ratings an assessment has.
pub(super) fn known(assessment: &Assessment) -> usize {
    let mut known = 0;
    for entry in assessment.entries() {
        known += entry.shares().iter().flatten().count();
        known += usize::from(entry.stated.is_some() || entry.discretion.is_some());
    }
    known
}

/// The answer to a question with these options; where there is none, the question is put.
pub(super) fn choose(
    questions: &mut Vec<Question>,
    answers: Answers,
    ask: Ask,
    options: Vec<String>,
) -> Option<usize> {
    let chosen = answers.get(ask).filter(|&chosen| chosen < options.len());
    if chosen.is_none() && questions.iter().all(|known| known.ask != ask) {
        questions.push(Question { ask, options });
    }
    chosen
}

/// A problem for each key question without a figure whose standard has others, unless `known` has
/// one about it.
pub(super) fn missing(assessment: &Assessment, known: &[Problem]) -> Vec<Problem> {
    let mut missing = Vec::new();
    for (standard, entry) in assessment.iter() {
        if entry.shares().iter().all(Option::is_none) {
            continue;
        }
        for (question, share) in standard.key_questions.iter().zip(entry.shares()) {
            let is_known = || known.iter().any(|one| one.about.as_deref() == Some(question.number));
            if share.is_none() && !is_known() {
                missing.push(Problem::new(Code::KeyQuestionMissing).about(question.number));
            }
        }
    }
    missing
}
