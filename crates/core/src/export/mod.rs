//! An assessment as a file for other programs and people.

pub mod csv;
mod delimited;
