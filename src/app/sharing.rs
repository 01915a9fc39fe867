//! Two windows or two people on one file: who has it open, that it was changed meanwhile, and making one map of both.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::editor::Editor;
use super::files::Outcome;
use super::saving::own_name;
use super::wishes::problem;
use crate::command::settle;
use crate::document::{Merged, merge, merging_edit, noted_conflicts};
use crate::map::SystemMap;
use crate::session::{Dialog, Notice, NoticeKind, Question, Session, Wish};
use crate::storage::{Claim, Opened, Owner, claim, open_map, open_protected_map};
use crate::words::merge_told;

/// More names than this are not listed.
const MOST_NAMED: usize = 4;
/// Where the two sides are weighed.
const SETTLE: &str = "Settle it under File \u{203a} Settle a merge, and save.";

/// Looks whether somebody changed the file that is open.
pub(super) fn look(editor: &mut Editor) {
    let session = &mut editor.session;
    let file = &session.file;
    editor.watcher.watch(file.path.clone().zip(file.digest.clone()));
    let changed = editor.watcher.changed();
    if let Some(digest) = changed.filter(|digest| file.digest.as_ref() != Some(digest)) {
        session.file.changed = Some(digest);
    }
    // Saving tells it by itself; a question in the middle of a gesture helps nobody.
    let busy =
        editor.files.busy > 0 || session.shell.question.is_some() || session.passphrase.asked.is_some() || session.document.is_open();
    if !busy && session.file.changed.take().is_some_and(|digest| session.file.digest.as_ref() != Some(&digest)) {
        ask(session);
    }
}

/// Somebody else changed the file.
pub(super) fn ask(session: &mut Session) {
    let Some(path) = session.file.path.clone() else { return };
    let name = session.file.name();
    let (text, answers) = if session.document.is_dirty() {
        let text = "You have changes of your own that are not saved. Merging keeps both, and tells what both of you changed; nothing is written \
                    before you save.";
        let merge = ("Merge both".to_owned(), vec![Wish::MergeTheirs(path)]);
        (text, vec![merge, ("Save ours as a copy\u{2026}".to_owned(), vec![Wish::PickSave]), ("Not now".to_owned(), Vec::new())])
    } else {
        let text = "You have no changes of your own. Open it again to see what is there now.";
        (text, vec![("Open it again".to_owned(), vec![Wish::Open(path)]), ("Not now".to_owned(), Vec::new())])
    };
    session.shell.question = Some(Question { title: format!("Somebody else changed {name}"), text: text.to_owned(), answers });
}

/// Reads their map and makes one of both.
pub(super) fn merge_theirs(editor: &mut Editor, path: PathBuf) {
    settle(&mut editor.session);
    let session = &editor.session;
    let ours = Arc::new(session.map().clone());
    let own = session.file.path.as_ref() == Some(&path);
    // A copy that went its own way has no common beginning that is known: then nothing is taken for removed.
    let base = session.file.base.clone().filter(|_| own).unwrap_or_default();
    let passphrase = session.file.passphrase.clone();
    editor.files.hand_over(move || {
        let opened = passphrase.as_ref().map_or_else(|| open_map(&path), |passphrase| open_protected_map(&path, passphrase));
        let merged = opened.map_err(|error| error.to_string()).map(|Opened { imported, digest, .. }| {
            let merged = merge(&base, &ours, &imported.map);
            Box::new(Both { own: own.then_some(digest), theirs: Arc::new(imported.map), ours, merged })
        });
        Outcome::Merged(path, merged)
    });
}

/// Two maps made one.
pub(super) struct Both {
    /// The digest of their file, when it is the open map's own.
    own: Option<String>,
    theirs: Arc<SystemMap>,
    ours: Arc<SystemMap>,
    merged: Merged,
}

/// Puts it on the table, as a step that can be undone.
pub(super) fn merged(editor: &mut Editor, path: &Path, both: Result<Box<Both>, String>) {
    let session = &mut editor.session;
    let both = match both {
        Ok(both) => both,
        Err(said) => return problem(session, &said),
    };
    settle(session);
    if *both.ours != *session.map() {
        return merge_theirs(editor, path.to_owned());
    }
    let edit = merging_edit("merge", &both.ours, &both.merged.map);
    session.document.edit(&edit);
    if let Some(digest) = both.own {
        session.file.digest = Some(digest);
        session.file.base = Some(both.theirs);
    }
    let conflicts = both.merged.conflicts.len();
    let (kind, text) = match conflicts {
        0 => (NoticeKind::Done, "Both are merged: what each of you did is there. Look it through and save.".to_owned()),
        1 => (NoticeKind::Note, format!("Both are merged; one thing was changed by both of you. {SETTLE}")),
        n => (NoticeKind::Note, format!("Both are merged; {n} things were changed by both of you. {SETTLE}")),
    };
    session.shell.notices.push(Notice { kind, text, more: merge_told(&both.merged, None) });
    session.merging.disputes = both.merged.disputes;
    if !session.merging.disputes.is_empty() && session.shell.dialog.is_none() {
        session.shell.dialog = Some(Dialog::Merging);
    }
}

