//! What names in cells stand for: elements by code or label, groups, voices and sources by title.

use std::collections::BTreeMap;

use crate::map::{Code, CodeKind, ElementId, GroupId, SourceId, SystemMap, VoiceId};
use crate::words::fold;

/// The names of a map.
#[derive(Debug)]
pub struct Names<'a> {
    /// The map.
    pub map: &'a SystemMap,
    elements: BTreeMap<String, Vec<ElementId>>,
}

impl<'a> Names<'a> {
    /// The names of this map.
    pub fn of(map: &'a SystemMap) -> Self {
        let mut elements: BTreeMap<String, Vec<ElementId>> = BTreeMap::new();
        for element in map.elements() {
            elements.entry(key(&element.label)).or_default().push(element.id);
        }
        Self { map, elements }
    }

    /// The elements with this label, whatever its letters.
    pub fn called(&self, label: &str) -> &[ElementId] {
        self.elements.get(&key(label)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The element with this code (N12, 12) or label.
    pub fn element(&self, name: &str) -> Result<ElementId, String> {
        let name = name.trim();
        let code = name.parse::<Code>().ok().filter(|code| code.kind == CodeKind::Element).map(|code| code.number);
        if let Some(element) = code.or_else(|| name.parse().ok()).and_then(|number| self.map.element_by_number(number)) {
            return Ok(element.id);
        }
        match self.called(name) {
            [id] => Ok(*id),
            [] if name.is_empty() => Err("A connection needs an element at each end; write its code or label.".to_owned()),
            [] => Err(format!("No element is called \u{201c}{name}\u{201d}; write the code or label of one on the map.")),
            _ => Err(format!("Several elements are called \u{201c}{name}\u{201d}; write the code of the one that is meant.")),
        }
    }

    /// The groups whose titles stand between semicolons.
    pub fn groups(&self, names: &str) -> Result<Vec<GroupId>, String> {
        let titles = names.split(';').map(str::trim).filter(|title| !title.is_empty());
        titles
            .map(|title| {
                let found = self.map.groups().iter().find(|group| key(&group.title) == key(title));
                found.map(|group| group.id).ok_or_else(|| missing("group", title))
            })
            .collect()
    }

    /// The voice of this name; none for no name.
    pub fn voice(&self, name: &str) -> Result<Option<VoiceId>, String> {
        if name.trim().is_empty() {
            return Ok(None);
        }
        let found = self.map.voices().iter().find(|voice| key(&voice.name) == key(name));
        found.map(|voice| Some(voice.id)).ok_or_else(|| missing("voice", name.trim()))
    }

    /// The source of this title; none for no title.
    pub fn source(&self, title: &str) -> Result<Option<SourceId>, String> {
        if title.trim().is_empty() {
            return Ok(None);
        }
        let found = self.map.sources().iter().find(|source| key(&source.title) == key(title));
        found.map(|source| Some(source.id)).ok_or_else(|| missing("source", title.trim()))
    }
}

fn missing(what: &str, name: &str) -> String {
    format!("The map has no {what} called \u{201c}{name}\u{201d}; add it first, or write one that it has.")
}

/// Runs of blanks and line ends do not count, nor do capitals and accents.
fn key(label: &str) -> String {
    fold(&label.split_whitespace().collect::<Vec<_>>().join(" "))
}
