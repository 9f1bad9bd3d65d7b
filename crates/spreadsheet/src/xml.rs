//! Parts of an archive that are XML, element by element.

use crate::{Error, archive};
use quick_xml::events::{BytesStart, Event};
use std::io::{BufRead, BufReader};

/// What is told of a part of the archive: an element starts, or a table's row or a table ends.
pub(crate) enum At<'a> {
    Start(&'a BytesStart<'a>),
    EndOfRow,
}

/// Tells `visit` of each element in a part of the archive, in order.
pub(crate) fn each_start(
    bytes: &[u8],
    part: &str,
    mut visit: impl FnMut(At<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut archive = archive::open(bytes)?;
    let file = archive::part(&mut archive, part)?;
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(file));
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    while let Some(event) = next(&mut reader, &mut buffer)? {
        match &event {
            Event::Start(tag) => visit(At::Start(tag))?,
            Event::End(tag) if tag.name().as_ref() == "table:table-row" => visit(At::EndOfRow)?,
            _ => {}
        }
    }
    Ok(())
}

fn next<'b, R: BufRead>(
    reader: &mut quick_xml::Reader<R>,
    buffer: &'b mut Vec<u8>,
) -> Result<Option<Event<'b>>, Error> {
    buffer.clear();
    match reader.read_event_into(buffer) {
        Ok(Event::Eof) => Ok(None),
        Ok(event) => Ok(Some(event)),
        Err(_) => Err(Error::Damaged),
    }
}

/// An attribute as it is written; what is looked for has no entities.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().filter_map(Result::ok).find(|known| known.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// A count, at least 1.
pub(crate) fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
