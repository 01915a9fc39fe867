//! Boxes that come too close are moved apart, no further than is needed; what is fixed stays.

use kurbo::{Rect, Vec2};

/// So many times everything is moved apart before what is left is placed one by one.
const ROUNDS: usize = 240;
/// A picture is drawn wider so many times at most, each time by this part, after so many rounds.
const WIDENED: usize = 24;
const WIDER: f64 = 0.07;
const FEW_ROUNDS: usize = 60;
/// A little more than the gap, so that rounding never leaves less.
const MORE: f64 = 0.2;
/// Rings of places that are tried around a box, and how far each is from the last.
const RINGS: u32 = 4000;
const RING: f64 = 24.0;

/// The same boxes, none that may move closer to another than the gap (map units, across or down).
pub(super) fn settled(boxes: &[Rect], fixed: &[bool], gap: f64) -> Vec<Rect> {
    let mut found = boxes.to_vec();
    for _ in 0..ROUNDS {
        if !push(&mut found, fixed, gap) {
            return found;
        }
    }
    one_by_one(&found, fixed, gap)
}

/// The same where nothing is fixed, for pictures that may grow: what cannot be parted where it stands is drawn wider, and parted there.
pub(super) fn settled_wider(boxes: &[Rect], fixed: &[bool], gap: f64) -> Vec<Rect> {
    let mut found = boxes.to_vec();
    if fixed.contains(&true) {
        return settled(&found, fixed, gap);
    }
    for _ in 0..WIDENED {
        if (0..FEW_ROUNDS).any(|_| !push(&mut found, fixed, gap)) {
            return found;
        }
        let middle = found.iter().fold(Vec2::ZERO, |sum, rect| sum + rect.center().to_vec2()) / found.len().max(1) as f64;
        for rect in &mut found {
            *rect = *rect + (rect.center().to_vec2() - middle) * WIDER;
        }
    }
    settled(&found, fixed, gap)
}

/// Moves each pair that is too close half the way each, along the shorter way; what is fixed leaves all the way to the other. Whether any moved.
///
/// Boxes move while this goes on: what has come nearer from far away meanwhile is seen in the next round.
fn push(boxes: &mut [Rect], fixed: &[bool], gap: f64) -> bool {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    let left = |boxes: &[Rect], place: usize| boxes.get(place).map_or(0.0, |rect| rect.x0);
    order.sort_by(|&a, &b| left(boxes, a).total_cmp(&left(boxes, b)).then(a.cmp(&b)));
    let bands = Bands::of(boxes, &order, gap);
    let mut moved = false;
    for (at, &one) in order.iter().enumerate() {
        let right = boxes.get(one).map_or(0.0, |rect| rect.x1) + gap;
        for other in bands.after(at) {
            let Some(&other) = order.get(other) else { break };
            if left(boxes, other) >= right + gap {
                break;
            }
            moved |= part(boxes, fixed, one, other, gap);
        }
    }
    moved
}

/// Boxes by how far down they lie, in bands so high that what is too close to a box lies in its band or the next, above or below.
struct Bands {
    /// In each, places in the order from left to right.
    lists: Vec<Vec<usize>>,
    /// By place in that order.
    band_of: Vec<usize>,
}

impl Bands {
    fn of(boxes: &[Rect], order: &[usize], gap: f64) -> Self {
        let highest = boxes.iter().map(Rect::height).fold(0.0, f64::max);
        let top = boxes.iter().map(|rect| rect.center().y).fold(f64::INFINITY, f64::min);
        // Twice the gap more, for what moves during a round.
        let band = highest + 3.0 * gap + 1.0;
        let of = |place: &usize| boxes.get(*place).map_or(0, |rect| ((rect.center().y - top) / band) as usize).min(boxes.len());
        let band_of: Vec<usize> = order.iter().map(of).collect();
        let mut lists = vec![Vec::new(); band_of.iter().max().map_or(0, |last| last + 1)];
        for (at, &band) in band_of.iter().enumerate() {
            if let Some(list) = lists.get_mut(band) {
                list.push(at);
            }
        }
        Self { lists, band_of }
    }

