//! Themes as people abbreviate them, or called them before.

use crate::import::edges::Edges;

/// What a label that is a theme's abbreviation or former name stands for: `RoSH`, `S&W`.
pub(in crate::import) fn spelt(label: &str) -> Option<&'static str> {
    const DESISTANCE: &str = "supporting desistance";
    const CHILD: &str = "keeping the child safe";
    const OTHERS: &str = "keeping other people safe";
    const KNOWN: [(&str, &str); 16] = [
        ("desist", DESISTANCE),
        ("des", DESISTANCE),
        ("desistence", DESISTANCE),
        ("reoffending", DESISTANCE),
        ("reducing reoffending", DESISTANCE),
        ("likelihood of reoffending", DESISTANCE),
        ("swb", CHILD),
        ("s&w", CHILD),
        ("s & w", CHILD),
        ("safeguarding", CHILD),
        ("vulnerability", CHILD),
        ("risk to the child", CHILD),
        ("roh", OTHERS),
        ("rosh", OTHERS),
        ("rosh to others", OTHERS),
        ("public safety", OTHERS),
    ];
    let label = label.trim_edges(|edge| !edge.is_ascii_alphanumeric());
    KNOWN.iter().find(|(known, _)| known.eq_ignore_ascii_case(label)).map(|&(_, name)| name)
}
