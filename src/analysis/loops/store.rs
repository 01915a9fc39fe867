//! Loops as found, flat in two arrays, and put in order: by length, then by the numbers of their elements.

use super::marks::Marks;

/// One loop: where its nodes stand, and what its steps add up to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    start: u32,
    len: u32,
    pub(super) marks: Marks,
}

/// Loops of nodes of a graph, each told from its smallest node.
#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    nodes: Vec<u32>,
    entries: Vec<Entry>,
}

impl Store {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Adds a cycle told from any of its nodes.
    #[inline]
    pub(super) fn push(&mut self, cycle: &[u32], marks: Marks) {
        let smallest = cycle.iter().enumerate().min_by_key(|&(_, &node)| node).map_or(0, |(at, _)| at);
        let (before, after) = cycle.split_at(smallest);
        self.entries.push(Entry { start: self.nodes.len() as u32, len: cycle.len() as u32, marks });
        self.nodes.extend_from_slice(after);
        self.nodes.extend_from_slice(before);
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn nodes(&self, entry: Entry) -> &[u32] {
        self.nodes.get(entry.start as usize..(entry.start + entry.len) as usize).unwrap_or_default()
    }

    /// Adds all loops of another search.
    pub(super) fn append(&mut self, other: &Self) {
        let start = self.nodes.len() as u32;
        self.nodes.extend_from_slice(&other.nodes);
        self.entries.extend(other.entries.iter().map(|entry| Entry { start: start + entry.start, ..*entry }));
    }

    /// Keeps the first `limit` loops.
    pub(super) fn cut(&mut self, limit: usize) {
        self.entries.truncate(limit);
    }

    /// Adds the loops of this length from another search, until there are `limit`.
    pub(super) fn top_up(&mut self, other: &Self, length: usize, limit: usize) {
        for &entry in other.entries.iter().filter(|e| e.len as usize == length) {
            if self.len() >= limit {
                break;
            }
            self.push(other.nodes(entry), entry.marks);
        }
    }

    /// Puts the loops in order. `count` is how many nodes the graph has.
    ///
    /// As many nodes of a loop as fit are packed into one number that sorts like them; the rest is compared only between equals.
    pub(super) fn sort(&mut self, count: usize) {
        let bits = (usize::BITS - count.leading_zeros()).max(1);
        let fitting = (u128::BITS / bits) as usize;
        let mut keys: Vec<(u128, u32)> = Vec::with_capacity(self.entries.len());
        for (at, &entry) in (0..).zip(&self.entries) {
            let key = self.nodes(entry).iter().take(fitting).fold(0, |key, &node| (key << bits) | u128::from(node));
            keys.push((key, at));
        }
        let entry = |at: u32| self.entries.get(at as usize).copied().unwrap_or_default();
        let mut sorted: Vec<Entry> = Vec::with_capacity(self.entries.len());
        for mut list in self.by_length(&keys) {
            list.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.nodes(entry(a.1)).cmp(self.nodes(entry(b.1)))));
            sorted.extend(list.into_iter().map(|(_, at)| entry(at)));
        }
        self.entries = sorted;
    }

    /// The keys in one list for each length.
    fn by_length(&self, keys: &[(u128, u32)]) -> Vec<Vec<(u128, u32)>> {
        let longest = self.entries.iter().map(|e| e.len as usize).max().unwrap_or(0);
        let mut counts = vec![0; longest + 1];
        for entry in &self.entries {
            if let Some(count) = counts.get_mut(entry.len as usize) {
                *count += 1;
            }
        }
        let mut lists: Vec<Vec<(u128, u32)>> = counts.into_iter().map(Vec::with_capacity).collect();
        for (&key, entry) in keys.iter().zip(&self.entries) {
            if let Some(list) = lists.get_mut(entry.len as usize) {
                list.push(key);
            }
        }
        lists
    }
}
