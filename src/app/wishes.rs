//! Does what only the window system or the disk can do: [`Wish`]es, and what comes back of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::dialogs::Purpose;
use super::editor::Editor;
use super::files::{Outcome, Read, Unread};
use super::saving::{self, Written};
use super::{backdrops, comparing, incoming, keys, paper, recovery, sharing, taken_back, traces, versions};
use crate::command::settle;
use crate::document::Template;
use crate::format::{ExportOptions, PictureOptions, SealError, Shelf, anonymisation_log, by_extension, by_name, ron};
use crate::map::IdSource;
use crate::release::{Audience, release, release_with_photos};
use crate::session::{
    Action, Asked, Dialog, EXAMPLE, FileState, Notice, NoticeKind, Page, Question, Session, ShellAction, TranscriptAction, Wish,
};
use crate::storage::HandedOut;

/// Actions that carry a path that somebody typed: the session has nothing to do with the disk.
pub(super) fn intercept(editor: &mut Editor, action: &Action) {
    match action {
        Action::Shell(ShellAction::SaveTo(path)) => saving::save_as(editor, path.clone(), None),
        Action::Shell(ShellAction::ExportTo(path)) => match by_extension(path) {
            Some(format) => export(editor, format.name, path.clone()),
            None => problem(
                &mut editor.session,
                &format!("The name {} does not say which format to export; add .csv, .svg or another.", path.display()),
            ),
        },
        _ => {}
    }
}

