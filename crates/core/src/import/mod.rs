//! From text and cells to an assessment and problems: recognise the form and the edition, then one
//! reader per form.

#[cfg(feature = "tables")]
mod cases;
#[cfg(feature = "tables")]
mod cells;
mod clean;
#[cfg(feature = "tables")]
mod delimiter;
mod edges;
#[cfg(feature = "tables")]
mod letter;
#[cfg(feature = "tables")]
mod lines;
mod list;
mod mend;
#[cfg(feature = "tables")]
mod persons;
mod plain;
#[cfg(feature = "tables")]
mod private;
mod report;
mod source;
#[cfg(feature = "tables")]
mod table;
mod words;

#[cfg(feature = "tables")]
use letter::differs;
pub use plain::import_plain;
pub use source::{Answers, Ask, Cell, Mark, Question, Reading, Sheet, Source};

use crate::assessment::{Assessment, Discretion};
use crate::edition::Edition;
#[cfg(feature = "tables")]
use crate::export::csv;
use crate::problem::{Code, Problem};
use crate::rate::rate;
#[cfg(feature = "tables")]
use crate::vector;
use clean::Clean;
use edges::Edges;
#[cfg(feature = "tables")]
use plain::is_later;
use serde::Serialize;
use words::{Number, Verdict};

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

/// Whether this build has all readers. The first load leaves to them what it does not understand, and so
/// need not know what is rare.
const HAS_ALL: bool = cfg!(feature = "tables");

/// The longest text that is read, in megabytes.
const LONGEST_MEGABYTES: usize = 10;

/// The longest text that may be a part of a report, or a letter around a list, in bytes.
const LONGEST_PART: usize = 20_000;

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
#[cfg(feature = "tables")]
pub fn import(source: &Source, reading: &Reading) -> Import {
    if source.sheets.is_empty() {
        let plain = |is_last| import_plain(source.text, reading, is_last);
        if let Some(mut import) = plain(false).or_else(|| plain(true)) {
            persons::withhold(&mut import, source.text);
            return import;
        }
    }
    let mut length = 0usize;
    for sheet in source.sheets {
        for cell in sheet.rows.iter().flatten() {
            length = length.saturating_add(cell.text.len());
        }
    }
    if source.text.len().max(length) > LONGEST_MEGABYTES << 20 {
        return too_long(reading.edition);
    }
    let editions = reading.editions;
    let own =
        || csv::read_by(source.text, editions).or_else(|| vector::read_by(source.text, editions));
    let own = if source.sheets.is_empty() { own() } else { None };
    let mut import = own.unwrap_or_else(|| {
        let mut import = cells::read(source, reading);
        persons::withhold(&mut import, source.text);
        import
    });
    pages(source.text, &mut import.problems);
    import
}

fn too_long(edition: &'static Edition) -> Import {
    nothing(edition, vec![Problem::new(Code::TooLong).expected("10")])
}

/// Whether `text` has what reports have and tables do not: a title page, a page of ratings, or
/// several sentences.
#[inline(never)]
fn is_report(text: &str) -> bool {
    const SAMPLE: usize = 256 << 10;
    const RATINGS: [&str; 4] = ["outstanding", "good", "requires improvement", "inadequate"];
    const STARTS: [&str; 6] = [
        "overall rating",
        "fieldwork",
        "an inspection of",
        "hm inspectorate",
        "score ",
        "our rating",
    ];
    let (mut sentences, mut rows) = (0, 0);
    let (mut is_headed, mut is_judged) = (false, false);
    for line in text[..text.floor_char_boundary(SAMPLE)].split(&['\n', '\x0c'][..]) {
        let line = line.trim();
        // A heading or paragraph of HTML, or a heading of Markdown.
        let tag = line.starts_with("<h") || line.starts_with("<p");
        let line = line.split_once('>').filter(|_| tag).map_or(line, |(_, text)| text);
        let line = line.trim_start_edges(|edge| ['#', '*', ' '].contains(&edge));
        let is_row = words::has(line, b'\t');
        // In one line a whole page may stand.
        let near = &line[..line.floor_char_boundary(40)];
        let starts = STARTS.iter().any(|start| words::starts(line, start))
            || words::holds(near, "inspection of youth");
        let starts = starts && memchr::memchr3(b',', b';', b'|', near.as_bytes()).is_none();
        // In a report's first row such words may have their value in the next cell.
        if starts && (!is_row || rows == 0) {
            return true;
        }
        if is_row {
            rows += 1;
            continue;
        }
        let words = line.bytes().filter(|&byte| byte == b' ').count();
        let sentence = words > 3
            && line.ends_with('.')
            && memchr::memchr2(b'|', b'"', line.as_bytes()).is_none();
        // In a report a rating stands alone below its standard.
        let is_alone = matches!(words::verdict_alone(line), Some(Verdict::Rating(_)));
        sentences += usize::from(sentence || is_alone);
        // A heading that says its rating is an item of a list.
        let heads = is_heading(line);
        is_headed |= heads;
        is_judged |= is_alone
            || sentence && !heads && RATINGS.iter().any(|rating| words::holds(line, rating));
    }
    // A standard's heading and a sentence that rates it: its table is below.
    (is_headed && is_judged) || (sentences > 2 && sentences * 3 > rows)
}

