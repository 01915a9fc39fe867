//! What loops are called on paper and in lists (R4, B2, U1), and what became of the loops that somebody named.

use std::collections::{BTreeSet, HashMap};

use super::{FeedbackLoop, Loops, loop_along};
use crate::map::{LoopKey, LoopType, NamedLoop, NamedLoopId, SystemMap};

/// One loop and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopRow {
    /// The letter of its type today and its number: R4.
    pub code: String,
    /// Its name among all loops.
    pub key: LoopKey,
    /// Its type today.
    pub kind: LoopType,
    /// The name somebody gave it.
    pub named: Option<NamedLoopId>,
    /// Its type is not the one somebody last saw.
    pub flipped: bool,
    /// Its place in the list of [`Loops`]; `None` when it is longer than the search went.
    pub at: Option<usize>,
    beyond: Option<Box<FeedbackLoop>>,
}

impl LoopRow {
    /// The loop, spelled out. `loops` is the list that the book was made of.
    pub fn spelled(&self, loops: &Loops) -> Option<FeedbackLoop> {
        match self.at {
            Some(at) => loops.get(at),
            None => self.beyond.as_deref().cloned(),
        }
    }
}

/// Every loop of a list with its code, and the named loops that are no longer there.
///
/// A named loop keeps its number and takes the letter of its type today. Unnamed loops are numbered after the named ones of their letter, in
/// the order of the list, for display only. When a flipped loop meets a loop that has its code already, it gets a letter behind (B4b).
#[derive(Clone, Debug, Default)]
pub struct LoopBook {
    /// Loops in the order of the list; named ones that are longer than the search went come last.
    pub rows: Vec<LoopRow>,
    /// Named loops of which a step is missing, by number.
    pub broken: Vec<NamedLoopId>,
    row_of: HashMap<LoopKey, usize>,
}

impl LoopBook {
    /// The book of the loops of this map.
    pub fn of(map: &SystemMap, loops: &Loops) -> Self {
        let mut standing: Vec<(&NamedLoop, FeedbackLoop)> = Vec::new();
        let mut broken = Vec::new();
        for named in map.named_loops().iter() {
            match loop_along(loops.graph(), &named.cycle) {
                Some(found) => standing.push((named, found)),
                None => broken.push(named.id),
            }
        }
        let codes = named_codes(&standing);
        let mut named_of: HashMap<LoopKey, usize> = HashMap::new();
        for (at, (_, found)) in standing.iter().enumerate() {
            named_of.entry(found.key).or_insert(at);
        }
        let mut last = [0_u32; 3];
        for (named, found) in &standing {
            if let Some(number) = last.get_mut(place(found.kind)) {
                *number = (*number).max(named.number);
            }
        }
        let mut met = BTreeSet::new();
        let mut rows = Vec::with_capacity(loops.len());
        for (at, key, kind) in loops.keys() {
            let named = named_of.get(&key).and_then(|&n| Some((n, standing.get(n)?, codes.get(n)?)));
            let row = if let Some((n, (named, _), code)) = named {
                met.insert(n);
                named_row(named, code, key, kind, Some(at), None)
            } else {
                let number = last.get_mut(place(kind)).map_or(0, |number| {
                    *number += 1;
                    *number
                });
                LoopRow { code: format!("{}{number}", kind.letter()), key, kind, named: None, flipped: false, at: Some(at), beyond: None }
            };
            rows.push(row);
        }
        let mut beyond: Vec<_> = standing.into_iter().zip(codes).enumerate().filter(|(n, _)| !met.contains(n)).collect();
        beyond.sort_by_key(|(_, ((named, found), _))| (found.elements.len(), named.number));
        for (_, ((named, found), code)) in beyond {
            rows.push(named_row(named, &code, found.key, found.kind, None, Some(Box::new(found))));
        }
        let row_of = rows.iter().enumerate().map(|(at, row)| (row.key, at)).rev().collect();
        Self { rows, broken, row_of }
    }

    /// The row of a loop.
    pub fn row(&self, key: LoopKey) -> Option<&LoopRow> {
        self.row_of.get(&key).and_then(|&at| self.rows.get(at))
    }

    /// The row with this code, in capital letters or small.
    pub fn by_code(&self, code: &str) -> Option<&LoopRow> {
        self.rows.iter().find(|row| row.code.eq_ignore_ascii_case(code.trim()))
    }

    /// The row of a named loop, if it still stands.
    pub fn named(&self, id: NamedLoopId) -> Option<&LoopRow> {
        self.rows.iter().find(|row| row.named == Some(id))
    }
}

fn named_row(named: &NamedLoop, code: &str, key: LoopKey, kind: LoopType, at: Option<usize>, beyond: Option<Box<FeedbackLoop>>) -> LoopRow {
    LoopRow { code: code.to_owned(), key, kind, named: Some(named.id), flipped: named.last_type != kind, at, beyond }
}

