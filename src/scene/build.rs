//! From a map to its drawing: where lines run, then places for every mark, the most particular first, then ink.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::coverage::Reading;
use super::drawing::{Drawing, DrawnArc, Index};
use super::easel::{Easel, Layer};
use super::groups::Area;
use super::marks::Marks;
use super::places::Places;
use super::plan::{Body, Link, Plan};
use super::tips::{self, Tips};
use super::{Role, backdrops, badges, codes, connections, elements, figures, folded, groups, horizon, loops, notes, relations};
use crate::map::{CitedPart, ElementId, Part, SystemMap};
use crate::text::Typesetter;
use crate::theme::Theme;

/// Draws a map.
pub fn build(map: &SystemMap, marks: &Marks, theme: &Theme, typesetter: &mut Typesetter) -> Drawing {
    let mut plan = Plan::new(map, marks, &theme.pens, typesetter);
    let leaves = notes::leaves(map, |_| true, plan.bodies.iter().map(|body| body.shape.rect), marks, (&theme.pens, typesetter));
    let mut easel = Easel::new(theme, typesetter);
    let mut places = Places::default();
    for body in &plan.bodies {
        places.take(body.part(), Role::Element, body.shape.rect);
    }
    backdrops::draw(&mut easel, map, marks);
    folded::take_boxes(&plan.folds, &mut places);
    notes::draw(&mut easel, &leaves, &mut places);
    plan.lay_arcs(&mut places, |_| true);
    let (bodies, links): (Vec<&Body>, Vec<&Link>) = (plan.bodies.iter().collect(), plan.links.iter().collect());
    let is_dim = |part: Part| marks.is_dim([part]);
    let boxes = || plan.bodies.iter().map(|body| (body.element, body.shape.rect));
    let areas = marks.grouping.map_or_else(Vec::new, |grouping| groups::areas(map, boxes(), grouping, &easel, is_dim));
    draw_areas(&mut easel, &areas, &mut places);
    let signs = draw_lines(&mut easel, &links, &mut places);
    folded::draw_lines(&mut easel, &plan.counted, &mut places);
    for area in &areas {
        groups::draw_tab(&mut easel, area, &mut places);
    }
    for link in &links {
        loops::draw_step(&mut easel, link, &mut places);
    }
    let reading = Reading::of(&plan, marks);
    draw_elements(&mut easel, (&plan, &bodies), marks, &reading, &mut places);
    plan.folds.boxes.iter().for_each(|folded| folded::draw_box(&mut easel, folded));
    draw_evidence(&mut easel, (&plan, &links), &reading, &signs, &mut places);
    draw_codes(&mut easel, &bodies, marks, &mut places);
    draw_figure(&mut easel, &plan, marks, &mut places);
    draw_loops(&mut easel, &plan, marks, &mut places);

    let (scene, bands) = easel.finish();
    let boxes = plan.bodies.iter().map(|body| (body.element.id, body.shape.rect)).collect();
    let arcs = plan.links.iter().flat_map(|link| link.claims.iter().map(|claim| (claim.id, link.arc))).collect();
    let shapes: Vec<_> = plan.bodies.iter().map(|body| (body.element.id, body.shape)).collect();
    let drawn = plan.links.iter().map(drawn).collect();
    let boxed = plan.folds.boxes.iter().map(|folded| (folded.group.id, folded.shape.rect));
    let areas = areas.iter().map(|area| (area.group.id, area.rect)).chain(boxed).collect();
    let folded = plan.folds.groups();
    let notes = leaves.iter().map(|leaf| (leaf.note.id, leaf.rect)).collect();
    let backdrops = map.backdrops().iter().map(|backdrop| (backdrop.id, backdrop.rect)).collect();
    let loose = map.backdrops().iter().filter(|backdrop| !backdrop.locked).map(|backdrop| backdrop.id).collect();
    let index = Index::of(&scene, &shapes);
    Drawing {
        scene: Arc::new(scene),
        bands,
        boxes,
        arcs,
        shapes,
        drawn,
        areas,
        folded,
        notes,
        backdrops,
        loose,
        places,
        index,
        extent: OnceLock::new(),
    }
}

/// Areas of groups with their edges; their tabs come when lines are drawn.
pub(super) fn draw_areas(easel: &mut Easel, areas: &[Area], places: &mut Places) {
    for area in areas {
        groups::take_edges(area, places, easel);
        groups::draw_area(easel, area);
    }
    for area in areas {
        groups::draw_edge(easel, area);
    }
}

