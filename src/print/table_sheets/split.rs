//! Elements in parts that hang together: as even as can be, with few connections between them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::map::{Connection, ElementId, SystemMap};

/// So many times elements change sides.
const ROUNDS: usize = 12;

/// This many parts of the elements of a map, each in the order of numbers.
pub(super) fn split(map: &SystemMap, members: &BTreeSet<ElementId>, parts: usize) -> Vec<BTreeSet<ElementId>> {
    let order: Vec<ElementId> = map.elements().map(|element| element.id).filter(|id| members.contains(id)).collect();
    let parts = parts.clamp(1, order.len().max(1));
    if parts == 1 {
        return vec![members.clone()];
    }
    let ties = ties(map, &order);
    let mut homes = grown(&ties, parts);
    settle(&ties, &mut homes, parts, order.len().div_ceil(parts) + 1);
    let mut found = vec![BTreeSet::new(); parts];
    for (&id, home) in order.iter().zip(homes) {
        if let Some(part) = found.get_mut(home) {
            part.insert(id);
        }
    }
    found.retain(|part| !part.is_empty());
    let first = |part: &BTreeSet<ElementId>| order.iter().position(|id| part.contains(id));
    found.sort_by_cached_key(first);
    found
}

/// The places of those that each of these is connected with, as often as it is.
fn ties(map: &SystemMap, order: &[ElementId]) -> Vec<Vec<usize>> {
    let place_of: BTreeMap<ElementId, usize> = order.iter().enumerate().map(|(place, &id)| (id, place)).collect();
    let other = |id: ElementId, c: &Connection| if c.from == id { c.to } else { c.from };
    let of = |&id: &ElementId| {
        let connections = map.connections_of(id).into_iter().filter(|c| c.from != c.to);
        connections.filter_map(|c| place_of.get(&other(id, c)).copied()).collect()
    };
    order.iter().map(of).collect()
}

/// Which part each is in: a part grows from one element by whichever hangs on it most.
fn grown(ties: &[Vec<usize>], parts: usize) -> Vec<usize> {
    // Of those that are in no part yet: how much each hangs on the part that grows, and how much on others like itself.
    let mut inside = vec![0_usize; ties.len()];
    let mut rest: Vec<usize> = ties.iter().map(Vec::len).collect();
    let mut homes: Vec<Option<usize>> = vec![None; ties.len()];
    let mut free = ties.len();
    for part in 0..parts {
        inside.fill(0);
        for _ in 0..free.div_ceil(parts - part) {
            let open = homes.iter().zip(inside.iter().zip(&rest)).enumerate().filter(|(_, (home, _))| home.is_none());
            // What hangs on the part, and little on the rest; where nothing does, what hangs least on anything.
            let best = open.max_by_key(|(at, (_, (inside, rest)))| ((2 * **inside).cast_signed() - rest.cast_signed(), Reverse(*at)));
            let Some((at, _)) = best else { break };
            free -= 1;
            if let Some(home) = homes.get_mut(at) {
                *home = Some(part);
            }
            for &other in ties.get(at).into_iter().flatten() {
                if let (Some(inside), Some(rest)) = (inside.get_mut(other), rest.get_mut(other)) {
                    *inside += 1;
                    *rest -= 1;
                }
            }
        }
    }
    homes.into_iter().map(Option::unwrap_or_default).collect()
}

/// Moves elements to the part they hang on most while there is room, until none wants to.
fn settle(ties: &[Vec<usize>], homes: &mut [usize], parts: usize, most: usize) {
    let mut sizes = vec![0_usize; parts];
    for &home in homes.iter() {
        add(&mut sizes, home);
    }
    for _ in 0..ROUNDS {
        let mut moved = false;
        for (at, own) in ties.iter().enumerate() {
            let mut near: BTreeMap<usize, usize> = BTreeMap::new();
            for home in own.iter().filter_map(|&other| homes.get(other)) {
                *near.entry(*home).or_default() += 1;
            }
            let size = |part: usize| sizes.get(part).copied().unwrap_or_default();
            let Some(&home) = homes.get(at) else { continue };
            let at_home = near.get(&home).copied().unwrap_or_default();
            let better = near.iter().filter(|&(&part, &count)| part != home && count > at_home && size(part) < most);
            let best = better.max_by_key(|&(&part, &count)| (count, Reverse(part))).map(|(&part, _)| part);
            let Some(best) = best.filter(|_| size(home) > 2) else { continue };
            if let (Some(slot), Some(size)) = (homes.get_mut(at), sizes.get_mut(home)) {
                *slot = best;
                *size -= 1;
                add(&mut sizes, best);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

fn add(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{ConnectionId, ConnectionKind, Element, ElementKind, Influence, Numbers, Point, Record};

    fn id(number: u32) -> ElementId {
        ElementId::from_value(u64::from(number))
    }

    /// Elements 1 to `count` with these connections.
    fn map(count: u32, links: &[(u32, u32)]) -> SystemMap {
        let elements = (1..=count).map(|n| Record::from(Element::new(id(n), n, ElementKind::Factor, "Thing", Point::ZERO)));
        let links = (1..).zip(links).map(|(n, &(from, to))| {
            let kind = ConnectionKind::Influence(Influence::default());
            Record::from(Connection::new(ConnectionId::from_value(u64::from(n)), n, id(from), id(to), kind))
        });
        SystemMap::from_records(elements.chain(links).collect::<Vec<_>>(), Numbers::default()).0
    }

    #[test]
    fn two_rings_joined_by_one_line_part_there() {
        // Odd numbers in one ring, even ones in the other, so that numbers do not give the answer away.
        let ring = |of: [u32; 5]| of.into_iter().zip(of.into_iter().cycle().skip(1)).collect::<Vec<_>>();
        let links = [ring([1, 3, 5, 7, 9]), ring([2, 4, 6, 8, 10]), vec![(5, 6)]].concat();
        let map = map(10, &links);
        let all = map.elements().map(|e| e.id).collect();
        let parts = split(&map, &all, 2);
        assert_eq!(parts, [[1, 3, 5, 7, 9].map(id).into(), [2, 4, 6, 8, 10].map(id).into()]);
    }

    #[test]
    fn every_element_is_in_one_part() {
        let map = map(23, &[(1, 2), (2, 3), (9, 14), (14, 20), (4, 1)]);
        let all: BTreeSet<_> = map.elements().map(|e| e.id).collect();
        for parts in 1..6 {
            let found = split(&map, &all, parts);
            assert_eq!((found.len(), found.iter().map(BTreeSet::len).sum::<usize>()), (parts, 23));
            assert_eq!(found.iter().flatten().copied().collect::<BTreeSet<_>>(), all);
        }
        assert_eq!(split(&map, &[id(1)].into(), 4).len(), 1);
    }
}
