//! Any text, as the paste box takes it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use youth_justice_ratings_fuzz::check;

fuzz_target!(|text: &str| check(text));
