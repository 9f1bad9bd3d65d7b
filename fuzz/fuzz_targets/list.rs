//! A text among the items of a list, so that it is read as one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use youth_justice_ratings_fuzz::check;

fuzz_target!(|text: &str| {
    let items = text.split(['\n', ';']).count();
    check(&format!("{}{text}", "1.1 Good\n".repeat(items)));
});
