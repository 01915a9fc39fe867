//! Hears a project or codebook told and keeps what quotes are made of. Elements are known by their local names: every program has another
//! namespace.

use std::collections::HashMap;

use super::codes::{Codes, normal};
use super::note::{self, Note};
use super::people::Case;
use crate::format::markup::{Attributes, Listener};
use crate::words::counted;

/// A marked passage of a source.
#[derive(Debug, Default)]
pub(super) struct Selection {
    pub guid: String,
    pub name: String,
    /// From which code point to before which, of passages of text.
    pub range: Option<(usize, usize)>,
    /// The page, from 1, of passages of a PDF.
    pub page: Option<u64>,
    /// Identifiers of its codes.
    pub codes: Vec<String>,
    /// The note on it.
    pub note: String,
}

/// A text with its passages: a source, the text of a PDF, a transcript, a note.
#[derive(Debug, Default)]
pub(super) struct SourceTold {
    pub title: String,
    /// Its own identifier and that of the source that it is the text of.
    pub guids: Vec<String>,
    pub path: String,
    pub inline: Option<String>,
    pub selections: Vec<Selection>,
    pub is_note: bool,
    values: Vec<(String, String)>,
}

/// Everything told.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub origin: String,
    pub codes: Codes,
    pub sources: Vec<SourceTold>,
    pub cases: Vec<Case>,
    pub variables: HashMap<String, String>,
    pub sets: Vec<(String, Vec<String>)>,
    open_sources: Vec<SourceTold>,
    open_selections: Vec<Selection>,
    case: Option<Case>,
    set: Option<(String, Vec<String>)>,
    variable: String,
    /// The names of the elements that are open.
    path: Vec<String>,
    /// Text of the element that is open, when it is one that is kept.
    text: Option<String>,
    links: usize,
    graphs: usize,
    notes: usize,
    whole_codings: usize,
}

fn is_source(name: &str) -> bool {
    matches!(name, "TextSource" | "PDFSource" | "PictureSource" | "AudioSource" | "VideoSource" | "Representation" | "Transcript" | "Note")
}

fn is_selection(name: &str) -> bool {
    name.ends_with("Selection")
}

fn is_value(name: &str) -> bool {
    name.ends_with("Value") && name != "VariableValue"
}

impl Listener for Told {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            "Project" | "CodeBook" if !attributes.text("origin").is_empty() => attributes.text("origin").clone_into(&mut self.origin),
            "Code" => self.codes.open(attributes.text("guid"), attributes.text("name"), attributes.get("isCodable") != Some("false")),
            "Variable" => drop(self.variables.insert(normal(attributes.text("guid")), attributes.text("name").to_owned())),
            "Case" => self.case = Some(Case { name: attributes.text("name").to_owned(), ..Case::default() }),
            "Set" => self.set = Some((attributes.text("name").to_owned(), Vec::new())),
            "MemberSource" => self.set.iter_mut().for_each(|set| set.1.push(attributes.text("targetGUID").to_owned())),
            "SourceRef" | "SelectionRef" => {
                self.case.iter_mut().for_each(|case| case.targets.push(attributes.text("targetGUID").to_owned()));
            }
            "VariableRef" => attributes.text("targetGUID").clone_into(&mut self.variable),
            "CodeRef" => match (self.open_selections.last_mut(), self.open_sources.last()) {
                (Some(selection), _) => selection.codes.push(attributes.text("targetGUID").to_owned()),
                (None, Some(_)) => self.whole_codings += 1,
                (None, None) => {}
            },
            "Link" => self.links += 1,
            "Graph" => self.graphs += 1,
            "PlainTextContent" | "Description" => self.text = Some(String::new()),
            _ if is_value(name) => self.text = Some(String::new()),
            _ if is_source(name) => self.open_source(name, attributes),
            _ if is_selection(name) => self.open_selections.push(selection(name, attributes)),
            _ => {}
        }
        self.path.push(name.to_owned());
    }

    fn text(&mut self, text: &str) {
        if let Some(kept) = &mut self.text {
            kept.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        self.path.pop();
        match name {
            "Code" => self.codes.close(),
            "Case" => self.cases.extend(self.case.take()),
            "Set" => self.sets.extend(self.set.take()),
            "PlainTextContent" => {
                let text = self.text.take();
                if let Some(source) = self.open_sources.last_mut() {
                    source.inline = text;
                }
            }
            "Description" => self.close_description(),
            _ if is_value(name) => self.close_value(),
            _ if is_source(name) => self.close_source(),
            _ if is_selection(name) => self.close_selection(),
            _ => {}
        }
    }
}

