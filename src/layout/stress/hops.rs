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

    /// Every pair once, where both know of each other.
    pub fn pairs(&self) -> Vec<(u32, u32, f32)> {
        let count = self.starts.len().saturating_sub(1);
        let of = |place: usize| {
            self.of_box(place)
                .iter()
                .filter(move |(other, _)| (*other as usize) < place)
                .map(move |&(other, hops)| (place as u32, other, hops))
        };
        (0..count).flat_map(of).collect()
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
    let mut pivot = (0..net.len()).max_by_key(|&place| (net.near.get(place).map_or(0, Vec::len), std::cmp::Reverse(place)));
    for _ in 0..PIVOTS {
        let Some(chosen) = pivot else { break };
        for (place, (&hops, nearest)) in walk.from(chosen).iter().zip(&mut nearest).enumerate() {
            if hops == u32::MAX {
                continue;
            }
            *nearest = (*nearest).min(hops);
            // One link apart they are on the list already.
            if hops > 1 {
                for (one, other) in [(place, chosen), (chosen, place)] {
                    if let Some(list) = lists.get_mut(one) {
                        list.push((other as u32, hops as f32));
                    }
                }
            }
        }
        let farthest = nearest.iter().enumerate().max_by_key(|(place, hops)| (**hops, std::cmp::Reverse(*place)));
        pivot = farthest.filter(|(_, hops)| **hops > 1).map(|(place, _)| place);
    }
    // Pivots meet each other from both sides.
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