pub(super) fn drawn(link: &Link) -> DrawnArc {
    let claims = link.claims.iter().map(|claim| claim.id).collect();
    DrawnArc { claims, arc: link.arc, ends: [link.lead.from, link.lead.to], is_relation: link.is_relation() }
}

/// Lines with everything that sits on them. Hands back the marks of each link along its arc.
pub(super) fn draw_lines(easel: &mut Easel, links: &[&Link], places: &mut Places) -> Vec<Tips> {
    let pens = &easel.theme.pens;
    for link in links {
        tips::take_heads(link, places, pens);
    }
    let mut signs: Vec<Tips> = links.iter().map(|link| tips::place_discs(link, places, pens)).collect();
    for (link, tips) in links.iter().zip(&mut signs) {
        tips::place_delay(link, tips, places, pens);
    }
    for (link, tips) in links.iter().zip(&signs).filter(|(link, _)| link.arc.length() > 1.0) {
        match relations::place(easel, link, places) {
            Some(verb) => relations::draw(easel, link, &verb),
            None => connections::influence(easel, link, tips),
        }
        horizon::on_line(easel, link, places);
    }
    signs
}

/// Elements with their badges.
pub(super) fn draw_elements(easel: &mut Easel, (plan, bodies): (&Plan, &[&Body]), marks: &Marks, reading: &Reading, places: &mut Places) {
    for body in bodies {
        badges::take_fixed(easel, body, &marks.framework, places);
    }
    for body in bodies {
        elements::draw(easel, body);
        badges::draw_fixed(easel, body, &marks.framework);
        if let Some(saying) = reading.says(plan.evidence.on(CitedPart::Element(body.element.id))) {
            let badge = badges::on_element(easel, body, saying, places);
            badges::draw(easel, &badge, reading);
        }
    }
}

/// Badges beside discs, or beside the verb of a relation.
pub(super) fn draw_evidence(easel: &mut Easel, (plan, links): (&Plan, &[&Link]), reading: &Reading, signs: &[Tips], places: &mut Places) {
    let radius = easel.theme.pens.disc;
    for (link, tips) in links.iter().zip(signs).filter(|(link, _)| link.arc.length() > 1.0) {
        let Some(saying) = reading.says(&plan.evidence_of(link)) else { continue };
        let (at, half) = match tips.discs.last() {
            Some(&(at, _)) => (at, radius),
            None => (link.arc.length() * 0.75, 2.0),
        };
        let badge = badges::on_link(easel, link, at, half, saying, places);
        easel.part(if link.step.is_some() { Layer::Traced } else { Layer::Links }, link.part(), link.dim);
        badges::draw(easel, &badge, reading);
    }
}

/// Part codes, where they are shown.
pub(super) fn draw_codes(easel: &mut Easel, bodies: &[&Body], marks: &Marks, places: &mut Places) {
    for body in bodies.iter().filter(|_| marks.codes) {
        let mark = codes::place(easel, body, &codes::code_of(body), places);
        codes::draw_code(easel, body, &mark);
    }
}

/// The figure at each element, and what its grades stand for.
fn draw_figure(easel: &mut Easel, plan: &Plan, marks: &Marks, places: &mut Places) {
    let Some(figure) = &marks.figure else { return };
    for body in &plan.bodies {
        if let Some((_, digits)) = figure.marks.get(&body.element.id) {
            figures::draw(easel, body, digits, places);
        }
    }
    figures::draw_legend(easel, plan, figure);
}

fn draw_loops(easel: &mut Easel, plan: &Plan, marks: &Marks, places: &mut Places) {
    if marks.loops.is_empty() {
        return;
    }
    let mut arc_of: HashMap<(ElementId, ElementId), usize> = HashMap::new();
    for (index, link) in plan.links.iter().enumerate() {
        for pair in link.lead.causal_pairs() {
            arc_of.entry(pair).or_insert(index);
        }
    }
    let centre = |id| plan.bodies.get(*plan.index.get(&id)?).map(|body| body.shape.centre());
    let arc = |from, to| plan.links.get(*arc_of.get(&(from, to))?).map(|link| link.arc);
    let drawn = loops::Drawn { centre: &centre, arc: &arc };
    loops::draw_all(easel, marks.loops.iter(), &drawn, marks, places);
}