/// Does one wish.
pub(super) fn perform(editor: &mut Editor, ctx: &Context, wish: Wish) {
    match wish {
        Wish::PickOpen => editor.dialogs.ask(Purpose::Open, suggested(&editor.session, "ron")),
        Wish::PickSave => {
            let extension = saving::own_extension(editor);
            editor.dialogs.ask(Purpose::Save(None), suggested(&editor.session, extension));
        }
        Wish::PickProtected => editor.dialogs.ask(Purpose::Protect, suggested(&editor.session, "ron.age")),
        Wish::PickPlain => editor.dialogs.ask(Purpose::Plain, suggested(&editor.session, "ron")),
        Wish::PickExport("ron") => editor.dialogs.ask(Purpose::Export("ron"), suggested_copy(&editor.session)),
        Wish::PickExport(name) => {
            let extension = by_name(name).and_then(|format| format.extensions.first()).copied().unwrap_or(name);
            editor.dialogs.ask(Purpose::Export(name), suggested(&editor.session, extension));
        }
        Wish::PickLog => editor.dialogs.ask(Purpose::Log, beside(&editor.session, "anonymisation log", "csv")),
        Wish::PickTable(name, audience) => {
            let what = format!("{name} for {}", audience.key());
            editor.dialogs.ask(Purpose::Table(name, audience), beside(&editor.session, &what, "csv"));
        }
        Wish::PickCompare => editor.dialogs.ask(Purpose::Compare, suggested(&editor.session, "ron")),
        Wish::LayVersionBeside(file, name) => versions::lay_beside(editor, file, name),
        Wish::PickPdf => editor.dialogs.ask(Purpose::Pdf, suggested(&editor.session, "pdf")),
        Wish::PickQuotes => editor.dialogs.ask(Purpose::Quotes, suggested(&editor.session, "csv")),
        Wish::PickTranscript => {
            let beside = editor.session.file.path.clone().unwrap_or_else(|| suggested(&editor.session, "txt"));
            editor.dialogs.ask(Purpose::Transcript, beside);
        }
        Wish::PickBackdrop => backdrops::pick(editor),
        Wish::OpenTranscript(path) => editor.files.read_transcript(path),
        Wish::Open(path) => open(editor, path),
        Wish::Unlock(path, passphrase) => editor.files.unlock(path, passphrase),
        Wish::Save => saving::save(editor, None),
        Wish::SaveThen(next) => saving::save(editor, Some(*next)),
        Wish::SavePlain(path) => saving::save_plain(editor, path),
        Wish::SaveUnder { path, passphrase, then } => saving::save_under(editor, path, passphrase, then.map(|then| *then)),
        Wish::PickKeys => keys::pick(editor, Purpose::OpenKeys),
        Wish::PickNewKeys => keys::pick(editor, Purpose::NewKeys),
        Wish::AskNewKeys(path) => editor.session.passphrase.ask(Asked::NewKeys(path)),
        Wish::UnlockKeys(path, passphrase) => keys::unlock(editor, path, passphrase),
        Wish::BeginKeys(path, passphrase) => keys::begin(editor, path, passphrase),
        Wish::SaveKeys => keys::save(editor),
        Wish::FindTraces => traces::look(editor),
        Wish::ForgetTraces => traces::forget(&mut editor.session),
        Wish::Remove(path) => saving::remove(editor, &path),
        Wish::New(name) => {
            let template = Template::named(if name.is_empty() { "blank" } else { name });
            if let Some(template) = template {
                editor.session.open(template.map(&mut IdSource::random()), FileState::default());
            }
        }
        Wish::Example => example(&mut editor.session),
        Wish::CopyText(text) => ctx.copy_text(text),
        Wish::ForgetTyped => ctx.data_mut(egui::util::IdTypeMap::remove_by_type::<egui::text_edit::TextEditState>),
        Wish::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
        Wish::LookForVersions => versions::look(editor),
        Wish::KeepVersion(name) => versions::keep(editor, name),
        Wish::CompareVersion(file) => versions::compare(editor, file),
        Wish::RestoreVersion(file) => versions::restore(editor, file),
        Wish::RemoveVersions => versions::remove_all(editor),
        Wish::MergeTheirs(path) => sharing::merge_theirs(editor, path),
        Wish::PickMerge => editor.dialogs.ask(Purpose::Merge, suggested(&editor.session, "ron")),
        Wish::TakeOver(path) => sharing::take_over(editor, &path),
        Wish::Rescue(path) => editor.files.rescue(path),
        Wish::LookForUnsaved => recovery::look(editor),
        Wish::Recover(folder) => recovery::open(editor, folder, None),
        Wish::RecoverUnder(folder, passphrase) => recovery::open(editor, folder, Some(passphrase)),
        Wish::PickRecovered(folder) => recovery::pick(editor, folder),
        Wish::DiscardRecovered(folders) => recovery::throw_away(editor, &folders),
        Wish::ForgetInUnsaved(quotes, withdrawal) => taken_back::forget(editor, quotes, withdrawal),
        Wish::ForgetInVersions(quotes) => taken_back::forget_versions(editor, quotes),
        Wish::KeepSettings => editor.session.shell.settings.save(),
        Wish::Quit => {
            editor.may_close = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        Wish::FullScreen => {
            let full = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
        }
        Wish::ViewPdf => paper::give(editor, paper::Receiver::Viewer),
        Wish::SendPdf(printer) => paper::give(editor, paper::Receiver::Printer(printer)),
    }
}

/// A map is opened again under the passphrase it has.
fn open(editor: &mut Editor, path: PathBuf) {
    let file = &editor.session.file;
    match file.passphrase.clone().filter(|_| file.path.as_ref() == Some(&path)) {
        Some(passphrase) => editor.files.unlock(path, passphrase),
        None => editor.files.open(path),
    }
}

/// Where a dialog starts: beside the map, under the map's name.
pub(super) fn suggested(session: &Session, extension: &str) -> PathBuf {
    if let Some(path) = session.file.beside(extension) {
        return path;
    }
    let title = session.map().about().title.trim();
    let name: String = title.chars().map(|c| if c.is_alphanumeric() || c == ' ' || c == '-' { c } else { '-' }).collect();
    let name = if name.is_empty() { "map".to_owned() } else { name };
    let folder = directories::UserDirs::new().and_then(|dirs| dirs.document_dir().map(Path::to_owned));
    folder.unwrap_or_default().join(format!("{name}.{extension}"))
}

/// Where a copy to give away is proposed: beside the map, under a name that says for whom it is.
fn suggested_copy(session: &Session) -> PathBuf {
    beside(session, &format!("copy for {}", session.shell.audience.key()), "ron")
}

/// Beside the map, under its name and what it is: "Map - copy for workshop.ron".
fn beside(session: &Session, what: &str, extension: &str) -> PathBuf {
    let path = suggested(session, extension);
    let name = path.file_stem().map_or_else(|| "map".into(), |name| name.to_string_lossy().into_owned());
    path.with_file_name(format!("{name} - {what}.{extension}"))
}

fn export(editor: &mut Editor, name: &'static str, path: PathBuf) {
    settle(&mut editor.session);
    let Some(format) = by_name(name) else { return };
    let Some(export) = format.export else { return };
    if editor.session.file.path.as_ref() == Some(&path) {
        problem(&mut editor.session, "A copy for others would take the place of the map itself; give it another name.");
        return;
    }
    let (map, audience) = (editor.session.map().clone(), editor.session.shell.audience);
    // Documents choose the look of the pictures in them.
    let picture = if format.shelf == Shelf::Pictures { editor.session.shell.picture } else { PictureOptions::default() };
    let photos = editor.session.backdrops.leaving(&editor.session.document);
    let to = path.to_string_lossy().into_owned();
    let make = move || {
        let released = if format.shelf == Shelf::Pictures { release_with_photos(&map, audience, &photos) } else { release(&map, audience) };
        let bytes = export(&released, &ExportOptions { picture, ..ExportOptions::default() }).map_err(|error| error.to_string())?;
        let heard = released.map().quotes().iter().map(|quote| quote.id).filter(|_| format.words);
        Ok((bytes, HandedOut::today(format.title, to, audience.key(), heard)))
    };
    editor.files.write(path, make);
}

fn example(session: &mut Session) {
    match ron::read(EXAMPLE.as_bytes(), &crate::format::ImportOptions::default()) {
        Ok(imported) => session.open(imported.map, FileState::default()),
        Err(error) => problem(session, &format!("The example cannot be opened: {error}")),
    }
}

pub(super) fn problem(session: &mut Session, text: &str) {
    session.shell.notify(NoticeKind::Problem, sentence(text));
}

/// With a capital letter and a full stop, as notices are written.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.trim().chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let rest = letters.as_str();
    format!("{first}{rest}{}", if rest.ends_with(['.', '!', '?']) { "" } else { "." })
}

