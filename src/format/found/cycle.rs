//! The cycle inside a set of connections that a file calls a loop: spokes that hang on it are taken off.

use std::collections::{BTreeMap, BTreeSet};

/// How many steps the search may take.
const MOST_STEPS: usize = 20_000;

/// The longest cycle of these steps, in the order of influence; `None` without one. A cycle is told from its smallest member.
pub(super) fn inner_cycle(steps: &[(usize, usize)]) -> Option<Vec<usize>> {
    let mut steps: BTreeSet<(usize, usize)> = steps.iter().copied().collect();
    loop {
        let from: BTreeSet<usize> = steps.iter().map(|&(from, _)| from).collect();
        let to: BTreeSet<usize> = steps.iter().map(|&(_, to)| to).collect();
        let before = steps.len();
        steps.retain(|(a, b)| to.contains(a) && from.contains(b));
        if steps.len() == before {
            break;
        }
    }
    let mut next: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(from, to) in &steps {
        next.entry(from).or_default().push(to);
    }
    let mut search = Search { next: &next, left: MOST_STEPS, best: None };
    for &start in next.keys() {
        search.walk(start, &mut vec![start]);
    }
    search.best
}

struct Search<'a> {
    next: &'a BTreeMap<usize, Vec<usize>>,
    left: usize,
    best: Option<Vec<usize>>,
}

impl Search<'_> {
    fn walk(&mut self, start: usize, path: &mut Vec<usize>) {
        let Some(here) = path.last() else { return };
        // A file may call anything a loop: a path is no longer than what people follow.
        if path.len() > 120 {
            return;
        }
        for &to in self.next.get(here).into_iter().flatten() {
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            if to == start {
                if self.best.as_ref().is_none_or(|best| path.len() > best.len()) {
                    self.best = Some(path.clone());
                }
            } else if to > start && !path.contains(&to) {
                path.push(to);
                self.walk(start, path);
                path.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spokes_are_taken_off_and_order_does_not_matter() {
        assert_eq!(inner_cycle(&[(3, 1), (1, 2), (9, 2), (2, 3), (3, 8), (8, 7)]), Some(vec![1, 2, 3]));
        assert_eq!(inner_cycle(&[(1, 2), (2, 3)]), None);
        assert_eq!(inner_cycle(&[(5, 5)]), Some(vec![5]));
        let all: Vec<(usize, usize)> = (0..40).flat_map(|a| (0..40).map(move |b| (a, b))).collect();
        assert!(inner_cycle(&all).is_some(), "a dense set ends");
    }
}
