//! Which parts are selected, in the order they were picked.

use std::collections::HashSet;

use crate::map::{BackdropId, ConnectionId, ElementId, NoteId, Part, QuoteId, SystemMap};

/// Selected parts, each once, in the order they were picked. There may be tens of thousands of quotes among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    parts: Vec<Part>,
    all: HashSet<Part>,
}

impl Selection {
    /// The parts.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether a part is selected.
    pub fn contains(&self, part: Part) -> bool {
        self.all.contains(&part)
    }

    /// The one selected part, if it is one.
    pub fn single(&self) -> Option<Part> {
        match self.parts.as_slice() {
            [part] => Some(*part),
            _ => None,
        }
    }

    /// Selected elements.
    pub fn elements(&self) -> impl Iterator<Item = ElementId> + '_ {
        self.parts.iter().filter_map(|part| if let Part::Element(id) = part { Some(*id) } else { None })
    }

    /// Selected connections.
    pub fn connections(&self) -> impl Iterator<Item = ConnectionId> + '_ {
        self.parts.iter().filter_map(|part| if let Part::Connection(id) = part { Some(*id) } else { None })
    }

    /// Selected quotes.
    pub fn quotes(&self) -> impl Iterator<Item = QuoteId> + '_ {
        self.parts.iter().filter_map(|part| if let Part::Quote(id) = part { Some(*id) } else { None })
    }

    /// Selected notes.
    pub fn notes(&self) -> impl Iterator<Item = NoteId> + '_ {
        self.parts.iter().filter_map(|part| if let Part::Note(id) = part { Some(*id) } else { None })
    }

    /// Selected pictures behind the map.
    pub fn backdrops(&self) -> impl Iterator<Item = BackdropId> + '_ {
        self.parts.iter().filter_map(|part| if let Part::Backdrop(id) = part { Some(*id) } else { None })
    }

    /// Selects these and nothing else.
    pub fn set(&mut self, parts: impl IntoIterator<Item = Part>) {
        self.parts.clear();
        self.all.clear();
        self.extend(parts);
    }

    /// Selects these too.
    pub fn extend(&mut self, parts: impl IntoIterator<Item = Part>) {
        for part in parts {
            if self.all.insert(part) {
                self.parts.push(part);
            }
        }
    }

    /// Selects a part, or takes it out.
    pub fn toggle(&mut self, part: Part) {
        if self.all.remove(&part) {
            self.parts.retain(|&p| p != part);
        } else {
            self.all.insert(part);
            self.parts.push(part);
        }
    }

    /// Takes out what is no longer in the map. Loops stay: they are computed.
    pub fn prune(&mut self, map: &SystemMap) {
        let all = &mut self.all;
        self.parts.retain(|part| {
            let stays = match *part {
                Part::Element(id) => map.element(id).is_some(),
                Part::Connection(id) => map.connection(id).is_some(),
                Part::Group(id) => map.groups().contains(id),
                Part::Quote(id) => map.quotes().contains(id),
                Part::Note(id) => map.notes().contains(id),
                Part::Backdrop(id) => map.backdrops().contains(id),
                Part::Loop(_) => true,
            };
            if !stays {
                all.remove(part);
            }
            stays
        });
    }
}
