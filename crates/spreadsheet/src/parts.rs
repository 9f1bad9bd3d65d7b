//! Which part of an archive each sheet is: `calamine` knows, and does not tell.

use crate::Error;
use crate::xml::{At, attribute, each_start};

/// The part of the workbook itself, and what its sheets' numbers refer to.
pub(crate) struct Parts {
    pub(crate) workbook: String,
    /// The part with the styles of its cells.
    pub(crate) styles: Option<String>,
    targets: Vec<(String, String)>,
}

impl Parts {
    pub(crate) fn new(bytes: &[u8]) -> Result<Self, Error> {
        let mut workbook = String::new();
        relations(bytes, "_rels/.rels", |_, kind, target| {
            if kind.ends_with("/officeDocument") {
                target.trim_start_matches('/').clone_into(&mut workbook);
            }
        })?;
        let (folder, name) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
        let (mut styles, mut targets) = (None, Vec::new());
        relations(bytes, &format!("{folder}/_rels/{name}.rels"), |id, kind, target| {
            let path = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("{folder}/{target}"),
            };
            if kind.ends_with("/styles") {
                styles = Some(path.clone());
            }
            targets.push((id.to_owned(), path));
        })?;
        Ok(Self { workbook, styles, targets })
    }

    /// The part that a sheet refers to.
    pub(crate) fn sheet(&self, id: &str) -> Option<&str> {
        let found = self.targets.iter().find(|(known, _)| known == id);
        found.map(|(_, path)| path.as_str())
    }
}

fn relations(
    bytes: &[u8],
    part: &str,
    mut visit: impl FnMut(&str, &str, &str),
) -> Result<(), Error> {
    each_start(bytes, part, |at| {
        if let At::Start(tag) = at
            && let Some(id) = attribute(tag, "Id")
        {
            let said = |name| attribute(tag, name).unwrap_or_default();
            visit(&id, &said("Type"), &said("Target"));
        }
        Ok(())
    })
}