    /// What stands further right than the one at a place, in the three bands, from left to right.
    fn after(&self, at: usize) -> impl Iterator<Item = usize> {
        let band = self.band_of.get(at).copied().unwrap_or_default();
        let list = |band: usize| {
            let list = self.lists.get(band).map(Vec::as_slice).unwrap_or_default();
            list.get(list.partition_point(|&other| other <= at)..).unwrap_or_default()
        };
        let mut lists = [if band == 0 { &[][..] } else { list(band - 1) }, list(band), list(band + 1)];
        std::iter::from_fn(move || {
            let nearest = lists.iter_mut().filter(|list| !list.is_empty()).min_by_key(|list| list.first().copied())?;
            let (&first, rest) = nearest.split_first()?;
            *nearest = rest;
            Some(first)
        })
    }
}

fn part(boxes: &mut [Rect], fixed: &[bool], one: usize, other: usize, gap: f64) -> bool {
    let (Some(&a), Some(&b)) = (boxes.get(one), boxes.get(other)) else { return false };
    if super::compact::distance(a, b) >= gap {
        return false;
    }
    let stays = |place: usize| fixed.get(place).copied().unwrap_or(true);
    let share = match (stays(one), stays(other)) {
        (true, true) => return false,
        (true, false) => (0.0, 1.0),
        (false, true) => (1.0, 0.0),
        (false, false) => (0.5, 0.5),
    };
    let by = way(a, b, gap);
    if let Some(rect) = boxes.get_mut(one) {
        *rect = a + by * share.0;
    }
    if let Some(rect) = boxes.get_mut(other) {
        *rect = b - by * share.1;
    }
    true
}

/// How far the first has to go from the second.
fn way(a: Rect, b: Rect, gap: f64) -> Vec2 {
    let from = a.center() - b.center();
    let need_x = f64::midpoint(a.width(), b.width()) + gap + MORE - from.x.abs();
    let need_y = f64::midpoint(a.height(), b.height()) + gap + MORE - from.y.abs();
    if need_x < need_y { Vec2::new(need_x.copysign(from.x), 0.0) } else { Vec2::new(0.0, need_y.copysign(from.y)) }
}

/// Each that may move at the nearest place that is free of the fixed ones and of those before it: always ends.
fn one_by_one(boxes: &[Rect], fixed: &[bool], gap: f64) -> Vec<Rect> {
    let stays = |place: usize| fixed.get(place).copied().unwrap_or(true);
    let mut placed: Vec<Rect> = boxes.iter().enumerate().filter(|(place, _)| stays(*place)).map(|(_, rect)| *rect).collect();
    let mut found = Vec::with_capacity(boxes.len());
    for (place, &rect) in boxes.iter().enumerate() {
        let rect = if stays(place) { rect } else { free_place(rect, &placed, gap) };
        if !stays(place) {
            placed.push(rect);
        }
        found.push(rect);
    }
    found
}

/// The nearest place of a box, in rings around it, that keeps the gap to all of these.
pub(super) fn free_place(rect: Rect, taken: &[Rect], gap: f64) -> Rect {
    let free = |rect: &Rect| taken.iter().all(|other| super::compact::distance(*rect, *other) >= gap);
    let rings = (0..RINGS).flat_map(|ring| {
        let count = if ring == 0 { 1 } else { 8 + 4 * ring };
        (0..count).map(move |i| Vec2::from_angle(std::f64::consts::TAU * f64::from(i) / f64::from(count)) * (f64::from(ring) * RING))
    });
    rings.map(|by| rect + by).find(free).unwrap_or(rect)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closest(boxes: &[Rect]) -> f64 {
        let pairs = boxes.iter().enumerate().flat_map(|(i, a)| boxes[i + 1..].iter().map(|b| crate::layout::compact::distance(*a, *b)));
        pairs.fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn heaps_part_and_the_fixed_stays() {
        let mut rng = fastrand::Rng::with_seed(5);
        let mut one = || Rect::from_center_size((rng.f64() * 200.0, rng.f64() * 150.0), (80.0 + rng.f64() * 60.0, 38.0));
        let boxes: Vec<Rect> = (0..60).map(|_| one()).collect();
        let mut fixed = vec![false; 60];
        fixed[7] = true;
        let found = settled(&boxes, &fixed, 20.0);
        assert_eq!(found[7], boxes[7]);
        assert!(closest(&found) >= 20.0, "{}", closest(&found));
        let same = vec![Rect::new(0.0, 0.0, 90.0, 40.0); 25];
        assert!(closest(&one_by_one(&same, &[false; 25], 12.0)) >= 12.0);
    }

    #[test]
    fn what_is_apart_stays() {
        let boxes = [Rect::new(0.0, 0.0, 50.0, 20.0), Rect::new(60.0, 0.0, 90.0, 20.0)];
        assert_eq!(settled(&boxes, &[false, false], 10.0), boxes);
    }
}
