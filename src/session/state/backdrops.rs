//! The pictures behind the map as they lie on the disk: read once each, on a thread, from the folder that the map is in.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::document::Document;
use crate::format::photo::{LARGEST_PHOTO, photo};
use crate::map::{BackdropId, Photo, SystemMap};
use crate::session::errand::Errand;
use crate::storage::{Disk, RealDisk};

/// What came of reading one: the picture, or why there is none in one sentence.
pub type Read = Result<Arc<Photo>, String>;

/// Pictures by the name of their file.
#[derive(Debug, Default)]
pub struct BackdropsState {
    /// The folder of the map.
    folder: Option<PathBuf>,
    read: BTreeMap<String, Read>,
    errand: Errand<(Option<PathBuf>, String), Read>,
    /// What could not be read and has not been told yet.
    untold: Vec<String>,
    /// Prints and exports have the pictures, by choice, until the map is closed.
    pub leave: bool,
}

impl BackdropsState {
    /// Reads what the map asks for and is not there yet, one after the other.
    pub fn refresh(&mut self, document: &Document, map: Option<&Path>) {
        let folder = map.and_then(Path::parent).map(Path::to_owned);
        if folder != self.folder {
            self.folder = folder;
            self.read.clear();
        }
        if let Some(((folder, file), read)) =
            self.errand.collect(|| Err("The picture could not be read; remove it and add it again.".to_owned()))
            && folder == self.folder
        {
            self.untold.extend(read.as_ref().err().cloned());
            self.read.insert(file, read);
        }
        if self.errand.is_out() {
            return;
        }
        let next = document.map().backdrops().iter().find(|backdrop| !self.read.contains_key(&backdrop.file));
        if let Some(file) = next.map(|backdrop| backdrop.file.clone()) {
            let folder = self.folder.clone();
            self.errand.send((folder.clone(), file.clone()), move || read(folder.as_deref(), &file));
        }
    }

    /// The pictures that are there.
    pub fn photos(&self, document: &Document) -> BTreeMap<BackdropId, Arc<Photo>> {
        let there = |file: &String| self.read.get(file)?.as_ref().ok().cloned();
        document.map().backdrops().iter().filter_map(|backdrop| Some((backdrop.id, there(&backdrop.file)?))).collect()
    }

    /// Those that go into prints and exports: none unless somebody chose so.
    pub fn leaving(&self, document: &Document) -> BTreeMap<BackdropId, Arc<Photo>> {
        if self.leave { self.photos(document) } else { BTreeMap::new() }
    }

    /// Why a picture is not there.
    pub fn wrong(&self, file: &str) -> Option<&str> {
        self.read.get(file)?.as_ref().err().map(String::as_str)
    }

    /// What could not be read since this was asked last.
    pub fn take_untold(&mut self) -> Vec<String> {
        std::mem::take(&mut self.untold)
    }

    /// Whether one is being read.
    pub fn is_waiting(&self) -> bool {
        self.errand.is_out()
    }

    /// Takes in a picture that was read elsewhere.
    pub fn keep(&mut self, file: String, photo: Arc<Photo>) {
        self.read.insert(file, Ok(photo));
    }

    /// Waits for the one that is being read.
    pub fn wait(&mut self) {
        self.errand.wait();
    }
}

/// The pictures behind a map in this file, by what they are of, and a sentence on each that cannot be had.
pub fn photos_beside(map: &SystemMap, file: &Path) -> (BTreeMap<BackdropId, Arc<Photo>>, Vec<String>) {
    let (mut photos, mut wrong) = (BTreeMap::new(), Vec::new());
    for backdrop in map.backdrops().iter() {
        match read(file.parent(), &backdrop.file) {
            Ok(photo) => drop(photos.insert(backdrop.id, photo)),
            Err(why) => wrong.push(why),
        }
    }
    (photos, wrong)
}

/// Reads the picture in a file beside the map.
fn read(folder: Option<&Path>, file: &str) -> Read {
    let told = |why: &str| format!("The picture {} behind the map is not shown: {why}", shown(file));
    let Some(folder) = folder else { return Err(told("save the map in the folder that the picture is in.")) };
    let path = Path::new(file);
    // A map that somebody sent must not have files of ours read that lie elsewhere.
    if file.contains('\\') || file.chars().nth(1) == Some(':') || !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(told("its name leads out of the folder of the map; remove it and add it again."));
    }
    let bytes = RealDisk.read(&folder.join(path), LARGEST_PHOTO).map_err(|error| match error.kind() {
        ErrorKind::NotFound => told("there is no such file beside the map; put it back there, or remove the picture."),
        _ => told(&format!("the file cannot be read ({error}); see who may read it.")),
    })?;
    photo(&bytes).map(Arc::new).map_err(|error| told(&format!("{error}.")))
}

fn shown(file: &str) -> String {
    file.chars().filter(|c| !c.is_control()).take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_leads_out_is_told_in_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let told = |file: &str| read(Some(folder.path()), file).unwrap_err();
        assert!(told("wall.jpg").contains("no such file beside the map"));
        for out in ["../wall.jpg", "/etc/passwd", "a/../../b.jpg", "C:\\wall.jpg", "..\\wall.jpg", ""] {
            let said = told(out);
            assert!(said.contains("leads out") || out.is_empty(), "{out}: {said}");
        }
        std::fs::write(folder.path().join("words.jpg"), "words").unwrap();
        assert!(told("words.jpg").contains("no picture in JPEG or PNG"));
        assert!(read(None, "wall.jpg").unwrap_err().contains("save the map"));
    }
}
