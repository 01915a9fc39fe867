//! How large a drawing becomes on a sheet, and where in it there is still room.

use kurbo::{Affine, Point, Rect, Size, Vec2};

use crate::scene::{Draw, Role, Scene};

/// Puts a drawing in the middle of an area, as large as it goes but never more than `most` points a unit.
pub(super) fn fitted(bounds: Rect, area: Rect, most: f64) -> Affine {
    let scale = scale(bounds, area.size()).min(most);
    Affine::translate(area.center().to_vec2()) * Affine::scale(scale) * Affine::translate(-bounds.center().to_vec2())
}

/// Points a unit when a drawing fills an area one way or the other.
pub(super) fn scale(bounds: Rect, area: Size) -> f64 {
    let along = |room: f64, need: f64| room.max(1.0) / need.max(1.0);
    along(area.width, bounds.width()).min(along(area.height, bounds.height()))
}

/// Squares along each side of an area by which one sees at a glance whether a place in it is taken.
const SQUARES: usize = 128;

/// What is free of an area beside what is drawn on it.
pub(super) struct Free {
    area: Rect,
    taken: Vec<Rect>,
    /// For each corner of the squares, row by row, how many squares above and to its left have something in them.
    sums: Vec<u32>,
}

impl Free {
    /// Of this area, so far from everything that is drawn.
    pub fn of(scene: &Scene, page_from_scene: Affine, area: Rect, gap: f64) -> Self {
        // Grounds and rules may lie under what is put there; a picture may not.
        let items = scene.items.iter().filter(|item| item.role != Role::Ground || matches!(item.draw, Draw::Photo(_)));
        let rects = items.map(|item| page_from_scene.transform_rect_bbox(item.bounds).inflate(gap, gap));
        let taken: Vec<Rect> = rects.filter(|rect| !rect.intersect(area).is_zero_area()).collect();
        let mut free = Self { area, taken, sums: Vec::new() };
        free.sums = free.summed();
        free
    }

    fn summed(&self) -> Vec<u32> {
        // Where something begins and ends in each row of squares, then how many squares of it are taken.
        let width = SQUARES + 1;
        let mut edges = vec![0_i32; width * width];
        for rect in &self.taken {
            let ([x0, x1], [y0, y1]) = self.touched(*rect);
            for row in y0..y1 {
                edges.iter_mut().skip(row * width + x0).take(1).for_each(|edge| *edge += 1);
                edges.iter_mut().skip(row * width + x1).take(1).for_each(|edge| *edge -= 1);
            }
        }
        let mut sums = vec![0_u32; width];
        for row in edges.chunks(width).take(SQUARES) {
            let (mut depth, mut in_row) = (0, 0);
            let above: Vec<u32> = sums.iter().rev().take(width).rev().copied().collect();
            for (edge, above) in [0].iter().chain(row).zip(above) {
                depth += edge;
                in_row += u32::from(depth > 0);
                sums.push(above + in_row);
            }
        }
        sums
    }

    /// Columns and rows of squares that a rectangle touches, each up to and without the last.
    fn touched(&self, rect: Rect) -> ([usize; 2], [usize; 2]) {
        let at = |value: f64, from: f64, length: f64| (value - from) / length.max(1e-9) * SQUARES as f64;
        let span = |a: f64, b: f64| [a.floor().clamp(0.0, SQUARES as f64) as usize, b.ceil().clamp(0.0, SQUARES as f64) as usize];
        let (area, size) = (self.area, self.area.size());
        (
            span(at(rect.x0, area.x0, size.width), at(rect.x1, area.x0, size.width)),
            span(at(rect.y0, area.y0, size.height), at(rect.y1, area.y0, size.height)),
        )
    }

    /// How many of these squares have something in them.
    fn count(&self, [x0, x1]: [usize; 2], [y0, y1]: [usize; 2]) -> u32 {
        let at = |x: usize, y: usize| self.sums.get(y * (SQUARES + 1) + x).copied().unwrap_or_default();
        if x1 <= x0 || y1 <= y0 { 0 } else { at(x1, y1) + at(x0, y0) - at(x0, y1) - at(x1, y0) }
    }

    fn is_free(&self, wanted: Rect) -> bool {
        let ([x0, x1], [y0, y1]) = self.touched(wanted);
        if self.count([x0, x1], [y0, y1]) == 0 {
            return true;
        }
        // A square that lies within it and has something in it is enough.
        if self.count([x0 + 1, x1.saturating_sub(1)], [y0 + 1, y1.saturating_sub(1)]) > 0 {
            return false;
        }
        self.taken.iter().all(|rect| rect.intersect(wanted).is_zero_area())
    }

