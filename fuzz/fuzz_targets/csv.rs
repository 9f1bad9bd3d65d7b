//! A text below the header of the tool's own CSV; what is read is written and read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use youth_justice_ratings::{Assessment, Edition, export::csv};
use youth_justice_ratings_fuzz::check;

fuzz_target!(|text: &str| {
    let blank = csv::write(&Assessment::blank(Edition::newest()));
    let header = blank.lines().next().unwrap_or_default();
    let text = format!("{header}\nEdition,2021\n{text}");
    check(&text);
    if let Some(read) = csv::read(&text).filter(|read| read.form.is_some()) {
        let again = csv::read(&csv::write(&read.assessment)).expect("a file");
        assert_eq!(again.assessment, read.assessment);
        assert!(again.problems.is_empty());
    }
});
