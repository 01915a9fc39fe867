//! What is fed to every parser of bytes or text that others wrote, and what has to hold whatever they wrote. The targets feed it chance, the
//! test `suite::hostile` feeds it what chance found.

use std::path::Path;

use causeway::format::{FORMATS, ImportOptions, quotes::QUOTE_FORMATS, reader_of, ron, table_columns};
use causeway::map::{ProblemKind, SystemMap, check};

/// A name in the first line, and the bytes after it: `graphml`, or any other row of the registry.
fn named(data: &[u8]) -> Option<(&str, &[u8])> {
    let end = data.iter().take(24).position(|&byte| byte == b'\n')?;
    let (name, rest) = data.split_at_checked(end)?;
    Some((std::str::from_utf8(name).ok()?, rest.get(1..)?))
}

/// The importer that the first line names reads the rest.
pub fn import(data: &[u8]) {
    let Some((name, bytes)) = named(data) else { return };
    let Some(format) = FORMATS.iter().find(|format| format.name == name && format.import.is_some()) else { return };
    let _ = reader_of(Path::new("map"), bytes);
    let options = ImportOptions { seed: Some(1), ..ImportOptions::default() };
    let _ = table_columns(format, bytes);
    match format.read(bytes, &options) {
        Ok(read) => sound(&read.map),
        Err(error) => assert!(error.to_string().contains("; "), "{name}: {error}"),
    }
    if name == "ron"
        && let Ok(rescued) = ron::salvage(bytes)
    {
        sound(&rescued.map);
    }
}

/// A map has no faults, and is the same once saved and opened again.
fn sound(map: &SystemMap) {
    let faults: Vec<_> = check(map).into_iter().filter(|problem| problem.kind == ProblemKind::Fault).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let text = ron::write(map);
    let again = ron::read(text.as_bytes(), &ImportOptions::default()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(ron::write(&again.map), text);
}

/// The kind of file of quotes that the first line names reads the rest; a `.docx` or text is read as a transcript.
pub fn quotes(data: &[u8]) {
    let Some((name, bytes)) = named(data) else { return };
    if let Some(extension) = name.strip_prefix("transcript.") {
        let _ = causeway::transcript::read(&format!("words.{extension}"), bytes);
    }
    let Some(format) = QUOTE_FORMATS.iter().find(|format| format.name == name) else { return };
    if let Ok(sheet) = (format.read)(bytes).and_then(causeway::format::quotes::QuoteFile::sheet) {
        let _ = format!("{sheet:?}");
    }
}

/// Lines typed into the map, and a text of quotes that is pasted.
pub fn text(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for line in text.lines() {
        let _ = causeway::entry::parse(line);
    }
    let _ = ron::read_records(text);
    let _ = causeway::format::KeyFile::read(data);
    let _ = causeway::format::decode(data);
    let _ = causeway::format::quotes::pasted(text);
}
