//! What has to hold for every text.

use youth_justice_ratings::{Outcome, Reading, Source, import};

/// Reads and rates `text`, and checks that every problem lies within it.
///
/// # Panics
/// When a problem lies outside the text, or more are listed than should be.
pub fn check(text: &str) {
    let read = import(&Source::text(text), &Reading::default());
    let lines = text.matches('\n').count() + 1;
    for problem in &read.problems {
        assert!(problem.line.is_none_or(|line| (1..=lines).contains(&(line as usize))));
        assert!(problem.column.is_none_or(|column| column >= 1));
    }
    assert!(read.problems.len() <= 501);
    let outcome = Outcome::new(&read.assessment, read.form, read.problems);
    assert!(outcome.overall.range.min.score <= outcome.overall.range.max.score);
}
