//! Puts solids into a mesh: from map units to points, with soft edges one pixel wide.

use std::ops::Range;

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, Pos2, Vec2, vec2};

use super::fill::Area;
use super::flatten::{Polyline, each_dash};
use super::solid::Solid;
use super::stroke::{Ribbon, Ring};
use crate::view::glyphs::Swatch;

/// How map units become points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The map point at `corner`.
    pub origin: Vec2,
    /// Where that is, in points.
    pub corner: Pos2,
    /// Points for one map unit.
    pub zoom: f32,
    /// Points for one pixel.
    pub pixel: f32,
    /// Where the mesh's texture is white, and where it has lines.
    pub swatch: Swatch,
    /// The corners of what is seen, map units.
    pub seen: [Vec2; 2],
}

impl Place {
    pub fn point(&self, at: Vec2) -> Pos2 {
        self.corner + (at - self.origin) * self.zoom
    }
}

/// What of a line is seen.
#[derive(Clone, Copy)]
struct Window {
    least: Vec2,
    most: Vec2,
}

impl Window {
    /// Of lines that reach so far to either side, map units.
    fn of(place: &Place, reach: f32) -> Self {
        let reach = Vec2::splat(reach + 2.0 * place.pixel / place.zoom);
        Self { least: place.seen[0] - reach, most: place.seen[1] + reach }
    }

    fn touches(self, least: Vec2, most: Vec2) -> bool {
        most.x >= self.least.x && least.x <= self.most.x && most.y >= self.least.y && least.y <= self.most.y
    }

    /// Whether a straight piece may be seen.
    fn sees(self, a: Vec2, b: Vec2) -> bool {
        self.touches(a.min(b), a.max(b))
    }

    fn holds(self, least: Vec2, most: Vec2) -> bool {
        least.x >= self.least.x && most.x <= self.most.x && least.y >= self.least.y && most.y <= self.most.y
    }
}

/// Adds a solid, as far as it is seen.
pub(super) fn add(mesh: &mut Mesh, solid: &Solid, place: &Place, ink: Color32) {
    match solid {
        Solid::Area(area) => add_area(mesh, area, place, ink),
        Solid::Ribbons { ribbons, width, share } => {
            let window = Window::of(place, *width);
            for ribbon in ribbons {
                add_line(mesh, ribbon, (place, window), ink, (*width, *share));
            }
        }
        Solid::Dashes { lines, pattern, cap, width } => {
            let window = Window::of(place, *width);
            let (mut buffer, mut ribbon) = (Polyline::default(), Ribbon::default());
            for (part, gone) in lines.iter().flat_map(|line| seen_parts(line, window)) {
                each_dash(&part, *pattern, gone, &mut buffer, |dash| {
                    ribbon.turn_to(dash, *cap);
                    add_line(mesh, &ribbon, (place, window), ink, (*width, 1.0));
                });
            }
        }
        Solid::Dots { middles, width } => add_dots(mesh, middles, place, ink, width * place.zoom / 2.0),
        Solid::Text => {}
    }
}

/// Adds a line of a width and a share of its ink.
fn add_line(mesh: &mut Mesh, ribbon: &Ribbon, (place, window): (&Place, Window), ink: Color32, (width, share): (f32, f32)) {
    if !window.touches(ribbon.least, ribbon.most) {
        return;
    }
    let half = width * place.zoom / 2.0;
    // A line thinner than a pixel is a paler one of a pixel.
    let pale = (half * 2.0 / place.pixel).min(1.0) * share;
    let ink = if pale < 1.0 { ink.gamma_multiply(pale) } else { ink };
    let whole = ribbon.closed || ribbon.rings.len() < 8 || window.holds(ribbon.least, ribbon.most);
    let mut add = |rings: &[Ring]| {
        if half * 2.0 <= place.pixel {
            add_hairline(mesh, rings, ribbon.closed, place, ink);
        } else {
            add_ribbon(mesh, ribbon, rings, place, ink, half);
        }
    };
    if whole {
        add(&ribbon.rings);
        return;
    }
    for run in seen_runs(ribbon, window) {
        add(ribbon.rings.get(run).unwrap_or_default());
    }
}

/// The runs of rings between which something is seen.
fn seen_runs(ribbon: &Ribbon, window: Window) -> Vec<Range<usize>> {
    let steps = ribbon.rings.windows(2).map(|pair| matches!(pair, [a, b] if window.sees(a.at, b.at)));
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in steps.enumerate().filter(|(_, seen)| *seen) {
        match runs.last_mut().filter(|run| run.end == at + 1) {
            Some(run) => run.end = at + 2,
            None => runs.push(at..at + 2),
        }
    }
    runs
}

