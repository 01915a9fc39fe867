//! A graph in the DOT language as a map: labels, places after a layout, clusters as groups, signs in labels.

use super::attributes::{Attributes, unescaped};
use super::lexer::words;
use super::parser::{Edge, once, parse};
use crate::format::found::{Found, FoundConnection, FoundElement, Sign, build, number};
use crate::format::graphml::said;
use crate::format::tables::typed;
use crate::format::values::text_of;
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Direction, Point};

/// Whether a text begins as a graph does.
pub(super) fn begins(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches('\u{feff}').to_lowercase();
    let text = text.strip_prefix("strict ").unwrap_or(&text);
    ["digraph", "graph"].iter().any(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.starts_with([' ', '{', '\n', '\r', '\t']) && rest.chars().take(200).any(|c| c == '{'))
    })
}

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    // Heights grow upwards in what Graphviz lays out.
    let mut found = Found::default();
    found.y_up = true;
    let mut graph = parse(words(&text_of(bytes, &mut found.log))?)?;
    let again = once(&mut graph);
    (0..again).for_each(|_| found.log.left_out("edges that a strict graph has once", ""));
    let title = unescaped(graph.attributes.get("label"), &graph.name);
    found.about.title = if title.is_empty() { graph.name.clone() } else { title.split_whitespace().collect::<Vec<_>>().join(" ") };
    for name in &graph.nodes {
        let none = Attributes::default();
        found.add(element(name, graph.of_node.get(name).unwrap_or(&none)));
    }
    for (title, members) in &graph.clusters {
        for member in members {
            if let Some(element) = found.end(member, "") {
                element.join("Groups", &unescaped(title, ""));
            }
        }
    }
    for edge in &graph.edges {
        connection(edge, graph.directed, &mut found);
    }
    build(found, options)
}

fn element(name: &str, said: &Attributes) -> FoundElement {
    let label = if said.get("label").is_empty() { "\\N" } else { said.get("label") };
    let mut new = FoundElement::new(name, unescaped(label, name));
    let mut place = said.get("pos").trim_end_matches('!').split(',');
    new.at = place.next().and_then(number).zip(place.next().and_then(number)).map(|(x, y)| Point::new(x, y));
    let colour = [said.get("fillcolor"), said.get("color")].into_iter().find(|colour| !colour.is_empty()).unwrap_or_default();
    colour.split(':').next().unwrap_or_default().clone_into(&mut new.colour);
    let notes: Vec<String> = said.own().map(|(_, note)| unescaped(note, name)).filter(|note| !note.is_empty()).collect();
    new.description = notes.join("\n");
    typed(&mut new, said.get("kind"));
    new
}

fn connection(edge: &Edge, directed: bool, found: &mut Found) {
    let mut new = FoundConnection::new(&edge.from, &edge.to);
    let of = &edge.attributes;
    new.direction = match (directed, of.get("dir")) {
        (_, "both") => Direction::Mutual,
        (_, "none") | (false, "") => Direction::Undirected,
        (_, "back") => {
            std::mem::swap(&mut new.from, &mut new.to);
            Direction::Directed
        }
        _ => Direction::Directed,
    };
    let label =
        [of.get("label"), of.get("xlabel"), of.get("headlabel"), of.get("taillabel")].into_iter().find(|label| !label.trim().is_empty());
    let sign = [of.get("polarity"), of.get("sign")].into_iter().map(Sign::of).find(|sign| *sign != Sign::Blank).unwrap_or_default();
    new.rationale = unescaped(of.get("comment"), "");
    new.verb = Some(unescaped(of.get("verb"), "")).filter(|verb| !verb.is_empty() || of.get("kind") == "relation");
    said(&mut new, &unescaped(label.unwrap_or_default(), ""), sign, None, found);
    of.get("color").split(':').next().unwrap_or_default().clone_into(&mut new.colour);
    new.confidence = if of.get("style") == "dotted" && new.confidence.is_empty() { "dotted".to_owned() } else { new.confidence };
    found.connect(new);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::found::AskedPolarity;

    fn read(text: &str) -> Imported {
        import(text.as_bytes(), &ImportOptions { seed: Some(1), ..ImportOptions::default() }).unwrap()
    }

    fn told(read: &Imported) -> Vec<String> {
        let label = |id| read.map.element(id).unwrap().label.clone();
        read.map.connections().map(|c| format!("{} {} {}", label(c.from), c.influence().unwrap().polarity.symbol(), label(c.to))).collect()
    }

    #[test]
    fn the_language_is_read_as_graphviz_reads_it() {
        let text = "/* c */ strict digraph \"G\" {\n# line\n node [shape=box]; a [label=\"Long \\\nlabel\\nwrapped\" pos=\"10,20!\"]\n b [label=<<b>Bold</b> &amp; x>];\n\
            a -> b -> c [label=\"+\"]; {a b} -> {d; e}\n a:p:ne -> d [dir=back]; a->b\n \"x\" + \"y\" -> -1.5 // end\n subgraph cluster_1 { label=\"Home\"; f; a } }";
        let read = read(text);
        assert_eq!(
            told(&read),
            [
                "Long label wrapped + Bold & x",
                "Bold & x + c",
                "Long label wrapped ? d",
                "Long label wrapped ? e",
                "Bold & x ? d",
                "Bold & x ? e",
                "xy ? -1.5"
            ]
        );
        let first = read.map.elements().next().unwrap();
        assert_eq!((first.at, first.groups.len(), read.map.groups().len()), (Point::new(10.0, -20.0), 1, 1));
        assert_eq!(read.map.about().title, "G");
    }

    #[test]
    fn signs_in_labels_are_signs_and_words_and_colours_are_asked_for() {
        let read = self::read("digraph{a->b[label=\"\u{2212}\"];b->a[label=\"+ | delay\"];a->a[label=\"+?\"]}");
        assert_eq!(told(&read), ["a - b", "b + a", "a + a"]);
        assert!(read.map.connections().nth(1).unwrap().influence().unwrap().delay);
        let read = self::read("digraph{a->b[color=red];b->a[color=green]}");
        assert_eq!(read.asked.iter().map(|asked: &AskedPolarity| asked.name.as_str()).collect::<Vec<_>>(), ["red", "green"]);
        assert_eq!(read.asked.iter().filter(|asked| asked.proposal.is_some()).count(), 2);
    }

    #[test]
    fn what_is_broken_or_endless_is_told() {
        for text in
            ["digraph {", "digraph { a [label=\"x }", "flowchart { a }", &format!("digraph {}", "{".repeat(100_000)), "graph { <a } "]
        {
            assert!(import(text.as_bytes(), &ImportOptions::default()).is_err(), "{}", &text[..10]);
        }
        assert!(begins("strict digraph x {\n") && begins("graph{a}") && !begins("graphite,b\n"));
    }
}
