//! Files dropped on the window: what each of them is, and what becomes of several at once. Nothing is left aside without a word.

use std::path::{Path, PathBuf};

use super::editor::Editor;
use super::wishes::problem;
use super::{backdrops, incoming};
use crate::format::quotes::quote_format;
use crate::session::{Page, ShellAction, Wish};
use crate::transcript;

/// What a dropped file is taken for by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// To lie behind the map. Any number can.
    Picture,
    /// Quotes, or a table of which its first line says whether it is a map.
    Quotes,
    /// To lie beside the map.
    Text,
    /// Anything else is opened as a map; what is none is told then.
    Map,
}

impl Kind {
    fn of(path: &Path) -> Self {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).unwrap_or_default();
        if backdrops::EXTENSIONS.contains(&ending.as_str()) {
            Self::Picture
        } else if transcript::EXTENSIONS.contains(&ending.as_str()) {
            Self::Text
        // JSON may be anything; it is read as claims only when somebody says so.
        } else if quote_format(path).is_some_and(|format| format.name != "claims") {
            Self::Quotes
        } else {
            Self::Map
        }
    }
}

/// What is done with dropped files, in this order, and what is said of the others: a sentence, or nothing.
fn sorted(paths: Vec<PathBuf>, is_folder: impl Fn(&Path) -> bool) -> (Vec<(Kind, PathBuf)>, String) {
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| is_folder(path));
    let mut files: Vec<(Kind, PathBuf)> = files.into_iter().map(|path| (Kind::of(&path), path)).collect();
    let mut aside = Vec::new();
    // A map takes the place of all that is open: what was dropped with it would lie beside the old one.
    if let Some(at) = files.iter().position(|(kind, _)| *kind == Kind::Map) {
        let map = files.remove(at);
        aside = std::mem::replace(&mut files, vec![map]);
    }
    for kind in [Kind::Quotes, Kind::Text] {
        let mut found = false;
        aside.extend(files.extract_if(.., |file| file.0 == kind && std::mem::replace(&mut found, true)));
    }
    let mut said: Vec<String> = Vec::new();
    if !aside.is_empty() {
        let names: Vec<String> = aside.iter().map(|(_, path)| name(path)).collect();
        let (were, them) = if names.len() == 1 { ("was", "it") } else { ("were", "them") };
        said.push(format!("{} {were} not opened, as one is read at a time; drop {them} afterwards.", listed(&names)));
    }
    if let [folder, ..] = folders.as_slice() {
        said.push(format!("{} is a folder; drop the files in it.", name(folder)));
    }
    (files, said.join(" "))
}

fn listed(names: &[String]) -> String {
    match names {
        [one] => one.clone(),
        [first @ .., last] if first.len() < 4 => format!("{} and {last}", first.join(", ")),
        [first, rest @ ..] => format!("{first} and {} other files", rest.len()),
        [] => String::new(),
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Does what is done with them.
pub(super) fn take(editor: &mut Editor, paths: Vec<PathBuf>) {
    let (files, said) = sorted(paths, Path::is_dir);
    for (kind, path) in files {
        match kind {
            Kind::Picture if editor.session.shell.page == Page::Welcome => {
                problem(&mut editor.session, "Open or start a map first: a picture lies behind a map, to be traced over.");
            }
            Kind::Picture => backdrops::read(editor, path),
            Kind::Quotes => incoming::dropped(editor, path),
            Kind::Text => editor.session.shell.wish(Wish::OpenTranscript(path)),
            Kind::Map => editor.actions.push(ShellAction::Open(path).into()),
        }
    }
    if !said.is_empty() {
        problem(&mut editor.session, &said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(names: &[&str]) -> (Vec<(Kind, String)>, String) {
        let (files, said) = sorted(names.iter().map(PathBuf::from).collect(), |path| path.ends_with("wave 2"));
        (files.into_iter().map(|(kind, path)| (kind, name(&path))).collect(), said)
    }

    #[test]
    fn each_is_what_its_name_says() {
        for (file, kind) in [
            ("a.ron", Kind::Map),
            ("a.ron.age", Kind::Map),
            ("a.json", Kind::Map),
            ("a.xyz", Kind::Map),
            ("a", Kind::Map),
            ("a.csv", Kind::Quotes),
            ("a.qdpx", Kind::Quotes),
            ("a.TXT", Kind::Text),
            ("a.docx", Kind::Text),
            ("a.JPG", Kind::Picture),
        ] {
            assert_eq!(dropped(&[file]), (vec![(kind, file.to_owned())], String::new()));
        }
    }

    #[test]
    fn of_several_each_finds_its_place_or_is_named() {
        let (files, said) = dropped(&["a.jpg", "i.txt", "b.png", "q.csv"]);
        assert_eq!(files.len(), 4, "pictures, a transcript and quotes go together");
        assert_eq!(said, "");
        let (files, said) = dropped(&["i.txt", "j.txt"]);
        assert_eq!(files, [(Kind::Text, "i.txt".to_owned())]);
        assert_eq!(said, "j.txt was not opened, as one is read at a time; drop it afterwards.");
        let (files, said) = dropped(&["i.txt", "m.ron", "n.ron"]);
        assert_eq!(files, [(Kind::Map, "m.ron".to_owned())]);
        assert_eq!(said, "i.txt and n.ron were not opened, as one is read at a time; drop them afterwards.");
        let (files, said) = dropped(&["wave 2", "a.jpg"]);
        assert_eq!(files, [(Kind::Picture, "a.jpg".to_owned())]);
        assert_eq!(said, "wave 2 is a folder; drop the files in it.");
    }
}
