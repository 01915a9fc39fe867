//! A map as a Mermaid flowchart, for pages of Markdown. Written only; places do not go along, the page lays it out.

use std::fmt::Write as _;

use super::graph::{Graph, GraphEdge, GraphNode, plain_line};
use super::registry::{Format, Shelf};
use crate::map::{Direction, ElementKind};
use crate::release::Released;

pub(super) const FORMAT: Format = Format {
    name: "mermaid",
    title: "Mermaid flowchart",
    extensions: &["mmd", "mermaid"],
    shelf: Shelf::Data,
    words: false,
    knows: None,
    import: None,
    export: Some(|released, _| Ok(told(released).into_bytes())),
};

/// The text of the file.
fn told(released: &Released) -> String {
    let graph = Graph::of(released);
    let mut out = "flowchart LR\n".to_owned();
    for node in graph.nodes.iter().filter(|node| node.group.is_none()) {
        let _ = writeln!(out, "  {}", drawn(node));
    }
    for (at, title) in graph.groups.iter().enumerate() {
        let mut members = graph.nodes.iter().filter(|node| node.group == Some(at)).peekable();
        if members.peek().is_some() {
            let _ = writeln!(out, "  subgraph G{} [{}]", at + 1, quoted(title));
            for node in members {
                let _ = writeln!(out, "    {}", drawn(node));
            }
            out.push_str("  end\n");
        }
    }
    for edge in &graph.edges {
        let _ = writeln!(out, "  {} {}|{}| {}", edge.from, line(edge), quoted(&edge.shown()), edge.to);
    }
    out
}

fn drawn(node: &GraphNode) -> String {
    let [open, close] = match node.kind {
        ElementKind::Factor => ["[", "]"],
        ElementKind::Actor => ["([", "])"],
        ElementKind::Outcome => ["[[", "]]"],
        ElementKind::Intervention => ["{{", "}}"],
    };
    format!("{}{open}{}{close}", node.key, quoted(&node.label))
}

const fn line(edge: &GraphEdge) -> &'static str {
    match (edge.polarity.is_some(), edge.direction) {
        (true, Direction::Directed) => "-->",
        (true, Direction::Mutual) => "<-->",
        (true, Direction::Undirected) => "---",
        (false, Direction::Directed) => "-.->",
        (false, Direction::Mutual) => "<-.->",
        (false, Direction::Undirected) => "-.-",
    }
}

/// In quotation marks, with what Mermaid, Markdown and HTML would read as their own as entities.
fn quoted(text: &str) -> String {
    let text = plain_line(text, "\n");
    let text = if text.is_empty() { " ".to_owned() } else { text };
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '\n' => out.push_str("<br>"),
            '"' | '#' | '&' | '<' | '>' | '`' | ';' | '*' | '_' | '\\' => {
                let _ = write!(out, "#{};", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::graph::tests::released;

    #[test]
    fn every_part_is_a_line_and_no_label_gets_out_of_its_place() {
        let text = told(&released());
        for line in [
            "flowchart LR",
            "  subgraph G1 [\"Homes #38; care\"]",
            "    N1[\"#60;script#62; #34;Rent#34;\"]",
            "  N3{{\"Advice\"}}",
            "  N1 -->|\"\u{2212} \u{2016}\"| N2",
            "  N3 -.->|\"works for\"| N2",
        ] {
            assert!(text.lines().any(|said| said == line), "{line} in {text}");
        }
    }
}
