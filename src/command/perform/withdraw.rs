//! Takes words back: out of the map and its history, and out of everything that a running editor keeps beside them.

use std::sync::Arc;

use super::clipboard;
use crate::document::{Withdrawal, Withdrawn, without_quotes};
use crate::map::{Quote, RecordId, SystemMap};
use crate::session::{Incoming, Notice, NoticeKind, PrivacyState, Session, Wish};
use crate::storage::TakenBack;
use crate::transcript::Coding;
use crate::words::{OUT_OF_REACH, counted, repeated_told, withdrawn_told};

pub(super) fn withdraw(session: &mut Session, withdrawal: &Withdrawal) {
    super::settle(session);
    let today = jiff::Zoned::now().date().to_string();
    let withdrawn = session.document.withdraw(withdrawal, &today);
    if withdrawn.is_empty() {
        return;
    }
    forget(session, withdrawal, &withdrawn);
    let quotes = withdrawn.quotes.values().chain(withdrawn.forgotten.values()).copied().collect();
    session.shell.wish(Wish::ForgetInUnsaved(quotes, withdrawal.clone()));
    let traces = session.participants.traces.take().unwrap_or_default();
    let mut text = withdrawn_told(&withdrawn);
    if session.file.path.is_some() {
        text.push_str(" The file still holds the words until the map is saved.");
    }
    tell(session, text, &withdrawn, &traces);
}

/// Words that another window took back. Where the same code may be somebody else, a person decides.
pub(super) fn heard(session: &mut Session, taken: &TakenBack) {
    super::settle(session);
    let today = jiff::Zoned::now().date().to_string();
    let file = session.file.path.clone();
    let mut withdrawn = Withdrawn::default();
    for withdrawal in taken.withdrawals(&session.document, file.as_deref()) {
        let gone = session.document.withdraw(&withdrawal, &today);
        if !gone.is_empty() {
            forget(session, &withdrawal, &gone);
            withdrawn.add(gone);
        }
    }
    // Copied or half placed here, they need not be in the map.
    clipboard::forget_quotes(session, |quote| taken.quotes().contains(&quote.id));
    if !withdrawn.is_empty() {
        session.shell.wish(Wish::ForgetInVersions(withdrawn.quotes.values().chain(withdrawn.forgotten.values()).copied().collect()));
        let still = if taken.is_of(file.as_deref()) || file.is_none() { "" } else { " The file of this map holds them until it is saved." };
        let text = format!("Words were taken back in another window of this program. {}{still}", withdrawn_told(&withdrawn));
        tell(session, text, &withdrawn, &[]);
    }
    if let Some(text) = same_code_told(session.map(), taken) {
        session.shell.notify(NoticeKind::Note, text);
    }
}

fn same_code_told(map: &SystemMap, taken: &TakenBack) -> Option<String> {
    let theirs: Vec<_> = map.quotes().iter().filter(|quote| taken.is_theirs(quote)).collect();
    let code = &theirs.first()?.participant;
    Some(format!(
        "{code} took words back in another window, and this map has {} under the same code. If it is the same person, take them back here \
         too, under Map \u{203a} Participants.",
        counted(theirs.len(), "quote")
    ))
}

/// What was half written, searched for, copied or laid out may hold the words too.
fn forget(session: &mut Session, withdrawal: &Withdrawal, withdrawn: &Withdrawn) {
    session.file.words_taken_back = true;
    let goes = |quote: &Quote| withdrawn.holds(quote.id) || withdrawal.takes(quote);
    if let Some(base) = &mut session.file.base {
        *base = Arc::new(without_quotes(base, goes));
    }
    let panels = &mut session.panels;
    panels.search.clear();
    panels.lists.forget_words();
    panels.typing = None;
    panels.open_quote = panels.open_quote.filter(|&id| !withdrawn.holds(id));
    panels.fresh_quote = panels.fresh_quote.filter(|&id| !withdrawn.holds(id));
    session.shell.palette = None;
    session.merging.disputes.retain(|dispute| !matches!(dispute.id, RecordId::Quote(_) | RecordId::Source(_)));
    // Cards are laid out again without them; a text that they come from is put away.
    session.board.forget();
    if session.transcript.coded.passages().iter().any(|passage| withdrawn.holds(passage.quote)) {
        session.transcript = session.transcript.anew(None, Coding::default());
    }
    session.print.forget_pages();
    session.incoming = Incoming::default();
    let audience = session.privacy.audience;
    session.privacy = PrivacyState::default();
    session.privacy.audience = audience;
    clipboard::forget_quotes(session, goes);
    session.shell.wish(Wish::ForgetTyped);
}

fn tell(session: &mut Session, text: String, withdrawn: &Withdrawn, traces: &[String]) {
    let mut more = repeated_told(session.map(), &withdrawn.repeated);
    more.push("What this program cannot reach, and somebody has to see to:".to_owned());
    more.extend(OUT_OF_REACH.map(|line| format!("\u{2013} {line}.")));
    more.extend(traces.iter().map(|line| format!("\u{2013} {line}.")));
    session.shell.notices.push(Notice { kind: NoticeKind::Note, text, more });
}
