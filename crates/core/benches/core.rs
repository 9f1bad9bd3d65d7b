//! What the budgets of the core are measured on.
fn main() {}
