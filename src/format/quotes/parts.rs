//! Finding the parts of a map that names mean: by label, by code, as `A -> B`, by a loop's name. Accents and case do not count.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::sheet::{PartKind, PartName, derived};
use crate::analysis::{CausalGraph, FeedbackLoop, LoopBook, LoopLimits, Loops, find_loops};
use crate::map::{CitedPart, Code, CodeKind, ConnectionId, Direction, ElementId, Extra, NamedLoop, NamedLoopId, SystemMap};
use crate::words::fold;

/// What an arrow between two elements may look like.
const ARROWS: [&str; 7] = ["->", "\u{2192}", "=>", "\u{21d2}", "\u{2013}>", "\u{2014}>", "\u{27f6}"];

/// The parts of a map by name.
pub(super) struct Parts<'a> {
    map: &'a SystemMap,
    elements: HashMap<String, ElementId>,
    /// Names that several elements share.
    shared: Vec<String>,
    loops: OnceCell<(Loops, LoopBook)>,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The part.
    pub part: CitedPart,
    /// The record of a loop that nobody has named yet: a quote needs one to hang on.
    pub unnamed: Option<NamedLoop>,
    /// Several parts have this name; the first was taken.
    pub several: bool,
}

impl From<CitedPart> for Found {
    fn from(part: CitedPart) -> Self {
        Self { part, unnamed: None, several: false }
    }
}

impl<'a> Parts<'a> {
    pub fn of(map: &'a SystemMap) -> Self {
        let mut elements = HashMap::new();
        let mut shared = Vec::new();
        for element in map.elements() {
            let name = alike(&element.label);
            if name.is_empty() {
                continue;
            }
            match elements.entry(name) {
                Entry::Occupied(first) => shared.push(first.key().clone()),
                Entry::Vacant(free) => drop(free.insert(element.id)),
            }
        }
        Self { map, elements, shared, loops: OnceCell::new() }
    }

    /// An element that is about to be on the map too, if no other has its name.
    pub fn add(&mut self, label: &str, id: ElementId) {
        self.elements.entry(alike(label)).or_insert(id);
    }

    /// The element with this label.
    pub fn element(&self, label: &str) -> Option<ElementId> {
        self.elements.get(&alike(label)).copied()
    }