/// The parts of an open line that are seen, each with the length of the line before it.
fn seen_parts(line: &Polyline, window: Window) -> Vec<(Polyline, f32)> {
    let (mut parts, mut walked, mut was_seen): (Vec<(Polyline, f32)>, f32, bool) = (Vec::new(), 0.0, false);
    for (a, b) in line.steps() {
        let seen = window.sees(a, b);
        if seen {
            match parts.last_mut().filter(|_| was_seen) {
                Some((part, _)) => part.points.push(b),
                None => parts.push((Polyline { points: vec![a, b], closed: false }, walked)),
            }
        }
        walked += (b - a).length();
        was_seen = seen;
    }
    parts
}

fn add_area(mesh: &mut Mesh, area: &Area, place: &Place, ink: Color32) {
    let half = (place.pixel / 2.0).min(area.thin * place.zoom / 2.0);
    let first = mesh.vertices.len() as u32;
    let uv = place.swatch.white();
    mesh.vertices.extend(area.corners.iter().map(|c| Vertex { pos: place.point(c.at) - c.out * half, uv, color: ink }));
    mesh.indices.extend(area.triangles.iter().map(|index| first + index));
    let rim = mesh.vertices.len() as u32;
    let contour = area.contours.iter().sum::<u32>() as usize;
    let outer = area.corners.iter().take(contour);
    mesh.vertices.extend(outer.map(|c| Vertex { pos: place.point(c.at) + c.out * half, uv, color: Color32::TRANSPARENT }));
    let mut from = 0;
    for &count in &area.contours {
        for i in 0..count {
            let next = from + (i + 1) % count;
            let (a, b) = (first + from + i, first + next);
            let (c, d) = (rim + from + i, rim + next);
            mesh.indices.extend([a, c, b, b, c, d]);
        }
        from += count;
    }
}

/// Joins runs of `across` vertices each, ring by ring.
fn join_rings(mesh: &mut Mesh, first: u32, rings: u32, across: u32, closed: bool) {
    let joints = if closed { rings } else { rings.saturating_sub(1) };
    for ring in 0..joints {
        let (a, b) = (first + ring * across, first + (ring + 1) % rings * across);
        for lane in 0..across - 1 {
            mesh.indices.extend([a + lane, a + lane + 1, b + lane, b + lane, a + lane + 1, b + lane + 1]);
        }
    }
}

fn add_hairline(mesh: &mut Mesh, rings: &[Ring], closed: bool, place: &Place, ink: Color32) {
    let first = mesh.vertices.len() as u32;
    let (edges, white) = (place.swatch.across(0.0), place.swatch.white());
    let mut count = 0;
    // Of the cuts at one place the widest: the middle of a corner, the foot of a round end.
    for place_of in rings.chunk_by(|a, b| a.at == b.at) {
        let wide = |ring: &Ring| (ring.left - ring.right).length_sq();
        let widest = place_of.iter().filter(|ring| ring.inked).max_by(|a, b| wide(a).total_cmp(&wide(b)));
        let Some(ring) = widest else { continue };
        let pos = place.point(ring.at);
        let side = (ring.left - ring.right) * (place.pixel / 2.0);
        if let Some([left, right]) = edges {
            mesh.vertices.extend([Vertex { pos: pos + side, uv: left, color: ink }, Vertex { pos: pos - side, uv: right, color: ink }]);
        } else {
            let lanes = [(side, Color32::TRANSPARENT), (Vec2::ZERO, ink), (-side, Color32::TRANSPARENT)];
            mesh.vertices.extend(lanes.map(|(side, color)| Vertex { pos: pos + side, uv: white, color }));
        }
        count += 1;
    }
    join_rings(mesh, first, count, if edges.is_some() { 2 } else { 3 }, closed);
}

fn add_ribbon(mesh: &mut Mesh, ribbon: &Ribbon, rings: &[Ring], place: &Place, ink: Color32, half: f32) {
    match place.swatch.across(half / place.pixel).filter(|_| ribbon.even) {
        Some(edges) => add_narrow(mesh, rings, ribbon.closed, place, ink, (half, edges)),
        None => add_wide(mesh, rings, ribbon.closed, place, ink, half),
    }
}

/// A line that the texture has as it is across.
fn add_narrow(mesh: &mut Mesh, rings: &[Ring], closed: bool, place: &Place, ink: Color32, (half, edges): (f32, [Pos2; 2])) {
    let first = mesh.vertices.len() as u32;
    let soft = place.pixel / 2.0;
    for Ring { at, left, right, shift, inked } in rings {
        let pos = place.point(*at) + *shift * soft;
        let color = if *inked { ink } else { Color32::TRANSPARENT };
        let sides = [left, right].into_iter().zip(edges);
        mesh.vertices.extend(sides.map(|(side, uv)| Vertex { pos: pos + *side * (half + soft), uv, color }));
    }
    join_rings(mesh, first, rings.len() as u32, 2, closed);
}

