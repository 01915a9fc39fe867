//! A loop drawn as a ring: a tiny map of nothing but its elements and steps, set on a circle, through the same drawing as the real map.

use std::collections::BTreeSet;
use std::sync::Arc;

use kurbo::{Point, Rect, Size};

use crate::layout::{element_shape, element_size};
use crate::map::{
    CitedPart, Connection, ConnectionId, ConnectionKind, Direction, Element, ElementId, Leverage, Numbers, PairSign, Quote, Record, Status,
    SystemMap,
};
use crate::print::fit::scale;
use crate::scene::{self, Marks, Scene};
use crate::text::Typesetter;
use crate::theme::{Theme, ThemeName};
use crate::words::ToldLoop;

use super::oval::{Bodies, Form, Places};

/// Widths that labels are wrapped at: narrower elements let a ring be drawn larger, and very long labels need wider ones.
const WRAPS: [f64; 5] = [150.0, 124.0, 100.0, 220.0, 320.0];
/// How many of them are as on the map, or nearly.
const USUAL: usize = 2;
/// No element is so many times higher than it is wide, if wrapping it wider helps.
const TALLEST: f64 = 1.2;
/// From which on they are for very long labels only.
const WIDE: usize = 3;
/// What arcs may be longer than they have to be, the most pleasant first.
const SPARE: [f64; 3] = [44.0, 22.0, 0.0];
/// Up to so many elements a narrow circle looks better than an oval.
const FEW: usize = 4;
/// Steps in which sizes of labels are tried, in points.
const STEP: f64 = 0.25;
/// No ring is drawn smaller than with labels of this size, in points.
const SMALLEST: f64 = 2.0;
/// An arc's least length: a number, a disc and a head.
const ARC: f64 = 61.0;
/// The same for delay bars.
const DELAY: f64 = 35.0;
/// The same for a second disc.
const CONTESTED: f64 = 20.0;
/// Below an element, for its code.
const CODE: f64 = 15.0;

/// A loop as a ring.
pub(super) struct Ring {
    /// In map units.
    pub scene: Scene,
    /// Around everything in it.
    pub bounds: Rect,
    /// The size of its labels in points, for which it was made.
    pub label: f64,
    pub looks: Looks,
}

/// How much a ring looks like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Looks {
    /// Its elements are much wider than on the map.
    Flat,
    /// It is an oval where a circle would look better.
    Fair,
    /// It is a circle, or has so many elements that an oval looks as well.
    Good,
}

/// Sizes of labels in points: no ring is drawn larger than `most`; below `least` a circle gives way to an oval.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    pub least: f64,
    pub most: f64,
}

/// The largest ring of a loop in an area given in points.
pub(super) fn ring(map: &SystemMap, told: &ToldLoop, codes: bool, theme: &Theme, area: Size, sizes: Sizes, types: &mut Typesetter) -> Ring {
    let tries: Vec<Try> = WRAPS.iter().map(|&wrap| Try::new(map, told, codes, theme, wrap, types)).collect();
    let marks = Marks { codes, evidence: false, traced: Some(told.found.elements.clone()), ..Marks::default() };
    // Codes find places of their own, perhaps beyond the room: then the ring is drawn in a little more.
    let mut room = area;
    let mut made = drawn(map, told, &marks, &best(&tries, room, sizes), &tries, types);
    for _ in 0..3 {
        let excess = scale(made.bounds, area) * theme.pens.label / made.label;
        if excess >= 0.999 {
            break;
        }
        room *= excess;
        made = drawn(map, told, &marks, &best(&tries, room, sizes), &tries, types);
    }
    made
}

/// The ring with its elements in these places.
fn drawn(map: &SystemMap, told: &ToldLoop, marks: &Marks, best: &Best, tries: &[Try], types: &mut Typesetter) -> Ring {
    let theme = tries.get(best.which).map_or(ThemeName::Paper.theme(), |one| &one.theme);
    let scene = Arc::unwrap_or_clone(scene::build(&tiny(map, told, &best.places), marks, theme, types).scene);
    let bounds = scene.bounds().unwrap_or_default();
    let looks = match best.form {
        _ if best.which >= WIDE && tries.first().is_none_or(Try::is_broad) => Looks::Flat,
        Form::Oval if told.found.elements.len() <= FEW => Looks::Fair,
        Form::Circle | Form::Oval => Looks::Good,
    };
    Ring { scene, bounds, label: best.label, looks }
}

/// What is best of what was tried.
struct Best {
    /// The size of labels in points.
    label: f64,
    form: Form,
    which: usize,
    places: Places,
}

/// The largest labels for which a ring fits. A circle comes before an oval, and wide labels before narrow ones, as long as they are large enough
/// to be read; below that size, whatever is largest.
fn best(tries: &[Try], area: Size, sizes: Sizes) -> Best {
    let placed = |one: &Try, label: f64, form, spare| one.bodies.placed(area * (one.theme.pens.label / label), form, spare);
    let labels =
        |most: f64, least: f64| std::iter::successors(Some(most), |label| Some(label - STEP)).take_while(move |&label| label >= least);
    for (form, spare, which) in order(tries) {
        let Some(one) = tries.get(which) else { continue };
        let at = |label: f64| Some(Best { label, form, which, places: placed(one, label, form, spare)? });
        if let Some(found) = labels(sizes.most, sizes.least).find_map(at) {
            return found;
        }
    }
    let any = |label: f64| {
        let forms = [Form::Circle, Form::Oval].into_iter();
        let mut all = forms.flat_map(|form| tries.iter().enumerate().map(move |(which, one)| (form, which, one)));
        all.find_map(|(form, which, one)| Some(Best { label, form, which, places: placed(one, label, form, 0.0)? }))
    };
    labels(sizes.least, SMALLEST).find_map(any).unwrap_or_else(|| {
        let count = tries.first().map_or(0, |one| one.bodies.shapes.len());
        let places = Places { at: vec![Point::ZERO; count], bends: vec![0.0; count] };
        Best { label: SMALLEST, form: Form::Circle, which: 0, places }
    })
}

