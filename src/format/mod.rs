//! Files in and out. One registry: a format is a file here and a row in [`FORMATS`].
//!
//! An import answers with a map and a report that names everything repaired, guessed or not carried over; an export starts from a
//! released map. Neither touches the disk: `storage` does.

mod arrange;
mod csv;
mod decode;
mod error;
mod guard;
mod imported;
mod json;
mod key_file;
mod markup;
mod outlines;
pub mod pdf;
mod picture;
pub mod png;
pub mod quotes;
mod registry;
pub mod ron;
pub mod sealed;
pub mod svg;
mod tally;

pub use csv::anonymisation_log;
pub use decode::{Decoded, Encoding, decode};
pub use error::FormatError;
pub use imported::{Checksum, Imported};
pub use key_file::{KeyFile, Person};
pub use picture::PictureOptions;
pub use registry::{ExportOptions, FORMATS, Format, ImportOptions, by_extension, by_name};
pub use sealed::{Passphrase, SealError};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;
