//! Named loops whose name or number says another type than their signs give.

use super::loops::LoopBook;
use crate::map::{LoopType, NamedLoopId, SystemMap};

/// A name that says another type than the signs give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The loop.
    pub named: NamedLoopId,
    /// What the signs give.
    pub kind: LoopType,
    /// What its name says, or what it was when somebody last looked.
    pub said: LoopType,
    /// The words that say so; `None` when it was another type when somebody last looked.
    pub word: Option<&'static str>,
}

/// Words that say a type.
const WORDS: &[(&str, LoopType)] = &[
    ("reinforcing", LoopType::Reinforcing),
    ("vicious", LoopType::Reinforcing),
    ("virtuous", LoopType::Reinforcing),
    ("spiral", LoopType::Reinforcing),
    ("snowball", LoopType::Reinforcing),
    ("balancing", LoopType::Balancing),
    ("stabilising", LoopType::Balancing),
    ("stabilizing", LoopType::Balancing),
    ("self-correcting", LoopType::Balancing),
];

/// The word in a name that says another type than this, and which; none for a loop with an unknown step, which contradicts nothing.
pub fn said_otherwise(name: &str, kind: LoopType) -> Option<(&'static str, LoopType)> {
    let name = name.to_lowercase();
    let says = |(word, said): &&(&str, LoopType)| *said != kind && kind != LoopType::Undetermined && name.contains(word);
    WORDS.iter().find(says).copied()
}

/// The named loops that contradict their signs, by number. A loop with an unknown step contradicts nothing that its name says.
pub fn contradictions(map: &SystemMap, book: &LoopBook) -> Vec<Contradiction> {
    let check = |named: &crate::map::NamedLoop| {
        let kind = book.named(named.id)?.kind;
        let flipped = (named.last_type != kind).then_some((named.last_type, None));
        let (said, word) = said_otherwise(&named.name, kind).map(|(word, said)| (said, Some(word))).or(flipped)?;
        Some(Contradiction { named: named.id, kind, said, word })
    };
    map.named_loops().iter().filter_map(check).collect()
}
