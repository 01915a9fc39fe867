//! Where on its arc a connection carries its marks: arrowheads, discs, delay bars.

use kurbo::{Point, Rect};

use super::Role;
use super::places::{Places, touch};
use super::plan::{Link, Says};
use crate::map::{Direction, PairSign, Polarity};
use crate::theme::Pens;

/// Discs slide back in steps of this …
const STEP: f64 = 4.0;
/// … as far as this: two discs of a contested pair, off a third arc.
const MOST: f64 = 56.0;
/// Between the two discs of a contested pair, which touch.
const APART: f64 = 1.5;
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

/// Chooses and takes the places of discs; `index` is the number of the arc in `places`.
pub(super) fn place_discs(link: &Link, index: usize, places: &mut Places, pens: &Pens) -> Tips {
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
    let mut best = (f64::INFINITY, 0.0);
    let mut slide = 0.0;
    while slide <= MOST {
        if slide > 0.0 && place(slide).any(|(at, _)| at < radius + 14.0) {
            break;
        }
        // Dearer than the best so far is dear enough to know.
        let most = best.0;
        let cost: f64 = place(slide).map(|(at, _)| disc_cost(link, index, around(link.arc.point(at), radius), places, most)).sum();
        if cost + slide / 100.0 < best.0 {
            best = (cost + slide / 100.0, slide);
        }
        if cost == 0.0 {
            break;
        }
        slide += STEP;
    }
    let discs: Vec<(f64, Polarity)> = place(best.1).map(|(at, sign)| (at.max(length / 2.0 - radius).min(length), sign)).collect();
    // On an arc too short for a slide the disc may have been moved to its middle: a second one goes where it would have gone.
    let discs: Vec<(f64, Polarity)> =
        if length < between * 2.0 { discs } else { place(best.1).map(|(at, sign)| (at.clamp(0.0, length), sign)).collect() };
    for &(at, _) in &discs {
        places.take(link.part(), Role::Disc, around(link.arc.point(at), radius));
    }
    Tips { discs, delay: None }
}

/// What a disc touches here; no longer added up once it is more than `most`.
fn disc_cost(link: &Link, index: usize, rect: Rect, places: &Places, most: f64) -> f64 {
    let part = link.part();
    let marks = places.near(rect, 3.0).filter(|taken| match taken.role {
        Role::Element => touch(taken.rect, rect, 1.5),
        Role::Group => touch(taken.rect, rect, 2.0),
        _ => taken.part != part,
    });
    let crossed = places.arcs_in(rect.inflate(1.5, 1.5)).filter(|&(other, _)| other != index);
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
pub(super) fn place_delay(link: &Link, index: usize, tips: &mut Tips, places: &mut Places, pens: &Pens) {
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
        let cost = places.cost(rect, 1.0, Some(index), |taken| taken.part == part && taken.role == Role::Head) + order as f64 / 10.0;
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
