//! The vector: an assessment as one line of text, readable, and safe in the fragment of a URL.
//!
//! `YJ:2021/1.1:G/2.1:83-50-50/2.2:10of13-8of13-5of13/3.1:69-81-63!G/4.1:G`
//!
//! ```text
//! vector     = "YJ" [ version ] ":" edition *( "/" part ) [ "/end" ]
//! version    = number                     ; none is the first, which is this one
//! edition    = letters and digits         ; 2021
//! part       = standard ":" value [ moved ] / standard ":" moved / domain ":" status
//! value      = figures / rating / status
//! figures    = figure *( "-" figure )     ; as many as the standard has key questions
//! figure     = percent / yes "of" all / "x"      ; x: not known
//! percent    = 0 to 100, two decimals at most [ "pc" ]
//! rating     = "O" / "G" / "R" / "I"      ; as it is given or stated; R: Requires improvement
//! moved      = "!" rating [ "s" ]         ; by discretion; s: only known from a stated rating
//! status     = "NI" / "NR"                ; not inspected, not rated
//! ```
//!
//! - What is known of a standard in more than one way has more than one part:
//!   `2.1:83-x-50/2.1:G`, `2.1:83-50-50/2.1:NI`. What is unknown has none.
//! - Below 1 per cent `pc` must stand, `0.5pc`: a bare `0.5` may be meant as a half, so the reader
//!   asks. It may stand behind any other percentage too, and so may `%`.
//! - `/end` is written where the last part ends in a figure, and missed only there: of a line that
//!   was cut off, nothing else shows that 6 was 63.
//! - Not carried, so that a link never holds words that a person did not mean to share: the
//!   reasons of discretion, and the service. Nor is what changes no rating: prompts, what is
//!   published. Only who asks for it gets the service, behind the vector as links have their
//!   parameters: `…/end&service=Isle_of_Wight`. It has `_` for a space, and of other marks only `-`
//!   as it is, so that no mail program takes its end for that of the link.
//!
//! The reader finds a vector anywhere in a text: behind the `#` of a link, percent-encoded once or
//! more, wrapped by a mail program, between quotes. `find.rs` takes it out of its surroundings,
//! `read.rs` reads it.

#[cfg(feature = "tables")]
mod find;
#[cfg(feature = "tables")]
mod read;

use crate::assessment::{Assessment, Discretion, Entry, Status};
use crate::edition::Standard;
use crate::rating::Rating;
use crate::share::{Share, push_number};

#[cfg(feature = "tables")]
pub use read::{read, read_by};

/// `assessment` as a vector, without service, reasons, prompts and what is published.
///
/// ```
/// use youth_justice_ratings::{Reading, Source, import, vector};
///
/// let read = import(&Source::text("2.1: 83, 50, 50; 1.1 Good"), &Reading::default());
/// assert_eq!(vector::write(&read.assessment), "YJ:2021/1.1:G/2.1:83-50-50/end");
/// ```
pub fn write(assessment: &Assessment) -> String {
    let edition = assessment.edition();
    let mut out = String::from("YJ:");
    out.push_str(edition.id);
    for (domain, known) in edition.domains.iter().enumerate() {
        let of_all = status_of_all(assessment, domain);
        for (standard, entry) in assessment.iter() {
            if standard.domain == domain {
                push_standard(&mut out, standard, entry, of_all.is_some());
            }
        }
        if let Some(status) = of_all {
            push_number_of(&mut out, known.number);
            push_status(&mut out, status);
        }
    }
    if ends_in_figure(&out) {
        out.push_str("/end");
    }
    out
}

/// What stands before the service.
#[cfg(feature = "tables")]
const SERVICE: &str = "&service=";

