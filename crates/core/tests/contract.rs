//! The TypeScript types of the contract are generated from the Rust ones; this pins them.
//!
//! `UPDATE=1 cargo test -p youth-justice-ratings --features typescript --test contract` writes the
//! file anew.

use std::{env, fs, path::Path};
use ts_rs::{Config, TS};
use youth_justice_ratings as core;

const HEADER: &str =
    "// Generated from the core's types by its test `contract`: change those, not this.\n\n";

/// Every type of the contract as TypeScript declarations.
fn declarations() -> String {
    let config = Config::default();
    macro_rules! declare {
        ($($name:ident),+ $(,)?) => {
            [$(format!("export {}\n", core::$name::decl(&config)),)+].concat()
        };
    }
    let types = declare!(
        Rating,
        Rule,
        Severity,
        Code,
        Problem,
        Form,
        Status,
        Basis,
        Period,
        Domain,
        KeyQuestion,
        Standard,
        Limit,
        RuleSource,
        Edition,
        ShareRecord,
        DiscretionRecord,
        StandardRecord,
        PublishedRecord,
        AssessmentRecord,
        BandOutcome,
        NextBand,
        KeyQuestionOutcome,
        StandardOutcome,
        ByRuleOutcome,
        RangeEnd,
        RangeOutcome,
        OverallOutcome,
        Ask,
        Question,
        Mark,
        Outcome,
    );
    HEADER.to_owned() + &types
}

#[test]
fn typescript_types_are_those_of_the_core() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/src/contract.ts");
    let expected = declarations();
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, &expected).expect("a writable contract.ts");
    }
    let found = fs::read_to_string(&file).expect("www/src/contract.ts");
    assert!(
        found == expected,
        "www/src/contract.ts is not what the core's types give. Run this test with UPDATE=1."
    );
}
