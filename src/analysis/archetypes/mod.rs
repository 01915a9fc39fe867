//! Archetypes: patterns of loops that stories are known of. A map may look like one; structure alone never shows that it is one.
//!
//! Signatures after D. H. Kim, "Systems archetypes" (1992), told by loops that share parts. Drifting goals, escalation and success to the
//! successful are told apart by the signs round the element that their loops share, so how elements are worded matters there. A new archetype is
//! a row here and a function in `find`.

mod find;
mod ground;

use super::loops::Loops;
use ground::Ground;

/// The most loops that are looked at together, the shortest first.
const LOOPS: usize = 400;
/// The most likenesses of one archetype that are listed.
const LISTED: usize = 200;

/// A pattern of loops with its story.
#[derive(Clone, Copy)]
pub struct Archetype {
    /// Its name in files.
    pub key: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The story told of it elsewhere, in a sentence or two.
    pub story: &'static str,
    /// What to ask those who know the system.
    pub question: &'static str,
    find: fn(&Ground<'_>, &mut Vec<Found>),
}

/// Loops that fit, by place in the list, and whether the delay that the story tells of is on the map.
type Found = (Vec<usize>, bool);

/// Loops of a map that together look like an archetype.
#[derive(Clone, Debug)]
pub struct Likeness {
    /// Which.
    pub archetype: &'static Archetype,
    /// The places of its loops in the list of [`Loops`], in the order of the story.
    pub loops: Vec<usize>,
    /// The delay that the story tells of is marked on the map.
    pub delayed: bool,
}

/// What a map looks like, and how much of it was looked at.
#[derive(Clone, Debug, Default)]
pub struct Likenesses {
    /// By archetype, those of fewer steps first, of equal ones those with the delay.
    pub list: Vec<Likeness>,
    /// There are more than are listed, or loops that were not looked at.
    pub truncated: bool,
}

/// Every archetype, in the order of lists.
pub const ARCHETYPES: &[Archetype] = &[
    Archetype {
        key: "limits-to-growth",
        title: "Limits to growth",
        story: "Something grows by itself until it meets a limit that it feeds, often after a while.",
        question: "What sets the limit, and could it be raised before pushing harder on growth?",
        find: find::limits_to_growth,
    },
    Archetype {
        key: "fixes-that-fail",
        title: "Fixes that fail",
        story: "A fix eases a problem at once; after a while what else it does brings the problem back.",
        question: "What does the fix do in the long run, and to whom?",
        find: find::fixes_that_fail,
    },
    Archetype {
        key: "shifting-the-burden",
        title: "Shifting the burden",
        story: "A quick fix and a lasting one answer the same problem, and relying on the quick one weakens the lasting one.",
        question: "What would have to be in place to need the quick fix less?",
        find: find::shifting_the_burden,
    },
    Archetype {
        key: "drifting-goals",
        title: "Drifting goals",
        story: "A gap can be closed by doing something about it or by lowering the goal, and lowering the goal is quicker.",
        question: "Who sets the goal, and what would hold it where it is?",
        find: find::drifting_goals,
    },
    Archetype {
        key: "escalation",
        title: "Escalation",
        story: "Two sides each answer what the other does, and both end up further than either wanted.",
        question: "What could both sides stop at the same time?",
        find: find::escalation,
    },
    Archetype {
        key: "success-to-the-successful",
        title: "Success to the successful",
        story: "Two share what they need; whoever gets more does better and so gets more still.",
        question: "How is what both need shared out, and could it be done otherwise?",
        find: find::success_to_the_successful,
    },
    Archetype {
        key: "tragedy-of-the-commons",
        title: "Tragedy of the commons",
        story: "Each gains by using more of what all share, until there is less of it for everybody.",
        question: "Who looks after what is shared, and do those who use it see how much is left?",
        find: find::tragedy_of_the_commons,
    },
    Archetype {
        key: "growth-and-underinvestment",
        title: "Growth and underinvestment",
        story: "Growth runs into a limit that could be lifted by investing, but the investment comes late or its standard sinks.",
        question: "What would show early enough that it is time to invest?",
        find: find::growth_and_underinvestment,
    },
];

/// What the loops of a map look like.
pub fn likenesses(loops: &Loops) -> Likenesses {
    let ground = Ground::of(loops, LOOPS);
    let mut all = Likenesses { list: Vec::new(), truncated: loops.len() > LOOPS || loops.truncated };
    for archetype in ARCHETYPES {
        let mut found = Vec::new();
        (archetype.find)(&ground, &mut found);
        found.sort_by_key(|(places, delayed)| (places.iter().map(|&at| loops.nodes(at).len()).sum::<usize>(), !delayed, places.clone()));
        found.dedup();
        all.truncated |= found.len() > LISTED;
        all.list.extend(found.into_iter().take(LISTED).map(|(loops, delayed)| Likeness { archetype, loops, delayed }));
    }
    all
}

impl std::fmt::Debug for Archetype {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{CausalGraph, LoopLimits, find_loops, sample};