/// Goes on with the paths that dialogs brought.
pub(super) fn answer_dialogs(editor: &mut Editor) {
    for (purpose, path) in editor.dialogs.answered() {
        match purpose {
            Purpose::Open => editor.actions.push(ShellAction::Open(path).into()),
            Purpose::Transcript => editor.files.read_transcript(path),
            Purpose::Backdrop => backdrops::read(editor, path),
            Purpose::Save(then) => saving::save_as(editor, with_extension(path, "ron"), then),
            Purpose::Protect => saving::protect_at(editor, with_extension(path, "ron")),
            Purpose::Plain => saving::save_plain(editor, with_extension(path, "ron")),
            Purpose::OpenKeys => editor.session.passphrase.ask(Asked::OpenKeys(path)),
            Purpose::NewKeys => keys::place(editor, path),
            Purpose::Export(name) => {
                let extension = by_name(name).and_then(|format| format.extensions.first()).copied().unwrap_or(name);
                export(editor, name, with_extension(path, extension));
            }
            Purpose::Log => {
                settle(&mut editor.session);
                let map = editor.session.map().clone();
                let path = with_extension(path, "csv");
                let replaced = map.quotes().iter().filter(|quote| quote.shown.is_some()).map(|quote| quote.id);
                let left = HandedOut::today("Anonymisation log", path.to_string_lossy(), Audience::Team.key(), replaced);
                editor.files.write(path, move || Ok((anonymisation_log(&map).map_err(|error| error.to_string())?, left)));
            }
            Purpose::Table(name, audience) => comparing::write_table(editor, (name, audience), with_extension(path, "csv")),
            Purpose::Compare => comparing::read(editor, path),
            Purpose::Merge => sharing::merge_theirs(editor, path),
            Purpose::Quotes => incoming::read(editor, path),
            Purpose::Recovered(folder) => recovery::save_copy(editor, folder, with_extension(path, "ron")),
            Purpose::Pdf => paper::give(editor, paper::Receiver::File(with_extension(path, "pdf"))),
        }
    }
}

fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(extension) }
}

