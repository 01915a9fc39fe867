//! The columns of the table of connections.

use std::collections::BTreeSet;

use super::choice::{chosen, told, yes, yes_or_no};
use super::column::{Reading, Spec};
use super::elements::{horizon, horizon_name, horizon_names, status, status_name, status_names};
use super::kind::code_of;
use crate::map::{
    Basis, CitedPart, Connection, ConnectionKind, Direction, ElementId, Influence, Part, Polarity, Record, Relation, SystemMap,
};

pub(super) const COLUMNS: &[Spec] = &[
    Spec { name: "Code", also: &["id"], width: 64.0, read: |reading, part| code_of(reading.map, part), ..Spec::PLAIN },
    Spec {
        name: "From",
        also: &["source", "cause", "start"],
        width: 220.0,
        read: |reading, part| of(reading, part, |c| label(reading.map, c.from)),
        set: Some(|names, record, text| names.element(text).and_then(|id| set(record, |c| c.from = id))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Sign",
        also: &["polarity", "+/-"],
        width: 70.0,
        read: |reading, part| of(reading, part, |c| c.influence().map(|i| symbol(i.polarity).to_owned()).unwrap_or_default()),
        set: Some(set_sign),
        choices: |_| Polarity::ALL.map(|polarity| symbol(polarity).to_owned()).to_vec(),
        ..Spec::PLAIN
    },
    Spec {
        name: "To",
        also: &["target", "effect", "end"],
        width: 220.0,
        read: |reading, part| of(reading, part, |c| label(reading.map, c.to)),
        set: Some(|names, record, text| names.element(text).and_then(|id| set(record, |c| c.to = id))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Delay",
        also: &["delayed"],
        width: 76.0,
        read: |reading, part| of(reading, part, |c| told(c.influence().is_some_and(|i| i.delay))),
        set: Some(|_, record, text| {
            let delay = yes("Delay", text)?;
            influence(record, "A delay", delay, |influence| influence.delay = delay)
        }),
        choices: |_| yes_or_no(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Strength",
        also: &["weight"],
        width: 90.0,
        read: |reading, part| of(reading, part, |c| c.influence().and_then(|i| i.strength).map(|s| s.to_string()).unwrap_or_default()),
        set: Some(|_, record, text| {
            let strength = chosen("Strength", &[("", None), ("1", Some(1)), ("2", Some(2)), ("3", Some(3))], text)?;
            influence(record, "A strength", strength.is_some(), |influence| influence.strength = strength)
        }),
        choices: |_| ["1", "2", "3"].map(str::to_owned).to_vec(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Verb",
        also: &["relation", "label"],
        width: 130.0,
        read: |reading, part| of(reading, part, |c| c.relation().map(|r| r.verb.clone()).unwrap_or_default()),
        set: Some(set_verb),
        choices: verbs,
        ..Spec::PLAIN
    },
    Spec {
        name: "Direction",
        width: 110.0,
        read: |reading, part| of(reading, part, |c| direction_name(c.direction).to_owned()),
        set: Some(|_, record, text| chosen("Direction", &DIRECTIONS, text).and_then(|way| set(record, |c| c.direction = way))),
        choices: |_| DIRECTIONS.iter().map(|(name, _)| (*name).to_owned()).collect(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Basis",
        width: 90.0,
        read: |reading, part| of(reading, part, |c| if c.basis == Basis::Stated { "Stated" } else { "Inferred" }.to_owned()),
        set: Some(|_, record, text| chosen("Basis", &BASES, text).and_then(|basis| set(record, |c| c.basis = basis))),
        choices: |_| BASES.iter().map(|(name, _)| (*name).to_owned()).collect(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Rationale",
        also: &["why", "description", "note"],
        width: 220.0,
        read: |reading, part| of(reading, part, |c| c.rationale.clone()),
        set: Some(|_, record, text| set(record, |c| text.clone_into(&mut c.rationale))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Confidence",
        width: 110.0,
        read: |reading, part| of(reading, part, |c| c.confidence.clone()),
        set: Some(|_, record, text| set(record, |c| text.trim().clone_into(&mut c.confidence))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Status",
        width: 104.0,
        read: |reading, part| of(reading, part, |c| status_name(c.status).to_owned()),
        set: Some(|_, record, text| status(text).and_then(|status| set(record, |c| c.status = status))),
        choices: |_| status_names(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Horizon",
        width: 100.0,
        read: |reading, part| of(reading, part, |c| horizon_name(c.horizon).to_owned()),
        set: Some(|_, record, text| horizon(text).and_then(|horizon| set(record, |c| c.horizon = horizon))),
        choices: |_| horizon_names(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Quotes",
        width: 80.0,
        read: |reading, part| match part {
            Part::Connection(id) => reading.quotes.get(&CitedPart::Connection(id)).copied().unwrap_or(0).to_string(),
            _ => String::new(),
        },
        ..Spec::PLAIN
    },
];

const DIRECTIONS: [(&str, Direction); 3] =
    [("One way", Direction::Directed), ("Both ways", Direction::Mutual), ("No direction", Direction::Undirected)];
const BASES: [(&str, Basis); 2] = [("Stated", Basis::Stated), ("Inferred", Basis::Inferred)];

fn direction_name(direction: Direction) -> &'static str {
    DIRECTIONS.iter().find(|(_, each)| *each == direction).map_or("", |(name, _)| name)
}

/// A sign as it is drawn.
const fn symbol(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Plus => "+",
        Polarity::Minus => "\u{2212}",
        Polarity::Unknown => "?",
    }
}

fn of(reading: &Reading<'_>, part: Part, says: impl FnOnce(&Connection) -> String) -> String {
    match part {
        Part::Connection(id) => reading.map.connection(id).map(says).unwrap_or_default(),
        _ => String::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "a column's setter may refuse; these fields take anything")]
fn set(record: &mut Record, change: impl FnOnce(&mut Connection)) -> Result<(), String> {
    if let Record::Connection(connection) = record {
        change(connection);
    }
    Ok(())
}

/// Any sign in use makes an influence of a relation.
fn set_sign(_: &super::Names<'_>, record: &mut Record, text: &str) -> Result<(), String> {
    let signs = [
        ("+", Polarity::Plus),
        ("\u{2212}", Polarity::Minus),
        ("-", Polarity::Minus),
        ("\u{2013}", Polarity::Minus),
        ("?", Polarity::Unknown),
        ("plus", Polarity::Plus),
        ("minus", Polarity::Minus),
        ("positive", Polarity::Plus),
        ("negative", Polarity::Minus),
        ("unknown", Polarity::Unknown),
    ];
    let sign = chosen("Sign", &signs, text).map_err(|_| "Sign can be +, \u{2212} or ?; type one of these.".to_owned())?;
    set(record, |c| c.kind = ConnectionKind::Influence(Influence { polarity: sign, ..c.influence().unwrap_or_default() }))
}

/// A verb makes a relation of an influence; without one an influence stays what it is.
fn set_verb(_: &super::Names<'_>, record: &mut Record, text: &str) -> Result<(), String> {
    let verb = text.trim();
    set(record, |c| {
        if !verb.is_empty() || c.relation().is_some() {
            c.kind = ConnectionKind::Relation(Relation { verb: verb.to_owned(), ..c.relation().cloned().unwrap_or_default() });
        }
    })
}

/// Relations have no delay and no strength.
fn influence(record: &mut Record, what: &str, says: bool, change: impl FnOnce(&mut Influence)) -> Result<(), String> {
    if let Record::Connection(connection) = record {
        match &mut connection.kind {
            ConnectionKind::Influence(influence) => change(influence),
            ConnectionKind::Relation(_) if says => {
                return Err(format!("{what} belongs to an influence, and this is a relation; give it a sign first."));
            }
            ConnectionKind::Relation(_) => {}
        }
    }
    Ok(())
}

fn label(map: &SystemMap, id: ElementId) -> String {
    map.element(id).map(|element| element.label.clone()).unwrap_or_default()
}

/// The verbs in use.
fn verbs(map: &SystemMap) -> Vec<String> {
    let verbs: BTreeSet<&String> =
        map.connections().filter_map(|c| c.relation()).map(|r| &r.verb).filter(|verb| !verb.is_empty()).collect();
    verbs.into_iter().cloned().collect()
}
