//! The list of loops: which are shown, and how many there are of each type.

use std::collections::HashSet;

use crate::analysis::FeedbackLoop;
use crate::map::{Basis, CitedPart, ConnectionId, ElementId, LoopType, Part, SystemMap};
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

/// In which order loops are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LoopSort {
    /// The shortest first.
    #[default]
    Length,
    /// Those first whose weakest step the most sources speak for.
    Evidence,
    /// Those first of which the fewest steps are inferred.
    Stated,
    /// Those that somebody starred first.
    Star,
}

impl LoopSort {
    /// Every order, as in the list that drops down.
    pub const ALL: [Self; 4] = [Self::Length, Self::Evidence, Self::Stated, Self::Star];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Length => "Shortest first",
            Self::Evidence => "Best evidenced weakest step first",
            Self::Stated => "Stated before inferred",
            Self::Star => "Starred first",
        }
    }
}

/// Which loops are in hand, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoopHand {
    /// Only loops through each of these; of a group through any of its elements.
    pub through: Vec<Part>,
    /// Their order.
    pub sort: LoopSort,
}

impl LoopHand {
    fn keeps(&self, map: &SystemMap, found: &FeedbackLoop) -> bool {
        self.through.iter().all(|part| match part {
            Part::Group(group) => found.elements.iter().filter_map(|&id| map.element(id)).any(|element| element.groups.contains(group)),
            part => found.runs_through(*part),
        })
    }

    /// What a loop is sorted by; the smallest comes first, and of equal ones the shortest.
    fn rank(&self, map: &SystemMap, derived: &Derived, found: &FeedbackLoop, starred: bool) -> u32 {
        let claims = |step: &[ConnectionId]| step.iter().filter_map(|&id| map.connection(id)).map(|c| c.basis).collect::<Vec<_>>();
        match self.sort {
            LoopSort::Length => 0,
            LoopSort::Evidence => {
                let sources = |step: &Vec<ConnectionId>| derived.evidence.on_all(step.iter().map(|&id| CitedPart::Connection(id))).sources;
                u32::MAX - found.steps.iter().map(sources).min().unwrap_or(0)
            }
            LoopSort::Stated => found.steps.iter().filter(|step| claims(step).iter().all(|basis| *basis == Basis::Inferred)).count() as u32,
            LoopSort::Star => u32::from(!starred),
        }
    }
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
pub(super) fn lines(map: &SystemMap, derived: &Derived, filter: LoopFilter, hand: &LoopHand, search: &str) -> LoopLines {
    let keeps = |filter: LoopFilter, kind: LoopType, named: bool| match filter {
        LoopFilter::All => true,
        LoopFilter::Named => named,
        LoopFilter::Type(wanted) => kind == wanted,
    };
    let rows = &derived.book.rows;
    let counts = LoopFilter::ALL.map(|filter| rows.iter().filter(|r| keeps(filter, r.kind, r.named.is_some())).count());
    let steps: HashSet<ElementId> =
        if search.is_empty() { HashSet::new() } else { map.elements().filter(|e| matches(&e.label, search)).map(|e| e.id).collect() };
    let mut found: Vec<((u32, usize), LoopLine)> = Vec::new();
    let spells = !hand.through.is_empty() || hand.sort != LoopSort::Length;
    for (at, row) in rows.iter().enumerate() {
        if !keeps(filter, row.kind, row.named.is_some()) {
            continue;
        }
        let Some(loops) = derived.loops.as_deref() else { continue };
        let elements =
            row.at.map_or_else(|| row.spelled(loops).map(|l| l.elements).unwrap_or_default(), |at| loops.elements(at).collect::<Vec<_>>());
        let named = || row.named.and_then(|id| map.named_loops().get(id)).is_some_and(|l| matches(&l.name, search));
        let wanted = search.is_empty() || fold(&row.code) == search || elements.iter().any(|e| steps.contains(e)) || named();
        if !wanted {
            continue;
        }
        // Spelled out only where more than its length is asked for: there may be many.
        let starred = || row.named.and_then(|id| map.named_loops().get(id)).is_some_and(|named| named.starred);
        let rank = match spells.then(|| row.spelled(loops)).flatten() {
            Some(spelled) if !hand.keeps(map, &spelled) => continue,
            Some(spelled) => hand.rank(map, derived, &spelled, starred()),
            None => 0,
        };
        found.push(((rank, elements.len()), LoopLine { row: at }));
    }
    found.sort_by_key(|&(rank, _)| rank);
    LoopLines { lines: found.into_iter().map(|(_, line)| line).collect(), counts }
}
