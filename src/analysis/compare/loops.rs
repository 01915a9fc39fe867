//! Loops that one of two maps has and the other has not, and loops that turned.

use super::{Both, ONLY_HERE, ONLY_THERE, Side};
use crate::analysis::loops::{FeedbackLoop, LoopRow, loop_along};
use crate::analysis::pace::Pace;
use crate::analysis::report::{Cell, Column, Report, Row};
use crate::analysis::reports::{column, labels, loop_parts};
use crate::map::ElementId;

const COLUMNS: &[Column] = &[
    column("Change", "Which map has it, or that it is of another type."),
    column("Here", "Its code on the first map."),
    column("There", "Its code on the other map."),
    column("Name", "What it is called."),
    column("Steps", "How many it has."),
    column("Elements", "Its elements in the order of influence."),
];

/// More loops than this are not listed.
const LISTED: usize = 2_000;
/// The place of what is the same on both maps.
const SAME: u8 = 2;

pub(super) fn run(both: &Both<'_>) -> Report {
    let mut rows: Vec<Line> = of_side(&both.here, &both.there, |id| both.pairing.there(id), true, &both.pace);
    rows.extend(of_side(&both.there, &both.here, |id| both.pairing.here(id), false, &both.pace));
    let count = |change: &str| rows.iter().filter(|line| line.change == change).count();
    let turned = rows.iter().filter(|line| line.change.starts_with("turned")).count();
    let summed = format!("{} loops only here, {} only there, {turned} turned.", count(ONLY_HERE), count(ONLY_THERE));
    // Named ones first, then the shortest; what is the same comes last.
    rows.sort_by_key(|line| (line.order == SAME, !line.named, line.order, line.steps));
    let all = rows.len();
    rows.truncate(LISTED);
    let mut notes = vec![summed, both.paired()];
    if all > rows.len() {
        notes.push(format!("The first {} of {all} are listed.", rows.len()));
    }
    let stopped = [&both.here, &both.there].into_iter().filter_map(|side| side.loops.complete_to).min();
    notes.extend(stopped.map(|length| format!("Not every loop was found: beyond {length} steps there may be more differences.")));
    notes.push("Every loop found on one map was looked for along the other, whatever its length.".to_owned());
    Report { title: "Loops beside each other", columns: COLUMNS.into(), rows: rows.into_iter().map(|line| line.row).collect(), notes }
}

/// A row and what it is sorted by.
struct Line {
    change: String,
    named: bool,
    order: u8,
    steps: usize,
    row: Row,
}

/// The loops of a side that differ from the other side; those on both are told once, by the first side.
fn of_side(side: &Side<'_>, other: &Side<'_>, across: impl Fn(ElementId) -> Option<ElementId>, is_here: bool, pace: &Pace) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in side.book.rows.iter().take_while(|_| !pace.is_stopped()) {
        let Some(found) = row.spelled(&side.loops) else { continue };
        let cycle: Option<Vec<ElementId>> = found.elements.iter().map(|&id| across(id)).collect();
        let twin = cycle.and_then(|cycle| loop_along(&other.graph, &cycle));
        let line = match twin {
            Some(_) if !is_here => continue,
            Some(twin) => on_both(side, other, (row, &found), &twin),
            None => Some(alone(side, (row, &found), is_here)),
        };
        lines.extend(line);
    }
    lines
}

fn on_both(here: &Side<'_>, there: &Side<'_>, (row, found): (&LoopRow, &FeedbackLoop), twin: &FeedbackLoop) -> Option<Line> {
    let other = there.book.row(twin.key);
    let named = row.named.is_some() || other.is_some_and(|other| other.named.is_some());
    let change = if found.kind == twin.kind {
        named.then(|| "on both".to_owned())?
    } else {
        format!("turned: {} here, {} there", found.kind.letter(), twin.kind.letter())
    };
    let name = name(here, row).or_else(|| other.and_then(|other| name(there, other)));
    let there_code = other.map_or(Cell::Nothing, |other| Cell::from(other.code.as_str()));
    let order = if found.kind == twin.kind { SAME } else { 0 };
    Some(line(here, (change, order), (row.code.as_str().into(), there_code), name, found, named).lit(found))
}

fn alone(side: &Side<'_>, (row, found): (&LoopRow, &FeedbackLoop), is_here: bool) -> Line {
    let code = Cell::from(row.code.as_str());
    let (change, codes) = if is_here { (ONLY_HERE, (code, Cell::Nothing)) } else { (ONLY_THERE, (Cell::Nothing, code)) };
    let told = line(side, (change.to_owned(), 1), codes, name(side, row), found, row.named.is_some());
    if is_here { told.lit(found) } else { told }
}

fn line(
    side: &Side<'_>,
    (change, order): (String, u8),
    (here, there): (Cell, Cell),
    name: Option<String>,
    found: &FeedbackLoop,
    named: bool,
) -> Line {
    let steps = found.elements.len();
    let cells = vec![change.as_str().into(), here, there, name.into(), steps.into(), labels(side.map, &found.elements).into()];
    Line { change, named, order, steps, row: Row { parts: Vec::new(), cells } }
}

impl Line {
    /// Lights the loop on the first map.
    fn lit(mut self, found: &FeedbackLoop) -> Self {
        self.row.parts = loop_parts(found);
        self
    }
}

fn name(side: &Side<'_>, row: &LoopRow) -> Option<String> {
    let named = side.map.named_loops().get(row.named?)?;
    Some(named.name.clone()).filter(|name| !name.trim().is_empty())
}
