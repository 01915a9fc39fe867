//! What lies over a drawing while somebody works on it: halo and accents of the selection, handles, the rubber band of a new connection,
//! marquee and guides. Made anew in any frame; the drawing stays as it is.

use kurbo::{BezPath, Point, Rect, Shape as _, Vec2};

use super::connections::{dash_of, filled_head, open_head};
use super::discs::Piece;
use super::easel::line;
use super::{Detail, Draw, Drawing, Role, Scene, discs};
use crate::layout::{CircleArc, ElementShape, Guide, circle, rounded};
use crate::map::{ElementId, Outline, Part, Polarity, Status, SystemMap};
use crate::theme::{Pens, Theme};

/// A selected connection's halo reaches this far beyond its line.
const LINE_HALO: f64 = 4.0;
/// Where handles may slide to along their side, ÷ side.
const SLIDES: [f64; 5] = [0.0, 0.22, -0.22, 0.36, -0.36];
/// Half of what a handle keeps free.
const HANDLE_ROOM: f64 = 7.0;
/// Line of marquee and guides.
const THIN: f64 = 1.0;
/// Dashes of a marquee.
const MARQUEE_DASH: [f64; 2] = [5.0, 4.0];
/// How a connection bows while it is being drawn.
const RUBBER_BEND: f64 = 0.1;

/// An end of a connection that is being drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RubberEnd {
    /// At the pointer.
    At(Point),
    /// At an element.
    Element(ElementId),
}

/// A connection that is being drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rubber {
    /// Where it starts.
    pub from: RubberEnd,
    /// Where it would end.
    pub to: RubberEnd,
    /// The sign it will have; `None` draws a relation.
    pub polarity: Option<Polarity>,
}

/// What to lay over a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Overlay<'a> {
    /// Everything selected. A single element also has handles.
    pub selected: &'a [Part],
    /// No handles on what is selected: while it moves or its label is edited.
    pub bare: bool,
    /// The element under the pointer, which has handles.
    pub hovered: Option<ElementId>,
    /// A connection being drawn.
    pub rubber: Option<Rubber>,
    /// A rectangle being drawn around parts.
    pub marquee: Option<Rect>,
    /// Where a note or a picture can be taken hold of to be made wider or smaller.
    pub holds: &'a [Point],
    /// Lines that a dragged element snaps to.
    pub guides: &'a [Guide],
}

/// Drawings to be laid between and over the layers of another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlaid {
    /// Above the first [`Drawing::floor`] items, below the others.
    pub under: Scene,
    /// On top.
    pub over: Scene,
}

/// What lies over a drawing of this map.
pub fn overlay(drawing: &Drawing, map: &SystemMap, theme: &Theme, wanted: &Overlay) -> Overlaid {
    let mut made = Overlaid::default();
    for &part in wanted.selected {
        match part {
            Part::Element(id) => select_element(&mut made, drawing, map, theme, id),
            Part::Connection(_) => select_connection(&mut made, drawing, theme, part),
            Part::Loop(_) => select_loop(&mut made, drawing, theme, part),
            Part::Group(_) => select_group(&mut made, drawing, theme, part),
            Part::Note(_) | Part::Backdrop(_) => select_beside(&mut made, drawing, theme, part),
            Part::Quote(_) => {}
        }
    }
    let single = if let ([Part::Element(id)], false) = (wanted.selected, wanted.bare) { Some(*id) } else { None };
    let with_handles = [single, wanted.hovered.filter(|id| single != Some(*id))];
    for id in with_handles.into_iter().flatten() {
        draw_handles(&mut made.over, drawing, theme, id);
    }
    for hold in wanted.holds {
        draw_hold(&mut made.over, theme, *hold);
    }
    if let Some(rubber) = wanted.rubber {
        draw_rubber(&mut made.over, drawing, theme, rubber);
    }
    for guide in wanted.guides {
        made.over.stroke(None, Role::Overlay, line(guide.from, guide.to), theme.palette.accent, THIN);
    }
    if let Some(rect) = wanted.marquee {
        let path = rect.abs().to_path(0.1);
        made.over.stroke(None, Role::Overlay, path, theme.palette.accent, THIN).dashed(Some(MARQUEE_DASH));
    }
    made
}

