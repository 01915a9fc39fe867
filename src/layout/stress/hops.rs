//! How far boxes ought to be from each other: by how many links lie between them. Up to [`EXACT`] boxes every pair counts, beyond that the
//! links and the ways to a few pivots spread over the net (U. Brandes and C. Pich, "Eigensolver methods for progressive multidimensional
//! scaling of large data", 2007; M. Ortmann, M. Klimenta and U. Brandes, "A sparse stress model", 2017).

use crate::layout::net::Net;

/// So many boxes have a distance for every pair.
pub(super) const EXACT: usize = 1400;
/// Beyond that, so many pivots.
const PIVOTS: usize = 90;

/// For each box, the others that it keeps a distance to, and how many links that is.
pub(super) struct Hops {
    starts: Vec<usize>,
    partners: Vec<(u32, f32)>,
}

impl Hops {
    pub fn of(net: &Net) -> Self {
        let lists = if net.len() <= EXACT { every_pair(net) } else { to_pivots(net) };
        let mut starts = Vec::with_capacity(lists.len() + 1);
        starts.push(0);
        let mut partners = Vec::with_capacity(lists.iter().map(Vec::len).sum());
        for list in lists {
            partners.extend(list);
            starts.push(partners.len());
        }
        Self { starts, partners }
    }

    /// The partners of a box, and how many links away each is.
    pub fn of_box(&self, place: usize) -> &[(u32, f32)] {
        let range = self.starts.get(place).zip(self.starts.get(place + 1)).map_or(0..0, |(&from, &to)| from..to);
        self.partners.get(range).unwrap_or_default()
    }

    /// How many pairs keep a distance.
    pub fn pair_count(&self) -> f64 {
        self.partners.len() as f64 / 2.0
    }

    /// Every pair once: the one that keeps the distance, the other, how many links apart they are, and whether the other keeps it too.
    pub fn pairs(&self) -> Vec<(u32, u32, f32, bool)> {
        let count = self.starts.len().saturating_sub(1);
        let of = |place: usize| {
            let pairs = self.of_box(place).iter().map(move |&(other, hops)| (place as u32, other, hops, self.knows(other, place as u32)));
            // Of two that know of each other the later one tells.
            pairs.filter(|&(place, other, _, both)| other < place || !both)
        };
        (0..count).flat_map(of).collect()
    }

    fn knows(&self, place: u32, other: u32) -> bool {
        self.of_box(place as usize).binary_search_by_key(&other, |&(other, _)| other).is_ok()
    }
}

fn every_pair(net: &Net) -> Vec<Vec<(u32, f32)>> {
    let mut walk = Walk::new(net);
    let from = |place: usize| {
        let hops = walk.from(place);
        let known = hops.iter().enumerate().filter(|(other, hops)| *other != place && **hops != u32::MAX);
        known.map(|(other, &hops)| (other as u32, hops as f32)).collect()
    };
    (0..net.len()).map(from).collect()
}

fn to_pivots(net: &Net) -> Vec<Vec<(u32, f32)>> {
    let mut lists: Vec<Vec<(u32, f32)>> = net.near.iter().map(|near| near.iter().map(|&other| (other as u32, 1.0)).collect()).collect();
    let mut walk = Walk::new(net);
    let mut nearest = vec![u32::MAX; net.len()];
    let mut pivots: Vec<(usize, Vec<u32>)> = Vec::new();
    let mut pivot = (0..net.len()).max_by_key(|&place| (net.near.get(place).map_or(0, Vec::len), std::cmp::Reverse(place)));
    for _ in 0..PIVOTS {
        let Some(chosen) = pivot else { break };
        let hops = walk.from(chosen).to_vec();
        for (nearest, &hops) in nearest.iter_mut().zip(&hops) {
            *nearest = (*nearest).min(hops);
        }
        pivots.push((chosen, hops));
        let farthest = nearest.iter().enumerate().max_by_key(|(place, hops)| (**hops, std::cmp::Reverse(*place)));
        pivot = farthest.filter(|(_, hops)| (2..u32::MAX).contains(*hops)).map(|(place, _)| place);
    }
    // All keep their distance to pivots, but a pivot only to its like: it would be driven away from all by all, and its neighbours would not.
    for (pivot, hops) in &pivots {
        for (list, &hops) in lists.iter_mut().zip(hops) {
            // One link apart they are on the list already.
            if hops > 1 && hops != u32::MAX {
                list.push((*pivot as u32, hops as f32));
            }
        }
    }
    for list in &mut lists {
        list.sort_by_key(|&(other, _)| other);
        list.dedup_by_key(|(other, _)| *other);
    }
    lists
}

/// Breadth first, with its lists kept from one walk to the next.
struct Walk<'n> {
    net: &'n Net,
    hops: Vec<u32>,
    open: Vec<usize>,
}

impl<'n> Walk<'n> {
    fn new(net: &'n Net) -> Self {
        Self { net, hops: vec![u32::MAX; net.len()], open: Vec::new() }
    }

    /// How many links each box is away from this one; the largest number if none lead there.
    fn from(&mut self, start: usize) -> &[u32] {
        self.hops.fill(u32::MAX);
        self.open.clear();
        self.reach(start, 0);
        let mut at = 0;
        while let Some(&place) = self.open.get(at) {
            at += 1;
            let next = self.hops.get(place).map_or(0, |hops| hops + 1);
            for &other in self.net.near.get(place).into_iter().flatten() {
                self.reach(other, next);
            }
        }
        &self.hops
    }

    fn reach(&mut self, place: usize, hops: u32) {
        if let Some(known) = self.hops.get_mut(place).filter(|known| **known == u32::MAX) {
            *known = hops;
            self.open.push(place);
        }
    }
}
