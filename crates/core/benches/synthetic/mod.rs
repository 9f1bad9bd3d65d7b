//! A made-up report with the proportions of a real one: a page of ratings, a section for each
//! standard with its table and much prose, and percentages in the prose that are no figures.

use std::fmt::Write as _;
use youth_justice_ratings::Edition;

const PROSE: &str = "Staff told us that they know the families they work with, and that plans are \
talked through before they are signed. In 37 per cent of the files we opened the reasons were set \
out in full; in the others (12 of 19) a manager had to ask. One worker put it simply: \u{2018}we try, \
and mostly it holds\u{2019}. Nearly 46% of those asked said that visits began on time, which was more \
than a year ago.";

/// A report of about `bytes` bytes, the same each time; never less than its tables need.
pub(crate) fn report(bytes: usize) -> String {
    let edition = Edition::newest();
    let mut text = String::from(
        "An inspection of youth offending services in\n\nAnytown\n\nHM Inspectorate of Probation, May 2022\n\n\
         Ratings\n\nAnytown Youth Justice Service\nFieldwork started March 2022\n\nScore 17/36\n\n\
         Overall rating\t\tRequires improvement\n",
    );
    let ratings = [
        "Requires improvement",
        "Good",
        "Outstanding",
        "Good",
        "Inadequate",
        "Inadequate",
        "Inadequate",
        "Requires improvement",
        "Good",
        "Good",
        "Good",
        "Good",
        "Good",
    ];
    for (standard, rating) in edition.standards.iter().zip(ratings) {
        let _ = writeln!(text, "{}\t{}\t{rating}\t", standard.number, standard.name);
    }
    let prose =
        bytes.saturating_sub(text.len() + 5_000) / (edition.standards.len() * (PROSE.len() + 2));
    let mut percent = 23;
    for (standard, rating) in edition.standards.iter().zip(ratings) {
        let _ = write!(text, "\n### {}. {}\n\n", standard.number, standard.name);
        let _ = write!(text, "How this is led, staffed and done for each child.\n\n{rating}\n\n");
        if standard.is_case_based() {
            text.push_str(
                "What we looked at, and how often it was enough:\n\n\t% \u{2018}Yes\u{2019}\n",
            );
            for question in standard.key_questions {
                percent = (percent * 7 + 11) % 101;
                let _ = writeln!(
                    text,
                    "Is {} enough at {}?\t{percent}%",
                    standard.name.to_lowercase(),
                    question.label.to_lowercase()
                );
            }
        }
        for _ in 0..prose {
            let _ = write!(text, "\n{PROSE}\n");
        }
    }
    text
}
