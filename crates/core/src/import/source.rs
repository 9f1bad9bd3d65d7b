//! What is read: text, cells, or both; how a person wants it read; and what comes back beside the
//! assessment.

use crate::edition::{Edition, Editions};
use serde::Serialize;

/// What a person brings: text, sheets of cells, or both views of one thing.
///
/// Plain text has no sheets. A table from a clipboard has its cells as a sheet and the clipboard's
/// plain text as text. A workbook has sheets and an empty text. A document has its whole text, and
/// its tables as sheets. In a PDF's text a form feed ends a page, and tabs stand between cells.
///
/// ```
/// use youth_justice_ratings::{Reading, Source, import};
///
/// let source = Source::text("Key question\t% Yes\n2.1.1\t83%\n2.1.2\t50%\n2.1.3\t50%\n");
/// let read = import(&source, &Reading::default());
/// assert_eq!(read.marks.len(), 3);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Source<'a> {
    /// The text; empty where there is none.
    pub text: &'a str,
    /// The sheets or tables, in order.
    pub sheets: &'a [Sheet],
}

impl<'a> Source<'a> {
    /// Plain text.
    pub fn text(text: &'a str) -> Self {
        Self { text, sheets: &[] }
    }
}

impl<'a> From<&'a str> for Source<'a> {
    fn from(text: &'a str) -> Self {
        Self::text(text)
    }
}

/// A sheet of a workbook, or a table of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty where it has none.
    pub name: String,
    /// Its rows. Cells that another's span covers are absent, as in HTML.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// How many rows it spans, from 1.
    pub rows: u16,
    /// How many columns it spans, from 1.
    pub columns: u16,
}

impl Cell {
    /// A cell that spans no other.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), rows: 1, columns: 1 }
    }
}

/// How to read a source.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The edition to take where the source does not tell. One of one's own is also taken where the
    /// source only looks like a built-in one, and does not name it.
    pub edition: &'static Edition,
    /// The editions that the source may name.
    pub editions: Editions,
    /// What a person has answered to an earlier reading's questions.
    pub answers: Answers,
}

impl Default for Reading {
    /// The newest edition, and nothing answered.
    fn default() -> Self {
        Self::new(Edition::newest())
    }
}

impl Reading {
    /// With `edition` where the source does not tell, and nothing answered.
    pub fn new(edition: &'static Edition) -> Self {
        Self { edition, editions: Editions::default(), answers: Answers::default() }
    }

    /// By `own`, an edition of one's own, unless the source names a built-in one.
    #[cfg(feature = "tables")]
    pub fn by_own(own: &'static Edition) -> Self {
        Self { editions: Editions::with(own), ..Self::new(own) }
    }

    /// The edition of one's own, where that is the one to take.
    pub(super) fn own(&self) -> Option<&'static Edition> {
        self.editions.own().filter(|own| own.id == self.edition.id)
    }
}

/// Answers to questions, each as the position of the option chosen; one out of range is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Which sheet.
    pub sheet: Option<usize>,
    /// Which column of figures.
    pub column: Option<usize>,
    /// What bare numbers are.
    pub unit: Option<usize>,
    /// Which court disposals the cases had.
    pub disposal: Option<usize>,
    /// Which period of cases.
    pub period: Option<usize>,
}

/// What a source leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Ask {
    /// Several sheets hold figures; the options are their names.
    Sheet,
    /// Several columns hold figures; the options are their headers.
    Column,
    /// What bare numbers are: `percent`, `count` of cases or `fraction` of one.
    Unit,
    /// What the cases are about; the options are numbers of domains.
    Disposal,
    /// Cases are of several periods; the options are `all` of them together, and their names.
    Period,
}

impl Ask {
    /// Every question that can be asked.
    pub const ALL: [Self; 5] =
        [Self::Sheet, Self::Column, Self::Unit, Self::Disposal, Self::Period];

    /// Its name in the contract: `sheet`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Column => "column",
            Self::Unit => "unit",
            Self::Disposal => "disposal",
            Self::Period => "period",
        }
    }
}

impl Answers {
    /// The answer to a question.
    pub fn get(&self, ask: Ask) -> Option<usize> {
        match ask {
            Ask::Sheet => self.sheet,
            Ask::Column => self.column,
            Ask::Unit => self.unit,
            Ask::Disposal => self.disposal,
            Ask::Period => self.period,
        }
    }

    /// Answers a question with the position of an option.
    pub fn set(&mut self, ask: Ask, option: usize) {
        let answer = match ask {
            Ask::Sheet => &mut self.sheet,
            Ask::Column => &mut self.column,
            Ask::Unit => &mut self.unit,
            Ask::Disposal => &mut self.disposal,
            Ask::Period => &mut self.period,
        };
        *answer = Some(option);
    }
}

/// A question to the person: until it is answered, nothing that depends on it is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Question {
    /// What is open.
    pub ask: Ask,
    /// What can be answered.
    pub options: Vec<String>,
}

/// Where a value that was taken stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Mark {
    /// The line of the text, from 1; null where there is no text.
    pub line: Option<u32>,
    /// The column in characters, from 1.
    pub column: Option<u32>,
    /// How many characters it takes.
    pub length: u32,
    /// The number of the key question or standard that it is the value of.
    pub about: String,
    /// The sheet's name, where it is in a sheet that has one.
    pub sheet: Option<String>,
    /// The cell, such as `C7`, where it is in a sheet.
    pub cell: Option<String>,
}
