//! The tool's own JSON, an outcome, read back through the browser's parser.

use crate::record;
use js_sys::{JSON, JsString, Reflect};
use youth_justice_ratings::{Assessment, Code, Edition, Form, Outcome, Problem};

/// An outcome is some ten kilobytes; of anything longer the browser is not asked.
const LONGEST: usize = 1 << 20;

/// The outcome that `text` holds as JSON, worked out anew; `None` where it is something else.
pub(crate) fn read(text: &str) -> Option<Outcome> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') || text.len() > LONGEST {
        return None;
    }
    let Ok(value) = JSON::parse(text) else {
        // Braces alone make no JSON. The browser looks: a search of our own is dear to download.
        let text = JsString::from(text);
        if !text.includes("\"standards\"", 0) && !text.includes("\"edition\"", 0) {
            return None;
        }
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
