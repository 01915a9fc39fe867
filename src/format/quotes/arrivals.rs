//! What comes on to a map with quotes: their sources and voices where it has none of the name, and elements for codes.

use std::collections::HashMap;

use super::parts::{Parts, last_name};
use super::sheet::{SheetCode, SheetQuote, derived};
use super::terms;
use super::told::Remarks;
use super::voices::{proposed_voice, voice_by_name};
use crate::document::Transaction;
use crate::format::arrange::arranged;
use crate::map::{Element, ElementKind, Extra, Point, Quote, QuoteId, Source, SourceId, SourceKind, SystemMap, Voice, VoiceId};
use crate::words::fold;

/// How far elements that come in lie from what is drawn, map units.
const ASIDE: f64 = 320.0;

/// Sources and voices by name: those of the map, and new ones as they are asked for.
pub(super) struct Arrivals<'a> {
    map: &'a SystemMap,
    says_voices: bool,
    sources: HashMap<String, SourceId>,
    new_sources: Vec<Source>,
    voices: HashMap<String, Option<VoiceId>>,
    new_voices: Vec<Voice>,
}

impl<'a> Arrivals<'a> {
    pub fn of(map: &'a SystemMap, says_voices: bool) -> Self {
        let sources = map.sources().iter().rev().map(|source| (fold(source.title.trim()), source.id)).collect();
        Self { map, says_voices, sources, new_sources: Vec::new(), voices: HashMap::new(), new_voices: Vec::new() }
    }

    /// A quote as the map will have it, but for consent and parts.
    pub fn quote(&mut self, id: QuoteId, read: &SheetQuote, remarks: &mut Remarks) -> Quote {
        Quote {
            attribution: read.attribution.clone(),
            voice: self.voice(read, remarks),
            source: self.source(&read.source),
            locator: read.locator.clone(),
            participant: read.participant.clone(),
            consent_date: read.consent_date.clone(),
            consent_basis: read.consent_basis.clone(),
            sensitive: terms::sensitive(&read.sensitive),
            ..Quote::new(id, 0, read.text.clone())
        }
    }

    /// The new voices and sources.
    pub fn into_new(self) -> (Vec<Voice>, Vec<Source>) {
        (self.new_voices, self.new_sources)
    }

    fn source(&mut self, title: &str) -> Option<SourceId> {
        let title = title.trim();
        if title.is_empty() {
            return None;
        }
        let folded = fold(title);
        if let Some(&known) = self.sources.get(&folded) {
            return Some(known);
        }
        // One that came in before keeps its identity, whatever it is called by now.
        let id = derived(&["source", title]);
        if !self.map.sources().contains(id) {
            self.new_sources.push(Source {
                id,
                number: Transaction::next_in(self.map.sources()) + self.new_sources.len() as u32,
                title: title.to_owned(),
                kind: SourceKind::Interviews,
                citation: String::new(),
                note: String::new(),
                text: String::new(),
                extra: Extra::default(),
            });
        }
        self.sources.insert(folded, id);
        Some(id)
    }

    /// The voice that the file names, else the one that its words or the attribution most likely tell.
    fn voice(&mut self, read: &SheetQuote, remarks: &mut Remarks) -> Option<VoiceId> {
        let (named, attribution) = (read.voice.trim(), read.attribution.trim());
        let word = if named.is_empty() && !self.says_voices { attribution } else { named };
        if word.is_empty() {
            return None;
        }
        if let Some(named) = voice_by_name(self.map, word) {
            return Some(named);
        }
        let known = self.voices.get(word).copied();
        let voice = known.unwrap_or_else(|| proposed_voice(self.map, word).or_else(|| self.says_voices.then(|| self.new_voice(word))));
        if known.is_none() {
            self.voices.insert(word.to_owned(), voice);
        }
        match voice {
            Some(id) if self.map.voices().contains(id) => remarks.count("a voice proposed from these words, to be looked at", word),
            Some(_) => {}
            None => remarks.count("no voice yet", word),
        }
        voice
    }

    fn new_voice(&mut self, name: &str) -> VoiceId {
        let id = derived(&["voice", name]);
        if !self.map.voices().contains(id) && !self.new_voices.iter().any(|voice| voice.id == id) {
            let number = Transaction::next_in(self.map.voices()) + self.new_voices.len() as u32;
            self.new_voices.push(Voice { id, number, name: name.to_owned(), extra: Extra::default() });
        }
        id
    }
}

/// The elements that codes become where none has their name yet, beside what is drawn. They are parts from then on.
pub(super) fn elements(codes: &[SheetCode], map: &SystemMap, parts: &mut Parts<'_>) -> Vec<Element> {
    let mut new: Vec<Element> = Vec::new();
    for code in codes.iter().filter(|code| code.codable) {
        let label = last_name(&code.name);
        if label.is_empty() || parts.element(&code.name).or_else(|| parts.element(label)).is_some() {
            continue;
        }
        // The element that it became before, under another label by now.
        let id = derived(&["code", label]);
        parts.add(label, id);
        if map.element(id).is_some() {
            continue;
        }
        let element = Element::new(id, 0, ElementKind::Factor, label, Point::ZERO);
        new.push(Element { description: code.description.clone(), ..element });
    }
    let places = arranged(new.len());
    let left = places.iter().map(|at| at.x).fold(0.0, f64::min);
    let drawn = map.elements().map(|element| element.at.x).reduce(f64::max);
    let aside = drawn.map_or(0.0, |right| right + ASIDE - left);
    for (element, at) in new.iter_mut().zip(places) {
        element.at = Point::new(((at.x + aside) * 10.0).round() / 10.0, at.y);
    }
    new
}
