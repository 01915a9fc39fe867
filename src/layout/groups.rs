//! Group by group: the elements of each group laid out on their own, then the groups beside each other as if each were one element.

use std::collections::BTreeMap;

use kurbo::{Point, Rect};

use super::net::Net;
use super::registry::{LayoutOptions, Places};
use super::settle::settled;
use super::stress;
use crate::analysis::{Pace, Stopped};
use crate::map::{GroupId, SystemMap};

/// Around the elements of a group, for its title and edge, map units.
const EDGE: f64 = 48.0;

pub(super) fn lay_out(map: &SystemMap, net: &Net, options: &LayoutOptions, pace: &Pace) -> Result<Places, Stopped> {
    let parts = parts(map, net);
    let mut places = net.centres();
    for (done, part) in parts.iter().enumerate() {
        let own = net.part(part);
        if own.len() > 1 && own.free().next().is_some() {
            let found = stress::lay_out(&own, options, &pace.share_of(done, done + 1, parts.len() + 1))?;
            put(&mut places, part, &found);
        }
    }
    let boxes = net.boxes_at(&places);
    let around = |part: &Vec<usize>| {
        let all = part.iter().filter_map(|&place| boxes.get(place).copied()).reduce(|a, b| a.union(b)).unwrap_or_default();
        if part.len() > 1 { all.inflate(EDGE, EDGE) } else { all }
    };
    let areas: Vec<Rect> = parts.iter().map(around).collect();
    let laid = beside_each_other(net, &parts, &areas, options, &pace.share_of(parts.len(), parts.len() + 1, parts.len() + 1))?;
    for (part, (area, at)) in parts.iter().zip(areas.iter().zip(laid)) {
        let by = at - area.center();
        for &place in part.iter().filter(|place| !net.is_fixed(**place)) {
            if let Some(at) = places.get_mut(place) {
                *at += by;
            }
        }
    }
    Ok(settled(&net.boxes_at(&places), &net.fixed, stress::GAP).iter().map(Rect::center).collect())
}

/// The elements of each group of the first grouping; an element in several is in the first, one in none stands for itself.
fn parts(map: &SystemMap, net: &Net) -> Vec<Vec<usize>> {
    let grouping = map.groupings().iter().next().map(|grouping| grouping.id);
    let groups: Vec<GroupId> = grouping.map(|id| map.groups_in(id).map(|group| group.id).collect()).unwrap_or_default();
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut alone = Vec::new();
    for (place, id) in net.ids.iter().enumerate() {
        let own = map.element(*id).and_then(|element| groups.iter().position(|group| element.groups.contains(group)));
        match own {
            Some(group) => of.entry(group).or_default().push(place),
            None => alone.push(vec![place]),
        }
    }
    of.into_values().chain(alone).collect()
}

fn put(places: &mut [Point], part: &[usize], found: &[Point]) {
    for (&place, &at) in part.iter().zip(found) {
        if let Some(slot) = places.get_mut(place) {
            *slot = at;
        }
    }
}

/// New middles of areas: those with connections between them near each other. One in which something is fixed stays.
fn beside_each_other(net: &Net, parts: &[Vec<usize>], areas: &[Rect], options: &LayoutOptions, pace: &Pace) -> Result<Vec<Point>, Stopped> {
    let home_of: BTreeMap<usize, usize> =
        parts.iter().enumerate().flat_map(|(home, part)| part.iter().map(move |&place| (place, home))).collect();
    let mut links: Vec<(usize, usize)> =
        net.links.iter().filter_map(|(a, b)| Some((*home_of.get(a)?, *home_of.get(b)?))).filter(|(a, b)| a != b).collect();
    for link in &mut links {
        *link = (link.0.min(link.1), link.0.max(link.1));
    }
    links.sort_unstable();
    links.dedup();
    let fixed = parts.iter().map(|part| part.iter().any(|&place| net.is_fixed(place))).collect();
    let whole = Net::new(Vec::new(), areas.to_vec(), fixed, links, Vec::new());
    stress::lay_out(&whole, options, pace)
}
