//! Reports: the map's picture and everything that words can say of it, to read and to go on writing. What they say is [`words::report`](crate::words::report);
//! here it is only set.

mod docx;
mod markdown;
mod page;

use super::ExportOptions;
use super::FormatError;
use super::picture::{self, PictureOptions};
use super::registry::{Format, Shelf};
use crate::release::Released;
use crate::theme::ThemeName;

/// The report as Markdown in the list of formats.
pub(super) const MARKDOWN: Format = Format {
    name: "markdown",
    title: "Report as plain text (Markdown)",
    extensions: &["md", "markdown"],
    shelf: Shelf::Documents,
    words: true,
    knows: None,
    import: None,
    export: Some(markdown::export),
};

/// The report for Word in the list of formats.
pub(super) const DOCX: Format = Format {
    name: "docx",
    title: "Report (Word)",
    extensions: &["docx"],
    shelf: Shelf::Documents,
    words: true,
    knows: None,
    import: None,
    export: Some(docx::export),
};

/// The page for a browser in the list of formats.
pub(super) const HTML: Format = Format {
    name: "html",
    title: "Page to click through (HTML)",
    extensions: &["html", "htm"],
    shelf: Shelf::Documents,
    words: true,
    knows: None,
    import: None,
    export: Some(page::export),
};

/// The picture of the map in a report: on white, with codes, unless somebody asked for another look.
fn with_codes(options: &ExportOptions) -> ExportOptions {
    let theme = options.picture.theme.or(Some(ThemeName::PaperColour));
    ExportOptions { picture: PictureOptions { theme, ..options.picture }, ..*options }
}

/// The picture as PNG with its size in map units; none of an empty map.
fn png(released: &Released, options: &ExportOptions) -> Result<Option<picture::Painted>, FormatError> {
    if released.map().element_count() == 0 { Ok(None) } else { picture::painted(released, &with_codes(options)).map(Some) }
}