/// Claims the map that was opened; when somebody else has it, it can be looked at, or taken over.
pub(super) fn claimed(session: &mut Session, path: &Path, take_over: bool) {
    session.file.lock = None;
    match claim(path, take_over) {
        Claim::Ours(lock) => session.file.lock = Some(Arc::new(lock)),
        Claim::Unknown => {}
        Claim::Theirs(owner) => taken(session, path, &owner),
    }
}

fn taken(session: &mut Session, path: &Path, owner: &Owner) {
    let reason = format!("The map is open elsewhere ({}); save a copy to work on it", owner.told());
    session.file.read_only.get_or_insert(reason);
    session.shell.question = Some(Question {
        title: format!("{} is open elsewhere", session.file.name()),
        text: format!(
            "By {}. You can look at it without saving over it. If you know that nobody works on it any more, take it over: whoever saves \
             later is asked to merge.",
            owner.told()
        ),
        answers: vec![("Take it over".to_owned(), vec![Wish::TakeOver(path.to_owned())]), ("Only look".to_owned(), Vec::new())],
    });
}

/// Works on a map that somebody else has open.
pub(super) fn take_over(editor: &mut Editor, path: &Path) {
    claimed(&mut editor.session, path, true);
    // Opened anew: it may have been changed since.
    editor.session.shell.wish(Wish::Open(path.to_owned()));
}

/// Says what a merge on the command line wrote into the map.
pub(super) fn tell_merge_conflicts(session: &mut Session) {
    let more = noted_conflicts(session.map());
    if more.is_empty() {
        return;
    }
    let text = "This map was merged, and not all was agreed on. Look through it under File \u{203a} Settle a merge.".to_owned();
    session.shell.notices.push(Notice { kind: NoticeKind::Note, text, more });
}

/// Says it when copies lie beside a map that a sync program made because two people saved at once.
pub(super) fn tell_conflict_copies(session: &mut Session, path: &Path) {
    let copies = conflict_copies(path);
    let Some(first) = copies.first() else { return };
    let text = if copies.len() == 1 {
        format!(
            "{first} lies beside this map, as sync programs leave it when two people save at once. Merge it under File \u{203a} Merge another map."
        )
    } else {
        format!(
            "{} copies lie beside this map, as sync programs leave them when two people save at once. Merge them under File \u{203a} Merge another map.",
            copies.len()
        )
    };
    let more = if copies.len() == 1 { Vec::new() } else { copies.into_iter().take(MOST_NAMED).collect() };
    session.shell.notices.push(Notice { kind: NoticeKind::Note, text, more });
}

fn conflict_copies(path: &Path) -> Vec<String> {
    let (Some(folder), stem) = (path.parent(), own_name(path)) else { return Vec::new() };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut copies: Vec<String> = names.filter(|name| is_conflict_copy(&stem, name)).collect();
    copies.sort();
    copies
}

/// The names that the usual sync programs give: with the word conflict in them, or the name of a computer at the end.
fn is_conflict_copy(stem: &str, name: &str) -> bool {
    let Some(rest) = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(".ron").or_else(|| rest.strip_suffix(".ron.age"))) else {
        return false;
    };
    let lower = rest.to_lowercase();
    let host = rest.strip_prefix('-').is_some_and(|host| {
        host.len() > 4
            && host.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
            && host.contains(char::is_alphabetic)
    });
    lower.contains("conflict") || lower.starts_with(".sync-conflict-") || host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_sync_programs_are_told_from_other_maps() {
        for name in [
            "map (anna's conflicted copy 2026-11-29).ron",
            "map (conflicted copy).ron",
            "map.sync-conflict-20261129-140200-ABCDEFG.ron",
            "map-DESKTOP-7QK2.ron",
            "map (conflicted copy 2026-11-29 140200).ron.age",
        ] {
            assert!(is_conflict_copy("map", name), "{name}");
        }
        for name in ["map.ron", "map-2.ron", "map-final.ron", "map (1).ron", "other (conflicted copy).ron", "map (conflicted copy).pdf"] {
            assert!(!is_conflict_copy("map", name), "{name}");
        }
    }
}
