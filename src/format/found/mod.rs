//! What an importer found in a foreign file, before it is a map: elements by the file's own keys, connections with their claims, groups,
//! loops, quotes. Every importer fills one of these and nothing else; `build` makes the map and the report.

mod ask;
mod build;
mod cycle;
mod log;
mod loops;
mod places;
mod quotes;
mod sign;
mod tints;
mod wording;

pub use ask::AskedPolarity;
pub(super) use build::build;
pub(super) use log::Log;
pub(super) use places::{bend_by_angle, bend_through};
pub(super) use sign::{Sign, sign_in_label};
pub(super) use wording::{key_of, number, plain};

use std::collections::{BTreeMap, HashMap};

use crate::map::{About, Attribute, Direction, ElementKind, Point};

/// An element as a file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct FoundElement {
    /// What connections of the file call it.
    pub key: String,
    /// Its label, line breaks and all.
    pub label: String,
    /// Factor unless the file says more.
    pub kind: ElementKind,
    /// A note on it.
    pub description: String,
    /// Its centre, y down unless [`Found::y_up`].
    pub at: Option<Point>,
    /// Groups it is in: the title of the set, the title of the group.
    pub groups: Vec<(String, String)>,
    /// A colour as the file writes it; a few colours become groups.
    pub colour: String,
    /// What else the file says of it.
    pub attributes: BTreeMap<String, Attribute>,
}

impl FoundElement {
    /// An element of which key and label are known.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), ..Self::default() }
    }

    /// Puts it into a group of a set, if the group has a title.
    pub fn join(&mut self, set: &str, group: &str) {
        let group = group.split_whitespace().collect::<Vec<_>>().join(" ");
        if !group.is_empty() {
            self.groups.push((set.to_owned(), group));
        }
    }

    /// Notes what else the file says, if it says something.
    pub fn say(&mut self, name: &str, value: &str) {
        let (name, value) = (name.trim(), value.trim());
        if !name.is_empty() && !value.is_empty() {
            let value = number(value).map_or_else(|| Attribute::Text(value.to_owned()), Attribute::Number);
            self.attributes.insert(name.to_owned(), value);
        }
    }
}

/// A connection as a file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct FoundConnection {
    /// What loops and quotes of the file call it; may be empty.
    pub key: String,
    /// The key of the element where it starts.
    pub from: String,
    /// The key of the element where it ends.
    pub to: String,
    /// Which way it runs.
    pub direction: Direction,
    /// What the file says of its polarity.
    pub sign: Sign,
    /// A number that the file gives it; where some are below 0, their signs are polarities.
    pub weight: Option<f64>,
    /// A colour as the file writes it; two or three of them may stand for polarities.
    pub colour: String,
    /// The effect lags.
    pub delay: bool,
    /// 1 to 3.
    pub strength: Option<u8>,
    /// A word on it, and why.
    pub rationale: String,
    /// How sure somebody was.
    pub confidence: String,
    /// It is a relation with this verb, no influence.
    pub verb: Option<String>,
    /// Signed height of its arc ÷ chord, above 0 to the left of travel as seen on screen.
    pub bend: Option<f64>,
}

impl FoundConnection {
    /// A directed connection of which nothing else is known.
    pub fn new(from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { from: from.into(), to: to.into(), ..Self::default() }
    }
}

/// What a quote of the file is about.
#[derive(Clone, Debug)]
pub(super) enum On {
    /// An element, by key.
    Element(String),
    /// A connection, by its place in [`Found::connections`].
    Connection(usize),
}

/// A quote as a file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct FoundQuote {
    /// Every character.
    pub text: String,
    /// Who, as printed.
    pub attribution: String,
    /// The title of its source.
    pub source: String,
    /// Where in the source.
    pub locator: String,
    /// A code for the person.
    pub participant: String,
    /// What it is about.
    pub on: Option<On>,
}

/// What a loop of a file is made of.
#[derive(Clone, Debug)]
pub(super) enum Round {
    /// Keys of its connections, in any order, spokes among them.
    Connections(Vec<String>),
    /// Keys of its elements, in the order of influence.
    Elements(Vec<String>),
}

/// A loop that somebody named.
#[derive(Clone, Debug)]
pub(super) struct FoundLoop {
    /// Its name.
    pub name: String,
    /// What is told of it.
    pub story: String,
    /// What it is made of.
    pub round: Round,
}

/// Everything that was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Title, authors and the like.
    pub about: About,
    /// In the order of the file.
    pub elements: Vec<FoundElement>,
    /// In the order of the file.
    pub connections: Vec<FoundConnection>,
    /// In the order of the file.
    pub loops: Vec<FoundLoop>,
    /// In the order of the file.
    pub quotes: Vec<FoundQuote>,
    /// Texts that stand beside the map.
    pub notes: Vec<String>,
    /// Heights grow upwards.
    pub y_up: bool,
    /// What was repaired, guessed or not carried over.
    pub log: Log,
    places: HashMap<String, usize>,
}

impl Found {
    /// Adds an element. One whose key is taken already is told and left out.
    pub fn add(&mut self, element: FoundElement) {
        if self.places.contains_key(&element.key) {
            return self.log.left_out("elements whose id another has", &element.label);
        }
        self.places.insert(element.key.clone(), self.elements.len());
        self.elements.push(element);
    }

    /// Whether there is an element with this key.
    pub fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// The element with this key.
    pub fn get(&self, key: &str) -> Option<&FoundElement> {
        self.places.get(key).and_then(|&at| self.elements.get(at))
    }

    /// The element with this key, new with this label when it comes up for the first time.
    pub fn end(&mut self, key: &str, label: &str) -> Option<&mut FoundElement> {
        if !self.places.contains_key(key) {
            self.add(FoundElement::new(key, label));
        }
        self.places.get(key).and_then(|&at| self.elements.get_mut(at))
    }

    /// Adds a connection; gives its place.
    pub fn connect(&mut self, connection: FoundConnection) -> usize {
        self.connections.push(connection);
        self.connections.len() - 1
    }
}
