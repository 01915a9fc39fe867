//! Performs what was asked of a map of another program on its way in.

use std::sync::Arc;

use crate::format::Imported;
use crate::session::{ArrivingAction, FileState, Notice, NoticeKind, Session, Wish};

pub(super) fn perform(session: &mut Session, action: ArrivingAction) {
    let arriving = &mut session.arriving;
    match action {
        ArrivingAction::Polarity(name, polarity) => arriving.say(&name, polarity),
        ArrivingAction::TakeProposals => arriving.take_proposals(),
        ArrivingAction::Column(name, word) => arriving.say_column(&name, &word),
        ArrivingAction::KeepReport(keep) => arriving.keep_report = keep,
        ArrivingAction::Open => {
            if let Some(ready) = arriving.ready().map(Arc::clone) {
                open(session, &ready);
            }
        }
    }
}

fn open(session: &mut Session, ready: &Imported) {
    let Some(file) = session.arriving.file.take() else { return };
    let mut imported = ready.clone();
    if session.arriving.keep_report {
        imported.keep_report(&file.name(), None);
    }
    session.shell.dialog = None;
    session.open(imported.map, FileState::default());
    session.document.mark_unsaved();
    session.shell.wish(Wish::ForgetTyped);
    let text = format!("{} is imported. Save it to keep it as a map of Causeway.", file.name());
    session.shell.notices.push(Notice { kind: NoticeKind::Done, text, more: imported.report });
    session.shell.settings.remember(&file.path);
    session.shell.wish(Wish::KeepSettings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::perform as ask;
    use crate::format::by_name;
    use crate::map::Polarity;
    use crate::session::{Dialog, Page, ShellAction};

    fn arriving(text: &str) -> Session {
        let mut session = Session::new();
        session.arriving.take("/a/claims.csv".into(), text.into(), by_name("csv").unwrap());
        session.shell.dialog = Some(Dialog::ImportMap);
        look(&mut session);
        session
    }

    fn look(session: &mut Session) {
        session.refresh();
        session.arriving.wait();
        session.refresh();
    }

    #[test]
    fn names_are_asked_for_and_what_is_said_counts() {
        let mut session = arriving("from,to,type\nA,B,promotes\nB,A,hinders\n");
        assert_eq!(session.arriving.ready().unwrap().asked.len(), 2);
        ask(&mut session, ArrivingAction::Polarity("hinders".into(), Some(Polarity::Unknown)).into());
        assert!(session.arriving.ready().is_none(), "what was known is not what is asked now");
        look(&mut session);
        ask(&mut session, ArrivingAction::TakeProposals.into());
        look(&mut session);
        ask(&mut session, ArrivingAction::KeepReport(true).into());
        ask(&mut session, ArrivingAction::Open.into());
        let signs: Vec<_> = session.map().connections().map(|c| c.influence().unwrap().polarity).collect();
        assert_eq!(signs, [Polarity::Plus, Polarity::Unknown]);
        assert_eq!((session.shell.page, session.shell.dialog, session.shell.notices.len()), (Page::Editor, None, 1));
        let kept = session.map().sources().iter().next().unwrap();
        assert!(kept.title.contains("claims.csv") && kept.note.contains("2 connections"), "{kept:?}");
        assert!(session.document.is_dirty());
    }

    #[test]
    fn columns_that_nobody_knows_are_matched() {
        let mut session = arriving("Erst,Dann\nA,B\nB,A\n");
        assert!(session.arriving.error().unwrap().contains("from and to"));
        ask(&mut session, ArrivingAction::Column("Erst".into(), "from".into()).into());
        ask(&mut session, ArrivingAction::Column("Dann".into(), "to".into()).into());
        look(&mut session);
        assert_eq!(session.arriving.ready().unwrap().map.connection_count(), 2);
    }

    #[test]
    fn a_page_that_is_closed_leaves_the_open_map_alone() {
        let mut session = arriving("from,to\nA,B\n");
        ask(&mut session, ShellAction::Dialog(None).into());
        assert!(session.arriving.file.is_none() && session.map().element_count() == 0);
    }
}
