//! From what was found to a sound map and its report.

use std::collections::HashMap;

use super::ask::Answers;
use super::{Found, FoundConnection, Log, loops, places, quotes, sign, tints, wording};
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{
    Connection, ConnectionId, ConnectionKind, Direction, Element, ElementId, Extra, Group, GroupId, Grouping, GroupingId, IdSource,
    Influence, Numbers, Polarity, Record, Relation, SystemMap, repair,
};
use crate::words::counted;

/// The most elements and connections of a map that is taken in.
const MOST_PARTS: usize = 200_000;

/// Makes the map. An error when nothing was found, or far more than any person drew.
pub(in crate::format) fn build(mut found: Found, options: &ImportOptions) -> Result<Imported, FormatError> {
    if found.elements.is_empty() {
        return Err(FormatError::new("the file holds no element", "look whether it is the file you meant, or export it again"));
    }
    if found.elements.len().max(found.connections.len()) > MOST_PARTS {
        return Err(FormatError::new("the file holds more than 200,000 elements or connections", "export a part of it"));
    }
    let mut ids = options.seed.map_or_else(IdSource::random, IdSource::seeded);
    let mut log = std::mem::take(&mut found.log);
    quotes::join(&mut found);
    std::mem::take(&mut found.log).into_sentences().into_iter().for_each(|sentence| log.say(sentence));
    tints::into_names(&mut found.connections);
    sign::of_weights(&mut found.connections, &mut log);
    tints::into_groups(&mut found.elements, &mut log);
    for element in &mut found.elements {
        element.label = wording::label(&element.label, &mut log);
        if element.label.is_empty() {
            element.label.clone_from(&element.key);
            log.repaired("elements without a label, called by their id", &element.key);
        }
    }
    let element_ids: Vec<ElementId> = found.elements.iter().map(|_| ids.next()).collect();
    let by_key: HashMap<&str, ElementId> =
        found.elements.iter().zip(&element_ids).map(|(element, &id)| (element.key.as_str(), id)).collect();
    let mut groups = Groups::default();
    let mut records = element_records(&found, &element_ids, &mut groups, &mut ids);
    let answers = Answers::new(&options.polarity, &found.connections);
    let connections = connection_records(&found, &by_key, &answers, &mut ids, &mut log);
    let connection_ids: Vec<Option<ConnectionId>> = connections.iter().map(|each| each.as_ref().map(|connection| connection.id)).collect();
    records.extend(connections.into_iter().flatten().map(Record::from));
    let asked = answers.into_asked(&mut log);
    let quoted = quotes::records(&found, &by_key, &connection_ids, &mut ids, &mut log);
    let mut all = groups.records;
    all.extend(records);
    all.extend(quoted);
    all.push(found.about.clone().into());
    let (mut map, mended) = repair(all, Numbers::default());
    let named = loops::named(&found, &map, &by_key, &mut ids, &mut log);
    if !named.is_empty() {
        let (with, _) = SystemMap::from_records(map.records().into_iter().chain(named), map.numbers());
        map = with;
    }
    let mut report = vec![came(&map)];
    report.extend(log.into_sentences());
    report.extend(mended.iter().map(ToString::to_string));
    Ok(Imported { map, report, mended, asked, ..Imported::default() })
}

/// "Came: 25 elements, 30 connections (13 +, 5 −, 12 ?), 2 groups".
fn came(map: &SystemMap) -> String {
    let count = |polarity: Polarity| map.connections().filter_map(Connection::influence).filter(|claim| claim.polarity == polarity).count();
    let signs = [(count(Polarity::Plus), "+"), (count(Polarity::Minus), "\u{2212}"), (count(Polarity::Unknown), "?")];
    let signs: Vec<String> = signs.iter().filter(|(count, _)| *count > 0).map(|(count, sign)| format!("{count} {sign}")).collect();
    let signs = if signs.is_empty() { String::new() } else { format!(" ({})", signs.join(", ")) };
    let delayed = map.connections().filter_map(Connection::influence).filter(|claim| claim.delay).count();
    let mut told = vec![counted(map.element_count(), "element"), format!("{}{signs}", counted(map.connection_count(), "connection"))];
    let others = [
        (delayed, "delay"),
        (map.groups().len(), "group"),
        (map.named_loops().len(), "named loop"),
        (map.quotes().len(), "quote"),
        (map.sources().len(), "source"),
    ];
    told.extend(others.iter().filter(|(count, _)| *count > 0).map(|(count, thing)| counted(*count, thing)));
    format!("Came: {}", told.join(", "))
}

