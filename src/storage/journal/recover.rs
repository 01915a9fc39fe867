//! From a journal back to the map: the newest generation that can be read, with every step after it that is whole.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;

use super::{ABOUT, About, entry, generation_of};
use crate::document::Document;
use crate::format::sealed::{Unsealer, is_sealed};
use crate::format::{ImportOptions, LARGEST_FILE, Passphrase, SealError, ron as map_file};
use crate::map::{IdSource, Numbers, ProblemKind, Record, RecordId, SystemMap, repair};
use crate::storage::{Disk, TakenBack};

/// A map from a journal.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The map as it was when the program stopped.
    pub map: SystemMap,
    /// Where it comes from.
    pub about: About,
    /// What could not be read or had to be mended, a sentence each.
    pub report: Vec<String>,
}

impl Recovered {
    /// Takes words out of it. Whether it held any.
    pub(super) fn take_back(&mut self, taken: &TakenBack, today: &str) -> bool {
        let mut document = Document::new(std::mem::take(&mut self.map), IdSource::random());
        let takes = taken.withdrawals(&document, self.about.path.as_deref());
        let gone = takes.iter().filter(|withdrawal| !document.withdraw(withdrawal, today).is_empty()).count();
        self.map = document.map().clone();
        gone > 0
    }
}

/// Why there is no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoverError {
    /// It is under a passphrase, which was not given or is another.
    Locked(Option<SealError>),
    /// Nothing of it can be read.
    Damaged,
}

impl fmt::Display for RecoverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked(None) => f.write_str("the map is protected with a passphrase; give it to see what was there"),
            Self::Locked(Some(error)) => error.fmt(f),
            Self::Damaged => f.write_str("nothing of it can be read any more; open the map\u{2019}s own file"),
        }
    }
}

impl std::error::Error for RecoverError {}

/// Brings a map back from this folder. Nothing on the disk is changed.
pub fn recover(disk: &dyn Disk, folder: &Path, passphrase: Option<&Passphrase>) -> Result<Recovered, RecoverError> {
    let about = about(disk, folder);
    let mut files = disk.names(folder).map_err(|_| RecoverError::Damaged)?;
    files.retain(|path| is_map(path));
    files.sort();
    let mut reader = Reader { disk, unsealer: passphrase.map(Unsealer::new), report: Vec::new() };
    let mut error = RecoverError::Damaged;
    for file in files.iter().rev() {
        match reader.generation(file) {
            Ok(map) => return Ok(Recovered { map, about, report: reader.report }),
            Err(why @ RecoverError::Locked(_)) => error = why,
            Err(RecoverError::Damaged) => reader.report.push("a recovery copy is damaged; the one before it was taken".to_owned()),
        }
    }
    Err(error)
}

/// Whether a file of a journal holds a whole map.
pub(super) fn is_map(path: &Path) -> bool {
    generation_of(path).is_some() && path.extension().is_some_and(|ending| ending == "ron" || ending == "age")
}

/// Where the map comes from, as far as that can be read.
pub(super) fn about(disk: &dyn Disk, folder: &Path) -> About {
    let bytes = disk.read(&folder.join(ABOUT), LARGEST_FILE).unwrap_or_default();
    let ron = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    ron.from_bytes(&bytes).unwrap_or_default()
}

struct Reader<'a> {
    disk: &'a dyn Disk,
    unsealer: Option<Unsealer<'a>>,
    report: Vec<String>,
}

impl Reader<'_> {
    fn plain(&mut self, bytes: Vec<u8>) -> Result<Vec<u8>, RecoverError> {
        if !is_sealed(&bytes) {
            return Ok(bytes);
        }
        let unsealer = self.unsealer.as_mut().ok_or(RecoverError::Locked(None))?;
        match unsealer.unseal(&bytes) {
            Ok(plain) => Ok(plain.to_vec()),
            Err(error @ SealError::WrongPassphrase) => Err(RecoverError::Locked(Some(error))),
            Err(_) => Err(RecoverError::Damaged),
        }
    }

    fn generation(&mut self, file: &Path) -> Result<SystemMap, RecoverError> {
        let bytes = self.disk.read(file, LARGEST_FILE).map_err(|_| RecoverError::Damaged)?;
        let plain = self.plain(bytes)?;
        let whole = map_file::read(&plain, &ImportOptions::default()).map_err(|_| RecoverError::Damaged)?;
        let mut numbers = whole.map.numbers();
        let mut records: BTreeMap<RecordId, Record> = whole.map.records().into_iter().map(|record| (record.id(), record)).collect();
        self.replay(&log_of(file), &mut records, &mut numbers);
        let (map, problems) = repair(records.into_values().collect(), numbers);
        self.report.extend(whole.report);
        self.report.extend(problems.iter().filter(|problem| problem.kind == ProblemKind::Fault).map(ToString::to_string));
        Ok(map)
    }

    fn replay(&mut self, log: &Path, records: &mut BTreeMap<RecordId, Record>, numbers: &mut Numbers) {
        let bytes = self.disk.read(log, usize::MAX - 1).unwrap_or_default();
        let (pieces, torn) = entry::frames(&bytes);
        let mut unread = usize::from(torn);
        for piece in pieces {
            let entry = self.plain(piece.to_owned()).ok().and_then(|plain| entry::read(&plain));
            let Some(entry) = entry else {
                unread += 1;
                break;
            };
            entry.gone.iter().for_each(|id| drop(records.remove(id)));
            records.extend(entry.put.into_iter().map(|record| (record.id(), record)));
            *numbers = entry.numbers;
        }
        if unread > 0 {
            self.report.push("the last step was not written down to its end; look whether it is missing".to_owned());
        }
    }
}

/// The steps after a whole map.
fn log_of(file: &Path) -> PathBuf {
    let number = generation_of(file).unwrap_or_default();
    file.with_file_name(format!("{number:06}.log"))
}
