//! Who told a chain: threads and the transitivity trap. A to B from one person and B to C from another is not evidence for A to C; a chain of
//! which one and the same told every step is a thread. After Causal Map. Where a quote has a participant code, the person told it, else
//! its source: two people of one set of interviews are two.

use std::collections::{BTreeSet, HashMap};

use crate::analysis::{LoopBook, Loops};
use crate::map::{CitedPart, ConnectionId, LoopKey, NamedLoopId, SourceId, Stance, SystemMap};

/// Whether a chain of steps was told whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Somebody told every step.
    Whole(Who),
    /// Every step was told, none by all of those who told one.
    Stitched(Who),
    /// So many steps were told by nobody whose source or code is known.
    Untold(usize),
}

/// Who told something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The sources it is told in, by number.
    pub sources: Vec<SourceId>,
    /// How many people are known to have told it; 0 where only sources are recorded.
    pub people: usize,
}

/// Who told each connection and each named loop: whose quotes support or qualify it, and what it refers to. A quote that contradicts a claim
/// does not tell it. Tellers are sources in the order of their numbers, and after them people.
#[derive(Clone, Debug, Default)]
pub struct Tellers {
    sources: Vec<SourceId>,
    /// The places of the sources in which each person is quoted.
    people: Vec<BTreeSet<u32>>,
    /// Each part with each of its tellers once, in order.
    of: Vec<(CitedPart, u32)>,
}

impl Tellers {
    /// The tellers of a map.
    pub fn of(map: &SystemMap) -> Self {
        let sources: Vec<SourceId> = map.sources().iter().map(|source| source.id).collect();
        let place: HashMap<SourceId, u32> = sources.iter().copied().zip(0..).collect();
        let (mut codes, mut people): (HashMap<&str, u32>, Vec<BTreeSet<u32>>) = (HashMap::new(), Vec::new());
        let mut of: Vec<(CitedPart, u32)> = Vec::new();
        for quote in map.quotes().iter() {
            let source = quote.source.and_then(|id| place.get(&id)).copied();
            let next = people.len() as u32;
            let person = (!quote.participant.is_empty()).then(|| *codes.entry(&quote.participant).or_insert(next));
            if person == Some(next) {
                people.push(BTreeSet::new());
            }
            if let Some(of_person) = person.and_then(|person| people.get_mut(person as usize)) {
                of_person.extend(source);
            }
            let teller = person.map(|person| person + sources.len() as u32).or(source);
            let told = quote.citations.iter().filter(|citation| citation.stance != Stance::Contradicts);
            for citation in told.filter(|citation| !matches!(citation.part, CitedPart::Element(_))) {
                of.extend(teller.map(|teller| (citation.part, teller)));
            }
        }
        for connection in map.connections().filter(|connection| !connection.references.is_empty()) {
            let referred = connection.references.iter().filter_map(|reference| place.get(&reference.source));
            of.extend(referred.map(|&teller| (CitedPart::Connection(connection.id), teller)));
        }
        of.sort_unstable();
        of.dedup();
        Self { sources, people, of }
    }

    /// Everyone who told a part.
    fn of_part(&self, part: CitedPart) -> impl Iterator<Item = u32> + '_ {
        let start = self.of.partition_point(|(other, _)| *other < part);
        self.of.iter().skip(start).take_while(move |(other, _)| *other == part).map(|(_, teller)| *teller)
    }

    /// Everyone who told one of these claims on a pair.
    pub(super) fn on(&self, claims: &[ConnectionId]) -> Vec<u32> {
        let mut all: Vec<u32> = claims.iter().flat_map(|&id| self.of_part(CitedPart::Connection(id))).collect();
        if claims.len() > 1 {
            all.sort_unstable();
            all.dedup();
        }
        all
    }

    /// Whether a chain was told whole. Each step is all claims on its pair; who told the named loop as a whole told its every step.
    pub fn told(&self, steps: &[Vec<ConnectionId>], named: Option<NamedLoopId>) -> Told {
        let (mut untold, mut anybody, mut common) = (0, Vec::new(), None::<Vec<u32>>);
        for step in steps {
            let tellers = self.on(step);
            untold += usize::from(tellers.is_empty());
            common = Some(match common {
                None => tellers.clone(),
                Some(common) => common.into_iter().filter(|teller| tellers.binary_search(teller).is_ok()).collect(),
            });
            anybody.extend(tellers);
        }
        let mut whole = common.unwrap_or_default();
        whole.extend(named.into_iter().flat_map(|id| self.of_part(CitedPart::Loop(id))));
        whole.sort_unstable();
        whole.dedup();
        if !whole.is_empty() {
            return Told::Whole(self.who(&whole));
        }
        if untold > 0 {
            return Told::Untold(untold);
        }
        anybody.sort_unstable();
        anybody.dedup();
        Told::Stitched(self.who(&anybody))
    }

    fn who(&self, tellers: &[u32]) -> Who {
        let own = self.sources.len() as u32;
        let people = tellers.iter().filter_map(|teller| self.people.get(teller.checked_sub(own)? as usize));
        let places: BTreeSet<u32> = tellers.iter().filter(|&&teller| teller < own).chain(people.clone().flatten()).copied().collect();
        Who { sources: places.iter().filter_map(|&place| self.sources.get(place as usize)).copied().collect(), people: people.count() }
    }
}

/// How every loop of the book was told, in its order.
pub fn told_loops(tellers: &Tellers, book: &LoopBook, loops: &Loops) -> Vec<(LoopKey, Told)> {
    let told = book.rows.iter().filter_map(|row| Some((row.key, tellers.told(&row.spelled(loops)?.steps, row.named))));
    told.collect()
}
