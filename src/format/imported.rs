//! What comes of reading a file: a map, and everything worth saying about how it was read.

use crate::map::{Problem, SystemMap};

/// Whether a file is as its program left it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Checksum {
    /// The file carries a checksum, and it is right.
    Matches,
    /// The file was changed by another hand or damaged.
    Mismatch,
    /// The file carries none.
    #[default]
    Absent,
}

/// A map that was read.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The map, sound: every fault is mended.
    pub map: SystemMap,
    /// Everything repaired, guessed or not carried over, a sentence each.
    pub report: Vec<String>,
    /// The faults that were mended, for those who count or point at them. Each is in the report too.
    pub mended: Vec<Problem>,
    /// Why the map may be looked at but not saved over its file, if so.
    pub read_only: Option<String>,
    /// Whether the file is as its program left it.
    pub checksum: Checksum,
}
