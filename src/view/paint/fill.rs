//! A filled path as triangles with their contour, along which a soft edge of one pixel is added at painting time.

use egui::{Vec2, vec2};
use lyon_tessellation::geometry_builder::{FillGeometryBuilder, GeometryBuilder, GeometryBuilderError};
use lyon_tessellation::path::{ControlPointId, EndpointId, IdEvent, PositionStore};
use lyon_tessellation::{FillOptions, FillTessellator, FillVertex, VertexId, math};

use super::flatten::Polyline;

/// A point of a contour, and the direction in which the shape grows there (about unit length).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Corner {
    pub at: Vec2,
    pub out: Vec2,
}

/// A filled shape in map units.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Area {
    /// The points of all contours, then points inside.
    pub corners: Vec<Corner>,
    /// How many corners each contour has.
    pub contours: Vec<u32>,
    /// Three corners each.
    pub triangles: Vec<u32>,
    /// The shorter side of its bounds: the soft edge never eats more than it has.
    pub thin: f32,
}

/// The area inside these lines, non-zero winding; open ones count as closed.
pub(super) fn area(lines: &[Polyline], tessellator: &mut FillTessellator) -> Area {
    let contours: Vec<&[Vec2]> = lines.iter().map(|line| line.points.as_slice()).filter(|points| points.len() > 2).collect();
    let winding: f32 = contours.iter().map(|points| signed_area(points)).sum();
    let mut area = Area { thin: thin(&contours), ..Area::default() };
    for points in &contours {
        area.corners.extend(corners(points, winding.signum()));
        area.contours.push(points.len() as u32);
    }
    match contours.as_slice() {
        [one] if is_convex(one) => {
            area.triangles = (2..one.len() as u32).flat_map(|i| [0, i - 1, i]).collect();
            area
        }
        [] => area,
        _ => tessellate(area, tessellator),
    }
}

fn thin(contours: &[&[Vec2]]) -> f32 {
    let (mut least, mut most) = (Vec2::INFINITY, -Vec2::INFINITY);
    for &at in contours.iter().copied().flatten() {
        (least, most) = (least.min(at), most.max(at));
    }
    (most - least).min_elem().max(0.0)
}

fn signed_area(points: &[Vec2]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() / 2.0
}

/// Whether all turns go one way, once round.
fn is_convex(points: &[Vec2]) -> bool {
    let edges: Vec<Vec2> = points.iter().zip(points.iter().cycle().skip(1)).map(|(a, b)| *b - *a).collect();
    let turns = || edges.iter().zip(edges.iter().cycle().skip(1)).map(|(a, b)| (a.x * b.y - a.y * b.x, a.dot(*b)));
    let one_way = turns().all(|(cross, _)| cross >= -1.0e-4) || turns().all(|(cross, _)| cross <= 1.0e-4);
    let total: f32 = turns().map(|(cross, dot)| cross.atan2(dot)).sum();
    one_way && total.abs() < 6.5
}

/// Corners with their outward directions: such that both edges move by one; at most two long at spikes.
fn corners(points: &[Vec2], side: f32) -> impl Iterator<Item = Corner> + '_ {
    let before = points.iter().cycle().skip(points.len().saturating_sub(1));
    let after = points.iter().cycle().skip(1);
    let outward = move |from: Vec2, to: Vec2| {
        let along = (to - from).normalized();
        vec2(along.y, -along.x) * side
    };
    points.iter().zip(before).zip(after).map(move |((at, before), after)| {
        let (a, b) = (outward(*before, *at), outward(*at, *after));
        Corner { at: *at, out: (a + b) / (1.0 + a.dot(b)).max(0.5) }
    })
}

fn tessellate(area: Area, tessellator: &mut FillTessellator) -> Area {
    let mut events = Vec::new();
    let mut from = 0;
    for &count in &area.contours {
        let last = from + count - 1;
        events.push(IdEvent::Begin { at: EndpointId(from) });
        events.extend((from..last).map(|i| IdEvent::Line { from: EndpointId(i), to: EndpointId(i + 1) }));
        events.push(IdEvent::End { last: EndpointId(last), first: EndpointId(from), close: true });
        from = last + 1;
    }
    let points = Points(area.corners.iter().map(|c| math::point(c.at.x, c.at.y)).collect());
    let mut build = Build { area, names: Vec::new() };
    let options = FillOptions::non_zero().with_tolerance(1.0e-6);
    if tessellator.tessellate_with_ids(events, &points, None, &options, &mut build).is_err() {
        log::warn!("a shape of the map cannot be filled");
    }
    build.area
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

/// Receives lyon's triangles; `names` leads from its vertices to our corners.
struct Build {
    area: Area,
    names: Vec<u32>,
}

impl GeometryBuilder for Build {
    fn add_triangle(&mut self, a: VertexId, b: VertexId, c: VertexId) {
        let name = |v: VertexId| self.names.get(v.to_usize()).copied().unwrap_or(0);
        let triangle = [name(a), name(b), name(c)];
        self.area.triangles.extend(triangle);
    }
}

impl FillGeometryBuilder for Build {
    fn add_fill_vertex(&mut self, vertex: FillVertex<'_>) -> Result<VertexId, GeometryBuilderError> {
        let corner = vertex.as_endpoint_id().map(|id| id.0).filter(|&id| (id as usize) < self.area.corners.len());
        let name = corner.unwrap_or_else(|| {
            // Where contours cross there is ink all round: the point stays where it is.
            let at = vertex.position();
            self.area.corners.push(Corner { at: vec2(at.x, at.y), out: Vec2::ZERO });
            self.area.corners.len() as u32 - 1
        });
        self.names.push(name);
        Ok(VertexId(self.names.len() as u32 - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(points: &[(f32, f32)]) -> Polyline {
        Polyline { points: points.iter().map(|&(x, y)| vec2(x, y)).collect(), closed: true }
    }

    fn covered(area: &Area) -> f32 {
        let at = |i: u32| area.corners[i as usize].at;
        area.triangles.chunks_exact(3).map(|t| signed_area(&[at(t[0]), at(t[1]), at(t[2])]).abs()).sum()
    }

    #[test]
    fn triangles_cover_the_area_once() {
        let mut lyon = FillTessellator::new();
        let square = polygon(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]);
        assert!((covered(&area(std::slice::from_ref(&square), &mut lyon)) - 100.0).abs() < 1e-3);
        let notched = polygon(&[(0.0, 0.0), (10.0, 4.0), (0.0, 8.0), (2.0, 4.0)]);
        assert!((covered(&area(&[notched], &mut lyon)) - 32.0).abs() < 1e-3, "40 less the notch of 8");
        let hole = polygon(&[(2.0, 2.0), (2.0, 8.0), (8.0, 8.0), (8.0, 2.0)]);
        assert!((covered(&area(&[square, hole], &mut lyon)) - 64.0).abs() < 1e-3);
    }

    #[test]
    fn outward_is_outward_for_either_winding() {
        let mut lyon = FillTessellator::new();
        let mut points = vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        for _ in 0..2 {
            for corner in area(&[polygon(&points)], &mut lyon).corners {
                let grown = corner.at + corner.out * 0.1;
                assert!((grown - vec2(0.5, 0.5)).length() > (corner.at - vec2(0.5, 0.5)).length());
            }
            points.reverse();
        }
    }
}
