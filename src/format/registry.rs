//! Every format, by name and by extension. A new one is a row here.

use std::path::Path;

use crate::release::Released;

use super::glance::{Glance, wrong};
use super::{
    FormatError, Imported, LARGEST_FILE, PictureOptions, cld, csv, dot, gexf, gml, graph_json, graphml, guard, json, kumu, loopy,
    mental_modeler, mermaid, pajek, picture, prsm, quotes, report, ron, sd_ai, slides, vensim, workbook, xmile,
};
use crate::map::Polarity;

/// How to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportOptions {
    /// Makes identities repeatable for files that carry none of ours.
    pub seed: Option<u64>,
    /// What names of styles, colours and labels mean, where a file keeps a polarity as such. The last of two counts.
    pub polarity: Vec<(String, Polarity)>,
    /// What columns of a table hold: the name of the column, the word for it (from, to, polarity, label …).
    pub columns: Vec<(String, String)>,
    /// The bytes of a table of elements to which the connections of the file belong.
    pub elements: Option<Vec<u8>>,
}

/// How to write.
#[derive(Clone, Copy, Debug, Default)]
pub struct ExportOptions {
    /// Makes new identities repeatable.
    pub seed: Option<u64>,
    /// How a map becomes a picture.
    pub picture: PictureOptions,
}

/// Reads the bytes of a file.
pub type Import = fn(&[u8], &ImportOptions) -> Result<Imported, FormatError>;
/// Writes the bytes of a file.
pub type Export = fn(&Released, &ExportOptions) -> Result<Vec<u8>, FormatError>;

/// Where a format stands in a list of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// For other programs.
    Data,
    /// To read and to go on writing.
    Documents,
    /// To look at.
    Pictures,
}

impl Shelf {
    /// Every shelf, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Documents, Self::Pictures, Self::Data];

    /// The words above it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Data => "Data",
            Self::Documents => "Documents",
            Self::Pictures => "Pictures",
        }
    }
}

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in a dialog.
    pub title: &'static str,
    /// Its extensions, in lower case without a dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// Where it stands among the others.
    pub shelf: Shelf,
    /// Whether people's words go along when it is written.
    pub words: bool,
    /// Whether a file is of this kind, where its content says so.
    pub knows: Option<fn(&Glance) -> bool>,
    /// How it is read, if it can be.
    pub import: Option<Import>,
    /// How it is written, if it can be.
    pub export: Option<Export>,
}

impl Format {
    /// Reads a map. An error when this format can only be written, or the file is too large.
    pub fn read(&self, bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
        if bytes.len() > LARGEST_FILE {
            return Err(FormatError::new("the file is larger than 64 MiB", "export a part of it"));
        }
        let import = self.import.ok_or_else(|| {
            FormatError::new(format!("{} files can be written, not read", self.name), "open the map that it was made from")
        })?;
        // Our own format counts its records.
        if self.name != ron::FORMAT.name {
            guard::check_amount(bytes)?;
        }
        import(bytes, options)
    }
}

/// Every format. Of several with one extension the first is the one that is written, and read when the content does not say.
pub const FORMATS: &[Format] = &[
    ron::FORMAT,
    csv::FORMAT,
    csv::PAIR,
    workbook::FORMAT,
    json::FORMAT,
    prsm::FORMAT,
    kumu::FORMAT,
    vensim::FORMAT,
    xmile::FORMAT,
    loopy::FORMAT,
    graphml::FORMAT,
    gexf::FORMAT,
    dot::FORMAT,
    gml::FORMAT,
    mermaid::FORMAT,
    pajek::FORMAT,
    mental_modeler::FORMAT,
    sd_ai::FORMAT,
    cld::FORMAT,
    graph_json::FORMAT,
    quotes::PROJECT,
    quotes::CODEBOOK,
    report::DOCX,
    slides::FORMAT,
    report::HTML,
    report::MARKDOWN,
    picture::SVG,
    picture::PNG,
    picture::PDF,
];

/// Extensions that files of any kind have: of these the content alone says what they are.
const SAYS_NOTHING: [&str; 3] = ["txt", "xml", "json"];

/// The format that reads this file: the one that knows its content, else the one of its extension. An error says what the file is.
pub fn reader_of(path: &Path, bytes: &[u8]) -> Result<&'static Format, FormatError> {
    let named = by_extension(path);
    if let Some(own) = named.filter(|format| format.name == ron::FORMAT.name) {
        return Ok(own);
    }
    let glance = Glance::of(path, bytes);
    if let Some(error) = wrong(path, bytes, &glance) {
        return Err(error);
    }
    let known = FORMATS.iter().find(|format| format.knows.is_some_and(|knows| knows(&glance)));
    let telling = |format: &&Format| format.import.is_some() && !SAYS_NOTHING.contains(&glance.extension.as_str());
    known.or(named.filter(telling)).ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().filter(|format| format.import.is_some()).map(|format| format.name).collect();
        FormatError::new("neither its name nor its content says what kind of file it is", format!("Causeway reads {}", names.join(", ")))
    })
}

/// The format with this name.
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format that a file's extension says, whatever its case.
pub fn by_extension(path: &Path) -> Option<&'static Format> {
    // Names need not be UTF-8; extensions are.
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let of = |format: &Format| format.extensions.iter().filter(|known| ends_in(&name, known)).map(|known| known.len()).max();
    // Of several the longest is meant: kumu.json rather than json. Of equals the first.
    FORMATS.iter().rev().filter_map(|format| Some((of(format)?, format))).max_by_key(|(length, _)| *length).map(|(_, format)| format)
}

fn ends_in(name: &str, extension: &str) -> bool {
    name.strip_suffix(extension).and_then(|before| before.strip_suffix('.')).is_some_and(|before| !before.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_an_extension_says_what_is_written() {
        let names: Vec<_> = FORMATS.iter().map(|f| f.name).collect();
        for (i, name) in names.iter().enumerate() {
            assert!(!names[..i].contains(name), "{name}");
        }
        let written: Vec<_> = FORMATS.iter().filter(|f| f.export.is_some()).filter_map(|f| Some((f.name, f.extensions.first()?))).collect();
        for (name, extension) in written {
            let path = format!("map.{extension}");
            let first = by_extension(Path::new(&path)).map(|f| f.name);
            assert!(first == Some(name), "a map written as {extension} is written as {first:?}, not as {name}");
        }
    }

    #[test]
    fn extensions_are_found_in_any_case() {
        assert_eq!(by_extension(Path::new("a/b.RON")).map(|f| f.name), Some("ron"));
        assert!(by_extension(Path::new("ron")).is_none());
        let of_two = ["care.kumu.json", "care.json", "kumu.json"].map(|name| by_extension(Path::new(name)).map(|f| f.name));
        assert_eq!(of_two, [Some("kumu"), Some("json"), Some("json")]);
    }
}
