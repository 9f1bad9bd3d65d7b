//! From text and cells to an assessment and problems: recognise the form and the edition, then one
//! reader per form.

mod cases;
mod clean;
mod edges;
mod list;
mod report;
mod source;
mod table;
mod words;

pub use source::{Answers, Ask, Cell, Mark, Question, Reading, Sheet, Source};

use crate::assessment::{Assessment, Discretion};
use crate::edition::Edition;
use crate::export::csv;
use crate::problem::{Code, Problem, Severity};
use crate::rate::rate;
use crate::vector;
use cases::Audit;
use clean::Clean;
use serde::Serialize;
use table::{DELIMITERS, Delimiter, Grid, Subjects, Table, Taken};
use words::Number;

/// What a source was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Form {
    /// The text of an inspection report, whole or in part.
    Report,
    /// A typed list: `2.1: 83, 50, 50`.
    List,
    /// Figures or ratings in rows and columns, or this tool's own CSV.
    Table,
    /// An audit with a row for each case, which has been counted.
    Cases,
    /// An assessment as one line: `YJ:2021/2.1:83-50-50/end`.
    Vector,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Report, Self::List, Self::Table, Self::Cases, Self::Vector];

    /// Its name in the contract: `report`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::List => "list",
            Self::Table => "table",
            Self::Cases => "cases",
            Self::Vector => "vector",
        }
    }

    /// The form whose name in the contract is `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }
}

/// What was read from a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What it was read as; `None` where nothing was recognised.
    pub form: Option<Form>,
    /// What was read.
    pub assessment: Assessment,
    /// What to mend or to know, in the order of the text.
    pub problems: Vec<Problem>,
    /// What has to be answered first; what depends on it is not in the assessment.
    pub questions: Vec<Question>,
    /// Where the values that were taken stand.
    pub marks: Vec<Mark>,
}

/// The longest text that is read, in megabytes.
const LONGEST_MEGABYTES: usize = 10;

/// Reads `source`: an inspection report, a table, a case-level audit or a typed list.
///
/// It never fails: what cannot be read is a problem, what is open is a question, and what stands
/// beside it is kept.
///
/// ```
/// use youth_justice_ratings::{Code, Reading, Source, import};
///
/// let read = import(&Source::text("2.1: 83, 50, 5O\n1.1 Good"), &Reading::default());
/// let problem = &read.problems[0];
/// assert_eq!((problem.code, problem.line, problem.column), (Code::NotAFigure, Some(1), Some(14)));
/// assert_eq!(problem.mend.as_deref(), Some("50"));
/// ```
pub fn import(source: &Source, reading: &Reading) -> Import {
    let fallback = reading.edition;
    let mut length = source.text.len();
    for sheet in source.sheets {
        for cell in sheet.rows.iter().flatten() {
            length = length.saturating_add(cell.text.len());
        }
    }
    // A pasted table is there twice, as cells and as text.
    if source.text.len().max(length / 2) > LONGEST_MEGABYTES << 20 {
        let problem = Problem::new(Code::TooLong).expected("10");
        return nothing(fallback, vec![problem]);
    }
    if source.sheets.is_empty()
        && let Some(read) = csv::read(source.text).or_else(|| vector::read(source.text))
    {
        return read;
    }
    let mut import = read(source, reading);
    pages(source.text, &mut import.problems);
    import
}

fn read(source: &Source, reading: &Reading) -> Import {
    let mut grids: Vec<Grid> = source.sheets.iter().map(Grid::of_sheet).collect();
    if let [grid] = &mut grids[..]
        && !source.text.is_empty()
    {
        grid.pair(&Delimiter::Byte(b'\t').cells(source.text));
    }
    let in_sheets = if grids.is_empty() { None } else { in_grids(&grids, reading) };
    if let Some(tables) = in_sheets {
        let values = tables.import.marks.len();
        // A document's tables are part of a report if its text says more than they do.
        if is_report(source.text) {
            let report = in_text(source.text, reading, true);
            if report.form == Some(Form::Report) && known(&report.assessment) > values {
                return report;
            }
        }
        return tables.import;
    }
    let whole_report = is_report(source.text);
    let mut is_private = !grids.is_empty();
    let mut list_after: Option<Import> = None;
    if !whole_report {
        for delimiter in DELIMITERS {
            if !delimiter.fits(source.text) {
                continue;
            }
            let grid = [delimiter.cells(source.text)];
            let is_sure = matches!(delimiter, Delimiter::Byte(b'\t') | Delimiter::Pipe);
            if let Some(tables) = in_grids(&grid, reading) {
                if !tables.has_header && list_after.is_none() {
                    let clean = Clean::new(source.text);
                    let edition = edition_of(clean.text()).unwrap_or(reading.edition);
                    list_after = as_list(&clean, edition);
                }
                let Some(list) = &list_after else {
                    if tables.has_header || is_sure {
                        return tables.import;
                    }
                    continue;
                };
                if tables.has_header {
                    return tables.import;
                }
                let is_clean = list.problems.iter().all(|known| known.severity < Severity::Error);
                let asks = !tables.import.questions.is_empty();
                if is_sure
                    && !is_clean
                    && (asks || tables.import.marks.len() >= known(&list.assessment))
                {
                    return tables.import;
                }
            }
            is_private |= holds_cases(&grid[0]);
        }
    }
    // What may be rows of cases is not shown in words of a reader that does not know them.
    if is_private {
        return nothing(reading.edition, vec![Problem::new(Code::NothingRecognised)]);
    }
    in_text(source.text, reading, whole_report)
}

