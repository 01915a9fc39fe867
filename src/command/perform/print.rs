//! Performs what was asked of the print.

use crate::session::{PrintAction, Session};

pub(super) fn perform(session: &mut Session, action: PrintAction) {
    let _ = (session, action);
}
