//! Something to mend or to know in what was entered: what, where and about what, without words.

use serde::{Deserialize, Serialize, Serializer};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Severity {
    /// Something to know; nothing need be done.
    Note,
    /// A figure or rating is missing or doubtful.
    Warning,
    /// What stood there could not be used.
    Error,
}

macro_rules! codes {
    (
        $($(#[$meta:meta])+ $variant:ident = $severity:ident,)+
        // Those that the first load cannot give: what reads cells, vectors or files does.
        with tables: $($(#[$late_meta:meta])+ $late:ident = $late_severity:ident,)+
    ) => {
        /// What is wrong. The name in the contract is the variant in kebab case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        pub enum Code {
            $($(#[$meta])+ $variant,)+
            $($(#[$late_meta])+ #[cfg(feature = "tables")] $late,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[
                $(Self::$variant,)+
                $(#[cfg(feature = "tables")] Self::$late,)+
            ];

            /// The names of all, with a space behind each.
            #[cfg(not(feature = "tables"))]
            const NAMES: &str = concat!($(stringify!($variant), " "),+);
            /// The names of all, with a space behind each.
            #[cfg(feature = "tables")]
            const NAMES: &str =
                concat!($(stringify!($variant), " ",)+ $(stringify!($late), " "),+);

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)+
                    $(#[cfg(feature = "tables")] Self::$late => Severity::$late_severity,)+
                }
            }
        }
    };
}

codes! {
    /// A percentage above 100.
    #[serde(rename = "percent-over-100")]
    PercentOver100 = Error,
    /// More sufficient cases than inspected cases.
    YesOverOf = Error,
    /// A share of no cases.
    NoCases = Error,
    /// Where a figure belongs stands something else.
    NotAFigure = Error,
    /// Where a rating belongs stands something else.
    NotARating = Error,
    /// A decimal below 1 that may be a fraction or a percentage.
    FractionOrPercent = Error,
    /// More figures than the standard has key questions, or more than one for a key question.
    TooManyFigures = Error,
    /// Fewer figures than the standard has key questions.
    TooFewFigures = Warning,
    /// A figure for a standard that is judged (R4).
    FigureForJudged = Error,
    /// Professional discretion for a standard that is judged (R4), or without a rating.
    DiscretionForJudged = Error,
    /// No such standard in this edition or any other.
    UnknownStandard = Error,
    /// No such key question in this edition or any other.
    UnknownKeyQuestion = Error,
    /// The standard or key question is part of another edition.
    OtherEdition = Error,
    /// No edition of that name is known.
    UnknownEdition = Error,
    /// The same key question has two different figures; the first is kept.
    FiguresDisagree = Error,
    /// The same standard has two different ratings; the first is kept.
    RatingsDisagree = Error,
    /// Two different scores or overall ratings are stated; the first is kept.
    TotalsDisagree = Error,
    /// A line that could not be read.
    LineNotUnderstood = Error,
    /// There are more problems than are listed.
    MoreProblems = Error,
    /// Nothing in the text could be used.
    NothingRecognised = Error,
    /// The text is longer than can be read.
    TooLong = Error,
    /// Counts and the percentage beside them differ; the counts are kept.
    CountsDisagree = Warning,
    /// Sufficient cases, and nothing tells of how many.
    TotalMissing = Warning,
    /// A percentage beside a question whose theme is unclear.
    QuestionUnclear = Warning,
    /// A percentage for a key question that is recognised by a label alone; it is used.
    QuestionDoubtful = Warning,
    /// A rating was found in the middle of a sentence only; it is used.
    RatingDoubtful = Warning,
    /// Nothing was found for a standard, and the stated score leaves it out: taken as not rated.
    TakenAsNotRated = Warning,
    /// Ratings or figures stand apart from their rows, in a number that does not match.
    RowsNotMatched = Warning,
    /// A key question of a standard with other figures has none.
    KeyQuestionMissing = Warning,
    /// A standard has figures or a heading, but no rating is stated or can be worked out.
    RatingMissing = Warning,
    /// Nothing at all was found for a standard.
    StandardMissing = Warning,
    /// The stated score is not the sum of the stated ratings.
    ScoreDiffers = Warning,
    /// The stated overall rating is not what the stated ratings give.
    OverallDiffers = Warning,
    /// The stated rating is not the one by the rule, nor the next higher within the margin, to which
    /// discretion is known to move one (R9); kept all the same.
    RatingFarFromRule = Warning,
    /// A report states another rating than the rule gives; kept as discretion (R9).
    RatingDiffersFromRule = Note,
    /// The name beside a standard's number is not its name; the number decides.
    NameDiffers = Note,
    /// A prompt without a percentage, or printed twice.
    PromptIncomplete = Note,
    /// Nothing tells which edition this is.
    EditionAssumed = Note,
    /// The report states no score.
    ScoreNotStated = Note,
    /// The report states no overall rating.
    OverallNotStated = Note,
    /// The name of the service was not found.
    ServiceNotFound = Note,
    /// The month of publication was not found.
    MonthNotFound = Note,
    with tables:
    /// A file has a row for the same item twice; the first is kept.
    ItemRepeated = Error,
    /// Where a sheet's column was too narrow, only marks stand in place of the figure.
    CellHidden = Error,
    /// Yes, no and total do not add up.
    CountsDoNotAddUp = Error,
    /// What answers a key question's cases cannot be told from its column.
    AnswersUnclear = Error,
    /// A part of a vector that could not be read.
    PartNotUnderstood = Error,
    /// A vector of a version that is not known.
    UnknownVersion = Error,
    /// A second vector, which differs from the one that was read.
    AnotherVector = Error,
    /// A text that looks like the tool's own JSON and is none.
    BrokenJson = Error,
    /// A figure of a vector that a line break or space cut in two, and that is one without the rest.
    VectorJoined = Warning,
    /// A vector that ends in a figure, without a mark that this is its end.
    VectorWithoutEnd = Warning,
    /// Figures or ratings beside a vector, which were not read.
    BesideVector = Warning,
    /// The stated band of a key question is not that of its figure.
    BandDiffers = Warning,
    /// An answer in a row of a case is neither yes, no nor not applicable; it is not counted.
    AnswerUnclear = Warning,
    /// The type of a case's disposal is not known; the case is not counted.
    DisposalUnclear = Warning,
    /// The same case is there twice; both are counted.
    CaseRepeated = Warning,
    /// Cases are marked as not to be counted; they are left out.
    CasesLeftOut = Warning,
    /// The period of a case is not known where one is chosen; the case is not counted.
    PeriodUnclear = Warning,
    /// A column tells periods in words that are not known; all cases are counted together.
    PeriodsTogether = Warning,
    /// Cases of several services were counted together.
    ServicesTogether = Warning,
    /// Blank answers, beside others that say not applicable, are taken as not applicable.
    BlanksLeftOut = Warning,
    /// A table has more columns or cells than are read.
    TableTooWide = Warning,
    /// A report was published after the inspections that the built-in editions are for.
    LaterProgramme = Warning,
    /// What a file has as worked out is not what its own figures give now.
    WorkedOutDiffers = Warning,
    /// A row of totals or averages; it is left out.
    TotalLeftOut = Note,
    /// A file, or its text, has more bytes than are read.
    FileTooLarge = Error,
    /// A file unpacks to more, or holds more cells or pages, than are read.
    FileTooFull = Error,
    /// A file needs a password.
    FileEncrypted = Error,
    /// A PDF holds pictures of pages, and no text.
    FileScanned = Error,
    /// Some pages of a PDF hold no text; the others were read.
    FilePagesScanned = Warning,
    /// A file has nothing in it.
    FileEmpty = Error,
    /// A file breaks off or contradicts itself.
    FileDamaged = Error,
    /// A file is of a kind that is not read.
    FileUnknown = Error,
    /// The part of the page that reads such files could not be loaded.
    FileReaderMissing = Error,
    /// The reader of such files is WebAssembly, which the browser does not run.
    FileNeedsWebassembly = Error,
    /// Reading a file came to a standstill and was stopped.
    FileTooSlow = Error,
    /// A person stopped the reading of a file.
    FileCancelled = Error,
    /// Sheets of a workbook are hidden and were left out.
    FileSheetsHidden = Note,
    /// Rows, columns or cells of a workbook's sheets are hidden or struck out and were left out.
    FileCellsHidden = Warning,
    /// What was taken stands beside a word for what is aimed at, or for others' figures.
    PerhapsNotOwn = Warning,
    /// The file of an edition has more bytes than are read.
    EditionTooLarge = Error,
    /// The file of an edition is no JSON from here on.
    EditionNotJson = Error,
    /// The file of an edition ends in the middle.
    EditionCutOff = Error,
    /// The file of an edition lacks something.
    EditionKeyMissing = Error,
    /// The file of an edition has a name that means nothing there.
    EditionKeyUnknown = Error,
    /// The file of an edition says the same thing twice.
    EditionKeyTwice = Error,
    /// In the file of an edition stands another kind of value than belongs there.
    EditionWrongKind = Error,
    /// A number in the file of an edition, or how many or long something is, is outside its range.
    EditionOutOfRange = Error,
    /// A text in the file of an edition has another form than belongs there.
    EditionWrongForm = Error,
    /// What rises in an edition, as bands do, does not.
    EditionOutOfOrder = Error,
    /// What an edition may have once, as an id, is there already.
    EditionRepeated = Error,
    /// An edition refers to something that it does not have.
    EditionUnknownName = Error,
    /// Two standards or themes of an edition cannot be told apart by their cues.
    EditionCueShared = Error,
}

/// By its name in kebab case, made of one text of all names: as derived, each name would have its place
/// and length in the page's download.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut name = String::new();
        let mut in_digits = false;
        for byte in Self::NAMES.split(' ').nth(*self as usize).unwrap_or_default().bytes() {
            let starts = byte.is_ascii_uppercase() || (byte.is_ascii_digit() && !in_digits);
            if starts && !name.is_empty() {
                name.push('-');
            }
            in_digits = byte.is_ascii_digit();
            name.push(char::from(byte.to_ascii_lowercase()));
        }
        serializer.serialize_str(&name)
    }
}

/// One thing to mend or to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Problem {
    /// What is wrong.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The line of the text, from 1.
    pub line: Option<u32>,
    /// The column in characters, from 1.
    pub column: Option<u32>,
    /// The name of the sheet.
    pub sheet: Option<String>,
    /// The cell, such as `C7`.
    pub cell: Option<String>,
    /// The page, from 1, of a text that has pages.
    pub page: Option<u32>,
    /// The number of the standard (`2.1`) or key question (`2.1.3`) it concerns; in the file of an
    /// edition where in the data it is (`domains[1].name`).
    pub about: Option<String>,
    /// What stood there, at most 80 characters of it.
    pub found: Option<String>,
    /// What was kept, allowed or worked out instead: a figure, a rating's name, a number.
    pub expected: Option<String>,
    /// The line of the other of two places that disagree, from 1.
    pub other_line: Option<u32>,
    /// What to put in place of `found`, where that is certain.
    pub mend: Option<String>,
}

impl Problem {
    /// The longest `found`, in characters.
    const LONGEST_FOUND: usize = 80;

    /// A problem without a place.
    #[inline(never)]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            severity: code.severity(),
            line: None,
            column: None,
            sheet: None,
            cell: None,
            page: None,
            about: None,
            found: None,
            expected: None,
            other_line: None,
            mend: None,
        }
    }

    /// With the standard or key question that it concerns.
    #[must_use]
    #[inline(never)]
    pub fn about(mut self, number: &str) -> Self {
        self.about = (!number.is_empty()).then(|| number.to_owned());
        self
    }

    /// With what stood there; cut to 80 characters.
    #[must_use]
    #[inline(never)]
    pub fn found(mut self, text: &str) -> Self {
        let text = text.trim();
        let end = text.char_indices().nth(Self::LONGEST_FOUND).map_or(text.len(), |(at, _)| at);
        self.found = Some(text[..end].to_owned());
        self
    }

    /// With what was kept, allowed or worked out instead.
    #[must_use]
    #[inline(never)]
    pub fn expected(mut self, text: impl Into<String>) -> Self {
        self.expected = Some(text.into());
        self
    }

    /// With its place: line and column in characters, both from 1.
    #[must_use]
    #[inline(never)]
    pub fn at(mut self, (line, column): (u32, u32)) -> Self {
        self.line = Some(line);
        self.column = Some(column);
        self
    }

    /// With the line of the other of two places, from 1.
    #[must_use]
    pub fn other_line(mut self, line: u32) -> Self {
        self.other_line = Some(line);
        self
    }
}

