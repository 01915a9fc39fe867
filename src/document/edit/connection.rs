//! Edits of connections.

use crate::document::Transaction;
use crate::map::{
    Basis, CodeKind, Connection, ConnectionId, ConnectionKind, Direction, ElementId, Horizon, Influence, Polarity, Relation, Status,
};

/// A field of a connection and its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum ConnectionField {
    /// Its sign; a relation becomes an influence.
    Polarity(Polarity),
    /// Whether the effect lags; relations have no delay.
    Delay(bool),
    /// 1 to 3, or none.
    Strength(Option<u8>),
    /// Influence or relation, with all that belongs to it.
    Kind(ConnectionKind),
    /// A relation's verb; an influence becomes a relation.
    Verb(String),
    /// Whether the relation is missing.
    Absent(bool),
    /// Which way it runs.
    Direction(Direction),
    /// Its signed bow.
    Bend(f64),
    /// How we know.
    Basis(Basis),
    /// Why.
    Rationale(String),
    /// How sure.
    Confidence(String),
    /// How settled.
    Status(Status),
    /// As it is, to be, or both.
    Horizon(Horizon),
    /// Where it starts.
    From(ElementId),
    /// Where it ends.
    To(ElementId),
}

impl ConnectionField {
    pub(super) fn set(&self, connection: &mut Connection) {
        match self.clone() {
            Self::Polarity(polarity) => {
                let influence = connection.influence().unwrap_or_default();
                connection.kind = ConnectionKind::Influence(Influence { polarity, ..influence });
            }
            Self::Delay(delay) => change_influence(connection, |influence| influence.delay = delay),
            Self::Strength(strength) => change_influence(connection, |influence| influence.strength = strength),
            Self::Kind(kind) => connection.kind = kind,
            Self::Verb(verb) => {
                let relation = connection.relation().cloned().unwrap_or_default();
                connection.kind = ConnectionKind::Relation(Relation { verb, ..relation });
            }
            Self::Absent(absent) => {
                if let ConnectionKind::Relation(relation) = &mut connection.kind {
                    relation.absent = absent;
                }
            }
            Self::Direction(direction) => connection.direction = direction,
            Self::Bend(bend) => connection.bend = bend,
            Self::Basis(basis) => connection.basis = basis,
            Self::Rationale(text) => connection.rationale = text,
            Self::Confidence(text) => connection.confidence = text,
            Self::Status(status) => connection.status = status,
            Self::Horizon(horizon) => connection.horizon = horizon,
            Self::From(id) => connection.from = id,
            Self::To(id) => connection.to = id,
        }
    }

    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Polarity(_) => "set polarity",
            Self::Delay(_) => "set delay",
            Self::Strength(_) => "set strength",
            Self::Kind(_) => "change kind",
            Self::Verb(_) => "edit verb",
            Self::Absent(_) => "mark as absent",
            Self::Direction(_) => "set direction",
            Self::Bend(_) => "bend",
            Self::Basis(_) => "set basis",
            Self::Rationale(_) => "edit rationale",
            Self::Confidence(_) => "edit confidence",
            Self::Status(_) => "set status",
            Self::Horizon(_) => "set horizon",
            Self::From(_) | Self::To(_) => "reconnect",
        }
    }
}

fn change_influence(connection: &mut Connection, change: impl FnOnce(&mut Influence)) {
    if let ConnectionKind::Influence(influence) = &mut connection.kind {
        change(influence);
    }
}

/// The other way round. The arc stays where it was: its bow is told from the new start.
pub(super) fn reverse(connection: &mut Connection) {
    std::mem::swap(&mut connection.from, &mut connection.to);
    connection.bend = -connection.bend;
}

pub(super) fn add(to: &mut Transaction<'_>, id: ConnectionId, ends: (ElementId, ElementId), kind: ConnectionKind, bend: f64) {
    let number = to.next_number(CodeKind::Connection);
    let mut connection = Connection::new(id, number, ends.0, ends.1, kind);
    connection.bend = bend;
    to.put(connection);
}
