//! Words that were taken back here: out of everything that this program keeps, and out of what its other windows have open.

use std::path::Path;

use super::editor::Editor;
use super::files::Outcome;
use super::recovery::whole;
use super::wishes::problem;
use crate::document::Withdrawal;
use crate::map::QuoteId;
use crate::session::{NoticeKind, Session};
use crate::storage::journal::{Recovered, folder, forget_words, heed, heed_opened as heed_in, still_held};
use crate::storage::{
    RealDisk, TakenBack, forget_quotes_in_all_versions, forget_words_in_versions, taken_back_folder, tell_taken_back, versions_folder,
    wait_until_heard,
};

/// What became of the words.
#[derive(Default)]
pub(super) struct Forgotten {
    /// How many copies held them.
    cleaned: usize,
    /// How many cannot be looked into.
    locked: usize,
    /// How many windows keep them still.
    unheard: usize,
}

fn today() -> String {
    jiff::Zoned::now().date().to_string()
}

/// Takes words that were withdrawn out of everything that is kept, and tells the other windows.
pub(super) fn forget(editor: &mut Editor, quotes: Vec<QuoteId>, withdrawal: Withdrawal) {
    let Some(root) = folder() else { return };
    let path = editor.session.file.path.as_deref().map(whole);
    let passphrase = editor.session.file.passphrase.clone();
    let taken = TakenBack::new(&quotes, &withdrawal, path.as_deref());
    editor.files.hand_over(move || {
        let told = taken_back_folder().map_or(Ok(()), |root| tell_taken_back(&RealDisk, &root, &taken));
        let forgotten = told.and_then(|()| forget_words(&RealDisk, &root, &taken, &today())).and_then(|(cleaned, locked)| {
            let mut forgotten = Forgotten { cleaned, locked: locked.len(), unheard: 0 };
            if let Some(root) = versions_folder() {
                if let Some(path) = &path {
                    let own = forget_words_in_versions(&root, path, &quotes, &withdrawal, passphrase.as_ref(), &today())?;
                    forgotten.cleaned += own.0 + own.1;
                }
                forgotten.cleaned += forget_quotes_in_all_versions(&root, &quotes, &today())?;
            }
            forgotten.unheard = wait_until_heard(|| still_held(&RealDisk, &root, &quotes));
            Ok(forgotten)
        });
        Outcome::Forgotten(forgotten.map_err(|error| error.to_string()))
    });
}

/// Takes words that another window took back out of the versions of the map that is open here.
pub(super) fn forget_versions(editor: &mut Editor, quotes: Vec<QuoteId>) {
    let Some((root, path)) = versions_folder().zip(editor.session.file.path.as_deref().map(whole)) else { return };
    let Some(first) = quotes.first().copied().map(Withdrawal::Quote) else { return };
    let passphrase = editor.session.file.passphrase.clone();
    editor.files.hand_over(move || {
        let done = forget_words_in_versions(&root, &path, &quotes, &first, passphrase.as_ref(), &today());
        let forgotten = done.map(|(cleaned, gone)| Forgotten { cleaned: cleaned + gone, ..Forgotten::default() });
        Outcome::Forgotten(forgotten.map_err(|error| error.to_string()))
    });
}

/// What windows left that stopped before they heard.
pub(super) fn heed_all(root: &Path) {
    if let Some(Err(error)) = taken_back_folder().map(|told| heed(&RealDisk, root, &told, &today())) {
        log::warn!("words that were taken back may still be in unsaved work: {error}");
    }
}

/// The same of work that was just opened.
pub(super) fn heed_opened(folder: &Path, recovered: &mut Recovered) {
    if let Some(told) = taken_back_folder() {
        heed_in(&RealDisk, folder, recovered, &told, &today());
    }
}

/// Says what became of words in what is kept.
pub(super) fn forgotten(session: &mut Session, forgotten: Result<Forgotten, String>) {
    const WHERE: &str = "discard it under File \u{203a} Unsaved work";
    let forgotten = match forgotten {
        Ok(forgotten) => forgotten,
        Err(why) => return problem(session, &format!("What this program keeps may still hold the words ({why}); {WHERE}")),
    };
    if forgotten.unheard > 0 {
        let text = "Another window of this program still keeps the words and does not answer; close it without saving.";
        session.shell.notify(NoticeKind::Problem, text);
    }
    if forgotten.locked > 0 {
        let text = format!("Unsaved work under a passphrase may hold the words and cannot be looked into; {WHERE}.");
        session.shell.notify(NoticeKind::Note, text);
    }
    if forgotten.cleaned > 0 {
        let copies = if forgotten.cleaned == 1 { "a copy".to_owned() } else { format!("{} copies", forgotten.cleaned) };
        session.shell.notify(
            NoticeKind::Done,
            format!("The words are gone from {copies} that this program keeps too: unsaved work, earlier versions."),
        );
    }
}
