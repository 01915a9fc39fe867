//! Elements in parts that hang together: as even as can be, with few connections between them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::map::{ElementId, SystemMap};

/// So many times elements change sides.
const ROUNDS: usize = 12;

/// This many parts of the elements of a map, each in the order of numbers.
pub(super) fn split(map: &SystemMap, members: &BTreeSet<ElementId>, parts: usize) -> Vec<BTreeSet<ElementId>> {
    let order: Vec<ElementId> = map.elements().map(|element| element.id).filter(|id| members.contains(id)).collect();
    let parts = parts.clamp(1, order.len().max(1));
    if parts == 1 {
        return vec![members.clone()];
    }
    let most = order.len().div_ceil(parts);
    let mut found = grown(map, &order, parts, most);
    for _ in 0..ROUNDS {
        let moved = order.iter().filter(|&&id| settled(map, &mut found, id, most + 1)).count();
        if moved == 0 {
            break;
        }
    }
    found.retain(|part| !part.is_empty());
    let first = |part: &BTreeSet<ElementId>| order.iter().position(|id| part.contains(id));
    found.sort_by_key(first);
    found
}

/// Each part grows from one element by whichever hangs on it most.
fn grown(map: &SystemMap, order: &[ElementId], parts: usize, most: usize) -> Vec<BTreeSet<ElementId>> {
    let mut free: Vec<ElementId> = order.to_vec();
    let mut found = Vec::new();
    for place in 0..parts {
        let mut part = BTreeSet::new();
        let left = parts - place;
        let size = free.len().div_ceil(left).min(most);
        while part.len() < size {
            let outside: BTreeSet<ElementId> = free.iter().copied().collect();
            // What hangs on the part, and little on the rest; where nothing does, what hangs least on anything.
            let best = free.iter().enumerate().max_by_key(|(at, id)| {
                let (inside, rest) = (ties(map, **id, &part), ties(map, **id, &outside));
                ((2 * inside).cast_signed() - rest.cast_signed(), Reverse(*at))
            });
            let Some((at, _)) = best else { break };
            part.insert(free.remove(at));
        }
        found.push(part);
    }
    found
}

/// Moves an element to the part it hangs on most, if there is room. Whether it moved.
fn settled(map: &SystemMap, parts: &mut [BTreeSet<ElementId>], id: ElementId, most: usize) -> bool {
    let Some(home) = parts.iter().position(|part| part.contains(&id)) else { return false };
    let counts: Vec<usize> = parts.iter().map(|part| ties(map, id, part)).collect();
    let at_home = counts.get(home).copied().unwrap_or_default();
    let sizes: Vec<usize> = parts.iter().map(BTreeSet::len).collect();
    let better =
        counts.iter().zip(&sizes).enumerate().filter(|(place, (count, size))| *place != home && **count > at_home && **size < most);
    let Some((best, _)) = better.max_by_key(|(place, (count, _))| (**count, Reverse(*place))) else { return false };
    if sizes.get(home).is_some_and(|&size| size <= 2) {
        return false;
    }
    if let Some(part) = parts.get_mut(home) {
        part.remove(&id);
    }
    if let Some(part) = parts.get_mut(best) {
        part.insert(id);
    }
    true
}

/// How many connections an element has with these.
fn ties(map: &SystemMap, id: ElementId, others: &BTreeSet<ElementId>) -> usize {
    map.connections_of(id).into_iter().filter(|c| c.from != c.to && others.contains(if c.from == id { &c.to } else { &c.from })).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Connection, ConnectionId, ConnectionKind, Element, ElementKind, Influence, Numbers, Point, Record};

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
