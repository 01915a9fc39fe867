//! Pages as PDF: shapes as vectors, text as text in embedded and subset faces, tagged so that it can be read aloud. No dates, no names of
//! people or machines; the same pages give the same bytes.

mod grid;
mod guide;
mod letters;
mod packing;
mod paint;
mod reading_order;
mod tags;

use std::fmt;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::metadata::Metadata;
use krilla::page::{PageLabel, PageSettings};

use crate::scene::Page;

use paint::{EIGHTH, Painter};
use tags::Reading;

/// The longest side that readers of PDF take, in points (PDF 1.7, annex C): five metres.
pub const LONGEST_SIDE: f64 = 14_400.0;

/// The language of the program's own words, and of maps that do not say theirs.
const LANGUAGE: &str = "en-GB";

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// There was no page.
    NoPages,
    /// A page is larger than readers take, or has no size.
    PageSize(String),
    /// It could not be written.
    Writing(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPages => write!(f, "there is no page to print; put something on the map first"),
            Self::PageSize(size) => write!(f, "a page of {size} mm is not possible; choose a size up to 5000 mm"),
            Self::Writing(why) => write!(f, "the PDF could not be written ({why}); please tell us with the map that shows it"),
        }
    }
}

impl std::error::Error for PdfError {}

/// Pages as one PDF with this title: PDF/UA-1 where the text allows it, else (a letter that no bundled face has) PDF 1.7, still tagged.
pub fn pdf(pages: &[Page], title: &str) -> Result<Vec<u8>, PdfError> {
    match write(pages, title, true) {
        Err(KrillaOr::Krilla(KrillaError::Validation(faults))) => {
            log::warn!("the PDF is tagged but not PDF/UA-1: {} faults", faults.len());
            write(pages, title, false)
        }
        other => other,
    }
    .map_err(|error| match error {
        KrillaOr::Ours(error) => error,
        KrillaOr::Krilla(error) => PdfError::Writing(error.to_string()),
    })
}

enum KrillaOr {
    Krilla(KrillaError),
    Ours(PdfError),
}

fn write(pages: &[Page], title: &str, accessible: bool) -> Result<Vec<u8>, KrillaOr> {
    if pages.is_empty() {
        return Err(KrillaOr::Ours(PdfError::NoPages));
    }
    let mut configuration = ConfigurationBuilder::new();
    if accessible {
        configuration = configuration.with_accessibility_validator(Accessibility::UA1);
    }
    let configuration = configuration.finish().map_err(|e| KrillaOr::Ours(PdfError::Writing(format!("{e:?}"))))?;
    // Pages are packed once they are written, tighter than krilla does.
    let settings =
        SerializeSettings { configuration, enable_tagging: true, compress_content_streams: false, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let title = if title.trim().is_empty() { "Systems map" } else { title };
    let language = pages.iter().find_map(|page| page.language.as_deref()).unwrap_or(LANGUAGE);
    document.set_metadata(Metadata::new().title(title.to_owned()).language(language.to_owned()));
    let mut reading = Reading::default();
    let mut painter = Painter::default();
    for (page, label) in pages.iter().zip(guide::labels(pages)) {
        let mut sheet = document.start_page_with(settings_of(page, label).map_err(KrillaOr::Ours)?);
        let links = guide::links(&mut sheet, page, pages);
        let mut surface = sheet.surface();
        for (placed, link) in page.placed.iter().zip(links) {
            reading.content(&mut surface, placed, link, |surface| painter.placed(surface, placed, page.size));
        }
        surface.finish();
        sheet.finish();
    }
    document.set_outline(guide::outline(pages));
    document.set_tag_tree(reading.tree(language));
    let bytes = document.finish().map_err(KrillaOr::Krilla)?;
    Ok(packing::packed(&bytes).unwrap_or(bytes))
}

fn settings_of(page: &Page, label: PageLabel) -> Result<PageSettings, PdfError> {
    let size = page.size;
    // To an eighth of a point (0.02 mm off at most), or every number on the page grows by the digits of its height.
    let exact = |side: f64| ((side / EIGHTH).round() * EIGHTH) as f32;
    let settings = PageSettings::from_wh(exact(size.width), exact(size.height));
    let settings = settings.filter(|_| size.width <= LONGEST_SIDE && size.height <= LONGEST_SIDE);
    settings.map(|settings| settings.with_page_label(label)).ok_or_else(|| {
        let mm = |points: f64| (points * 25.4 / 72.0).round();
        PdfError::PageSize(format!("{} × {}", mm(size.width), mm(size.height)))
    })
}
