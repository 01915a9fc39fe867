//! Performs what was asked of the print dialog. Writing and printing become wishes for `app`.

use super::pack;
use crate::session::{LeftTab, Page, PrintAction, QuoteFilter, Section, Session, Wish};

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
            (print.own_paper, print.shown_handout) = (None, None);
        }
        PrintAction::OwnPaper(text) => {
            if let Some(paper) = text.as_deref().and_then(|text| text.parse().ok()) {
                print.options.paper = Some(paper);
            }
            print.own_paper = text;
        }
        PrintAction::Photocopy(on) => print.photocopy = on,
        PrintAction::Pack(action) => pack::perform(session, action),
        PrintAction::Options(options) => print.options = *options,
        PrintAction::Audience(audience) => print.audience = audience,
        PrintAction::Photos(leave) => session.backdrops.leave = leave,
        PrintAction::ShowPage(page) => print.page = page,
        PrintAction::Save => session.shell.wish(Wish::PickPdf),
        PrintAction::View => session.shell.wish(Wish::ViewPdf),
        PrintAction::Send(printer) => session.shell.wish(Wish::SendPdf(printer)),
        PrintAction::ShowLeftOut => {
            session.shell.page = Page::Editor;
            session.panels.left_open = true;
            session.panels.tab = LeftTab::Quotes;
            session.panels.search.remove(&LeftTab::Quotes);
            session.panels.quote_filter = QuoteFilter { withheld_from: Some(session.print.audience), ..QuoteFilter::default() };
            if !session.panels.is_open(Section::Filters) {
                session.panels.sections_turned.insert(Section::Filters);
            }
        }
        PrintAction::Stop => print.stop(),
        PrintAction::Close => session.shell.page = Page::Editor,
    }
}
