//! Performs what was asked of the panel.

use crate::session::{PanelAction, Session};

pub(super) fn perform(session: &mut Session, action: PanelAction) {
    let _ = (session, action);
}
