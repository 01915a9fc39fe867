//! Columns from left to right: layered (after K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of hierarchical system
//! structures", 1981) and by trophic level. Boxes of a column are in an order in which few lines cross, and as level with what they are
//! connected with as there is room.

use std::collections::BTreeMap;

use kurbo::{Point, Rect, Vec2};

use super::net::Net;
use super::registry::{LayoutOptions, Places};
use super::settle::settled;
use super::stress::GAP;
use crate::analysis::{CausalGraph, Pace, Stopped, trophic_levels};
use crate::map::SystemMap;

/// Between two columns, map units: lines with their heads and discs.
const BETWEEN: f64 = 130.0;
/// Between two boxes of a column.
const BELOW: f64 = 34.0;
/// What a line takes that only passes through a column.
const PASSING: f64 = 20.0;
/// So many times the columns are put in order, from the left and from the right in turn.
const ROUNDS: usize = 24;

/// Causes before effects, as far as loops allow.
pub(super) fn layered(net: &Net, _options: &LayoutOptions, pace: &Pace) -> Result<Places, Stopped> {
    let free: Vec<usize> = net.free().collect();
    let own = net.part(&free);
    let forward = acyclic(&own);
    let column = longest_paths(own.len(), &forward);
    let columns: Vec<f64> = column.iter().map(|&at| at as f64).collect();
    finish(net, &free, &own, &columns, pace)
}

/// Columns at the trophic level of each element; elements that influence nothing and nothing influences stand where the lowest do.
pub(super) fn trophic(map: &SystemMap, net: &Net, _options: &LayoutOptions, pace: &Pace) -> Result<Places, Stopped> {
    let free: Vec<usize> = net.free().collect();
    let own = net.part(&free);
    let graph = CausalGraph::of(map);
    let levels = trophic_levels(&graph).levels;
    let level = |id| graph.node(id).and_then(|node| levels.get(node as usize).copied()).unwrap_or_default();
    let columns: Vec<f64> = own.ids.iter().map(|&id| level(id)).collect();
    finish(net, &free, &own, &columns, pace)
}

/// Places of all, with those that may move in columns around where their middle is today.
fn finish(net: &Net, free: &[usize], own: &Net, columns: &[f64], pace: &Pace) -> Result<Places, Stopped> {
    let laid = in_columns(own, columns, pace)?;
    let middle = |all: &[Point]| (all.iter().fold(Vec2::ZERO, |sum, at| sum + at.to_vec2()) / all.len().max(1) as f64).to_point();
    let by = middle(&own.centres()) - middle(&laid);
    let mut places = net.centres();
    for (&place, at) in free.iter().zip(laid) {
        if let Some(slot) = places.get_mut(place) {
            *slot = at + by;
        }
    }
    Ok(settled(&net.boxes_at(&places), &net.fixed, GAP).iter().map(Rect::center).collect())
}

/// Arrows with those turned round that would close a loop: the order of P. Eades, X. Lin and W. Smyth, "A fast and effective heuristic for the
/// feedback arc set problem" (1993).
fn acyclic(net: &Net) -> Vec<(usize, usize)> {
    let rank = ranks(net);
    let at = |place: usize| rank.get(place).copied().unwrap_or_default();
    net.arrows.iter().map(|&(from, to)| if at(from) <= at(to) { (from, to) } else { (to, from) }).collect()
}

fn ranks(net: &Net) -> Vec<usize> {
    let count = net.len();
    let (mut leaving, mut arriving) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for &(from, to) in &net.arrows {
        if let (Some(out), Some(into)) = (leaving.get_mut(from), arriving.get_mut(to)) {
            out.push(to);
            into.push(from);
        }
    }
    let mut out: Vec<isize> = leaving.iter().map(|list| list.len().cast_signed()).collect();
    let mut into: Vec<isize> = arriving.iter().map(|list| list.len().cast_signed()).collect();
    let mut left: std::collections::BTreeSet<usize> = (0..count).collect();
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let degree = |list: &[isize], place: usize| list.get(place).copied().unwrap_or_default();
    while !left.is_empty() {
        let sink = left.iter().copied().find(|&place| degree(&out, place) == 0);
        let source = left.iter().copied().find(|&place| degree(&into, place) == 0);
        let chosen = sink
            .or(source)
            .or_else(|| left.iter().copied().max_by_key(|&place| (degree(&out, place) - degree(&into, place), std::cmp::Reverse(place))));
        let Some(place) = chosen else { break };
        if sink.is_some() {
            last.push(place);
        } else {
            first.push(place);
        }
        left.remove(&place);
        for &other in leaving.get(place).into_iter().flatten() {
            if let Some(degree) = into.get_mut(other) {
                *degree -= 1;
            }
        }
        for &other in arriving.get(place).into_iter().flatten() {
            if let Some(degree) = out.get_mut(other) {
                *degree -= 1;
            }
        }
    }
    let mut rank = vec![0; count];
    for (at, place) in first.into_iter().chain(last.into_iter().rev()).enumerate() {
        if let Some(slot) = rank.get_mut(place) {
            *slot = at;
        }
    }
    rank
}

