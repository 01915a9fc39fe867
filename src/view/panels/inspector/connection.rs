//! The inspector of a connection.

use crate::view::panels::kit::{check_ui, choice_ui, item_ui, labelled_ui, paragraph_ui, segments_ui};
use crate::view::widgets::{flat_button, paint_disc, plain_button};
use egui::{Painter, Pos2, Ui};

use super::form::{choose_ui, horizon_ui, put, section_ui, status_ui, text_ui};
use super::header::header_ui;
use super::{quotes, references};
use crate::document::{ConnectionField, Edit};
use crate::layout::bend_anew;
use crate::map::{
    Basis, CitedPart, Code, Connection, ConnectionId, ConnectionKind, Direction, Influence, PairSign, Part, Polarity, RecordId, Relation,
};
use crate::session::{Action, Field, Section, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::{draw, names, outline};

/// Verbs that are offered beside those of the map.
const VERBS: [&str; 14] = [
    "funds",
    "commissions",
    "refers to",
    "supports",
    "employs",
    "advises",
    "shares information with",
    "works with",
    "co-produces with",
    "trusts",
    "mistrusts",
    "competes with",
    "passes priorities down to",
    "does not speak to",
];

/// The inspector of a connection.
pub fn connection_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: ConnectionId) {
    let Some(connection) = session.map().connection(id) else { return };
    let set = |field: ConnectionField| Edit::Connections(vec![id], field);
    let code = Code::connection(connection.number).to_string();
    let word = if connection.influence().is_some() { "Influence" } else { "Relation" };
    header_ui(
        ui,
        session,
        actions,
        (Part::Connection(id), word, &code),
        |painter, at, ink| draw::connection(painter, at, connection, ink),
        |ui, actions| {
            if item_ui(ui, session, "Reset the bend", false) {
                actions.push(set(ConnectionField::Bend(bend_anew(session.map(), connection))).into());
            }
        },
    );
    sentence_ui(ui, session, connection);
    ends_ui(ui, session, actions, connection);
    let kinds = [(true, "Influence"), (false, "Relation")];
    if let Some(influence) = choose_ui(ui, session, "Kind", &kinds, Some(connection.influence().is_some())) {
        let kind = if influence { ConnectionKind::Influence(Influence::default()) } else { ConnectionKind::Relation(Relation::default()) };
        if influence != connection.influence().is_some() {
            actions.push(set(ConnectionField::Kind(kind)).into());
        }
    }
    match &connection.kind {
        ConnectionKind::Influence(influence) => influence_ui(ui, session, actions, connection, *influence),
        ConnectionKind::Relation(relation) => relation_ui(ui, session, actions, connection, relation),
    }
    let ways = [(Direction::Directed, "One way"), (Direction::Mutual, "Both"), (Direction::Undirected, "None")];
    let way = choose_ui(ui, session, "Direction", &ways, Some(connection.direction));
    actions.extend(way.map(|way| Action::from(set(ConnectionField::Direction(way)))));
    actions.extend(status_ui(ui, session, Some(connection.status)).map(|status| Action::from(set(ConnectionField::Status(status)))));
    let horizon = horizon_ui(ui, session, Some(connection.horizon));
    actions.extend(horizon.map(|horizon| Action::from(set(ConnectionField::Horizon(horizon)))));
    ui.add_space(4.0);
    reasons_ui(ui, session, actions, connection);
    quotes::quotes_ui(ui, session, actions, Part::Connection(id), Some(CitedPart::Connection(id)));
}

/// What the connection says, in plain words; and that others say otherwise, when they do.
fn sentence_ui(ui: &mut Ui, session: &Session, connection: &Connection) {
    let ink = Ink::of(session);
    let map = session.map();
    paragraph_ui(ui, crate::words::connection_sentence(map, connection), 14.0, ink.text(), false);
    if connection.influence().is_some() && map.pair_sign(connection.from, connection.to) == Some(PairSign::Contested) {
        let others = map.connections_between(connection.from, connection.to);
        let codes: Vec<String> = others.iter().filter(|c| c.id != connection.id).map(|c| Code::connection(c.number).to_string()).collect();
        paragraph_ui(ui, format!("Contested: {} says otherwise.", codes.join(", ")), 12.0, ink.warn(), true);
    }
}

fn ends_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, connection: &Connection) {
    for (label, id) in [("From", connection.from), ("To", connection.to)] {
        labelled_ui(ui, session, label, |ui| {
            if flat_button(ui, names::element(session, id)).clicked() {
                outline::choose(session, Part::Element(id), actions);
            }
        });
    }
    labelled_ui(ui, session, "", |ui| {
        if plain_button(ui, "Reverse").clicked() {
            actions.push(Edit::Reverse(vec![connection.id]).into());
        }
    });
}

