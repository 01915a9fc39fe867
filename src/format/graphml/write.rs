//! A map as GraphML that programs of three habits understand: plain data by name (Gephi, networkx), drawings of yEd, and our own words.

use std::fmt::Write as _;

use crate::format::csv::direction_word;
use crate::format::graph::{Graph, GraphEdge, GraphNode};
use crate::format::svg::{escaped, number};
use crate::map::{Direction, ElementKind};
use crate::release::Released;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
"#;

/// What is said of nodes and of edges: the name, and its type.
const NODE_KEYS: [(&str, &str); 6] =
    [("label", "string"), ("kind", "string"), ("description", "string"), ("group", "string"), ("x", "double"), ("y", "double")];
const EDGE_KEYS: [(&str, &str); 6] = [
    ("kind", "string"),
    ("polarity", "string"),
    ("delay", "boolean"),
    ("verb", "string"),
    ("direction", "string"),
    ("description", "string"),
];

/// The text of the file.
pub(super) fn told(released: &Released) -> String {
    let graph = Graph::of(released);
    let mut out = HEAD.to_owned();
    for (what, keys) in [("node", NODE_KEYS), ("edge", EDGE_KEYS)] {
        for (name, kind) in keys {
            let _ = writeln!(out, "  <key id=\"{what}-{name}\" for=\"{what}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
        }
        let _ = writeln!(out, "  <key id=\"{what}-graphics\" for=\"{what}\" yfiles.type=\"{what}graphics\"/>");
    }
    out.push_str("  <graph id=\"G\" edgedefault=\"directed\">\n");
    for each in &graph.nodes {
        node(&mut out, each, graph.group_of(each).unwrap_or_default());
    }
    for each in &graph.edges {
        edge(&mut out, each);
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

/// Pieces of data that say something.
fn data(out: &mut String, what: &str, pieces: &[(&str, &str)]) {
    for (name, text) in pieces.iter().filter(|(_, text)| !text.is_empty()) {
        let _ = write!(out, "<data key=\"{what}-{name}\">{}</data>", escaped(text));
    }
}

fn node(out: &mut String, node: &GraphNode, group: &str) {
    let _ = write!(out, "    <node id=\"{}\">", node.key);
    let (x, y) = (number(node.at.x), number(node.at.y));
    let kind = node.kind_word();
    data(
        out,
        "node",
        &[("label", &node.label), ("kind", &kind), ("description", &node.description), ("group", group), ("x", &x), ("y", &y)],
    );
    let shape = match node.kind {
        ElementKind::Factor => "roundrectangle",
        ElementKind::Actor => "ellipse",
        ElementKind::Outcome => "rectangle",
        ElementKind::Intervention => "hexagon",
    };
    let [left, top] = [node.at.x - node.size.width / 2.0, node.at.y - node.size.height / 2.0].map(number);
    let [width, height] = [node.size.width, node.size.height].map(number);
    let _ = writeln!(
        out,
        "<data key=\"node-graphics\"><y:ShapeNode><y:Geometry x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>\
         <y:NodeLabel>{}</y:NodeLabel><y:Shape type=\"{shape}\"/></y:ShapeNode></data></node>",
        escaped(&node.label)
    );
}

fn edge(out: &mut String, edge: &GraphEdge) {
    let directed = edge.direction != Direction::Undirected;
    let _ = write!(out, "    <edge id=\"{}\" source=\"{}\" target=\"{}\" directed=\"{directed}\">", edge.key, edge.from, edge.to);
    let delay = if edge.delay { "true" } else { "" };
    let verb = edge.verb.as_deref().unwrap_or_default();
    let direction = direction_word(edge.direction);
    data(
        out,
        "edge",
        &[
            ("kind", edge.kind_word()),
            ("polarity", edge.sign()),
            ("delay", delay),
            ("verb", verb),
            ("direction", direction),
            ("description", &edge.rationale),
        ],
    );
    let line = if edge.polarity.is_some() { "line" } else { "dashed" };
    let [source, target] = match edge.direction {
        Direction::Directed => ["none", "standard"],
        Direction::Mutual => ["standard", "standard"],
        Direction::Undirected => ["none", "none"],
    };
    let _ = writeln!(
        out,
        "<data key=\"edge-graphics\"><y:ArcEdge><y:LineStyle type=\"{line}\"/><y:Arrows source=\"{source}\" target=\"{target}\"/>\
         <y:EdgeLabel>{}</y:EdgeLabel></y:ArcEdge></data></edge>",
        escaped(&edge.shown())
    );
}
