//! The whole map on one slide: each element where it is on the map, each connection as a connector.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Affine, Point, Rect, Size};

use super::parts::ROOM;
use super::shapes::{Held, Line, Look, Slide, way};
use crate::map::{Code, Connection, Direction, ElementId, PairSign, Part, Polarity, Status, SystemMap};
use crate::scene::{self, Drawing, Marks};
use crate::text::Typesetter;
use crate::theme::{Theme, ThemeName};
use crate::words::name_of;

/// Where on a connector its sign stands: at the first of these places where no box is.
const SIGN_AT: [f64; 6] = [0.72, 0.6, 0.5, 0.4, 0.3, 0.82];
/// Letters of a label beside those of the map: other faces are wider.
const LETTERS: f64 = 0.94;
/// Labels smaller than this nobody reads from a slide, in points.
const READABLE: f64 = 9.0;
/// Smaller than this nothing is written at all.
const LEGIBLE: f64 = 6.0;
/// As large as they are in parts of a map.
const PLEASANT: f64 = 10.5;
/// What areas of groups keep to.
const FRAME: Rect = Rect::new(ROOM.x0 - 12.0, ROOM.y0 - 8.0, ROOM.x1 + 12.0, ROOM.y1 + 8.0);

/// What is written on elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// Their labels, with signs and verbs between them.
    Labels,
    /// Their codes alone.
    Codes,
    /// Labels, and the code above each.
    Both,
}

/// The whole map; and, where its labels could not be read, the map again in parts, as large as labels want to be.
pub(super) fn slides(map: &SystemMap, title: &str, language: &str) -> Vec<String> {
    let theme = ThemeName::Light.theme();
    let drawing = scene::build(map, &Marks { loops: Vec::new(), ..Marks::of(map) }, theme, &mut Typesetter::new());
    let bounds = drawing.boxes.values().copied().reduce(|a, b| a.union(b)).unwrap_or(Rect::from_origin_size((0.0, 0.0), (1.0, 1.0)));
    let grown = Size::new(bounds.width().max(1.0), bounds.height().max(1.0));
    // Small maps are not blown up.
    let scale = (ROOM.width() / grown.width).min(ROOM.height() / grown.height).min(1.2);
    let letters = theme.pens.label * LETTERS;
    // Where labels would be too small the map says codes, and its parts say which label has which.
    let (whole, part) = if letters * scale < LEGIBLE { (Said::Codes, Said::Both) } else { (Said::Labels, Said::Labels) };
    let draw = |title: &str, said: Said, shown: &Shown, middle: Point, scale: f64| {
        let to = Affine::translate(ROOM.center().to_vec2()) * Affine::scale(scale) * Affine::translate(-middle.to_vec2());
        let mut slide = Slide::new(title, language);
        let page = Page { map, theme, scale, said, to, drawing: &drawing, shown };
        page.groups(&mut slide);
        let held = page.elements(&mut slide);
        page.connections(&mut slide, &held);
        slide.finish()
    };
    let mut slides = vec![draw(title, whole, &drawing.boxes.keys().copied().collect(), bounds.center(), scale)];
    if letters * scale < READABLE {
        let close = PLEASANT / letters;
        let parts = parts(&drawing.boxes, bounds, ROOM.size() / close);
        let many = parts.len();
        slides.extend((1..).zip(parts).map(|(at, (middle, shown))| draw(&format!("Part {at} of {many}"), part, &shown, middle, close)));
    }
    slides
}

type Shown = BTreeSet<ElementId>;

/// Windows of this size that hold every element between them, each with its middle and the elements whose boxes are in it, from the top left:
/// always the one that shows most of what none has shown yet. An element near an edge is on both sides of it, with what it is connected to.
fn parts(boxes: &BTreeMap<ElementId, Rect>, bounds: Rect, window: Size) -> Vec<(Point, Shown)> {
    let mut windows: Vec<(Point, Shown)> = middles(bounds.y0, bounds.height(), window.height)
        .flat_map(|y| middles(bounds.x0, bounds.width(), window.width).map(move |x| Point::new(x, y)))
        .map(|middle| (middle, held_by(boxes, middle, window)))
        .collect();
    let mut seen = Shown::new();
    let mut chosen = Vec::new();
    while let Some((at, _)) = windows.iter().enumerate().max_by_key(|(at, (_, shown))| (shown.difference(&seen).count(), Reverse(*at))) {
        let (middle, shown) = windows.swap_remove(at);
        if shown.is_subset(&seen) {
            break;
        }
        seen.extend(&shown);
        chosen.push((middle, shown));
    }
    // As one reads: by rows of half a window, then from the left.
    let row = |middle: &Point| ((middle.y - bounds.y0) / (window.height / 2.0)).floor() as i64;
    chosen.sort_by(|(one, _), (other, _)| row(one).cmp(&row(other)).then(one.x.total_cmp(&other.x)));
    chosen
}

