//! Where on its arc a connection carries its marks: arrowheads, discs, delay bars.

use kurbo::{Point, Rect};

use super::Role;
use super::places::{Ground, Places, touch};
use super::plan::{Link, Says};
use crate::map::{Direction, PairSign, Polarity};
use crate::theme::Pens;

/// Discs slide back in steps of this …
const STEP: f64 = 4.0;
/// … as far as this: two discs of a contested pair, off a third arc.
const MOST: f64 = 56.0;
/// Between the two discs of a contested pair, which touch.
const APART: f64 = 1.5;
/// What is further from a disc than this is no concern of it.
const REACH: f64 = 3.0;
/// A traced head is this much larger.
pub(super) const TRACED_HEAD: f64 = 1.25;

/// The marks of an influence along its arc, as lengths from its tail.
#[derive(Clone, Debug, Default)]
pub(super) struct Tips {
    /// Nearest the head first.
    pub discs: Vec<(f64, Polarity)>,
    /// The middle of the delay bars.
    pub delay: Option<f64>,
}

/// How long the head at the tip is drawn.
pub(super) fn head_length(link: &Link, pens: &Pens) -> f64 {
    let length = if link.is_relation() { pens.open_head_length } else { pens.head_length };
    // On an arc too short for a whole head, a smaller one.
    length.min(link.arc.length() * 0.6)
}

fn around(at: Point, half: f64) -> Rect {
    Rect::from_center_size(at, (half * 2.0, half * 2.0))
}

/// Takes the places of arrowheads.
pub(super) fn take_heads(link: &Link, places: &mut Places, pens: &Pens) {
    let (arc, length) = (&link.arc, link.arc.length());
    let head = head_length(link, pens);
    let rect = |a: f64, b: f64| Rect::from_points(arc.point(a), arc.point(b)).inflate(3.0, 3.0);
    if link.direction != Direction::Undirected {
        places.take(link.part(), Role::Head, rect(length - head, length));
    }
    if link.direction == Direction::Mutual {
        places.take(link.part(), Role::Head, rect(0.0, head));
    }
}

/// Chooses and takes the places of discs.
pub(super) fn place_discs(link: &Link, places: &mut Places, pens: &Pens) -> Tips {
    let Says::Influence { sign, nearer, .. } = link.says else { return Tips::default() };
    let signs = match sign {
        PairSign::Agreed(polarity) => vec![polarity],
        PairSign::Contested => vec![nearer, nearer.flipped()],
    };
    let length = link.arc.length();
    let radius = pens.disc;
    let between = 2.0 * radius + APART;
    let first = match link.direction {
        Direction::Undirected => length / 2.0 + between * (signs.len() as f64 - 1.0) / 2.0,
        Direction::Directed | Direction::Mutual => length - head_length(link, pens) - pens.disc_back - radius,
    };
    let place = |slide: f64| signs.iter().zip(0u32..).map(move |(&sign, i)| (first - slide - between * f64::from(i), sign));
    let rects = |slide: f64| place(slide).map(|(at, _)| around(link.arc.point(at), radius));
    // Mostly the first place is free, which is soon known. Where it is not, much may lie, and is looked for once.
    let slide = if rects(0.0).all(|rect| disc_cost(link, rect, places, 0.0) == 0.0) {
        0.0
    } else {
        let patch = places.patch(stretch(link, first - MOST - 2.0 * between, first, radius), REACH);
        let fits = |slide: f64| place(slide).all(|(at, _)| at >= radius + 14.0);
        let cost = |slide: f64, most: f64| rects(slide).map(|rect| disc_cost(link, rect, &patch, most)).sum::<f64>();
        best_slide(fits, cost)
    };
    let discs: Vec<(f64, Polarity)> = place(slide).map(|(at, sign)| (at.max(length / 2.0 - radius).min(length), sign)).collect();
    // On an arc too short for a slide the disc may have been moved to its middle: a second one goes where it would have gone.
    let discs: Vec<(f64, Polarity)> =
        if length < between * 2.0 { discs } else { place(slide).map(|(at, sign)| (at.clamp(0.0, length), sign)).collect() };
    for &(at, _) in &discs {
        places.take(link.part(), Role::Disc, around(link.arc.point(at), radius));
    }
    Tips { discs, delay: None }
}

/// How far discs slide back: as little as leaves them free, else to where they touch least. The cost may be any above the second argument as
/// soon as it is more than that: dearer than the best so far is dear enough to know.
fn best_slide(fits: impl Fn(f64) -> bool, cost_of: impl Fn(f64, f64) -> f64) -> f64 {
    let mut best = (f64::INFINITY, 0.0);
    let mut slide = 0.0;
    while slide <= MOST && (slide == 0.0 || fits(slide)) {
        let cost = cost_of(slide, best.0);
        if cost + slide / 100.0 < best.0 {
            best = (cost + slide / 100.0, slide);
        }
        if cost == 0.0 {
            break;
        }
        slide += STEP;
    }
    best.1
}

/// Around all discs with their middles on this stretch of an arc.
fn stretch(link: &Link, from: f64, to: f64, radius: f64) -> Rect {
    let steps = ((to - from) / STEP).ceil().max(1.0) as u32;
    let middles = (0..=steps).map(|step| around(link.arc.point(from + (to - from) * f64::from(step) / f64::from(steps)), radius + 1.0));
    middles.reduce(|a, b| a.union(b)).unwrap_or_default()
}

/// What a disc touches here; no longer added up once it is more than `most`.
fn disc_cost(link: &Link, rect: Rect, places: &impl Ground, most: f64) -> f64 {
    let part = link.part();
    let marks = places.near(rect, REACH).filter(|taken| match taken.role {
        Role::Element => touch(taken.rect, rect, 1.5),
        Role::Group => touch(taken.rect, rect, 2.0),
        _ => taken.part != part,
    });
    let crossed = places.arcs_in(rect.inflate(1.5, 1.5)).filter(|&(other, _)| other != link.number);
    let marks = marks.map(|taken| if taken.role == Role::Group { 6.0 } else { 20.0 });
    let mut cost = 0.0;
    for more in marks.chain(crossed.map(|(_, length)| 0.5 + length / 3.0)) {
        cost += more;
        if cost > most {
            break;
        }
    }
    cost
}

/// Chooses and takes the place of delay bars: the middle of the free part, or beside it where something is in the way.
pub(super) fn place_delay(link: &Link, tips: &mut Tips, places: &mut Places, pens: &Pens) {
    if !matches!(link.says, Says::Influence { delay: true, .. }) {
        return;
    }
    let from = if link.direction == Direction::Mutual { head_length(link, pens) } else { 0.0 };
    let to = tips.discs.last().map_or(link.arc.length(), |(at, _)| at - pens.disc).max(from);
    let part = link.part();
    let half = pens.delay_length / 2.0;
    let mut best = (f64::INFINITY, f64::midpoint(from, to));
    for (order, share) in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].into_iter().enumerate() {
        let at = from + (to - from) * share;
        let rect = around(link.arc.point(at), half);
        let cost = places.cost(rect, 1.0, Some(link.number), |taken| taken.part == part && taken.role == Role::Head) + order as f64 / 10.0;
        if cost < best.0 {
            best = (cost, at);
        }
        if cost == 0.0 {
            break;
        }
    }
    tips.delay = Some(best.1);
    places.take(part, Role::Delay, around(link.arc.point(best.1), half));
}
