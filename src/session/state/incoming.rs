//! Words on their way on to the map: a file that was read or a text that was pasted, what its columns and codes are taken for, and what
//! keeping it would mean. Nothing is on the map until somebody says so.

use std::sync::Arc;

use crate::document::Document;
use crate::format::quotes::{CodeUse, ColumnField, Intake, PartKind, PartName, QuoteFile, QuoteSheet, pasted};
use crate::map::{Code, Part, SystemMap};
use crate::session::errand::Errand;

use super::Dialog;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct IncomingFile {
    /// Its name without folders.
    pub name: String,
    /// What it holds.
    pub file: Arc<QuoteFile>,
    /// What each column of a table is taken for; empty for other files.
    pub columns: Vec<Option<ColumnField>>,
}

/// What would come on to the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Ready {
    /// What was read.
    pub sheet: QuoteSheet,
    /// What becomes of it on this map.
    pub intake: Intake,
}

/// What is asked for: everything on which the answer depends.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    revision: u64,
    /// Goes up with every file.
    file: u64,
    columns: Vec<Option<ColumnField>>,
    codes: CodeUse,
    /// The pasted text and the part to hang its quotes on.
    pasted: Option<(String, Option<String>)>,
}

type Made = Result<Arc<Ready>, String>;

/// Words on their way in.
#[derive(Debug)]
pub struct Incoming {
    /// The file that is being read, before it is [`Self::file`].
    pub reading: Option<String>,
    /// The file that was read.
    pub file: Option<IncomingFile>,
    /// What becomes of codes.
    pub codes: CodeUse,
    /// The text in the paste page; it stays until its quotes are kept.
    pub pasted: String,
    /// Pasted quotes are hung on the selected part.
    pub attach: bool,
    files: u64,
    asked: Option<Asked>,
    made: Errand<Asked, Made>,
}

impl Default for Incoming {
    fn default() -> Self {
        Self {
            reading: None,
            file: None,
            codes: CodeUse::default(),
            pasted: String::new(),
            attach: true,
            files: 0,
            asked: None,
            made: Errand::default(),
        }
    }
}

impl Incoming {
    /// A file was read.
    pub fn take_file(&mut self, name: String, file: QuoteFile) {
        let columns = match &file {
            QuoteFile::Table(table) => table.proposed(),
            QuoteFile::Sheet(_) => Vec::new(),
        };
        self.files += 1;
        self.reading = None;
        self.file = Some(IncomingFile { name, file: Arc::new(file), columns });
    }

    /// Says what a column holds; a field that may stand once leaves the column that it was in.
    pub fn set_column(&mut self, at: usize, field: Option<ColumnField>) {
        let Some(file) = &mut self.file else { return };
        if let Some(once) = field.filter(|field| !field.may_repeat()) {
            file.columns.iter_mut().filter(|column| **column == Some(once)).for_each(|column| *column = None);
        }
        if let Some(column) = file.columns.get_mut(at) {
            *column = field;
        }
    }

    /// Something else is asked from now on: what was known is not the answer to it.
    pub fn ask_anew(&mut self) {
        self.asked = None;
    }

    /// Forgets the file.
    pub fn drop_file(&mut self) {
        (self.reading, self.file, self.asked) = (None, None, None);
    }

    /// Asks what keeping the words would mean for the map as it stands, unless that is known or on its way.
    pub fn refresh(&mut self, document: &Document, dialog: Option<Dialog>) {
        let asked = match (dialog, &self.file) {
            (Some(Dialog::ImportQuotes), Some(file)) => {
                Asked { revision: document.revision(), file: self.files, columns: file.columns.clone(), codes: self.codes, pasted: None }
            }
            (Some(Dialog::PasteQuotes), _) => Asked {
                revision: document.revision(),
                file: 0,
                columns: Vec::new(),
                codes: CodeUse::Match,
                pasted: Some((self.pasted.clone(), self.attach.then(|| attach_to(document)).flatten())),
            },
            _ => return self.asked = None,
        };
        self.made.take(|| Err("The quotes could not be looked at; try a smaller file.".to_owned()));
        self.asked = Some(asked.clone());
        if !self.made.is_answered(&asked) && !self.made.is_out_for(&asked) {
            let (map, file) = (document.map().clone(), self.file.as_ref().map(|file| Arc::clone(&file.file)));
            self.made.send(asked.clone(), move || make(&map, file.as_deref(), &asked));
        }
    }

    /// What would come on to the map, once that is known for what is asked now.
    pub fn ready(&self) -> Option<&Arc<Ready>> {
        self.answer()?.as_ref().ok()
    }

    /// Why nothing can come.
    pub fn error(&self) -> Option<&str> {
        self.answer()?.as_ref().err().map(String::as_str)
    }

    /// Whether the answer is on its way.
    pub fn is_waiting(&self) -> bool {
        self.reading.is_some() || (self.asked.is_some() && self.answer().is_none())
    }

    /// Waits for the answer.
    pub fn wait(&mut self) {
        self.made.wait();
    }

    /// What was last known, also while something else is being looked at: for showing.
    pub fn shown(&self) -> Option<&Arc<Ready>> {
        self.made
            .last()
            .filter(|(asked, _)| self.asked.as_ref().is_some_and(|now| now.file == asked.file))
            .and_then(|(_, made)| made.as_ref().ok())
    }

    fn answer(&self) -> Option<&Made> {
        let asked = self.asked.as_ref()?;
        self.made.last().filter(|(answered, _)| answered == asked).map(|(_, made)| made)
    }
}

/// The code of the one part that is selected, when quotes can hang on it.
pub fn attach_to(document: &Document) -> Option<String> {
    match document.selection().single()? {
        Part::Element(id) => document.map().code_of(id).map(|code| code.to_string()),
        Part::Connection(id) => document.map().connection(id).map(|connection| Code::connection(connection.number).to_string()),
        Part::Loop(_) | Part::Group(_) | Part::Quote(_) | Part::Note(_) | Part::Backdrop(_) => None,
    }
}

fn make(map: &SystemMap, file: Option<&QuoteFile>, asked: &Asked) -> Made {
    let sheet = match (&asked.pasted, file) {
        (Some((text, part)), _) => {
            let mut sheet = pasted(text);
            let name = part.as_ref().map(|code| PartName { kind: PartKind::Element, text: code.clone() });
            sheet.quotes.iter_mut().for_each(|quote| quote.parts.extend(name.clone()));
            sheet
        }
        (None, Some(QuoteFile::Table(table))) => table.sheet(&asked.columns).map_err(|error| error.to_string())?,
        (None, Some(QuoteFile::Sheet(sheet))) => sheet.clone(),
        (None, None) => QuoteSheet::default(),
    };
    let intake = Intake::of(&sheet, map, asked.codes);
    Ok(Arc::new(Ready { sheet, intake }))
}
