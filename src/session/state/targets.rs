//! What a few typed letters could mean on the map: a code, or words of a label. A short list for coding without the pointer.

use crate::document::Document;
use crate::map::{Code, Connection, Direction, ElementId, Part, SystemMap};
use crate::session::Derived;

use super::{fold, matches};

/// The longest list.
const MOST: usize = 8;

/// What a passage or a cluster of quotes can be hung on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its code; empty for what is not there yet.
    pub code: String,
    /// Its label.
    pub words: String,
    /// What it is.
    pub to: TargetPart,
}

/// A part of the map, or one to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetPart {
    /// An element, connection or loop.
    Part(Part),
    /// A factor with this label.
    New(String),
}

/// What is meant, best first: the code itself, labels that begin with it, labels with all its words, connections, loops; last a new factor.
/// With nothing typed, what is selected on the map.
pub(super) fn targets(document: &Document, derived: &Derived, typed: &str) -> Vec<Target> {
    let map = document.map();
    let words = typed.trim();
    if words.is_empty() {
        return document.selection().parts().iter().filter_map(|&part| target(map, derived, part)).take(MOST).collect();
    }
    let search = fold(words);
    let mut found: Vec<(u8, Target)> = Vec::new();
    for element in map.elements() {
        let (code, label) = (Code::element(element.number).to_string(), fold(&element.label));
        let rank = rank(&code, &label, &search);
        found.extend(rank.and_then(|rank| Some((rank, target(map, derived, Part::Element(element.id))?))));
    }
    for connection in map.connections() {
        let code = Code::connection(connection.number).to_string();
        let meant = code.eq_ignore_ascii_case(words) || ends_match(map, connection, &search);
        let rank = if code.eq_ignore_ascii_case(words) { 0 } else { 4 };
        if meant {
            found.extend(target(map, derived, Part::Connection(connection.id)).map(|target| (rank, target)));
        }
    }
    for row in &derived.book.rows {
        let name = row.named.and_then(|id| map.named_loops().get(id)).map_or(String::new(), |named| fold(&named.name));
        if let Some(rank) = rank(&row.code, &name, &search) {
            found.extend(target(map, derived, Part::Loop(row.key)).map(|target| (rank, target)));
        }
    }
    let known = map.elements().any(|element| fold(element.label.trim()) == search);
    found.sort_by_key(|(rank, _)| *rank);
    let mut targets: Vec<Target> = found.into_iter().map(|(_, target)| target).take(MOST).collect();
    if !known {
        targets.push(Target { code: String::new(), words: words.to_owned(), to: TargetPart::New(words.to_owned()) });
    }
    targets
}

fn rank(code: &str, folded: &str, search: &str) -> Option<u8> {
    if code.eq_ignore_ascii_case(search) {
        Some(0)
    } else if folded == search {
        Some(1)
    } else if !folded.is_empty() && folded.starts_with(search) {
        Some(2)
    } else {
        (!folded.is_empty() && search.split_whitespace().all(|word| folded.contains(word))).then_some(3)
    }
}

/// A word of each end at least: with one end alone the element is meant.
fn ends_match(map: &SystemMap, connection: &Connection, search: &str) -> bool {
    let (from, to) = (label(map, connection.from), label(map, connection.to));
    search.contains(char::is_whitespace) && matches(&format!("{from} {to}"), search) && !matches(from, search) && !matches(to, search)
}

fn label(map: &SystemMap, id: ElementId) -> &str {
    map.element(id).map_or("", |element| element.label.as_str())
}

/// A part by code and label; none for what quotes cannot bear on.
fn target(map: &SystemMap, derived: &Derived, part: Part) -> Option<Target> {
    let (code, words) = match part {
        Part::Element(id) => map.element(id).map(|e| (Code::element(e.number).to_string(), e.label.clone()))?,
        Part::Connection(id) => {
            let connection = map.connection(id)?;
            let arrow = match connection.direction {
                Direction::Directed => "\u{2192}",
                Direction::Mutual => "\u{2194}",
                Direction::Undirected => "\u{2013}",
            };
            let words = format!("{} {arrow} {}", label(map, connection.from), label(map, connection.to));
            (Code::connection(connection.number).to_string(), words)
        }
        Part::Loop(key) => {
            let row = derived.book.row(key)?;
            let name = row.named.and_then(|id| map.named_loops().get(id)).map(|named| named.name.clone());
            (row.code.clone(), name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "Loop without a name".to_owned()))
        }
        Part::Group(_) | Part::Quote(_) | Part::Note(_) | Part::Backdrop(_) => return None,
    };
    Some(Target { code, words, to: TargetPart::Part(part) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Edit;
    use crate::map::{ConnectionKind, ElementKind, Influence, Point};
    use crate::session::Session;

    fn session() -> Session {
        let mut session = Session::new();
        let mut ids = Vec::new();
        for label in ["Trust", "Acc\u{e8}s au soutien", "Mistrust"] {
            let id = session.document.new_id();
            session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: label.into(), at: Point::ZERO });
            ids.push(id);
        }
        for (from, to) in [(ids[0], ids[1]), (ids[1], ids[0])] {
            let id = session.document.new_id();
            let kind = ConnectionKind::Influence(Influence::default());
            session.document.edit(&Edit::Connect { id, from, to, kind, bend: 0.1 });
        }
        session.refresh();
        session
    }

    fn offered(session: &Session, typed: &str) -> Vec<String> {
        targets(&session.document, &session.derived, typed)
            .into_iter()
            .map(|t| format!("{} {}", t.code, t.words).trim().to_owned())
            .collect()
    }

    #[test]
    fn codes_and_labels_are_found_best_first() {
        let session = session();
        assert_eq!(offered(&session, "trust"), ["N1 Trust", "N3 Mistrust"], "no new element of a label that is there");
        assert_eq!(offered(&session, "acces"), ["N2 Acc\u{e8}s au soutien", "acces"]);
        assert_eq!(offered(&session, "l2").first().map(String::as_str), Some("L2 Acc\u{e8}s au soutien \u{2192} Trust"));
        assert_eq!(offered(&session, "n3").first().map(String::as_str), Some("N3 Mistrust"));
        assert_eq!(offered(&session, "trust soutien").len(), 3, "both connections, and a new element");
        assert!(offered(&session, "r1").first().is_some_and(|words| words.starts_with("R1")), "{:?}", offered(&session, "r1"));
        assert_eq!(offered(&session, "  ").len(), 0);
    }

    #[test]
    fn with_nothing_typed_the_selected_part_is_offered() {
        let mut session = session();
        let id = session.map().elements().next().unwrap().id;
        session.document.selection_mut().set([Part::Element(id)]);
        assert_eq!(offered(&session, ""), ["N1 Trust"]);
    }
}
