//! Reads a vector, part by part: a part that is damaged is a problem and the others are kept.

use super::find::{self, Found};
use crate::assessment::{Assessment, Discretion, Status};
use crate::edition::{Edition, Editions};
use crate::import::{Form, Import};
use crate::place::Places;
use crate::problem::{Code, Problem, in_order};
use crate::rating::Rating;
use crate::record::unknown;
use crate::share::{Share, is_fraction, push_number};

/// Reads the first vector in `text`; `None` where there is none. One of an unknown version or
/// edition gives a problem and nothing else; the import then has no form.
///
/// ```
/// use youth_justice_ratings::{Form, vector};
///
/// let read = vector::read("Ours: <https://example.org/#YJ%3A2021/2.1%3A83-50-50%21G>").unwrap();
/// assert_eq!((read.form, read.problems.len()), (Some(Form::Vector), 0));
/// assert_eq!(vector::write(&read.assessment), "YJ:2021/2.1:83-50-50!G");
/// ```
pub fn read(text: &str) -> Option<Import> {
    read_by(text, Editions::default())
}

/// As [`read`], where other editions than the built-in ones may be known.
pub fn read_by(text: &str, editions: Editions) -> Option<Import> {
    let head = find::head(text, 0, editions)?;
    let start = head.start;
    let known = editions.by_id(&head.edition).filter(|_| head.version.is_empty());
    let mut places = Places::new();
    let Some(edition) = known else {
        let (code, what) = if head.version.is_empty() {
            (Code::UnknownEdition, head.edition)
        } else {
            (Code::UnknownVersion, head.version)
        };
        let problem = Problem::new(code).found(&what).at(places.of(text, start));
        let assessment = Assessment::blank(Edition::newest());
        return Some(Import {
            form: None,
            assessment,
            problems: vec![problem],
            questions: Vec::new(),
            marks: Vec::new(),
        });
    };
    let found = find::take(text, start, edition);
    let mut reader = Reader::new(edition);
    reader.parts(&found);
    reader.assessment.service = find::service(text, found.end);
    let mut problems = Vec::new();
    reader.beside(text, start, &found, editions);
    let (line, _) = places.of(text, start);
    for (mut problem, at) in reader.problems {
        // The other place is on the vector's own line.
        if matches!(problem.code, Code::FiguresDisagree | Code::RatingsDisagree) {
            problem.other_line = Some(line);
        }
        problems.push(problem.at(places.of(text, at)));
    }
    Some(Import {
        form: Some(Form::Vector),
        assessment: reader.assessment,
        problems: in_order(problems),
        questions: Vec::new(),
        marks: Vec::new(),
    })
}

/// `text` after `prefix`, in any case.
pub(super) fn after_ascii<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Whether `part` reads without a problem.
pub(super) fn is_whole(edition: &'static Edition, part: &str) -> bool {
    let mut reader = Reader::new(edition);
    reader.part(part, &|_| 0);
    reader.problems.is_empty()
}

/// Tells the offset in the source of an offset in a part.
type Source<'a> = &'a dyn Fn(usize) -> usize;

struct Reader {
    edition: &'static Edition,
    assessment: Assessment,
    /// Each with its offset in the source.
    problems: Vec<(Problem, usize)>,
}

impl Reader {
    fn new(edition: &'static Edition) -> Self {
        Self { edition, assessment: Assessment::blank(edition), problems: Vec::new() }
    }

    #[inline(never)]
    fn problem(&mut self, code: Code, about: &str, found: &str, at: usize) -> &mut Problem {
        let mut problem = Problem::new(code).found(found);
        if !about.is_empty() {
            problem = problem.about(about);
        }
        self.problems.push((problem, at));
        let last = self.problems.len() - 1;
        &mut self.problems[last].0
    }

