//! A graph in GraphML. Nodes inside nodes are groups; labels, places and arrows of yEd and yFiles are in drawings of their own.

use std::collections::HashSet;

use super::keys::Keys;
use crate::format::csv;
use crate::format::found::{Found, FoundConnection, FoundElement, Sign, build, number, plain, sign_in_label};
use crate::format::tables::typed;
use crate::format::tree::{self, Node};
use crate::format::values::text_of;
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Direction, Point};

/// Data that only says how something looks.
const LOOKS: [&str; 12] = [
    "r",
    "g",
    "b",
    "size",
    "color",
    "nodegraphics",
    "edgegraphics",
    "nodegeometry",
    "nodelabels",
    "nodestyle",
    "portgraphics",
    "resources",
];

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let root = tree::read(&text_of(bytes, &mut found.log))?;
    let keys = Keys::of(&root);
    let ends: HashSet<&str> = root.below("edge").into_iter().flat_map(|edge| ["source", "target"].map(|end| edge.attribute(end))).collect();
    for graph in root.all("graph") {
        nodes(graph, "", &keys, &ends, &mut found);
    }
    for graph in root.below("graph") {
        let directed = graph.attribute("edgedefault") != "undirected";
        for edge in graph.all("edge") {
            connection(edge, directed, &keys, &mut found);
        }
        for edge in graph.all("hyperedge") {
            found.log.left_out("edges with more than two ends", edge.attribute("id"));
        }
    }
    build(found, options)
}

/// The nodes of a graph, those inside others in a group of their name. One that holds others is an element too if connections end at it.
fn nodes<'a>(graph: &'a Node, group: &str, keys: &Keys<'a>, ends: &HashSet<&str>, found: &mut Found) {
    for node in graph.all("node") {
        let mut new = element(node, keys, found);
        let inside: Vec<&Node> = node.all("graph").collect();
        let holds = inside.iter().any(|graph| graph.child("node").is_some()) || node.attribute("yfiles.foldertype") == "group";
        new.join("Groups", group);
        let title = if new.label.trim().is_empty() { new.key.clone() } else { new.label.clone() };
        if !holds {
            found.add(new);
            continue;
        }
        if ends.contains(new.key.as_str()) {
            found.log.guessed("nodes that hold others and have connections, elements with a group of their name", &title);
            found.add(new);
        } else {
            found.log.guessed("nodes that hold others, taken for groups", &title);
        }
        for graph in inside {
            nodes(graph, &title, keys, ends, found);
        }
    }
}

fn element<'a>(node: &'a Node, keys: &Keys<'a>, found: &mut Found) -> FoundElement {
    let mut new = FoundElement::new(node.attribute("id"), "");
    let (mut x, mut y, mut name) = (None, None, String::new());
    let mut rgb = [None; 3];
    for (key, data, known) in keys.data(node) {
        let text = data.text.trim();
        if !known {
            found.log.repaired("keys that the file does not declare, read by their ids", key);
        }
        match key {
            "x" => x = number(text),
            "y" => y = number(text),
            "r" | "g" | "b" => {
                if let Some(slot) = "rgb".find(key).and_then(|at| rgb.get_mut(at)) {
                    *slot = number(text);
                }
            }
            "color" | "colour" => text.clone_into(&mut new.colour),
            "label" | "name" | "nodelabel" | "v_name" | "v_label" if name.is_empty() => text.clone_into(&mut name),
            "description" | "note" | "notes" => new.description = plain(text),
            "group" | "type" | "category" | "theme" | "cluster" => new.join("Groups", text),
            "kind" => typed(&mut new, text),
            _ => {}
        }
        graphics(data, &mut new);
        if !LOOKS.contains(&key) && !["x", "y", "label", "name", "description", "kind", "group"].contains(&key) {
            new.say(key, text);
        }
    }
    if let [Some(r), Some(g), Some(b)] = rgb {
        new.colour = format!("#{:02x}{:02x}{:02x}", r as u8, g as u8, b as u8);
    }
    if let Some((x, y)) = x.zip(y) {
        new.at = Some(Point::new(x, y));
    }
    if new.label.trim().is_empty() {
        new.label = if name.is_empty() { node.attribute("label").to_owned() } else { plain(&name) };
    }
    new
}

