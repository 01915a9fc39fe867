//! Reading our own file: from bytes to a sound map and a report. Hostile and damaged bytes give a sentence, never a panic.

use std::borrow::Cow;

use ron::extensions::Extensions;

use crate::format::{Checksum, FormatError, ImportOptions, Imported, LARGEST_FILE};
use crate::map::{IdSource, Numbers, ProblemKind, Record, repair};

use super::from_v1::{Converted, convert};
use super::{VERSION, blame, checksum, plain, v1};

/// Reads a file. The error says what is wrong with it, where, and what to do.
pub fn read(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let text = text_of(bytes)?;
    let checksum = checksum::check(&text);
    // Nobody has touched it since it was written: it need not be read as all of RON.
    let untouched = if checksum == Checksum::Matches { plain::read(&text).ok() } else { None };
    let (version, mut converted) = match untouched {
        Some(file) => records_in(file, options)?,
        None => records_of(&text, options)?,
    };
    let mut report = Vec::new();
    if checksum == Checksum::Mismatch {
        report.push("the file was changed since Causeway saved it, by another hand or by damage; look the map through".to_owned());
    }
    if checksum != Checksum::Matches {
        report.extend(lost_comments(&text));
    }
    report.append(&mut converted.report);
    let (map, problems) = repair(converted.records, converted.numbers);
    let mended: Vec<_> = problems.into_iter().filter(|p| p.kind == ProblemKind::Fault).collect();
    report.extend(mended.iter().map(ToString::to_string));
    Ok(Imported { map, report, mended, read_only: read_only(version, &converted.unknown), checksum, ..Imported::default() })
}

/// Reads the records of a text as they stand, for a text that need not be a sound map: what was copied. Nothing is mended.
pub fn read_records(text: &str) -> Result<(Vec<Record>, Numbers), FormatError> {
    let (_, converted) = records_of(text, &ImportOptions::default())?;
    Ok((converted.records, converted.numbers))
}

fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, FormatError> {
    if bytes.len() > LARGEST_FILE {
        return Err(blame::too_large(bytes.len()));
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(body).map_err(|_| blame::not_text(body))?;
    if text.trim().is_empty() {
        return Err(blame::empty());
    }
    // Git on Windows may have changed the line ends. Texts are safe: a CR in one is always escaped.
    let carriage_return = memchr::memchr(b'\r', body).is_some();
    Ok(if carriage_return { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) })
}

fn records_of(text: &str, options: &ImportOptions) -> Result<(u32, Converted), FormatError> {
    let said = version_said_first(text);
    let newer = said.filter(|&version| version > VERSION);
    let ron = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let file: v1::Map = ron.from_str(text).map_err(|error| match newer {
        Some(version) => blame::newer(version),
        None => blame::syntax(text, &error),
    })?;
    records_in(file, options)
}

/// The version that the file says, and its records.
fn records_in(file: v1::Map, options: &ImportOptions) -> Result<(u32, Converted), FormatError> {
    if file.format == 0 {
        return Err(blame::no_version());
    }
    let ids = options.seed.map_or_else(IdSource::random, IdSource::seeded);
    Ok((file.format, convert(file, ids)))
}

/// The number after `format:` if that is the first field, as it is in every file we write.
fn version_said_first(text: &str) -> Option<u32> {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("//") {
        rest = comment.split_once('\n')?.1.trim_start();
    }
    let rest = rest.strip_prefix('(')?.trim_start().strip_prefix("format")?.trim_start().strip_prefix(':')?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest.get(..end)?.parse().ok()
}

fn read_only(version: u32, unknown: &[String]) -> Option<String> {
    if version > VERSION {
        return Some(format!(
            "The file was written by a newer version of Causeway (format {version}, this one writes {VERSION}); save a copy to work on it"
        ));
    }
    let first = unknown.first()?;
    let more = match unknown.len() {
        1 => String::new(),
        n => format!(" and {} more of the kind", n - 1),
    };
    Some(format!("The file uses what this version of Causeway does not know ({first}{more}); save a copy to work on it without that"))
}

/// People's comments are not kept: say so once.
fn lost_comments(text: &str) -> Option<String> {
    let ours = |line: &str| line.starts_with("// sha256 ") || line == super::write::FIRST_LINE;
    let count = text.lines().map(str::trim).filter(|line| line.starts_with("//") && !ours(line)).count();
    match count {
        0 => None,
        1 => Some("a comment line in the file is not kept when the map is saved".into()),
        n => Some(format!("{n} comment lines in the file are not kept when the map is saved")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Imported, FormatError> {
        read(text.as_bytes(), &ImportOptions::default())
    }

    #[test]
    fn a_hand_written_map_opens() {
        let text = "(format: 1, elements: [(id: \"1\", number: 1, label: \"A\", x: 1, y: -2.5, sector: Some(Public), size: 3)])";
        let read = read_text(text).unwrap();
        let element = read.map.elements().next().unwrap();
        assert_eq!((element.label.as_str(), element.at), ("A", crate::map::Point::new(1.0, -2.5)));
        assert_eq!(element.actor.sector, Some(crate::map::Sector::Public));
        assert_eq!(element.extra.0.get("size").map(String::as_str), Some("3"));
        assert_eq!((read.checksum, read.read_only, read.report), (Checksum::Absent, None, Vec::new()));
    }

    #[test]
    fn a_newer_file_is_read_only_if_it_can_be_read_at_all() {
        let ok = read_text("// x\n(format: 2, elements: [(id: \"1\", number: 1, colour: Rgb(1, 2, 3))])").unwrap();
        assert!(ok.read_only.unwrap().contains("newer version"));
        let error = read_text("(format: 2, elements: {})").unwrap_err();
        assert!(error.what.contains("newer version"), "{error}");
    }

    #[test]
    fn more_records_than_anybody_drew_are_refused() {
        let with = |count: usize| format!("(format: 1, elements: [{}])", "(),".repeat(count));
        let error = read_records(&with(200_001)).unwrap_err().to_string();
        assert!(error.contains("more than 200,000"), "{error}");
        assert!(read_records(&with(200)).unwrap().0.len() > 200);
    }

    #[test]
    fn an_unknown_word_makes_it_read_only() {
        let ok = read_text("(format: 1, elements: [(id: \"1\", number: 4, kind: Stock)])").unwrap();
        assert!(ok.read_only.unwrap().contains("the kind Stock of element N4"));
    }

    #[test]
    fn positions_that_are_no_numbers_are_mended_and_told() {
        for wrong in ["NaN", "inf", "-inf", "1e400", "1e30"] {
            let ok = read_text(&format!("(format: 1, elements: [(id: \"1\", number: 1, x: {wrong}, y: 0)])")).unwrap();
            assert_eq!((ok.mended.len(), ok.report.len()), (1, 1), "{wrong}");
            assert_eq!(ok.map.elements().next().unwrap().at, crate::map::Point::ZERO);
        }
    }
}
