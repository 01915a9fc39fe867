//! The reading sheet: the map in plain sentences, with people's words, for those who prefer text to a picture and for screen readers.

use crate::words::describe;

use super::furniture::audience_words;
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
    let subtitle = format!("Reading sheet, {}", audience_words(job.released));
    let blocks = describe(job.released);
    Ok(Printout::new(prose::pages(job, KIND.title, &subtitle, &blocks, job.options.paper_of(&KIND))?, Vec::new()))
}
