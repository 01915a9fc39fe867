//! Performs what was asked about participants: their quotes, what they agreed to, what they take back.

use super::withdraw::{heard, withdraw};
use crate::document::{Edit, QuoteField};
use crate::map::Part;
use crate::session::{LeftTab, ParticipantAction, Session, Wish};

pub(super) fn perform(session: &mut Session, action: ParticipantAction) {
    let state = &mut session.participants;
    match action {
        ParticipantAction::Pick(key) => {
            if !state.picked.remove(&key) {
                state.picked.insert(key);
            }
        }
        ParticipantAction::ShowQuotes => show_quotes(session),
        ParticipantAction::Consent(consent) => state.consent = consent,
        ParticipantAction::Date(text) => state.date = text,
        ParticipantAction::Basis(text) => state.basis = text,
        ParticipantAction::Record => record(session),
        ParticipantAction::AskBack(withdrawal) => {
            (state.asked_back, state.traces) = (Some(withdrawal), None);
            session.shell.wish(Wish::FindTraces);
        }
        ParticipantAction::Keep => state.asked_back = None,
        ParticipantAction::TakeBack { save } => take_back(session, save),
        ParticipantAction::Heard(taken) => heard(session, &taken),
    }
}

fn show_quotes(session: &mut Session) {
    let quotes = session.participants.quotes();
    session.document.selection_mut().set(quotes.into_iter().map(Part::Quote));
    session.panels.tab = LeftTab::Quotes;
    session.panels.left_open = true;
    session.panels.right_open = true;
    session.panels.search.remove(&LeftTab::Quotes);
    session.panels.quote_filter = crate::session::QuoteFilter::default();
    session.shell.dialog = None;
}

/// One step. What is not given stays as it is on each quote.
fn record(session: &mut Session) {
    let state = &session.participants;
    let quotes = state.quotes();
    if quotes.is_empty() || !state.is_day() || !state.has_something() {
        return;
    }
    let consent = state.consent.map(|consent| Edit::Quotes(quotes.clone(), QuoteField::Consent(consent)));
    let mut edits: Vec<Edit> = consent.into_iter().collect();
    if !state.date.trim().is_empty() {
        edits.push(Edit::Quotes(quotes.clone(), QuoteField::ConsentDate(state.date.trim().to_owned())));
    }
    if !state.basis.trim().is_empty() {
        edits.push(Edit::Quotes(quotes, QuoteField::ConsentBasis(state.basis.clone())));
    }
    session.document.edit(&Edit::All("set consent".to_owned(), edits));
}

fn take_back(session: &mut Session, save: bool) {
    let Some(withdrawal) = session.participants.asked_back.take() else { return };
    withdraw(session, &withdrawal);
    session.shell.dialog = None;
    if save {
        session.shell.wish(Wish::Save);
    }
}
