//! A map for PRSM, as plain JSON: groups and signs become the styles that PRSM keeps meaning in, and signs stand at the links as labels too.

use serde_json::{Map, Value, json};

use crate::format::graph::{Graph, GraphEdge, GraphNode};
use crate::format::{ExportOptions, FormatError};
use crate::map::{Direction, ElementKind};
use crate::release::Released;
use crate::theme::{Rgba, ThemeName};

/// How many styles PRSM has for factors, the first of which has no name.
const NODE_STYLES: usize = 9;
/// The names of the styles of links: the default, then one for each sign and one for relations.
const EDGE_STYLES: [&str; 5] = ["Sample", "+", "-", "?", "Relation"];

pub(super) fn export(released: &Released, _options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let graph = Graph::of(released);
    let look = Look::of();
    let nodes: Map<String, Value> = (0..NODE_STYLES)
        .map(|at| {
            let name = at.checked_sub(1).and_then(|at| graph.groups.get(at)).map_or("Sample", String::as_str);
            (format!("group{at}"), look.node_style(at, name))
        })
        .collect();
    let edges: Map<String, Value> = EDGE_STYLES.iter().enumerate().map(|(at, name)| (format!("edge{at}"), look.edge_style(name))).collect();
    let file = json!({
        "version": "2.6.8",
        "mapTitle": graph.title,
        "description": { "ops": [{ "insert": format!("{}\n", graph.purpose) }] },
        "lastNodeSample": "group0",
        "lastLinkSample": "edge0",
        "attributeTitles": {},
        "styles": { "nodes": nodes, "edges": edges },
        "nodes": graph.nodes.iter().map(|node| look.node(node)).collect::<Vec<_>>(),
        "edges": graph.edges.iter().map(|edge| look.edge(edge)).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&file)
        .map_err(|error| FormatError::new(format!("the map could not be written for PRSM ({error})"), "try again"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Colours of the light theme, as PRSM writes them.
struct Look {
    fill: String,
    line: String,
    text: String,
    tints: Vec<String>,
}

impl Look {
    fn of() -> Self {
        let palette = &ThemeName::Light.theme().palette;
        let tints = palette.group.iter().map(|group| hex(group.tint)).collect();
        Self { fill: hex(palette.fill), line: hex(palette.link), text: hex(palette.text), tints }
    }

    fn fill_of(&self, style: usize) -> &str {
        let tint = style.checked_sub(1).and_then(|at| self.tints.get(at % self.tints.len().max(1)));
        tint.map_or(self.fill.as_str(), String::as_str)
    }

    fn node_style(&self, at: usize, name: &str) -> Value {
        json!({
            "groupLabel": name, "shape": "box", "borderWidth": 1,
            "color": { "background": self.fill_of(at), "border": self.line }, "font": { "color": self.text, "size": 14, "face": "arial" },
        })
    }

    fn edge_style(&self, name: &str) -> Value {
        json!({
            "groupLabel": name, "color": { "color": self.line }, "width": 1,
            "dashes": matches!(name, "?" | "Relation"), "arrows": arrows(Direction::Directed),
        })
    }

    fn node(&self, node: &GraphNode) -> Value {
        // Groups beyond the styles that there are have the default style.
        let style = node.group.map_or(0, |at| at + 1);
        let style = if style < NODE_STYLES { style } else { 0 };
        let shape = if node.kind == ElementKind::Actor { "ellipse" } else { "box" };
        json!({
            "id": node.key, "label": node.label, "grp": format!("group{style}"), "x": node.at.x, "y": node.at.y, "note": node.description,
            "shape": shape, "borderWidth": if node.kind == ElementKind::Outcome { 4 } else { 1 },
            "color": { "background": self.fill_of(style), "border": self.line }, "font": { "color": self.text, "size": 14, "face": "arial" },
        })
    }

    fn edge(&self, edge: &GraphEdge) -> Value {
        let name = if edge.polarity.is_some() { edge.sign() } else { "Relation" };
        let style = EDGE_STYLES.iter().position(|style| *style == name).unwrap_or(0);
        json!({
            "id": edge.key, "from": edge.from, "to": edge.to, "grp": format!("edge{style}"), "label": edge.shown(), "note": edge.rationale,
            "arrows": arrows(edge.direction), "width": 1, "dashes": matches!(name, "?" | "Relation"), "color": { "color": self.line },
        })
    }
}

fn arrows(direction: Direction) -> Value {
    let end = |on: bool| json!({ "enabled": on, "type": "vee" });
    json!({ "from": end(direction == Direction::Mutual), "middle": { "enabled": false }, "to": end(direction != Direction::Undirected) })
}

fn hex(ink: Rgba) -> String {
    ink.to_hex().to_lowercase()
}
