//! Notes for whoever runs a workshop: what to lay out, an agenda, a script for every named loop, what to bring back, and what every code stands
//! for with all that was said of it.

mod agenda;
mod codes;
mod script;

use crate::map::SystemMap;
use crate::words::{Block, ToldLoop, alt_text, content_note, counted, told_loops};

use super::asked::Asked;
use super::evidence;
use super::furniture::audience_words;
use super::sheets::Sheets;
use super::{Job, Paper, PrintError, PrintKind, Printout, Setting, Shelf, Values, prose};

/// How long the workshop is.
const MINUTES: Setting = Setting {
    name: "minutes",
    title: "Minutes",
    help: "How long the workshop is; the agenda is shared out over it.",
    values: Values::Number { default: 120, least: 45, most: 480 },
};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "facilitator",
    title: "Facilitator notes",
    help: "Agenda, a script for every loop, what to bring back, and what the codes stand for.",
    shelf: Shelf::Facilitator,
    paper: Paper::A4,
    settings: &[MINUTES],
    pages,
};

/// What there is to work with.
struct Matter<'m> {
    map: &'m SystemMap,
    loops: Vec<ToldLoop<'m>>,
    /// How many leverage points.
    levers: usize,
    /// How many quotes may be seen.
    quotes: usize,
}

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let asked = Asked::of(map, job.options)?;
    let said = evidence::in_reach(map, &asked);
    let loops = told_loops(map).0.into_iter().filter(|told| asked.holds(told)).collect();
    let levers = map.elements().filter(|element| element.leverage.is_marked()).count();
    let matter = Matter { map, loops, levers, quotes: said.len() };

    let mut sheets = Sheets::new(job, KIND.title, None, job.options.paper_of(&KIND))?;
    let subtitle = format!("{}, {}", super::furniture::title(map.about()), audience_words(job.released));
    let mut opening = vec![Block::Heading(1, KIND.title.to_owned())];
    opening
        .extend(Some(map.about().purpose.trim()).filter(|purpose| !purpose.is_empty()).map(|purpose| Block::Paragraph(purpose.to_owned())));
    opening.push(Block::Paragraph(alt_text(map)));
    opening.push(Block::Heading(2, "Before people come".to_owned()));
    opening.extend(matter.to_lay_out());
    opening.push(Block::Heading(2, "Before you start".to_owned()));
    opening.extend(content_note(job.released, said.iter().copied()).map(Block::Paragraph));
    opening.extend(START.iter().map(|text| Block::Item((*text).to_owned())));
    opening.push(Block::Heading(2, "Agenda".to_owned()));
    prose_and_table(&mut sheets, job, Some(&subtitle), &opening, &agenda::table(&matter, MINUTES.number(job.options)))?;

    for script in script::scripts(&matter) {
        together(&mut sheets, job, &script)?;
    }
    let checks = BRING_BACK.iter().map(|text| Block::Check((*text).to_owned()));
    let bring_back: Vec<Block> = std::iter::once(Block::Heading(2, "What to bring back".to_owned())).chain(checks).collect();
    together(&mut sheets, job, &bring_back)?;

    // What is looked up and not read through.
    sheets.close = true;
    codes::set(&mut sheets, job, &asked, &matter)?;
    if !said.is_empty() {
        evidence::set_quotes(&mut sheets, job, &said)?;
    }
    Ok(Printout::new(sheets.finish(job.types), Vec::new()))
}

/// Sets a text on one page where a page holds it.
fn together(sheets: &mut Sheets<'_>, job: &mut Job<'_>, blocks: &[Block]) -> Result<(), PrintError> {
    let height = prose::height(sheets, job, blocks);
    if height <= sheets.sheet.free.height() {
        sheets.make_room(height, job.types)?;
    }
    prose::set(sheets, job, None, blocks, 0.0)
}

/// The title of a text stands with its subtitle, which only the first set of blocks has.
fn prose_and_table(
    sheets: &mut Sheets<'_>,
    job: &mut Job<'_>,
    subtitle: Option<&str>,
    blocks: &[Block],
    table: &super::table::Table,
) -> Result<(), PrintError> {
    let (last, first) = blocks.split_last().map_or((None, blocks), |(last, first)| (Some(last), first));
    prose::set(sheets, job, subtitle, first, 0.0)?;
    table.set(sheets, job, last.map(std::slice::from_ref).unwrap_or_default())
}

/// What to say at the start.
const START: [&str; 4] = [
    "The map is what some people said, put in order by others. It is not finished, and it is not the truth: correct it.",
    "Everything on paper has a code. Write it on every sticky note, so that the note finds its place again.",
    "Nobody has to speak, read aloud or stay. Say who can be spoken to, today and afterwards.",
    "Say what will be done with what is said here, and ask whether that is all right before anybody writes it down.",
];

/// What must not stay behind.
const BRING_BACK: [&str; 7] = [
    "A photo of every sheet as it lies, before anything is taken off it",
    "Every sticky note, each with the code of what it is about",
    "Votes: how many dots for each code",
    "What people see differently: which connection, who says what",
    "What is missing from the map, and what should go",
    "Consent forms, also for words that were said today",
    "What was promised, to whom and by when",
];

impl Matter<'_> {
    fn to_lay_out(&self) -> Vec<Block> {
        let mut all = vec!["The map on the wall, or a table sheet for each table, and how to read it".to_owned()];
        if !self.loops.is_empty() {
            all.push(format!("Story cards: {}", counted(self.loops.len(), "loop")));
        }
        if self.quotes > 0 {
            all.push(format!("Quote cards: {}, those on distressing things apart", counted(self.quotes, "quote")));
        }
        all.push("Sticky notes (76 mm), thick pens, four dots for each person".to_owned());
        all.push("Consent forms, and a quiet place to step out to".to_owned());
        all.into_iter().map(Block::Check).collect()
    }
}
