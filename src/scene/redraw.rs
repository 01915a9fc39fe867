//! A drawing that follows an edit: what the edit touched is drawn anew where there is room, and all else stays as it is drawn. It costs what
//! was touched, not what the map holds. Marks further away that the whole drawing would move too are moved when it is made anew.

use std::collections::{BTreeSet, HashSet};

use kurbo::Rect;

use super::build::{draw_areas, draw_codes, draw_elements, draw_evidence, draw_lines, drawn};
use super::coverage::{CoverageView, Reading};
use super::drawing::{Drawing, DrawnArc};
use super::easel::{BANDS, Easel};
use super::groups::{self, Area};
use super::marks::{LoopMark, Marks, steps};
use super::places::Places;
use super::plan::{Body, Link, Plan, Section};
use super::{Role, loops, notes};
use crate::analysis::EvidenceCounts;
use crate::layout::{CircleArc, ElementShape};
use crate::map::{Connection, ConnectionId, ElementId, GroupId, NoteId, Part, SystemMap};
use crate::text::Typesetter;
use crate::theme::Theme;

/// An edit that touches more elements and connections than this is drawn with the whole map.
const MOST: usize = 400;
/// And one around which there is more than this.
const MOST_AROUND: usize = 4_000;

/// What was edited since a drawing was made.
#[derive(Clone, Copy, Debug)]
pub struct Change<'c> {
    /// Elements, connections and notes that were changed, added or taken out, or that quotes were put on or taken off.
    pub touched: &'c BTreeSet<Part>,
    /// The loop marks that were drawn.
    pub loops: &'c [LoopMark],
    /// Quotes as they are now.
    pub evidence: &'c EvidenceCounts,
}

/// Draws an edit into a drawing of the map before it, and tells how many items were drawn. `None` leaves the drawing as it was: what was edited
/// shows all over the map, and [`super::build`] has to draw it.
pub fn redraw(
    drawing: &mut Drawing,
    map: &SystemMap,
    marks: &Marks,
    change: Change<'_>,
    theme: &Theme,
    typesetter: &mut Typesetter,
) -> Option<usize> {
    let folds = marks.grouping.filter(|_| !marks.unfolded).is_some_and(|grouping| map.groups_in(grouping).any(|group| group.collapsed));
    let shows_all_over = marks.figure.is_some() || marks.coverage == CoverageView::Count || folds || !drawing.folded.is_empty();
    if shows_all_over || drawing.bands.len() != BANDS || change.touched.len() > MOST {
        return None;
    }
    let reach = Reach::of(drawing, map, change.touched);
    let context = reach.context(map)?;
    let section = Section { elements: &context.elements, claims: &context.claims, evidence: change.evidence };
    let plan = Plan::of_some(map, &section, marks, &theme.pens, typesetter);
    let work = Work { drawing, map, marks, reach, before: change.loops };
    Some(work.draw(plan, Easel::new(theme, typesetter)))
}

/// How far an edit reaches: which elements, and which pairs of elements between which arcs run.
struct Reach {
    elements: BTreeSet<ElementId>,
    pairs: HashSet<[ElementId; 2]>,
    notes: BTreeSet<NoteId>,
    /// Arcs as drawn so far, by number.
    arcs: Vec<usize>,
}

/// What the arcs within reach are drawn among: everything at their ends.
struct Context<'m> {
    elements: BTreeSet<ElementId>,
    claims: Vec<&'m Connection>,
}

fn pair(a: ElementId, b: ElementId) -> [ElementId; 2] {
    [a.min(b), a.max(b)]
}

