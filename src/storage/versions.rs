//! Earlier versions of a saved map, in the user's data folder: what a save replaced, and what somebody kept under a name. Those without a
//! name grow thinner with age; a version of a protected map is as protected as its file was.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::save::{rename, write_new};
use super::{Disk, RealDisk, data_folder, digest};
use crate::document::{Document, Withdrawal};
use crate::format::sealed::{is_sealed, seal, unseal};
use crate::format::{FormatError, ImportOptions, Passphrase, ron};
use crate::map::{IdSource, QuoteId, SystemMap};

/// As many of the newest are kept, whatever their age.
const NEWEST: usize = 10;
/// Older ones: one an hour for a day, one a day for a month, one a month. In seconds: up to this age, one in this time.
const THINNED: [(i64, i64); 3] = [(24 * 3600, 3600), (31 * 24 * 3600, 24 * 3600), (i64::MAX, 30 * 24 * 3600)];
/// And no more than this in all.
const MOST: usize = 80;

/// A version of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it lies.
    pub file: PathBuf,
    /// When it was put by, in seconds since 1970.
    pub when: i64,
    /// What somebody called it; empty for what was kept by itself.
    pub name: String,
    /// Whether it is under a passphrase.
    pub sealed: bool,
}

/// The folder of the versions of all maps.
pub fn versions_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("versions"))
}

fn folder_of(root: &Path, map: &Path) -> PathBuf {
    let whole = std::path::absolute(map).unwrap_or_else(|_| map.to_owned());
    let name: String = digest(whole.as_os_str().as_encoded_bytes()).chars().take(24).collect();
    root.join(name)
}

/// The versions of a map, the newest first.
pub fn versions(root: &Path, map: &Path) -> Vec<Version> {
    let mut found: Vec<Version> = RealDisk.names(&folder_of(root, map)).unwrap_or_default().into_iter().filter_map(version).collect();
    found.sort_by(|a, b| b.when.cmp(&a.when).then_with(|| b.file.cmp(&a.file)));
    found
}

fn version(file: PathBuf) -> Option<Version> {
    let name = file.file_name()?.to_str()?.to_owned();
    let (rest, sealed) = name.strip_suffix(".ron.age").map(|rest| (rest, true)).or_else(|| Some((name.strip_suffix(".ron")?, false)))?;
    let (when, name) = rest.split_once('-')?;
    Some(Version { file, when: when.parse().ok()?, name: name.to_owned(), sealed })
}

/// Puts the bytes of a map by. `now` is in seconds since 1970. What is the same as the newest version is not kept twice.
pub fn keep_version(root: &Path, map: &Path, bytes: &[u8], name: &str, now: i64) -> io::Result<()> {
    let known = versions(root, map);
    let same = known.first().is_some_and(|newest| fs::read(&newest.file).is_ok_and(|old| old == bytes));
    if same && name.is_empty() {
        return Ok(());
    }
    let folder = folder_of(root, map);
    RealDisk.create_folder(&folder)?;
    // A name for people; what a file's name cannot hold becomes a dash.
    let name: String = name.trim().chars().take(60).map(|c| if c.is_alphanumeric() || c == ' ' { c } else { '-' }).collect();
    let ending = if is_sealed(bytes) { "ron.age" } else { "ron" };
    let file = folder.join(format!("{now:012}-{name}.{ending}"));
    put(&file, bytes)?;
    for old in thinned(&versions(root, map)) {
        RealDisk.remove(&old.file)?;
    }
    Ok(())
}

/// Writes a file that nobody else may read, in place of what was there.
fn put(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let half = file.with_extension("half");
    // The rest of an attempt that was killed.
    let _ = RealDisk.remove(&half);
    write_new(&RealDisk, &half, bytes, true).and_then(|()| rename(&RealDisk, &half, file))
}

/// Those that go, of versions with the newest first. Age is counted from the newest: a clock that jumps takes nothing away.
fn thinned(versions: &[Version]) -> Vec<&Version> {
    let Some(newest) = versions.first() else { return Vec::new() };
    let unnamed: Vec<&Version> = versions.iter().filter(|version| version.name.is_empty()).collect();
    // Hours and days of the calendar, not distances: else every new version would push the one before it out.
    let (mut kept, mut spans, mut gone) = (0, BTreeSet::new(), Vec::new());
    for version in unnamed {
        let age = newest.when.saturating_sub(version.when);
        let apart = THINNED.iter().find(|(until, _)| age <= *until).map_or(i64::MAX, |(_, apart)| *apart);
        let first_of_its_time = spans.insert((apart, version.when.div_euclid(apart)));
        if kept < MOST && (kept < NEWEST || first_of_its_time) {
            kept += 1;
        } else {
            gone.push(version);
        }
    }
    gone
}

/// The map of a version. The error is for a person.
pub fn open_version(file: &Path, passphrase: Option<&Passphrase>) -> Result<SystemMap, FormatError> {
    let unreadable = |what: String| FormatError::new(what, "choose another version");
    let bytes = super::read_file(file).map_err(|error| unreadable(error.to_string()))?;
    let plain = match (is_sealed(&bytes), passphrase) {
        (true, None) => return Err(unreadable("the version is protected with another passphrase than the map".to_owned())),
        (true, Some(passphrase)) => unseal(&bytes, passphrase).map_err(|error| unreadable(error.to_string()))?.to_vec(),
        (false, _) => bytes,
    };
    ron::read(&plain, &ImportOptions::default()).map(|imported| imported.map)
}

