//! Files of quotes: chosen in a dialog or dropped on the window, read on a thread.

use std::path::{Path, PathBuf};

use super::editor::Editor;
use super::files::Outcome;
use super::wishes::sentence;
use crate::document::Template;
use crate::format::quotes::{ColumnField, QUOTE_FORMATS, QuoteFile, quote_format};
use crate::map::IdSource;
use crate::session::{FileState, IncomingAction, Page, ShellAction};
use crate::storage::read_file;

/// Reads a file for the page "Import quotes".
pub(super) fn read(editor: &mut Editor, path: PathBuf) {
    editor.actions.push(IncomingAction::Reading(name(&path)).into());
    editor.files.hand_over(move || {
        let read = quotes_of(&path).map(Some);
        Outcome::Quotes { path, unasked: false, read }
    });
}

/// Reads a dropped file of a kind that holds quotes.
pub(super) fn dropped(editor: &mut Editor, path: PathBuf) {
    // A table may be a list of connections as well; what its first line says decides.
    let may_be_map = quote_format(&path).is_some_and(|format| ["csv", "xlsx"].contains(&format.name));
    if !may_be_map {
        editor.actions.push(IncomingAction::Reading(name(&path)).into());
    }
    editor.files.hand_over(move || {
        let read = quotes_of(&path).map(|file| (!may_be_map || holds_quotes(&file)).then_some(file));
        Outcome::Quotes { path, unasked: may_be_map, read }
    });
}

/// Goes on with what was read.
pub(super) fn finish(editor: &mut Editor, path: &Path, unasked: bool, read: Result<Option<Box<QuoteFile>>, String>) {
    let Some(read) = read.transpose() else {
        return editor.actions.push(ShellAction::Open(path.to_owned()).into());
    };
    let session = &mut editor.session;
    if session.shell.page == Page::Welcome {
        // Words may be the beginning of a map.
        match Template::named("blank").filter(|_| session.map().element_count() == 0) {
            Some(blank) => {
                let reading = session.incoming.reading.take();
                session.open(blank.map(&mut IdSource::random()), FileState::default());
                session.incoming.reading = reading;
            }
            None => session.shell.page = Page::Editor,
        }
    }
    if unasked {
        editor.actions.push(IncomingAction::Reading(name(path)).into());
    }
    editor.actions.push(IncomingAction::Read(name(path), read.map_err(|said| sentence(&said))).into());
}

fn quotes_of(path: &Path) -> Result<Box<QuoteFile>, String> {
    let format = quote_format(path).ok_or_else(|| {
        let names: Vec<String> =
            QUOTE_FORMATS.iter().flat_map(|format| format.extensions).map(|extension| format!(".{extension}")).collect();
        format!("quotes cannot be read from {}; choose a file that ends in {}", path.display(), names.join(", "))
    })?;
    let bytes = read_file(path).map_err(|error| error.to_string())?;
    (format.read)(&bytes).map(Box::new).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

fn holds_quotes(file: &QuoteFile) -> bool {
    match file {
        QuoteFile::Sheet(_) => true,
        QuoteFile::Table(table) => ColumnField::proposed(&table.header).contains(&Some(ColumnField::Text)),
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
