//! The text of a Word file: paragraphs, tabs and line breaks of its main document, read as a stream behind limits. No layout, no pictures,
//! no notes or comments; text that was deleted with tracked changes is left out.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};
use zip::ZipArchive;

use super::read::{LARGEST_TEXT, too_long};
use crate::format::FormatError;

/// Files in the container at most.
const ENTRIES: usize = 10_000;
/// Markup of the document at most, in bytes.
const LARGEST_MARKUP: u64 = 64 * 1024 * 1024;
/// Elements within elements at most.
const DEPTH: usize = 256;

/// The text, paragraphs parted by line feeds.
pub(super) fn text(bytes: &[u8]) -> Result<String, FormatError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > ENTRIES {
        return Err(FormatError::new("it holds far more files than a document does", "save the transcript as .txt and open that"));
    }
    let names = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned()));
    let name = names
        .filter(|name| is_main(name))
        .min_by_key(String::len)
        .ok_or_else(|| FormatError::new("it is a zip file but no Word document", "save the transcript as .docx or .txt and open that"))?;
    let file = archive.by_name(&name).map_err(|_| damaged())?;
    if file.size() > LARGEST_MARKUP {
        return Err(too_long());
    }
    // The size that the container names may be a lie.
    words(BufReader::new(file.take(LARGEST_MARKUP + 1)))
}

/// `word/document.xml`; some programs write `document2.xml`.
fn is_main(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml")).is_some_and(|rest| !rest.contains('/'))
}

fn damaged() -> FormatError {
    FormatError::new("the Word file is damaged or protected", "open it in Word, save it again as .docx or .txt, and open that")
}

/// What is being read of the document.
#[derive(Default)]
struct Words {
    text: String,
    depth: usize,
    /// Within this many elements whose text counts.
    in_text: usize,
    /// The depth of an element that is left out with everything in it.
    left_out: Option<usize>,
}

fn words(markup: impl BufRead) -> Result<String, FormatError> {
    let mut reader = Reader::from_reader(markup);
    // A wrong end tag is the writer's mistake; the text is good all the same.
    reader.config_mut().check_end_names = false;
    let mut words = Words::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Start(tag) => words.begin(tag.local_name().into_inner())?,
            Event::End(tag) => words.end(tag.local_name().into_inner()),
            Event::Empty(tag) => words.single(tag.local_name().into_inner()),
            Event::Text(text) => words.say(&text),
            Event::CData(text) => words.say(&text),
            Event::GeneralRef(name) => words.refer(&name)?,
            Event::DocType(_) => return Err(damaged()),
            Event::Eof => break,
            _ => {}
        }
        if words.text.len() > LARGEST_TEXT || reader.buffer_position() > LARGEST_MARKUP {
            return Err(too_long());
        }
    }
    let mut text = words.text;
    if text.ends_with('\n') {
        text.pop();
    }
    Ok(text)
}

impl Words {
    fn begin(&mut self, name: &str) -> Result<(), FormatError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(damaged());
        }
        match name {
            // The same words a second time, for older programs; where moved text came from; tab stops, which are no tabs.
            "Fallback" | "moveFrom" | "del" | "pPr" if self.left_out.is_none() => self.left_out = Some(self.depth),
            "t" => self.in_text += 1,
            // A text box stands within the paragraph that holds it.
            "p" if !self.text.is_empty() && !self.text.ends_with('\n') => self.mark('\n'),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = self.in_text.saturating_sub(1),
            "p" => self.mark('\n'),
            _ => {}
        }
        if self.left_out == Some(self.depth) {
            self.left_out = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn single(&mut self, name: &str) {
        match name {
            "p" | "br" | "cr" => self.mark('\n'),
            "tab" => self.mark('\t'),
            "noBreakHyphen" => self.mark('\u{2011}'),
            "softHyphen" => self.mark('\u{ad}'),
            _ => {}
        }
    }

    fn mark(&mut self, mark: char) {
        if self.left_out.is_none() {
            self.text.push(mark);
        }
    }

    fn say(&mut self, words: &str) {
        if self.in_text > 0 && self.left_out.is_none() {
            self.text.push_str(words);
        }
    }

    /// Named and numbered characters. Entities that a document declares itself are none of Word's.
    fn refer(&mut self, name: &BytesRef<'_>) -> Result<(), FormatError> {
        if let Some(c) = name.resolve_char_ref().map_err(|_| damaged())? {
            self.say(c.encode_utf8(&mut [0; 4]));
            return Ok(());
        }
        self.say(resolve_xml_entity(name).ok_or_else(damaged)?);
        Ok(())
    }
}
