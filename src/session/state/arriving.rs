//! A map of another program on its way in: its bytes, what its columns and names are taken for, and the map that comes of it. The open map
//! stays until somebody says so.

use std::path::PathBuf;
use std::sync::Arc;

use crate::format::{Format, ImportOptions, Imported, TableColumn, table_columns};
use crate::map::Polarity;
use crate::session::errand::Errand;

use super::Dialog;

/// A file that may become the open map.
#[derive(Clone, Debug)]
pub struct ArrivingFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What reads it.
    pub format: &'static Format,
    /// Its columns, when it is a table.
    pub columns: Vec<TableColumn>,
    bytes: Arc<Vec<u8>>,
}

impl ArrivingFile {
    /// Its name without folders.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }
}

type Made = Result<Arc<Imported>, String>;

/// A map on its way in.
#[derive(Debug, Default)]
pub struct Arriving {
    /// The file.
    pub file: Option<ArrivingFile>,
    /// The report is kept with the map.
    pub keep_report: bool,
    options: ImportOptions,
    /// Goes up with every file.
    files: u64,
    made: Errand<(u64, ImportOptions), Made>,
}

impl Arriving {
    /// A file was read.
    pub fn take(&mut self, path: PathBuf, bytes: Vec<u8>, format: &'static Format) {
        let columns = table_columns(format, &bytes);
        self.files += 1;
        self.options = ImportOptions::default();
        self.file = Some(ArrivingFile { path, format, columns, bytes: Arc::new(bytes) });
    }

    /// Forgets the file; whether there was one.
    pub fn drop_file(&mut self) -> bool {
        self.file.take().is_some()
    }

    /// What a name was said to mean.
    pub fn said(&self, name: &str) -> Option<Polarity> {
        self.options.polarity.iter().find(|(known, _)| known == name).map(|&(_, polarity)| polarity)
    }

    /// Says what a name means, or takes that back.
    pub fn say(&mut self, name: &str, polarity: Option<Polarity>) {
        self.options.polarity.retain(|(known, _)| known != name);
        self.options.polarity.extend(polarity.map(|polarity| (name.to_owned(), polarity)));
    }

    /// Says what every name most likely means, where nothing was said yet.
    pub fn take_proposals(&mut self) {
        let asked = self.shown().map(|imported| imported.asked.clone()).unwrap_or_default();
        for open in asked.iter().filter(|asked| self.said(&asked.name).is_none()).collect::<Vec<_>>() {
            self.say(&open.name, open.proposal);
        }
    }

    /// Says what a column holds; empty leaves it out. A word that stood at another column leaves that.
    pub fn say_column(&mut self, name: &str, word: &str) {
        self.options.columns.retain(|(known, other)| known != name && (word.is_empty() || other != word));
        self.options.columns.push((name.to_owned(), word.to_owned()));
        if let Some(file) = &mut self.file {
            for column in &mut file.columns {
                if column.name == name {
                    word.clone_into(&mut column.word);
                } else if column.word == word {
                    column.word.clear();
                }
            }
        }
    }

    /// Asks what becomes of the file, unless that is known or on its way.
    pub fn refresh(&mut self, dialog: Option<Dialog>) {
        let Some(file) = self.file.as_ref().filter(|_| dialog == Some(Dialog::ImportMap)) else { return };
        self.made.take(|| Err("The file could not be looked at; try a smaller one.".to_owned()));
        let asked = (self.files, self.options.clone());
        if !self.made.is_answered(&asked) && !self.made.is_out_for(&asked) {
            let (bytes, format, options) = (Arc::clone(&file.bytes), file.format, self.options.clone());
            self.made.send(asked, move || format.read(&bytes, &options).map(Arc::new).map_err(|error| error.to_string()));
        }
    }

    /// What comes of it, once that is known for what was said.
    pub fn ready(&self) -> Option<&Arc<Imported>> {
        self.answer().and_then(|made| made.as_ref().ok())
    }

    /// Why nothing comes of it.
    pub fn error(&self) -> Option<&str> {
        self.answer().and_then(|made| made.as_ref().err()).map(String::as_str)
    }

    /// What was last known of this file, also while something else is being looked at.
    pub fn shown(&self) -> Option<&Arc<Imported>> {
        self.made.last().filter(|((files, _), _)| *files == self.files).and_then(|(_, made)| made.as_ref().ok())
    }

    /// Whether the answer is on its way.
    pub fn is_waiting(&self) -> bool {
        self.file.is_some() && self.answer().is_none()
    }

    /// Waits for the answer.
    pub fn wait(&mut self) {
        self.made.wait();
    }

    fn answer(&self) -> Option<&Made> {
        let ((files, options), made) = self.made.last()?;
        (self.file.is_some() && *files == self.files && *options == self.options).then_some(made)
    }
}
