//! Performs what was asked of words on their way on to the map.

use std::sync::Arc;

use crate::map::Part;
use crate::session::{CanvasAction, Dialog, IncomingAction, LeftTab, Notice, NoticeKind, QuoteFilter, Ready, Session};

pub(super) fn perform(session: &mut Session, action: IncomingAction) {
    let incoming = &mut session.incoming;
    if !matches!(action, IncomingAction::Keep) {
        incoming.ask_anew();
    }
    match action {
        IncomingAction::Reading(name) => {
            incoming.drop_file();
            incoming.reading = Some(name);
            session.shell.palette = None;
            session.shell.dialog = Some(Dialog::ImportQuotes);
        }
        // Whoever closed the page meanwhile does not want it any more.
        IncomingAction::Read(name, _) if incoming.reading.as_ref() != Some(&name) => {}
        IncomingAction::Read(name, Ok(file)) => incoming.take_file(name, *file),
        IncomingAction::Read(_, Err(said)) => {
            incoming.drop_file();
            session.shell.dialog = None;
            session.shell.notify(NoticeKind::Problem, said);
        }
        IncomingAction::Column(at, field) => incoming.set_column(at, field),
        IncomingAction::Codes(codes) => incoming.codes = codes,
        IncomingAction::Pasted(text) => incoming.pasted = text,
        IncomingAction::Attach(attach) => incoming.attach = attach,
        IncomingAction::Keep => {
            if let Some(ready) = incoming.ready().map(Arc::clone) {
                keep(session, &ready);
            }
        }
    }
}

fn keep(session: &mut Session, ready: &Ready) {
    let intake = &ready.intake;
    session.document.commit();
    session.document.edit(&intake.edit());
    if session.shell.dialog == Some(Dialog::PasteQuotes) {
        session.incoming.pasted.clear();
    } else {
        session.incoming.drop_file();
    }
    session.shell.dialog = None;
    let more = intake.report().to_vec();
    session.shell.notices.push(Notice { kind: NoticeKind::Done, text: format!("{}.", intake.told()), more });
    session.panels.left_open = true;
    session.panels.tab = LeftTab::Quotes;
    session.panels.quote_filter = QuoteFilter::default();
    session.panels.search.remove(&LeftTab::Quotes);
    let elements: Vec<Part> = intake.elements().iter().map(|element| Part::Element(element.id)).collect();
    if !elements.is_empty() {
        session.document.selection_mut().set(elements.clone());
        super::canvas::perform(session, CanvasAction::Reveal(elements));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::perform as ask;
    use crate::document::Template;
    use crate::format::quotes::{CodeUse, ColumnField, QUOTE_FORMATS, QuoteFile};
    use crate::map::IdSource;
    use crate::session::{FileState, ShellAction};

    const TABLE: &[u8] = b"tag,content,said\nRent,\"It is dear, \"\"very\"\"\",Resident\nRent,Gone again,\nFood,Soup,Worker\n";

    fn open(bytes: &[u8]) -> Session {
        let mut session = Session::new();
        session.open(Template::named("blank").unwrap().map(&mut IdSource::seeded(1)), FileState::default());
        let file: QuoteFile = (QUOTE_FORMATS[0].read)(bytes).unwrap();
        ask(&mut session, IncomingAction::Reading("a.csv".into()).into());
        ask(&mut session, IncomingAction::Read("a.csv".into(), Ok(Box::new(file))).into());
        look(&mut session);
        session
    }

    fn look(session: &mut Session) {
        session.refresh();
        session.incoming.wait();
        session.refresh();
    }

    #[test]
    fn an_import_is_one_step_that_can_be_undone_and_adds_only_what_is_new() {
        let mut session = open(TABLE);
        ask(&mut session, IncomingAction::Column(2, Some(ColumnField::Attribution)).into());
        ask(&mut session, IncomingAction::Codes(CodeUse::Become).into());
        assert!(session.incoming.ready().is_none(), "what was known is not what is asked now");
        look(&mut session);
        let before = session.map().clone();
        ask(&mut session, IncomingAction::Keep.into());
        let said: Vec<_> =
            session.map().quotes().iter().map(|q| (q.original.as_str(), q.attribution.as_str(), q.citations.len())).collect();
        assert_eq!(said, [("It is dear, \"very\"", "Resident", 1), ("Gone again", "", 1), ("Soup", "Worker", 1)]);
        assert_eq!((session.map().element_count(), session.shell.dialog), (2, None));
        assert_eq!(session.document.history().done().len(), 1);
        session.document.undo();
        assert_eq!(*session.map(), before);
        session.document.redo();
        let file: QuoteFile = (QUOTE_FORMATS[0].read)(&[TABLE, b"Rent,New,\n"].concat()).unwrap();
        ask(&mut session, IncomingAction::Reading("b.csv".into()).into());
        ask(&mut session, IncomingAction::Read("b.csv".into(), Ok(Box::new(file))).into());
        ask(&mut session, IncomingAction::Column(2, Some(ColumnField::Attribution)).into());
        look(&mut session);
        let counts = session.incoming.ready().unwrap().intake.counts();
        assert_eq!((counts.new, counts.known, counts.elements), (1, 3, 0));
    }

    #[test]
    fn a_field_that_stands_once_leaves_the_column_it_was_in() {
        let mut session = open(TABLE);
        ask(&mut session, IncomingAction::Column(0, Some(ColumnField::Text)).into());
        assert_eq!(session.incoming.file.as_ref().unwrap().columns, [Some(ColumnField::Text), None, None]);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_a_closed_page_stays_closed() {
        let mut session = open(TABLE);
        ask(&mut session, IncomingAction::Reading("c.csv".into()).into());
        ask(&mut session, IncomingAction::Read("c.csv".into(), Err("It is torn; mend it.".into())).into());
        assert_eq!((session.shell.dialog, session.shell.notices.len()), (None, 1));
        ask(&mut session, IncomingAction::Reading("d.csv".into()).into());
        ask(&mut session, ShellAction::Dialog(None).into());
        ask(&mut session, IncomingAction::Read("d.csv".into(), Err("late".into())).into());
        assert_eq!(session.shell.notices.len(), 1);
    }
}