/// Whether `line` is the number of a standard and words: `2.1. Assessment`.
fn is_heading(line: &str) -> bool {
    Number::start(line).is_some_and(|(number, rest)| {
        number.parts() == 2 && rest.trim_start().starts_as(u8::is_ascii_alphabetic)
    })
}

/// `clean` as a list, if it is one; `words` beside its figures may be understood.
fn as_list(
    clean: &Clean,
    edition: &'static Edition,
    reading: &Reading,
    words: bool,
) -> Option<Import> {
    list::is_list(clean.text(), reading.editions, words)
        .then(|| of_list(list::read(clean, edition, reading.editions, words)))
}

fn of_list(list: list::List) -> Import {
    Import {
        form: Some(Form::List),
        assessment: list.assessment,
        problems: list.problems,
        questions: Vec::new(),
        marks: list.marks,
    }
}

/// Reads text without cells: a list, unless it is a report. In a list `words` beside figures may be
/// understood.
#[inline(never)]
fn in_text(text: &str, reading: &Reading, whole_report: bool, words: bool) -> Import {
    let fallback = reading.edition;
    let clean = Clean::new(text);
    let edition = reading.own().or_else(|| edition_of(clean.text()));
    if !whole_report
        && let Some(list) = as_list(&clean, edition.unwrap_or(fallback), reading, words)
    {
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
    #[cfg(feature = "tables")]
    if text.len() <= LONGEST_PART {
        let edition = edition.unwrap_or(fallback);
        let list = list::read(&clean, edition, reading.editions, words);
        if let Some(import) = letter::listed(list, &report, whole_report) {
            return import;
        }
    }
    if !report.recognised {
        let found =
            text.split('\n').map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        return nothing(fallback, vec![Problem::new(Code::NothingRecognised).found(found)]);
    }
    if assumed {
        report.problems.push(Problem::new(Code::EditionAssumed).expected(fallback.id));
    }
    #[cfg(feature = "tables")]
    if reading.own().is_none() && is_later(&report.assessment) {
        report.problems.insert(0, Problem::new(Code::LaterProgramme));
    }
    Import {
        form: Some(Form::Report),
        assessment: report.assessment,
        problems: report.problems,
        questions: Vec::new(),
        marks: report.marks,
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
/// done its work; where they differ it was moved by discretion (R9), and a note says so, or a warning
/// if it is further than discretion is known to move a rating. `report` takes the position of the standard
/// and the problem.
fn settle_stated(assessment: &mut Assessment, mut report: impl FnMut(usize, Problem)) {
    let ratings = rate(assessment);
    for (index, rated) in ratings.standards.iter().enumerate() {
        let number = assessment.edition().standards[index].number;
        let entry = assessment.entry_mut(index);
        let best = rated.range_by_rule.map(|range| range.max).filter(|_| rated.lowest.is_some());
        let (Some(best), Some(stated)) = (best, entry.stated) else {
            continue;
        };
        let is_near = rated.within_margin && best.next() == Some(stated);
        if rated.by_rule.is_none() {
            // Figures that are missing can only lower what these give.
            if stated <= best || is_near {
                continue;
            }
        } else {
            entry.stated = None;
            if stated == best {
                continue;
            }
            entry.discretion.get_or_insert_with(|| Discretion {
                rating: stated,
                reason: String::new(),
                stated_by_report: true,
            });
        }
        let code = if is_near { Code::RatingDiffersFromRule } else { Code::RatingFarFromRule };
        report(index, Problem::new(code).about(number).found(stated.code()).expected(best.code()));
    }
}

#[cfg(test)]
mod tests;
