//! The map itself: a petgraph graph of elements and connections, and tables of what hangs on them.
//!
//! Reading is by identity or in order of number. Writing is for [`SystemMap::from_records`] and, one record at a time, for
//! `document::Transaction` alone; an architecture test keeps it so.

use std::collections::{BTreeMap, HashMap};

use petgraph::Direction as Towards;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef;

use super::cited::Cited;
use super::{
    About, Backdrop, Case, CitedPart, Code, CodeKind, Connection, ConnectionId, Element, ElementId, Extra, Group, GroupId, Grouping,
    GroupingId, NamedLoop, Note, Pack, PairSign, Privacy, Quote, QuoteId, Record, RecordId, Source, Table, Tombstone, View, Voice,
    Workshop,
};

/// The highest numbers ever given, so that none is given twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Of elements (N).
    pub elements: u32,
    /// Of connections (L).
    pub connections: u32,
    /// Of quotes (Q).
    pub quotes: u32,
}

/// A systems map.
#[derive(Clone, Debug, Default)]
pub struct SystemMap {
    about: About,
    extra: Extra,
    privacy: Privacy,
    graph: StableDiGraph<Element, Connection>,
    node_of: HashMap<ElementId, NodeIndex>,
    edge_of: HashMap<ConnectionId, EdgeIndex>,
    elements_by_number: BTreeMap<(u32, ElementId), NodeIndex>,
    connections_by_number: BTreeMap<(u32, ConnectionId), EdgeIndex>,
    voices: Table<Voice>,
    sources: Table<Source>,
    cases: Table<Case>,
    groupings: Table<Grouping>,
    groups: Table<Group>,
    named_loops: Table<NamedLoop>,
    quotes: Table<Quote>,
    cited: Cited,
    tombstones: Table<Tombstone>,
    views: Table<View>,
    workshops: Table<Workshop>,
    packs: Table<Pack>,
    notes: Table<Note>,
    backdrops: Table<Backdrop>,
    numbers: Numbers,
}