/// What grids hold, and whether a header row describes it.
struct Tables {
    import: Import,
    has_header: bool,
}

/// Reads grids as cases or else as tables; `None` where they hold neither.
#[inline(never)]
fn in_grids(grids: &[Grid], reading: &Reading) -> Option<Tables> {
    let mut text = String::new();
    for grid in grids {
        text.push_str(grid.text());
    }
    let known = edition_of(&text);
    drop(text);
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
    for (index, grid) in grids.iter().enumerate() {
        if grid.cut {
            cut = Some(index);
        }
        for block in table::blocks(grid, &subjects) {
            has_header |= block.columns.iter().any(|said| said.measure.is_some() || said.is_narrow);
            if !audit.block(index, &block) {
                table.block(index, &block);
            }
        }
    }
    let (form, taken) = if audit.has_cases {
        (Form::Cases, audit.settle(answers))
    } else if table.has_values() {
        (Form::Table, table::settle(table, answers))
    } else {
        return None;
    };
    let Taken { assessment, mut problems, questions, marks } = taken;
    if let Some(index) = cut {
        let mut most = String::new();
        let limit = u32::try_from(table::MOST_COLUMNS).unwrap_or(u32::MAX);
        crate::share::push_number(&mut most, limit);
        let mut problem = Problem::new(Code::TableTooWide).expected(most);
        problem.sheet = (!grids[index].name.is_empty()).then(|| grids[index].name.to_owned());
        problems.push(problem);
    }
    if known.is_none() {
        problems.push(Problem::new(Code::EditionAssumed).expected(edition.id));
    }
    let import = Import { form: Some(form), assessment, problems, questions, marks };
    Some(Tables { import, has_header })
}

/// Whether a fair part of what a grid's cells hold answers questions with yes or no.
fn holds_cases(grid: &Grid) -> bool {
    const SAMPLE: usize = 2_000;
    let (mut answers, mut others) = (0, 0);
    for row in 0..grid.rows().min(SAMPLE) {
        for column in 0..grid.width(row) {
            match cases::answer::answer(grid.cell(row, column)) {
                cases::answer::Answer::Yes | cases::answer::Answer::No => answers += 1,
                cases::answer::Answer::Other => others += 1,
                _ => {}
            }
        }
    }
    answers > 2 && answers * 4 >= others
}

/// Whether `text` has what reports have and tables do not: a title page, a page of ratings, or
/// several sentences.
#[inline(never)]
fn is_report(text: &str) -> bool {
    const SAMPLE: usize = 256 << 10;
    const STARTS: [&str; 6] = [
        "overall rating",
        "fieldwork",
        "an inspection of",
        "hm inspectorate",
        "score ",
        "our rating",
    ];
    let (mut sentences, mut rows) = (0, 0);
    for line in text[..text.floor_char_boundary(SAMPLE)].split(['\n', '\x0c']) {
        let line = line.trim();
        if line.contains('\t') {
            rows += 1;
            continue;
        }
        if STARTS.iter().any(|start| words::starts(line, start)) && !line.contains([',', ';', '|'])
        {
            return true;
        }
        let words = line.bytes().filter(|&byte| byte == b' ').count();
        let sentence = words > 3 && line.ends_with('.') && !line.contains(['|', '"']);
        // In a report a rating stands alone below its standard.
        sentences += usize::from(sentence || words::verdict_alone(line).is_some());
    }
    sentences > 2 && sentences * 3 > rows
}

/// How many figures and ratings an assessment has.
fn known(assessment: &Assessment) -> usize {
    let mut known = 0;
    for entry in assessment.entries() {
        known += entry.shares().iter().flatten().count();
        known += usize::from(entry.stated.is_some() || entry.discretion.is_some());
    }
    known
}

/// `clean` as a list, if it is one.
#[inline(never)]
fn as_list(clean: &Clean, edition: &'static Edition) -> Option<Import> {
    if !list::is_list(clean.text()) {
        return None;
    }
    let list = list::read(clean, edition);
    Some(Import {
        form: Some(Form::List),
        assessment: list.assessment,
        problems: list.problems,
        questions: Vec::new(),
        marks: list.marks,
    })
}