/// The drawing of a node: its labels, and its place by the top left corner.
fn graphics(data: &Node, new: &mut FoundElement) {
    let data = shown(data);
    let labels: Vec<String> = data
        .below("NodeLabel")
        .iter()
        .chain(&data.below("Label"))
        .map(|label| if label.text.trim().is_empty() { text_below(label) } else { plain(label.text.trim()) })
        .filter(|label| !label.trim().is_empty())
        .collect();
    if new.label.is_empty() {
        new.label = labels.join("\n");
    }
    let place = |node: &Node, names: [&str; 4]| {
        let [x, y, w, h] = names.map(|name| number(node.attribute(name)));
        Some(Point::new(x? + w.unwrap_or_default() / 2.0, y? + h.unwrap_or_default() / 2.0))
    };
    let geometry = data.below("Geometry").first().and_then(|node| place(node, ["x", "y", "width", "height"]));
    let rect = || data.below("RectD").first().and_then(|node| place(node, ["X", "Y", "Width", "Height"]));
    new.at = new.at.or(geometry).or_else(rect);
    if let Some(fill) = data.below("Fill").first() {
        fill.attribute("color").clone_into(&mut new.colour);
    }
}

/// Of the drawings of a node that can be folded, the one that is shown.
fn shown(data: &Node) -> &Node {
    let drawings = data.below("Realizers");
    let Some(drawings) = drawings.first() else { return data };
    let at = drawings.attribute("active").parse().unwrap_or(0);
    drawings.children.get(at).or(drawings.children.first()).unwrap_or(data)
}

/// The text of the dialect that keeps a label in elements of its own.
fn text_below(label: &Node) -> String {
    let text = label.below("Label.Text").first().map(|text| text.text.trim().to_owned());
    text.or_else(|| label.get("Text").map(str::to_owned)).unwrap_or_default()
}

fn connection<'a>(edge: &'a Node, directed: bool, keys: &Keys<'a>, found: &mut Found) {
    let mut new = FoundConnection::new(edge.attribute("source"), edge.attribute("target"));
    edge.attribute("id").clone_into(&mut new.key);
    let directed = match edge.get("directed") {
        Some(said) => said == "true",
        None => directed,
    };
    new.direction = if directed { Direction::Directed } else { Direction::Undirected };
    let (mut label, mut weight, mut sign, mut said_direction) = (String::new(), None, Sign::Blank, None);
    for (key, data, _) in keys.data(edge) {
        let text = data.text.trim();
        match key {
            "polarity" | "sign" => sign = Sign::of(text),
            "weight" | "value" | "influence" => weight = number(text),
            "verb" => new.verb = Some(text.to_owned()),
            "kind" if text == "relation" => {
                new.verb.get_or_insert_default();
            }
            "direction" => said_direction = csv::direction(text),
            "delay" | "delayed" => new.delay = ["true", "1", "yes"].contains(&text.to_lowercase().as_str()),
            "label" | "edge label" | "edgelabel" | "interaction" | "type" | "name" if label.is_empty() => label = plain(text),
            "description" | "note" => new.rationale = plain(text),
            _ => {}
        }
        let drawn = data.below("EdgeLabel");
        let words = drawn.iter().map(|label| if label.text.trim().is_empty() { text_below(label) } else { plain(label.text.trim()) });
        let words = words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n");
        if label.is_empty() {
            label = words;
        }
        arrows(data, &mut new);
        if let Some(line) = data.below("LineStyle").first() {
            line.attribute("color").clone_into(&mut new.colour);
        }
    }
    new.direction = said_direction.unwrap_or(new.direction);
    said(&mut new, &label, sign, weight, found);
    found.connect(new);
}

/// Where arrowheads are drawn says more than the graph does.
fn arrows(data: &Node, new: &mut FoundConnection) {
    let drawn = data.below("Arrows");
    let Some(arrows) = drawn.first() else { return };
    let [source, target] = ["source", "target"].map(|end| !matches!(arrows.attribute(end), "none" | ""));
    new.direction = match (source, target) {
        (true, true) => Direction::Mutual,
        (false, true) => Direction::Directed,
        (true, false) => {
            std::mem::swap(&mut new.from, &mut new.to);
            Direction::Directed
        }
        (false, false) => Direction::Undirected,
    };
}

