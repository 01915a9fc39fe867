//! Who there is: actors by sector with what they do and with whom, and where they stand between power and interest. Both are what those who
//! drew the map said; nothing is reckoned here.

mod grid;
mod relations;

use crate::map::{Element, ElementKind, Sector, SystemMap};
use crate::words::{Block, counted};

use super::furniture::audience_words;
use super::part::Part;
use super::sheets::{Header, Sheets};
use super::table::{Cell, Table, column};
use super::{Job, Paper, PrintError, PrintKind, Printout, Shelf};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "actors",
    title: "Actors",
    help: "Actors by sector, what each does and with whom, and a grid of power and interest.",
    shelf: Shelf::Table,
    paper: Paper::A3.turned(true),
    settings: &[],
    pages,
};

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let asked = Part::asked(map, job.options)?;
    let actors: Vec<&Element> = map.elements().filter(|e| e.kind == ElementKind::Actor && asked.holds(e.id)).collect();
    if actors.is_empty() {
        let of = if asked.elements.is_some() { "this part of the map" } else { "the map" };
        return Err(PrintError::Nothing { wanting: format!("{of} has no actors; make an element an actor first") });
    }
    let part = format!("{} · {}", counted(actors.len(), "actor"), audience_words(job.released));
    let header = Header { title: KIND.title.into(), part };
    let paper = job.options.paper_of(&KIND);
    let begin = |job: &mut _| Sheets::new(job, KIND.title, Some(header.clone()), paper);
    let mut sheets = Sheets::filled(job, begin, |sheets, job| {
        for sector in [Some(Sector::Public), Some(Sector::Private), Some(Sector::Social), None] {
            let of_sector: Vec<&Element> = actors.iter().copied().filter(|actor| actor.actor.sector == sector).collect();
            // A heading that says only that nothing is known is not needed.
            let heading = (sector.is_some() || of_sector.len() < actors.len()).then(|| Block::Heading(2, title(sector).to_owned()));
            if !of_sector.is_empty() {
                table(map, &of_sector).set(sheets, job, heading.as_slice())?;
            }
        }
        Ok(())
    })?;
    sheets.turn(job.types)?;
    grid::set(&mut sheets, job, &actors)?;
    Ok(Printout::new(sheets.finish(job.types), Vec::new()))
}

const fn title(sector: Option<Sector>) -> &'static str {
    match sector {
        Some(Sector::Public) => "Public: government and public bodies",
        Some(Sector::Private) => "Private: business",
        Some(Sector::Social) => "Social: charities, communities, people",
        None => "Sector not given",
    }
}

fn table(map: &SystemMap, actors: &[&Element]) -> Table {
    let mut table = Table::new(vec![
        column("Who", 2.2),
        column("Does what, with whom", 3.6),
        column("What others do with it", 3.6),
        column("Could push", 2.6),
    ]);
    table.rows = actors
        .iter()
        .map(|actor| {
            let mut who = Cell::strong(relations::coded(actor));
            who.texts.extend(Cell::words(actor.actor.place.trim()).texts);
            vec![who, relations::done_by(map, actor), relations::done_to(map, actor), relations::could_push(map, actor)]
        })
        .collect();
    table.without_empty_columns()
}