/// Reads text without cells: a list, unless it is a report.
#[inline(never)]
fn in_text(text: &str, reading: &Reading, whole_report: bool) -> Import {
    let fallback = reading.edition;
    let clean = Clean::new(text);
    let edition = edition_of(clean.text());
    if !whole_report && let Some(list) = as_list(&clean, edition.unwrap_or(fallback)) {
        return list;
    }
    let mut report = report::read(&clean, edition.unwrap_or(fallback));
    let mut assumed = edition.is_none();
    // The month of publication tells, unless the standards do.
    let by_month = report.assessment.published.month.filter(|_| assumed);
    if let Some(edition) = by_month.and_then(|month| Edition::in_use_in(month.year)) {
        assumed = false;
        if edition.id != fallback.id {
            report = report::read(&clean, edition);
        }
    }
    if !report.recognised {
        let found = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        return nothing(fallback, vec![Problem::new(Code::NothingRecognised).found(found)]);
    }
    if assumed {
        report.problems.push(Problem::new(Code::EditionAssumed).expected(fallback.id));
    }
    Import {
        form: Some(Form::Report),
        assessment: report.assessment,
        problems: report.problems,
        questions: Vec::new(),
        marks: Vec::new(),
    }
}

/// Gives each problem of a text with pages its page; they are in the order of the text.
fn pages(text: &str, problems: &mut [Problem]) {
    if memchr::memchr(b'\x0c', text.as_bytes()).is_none() {
        return;
    }
    let mut lines = text.split('\n');
    let (mut line, mut page) = (0, 1);
    let mut current = "";
    for problem in problems {
        let (Some(wanted), Some(column)) = (problem.line, problem.column) else { continue };
        while line < wanted {
            page += breaks(current);
            current = lines.next().unwrap_or_default();
            line += 1;
        }
        let end = current.char_indices().nth(column.saturating_sub(1) as usize);
        problem.page = Some(page + breaks(&current[..end.map_or(current.len(), |(at, _)| at)]));
    }
}

/// How many pages end in `text`.
fn breaks(text: &str) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\x0c', text.as_bytes()).count()).unwrap_or(u32::MAX)
}

/// The answer to a question with these options; where there is none, the question is put.
fn choose(
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

/// A problem for each key question without a figure whose standard has others.
fn missing(assessment: &Assessment) -> Vec<Problem> {
    let mut missing = Vec::new();
    for (standard, entry) in assessment.iter() {
        if entry.shares().iter().all(Option::is_none) {
            continue;
        }
        for (question, share) in standard.key_questions.iter().zip(entry.shares()) {
            if share.is_none() {
                missing.push(Problem::new(Code::KeyQuestionMissing).about(question.number));
            }
        }
    }
    missing
}

fn nothing(edition: &'static Edition, problems: Vec<Problem>) -> Import {
    Import {
        form: None,
        assessment: Assessment::blank(edition),
        problems,
        questions: Vec::new(),
        marks: Vec::new(),
    }
}

/// The only edition whose own standards or key questions `text` numbers: those that the other
/// editions lack, or know by another name.
#[inline(never)]
fn edition_of(text: &str) -> Option<&'static Edition> {
    let mut votes = [0usize; 8];
    let bytes = text.as_bytes();
    for stop in memchr::memchr_iter(b'.', bytes) {
        if stop == 0 || !bytes[stop - 1].is_ascii_digit() {
            continue;
        }
        let start = stop
            - bytes[..stop].iter().rev().take(2).take_while(|byte| byte.is_ascii_digit()).count();
        if start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] == b'.') {
            continue;
        }
        let Some((number, rest)) = Number::start(&text[start..]) else {
            continue;
        };
        for (vote, edition) in votes.iter_mut().zip(Edition::all()) {
            *vote += usize::from(is_own(edition, number, rest));
        }
    }
    let best = votes.iter().max().copied().filter(|&votes| votes > 0)?;
    let mut winners = Edition::all().iter().zip(votes).filter(|&(_, votes)| votes == best);
    winners.next().filter(|_| winners.next().is_none()).map(|(edition, _)| edition)
}

/// Whether `number`, with `rest` after it, can only be of `edition`.
fn is_own(edition: &Edition, number: Number, rest: &str) -> bool {
    let others = || Edition::all().iter().filter(|other| other.id != edition.id);
    if number.parts() == 3 {
        return number.key_question(edition).is_some()
            && others().all(|other| number.key_question(other).is_none());
    }
    let named = |edition: &Edition| {
        let standard = &edition.standards[number.standard(edition)?];
        words::after_name(rest, standard.name)
    };
    named(edition).is_some() && others().all(|other| named(other).is_none())
}

/// Settles what a source states beside what the rule gives: where they agree the statement has
/// done its work; where they differ it was moved by discretion (R9), and a note says so. `report`
/// takes the position of the standard and the note.
fn settle_stated(assessment: &mut Assessment, mut report: impl FnMut(usize, Problem)) {
    let ratings = rate(assessment);
    for (index, rated) in ratings.standards.iter().enumerate() {
        let number = assessment.edition().standards[index].number;
        let entry = assessment.entry_mut(index);
        let (Some(by_rule), Some(stated)) = (rated.by_rule, entry.stated) else {
            continue;
        };
        entry.stated = None;
        if by_rule == stated {
            continue;
        }
        entry.discretion.get_or_insert_with(|| Discretion {
            rating: stated,
            reason: String::new(),
            stated_by_report: true,
        });
        report(
            index,
            Problem::new(Code::RatingDiffersFromRule)
                .about(number)
                .found(stated.code())
                .expected(by_rule.code()),
        );
    }
}

#[cfg(test)]
mod tests;