/// The segments with the real discs.
pub(super) fn polarity_ui(ui: &mut Ui, session: &Session, on: Option<Polarity>) -> Option<Polarity> {
    let ink = Ink::of(session);
    let words = ["More leads to more (+)", "More leads to less (−)", "Not known, or it depends (?)"];
    let options: Vec<(String, bool)> = Polarity::ALL.iter().zip(words).map(|(&p, words)| (words.to_owned(), on == Some(p))).collect();
    let paint = |painter: &Painter, at: Pos2, segment: usize, on: bool| {
        let colour = if on { ink.palette.accent } else { ink.palette.link };
        paint_disc(painter, ink.palette, at, Polarity::ALL.get(segment).copied().unwrap_or_default(), colour, 1.0);
    };
    let mut chosen = None;
    labelled_ui(ui, session, "Polarity", |ui| {
        chosen = segments_ui(ui, session, "Polarity", &options, Some(&paint)).and_then(|at| Polarity::ALL.get(at).copied());
    });
    chosen
}

fn influence_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, connection: &Connection, influence: Influence) {
    let set = |field: ConnectionField| Action::from(Edit::Connections(vec![connection.id], field));
    actions.extend(polarity_ui(ui, session, Some(influence.polarity)).map(|polarity| set(ConnectionField::Polarity(polarity))));
    labelled_ui(ui, session, "Delay", |ui| {
        let delay = check_ui(ui, session, "It takes a while", influence.delay);
        actions.extend(delay.map(|delay| set(ConnectionField::Delay(delay))));
    });
    let steps = [(None, "–"), (Some(1), "1"), (Some(2), "2"), (Some(3), "3")];
    let strength = choose_ui(ui, session, "Strength", &steps, Some(influence.strength));
    actions.extend(strength.map(|strength| set(ConnectionField::Strength(strength))));
}

fn relation_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, connection: &Connection, relation: &Relation) {
    let set = |field: ConnectionField| Edit::Connections(vec![connection.id], field);
    let field = Field::of(RecordId::Connection(connection.id), "verb");
    text_ui(ui, session, actions, ("Verb", "funds, refers to…"), field, (&relation.verb, 1), |verb| set(ConnectionField::Verb(verb)));
    labelled_ui(ui, session, "", |ui| {
        let chosen = choice_ui(ui, session, "Verbs in use", "Verbs in use", |ui| {
            let mut verbs: Vec<&str> = session.map().connections().filter_map(|c| c.relation()).map(|r| r.verb.as_str()).collect();
            verbs.sort_unstable();
            verbs.dedup();
            verbs.retain(|verb| !verb.trim().is_empty());
            let known: Vec<&str> = VERBS.into_iter().filter(|verb| !verbs.contains(verb)).collect();
            verbs.extend(known);
            let mut chosen = None;
            for verb in verbs {
                if item_ui(ui, session, verb, verb == relation.verb) {
                    chosen = Some(verb.to_owned());
                }
            }
            chosen
        });
        actions.extend(chosen.map(|verb| Action::from(set(ConnectionField::Verb(verb)))));
        if let Some(absent) = check_ui(ui, session, "It is missing, and that is the finding", relation.absent) {
            actions.push(set(ConnectionField::Absent(absent)).into());
        }
    });
}

/// How we know of it.
fn reasons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, connection: &Connection) {
    section_ui(
        ui,
        session,
        actions,
        (Section::Details, "How we know", ""),
        |_, _| {},
        |ui, actions| {
            let set = |field: ConnectionField| Edit::Connections(vec![connection.id], field);
            let field = |name| Field::of(RecordId::Connection(connection.id), name);
            let bases = [(Basis::Stated, "Stated"), (Basis::Inferred, "Inferred")];
            let basis = choose_ui(ui, session, "Basis", &bases, Some(connection.basis));
            actions.extend(basis.map(|basis| Action::from(set(ConnectionField::Basis(basis)))));
            let why = ("Rationale", "Why, in a sentence");
            text_ui(ui, session, actions, why, field("rationale"), (&connection.rationale, 3), |text| {
                set(ConnectionField::Rationale(text))
            });
            let sure = ("Confidence", "How sure, in your words");
            text_ui(ui, session, actions, sure, field("confidence"), (&connection.confidence, 1), |text| {
                set(ConnectionField::Confidence(text))
            });
            let record = RecordId::Connection(connection.id);
            let list = references::references_ui(ui, session, actions, record, &connection.references, |references| {
                put(Connection { references, ..connection.clone() })
            });
            actions.extend(list.map(Action::from));
        },
    );
}
