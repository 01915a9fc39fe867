//! A map as it would be while line after line is read: names are looked up, what is there is known again, contradictions are told.

use std::collections::{BTreeSet, HashMap};

use kurbo::Point;

use super::fault::Fault;
use super::names::Names;
use super::statement::{Link, Name, Said, Statement, Toward};
use super::told::{Deed, DeedKind, strength};
use crate::document::{ConnectionField, Edit, ElementField};
use crate::format::quotes::proposed_voice;
use crate::map::{
    Citation, CitedPart, Code, CodeKind, Connection, ConnectionKind, Direction, Element, ElementId, ElementKind, IdSource, Influence, Part,
    Polarity, Quote, Relation, Stance, SystemMap, VoiceId,
};
use crate::words::fold;

/// A map as it is with what was read so far.
pub(super) struct Planner<'m> {
    map: &'m SystemMap,
    ids: IdSource,
    names: Names,
    pub elements: Vec<Element>,
    pub connections: Vec<Connection>,
    /// Places in `connections` by their ends.
    on_pair: HashMap<(ElementId, ElementId), Vec<usize>>,
    pub changes: Vec<Edit>,
    pub quotes: Vec<Quote>,
    pub touched: Vec<Part>,
    seen: BTreeSet<Part>,
}

impl<'m> Planner<'m> {
    pub fn new(map: &'m SystemMap, ids: IdSource) -> Self {
        Self {
            map,
            ids,
            names: Names::of(map),
            elements: Vec::new(),
            connections: Vec::new(),
            on_pair: HashMap::new(),
            changes: Vec::new(),
            quotes: Vec::new(),
            touched: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    fn touch(&mut self, part: Part) {
        if self.seen.insert(part) {
            self.touched.push(part);
        }
    }

    pub fn perform(&mut self, statement: Statement) -> Result<Vec<Deed>, Fault> {
        match statement {
            Statement::Element(name) => self.element_alone(&name),
            Statement::Chain(first, steps) => self.chain(&first, &steps),
            Statement::Claim(name, said) => self.claim(&name, &said),
            Statement::Label(name, label) => self.label(&name, &label),
            Statement::Quote { part, words, who } => self.quote(&part, words, &who),
        }
    }

    /// By a name alone only a whole label or a code is meant: whoever types a new element's name may well use words of another.
    fn element_alone(&mut self, name: &Name) -> Result<Vec<Deed>, Fault> {
        let is_code = !name.exact && name.text.parse::<Code>().is_ok() || super::parse::is_number(&name.text);
        let exact = Name { exact: name.exact || !is_code, ..name.clone() };
        if let Some(id) = self.names.find(&exact)? {
            self.touch(Part::Element(id));
            return Ok(vec![Deed { kind: DeedKind::Known, told: format!("{} is there already", self.names.told(id)) }]);
        }
        let mut deeds = Vec::new();
        self.new_element(name, ElementKind::Factor, &mut deeds);
        Ok(deeds)
    }

    fn new_element(&mut self, name: &Name, kind: ElementKind, deeds: &mut Vec<Deed>) -> ElementId {
        let kind = name.kind.unwrap_or(kind);
        let number = self.map.next_number(CodeKind::Element).saturating_add(u32::try_from(self.elements.len()).unwrap_or(u32::MAX));
        let element = Element::new(self.ids.next(), number, kind, capital(&name.text), Point::ZERO);
        let told = format!("New {} {}: {}", kind.spec().name.to_lowercase(), Code::element(number), element.label);
        deeds.push(Deed { kind: DeedKind::Element(kind), told });
        let id = element.id;
        self.names.add(&element);
        self.elements.push(element);
        self.touch(Part::Element(id));
        id
    }

    fn chain(&mut self, first: &Name, steps: &[(Link, Name)]) -> Result<Vec<Deed>, Fault> {
        // Whether all names are clear is asked before anything is done.
        let all: Vec<&Name> = [first].into_iter().chain(steps.iter().map(|(_, name)| name)).collect();
        let found = all.iter().map(|name| self.names.find(name)).collect::<Result<Vec<_>, _>>()?;
        let related = steps.iter().any(|(link, _)| link.said.verb.is_some());
        let kind = if related { ElementKind::Actor } else { ElementKind::Factor };
        let mut deeds = Vec::new();
        let mut ends = Vec::new();
        for (name, known) in all.iter().zip(found) {
            // The same new name may stand twice in a line.
            let known = known.or_else(|| self.names.called(&name.text).first().copied());
            ends.push(known.unwrap_or_else(|| self.new_element(name, kind, &mut deeds)));
        }
        for ((link, _), pair) in steps.iter().zip(ends.windows(2)) {
            if let [before, after] = *pair {
                let (from, to) = if link.toward == Toward::Left { (after, before) } else { (before, after) };
                self.connect(from, to, link, &mut deeds);
            }
        }
        Ok(deeds)
    }

    fn connect(&mut self, from: ElementId, to: ElementId, link: &Link, deeds: &mut Vec<Deed>) {
        let direction = link.toward.direction();
        let told = |planner: &Self| format!("{} \u{2192} {}", planner.names.label(from).trim(), planner.names.label(to).trim());
        if let Some(verb) = &link.said.verb {
            let same = self.between(from, to).into_iter().find(|c| c.relation().is_some_and(|r| r.verb == *verb)).cloned();
            if let Some(same) = same {
                self.known(&same, &told(self), deeds);
                return;
            }
            let told = format!("{} : {verb}", told(self));
            deeds.push(Deed { kind: DeedKind::Relation, told });
            self.new_connection(from, to, direction, ConnectionKind::Relation(Relation { verb: verb.clone(), absent: false }));
            return;
        }
        let claims: Vec<Connection> = self.between(from, to).into_iter().filter(|c| c.influence().is_some()).cloned().collect();
        let sign = |c: &Connection| c.influence().map(|i| i.polarity);
        let said = link.said.polarity;
        let same = claims
            .iter()
            .find(|c| said.is_none() || sign(c) == said)
            .or_else(|| claims.iter().find(|c| sign(c) == Some(Polarity::Unknown)));
        if let Some(same) = same {
            return self.say(&same.clone(), &link.said, &told(self), deeds);
        }
        let influence = Influence { polarity: said.unwrap_or(Polarity::Unknown), delay: link.said.delay, strength: link.said.strength };
        let told = told(self);
        deeds.push(Deed { kind: DeedKind::Influence(influence.polarity), told: format!("{told}{}", more(&link.said)) });
        if let Some(other) =
            claims.iter().find(|c| sign(c).is_some_and(|s| s != influence.polarity && influence.polarity != Polarity::Unknown))
        {
            let code = Code::connection(other.number);
            let told = format!(
                "{code} says {}: both stay, and it is contested. Type {code} {} to change {code} instead",
                sign(other).map_or("", minus_as_printed),
                minus_as_printed(influence.polarity)
            );
            deeds.push(Deed { kind: DeedKind::Warning, told });
        }
        self.new_connection(from, to, direction, ConnectionKind::Influence(influence));
    }

    /// Connections that run from one to the other, those that were just read too.
    fn between(&self, from: ElementId, to: ElementId) -> Vec<&Connection> {
        let mut all = self.map.connections_between(from, to);
        all.extend(self.on_pair.get(&(from, to)).into_iter().flatten().filter_map(|&at| self.connections.get(at)));
        all
    }

    fn known(&mut self, connection: &Connection, told: &str, deeds: &mut Vec<Deed>) {
        self.touch(Part::Connection(connection.id));
        let code = Code::connection(connection.number);
        deeds.push(Deed { kind: DeedKind::Known, told: format!("{code} {told} is there already") });
    }

    fn new_connection(&mut self, from: ElementId, to: ElementId, direction: Direction, kind: ConnectionKind) {
        let number = self.map.next_number(CodeKind::Connection).saturating_add(u32::try_from(self.connections.len()).unwrap_or(u32::MAX));
        let mut connection = Connection::new(self.ids.next(), number, from, to, kind);
        connection.direction = direction;
        self.touch(Part::Connection(connection.id));
        self.on_pair.entry((from, to)).or_default().push(self.connections.len());
        self.connections.push(connection);
    }

    /// Says something of a connection that is there: only what is new is a change.
    fn say(&mut self, connection: &Connection, said: &Said, told: &str, deeds: &mut Vec<Deed>) {
        let Some(before) = connection.influence() else { return };
        let after = Influence {
            polarity: said.polarity.unwrap_or(before.polarity),
            delay: said.delay || before.delay,
            strength: said.strength.or(before.strength),
        };
        if after == before {
            return self.known(connection, told, deeds);
        }
        self.touch(Part::Connection(connection.id));
        let code = Code::connection(connection.number);
        let sign = if after.polarity == before.polarity {
            String::new()
        } else {
            format!(": {} becomes {}", minus_as_printed(before.polarity), minus_as_printed(after.polarity))
        };
        let news = Said {
            delay: after.delay && !before.delay,
            strength: said.strength.filter(|s| Some(*s) != before.strength),
            ..Said::default()
        };
        deeds.push(Deed { kind: DeedKind::Change, told: format!("{code} {told}{sign}{}", more(&news)) });
        let kind = ConnectionKind::Influence(after);
        match self.connections.iter_mut().find(|new| new.id == connection.id) {
            Some(new) => new.kind = kind,
            None => self.changes.push(Edit::Connections(vec![connection.id], ConnectionField::Kind(kind))),
        }
    }

    fn claim(&mut self, name: &Name, said: &Said) -> Result<Vec<Deed>, Fault> {
        let connection = self.connection(name)?;
        if connection.influence().is_none() {
            return Err(Fault::new(name.from, name.to, format!("{} is a relation and has no sign", name.text)));
        }
        let told = format!("{} \u{2192} {}", self.names.label(connection.from).trim(), self.names.label(connection.to).trim());
        let mut deeds = Vec::new();
        self.say(&connection, said, &told, &mut deeds);
        Ok(deeds)
    }

    fn connection(&self, name: &Name) -> Result<Connection, Fault> {
        let number = name.text.parse::<Code>().ok().map(|code| code.number);
        let found = number.and_then(|number| {
            let new = self.connections.iter().find(|c| c.number == number);
            self.map.connection_by_number(number).or(new).cloned()
        });
        found.ok_or_else(|| Fault::new(name.from, name.to, format!("there is no connection {} on this map", name.text)))
    }

    fn element(&self, name: &Name) -> Result<ElementId, Fault> {
        let missing = || Fault::new(name.from, name.to, format!("there is no element \u{201c}{}\u{201d} on this map", name.text));
        self.names.find(name)?.ok_or_else(missing)
    }

    fn label(&mut self, name: &Name, label: &str) -> Result<Vec<Deed>, Fault> {
        let id = self.element(name)?;
        if self.names.label(id) == label {
            self.touch(Part::Element(id));
            return Ok(vec![Deed { kind: DeedKind::Known, told: format!("{} is called so already", self.names.told(id)) }]);
        }
        let mut deeds = vec![Deed { kind: DeedKind::Change, told: format!("{} becomes \u{201c}{label}\u{201d}", self.names.told(id)) }];
        if let Some(other) = self.names.called(label).iter().find(|&&other| other != id) {
            deeds.push(Deed { kind: DeedKind::Warning, told: format!("{} has this name too", self.names.told(*other)) });
        }
        self.names.rename(id, label);
        self.touch(Part::Element(id));
        match self.elements.iter_mut().find(|new| new.id == id) {
            Some(new) => label.clone_into(&mut new.label),
            None => self.changes.push(Edit::Elements(vec![id], ElementField::Label(label.to_owned()))),
        }
        Ok(deeds)
    }

    fn quote(&mut self, name: &Name, words: String, who: &str) -> Result<Vec<Deed>, Fault> {
        let is_connection = name.text.parse::<Code>().is_ok_and(|code| code.kind == CodeKind::Connection) && !name.exact;
        let (part, on) = if is_connection {
            (CitedPart::Connection(self.connection(name)?.id), name.text.to_uppercase())
        } else {
            let id = self.element(name)?;
            (CitedPart::Element(id), self.names.told(id))
        };
        let number = self.map.next_number(CodeKind::Quote).saturating_add(u32::try_from(self.quotes.len()).unwrap_or(u32::MAX));
        let mut quote = Quote::new(self.ids.next(), number, words);
        (quote.attribution, quote.voice) = self.voice(who);
        quote.citations.push(Citation::new(part, Stance::Supports));
        let voice = quote.voice.and_then(|id| self.map.voices().get(id)).map(|voice| voice.name.as_str());
        let who = match voice {
            Some(voice) if voice == quote.attribution => format!(" \u{b7} {voice}"),
            Some(voice) => format!(" \u{b7} {}, counts to {voice}", quote.attribution),
            None if quote.attribution.is_empty() => String::new(),
            None => format!(" \u{b7} {}", quote.attribution),
        };
        let told = format!("{} on {on}: \u{2018}{}\u{2019}{who}", Code::quote(number), quote.original);
        self.touch(match part {
            CitedPart::Connection(id) => Part::Connection(id),
            CitedPart::Element(id) => Part::Element(id),
            CitedPart::Loop(_) => Part::Quote(quote.id),
        });
        self.quotes.push(quote);
        Ok(vec![Deed { kind: DeedKind::Quote, told }])
    }

    /// Who said it, as it will be printed, and whose voice it counts to: a voice whose name holds these words is meant.
    fn voice(&self, who: &str) -> (String, Option<VoiceId>) {
        let folded = fold(who.trim());
        let fits: Vec<_> = self.map.voices().iter().filter(|voice| !folded.is_empty() && fold(&voice.name).contains(&folded)).collect();
        match fits.as_slice() {
            [one] => (one.name.clone(), Some(one.id)),
            _ => (who.trim().to_owned(), proposed_voice(self.map, who)),
        }
    }
}

/// What is said beside the sign.
fn more(said: &Said) -> String {
    let delay = if said.delay { " \u{b7} after a while" } else { "" };
    let strength = said.strength.map_or_else(String::new, |s| format!(" \u{b7} {}", strength(s)));
    format!("{delay}{strength}")
}

const fn minus_as_printed(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Minus => "\u{2212}",
        other => other.symbol(),
    }
}

/// A new label begins with a capital, as labels on a map do; what has capitals elsewhere stays as it is.
fn capital(label: &str) -> String {
    let mut letters = label.chars();
    match letters.next() {
        Some(first) if !label.chars().any(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}
