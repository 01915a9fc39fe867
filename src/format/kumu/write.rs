//! A map as a full project of Kumu: elements, connections and loops, and one map with their places. No styles, no dates.

use serde_json::{Value, json};

use crate::format::csv::direction_word;
use crate::format::graph::{Graph, GraphEdge};
use crate::format::{ExportOptions, FormatError};
use crate::release::Released;

pub(super) fn export(released: &Released, _options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let graph = Graph::of(released);
    let elements = graph.nodes.iter().map(|node| {
        let tags: Vec<&str> = graph.group_of(node).into_iter().collect();
        let attributes =
            json!({ "label": node.label, "element type": node.kind.spec().name, "description": node.description, "tags": tags });
        json!({ "_id": format!("elem-{}", node.key), "attributes": attributes })
    });
    let loops = graph.loops.iter().map(|told| {
        let connections: Vec<String> = told.edges.iter().map(|key| format!("conn-{key}")).collect();
        let label = format!("{} {}", told.code, told.name);
        let attributes = json!({ "label": label, "description": told.story });
        json!({ "_id": format!("loop-{}", told.code), "attributes": attributes, "connections": connections })
    });
    let attribute = |name: &str, kind: &str| json!({ "name": name, "type": kind });
    let project = json!({
        "name": graph.title,
        "description": graph.purpose,
        "defaultMap": "map-1",
        "defaultPerspective": null,
        "attributes": [attribute("Label", "text"), attribute("Element Type", "text"), attribute("Connection Type", "text"),
            attribute("Description", "text"), attribute("Tags", "list")],
        "elements": elements.collect::<Vec<_>>(),
        "connections": graph.edges.iter().map(connection).collect::<Vec<_>>(),
        "loops": loops.collect::<Vec<_>>(),
        "maps": [drawn(&graph)],
        "perspectives": [],
    });
    let mut bytes = serde_json::to_vec_pretty(&project)
        .map_err(|error| FormatError::new(format!("the map could not be written for Kumu ({error})"), "try again"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn connection(edge: &GraphEdge) -> Value {
    let (kind, label) = match &edge.verb {
        Some(verb) => ("relation", verb.as_str()),
        None => (edge.sign(), ""),
    };
    json!({
        "_id": format!("conn-{}", edge.key),
        "direction": direction_word(edge.direction),
        "delayed": edge.delay,
        "reversed": false,
        "attributes": { "label": label, "connection type": kind, "description": edge.rationale },
        "from": format!("elem-{}", edge.from),
        "to": format!("elem-{}", edge.to),
    })
}

/// The one map of the project, where positions are.
fn drawn(graph: &Graph) -> Value {
    let elements = graph.nodes.iter().map(|node| {
        let position = json!({ "x": node.at.x, "y": node.at.y });
        json!({ "_id": format!("node-{}", node.key), "element": format!("elem-{}", node.key), "position": position, "pinned": true })
    });
    let connections =
        graph.edges.iter().map(|edge| json!({ "_id": format!("edge-{}", edge.key), "connection": format!("conn-{}", edge.key) }));
    let loops = graph
        .loops
        .iter()
        .map(|told| json!({ "_id": format!("labl-{}", told.code), "loop": format!("loop-{}", told.code), "position": null }));
    json!({
        "_id": "map-1",
        "name": graph.title,
        "elements": elements.collect::<Vec<_>>(),
        "connections": connections.collect::<Vec<_>>(),
        "loops": loops.collect::<Vec<_>>(),
    })
}
