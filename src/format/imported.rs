//! What comes of reading a file: a map, and everything worth saying about how it was read.

use super::AskedPolarity;
use crate::map::{IdSource, Problem, Record, Source, SourceKind, SystemMap};

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
    /// Names that stand for a polarity in the file, and that somebody has to read.
    pub asked: Vec<AskedPolarity>,
}

impl Imported {
    /// Keeps the report with the map, as the note of a source that is called after the file.
    pub fn keep_report(&mut self, file: &str, seed: Option<u64>) {
        let mut ids = seed.map_or_else(IdSource::random, |seed| IdSource::seeded(seed.wrapping_add(1)));
        let mut source = Source::new(ids.next(), self.map.sources().last_number().saturating_add(1), format!("Imported from {file}"));
        (source.kind, source.note) = (SourceKind::Other, self.report.join("\n"));
        let records = self.map.records().into_iter().chain([Record::from(source)]);
        let numbers = self.map.numbers();
        (self.map, _) = SystemMap::from_records(records, numbers);
    }
}
