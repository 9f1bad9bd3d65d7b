//! The tool's own JSON, an outcome, read back.

use super::{Value, record};
use youth_justice_ratings::{Assessment, Code, Edition, Editions, Form, Outcome, Problem};

/// An outcome is some ten kilobytes; nothing longer is parsed.
const LONGEST: usize = 1 << 20;

/// The outcome that `text` holds as JSON, worked out anew; `None` where it is something else.
pub(super) fn read<V: Value>(text: &str, editions: Editions) -> Option<Outcome> {
    let text = super::beginning(text);
    if !text.starts_with('{') || text.len() > LONGEST {
        return None;
    }
    let Some(value) = V::parse(text) else {
        // Braces alone make no JSON.
        if !text.split('"').any(|part| matches!(part, "standards" | "edition")) {
            return None;
        }
        let blank = Assessment::blank(Edition::newest());
        return Some(Outcome::new(&blank, None, vec![Problem::new(Code::BrokenJson)]));
    };
    if !value.has("standards") && !value.has("edition") {
        return None;
    }
    let form = value.get("form").as_text();
    let (mut assessment, mut problems) = record::record(&value)?.check_by(editions);
    if let Some(at) = problems.iter().position(|known| known.code == Code::UnknownEdition) {
        // Its numbers may mean something else.
        problems = vec![problems.swap_remove(at)];
        assessment = Assessment::blank(Edition::newest());
        return Some(Outcome::new(&assessment, None, problems));
    }
    problems.extend(record::misfits(&value));
    Some(Outcome::new(&assessment, form.as_deref().and_then(Form::from_code), problems))
}
