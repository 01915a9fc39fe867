//! Groups collapsed to one box: what is folded into which, and the lines to the rest with how many connections each stands for. Derived
//! in drawing: the members and their connections stay in the map as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Vec2};

use super::connections::filled_head;
use super::easel::{Easel, Layer};
use super::marks::Marks;
use super::places::Places;
use super::plan::Body;
use super::{Detail, Role};
use crate::layout::{CircleArc, ElementShape, circle, rounded};
use crate::map::{Direction, Element, ElementId, Group, GroupId, Outline, Part, SystemMap};
use crate::text::{Align, Shaped, TypeStyle, Typesetter, Weight};
use crate::theme::{Pens, Theme, role};

/// How far the sheet behind a box sticks out: it says that there is more inside.
const BEHIND: f64 = 4.0;
/// Radius of the number's disc, and what is left of it and behind it.
const NUMBER: f64 = 9.0;
const BEFORE: f64 = 12.0;
const AFTER: f64 = 9.0;
/// Line of the box.
const EDGE: f64 = 1.4;
/// Lines of one pair bow apart by this, ÷ chord.
const BOW: f64 = 0.14;
/// Between the counts of lines that cross.
const PLACES: [f64; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
/// Height of the bar that stands for a title from afar, and how much of the title's colour it has.
const BAR: f64 = 6.0;
const BAR_INK: f64 = 0.6;

/// A group as one box.
pub(super) struct Folded<'m> {
    pub group: &'m Group,
    pub shape: ElementShape,
    title: Arc<Shaped>,
    inside: Arc<Shaped>,
    dim: bool,
}

impl Folded<'_> {
    pub fn part(&self) -> Part {
        Part::Group(self.group.id)
    }
}

/// What is folded into what.
#[derive(Default)]
pub(super) struct Folds<'m> {
    pub boxes: Vec<Folded<'m>>,
    /// Each folded element with the place of its box in `boxes`.
    pub of: BTreeMap<ElementId, usize>,
}

impl<'m> Folds<'m> {
    /// The collapsed groups of the grouping that is shown. An element of several goes into the one with the lowest number.
    pub fn new(map: &'m SystemMap, marks: &Marks, pens: &Pens, types: &mut Typesetter) -> Self {
        let mut folds = Self::default();
        let Some(grouping) = marks.grouping.filter(|_| !marks.unfolded) else { return folds };
        let shown = |id: ElementId| marks.only.as_ref().is_none_or(|only| only.contains(&id));
        for group in map.groups_in(grouping).filter(|group| group.collapsed) {
            let members: Vec<&Element> = map.members(group.id).filter(|e| shown(e.id) && !folds.of.contains_key(&e.id)).collect();
            let Some(around) = members.iter().map(|e| Rect::from_center_size(e.at, (0.0, 0.0))).reduce(|a, b| a.union(b)) else { continue };
            let dim = marks.is_dim(members.iter().map(|e| Part::Element(e.id)).chain([Part::Group(group.id)]));
            let title = types.balanced(&group.title, role::group_title(pens), pens.wrap as f32, Align::Start);
            let inside = if members.len() == 1 { "1 element".to_owned() } else { format!("{} elements", members.len()) };
            let inside = types.shape(&inside, small(pens), None, Align::Start);
            let wide = f64::from(title.width.max(inside.width)) + BEFORE + 2.0 * NUMBER + AFTER + pens.padding_x;
            let high = f64::from(title.height + inside.height) + 2.0 * pens.padding_y;
            let rect = Rect::from_center_size(around.center(), (wide.max(pens.min_width), high.max(pens.min_height)));
            folds.of.extend(members.iter().map(|e| (e.id, folds.boxes.len())));
            folds.boxes.push(Folded { group, shape: ElementShape::new(Outline::Box, rect, pens), title, inside, dim });
        }
        folds
    }

    /// Which group each folded element is in.
    pub fn groups(&self) -> BTreeMap<ElementId, GroupId> {
        self.of.iter().filter_map(|(id, at)| Some((*id, self.boxes.get(*at)?.group.id))).collect()
    }
}

/// An end of a counted line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Box(usize),
    Element(ElementId),
}

/// A line that stands for all connections of one direction between a box and something else.
pub(super) struct Counted {
    part: Part,
    arc: CircleArc,
    count: usize,
    direction: Direction,
    dim: bool,
}

/// The lines between boxes and the rest. Connections within a box are not drawn.
pub(super) fn counted(map: &SystemMap, folds: &Folds, bodies: &[Body], marks: &Marks, pens: &Pens) -> Vec<Counted> {
    let shapes: BTreeMap<ElementId, &ElementShape> = bodies.iter().map(|body| (body.element.id, &body.shape)).collect();
    let end = |id: ElementId| match folds.of.get(&id) {
        Some(&at) => Some(End::Box(at)),
        None => shapes.contains_key(&id).then_some(End::Element(id)),
    };
    let mut found: BTreeMap<([End; 2], Direction), (usize, bool)> = BTreeMap::new();
    for claim in map.connections().filter(|_| !folds.boxes.is_empty()) {
        let (Some(from), Some(to)) = (end(claim.from), end(claim.to)) else { continue };
        if from == to || !matches!((from, to), (End::Box(_), _) | (_, End::Box(_))) {
            continue;
        }
        let ends = if claim.direction == Direction::Directed { [from, to] } else { [from.min(to), from.max(to)] };
        let (count, dim) = found.entry((ends, claim.direction)).or_insert((0, true));
        (*count, *dim) = (*count + 1, *dim && marks.is_dim([Part::Connection(claim.id)]));
    }
    let between: BTreeSet<([End; 2], Direction)> = found.keys().copied().collect();
    let lines = found.into_iter().filter_map(|(([from, to], direction), (count, dim))| {
        let folded = |end: End| if let End::Box(at) = end { folds.boxes.get(at) } else { None };
        let shape = |end: End| match end {
            End::Box(at) => folds.boxes.get(at).map(|folded| &folded.shape),
            End::Element(id) => shapes.get(&id).copied(),
        };
        let other_way = between.iter().any(|key| *key != ([from, to], direction) && (key.0 == [to, from] || key.0 == [from, to]));
        let bend = if other_way && direction == Direction::Directed { BOW } else { 0.0 };
        let arc = CircleArc::between(shape(from)?, shape(to)?, bend, [Vec2::ZERO; 2], [pens.tail_gap, pens.tip_gap]);
        Some(Counted { part: folded(from).or(folded(to))?.part(), arc, count, direction, dim })
    });
    lines.collect()
}

