//! Sets of loops that take a while to find: families, and the shortest independent ones. Looked for on a thread, once somebody asks.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Waker;
use super::errand::Errand;
use super::state::LoopShow;
use crate::analysis::{Loops, Pace, families, independent_loops};
use crate::map::LoopKey;

/// The shortest independent loops, and what has to be said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndependentSet {
    /// Which they are.
    pub keys: HashSet<LoopKey>,
    /// How many there have to be: steps − elements + 1, summed over what hangs together both ways.
    pub rank: usize,
    /// They are independent and as many as there have to be.
    pub is_proven: bool,
    /// Steps of the shortest and the longest.
    pub lengths: Option<(usize, usize)>,
}

/// What was found.
#[derive(Debug)]
enum Found {
    /// The family of each loop, by its place in the list.
    Families(HashMap<usize, usize>),
    Independent(IndependentSet),
    Nothing,
}

/// The sets of one list of loops.
#[derive(Debug, Default)]
pub struct LoopSets {
    errand: Errand<(u64, LoopShow), Found>,
    revision: u64,
    /// The list of loops that is asked of.
    of: u64,
}

impl LoopSets {
    /// Sends a thread for the set that is shown, unless it is known or on its way.
    pub(super) fn refresh(&mut self, loops: Option<&Arc<Loops>>, revision: u64, show: LoopShow, waker: &Waker) {
        let before = self.errand.is_out();
        self.errand.take(|| Found::Nothing);
        self.revision += u64::from(before && !self.errand.is_out());
        self.of = revision;
        let put = (revision, show);
        if show == LoopShow::Every && self.errand.is_out() {
            // Nobody asks any more.
            self.errand = Errand::default();
        }
        let Some(loops) = loops.filter(|_| show != LoopShow::Every) else { return };
        if self.errand.is_answered(&put) || self.errand.is_out_for(&put) {
            return;
        }
        let loops = Arc::clone(loops);
        self.errand.send_paced(put, waker.clone(), move |pace| look(&loops, show, pace));
    }

    /// Goes up with every set that was found.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether a set is being looked for.
    pub fn is_looking(&self) -> bool {
        self.errand.is_out()
    }

    /// Waits for the set: for tests and programs without a window.
    pub fn wait(&mut self) {
        self.revision += u64::from(self.errand.is_out());
        self.errand.wait();
    }

    /// Whether a loop is in the set that is shown; of families every loop is.
    pub fn keeps(&self, show: LoopShow, key: LoopKey) -> bool {
        show != LoopShow::Independent || self.independent().is_some_and(|set| set.keys.contains(&key))
    }

    /// The family of each loop by its place in the list, once they are known and shown.
    pub fn families(&self, show: LoopShow) -> Option<&HashMap<usize, usize>> {
        match self.errand.last() {
            Some(((of, _), Found::Families(families))) if show == LoopShow::Families && *of == self.of => Some(families),
            _ => None,
        }
    }

    /// The shortest independent loops, once they are known.
    pub fn independent(&self) -> Option<&IndependentSet> {
        match self.errand.last() {
            Some((_, Found::Independent(set))) => Some(set),
            _ => None,
        }
    }
}

fn look(loops: &Arc<Loops>, show: LoopShow, pace: &Pace) -> Found {
    match show {
        LoopShow::Every => Found::Nothing,
        LoopShow::Families => {
            let families = families(loops);
            let members = |(number, family): (usize, crate::analysis::Family)| {
                std::iter::once(family.first).chain(family.variants).map(move |at| (at, number)).collect::<Vec<_>>()
            };
            Found::Families(families.into_iter().enumerate().flat_map(members).collect())
        }
        LoopShow::Independent => independent_loops(loops.graph(), pace).map_or(Found::Nothing, |found| {
            let lengths = || found.loops.iter().map(|one| one.elements.len());
            Found::Independent(IndependentSet {
                keys: found.loops.iter().map(|one| one.key).collect(),
                rank: found.rank,
                is_proven: found.is_proven(),
                lengths: lengths().min().zip(lengths().max()),
            })
        }),
    }
}
