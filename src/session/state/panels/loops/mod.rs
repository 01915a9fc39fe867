//! The list of loops: which are shown, and how many there are of each type.

mod families;
mod hand;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::map::{ElementId, LoopType, SystemMap};
use crate::session::Derived;

use super::{fold, matches};
use hand::Sorting;
pub use hand::{LoopHand, LoopShow, LoopSort, LoopTold, Share};

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

    fn keeps(self, kind: LoopType, named: bool) -> bool {
        match self {
            Self::All => true,
            Self::Named => named,
            Self::Type(wanted) => kind == wanted,
        }
    }
}

/// A loop in the list: its row in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoopLine {
    /// The place of its row in the book.
    pub row: usize,
    /// How many variants of it are listed or folded behind it.
    pub variants: usize,
    /// It is a variant of the loop above it.
    pub is_variant: bool,
}

/// The list, and the counts on its filters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoopLines {
    /// The loops shown, the shortest first.
    pub lines: Vec<LoopLine>,
    /// How many loops are like what is asked for, folded ones too.
    pub kept: usize,
    /// How many each filter would show without a search, in the order of [`LoopFilter::ALL`].
    pub counts: [usize; 5],
}

/// The list for this filter and search (folded).
pub(super) fn lines(map: &SystemMap, derived: &Derived, filter: LoopFilter, hand: &LoopHand, search: &str) -> LoopLines {
    let rows = &derived.book.rows;
    let counts = LoopFilter::ALL.map(|filter| rows.iter().filter(|r| filter.keeps(r.kind, r.named.is_some())).count());
    let Some(loops) = derived.loops.as_deref() else { return LoopLines { counts, ..LoopLines::default() } };
    let steps: HashSet<ElementId> =
        if search.is_empty() { HashSet::new() } else { map.elements().filter(|e| matches(&e.label, search)).map(|e| e.id).collect() };
    let sorting = Sorting::new(map, derived, hand);
    let mut found: Vec<((u32, usize), usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if !filter.keeps(row.kind, row.named.is_some()) || !derived.sets.keeps(hand.show, row.key) {
            continue;
        }
        let elements =
            row.at.map_or_else(|| row.spelled(loops).map(|l| l.elements).unwrap_or_default(), |at| loops.elements(at).collect::<Vec<_>>());
        let named = || row.named.and_then(|id| map.named_loops().get(id)).is_some_and(|l| matches(&l.name, search));
        let wanted = search.is_empty() || fold(&row.code) == search || elements.iter().any(|e| steps.contains(e)) || named();
        if !wanted {
            continue;
        }
        // Spelled out only where more than its length is asked for: there may be many.
        let starred = || row.named.and_then(|id| map.named_loops().get(id)).is_some_and(|named| named.starred);
        let rank = match hand.reads_loops().then(|| row.spelled(loops)).flatten() {
            Some(spelled) if !sorting.keeps(&spelled, row.named) => continue,
            Some(spelled) => sorting.rank(&spelled, starred()),
            None => 0,
        };
        found.push(((rank, elements.len()), at));
    }
    found.sort_by_key(|&(rank, _)| rank);
    let kept = found.len();
    let in_order = found.into_iter().map(|(_, row)| row);
    let lines = match derived.sets.families(hand.show) {
        Some(families) => families::fold(in_order, rows, families, &hand.opened),
        None => in_order.map(|row| LoopLine { row, variants: 0, is_variant: false }).collect(),
    };
    LoopLines { lines, kept, counts }
}
