//! Part of a map drawn as it stands, or brought together where its labels would be too small.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Point, Rect, Size, Vec2};

use crate::layout::{bends_for_all, compact, element_size};
use crate::map::{Connection, Element, ElementId};
use crate::print::PrintOptions;
use crate::release::Released;
use crate::scene::{self, Drawing, LoopMark, Marks};
use crate::text::Typesetter;

/// Between two elements, map units: the first is enough, more is calmer.
const GAPS: [f64; 3] = [40.0, 56.0, 76.0];
/// What marks at the edge of a drawing take beyond its elements, at first.
const EDGE: f64 = 24.0;
/// A loop's mark, less the gap that all things have around them.
const RING: Size = Size::new(60.0, 44.0);
/// No drawing fills more of its room than this, with the gap around each element.
pub(super) const MOST_FULL: f64 = 0.8;
/// What is too large by more than this never fits.
const HOPELESS: f64 = 0.4;
/// So many times the room is made smaller for what bows out of it: at the least gap, and where it is only to be calmer.
const TRIES: [usize; 2] = [4, 2];

/// Part of a map in its places, drawn.
pub(super) struct Arranged {
    /// The part alone.
    pub released: Released,
    /// It drawn.
    pub drawing: Drawing,
    /// Around all of it.
    pub bounds: Rect,
    /// How much overlaps on it.
    pub clashes: usize,
}

/// What part of which map, and how it is drawn.
pub(super) struct Source<'a> {
    /// The whole map.
    pub released: &'a Released,
    /// The part alone, as it stands on the map.
    pub part: Released,
    /// The elements of the part.
    pub members: &'a BTreeSet<ElementId>,
    /// What is drawn beside elements and connections.
    pub marks: &'a Marks,
    /// As was chosen.
    pub options: &'a PrintOptions,
}

impl<'a> Source<'a> {
    /// These elements of a map.
    pub fn new(released: &'a Released, members: &'a BTreeSet<ElementId>, marks: &'a Marks, options: &'a PrintOptions) -> Self {
        Self { released, part: released.only(members), members, marks, options }
    }

    /// Its elements, as they stand on the map.
    pub fn elements(&self) -> impl Iterator<Item = &Element> + Clone {
        self.part.map().elements()
    }

    /// The connections among them.
    fn connections(&self) -> impl Iterator<Item = &Connection> + Clone {
        self.part.map().connections()
    }

    /// Whether nothing of the map is left out.
    pub fn is_whole(&self) -> bool {
        self.members.len() >= self.released.map().element_count()
    }

    /// Its elements in their places on the map.
    pub fn as_it_stands(&self, types: &mut Typesetter) -> Option<Arranged> {
        self.drawn(self.part.clone(), types)
    }

    /// Brought together in a room, more and less closely: those that fit before others, the calmest first.
    pub fn brought_together(&self, room: Size, types: &mut Typesetter) -> Vec<Arranged> {
        let sizes: Vec<(ElementId, Rect)> = self
            .elements()
            .map(|element| {
                let (size, _) = element_size(element, &self.options.theme().pens, types);
                (element.id, Rect::from_center_size(element.at, size))
            })
            .collect();
        let place_of: BTreeMap<ElementId, usize> = sizes.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        let links: Vec<(usize, usize)> =
            self.connections().filter_map(|c| Some((*place_of.get(&c.from)?, *place_of.get(&c.to)?))).collect();
        // Room in the middle of each ring for its mark.
        let boxes: Vec<Rect> = sizes.iter().map(|(_, rect)| *rect).chain(self.rings(&place_of, &sizes)).collect();
        let at_gap = |gap: f64, types: &mut Typesetter| self.at_gap(&sizes, &boxes, &links, room, gap, types);
        let full = |gap: f64| boxes.iter().map(|rect| (rect.width() + gap) * (rect.height() + gap)).sum::<f64>() / room.area();
        let gaps = GAPS.into_iter().enumerate().filter(|&(place, gap)| place == 0 || full(gap) < MOST_FULL);
        let mut found: Vec<Arranged> = Vec::new();
        for (_, gap) in gaps {
            found.extend(at_gap(gap, types));
            // Where the least does not fit, more does not.
            if !found.iter().any(|one| one.fits(room)) {
                break;
            }
        }
        found.sort_by_key(|one| (!one.fits(room), one.clashes, (one.excess(room) * 100.0).max(0.0) as u64));
        found
    }

