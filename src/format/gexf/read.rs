//! A graph in GEXF. Heights grow upwards; nodes may hold nodes; what edges say may stand in attributes by any name.

use std::collections::HashMap;

use crate::format::found::{Found, FoundConnection, FoundElement, Sign, build, number};
use crate::format::graphml::said;
use crate::format::tables::typed;
use crate::format::tree::{self, Node};
use crate::format::values::text_of;
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Direction, Point};

/// So many attributes may be declared: each is looked for in what every node or edge says.
const MOST_DECLARED: usize = 200;

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    found.y_up = true;
    let root = tree::read(&text_of(bytes, &mut found.log))?;
    if let Some(meta) = root.child("meta") {
        let title = meta.children.iter().find(|child| ["title", "Title"].contains(&child.name.as_str()));
        found.about.title = title.map(|title| title.text.trim().to_owned()).unwrap_or_default();
        meta.inner("description").clone_into(&mut found.about.purpose);
    }
    for graph in root.all("graph") {
        let titles = declared(graph);
        let kind = graph.get("defaultedgetype").or_else(|| graph.get("edgetype"));
        let kind = match kind.unwrap_or("undirected") {
            "directed" if looks_undirected(graph) => {
                found.log.guessed("edges, taken for undirected: they are counts, and all run to an earlier node", "");
                "undirected"
            }
            said => said,
        };
        nodes(graph, "", &titles, &mut found);
        for edge in graph.all("edges").flat_map(|edges| edges.all("edge")) {
            connection(edge, kind, &titles, &mut found);
        }
    }
    build(found, options)
}

/// Some programs write every graph as directed. One of counts, whose edges all run from a later to an earlier node, is half a table of pairs.
fn looks_undirected(graph: &Node) -> bool {
    let order: HashMap<&str, usize> =
        graph.all("nodes").flat_map(|nodes| nodes.all("node")).enumerate().map(|(at, node)| (node.attribute("id"), at)).collect();
    let edges: Vec<&Node> = graph.all("edges").flat_map(|edges| edges.all("edge")).collect();
    let place = |edge: &Node, end: &str| order.get(edge.attribute(end)).copied();
    let count = |edge: &Node| number(edge.attribute("weight")).is_none_or(|weight| weight >= 1.0 && weight.fract() == 0.0);
    let counted = edges.iter().filter(|edge| number(edge.attribute("weight")).is_some_and(|weight| weight > 1.0)).count();
    let backwards = |edge: &&Node| edge.get("type").is_none() && count(edge) && place(edge, "source") > place(edge, "target");
    edges.len() >= 50 && counted * 2 > edges.len() && edges.iter().all(backwards)
}

/// An attribute of nodes or edges as the graph declares it.
struct Declared<'a> {
    class: &'a str,
    id: &'a str,
    title: &'a str,
    /// What those have that say nothing else; empty for none.
    default: &'a str,
}

fn declared(graph: &Node) -> Vec<Declared<'_>> {
    let all = graph.all("attributes").flat_map(|set| set.all("attribute").map(|one| (set.attribute("class"), one)));
    let declared =
        all.map(|(class, one)| Declared { class, id: one.attribute("id"), title: one.attribute("title"), default: one.inner("default") });
    declared.take(MOST_DECLARED).collect()
}

/// What attributes say: their titles and values, then the defaults of what is not said.
fn values<'a>(of: &'a Node, class: &str, declared: &[Declared<'a>]) -> Vec<(&'a str, &'a str)> {
    // The first version calls it id.
    let id_of = |value: &'a Node| value.get("for").or_else(|| value.get("id")).unwrap_or_default();
    let said: Vec<_> = of.all("attvalues").flat_map(|values| values.all("attvalue")).collect();
    let of_class = || declared.iter().filter(|one| one.class == class);
    let unsaid = of_class().filter(|one| !one.default.is_empty() && !said.iter().any(|value| id_of(value) == one.id));
    let unsaid: Vec<_> = unsaid.map(|one| (one.title, one.default)).collect();
    let said = said.iter().map(|value| {
        let id = id_of(value);
        (of_class().find(|one| one.id == id).map_or(id, |one| one.title), value.attribute("value"))
    });
    said.chain(unsaid).collect()
}

