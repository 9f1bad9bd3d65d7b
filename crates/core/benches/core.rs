//! What the budgets of the core are measured on: `cargo bench -p youth-justice-ratings`.

mod synthetic;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use youth_justice_ratings::{Outcome, Reading, Source, import, import_plain, rate};

fn rating(criterion: &mut Criterion) {
    let full = import(&Source::text(&synthetic::report(20_000)), &Reading::default()).assessment;
    let mut group = criterion.benchmark_group("rate");
    group.bench_function("full assessment", |bencher| bencher.iter(|| rate(black_box(&full))));
    group.bench_function("full outcome", |bencher| {
        bencher.iter(|| Outcome::new(black_box(&full), None, Vec::new()));
    });
    group.finish();
}

/// At three lengths, to show that reading is linear in the length.
fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    for (name, bytes) in
        [("report 125 kB", 125_000), ("report 1 MB", 1_000_000), ("report 10 MB", 10_000_000)]
    {
        let text = synthetic::report(bytes);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if bytes > 1_000_000 { 10 } else { 60 });
        group.bench_function(name, |bencher| {
            bencher.iter(|| import(&Source::text(black_box(&text)), &Reading::default()));
        });
    }
    group.finish();
}

/// All that the page has done for a report, from its text to the JSON of its ratings: what the same code as wasm
/// is measured against.
fn answering(criterion: &mut Criterion) {
    let text = synthetic::report(125_000);
    criterion.bench_function("answer/report 125 kB", |bencher| {
        bencher.iter(|| {
            let reading = import_plain(black_box(&text), &Reading::default(), false);
            serde_json::to_string(&reading.map(Outcome::of)).expect("an outcome is plain data")
        });
    });
}

criterion_group!(benches, rating, reading, answering);
criterion_main!(benches);
