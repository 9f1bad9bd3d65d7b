//! Any JSON as a record: it is checked and rated.
#![no_main]

use libfuzzer_sys::fuzz_target;
use youth_justice_ratings::{AssessmentRecord, Outcome};

fuzz_target!(|json: &[u8]| {
    if let Ok(record) = serde_json::from_slice::<AssessmentRecord>(json) {
        let (assessment, problems) = record.check();
        let outcome = Outcome::new(&assessment, None, problems);
        // What went in once goes in again without a problem.
        let (again, problems) = AssessmentRecord::from(&assessment).check();
        assert_eq!((again, problems.len()), (assessment, 0));
        assert!(outcome.overall.range.min.score <= outcome.overall.range.max.score);
    }
});
