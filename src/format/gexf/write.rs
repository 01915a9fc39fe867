//! A map as GEXF 1.3, heights upwards as Gephi has them. No date and no creator.

use std::fmt::Write as _;

use crate::format::csv::direction_word;
use crate::format::graph::Graph;
use crate::format::svg::{escaped, number};
use crate::release::Released;

const NODE: [&str; 3] = ["kind", "description", "group"];
const EDGE: [&str; 5] = ["kind", "polarity", "delay", "verb", "description"];

/// The text of the file.
pub(super) fn told(released: &Released) -> String {
    let graph = Graph::of(released);
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
        .to_owned();
    let _ = writeln!(out, "  <meta><title>{}</title><description>{}</description></meta>", escaped(&graph.title), escaped(&graph.purpose));
    out.push_str("  <graph defaultedgetype=\"directed\">\n");
    for (class, titles) in [("node", &NODE[..]), ("edge", &EDGE[..])] {
        let _ = write!(out, "    <attributes class=\"{class}\">");
        for title in titles {
            let _ = write!(out, "<attribute id=\"{title}\" title=\"{title}\" type=\"string\"/>");
        }
        out.push_str("</attributes>\n");
    }
    out.push_str("    <nodes>\n");
    for node in &graph.nodes {
        let _ = write!(out, "      <node id=\"{}\" label=\"{}\">", node.key, escaped(&node.label));
        let kind = node.kind_word();
        values(&mut out, &[("kind", &kind), ("description", &node.description), ("group", graph.group_of(node).unwrap_or_default())]);
        let _ = writeln!(out, "<viz:position x=\"{}\" y=\"{}\" z=\"0\"/></node>", number(node.at.x), number(-node.at.y));
    }
    out.push_str("    </nodes>\n    <edges>\n");
    for edge in &graph.edges {
        let (key, kind) = (&edge.key, direction_word(edge.direction));
        let _ = write!(out, "      <edge id=\"{key}\" source=\"{}\" target=\"{}\" type=\"{kind}\"", edge.from, edge.to);
        let _ = write!(out, " label=\"{}\">", escaped(&edge.shown()));
        let delay = if edge.delay { "true" } else { "" };
        let verb = edge.verb.as_deref().unwrap_or_default();
        let said = [
            ("kind", edge.kind_word()),
            ("polarity", edge.sign()),
            ("delay", delay),
            ("verb", verb),
            ("description", edge.rationale.as_str()),
        ];
        values(&mut out, &said);
        out.push_str("</edge>\n");
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}

/// Attributes that say something.
fn values(out: &mut String, said: &[(&str, &str)]) {
    out.push_str("<attvalues>");
    for (name, value) in said.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = write!(out, "<attvalue for=\"{name}\" value=\"{}\"/>", escaped(value));
    }
    out.push_str("</attvalues>");
}