/// Two maps are equal when their records are. The highest numbers ever given are not compared: an undone element used one up.
impl PartialEq for SystemMap {
    fn eq(&self, other: &Self) -> bool {
        self.about == other.about
            && self.extra == other.extra
            && self.privacy == other.privacy
            && self.elements().eq(other.elements())
            && self.connections().eq(other.connections())
            && self.voices == other.voices
            && self.sources == other.sources
            && self.cases == other.cases
            && self.groupings == other.groupings
            && self.groups == other.groups
            && self.named_loops == other.named_loops
            && self.quotes == other.quotes
            && self.tombstones == other.tombstones
            && self.views == other.views
            && self.workshops == other.workshops
            && self.packs == other.packs
            && self.notes == other.notes
            && self.backdrops == other.backdrops
    }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident: $record:ident;)*) => {
        impl SystemMap {
            $($(#[$doc])* pub fn $name(&self) -> &Table<$record> { &self.$name })*
        }
    };
}

tables! {
    /// Voices, in the order of bars.
    voices: Voice;
    /// Sources.
    sources: Source;
    /// Cases.
    cases: Case;
    /// Sets of groups; the first is shown when a map opens.
    groupings: Grouping;
    /// Groups of every grouping.
    groups: Group;
    /// Named loops, broken ones too.
    named_loops: NamedLoop;
    /// Quotes, placed or not.
    quotes: Quote;
    /// Withdrawn quotes.
    tombstones: Tombstone;
    /// Saved views.
    views: View;
    /// Workshops.
    workshops: Workshop;
    /// Recipes of handouts.
    packs: Pack;
    /// Notes beside the parts.
    notes: Note;
    /// Pictures behind the map, from back to front.
    backdrops: Backdrop;
}

impl SystemMap {
    /// A map of these records, inserted kind by kind in the order of [`RecordId`] and within a kind as given. Records that cannot stand (a
    /// connection without both its ends) are handed back.
    pub fn from_records(records: impl IntoIterator<Item = Record>, numbers: Numbers) -> (Self, Vec<Record>) {
        let mut map = Self { numbers, ..Self::default() };
        let mut records: Vec<Record> = records.into_iter().collect();
        // Stable, and nothing to do for records in the order of a file.
        records.sort_by_key(|record| record.id().kind());
        let left_over = records.into_iter().filter_map(|record| map.put(record).err()).collect();
        (map, left_over)
    }

    /// Every record, in an order in which they can be inserted again.
    pub fn records(&self) -> Vec<Record> {
        let mut all = vec![Record::from(self.about.clone()), Record::Extra(self.extra.clone()), Record::from(self.privacy.clone())];
        all.extend(self.voices.iter().cloned().map(Record::from));
        all.extend(self.sources.iter().cloned().map(Record::from));
        all.extend(self.groupings.iter().cloned().map(Record::from));
        all.extend(self.groups.iter().cloned().map(Record::from));
        all.extend(self.elements().cloned().map(Record::from));
        all.extend(self.connections().cloned().map(Record::from));
        all.extend(self.named_loops.iter().cloned().map(Record::from));
        all.extend(self.quotes.iter().cloned().map(Record::from));
        all.extend(self.tombstones.iter().cloned().map(Record::from));
        all.extend(self.cases.iter().cloned().map(Record::from));
        all.extend(self.views.iter().cloned().map(Record::from));
        all.extend(self.workshops.iter().cloned().map(Record::from));
        all.extend(self.packs.iter().cloned().map(Record::from));
        all.extend(self.notes.iter().cloned().map(Record::from));
        all.extend(self.backdrops.iter().cloned().map(Record::from));
        all
    }

    /// What the map is and is for.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Unknown fields of the map itself.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }

    /// What is looked for before the map leaves, and what was decided.
    pub fn privacy(&self) -> &Privacy {
        &self.privacy
    }

    /// The highest numbers ever given.
    pub fn numbers(&self) -> Numbers {
        self.numbers
    }

    /// The graph, for algorithms.
    pub fn graph(&self) -> &StableDiGraph<Element, Connection> {
        &self.graph
    }

    /// The place of an element in the graph.
    pub fn node(&self, id: ElementId) -> Option<NodeIndex> {
        self.node_of.get(&id).copied()
    }

    /// The element with this identity.
    pub fn element(&self, id: ElementId) -> Option<&Element> {
        self.graph.node_weight(self.node(id)?)
    }

    /// The connection with this identity.
    pub fn connection(&self, id: ConnectionId) -> Option<&Connection> {
        self.graph.edge_weight(*self.edge_of.get(&id)?)
    }

    /// All elements, by number.
    pub fn elements(&self) -> impl Iterator<Item = &Element> + Clone {
        self.elements_by_number.values().filter_map(|&at| self.graph.node_weight(at))
    }

    /// All connections, by number.
    pub fn connections(&self) -> impl Iterator<Item = &Connection> + Clone {
        self.connections_by_number.values().filter_map(|&at| self.graph.edge_weight(at))
    }

    /// How many elements there are.
    pub fn element_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many connections there are.
    pub fn connection_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// Connections that start or end at an element, each once, by number.
    pub fn connections_of(&self, id: ElementId) -> Vec<&Connection> {
        let Some(node) = self.node(id) else { return Vec::new() };
        let leaving = self.graph.edges_directed(node, Towards::Outgoing);
        let arriving = self.graph.edges_directed(node, Towards::Incoming).filter(|edge| edge.source() != node);
        let mut all: Vec<&Connection> = leaving.chain(arriving).map(|edge| edge.weight()).collect();
        all.sort_by_key(|c| (c.number, c.id));
        all
    }

    /// Connections that start at the first and end at the second, by number.
    pub fn connections_between(&self, from: ElementId, to: ElementId) -> Vec<&Connection> {
        let (Some(a), Some(b)) = (self.node(from), self.node(to)) else { return Vec::new() };
        let mut all: Vec<&Connection> = self.graph.edges_connecting(a, b).map(|edge| edge.weight()).collect();
        all.sort_by_key(|c| (c.number, c.id));
        all
    }

    /// The effective sign of the causal claims that run from the first to the second, mutual ones of either way included.
    pub fn pair_sign(&self, from: ElementId, to: ElementId) -> Option<PairSign> {
        let forward = self.connections_between(from, to);
        let back = if from == to { Vec::new() } else { self.connections_between(to, from) };
        let claims = forward.into_iter().chain(back).filter(|c| c.causal_pairs().any(|pair| pair == (from, to)));
        PairSign::of(claims.filter_map(Connection::influence).map(|influence| influence.polarity))
    }

    /// The element with this number (N12).
    pub fn element_by_number(&self, number: u32) -> Option<&Element> {
        self.elements_by_number
            .range((number, ElementId::from_value(0))..)
            .next()
            .and_then(|(&(n, id), _)| (n == number).then_some(id))
            .and_then(|id| self.element(id))
    }

    /// The connection with this number (L47).
    pub fn connection_by_number(&self, number: u32) -> Option<&Connection> {
        self.connections_by_number
            .range((number, ConnectionId::from_value(0))..)
            .next()
            .and_then(|(&(n, id), _)| (n == number).then_some(id))
            .and_then(|id| self.connection(id))
    }

    /// The quotes that bear on a part, by number.
    pub fn quotes_on(&self, part: CitedPart) -> impl Iterator<Item = &Quote> {
        self.cited.on(part).filter_map(|id| self.quotes.get(id))
    }

    /// The group of this grouping that an element is in, the lowest number first.
    pub fn groups_in(&self, grouping: GroupingId) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.grouping == grouping)
    }

    /// The members of a group, by number.
    pub fn members(&self, group: GroupId) -> impl Iterator<Item = &Element> {
        self.elements().filter(move |element| element.groups.contains(&group))
    }

    /// The first number never given yet.
    pub fn next_number(&self, kind: CodeKind) -> u32 {
        let last = match kind {
            CodeKind::Element => self.numbers.elements,
            CodeKind::Connection => self.numbers.connections,
            CodeKind::Quote => self.numbers.quotes,
        };
        last.saturating_add(1)
    }

    /// The record with this name, as it stands.
    pub fn record(&self, id: RecordId) -> Option<Record> {
        match id {
            RecordId::About => Some(self.about.clone().into()),
            RecordId::Extra => Some(Record::Extra(self.extra.clone())),
            RecordId::Privacy => Some(self.privacy.clone().into()),
            RecordId::Element(id) => self.element(id).cloned().map(Record::from),
            RecordId::Connection(id) => self.connection(id).cloned().map(Record::from),
            RecordId::Voice(id) => self.voices.get(id).cloned().map(Record::from),
            RecordId::Source(id) => self.sources.get(id).cloned().map(Record::from),
            RecordId::Case(id) => self.cases.get(id).cloned().map(Record::from),
            RecordId::Grouping(id) => self.groupings.get(id).cloned().map(Record::from),
            RecordId::Group(id) => self.groups.get(id).cloned().map(Record::from),
            RecordId::NamedLoop(id) => self.named_loops.get(id).cloned().map(Record::from),
            RecordId::Quote(id) => self.quotes.get(id).cloned().map(Record::from),
            RecordId::Tombstone(id) => self.tombstones.get(id).cloned().map(Record::from),
            RecordId::View(id) => self.views.get(id).cloned().map(Record::from),
            RecordId::Workshop(id) => self.workshops.get(id).cloned().map(Record::from),
            RecordId::Pack(id) => self.packs.get(id).cloned().map(Record::from),
            RecordId::Note(id) => self.notes.get(id).cloned().map(Record::from),
            RecordId::Backdrop(id) => self.backdrops.get(id).cloned().map(Record::from),
        }
    }

    /// Whether there is a record with this name.
    pub fn has(&self, id: RecordId) -> bool {
        match id {
            RecordId::About | RecordId::Extra | RecordId::Privacy => true,
            RecordId::Element(id) => self.node_of.contains_key(&id),
            RecordId::Connection(id) => self.edge_of.contains_key(&id),
            RecordId::Voice(id) => self.voices.contains(id),
            RecordId::Source(id) => self.sources.contains(id),
            RecordId::Case(id) => self.cases.contains(id),
            RecordId::Grouping(id) => self.groupings.contains(id),
            RecordId::Group(id) => self.groups.contains(id),
            RecordId::NamedLoop(id) => self.named_loops.contains(id),
            RecordId::Quote(id) => self.quotes.contains(id),
            RecordId::Tombstone(id) => self.tombstones.contains(id),
            RecordId::View(id) => self.views.contains(id),
            RecordId::Workshop(id) => self.workshops.contains(id),
            RecordId::Pack(id) => self.packs.contains(id),
            RecordId::Note(id) => self.notes.contains(id),
            RecordId::Backdrop(id) => self.backdrops.contains(id),
        }
    }

    /// Puts a record in place of the one with its name. Hands it back if it cannot stand: a connection needs both its ends, and an element
    /// that still has connections keeps its place.
    pub(crate) fn put(&mut self, record: Record) -> Result<(), Record> {
        match record {
            Record::About(about) => self.about = *about,
            Record::Extra(extra) => self.extra = extra,
            Record::Privacy(privacy) => self.privacy = *privacy,
            Record::Element(element) => self.put_element(*element),
            Record::Connection(connection) => self.put_connection(*connection).map_err(Record::from)?,
            Record::Voice(r) => drop(self.voices.put(*r)),
            Record::Source(r) => drop(self.sources.put(*r)),
            Record::Case(r) => drop(self.cases.put(*r)),
            Record::Grouping(r) => drop(self.groupings.put(*r)),
            Record::Group(r) => drop(self.groups.put(*r)),
            Record::NamedLoop(r) => drop(self.named_loops.put(*r)),
            Record::Quote(r) => {
                self.numbers.quotes = self.numbers.quotes.max(r.number);
                self.forget_citations(r.id);
                self.cited.add(&r);
                drop(self.quotes.put(*r));
            }
            Record::Tombstone(r) => {
                self.numbers.quotes = self.numbers.quotes.max(r.number);
                drop(self.tombstones.put(*r));
            }
            Record::View(r) => drop(self.views.put(*r)),
            Record::Workshop(r) => drop(self.workshops.put(*r)),
            Record::Pack(r) => drop(self.packs.put(*r)),
            Record::Note(r) => drop(self.notes.put(*r)),
            Record::Backdrop(r) => drop(self.backdrops.put(*r)),
        }
        Ok(())
    }

    /// Takes a record out. An element takes no connection with it: `false`, and nothing happens, while it has any.
    pub(crate) fn remove(&mut self, id: RecordId) -> bool {
        match id {
            RecordId::About => {
                self.about = About::default();
                true
            }
            RecordId::Extra => {
                self.extra = Extra::default();
                true
            }
            RecordId::Privacy => {
                self.privacy = Privacy::default();
                true
            }
            RecordId::Element(id) => self.remove_element(id),
            RecordId::Connection(id) => self.remove_connection(id).is_some(),
            RecordId::Voice(id) => self.voices.remove(id).is_some(),
            RecordId::Source(id) => self.sources.remove(id).is_some(),
            RecordId::Case(id) => self.cases.remove(id).is_some(),
            RecordId::Grouping(id) => self.groupings.remove(id).is_some(),
            RecordId::Group(id) => self.groups.remove(id).is_some(),
            RecordId::NamedLoop(id) => self.named_loops.remove(id).is_some(),
            RecordId::Quote(id) => {
                self.forget_citations(id);
                self.quotes.remove(id).is_some()
            }
            RecordId::Tombstone(id) => self.tombstones.remove(id).is_some(),
            RecordId::View(id) => self.views.remove(id).is_some(),
            RecordId::Workshop(id) => self.workshops.remove(id).is_some(),
            RecordId::Pack(id) => self.packs.remove(id).is_some(),
            RecordId::Note(id) => self.notes.remove(id).is_some(),
            RecordId::Backdrop(id) => self.backdrops.remove(id).is_some(),
        }
    }

    fn forget_citations(&mut self, id: QuoteId) {
        if let Some(quote) = self.quotes.get(id) {
            self.cited.remove(quote);
        }
    }

    fn put_element(&mut self, element: Element) {
        let (id, number) = (element.id, element.number);
        self.numbers.elements = self.numbers.elements.max(number);
        let node = match self.node(id) {
            Some(node) => {
                if let Some(slot) = self.graph.node_weight_mut(node) {
                    self.elements_by_number.remove(&(slot.number, id));
                    *slot = element;
                }
                node
            }
            None => self.graph.add_node(element),
        };
        self.node_of.insert(id, node);
        self.elements_by_number.insert((number, id), node);
    }

    #[expect(clippy::result_large_err, reason = "what cannot stand is handed back whole, and seldom")]
    fn put_connection(&mut self, connection: Connection) -> Result<(), Connection> {
        let (Some(from), Some(to)) = (self.node(connection.from), self.node(connection.to)) else { return Err(connection) };
        let (id, number) = (connection.id, connection.number);
        self.numbers.connections = self.numbers.connections.max(number);
        let same_ends = self.connection(id).is_some_and(|old| old.from == connection.from && old.to == connection.to);
        let edge = match self.edge_of.get(&id).copied() {
            Some(edge) if same_ends => {
                if let Some(slot) = self.graph.edge_weight_mut(edge) {
                    self.connections_by_number.remove(&(slot.number, id));
                    *slot = connection;
                }
                edge
            }
            _ => {
                self.remove_connection(id);
                self.graph.add_edge(from, to, connection)
            }
        };
        self.edge_of.insert(id, edge);
        self.connections_by_number.insert((number, id), edge);
        Ok(())
    }

    fn remove_element(&mut self, id: ElementId) -> bool {
        let Some(node) = self.node(id) else { return false };
        if self.graph.neighbors_undirected(node).next().is_some() {
            return false;
        }
        if let Some(element) = self.graph.remove_node(node) {
            self.elements_by_number.remove(&(element.number, id));
        }
        self.node_of.remove(&id).is_some()
    }

    fn remove_connection(&mut self, id: ConnectionId) -> Option<Connection> {
        let edge = self.edge_of.remove(&id)?;
        let connection = self.graph.remove_edge(edge)?;
        self.connections_by_number.remove(&(connection.number, id));
        Some(connection)
    }

    /// The code of an element, if it is in the map.
    pub fn code_of(&self, id: ElementId) -> Option<Code> {
        self.element(id).map(|element| Code::element(element.number))
    }
}
