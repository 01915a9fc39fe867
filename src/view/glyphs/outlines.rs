//! Large letters as triangles with a soft edge of one pixel, for sizes where bitmaps would be too many texels.
//!
//! A glyph is tessellated once for each power of two of its size and scaled from there.

use std::collections::HashMap;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Vec2, vec2};
use lyon_tessellation::geometry_builder::{FillGeometryBuilder, GeometryBuilder, GeometryBuilderError};
use lyon_tessellation::path::{ControlPointId, EndpointId, IdEvent, PositionStore};
use lyon_tessellation::{FillOptions, FillTessellator, FillVertex, VertexId, math};
use vello_cpu::kurbo::{self, PathEl};

use super::pen::PathPen;
use crate::text::{FaceId, outline, units_per_em};

/// How far (in pixels at the largest size of a level) the polygon may be from the curve.
const TOLERANCE: f64 = 0.1;

/// Glyphs kept; emptied when there would be more.
const KEPT: usize = 1024;

/// A polygon corner in ems, y down, with the direction in which the letter grows there (about unit length).
#[derive(Clone, Copy)]
struct Corner {
    at: Vec2,
    out: Vec2,
}

/// One glyph as triangles: the fill, and the contour along which the soft edge runs.
#[derive(Default)]
struct Solid {
    /// Corners of the fill.
    fill: Vec<Corner>,
    triangles: Vec<u32>,
    contours: Vec<Vec<Corner>>,
}

/// Where and how large a letter is painted, in points.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub origin: Pos2,
    pub em: f32,
    /// The size of a pixel: the width of the soft edge.
    pub pixel: f32,
}

/// The glyphs tessellated so far.
#[derive(Default)]
pub(super) struct Outlines {
    solids: HashMap<(FaceId, u16, u32), Solid>,
    tessellator: FillTessellator,
}

impl Outlines {
    /// Keeps the store bounded: call at the start of a frame.
    pub fn begin(&mut self) {
        if self.solids.len() > KEPT {
            self.solids.clear();
        }
    }

    /// Adds a glyph to `mesh`.
    pub fn add(&mut self, mesh: &mut Mesh, face: FaceId, glyph: u16, place: Place, ink: Color32) {
        let Place { origin, em, pixel } = place;
        let level = (em / pixel).max(1.0).log2().ceil() as u32;
        let solid = match self.solids.entry((face, glyph, level)) {
            std::collections::hash_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::hash_map::Entry::Vacant(entry) => entry.insert(tessellate(&mut self.tessellator, face, glyph, level)),
        };
        let half = pixel / 2.0;
        let vertex = |corner: &Corner, grow: f32, color| Vertex { pos: origin + corner.at * em + corner.out * grow, uv: WHITE_UV, color };
        let first = mesh.vertices.len() as u32;
        mesh.vertices.extend(solid.fill.iter().map(|corner| vertex(corner, -half, ink)));
        mesh.indices.extend(solid.triangles.iter().map(|index| first + index));
        for contour in &solid.contours {
            let first = mesh.vertices.len() as u32;
            let count = contour.len() as u32;
            for corner in contour {
                mesh.vertices.extend([vertex(corner, -half, ink), vertex(corner, half, Color32::TRANSPARENT)]);
            }
            for i in 0..count {
                let (a, b) = (first + 2 * i, first + 2 * ((i + 1) % count));
                mesh.indices.extend([a, a + 1, b, b, a + 1, b + 1]);
            }
        }
    }
}

fn tessellate(tessellator: &mut FillTessellator, face: FaceId, glyph: u16, level: u32) -> Solid {
    let mut pen = PathPen::default();
    outline(face, glyph, &mut pen);
    let units = units_per_em(face);
    let tolerance = TOLERANCE * f64::from(units) / f64::from(1u32 << level.min(20));
    let contours = contours(&pen.path, tolerance, 1.0 / units);
    let mut build = Build { corners: contours.concat(), solid: Solid::default() };
    let mut events = Vec::new();
    let mut from = 0u32;
    for contour in &contours {
        let last = from + contour.len() as u32 - 1;
        events.push(IdEvent::Begin { at: EndpointId(from) });
        events.extend((from..last).map(|i| IdEvent::Line { from: EndpointId(i), to: EndpointId(i + 1) }));
        events.push(IdEvent::End { last: EndpointId(last), first: EndpointId(from), close: true });
        from = last + 1;
    }
    let points = Points(build.corners.iter().map(|c| math::point(c.at.x, c.at.y)).collect());
    let options = FillOptions::non_zero().with_tolerance(1.0e-6);
    if tessellator.tessellate_with_ids(events, &points, None, &options, &mut build).is_err() {
        log::warn!("glyph {glyph} of face {} cannot be tessellated", face.0);
    }
    build.solid.contours = contours;
    build.solid
}

