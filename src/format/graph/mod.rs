//! What the formats of graphs have in common on the way out: nodes and edges with the few things that all of them can say. Each exporter
//! turns one of these into its own text and asks the map nothing. Parts are named by their codes; identities never leave.

mod told;

pub(super) use told::plain_line;

use crate::analysis::{CausalGraph, loop_along};
use crate::layout::element_size_plain;
use crate::map::{Code, Connection, Direction, Element, ElementKind, NamedLoop, Point, Polarity, Size, SystemMap};
use crate::release::Released;

/// An element as a graph has it.
#[derive(Clone, Debug)]
pub(super) struct GraphNode {
    /// N12.
    pub key: String,
    /// Its label; its code when it has none.
    pub label: String,
    /// What it is.
    pub kind: ElementKind,
    /// A longer word on it.
    pub description: String,
    /// Its group in the first grouping: the place in [`Graph::groups`].
    pub group: Option<usize>,
    /// Its centre, y down.
    pub at: Point,
    /// As drawn.
    pub size: Size,
}

/// A connection as a graph has it.
#[derive(Clone, Debug)]
pub(super) struct GraphEdge {
    /// L47.
    pub key: String,
    /// The key of the node where it starts.
    pub from: String,
    /// The key of the node where it ends.
    pub to: String,
    /// Which way it runs.
    pub direction: Direction,
    /// The sign of an influence; none for a relation.
    pub polarity: Option<Polarity>,
    /// The effect lags.
    pub delay: bool,
    /// The verb of a relation.
    pub verb: Option<String>,
    /// Why, in a sentence.
    pub rationale: String,
}

/// A loop that somebody named and that stands.
#[derive(Clone, Debug)]
pub(super) struct GraphLoop {
    /// R4, by its type today.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How it is told.
    pub story: String,
    /// The keys of its edges.
    pub edges: Vec<String>,
}

/// A released map as a graph.
#[derive(Clone, Debug)]
pub(super) struct Graph {
    /// The title of the map.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// The titles of the groups of the first grouping.
    pub groups: Vec<String>,
    /// By number.
    pub nodes: Vec<GraphNode>,
    /// By number.
    pub edges: Vec<GraphEdge>,
    /// By number.
    pub loops: Vec<GraphLoop>,
}

impl Graph {
    /// What a map says as a graph.
    pub fn of(released: &Released) -> Self {
        let map = released.map();
        let (title, purpose) = (map.about().title.trim(), map.about().purpose.trim());
        let grouping = map.groupings().iter().next();
        let groups: Vec<_> = grouping.map(|grouping| map.groups_in(grouping.id).collect()).unwrap_or_default();
        let node = |element: &Element| GraphNode {
            key: Code::element(element.number).to_string(),
            label: label(element),
            kind: element.kind,
            description: element.description.trim().to_owned(),
            group: groups.iter().position(|group| element.groups.contains(&group.id)),
            at: element.at,
            size: element_size_plain(element),
        };
        Self {
            title: if title.is_empty() { "Systems map".to_owned() } else { title.to_owned() },
            purpose: purpose.to_owned(),
            groups: groups.iter().map(|group| group.title.clone()).collect(),
            nodes: map.elements().map(node).collect(),
            edges: map.connections().filter_map(|connection| edge(map, connection)).collect(),
            loops: loops(map),
        }
    }

    /// The title of a node's group.
    pub fn group_of(&self, node: &GraphNode) -> Option<&str> {
        self.groups.get(node.group?).map(String::as_str)
    }
}

fn label(element: &Element) -> String {
    let label = element.label.trim();
    if label.is_empty() { Code::element(element.number).to_string() } else { label.to_owned() }
}

fn edge(map: &SystemMap, connection: &Connection) -> Option<GraphEdge> {
    let influence = connection.influence();
    Some(GraphEdge {
        key: Code::connection(connection.number).to_string(),
        from: map.code_of(connection.from)?.to_string(),
        to: map.code_of(connection.to)?.to_string(),
        direction: connection.direction,
        polarity: influence.map(|influence| influence.polarity),
        delay: influence.is_some_and(|influence| influence.delay),
        verb: connection.relation().map(|relation| relation.verb.trim().to_owned()),
        rationale: connection.rationale.trim().to_owned(),
    })
}

fn loops(map: &SystemMap) -> Vec<GraphLoop> {
    let graph = CausalGraph::of(map);
    let told = |named: &NamedLoop| {
        let today = loop_along(&graph, &named.cycle)?;
        let edges = today.steps.iter().flatten().filter_map(|&id| map.connection(id));
        Some(GraphLoop {
            code: format!("{}{}", today.kind.letter(), named.number),
            name: named.name.clone(),
            story: named.story.clone(),
            edges: edges.map(|connection| Code::connection(connection.number).to_string()).collect(),
        })
    };
    map.named_loops().iter().filter_map(told).collect()
}

#[cfg(test)]
pub(super) mod tests;
