//! Limits for containers (zip) that others packed: how many files, how large, how dense, under what names. Everything is read from memory
//! and through these limits; nothing is ever unpacked to the disk.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::FormatError;

/// The most files in a container.
const MOST_ENTRIES: usize = 10_000;
/// The most bytes of one file, unpacked.
const LARGEST_ENTRY: u64 = 64 * 1024 * 1024;
/// The most bytes of all files together, unpacked.
const LARGEST_WHOLE: u64 = 256 * 1024 * 1024;
/// How many times larger than packed a file may be. Text as people write it stays below 30, a spreadsheet of equal rows below 150.
const DENSEST: u64 = 200;
/// Below this size density says nothing.
const ALWAYS_SMALL: u64 = 1024 * 1024;

/// The most lines, tags and blocks of a text that others wrote. A graph of 40,000 nodes with pictures in yEd has half as many tags.
const MOST_MARKS: [(u8, usize); 4] = [(b'\n', 1_000_000), (b'<', 1_000_000), (b'{', 400_000), (b';', 400_000)];
/// The most rows of a table that others wrote.
pub(super) const MOST_ROWS: usize = 400_000;
/// The most cells of all its rows.
pub(super) const MOST_CELLS: usize = 4_000_000;

/// An error for a text of so many lines, tags or blocks that what they say would not fit into memory.
pub(super) fn check_amount(bytes: &[u8]) -> Result<(), FormatError> {
    if MOST_MARKS.iter().any(|&(mark, most)| memchr::memchr_iter(mark, bytes).count() > most) {
        return Err(far_too_much());
    }
    Ok(())
}

/// More than any person drew.
pub(super) fn far_too_much() -> FormatError {
    FormatError::new("the file has hundreds of thousands of parts, far more than any person drew", "export a part of it")
}

const REMEDY: &str = "if it comes from somebody you trust, export it again as a smaller file";

/// A container whose limits are kept.
pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Container<'a> {
    /// Opens a container. An error when it is none, when a name leads out of it, or when it says itself that it is too large.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FormatError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if archive.len() > MOST_ENTRIES {
            return Err(FormatError::new(format!("the file holds {} files, more than {MOST_ENTRIES}", archive.len()), REMEDY));
        }
        let (mut names, mut whole) = (Vec::with_capacity(archive.len()), 0_u64);
        for at in 0..archive.len() {
            let entry = archive.by_index_raw(at).map_err(|error| broken(&error))?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            if leads_out(&name) || entry.is_symlink() {
                return Err(FormatError::new(
                    format!("the file holds a name that leads out of it (\u{201c}{}\u{201d})", shown(&name)),
                    "do not open it; ask whoever sent it for another export",
                ));
            }
            if entry.encrypted() {
                return Err(FormatError::new("the file is locked with a password", "save it without one and try again"));
            }
            whole = whole.saturating_add(entry.size());
            check_density(entry.size(), entry.compressed_size())?;
            names.push(name);
        }
        if whole > LARGEST_WHOLE {
            return Err(too_large());
        }
        Ok(Self { archive, names, left: LARGEST_WHOLE })
    }

    /// The names of its files, folders among them (they end in `/`).
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The bytes of a file, found by its whole name, else whatever its case.
    pub fn read(&mut self, name: &str) -> Option<Result<Vec<u8>, FormatError>> {
        let same = self.names.iter().position(|other| other == name);
        let lower = name.to_lowercase();
        let at = same.or_else(|| self.names.iter().position(|other| other.to_lowercase() == lower))?;
        let mut bytes = Vec::new();
        Some(self.unpack(at, &mut bytes).map(|()| bytes))
    }

    /// Unpacks every file once and forgets it: for libraries that unpack themselves, once what a container says of itself is proved.
    pub fn prove(mut self) -> Result<(), FormatError> {
        (0..self.names.len()).try_for_each(|at| self.unpack(at, &mut std::io::sink()))
    }

    fn unpack(&mut self, at: usize, into: &mut impl std::io::Write) -> Result<(), FormatError> {
        let entry = self.archive.by_index(at).map_err(|error| broken(&error))?;
        let packed = entry.compressed_size();
        let most = LARGEST_ENTRY.min(self.left);
        let read = std::io::copy(&mut entry.take(most + 1), into).map_err(|error| broken(&error))?;
        if read > most {
            return Err(too_large());
        }
        self.left -= read;
        check_density(read, packed)
    }
}

fn check_density(size: u64, packed: u64) -> Result<(), FormatError> {
    if size > LARGEST_ENTRY || (size > ALWAYS_SMALL && size / packed.max(1) > DENSEST) {
        return Err(too_large());
    }
    Ok(())
}

fn too_large() -> FormatError {
    FormatError::new("the file grows far beyond its size when it is unpacked, as no work of people does", REMEDY)
}

fn broken(error: &dyn std::fmt::Display) -> FormatError {
    FormatError::new(format!("the file is not a sound container ({error})"), "export it again, or take a copy that was not cut short")
}

/// Absolute, with a drive letter, or with a step up.
fn leads_out(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    let drive = name.chars().nth(1) == Some(':');
    drive || name.starts_with(['/', '\\']) || name.contains('\0') || parts.any(|part| part == "..")
}

fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(60).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    /// A container of these files.
    pub(in crate::format) fn packed<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn refused(bytes: &[u8]) -> String {
        Container::open(bytes).and_then(Container::prove).unwrap_err().to_string()
    }

    #[test]
    fn far_more_than_anybody_drew_is_refused_whatever_marks_it() {
        for (mark, most) in MOST_MARKS {
            assert!(check_amount(&vec![mark; most]).is_ok());
            assert!(check_amount(&vec![mark; most + 1]).unwrap_err().to_string().contains("export a part"));
        }
    }

    #[test]
    fn what_people_pack_is_read_whatever_the_case_of_its_names() {
        let bytes = packed([("Sources/A.txt", "words".as_bytes()), ("project.qde", b"<Project/>")]);
        let mut container = Container::open(&bytes).unwrap();
        assert_eq!(container.read("sources/a.TXT").unwrap().unwrap(), b"words");
        assert!(container.read("sources/b.txt").is_none());
        assert_eq!(container.names().count(), 2);
    }

    #[test]
    fn bombs_are_refused() {
        let zeros = vec![0_u8; 8 * 1024 * 1024];
        assert!(refused(&packed([("a", zeros.as_slice())])).contains("grows"));
        let many: Vec<String> = (0..70_000).map(|at| at.to_string()).collect();
        assert!(refused(&packed(many.iter().map(|name| (name.as_str(), &b""[..])))).contains("70000"));
    }

    #[test]
    fn names_that_lead_out_are_refused() {
        for name in ["../up.txt", "a/../../up", "/etc/passwd", "C:\\up", "..\\up", "\\\\host\\share"] {
            let told = refused(&packed([(name, &b"x"[..])]));
            assert!(told.contains("leads out"), "{name}: {told}");
        }
    }

    #[test]
    fn what_is_cut_short_or_no_container_is_told() {
        let bytes = packed([("a.txt", &b"some words"[..])]);
        for cut in [0, 3, bytes.len() / 2, bytes.len() - 1] {
            assert!(Container::open(&bytes[..cut]).and_then(Container::prove).is_err(), "{cut}");
        }
    }
}
