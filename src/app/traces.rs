//! Where words went that somebody wants back, as far as this computer remembers: files and printers they left through, and other maps opened
//! of late that hold words of the same person.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::editor::Editor;
use super::files::Outcome;
use super::wishes::problem;
use crate::document::Withdrawal;
use crate::map::Code;
use crate::session::{NoticeKind, Session};
use crate::storage::{forget_handed_out, handed_out_with, open_map};
use crate::words::counted;

/// Looks for them on a thread of its own.
pub(super) fn look(editor: &mut Editor) {
    let session = &editor.session;
    let Some(withdrawal) = session.participants.asked_back.clone() else { return };
    let asked = session.participants.asked_about(&session.document);
    let quotes: BTreeMap<_, _> = asked.iter().map(|quote| (quote.id, Code::quote(quote.number))).collect();
    let others = other_maps(session);
    editor.files.hand_over(move || {
        let mut told = handed_out_with(&quotes);
        told.extend(others.iter().filter_map(|path| in_map(path, &withdrawal)));
        Outcome::Traces(withdrawal, told)
    });
}

/// Maps that were opened of late, but for the one that is open.
fn other_maps(session: &Session) -> Vec<PathBuf> {
    let open = session.file.path.as_deref();
    session.shell.settings.recent.iter().filter(|path| Some(path.as_path()) != open).cloned().collect()
}

/// A sentence on a map that holds words of the same person. Maps that cannot be read say nothing here.
fn in_map(path: &Path, withdrawal: &Withdrawal) -> Option<String> {
    let map = open_map(path).ok()?.imported.map;
    let count = map.quotes().iter().filter(|quote| withdrawal.takes(quote)).count();
    let name = path.display();
    (count > 0).then(|| format!("{name} holds {} of theirs: open it and take them back there too", counted(count, "quote")))
}

/// What was found, unless something else is asked about by now.
pub(super) fn found(session: &mut Session, withdrawal: &Withdrawal, told: Vec<String>) {
    if session.participants.asked_back.as_ref() == Some(withdrawal) {
        session.participants.traces = Some(told);
    }
}

/// Forgets what left, for good.
pub(super) fn forget(session: &mut Session) {
    match forget_handed_out() {
        Ok(()) => session.shell.notify(NoticeKind::Done, "Where words went is forgotten."),
        Err(error) => problem(session, &format!("Where words went cannot be forgotten ({error}); try again")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::format::ron;
    use crate::map::{IdSource, Quote, SystemMap};

    #[test]
    fn other_maps_with_words_of_the_same_person_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let mut document = Document::new(SystemMap::default(), IdSource::seeded(1));
        let mut quote = Quote::new(document.new_id(), 0, "I waited");
        quote.participant = "P07".into();
        document.edit(&crate::document::Edit::AddQuote(Box::new(quote)));
        let path = folder.path().join("other.ron");
        std::fs::write(&path, ron::write(document.map())).unwrap();
        let told = in_map(&path, &Withdrawal::Participant("p07".into())).unwrap();
        assert!(told.contains("other.ron holds 1 quote of theirs"), "{told}");
        assert_eq!(in_map(&path, &Withdrawal::Participant("P08".into())), None);
        assert_eq!(in_map(&folder.path().join("none.ron"), &Withdrawal::Participant("P07".into())), None);
    }
}
