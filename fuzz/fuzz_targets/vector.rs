//! A text behind the head of a vector; what is read without a problem is written and read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use youth_justice_ratings::vector;
use youth_justice_ratings_fuzz::check;

fuzz_target!(|text: &str| {
    let text = format!("YJ:2021/{text}");
    check(&text);
    if let Some(read) = vector::read(&text).filter(|read| read.form.is_some()) {
        let again = vector::read(&vector::write_with_service(&read.assessment)).expect("a vector");
        assert_eq!(again.assessment, read.assessment);
        assert!(again.problems.is_empty());
    }
});