/// The contours as polygons of at least three corners, in ems.
fn contours(path: &kurbo::BezPath, tolerance: f64, scale: f32) -> Vec<Vec<Corner>> {
    let mut polygons: Vec<Vec<Vec2>> = Vec::new();
    kurbo::flatten(path, tolerance, |element| match element {
        PathEl::MoveTo(p) => polygons.push(vec![vec2(p.x as f32, p.y as f32) * scale]),
        PathEl::LineTo(p) => {
            let p = vec2(p.x as f32, p.y as f32) * scale;
            if let Some(polygon) = polygons.last_mut()
                && polygon.last() != Some(&p)
            {
                polygon.push(p);
            }
        }
        _ => {}
    });
    for polygon in &mut polygons {
        while polygon.len() > 1 && polygon.first() == polygon.last() {
            polygon.pop();
        }
    }
    polygons.retain(|polygon| polygon.len() > 2);
    // TrueType and CFF wind in opposite directions: the letter as a whole has ink inside.
    let area: f32 = polygons.iter().map(|p| signed_area(p)).sum();
    polygons.iter().map(|p| corners(p, area.signum())).collect()
}

fn signed_area(polygon: &[Vec2]) -> f32 {
    let next = polygon.iter().cycle().skip(1);
    polygon.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() / 2.0
}

/// Corners with their outward directions: such that both edges move by one; at most two long at spikes.
fn corners(polygon: &[Vec2], side: f32) -> Vec<Corner> {
    let count = polygon.len();
    let before = polygon.iter().cycle().skip(count - 1);
    let after = polygon.iter().cycle().skip(1);
    let outward = |from: Vec2, to: Vec2| {
        let along = (to - from).normalized();
        vec2(along.y, -along.x) * side
    };
    polygon
        .iter()
        .zip(before)
        .zip(after)
        .map(|((at, before), after)| {
            let (a, b) = (outward(*before, *at), outward(*at, *after));
            Corner { at: *at, out: (a + b) / (1.0 + a.dot(b)).max(0.5) }
        })
        .collect()
}

struct Points(Vec<math::Point>);

impl PositionStore for Points {
    fn get_endpoint(&self, id: EndpointId) -> math::Point {
        self.0.get(id.to_usize()).copied().unwrap_or_default()
    }

    fn get_control_point(&self, _: ControlPointId) -> math::Point {
        math::Point::default()
    }
}

/// Receives the triangles of lyon.
struct Build {
    corners: Vec<Corner>,
    solid: Solid,
}

impl GeometryBuilder for Build {
    fn add_triangle(&mut self, a: VertexId, b: VertexId, c: VertexId) {
        self.solid.triangles.extend([a.0, b.0, c.0]);
    }
}

impl FillGeometryBuilder for Build {
    fn add_fill_vertex(&mut self, vertex: FillVertex<'_>) -> Result<VertexId, GeometryBuilderError> {
        // Points made where contours cross are inside the ink: they stay where they are.
        let corner = vertex.as_endpoint_id().and_then(|id| self.corners.get(id.to_usize())).copied();
        let at = vertex.position();
        self.solid.fill.push(corner.unwrap_or(Corner { at: vec2(at.x, at.y), out: Vec2::ZERO }));
        Ok(VertexId(self.solid.fill.len() as u32 - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outward_is_outward_for_either_winding() {
        let square = [vec2(0.0, 0.0), vec2(1.0, 0.0), vec2(1.0, 1.0), vec2(0.0, 1.0)];
        let mut back = square;
        back.reverse();
        for polygon in [square, back] {
            let area = signed_area(&polygon);
            for corner in corners(&polygon, area.signum()) {
                let grown = corner.at + corner.out * 0.1;
                assert!((grown - vec2(0.5, 0.5)).length() > (corner.at - vec2(0.5, 0.5)).length());
            }
        }
    }

    #[test]
    fn a_letter_fills_about_its_own_area() {
        // "I" of both a CFF and a TrueType face: a box.
        for face in [FaceId(0), FaceId(2)] {
            let mut outlines = Outlines::default();
            let mut mesh = Mesh::default();
            let place = Place { origin: Pos2::ZERO, em: 100.0, pixel: 1.0 };
            outlines.add(&mut mesh, face, 44, place, Color32::BLACK);
            assert!(mesh.is_valid() && !mesh.is_empty());
            assert!(mesh.calc_bounds().height() > 50.0);
        }
    }
}