/// What is tried in turn: forms, arcs and labels.
fn order(tries: &[Try]) -> Vec<(Form, f64, usize)> {
    let few = tries.first().is_none_or(|one| one.bodies.shapes.len() <= FEW);
    let broad = |wraps: std::ops::Range<usize>| -> Vec<usize> {
        wraps.filter(|&which| tries.get(which).is_some_and(|one| one.is_broad() || which + 1 == tries.len())).collect()
    };
    let (usual, others) = (broad(0..USUAL), broad(USUAL..tries.len()));
    let all = |form, wraps: &[usize]| -> Vec<(Form, f64, usize)> {
        SPARE.into_iter().flat_map(|spare| wraps.iter().map(move |&which| (form, spare, which))).collect()
    };
    let mut order: Vec<_> = [all(Form::Circle, &usual), all(Form::Oval, &usual)].concat();
    if !few {
        // Comfort before form.
        order.sort_by(|a, b| b.1.total_cmp(&a.1));
    }
    order.extend([all(Form::Circle, &others), all(Form::Oval, &others)].concat());
    order
}

/// The elements of a loop with labels wrapped at one width.
struct Try {
    theme: Theme,
    bodies: Bodies,
}

impl Try {
    /// Whether no element is a tower of very many short lines.
    fn is_broad(&self) -> bool {
        self.bodies.shapes.iter().all(|shape| shape.rect.height() <= shape.rect.width() * TALLEST)
    }

    fn new(map: &SystemMap, told: &ToldLoop, codes: bool, theme: &Theme, wrap: f64, types: &mut Typesetter) -> Self {
        let mut theme = theme.clone();
        (theme.pens.wrap, theme.pens.wrap_intervention) = (wrap, wrap + 40.0);
        // The whole ring is one loop: numbers lead round it, not weight.
        theme.pens.traced = theme.pens.link;
        let elements = told.found.elements.iter().filter_map(|&id| map.element(id));
        let shapes = elements.map(|element| {
            let bare = bare(element, Point::ZERO);
            let size = element_size(&bare, &theme.pens, types).0;
            element_shape(&bare, size, &theme.pens)
        });
        let shapes = shapes.collect();
        let needs = steps(told).map(|(from, to, claims)| need(map, from, to, claims)).collect();
        let below = if codes { CODE } else { 0.0 };
        let gaps = [theme.pens.tail_gap, theme.pens.tip_gap];
        Self { bodies: Bodies { shapes, needs, below, gaps }, theme }
    }
}

/// The least length of an arc with all its marks.
fn need(map: &SystemMap, from: ElementId, to: ElementId, claims: &[ConnectionId]) -> f64 {
    let delayed = claims.iter().any(|&id| map.connection(id).and_then(Connection::influence).is_some_and(|influence| influence.delay));
    let contested = map.pair_sign(from, to) == Some(PairSign::Contested);
    ARC + if delayed { DELAY } else { 0.0 } + if contested { CONTESTED } else { 0.0 }
}

/// The steps of a loop, with the claims of each.
fn steps<'t>(told: &'t ToldLoop) -> impl Iterator<Item = (ElementId, ElementId, &'t [ConnectionId])> {
    let elements = &told.found.elements;
    let pairs = elements.iter().zip(elements.iter().cycle().skip(1));
    pairs.zip(&told.found.steps).map(|((&from, &to), claims)| (from, to, claims.as_slice()))
}

/// An element with its label and outline alone: what else is marked on the map is not part of this story.
fn bare(element: &Element, at: Point) -> Element {
    Element { at, size: None, groups: Vec::new(), leverage: Leverage::default(), status: Status::None, ..element.clone() }
}

/// The tiny map. Claims that run both ways become one for each step they stand for.
fn tiny(map: &SystemMap, told: &ToldLoop, places: &Places) -> SystemMap {
    let elements = told.found.elements.iter().zip(&places.at).filter_map(|(&id, &at)| Some(bare(map.element(id)?, at)));
    let mut records: Vec<Record> = elements.map(Record::from).collect();
    let mut met: BTreeSet<ConnectionId> = BTreeSet::new();
    for ((from, to, claims), &bend) in steps(told).zip(&places.bends) {
        for connection in claims.iter().filter_map(|&id| map.connection(id)) {
            let id = if met.insert(connection.id) { connection.id } else { ConnectionId::from_value(u64::MAX - records.len() as u64) };
            let kind = ConnectionKind::Influence(connection.influence().unwrap_or_default());
            records
                .push(Connection { bend, direction: Direction::Directed, ..Connection::new(id, connection.number, from, to, kind) }.into());
        }
    }
    // Of a contested pair, the sign with more voices stands nearer the head.
    let bears = |part: CitedPart| matches!(part, CitedPart::Connection(id) if met.contains(&id));
    let cited = |quote: &&Quote| quote.citations.iter().any(|citation| bears(citation.part));
    records.extend(map.voices().iter().cloned().map(Record::from));
    records.extend(map.quotes().iter().filter(cited).cloned().map(Record::from));
    SystemMap::from_records(records, Numbers::default()).0
}
