//! Triangles to pixels, as a graphics card makes them: a mesh of shapes becomes a picture that cannot be told from it.
//!
//! A pixel belongs to a triangle if its middle does; edges shared by two triangles give each pixel to one of them. Colours run evenly
//! between corners and are laid over what is there, premultiplied, as egui's renderers do.

use egui::Vec2;
use egui::epaint::{Mesh, Vertex};

/// Red, green, blue and how much it covers, premultiplied.
pub(super) type Pixel = [u8; 4];

/// The picture of a mesh without textures: `side` by `side` pixels from the mesh's origin, row by row.
pub(super) fn raster(mesh: &Mesh, pixels_per_point: f32, side: usize) -> Vec<Pixel> {
    let mut picture = Picture { side, pixels: vec![Pixel::default(); side * side] };
    for corners in mesh.indices.chunks_exact(3) {
        let mut corners = corners.iter().filter_map(|at| mesh.vertices.get(*at as usize));
        if let (Some(a), Some(b), Some(c)) = (corners.next(), corners.next(), corners.next()) {
            picture.triangle([a, b, c], pixels_per_point);
        }
    }
    picture.pixels
}

struct Picture {
    side: usize,
    pixels: Vec<Pixel>,
}

impl Picture {
    fn triangle(&mut self, corners: [&Vertex; 3], scale: f32) {
        let at = corners.map(|corner| corner.pos.to_vec2() * scale);
        let [a, b, c] = at;
        let rows = self.within(a.y.min(b.y).min(c.y), a.y.max(b.y).max(c.y));
        let Some(shade) = Shade::of(corners.map(|corner| corner.color.to_array()), at) else { return };
        for row in rows {
            let y = row as f32 + 0.5;
            let Some((left, right)) = crossed(at, y) else { continue };
            let columns = self.within(left, right);
            let start = row * self.side;
            let Some(pixels) = self.pixels.get_mut(start + columns.start..start + columns.end) else { continue };
            shade.lay(pixels, columns.start, y);
        }
    }

    /// The pixels whose middles lie from `from` to before `to`, along either side.
    fn within(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = |at: f32| ((at - 0.5).ceil().max(0.0) as usize).min(self.side);
        let (from, to) = (first(from), first(to));
        from..to.max(from)
    }
}

/// Where a level line crosses a triangle.
pub(super) fn crossed([a, b, c]: [Vec2; 3], y: f32) -> Option<(f32, f32)> {
    let mut found: Option<(f32, f32)> = None;
    for (p, q) in [(a, b), (b, c), (c, a)] {
        // From the upper end always, so that both triangles of an edge find the same place.
        let (p, q) = if p.y <= q.y { (p, q) } else { (q, p) };
        if p.y <= y && y < q.y {
            let x = p.x + (q.x - p.x) * ((y - p.y) / (q.y - p.y));
            found = Some(found.map_or((x, x), |(least, most)| (least.min(x), most.max(x))));
        }
    }
    found
}

/// The colour of each point of a triangle.
enum Shade {
    Even(Pixel),
    /// The colour at the origin, and what is added with each pixel to the right and down.
    Slope {
        start: [f32; 4],
        right: [f32; 4],
        down: [f32; 4],
    },
}

impl Shade {
    fn of(colours: [Pixel; 3], [a, b, c]: [Vec2; 3]) -> Option<Self> {
        if colours == [Pixel::default(); 3] {
            return None;
        }
        if colours.iter().all(|colour| Some(colour) == colours.first()) {
            return colours.first().copied().map(Self::Even);
        }
        let (u, v) = (b - a, c - a);
        let area = u.x * v.y - u.y * v.x;
        if area.abs() < 1.0e-9 {
            return None;
        }
        let [at_a, at_b, at_c] = colours.map(|colour| colour.map(f32::from));
        let rise = |channel: usize| {
            let of = |colour: &[f32; 4]| colour.get(channel).copied().unwrap_or_default();
            let (ub, vc) = (of(&at_b) - of(&at_a), of(&at_c) - of(&at_a));
            let right = (ub * v.y - vc * u.y) / area;
            let down = (vc * u.x - ub * v.x) / area;
            (of(&at_a) - right * a.x - down * a.y, right, down)
        };
        let rises = [rise(0), rise(1), rise(2), rise(3)];
        Some(Self::Slope { start: rises.map(|r| r.0), right: rises.map(|r| r.1), down: rises.map(|r| r.2) })
    }

