//! The shortest way of influence from one element to another, searched from both ends at once: on a large map the two searches meet long before
//! either has seen much of it.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::grid::CellHasher;

/// How many steps each place is away from where a search began.
type Steps = HashMap<u32, usize, BuildHasherDefault<CellHasher>>;

/// What influences what, by place in a list of elements.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    after: Vec<Vec<u32>>,
    before: Vec<Vec<u32>>,
}

/// One of the two searches: what it has reached, and what it reached last.
struct Reached {
    steps: Steps,
    rim: Vec<u32>,
    depth: usize,
}

impl Reached {
    fn new(start: u32) -> Self {
        Self { steps: std::iter::once((start, 0)).collect(), rim: vec![start], depth: 0 }
    }

    /// One step further.
    fn go_on(&mut self, next: &[Vec<u32>]) {
        self.depth += 1;
        let mut rim = Vec::new();
        for &here in &self.rim {
            for &there in of(next, here) {
                if let std::collections::hash_map::Entry::Vacant(slot) = self.steps.entry(there) {
                    slot.insert(self.depth);
                    rim.push(there);
                }
            }
        }
        self.rim = rim;
    }

    fn is_at(&self, place: u32, depth: usize) -> bool {
        self.steps.get(&place) == Some(&depth)
    }
}

fn of(lists: &[Vec<u32>], place: u32) -> &[u32] {
    lists.get(place as usize).map(Vec::as_slice).unwrap_or_default()
}

impl Flow {
    /// Of so many elements, and nothing between them yet.
    pub fn new(count: usize) -> Self {
        Self { after: vec![Vec::new(); count], before: vec![Vec::new(); count] }
    }

    /// Adds that one influences another. Ways are preferred in the order of what was added.
    pub fn add(&mut self, from: u32, to: u32) {
        if let (Some(after), Some(before)) = (self.after.get_mut(from as usize), self.before.get_mut(to as usize)) {
            after.push(to);
            before.push(from);
        }
    }

    /// The places of a shortest way of at most so many steps, both ends included: of several the one that takes, from the start on, what was
    /// added first.
    pub fn shortest(&self, start: u32, goal: u32, most: usize) -> Option<Vec<u32>> {
        let (mut ahead, mut back) = (Reached::new(start), Reached::new(goal));
        // No way is shorter than the depths of both together, or they would have met.
        while !ahead.rim.iter().any(|&place| back.is_at(place, back.depth)) {
            if ahead.depth + back.depth >= most || ahead.rim.is_empty() || back.rim.is_empty() {
                return None;
            }
            if ahead.rim.len() <= back.rim.len() { ahead.go_on(&self.after) } else { back.go_on(&self.before) }
        }
        // From where they met towards the start: what lies on a shortest way.
        let mut on_way = Reached {
            steps: Steps::default(),
            rim: ahead.rim.iter().copied().filter(|&p| back.is_at(p, back.depth)).collect(),
            depth: back.depth,
        };
        on_way.steps.extend(on_way.rim.iter().map(|&place| (place, back.depth)));
        for left in (0..ahead.depth).rev() {
            on_way.depth += 1;
            let reached = std::mem::take(&mut on_way.rim);
            for &here in &reached {
                for &there in of(&self.before, here).iter().filter(|&&there| ahead.is_at(there, left)) {
                    if on_way.steps.insert(there, on_way.depth).is_none() {
                        on_way.rim.push(there);
                    }
                }
            }
        }
        let mut way = vec![start];
        for left in (0..ahead.depth + back.depth).rev() {
            let here = *way.last()?;
            let leads = |&&there: &&u32| if left > back.depth { on_way.is_at(there, left) } else { back.is_at(there, left) };
            way.push(*of(&self.after, here).iter().find(leads)?);
        }
        Some(way)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    /// The same from one end: breadth first.
    fn plain(flow: &Flow, start: u32, goal: u32, most: usize) -> Option<Vec<u32>> {
        let mut came: HashMap<u32, (u32, usize)> = HashMap::from([(start, (start, 0))]);
        let mut waiting = VecDeque::from([start]);
        while let Some(here) = waiting.pop_front() {
            if here == goal {
                let mut way = vec![goal];
                while way.last() != Some(&start) {
                    way.push(came[way.last().unwrap()].0);
                }
                way.reverse();
                return Some(way);
            }
            let depth = came[&here].1;
            for &there in flow.after[here as usize].iter().filter(|_| depth < most) {
                let known = came.len();
                came.entry(there).or_insert((here, depth + 1));
                if came.len() > known {
                    waiting.push_back(there);
                }
            }
        }
        None
    }

    #[test]
    fn from_both_ends_the_same_way_is_found_as_from_one() {
        let mut rng = fastrand::Rng::with_seed(9);
        let (mut found, mut none) = (0, 0);
        for case in 0..300 {
            let count = 3 + case % 60;
            let mut flow = Flow::new(count as usize);
            for _ in 0..count * (1 + case % 3) {
                flow.add(rng.u32(0..count), rng.u32(0..count));
            }
            let (start, goal, most) = (rng.u32(0..count), rng.u32(0..count), rng.usize(1..12));
            let way = flow.shortest(start, goal, most);
            assert_eq!(way, plain(&flow, start, goal, most), "{flow:?} {start} {goal} {most}");
            if way.is_some() { found += 1 } else { none += 1 }
        }
        assert!(found > 60 && none > 60, "{found} {none}");
    }
}
