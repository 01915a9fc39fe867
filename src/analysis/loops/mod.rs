//! Feedback loops: the elementary cycles of the causal graph, each once, typed and in order.

mod codes;
mod core;
mod hands;
mod marks;
mod search;
mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::causal::CausalGraph;
use super::hands::HANDS;
use crate::map::{ConnectionId, ElementId, LoopKey, LoopType, Part};

pub use codes::{LoopBook, LoopRow};

use search::{Ended, Ground, Until};
use store::Store;

/// How far to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoopLimits {
    /// The longest loop wanted, in steps; `None` is any length.
    pub max_length: Option<usize>,
    /// The most loops wanted.
    pub limit: usize,
    /// The longest time to take.
    pub time: Duration,
}

impl LoopLimits {
    /// The longest loop searched for unless somebody asks.
    pub const DEFAULT_LENGTH: usize = 8;
    /// The most loops searched for unless somebody asks.
    pub const DEFAULT_LIMIT: usize = 10_000;

    /// Up to this length and number. A tenth of a second is allowed, more for those who ask for more loops than usual.
    pub fn new(max_length: Option<usize>, limit: usize) -> Self {
        let beyond = limit.saturating_sub(Self::DEFAULT_LIMIT).min(10_000_000) as u64;
        Self { max_length, limit, time: Duration::from_millis(100) + Duration::from_micros(10 * beyond) }
    }
}

impl Default for LoopLimits {
    fn default() -> Self {
        Self::new(Some(Self::DEFAULT_LENGTH), Self::DEFAULT_LIMIT)
    }
}

/// A feedback loop, spelled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackLoop {
    /// Its name among all loops.
    pub key: LoopKey,
    /// Its elements in the order of influence, from the one with the smallest number.
    pub elements: Vec<ElementId>,
    /// The connections of each step, by number; the first step leaves the first element.
    pub steps: Vec<Vec<ConnectionId>>,
    /// Reinforcing, balancing, undetermined.
    pub kind: LoopType,
    /// How many steps are −.
    pub negatives: usize,
    /// How many steps are ? or contested. With exactly one, the loop is R if that step is of one sign and B if of the other.
    pub unknowns: usize,
    /// How many steps are delayed.
    pub delays: usize,
}

/// The loops of a map, by length and then by the numbers of their elements. They are kept flat and spelled out when asked for.
#[derive(Clone, Debug)]
pub struct Loops {
    graph: Arc<CausalGraph>,
    store: Store,
    /// The longest loop that was asked for; `None` is any length.
    pub max_length: Option<usize>,
    /// The most loops that were asked for.
    pub limit: usize,
    /// Every loop of up to so many steps is here. `None`: every loop that was asked for.
    pub complete_to: Option<usize>,
    /// Loops that were asked for are missing.
    pub truncated: bool,
    /// How many of the list are reinforcing.
    pub reinforcing: usize,
    /// How many of the list are balancing.
    pub balancing: usize,
    /// How many of the list are undetermined.
    pub undetermined: usize,
}

/// Searches for the loops of a map. When the limit or the time stop it, it says up to which length the list is complete; beyond that
/// length, the list holds some of the next.
///
/// First the whole search is tried. Only if that is too much, ever longer loops are searched for until the limit or the time is reached.
pub fn find(graph: &Arc<CausalGraph>, limits: LoopLimits, cancel: Option<&AtomicBool>) -> Loops {
    let began = Instant::now();
    let ground = Ground::of(graph);
    let asked = limits.max_length.unwrap_or(usize::MAX).min(ground.longest());
    let until = |share: f64| Until { limit: limits.limit, deadline: began + limits.time.mul_f64(share), cancel };
    let (store, ended) = ground.loops(asked, until(0.4), *HANDS);
    if ended == Ended::All {
        return Loops::new(graph, store, limits, None);
    }
    let mut complete = 0;
    let mut store = Store::default();
    for length in 1..=asked {
        // One hand: of the length that is not complete, the same loops every time.
        let (found, ended) = ground.loops(length, until(1.0), 1);
        if ended == Ended::All {
            complete = length;
            store = found;
        } else {
            store.top_up(&found, length, limits.limit);
            break;
        }
    }
    Loops::new(graph, store, limits, (complete < asked).then_some(complete))
}

impl Loops {
    fn new(graph: &Arc<CausalGraph>, mut store: Store, limits: LoopLimits, complete_to: Option<usize>) -> Self {
        store.sort(graph.len());
        let count = |kind| store.entries().iter().filter(|e| e.marks.kind() == kind).count();
        Self {
            max_length: limits.max_length,
            limit: limits.limit,
            complete_to,
            truncated: complete_to.is_some(),
            reinforcing: count(LoopType::Reinforcing),
            balancing: count(LoopType::Balancing),
            undetermined: count(LoopType::Undetermined),
            graph: Arc::clone(graph),
            store,
        }
    }

