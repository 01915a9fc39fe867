//! Boxes in line with each other, or evenly apart. Pure: where their middles go, in the order in which they were given.

use kurbo::{Point, Rect};

/// On which line boxes come to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Left sides.
    Left,
    /// Middles, across.
    Centre,
    /// Right sides.
    Right,
    /// Upper sides.
    Top,
    /// Middles, down.
    Middle,
    /// Lower sides.
    Bottom,
}

/// The middles of boxes that are aligned at the side of all of them together.
pub fn aligned(boxes: &[Rect], align: Align) -> Vec<Point> {
    let Some(all) = boxes.iter().copied().reduce(|a, b| a.union(b)) else { return Vec::new() };
    let at = |one: &Rect| {
        let Point { x, y } = one.center();
        let (half_width, half_height) = (one.width() / 2.0, one.height() / 2.0);
        match align {
            Align::Left => Point::new(all.x0 + half_width, y),
            Align::Centre => Point::new(all.center().x, y),
            Align::Right => Point::new(all.x1 - half_width, y),
            Align::Top => Point::new(x, all.y0 + half_height),
            Align::Middle => Point::new(x, all.center().y),
            Align::Bottom => Point::new(x, all.y1 - half_height),
        }
    };
    boxes.iter().map(at).collect()
}

/// A measure of a box.
type Side = fn(&Rect) -> f64;

/// The middles of boxes with the same room between each and the next, across or down. The outermost stay; fewer than three all do.
pub fn distributed(boxes: &[Rect], across: bool) -> Vec<Point> {
    let (low, size): (Side, Side) = if across { (|r| r.x0, Rect::width) } else { (|r| r.y0, Rect::height) };
    let mut places: Vec<Point> = boxes.iter().map(Rect::center).collect();
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    let middle = |at: usize| boxes.get(at).map_or(0.0, |one| low(one) + size(one) / 2.0);
    order.sort_by(|&a, &b| middle(a).total_cmp(&middle(b)));
    let sorted: Vec<&Rect> = order.iter().filter_map(|&at| boxes.get(at)).collect();
    let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else { return places };
    if sorted.len() < 3 {
        return places;
    }
    let taken: f64 = sorted.iter().map(|one| size(one)).sum();
    let gap = (low(last) + size(last) - low(first) - taken) / (sorted.len() - 1) as f64;
    let mut next = low(first);
    for (&at, one) in order.iter().zip(&sorted) {
        if let Some(place) = places.get_mut(at) {
            let middle = next + size(one) / 2.0;
            *place = if across { Point::new(middle, place.y) } else { Point::new(place.x, middle) };
        }
        next += size(one) + gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes() -> [Rect; 3] {
        [Rect::new(0.0, 0.0, 100.0, 40.0), Rect::new(300.0, 100.0, 340.0, 160.0), Rect::new(120.0, 20.0, 220.0, 60.0)]
    }

    #[test]
    fn sides_come_to_lie_on_one_line() {
        let lefts: Vec<f64> = aligned(&boxes(), Align::Left).iter().zip(boxes()).map(|(at, one)| at.x - one.width() / 2.0).collect();
        assert!(lefts.iter().all(|left| left.abs() < 1e-9), "{lefts:?}");
        let bottoms: Vec<f64> = aligned(&boxes(), Align::Bottom).iter().zip(boxes()).map(|(at, one)| at.y + one.height() / 2.0).collect();
        assert!(bottoms.iter().all(|bottom| (bottom - 160.0).abs() < 1e-9), "{bottoms:?}");
        assert_eq!(aligned(&[], Align::Top), []);
    }

    #[test]
    fn the_room_between_is_the_same_and_the_outermost_stay() {
        let places = distributed(&boxes(), true);
        assert_eq!((places[0], places[1]), (boxes()[0].center(), boxes()[1].center()));
        assert!((places[2].x - 200.0).abs() < 1e-9, "50 between each: from 100 to 150, from 250 to 300");
        assert_eq!(distributed(&boxes()[..2], false), [boxes()[0].center(), boxes()[1].center()]);
    }
}