/// A line with an edge to either side that goes from ink to nothing.
fn add_wide(mesh: &mut Mesh, rings: &[Ring], closed: bool, place: &Place, ink: Color32, half: f32) {
    let first = mesh.vertices.len() as u32;
    let soft = place.pixel / 2.0;
    let uv = place.swatch.white();
    for Ring { at, left, right, shift, inked } in rings {
        let pos = place.point(*at) + *shift * soft;
        let color = if *inked { ink } else { Color32::TRANSPARENT };
        mesh.vertices.extend([
            Vertex { pos: pos + *left * (half + soft), uv, color: Color32::TRANSPARENT },
            Vertex { pos: pos + *left * (half - soft), uv, color },
            Vertex { pos: pos + *right * (half - soft), uv, color },
            Vertex { pos: pos + *right * (half + soft), uv, color: Color32::TRANSPARENT },
        ]);
    }
    join_rings(mesh, first, rings.len() as u32, 4, closed);
}

fn add_dots(mesh: &mut Mesh, middles: &[Vec2], place: &Place, ink: Color32, radius: f32) {
    let soft = place.pixel / 2.0;
    let sides: u32 = match radius / place.pixel {
        ..1.0 => 4,
        ..3.0 => 8,
        _ => 20,
    };
    // Corners lie as far outside of the circle as makes up for what is missing at the sides.
    let angle = std::f32::consts::TAU / sides as f32;
    let out = (angle / angle.sin()).sqrt();
    let (inner, outer) = ((radius - soft).max(0.0) * out, (radius + soft) * out);
    let share = (radius / soft).min(1.0);
    let ink = if share < 1.0 { ink.gamma_multiply(share * share) } else { ink };
    let uv = place.swatch.white();
    let spokes: Vec<Vec2> = (0..sides)
        .map(|i| {
            let (sin, cos) = (i as f32 * angle).sin_cos();
            vec2(cos, sin)
        })
        .collect();
    let window = Window::of(place, radius / place.zoom);
    for &middle in middles.iter().filter(|&&middle| window.sees(middle, middle)) {
        let first = mesh.vertices.len() as u32;
        let pos = place.point(middle);
        for &spoke in &spokes {
            mesh.vertices.push(Vertex { pos: pos + spoke * inner, uv, color: ink });
            mesh.vertices.push(Vertex { pos: pos + spoke * outer, uv, color: Color32::TRANSPARENT });
        }
        mesh.indices.extend((2..sides).flat_map(|i| [first, first + 2 * i - 2, first + 2 * i]));
        join_rings(mesh, first, sides, 2, true);
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Cap;

    use super::*;
    use crate::view::glyphs::GlyphPainter;
    use crate::view::paint::flatten::Polyline;
    use crate::view::paint::stroke::ribbon;

    fn place() -> Place {
        Place {
            origin: Vec2::ZERO,
            corner: Pos2::ZERO,
            zoom: 1.0,
            pixel: 1.0,
            swatch: GlyphPainter::new().swatch(),
            seen: [Vec2::splat(-100.0), Vec2::splat(100.0)],
        }
    }

    /// How wide a hairline is at each of its places, in pixels across its soft edges.
    fn widths(line: &Polyline, cap: Cap) -> Vec<f32> {
        let mut mesh = Mesh::default();
        let solid = Solid::Ribbons { ribbons: vec![ribbon(line, cap)], width: 0.5, share: 1.0 };
        add(&mut mesh, &solid, &place(), Color32::PLACEHOLDER);
        mesh.vertices.chunks(2).map(|v| (v[0].pos - v[1].pos).length()).collect()
    }

    #[test]
    fn hairlines_are_as_wide_at_corners_and_round_ends_as_between() {
        let points = vec![Vec2::ZERO, vec2(20.0, 0.0), vec2(20.0, 10.0), vec2(0.0, 10.0)];
        let square = widths(&Polyline { points: points.clone(), closed: true }, Cap::Butt);
        assert!(square.len() == 4 && square.iter().all(|w| *w > 2.3), "{square:?}");
        let open = widths(&Polyline { points: points[..2].to_vec(), closed: false }, Cap::Round);
        assert!(open.len() == 2 && open.iter().all(|w| (*w - 2.0).abs() < 0.01), "{open:?}");
    }
}
