//! Performs what was asked of a merge: one side or both, record by record, each a step that can be undone.

use crate::document::{Edit, Side, forgetting_conflicts, merging_edit};
use crate::session::{MergingAction, Session};

pub(super) fn perform(session: &mut Session, action: MergingAction) {
    super::settle(session);
    let edit = match action {
        MergingAction::Take(id, side) => {
            let dispute = session.merging.disputes.iter().find(|dispute| dispute.id == id);
            dispute.map(|dispute| dispute.settling_edit(session.map(), side))
        }
        MergingAction::TakeAll(side) => Some(all(session, side)),
        MergingAction::LookedThrough => Some(forgetting_conflicts(session.map())),
    };
    if let Some(edit) = edit {
        session.document.edit(&edit);
    }
}

fn all(session: &Session, side: Side) -> Edit {
    let start = session.map().clone();
    let settled = session.merging.disputes.iter().fold(start, |map, dispute| dispute.settled(&map, side));
    merging_edit("settle a merge", session.map(), &settled)
}
