//! Drawings of the pages that are in view, made once for as long as the pages are the same. Those of pages far from view are let go: a pack
//! may have hundreds of pages.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use egui::{Context, Id};

use super::flat::{Layers, layers};
use crate::session::Pages;

/// So many pages are kept: more than are ever in view.
const MOST: usize = 32;

/// Whose pages, and their drawings by place. A pointer that keeps nothing alive, but whose place no other pages are given meanwhile.
type Kept = (Weak<Pages>, BTreeMap<usize, Arc<Layers>>);

/// A page's drawings.
pub fn kept_layers(context: &Context, pages: &Arc<Pages>, at: usize) -> Arc<Layers> {
    let kept = all(context);
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if !std::ptr::eq(kept.0.as_ptr(), Arc::as_ptr(pages)) {
        *kept = (Arc::downgrade(pages), BTreeMap::new());
    }
    let made = || Arc::new(pages.printout.pages.get(at).map(layers).unwrap_or_default());
    let found = Arc::clone(kept.1.entry(at).or_insert_with(made));
    while kept.1.len() > MOST {
        let [first, last] = [kept.1.keys().next(), kept.1.keys().next_back()].map(|place| place.copied().unwrap_or(at));
        let farthest = if at - first.min(at) > last.max(at) - at { first } else { last };
        kept.1.remove(&farthest);
    }
    found
}

fn all(context: &Context) -> Arc<Mutex<Kept>> {
    context.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(Id::unique("layers of pages"))))
}

/// Places of the pages whose drawings are kept.
#[cfg(test)]
pub fn places(context: &Context) -> Vec<usize> {
    all(context).lock().unwrap_or_else(PoisonError::into_inner).1.keys().copied().collect()
}
