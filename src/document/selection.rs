//! Which parts are selected, in the order they were picked.

use crate::map::{ConnectionId, ElementId, Part, QuoteId, SystemMap};

/// Selected parts, each once, in the order they were picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<Part>);

impl Selection {
    /// The parts.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a part is selected.
    pub fn contains(&self, part: Part) -> bool {
        self.0.contains(&part)
    }

    /// The one selected part, if it is one.
    pub fn single(&self) -> Option<Part> {
        match self.0.as_slice() {
            [part] => Some(*part),
            _ => None,
        }
    }

    /// Selected elements.
    pub fn elements(&self) -> impl Iterator<Item = ElementId> + '_ {
        self.0.iter().filter_map(|part| if let Part::Element(id) = part { Some(*id) } else { None })
    }

    /// Selected connections.
    pub fn connections(&self) -> impl Iterator<Item = ConnectionId> + '_ {
        self.0.iter().filter_map(|part| if let Part::Connection(id) = part { Some(*id) } else { None })
    }

    /// Selected quotes.
    pub fn quotes(&self) -> impl Iterator<Item = QuoteId> + '_ {
        self.0.iter().filter_map(|part| if let Part::Quote(id) = part { Some(*id) } else { None })
    }

    /// Selects these and nothing else.
    pub fn set(&mut self, parts: impl IntoIterator<Item = Part>) {
        self.0.clear();
        self.extend(parts);
    }

    /// Selects these too.
    pub fn extend(&mut self, parts: impl IntoIterator<Item = Part>) {
        for part in parts {
            if !self.contains(part) {
                self.0.push(part);
            }
        }
    }

    /// Selects a part, or takes it out.
    pub fn toggle(&mut self, part: Part) {
        if self.contains(part) {
            self.0.retain(|&p| p != part);
        } else {
            self.0.push(part);
        }
    }

    /// Takes out what is no longer in the map. Loops stay: they are computed.
    pub fn prune(&mut self, map: &SystemMap) {
        self.0.retain(|part| match *part {
            Part::Element(id) => map.element(id).is_some(),
            Part::Connection(id) => map.connection(id).is_some(),
            Part::Group(id) => map.groups().contains(id),
            Part::Quote(id) => map.quotes().contains(id),
            Part::Loop(_) => true,
        });
    }
}
