//! The list of loops: which are shown, and how many there are of each type.

use std::collections::HashSet;

use crate::map::{ElementId, LoopType, SystemMap};
use crate::session::Derived;

use super::{fold, matches};

/// Which loops are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LoopFilter {
    /// All.
    #[default]
    All,
    /// Those with a name.
    Named,
    /// Those of one type.
    Type(LoopType),
}

impl LoopFilter {
    /// Every filter, from left to right.
    pub const ALL: [Self; 5] =
        [Self::All, Self::Named, Self::Type(LoopType::Reinforcing), Self::Type(LoopType::Balancing), Self::Type(LoopType::Undetermined)];
}

/// A loop in the list: its row in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoopLine {
    /// The place of its row in the book.
    pub row: usize,
}

/// The list, and the counts on its filters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoopLines {
    /// The loops shown, the shortest first.
    pub lines: Vec<LoopLine>,
    /// How many each filter would show without a search, in the order of [`LoopFilter::ALL`].
    pub counts: [usize; 5],
}

/// The list for this filter and search (folded).
pub(super) fn lines(map: &SystemMap, derived: &Derived, filter: LoopFilter, search: &str) -> LoopLines {
    let keeps = |filter: LoopFilter, kind: LoopType, named: bool| match filter {
        LoopFilter::All => true,
        LoopFilter::Named => named,
        LoopFilter::Type(wanted) => kind == wanted,
    };
    let rows = &derived.book.rows;
    let counts = LoopFilter::ALL.map(|filter| rows.iter().filter(|r| keeps(filter, r.kind, r.named.is_some())).count());
    let steps: HashSet<ElementId> =
        if search.is_empty() { HashSet::new() } else { map.elements().filter(|e| matches(&e.label, search)).map(|e| e.id).collect() };
    let mut found: Vec<(usize, LoopLine)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if !keeps(filter, row.kind, row.named.is_some()) {
            continue;
        }
        let Some(loops) = derived.loops.as_deref() else { continue };
        let elements =
            row.at.map_or_else(|| row.spelled(loops).map(|l| l.elements).unwrap_or_default(), |at| loops.elements(at).collect::<Vec<_>>());
        let named = || row.named.and_then(|id| map.named_loops().get(id)).is_some_and(|l| matches(&l.name, search));
        let wanted = search.is_empty() || fold(&row.code) == search || elements.iter().any(|e| steps.contains(e)) || named();
        if wanted {
            found.push((elements.len(), LoopLine { row: at }));
        }
    }
    found.sort_by_key(|&(length, _)| length);
    LoopLines { lines: found.into_iter().map(|(_, line)| line).collect(), counts }
}
