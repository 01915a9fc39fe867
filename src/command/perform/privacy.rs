//! Performs what was asked of the page "Before it leaves". What is done about a finding is one step of the history.

use crate::map::{Part, RecordId};
use crate::release::check::{call_harmless, keep_finding, redact, reopen_finding};
use crate::session::{CanvasAction, Dialog, Doing, Page, PrivacyAction, PrivacyTab, Session, Wish};

pub(super) fn perform(session: &mut Session, action: PrivacyAction) {
    let privacy = &mut session.privacy;
    match action {
        PrivacyAction::Open(audience) => {
            super::settle(session);
            let privacy = &mut session.privacy;
            (privacy.audience, privacy.tab, privacy.chosen, privacy.doing) = (audience, PrivacyTab::Findings, 0, None);
            session.shell.palette = None;
            session.shell.dialog = Some(Dialog::Privacy);
        }
        PrivacyAction::Tab(tab) => privacy.tab = tab,
        PrivacyAction::For(audience) => (privacy.audience, privacy.chosen, privacy.doing) = (audience, 0, None),
        PrivacyAction::WithKept(on) => {
            privacy.with_kept = on;
            privacy.list();
        }
        PrivacyAction::Choose(at) => (privacy.chosen, privacy.doing) = (at, None),
        PrivacyAction::Doing(doing) => privacy.doing = doing,
        PrivacyAction::Everywhere(on) => privacy.everywhere = on,
        PrivacyAction::Redact => put_in(session, None),
        PrivacyAction::Done => done(session),
        PrivacyAction::Reopen => {
            if let Some(edit) = session.privacy.the_chosen().map(|finding| reopen_finding(session.document.map(), finding)) {
                session.document.edit(&edit);
            }
        }
        PrivacyAction::Harmless => {
            if let Some(edit) = session.privacy.the_chosen().map(|finding| call_harmless(session.document.map(), &finding.words)) {
                session.document.edit(&edit);
            }
        }
        PrivacyAction::Show => show(session),
        PrivacyAction::SaveLog => session.shell.wish(Wish::PickLog),
    }
}

/// Puts words in the place of the finding: those that are given, or the proposed ones.
fn put_in(session: &mut Session, words: Option<&str>) {
    let map = session.document.map();
    let Some(finding) = session.privacy.the_chosen() else { return };
    let words = words.unwrap_or(&finding.proposed);
    let everywhere = session.privacy.everywhere && session.privacy.doing.is_some();
    if let Some(edit) = redact(map, finding, words, everywhere) {
        session.document.edit(&edit);
        session.privacy.doing = None;
    }
}

fn done(session: &mut Session) {
    match session.privacy.doing.clone() {
        Some(Doing::Replace(words)) if !words.trim().is_empty() => put_in(session, Some(&words)),
        Some(Doing::Keep(because)) if !because.trim().is_empty() => {
            let Some(finding) = session.privacy.the_chosen() else { return };
            let edit = keep_finding(session.document.map(), finding, &because);
            session.document.edit(&edit);
            session.privacy.doing = None;
        }
        _ => {}
    }
}

/// Closes the page and selects the part in which the finding stands; what is no part of the map is looked for in the right panel.
fn show(session: &mut Session) {
    let Some(record) = session.privacy.record() else { return };
    let part = match record {
        RecordId::Element(id) => Some(Part::Element(id)),
        RecordId::Connection(id) => Some(Part::Connection(id)),
        RecordId::Quote(id) => Some(Part::Quote(id)),
        RecordId::Group(id) => Some(Part::Group(id)),
        RecordId::Note(id) => Some(Part::Note(id)),
        RecordId::NamedLoop(id) => session.map().named_loops().get(id).map(|named| Part::Loop(named.key())),
        _ => None,
    };
    session.shell.dialog = None;
    session.shell.page = Page::Editor;
    session.panels.right_open = true;
    session.document.selection_mut().set(part);
    match part {
        Some(Part::Quote(id)) => session.panels.open_quote = Some(id),
        Some(part) => super::canvas::perform(session, CanvasAction::Reveal(vec![part])),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::command::perform;
    use crate::document::Edit;
    use crate::map::{ElementKind, Point, Quote};
    use crate::session::{Dialog, Doing, Page, PrivacyAction, Session};

    fn session() -> Session {
        let mut session = Session::new();
        session.shell.page = Page::Editor;
        let id = session.document.new_id();
        session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
        for words in ["I live at SE15 4AB", "ring 07700 900123"] {
            let quote = Quote::new(session.document.new_id(), 0, words);
            session.document.edit(&Edit::AddQuote(Box::new(quote)));
        }
        ask(&mut session, PrivacyAction::Open(None));
        session
    }

    fn ask(session: &mut Session, action: PrivacyAction) {
        perform(session, action.into());
        session.refresh();
        session.privacy.wait();
    }

    fn words(session: &Session) -> Vec<&str> {
        (0..session.privacy.listed()).filter_map(|at| Some(session.privacy.finding(at)?.words.as_str())).collect()
    }

    #[test]
    fn findings_are_redacted_kept_and_opened_again_one_by_one() {
        let mut session = session();
        assert_eq!((words(&session), session.shell.dialog), (vec!["SE15 4AB", "07700 900123"], Some(Dialog::Privacy)));
        ask(&mut session, PrivacyAction::Redact);
        assert_eq!(words(&session), ["07700 900123"]);
        assert_eq!(session.map().quotes().iter().next().map(Quote::text), Some("I live at [postcode]"));
        ask(&mut session, PrivacyAction::Doing(Some(Doing::Keep("  ".into()))));
        ask(&mut session, PrivacyAction::Done);
        assert_eq!(words(&session), ["07700 900123"], "a reason is needed");
        ask(&mut session, PrivacyAction::Doing(Some(Doing::Keep("a number for anyone".into()))));
        ask(&mut session, PrivacyAction::Done);
        assert_eq!((words(&session).len(), session.privacy.open(None), session.privacy.kept()), (0, Some(0), 1));
        ask(&mut session, PrivacyAction::WithKept(true));
        ask(&mut session, PrivacyAction::Reopen);
        assert_eq!(session.privacy.open(None), Some(1));
    }

    #[test]
    fn words_typed_are_put_in_brackets_in_a_quote() {
        let mut session = session();
        ask(&mut session, PrivacyAction::Choose(1));
        ask(&mut session, PrivacyAction::Doing(Some(Doing::Replace("a helpline".into()))));
        ask(&mut session, PrivacyAction::Done);
        let shown: Vec<&str> = session.map().quotes().iter().map(Quote::text).collect();
        assert_eq!(shown, ["I live at SE15 4AB", "ring [a helpline]"]);
    }

    #[test]
    fn showing_a_finding_opens_its_quote() {
        let mut session = session();
        ask(&mut session, PrivacyAction::Show);
        let first = session.map().quotes().iter().next().map(|quote| quote.id);
        assert_eq!((session.shell.dialog, session.panels.open_quote), (None, first));
    }
}
