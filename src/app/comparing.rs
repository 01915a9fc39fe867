//! A map laid beside the open one, and tables of analyses on their way to a file.

use std::path::PathBuf;

use super::editor::Editor;
use super::files::{Outcome, read_beside};
use super::wishes::problem;
use crate::analysis::{LoopLimits, Options, analysis, comparison};
use crate::command::settle;
use crate::format::{analysis_table, comparison_table};
use crate::map::SystemMap;
use crate::release::{Audience, release};
use crate::session::{AnswersAction, OtherMap};
use crate::storage::HandedOut;

/// Reads the map that is to lie beside the open one.
pub(super) fn read(editor: &mut Editor, path: PathBuf) {
    let passphrase = editor.session.file.passphrase.clone();
    editor.files.hand_over(move || {
        let read = read_beside(&path, passphrase.as_ref()).map(Box::new);
        let name = path.file_name().map_or_else(|| "another map".to_owned(), |name| name.to_string_lossy().into_owned());
        Outcome::Beside(name, read)
    });
}

/// Lays it there and shows how much each of the two holds.
pub(super) fn beside(editor: &mut Editor, name: String, read: Result<Box<SystemMap>, String>) {
    match read {
        Ok(map) => {
            editor.session.report.lay_beside(OtherMap::File(name, map));
            editor.actions.push(AnswersAction::Table(Some("compare-counts")).into());
        }
        Err(said) => problem(&mut editor.session, &said),
    }
}

/// Writes a table of what the audience may read. No quote is in it, only counts.
pub(super) fn write_table(editor: &mut Editor, (name, audience): (&'static str, Audience), path: PathBuf) {
    settle(&mut editor.session);
    let map = editor.session.map().clone();
    let to = path.to_string_lossy().into_owned();
    let left = |title: &str| HandedOut::today(title, to.as_str(), audience.key(), std::iter::empty());
    if let Some(asked) = analysis(name) {
        let left = left(asked.title);
        editor.files.write(path, move || {
            let table = analysis_table(&release(&map, audience), asked, &Options::default()).map_err(|error| error.to_string())?;
            Ok((table, left))
        });
    } else if let Some((asked, other)) = comparison(name).zip(editor.session.report.other.clone()) {
        let left = left(asked.title);
        editor.files.write(path, move || {
            let [here, there] = other.sides(&map).map(|side| release(&side, audience));
            let table = comparison_table(&here, &there, asked, LoopLimits::default()).map_err(|error| error.to_string())?;
            Ok((table, left))
        });
    }
}
