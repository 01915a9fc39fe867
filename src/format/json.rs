//! The whole released map as JSON, for other programs. Written only; our own file is what is read again.
//!
//! One object, UTF-8. Parts name each other by their codes (`N12`, `L47`, `Q31`, `R4`), records without a code by their titles; lengths are map
//! units with y down; what nobody said is `null`, an empty text or an empty list, and every key is always there. Identities are not told: they would join a copy to its map.
//! ```json
//! { "format": "causeway", "version": 1, "audience": "workshop",
//!   "about": { "title", "authors": [text…], "version", "date", "purpose", "disclaimer", "language" },
//!   "elements": [ { "code", "label", "kind": "factor"|"actor"|"outcome"|"intervention", "description", "level", "x", "y" (centre),
//!                   "width", "height" (null unless somebody set them), "pinned", "groups": [title…], "status", "horizon",
//!                   "controllable", "important", "vulnerable",
//!                   "leverage": { "levels": { framework: level }, "who": [code…], "note" },
//!                   "sector", "place", "power", "interest", "attributes": { name: text|number }, "references": [ reference… ] } ],
//!   "connections": [ { "code", "from", "to" (codes), "direction": "directed"|"mutual"|"undirected", "kind": "influence"|"relation",
//!                      "polarity": "+"|"-"|"?"|null, "delay", "strength", "verb", "absent", "bend", "basis", "rationale", "confidence", "status", "horizon",
//!                      "references": [ { "source": title, "locator" } ] } ],
//!   "loops": [ { "code", "type": "R"|"B"|"U", "stands" (its connections are all there), "name", "story", "question", "starred",
//!                "elements": [code…] } ],
//!   "quotes": [ { "code", "text", "attribution", "voice", "source", "locator", "consent", "sensitive",
//!                 "bears_on": [ { "part": code, "stance": "supports"|"contradicts"|"qualifies" } ] } ],
//!   "voices": [name…], "sources": [ { "title", "kind", "citation", "note" } ],
//!   "groupings": [ { "title", "groups": [ { "title", "members": [code…] } ] } ],
//!   "notes": [ { "text", "x", "y" (top left corner), "width" } ],
//!   "cases": [ { "title", "kind", "place", "read_on", "elements": [code…], "references": [ reference… ] } ] }
//! ```

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::registry::{Format, Shelf};
use super::ron::Vocabulary;
use super::{ExportOptions, FormatError};
use crate::analysis::{CausalGraph, loop_along};
use crate::map::{
    About, Attribute, Case, CitedPart, Code, Connection, Direction, Element, ElementId, Group, NamedLoop, NamedLoopId, Quote, Reference,
    SourceId, SystemMap, VoiceId,
};
use crate::release::Released;

pub(super) const FORMAT: Format = Format {
    name: "json",
    title: "Whole map (JSON)",
    extensions: &["json"],
    shelf: Shelf::Data,
    words: true,
    knows: None,
    import: None,
    export: Some(export),
};