fn nodes(inside: &Node, group: &str, titles: &[Declared<'_>], found: &mut Found) {
    for node in inside.all("nodes").flat_map(|nodes| nodes.all("node")) {
        let mut new = FoundElement::new(node.attribute("id"), node.attribute("label"));
        new.join("Groups", group);
        if let Some(at) = node.child("position") {
            new.at = number(at.attribute("x")).zip(number(at.attribute("y"))).map(|(x, y)| Point::new(x, y));
        }
        if let Some(colour) = node.child("color") {
            let [r, g, b] = ["r", "g", "b"].map(|part| number(colour.attribute(part)).unwrap_or_default() as u8);
            new.colour = colour.get("hex").map_or_else(|| format!("#{r:02x}{g:02x}{b:02x}"), str::to_owned);
        }
        for (title, value) in values(node, "node", titles) {
            match title.to_lowercase().as_str() {
                "description" | "note" | "notes" => value.clone_into(&mut new.description),
                "group" | "type" | "category" | "theme" => new.join("Groups", value),
                "kind" => typed(&mut new, value),
                _ => new.say(title, value),
            }
        }
        let label = new.label.clone();
        if node.child("nodes").is_none() {
            found.add(new);
            continue;
        }
        found.add(new);
        found.log.guessed("nodes that hold others, elements with a group of their name", &label);
        nodes(node, &label, titles, found);
    }
}

fn connection(edge: &Node, kind: &str, titles: &[Declared<'_>], found: &mut Found) {
    let mut new = FoundConnection::new(edge.attribute("source"), edge.attribute("target"));
    edge.attribute("id").clone_into(&mut new.key);
    new.direction = match edge.get("type").unwrap_or(kind) {
        "undirected" => Direction::Undirected,
        "mutual" => Direction::Mutual,
        _ => Direction::Directed,
    };
    let (mut sign, mut label) = (Sign::Blank, edge.attribute("label").to_owned());
    for (title, value) in values(edge, "edge", titles) {
        match title.to_lowercase().as_str() {
            "polarity" | "sign" => sign = Sign::of(value),
            "verb" => new.verb = Some(value.to_owned()),
            "kind" if value == "relation" => {
                new.verb.get_or_insert_default();
            }
            "delay" | "delayed" => new.delay = ["true", "1", "yes"].contains(&value.to_lowercase().as_str()),
            "label" | "type" | "kind" | "interaction" if label.is_empty() => value.clone_into(&mut label),
            "description" | "note" => value.clone_into(&mut new.rationale),
            _ => found.log.left_out("attributes of edges", title),
        }
    }
    said(&mut new, &label, sign, number(edge.attribute("weight")), found);
    found.connect(new);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_is_read_and_heights_are_turned() {
        let body = "<graph defaultedgetype='directed'><attributes class='node'><attribute id='0' title='note'><default>D</default></attribute></attributes><nodes><node id='a' label='A'><attvalues><attvalue for='0' value='N'/></attvalues><viz:position x='1' y='50' z='0'/><nodes><node id='b' label='B'/></nodes></node><node id='c' label='C'><viz:position x='10' y='-5'/></node></nodes><edges><edge id='0' source='a' target='b' weight='-2'/><edge source='b' target='c' label='\u{2212}' type='undirected'/></edges></graph>";
        for open in [
            "<gexf xmlns='http://www.gexf.net/1.1draft' xmlns:viz='http:///www.gexf.net/1.1draft/viz'>",
            "<gexf xmlns='http://gexf.net/1.3' xmlns:viz='http://gexf.net/1.3/viz'>",
            "<g:gexf xmlns:g='http://www.gephi.org/gexf' xmlns:viz='x'>",
        ] {
            let close = if open.contains("g:gexf") { "</g:gexf>" } else { "</gexf>" };
            let read = import(format!("{open}{body}{close}").as_bytes(), &ImportOptions::default()).unwrap();
            let signs: Vec<_> = read.map.connections().map(|c| (c.influence().unwrap().polarity.symbol(), c.direction)).collect();
            assert_eq!(signs, [("-", Direction::Directed), ("-", Direction::Undirected)]);
            let first = read.map.elements().next().unwrap();
            assert_eq!((first.at, first.description.as_str(), read.map.element_count()), (Point::new(1.0, -50.0), "N", 3));
            assert_eq!(read.map.elements().nth(1).unwrap().description, "D");
        }
    }
}
