//! Every format, by name and by extension. A new one is a row here.

use std::path::Path;

use crate::release::Released;

use super::{FormatError, Imported, PictureOptions, csv, json, picture, ron};

/// How to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImportOptions {
    /// Makes identities repeatable for files that carry none of ours.
    pub seed: Option<u64>,
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

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in a dialog.
    pub title: &'static str,
    /// Its extensions, in lower case without a dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// Whether people's words go along when it is written.
    pub words: bool,
    /// How it is read, if it can be.
    pub import: Option<Import>,
    /// How it is written, if it can be.
    pub export: Option<Export>,
}

/// Every format.
pub const FORMATS: &[Format] = &[ron::FORMAT, csv::FORMAT, json::FORMAT, picture::SVG, picture::PNG, picture::PDF];

/// The format with this name.
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format that a file's extension says, whatever its case.
pub fn by_extension(path: &Path) -> Option<&'static Format> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_extensions_are_unique() {
        let names: Vec<_> = FORMATS.iter().map(|f| f.name).collect();
        let extensions: Vec<_> = FORMATS.iter().flat_map(|f| f.extensions).collect();
        for (i, name) in names.iter().enumerate() {
            assert!(!names[..i].contains(name), "{name}");
        }
        for (i, extension) in extensions.iter().enumerate() {
            assert!(!extensions[..i].contains(extension), "{extension}");
        }
    }

    #[test]
    fn extensions_are_found_in_any_case() {
        assert_eq!(by_extension(Path::new("a/b.RON")).map(|f| f.name), Some("ron"));
        assert!(by_extension(Path::new("ron")).is_none());
    }
}
