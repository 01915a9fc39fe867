//! How large a theme can be on its sheet: as it stands on the map if its labels are large enough then, else brought together; stubs beside
//! the elements if there is room for all, else the rest in a list, below the drawing or on a page of its own.

use kurbo::{Rect, Size};

use crate::print::arrange::{Arranged, MOST_FULL, Source};
use crate::print::furniture::Sheet;
use crate::scene::Scene;
use crate::text::Typesetter;

use super::list::List;
use super::stand_ins::{WithStubs, stub_sizes, with_stubs};
use super::stubs::Stub;

/// Labels this much larger than they have to be are tried, the largest first. Still larger ones would press the drawing together more.
const LARGER: [f64; 2] = [7.0 / 6.0, 1.0];
/// Where there is room to spare labels grow up to this much larger than they have to be.
pub(super) const LARGEST: f64 = 4.0 / 3.0;
/// So many times the list and the drawing share the room anew.
const TRIES: usize = 3;
/// A list below a drawing never takes more of the height than this.
const MOST_LIST: f64 = 0.5;
/// Beside the words of a stub for its line, and above and below them, in map units.
const LINE: f64 = 70.0;
const ROOM: f64 = 20.0;

/// The drawing of a sheet, and the stubs that did not find room in it.
pub(super) struct Laid {
    pub scene: Scene,
    pub bounds: Rect,
    pub left: Vec<usize>,
    /// Below the drawing; if there is none, what is left belongs on a page of its own.
    pub list: Option<List>,
}

/// A theme being laid out in an area of a sheet.
pub(super) struct Laying<'a> {
    pub source: &'a Source<'a>,
    pub stubs: &'a [Stub],
    pub sheet: &'a Sheet,
    /// For the drawing and the list, in points.
    pub area: Rect,
}