/// Where the middles of windows may be along one side, a sixth of a window apart; in the middle where one window has room for all.
fn middles(from: f64, all: f64, window: f64) -> impl Iterator<Item = f64> + Clone {
    let spare = (all - window).max(0.0);
    let count = (spare / (window / 6.0)).ceil() as usize;
    (0..=count).map(move |at| if count == 0 { from + all / 2.0 } else { from + window / 2.0 + spare * at as f64 / count as f64 })
}

fn held_by(boxes: &BTreeMap<ElementId, Rect>, middle: Point, window: Size) -> Shown {
    let view = Rect::from_center_size(middle, window).inflate(0.5, 0.5);
    let too_large = |rect: Rect| rect.width() > 0.7 * window.width || rect.height() > 0.7 * window.height;
    let holds = |rect: Rect| view.contains_rect(rect) || (too_large(rect) && view.contains(rect.center()));
    boxes.iter().filter(|(_, rect)| holds(**rect)).map(|(id, _)| *id).collect()
}

/// About how wide a code is with the room around it, in sizes of its letters.
fn width_of(code: &str) -> f64 {
    0.66 * code.len() as f64 + 0.7
}

struct Page<'a> {
    map: &'a SystemMap,
    theme: &'a Theme,
    /// Points for one map unit.
    scale: f64,
    said: Said,
    to: Affine,
    drawing: &'a Drawing,
    /// The elements that are drawn, with what goes between them.
    shown: &'a Shown,
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
            let area = self.rect(area).intersect(FRAME);
            let inside = |id: &ElementId| self.drawing.boxes.get(id).is_some_and(|rect| area.contains(self.rect(*rect).center()));
            if !self.shown.iter().any(inside) {
                continue;
            }
            slide.area(area, group.title.trim(), ink.tint);
            let letters = (self.theme.pens.label * self.scale).max(READABLE);
            let tab = Rect::new(area.x0, area.y0, area.x1, area.y0 + letters * 1.6);
            slide.words(tab, "Group", &[group.title.trim().to_owned()], letters, ink.ink);
        }
    }

    fn elements(&self, slide: &mut Slide<'_>) -> BTreeMap<ElementId, Held> {
        let palette = &self.theme.palette;
        let shown = self.map.elements().filter(|element| self.shown.contains(&element.id));
        let boxes = shown.filter_map(|element| Some((element, *self.drawing.boxes.get(&element.id)?)));
        let mut held = BTreeMap::new();
        for (element, rect) in boxes {
            let (rect, code) = (self.rect(rect), Code::element(element.number).to_string());
            let (label, letters) = match self.said {
                Said::Labels | Said::Both => (element.label.trim(), self.theme.pens.label * self.scale * LETTERS),
                Said::Codes => {
                    let letters = (rect.height() * 0.8).min(rect.width() / width_of(&code)).min(READABLE);
                    if letters < LEGIBLE { ("", LEGIBLE) } else { (code.as_str(), letters) }
                }
            };
            let look = Look {
                fill: palette.fill,
                line: palette.outline,
                width: 1.2 * self.scale,
                dashed: element.status == Status::Draft,
                letters,
                ink: palette.text,
            };
            let name = name_of(self.map, Part::Element(element.id));
            held.insert(element.id, slide.element(element.kind.spec().outline, rect, label, &name, &look));
            if self.said == Said::Both {
                // At the right, for titles of groups stand at the left.
                let above = Rect::new(rect.x1 - READABLE * width_of(&code), rect.y0 - READABLE * 1.25, rect.x1, rect.y0);
                slide.words(above, "Code", &[code], READABLE, palette.muted);
            }
        }
        held
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
            signs.push((start, end, sign(self.map, connection)));
        }
        for (start, end, words) in signs {
            self.sign(slide, [start, end], &words, held);
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
    fn sign(&self, slide: &mut Slide<'_>, [start, end]: [Point; 2], words: &str, held: &BTreeMap<ElementId, Held>) {
        if words.is_empty() || self.said == Said::Codes {
            return;
        }
        let palette = &self.theme.palette;
        let letters = self.theme.pens.label * self.scale * 0.85;
        let count = words.chars().count() as f64;
        let round = count <= 1.0;
        let size = if round { Size::new(letters * 1.4, letters * 1.4) } else { Size::new(letters * (0.62 * count + 0.6), letters * 1.3) };
        let place = |along: f64| Rect::from_center_size(start.lerp(end, along), size);
        let free = |rect: &Rect| !held.values().any(|held| held.covers(*rect));
        let rect = SIGN_AT.into_iter().map(place).find(free).unwrap_or_else(|| place(0.5));
        slide.sign(rect, words, letters, [palette.fill, palette.text], round);
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