impl Drawing {
    /// The middles of the four handles of an element: above, right, below, left, each slid aside where something is in its way.
    pub fn handles(&self, id: ElementId, pens: &Pens) -> Option<[Point; 4]> {
        let rect = self.shape(id)?.rect;
        let (centre, size) = (rect.center(), rect.size());
        let reach = Vec2::new(size.width / 2.0 + pens.halo, size.height / 2.0 + pens.halo);
        Some([(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)].map(|(x, y)| {
            let places = SLIDES.map(|slide| {
                let along = if x == 0.0 { Vec2::new(slide * size.width, 0.0) } else { Vec2::new(0.0, slide * size.height * 0.6) };
                centre + Vec2::new(x * reach.x, y * reach.y) + along
            });
            let rects = places.map(|at| Rect::from_center_size(at, (2.0 * HANDLE_ROOM, 2.0 * HANDLE_ROOM)));
            let own = |taken: &super::places::Taken| taken.part == Part::Element(id) && taken.role == Role::Element;
            self.places.best(rects, 0.0, own).map_or(centre, |rect| rect.center())
        }))
    }

    /// The whole drawing with what lies over it, as one.
    pub fn with(&self, overlaid: &Overlaid) -> Scene {
        let (ground, rest) = self.scene.items.split_at(self.floor().min(self.scene.items.len()));
        let items = ground.iter().chain(&overlaid.under.items).chain(rest).chain(&overlaid.over.items).cloned().collect();
        Scene { items }
    }
}

/// A halo behind, the outline in the accent, and its badges again on top of that.
fn select_element(made: &mut Overlaid, drawing: &Drawing, map: &SystemMap, theme: &Theme, id: ElementId) {
    let (Some(shape), Some(element)) = (drawing.shape(id), map.element(id)) else { return };
    let (palette, pens) = (&theme.palette, &theme.pens);
    let part = Some(Part::Element(id));
    made.under.fill(part, Role::Overlay, shape.path(-pens.halo), palette.halo);
    let draft = (element.status == Status::Draft).then_some(pens.dash_draft);
    let outline = made.over.stroke(part, Role::Overlay, shape.path(0.0), palette.accent, pens.selected).dashed(draft);
    if draft.is_some() {
        outline.round();
    }
    if shape.outline == Outline::DoubleBox {
        made.over.stroke(part, Role::Overlay, shape.path(pens.outcome_gap), palette.accent, pens.outline);
    }
    let small = drawing.items_of(Part::Element(id)).filter(|item| matches!(item.role, Role::Badge | Role::Code));
    made.over.items.extend(small.cloned());
}

/// A halo behind, and the connection again in the accent.
fn select_connection(made: &mut Overlaid, drawing: &Drawing, theme: &Theme, part: Part) {
    let Part::Connection(id) = part else { return };
    let Some(drawn) = drawing.drawn.iter().find(|drawn| drawn.claims.contains(&id)) else { return };
    let palette = &theme.palette;
    let arc = &drawn.arc;
    let width = theme.pens.link + 2.0 * LINE_HALO;
    let lead = drawn.part();
    if drawn.is_relation {
        // Not behind the verb, where it would be hard to read.
        for item in drawing.items_of(lead).filter(|item| item.role == Role::Line) {
            let Draw::Stroke(stroke) = &item.draw else { continue };
            made.under.stroke(Some(part), Role::Overlay, stroke.path.as_ref().clone(), palette.halo, width).round();
        }
    } else {
        made.under.stroke(Some(part), Role::Overlay, arc.path(0.0, arc.length()), palette.halo, width).round();
    }
    for item in drawing.items_of(lead) {
        let mut item = item.clone();
        match &mut item.draw {
            Draw::Fill(fill) if [palette.link, palette.relation].contains(&fill.ink) => fill.ink = palette.accent,
            Draw::Stroke(stroke) if [palette.link, palette.relation].contains(&stroke.ink) => {
                stroke.ink = palette.accent;
                if item.role == Role::Line {
                    stroke.width = stroke.width.max(theme.pens.selected);
                }
            }
            _ => {}
        }
        made.over.items.push(item);
    }
}

fn select_loop(made: &mut Overlaid, drawing: &Drawing, theme: &Theme, part: Part) {
    let Some(taken) = drawing.places.taken.iter().find(|taken| taken.part == part && taken.role == Role::LoopMark) else { return };
    let halo = taken.rect.inflate(theme.pens.halo, theme.pens.halo);
    made.under.fill(Some(part), Role::Overlay, rounded(halo, theme.pens.corner + theme.pens.halo), theme.palette.halo);
}

fn select_group(made: &mut Overlaid, drawing: &Drawing, theme: &Theme, part: Part) {
    let Part::Group(id) = part else { return };
    let Some(rect) = drawing.group_area(id) else { return };
    let folded = drawing.folded.values().any(|group| *group == id);
    let corner = if folded { theme.pens.corner } else { theme.pens.group_corner };
    made.over.stroke(Some(part), Role::Overlay, rounded(rect, corner), theme.palette.accent, theme.pens.selected);
    // The tab again, which the line runs over.
    let tab = drawing.items_of(part).filter(|item| item.role == Role::Tab && item.detail != Detail::Instead && !folded);
    made.over.items.extend(tab.cloned());
}

