//! The usual picture: boxes as far from each other as links lie between them, then moved about until few lines cross, none run through boxes,
//! and no two boxes are too close. It starts from today's places: a picture that is good already is only mended.

mod descent;
mod field;
mod hops;
mod refine;

use fastrand::Rng;
use kurbo::{Point, Rect, Vec2};

use super::align::aligned;
use super::net::Net;
use super::registry::{LayoutOptions, Places};
use super::settle::settled_wider;
use crate::analysis::{Pace, Stopped};
use descent::{descend, stress};
pub(super) use field::Costs;
use field::Field;
use hops::Hops;
use refine::{Effort, refine};

/// Between two boxes, map units.
pub(super) const GAP: f64 = 28.0;
/// A link is as long as a line with its head and disc, and a good part of the boxes at its ends.
const LINE: f64 = 112.0;
const OF_WIDTH: f64 = 1.3;
/// What crossings and lines through boxes weigh, all together, against all that is left of stress.
const CROSSINGS: f64 = 2.5;
const THROUGH: f64 = 2.2;
const CLOSE: f64 = 8.0;
/// So many boxes are started from anew, all starts together, up to so many times; and how much less stress is worth another picture.
const MANY_STARTS: usize = 600;
const MOST_STARTS: usize = 5;
const CLEARLY_BETTER: f64 = 0.97;
/// Less stress than this is as good as none.
const LEAST_STRESS: f64 = 0.02;
/// Today's picture is mended, not made anew, if its stress is at most so many times what it could be.
const GOOD_ENOUGH: f64 = 1.5;
/// How far boxes try in a picture made anew, and in one that is mended, in lengths of a link.
const ANEW: f32 = 1.6;
const MENDED: f32 = 0.7;
/// Boxes with half the gap around them fill at most this much of a picture.
const MOST_FULL: f64 = 0.36;
/// Between two parts of a map that do not hang together.
const BETWEEN_PARTS: f64 = 90.0;

/// The layout.
pub(super) fn lay_out(net: &Net, options: &LayoutOptions, pace: &Pace) -> Result<Places, Stopped> {
    let mut rng = Rng::with_seed(options.seed);
    let mut places = net.centres();
    let parts = net.components();
    let mut laid = Vec::new();
    let mut done = 0;
    for part in parts {
        let own = net.part(&part);
        let share = pace.share_of(done, done + part.len(), net.len());
        done += part.len();
        let found = if own.free().next().is_none() || own.len() < 2 { own.centres() } else { one_part(&own, options, &mut rng, &share)? };
        for (&place, at) in part.iter().zip(found) {
            if let Some(slot) = places.get_mut(place) {
                *slot = at;
            }
        }
        laid.push(part);
    }
    packed(net, &laid, &mut places);
    let boxes = settled_wider(&net.boxes_at(&places), &net.fixed, GAP);
    Ok(boxes.iter().map(Rect::center).collect())
}

/// A picture in which boxes try places near them, by these costs alone.
pub(super) fn mended(net: &Net, costs: Costs, places: &[Point], rng: &mut Rng, pace: &Pace) -> Result<Vec<Point>, Stopped> {
    refine(net, None, costs, places, Effort { farthest: MENDED }, rng, pace)
}

/// The picture with the least stress of several starts, and that stress. The first start is kept unless another is clearly better: on a
/// small map a descent can end in a poor valley, and another costs next to nothing.
fn best_descent(net: &Net, hops: &Hops, first: Vec<Point>, length: f64, rng: &mut Rng, pace: &Pace) -> Result<(Vec<Point>, f64), Stopped> {
    let starts = (MANY_STARTS / net.len().max(1)).clamp(1, MOST_STARTS);
    let mut best: Option<(Vec<Point>, f64)> = None;
    let mut start = first;
    for done in 0..starts {
        descend(&mut start, &net.fixed, hops, length, rng, &pace.part(done, starts))?;
        let (found, _) = stress(&start, hops);
        if best.as_ref().is_none_or(|(_, best)| found < best * CLEARLY_BETTER) {
            best = Some((start, found));
        }
        start = scattered(net, length, rng);
    }
    Ok(best.unwrap_or((start, 0.0)))
}

/// How long a link is to be: if much is fixed, as long as links among that are.
fn link_length(net: &Net) -> f64 {
    let wanted = LINE + OF_WIDTH * net.mean_width();
    let both = |&&(a, b): &&(usize, usize)| net.is_fixed(a) && net.is_fixed(b);
    let far = |&(a, b): &(usize, usize)| Some(net.boxes.get(a)?.center().distance(net.boxes.get(b)?.center()));
    let mut fixed: Vec<f64> = net.links.iter().filter(both).filter_map(far).collect();
    fixed.sort_by(f64::total_cmp);
    match fixed.get(fixed.len() / 2) {
        Some(&median) if fixed.len() > 3 => median.clamp(0.7 * wanted, 1.6 * wanted),
        _ => wanted,
    }
}

fn one_part(net: &Net, options: &LayoutOptions, rng: &mut Rng, pace: &Pace) -> Result<Vec<Point>, Stopped> {
    let hops = Hops::of(net);
    let mut length = link_length(net);
    let today = net.centres();
    let (stress_today, scale_today) = stress(&today, &hops);
    let first = if options.afresh || is_heap(&today) { scattered(net, length, rng) } else { today.clone() };
    let (mut places, stress_anew) = best_descent(net, &hops, first, length, rng, &pace.part(0, 3))?;
    let wider = crowding(net, &places);
    if wider > 1.0 {
        length *= wider;
        for at in &mut places {
            *at = (at.to_vec2() * wider).to_point();
        }
    }
    let costs = costs(net, &hops, &places, stress_anew, length);
    let is_good = !options.afresh && scale_today > 0.0 && stress_today <= GOOD_ENOUGH * stress_anew;
    let effort = if is_good {
        places = scaled(&today, net, (1.0 / scale_today / length).clamp(0.0, 10.0));
        Effort { farthest: MENDED }
    } else {
        if net.free().count() == net.len() && !options.afresh {
            places = aligned(&places, &today);
        }
        Effort { farthest: ANEW }
    };
    pace.step(1, 3)?;
    refine(net, Some(&hops), costs, &places, effort, rng, &pace.part(1, 3))
}