    /// How many loops there are in the list.
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.store.len() == 0
    }

    /// The graph that was searched.
    pub fn graph(&self) -> &Arc<CausalGraph> {
        &self.graph
    }

    /// The nodes of a loop in [`CausalGraph`], from the smallest; empty beyond the list.
    pub fn nodes(&self, at: usize) -> &[u32] {
        self.store.entries().get(at).map_or(&[], |&entry| self.store.nodes(entry))
    }

    /// The elements of a loop, from the one with the smallest number; none beyond the list.
    pub fn elements(&self, at: usize) -> impl ExactSizeIterator<Item = ElementId> + '_ {
        self.nodes(at).iter().map(|&node| self.graph.element(node).unwrap_or(ElementId::from_value(0)))
    }

    /// The type of a loop.
    pub fn kind(&self, at: usize) -> Option<LoopType> {
        self.store.entries().get(at).map(|e| e.marks.kind())
    }

    /// A loop, spelled out.
    pub fn get(&self, at: usize) -> Option<FeedbackLoop> {
        let entry = *self.store.entries().get(at)?;
        spelled(&self.graph, self.store.nodes(entry))
    }

    /// All loops in order, spelled out one by one.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = FeedbackLoop> + '_ {
        self.store.entries().iter().map(|&entry| spelled(&self.graph, self.store.nodes(entry)).unwrap_or_else(FeedbackLoop::none))
    }

    /// The place, key and type of every loop.
    pub(super) fn keys(&self) -> impl Iterator<Item = (usize, LoopKey, LoopType)> + '_ {
        let mut cycle = Vec::new();
        self.store.entries().iter().enumerate().map(move |(at, &entry)| {
            cycle.clear();
            cycle.extend(self.store.nodes(entry).iter().filter_map(|&node| self.graph.element(node)));
            (at, LoopKey::of(&cycle), entry.marks.kind())
        })
    }

    /// How many loops of the list each element is in, by node of the graph.
    pub fn participation(&self) -> Vec<usize> {
        let mut counts = vec![0; self.graph.len()];
        for &entry in self.store.entries() {
            for &node in self.store.nodes(entry) {
                if let Some(count) = counts.get_mut(node as usize) {
                    *count += 1;
                }
            }
        }
        counts
    }
}

/// The loop along this cycle of elements as the map stands now, told from its smallest number; `None` if one of its steps is missing
/// or an element comes twice. Any length.
pub fn loop_along(graph: &CausalGraph, cycle: &[ElementId]) -> Option<FeedbackLoop> {
    let nodes: Vec<u32> = cycle.iter().map(|&id| graph.node(id)).collect::<Option<_>>()?;
    let mut once = nodes.clone();
    once.sort_unstable();
    once.dedup();
    if once.len() != nodes.len() {
        return None;
    }
    spelled(graph, &crate::map::canonical_cycle(&nodes, |node| node))
}

fn spelled(graph: &CausalGraph, nodes: &[u32]) -> Option<FeedbackLoop> {
    let elements: Vec<ElementId> = nodes.iter().map(|&node| graph.element(node)).collect::<Option<_>>()?;
    let mut marks = marks::Marks::default();
    let mut steps = Vec::with_capacity(nodes.len());
    for (&from, &to) in nodes.iter().zip(nodes.iter().cycle().skip(1)) {
        let step = graph.step(from, to)?;
        marks = marks.and(marks::Marks::of(step));
        steps.push(graph.claims(step).to_vec());
    }
    (!steps.is_empty()).then(|| FeedbackLoop {
        key: LoopKey::of(&elements),
        elements,
        steps,
        kind: marks.kind(),
        negatives: marks.negatives(),
        unknowns: marks.unknowns(),
        delays: marks.delays(),
    })
}

impl FeedbackLoop {
    /// Whether this element or connection is on it.
    pub fn runs_through(&self, part: Part) -> bool {
        match part {
            Part::Element(id) => self.elements.contains(&id),
            Part::Connection(id) => self.steps.iter().any(|step| step.contains(&id)),
            Part::Loop(key) => self.key == key,
            Part::Group(_) | Part::Quote(_) | Part::Note(_) | Part::Backdrop(_) => false,
        }
    }

    /// Stands in for a loop that cannot be missing.
    fn none() -> Self {
        Self {
            key: LoopKey::of(&[]),
            elements: Vec::new(),
            steps: Vec::new(),
            kind: LoopType::Undetermined,
            negatives: 0,
            unknowns: 0,
            delays: 0,
        }
    }
}
