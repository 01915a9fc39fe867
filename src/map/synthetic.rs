//! Maps of any size made from a seed, for benches and trials: themed groups, signed influences mostly within a theme, quotes on parts.
//! Nobody said any of it.

use std::collections::HashSet;

use super::{
    About, Citation, CitedPart, Connection, ConnectionId, ConnectionKind, Consent, Element, ElementId, ElementKind, Group, GroupId,
    Grouping, IdSource, Influence, Numbers, Point, Polarity, Quote, Record, Source, SourceKind, Stance, SystemMap, Voice,
};

/// How much a synthetic map has of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntheticSize {
    /// Elements.
    pub elements: usize,
    /// Influences, on as many different ordered pairs where there are so many.
    pub connections: usize,
    /// Quotes of about 300 letters.
    pub quotes: usize,
}

const ABOUT: [&str; 16] = [
    "Trust in",
    "Access to",
    "Waiting for",
    "Cost of",
    "Quality of",
    "Demand for",
    "Knowledge of",
    "Pressure on",
    "Continuity of",
    "Choice of",
    "Funding of",
    "Fear of",
    "Need for",
    "Reach of",
    "Pace of",
    "Control over",
];
const WHAT: [&str; 16] = [
    "services",
    "housing",
    "key workers",
    "peer support",
    "treatment",
    "benefits",
    "assessment",
    "training",
    "commissioning",
    "outreach",
    "recovery",
    "relationships",
    "safety",
    "information",
    "staff time",
    "local networks",
];
const WORDS: [&str; 32] = [
    "you", "never", "know", "who", "will", "answer", "the", "phone", "and", "then", "somebody", "asks", "same", "story", "again", "it",
    "takes", "months", "before", "anything", "moves", "we", "try", "to", "keep", "going", "because", "people", "deserve", "better", "than",
    "this",
];
/// Map units from one element to the next.
const ACROSS: f64 = 220.0;
const DOWN: f64 = 120.0;

/// The map of this size and seed: the same every time.
pub fn synthetic(size: SyntheticSize, seed: u64) -> SystemMap {
    let maker = Maker { rng: fastrand::Rng::with_seed(seed), ids: IdSource::seeded(seed), themes: themes(size.elements) };
    let (map, _) = SystemMap::from_records(maker.records(size), Numbers::default());
    map
}

/// A dozen themes at most, a few elements in each at least.
fn themes(elements: usize) -> usize {
    (elements / 8).clamp(1, 12)
}

struct Maker {
    rng: fastrand::Rng,
    ids: IdSource,
    themes: usize,
}

impl Maker {
    fn records(mut self, size: SyntheticSize) -> Vec<Record> {
        let title = format!("{} elements, {} connections, {} quotes", size.elements, size.connections, size.quotes);
        let disclaimer = "Made by a program: nobody said any of it.".to_owned();
        let mut records = vec![Record::from(About { title, disclaimer, ..About::default() })];
        let groups = self.groups(&mut records);
        let elements = self.elements(size.elements, &groups, &mut records);
        let connections = self.connections(size.connections, &elements, &mut records);
        self.quotes(size.quotes, &elements, &connections, &mut records);
        records
    }

    fn groups(&mut self, records: &mut Vec<Record>) -> Vec<GroupId> {
        let grouping = self.ids.next();
        records.push(Grouping { id: grouping, number: 1, title: "Themes".into(), extra: super::Extra::default() }.into());
        let group = |(index, number): (u8, u32)| {
            let id = self.ids.next();
            let title = format!("Theme {number}");
            records.push(
                Group { id, number, grouping, title, tint: index, hatch: index, collapsed: false, extra: super::Extra::default() }.into(),
            );
            id
        };
        (0..).zip(1..).take(self.themes).map(group).collect()
    }

    /// Element `i` belongs to theme `i % themes`; each theme is a block of the plane.
    fn elements(&mut self, count: usize, groups: &[GroupId], records: &mut Vec<Record>) -> Vec<ElementId> {
        let in_block = count.div_ceil(self.themes).max(1);
        let columns = (in_block as f64 * DOWN / ACROSS).sqrt().ceil().max(1.0) as usize;
        let (block_width, block_height) = ((columns + 1) as f64 * ACROSS, (in_block.div_ceil(columns) + 1) as f64 * DOWN);
        let mut ids = Vec::with_capacity(count);
        for (index, number) in (0..count).zip(1..) {
            let (theme, place) = (index % self.themes, index / self.themes);
            let x = (theme % 4) as f64 * block_width + (place % columns) as f64 * ACROSS;
            let y = (theme / 4) as f64 * block_height + (place / columns) as f64 * DOWN;
            let kind = match self.rng.u8(..20) {
                0..=1 => ElementKind::Actor,
                2 => ElementKind::Outcome,
                3 => ElementKind::Intervention,
                _ => ElementKind::Factor,
            };
            let mut element = Element::new(self.ids.next(), number, kind, self.label(number), Point::new(x, y));
            element.groups.extend(groups.get(theme));
            ids.push(element.id);
            records.push(element.into());
        }
        ids
    }