fn number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

fn element_records(found: &Found, element_ids: &[ElementId], groups: &mut Groups, ids: &mut IdSource) -> Vec<Record> {
    let places = places::places(&found.elements, found.y_up);
    let told = found.elements.iter().zip(element_ids).zip(places).enumerate();
    let record = |(at, ((told, &id), place))| {
        let told: &super::FoundElement = told;
        let mut element = Element::new(id, number(at), told.kind, told.label.clone(), place);
        told.description.trim().clone_into(&mut element.description);
        element.attributes.clone_from(&told.attributes);
        for (set, group) in &told.groups {
            let group = groups.group(set, group, ids);
            if !element.groups.contains(&group) {
                element.groups.push(group);
            }
        }
        Record::from(element)
    };
    told.map(record).collect()
}

fn connection_records(
    found: &Found,
    by_key: &HashMap<&str, ElementId>,
    answers: &Answers<'_>,
    ids: &mut IdSource,
    log: &mut Log,
) -> Vec<Option<Connection>> {
    let mut count = 0;
    let straight: std::collections::HashSet<(&str, &str)> =
        found.connections.iter().filter(|each| each.bend == Some(0.0)).map(|each| (each.from.as_str(), each.to.as_str())).collect();
    let mut record = |told: &FoundConnection| {
        let (Some(&from), Some(&to)) = (by_key.get(told.from.as_str()), by_key.get(told.to.as_str())) else {
            log.left_out("connections whose end is not in the file", &format!("{} \u{2192} {}", told.from, told.to));
            return None;
        };
        let kind = match &told.verb {
            Some(verb) => ConnectionKind::Relation(Relation { verb: verb.trim().to_owned(), absent: false }),
            None => {
                ConnectionKind::Influence(Influence { polarity: answers.polarity(&told.sign), delay: told.delay, strength: told.strength })
            }
        };
        count += 1;
        let mut connection = Connection::new(ids.next(), count, from, to, kind);
        connection.direction = told.direction;
        told.rationale.trim().clone_into(&mut connection.rationale);
        // A name that says no polarity is worth keeping as a word on the connection.
        if connection.rationale.is_empty()
            && let Some(name) = answers.wordy(&told.sign)
        {
            name.clone_into(&mut connection.rationale);
        }
        told.confidence.trim().clone_into(&mut connection.confidence);
        // Two straight lines there and back would lie on each other.
        let back = straight.contains(&(told.to.as_str(), told.from.as_str()));
        connection.bend = told.bend.filter(|bend| *bend != 0.0 || !back).unwrap_or(Connection::DEFAULT_BEND);
        if from == to {
            connection.bend = Connection::DEFAULT_BEND;
        }
        Some(connection)
    };
    let records = found.connections.iter().map(&mut record).collect();
    if found.connections.iter().any(|each| each.direction == Direction::Undirected && each.verb.is_none()) {
        let count = found.connections.iter().filter(|each| each.direction == Direction::Undirected).count();
        log.say(format!("{} without a direction: loops and other causal questions leave them out", counted(count, "connection")));
    }
    records
}

/// Sets of groups, made as they come up.
#[derive(Default)]
struct Groups {
    records: Vec<Record>,
    sets: HashMap<String, (GroupingId, u32)>,
    known: HashMap<(String, String), GroupId>,
}

impl Groups {
    fn group(&mut self, set: &str, title: &str, ids: &mut IdSource) -> GroupId {
        let key = (set.to_owned(), title.to_owned());
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let place = u32::try_from(self.sets.len() + 1).unwrap_or(u32::MAX);
        let (grouping, count) = self.sets.entry(set.to_owned()).or_insert_with(|| {
            let id = ids.next();
            self.records.push(Grouping { id, number: place, title: set.to_owned(), extra: Extra::default() }.into());
            (id, 0)
        });
        let tint = u8::try_from(*count % 200).unwrap_or_default();
        *count += 1;
        let id = ids.next();
        let (number, title) = (*count, title.to_owned());
        self.records
            .push(Group { id, number, grouping: *grouping, title, tint, hatch: tint, collapsed: false, extra: Extra::default() }.into());
        self.known.insert(key, id);
        id
    }
}
