//! Prints a made-up report of about so many bytes, to measure with: `synthetic-report -- 125000`.

#![allow(clippy::print_stdout, reason = "printing is what this program is for")]

#[path = "../benches/synthetic/mod.rs"]
mod synthetic;

fn main() {
    let bytes = std::env::args().nth(1).and_then(|bytes| bytes.parse().ok()).unwrap_or(125_000);
    print!("{}", synthetic::report(bytes));
}
