//! What one cell of a case-level audit answers.

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Answer {
    /// Sufficient.
    Yes,
    /// Not sufficient.
    No,
    /// The question does not apply to the case.
    NotApplicable,
    /// Nothing stands there.
    Blank,
    /// A cross: no beside ticks, yes where it is the only mark.
    Cross,
    /// Anything else.
    Other,
}

/// Yes or no in Welsh, which answers with the verb of the question. `Ie` and `na` are not among them:
/// in English the latter is not applicable, so a sheet that has them is not counted.
pub(in crate::import) fn in_welsh(text: &str) -> Option<Answer> {
    const SPELLINGS: [(&str, Answer); 13] = [
        ("ydy", Answer::Yes),
        ("ydi", Answer::Yes),
        ("ydyn", Answer::Yes),
        ("oes", Answer::Yes),
        ("do", Answer::Yes),
        ("digonol", Answer::Yes),
        ("nac ydy", Answer::No),
        ("nac ydi", Answer::No),
        ("nac ydyn", Answer::No),
        ("nac oes", Answer::No),
        ("naddo", Answer::No),
        ("annigonol", Answer::No),
        ("ddim yn ddigonol", Answer::No),
    ];
    let found = SPELLINGS.iter().find(|(spelling, _)| spelling.eq_ignore_ascii_case(text));
    found.map(|&(_, answer)| answer)
}

/// Reads a cell: the usual spellings, in any case. `1` and `0` count as answers; whether a sheet
/// answers in digits is for its reader to judge.
#[inline(never)]
pub(in crate::import) fn answer(text: &str) -> Answer {
    const LONGEST: usize = 24;
    const SPELLINGS: [(&str, Answer); 59] = [
        ("yes", Answer::Yes),
        ("y", Answer::Yes),
        ("✓", Answer::Yes),
        ("✔", Answer::Yes),
        ("☑", Answer::Yes),
        ("✅", Answer::Yes),
        ("√", Answer::Yes),
        ("1", Answer::Yes),
        ("true", Answer::Yes),
        ("sufficient", Answer::Yes),
        ("sufficiently", Answer::Yes),
        ("met", Answer::Yes),
        ("yes - sufficient", Answer::Yes),
        ("no", Answer::No),
        ("n", Answer::No),
        ("✗", Answer::No),
        ("✘", Answer::No),
        ("❌", Answer::No),
        ("☒", Answer::No),
        ("✖", Answer::No),
        ("0", Answer::No),
        ("false", Answer::No),
        ("insufficient", Answer::No),
        ("not sufficient", Answer::No),
        ("not met", Answer::No),
        ("unmet", Answer::No),
        ("no - insufficient", Answer::No),
        ("n/a", Answer::NotApplicable),
        ("na", Answer::NotApplicable),
        ("n.a.", Answer::NotApplicable),
        ("n.a", Answer::NotApplicable),
        ("n\\a", Answer::NotApplicable),
        ("not applicable", Answer::NotApplicable),
        ("not relevant", Answer::NotApplicable),
        ("not required", Answer::NotApplicable),
        ("-", Answer::NotApplicable),
        ("--", Answer::NotApplicable),
        ("", Answer::Blank),
        ("x", Answer::Cross),
        ("×", Answer::Cross),
        ("[x]", Answer::Cross),
        ("(x)", Answer::Cross),
        ("achieved", Answer::Yes),
        ("not achieved", Answer::No),
        ("adequate", Answer::Yes),
        ("not adequate", Answer::No),
        ("pass", Answer::Yes),
        ("passed", Answer::Yes),
        ("fail", Answer::No),
        ("failed", Answer::No),
        ("t", Answer::Yes),
        ("f", Answer::No),
        ("yes.", Answer::Yes),
        ("no.", Answer::No),
        ("positive", Answer::Yes),
        ("negative", Answer::No),
        ("amherthnasol", Answer::NotApplicable),
        ("ddim yn berthnasol", Answer::NotApplicable),
        ("dim yn berthnasol", Answer::NotApplicable),
    ];
    if text.len() > LONGEST {
        return Answer::Other;
    }
    if let Some(answer) = in_welsh(text) {
        return answer;
    }
    let found = SPELLINGS.iter().find(|(spelling, _)| spelling.eq_ignore_ascii_case(text));
    found.map_or(Answer::Other, |&(_, answer)| answer)
}
