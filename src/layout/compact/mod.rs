//! Brings part of a drawing into a room of another shape, near to how it stands: empty stretches shrink, what comes too close moves apart,
//! and then small moves are tried that make lines shorter, cross less and run through nothing. Pure and deterministic; how arcs bow is for
//! `bends`, and whether the room was large enough is for the caller to see.

mod apart;
mod search;
mod squeeze;

use kurbo::{Point, Rect, Size};

/// More boxes than this are only squeezed and moved apart: each move looks at all others, and no sheet on a table holds so many.
const MOST_SEARCHED: usize = 72;

/// New middles for boxes that stand at these places, with links between them by their places in the list. The room's corner is the origin. No
/// two boxes end up closer than `gap` (map units, across or down). Where the room is too small for that, they stand out of it.
///
/// ```
/// use causeway::layout::compact;
/// use kurbo::{Rect, Size};
/// let boxes = [Rect::new(0.0, 0.0, 96.0, 38.0), Rect::new(2000.0, 10.0, 2096.0, 48.0)];
/// let places = compact(&boxes, &[(0, 1)], Size::new(400.0, 200.0), 40.0);
/// assert!(places[0].x < places[1].x && places[1].x < 400.0);
/// ```
pub fn compact(boxes: &[Rect], links: &[(usize, usize)], room: Size, gap: f64) -> Vec<Point> {
    let squeezed = squeeze::squeezed(boxes, room);
    let start = apart::apart(&squeezed, room.to_rect(), gap);
    if boxes.len() > MOST_SEARCHED {
        return centres(&start);
    }
    let found = search::improved(&start, links, room.to_rect(), gap);
    // What the search could not solve is solved at the cost of the room.
    centres(&apart::apart(&found, room.to_rect(), gap))
}

fn centres(boxes: &[Rect]) -> Vec<Point> {
    boxes.iter().map(Rect::center).collect()
}

/// How far two boxes are from each other across or down, whichever is more; below 0 when they overlap.
pub(super) fn distance(a: Rect, b: Rect) -> f64 {
    (a.x0.max(b.x0) - a.x1.min(b.x1)).max(a.y0.max(b.y0) - a.y1.min(b.y1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(count: usize, seed: u64, spread: Size) -> Vec<Rect> {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut one = || {
            let size = Size::new(96.0 + rng.f64() * 80.0, 38.0 + rng.f64() * 40.0);
            Rect::from_center_size((rng.f64() * spread.width, rng.f64() * spread.height), size)
        };
        (0..count).map(|_| one()).collect()
    }

    fn links(count: usize) -> Vec<(usize, usize)> {
        (0..count).map(|i| (i, (i * 7 + 3) % count)).chain((1..count).map(|i| (i - 1, i))).collect()
    }

    fn placed(boxes: &[Rect], places: &[Point]) -> Vec<Rect> {
        boxes.iter().zip(places).map(|(rect, &at)| Rect::from_center_size(at, rect.size())).collect()
    }

    fn closest(boxes: &[Rect]) -> f64 {
        let pairs = boxes.iter().enumerate().flat_map(|(i, a)| boxes.iter().skip(i + 1).map(|b| distance(*a, *b)));
        pairs.fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn nothing_comes_closer_than_the_gap() {
        for (count, seed) in [(2, 1), (9, 2), (22, 3), (150, 4)] {
            // Wide, high, all in one heap, and all in one point.
            for spread in [Size::new(3000.0, 300.0), Size::new(200.0, 2500.0), Size::new(150.0, 150.0), Size::ZERO] {
                let boxes = boxes(count, seed, spread);
                let places = compact(&boxes, &links(count), Size::new(1030.0, 600.0), 40.0);
                let found = closest(&placed(&boxes, &places));
                assert!(found >= 40.0 - 1e-6, "{count} from {spread:?}: {found}");
            }
        }
    }

    #[test]
    fn a_theme_of_twenty_fits_a_table_sheet() {
        for seed in 0..3 {
            let boxes = boxes(20, seed, Size::new(2600.0, 400.0));
            let room = Size::new(1030.0, 640.0);
            let places = compact(&boxes, &links(20), room, 40.0);
            let bounds = placed(&boxes, &places).into_iter().reduce(|a, b| a.union(b)).unwrap();
            assert!(bounds.width() <= room.width + 1e-6 && bounds.height() <= room.height + 1e-6, "{seed}: {bounds:?}");
        }
    }

    #[test]
    fn the_same_drawing_comes_out_the_same() {
        let boxes = boxes(15, 8, Size::new(2000.0, 900.0));
        let once = || compact(&boxes, &links(15), Size::new(1000.0, 700.0), 40.0);
        assert_eq!(once(), once());
    }

    #[test]
    fn left_stays_left_and_above_stays_above() {
        let corner = |x: f64, y: f64| Rect::from_center_size((x, y), (110.0, 40.0));
        let boxes = [corner(0.0, 0.0), corner(3000.0, 0.0), corner(0.0, 1500.0), corner(3000.0, 1500.0)];
        let places = compact(&boxes, &[(0, 1), (1, 3), (3, 2), (2, 0)], Size::new(700.0, 400.0), 40.0);
        let [a, b, c, d] = places.as_slice() else { panic!() };
        assert!(a.x + 150.0 < b.x && c.x + 150.0 < d.x && a.y + 80.0 < c.y && b.y + 80.0 < d.y, "{places:?}");
    }

    #[test]
    fn nothing_and_little_are_no_trouble() {
        assert_eq!(compact(&[], &[], Size::new(100.0, 100.0), 40.0), []);
        let one = compact(&[Rect::new(900.0, 900.0, 1000.0, 940.0)], &[(0, 0), (0, 7)], Size::new(300.0, 200.0), 40.0);
        assert_eq!(one.len(), 1);
        assert!(Rect::new(0.0, 0.0, 300.0, 200.0).contains(one[0]));
    }
}