/// Goes on with what was read and written.
pub(super) fn finish_files(editor: &mut Editor) {
    for outcome in editor.files.finished() {
        match outcome {
            // Somebody thought better of it while the passphrase was being tried.
            Outcome::Opened(path, true, _) if !is_asked(&editor.session, &path) => {}
            Outcome::Opened(path, _, Ok(read)) => opened(editor, &path, *read),
            Outcome::Opened(path, tried, Err(Unread::Locked(why))) => locked(&mut editor.session, path, tried, why),
            Outcome::Opened(path, _, Err(Unread::Damaged(said, told))) => ask_rescue(&mut editor.session, path, &said, &told),
            Outcome::Opened(path, _, Err(Unread::Failed(said))) => unread(&mut editor.session, &path, &said),
            Outcome::Foreign(path, bytes, format) => {
                editor.session.arriving.take(path, bytes, format);
                editor.session.shell.palette = None;
                editor.session.shell.dialog = Some(Dialog::ImportMap);
            }
            Outcome::Version(done) => versions::done(&mut editor.session, done),
            Outcome::Beside(name, read) => comparing::beside(editor, name, read),
            Outcome::Merged(path, both) => sharing::merged(editor, &path, both),
            Outcome::Saved { path, map, position, then, passphrase, result } => {
                saving::saved(editor, Written { path, map, position, passphrase, then }, result);
            }
            Outcome::Quotes { path, unasked, read } => incoming::finish(editor, &path, unasked, read),
            Outcome::Transcript(Ok(transcript)) => editor.actions.push(TranscriptAction::Opened(Arc::new(transcript)).into()),
            Outcome::Backdrop(map, read) => backdrops::finish(editor, &map, read),
            Outcome::Traces(withdrawal, told) => traces::found(&mut editor.session, &withdrawal, told),
            Outcome::Unsaved(lines) => recovery::found(editor, lines),
            Outcome::Recovered { folder, passphrase, recovered } => recovery::opened(editor, folder, passphrase, recovered),
            Outcome::Forgotten(forgotten) => taken_back::forgotten(&mut editor.session, forgotten),
            Outcome::KeysOpened(path, opened) => keys::opened(editor, &path, opened),
            Outcome::KeysSaved(written, result) => keys::saved(editor, &written, result),
            Outcome::Written(path, Ok(warning)) => {
                let said = warning.unwrap_or_else(|| format!("Exported to {}", path.display()));
                editor.session.shell.notify(NoticeKind::Done, sentence(&said));
            }
            Outcome::Transcript(Err(said)) | Outcome::Written(_, Err(said)) | Outcome::HandedOver(Err(said)) => {
                problem(&mut editor.session, &said);
            }
            Outcome::HandedOver(Ok(said)) => editor.session.shell.notify(NoticeKind::Done, said),
        }
    }
}

/// Whether this file's passphrase is still asked for, or the open map is opened again.
fn is_asked(session: &Session, path: &Path) -> bool {
    let asked = session.passphrase.asked.as_ref();
    asked.is_some_and(|asked| asked.path() == path) || session.file.path.as_deref() == Some(path)
}

/// Asks for the passphrase, or says why the one that was tried is none.
fn locked(session: &mut Session, path: PathBuf, tried: bool, why: Option<SealError>) {
    if !tried || session.passphrase.asked.is_none() {
        session.passphrase.ask(Asked::Open(path));
    }
    session.passphrase.trying = false;
    session.passphrase.problem = why.map(|why| sentence(&why.to_string()));
}

/// A damaged file is left as it is: what is whole of it becomes a map without a file.
fn ask_rescue(session: &mut Session, path: PathBuf, said: &str, told: &str) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    session.passphrase.forget();
    session.shell.question = Some(Question {
        title: format!("{name} is damaged"),
        text: format!("{} {} The file itself stays as it is.", sentence(said), sentence(told)),
        answers: vec![("Open what is whole".to_owned(), vec![Wish::Rescue(path)]), ("Cancel".to_owned(), Vec::new())],
    });
    if session.file.path.is_none() && session.map().element_count() == 0 {
        session.shell.page = Page::Welcome;
    }
}

fn unread(session: &mut Session, path: &Path, said: &str) {
    session.passphrase.forget();
    session.shell.settings.forget(path);
    problem(session, said);
    if session.file.path.is_none() && session.map().element_count() == 0 {
        session.shell.page = Page::Welcome;
    }
}

fn opened(editor: &mut Editor, path: &Path, read: Read) {
    let Read { imported, path: own, digest, read_only, passphrase } = read;
    let session = &mut editor.session;
    let base = digest.is_some().then(|| Arc::new(imported.map.clone()));
    let file = FileState { path: own.clone(), digest, read_only: read_only.clone(), passphrase, base, ..FileState::default() };
    session.open(imported.map, file);
    sharing::tell_merge_conflicts(session);
    if let Some(own) = own {
        sharing::tell_conflict_copies(session, &own);
        if read_only.is_none() {
            sharing::claimed(session, &own, false);
        }
    }
    session.shell.wish(Wish::ForgetTyped);
    if let Some(reason) = read_only {
        session.shell.notify(NoticeKind::Note, sentence(&reason));
    }
    if !imported.report.is_empty() {
        session.document.mark_unsaved();
        let count = imported.report.len();
        let text = if count == 1 {
            "One thing was mended or guessed while opening.".to_owned()
        } else {
            format!("{count} things were mended or guessed while opening.")
        };
        session.shell.notices.push(Notice { kind: NoticeKind::Note, text, more: imported.report });
    }
    remember(session, path);
}

pub(super) fn remember(session: &mut Session, path: &Path) {
    session.shell.settings.remember(path);
    session.shell.wish(Wish::KeepSettings);
}