/// Crossings and lines through boxes weigh, all together, some times as much as stress does in the picture that stress alone makes: on a small
/// map each is dear, on a large one there are always many.
fn costs(net: &Net, hops: &Hops, places: &[Point], stress: f64, length: f64) -> Costs {
    let blank = Costs { crossing: 0.0, through: 0.0, close: 0.0, away: 0.0, gap: GAP as f32, length: length as f32 };
    let crossings = Field::new(net, None, blank, places).crossings();
    let one = stress.max(LEAST_STRESS) * hops.pair_count() / crossings.max(net.links.len() as f64 / 4.0).max(1.0);
    Costs { crossing: (one * CROSSINGS) as f32, through: (one * THROUGH) as f32, close: (one * CLOSE) as f32, ..blank }
}

/// How much wider a picture has to be so that its boxes have room: on a large map many are few steps from each other. 1 where something is
/// fixed, for then the scale is.
fn crowding(net: &Net, places: &[Point]) -> f64 {
    if net.fixed.contains(&true) {
        return 1.0;
    }
    let count = places.len().max(1) as f64;
    let middle = places.iter().fold(Vec2::ZERO, |sum, at| sum + at.to_vec2()) / count;
    // A disc that is filled evenly has half its squared radius as the mean of squared distances from its middle.
    let spread = places.iter().map(|at| (at.to_vec2() - middle).hypot2()).sum::<f64>() / count;
    let area = std::f64::consts::TAU * spread;
    let needed: f64 = net.boxes.iter().map(|rect| rect.inflate(GAP / 2.0, GAP / 2.0).area()).sum::<f64>() / MOST_FULL;
    if area > 0.0 { (needed / area).sqrt().max(1.0) } else { 1.0 }
}

/// Whether everything stands on (almost) one spot, so that today's places say nothing.
fn is_heap(places: &[Point]) -> bool {
    let bounds = places.iter().fold(None, |all: Option<Rect>, at| Some(all.map_or(Rect::from_points(*at, *at), |all| all.union_pt(*at))));
    bounds.is_none_or(|bounds| bounds.width().max(bounds.height()) < 1.0)
}

fn scattered(net: &Net, length: f64, rng: &mut Rng) -> Vec<Point> {
    let side = length * (net.len() as f64).sqrt();
    let anywhere = |rng: &mut Rng| Point::new(rng.f64() * side, rng.f64() * side);
    let places = net.centres().into_iter().enumerate();
    places.map(|(place, at)| if net.is_fixed(place) { at } else { anywhere(rng) }).collect()
}

/// Today's picture with links about as long as they are to be; as it is when something may not move.
fn scaled(today: &[Point], net: &Net, links_long: f64) -> Vec<Point> {
    // Somewhat closer or wider than would be drawn anew is no reason to stretch what people know.
    if (0.75..=1.6).contains(&links_long) || net.free().count() < net.len() || links_long <= 0.0 {
        return today.to_vec();
    }
    let sum = today.iter().fold(Vec2::ZERO, |sum, at| sum + at.to_vec2());
    let middle = (sum / today.len().max(1) as f64).to_point();
    today.iter().map(|at| middle + (*at - middle) / links_long).collect()
}

/// Parts that do not hang together in rows: the largest stays where it is, the others below it, the larger ones first. Parts in which
/// something is fixed stay.
fn packed(net: &Net, parts: &[Vec<usize>], places: &mut [Point]) {
    let boxes = net.boxes_at(places);
    let around = |part: &[usize]| part.iter().filter_map(|&place| boxes.get(place).copied()).reduce(|a, b| a.union(b));
    let stays = |part: &[usize]| part.iter().any(|&place| net.is_fixed(place));
    let fixed: Vec<Rect> = parts.iter().filter(|part| stays(part)).filter_map(|part| around(part)).collect();
    let free: Vec<(&Vec<usize>, Rect)> = parts.iter().filter(|part| !stays(part)).filter_map(|part| Some((part, around(part)?))).collect();
    let first = fixed.iter().copied().reduce(|a, b| a.union(b)).or(free.first().map(|(_, bounds)| *bounds));
    let Some(first) = first else { return };
    let others = free.iter().skip(usize::from(fixed.is_empty()));
    let area: f64 = others.clone().map(|(_, bounds)| (bounds.width() + BETWEEN_PARTS) * (bounds.height() + BETWEEN_PARTS)).sum();
    let right = first.x0 + first.width().max(1.6 * area.sqrt());
    let (mut x, mut y, mut height) = (first.x0, first.y1 + BETWEEN_PARTS, 0.0_f64);
    for (part, bounds) in others {
        if x > first.x0 && x + bounds.width() > right {
            (x, y, height) = (first.x0, y + height + between(height), 0.0);
        }
        let by = Point::new(x, y) - bounds.origin();
        for &place in *part {
            if let Some(at) = places.get_mut(place) {
                *at += by;
            }
        }
        x += bounds.width() + between(bounds.height());
        height = height.max(bounds.height());
    }
}

/// Single boxes stand closer than larger parts.
fn between(height: f64) -> f64 {
    if height < 120.0 { GAP * 1.5 } else { BETWEEN_PARTS }
}