/// The sign of a connection out of what a graph may say: a sign of its own, the label, a weight.
pub(in crate::format) fn said(new: &mut FoundConnection, label: &str, sign: Sign, weight: Option<f64>, found: &mut Found) {
    // What stands beside a relation is its verb.
    let label = if new.verb.is_some() { "" } else { label };
    let read = sign_in_label(label);
    new.delay |= read.delay;
    if read.doubt {
        "uncertain (?)".clone_into(&mut new.confidence);
    }
    if !read.text.is_empty() {
        let more = std::mem::take(&mut new.rationale);
        new.rationale = [read.text, more].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ");
    }
    new.sign = match (sign, read.sign) {
        (Sign::Blank, Sign::Said(polarity)) => {
            found.log.guessed("signs in labels, taken for polarities", polarity.symbol());
            Sign::Said(polarity)
        }
        (Sign::Blank, label) => label,
        (sign, _) => sign,
    };
    new.weight = weight;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Connection;

    const YED: &str = r#"<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
        <key for="node" id="d5" attr.name="description"/><key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
        <graph edgedefault="directed" id="G">
        <node id="n0" yfiles.foldertype="group"><data key="d6"><y:GenericGroupNode><y:NodeLabel>Homes</y:NodeLabel></y:GenericGroupNode></data>
          <graph id="n0:"><node id="n0::n0"><data key="d5">Why</data><data key="d6"><y:ShapeNode><y:Geometry x="10" y="20" width="100" height="40"/><y:Fill color="red"/><y:NodeLabel>
Rent<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node></graph></node>
        <node id="n1"><data key="d6"><y:ShapeNode><y:Geometry x="300" y="0" width="0" height="0"/><y:NodeLabel>Stress &amp; sleep</y:NodeLabel></y:ShapeNode></data></node>
        <edge id="e0" source="n0::n0" target="n1"><data key="d9"><y:PolyLineEdge><y:Arrows source="none" target="standard"/><y:EdgeLabel>+<y:LabelModel/></y:EdgeLabel></y:PolyLineEdge></data></edge>
        <edge id="e1" source="n1" target="n0::n0"><data key="d9"><y:ArcEdge><y:Arrows source="none" target="none"/><y:EdgeLabel>worsens</y:EdgeLabel></y:ArcEdge></data></edge>
        </graph></graphml>"#;

    #[test]
    fn a_drawing_of_yed_comes_with_places_groups_and_signs() {
        let read = import(YED.as_bytes(), &ImportOptions::default()).unwrap();
        let first = read.map.elements().next().unwrap();
        assert_eq!(
            (first.label.as_str(), first.at, first.groups.len(), first.description.as_str()),
            ("Rent", Point::new(60.0, 40.0), 1, "Why")
        );
        let told: Vec<_> = read.map.connections().map(|c: &Connection| (c.influence().unwrap().polarity.symbol(), c.direction)).collect();
        assert_eq!(told, [("+", Direction::Directed), ("?", Direction::Undirected)]);
        assert_eq!(read.map.connections().nth(1).unwrap().rationale, "worsens");
    }

    #[test]
    fn a_folded_group_has_its_name_and_its_connections_and_defaults_fill_in() {
        let text = r#"<graphml xmlns:y="y"><key id="d6" for="node" yfiles.type="nodegraphics"/><key id="s" for="edge" attr.name="polarity"><default>-</default></key>
            <graph edgedefault="directed"><node id="g" yfiles.foldertype="folder"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="1">
            <y:GroupNode><y:NodeLabel>Open</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Homes</y:NodeLabel></y:GroupNode>
            </y:Realizers></y:ProxyAutoBoundsNode></data><graph><node id="a"/></graph></node><node id="b"/>
            <edge source="g" target="b"/><edge source="b" target="a"><data key="s">+</data></edge></graph></graphml>"#;
        let read = import(text.as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!((read.map.element_count(), read.map.connection_count()), (3, 2));
        assert!(
            read.map.elements().any(|element| element.label == "Homes") && read.map.groups().iter().all(|group| group.title == "Homes")
        );
        let signs: Vec<_> = read.map.connections().map(|c| c.influence().unwrap().polarity.symbol()).collect();
        assert_eq!(signs, ["-", "+"]);
    }

    #[test]
    fn keys_that_do_not_match_leave_the_graph_whole() {
        let text = r#"<graphml><key id="a" attr.name="label"/><graph edgedefault="undirected"><node id="1"><data key="label">X</data></node><node id="2"/><edge source="1" target="2" directed="true"/><edge source="1" target="9"/></graph></graphml>"#;
        let read = import(text.as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!((read.map.element_count(), read.map.connection_count()), (2, 1));
        assert_eq!(read.map.connections().next().unwrap().direction, Direction::Directed);
        let report = read.report.join("\n");
        assert!(report.contains("does not declare") && report.contains('9'), "{report}");
    }
}
