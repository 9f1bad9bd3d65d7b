//! The compound file, the container of Office before 2007 and of anything in Office with a password.
//!
//! `calamine` reads it too, but trusts it: sectors that lead back to themselves would never end.
//! Here every chain is followed once, with a limit, before that reader gets the file.
//!
//! The format: <https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb>.

use crate::Error;

/// What every compound file starts with.
pub(crate) const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// From here on, the numbers of sectors are marks.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;

/// Streams shorter than this are kept in small sectors within the first entry's stream.
const SMALL_STREAM: usize = 4096;

const SMALL_SECTOR: usize = 64;

/// What a compound file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A workbook of Excel 5 to 2003.
    Xls,
    /// An Office file with a password.
    Encrypted,
    /// Something else, such as an old Word document.
    Other,
}

pub(crate) fn kind(bytes: &[u8]) -> Result<Kind, Error> {
    let entries = Compound::new(bytes)?.entries;
    let has = |name: &str| entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name));
    Ok(if has("EncryptedPackage") {
        Kind::Encrypted
    } else if has("Workbook") || has("Book") {
        Kind::Xls
    } else {
        Kind::Other
    })
}

/// The stream of an old workbook.
pub(crate) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let compound = Compound::new(bytes)?;
    let named =
        |name: &str| compound.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    let entry = named("Workbook").or_else(|| named("Book")).ok_or(Error::Damaged)?;
    compound.stream(entry)
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector that follows each one.
    next: Vec<u32>,
    /// The same for small sectors.
    next_small: Vec<u32>,
    entries: Vec<Entry>,
}

impl<'a> Compound<'a> {
    fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(Error::Damaged),
        };
        let mut compound =
            Self { bytes, sector, next: Vec::new(), next_small: Vec::new(), entries: Vec::new() };
        compound.next = compound.table()?;
        let directory = compound.chain(u32_at(bytes, 48)?, usize::MAX)?;
        compound.entries = directory.chunks_exact(128).map(entry).collect::<Result<_, _>>()?;
        if u32_at(bytes, 64)? > 0 {
            compound.next_small = numbers(&compound.chain(u32_at(bytes, 60)?, usize::MAX)?);
        }
        Ok(compound)
    }

    /// Which sector follows which: a table whose own sectors the header names, the first 109 in
    /// itself, the others in sectors that it leads to.
    fn table(&self) -> Result<Vec<u32>, Error> {
        let most = self.bytes.len() / self.sector;
        let mut named = numbers(self.bytes.get(76..512).ok_or(Error::Damaged)?);
        let mut more = u32_at(self.bytes, 68)?;
        for _ in 0..=most {
            if more >= LAST_SECTOR {
                break;
            }
            named.extend(numbers(self.sector(more)?));
            more = named.pop().ok_or(Error::Damaged)?;
        }
        named.retain(|&sector| sector < LAST_SECTOR);
        if more < LAST_SECTOR || named.len() > most {
            return Err(Error::Damaged);
        }
        let mut table = Vec::new();
        for sector in named {
            table.extend(numbers(self.sector(sector)?));
        }
        Ok(table)
    }

    /// The last sector of a file may be short.
    fn sector(&self, number: u32) -> Result<&'a [u8], Error> {
        let from = (number as usize + 1).checked_mul(self.sector).ok_or(Error::Damaged)?;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty()).ok_or(Error::Damaged)?;
        Ok(rest.get(..self.sector).unwrap_or(rest))
    }

    /// All sectors from `start` on, cut to `length` bytes.
    fn chain(&self, start: u32, length: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let mut number = start;
        while number < LAST_SECTOR && bytes.len() < length {
            // Longer than the file: the chain runs in a circle.
            if bytes.len() > self.bytes.len() {
                return Err(Error::Damaged);
            }
            bytes.extend_from_slice(self.sector(number)?);
            number = *self.next.get(number as usize).ok_or(Error::Damaged)?;
        }
        bytes.truncate(length);
        Ok(bytes)
    }

    fn stream(&self, entry: &Entry) -> Result<Vec<u8>, Error> {
        let bytes = if entry.length >= SMALL_STREAM {
            self.chain(entry.start, entry.length)?
        } else {
            let root = self.entries.first().ok_or(Error::Damaged)?;
            let sectors = self.chain(root.start, root.length)?;
            let mut bytes = Vec::new();
            let mut number = entry.start;
            while number < LAST_SECTOR && bytes.len() < entry.length {
                let from = number as usize * SMALL_SECTOR;
                let rest = sectors.get(from..).filter(|rest| !rest.is_empty());
                let rest = rest.ok_or(Error::Damaged)?;
                bytes.extend_from_slice(rest.get(..SMALL_SECTOR).unwrap_or(rest));
                number = *self.next_small.get(number as usize).ok_or(Error::Damaged)?;
            }
            bytes.truncate(entry.length);
            bytes
        };
        if bytes.len() < entry.length { Err(Error::Damaged) } else { Ok(bytes) }
    }
}

fn entry(bytes: &[u8]) -> Result<Entry, Error> {
    let units = bytes[..64].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let name = char::decode_utf16(units.take_while(|&unit| unit != 0)).filter_map(Result::ok);
    let length = usize::try_from(u32_at(bytes, 120)?).map_err(|_| Error::Damaged)?;
    Ok(Entry { name: name.collect(), start: u32_at(bytes, 116)?, length })
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let four = bytes.chunks_exact(4);
    four.map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

/// The two bytes at `at` as a number.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Error> {
    let two = bytes.get(at..).and_then(|rest| rest.first_chunk()).ok_or(Error::Damaged)?;
    Ok(u16::from_le_bytes(*two))
}

/// The four bytes at `at` as a number.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Error> {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk()).ok_or(Error::Damaged)?;
    Ok(u32::from_le_bytes(*four))
}
