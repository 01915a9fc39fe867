//! `causeway gen`: a large map of nothing, for measuring. The same seed gives the same map.

use std::collections::HashSet;
use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::{Outcome, SOUND, files};
use crate::format::ron;
use crate::map::{
    About, Citation, CitedPart, Connection, ConnectionId, ConnectionKind, Consent, Element, ElementId, ElementKind, Extra, IdSource,
    Influence, Numbers, Point, Polarity, Quote, Record, Source, SourceId, SourceKind, Stance, SystemMap, Voice, VoiceId,
};

const FIRST: &[&str] =
    &["Trust in", "Access to", "Demand for", "Knowledge of", "Cost of", "Quality of", "Fear of", "Time for", "Waiting for", "Talk of"];
const SECOND: &[&str] = &["local", "joint", "early", "shared", "safe", "steady", "fair", "open", "skilled", "long-term"];
const THIRD: &[&str] = &["support", "housing", "work", "care", "advice", "training", "funding", "services", "planning", "space"];
const SAID: &[&str] = &[
    "nobody asked us before it changed",
    "it took three calls to get an answer",
    "when the same person stays, it works",
    "you tell it again and again",
    "there was a place to go in the evening",
    "we had no time left to listen",
    "the letter came after the date",
    "they believed in me",
];

#[derive(Debug, Args)]
pub(super) struct Gen {
    /// How many elements
    #[arg(long, value_name = "N")]
    elements: u32,
    /// How many connections
    #[arg(long, value_name = "M")]
    connections: u32,
    /// How many quotes
    #[arg(long, value_name = "Q", default_value_t = 0)]
    quotes: u32,
    /// Which map
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The file to write
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

impl Gen {
    pub(super) fn run(&self) -> Outcome {
        let pairs = u64::from(self.elements) * u64::from(self.elements.saturating_sub(1));
        if u64::from(self.connections) > pairs {
            let what = format!("{} elements have no room for {} connections", self.elements, self.connections);
            return Err(Failure::new(what, format_args!("ask for at most {pairs}")));
        }
        files::write(&self.output, ron::write(&self.map()).as_bytes())?;
        Ok(SOUND)
    }

    fn map(&self) -> SystemMap {
        let mut maker = Maker { ids: IdSource::seeded(self.seed), random: fastrand::Rng::with_seed(self.seed), records: Vec::new() };
        let title = format!("Made map {}", self.seed);
        maker.records.push(About { title, ..About::default() }.into());
        let elements = maker.elements(self.elements);
        let connections = maker.connections(self.connections, &elements);
        maker.quotes(self.quotes, &elements, &connections);
        SystemMap::from_records(maker.records, Numbers::default()).0
    }
}

struct Maker {
    ids: IdSource,
    random: fastrand::Rng,
    records: Vec<Record>,
}

impl Maker {
    fn one_of<T: Copy>(&mut self, things: &[T]) -> Option<T> {
        things.get(self.random.usize(..things.len().max(1))).copied()
    }

    fn elements(&mut self, count: u32) -> Vec<ElementId> {
        let columns = f64::from(count.max(1)).sqrt().ceil() as u32;
        let words =
            |number: u32, list: &[&'static str], by: u32| list.get((number / by) as usize % list.len()).copied().unwrap_or_default();
        let mut made = Vec::new();
        for number in 1..=count {
            let (first, second, third) = (words(number, FIRST, 1), words(number, SECOND, 10), words(number, THIRD, 100));
            let label = if number < 1000 { format!("{first} {second} {third}") } else { format!("{first} {second} {third} {number}") };
            let kind = match self.random.u8(0..10) {
                0 => ElementKind::Outcome,
                1 => ElementKind::Intervention,
                _ => ElementKind::Factor,
            };
            let (column, row) = ((number - 1) % columns, (number - 1) / columns);
            let shift = Point::new(f64::from(self.random.i32(-30..=30)), f64::from(self.random.i32(-20..=20)));
            let at = Point::new(f64::from(column) * 220.0 + shift.x, f64::from(row) * 130.0 + shift.y);
            let id = self.ids.next();
            made.push(id);
            self.records.push(Element::new(id, number, kind, label, at).into());
        }
        made
    }

    /// Distinct pairs; half of them lead to one of the next few elements, so that neighbours hang together.
    fn connections(&mut self, count: u32, elements: &[ElementId]) -> Vec<ConnectionId> {
        let total = elements.len();
        let mut taken = HashSet::new();
        let mut made = Vec::new();
        while made.len() < count as usize {
            let from = self.random.usize(..total);
            let near = self.random.bool().then(|| (from + self.random.usize(1..=6)) % total);
            let to = near.filter(|&to| !taken.contains(&(from, to))).unwrap_or_else(|| self.random.usize(..total));
            if from == to || !taken.insert((from, to)) {
                continue;
            }
            let (Some(&from), Some(&to)) = (elements.get(from), elements.get(to)) else { continue };
            let polarity =
                self.one_of(&[Polarity::Plus, Polarity::Plus, Polarity::Plus, Polarity::Minus, Polarity::Minus]).unwrap_or_default();
            let influence = Influence { polarity, delay: self.random.u8(0..6) == 0, ..Influence::default() };
            let id = self.ids.next();
            made.push(id);
            self.records.push(Connection::new(id, made.len() as u32, from, to, ConnectionKind::Influence(influence)).into());
        }
        made
    }

    fn voices(&mut self) -> Vec<VoiceId> {
        let voices: Vec<Voice> = (1..)
            .zip(Voice::DEFAULTS)
            .map(|(number, name)| Voice { id: self.ids.next(), number, name: name.to_owned(), extra: Extra::default() })
            .collect();
        let made = voices.iter().map(|voice| voice.id).collect();
        self.records.extend(voices.into_iter().map(Record::from));
        made
    }

    fn sources(&mut self) -> Vec<SourceId> {
        let sources: Vec<Source> = (1..=3)
            .map(|number| Source {
                id: self.ids.next(),
                number,
                title: format!("Made interviews {number}"),
                kind: SourceKind::Interviews,
                citation: String::new(),
                note: String::new(),
                extra: Extra::default(),
            })
            .collect();
        let made = sources.iter().map(|source| source.id).collect();
        self.records.extend(sources.into_iter().map(Record::from));
        made
    }

    fn quotes(&mut self, count: u32, elements: &[ElementId], connections: &[ConnectionId]) {
        let (voices, sources) = (self.voices(), self.sources());
        for number in 1..=count {
            let sentences = self.random.usize(1..=6);
            let said: Vec<&str> = (0..sentences).filter_map(|_| self.one_of(SAID)).collect();
            let mut quote = Quote::new(self.ids.next(), number, format!("[{number}] {}\u{2026}", said.join(", ")));
            quote.voice = self.one_of(&voices);
            quote.source = self.one_of(&sources);
            quote.attribution.push_str(Voice::DEFAULTS.get(number as usize % 3).copied().unwrap_or_default());
            let consents = [Consent::NotRecorded, Consent::Internal, Consent::Workshop, Consent::Workshop, Consent::Public];
            quote.consent = self.one_of(&consents).unwrap_or_default();
            let element = self.one_of(elements).map(CitedPart::Element);
            let connection = self.one_of(connections).filter(|_| number % 2 == 0).map(CitedPart::Connection);
            quote.citations = element.into_iter().chain(connection).map(|part| Citation::new(part, Stance::Supports)).collect();
            self.records.push(quote.into());
        }
    }
}
