//! A small worked example: three elements, two loops, told in sentences. The same for every map, and drawn by the same hand as all maps.

use std::sync::Arc;

use kurbo::Rect;

use crate::map::{
    Connection, ConnectionId, ConnectionKind, Element, ElementId, ElementKind, Extra, Influence, LoopType, NamedLoop, NamedLoopId, Numbers,
    Point, Polarity, Record, SystemMap,
};
use crate::print::fit::fitted;
use crate::print::sheets::Sheets;
use crate::print::{Job, PrintError, prose};
use crate::scene::{self, Marks, Tag};
use crate::theme::paper;
use crate::words::{Block, loop_ending, loop_steps, told_loops};

const LABELS: [(&str, Point); 3] =
    [("Trust", Point::new(0.0, 0.0)), ("Openness", Point::new(-103.0, 215.0)), ("Demand", Point::new(103.0, 215.0))];
/// From, to, sign, delay, by places in the list above.
const CLAIMS: [(usize, usize, Polarity, bool); 4] =
    [(0, 1, Polarity::Plus, false), (1, 0, Polarity::Plus, false), (0, 2, Polarity::Plus, true), (2, 0, Polarity::Minus, false)];
/// There and back open like a lens, with room for a ring between them and no crossing beside it.
const BEND: f64 = 0.21;
/// Its loops: kind and elements.
const LOOPS: [(LoopType, [usize; 2]); 2] = [(LoopType::Reinforcing, [0, 1]), (LoopType::Balancing, [0, 2])];

const TITLE: &str = "A small example";

/// Sets it where the sheets have got to, the drawing with its heading.
pub(super) fn set(sheets: &mut Sheets<'_>, job: &mut Job<'_>) -> Result<(), PrintError> {
    let map = map();
    let marks = Marks { codes: false, ..Marks::of(&map) };
    let scene = Arc::unwrap_or_clone(scene::build(&map, &marks, job.options.theme(), job.types).scene);
    let Some(bounds) = scene.bounds() else { return Ok(()) };
    let em = f64::from(sheets.style(paper::BODY).size);
    // At labels as large as the words, or smaller where the sheet is narrow.
    let scale = (em / job.options.theme().pens.label).min(sheets.sheet.free.width() / bounds.width());
    let height = bounds.height() * scale + em;
    prose::set(sheets, job, None, &[Block::Heading(2, TITLE.to_owned())], height)?;
    sheets.make_room(height, job.types)?;
    let area = Rect { y1: sheets.y + height, ..sheets.rest() };
    let placed = sheets.sheet.page.place(scene, fitted(bounds, area, scale));
    placed.tag = Tag::Figure("A small example: trust and openness feed each other; trust and demand hold each other back.".into());
    sheets.y += height;
    let told: Vec<Block> = told(&map).into_iter().map(Block::Paragraph).collect();
    prose::set(sheets, job, None, &told, 0.0)
}

/// Each loop in sentences.
fn told(map: &SystemMap) -> Vec<String> {
    let story = |told: &crate::words::ToldLoop<'_>| {
        let steps = loop_steps(map, &told.found).join(" ");
        format!("{}: {steps} {}", told.code, loop_ending(&told.found))
    };
    told_loops(map).0.iter().map(story).collect()
}

fn map() -> SystemMap {
    let id = |place: usize| ElementId::from_value(place as u64 + 1);
    let elements = LABELS
        .into_iter()
        .zip(0..)
        .map(|((label, at), place)| Record::from(Element::new(id(place), place as u32 + 1, ElementKind::Factor, label, at)));
    let claims = CLAIMS.into_iter().zip(1..).map(|((from, to, polarity, delay), number)| {
        let kind = ConnectionKind::Influence(Influence { polarity, delay, strength: None });
        let id_of = ConnectionId::from_value(u64::from(number));
        Record::from(Connection { bend: BEND, ..Connection::new(id_of, number, id(from), id(to), kind) })
    });
    let loops = LOOPS.into_iter().zip(1..).map(|((kind, cycle), number)| {
        Record::from(NamedLoop {
            id: NamedLoopId::from_value(number),
            number: 1,
            cycle: cycle.into_iter().map(id).collect(),
            name: String::new(),
            story: String::new(),
            question: String::new(),
            starred: false,
            last_type: kind,
            extra: Extra::default(),
        })
    });
    let records: Vec<Record> = elements.chain(claims).chain(loops).collect();
    SystemMap::from_records(records, Numbers::default()).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_says_what_it_shows() {
        let told = told(&map());
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("R1: The more trust, the more openness. The more openness, the more trust."), "{told:?}");
        assert!(told[1].starts_with("B1: The more trust, the more demand, after a while."), "{told:?}");
        assert!(told[0].contains("reinforcing") && told[1].contains("balancing"));
    }
}