    /// A place for a block of this size, corners first; none if it would touch anything.
    pub fn place(&self, block: Size) -> Option<Point> {
        let (dx, dy) = (self.area.width() - block.width, self.area.height() - block.height);
        if dx < 0.0 || dy < 0.0 {
            return None;
        }
        // Corners first, then along the edges, then anywhere: what is at the foot is looked for first.
        let mut places: Vec<(f64, f64)> = vec![(0.0, 1.0), (1.0, 1.0), (0.0, 0.0), (1.0, 0.0)];
        let steps = (0..=20).map(|i| f64::from(i) / 20.0);
        places.extend(steps.clone().flat_map(|t| [(t, 1.0), (0.0, t), (1.0, t), (t, 0.0)]));
        places.extend(steps.clone().flat_map(|y| steps.clone().map(move |x| (x, 1.0 - y))));
        let corners = places.into_iter().map(|(x, y)| self.area.origin() + Vec2::new(dx * x, dy * y));
        corners.into_iter().find(|&at| self.is_free(Rect::from_origin_size(at, block)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::map::Photo;
    use crate::scene::PhotoAt;
    use crate::theme::ThemeName;
    use kurbo::Shape;

    #[test]
    fn a_drawing_fills_its_area_one_way() {
        let area = Rect::new(100.0, 100.0, 300.0, 200.0);
        let placed = fitted(Rect::new(-50.0, -100.0, 50.0, 100.0), area, 10.0);
        assert_eq!(placed * Point::ZERO, area.center());
        assert!((placed * Point::new(0.0, -100.0) - Point::new(200.0, 100.0)).hypot() < 1e-9);
        let small = fitted(Rect::new(0.0, 0.0, 1.0, 1.0), area, 2.0);
        assert!((small.determinant() - 4.0).abs() < 1e-9, "no larger than asked");
    }

    #[test]
    fn room_is_found_beside_what_is_drawn() {
        let mut scene = Scene::default();
        let ink = ThemeName::Paper.theme().palette.text;
        scene.fill(None, Role::Element, Rect::new(0.0, 50.0, 60.0, 100.0).to_path(0.1), ink);
        let area = Rect::new(0.0, 0.0, 100.0, 100.0);
        let free = Free::of(&scene, Affine::IDENTITY, area, 5.0);
        assert_eq!(free.place(Size::new(30.0, 30.0)), Some(Point::new(70.0, 70.0)), "the foot at the right");
        assert_eq!(free.place(Size::new(70.0, 70.0)), None);
        let photo = Arc::new(Photo::new(1, 1, vec![0; 4]).unwrap());
        scene.photo(None, Role::Ground, PhotoAt { photo, rect: Rect::new(55.0, 55.0, 100.0, 100.0), fade: 40 });
        let free = Free::of(&scene, Affine::IDENTITY, area, 5.0);
        assert_eq!(free.place(Size::new(30.0, 30.0)), Some(Point::new(0.0, 0.0)), "not on a picture behind the map");
    }

    #[test]
    fn a_glance_tells_what_a_look_at_everything_would() {
        let mut rng = fastrand::Rng::with_seed(3);
        let ink = ThemeName::Paper.theme().palette.text;
        let area = Rect::new(20.0, 10.0, 620.0, 410.0);
        let mut scene = Scene::default();
        for _ in 0..60 {
            let corner = Point::new(rng.f64() * 700.0 - 40.0, rng.f64() * 460.0 - 20.0);
            let rect = Rect::from_origin_size(corner, (rng.f64() * 40.0, rng.f64() * 30.0));
            scene.fill(None, Role::Element, rect.to_path(0.1), ink);
        }
        let free = Free::of(&scene, Affine::IDENTITY, area, 3.0);
        let (mut yes, mut no) = (0, 0);
        for _ in 0..4000 {
            let corner = Point::new(20.0 + rng.f64() * 520.0, 10.0 + rng.f64() * 330.0);
            let wanted = Rect::from_origin_size(corner, (rng.f64() * 80.0, rng.f64() * 70.0));
            let expected = free.taken.iter().all(|rect| rect.intersect(wanted).is_zero_area());
            assert_eq!(free.is_free(wanted), expected, "{wanted:?}");
            *(if expected { &mut yes } else { &mut no }) += 1;
        }
        assert!(yes > 200 && no > 200, "{yes} {no}");
    }
}
