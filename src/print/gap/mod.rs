//! The gap sheet: the map with labels left empty, to be written in, or with connections left out, to be drawn.

mod chosen;
mod gaps;

use std::collections::BTreeSet;

use crate::map::{Connection, ElementId, SystemMap};
use crate::release::Released;
use crate::scene::{LoopMark, Marks};

use super::arrange::{Arranged, MOST_FULL, Source};
use super::drawing::Drawn;
use super::furniture::renumber;
use super::map_sheet::{MapSheet, composed, too_small};
use super::part::Part;
use super::{Job, Paper, PrintError, PrintKind, Printout, Setting, Shelf, Values};
use chosen::{CODES, WHICH, chosen};
use gaps::{emptied, outlined};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "gap",
    title: "Gap sheet",
    help: "The map with empty boxes to write in, or with connections left out for people to draw.",
    shelf: Shelf::Table,
    paper: Paper::A3,
    settings: &[LEAVE, WHICH, CODES],
    pages,
};

const LEAVE: Setting = Setting {
    name: "leave",
    title: "Leave out",
    help: "What people are to fill in: the labels of some elements, or their connections.",
    values: Values::Choice(&[("labels", "Labels"), ("connections", "Connections")]),
};

/// What people are told.
const WRITE: &str = "Some boxes are empty. What belongs there? Talk it over, then write it in. There is no wrong answer.";
const DRAW: &str = "The elements with a thick outline have lost their connections. Draw an arrow for each that you see: + where more leads to \
                    more, \u{2212} where more leads to less.";

/// Parts of the room in which a drawing is brought together, the first that leaves room for all else is taken.
const SHARES: [f64; 5] = [1.0, 0.97, 0.94, 0.9, 0.84];

/// What one sheet shows.
struct Share {
    title: String,
    members: BTreeSet<ElementId>,
    /// Whether it is all of the map.
    whole: bool,
}

/// What takes so many times the length of its room can be brought together as closely as can be: nobody could read it.
const HOPELESS: f64 = 2.0;

/// What each thing that lies on another costs, in points of the labels.
const CLASH: f64 = 0.15;

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let mut marks = Marks { codes: job.options.codes, ..Marks::on_paper(map) };
    let part = Part::of(map, &marks.loops, job.options)?;
    let whole = part.elements.is_none();
    let members: BTreeSet<ElementId> = map.elements().map(|element| element.id).filter(|&id| part.holds(id)).collect();
    let title = part.restrict(&mut marks);
    marks.only = None;
    let share = Share { title, members, whole };
    let (gaps, mut warnings) = chosen(map, &share.members, is_of_lines(job), job.options)?;
    let first = made(job, &share, &gaps, &marks)?;
    let themes = if whole && first.too_small.is_some() { themes(map, &marks) } else { Vec::new() };
    if themes.len() < 2 {
        warnings.extend(first.too_small);
        return Ok(Printout::new(first.sheet.with_legend(job.released, job.options, job.types)?, warnings));
    }
    let mut sheets = Vec::new();
    for (done, theme) in themes.iter().enumerate() {
        job.pace.step(done, themes.len())?;
        // A theme without any is left as it is: there is nothing to fill in.
        let Ok((gaps, _)) = chosen(map, &theme.members, is_of_lines(job), job.options) else { continue };
        sheets.push(made(job, theme, &gaps, &marks)?);
    }
    let smallest = sheets.iter().filter(|made| made.too_small.is_some()).min_by(|a, b| a.sheet.label.total_cmp(&b.sheet.label));
    warnings.extend(smallest.and_then(|made| made.too_small.clone()));
    let mut pages = Vec::new();
    for made in sheets {
        pages.extend(made.sheet.with_legend(job.released, job.options, job.types)?);
    }
    let count = pages.len();
    (1..).zip(&mut pages).for_each(|(number, page)| renumber(page, number, count, job.types));
    Ok(Printout::new(pages, warnings))
}

/// Whether connections are left out, and not labels.
fn is_of_lines(job: &Job<'_>) -> bool {
    LEAVE.of(job.options) == "connections"
}