impl Reach {
    fn of(drawing: &Drawing, map: &SystemMap, touched: &BTreeSet<Part>) -> Self {
        let mut reach = Self { elements: BTreeSet::new(), pairs: HashSet::new(), notes: BTreeSet::new(), arcs: Vec::new() };
        let mut claims: HashSet<ConnectionId> = HashSet::new();
        for part in touched {
            match part {
                Part::Element(id) => {
                    reach.elements.insert(*id);
                }
                Part::Connection(id) => {
                    claims.insert(*id);
                    reach.pairs.extend(map.connection(*id).map(|claim| pair(claim.from, claim.to)));
                }
                Part::Note(id) => {
                    reach.notes.insert(*id);
                }
                Part::Loop(_) | Part::Group(_) | Part::Quote(_) | Part::Backdrop(_) => {}
            }
        }
        // Arcs between the same two elements fan out together.
        let is_touched = |arc: &&DrawnArc| arc.claims.iter().any(|claim| claims.contains(claim));
        reach.pairs.extend(drawing.drawn.iter().filter(is_touched).map(|arc| pair(arc.ends[0], arc.ends[1])));
        let reaches = |(_, arc): &(usize, &DrawnArc)| !arc.claims.is_empty() && reach.holds(arc.ends);
        reach.arcs = drawing.drawn.iter().enumerate().filter(reaches).map(|(number, _)| number).collect();
        reach
    }

    fn holds(&self, ends: [ElementId; 2]) -> bool {
        ends.iter().any(|end| self.elements.contains(end)) || self.pairs.contains(&pair(ends[0], ends[1]))
    }

    fn holds_link(&self, link: &Link) -> bool {
        self.holds([link.lead.from, link.lead.to])
    }

    fn context<'m>(&self, map: &'m SystemMap) -> Option<Context<'m>> {
        let mut ends = self.elements.clone();
        ends.extend(self.elements.iter().flat_map(|&id| map.connections_of(id)).flat_map(|claim| [claim.from, claim.to]));
        ends.extend(self.pairs.iter().flatten());
        let mut claims: Vec<&Connection> = ends.iter().flat_map(|&id| map.connections_of(id)).collect();
        claims.sort_by_key(|claim| (claim.number, claim.id));
        claims.dedup_by_key(|claim| claim.id);
        ends.extend(claims.iter().flat_map(|claim| [claim.from, claim.to]));
        (claims.len() + ends.len() <= MOST_AROUND).then_some(Context { elements: ends, claims })
    }
}

/// A drawing being changed.
struct Work<'w> {
    drawing: &'w mut Drawing,
    map: &'w SystemMap,
    marks: &'w Marks,
    reach: Reach,
    before: &'w [LoopMark],
}

impl<'w> Work<'w> {
    fn draw(mut self, mut plan: Plan<'_>, mut easel: Easel<'_>) -> usize {
        self.tell_shapes(&plan);
        let areas = self.areas(&easel);
        let order: Vec<GroupId> = areas.iter().map(|area| area.group.id).collect();
        let told: Vec<(GroupId, Rect)> = areas.iter().map(|area| (area.group.id, area.rect)).collect();
        let areas: Vec<Area> = areas.into_iter().filter(|area| self.drawing.group_area(area.group.id) != Some(area.rect)).collect();
        let gone = self.gone(&areas, &order);
        let mut places = std::mem::take(&mut self.drawing.places);
        places.let_go(&gone, &self.reach.arcs);
        plan.lay_arcs(&mut places, |link| self.reach.holds_link(link));
        let is_near = |body: &&Body| self.reach.elements.contains(&body.element.id);
        let bodies: Vec<&Body> = plan.bodies.iter().filter(is_near).collect();
        let links: Vec<&Link> = plan.links.iter().filter(|link| self.reach.holds_link(link)).collect();
        for body in &bodies {
            places.take(body.part(), Role::Element, body.shape.rect);
        }
        self.draw_notes(&mut easel, &mut places);
        draw_areas(&mut easel, &areas, &mut places);
        let signs = draw_lines(&mut easel, &links, &mut places);
        for area in &areas {
            groups::draw_tab(&mut easel, area, &mut places);
        }
        for link in &links {
            loops::draw_step(&mut easel, link, &mut places);
        }
        let reading = Reading::of(&plan, self.marks);
        draw_elements(&mut easel, (&plan, &bodies), self.marks, &reading, &mut places);
        draw_evidence(&mut easel, (&plan, &links), &reading, &signs, &mut places);
        draw_codes(&mut easel, &bodies, self.marks, &mut places);
        self.tell_arcs(&links);
        self.draw_loops(&mut easel, &mut places);
        self.drawing.places = places;
        self.drawing.areas = told;
        self.drawing.put(&gone, easel.into_bands(), &order)
    }

