//! From a map to its drawing: where lines run, then places for every mark, the most particular first, then ink.

use std::collections::HashMap;
use std::sync::Arc;

use super::coverage::Reading;
use super::drawing::{Drawing, DrawnArc, Index};
use super::easel::{Easel, Layer};
use super::marks::Marks;
use super::places::Places;
use super::plan::{Link, Plan};
use super::tips::{self, Tips};
use super::{Role, badges, codes, connections, elements, figures, folded, groups, loops, relations};
use crate::map::{CitedPart, ElementId, Part, SystemMap};
use crate::text::Typesetter;
use crate::theme::Theme;

/// Draws a map.
pub fn build(map: &SystemMap, marks: &Marks, theme: &Theme, typesetter: &mut Typesetter) -> Drawing {
    let plan = Plan::new(map, marks, &theme.pens, typesetter);
    let mut easel = Easel::new(theme, typesetter);
    let mut places = Places::default();
    for body in &plan.bodies {
        places.take(body.part(), Role::Element, body.shape.rect);
    }
    folded::take_boxes(&plan.folds, &mut places);
    for link in &plan.links {
        places.add_arc(link.arc);
    }
    let is_dim = |part: Part| marks.is_dim([part]);
    let areas = marks.grouping.map_or_else(Vec::new, |grouping| groups::areas(map, &plan, grouping, &easel, is_dim));
    for area in &areas {
        groups::take_edges(area, &mut places, &easel);
        groups::draw_area(&mut easel, area);
    }
    for area in &areas {
        groups::draw_edge(&mut easel, area);
    }
    let signs = draw_lines(&mut easel, &plan, &mut places);
    folded::draw_lines(&mut easel, &plan.counted, &mut places);
    for area in &areas {
        groups::draw_tab(&mut easel, area, &mut places);
    }
    for (index, link) in plan.links.iter().enumerate() {
        loops::draw_step(&mut easel, link, index, &mut places);
    }
    let reading = Reading::of(&plan, marks);
    draw_elements(&mut easel, &plan, marks, &reading, &mut places);
    plan.folds.boxes.iter().for_each(|folded| folded::draw_box(&mut easel, folded));
    draw_evidence(&mut easel, &plan, &reading, &signs, &mut places);
    draw_codes(&mut easel, &plan, marks, &mut places);
    draw_figure(&mut easel, &plan, marks, &mut places);
    draw_loops(&mut easel, &plan, marks, &mut places);

    let (scene, floor) = easel.finish();
    let boxes = plan.bodies.iter().map(|body| (body.element.id, body.shape.rect)).collect();
    let arcs = plan.links.iter().flat_map(|link| link.claims.iter().map(|claim| (claim.id, link.arc))).collect();
    let shapes: Vec<_> = plan.bodies.iter().map(|body| (body.element.id, body.shape)).collect();
    let drawn = plan.links.iter().map(drawn).collect();
    let boxed = plan.folds.boxes.iter().map(|folded| (folded.group.id, folded.shape.rect));
    let areas = areas.iter().map(|area| (area.group.id, area.rect)).chain(boxed).collect();
    let folded = plan.folds.groups();
    let index = Index::of(&scene, &shapes);
    Drawing { scene: Arc::new(scene), floor, boxes, arcs, shapes, drawn, areas, folded, places, index }
}

fn drawn(link: &Link) -> DrawnArc {
    let claims = link.claims.iter().map(|claim| claim.id).collect();
    DrawnArc { claims, arc: link.arc, ends: [link.lead.from, link.lead.to], is_relation: link.is_relation() }
}

/// Lines with everything that sits on them. Hands back the marks of each link along its arc.
fn draw_lines(easel: &mut Easel, plan: &Plan, places: &mut Places) -> Vec<Tips> {
    let pens = &easel.theme.pens;
    for link in &plan.links {
        tips::take_heads(link, places, pens);
    }
    let mut signs: Vec<Tips> = plan.links.iter().enumerate().map(|(index, link)| tips::place_discs(link, index, places, pens)).collect();
    for (index, (link, tips)) in plan.links.iter().zip(&mut signs).enumerate() {
        tips::place_delay(link, index, tips, places, pens);
    }
    for (index, (link, tips)) in plan.links.iter().zip(&signs).enumerate().filter(|(_, (link, _))| link.arc.length() > 1.0) {
        match relations::place(easel, link, index, places) {
            Some(verb) => relations::draw(easel, link, &verb),
            None => connections::influence(easel, link, tips),
        }
    }
    signs
}

fn draw_elements(easel: &mut Easel, plan: &Plan, marks: &Marks, reading: &Reading, places: &mut Places) {
    for body in &plan.bodies {
        badges::take_fixed(easel, body, &marks.framework, places);
    }
    for body in &plan.bodies {
        elements::draw(easel, body);
        badges::draw_fixed(easel, body, &marks.framework);
        if let Some(saying) = reading.says(plan.evidence.on(CitedPart::Element(body.element.id))) {
            let badge = badges::on_element(easel, body, saying, places);
            badges::draw(easel, &badge, reading);
        }
    }
}

/// Badges beside discs, or beside the verb of a relation.
fn draw_evidence(easel: &mut Easel, plan: &Plan, reading: &Reading, signs: &[Tips], places: &mut Places) {
    let radius = easel.theme.pens.disc;
    for (link, tips) in plan.links.iter().zip(signs).filter(|(link, _)| link.arc.length() > 1.0) {
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

fn draw_codes(easel: &mut Easel, plan: &Plan, marks: &Marks, places: &mut Places) {
    for body in plan.bodies.iter().filter(|_| marks.codes) {
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
    for mark in &marks.loops {
        let arc = |from, to| plan.links.get(*arc_of.get(&(from, to))?).map(|link| link.arc);
        if let Some(ring) = loops::place(easel, mark, plan, marks, places, arc) {
            loops::draw(easel, &ring);
        }
    }
}
