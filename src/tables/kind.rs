//! Which parts are the rows of a table, and which columns it has.

use std::collections::BTreeSet;

use super::column::{Column, Spec};
use super::{connections, elements, quotes};
use crate::map::{Code, CodeKind, Part, RecordId, SystemMap};

/// A table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// A row an element.
    #[default]
    Elements,
    /// A row a connection.
    Connections,
    /// A row a quote.
    Quotes,
}

impl TableKind {
    /// Every table, from left to right.
    pub const ALL: [Self; 3] = [Self::Elements, Self::Connections, Self::Quotes];

    /// The word on its tab.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Elements => "Elements",
            Self::Connections => "Connections",
            Self::Quotes => "Quotes",
        }
    }

    /// The word for one of its rows.
    pub const fn one(self) -> &'static str {
        match self {
            Self::Elements => "element",
            Self::Connections => "connection",
            Self::Quotes => "quote",
        }
    }

    /// The letter of its codes.
    pub const fn code(self) -> CodeKind {
        match self {
            Self::Elements => CodeKind::Element,
            Self::Connections => CodeKind::Connection,
            Self::Quotes => CodeKind::Quote,
        }
    }

    /// The columns that every map has.
    pub const fn specs(self) -> &'static [Spec] {
        match self {
            Self::Elements => elements::COLUMNS,
            Self::Connections => connections::COLUMNS,
            Self::Quotes => quotes::COLUMNS,
        }
    }

    /// The columns for this map: after those that every map has, the free attributes of its elements.
    pub fn columns(self, map: &SystemMap) -> Vec<Column> {
        let fixed = self.specs().iter().map(Column::Field);
        let elements = map.elements().filter(|_| self == Self::Elements);
        let attributes: BTreeSet<&String> = elements.flat_map(|element| element.attributes.keys()).collect();
        fixed.chain(attributes.into_iter().map(|name| Column::Attribute(name.clone()))).collect()
    }

    /// Every row, by number.
    pub fn parts(self, map: &SystemMap) -> Vec<Part> {
        let mut numbered: Vec<(u32, Part)> = match self {
            Self::Elements => map.elements().map(|e| (e.number, Part::Element(e.id))).collect(),
            Self::Connections => map.connections().map(|c| (c.number, Part::Connection(c.id))).collect(),
            Self::Quotes => map.quotes().iter().map(|q| (q.number, Part::Quote(q.id))).collect(),
        };
        numbered.sort_unstable();
        numbered.into_iter().map(|(_, part)| part).collect()
    }

    /// Whether a part is a row of it.
    pub const fn holds(self, part: Part) -> bool {
        matches!(
            (self, part),
            (Self::Elements, Part::Element(_)) | (Self::Connections, Part::Connection(_)) | (Self::Quotes, Part::Quote(_))
        )
    }
}

/// The record behind a row.
pub(super) const fn record_id(part: Part) -> Option<RecordId> {
    match part {
        Part::Element(id) => Some(RecordId::Element(id)),
        Part::Connection(id) => Some(RecordId::Connection(id)),
        Part::Quote(id) => Some(RecordId::Quote(id)),
        Part::Loop(_) | Part::Group(_) | Part::Note(_) | Part::Backdrop(_) => None,
    }
}

/// The code of a row: N12. Empty for what is not on the map.
pub(super) fn code_of(map: &SystemMap, part: Part) -> String {
    let code = match part {
        Part::Element(id) => map.element(id).map(|e| Code::element(e.number)),
        Part::Connection(id) => map.connection(id).map(|c| Code::connection(c.number)),
        Part::Quote(id) => map.quotes().get(id).map(|q| Code::quote(q.number)),
        Part::Loop(_) | Part::Group(_) | Part::Note(_) | Part::Backdrop(_) => None,
    };
    code.map(|code| code.to_string()).unwrap_or_default()
}
