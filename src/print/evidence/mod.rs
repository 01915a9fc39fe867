//! The evidence sheet: the map with its codes, then all that it rests on. Quotes by voice with the codes of what they bear on, connections with
//! how each is known, and the sources.

mod connections;
mod quotes;

use crate::words::{Block, VOLUME, content_note};

use super::asked::Asked;
use super::drawing::drawn;
use super::furniture::{audience_words, renumber};
use super::map_sheet::{composed, too_small};
use super::sheets::{Header, Sheets};
use super::{Job, Paper, PrintError, PrintKind, PrintOptions, Printout, Shelf, prose};

pub(super) use quotes::{in_reach, set as set_quotes};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "evidence",
    title: "Evidence sheet",
    help: "The map with its codes, then every quote by voice and every connection with how it is known.",
    shelf: Shelf::Words,
    paper: Paper::A3,
    settings: &[],
    pages,
};

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    // Without codes nothing below could be found on the map.
    let options = PrintOptions { codes: true, ..job.options.clone() };
    let drawn = drawn(job.released, &options, job.types)?;
    let map = job.released.map();
    let asked = Asked::of(map, &options)?;
    let said = in_reach(map, &asked);
    let claims = connections::in_reach(map, &asked);
    if said.is_empty() && claims.is_empty() {
        let wanting = format!(
            "{} has no connections and no quotes that these readers may see; connect two elements, or add a quote with consent, first",
            asked.name()
        );
        return Err(PrintError::Nothing { wanting });
    }
    let made = composed(job.released, &drawn, options.paper.unwrap_or(KIND.paper), &options, job.types)?;
    let warnings = too_small(&made, job.released, &drawn, &options, job.types).into_iter().collect();
    let paper = Paper::of_size(made.sheet.page.size);

    let header = Header { title: KIND.title.into(), part: format!("{} · {}", drawn.part, audience_words(job.released)) };
    let mut sheets = Sheets::new(job, KIND.title, Some(header), paper)?;
    let mut opening = vec![Block::Paragraph(VOLUME.into())];
    opening.extend(content_note(job.released, said.iter().copied()).map(Block::Paragraph));
    prose::set(&mut sheets, job, None, &opening, 0.0)?;
    set_quotes(&mut sheets, job, &said)?;
    connections::set(&mut sheets, job, &claims)?;
    quotes::set_sources(&mut sheets, job)?;
    let mut appendix = sheets.finish(job.types);

    let mut pages = made.with_legend(job.released, &options, job.types)?;
    pages.append(&mut appendix);
    let count = pages.len();
    for (page, number) in pages.iter_mut().zip(1..) {
        renumber(page, number, count, job.types);
    }
    Ok(Printout::new(pages, warnings))
}