/// A halo behind a note, and the line round a note or a picture in the accent.
fn select_beside(made: &mut Overlaid, drawing: &Drawing, theme: &Theme, part: Part) {
    let Some(rect) = drawing.beside(part) else { return };
    let (palette, pens) = (&theme.palette, &theme.pens);
    if matches!(part, Part::Note(_)) {
        made.under.fill(Some(part), Role::Overlay, rounded(rect.inflate(pens.halo, pens.halo), pens.halo), palette.halo);
        made.over.stroke(Some(part), Role::Overlay, super::notes::outline(rect), palette.accent, pens.selected);
    } else {
        made.over.stroke(Some(part), Role::Overlay, rect.to_path(0.1), palette.accent, pens.selected);
    }
}

/// Square, to be told from what connects.
fn draw_hold(over: &mut Scene, theme: &Theme, at: Point) {
    let (palette, pens) = (&theme.palette, &theme.pens);
    let square = |half: f64| Rect::from_center_size(at, (2.0 * half, 2.0 * half)).to_path(0.1);
    over.fill(None, Role::Overlay, square(pens.handle), palette.ground);
    over.fill(None, Role::Overlay, square(pens.handle - pens.handle_ring / 2.0), palette.accent);
}

fn draw_handles(over: &mut Scene, drawing: &Drawing, theme: &Theme, id: ElementId) {
    let (palette, pens) = (&theme.palette, &theme.pens);
    for at in drawing.handles(id, pens).into_iter().flatten() {
        over.fill(Some(Part::Element(id)), Role::Overlay, circle(at, pens.handle + pens.handle_ring / 2.0), palette.ground);
        over.fill(Some(Part::Element(id)), Role::Overlay, circle(at, pens.handle - pens.handle_ring / 2.0), palette.accent);
    }
}

/// The connection as it would be drawn, in the accent.
fn draw_rubber(over: &mut Scene, drawing: &Drawing, theme: &Theme, rubber: Rubber) {
    let (palette, pens) = (&theme.palette, &theme.pens);
    let shape = |end: RubberEnd| match end {
        RubberEnd::Element(id) => drawing.shape(id).copied(),
        RubberEnd::At(at) => Some(ElementShape::new(Outline::Pill, Rect::from_center_size(at, (1.0, 1.0)), pens)),
    };
    let (Some(from), Some(to)) = (shape(rubber.from), shape(rubber.to)) else { return };
    let arc = if rubber.from == rubber.to {
        CircleArc::around(&from, crate::layout::Corner::UpperRight, super::aims::SELF_LOOP, [pens.tail_gap, pens.tip_gap])
    } else {
        CircleArc::between(&from, &to, RUBBER_BEND, [Vec2::ZERO; 2], [pens.tail_gap, pens.tip_gap])
    };
    let length = arc.length();
    if length < pens.head_length * 1.5 {
        return;
    }
    let ink = palette.accent;
    let mut head = BezPath::new();
    let Some(polarity) = rubber.polarity else {
        over.stroke(None, Role::Overlay, arc.path(0.0, length - 0.8), ink, pens.relation);
        open_head(&mut head, &arc, pens.open_head_length, pens);
        over.stroke(None, Role::Overlay, head, ink, pens.relation_head_line).round();
        return;
    };
    let disc = length - pens.head_length - pens.disc_back - pens.disc;
    let (dash, extra) = dash_of(polarity, pens);
    let tip = length - pens.head_length + pens.head_notch + 0.5;
    let shows_disc = disc > 2.0 * pens.disc;
    let body = if shows_disc { disc - pens.disc } else { tip };
    over.stroke(None, Role::Overlay, arc.path(0.0, body), ink, pens.link + extra).dashed(dash);
    filled_head(&mut head, &arc, pens.head_length, pens);
    over.fill(None, Role::Overlay, head, ink);
    if shows_disc {
        over.stroke(None, Role::Overlay, arc.path(disc + pens.disc, tip), ink, pens.link);
        for piece in discs::pieces(theme, arc.point(disc), polarity, ink) {
            match piece {
                Piece::Fill(path, ink) => over.fill(None, Role::Overlay, path, ink),
                Piece::Round(path, ink, width) => over.stroke(None, Role::Overlay, path, ink, width).round(),
            };
        }
    }
}
