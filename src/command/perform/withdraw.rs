//! Takes words back: out of the map and its history, and out of everything that a running editor keeps beside them.

use super::clipboard;
use crate::document::{Withdrawal, Withdrawn};
use crate::session::{Incoming, Notice, NoticeKind, PrivacyState, Session, Wish};
use crate::transcript::Coding;
use crate::words::{OUT_OF_REACH, repeated_told, withdrawn_told};

pub(super) fn withdraw(session: &mut Session, withdrawal: &Withdrawal) {
    super::settle(session);
    let today = jiff::Zoned::now().date().to_string();
    let withdrawn = session.document.withdraw(withdrawal, &today);
    if withdrawn.is_empty() {
        return;
    }
    forget(session, withdrawal, &withdrawn);
    let quotes = withdrawn.quotes.values().chain(withdrawn.forgotten.values()).copied().collect();
    session.file.words_taken_back = true;
    session.shell.wish(Wish::ForgetInUnsaved(quotes, withdrawal.clone()));
    let traces = session.participants.traces.take().unwrap_or_default();
    tell(session, &withdrawn, &traces);
}

/// What was half written, searched for, copied or laid out may hold the words too.
fn forget(session: &mut Session, withdrawal: &Withdrawal, withdrawn: &Withdrawn) {
    let panels = &mut session.panels;
    panels.search.clear();
    panels.lists.forget_words();
    panels.typing = None;
    panels.open_quote = panels.open_quote.filter(|&id| !withdrawn.holds(id));
    panels.fresh_quote = panels.fresh_quote.filter(|&id| !withdrawn.holds(id));
    session.shell.palette = None;
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
    clipboard::forget_quotes(session, |quote| withdrawn.holds(quote.id) || withdrawal.takes(quote));
    session.shell.wish(Wish::ForgetTyped);
}

fn tell(session: &mut Session, withdrawn: &Withdrawn, traces: &[String]) {
    let mut text = withdrawn_told(withdrawn);
    if session.file.path.is_some() {
        text.push_str(" The file still holds the words until the map is saved.");
    }
    let mut more = repeated_told(session.map(), &withdrawn.repeated);
    more.push("What this program cannot reach, and somebody has to see to:".to_owned());
    more.extend(OUT_OF_REACH.map(|line| format!("\u{2013} {line}.")));
    more.extend(traces.iter().map(|line| format!("\u{2013} {line}.")));
    session.shell.notices.push(Notice { kind: NoticeKind::Note, text, more });
}