    #[inline(never)]
    fn parts(&mut self, found: &Found) {
        let mut at = found.text.find('/').unwrap_or(found.text.len());
        let mut last = "";
        let mut last_at = at;
        while at < found.text.len() {
            let start = at + 1;
            let end = found.text[start..].find('/').map_or(found.text.len(), |end| start + end);
            (last, last_at) = (&found.text[start..end], start);
            at = end;
            let is_end = end == found.text.len() && last.eq_ignore_ascii_case("end");
            // A link may end in a slash.
            if last.is_empty() || is_end {
                continue;
            }
            self.part(last, &|offset| found.source(start + offset));
            for &doubt in found.doubts.iter().filter(|doubt| (start..end).contains(*doubt)) {
                self.problem(Code::VectorJoined, number(last), last, found.source(doubt));
            }
        }
        if last.ends_with(|end: char| end.is_ascii_digit()) && last.contains(':') {
            let figure = last.rsplit([':', '-']).next().unwrap_or_default();
            let at = found.source(last_at + last.len() - figure.len());
            self.problem(Code::VectorWithoutEnd, number(last), figure, at);
        }
    }

    /// `2.1:83-50-50!G`
    #[inline(never)]
    fn part(&mut self, part: &str, source: Source) {
        let Some((number, rest)) = part.split_once(':') else {
            self.problem(Code::PartNotUnderstood, "", part, source(0));
            return;
        };
        let at = number.len() + 1;
        let Some(index) = self.edition.standard_index(number) else {
            return self.domain(part, number, rest, source);
        };
        let (value, moved) = match rest.split_once('!') {
            Some((value, moved)) => (value, Some(moved)),
            None => (rest, None),
        };
        if let Some(status) = status(value) {
            self.status(index, status, source(at));
        } else if value.contains(|found: char| found.is_ascii_digit() || "-xX?".contains(found)) {
            self.figures(index, value, at, source);
        } else if !value.is_empty() || moved.is_none() {
            self.rating(index, value, source(at));
        }
        if let Some(moved) = moved {
            self.moved(index, moved, source(at + value.len() + 1));
        }
    }

    /// `2:NI`, a whole domain; or a number that is none.
    #[inline(never)]
    fn domain(&mut self, part: &str, number: &str, rest: &str, source: Source) {
        let domain = self.edition.domains.iter().position(|domain| domain.number == number);
        match (domain, status(rest)) {
            (Some(domain), Some(status)) => {
                for index in 0..self.edition.standards.len() {
                    if self.edition.standards[index].domain == domain {
                        self.status(index, status, source(number.len() + 1));
                    }
                }
            }
            (None, _) if number.starts_with(|first: char| first.is_ascii_digit()) => {
                self.problems.push((unknown(number, self.edition), source(0)));
            }
            _ => drop(self.problem(Code::PartNotUnderstood, "", part, source(0))),
        }
    }

    #[inline(never)]
    fn figures(&mut self, index: usize, value: &str, at: usize, source: Source) {
        let standard = &self.edition.standards[index];
        let questions = standard.key_questions.len();
        let figures = value.split('-').count();
        let code = match figures {
            _ if questions == 0 => Code::FigureForJudged,
            _ if figures > questions => Code::TooManyFigures,
            // Of fewer than there should be, none can be placed: which is missing is not known.
            _ if figures < questions => Code::PartNotUnderstood,
            _ => {
                let mut start = at;
                for (question, figure) in value.split('-').enumerate() {
                    self.share(index, question, figure, source(start));
                    start += figure.len() + 1;
                }
                return;
            }
        };
        let mut expected = String::new();
        push_number(&mut expected, u32::try_from(questions).unwrap_or(u32::MAX));
        self.problem(code, standard.number, value, source(at)).expected = Some(expected);
    }

    #[inline(never)]
    fn share(&mut self, standard: usize, question: usize, figure: &str, at: usize) {
        let number = self.edition.standards[standard].key_questions[question].number;
        if matches!(figure, "x" | "X" | "?") {
            return;
        }
        let percent = figure.strip_suffix("pc");
        if percent.is_none() && is_fraction(figure) {
            self.problem(Code::FractionOrPercent, number, figure, at);
            return;
        }
        let share = match percent.unwrap_or(figure).parse::<Share>() {
            Ok(share) => share,
            Err(error) => {
                self.problem(error.into(), number, figure, at);
                return;
            }
        };
        let known = &mut self.assessment.entry_mut(standard).shares_mut()[question];
        match *known {
            Some(known) if known != share => {
                self.disagree(Code::FiguresDisagree, number, figure, &known.shown(), at);
            }
            _ => *known = Some(share),
        }
    }