    fn label(&mut self, number: u32) -> String {
        format!("{} {} {number}", self.of(&ABOUT), self.of(&WHAT))
    }

    /// Four in five stay within a theme.
    fn connections(&mut self, count: usize, elements: &[ElementId], records: &mut Vec<Record>) -> Vec<ConnectionId> {
        let (mut ids, mut taken) = (Vec::with_capacity(count), HashSet::new());
        if elements.len() < 2 {
            return ids;
        }
        let all = elements.len();
        // By chance, and if nearly every pair is asked for, one after the other.
        let by_chance = (0..count.saturating_mul(20)).map(|_| None);
        let in_turn = (0..all).flat_map(|from| (0..all).map(move |to| Some((from, to))));
        for pair in by_chance.chain(in_turn) {
            if ids.len() == count {
                break;
            }
            let (from, to) = pair.unwrap_or_else(|| {
                let from = self.rng.usize(..all);
                (from, if self.rng.u8(..5) == 0 { self.rng.usize(..all) } else { self.within_theme(from, all) })
            });
            let (Some(&a), Some(&b)) = (elements.get(from), elements.get(to)) else { continue };
            if a == b || !taken.insert((from, to)) {
                continue;
            }
            let polarity = match self.rng.u8(..20) {
                0..=11 => Polarity::Plus,
                12..=18 => Polarity::Minus,
                _ => Polarity::Unknown,
            };
            let kind = ConnectionKind::Influence(Influence { polarity, delay: self.rng.u8(..8) == 0, strength: None });
            let number = u32::try_from(ids.len() + 1).unwrap_or(u32::MAX);
            let connection = Connection::new(self.ids.next(), number, a, b, kind);
            ids.push(connection.id);
            records.push(connection.into());
        }
        ids
    }

    fn within_theme(&mut self, from: usize, count: usize) -> usize {
        let (theme, steps) = (from % self.themes, count / self.themes);
        theme + self.themes * self.rng.usize(..steps.max(1))
    }

    fn quotes(&mut self, count: usize, elements: &[ElementId], connections: &[ConnectionId], records: &mut Vec<Record>) {
        let voices: Vec<_> = Voice::DEFAULTS.iter().zip(1..).map(|(name, number)| (self.ids.next(), *name, number)).collect();
        for &(id, name, number) in &voices {
            records.push(Voice { id, number, name: name.to_owned(), extra: super::Extra::default() }.into());
        }
        let source = self.ids.next();
        let title = "Interviews that never took place".to_owned();
        let kind = SourceKind::Interviews;
        records.push(Source { kind, ..Source::new(source, 1, title) }.into());
        for number in (1..).take(count) {
            let mut quote = Quote::new(self.ids.next(), number, self.words());
            let voice = voices.get(self.rng.usize(..voices.len()));
            quote.voice = voice.map(|v| v.0);
            quote.attribution = voice.map(|v| v.1.to_owned()).unwrap_or_default();
            quote.source = Some(source);
            quote.participant = format!("P{:03}", self.rng.u16(1..400));
            quote.consent = self.of(&[Consent::Workshop, Consent::Workshop, Consent::Public, Consent::Internal, Consent::NotRecorded]);
            let part = match self.some_of(connections) {
                Some(id) if self.rng.bool() => Some(CitedPart::Connection(id)),
                _ => self.some_of(elements).map(CitedPart::Element),
            };
            quote.citations.extend(part.map(|part| Citation::new(part, Stance::Supports)));
            records.push(quote.into());
        }
    }

    /// About 300 letters.
    fn words(&mut self) -> String {
        let mut text = String::with_capacity(320);
        while text.len() < 290 {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(self.of(&WORDS));
        }
        text.push('.');
        text
    }

    fn of<T: Copy + Default>(&mut self, values: &[T]) -> T {
        self.some_of(values).unwrap_or_default()
    }

    fn some_of<T: Copy>(&mut self, values: &[T]) -> Option<T> {
        self.rng.choice(values).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::check;

    #[test]
    fn it_has_the_size_asked_for_and_is_sound_and_repeats() {
        let size = SyntheticSize { elements: 100, connections: 250, quotes: 30 };
        let map = synthetic(size, 7);
        assert_eq!((map.element_count(), map.connection_count(), map.quotes().len()), (100, 250, 30));
        assert_eq!(check(&map), Vec::new());
        assert_eq!(map, synthetic(size, 7));
        assert_ne!(map, synthetic(size, 8));
        let lengths: Vec<_> = map.quotes().iter().map(|quote| quote.original.len()).collect();
        assert!(lengths.iter().all(|length| (290..320).contains(length)), "{lengths:?}");
    }

    #[test]
    fn the_smallest_are_made_too() {
        for (elements, connections, quotes) in [(0, 0, 0), (0, 5, 3), (1, 5, 1), (2, 100, 1), (3, 2, 0)] {
            let map = synthetic(SyntheticSize { elements, connections, quotes }, 1);
            assert_eq!((map.element_count(), map.quotes().len()), (elements, quotes));
            assert_eq!(check(&map), Vec::new());
        }
    }
}
