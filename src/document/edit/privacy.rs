//! Decisions about what was found go with the part that they are about.

use crate::document::Transaction;

/// Forgets decisions about parts that are no longer there.
pub(in crate::document) fn forget_decisions(to: &mut Transaction<'_>) {
    let map = to.map();
    if map.privacy().kept.iter().all(|kept| map.has(kept.part)) {
        return;
    }
    let mut privacy = map.privacy().clone();
    privacy.kept.retain(|kept| map.has(kept.part));
    to.put(privacy);
}
