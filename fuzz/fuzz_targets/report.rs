//! A text after the front page of a report, so that it is read as one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use youth_justice_ratings_fuzz::check;

fuzz_target!(|text: &str| {
    check(&format!("Score 15/36\nOverall rating\tGood\n2. Court disposals\n2.1. Assessment\nGood\n{text}"));
});
