//! A map as GML: ASCII, characters beyond it as entities, as the format asks.

use std::fmt::Write as _;

use crate::format::graph::{Graph, plain_line};
use crate::format::svg::number;
use crate::map::{Code, Direction};
use crate::release::Released;

/// The text of the file.
pub(super) fn told(released: &Released) -> String {
    let graph = Graph::of(released);
    let mut out = format!("graph [\n  directed 1\n  label {}\n", text(&graph.title));
    for node in &graph.nodes {
        let _ = write!(out, "  node [\n    id {}\n    label {}\n    kind \"{}\"\n", id(&node.key), text(&node.label), node.kind_word());
        said(&mut out, "description", &node.description);
        said(&mut out, "group", graph.group_of(node).unwrap_or_default());
        let [x, y, w, h] = [node.at.x, node.at.y, node.size.width, node.size.height].map(number);
        let _ = write!(out, "    graphics [ x {x} y {y} w {w} h {h} ]\n  ]\n");
    }
    for edge in &graph.edges {
        let _ = write!(out, "  edge [\n    source {}\n    target {}\n    kind \"{}\"\n", id(&edge.from), id(&edge.to), edge.kind_word());
        said(&mut out, "label", &edge.shown());
        said(&mut out, "polarity", edge.sign());
        said(&mut out, "verb", edge.verb.as_deref().unwrap_or_default());
        said(&mut out, "description", &edge.rationale);
        if edge.delay {
            out.push_str("    delay 1\n");
        }
        let arrow = match edge.direction {
            Direction::Directed => "last",
            Direction::Mutual => "both",
            Direction::Undirected => "none",
        };
        let _ = write!(out, "    graphics [ arrow \"{arrow}\" ]\n  ]\n");
    }
    out.push_str("]\n");
    out
}

/// A node's number: the format takes nothing else.
fn id(key: &str) -> u32 {
    key.parse::<Code>().map_or(0, |code| code.number)
}

fn said(out: &mut String, name: &str, words: &str) {
    if !words.is_empty() {
        let _ = writeln!(out, "    {name} {}", text(words));
    }
}

/// In quotation marks.
fn text(words: &str) -> String {
    let mut out = String::from("\"");
    for letter in plain_line(words, "\n").chars() {
        match letter {
            '"' => out.push_str("&quot;"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            letter if letter.is_ascii() => out.push(letter),
            letter => {
                let _ = write!(out, "&#{};", u32::from(letter));
            }
        }
    }
    out.push('"');
    out
}