/// `assessment` as [`write()`] has it, and its service.
///
/// ```
/// use youth_justice_ratings::{Reading, Source, import, vector};
///
/// let read = import(&Source::text("service: Isle of Wight; 1.1 Good"), &Reading::default());
/// let line = vector::write_with_service(&read.assessment);
/// assert_eq!(line, "YJ:2021/1.1:G&service=Isle_of_Wight");
/// assert_eq!(vector::read(&line).unwrap().assessment, read.assessment);
/// ```
#[cfg(feature = "tables")]
pub fn write_with_service(assessment: &Assessment) -> String {
    let mut out = write(assessment);
    let Some(service) = &assessment.service else { return out };
    out.push_str(SERVICE);
    for byte in service.bytes() {
        match byte {
            // Within another link everything is encoded once more; then `%25` stands for no sign.
            b' ' | b'%' => out.push('_'),
            byte if byte.is_ascii_alphanumeric() || byte == b'-' => out.push(char::from(byte)),
            byte => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.extend(char::from_digit(u32::from(digit), 16));
                }
            }
        }
    }
    out
}

/// The status that all standards of a domain share, where that is worth saying once: there are
/// several, and they are not inspected or not rated.
fn status_of_all(assessment: &Assessment, domain: usize) -> Option<Status> {
    let mut found = None;
    let mut several = false;
    for (standard, entry) in assessment.iter() {
        if standard.domain != domain {
            continue;
        }
        several = found.is_some();
        if entry.status == Status::Inspected || found.is_some_and(|found| found != entry.status) {
            return None;
        }
        found = Some(entry.status);
    }
    found.filter(|_| several)
}

/// The parts of one standard. Discretion stands behind the first; a judged standard takes none.
fn push_standard(out: &mut String, standard: &Standard, entry: &Entry, status_is_said: bool) {
    let mut moved = entry.discretion.as_ref().filter(|_| standard.is_case_based());
    if entry.shares().iter().any(Option::is_some) {
        push_number_of(out, standard.number);
        for (position, share) in entry.shares().iter().enumerate() {
            if position > 0 {
                out.push('-');
            }
            push_share(out, *share);
        }
        push_moved(out, moved.take());
    }
    if let Some(stated) = entry.stated {
        push_number_of(out, standard.number);
        out.push(letter(stated));
        push_moved(out, moved.take());
    }
    if entry.status != Status::Inspected && !status_is_said {
        push_number_of(out, standard.number);
        push_status(out, entry.status);
        push_moved(out, moved.take());
    }
    if moved.is_some() {
        push_number_of(out, standard.number);
        push_moved(out, moved);
    }
}

fn push_number_of(out: &mut String, number: &str) {
    out.push('/');
    out.push_str(number);
    out.push(':');
}

fn push_share(out: &mut String, share: Option<Share>) {
    match share {
        None => out.push('x'),
        Some(Share::Percent(percent)) => {
            out.push_str(&percent.text());
            if (1..100).contains(&percent.hundredths()) {
                out.push_str("pc");
            }
        }
        Some(Share::Counts { yes, of }) => {
            push_number(out, yes);
            out.push_str("of");
            push_number(out, of);
        }
    }
}

fn push_moved(out: &mut String, moved: Option<&Discretion>) {
    if let Some(moved) = moved {
        out.push('!');
        out.push(letter(moved.rating));
        if moved.stated_by_report {
            out.push('s');
        }
    }
}

fn push_status(out: &mut String, status: Status) {
    out.push_str(match status {
        Status::Inspected => "",
        Status::NotInspected => "NI",
        Status::NotRated => "NR",
    });
}

fn letter(rating: Rating) -> char {
    match rating {
        Rating::Inadequate => 'I',
        Rating::RequiresImprovement => 'R',
        Rating::Good => 'G',
        Rating::Outstanding => 'O',
    }
}

/// Whether the last part of `vector` ends in a figure, which a cut could have shortened unseen.
fn ends_in_figure(vector: &str) -> bool {
    vector.contains('/') && vector.ends_with(|end: char| end.is_ascii_digit())
}

#[cfg(test)]
pub(crate) mod tests;
