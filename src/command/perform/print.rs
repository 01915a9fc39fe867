//! Performs what was asked of the print dialog. Writing and printing become wishes for `app`.

use crate::session::{LeftTab, Page, PrintAction, Session, Wish};

pub(super) fn perform(session: &mut Session, action: PrintAction) {
    let print = &mut session.print;
    match action {
        PrintAction::Kind(kind) => {
            print.kind = kind;
            print.page = 0;
            // Another kind has another paper of its own.
            print.options.paper = None;
            print.options.landscape = None;
            print.options.own.clear();
        }
        PrintAction::Options(options) => print.options = *options,
        PrintAction::Audience(audience) => print.audience = audience,
        PrintAction::ShowPage(page) => print.page = page,
        PrintAction::Save => session.shell.wish(Wish::PickPdf),
        PrintAction::View => session.shell.wish(Wish::ViewPdf),
        PrintAction::Send(printer) => session.shell.wish(Wish::SendPdf(printer)),
        PrintAction::ShowLeftOut => {
            session.shell.page = Page::Editor;
            session.panels.left_open = true;
            session.panels.tab = LeftTab::Quotes;
        }
        PrintAction::Stop => print.stop(),
        PrintAction::Close => session.shell.page = Page::Editor,
    }
}
