//! Performs what was asked of the print dialog.

use crate::session::{Page, PrintAction, Session};

#[expect(clippy::needless_pass_by_value, reason = "every part of the window is asked in the same way")]
pub(super) fn perform(session: &mut Session, action: PrintAction) {
    match action {
        PrintAction::Kind(kind) => {
            session.print.kind = kind;
            session.print.page = 0;
        }
        PrintAction::ShowPage(page) => session.print.page = page,
        PrintAction::Close => session.shell.page = Page::Editor,
    }
}
