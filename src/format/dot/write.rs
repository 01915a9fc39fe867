//! A map in the DOT language: places pinned for `neato -n`, groups as clusters, heights upwards.

use std::fmt::Write as _;

use crate::format::graph::{Graph, GraphEdge, GraphNode, plain_line};
use crate::format::svg::number;
use crate::map::{Direction, ElementKind};
use crate::release::Released;

/// The text of the file.
pub(super) fn told(released: &Released) -> String {
    let graph = Graph::of(released);
    let mut out = format!("digraph {} {{\n  node [fontname=\"sans-serif\"]\n  edge [fontname=\"sans-serif\"]\n", quoted(&graph.title));
    for each in &graph.nodes {
        node(&mut out, each);
    }
    for (at, title) in graph.groups.iter().enumerate() {
        let members: Vec<&str> = graph.nodes.iter().filter(|node| node.group == Some(at)).map(|node| node.key.as_str()).collect();
        if !members.is_empty() {
            let _ = writeln!(out, "  subgraph cluster_{} {{ label={}; {} }}", at + 1, quoted(title), members.join("; "));
        }
    }
    for each in &graph.edges {
        edge(&mut out, each);
    }
    out.push_str("}\n");
    out
}

/// Attributes that say something, on one line.
fn attributes(out: &mut String, said: &[(&str, String)]) {
    let said: Vec<String> =
        said.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", quoted(value))).collect();
    let _ = writeln!(out, " [{}]", said.join(", "));
}

fn node(out: &mut String, node: &GraphNode) {
    let shape = match node.kind {
        ElementKind::Factor | ElementKind::Outcome => "box",
        ElementKind::Actor => "ellipse",
        ElementKind::Intervention => "hexagon",
    };
    let _ = write!(out, "  {}", node.key);
    let said = [
        ("label", node.label.clone()),
        ("kind", node.kind_word()),
        ("shape", shape.to_owned()),
        ("peripheries", if node.kind == ElementKind::Outcome { "2" } else { "" }.to_owned()),
        ("comment", node.description.clone()),
        ("pos", format!("{},{}!", number(node.at.x), number(-node.at.y))),
    ];
    attributes(out, &said);
}

fn edge(out: &mut String, edge: &GraphEdge) {
    let _ = write!(out, "  {} -> {}", edge.from, edge.to);
    let way = match edge.direction {
        Direction::Directed => "",
        Direction::Mutual => "both",
        Direction::Undirected => "none",
    };
    let said = [
        ("label", edge.shown()),
        ("kind", edge.kind_word().to_owned()),
        ("polarity", edge.sign().to_owned()),
        ("verb", edge.verb.clone().unwrap_or_default()),
        ("style", if edge.polarity.is_none() { "dashed" } else { "" }.to_owned()),
        ("dir", way.to_owned()),
        ("comment", edge.rationale.clone()),
    ];
    attributes(out, &said);
}

fn quoted(text: &str) -> String {
    let text = plain_line(text, "\n").replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{text}\"")
}
