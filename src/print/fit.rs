//! How large a drawing becomes on a sheet, and where in it there is still room.

use kurbo::{Affine, Point, Rect, Size, Vec2};

use crate::scene::{Role, Scene};

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

/// A place for a block of this size in an area beside what is drawn, corners first; none if it would touch anything.
pub(super) fn room(scene: &Scene, page_from_scene: Affine, area: Rect, block: Size, gap: f64) -> Option<Point> {
    let (dx, dy) = (area.width() - block.width, area.height() - block.height);
    if dx < 0.0 || dy < 0.0 {
        return None;
    }
    let taken: Vec<Rect> = scene
        .items
        .iter()
        .filter(|item| item.role != Role::Ground)
        .map(|item| page_from_scene.transform_rect_bbox(item.bounds).inflate(gap, gap))
        .collect();
    // Corners first, then along the edges, then anywhere: what is at the foot is looked for first.
    let mut places: Vec<(f64, f64)> = vec![(0.0, 1.0), (1.0, 1.0), (0.0, 0.0), (1.0, 0.0)];
    let steps = (0..=20).map(|i| f64::from(i) / 20.0);
    places.extend(steps.clone().flat_map(|t| [(t, 1.0), (0.0, t), (1.0, t), (t, 0.0)]));
    places.extend(steps.clone().flat_map(|y| steps.clone().map(move |x| (x, 1.0 - y))));
    places.into_iter().map(|(x, y)| area.origin() + Vec2::new(dx * x, dy * y)).find(|&at| {
        let wanted = Rect::from_origin_size(at, block);
        taken.iter().all(|rect| rect.intersect(wanted).is_zero_area())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let at = room(&scene, Affine::IDENTITY, area, Size::new(30.0, 30.0), 5.0);
        assert_eq!(at, Some(Point::new(70.0, 70.0)), "the foot at the right");
        assert_eq!(room(&scene, Affine::IDENTITY, area, Size::new(70.0, 70.0), 5.0), None);
    }
}