/// The groups that are shown, a sheet each.
fn themes(map: &SystemMap, marks: &Marks) -> Vec<Share> {
    let groups = marks.grouping.into_iter().flat_map(|grouping| map.groups_in(grouping));
    let shares = groups.map(|group| {
        let members = map.members(group.id).map(|element| element.id).collect();
        Share { title: group.title.clone(), members, whole: false }
    });
    shares.filter(|share| !share.members.is_empty()).collect()
}

/// A sheet, and what to say if its labels are small.
struct Made {
    sheet: MapSheet,
    too_small: Option<String>,
}

/// One sheet: as the map stands where its labels are large enough then, else brought together if that helps.
fn made(job: &mut Job<'_>, share: &Share, gaps: &BTreeSet<ElementId>, marks: &Marks) -> Result<Made, PrintError> {
    let of_lines = is_of_lines(job);
    let released = if of_lines { without_connections(job.released, gaps) } else { job.released.clone() };
    let whole_loops = Marks::of(released.map()).loops;
    let is_whole = |mark: &&LoopMark| whole_loops.iter().any(|whole| whole.key == mark.key);
    let marks = Marks { loops: marks.loops.iter().filter(is_whole).cloned().collect(), ..marks.clone() };
    let source = Source::new(&released, &share.members, &marks, job.options);
    let theme = job.options.theme();
    let only = (!share.whole).then(|| share.members.clone());
    let drawn = |arranged: &Arranged| Drawn {
        scene: if of_lines { outlined(&arranged.drawing, gaps, theme) } else { emptied(&arranged.drawing, gaps, theme) },
        bounds: arranged.bounds,
        marks: Marks { only: only.clone(), ..marks.clone() },
        part: share.title.clone(),
        told: if of_lines { DRAW } else { WRITE }.to_owned(),
    };
    let paper = job.options.paper.unwrap_or(KIND.paper);
    let stands = source.as_it_stands(job.types).ok_or(PrintError::EmptyMap)?;
    let as_it_stands = drawn(&stands);
    let sheet = composed(&stands.released, &as_it_stands, paper, job.options, job.types)?;
    if sheet.label + 1e-6 >= job.options.smallest_reading() {
        return Ok(Made { sheet, too_small: None });
    }
    if let Some(made) = brought_together(job, &source, drawn, &sheet, paper)? {
        return Ok(made);
    }
    let too_small = too_small(&sheet, &stands.released, &as_it_stands, job.options, job.types);
    Ok(Made { sheet, too_small })
}

/// The map without the connections of these elements.
fn without_connections(released: &Released, gaps: &BTreeSet<ElementId>) -> Released {
    let map: &SystemMap = released.map();
    let kept = |connection: &&Connection| !gaps.contains(&connection.from) && !gaps.contains(&connection.to);
    released.redrawn(map.elements().cloned(), map.connections().filter(kept).cloned())
}

/// The same brought together, if that makes its labels larger.
fn brought_together(
    job: &mut Job<'_>,
    source: &Source<'_>,
    drawn: impl Fn(&Arranged) -> Drawn,
    stands: &MapSheet,
    paper: Paper,
) -> Result<Option<Made>, PrintError> {
    let need = job.options.smallest_reading();
    let room = stands.area.size() / (need / job.options.theme().pens.label);
    // Too much for labels as large as they should be still makes larger ones than the map as it stands.
    let needed = (source.crowding(job.types) / (room.area() * MOST_FULL)).sqrt().max(1.0);
    if needed > HOPELESS {
        return Ok(None);
    }
    let mut best: Option<(f64, Made)> = None;
    for share in SHARES {
        if job.pace.is_stopped() {
            return Err(PrintError::Stopped);
        }
        for arranged in source.brought_together(room * (share * needed), job.types) {
            let drawn = drawn(&arranged);
            let sheet = composed(&arranged.released, &drawn, paper, job.options, job.types)?;
            // Labels that can be read come before all else.
            let readable = if sheet.label + 1e-6 >= need { need } else { 0.0 };
            let worth = readable + sheet.label.min(need) - arranged.clashes as f64 * CLASH;
            if sheet.label > stands.label && best.as_ref().is_none_or(|(most, _)| worth > *most) {
                let too_small = too_small(&sheet, &arranged.released, &drawn, job.options, job.types);
                best = Some((worth, Made { sheet, too_small }));
            }
        }
        if best.as_ref().is_some_and(|(_, made)| made.too_small.is_none()) {
            break;
        }
    }
    Ok(best.map(|(_, made)| made))
}
