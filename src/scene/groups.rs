//! Groups: a tinted area on the screen, a hatched band on paper, and a tab with number and title on the upper edge.

use std::collections::HashMap;

use kurbo::{Point, Rect};

use super::easel::{Easel, Layer};
use super::places::Places;
use super::{Detail, Hatch, Role};
use crate::layout::{circle, rounded};
use crate::map::{Element, Group, GroupId, GroupingId, Part, SystemMap};
use crate::text::{TypeStyle, Weight};
use crate::theme::role;

/// The edge on the screen, and on paper where the band does the work.
const EDGE: f64 = 1.0;
const EDGE_ON_PAPER: f64 = 0.8;
/// The line of an open number ring on paper.
const NUMBER_RING: f64 = 1.4;
/// Radius of the number's disc.
const NUMBER: f64 = 8.0;
/// Height of the bar that stands for a title from afar, and how much of the title's colour it has.
const BAR: f64 = 5.0;
const BAR_INK: f64 = 0.6;
/// The tab slides in steps of this.
const STEP: f64 = 8.0;
/// A hatch line of a band.
const HATCH: f64 = 1.0;
/// Directions of bands, degrees, by hatch.
const DIRECTIONS: [f64; 4] = [45.0, -45.0, 0.0, 90.0];

/// A group with its area.
pub(super) struct Area<'m> {
    pub group: &'m Group,
    pub rect: Rect,
    pub dim: bool,
}

impl Area<'_> {
    pub fn part(&self) -> Part {
        Part::Group(self.group.id)
    }

    /// Its four edges as thin rectangles, as wide as they are drawn.
    fn edges(&self, width: f64) -> [Rect; 4] {
        let Rect { x0, y0, x1, y1 } = self.rect;
        let (out, inn) = (1.0, width.max(1.0));
        [
            Rect::new(x0 - out, y0, x0 + inn, y1),
            Rect::new(x1 - inn, y0, x1 + out, y1),
            Rect::new(x0, y0 - out, x1, y0 + inn),
            Rect::new(x0, y1 - inn, x1, y1 + out),
        ]
    }
}

/// The areas of the groups that have members here, the largest first.
pub(super) fn areas<'m>(
    map: &'m SystemMap,
    boxes: impl Iterator<Item = (&'m Element, Rect)>,
    grouping: GroupingId,
    easel: &Easel,
    is_dim: impl Fn(Part) -> bool,
) -> Vec<Area<'m>> {
    let pens = &easel.theme.pens;
    let mut around: HashMap<GroupId, Rect> = HashMap::new();
    for (element, rect) in boxes {
        for group in &element.groups {
            around.entry(*group).and_modify(|all| *all = all.union(rect)).or_insert(rect);
        }
    }
    let mut found: Vec<Area> = Vec::new();
    for group in map.groups_in(grouping) {
        let Some(rect) = around.get(&group.id) else { continue };
        let pad = pens.group_pad;
        let rect = Rect::new(rect.x0 - pad, rect.y0 - pens.group_pad_top, rect.x1 + pad, rect.y1 + pad);
        found.push(Area { group, rect, dim: is_dim(Part::Group(group.id)) });
    }
    found.sort_by(|a, b| b.rect.area().total_cmp(&a.rect.area()));
    found
}

/// Takes the places of the edges.
pub(super) fn take_edges(area: &Area, places: &mut Places, easel: &Easel) {
    let width = if easel.theme.name.is_paper() { easel.theme.pens.band } else { 1.0 };
    for edge in area.edges(width) {
        places.take(area.part(), Role::Group, edge);
    }
}

/// Draws the tints of the screen, or the bands of paper.
pub(super) fn draw_area(easel: &mut Easel, area: &Area) {
    let theme = easel.theme;
    let pens = &theme.pens;
    let ink = theme.palette.group(area.group.tint);
    easel.part(Layer::Ground, area.part(), area.dim);
    if theme.name.is_paper() {
        let place = usize::from(area.group.hatch) % DIRECTIONS.len();
        let degrees = DIRECTIONS.get(place).copied().unwrap_or_default();
        let (rect, radius) = (area.rect, pens.group_corner);
        easel.hatch(Role::Group, Hatch { rect, radius, band: pens.band, pitch: pens.band_pitch, degrees, ink: ink.edge, width: HATCH });
    } else {
        easel.fill(Role::Group, rounded(area.rect, pens.group_corner), ink.tint);
    }
}

/// Draws an edge, above all tints: where groups overlap both are seen.
pub(super) fn draw_edge(easel: &mut Easel, area: &Area) {
    let theme = easel.theme;
    let width = if theme.name.is_paper() { EDGE_ON_PAPER } else { EDGE };
    easel.part(Layer::Ground, area.part(), area.dim);
    easel.stroke(Role::Group, rounded(area.rect, theme.pens.group_corner), theme.palette.group(area.group.tint).edge, width);
}

/// Chooses and takes the place of the tab, and draws it.
pub(super) fn draw_tab(easel: &mut Easel, area: &Area, places: &mut Places) {
    let theme = easel.theme;
    let (palette, pens) = (&theme.palette, &theme.pens);
    let ink = palette.group(area.group.tint);
    let title = easel.line(&area.group.title, role::group_title(pens));
    let height = pens.tab_height;
    let width = 10.0 + 2.0 * NUMBER + if title.text.is_empty() { 10.0 } else { 9.0 + f64::from(title.width) + 12.0 };
    let room = (area.rect.width() - width - 30.0).max(0.0);
    let steps = (room / STEP).floor().min(400.0) as u32;
    let left = (area.rect.x0 + 18.0).min(area.rect.x0 + (area.rect.width() - width).max(0.0));
    let candidates =
        (0..=steps).map(|i| Rect::from_origin_size((left + STEP * f64::from(i), area.rect.y0 - height / 2.0), (width, height)));
    let own = area.part();
    let tab = places.best(candidates, 3.0, |taken| taken.part == own && taken.role == Role::Group).unwrap_or(area.rect);
    places.take(own, Role::Tab, tab);

    easel.part(Layer::Ground, own, area.dim);
    let paper = theme.name.is_paper();
    easel.fill(Role::Tab, rounded(tab, height / 2.0), if paper { palette.ground } else { ink.tint });
    easel.stroke(Role::Tab, rounded(tab, height / 2.0), ink.edge, EDGE);
    let middle = Point::new(tab.x0 + 6.0 + NUMBER, tab.center().y);
    if paper {
        easel.stroke(Role::Tab, circle(middle, NUMBER), ink.ink, NUMBER_RING);
    } else {
        easel.fill(Role::Tab, circle(middle, NUMBER), ink.ink);
    }
    easel.from(Detail::Label);
    let digits = area.group.number.to_string();
    let size = if digits.len() > 1 { 9.5 } else { 11.5 };
    let number = easel.line(&digits, TypeStyle { size, leading: 1.25, weight: Weight::SemiBold });
    easel.text(Role::Tab, number, middle, if paper { ink.ink } else { palette.badge });
    let middle = Point::new(tab.x0 + 28.0 + f64::from(title.width) / 2.0, tab.center().y);
    if !title.text.is_empty() {
        let bar = Rect::from_center_size(middle, (f64::from(title.width), BAR));
        easel.text(Role::Tab, title, middle, ink.ink);
        easel.from(Detail::Instead);
        easel.fill(Role::Tab, rounded(bar, BAR / 2.0), ink.ink.mixed(BAR_INK, ink.tint));
    }
}
