//! Influences: line, dashes, delay bars, arrowheads and discs; relations: thin line, verb, open head, cross.

use kurbo::{BezPath, Point, Vec2};

use super::easel::{Easel, Layer, line, polygon};
use super::plan::{Link, Says};
use super::tips::{TRACED_HEAD, Tips, head_length};
use super::{Role, discs};
use crate::layout::CircleArc;
use crate::map::{Direction, Polarity};
use crate::theme::{Pens, Rgba};

/// Between a head's back and where the line may be solid though the rest is dashed.
const SOLID: f64 = 20.0;

/// Draws an influence with its discs.
pub(super) fn influence(easel: &mut Easel, link: &Link, tips: &Tips) {
    let Says::Influence { sign, .. } = link.says else { return };
    let theme = easel.theme;
    let pens = &theme.pens;
    let traced = link.step.is_some();
    let (ink, width) = if traced { (theme.palette.accent, pens.traced) } else { (theme.palette.link, pens.link) };
    easel.part(if traced { Layer::Traced } else { Layer::Links }, link.part(), link.dim);
    let (dash, extra) = dash_of(sign.polarity(), pens);
    let runs = runs(link, tips, pens);
    let stroke = |easel: &mut Easel, parts: &[(f64, f64)], dash: Option<[f64; 2]>, width: f64| {
        let path = stretches(&link.arc, parts);
        if !path.elements().is_empty() {
            easel.stroke(Role::Line, path, ink, width).dashed(dash);
        }
    };
    if dash.is_none() {
        // A solid line runs on beneath its discs.
        stroke(easel, &joined(&runs), None, width);
    } else {
        let dash_neck = runs.neck.first().is_some_and(|(a, b)| b - a > SOLID);
        stroke(easel, &runs.body, dash, width + extra);
        stroke(easel, &runs.neck, dash.filter(|_| dash_neck), width + if dash_neck { extra } else { 0.0 });
    }
    heads(easel, link, ink, if traced { TRACED_HEAD } else { 1.0 });
    if let Some(at) = tips.delay {
        delay(easel, &link.arc, at, ink);
    }
    for &(at, polarity) in &tips.discs {
        discs::draw(easel, link.arc.point(at), polarity, ink);
    }
}

/// Dashes of a sign's line, and how much thicker it is.
pub(super) fn dash_of(polarity: Polarity, pens: &Pens) -> (Option<[f64; 2]>, f64) {
    match polarity {
        Polarity::Plus => (None, 0.0),
        Polarity::Minus => (Some(pens.dash_minus), 0.0),
        Polarity::Unknown => (Some(pens.dash_unknown), pens.unknown_extra),
    }
}

/// Stretches of the line: from tail to disc, broken at the delay bars, and from disc to head.
struct Runs {
    body: Vec<(f64, f64)>,
    neck: Vec<(f64, f64)>,
}

/// The stretches as if there were no discs.
fn joined(runs: &Runs) -> Vec<(f64, f64)> {
    let mut all = runs.body.clone();
    match (all.last_mut(), runs.neck.last()) {
        (Some(last), Some(neck)) => last.1 = neck.1,
        (None, Some(&neck)) => all.push(neck),
        (_, None) => {}
    }
    all
}

fn runs(link: &Link, tips: &Tips, pens: &Pens) -> Runs {
    let length = link.arc.length();
    let back = head_length(link, pens) - pens.head_notch - 0.5;
    let tail = if link.direction == Direction::Mutual { back } else { 0.0 };
    let tip = if link.direction == Direction::Undirected { length } else { length - back };
    let (first, last) = (tips.discs.first(), tips.discs.last());
    let body_end = last.map_or(tip, |(at, _)| at - pens.disc);
    let neck_start = first.map_or(tip, |(at, _)| at + pens.disc);
    let half = pens.delay_gap / 2.0;
    let body = match tips.delay {
        Some(at) => vec![(tail, at - half), (at + half, body_end)],
        None => vec![(tail, body_end)],
    };
    let long = |runs: Vec<(f64, f64)>| runs.into_iter().filter(|(a, b)| b - a > 0.05).collect();
    Runs { body: long(body), neck: long(vec![(neck_start, tip)]) }
}

/// Several stretches of an arc as one path.
pub(super) fn stretches(arc: &CircleArc, parts: &[(f64, f64)]) -> BezPath {
    let mut path = BezPath::new();
    for &(a, b) in parts {
        path.move_to(arc.point(a));
        arc.append(&mut path, a, b);
    }
    path
}

/// Filled heads at the ends that have one.
fn heads(easel: &mut Easel, link: &Link, ink: Rgba, scale: f64) {
    let mut path = BezPath::new();
    let head = head_length(link, &easel.theme.pens);
    if link.direction != Direction::Undirected {
        filled_head(&mut path, &link.arc, head * scale, &easel.theme.pens);
    }
    if link.direction == Direction::Mutual {
        filled_head(&mut path, &link.arc.reversed(), head * scale, &easel.theme.pens);
    }
    if !path.elements().is_empty() {
        easel.fill(Role::Head, path, ink);
    }
}

/// In so many directions heads point, 1.4 degrees at most beside the line: too little to be seen, and equal heads need little room in files.
const DIRECTIONS: f64 = 128.0;

/// A filled head at the tip of an arc; its axis is the tangent half a head before the tip.
pub(super) fn filled_head(path: &mut BezPath, arc: &CircleArc, length: f64, pens: &Pens) {
    let size = length / pens.head_length;
    let tip = arc.point(arc.length());
    let along = snapped(arc.tangent(arc.length() - pens.head_length * size / 2.0));
    let across = Vec2::new(-along.y, along.x) * (pens.head_width * size / 2.0);
    let back = tip - along * length;
    polygon(path, &[tip, back + across, back + along * (pens.head_notch * size), back - across]);
}

/// The nearest of the directions in which heads point.
fn snapped(along: Vec2) -> Vec2 {
    let step = std::f64::consts::TAU / DIRECTIONS;
    Vec2::from_angle((along.atan2() / step).round() * step)
}

/// Two bars across the line.
fn delay(easel: &mut Easel, arc: &CircleArc, at: f64, ink: Rgba) {
    let pens = &easel.theme.pens;
    let mut path = BezPath::new();
    for side in [-0.5, 0.5] {
        let along = at + side * pens.delay_gap;
        let (middle, across) = (arc.point(along), arc.outward(along) * (pens.delay_length / 2.0));
        path.extend(line(middle - across, middle + across));
    }
    easel.stroke(Role::Delay, path, ink, pens.delay_line).round();
}

/// An open head at the tip of an arc.
pub(super) fn open_head(path: &mut BezPath, arc: &CircleArc, length: f64, pens: &Pens) {
    let size = length / pens.open_head_length;
    let tip: Point = arc.point(arc.length());
    let along = arc.tangent(arc.length() - 3.0 * size);
    let across = Vec2::new(-along.y, along.x) * (pens.open_head_width * size / 2.0);
    let back = tip - along * length;
    path.move_to(back + across);
    path.line_to(tip);
    path.line_to(back - across);
}
