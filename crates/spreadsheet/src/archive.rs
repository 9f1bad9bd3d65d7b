//! Workbooks that are zip archives: whether they unpack to a sane size, and which kind they are.

use crate::{Error, MOST_BYTES, Workbook, ods, xlsb, xlsx};
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// The most files in an archive: a workbook has one or two for each sheet.
const MOST_FILES: usize = 10_000;

pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    let mut archive = open(bytes)?;
    unpacks_to_sane_size(&mut archive)?;
    let has = |start: &str, end: &str| {
        archive.file_names().flatten().any(|name| name.starts_with(start) && name.ends_with(end))
    };
    if has("xl/", "workbook.bin") {
        xlsb::read(bytes)
    } else if has("xl/", ".xml") {
        xlsx::read(bytes)
    } else if has("content.xml", "") && is_open_document(&mut archive) {
        ods::read(bytes)
    } else {
        Err(Error::NotAWorkbook)
    }
}

/// The archive, with the list of its files read.
pub(crate) fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Error> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::Damaged)?;
    if archive.len() > MOST_FILES { Err(Error::TooLarge) } else { Ok(archive) }
}

/// A part of the archive. Some programs write its name in other capitals than they refer to it.
pub(crate) fn part<'a, 'b>(
    archive: &'a mut ZipArchive<Cursor<&'b [u8]>>,
    name: &str,
) -> Result<ZipFile<'a, Cursor<&'b [u8]>>, Error> {
    let index = (0..archive.len()).find(|&index| {
        let known = archive.name_for_index(index).and_then(Result::ok);
        known.is_some_and(|known| known.eq_ignore_ascii_case(name))
    });
    archive.by_index(index.ok_or(Error::Damaged)?).map_err(|_| Error::Damaged)
}

/// What an archive says of its sizes is looked at first, but not believed: everything that could be
/// read later is then unpacked once, to nowhere.
fn unpacks_to_sane_size(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Error> {
    for unpack in [false, true] {
        let mut left = MOST_BYTES;
        for index in 0..archive.len() {
            let file = match archive.by_index(index) {
                Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                    return Err(Error::Encrypted);
                }
                file => file.map_err(|_| Error::Damaged)?,
            };
            if !file.name().is_ok_and(|name| is_read(&name)) {
                continue;
            }
            let size = if unpack {
                copy(&mut file.take(left + 1), &mut sink()).map_err(|_| Error::Damaged)?
            } else {
                file.size()
            };
            left = left.checked_sub(size).ok_or(Error::TooLarge)?;
        }
    }
    Ok(())
}

/// Whether a reader may look into a file of that name: into all but pictures and the like.
fn is_read(name: &str) -> bool {
    [".xml", ".rels", ".bin", "mimetype"].iter().any(|end| name.ends_with(end))
}

fn is_open_document(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut kind = String::new();
    archive.by_name("mimetype").is_ok_and(|file| file.take(200).read_to_string(&mut kind).is_ok())
        && kind.starts_with("application/vnd.oasis.opendocument.spreadsheet")
}
