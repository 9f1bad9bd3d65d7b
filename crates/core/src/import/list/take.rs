//! Takes the values of a list into its assessment: each once, and what contradicts it is told.

use super::values::{Value, both, is_unknown, verdict};
use super::{LARGEST_COUNT, Reader};
use crate::assessment::Status;
use crate::import::HAS_ALL;
use crate::import::mend::mend;
#[cfg(feature = "tables")]
use crate::import::table::abbreviated;
use crate::import::words::Verdict;
use crate::problem::Code;
use crate::rating::Rating;
use crate::share::is_fraction;

impl Reader<'_> {
    /// A rating, or that there is none.
    pub(super) fn word(&mut self, index: usize, text: &str, at: usize) {
        let number = self.edition.standards[index].number;
        match verdict(text) {
            Some(Verdict::Rating(rating)) => self.rating(index, rating, text, at),
            Some(Verdict::Status(status)) => self.status(index, status, at),
            None => {
                #[cfg(feature = "tables")]
                if let Some(rating) = abbreviated(text.trim_end_matches('!')).filter(|_| self.words)
                {
                    return self.rating(index, rating, text, at);
                }
                self.problem(Code::NotARating, number, text, at);
            }
        }
    }

    pub(super) fn status(&mut self, index: usize, status: Status, at: usize) {
        let standard = &self.edition.standards[index];
        let entry = self.assessment.entry_mut(index);
        let mut shares = standard.key_questions.iter().zip(entry.shares());
        let share = || shares.find_map(|(asked, share)| Some((asked.number, (*share)?.shown())));
        let stated = entry.stated.map(|rating| (standard.number, rating.code().to_owned()));
        if let Some((about, known)) = stated.or_else(share) {
            let other = self.line_of(about);
            let found = Verdict::Status(status).code();
            self.disagrees(Code::RatingsDisagree, standard.number, found, at, (known, other));
            return;
        }
        entry.status = status;
        self.statuses.push((index, at));
    }

    /// Whether a standard has been said not to be rated, so that it cannot have `text`.
    fn is_not_rated(&mut self, index: usize, text: &str, at: usize) -> bool {
        let status = self.assessment.entries()[index].status;
        if status == Status::Inspected {
            return false;
        }
        let other = self.statuses.iter().find(|(standard, _)| *standard == index);
        let other = other.map(|&(_, at)| self.clean.place(at).0);
        let kept = (Verdict::Status(status).code().to_owned(), other);
        let number = self.edition.standards[index].number;
        self.disagrees(Code::RatingsDisagree, number, text, at, kept);
        true
    }

    /// `kept` is what was said before, and on which line.
    fn disagrees(
        &mut self,
        code: Code,
        about: &str,
        found: &str,
        at: usize,
        kept: (String, Option<u32>),
    ) {
        let problem = self.problem(code, about, found, at);
        (problem.expected, problem.other_line) = (Some(kept.0), kept.1);
    }

    fn rating(&mut self, index: usize, rating: Rating, text: &str, at: usize) {
        if self.is_not_rated(index, rating.code(), at) {
            return;
        }
        let number = self.edition.standards[index].number;
        if let Some(known) =
            self.assessment.entries()[index].stated.filter(|&known| known != rating)
        {
            let kept = (known.code().to_owned(), self.line_of(number));
            self.disagrees(Code::RatingsDisagree, number, rating.code(), at, kept);
        } else {
            self.assessment.entry_mut(index).stated = Some(rating);
            self.mark(number, text, at);
        }
    }

    pub(super) fn share(&mut self, (standard, question): (usize, usize), (text, at): Value) {
        let number = self.edition.standards[standard].key_questions[question].number;
        if is_unknown(text) {
            return;
        }
        // `1.00` and `1` stand for all where others are fractions, and hardly any share is 1%.
        if is_fraction(text) || matches!(text, "1" | "1.0" | "1.00" | "1,0" | "1,00") {
            self.problem(Code::FractionOrPercent, number, text, at);
            return;
        }
        let (share, percent) = match both(text) {
            Ok(both) => both,
            Err(error) => {
                let problem = self.problem(error.into(), number, text, at);
                if HAS_ALL {
                    problem.mend = mend(text);
                }
                return;
            }
        };
        if self.is_not_rated(standard, text, at) {
            return;
        }
        if let Some(percent) = percent.filter(|&percent| !share.agrees(percent)) {
            let problem = self.problem(Code::CountsDisagree, number, &(percent.text() + "%"), at);
            problem.expected = Some(share.percent().text() + "%");
        }
        let known = self.assessment.entries()[standard].shares()[question];
        if let Some(known) = known.filter(|&known| known != share) {
            let kept = (known.shown(), self.line_of(number));
            self.disagrees(Code::FiguresDisagree, number, text, at, kept);
        } else {
            self.assessment.entry_mut(standard).shares_mut()[question] = Some(share);
            self.figures += 1;
            self.is_clear |= text.len() > 2 || share.whole_percent() > LARGEST_COUNT;
            self.mark(number, text, at);
        }
    }

    /// Notes where a value stands that was taken. One that repeats an earlier one is not noted again:
    /// a place costs a look at all before it.
    fn mark(&mut self, about: &str, text: &str, at: usize) {
        if self.marks.iter().any(|mark| mark.about == about) {
            return;
        }
        self.marks.push(self.clean.mark(about, text, at));
    }

    /// The line on which the value of `about` stands that was taken.
    fn line_of(&self, about: &str) -> Option<u32> {
        self.marks.iter().find(|mark| mark.about == about)?.line
    }
}
