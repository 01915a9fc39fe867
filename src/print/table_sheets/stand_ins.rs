//! Stubs on the drawing itself: an element stands in for what is elsewhere, so that its line is drawn by the same hand as all others and
//! every small mark keeps clear of its words. Of the stand-in only the words are kept.

use std::collections::BTreeMap;

use kurbo::{Point, Rect, Size, Vec2};

use crate::map::{CodeKind, Connection, ConnectionId, Element, ElementId, Part};
use crate::print::arrange::{Arranged, Source};
use crate::release::Released;
use crate::scene::{Clash, Role, Scene};
use crate::text::{Align, Typesetter};
use crate::theme::{Pens, Theme, role};

use super::beside::{Want, places};
use super::stubs::{Stub, Way};

/// Words of stubs wrap here, map units.
const WRAP: f32 = 150.0;
/// Room around the words of a stub.
const ROOM: Size = Size::new(8.0, 4.0);

/// A drawing with stubs beside its elements.
pub(super) struct WithStubs {
    /// It all.
    pub scene: Scene,
    /// Around it all.
    pub bounds: Rect,
    /// Places of the stubs that found no room.
    pub left: Vec<usize>,
}

/// The part of a map with stand-ins in these places, by the places of their stubs.
pub(super) fn released_with(part: &Released, stubs: &[Stub], at: &BTreeMap<usize, Rect>) -> Released {
    let map = part.map();
    let (number, line) = (map.next_number(CodeKind::Element), map.next_number(CodeKind::Connection));
    let mut elements: Vec<Element> = map.elements().cloned().collect();
    let mut connections: Vec<Connection> = map.connections().cloned().collect();
    for (&place, rect) in at {
        let Some((stub, own)) = stubs.get(place).and_then(|stub| Some((stub, map.element(stub.own)?))) else { continue };
        // Of the kind of its element, so that a legend of the part names no kind that is not on it.
        let stand_in = Element::new(stand_in(place), number + place as u32, own.kind, "", rect.center());
        elements.push(Element { size: Some(rect.size()), ..stand_in });
        connections.extend(lines(stub, place).map(|claim| Connection { number: line + claim.number, ..claim }));
    }
    part.redrawn(elements, connections)
}

/// The stand-in of a stub.
const fn stand_in(place: usize) -> ElementId {
    ElementId::from_value(u64::MAX - place as u64)
}

/// The claims of a stub: two where people see it differently.
fn lines(stub: &Stub, place: usize) -> impl Iterator<Item = Connection> {
    let (from, to) = if stub.way == Way::AffectedBy { (stand_in(place), stub.own) } else { (stub.own, stand_in(place)) };
    let direction = stub.direction();
    (0..).zip(stub.kinds()).map(move |(twin, kind)| {
        let number = 2 * place as u32 + twin;
        let id = ConnectionId::from_value(u64::MAX - u64::from(number));
        Connection { bend: 0.0, direction, ..Connection::new(id, number, from, to, kind) }
    })
}

/// The room that the words of stubs need beside their elements, map units.
pub(super) fn stub_sizes(stubs: &[Stub], pens: &Pens, types: &mut Typesetter) -> impl Iterator<Item = Size> {
    stubs.iter().map(move |stub| {
        let words = types.balanced(&stub.words(), role::label(pens), WRAP, Align::Start);
        Size::new(f64::from(words.width), f64::from(words.height)) + ROOM
    })
}

/// Draws stubs beside the elements of an arrangement where there is room for them.
pub(super) fn with_stubs(
    source: &Source<'_>,
    arranged: &Arranged,
    stubs: &[Stub],
    room: Size,
    types: &mut Typesetter,
) -> Option<WithStubs> {
    let theme = source.options.theme();
    let sizes = stub_sizes(stubs, &theme.pens, types);
    let wants: Vec<Want> = stubs.iter().zip(sizes).map(|(stub, size)| Want { own: stub.own, size, delay: stub.delay() }).collect();
    let found = places(&arranged.drawing, arranged.bounds, &wants, room, &theme.pens);
    let mut at: BTreeMap<usize, Rect> = found.into_iter().enumerate().filter_map(|(place, rect)| Some((place, rect?))).collect();
    let mut whole = source.drawn(released_with(&arranged.released, stubs, &at), types)?;
    // What is in the way after all goes to the list.
    let clashes = whole.drawing.clashes();
    let blocked: Vec<usize> = at.keys().copied().filter(|&place| is_blocked(place, &clashes)).collect();
    if !blocked.is_empty() || !whole.fits(room) {
        at.retain(|place, _| whole.fits(room) && !blocked.contains(place));
        whole = source.drawn(released_with(&arranged.released, stubs, &at), types)?;
    }
    let scene = with_words(&whole.drawing.scene, arranged, stubs, &at, theme, types);
    let left = (0..stubs.len()).filter(|place| !at.contains_key(place)).collect();
    Some(WithStubs { bounds: scene.bounds()?, scene, left })
}

/// Whether something of a stub lies on something else.
fn is_blocked(place: usize, clashes: &[Clash]) -> bool {
    let line = |twin: u64| Part::Connection(ConnectionId::from_value(u64::MAX - 2 * place as u64 - twin));
    let own = [Part::Element(stand_in(place)), line(0), line(1)];
    clashes
        .iter()
        .any(|clash| (own.contains(&clash.a) && clash.a_role != Role::Code) || (own.contains(&clash.b) && clash.b_role != Role::Code))
}

/// The drawing with words in place of stand-ins.
fn with_words(
    scene: &Scene,
    arranged: &Arranged,
    stubs: &[Stub],
    at: &BTreeMap<usize, Rect>,
    theme: &Theme,
    types: &mut Typesetter,
) -> Scene {
    let is_stand_in = |part: Option<Part>| at.keys().any(|&place| part == Some(Part::Element(stand_in(place))));
    let of_map = |part: Option<Part>| {
        part.is_none_or(|part| !matches!(part, Part::Connection(id) if arranged.released.map().connection(id).is_none()))
    };
    let mut kept = Scene { items: scene.items.iter().filter(|item| !is_stand_in(item.part)).cloned().collect() };
    // Lines of stubs are nothing that one could look up.
    kept.items.iter_mut().filter(|item| !of_map(item.part)).for_each(|item| item.part = None);
    for (&place, rect) in at {
        let Some((stub, own)) = stubs.get(place).and_then(|stub| Some((stub, arranged.drawing.boxes.get(&stub.own)?))) else { continue };
        // Towards the line; centred above and below the element.
        let align = match (rect.x0 > own.x1, rect.x1 < own.x0) {
            (true, _) => Align::Start,
            (_, true) => Align::End,
            _ => Align::Centre,
        };
        let words = types.balanced(&stub.words(), role::label(&theme.pens), WRAP, align);
        let size = Vec2::new(f64::from(words.width), f64::from(words.height));
        let x = match align {
            Align::Start => rect.x0 + ROOM.width / 2.0,
            Align::End => rect.x1 - ROOM.width / 2.0 - size.x,
            Align::Centre => rect.center().x - size.x / 2.0,
        };
        kept.text(None, Role::Label, words, Point::new(x, rect.center().y - size.y / 2.0), theme.palette.text);
    }
    kept
}