const fn place(kind: LoopType) -> usize {
    match kind {
        LoopType::Reinforcing => 0,
        LoopType::Balancing => 1,
        LoopType::Undetermined => 2,
    }
}

/// The code of each named loop. Those that did not flip choose first.
fn named_codes(standing: &[(&NamedLoop, FeedbackLoop)]) -> Vec<String> {
    let mut codes = vec![String::new(); standing.len()];
    let mut taken = BTreeSet::new();
    for flipped in [false, true] {
        for ((named, found), code) in standing.iter().zip(&mut codes) {
            if (named.last_type != found.kind) != flipped {
                continue;
            }
            let plain = format!("{}{}", found.kind.letter(), named.number);
            let behind = std::iter::once(String::new()).chain(('b'..='z').map(String::from)).chain((27_u32..).map(|n| format!("-{n}")));
            *code = behind.map(|letter| format!("{plain}{letter}")).find(|code| !taken.contains(code)).unwrap_or(plain);
            taken.insert(code.clone());
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{CausalGraph, LoopLimits, find_loops, sample};
    use crate::map::{ElementId, Extra, IdSource, Record};

    fn with_named(map: &SystemMap, named: &[(u32, &[u32], LoopType)]) -> SystemMap {
        let mut ids = IdSource::seeded(9);
        let mut records = map.records();
        for &(number, cycle, last_type) in named {
            let cycle: Vec<ElementId> = cycle.iter().map(|&n| sample::element(map, n)).collect();
            let (name, story, question) = (format!("Loop {number}"), String::new(), String::new());
            let named =
                NamedLoop { id: ids.next(), number, cycle, name, story, question, starred: false, last_type, extra: Extra::default() };
            records.push(Record::from(named));
        }
        SystemMap::from_records(records, map.numbers()).0
    }

    fn book(map: &SystemMap, length: usize) -> (LoopBook, Loops) {
        let loops = find_loops(&Arc::new(CausalGraph::of(map)), LoopLimits::new(Some(length), 100), None);
        (LoopBook::of(map, &loops), loops)
    }

    fn codes(book: &LoopBook) -> Vec<(&str, bool, bool)> {
        book.rows.iter().map(|row| (row.code.as_str(), row.named.is_some(), row.flipped)).collect()
    }

    const LOOPS: &[(u32, u32, &str)] =
        &[(1, 2, "+"), (2, 1, "+"), (2, 3, "+"), (3, 2, "-"), (3, 4, "+"), (4, 3, "+"), (4, 5, "+"), (5, 6, "-"), (6, 4, "-")];

    #[test]
    fn unnamed_loops_are_numbered_after_named_ones() {
        let map = with_named(&sample::map(6, LOOPS), &[(4, &[3, 4], LoopType::Reinforcing)]);
        let (book, _) = book(&map, 8);
        assert_eq!(codes(&book), [("R5", false, false), ("B1", false, false), ("R4", true, false), ("R6", false, false)]);
        assert_eq!(book.by_code("r4").map(|row| row.at), Some(Some(2)));
    }

    #[test]
    fn a_flipped_loop_takes_the_other_letter_and_is_flagged() {
        let named: &[(u32, &[u32], LoopType)] = &[(1, &[3, 2], LoopType::Reinforcing), (2, &[1, 2], LoopType::Reinforcing)];
        let (book, _) = book(&with_named(&sample::map(6, LOOPS), named), 2);
        assert_eq!(codes(&book), [("R2", true, false), ("B1", true, true), ("R3", false, false)]);
    }

    #[test]
    fn two_loops_never_share_a_code() {
        let claims = [(1, 2, "+"), (2, 1, "-"), (3, 4, "+"), (4, 3, "-")];
        let named: &[(u32, &[u32], LoopType)] = &[(4, &[1, 2], LoopType::Reinforcing), (4, &[3, 4], LoopType::Balancing)];
        let (book, _) = book(&with_named(&sample::map(4, &claims), named), 8);
        assert_eq!(codes(&book), [("B4b", true, true), ("B4", true, false)]);
    }

    #[test]
    fn a_long_named_loop_is_known_beyond_the_search_and_a_missing_one_is_broken() {
        let named: &[(u32, &[u32], LoopType)] = &[(7, &[5, 6, 4], LoopType::Reinforcing), (8, &[1, 3], LoopType::Balancing)];
        let map = with_named(&sample::map(6, LOOPS), named);
        let (book, loops) = book(&map, 2);
        let last = book.rows.last().unwrap();
        assert_eq!((last.code.as_str(), last.at), ("R7", None));
        assert_eq!(last.spelled(&loops).unwrap().elements, [4, 5, 6].map(|n| sample::element(&map, n)));
        assert_eq!(book.broken.len(), 1);
        assert_eq!(book.row(last.key), Some(last));
    }
}