/// Draws counted lines, each with its count where nothing lies in the way.
pub(super) fn draw_lines(easel: &mut Easel, lines: &[Counted], places: &mut Places) {
    let theme = easel.theme;
    let (palette, pens) = (&theme.palette, &theme.pens);
    for line in lines.iter().filter(|line| line.arc.length() > pens.head_length * 1.5) {
        easel.part(Layer::Links, line.part, line.dim);
        let length = line.arc.length();
        let back = pens.head_length - pens.head_notch - 0.5;
        let tail = if line.direction == Direction::Mutual { back } else { 0.0 };
        let tip = if line.direction == Direction::Undirected { length } else { length - back };
        easel.stroke(Role::Line, line.arc.path(tail, tip), palette.link, pens.link);
        let mut heads = BezPath::new();
        if line.direction != Direction::Undirected {
            filled_head(&mut heads, &line.arc, pens.head_length, pens);
        }
        if line.direction == Direction::Mutual {
            filled_head(&mut heads, &line.arc.reversed(), pens.head_length, pens);
        }
        if !heads.elements().is_empty() {
            easel.fill(Role::Head, heads, palette.link);
        }
        let count = easel.line(&line.count.to_string(), role::badge_count(pens));
        let half = pens.disc.max(f64::from(count.width) / 2.0 + 5.0);
        let spots = PLACES.map(|at| Rect::from_center_size(line.arc.point(at * length), (2.0 * half, 2.0 * pens.disc)));
        let rect = places.best(spots, 2.0, |_| false).unwrap_or(Rect::from_center_size(line.arc.point(length / 2.0), (2.0 * half, 16.0)));
        places.take(line.part, Role::Disc, rect);
        easel.fill(Role::Disc, rounded(rect, pens.disc), palette.badge);
        easel.stroke(Role::Disc, rounded(rect, pens.disc), palette.link, pens.disc_line);
        easel.from(Detail::Label);
        easel.text(Role::Disc, count, rect.center(), palette.text);
    }
}

/// Takes the places of boxes, and of the sheets behind them.
pub(super) fn take_boxes(folds: &Folds, places: &mut Places) {
    for folded in &folds.boxes {
        let Rect { x0, y0, x1, y1 } = folded.shape.rect;
        places.take(folded.part(), Role::Tab, Rect::new(x0, y0, x1 + BEHIND, y1 + BEHIND));
    }
}

/// Draws a box: two sheets, the group's number and title, and how many elements are inside.
pub(super) fn draw_box(easel: &mut Easel, folded: &Folded) {
    let theme = easel.theme;
    let (palette, pens) = (&theme.palette, &theme.pens);
    let ink = palette.group(folded.group.tint);
    let (paper, rect) = (theme.name.is_paper(), folded.shape.rect);
    let fill = if paper { palette.ground } else { ink.tint };
    easel.part(Layer::Elements, folded.part(), folded.dim);
    for sheet in [rect + Vec2::new(BEHIND, BEHIND), rect] {
        easel.fill(Role::Tab, rounded(sheet, pens.corner), fill);
        easel.stroke(Role::Tab, rounded(sheet, pens.corner), ink.edge, EDGE);
    }
    let middle = Point::new(rect.x0 + BEFORE + NUMBER, rect.center().y);
    if paper {
        easel.stroke(Role::Tab, circle(middle, NUMBER), ink.ink, EDGE);
    } else {
        easel.fill(Role::Tab, circle(middle, NUMBER), ink.ink);
    }
    easel.from(Detail::Label);
    let digits = folded.group.number.to_string();
    let number = easel.line(&digits, TypeStyle { size: if digits.len() > 1 { 10.0 } else { 12.0 }, ..small_bold(theme) });
    easel.text(Role::Tab, number, middle, if paper { ink.ink } else { palette.badge });
    let left = middle.x + NUMBER + AFTER;
    let (high, low) = (f64::from(folded.title.height), f64::from(folded.inside.height));
    let top = rect.center().y - f64::midpoint(high, low);
    let at = |shaped: &Shaped, y: f64| Point::new(left + f64::from(shaped.width) / 2.0, y);
    let title = at(&folded.title, top + high / 2.0);
    let inside = at(&folded.inside, top + high + low / 2.0);
    easel.text(Role::Tab, folded.title.clone(), title, ink.ink);
    easel.text(Role::Tab, folded.inside.clone(), inside, palette.text);
    easel.from(Detail::Instead);
    let bar = Rect::from_center_size(Point::new(title.x, rect.center().y), (f64::from(folded.title.width).max(1.0), BAR));
    easel.fill(Role::Tab, rounded(bar, BAR / 2.0), ink.ink.mixed(BAR_INK, fill));
}

/// How many elements are inside.
fn small(pens: &Pens) -> TypeStyle {
    TypeStyle { weight: Weight::Regular, ..role::group_title(pens) }
}

fn small_bold(theme: &Theme) -> TypeStyle {
    role::group_title(&theme.pens)
}
