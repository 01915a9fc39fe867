//! Elements whose figures are others on one of two maps than on the other. A figure has moved by its difference as a share of the largest
//! of its kind on both maps.

use super::{Both, ONLY_HERE, ONLY_THERE, Side};
use crate::analysis::report::{Cell, Column, Report, Row};
use crate::analysis::reports::column;
use crate::map::{ElementId, Part};

const COLUMNS: &[Column] = &[
    column("Element", "Its label on the first map, on the other where it is only there."),
    column("Here", "Its code on the first map."),
    column("There", "Its code on the other map."),
    column("Moved", "The largest share by which a figure moved: 0 not at all, 1 by as much as any element has of it."),
    column("Most in", "The figure that moved most."),
    column("Influences, here", "Others it influences directly on the first map."),
    column("Influences, there", "On the other map."),
    column("Influenced, here", "Others that influence it directly on the first map."),
    column("Influenced, there", "On the other map."),
    column("Between, here", "Betweenness on the first map."),
    column("Between, there", "On the other map."),
    column("Reaches, here", "Others it reaches on the first map."),
    column("Reaches, there", "On the other map."),
    column("Loops, here", "Listed loops through it on the first map."),
    column("Loops, there", "On the other map."),
];

const TITLES: [&str; 5] = ["influences", "influenced", "between", "reaches", "loops"];

/// The figures of an element, in the order of [`TITLES`].
type Figures = [f64; 5];

pub(super) fn run(both: &Both<'_>) -> Report {
    let (here, there) = (all(&both.here), all(&both.there));
    let mut most: Figures = [0.0; 5];
    for figures in here.iter().chain(&there) {
        most.iter_mut().zip(figures.1).for_each(|(most, figure)| *most = most.max(figure));
    }
    let mut rows: Vec<(f64, Row)> = Vec::new();
    let mut still = 0;
    for &(id, ours) in &here {
        let Some(other) = both.pairing.there(id) else {
            rows.push((-1.0, alone(&both.here, id, true)));
            continue;
        };
        let theirs = there.iter().find(|(id, _)| *id == other).map_or([0.0; 5], |(_, figures)| *figures);
        let (moved, title) = moved(&ours, &theirs, &most);
        if moved > 0.0 {
            rows.push((moved, on_both(both, (id, other), (moved, title), (&ours, &theirs))));
        } else {
            still += 1;
        }
    }
    let only_there = there.iter().filter(|(id, _)| both.pairing.here(*id).is_none());
    rows.extend(only_there.map(|&(id, _)| (-2.0, alone(&both.there, id, false))));
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let notes = vec![
        both.paired(),
        format!("{still} elements on both maps have the same figures."),
        "Figures of the drawing: an element may move because more was drawn around it, not because the system changed.".to_owned(),
    ];
    Report { title: "Elements whose figures moved", columns: COLUMNS.into(), rows: rows.into_iter().map(|(_, row)| row).collect(), notes }
}

/// The figures of every element, by number; those without an influence connection have none.
fn all(side: &Side<'_>) -> Vec<(ElementId, Figures)> {
    let of = |id: ElementId| {
        let node = side.graph.node(id).map(|node| node as usize);
        let figure = node.and_then(|node| side.figures.get(node)).copied().unwrap_or_default();
        let loops = node.and_then(|node| side.participation.get(node)).copied().unwrap_or(0);
        [f64::from(figure.out_degree), f64::from(figure.in_degree), figure.betweenness, f64::from(figure.reach), loops as f64]
    };
    side.map.elements().map(|element| (element.id, of(element.id))).collect()
}

fn moved(ours: &Figures, theirs: &Figures, most: &Figures) -> (f64, &'static str) {
    let share = |((ours, theirs), most): ((&f64, &f64), &f64)| if *most > 0.0 { (ours - theirs).abs() / most } else { 0.0 };
    let shares = ours.iter().zip(theirs).zip(most).map(share).zip(TITLES);
    shares.fold((0.0, ""), |best, (share, title)| if share > best.0 { (share, title) } else { best })
}

fn on_both(
    both: &Both<'_>,
    (id, other): (ElementId, ElementId),
    (moved, title): (f64, &'static str),
    (ours, theirs): (&Figures, &Figures),
) -> Row {
    let mut cells =
        vec![both.here.label(id).into(), both.here.code(id).into(), both.there.code(other).into(), Cell::Number(moved), Cell::from(title)];
    for (at, (&ours, &theirs)) in ours.iter().zip(theirs).enumerate() {
        cells.extend([ours, theirs].map(|value| if at == 2 { Cell::Number(value) } else { Cell::Count(value as usize) }));
    }
    Row { parts: vec![Part::Element(id)], cells }
}

fn alone(side: &Side<'_>, id: ElementId, is_here: bool) -> Row {
    let (code, none) = (Cell::from(side.code(id)), Cell::Nothing);
    let (here, there, told) = if is_here { (code, none, ONLY_HERE) } else { (none, code, ONLY_THERE) };
    let mut cells = vec![side.label(id).into(), here, there, Cell::Nothing, told.into()];
    cells.resize(COLUMNS.len(), Cell::Nothing);
    Row { parts: if is_here { vec![Part::Element(id)] } else { Vec::new() }, cells }
}