/// Removes a version, or all of a map.
pub fn remove_versions(root: &Path, map: &Path) -> io::Result<()> {
    let folder = folder_of(root, map);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Takes words that were withdrawn out of every version of a map. A version that cannot be looked into goes altogether: nobody could keep
/// the promise otherwise. How many versions held words, and how many went.
pub fn forget_words_in_versions(
    root: &Path,
    map: &Path,
    quotes: &[QuoteId],
    withdrawal: &Withdrawal,
    passphrase: Option<&Passphrase>,
    today: &str,
) -> io::Result<(usize, usize)> {
    let (mut cleaned, mut gone) = (0, 0);
    for version in versions(root, map) {
        let Ok(map) = open_version(&version.file, passphrase) else {
            RealDisk.remove(&version.file)?;
            gone += 1;
            continue;
        };
        let mut document = Document::new(map, IdSource::random());
        let all = quotes.iter().map(|&id| Withdrawal::Quote(id)).chain([withdrawal.clone()]);
        let held = all.map(|withdrawal| usize::from(!document.withdraw(&withdrawal, today).is_empty())).sum::<usize>();
        if held > 0 {
            let text = ron::write(document.map()).into_bytes();
            let under = passphrase.filter(|_| version.sealed);
            put(&version.file, &under.map_or(Ok(text.clone()), |passphrase| seal(&text, passphrase)).map_err(io::Error::other)?)?;
            cleaned += 1;
        }
    }
    Ok((cleaned, gone))
}

/// Takes quotes out of the versions of every map: a copy of a map has the same quotes under the same names. Versions under a passphrase
/// cannot be looked into; the window that has their map open sees to them. How many versions held words.
pub fn forget_quotes_in_all_versions(root: &Path, quotes: &[QuoteId], today: &str) -> io::Result<usize> {
    let mut cleaned = 0;
    let folders = RealDisk.names(root).unwrap_or_default();
    let files = folders.iter().flat_map(|folder| RealDisk.names(folder).unwrap_or_default()).filter_map(version);
    for version in files.filter(|version| !version.sealed) {
        let Ok(map) = open_version(&version.file, None) else { continue };
        if quotes.iter().any(|&id| map.quotes().contains(id)) {
            let mut document = Document::new(map, IdSource::random());
            for &id in quotes {
                document.withdraw(&Withdrawal::Quote(id), today);
            }
            put(&version.file, ron::write(document.map()).as_bytes())?;
            cleaned += 1;
        }
    }
    Ok(cleaned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Numbers, Quote};

    fn map(words: &str) -> SystemMap {
        let quote = Quote { participant: "P1".into(), ..Quote::new(QuoteId::from_value(7), 1, words) };
        SystemMap::from_records([quote.into()], Numbers::default()).0
    }

    #[test]
    fn versions_grow_thinner_with_age_and_named_ones_stay() {
        let root = tempfile::tempdir().unwrap();
        let path = Path::new("/maps/a.ron");
        let start = 1_700_000_000;
        keep_version(root.path(), path, b"first", "Before the workshop", start).unwrap();
        for quarter in 0..400_i64 {
            keep_version(root.path(), path, quarter.to_string().as_bytes(), "", start + quarter * 900).unwrap();
            keep_version(root.path(), path, quarter.to_string().as_bytes(), "", start + quarter * 900 + 1).unwrap();
        }
        let kept = versions(root.path(), path);
        assert!((35..50).contains(&kept.len()), "{}", kept.len());
        assert_eq!(fs::read(&kept[0].file).unwrap(), b"399");
        assert_eq!(kept.last().unwrap().name, "Before the workshop");
        assert!(versions(root.path(), Path::new("/maps/b.ron")).is_empty());
        // A clock ten years ahead, and back again.
        keep_version(root.path(), path, b"later", "", start + 10 * 365 * 24 * 3600).unwrap();
        assert!(versions(root.path(), path).len() > NEWEST, "the newest stay");
        remove_versions(root.path(), path).unwrap();
        assert!(versions(root.path(), path).is_empty());
    }

    #[test]
    fn words_taken_back_are_in_no_version() {
        let root = tempfile::tempdir().unwrap();
        let path = Path::new("/maps/a.ron");
        let passphrase = Passphrase::new("otter lamp quiet seven");
        let bytes = ron::write(&map("I was told to wait.")).into_bytes();
        keep_version(root.path(), path, &bytes, "", 1).unwrap();
        keep_version(root.path(), path, &seal(&bytes, &passphrase).unwrap(), "", 2).unwrap();
        keep_version(root.path(), path, &seal(&bytes, &Passphrase::new("another")).unwrap(), "", 3).unwrap();
        let quote = QuoteId::from_value(7);
        let withdrawal = Withdrawal::Participant("P1".into());
        let done = forget_words_in_versions(root.path(), path, &[quote], &withdrawal, Some(&passphrase), "2026-11-29").unwrap();
        assert_eq!(done, (2, 1));
        for version in versions(root.path(), path) {
            let map = open_version(&version.file, Some(&passphrase)).unwrap();
            assert!(map.quotes().is_empty() && map.tombstones().contains(quote));
        }
    }
}
