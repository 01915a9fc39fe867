//! A graph in GML: nodes and edges with whatever keys the program that wrote it likes.

use super::lists::{self, List};
use crate::format::found::{Found, FoundConnection, FoundElement, Sign, build, number, plain};
use crate::format::graphml::said;
use crate::format::tables::typed;
use crate::format::values::text_of;
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Direction, Point};

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let file = lists::read(&text_of(bytes, &mut found.log))?;
    let graphs: Vec<&List> = file.lists("graph").collect();
    if graphs.is_empty() {
        return Err(FormatError::new("the file holds no graph in GML", "look whether it is the file you meant"));
    }
    for graph in graphs {
        let directed = matches!(graph.text("directed"), "1" | "true");
        for node in graph.lists("node") {
            found.add(element(node));
        }
        for edge in graph.lists("edge") {
            connection(edge, directed, &mut found);
        }
    }
    build(found, options)
}

fn element(node: &List) -> FoundElement {
    let label = [node.text("label"), node.text("name")].into_iter().find(|label| !label.is_empty()).unwrap_or_default();
    let mut new = FoundElement::new(node.text("id"), plain(label));
    let place = |of: &List| number(of.text("x")).zip(number(of.text("y"))).map(|(x, y)| Point::new(x, y));
    let drawn = node.lists("graphics").next();
    new.at = drawn.and_then(place).or_else(|| place(node));
    new.colour = drawn.map(|drawn| drawn.text("fill").to_owned()).unwrap_or_default();
    if new.colour.is_empty() {
        node.text("color").clone_into(&mut new.colour);
    }
    for (key, value) in node.texts() {
        match key {
            "id" | "label" | "name" | "x" | "y" | "color" | "root_index" | "graphics_fill" => {}
            "description" | "note" | "comment" => new.description = plain(value),
            "group" | "type" | "category" | "theme" => new.join("Groups", &plain(value)),
            "kind" => typed(&mut new, value),
            _ => new.say(key, &plain(value)),
        }
    }
    new
}

fn connection(edge: &List, directed: bool, found: &mut Found) {
    let mut new = FoundConnection::new(edge.text("source"), edge.text("target"));
    new.direction = if directed { Direction::Directed } else { Direction::Undirected };
    let drawn = edge.lists("graphics").next();
    if let Some(arrow) = drawn.map(|drawn| [drawn.text("arrow"), drawn.text("targetarrow"), drawn.text("sourcearrow")]) {
        match arrow {
            ["both", ..] => new.direction = Direction::Mutual,
            ["none", ..] => new.direction = Direction::Undirected,
            ["last", ..] => new.direction = Direction::Directed,
            ["first", ..] => {
                std::mem::swap(&mut new.from, &mut new.to);
                new.direction = Direction::Directed;
            }
            [_, target, source] if !target.is_empty() && target != "none" => {
                new.direction = if !source.is_empty() && source != "none" { Direction::Mutual } else { Direction::Directed };
            }
            _ => {}
        }
    }
    new.colour = drawn.map(|drawn| drawn.text("fill").to_owned()).unwrap_or_default();
    let sign = [edge.text("polarity"), edge.text("sign")].into_iter().map(Sign::of).find(|sign| *sign != Sign::Blank).unwrap_or_default();
    let weight = [edge.text("weight"), edge.text("value")].into_iter().find_map(number);
    new.delay = matches!(edge.text("delay"), "1" | "true");
    new.rationale = plain(edge.text("description"));
    new.verb = Some(plain(edge.text("verb"))).filter(|verb| !verb.is_empty() || edge.text("kind") == "relation");
    let label = [edge.text("label"), edge.text("interaction")].into_iter().find(|label| !label.is_empty()).unwrap_or_default();
    said(&mut new, &plain(label), sign, weight, found);
    found.connect(new);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphs_are_read_however_their_brackets_stand() {
        let text = "Creator \"x\"\n# c\ngraph\n[\n  directed 1\n  node\n  [\n    id 7\n    label \"A &quot;b&quot; &#228;\"\n    graphics [ x 10.5 y -3 ]\n  ]\n  node [ id 2 ]\n  edge [ source 7 target 2 label \"+\" ]\n edge [ source 7 target 2 value -1 ] ]\n";
        let read = import(text.as_bytes(), &ImportOptions::default()).unwrap();
        let labels: Vec<_> = read.map.elements().map(|e| e.label.as_str()).collect();
        assert_eq!(labels, ["A \"b\" ä", "2"]);
        let signs: Vec<_> = read.map.connections().map(|c| c.influence().unwrap().polarity.symbol()).collect();
        assert_eq!((signs, read.map.elements().next().unwrap().at), (vec!["+", "-"], Point::new(10.5, -3.0)));
    }

    #[test]
    fn what_is_broken_or_endless_is_told() {
        for text in ["graph [", "graph ] ", "graph [ node [ id 1 label \"x ] ]", "a b", &"a [".repeat(100_000)] {
            assert!(import(text.as_bytes(), &ImportOptions::default()).is_err());
        }
    }
}