impl Told {
    fn open_source(&mut self, name: &str, attributes: &Attributes<'_>) {
        let outer = self.open_sources.last();
        let own = attributes.text("name");
        let title = outer.map_or(own, |outer| outer.title.as_str()).to_owned();
        let mut guids = vec![attributes.text("guid").to_owned()];
        guids.extend(outer.map(|outer| outer.guids.clone()).unwrap_or_default());
        let is_note = name == "Note" || outer.is_some_and(|outer| outer.is_note);
        self.notes += usize::from(name == "Note");
        let path = attributes.text("plainTextPath").to_owned();
        self.open_sources.push(SourceTold { title, guids, path, is_note, ..SourceTold::default() });
    }

    fn close_source(&mut self) {
        let Some(source) = self.open_sources.pop() else { return };
        // The text of one passage of a PDF or recording, in full.
        if let (Some(selection), Some(text)) = (self.open_selections.last_mut(), &source.inline) {
            text.clone_into(&mut selection.name);
            return;
        }
        if !source.values.is_empty() {
            let case =
                Case { name: String::new(), values: source.values.clone(), targets: source.guids.first().cloned().into_iter().collect() };
            self.cases.push(case);
        }
        self.sources.push(source);
    }

    fn close_selection(&mut self) {
        if let (Some(selection), Some(source)) = (self.open_selections.pop(), self.open_sources.last_mut()) {
            source.selections.push(selection);
        }
    }

    fn close_description(&mut self) {
        let Some(text) = self.text.take() else { return };
        match self.path.last().map(String::as_str) {
            Some("Code") => self.codes.describe(&text),
            Some(parent) if is_selection(parent) => {
                if let Some(selection) = self.open_selections.last_mut() {
                    selection.note.push_str(text.trim());
                }
            }
            _ => {}
        }
    }

    fn close_value(&mut self) {
        let Some(text) = self.text.take() else { return };
        let value = (self.variable.clone(), text);
        match (&mut self.case, self.open_sources.last_mut()) {
            (Some(case), _) => case.values.push(value),
            (None, Some(source)) => source.values.push(value),
            (None, None) => {}
        }
    }

    /// What the note on a passage says.
    pub fn note_on(&self, selection: &Selection) -> Note {
        let codes: Vec<&str> = selection.codes.iter().filter_map(|guid| self.codes.name(guid)).collect();
        note::read(&selection.note, &codes)
    }

    /// What a map has no place for, a sentence each.
    pub fn not_carried(&self) -> Vec<String> {
        let selections = self.sources.iter().flat_map(|source| &source.selections);
        let memos = selections.filter(|selection| self.note_on(selection).more).count();
        let mut said = Vec::new();
        let mut tell = |count: usize, thing: &str, why: &str| {
            if count > 0 {
                said.push(format!("{} {} not carried over{why}", counted(count, thing), if count == 1 { "is" } else { "are" }));
            }
        };
        tell(memos, "passage note", "");
        tell(self.notes, "note", "");
        tell(self.links, "link", "");
        tell(self.graphs, "drawing", "");
        tell(self.sets.len(), "set", "");
        tell(self.whole_codings, "coding of a whole source", ": a quote needs a passage");
        said
    }
}

/// A selection as it begins. Of pictures and recordings the name is a place, not words; their words, if any, come inside.
fn selection(kind: &str, attributes: &Attributes<'_>) -> Selection {
    let is_place = matches!(kind, "PictureSelection" | "AudioSelection" | "VideoSelection") || is_numbered(attributes.text("name"));
    let number = |name| attributes.get(name).and_then(|text| text.trim().parse::<usize>().ok());
    Selection {
        guid: attributes.text("guid").to_owned(),
        name: if is_place { String::new() } else { attributes.text("name").to_owned() },
        range: number("startPosition").zip(number("endPosition")),
        page: number("page").map(|page| page as u64 + 1),
        ..Selection::default()
    }
}

/// The name that ATLAS.ti gives to what has no words: "Quotation 12:3".
fn is_numbered(name: &str) -> bool {
    let number = name.strip_prefix("Quotation ").unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == ':')
}
