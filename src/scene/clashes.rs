//! What overlaps on a drawing: marks on marks, arcs through marks, arcs too short for their marks. For tests, layouts and their reports.

use std::collections::HashMap;

use super::Drawing;
use super::Role;
use super::drawing::DrawnArc;
use super::places::{Ground, Taken, touch};
use crate::map::{ElementId, Part};

/// Marks closer than this clash.
const MARGIN: f64 = 1.5;
/// An arc this close to a mark runs through it.
const LINE_MARGIN: f64 = 1.0;
/// An arc shorter than this has no room for its marks.
const SHORT: f64 = 44.0;

/// Two things that overlap. An arc has the role [`Role::Line`]; an arc without room clashes with itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clash {
    /// One part.
    pub a: Part,
    /// Which of its marks.
    pub a_role: Role,
    /// The other part.
    pub b: Part,
    /// Which of its marks.
    pub b_role: Role,
}

impl Drawing {
    /// Everything that overlaps, each pair once.
    pub fn clashes(&self) -> Vec<Clash> {
        let ends: HashMap<Part, [ElementId; 2]> = self.drawn.iter().map(|drawn| (drawn.part(), drawn.ends)).collect();
        let is_end = |arc: Part, element: Part| {
            let at = ends.get(&arc);
            matches!(element, Part::Element(id) if at.is_some_and(|ends| ends.contains(&id)))
        };
        let mut found = Vec::new();
        for taken in &self.places.taken {
            for other in self.places.near(taken.rect, MARGIN) {
                let pair = (taken.part, taken.role) < (other.part, other.role);
                if pair && clash(taken, other, is_end) {
                    found.push(Clash { a: taken.part, a_role: taken.role, b: other.part, b_role: other.role });
                }
            }
            if taken.role != Role::Group {
                let through =
                    self.places.arcs_in(taken.rect.inflate(LINE_MARGIN, LINE_MARGIN)).filter_map(|(index, _)| self.drawn.get(index));
                let through = through.filter(|drawn| self.runs_through(drawn, taken));
                found.extend(through.map(|drawn| Clash { a: taken.part, a_role: taken.role, b: drawn.part(), b_role: Role::Line }));
            }
        }
        let short = self.drawn.iter().filter(|drawn| !drawn.is_relation && drawn.arc.length() < SHORT).map(DrawnArc::part);
        found.extend(short.map(|part| Clash { a: part, a_role: Role::Line, b: part, b_role: Role::Line }));
        found.sort();
        found.dedup();
        found
    }

    /// Whether an arc that touches the box of a mark is somebody else's and in its way.
    fn runs_through(&self, drawn: &DrawnArc, taken: &Taken) -> bool {
        if drawn.part() == taken.part {
            return false;
        }
        let Part::Element(id) = taken.part else { return true };
        if taken.role != Role::Element {
            return true;
        }
        let Some(shape) = self.shape(id).filter(|_| !drawn.ends.contains(&id)) else { return false };
        let stretches = drawn.arc.inside(taken.rect.inflate(LINE_MARGIN, LINE_MARGIN));
        let points = stretches.into_iter().flat_map(|(a, b)| (0..=12).map(move |i| a + (b - a) * f64::from(i) / 12.0));
        points.map(|at| drawn.arc.point(at)).any(|at| shape.contains(at, LINE_MARGIN))
    }
}

/// Whether two marks whose boxes touch are in each other's way.
fn clash(a: &Taken, b: &Taken, is_end: impl Fn(Part, Part) -> bool) -> bool {
    let roles = [a.role, b.role];
    let has = |role: Role| roles.contains(&role);
    if a.part == b.part {
        // The marks of one part know of each other, but for those that slide along a line.
        return has(Role::Delay) && (has(Role::Disc) || has(Role::Step)) || has(Role::Step) && has(Role::Disc);
    }
    if has(Role::Group) {
        let readable = |role: Role| matches!(role, Role::Disc | Role::Code | Role::LoopMark | Role::Verb | Role::Element);
        return roles.iter().any(|&role| readable(role)) && touch(a.rect, b.rect, 0.0);
    }
    let at_home =
        |head: &Taken, element: &Taken| head.role == Role::Head && element.role == Role::Element && is_end(head.part, element.part);
    !at_home(a, b) && !at_home(b, a)
}
