//! Our own file, format 1: RON, written for people and for version control.
//!
//! A comment line that says what it is, `format: 1`, lists of records in the order of their numbers, a field a line, default values left
//! out. Lengths are rounded to 0.1 map units and bends to 0.001. The last line is `// sha256 ` and the digest of all bytes before it.
//! Reading keeps fields it does not know, opens files of a newer format read-only, mends faults and says what it mended.

mod blame;
mod checksum;
mod from_v1;
mod keep;
mod plain;
mod quoting;
mod read;
mod records;
mod salvage;
mod v1;
mod vocabulary;
mod write;

pub use read::{read, read_records};
pub use salvage::salvage;
pub(super) use vocabulary::Vocabulary;
pub use write::{write, write_records};

use crate::map::{IdSource, SystemMap, renamed};
use crate::release::Released;

use super::registry::{Format, Shelf};
use super::{ExportOptions, FormatError, ImportOptions, Imported};

/// The number in `format: 1`.
pub const VERSION: u32 = 1;

pub(super) const FORMAT: Format = Format {
    name: "ron",
    title: "Causeway map",
    extensions: &["ron"],
    shelf: Shelf::Data,
    words: true,
    knows: None,
    import: Some(import),
    export: Some(export),
};

fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    read(bytes, options)
}

#[expect(clippy::unnecessary_wraps, reason = "the signature of every export")]
fn export(released: &Released, options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    // A copy to share: its records cannot be joined with those of the map it comes from, but the codes on paper stay.
    let ids = options.seed.map_or_else(IdSource::random, IdSource::seeded);
    let (copy, _) = SystemMap::from_records(renamed(released.map().records(), ids), released.map().numbers());
    Ok(write(&copy).into_bytes())
}