fn export(released: &Released, _options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let teller = Teller::of(released.map());
    let mut bytes = serde_json::to_vec_pretty(&teller.whole(released))
        .map_err(|error| FormatError::new(format!("the map could not be written as JSON ({error})"), "try again"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A map and what its loops are called today.
struct Teller<'a> {
    map: &'a SystemMap,
    /// Letter of the type, code, and whether all connections of it are there.
    loops: HashMap<NamedLoopId, (char, String, bool)>,
}

impl<'a> Teller<'a> {
    fn of(map: &'a SystemMap) -> Self {
        let graph = CausalGraph::of(map);
        let told = |named: &NamedLoop| {
            let today = loop_along(&graph, &named.cycle);
            let letter = today.as_ref().map_or(named.last_type, |found| found.kind).letter();
            (named.id, (letter, format!("{letter}{}", named.number), today.is_some()))
        };
        Self { map, loops: map.named_loops().iter().map(told).collect() }
    }

    fn whole(&self, released: &Released) -> Value {
        let map = self.map;
        let groupings = map.groupings().iter().map(|grouping| {
            let groups: Vec<Value> = map.groups_in(grouping.id).map(|group| self.group(group)).collect();
            json!({ "title": grouping.title, "groups": groups })
        });
        json!({
            "format": "causeway",
            "version": 1,
            "audience": released.audience().key(),
            "about": about(map.about()),
            "elements": map.elements().map(|element| self.element(element)).collect::<Vec<_>>(),
            "connections": map.connections().map(|connection| self.connection(connection)).collect::<Vec<_>>(),
            "loops": map.named_loops().iter().map(|named| self.named_loop(named)).collect::<Vec<_>>(),
            "quotes": map.quotes().iter().map(|quote| self.quote(quote)).collect::<Vec<_>>(),
            "voices": map.voices().iter().map(|voice| voice.name.as_str()).collect::<Vec<_>>(),
            "sources": map.sources().iter().map(|s| {
                json!({ "title": s.title, "kind": word(s.kind), "citation": s.citation, "note": s.note })
            }).collect::<Vec<_>>(),
            "groupings": groupings.collect::<Vec<_>>(),
            "notes": map.notes().iter().map(|note| {
                json!({ "text": note.text, "x": note.at.x, "y": note.at.y, "width": note.width })
            }).collect::<Vec<_>>(),
            "cases": map.cases().iter().map(|case| self.case(case)).collect::<Vec<_>>(),
        })
    }

    fn element(&self, e: &Element) -> Value {
        let groups = e.groups.iter().filter_map(|&id| self.map.groups().get(id)).map(|group| group.title.as_str());
        let attribute = |(name, value): (&String, &Attribute)| {
            let value = match value {
                Attribute::Text(text) => json!(text),
                Attribute::Number(number) => json!(number),
            };
            (name.clone(), value)
        };
        json!({
            "code": Code::element(e.number).to_string(),
            "label": e.label,
            "kind": word(e.kind),
            "description": e.description,
            "level": e.level,
            "x": e.at.x,
            "y": e.at.y,
            "width": e.size.map(|size| size.width),
            "height": e.size.map(|size| size.height),
            "pinned": e.pinned,
            "groups": groups.collect::<Vec<_>>(),
            "status": word(e.status),
            "horizon": word(e.horizon),
            "controllable": e.flags.controllable,
            "important": e.flags.important,
            "vulnerable": e.flags.vulnerable,
            "leverage": { "levels": e.leverage.levels, "who": self.codes(&e.leverage.who), "note": e.leverage.note },
            "sector": e.actor.sector.map(word),
            "place": e.actor.place,
            "power": e.actor.power,
            "interest": e.actor.interest,
            "attributes": e.attributes.iter().map(attribute).collect::<Map<_, _>>(),
            "references": self.references(&e.references),
        })
    }

    fn connection(&self, c: &Connection) -> Value {
        let (influence, relation) = (c.influence(), c.relation());
        json!({
            "code": Code::connection(c.number).to_string(),
            "from": self.code(c.from),
            "to": self.code(c.to),
            "direction": match c.direction {
                Direction::Directed => "directed",
                Direction::Mutual => "mutual",
                Direction::Undirected => "undirected",
            },
            "kind": if influence.is_some() { "influence" } else { "relation" },
            "polarity": influence.map(|influence| influence.polarity.symbol()),
            "delay": influence.is_some_and(|influence| influence.delay),
            "strength": influence.and_then(|influence| influence.strength),
            "verb": relation.map(|relation| relation.verb.as_str()),
            "absent": relation.is_some_and(|relation| relation.absent),
            "bend": c.bend,
            "basis": word(c.basis),
            "rationale": c.rationale,
            "confidence": c.confidence,
            "status": word(c.status),
            "horizon": word(c.horizon),
            "references": self.references(&c.references),
        })
    }

    fn named_loop(&self, named: &NamedLoop) -> Value {
        let (letter, code, stands) = self.loops.get(&named.id).cloned().unwrap_or_default();
        json!({
            "code": code,
            "type": letter,
            "stands": stands,
            "name": named.name,
            "story": named.story,
            "question": named.question,
            "starred": named.starred,
            "elements": self.codes(&named.cycle),
        })
    }

    fn quote(&self, quote: &Quote) -> Value {
        let bears_on = quote.citations.iter().filter_map(|citation| {
            let code = match citation.part {
                CitedPart::Element(id) => self.code(id)?,
                CitedPart::Connection(id) => Code::connection(self.map.connection(id)?.number).to_string(),
                CitedPart::Loop(id) => self.loops.get(&id)?.1.clone(),
            };
            Some(json!({ "part": code, "stance": word(citation.stance) }))
        });
        json!({
            "code": Code::quote(quote.number).to_string(),
            "text": quote.text(),
            "attribution": quote.attribution,
            "voice": quote.voice.and_then(|id| self.voice(id)),
            "source": quote.source.and_then(|id| self.source(id)),
            "locator": quote.locator,
            "consent": word(quote.consent),
            "sensitive": quote.sensitive,
            "bears_on": bears_on.collect::<Vec<_>>(),
        })
    }

    fn group(&self, group: &Group) -> Value {
        let members: Vec<String> = self.map.members(group.id).map(|element| Code::element(element.number).to_string()).collect();
        json!({ "title": group.title, "members": members })
    }

    fn case(&self, case: &Case) -> Value {
        json!({
            "title": case.title,
            "kind": case.kind,
            "place": case.place,
            "read_on": case.read_on,
            "elements": self.codes(&case.elements),
            "references": self.references(&case.references),
        })
    }

    fn references(&self, references: &[Reference]) -> Vec<Value> {
        references.iter().map(|reference| json!({ "source": self.source(reference.source), "locator": reference.locator })).collect()
    }

    fn code(&self, id: ElementId) -> Option<String> {
        self.map.code_of(id).map(|code| code.to_string())
    }

    fn codes(&self, ids: &[ElementId]) -> Vec<String> {
        ids.iter().filter_map(|&id| self.code(id)).collect()
    }

    fn voice(&self, id: VoiceId) -> Option<&'a str> {
        self.map.voices().get(id).map(|voice| voice.name.as_str())
    }

    fn source(&self, id: SourceId) -> Option<&'a str> {
        self.map.sources().get(id).map(|source| source.title.as_str())
    }
}

