//! The tool's own JSON, an outcome, read back through the browser's parser.

use crate::record;
use js_sys::{JSON, Reflect};
use youth_justice_ratings::{Assessment, Code, Edition, Form, Outcome, Problem};

/// An outcome is some ten kilobytes; of anything longer the browser is not asked.
const LONGEST: usize = 1 << 20;

/// The outcome that `text` holds as JSON, worked out anew; `None` where it is something else.
pub(crate) fn read(text: &str) -> Option<Outcome> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') || text.len() > LONGEST {
        return None;
    }
    if !text.contains("\"standards\"") && !text.contains("\"edition\"") {
        return None;
    }
    let Ok(value) = JSON::parse(text) else {
        let blank = Assessment::blank(Edition::newest());
        return Some(Outcome::new(&blank, None, vec![Problem::new(Code::BrokenJson)]));
    };
    let has = |name: &str| Reflect::has(&value, &name.into()).unwrap_or(false);
    if !has("standards") && !has("edition") {
        return None;
    }
    let form = record::text(&value, "form");
    let (assessment, problems) = record::record(&value)?.check();
    Some(Outcome::new(&assessment, form.as_deref().and_then(Form::from_code), problems))
}