    /// The parts that a cell names: the whole cell first, else what stands between its semicolons. What is not found is given as it stands.
    pub fn named(&self, name: &PartName) -> Vec<Result<Found, String>> {
        if let Some(found) = self.one(name.kind, name.text.trim()) {
            return vec![Ok(found)];
        }
        let pieces = name.text.split([';', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
        pieces.map(|piece| self.one(name.kind, piece).ok_or_else(|| piece.to_owned())).collect()
    }

    /// The part of one name; what it is likely to be is looked for first.
    pub fn one(&self, kind: PartKind, name: &str) -> Option<Found> {
        match kind {
            PartKind::Element => self.element_named(name).or_else(|| self.connection_named(name)).or_else(|| self.loop_named(name)),
            PartKind::Connection => self.connection_named(name).or_else(|| self.element_named(name)).or_else(|| self.loop_named(name)),
            PartKind::Loop => self.loop_named(name).or_else(|| self.element_named(name)).or_else(|| self.connection_named(name)),
        }
    }

    fn element_named(&self, name: &str) -> Option<Found> {
        if let Some(id) = self.element(name) {
            return Some(Found { several: self.shared.contains(&alike(name)), ..CitedPart::Element(id).into() });
        }
        let code = name.parse::<Code>().ok().filter(|code| code.kind == CodeKind::Element)?;
        self.map.element_by_number(code.number).map(|element| CitedPart::Element(element.id).into())
    }

    fn connection_named(&self, name: &str) -> Option<Found> {
        if let Some(code) = name.parse::<Code>().ok().filter(|code| code.kind == CodeKind::Connection) {
            return self.map.connection_by_number(code.number).map(|connection| CitedPart::Connection(connection.id).into());
        }
        // A label may have an arrow in it, so every arrow is tried.
        let ends = ARROWS.iter().flat_map(|arrow| name.match_indices(arrow)).filter_map(|(at, arrow)| {
            let (from, to) = (name.get(..at)?, name.get(at + arrow.len()..)?);
            let end = |name: &str| match self.element_named(name.trim())?.part {
                CitedPart::Element(id) => Some(id),
                _ => None,
            };
            end(from).zip(end(to))
        });
        ends.into_iter().find_map(|(from, to)| self.between(from, to))
    }

    /// The claim from one element to another; one that runs both ways or none may have been drawn from the other end.
    fn between(&self, from: ElementId, to: ElementId) -> Option<Found> {
        let mut claims: Vec<ConnectionId> = self.map.connections_between(from, to).iter().map(|connection| connection.id).collect();
        let back = self.map.connections_between(to, from);
        claims.extend(back.iter().filter(|connection| connection.direction != Direction::Directed).map(|connection| connection.id));
        let first = *claims.first()?;
        Some(Found { several: claims.len() > 1, ..CitedPart::Connection(first).into() })
    }

    fn loop_named(&self, name: &str) -> Option<Found> {
        let wanted = alike(name);
        let named = |named: &&NamedLoop| !named.name.trim().is_empty() && alike(&named.name) == wanted;
        if let Some(named) = self.map.named_loops().iter().find(named) {
            return Some(CitedPart::Loop(named.id).into());
        }
        let number: u32 = name.strip_prefix(['R', 'B', 'U', 'r', 'b', 'u'])?.parse().ok()?;
        let (loops, book) = self.loops.get_or_init(|| {
            let loops = find_loops(&Arc::new(CausalGraph::of(self.map)), LoopLimits::default(), None);
            let book = LoopBook::of(self.map, &loops);
            (loops, book)
        });
        let row = book.by_code(name)?;
        if let Some(id) = row.named {
            return Some(CitedPart::Loop(id).into());
        }
        let unnamed = named_loop(number, row.spelled(loops)?);
        Some(Found { unnamed: Some(unnamed.clone()), ..CitedPart::Loop(unnamed.id).into() })
    }
}

/// A loop's own record, with the number that it was called by.
fn named_loop(number: u32, found: FeedbackLoop) -> NamedLoop {
    let cycle: Vec<String> = found.elements.iter().map(ElementId::to_string).collect();
    let id: NamedLoopId = derived(&["loop", &cycle.join(" ")]);
    NamedLoop {
        id,
        number,
        last_type: found.kind,
        cycle: found.elements,
        name: String::new(),
        story: String::new(),
        question: String::new(),
        starred: false,
        extra: Extra::default(),
    }
}

/// A name as it is compared: folded, every run of blanks one blank.
fn alike(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a code is called without the codes that it belongs to: `Coke::diet Coke`, `a\b` and `cause.Road closure` are ways to write it.
pub(super) fn last_name(code: &str) -> &str {
    for between in ["::", " > ", "\\"] {
        if let Some((_, last)) = code.rsplit_once(between).filter(|(_, last)| !last.trim().is_empty()) {
            return last.trim();
        }
    }
    // A full stop may also end a sentence or shorten a word: only one between a single word and what follows it closely parts them.
    match code.split_once('.') {
        Some((first, last)) if !first.is_empty() && first.chars().all(char::is_alphabetic) && last.starts_with(char::is_alphanumeric) => {
            last.trim()
        }
        _ => code.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_may_carry_the_names_of_those_above_them() {
        assert_eq!(last_name("cause.Road closure"), "Road closure");
        assert_eq!(last_name("Coke::diet Coke"), "diet Coke");
        assert_eq!(last_name("a\\b"), "b");
        assert_eq!(last_name("Needs vs. wants"), "Needs vs. wants");
        assert_eq!(last_name("e. coli"), "e. coli");
    }
}
