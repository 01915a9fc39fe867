//! Relations: a thin line with its verb level on it, an open head, and a cross where the relation is absent.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Vec2};

use super::connections::{open_head, stretches};
use super::easel::{Easel, Layer, line, size_of};
use super::places::Places;
use super::plan::{Link, Says};
use super::tips::head_length;
use super::{Detail, Role};
use crate::map::Direction;
use crate::text::{Align, Shaped};
use crate::theme::role;

/// The line stops this far before and after a verb.
const BESIDE_VERB: f64 = 5.0;
/// Half the height that a line of verb keeps free.
const VERB_HALF: f64 = 8.0;
/// From the middle of a cross to the line, beyond its arm.
const BESIDE_CROSS: f64 = 3.5;
/// Between two places where a verb could stand.
const VERB_STEP: f64 = 16.0;
/// A verb longer than this share of its line is wrapped.
const WRAP_FROM: f64 = 0.6;

/// A verb with its place and, of an absent relation, the place of the cross.
pub(super) struct Verb {
    text: Arc<Shaped>,
    rect: Rect,
    cross: Option<f64>,
}

/// Chooses and takes the places of verb and cross.
pub(super) fn place(easel: &mut Easel, link: &Link, places: &mut Places) -> Option<Verb> {
    let Says::Relation(relation) = link.says else { return None };
    let pens = &easel.theme.pens;
    let length = link.arc.length();
    let style = role::verb(pens);
    let words = relation.verb.trim();
    let text = easel.line(words, style);
    let level = link.arc.bounds().width().max(40.0) * WRAP_FROM;
    let text = if f64::from(text.width) > level { easel.types.balanced(words, style, level.max(70.0) as f32, Align::Centre) } else { text };
    let half = Vec2::new(f64::from(text.width) / 2.0, VERB_HALF + (size_of(&text).y - f64::from(style.line_height())) / 2.0);
    let part = link.part();
    // From the middle to both sides, nearest first; with a cross to come, from nearer the tail.
    let first = if relation.absent { 0.36 } else { 0.5 };
    let steps = (length * 0.3 / VERB_STEP).ceil().clamp(3.0, 30.0);
    let shares = (0..=steps as u32).flat_map(|i| [1.0, -1.0].map(|side| first + side * 0.3 * f64::from(i) / steps)).skip(1);
    let rect = |at: Point| Rect::new(at.x - half.x, at.y - half.y, at.x + half.x, at.y + half.y).inflate(BESIDE_VERB, 0.0);
    let mut best = (f64::INFINITY, rect(link.arc.point(length / 2.0)));
    for (order, share) in shares.enumerate() {
        let rect = rect(link.arc.point(length * share));
        let cost = places.cost(rect, 1.0, Some(link.number), |taken| taken.part == part && taken.role == Role::Head) + order as f64 / 10.0;
        if cost < best.0 {
            best = (cost, rect);
        }
        if cost == 0.0 {
            break;
        }
    }
    let rect = best.1;
    if !words.is_empty() {
        places.take(part, Role::Verb, rect);
    }
    let cross = relation.absent.then(|| {
        let head = head_length(link, pens);
        let after = link.arc.inside(rect).last().map_or(0.0, |&(_, b)| b);
        let before = link.arc.inside(rect).first().map_or(length, |&(a, _)| a);
        // In the part at the head, unless the verb left no room there.
        let at = if length - head - after > 2.0 * pens.cross { f64::midpoint(after, length - head * 0.5) } else { before / 2.0 };
        let arm = pens.cross;
        places.take(part, Role::Verb, Rect::from_center_size(link.arc.point(at), (arm * 2.0, arm * 2.0)));
        at
    });
    Some(Verb { text, rect, cross })
}

/// Draws a relation.
pub(super) fn draw(easel: &mut Easel, link: &Link, verb: &Verb) {
    let theme = easel.theme;
    let (palette, pens) = (&theme.palette, &theme.pens);
    let (arc, length) = (&link.arc, link.arc.length());
    easel.part(Layer::Links, link.part(), link.dim);
    let under_verb = if verb.text.text.is_empty() { Vec::new() } else { arc.inside(verb.rect) };
    let mut gaps = under_verb.clone();
    if let Some(at) = verb.cross {
        gaps.push((at - pens.cross - BESIDE_CROSS, at + pens.cross + BESIDE_CROSS));
    }
    let tail = if link.direction == Direction::Mutual { 0.8 } else { 0.0 };
    let tip = if link.direction == Direction::Undirected { length } else { length - 0.8 };
    let path = stretches(arc, &without(tail, tip, gaps));
    if !path.elements().is_empty() {
        easel.stroke(Role::Line, path, palette.relation, pens.relation);
    }
    let mut heads = BezPath::new();
    let head = head_length(link, pens);
    if link.direction != Direction::Undirected {
        open_head(&mut heads, arc, head, pens);
    }
    if link.direction == Direction::Mutual {
        open_head(&mut heads, &arc.reversed(), head, pens);
    }
    if !heads.elements().is_empty() {
        easel.stroke(Role::Head, heads, palette.relation, pens.relation_head_line).round();
    }
    if let Some(at) = verb.cross {
        let (middle, arm) = (arc.point(at), pens.cross);
        let mut cross = line(middle - Vec2::new(arm, arm), middle + Vec2::new(arm, arm));
        cross.extend(line(middle - Vec2::new(arm, -arm), middle + Vec2::new(arm, -arm)));
        easel.stroke(Role::Verb, cross, palette.link, pens.cross_line).round();
    }
    if !verb.text.text.is_empty() {
        // From afar, where the verb cannot be read, the line runs on.
        easel.from(Detail::Instead);
        let through = stretches(arc, &under_verb);
        if !through.elements().is_empty() {
            easel.stroke(Role::Line, through, palette.relation, pens.relation);
        }
        easel.from(Detail::Label);
        easel.text(Role::Verb, verb.text.clone(), verb.rect.center(), palette.muted);
    }
}

/// What is left of a stretch without these gaps.
fn without(from: f64, to: f64, mut gaps: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut left = Vec::new();
    let mut start = from;
    for (a, b) in gaps {
        if a - start > 1.0 {
            left.push((start, a.min(to)));
        }
        start = start.max(b);
    }
    if to - start > 1.0 {
        left.push((start, to));
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_left_out() {
        assert_eq!(without(0.0, 10.0, vec![(6.0, 7.0), (2.0, 4.0)]), vec![(0.0, 2.0), (4.0, 6.0), (7.0, 10.0)]);
        assert_eq!(without(0.0, 10.0, vec![(0.5, 4.0), (3.0, 9.5)]), vec![]);
    }
}