    /// Lays the colour over pixels of a row, the first of which has this column.
    fn lay(&self, pixels: &mut [Pixel], column: usize, y: f32) {
        match self {
            Self::Even(colour) if covers(*colour) == 255 => pixels.fill(*colour),
            Self::Even(colour) => pixels.iter_mut().for_each(|pixel| *pixel = over(*colour, *pixel)),
            Self::Slope { start, right, down } => {
                for (pixel, at) in pixels.iter_mut().zip(column..) {
                    let x = at as f32 + 0.5;
                    let channels: [f32; 4] = std::array::from_fn(|i| match (start.get(i), right.get(i), down.get(i)) {
                        (Some(start), Some(right), Some(down)) => start + right * x + down * y,
                        _ => 0.0,
                    });
                    *pixel = over(channels.map(|value| value.round().clamp(0.0, 255.0) as u8), *pixel);
                }
            }
        }
    }
}

fn covers([_, _, _, alpha]: Pixel) -> u8 {
    alpha
}

/// A pixel over another.
pub(super) fn over(top: Pixel, below: Pixel) -> Pixel {
    let through = 255 - u32::from(covers(top));
    let mix = |top: u8, below: u8| (u32::from(top) + (u32::from(below) * through + 127) / 255).min(255) as u8;
    std::array::from_fn(|i| match (top.get(i), below.get(i)) {
        (Some(top), Some(below)) => mix(*top, *below),
        _ => 0,
    })
}

#[cfg(test)]
mod tests {
    use egui::epaint::WHITE_UV;
    use egui::{Color32, pos2};

    use super::*;

    fn mesh(corners: &[(f32, f32, Color32)], indices: &[u32]) -> Mesh {
        let vertices = corners.iter().map(|(x, y, color)| Vertex { pos: pos2(*x, *y), uv: WHITE_UV, color: *color }).collect();
        Mesh { indices: indices.to_vec(), vertices, ..Mesh::default() }
    }

    /// Half see-through ink shows pixels that were painted twice or not at all.
    #[test]
    fn triangles_that_share_an_edge_paint_each_pixel_once() {
        let ink = Color32::from_rgba_premultiplied(60, 30, 0, 120);
        for (x, y) in [(2.0, 3.0), (2.5, 3.5), (2.3, 2.9)] {
            let fan = [(x, y, ink), (x + 9.0, y + 0.7, ink), (x + 8.2, y + 7.0, ink), (x - 1.0, y + 6.0, ink), (x + 4.0, y + 3.1, ink)];
            let pixels = raster(&mesh(&fan, &[0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4]), 1.0, 16);
            assert!(pixels.iter().all(|pixel| *pixel == ink.to_array() || *pixel == Pixel::default()));
            let count = pixels.iter().filter(|pixel| **pixel == ink.to_array()).count();
            assert!((52..=58).contains(&count), "the area is 55.4 pixels, not {count}");
        }
    }

    #[test]
    fn a_box_on_whole_pixels_is_exact_at_any_density() {
        let ink = Color32::from_rgb(1, 2, 3);
        let square = mesh(&[(1.0, 1.0, ink), (3.0, 1.0, ink), (3.0, 4.0, ink), (1.0, 4.0, ink)], &[0, 1, 2, 0, 2, 3]);
        for (density, count) in [(1.0, 6), (2.0, 24)] {
            assert_eq!(raster(&square, density, 10).iter().filter(|pixel| **pixel == ink.to_array()).count(), count);
        }
    }

    #[test]
    fn a_soft_edge_runs_evenly_from_ink_to_nothing() {
        let (ink, none) = (Color32::from_rgb(200, 100, 40), Color32::TRANSPARENT);
        let edge = mesh(&[(0.0, 0.0, ink), (10.0, 0.0, none), (10.0, 4.0, none), (0.0, 4.0, ink)], &[0, 1, 2, 0, 2, 3]);
        let pixels = raster(&edge, 1.0, 12);
        let alphas: Vec<u8> = pixels[12..24].iter().map(|pixel| covers(*pixel)).collect();
        assert_eq!(alphas, [242, 217, 191, 166, 140, 115, 89, 64, 38, 13, 0, 0]);
    }

    #[test]
    fn what_lies_outside_or_has_no_size_is_left_out() {
        let ink = Color32::RED;
        let odd = mesh(
            &[(-50.0, -50.0, ink), (-20.0, -50.0, ink), (-20.0, -20.0, ink), (f32::NAN, 3.0, ink), (2.0, 2.0, ink)],
            &[0, 1, 2, 2, 4, 4, 0, 3, 4],
        );
        assert!(raster(&odd, 1.0, 8).iter().all(|pixel| *pixel == Pixel::default()));
        let huge = mesh(&[(-1.0e6, -1.0e6, ink), (1.0e6, -1.0e6, ink), (0.0, 1.0e6, ink)], &[0, 1, 2]);
        assert!(raster(&huge, 1.0, 8).iter().all(|pixel| *pixel == ink.to_array()));
    }
}