    fn found(count: u32, claims: &[(u32, u32, &str)]) -> Vec<&'static str> {
        let loops = find_loops(&Arc::new(CausalGraph::of(&sample::map(count, claims))), LoopLimits::default(), None);
        let mut keys: Vec<_> = likenesses(&loops).list.iter().map(|likeness| likeness.archetype.key).collect();
        keys.dedup();
        keys
    }

    /// An archetype, how many elements, and their links.
    type Signature = (&'static str, u32, &'static [(u32, u32, &'static str)]);

    /// The signature of each archetype, by its links.
    const SIGNATURES: &[Signature] = &[
        ("limits-to-growth", 4, &[(1, 2, "+"), (2, 1, "+"), (2, 3, "+"), (3, 2, "-d"), (4, 3, "+")]),
        ("fixes-that-fail", 3, &[(1, 2, "+"), (2, 1, "-"), (2, 3, "+d"), (3, 1, "+")]),
        ("shifting-the-burden", 4, &[(1, 2, "+"), (2, 1, "-"), (1, 3, "+"), (3, 1, "-d"), (2, 4, "+"), (4, 3, "-")]),
        ("drifting-goals", 5, &[(1, 2, "+"), (2, 3, "-"), (3, 1, "+"), (1, 4, "+"), (4, 5, "+d"), (5, 1, "-")]),
        ("escalation", 5, &[(1, 2, "+"), (2, 3, "-"), (3, 1, "+"), (4, 2, "-"), (2, 5, "+"), (5, 4, "+")]),
        ("success-to-the-successful", 5, &[(1, 2, "+"), (2, 3, "+"), (3, 1, "+"), (1, 4, "-"), (4, 5, "+"), (5, 1, "-")]),
        (
            "tragedy-of-the-commons",
            7,
            &[
                (1, 2, "+"),
                (2, 1, "+"),
                (1, 3, "+"),
                (4, 5, "+"),
                (5, 4, "+"),
                (4, 3, "+"),
                (3, 6, "-d"),
                (6, 2, "+"),
                (6, 5, "+"),
                (7, 6, "+"),
            ],
        ),
        (
            "growth-and-underinvestment",
            7,
            &[(1, 2, "+"), (2, 1, "+"), (2, 3, "-"), (3, 2, "+"), (3, 4, "-"), (7, 4, "+"), (4, 5, "+"), (5, 6, "+d"), (6, 3, "+")],
        ),
    ];

    #[test]
    fn every_archetype_is_seen_in_its_own_signature() {
        for &(key, count, claims) in SIGNATURES {
            assert!(found(count, claims).contains(&key), "{key}: {:?}", found(count, claims));
        }
        assert_eq!(SIGNATURES.len(), ARCHETYPES.len());
    }

    /// Told apart by the signs round one element.
    const WORDED: [&str; 3] = ["drifting-goals", "escalation", "success-to-the-successful"];

    #[test]
    fn turning_an_element_round_changes_nothing_and_a_sign_does() {
        for &(key, count, claims) in SIGNATURES.iter().filter(|row| !WORDED.contains(&row.0)) {
            for turned in 1..=count {
                let flip = |sign: &'static str| match sign {
                    "+" => "-",
                    "-" => "+",
                    "+d" => "-d",
                    _ => "+d",
                };
                let other: Vec<_> =
                    claims.iter().map(|&(a, b, s)| (a, b, if (a == turned) == (b == turned) { s } else { flip(s) })).collect();
                assert!(found(count, &other).contains(&key), "{key} with {turned} turned round");
            }
        }
        assert!(!found(3, &[(1, 2, "+"), (2, 1, "-"), (2, 3, "+d"), (3, 1, "-")]).contains(&"fixes-that-fail"));
        assert!(found(4, &[(1, 2, "+"), (2, 1, "+"), (3, 4, "+"), (4, 3, "-")]).is_empty(), "loops that share nothing");
    }
}