fn about(about: &About) -> Value {
    json!({
        "title": about.title,
        "authors": about.authors,
        "version": about.version,
        "date": about.date,
        "purpose": about.purpose,
        "disclaimer": about.disclaimer,
        "language": about.language,
    })
}

/// A word of our own file, in small letters.
fn word(value: impl Vocabulary) -> String {
    value.word().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Citation, Consent, ElementKind, Numbers, Point, QuoteId, Record, Stance};
    use crate::release::{Audience, release};

    fn told(audience: Audience) -> Value {
        let element =
            |n: u32, label: &str| Record::from(Element::new(ElementId::from_value(n.into()), n, ElementKind::Factor, label, Point::ZERO));
        let mut quote = Quote::new(QuoteId::from_value(1), 1, "It\u{2019}s \u{201c}hard\u{201d}\u{2026}\n");
        quote.citations.push(Citation::new(CitedPart::Element(ElementId::from_value(2)), Stance::Qualifies));
        (quote.consent, quote.participant) = (Consent::Workshop, "P07".to_owned());
        let (map, _) = SystemMap::from_records([element(1, "Trust"), element(2, "Rent"), quote.into()], Numbers::default());
        let bytes = export(&release(&map, audience), &ExportOptions::default()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("P07"));
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    fn parts_name_each_other_by_code_and_words_are_whole() {
        let told = told(Audience::Workshop);
        assert_eq!(told["elements"][1]["code"], "N2");
        assert_eq!(told["quotes"][0]["text"], "It\u{2019}s \u{201c}hard\u{201d}\u{2026}\n");
        assert_eq!(told["quotes"][0]["bears_on"], json!([{ "part": "N2", "stance": "qualifies" }]));
        assert_eq!(told["quotes"][0]["consent"], "workshop");
    }

    #[test]
    fn quotes_without_consent_for_the_audience_are_not_in_it() {
        assert_eq!(told(Audience::Public)["quotes"], json!([]));
    }
}