    /// Where the marks of loops stand in the middle of their elements.
    fn rings(&self, place_of: &BTreeMap<ElementId, usize>, sizes: &[(ElementId, Rect)]) -> Vec<Rect> {
        let middle = |mark: &LoopMark| {
            let centres: Vec<Vec2> =
                mark.elements.iter().filter_map(|id| Some(sizes.get(*place_of.get(id)?)?.1.center().to_vec2())).collect();
            (centres.len() > 2).then(|| (centres.iter().fold(Vec2::ZERO, |a, b| a + *b) / centres.len() as f64).to_point())
        };
        self.marks.loops.iter().filter_map(middle).map(|at| Rect::from_center_size(at, RING)).collect()
    }

    /// At this gap, in as much of the room as leaves enough for what bows out.
    fn at_gap(
        &self,
        sizes: &[(ElementId, Rect)],
        boxes: &[Rect],
        links: &[(usize, usize)],
        room: Size,
        gap: f64,
        types: &mut Typesetter,
    ) -> Option<Arranged> {
        let mut inner = room - Size::new(EDGE, EDGE);
        let mut best: Option<Arranged> = None;
        let [least, ..] = GAPS;
        let [for_least, for_calm] = TRIES;
        for _ in 0..if gap > least { for_calm } else { for_least } {
            let places = compact(boxes, links, inner, gap);
            let places = sizes.iter().zip(places).map(|((id, _), at)| (*id, at)).collect();
            let one = self.moved(&places, types)?;
            let over = one.bounds.size() - room;
            let excess = one.excess(room);
            if best.as_ref().is_none_or(|best| excess < best.excess(room) - 1e-9) {
                best = Some(one);
            }
            if excess <= 0.0 || excess > HOPELESS {
                break;
            }
            inner = Size::new((inner.width - over.width.max(0.0)).max(60.0), (inner.height - over.height.max(0.0)).max(40.0));
        }
        best
    }

    /// The elements in these places, their arcs bowed anew.
    fn moved(&self, places: &BTreeMap<ElementId, Point>, types: &mut Typesetter) -> Option<Arranged> {
        let elements = self.elements().map(|e| Element { at: places.get(&e.id).copied().unwrap_or(e.at), ..e.clone() });
        let bends = bends_for_all(self.part.map(), places);
        let bowed = self.connections().map(|c| Connection { bend: bends.get(&c.id).copied().unwrap_or(c.bend), ..c.clone() });
        let part = self.part.redrawn(elements, bowed);
        self.drawn(part, types)
    }

    /// What the elements take with the least gap around each, in square map units.
    pub fn crowding(&self, types: &mut Typesetter) -> f64 {
        let [least, ..] = GAPS;
        let pens = &self.options.theme().pens;
        self.elements().map(|element| (element_size(element, pens, types).0 + Size::new(least, least)).area()).sum()
    }

    /// A part of the map, drawn; `None` when there is nothing on it.
    pub fn drawn(&self, part: Released, types: &mut Typesetter) -> Option<Arranged> {
        let drawing = scene::build(part.map(), self.marks, self.options.theme(), types);
        let bounds = drawing.bounds()?;
        let clashes = drawing.clashes().len();
        Some(Arranged { released: part, drawing, bounds, clashes })
    }
}

impl Arranged {
    /// Whether it is no larger than a room.
    pub fn fits(&self, room: Size) -> bool {
        self.excess(room) <= 0.0
    }

    /// By what part of the room it is too large; 0 or less when it fits.
    fn excess(&self, room: Size) -> f64 {
        (self.bounds.width() / room.width - 1.0).max(self.bounds.height() / room.height - 1.0)
    }
}