/// How many problems are listed: more than anybody mends one by one.
pub(crate) const MOST: usize = 500;

/// `problems` in the order of the text, those without a place last; past 500 only how many more
/// there are. They come nearly in order, so each is put in where it belongs: a general sort would
/// be a twentieth of the page's download.
pub(crate) fn in_order(problems: Vec<Problem>) -> Vec<Problem> {
    let place = |problem: &Problem| (problem.line.unwrap_or(u32::MAX), problem.column);
    let more = problems.len().saturating_sub(MOST);
    let mut ordered: Vec<Problem> = Vec::with_capacity(problems.len().min(MOST + 1));
    for problem in problems.into_iter().take(MOST) {
        let at = ordered.partition_point(|known| place(known) <= place(&problem));
        ordered.insert(at, problem);
    }
    if more > 0 {
        let mut count = String::new();
        crate::share::push_number(&mut count, u32::try_from(more).unwrap_or(u32::MAX));
        ordered.push(Problem::new(Code::MoreProblems).expected(count));
    }
    ordered
}

impl From<crate::share::ShareError> for Code {
    fn from(error: crate::share::ShareError) -> Self {
        use crate::share::ShareError;
        match error {
            ShareError::NotAFigure => Self::NotAFigure,
            ShareError::Over100 => Self::PercentOver100,
            ShareError::YesOverOf => Self::YesOverOf,
            ShareError::NoCases => Self::NoCases,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_as_it_is_read() {
        for code in Code::ALL {
            let name = serde_json::to_string(code).unwrap();
            assert_eq!(serde_json::from_str::<Code>(&name).unwrap(), *code, "{name}");
        }
        assert_eq!(serde_json::to_string(&Code::PercentOver100).unwrap(), "\"percent-over-100\"");
    }
}
