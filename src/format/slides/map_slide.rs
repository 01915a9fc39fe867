//! The whole map on one slide: each element where it is on the map, each connection as a connector.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Affine, Point, Rect, Size};

use super::parts::ROOM;
use super::shapes::{Held, Line, Look, Slide, way};
use crate::map::{Connection, Direction, ElementId, PairSign, Part, Polarity, Status, SystemMap};
use crate::scene::{self, Drawing, Marks};
use crate::text::Typesetter;
use crate::theme::{Theme, ThemeName};
use crate::words::name_of;

/// Where on a connector its sign stands.
const SIGN_AT: f64 = 0.72;

pub(super) fn slide(map: &SystemMap, title: &str, language: &str) -> String {
    let theme = ThemeName::Light.theme();
    let drawing = scene::build(map, &Marks { loops: Vec::new(), ..Marks::of(map) }, theme, &mut Typesetter::new());
    let bounds = drawing.boxes.values().copied().reduce(|a, b| a.union(b)).unwrap_or(Rect::from_origin_size((0.0, 0.0), (1.0, 1.0)));
    let grown = Size::new(bounds.width().max(1.0), bounds.height().max(1.0));
    // Small maps are not blown up.
    let scale = (ROOM.width() / grown.width).min(ROOM.height() / grown.height).min(1.2);
    let to = Affine::translate(ROOM.center().to_vec2()) * Affine::scale(scale) * Affine::translate(-bounds.center().to_vec2());
    let mut slide = Slide::new(title, language);
    let page = Page { map, theme, scale, to, drawing: &drawing };
    page.groups(&mut slide);
    let held = page.elements(&mut slide);
    page.connections(&mut slide, &held);
    slide.finish()
}

struct Page<'a> {
    map: &'a SystemMap,
    theme: &'a Theme,
    /// Points for one map unit.
    scale: f64,
    to: Affine,
    drawing: &'a Drawing,
}

impl Page<'_> {
    fn rect(&self, rect: Rect) -> Rect {
        self.to.transform_rect_bbox(rect)
    }

    /// The areas of the groups that the map opens with, with their titles.
    fn groups(&self, slide: &mut Slide<'_>) {
        for group in self.map.groups().iter() {
            let Some(area) = self.drawing.group_area(group.id) else { continue };
            let ink = self.theme.palette.group(group.tint);
            let area = self.rect(area);
            slide.area(area, group.title.trim(), ink.tint);
            let letters = self.theme.pens.label * self.scale;
            let tab = Rect::new(area.x0, area.y0, area.x1, area.y0 + letters * 1.6);
            slide.words(tab, "Group", &[group.title.trim().to_owned()], letters, ink.ink);
        }
    }

    fn elements(&self, slide: &mut Slide<'_>) -> BTreeMap<ElementId, Held> {
        let palette = &self.theme.palette;
        let boxes = self.map.elements().filter_map(|element| Some((element, *self.drawing.boxes.get(&element.id)?)));
        let place = |(element, rect): (&crate::map::Element, Rect)| {
            let look = Look {
                fill: palette.fill,
                line: palette.outline,
                width: 1.2 * self.scale,
                dashed: element.status == Status::Draft,
                letters: self.theme.pens.label * self.scale * 0.94,
                ink: palette.text,
            };
            let name = name_of(self.map, Part::Element(element.id));
            (element.id, slide.element(element.kind.spec().outline, self.rect(rect), element.label.trim(), &name, &look))
        };
        boxes.map(place).collect()
    }

    fn connections(&self, slide: &mut Slide<'_>, held: &BTreeMap<ElementId, Held>) {
        let mut taken = Vec::new();
        let mut signs = Vec::new();
        let mut drawn = BTreeSet::new();
        for connection in self.map.connections() {
            // Claims on one pair are one connector, as on the map.
            let pair = (connection.from, connection.to);
            if connection.influence().is_some() && connection.direction == Direction::Directed && !drawn.insert(pair) {
                continue;
            }
            let (Some(from), Some(to)) = (held.get(&connection.from), held.get(&connection.to)) else { continue };
            let ends = way(from, to, &mut taken);
            let name = name_of(self.map, Part::Connection(connection.id));
            slide.connector(from, to, ends, &name, &self.line(connection));
            let [start, end] = ends.map(|(_, place)| place);
            signs.push((start.lerp(end, SIGN_AT), sign(self.map, connection)));
        }
        for (at, words) in signs {
            self.sign(slide, at, &words);
        }
    }

    fn line(&self, connection: &Connection) -> Line {
        let palette = &self.theme.palette;
        let relation = connection.relation();
        let ink = if relation.is_some() { palette.relation } else { palette.link };
        let heads = match connection.direction {
            Direction::Directed => [false, true],
            Direction::Mutual => [true, true],
            Direction::Undirected => [false, false],
        };
        let width = if relation.is_some() { 1.0 } else { 1.5 };
        let less = connection.influence().is_some_and(|claim| claim.polarity == Polarity::Minus);
        let dashed = relation.map_or(less, |relation| relation.absent);
        Line { ink, width: width * self.scale, dashed, heads }
    }

    /// A disc for a sign, words on the ground for a verb.
    fn sign(&self, slide: &mut Slide<'_>, at: Point, words: &str) {
        if words.is_empty() {
            return;
        }
        let palette = &self.theme.palette;
        let letters = self.theme.pens.label * self.scale * 0.85;
        let count = words.chars().count() as f64;
        let round = count <= 1.0;
        let size = if round { Size::new(letters * 1.4, letters * 1.4) } else { Size::new(letters * (0.62 * count + 0.6), letters * 1.3) };
        slide.sign(Rect::from_center_size(at, size), words, letters, [palette.fill, palette.text], round);
    }
}

/// The sign of a pair with its delay, or the verb of a relation.
pub(super) fn sign(map: &SystemMap, connection: &Connection) -> String {
    if let Some(relation) = connection.relation() {
        return relation.verb.trim().to_owned();
    }
    let Some(influence) = connection.influence() else { return String::new() };
    let sign = match map.pair_sign(connection.from, connection.to).unwrap_or(PairSign::Agreed(influence.polarity)) {
        PairSign::Contested => "+ \u{2212}",
        PairSign::Agreed(Polarity::Plus) => "+",
        PairSign::Agreed(Polarity::Minus) => "\u{2212}",
        PairSign::Agreed(Polarity::Unknown) => "?",
    };
    if influence.delay { format!("{sign} ||") } else { sign.to_owned() }
}
