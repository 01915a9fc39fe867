//! Adding the parts of another map: new identities, new numbers, voices and sources matched by their names.

use std::collections::BTreeMap;

use crate::document::Transaction;
use crate::map::{CitedPart, CodeKind, ConnectionId, ElementId, Extra, NoteId, Reference, SourceId, SystemMap, Vec2, VoiceId};

pub(super) fn paste(to: &mut Transaction<'_>, fragment: &SystemMap, ids: &[ElementId], offset: Vec2) {
    let voices = match_voices(to, fragment);
    let sources = match_sources(to, fragment);
    let mut elements: BTreeMap<ElementId, ElementId> = BTreeMap::new();
    let mut given = ids.iter().copied();
    for old in fragment.elements() {
        let id = given.next().unwrap_or_else(|| to.new_id());
        elements.insert(old.id, id);
        let mut element = old.clone();
        element.id = id;
        element.number = to.next_number(CodeKind::Element);
        element.at += offset;
        element.groups.retain(|&group| to.map().groups().contains(group));
        element.leverage.who.retain(|&who| to.map().element(who).is_some());
        element.references = matched(&old.references, &sources);
        to.put(element);
    }
    let mut connections: BTreeMap<ConnectionId, ConnectionId> = BTreeMap::new();
    for old in fragment.connections() {
        let (Some(&from), Some(&end)) = (elements.get(&old.from), elements.get(&old.to)) else { continue };
        let mut connection = old.clone();
        connection.id = to.new_id();
        connections.insert(old.id, connection.id);
        connection.number = to.next_number(CodeKind::Connection);
        (connection.from, connection.to) = (from, end);
        connection.references = matched(&old.references, &sources);
        to.put(connection);
    }
    paste_quotes(to, fragment, &(elements, connections), &voices, &sources);
}

/// Notes as they are, moved along with the rest.
pub(super) fn paste_notes(to: &mut Transaction<'_>, fragment: &SystemMap, ids: &[NoteId], offset: Vec2) {
    let mut given = ids.iter().copied();
    for old in fragment.notes().iter() {
        let mut note = old.clone();
        note.id = given.next().unwrap_or_else(|| to.new_id());
        note.number = Transaction::next_in(to.map().notes());
        note.at += offset;
        to.put(note);
    }
}

/// References into sources as this map knows them; those to a source that did not come along are left out.
fn matched(references: &[Reference], sources: &BTreeMap<SourceId, SourceId>) -> Vec<Reference> {
    let here = |reference: &Reference| sources.get(&reference.source).map(|&source| Reference { source, ..reference.clone() });
    references.iter().filter_map(here).collect()
}

type Pasted = (BTreeMap<ElementId, ElementId>, BTreeMap<ConnectionId, ConnectionId>);

/// A quote that is in the map already is hung on the new parts too; another one is added.
fn paste_quotes(
    to: &mut Transaction<'_>,
    fragment: &SystemMap,
    (elements, connections): &Pasted,
    voices: &BTreeMap<VoiceId, VoiceId>,
    sources: &BTreeMap<SourceId, SourceId>,
) {
    for old in fragment.quotes().iter() {
        let mut quote = old.clone();
        quote.citations.retain_mut(|citation| {
            let new = match citation.part {
                CitedPart::Element(id) => elements.get(&id).copied().map(CitedPart::Element),
                CitedPart::Connection(id) => connections.get(&id).copied().map(CitedPart::Connection),
                CitedPart::Loop(_) => None,
            };
            new.is_some_and(|part| {
                citation.part = part;
                true
            })
        });
        let same = to.map().quotes().get(old.id).filter(|here| here.original == old.original).map(|here| here.id);
        if let Some(id) = same {
            to.change_quote(id, |here| here.citations.append(&mut quote.citations));
            continue;
        }
        quote.id = to.new_id();
        quote.number = to.next_number(CodeKind::Quote);
        quote.voice = quote.voice.and_then(|v| voices.get(&v).copied());
        quote.source = quote.source.and_then(|s| sources.get(&s).copied());
        quote.extra = Extra::default();
        to.put(quote);
    }
}

fn match_voices(to: &mut Transaction<'_>, fragment: &SystemMap) -> BTreeMap<VoiceId, VoiceId> {
    let mut matched = BTreeMap::new();
    for old in fragment.voices().iter() {
        let here = to.map().voices().iter().find(|v| v.name == old.name).map(|v| v.id);
        let id = here.unwrap_or_else(|| {
            let mut voice = old.clone();
            voice.id = to.new_id();
            voice.number = Transaction::next_in(to.map().voices());
            let id = voice.id;
            to.put(voice);
            id
        });
        matched.insert(old.id, id);
    }
    matched
}

fn match_sources(to: &mut Transaction<'_>, fragment: &SystemMap) -> BTreeMap<SourceId, SourceId> {
    let mut matched = BTreeMap::new();
    for old in fragment.sources().iter() {
        let here = to.map().sources().iter().find(|s| s.title == old.title).map(|s| s.id);
        let id = here.unwrap_or_else(|| {
            let mut source = old.clone();
            source.id = to.new_id();
            source.number = Transaction::next_in(to.map().sources());
            let id = source.id;
            to.put(source);
            id
        });
        matched.insert(old.id, id);
    }
    matched
}
