//! One step as it stands in the journal: what is gone, and the records that were touched as our own file has them. Each is framed by its
//! length and digest, so that one that is cut off or damaged is told from a whole one.

use std::fmt::Write;

use crate::document::Changes;
use crate::format::ron;
use crate::map::{Numbers, Record, RecordId};
use crate::storage::digest;

const FRAME: &str = "step ";
/// Letters of the digest: enough to tell damage.
const DIGEST: usize = 16;

/// What a step brings about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub put: Vec<Record>,
    pub gone: Vec<RecordId>,
    pub numbers: Numbers,
}

/// The text of a step.
pub(super) fn write(changes: &Changes) -> Vec<u8> {
    let Numbers { elements, connections, quotes } = changes.numbers;
    let mut text = format!("numbers {elements} {connections} {quotes}\ngone");
    for (id, _) in changes.records.iter().filter(|(_, record)| record.is_none()) {
        // Writing into a string cannot fail.
        let _ = write!(text, " {id:?}");
    }
    text.push('\n');
    let put: Vec<Record> = changes.records.iter().filter_map(|(_, record)| record.clone()).collect();
    text.push_str(&ron::write_records(&put));
    text.into_bytes()
}

/// A step from its text; none when it is none.
pub(super) fn read(bytes: &[u8]) -> Option<Entry> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (numbers, rest) = text.strip_prefix("numbers ")?.split_once('\n')?;
    let (gone, records) = rest.strip_prefix("gone")?.split_once('\n')?;
    let numbers: Vec<u32> = numbers.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[elements, connections, quotes] = numbers.as_slice() else { return None };
    let gone = gone.split_whitespace().map(id_of).collect::<Option<_>>()?;
    let (put, _) = ron::read_records(records).ok()?;
    Some(Entry { put, gone, numbers: Numbers { elements, connections, quotes } })
}

/// A record's name from its debug form: `Element(0123456789ABC)`.
fn id_of(text: &str) -> Option<RecordId> {
    let (kind, id) = text.strip_suffix(')')?.split_once('(')?;
    Some(match kind {
        "Voice" => RecordId::Voice(id.parse().ok()?),
        "Source" => RecordId::Source(id.parse().ok()?),
        "Grouping" => RecordId::Grouping(id.parse().ok()?),
        "Group" => RecordId::Group(id.parse().ok()?),
        "Element" => RecordId::Element(id.parse().ok()?),
        "Connection" => RecordId::Connection(id.parse().ok()?),
        "NamedLoop" => RecordId::NamedLoop(id.parse().ok()?),
        "Quote" => RecordId::Quote(id.parse().ok()?),
        "Tombstone" => RecordId::Tombstone(id.parse().ok()?),
        "Case" => RecordId::Case(id.parse().ok()?),
        "View" => RecordId::View(id.parse().ok()?),
        "Workshop" => RecordId::Workshop(id.parse().ok()?),
        "Note" => RecordId::Note(id.parse().ok()?),
        "Backdrop" => RecordId::Backdrop(id.parse().ok()?),
        "Pack" => RecordId::Pack(id.parse().ok()?),
        _ => return None,
    })
}

/// Bytes with their length and digest before them.
pub(super) fn framed(bytes: &[u8]) -> Vec<u8> {
    let mut frame = format!("{FRAME}{} {}\n", bytes.len(), short(bytes)).into_bytes();
    frame.extend(bytes);
    frame.push(b'\n');
    frame
}

fn short(bytes: &[u8]) -> String {
    digest(bytes).chars().take(DIGEST).collect()
}

/// The framed pieces of a log up to the first that is not whole, and whether there is such a one.
pub(super) fn frames(mut log: &[u8]) -> (Vec<&[u8]>, bool) {
    let mut pieces = Vec::new();
    while !log.is_empty() {
        let Some((piece, rest)) = first(log) else { return (pieces, true) };
        pieces.push(piece);
        log = rest;
    }
    (pieces, false)
}

fn first(log: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = log.iter().take(80).position(|&byte| byte == b'\n')?;
    let (line, rest) = log.split_at_checked(end)?;
    let (length, digest) = std::str::from_utf8(line).ok()?.strip_prefix(FRAME)?.split_once(' ')?;
    let (piece, rest) = rest.strip_prefix(b"\n")?.split_at_checked(length.parse().ok()?)?;
    (short(piece) == digest).then_some((piece, rest.strip_prefix(b"\n")?))
}
