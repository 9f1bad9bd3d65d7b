//! Settles the evidence of a report into an assessment, and says what is missing, doubtful or
//! contradictory.

use super::evidence::{Statement, Weight, disagreement, settle};
use super::tables::figure_text;
use super::{NO_LETTER, PromptFound, Reader, Report};
use crate::assessment::{Assessment, Prompt, Status};
use crate::import::HAS_ALL;
use crate::import::clean::SOFT_BREAK;
use crate::import::settle_stated;
use crate::import::words::{self, Verdict};
use crate::problem::{Code, Problem, in_order};
use crate::rating::Rating;
use crate::share::{Share, push_number};

/// A page of ratings is not longer than this, in bytes.
const PAGE_OF_RATINGS: usize = 4_000;

pub(super) fn finish(mut reader: Reader) -> Report {
    let edition = reader.edition;
    let mut assessment = Assessment::blank(edition);
    let recognised = !reader.evidence.figures.is_empty() || !reader.evidence.verdicts.is_empty();
    for index in 0..edition.standards.len() {
        figures(&mut reader, &mut assessment, index);
        verdicts(&mut reader, &mut assessment, index);
    }
    totals(&mut reader, &mut assessment);
    prompts(&mut reader, &mut assessment);
    if recognised {
        not_rated(&mut reader, &mut assessment);
        missing(&mut reader, &assessment);
        stated_totals(&mut reader, &assessment);
        settle_stated(&mut assessment, |index, problem| {
            let at = reader.evidence.verdicts.iter().find(|(standard, _)| *standard == index);
            let place = at.map(|(_, statement)| reader.clean.place(statement.at));
            reader.problems.push(match place {
                Some(place) => problem.at(place),
                None => problem,
            });
        });
    }
    let text = reader.clean.text();
    let marks = reader.taken.into_iter().map(|(at, number, rating)| {
        let (at, length) = value_at(text, at, rating);
        reader.clean.mark(number, &text[at..at + length], at)
    });
    let marks = marks.collect();
    Report { assessment, problems: in_order(reader.problems), marks, recognised }
}

