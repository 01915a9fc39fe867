//! Files in and out. One registry: a format is a file here and a row in [`FORMATS`].
//!
//! An import answers with a map and a report that names everything repaired, guessed or not carried over; an export starts from a
//! released map. The importers of other programs' maps each fill a `found::Found` with what their file says and know nothing of the rest: keys,
//! places, groups, names for polarity, loops, quotes and the report are one for all. Neither touches the disk: `storage` does.

mod arrange;
mod cld;
mod csv;
mod decode;
mod dot;
mod error;
mod found;
mod gexf;
mod glance;
mod gml;
mod graph;
mod graph_json;
mod graphml;
mod guard;
mod imported;
mod json;
mod key_file;
mod kumu;
mod loopy;
mod markup;
mod mental_modeler;
mod mermaid;
mod office;
mod outlines;
mod package;
mod pajek;
pub mod pdf;
pub mod photo;
mod picture;
pub mod png;
mod prsm;
pub mod quotes;
mod registry;
mod report;
pub mod ron;
mod sd_ai;
pub mod sealed;
mod sheets;
mod slides;
pub mod svg;
mod tables;
mod tally;
mod tree;
mod values;
mod vensim;
mod workbook;
mod xmile;

pub use csv::{analysis_table, anonymisation_log, comparison_table};
pub use decode::{Decoded, Encoding, decode};
pub use error::FormatError;
pub use found::AskedPolarity;
pub use glance::Glance;
pub use imported::{Checksum, Imported};
pub use key_file::{KeyFile, Person};
pub use picture::PictureOptions;
pub use registry::{ExportOptions, FORMATS, Format, ImportOptions, Shelf, by_extension, by_name, reader_of};
pub use sealed::{Passphrase, SealError};
pub use tables::{COLUMN_WORDS, TableColumn, table_columns};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;