    #[inline(never)]
    fn rating(&mut self, index: usize, value: &str, at: usize) {
        let number = self.edition.standards[index].number;
        let Some(rating) = Rating::from_words(value) else {
            self.problem(Code::NotARating, number, value, at);
            return;
        };
        let known = &mut self.assessment.entry_mut(index).stated;
        match *known {
            Some(known) if known != rating => {
                self.disagree(Code::RatingsDisagree, number, rating.code(), known.code(), at);
            }
            _ => *known = Some(rating),
        }
    }

    #[inline(never)]
    fn moved(&mut self, index: usize, moved: &str, at: usize) {
        let standard = &self.edition.standards[index];
        let stated = moved.strip_suffix(['s', 'S']);
        let Some(rating) = Rating::from_words(stated.unwrap_or(moved)) else {
            self.problem(Code::NotARating, standard.number, moved, at);
            return;
        };
        if !standard.is_case_based() {
            self.problem(Code::DiscretionForJudged, standard.number, moved, at);
            return;
        }
        let known = &mut self.assessment.entry_mut(index).discretion;
        match known {
            Some(known) if known.rating != rating => {
                let known = known.rating.code();
                self.disagree(Code::RatingsDisagree, standard.number, rating.code(), known, at);
            }
            _ => {
                let stated_by_report = stated.is_some();
                *known = Some(Discretion { rating, reason: String::new(), stated_by_report });
            }
        }
    }

    #[inline(never)]
    fn status(&mut self, index: usize, status: Status, at: usize) {
        let number = self.edition.standards[index].number;
        let known = &mut self.assessment.entry_mut(index).status;
        if *known != Status::Inspected && *known != status {
            let (found, known) = (status_code(status), status_code(*known));
            self.disagree(Code::RatingsDisagree, number, found, known, at);
        } else {
            *known = status;
        }
    }

    /// The first is kept.
    #[inline(never)]
    fn disagree(&mut self, code: Code, about: &str, found: &str, known: &str, at: usize) {
        self.problem(code, about, found, at).expected = Some(known.to_owned());
    }

    /// What stands beside the vector that is read, from `start` on: another vector, or numbers of
    /// standards that nobody reads. A copy of the same vector is none: mail programs write links
    /// twice.
    #[inline(never)]
    fn beside(&mut self, text: &str, start: usize, read: &Found, editions: Editions) {
        let mut rest = numbered(text, 0, start, self.edition);
        let mut end = read.end;
        let mut another = None;
        while let Some(head) = find::head(text, end, editions) {
            let start = head.start;
            rest = rest.or_else(|| numbered(text, end, start, self.edition));
            let found = find::take(text, start, self.edition);
            if another.is_none() && found.text != read.text {
                another = Some(start);
                self.problem(Code::AnotherVector, "", &found.text, start);
            }
            end = found.end;
        }
        if let Some(at) = rest.or_else(|| numbered(text, end, text.len(), self.edition)) {
            let line = text[at..].lines().next().unwrap_or_default();
            self.problem(Code::BesideVector, "", line, at);
        }
    }
}

/// Where `text` between `from` and `to` first has the number of a standard: `2.1`.
#[inline(never)]
fn numbered(text: &str, from: usize, to: usize, edition: &Edition) -> Option<usize> {
    let bytes = text.as_bytes();
    for stop in memchr::memchr_iter(b'.', &bytes[from..to]) {
        let start = (from + stop).saturating_sub(1);
        let Some(number) = text.get(start..start + 3).filter(|_| start >= from) else { continue };
        let free = |byte: Option<&u8>| {
            byte.is_none_or(|byte| byte.is_ascii_whitespace() || b":;,\"|".contains(byte))
        };
        let begins = free(start.checked_sub(1).and_then(|before| bytes.get(before)));
        if begins
            && edition.standard_index(number).is_some()
            && !bytes.get(start + 3).is_some_and(u8::is_ascii_alphanumeric)
        {
            return Some(start);
        }
    }
    None
}

fn number(part: &str) -> &str {
    part.split(':').next().unwrap_or_default()
}

fn status(value: &str) -> Option<Status> {
    match value {
        "NI" | "ni" => Some(Status::NotInspected),
        "NR" | "nr" => Some(Status::NotRated),
        _ => None,
    }
}

fn status_code(status: Status) -> &'static str {
    match status {
        Status::Inspected => "inspected",
        Status::NotInspected => "not-inspected",
        Status::NotRated => "not-rated",
    }
}
