//! A search with several hands. Roots are searched one by one in a given order, each without those before it: who takes a root needs to
//! know only its place in that order, not what the others found.

use std::iter::once;
use std::ops::ControlFlow;

use crate::analysis::together;

use super::core::Core;
use super::search::{Ended, Search, Turns, Until};
use super::store::Store;

/// Adds the loops of a component to `store`. The first hand begins alone, and calls the others when there is much to do.
pub(super) fn search(core: &Core, length: usize, until: Until<'_>, store: Store, hands: usize) -> (Store, Ended) {
    let turns = Turns::of(core);
    let mut first = Search::new(core, length, until, store);
    let ended = first.run(&turns, hands > 1);
    if ended.is_break() || turns.are_over() {
        return (first.store, why(ended));
    }
    let (mut store, ended) = shared(core, length, until, &turns, first, hands);
    if ended == Ended::All && store.len() > until.limit {
        store.cut(until.limit);
        return (store, Ended::Limit);
    }
    (store, ended)
}

fn shared(core: &Core, length: usize, until: Until<'_>, turns: &Turns, first: Search<'_>, hands: usize) -> (Store, Ended) {
    let others = (1..hands).map(|_| Search::new(core, length, until, Store::default()));
    let mut found = together(once(first).chain(others), |mut search: Search<'_>| {
        let ended = search.run(turns, false);
        if ended.is_break() {
            turns.stop();
        }
        (search.store, why(ended))
    })
    .into_iter();
    let (mut store, mut ended) = found.next().unwrap_or((Store::default(), Ended::All));
    for (others, other) in found {
        store.append(&others);
        if ended == Ended::All {
            ended = other;
        }
    }
    (store, ended)
}

fn why(ended: ControlFlow<Ended>) -> Ended {
    match ended {
        ControlFlow::Break(ended) => ended,
        ControlFlow::Continue(()) => Ended::All,
    }
}
