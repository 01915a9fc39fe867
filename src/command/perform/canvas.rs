//! Performs what was asked of the canvas.

use crate::session::{CanvasAction, Session};

pub(super) fn perform(session: &mut Session, action: CanvasAction) {
    let _ = (session, action);
}