    fn draw_notes(&mut self, easel: &mut Easel, places: &mut Places) {
        let notes = std::mem::take(&mut self.reach.notes);
        let boxes = self.drawing.boxes.values().copied();
        let leaves = notes::leaves(self.map, |id| notes.contains(&id), boxes, self.marks, (&easel.theme.pens, easel.types));
        notes::draw(easel, &leaves, places);
        self.drawing.notes.retain(|(id, _)| !notes.contains(id));
        self.drawing.notes.extend(leaves.iter().map(|leaf| (leaf.note.id, leaf.rect)));
    }

    /// The outlines of elements as they are now.
    fn tell_shapes(&mut self, plan: &Plan) {
        for &id in &self.reach.elements {
            let shape = plan.index.get(&id).and_then(|&at| plan.bodies.get(at)).map(|body| body.shape);
            self.drawing.set_shape(id, shape);
        }
    }

    fn tell_arcs(&mut self, links: &[&Link]) {
        for &number in &self.reach.arcs {
            let Some(arc) = self.drawing.drawn.get_mut(number) else { continue };
            for claim in arc.claims.drain(..) {
                self.drawing.arcs.remove(&claim);
            }
        }
        for link in links {
            self.drawing.arcs.extend(link.claims.iter().map(|claim| (claim.id, link.arc)));
            match self.drawing.drawn.get_mut(link.number) {
                Some(slot) => *slot = drawn(link),
                // Numbers that were let go are all given again before new ones are.
                None => self.drawing.drawn.push(drawn(link)),
            }
        }
    }

    fn areas(&self, easel: &Easel) -> Vec<Area<'w>> {
        let Some(grouping) = self.marks.grouping else { return Vec::new() };
        let boxes = self.map.elements().filter_map(|element| Some((element, *self.drawing.boxes.get(&element.id)?)));
        groups::areas(self.map, boxes, grouping, easel, |part| self.marks.is_dim([part]))
    }

    /// Parts of which nothing that was drawn stays.
    fn gone(&self, areas: &[Area], order: &[GroupId]) -> BTreeSet<Part> {
        let elements = self.reach.elements.iter().map(|&id| Part::Element(id));
        let arcs = self.reach.arcs.iter().filter_map(|&number| self.drawing.drawn.get(number)).map(DrawnArc::part);
        let emptied = self.drawing.areas.iter().map(|(id, _)| *id).filter(|id| !order.contains(id)).map(Part::Group);
        let loops = self.before.iter().filter(|mark| !self.marks.loops.contains(mark) || self.moves(mark)).map(|mark| Part::Loop(mark.key));
        let notes = self.reach.notes.iter().map(|&id| Part::Note(id));
        elements.chain(notes).chain(arcs).chain(emptied).chain(areas.iter().map(Area::part)).chain(loops).collect()
    }

    /// Whether a loop runs through what was touched.
    fn moves(&self, mark: &LoopMark) -> bool {
        steps(&mark.elements).any(|(from, to)| self.reach.holds([from, to]))
    }

    fn draw_loops(&self, easel: &mut Easel, places: &mut Places) {
        let centre = |id| self.drawing.shape(id).map(ElementShape::centre);
        let arc = |from, to| self.arc_between(from, to);
        let drawn = loops::Drawn { centre: &centre, arc: &arc };
        let changed = self.marks.loops.iter().filter(|mark| !self.before.contains(mark) || self.moves(mark));
        loops::draw_all(easel, changed, &drawn, self.marks, places);
    }

    fn arc_between(&self, from: ElementId, to: ElementId) -> Option<CircleArc> {
        let both = [self.map.connections_between(from, to), self.map.connections_between(to, from)];
        let claims = both.iter().flatten().filter(|claim| claim.causal_pairs().any(|pair| pair == (from, to)));
        let first = claims.min_by_key(|claim| (claim.number, claim.id))?;
        self.drawing.arcs.get(&first.id).copied()
    }
}

#[cfg(test)]
mod tests;