/// What was taken: its offset, what it is about, and the rating that it is unless it is a figure.
pub(super) type Taken = (usize, &'static str, Option<Rating>);

/// Notes what was taken, in the order of the text: so places cost one look at all before them.
fn take(all: &mut Vec<Taken>, taken: Taken) {
    let before = all.partition_point(|&(known, ..)| known <= taken.0);
    all.insert(before, taken);
}

/// Where a figure or `rating` at or behind the offset `at` of `text` stands, and how long it is, up
/// to the end of its line.
fn value_at(text: &str, at: usize, rating: Option<Rating>) -> (usize, usize) {
    let line = &text[at..];
    let end = memchr::memchr2(b'\n', SOFT_BREAK as u8, line.as_bytes());
    let line = &line[..end.unwrap_or(line.len())];
    let Some(rating) = rating else {
        let digits = line.bytes().take_while(|byte| !b" %".contains(byte)).count();
        let sign = line[digits..].trim_start().starts_with('%');
        let sign = words::find_exact(&line[digits..], "%").filter(|_| sign);
        return (at, digits + sign.map_or(0, |sign| sign + 1));
    };
    let code = rating.code();
    let (first, second) = code.split_once('-').unwrap_or((code, ""));
    let start = words::find(line, first).unwrap_or(0);
    // A letter of it may be another, of more bytes.
    let first = line.floor_char_boundary(start + first.len()) - start;
    let rest = &line[start + first..];
    let next = rest.trim_start();
    let second = if words::starts(next, second) && !second.is_empty() {
        rest.len() - next.len() + second.len()
    } else {
        0
    };
    (at + start, first + second)
}

/// The figures of a standard's key questions.
fn figures(reader: &mut Reader, assessment: &mut Assessment, index: usize) {
    let standard = &reader.edition.standards[index];
    for (question, known) in standard.key_questions.iter().enumerate() {
        let found = reader.evidence.figures.iter();
        let found =
            found.filter(|(place, _)| *place == (index, question)).map(|&(_, statement)| statement);
        let (clean, problems) = (reader.clean, &mut reader.problems);
        let kept = settle(found, |kept, other| {
            let (keep, lose) = (figure_text(kept.value), figure_text(other.value));
            problems.push(disagreement(
                clean,
                Code::FiguresDisagree,
                known.number,
                (&keep, kept.at),
                (&lose, other.at),
            ));
        });
        let Some(kept) = kept else { continue };
        let problem = match kept.value {
            Ok(percent) => {
                assessment.entry_mut(index).shares_mut()[question] = Some(Share::Percent(percent));
                take(&mut reader.taken, (kept.at, known.number, None));
                (kept.weight == Weight::Doubtful)
                    .then(|| Problem::new(Code::QuestionDoubtful).found(&figure_text(kept.value)))
            }
            Err(error) => Some(Problem::new(error.into()).found(&figure_text(kept.value))),
        };
        problems
            .extend(problem.map(|problem| problem.about(known.number).at(clean.place(kept.at))));
    }
}

/// The stated rating of a standard, or that it has none.
fn verdicts(reader: &mut Reader, assessment: &mut Assessment, index: usize) {
    let number = reader.edition.standards[index].number;
    let found = reader.evidence.verdicts.iter();
    let found = found.filter(|(standard, _)| *standard == index).map(|&(_, statement)| statement);
    let (clean, problems) = (reader.clean, &mut reader.problems);
    let kept = settle(found, |kept, other| {
        // What was not inspected was not rated either.
        if HAS_ALL && matches!((kept.value, other.value), (Verdict::Status(_), Verdict::Status(_)))
        {
            return;
        }
        let (keep, lose) = (kept.value.code(), other.value.code());
        problems.push(disagreement(
            clean,
            Code::RatingsDisagree,
            number,
            (keep, kept.at),
            (lose, other.at),
        ));
    });
    let Some(kept) = kept else { return };
    if kept.weight == Weight::Doubtful {
        problems.push(
            Problem::new(Code::RatingDoubtful)
                .about(number)
                .found(kept.value.code())
                .at(clean.place(kept.at)),
        );
    }
    let entry = assessment.entry_mut(index);
    match kept.value {
        Verdict::Rating(rating) => {
            entry.stated = Some(rating);
            take(&mut reader.taken, (kept.at, number, Some(rating)));
        }
        Verdict::Status(status) => entry.status = status,
    }
}

/// The service, the month, the stated score and the stated overall rating.
fn totals(reader: &mut Reader, assessment: &mut Assessment) {
    let (clean, problems) = (reader.clean, &mut reader.problems);
    assessment.service = reader.totals.service();
    assessment.published.month = reader.totals.month;
    let differ = |keep: &str, lose: &str, kept_at: usize, other_at: usize| {
        disagreement(clean, Code::TotalsDisagree, "", (keep, kept_at), (lose, other_at))
    };
    let score = settle(reader.totals.scores.iter().copied(), |kept, other| {
        problems.push(differ(&score_text(kept.value), &score_text(other.value), kept.at, other.at));
    });
    let overall: Option<Statement<Rating>> =
        settle(reader.totals.overalls.iter().copied(), |kept, other| {
            problems.push(differ(kept.value.code(), other.value.code(), kept.at, other.at));
        });
    assessment.published.score = score.map(|score| score.value);
    assessment.published.rating = overall.map(|overall| overall.value);
}

pub(in crate::import) fn score_text((score, out_of): (u16, u16)) -> String {
    let mut text = String::new();
    push_number(&mut text, u32::from(score));
    text.push('/');
    push_number(&mut text, u32::from(out_of));
    text
}

/// Leaves out the prompts without letters of key questions that have some with: they repeat those.
fn drop_repeated(found: &mut Vec<PromptFound>) {
    let mut lettered = Vec::new();
    for prompt in found.iter().filter(|prompt| prompt.letter != NO_LETTER) {
        if !lettered.contains(&prompt.key_question) {
            lettered.push(prompt.key_question);
        }
    }
    found.retain(|prompt| prompt.letter != NO_LETTER || !lettered.contains(&prompt.key_question));
}

/// Prompts that were printed once, in order. One without a percentage whose letter comes again is
/// a line that the copy has doubled.
fn prompts(reader: &mut Reader, assessment: &mut Assessment) {
    let mut found = std::mem::take(&mut reader.prompts);
    if HAS_ALL {
        drop_repeated(&mut found);
    }
    let (mut current, mut repeats, mut seen) = (None, false, Vec::new());
    for (position, prompt) in found.iter().enumerate() {
        // A key question whose prompts come a second time repeats them.
        if current != Some(prompt.key_question) {
            current = Some(prompt.key_question);
            repeats = seen.contains(&prompt.key_question);
            if !repeats {
                seen.push(prompt.key_question);
            }
        }
        if repeats {
            continue;
        }
        let (standard, key_question) = prompt.key_question;
        let next = found.get(position + 1).filter(|next| next.key_question == prompt.key_question);
        let doubled = next.is_some_and(|next| next.letter == prompt.letter);
        // Lettered lines without any percentage are a list in the text, not prompts.
        let listed = !found
            .iter()
            .any(|other| other.key_question == prompt.key_question && other.percent.is_some());
        if listed {
            continue;
        }
        // Where the last has none, each figure may stand above its prompt.
        let last = found.iter().rfind(|other| other.key_question == prompt.key_question);
        let shifted = prompt.below && last.is_some_and(|last| last.percent.is_none());
        let percent = prompt.percent.filter(|_| !shifted);
        if percent.is_none() {
            let number = reader.edition.standards[standard].key_questions[key_question].number;
            reader.problems.push(
                Problem::new(Code::PromptIncomplete)
                    .about(number)
                    .found(&prompt.label)
                    .at(reader.clean.place(prompt.at)),
            );
        }
        if percent.is_some() || !doubled {
            assessment.prompts.push(Prompt { standard, key_question, percent });
        }
    }
}

/// Where the stated score is out of less than the full score, and just so many standards are
/// neither rated nor have figures, those were not rated (R10); a problem says so for each.
fn not_rated(reader: &mut Reader, assessment: &mut Assessment) {
    let edition = reader.edition;
    let Some((_, out_of)) = assessment.published.score else {
        return;
    };
    let rated = |entry: &crate::assessment::Entry| {
        entry.stated.is_some() || entry.shares().iter().any(Option::is_some)
    };
    let blank: Vec<usize> = (0..edition.standards.len())
        .filter(|&index| edition.standards[index].scored && !rated(&assessment.entries()[index]))
        .collect();
    let short = usize::from(edition.full_score().saturating_sub(out_of));
    if short == 0 || blank.len() * usize::from(edition.most_points()) != short {
        return;
    }
    for index in blank {
        let entry = assessment.entry_mut(index);
        if entry.status == Status::Inspected {
            entry.status = Status::NotRated;
            let mut expected = String::new();
            push_number(&mut expected, u32::from(out_of));
            let number = edition.standards[index].number;
            reader
                .problems
                .push(Problem::new(Code::TakenAsNotRated).about(number).expected(expected));
        }
    }
}

/// Says what a report should have and this one has not. Of a part of a report only what that part
/// begins is missing.
fn missing(reader: &mut Reader, assessment: &Assessment) {
    let edition = reader.edition;
    let known = |entry: &crate::assessment::Entry| {
        entry.stated.is_some()
            || entry.status != Status::Inspected
            || entry.shares().iter().any(Option::is_some)
    };
    let found = assessment.entries().iter().filter(|entry| known(entry)).count();
    let long = reader.clean.text().len() > 5 * PAGE_OF_RATINGS;
    let headed = reader.evidence.headed.iter().flatten().count();
    let published = &assessment.published;
    let text = reader.clean.text();
    // A page of ratings alone asks nothing, has no figures, and misses none.
    let asks = text.len() > PAGE_OF_RATINGS || words::has(text, b'?');
    let whole = long
        || found.max(headed) * 2 > edition.standards.len()
        || published.score.is_some()
        || published.rating.is_some();
    for (index, (standard, entry)) in assessment.iter().enumerate() {
        if entry.status != Status::Inspected {
            continue;
        }
        let headed = reader.evidence.headed[index].map(|at| reader.clean.place(at));
        let mut report = |code, number| {
            let problem = Problem::new(code).about(number);
            reader.problems.push(match headed {
                Some(place) => problem.at(place),
                None => problem,
            });
        };
        if !known(entry) {
            if whole || headed.is_some() {
                report(Code::StandardMissing, standard.number);
            }
            continue;
        }
        let figures = entry.shares().iter().filter(|share| share.is_some()).count();
        if figures > 0 || reader.asked[index] || asks {
            for (question, share) in standard.key_questions.iter().zip(entry.shares()) {
                if share.is_none() {
                    report(Code::KeyQuestionMissing, question.number);
                }
            }
        }
        if entry.stated.is_none() && whole {
            report(Code::RatingMissing, standard.number);
        }
    }
    if whole {
        let absent = [
            (published.score.is_none(), Code::ScoreNotStated),
            (published.rating.is_none(), Code::OverallNotStated),
            (published.month.is_none(), Code::MonthNotFound),
            (assessment.service.is_none(), Code::ServiceNotFound),
        ];
        reader.problems.extend(
            absent.iter().filter(|(absent, _)| *absent).map(|&(_, code)| Problem::new(code)),
        );
    }
}

/// Whether the stated ratings give the stated score and overall rating.
fn stated_totals(reader: &mut Reader, assessment: &Assessment) {
    let edition = reader.edition;
    let mut stated = Assessment::blank(edition);
    for (index, entry) in assessment.entries().iter().enumerate() {
        let copy = stated.entry_mut(index);
        copy.stated = entry.stated;
        copy.status = entry.status;
    }
    let overall = crate::rate::rate(&stated).overall;
    let Some(sum) = overall.score else { return };
    let sum = (sum, overall.out_of);
    if let Some(score) = assessment.published.score.filter(|&score| score != sum) {
        let at = reader.totals.scores.iter().find(|statement| statement.value == score);
        let problem =
            Problem::new(Code::ScoreDiffers).found(&score_text(score)).expected(score_text(sum));
        let at = at.map_or(0, |statement| statement.at);
        reader.problems.push(problem.at(reader.clean.place(at)));
    }
    let published = assessment.published.rating.zip(overall.rating);
    if let Some((rating, given)) = published.filter(|(rating, given)| rating != given) {
        let at = reader.totals.overalls.iter().find(|statement| statement.value == rating);
        let problem =
            Problem::new(Code::OverallDiffers).found(rating.code()).expected(given.code());
        let at = at.map_or(0, |statement| statement.at);
        reader.problems.push(problem.at(reader.clean.place(at)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Rating, value_at};

    #[test]
    fn a_rating_with_a_letter_of_two_bytes_in_it_has_its_place() {
        assert_eq!(value_at("Gooéd", 0, Some(Rating::Good)), (0, 3));
    }
}
