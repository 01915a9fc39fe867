//! What all lines together would do: elements, connections, changes and quotes, each told, and the one edit that does them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use kurbo::{Point, Rect};

use super::fault::Fault;
use super::parse::parse;
use super::places::placed;
use super::planner::Planner;
use super::told::Outcome;
use crate::document::{ConnectionField, Document, Edit};
use crate::layout::{Bends, CircleArc};
use crate::map::{Connection, ConnectionId, Direction, Element, ElementId, IdSource, Part, Quote, SystemMap};

/// With more new connections than this each bows as connections do before anybody looked.
const MOST_BENT: usize = 1_500;

/// How far the reading of a long list has come, and whether anybody still wants it.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    done: Arc<AtomicUsize>,
    cancelled: Arc<AtomicBool>,
}

impl Progress {
    /// Lines done so far.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Nobody wants it any more.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// One more is done; `false` when nobody wants the rest.
    pub fn step(&self) -> bool {
        self.done.fetch_add(1, Ordering::Relaxed);
        !self.cancelled.load(Ordering::Relaxed)
    }
}

/// Where everything stands.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// The boxes of elements, map units.
    pub boxes: &'a BTreeMap<ElementId, Rect>,
    /// The arcs of connections.
    pub arcs: &'a BTreeMap<ConnectionId, CircleArc>,
    /// Near here goes what is connected to nothing.
    pub middle: Point,
}

/// A new element, where it will be.
#[derive(Clone, Debug, PartialEq)]
pub struct Ghost {
    /// The element.
    pub element: Element,
    /// Its box, map units.
    pub rect: Rect,
}

/// What all lines together would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What comes of each line that is not blank.
    pub outcomes: Vec<Outcome>,
    /// New elements.
    pub ghosts: Vec<Ghost>,
    /// New connections; how they bow is known once [`Self::edit`] is asked for.
    pub connections: Vec<Connection>,
    /// What is selected when it is done.
    pub touched: Vec<Part>,
    changes: Vec<Edit>,
    quotes: Vec<Quote>,
    bent: bool,
}

impl Plan {
    /// What the lines would do to a map that is drawn like this. `None` when it was cancelled.
    pub fn of(map: &SystemMap, stage: &Stage<'_>, text: &str, ids: IdSource, progress: &Progress) -> Option<Self> {
        let mut planner = Planner::new(map, ids);
        let mut outcomes = Vec::new();
        for (line, text) in text.lines().enumerate() {
            if !progress.step() {
                return None;
            }
            let deeds = match parse(text) {
                Ok(None) => continue,
                Ok(Some(statement)) => planner.perform(statement),
                Err(fault) => Err(fault),
            };
            outcomes.push(Outcome { line, deeds });
        }
        let Planner { elements, connections, changes, quotes, touched, .. } = planner;
        let ghosts = placed(elements, &connections, stage);
        Some(Self { outcomes, ghosts, connections, touched, changes, quotes, bent: false })
    }

    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.ghosts.is_empty() && self.connections.is_empty() && self.changes.is_empty() && self.quotes.is_empty()
    }

    /// Lines that cannot be done, and why.
    pub fn faults(&self) -> impl Iterator<Item = (usize, &Fault)> {
        self.outcomes.iter().filter_map(|outcome| Some((outcome.line, outcome.deeds.as_ref().err()?)))
    }

    /// How many lines would be done.
    pub fn good(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.deeds.is_ok()).count()
    }

    /// Everything as one edit.
    pub fn edit(&self) -> Edit {
        let mut edits: Vec<Edit> = self.ghosts.iter().map(|ghost| add(&ghost.element)).collect();
        for connection in &self.connections {
            let Connection { id, from, to, bend, .. } = *connection;
            edits.push(Edit::Connect { id, from, to, kind: connection.kind.clone(), bend });
            if connection.direction != Direction::Directed {
                edits.push(Edit::Connections(vec![id], ConnectionField::Direction(connection.direction)));
            }
        }
        edits.extend(self.changes.iter().cloned());
        edits.extend(self.quotes.iter().map(|quote| Edit::AddQuote(Box::new(quote.clone()))));
        let label = if self.outcomes.len() == 1 { "quick entry".to_owned() } else { format!("quick entry of {} lines", self.good()) };
        Edit::All(label, edits)
    }

    /// Lets the new connections bow as if they had been drawn one after the other on this map.
    pub fn bend(&mut self, map: &SystemMap) {
        if self.bent || self.connections.len() > MOST_BENT {
            return;
        }
        self.bent = true;
        let mut document = Document::new(map.clone(), IdSource::seeded(0));
        document.edit(&self.edit());
        let mut bends = Bends::new(document.map(), |_| None);
        for connection in map.connections() {
            bends.place(connection.id, [connection.from, connection.to], connection.bend);
        }
        for connection in &mut self.connections {
            connection.bend = bends.bend(Some(connection.id), connection.from, connection.to, connection.relation().is_some());
            bends.place(connection.id, [connection.from, connection.to], connection.bend);
        }
    }
}

fn add(element: &Element) -> Edit {
    Edit::AddElement { id: element.id, kind: element.kind, label: element.label.clone(), at: element.at }
}
