//! The grid that a drawing's picture is cut into: squares of pixels, the same ones wherever the canvas stands at a zoom.

use egui::{Context, Pos2, Rect, pos2, vec2};

use crate::view::glyphs::Swatch;
use crate::view::paint::Camera;
use crate::view::paint::ink::Place;

/// Pixels along the side of a tile.
pub(super) const SIDE: usize = 512;

/// So much larger or smaller a tile may be painted than it was made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// Points for one map unit.
    pub zoom: f32,
    pub pixels_per_point: f32,
}

/// A square of the grid of a scale: columns to the right, rows down, from the drawing's origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Spot {
    pub column: i32,
    pub row: i32,
}

impl Scale {
    /// That of a picture on the screen.
    pub fn of(ctx: &Context, camera: &Camera) -> Self {
        Self { zoom: camera.zoom as f32, pixels_per_point: ctx.pixels_per_point() }
    }

    /// The side of a tile, map units.
    pub fn side(self) -> f32 {
        SIDE as f32 / (self.zoom * self.pixels_per_point)
    }

    /// What a tile shows, map units.
    pub fn rect(self, spot: Spot) -> Rect {
        let side = self.side();
        Rect::from_min_size(pos2(spot.column as f32 * side, spot.row as f32 * side), vec2(side, side))
    }

    /// The tiles that are seen, those in the middle first.
    pub fn seen(self, seen: Rect) -> Vec<Spot> {
        let side = self.side();
        let [columns, rows] = [(seen.min.x, seen.max.x), (seen.min.y, seen.max.y)]
            .map(|(from, to)| (from / side).floor() as i32..=((to / side).ceil() as i32 - 1).max((from / side).floor() as i32));
        let mut spots: Vec<Spot> = rows.flat_map(|row| columns.clone().map(move |column| Spot { column, row })).collect();
        let far = |spot: &Spot| self.rect(*spot).center().distance_sq(seen.center());
        spots.sort_by(|a, b| far(a).total_cmp(&far(b)));
        spots
    }

    /// Those around the seen ones: where the canvas is likely to go next.
    pub fn around(self, seen: Rect) -> Vec<Spot> {
        let inside = self.seen(seen);
        self.seen(seen.expand(self.side() * 0.75)).into_iter().filter(|spot| !inside.contains(spot)).collect()
    }

    /// How the drawing comes onto a tile, in points from its corner.
    pub fn place(self, spot: Spot) -> Place {
        let rect = self.rect(spot);
        let [origin, far] = [rect.min.to_vec2(), rect.max.to_vec2()];
        Place { origin, corner: Pos2::ZERO, zoom: self.zoom, pixel: 1.0 / self.pixels_per_point, swatch: Swatch::NONE, seen: [origin, far] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale = Scale { zoom: 0.5, pixels_per_point: 2.0 };

    #[test]
    fn tiles_cover_what_is_seen_from_the_middle_outwards() {
        let seen = Rect::from_min_max(pos2(-700.0, 10.0), pos2(900.0, 500.0));
        let spots = SCALE.seen(seen);
        assert!((SCALE.side() - 512.0).abs() < 1.0e-3);
        assert_eq!(spots.len(), 4, "columns −2 to 1 of one row");
        assert_eq!(spots[0], Spot { column: 0, row: 0 });
        let all = spots.iter().map(|spot| SCALE.rect(*spot)).reduce(Rect::union).unwrap();
        assert!(all.contains_rect(seen));
    }

    #[test]
    fn those_around_are_none_of_those_seen() {
        let seen = Rect::from_min_max(pos2(5.0, 5.0), pos2(500.0, 500.0));
        let around = SCALE.around(seen);
        assert_eq!(around.len(), 8);
        assert!(!around.contains(&Spot { column: 0, row: 0 }));
    }
}