/// The column of each box: one more than the highest column that leads to it. Sources stand right before what they lead to first.
fn longest_paths(count: usize, arrows: &[(usize, usize)]) -> Vec<usize> {
    let mut column = vec![0_usize; count];
    for _ in 0..count {
        let mut changed = false;
        for &(from, to) in arrows {
            let next = column.get(from).map_or(0, |at| at + 1);
            if let Some(slot) = column.get_mut(to).filter(|at| **at < next) {
                *slot = next;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let has_cause: std::collections::BTreeSet<usize> = arrows.iter().map(|(_, to)| *to).collect();
    for place in (0..count).filter(|place| !has_cause.contains(place)) {
        let effects = arrows.iter().filter(|(from, _)| *from == place).filter_map(|(_, to)| column.get(*to));
        if let Some(nearest) = effects.min().copied()
            && let Some(slot) = column.get_mut(place)
        {
            *slot = nearest.saturating_sub(1);
        }
    }
    column
}

/// Something in a column: a box, or a line on its way.
struct Item {
    place: Option<usize>,
    near: Vec<usize>,
    height: f64,
    y: f64,
}

/// Middles of boxes in columns, whose numbers may lie between two.
fn in_columns(net: &Net, columns: &[f64], pace: &Pace) -> Result<Vec<Point>, Stopped> {
    let whole = |at: f64| at.round() as i64;
    let mut items: Vec<Item> = net
        .boxes
        .iter()
        .enumerate()
        .map(|(place, rect)| Item { place: Some(place), near: Vec::new(), height: rect.height() + BELOW, y: rect.center().y })
        .collect();
    let mut members: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (place, &at) in columns.iter().enumerate() {
        members.entry(whole(at)).or_default().push(place);
    }
    for &(a, b) in &net.links {
        thread(&mut items, &mut members, (a, b), columns);
    }
    let order: Vec<i64> = members.keys().copied().collect();
    for list in members.values_mut() {
        list.sort_by(|&a, &b| y_of(&items, a).total_cmp(&y_of(&items, b)));
        stack(&mut items, list);
    }
    for round in 0..ROUNDS {
        pace.step(round, ROUNDS)?;
        let sweep: Vec<i64> = if round % 2 == 0 { order.clone() } else { order.iter().rev().copied().collect() };
        for column in sweep {
            if let Some(list) = members.get_mut(&column) {
                order_column(&mut items, list);
            }
        }
    }
    let widths: BTreeMap<i64, f64> = members
        .iter()
        .map(|(&column, list)| {
            let boxes = list.iter().filter_map(|&item| net.boxes.get(items.get(item)?.place?));
            (column, boxes.map(Rect::width).fold(60.0, f64::max))
        })
        .collect();
    let step = widths.values().copied().fold(0.0, f64::max) + BETWEEN;
    Ok((0..net.len()).map(|place| Point::new(columns.get(place).copied().unwrap_or_default() * step, y_of(&items, place))).collect())
}

fn y_of(items: &[Item], item: usize) -> f64 {
    items.get(item).map_or(0.0, |item| item.y)
}

/// Connects two boxes through the columns between them.
fn thread(items: &mut Vec<Item>, members: &mut BTreeMap<i64, Vec<usize>>, (a, b): (usize, usize), columns: &[f64]) {
    let column = |place: usize| columns.get(place).copied().unwrap_or_default().round() as i64;
    let (left, right) = if column(a) <= column(b) { (a, b) } else { (b, a) };
    let mut before = left;
    let (from, to) = (y_of(items, left), y_of(items, right));
    for at in (column(left) + 1)..column(right) {
        let share = (at - column(left)) as f64 / (column(right) - column(left)) as f64;
        items.push(Item { place: None, near: Vec::new(), height: PASSING, y: from + (to - from) * share });
        let new = items.len() - 1;
        members.entry(at).or_default().push(new);
        tie(items, before, new);
        before = new;
    }
    if column(left) != column(right) {
        tie(items, before, right);
    }
}

fn tie(items: &mut [Item], a: usize, b: usize) {
    for (one, other) in [(a, b), (b, a)] {
        if let Some(item) = items.get_mut(one) {
            item.near.push(other);
        }
    }
}

/// Puts a column in the order of where its items would like to be, and each as near to that as there is room.
fn order_column(items: &mut [Item], list: &mut [usize]) {
    let wish = |item: usize| -> f64 {
        let Some(item) = items.get(item) else { return 0.0 };
        if item.near.is_empty() {
            return item.y;
        }
        item.near.iter().map(|&other| y_of(items, other)).sum::<f64>() / item.near.len() as f64
    };
    let mut wishes: Vec<(usize, f64)> = list.iter().map(|&item| (item, wish(item))).collect();
    wishes.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    for (slot, &(item, _)) in list.iter_mut().zip(&wishes) {
        *slot = item;
    }
    let heights: Vec<f64> = list.iter().map(|&item| items.get(item).map_or(0.0, |item| item.height)).collect();
    let wanted: Vec<f64> = wishes.iter().map(|(_, wish)| *wish).collect();
    for (&item, y) in list.iter().zip(nearest(&wanted, &heights)) {
        if let Some(item) = items.get_mut(item) {
            item.y = y;
        }
    }
}

/// One below the other, as they are ordered.
fn stack(items: &mut [Item], list: &[usize]) {
    let wanted: Vec<f64> = list.iter().map(|&item| y_of(items, item)).collect();
    let heights: Vec<f64> = list.iter().map(|&item| items.get(item).map_or(0.0, |item| item.height)).collect();
    for (&item, y) in list.iter().zip(nearest(&wanted, &heights)) {
        if let Some(item) = items.get_mut(item) {
            item.y = y;
        }
    }
}

/// Places in order, each as near to what it wants as room for all allows: least squares by pooling neighbours that press on each other.
fn nearest(wanted: &[f64], heights: &[f64]) -> Vec<f64> {
    // Each as if all before it had no height; blocks that press on each other share the mean of what they want.
    let mut offset = 0.0;
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    let mut offsets = Vec::with_capacity(wanted.len());
    let mut before = 0.0;
    for (&want, &height) in wanted.iter().zip(heights) {
        offset += f64::midpoint(before, height);
        before = height;
        offsets.push(offset);
        blocks.push((want - offset, 1));
        while let [.., (a, n), (b, m)] = blocks.as_slice() {
            if a <= b {
                break;
            }
            let joined = ((a * *n as f64 + b * *m as f64) / (n + m) as f64, n + m);
            blocks.truncate(blocks.len() - 2);
            blocks.push(joined);
        }
    }
    let starts = blocks.iter().flat_map(|&(at, count)| std::iter::repeat_n(at, count));
    starts.zip(offsets).map(|(at, offset)| at + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(count: usize, arrows: &[(usize, usize)]) -> Net {
        let boxes = (0..count).map(|n| Rect::from_center_size((0.0, 60.0 * n as f64), (100.0, 40.0))).collect();
        let mut links: Vec<_> = arrows.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
        links.sort_unstable();
        links.dedup();
        let ids = (0..count as u64).map(crate::map::ElementId::from_value).collect();
        Net::new(ids, boxes, vec![false; count], links, arrows.to_vec())
    }

    #[test]
    fn causes_stand_left_of_effects_and_loops_turn_one_arrow_back() {
        let net = net(6, &[(0, 1), (1, 2), (2, 3), (3, 1), (4, 3), (2, 5)]);
        let places = layered(&net, &LayoutOptions::default(), &Pace::default()).unwrap();
        let back = net.arrows.iter().filter(|(from, to)| places[*from].x > places[*to].x).count();
        assert_eq!(back, 1, "{places:?}");
        assert!(places[4].x > places[0].x, "a source stands right before what it leads to: {places:?}");
    }

    #[test]
    fn what_presses_on_each_other_shares_the_way() {
        assert_eq!(nearest(&[0.0, 0.0, 100.0], &[10.0, 10.0, 10.0]), [-5.0, 5.0, 100.0]);
        assert_eq!(nearest(&[], &[]), Vec::<f64>::new());
    }

    #[test]
    fn crossed_pairs_uncross() {
        let net = net(4, &[(0, 3), (1, 2)]);
        let places = layered(&net, &LayoutOptions::default(), &Pace::default()).unwrap();
        assert_eq!(places[0].y < places[1].y, places[3].y < places[2].y, "{places:?}");
    }
}
