//! The reading sheet: the map in plain sentences, with people's words, for those who prefer text to a picture and for screen readers.

use crate::words::{Block, content_note, describe};

use super::furniture::audience_words;
use super::part::Part;
use super::{Job, Paper, PrintError, PrintKind, Printout, Shelf, prose};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "reading",
    title: "Reading sheet",
    help: "The map in plain sentences, with the quotes, for reading instead of looking.",
    shelf: Shelf::Words,
    paper: Paper::A4,
    settings: &[],
    pages,
};

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    if job.released.map().element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let part = Part::asked(job.released.map(), job.options)?;
    let narrow = part.elements.as_ref().map(|elements| job.released.only(elements));
    let told = narrow.as_ref().unwrap_or(job.released);
    let subtitle = match &part.elements {
        Some(_) => format!("Reading sheet, {}, {}", part.title, audience_words(job.released)),
        None => format!("Reading sheet, {}", audience_words(job.released)),
    };
    let mut blocks = describe(told);
    // Directly below title and subtitle: before any of the words it speaks of.
    if let Some(note) = content_note(told, told.map().quotes().iter()) {
        blocks.insert(blocks.len().min(1), Block::Paragraph(note));
    }
    Ok(Printout::new(prose::pages(job, KIND.title, &subtitle, &blocks, job.options.paper_of(&KIND))?, Vec::new()))
}