impl Laying<'_> {
    /// Lays it out with everything on one page and labels as large as they have to be; `None` where that does not go.
    pub fn on_one_page(&self, types: &mut Typesetter) -> Option<Laid> {
        // A part of a map leaves gaps where the rest was.
        let own = if self.source.is_whole() { self.source.as_it_stands(types) } else { None };
        if let Some(whole) = own.as_ref().and_then(|own| self.complete(own, self.room(1.0, 0.0), types)) {
            return Some(whole);
        }
        if self.is_too_much(types) {
            return None;
        }
        let mut stubbed = Vec::new();
        for larger in LARGER {
            let room = self.room(larger, 0.0);
            if larger > 1.0 && self.crowding(types) > room.area() * MOST_FULL {
                continue;
            }
            stubbed = self.stubbed(&self.source.brought_together(room, types), room, types)?;
            if let Some(whole) = stubbed.iter().position(|one| one.left.is_empty()).map(|place| stubbed.swap_remove(place)) {
                return Some(Laid { scene: whole.scene, bounds: whole.bounds, left: Vec::new(), list: None });
            }
        }
        self.with_list(stubbed, types)
    }

    /// Whether its elements alone take more than all the room there is.
    pub fn is_too_much(&self, types: &mut Typesetter) -> bool {
        self.source.crowding(types) > self.room(1.0, 0.0).area() * MOST_FULL
    }

    /// Lays it out in all the room there is, what is left over to be listed elsewhere; with smaller labels where that cannot be helped.
    pub fn without_list(&self, types: &mut Typesetter) -> Option<Laid> {
        let room = self.room(1.0, 0.0);
        let together = self.source.brought_together(room, types);
        let stubbed = self.stubbed(&together, room, types)?;
        if let Some(laid) = self.least_list(stubbed, types) {
            return Some(Laid { list: None, ..laid });
        }
        let nearest = together.into_iter().next()?;
        let left = (0..self.stubs.len()).collect();
        Some(Laid { scene: nearest.drawing.scene.as_ref().clone(), bounds: nearest.bounds, left, list: None })
    }

    /// With the stubs that find no room listed below. Those given are arranged in all the room there is.
    fn with_list(&self, stubbed: Vec<WithStubs>, types: &mut Typesetter) -> Option<Laid> {
        let mut laid = self.least_list(stubbed, types)?;
        let all: Vec<usize> = (0..self.stubs.len()).collect();
        let longest = self.list(&all, types).map_or(0.0, |list| list.height);
        for attempt in 0..=TRIES {
            let needed = laid.list.as_ref().map_or(0.0, |list| list.height);
            if laid.bounds.height() <= self.room(1.0, needed).height {
                return Some(laid);
            }
            // At last with room for all of them, which is enough if anything is.
            let kept = if attempt == TRIES { longest } else { needed };
            if kept > self.area.height() * MOST_LIST {
                return None;
            }
            let room = self.room(1.0, kept);
            let stubbed = self.stubbed(&self.source.brought_together(room, types), room, types)?;
            laid = self.least_list(stubbed, types)?;
        }
        let needed = laid.list.as_ref().map_or(0.0, |list| list.height);
        (laid.bounds.height() <= self.room(1.0, needed).height).then_some(laid)
    }

    /// Those that fit a room with their stubs, up to the first that has room for all.
    fn stubbed(&self, together: &[Arranged], room: Size, types: &mut Typesetter) -> Option<Vec<WithStubs>> {
        let mut found: Vec<WithStubs> = Vec::new();
        for arranged in together.iter().filter(|one| one.fits(room)) {
            found.push(self.with_stubs(arranged, room, types)?);
            if found.last().is_some_and(|last| last.left.is_empty()) {
                break;
            }
        }
        Some(found)
    }

    /// The one that leaves the lowest list.
    fn least_list(&self, stubbed: Vec<WithStubs>, types: &mut Typesetter) -> Option<Laid> {
        let mut best: Option<Laid> = None;
        let height = |laid: &Laid| laid.list.as_ref().map_or(0.0, |list| list.height);
        for WithStubs { scene, bounds, left } in stubbed {
            let laid = Laid { list: self.list(&left, types), scene, bounds, left };
            if best.as_ref().is_none_or(|best| height(&laid) < height(best)) {
                best = Some(laid);
            }
        }
        best
    }

    /// What elements and stubs take with the least room around each, in square map units.
    fn crowding(&self, types: &mut Typesetter) -> f64 {
        let elements = self.source.crowding(types);
        let sizes = stub_sizes(self.stubs, &self.source.options.theme().pens, types);
        elements + sizes.map(|size| (size.width + LINE) * (size.height + ROOM)).sum::<f64>()
    }

    /// With all stubs beside their elements, if that fits.
    fn complete(&self, arranged: &Arranged, room: Size, types: &mut Typesetter) -> Option<Laid> {
        let whole = arranged.fits(room).then(|| self.with_stubs(arranged, room, types))??;
        whole.left.is_empty().then_some(Laid { scene: whole.scene, bounds: whole.bounds, left: Vec::new(), list: None })
    }

    /// The room for the drawing in map units, with labels so much larger than they have to be and this much of the height for a list.
    fn room(&self, larger: f64, list: f64) -> Size {
        let options = self.source.options;
        let unit = options.smallest_reading() * larger / options.theme().pens.label;
        Size::new(self.area.width() / unit, ((self.area.height() - list) / unit).max(40.0))
    }

    fn with_stubs(&self, arranged: &Arranged, room: Size, types: &mut Typesetter) -> Option<WithStubs> {
        with_stubs(self.source, arranged, self.stubs, room, types)
    }

    /// A list of some of the stubs; `None` of none.
    pub fn list(&self, left: &[usize], types: &mut Typesetter) -> Option<List> {
        let stubs: Vec<&Stub> = left.iter().filter_map(|&place| self.stubs.get(place)).collect();
        let heading = if stubs.len() < self.stubs.len() { "More connections beyond this sheet" } else { "Connections beyond this sheet" };
        let map = self.source.released.map();
        (!stubs.is_empty()).then(|| List::of(map, &stubs, heading, self.area.width(), self.sheet, self.source.options, types))
    }
}
