//! A map as layouts see it: boxes in their places of today, links between them, and what may not move.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kurbo::{Point, Rect};

use super::size::element_sizes_plain;
use crate::map::{ElementId, SystemMap};

/// Boxes and links, by place in the list of boxes.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    pub ids: Vec<ElementId>,
    /// As they stand today, map units.
    pub boxes: Vec<Rect>,
    /// Pinned, or not among those that are to be laid out.
    pub fixed: Vec<bool>,
    /// Each pair that is connected once, whichever way, the smaller place first.
    pub links: Vec<(usize, usize)>,
    /// From cause to effect, each pair once each way.
    pub arrows: Vec<(usize, usize)>,
    /// The other ends of the links of each box.
    pub near: Vec<Vec<usize>>,
}

impl Net {
    /// The whole map; only elements among `only` may move, if it is given.
    pub fn of(map: &SystemMap, only: Option<&BTreeSet<ElementId>>) -> Self {
        let elements = || map.elements();
        let place_of: HashMap<ElementId, usize> = elements().enumerate().map(|(place, element)| (element.id, place)).collect();
        let sizes = element_sizes_plain(&elements().collect::<Vec<_>>());
        let ends = |from, to| Some((*place_of.get(&from)?, *place_of.get(&to)?));
        let pairs = map.connections().filter(|c| c.from != c.to).filter_map(|c| ends(c.from, c.to));
        let links: BTreeSet<(usize, usize)> = pairs.map(|(a, b)| (a.min(b), a.max(b))).collect();
        let causes = map.connections().filter(|c| c.from != c.to && c.influence().is_some()).filter_map(|c| ends(c.from, c.to));
        let arrows: BTreeSet<(usize, usize)> = causes.collect();
        Self::new(
            elements().map(|element| element.id).collect(),
            elements().zip(sizes).map(|(element, size)| Rect::from_center_size(element.at, size)).collect(),
            elements().map(|element| element.pinned || only.is_some_and(|only| !only.contains(&element.id))).collect(),
            links.into_iter().collect(),
            arrows.into_iter().collect(),
        )
    }

    pub fn new(ids: Vec<ElementId>, boxes: Vec<Rect>, fixed: Vec<bool>, links: Vec<(usize, usize)>, arrows: Vec<(usize, usize)>) -> Self {
        let mut near = vec![Vec::new(); boxes.len()];
        for &(a, b) in &links {
            for (one, other) in [(a, b), (b, a)] {
                if let Some(list) = near.get_mut(one) {
                    list.push(other);
                }
            }
        }
        Self { ids, boxes, fixed, links, arrows, near }
    }

    pub fn len(&self) -> usize {
        self.boxes.len()
    }

    pub fn is_fixed(&self, place: usize) -> bool {
        self.fixed.get(place).copied().unwrap_or(true)
    }

    /// The places of those that may move.
    pub fn free(&self) -> impl Iterator<Item = usize> + '_ {
        self.fixed.iter().enumerate().filter(|(_, fixed)| !**fixed).map(|(place, _)| place)
    }

    /// The middles of all boxes.
    pub fn centres(&self) -> Vec<Point> {
        self.boxes.iter().map(Rect::center).collect()
    }

    /// The boxes with these middles; where one is missing, as they stand.
    pub fn boxes_at(&self, places: &[Point]) -> Vec<Rect> {
        let moved = self.boxes.iter().zip(places).map(|(rect, &at)| Rect::from_center_size(at, rect.size()));
        moved.chain(self.boxes.iter().skip(places.len()).copied()).collect()
    }

    /// How wide a box is in the mean, map units.
    pub fn mean_width(&self) -> f64 {
        self.boxes.iter().map(Rect::width).sum::<f64>() / self.len().max(1) as f64
    }

    /// The parts that hang together, the largest first, equal ones by their first box.
    pub fn components(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.len()];
        let mut found: Vec<Vec<usize>> = Vec::new();
        for start in 0..self.len() {
            let mut part = Vec::new();
            let mut open = vec![start];
            while let Some(place) = open.pop() {
                if let Some(seen) = seen.get_mut(place).filter(|seen| !**seen) {
                    *seen = true;
                    part.push(place);
                    open.extend(self.near.get(place).into_iter().flatten());
                }
            }
            if !part.is_empty() {
                part.sort_unstable();
                found.push(part);
            }
        }
        found.sort_by_key(|part| std::cmp::Reverse(part.len()));
        found
    }

    /// Some of the boxes as a net of their own, in the order given.
    pub fn part(&self, places: &[usize]) -> Self {
        let new: HashMap<usize, usize> = places.iter().enumerate().map(|(new, &old)| (old, new)).collect();
        let kept = |pairs: &[(usize, usize)]| -> Vec<(usize, usize)> {
            pairs.iter().filter_map(|(a, b)| Some((*new.get(a)?, *new.get(b)?))).collect()
        };
        let pick = |place: &usize| self.boxes.get(*place).copied().unwrap_or_default();
        let mut links: Vec<(usize, usize)> = kept(&self.links).into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
        links.sort_unstable();
        Self::new(
            places.iter().filter_map(|&place| self.ids.get(place).copied()).collect(),
            places.iter().map(pick).collect(),
            places.iter().map(|&place| self.is_fixed(place)).collect(),
            links,
            kept(&self.arrows),
        )
    }

    /// New places of those that may move, rounded as the file keeps them.
    pub fn moves(&self, places: &[Point]) -> BTreeMap<ElementId, Point> {
        let round = |at: f64| (at * 10.0).round() / 10.0;
        let all = self.ids.iter().zip(places).enumerate();
        all.filter(|(place, _)| !self.is_fixed(*place)).map(|(_, (&id, at))| (id, Point::new(round(at.x), round(at.y)))).collect()
    }
}
