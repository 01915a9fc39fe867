//! The search for elementary cycles up to a length: for each strong component, roots in order of falling degree, a
//! depth-first search from each, pruned by the distance back to the root, and then the root is taken away.
//!
//! The distance (breadth-first against the arrows, in what is left) is a lower bound of what a path still needs, so nothing is missed. Gupta and
//! Suzumura's bounded algorithm (2021), which learns bounds on the way, is incomplete (arXiv 2512.08392) and not used.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use crate::analysis::causal::CausalGraph;
use crate::analysis::components;
use crate::analysis::per_node::PerNode;

use super::core::Core;
use super::hands;
use super::marks::Marks;
use super::store::Store;

/// Steps taken between two looks at the clock.
const PATIENCE: u32 = 4096;
/// After so many looks at the clock more hands are worth calling.
const ALONE: u32 = 6;

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Every loop up to the length was found.
    All,
    /// There are more loops than the limit.
    Limit,
    /// Time ran out, or somebody cancelled.
    Time,
}

/// When to stop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Until<'a> {
    pub(super) limit: usize,
    pub(super) deadline: Instant,
    pub(super) cancel: Option<&'a AtomicBool>,
}

impl Until<'_> {
    pub(super) fn over(&self) -> bool {
        self.cancel.is_some_and(|c| c.load(Ordering::Relaxed)) || Instant::now() >= self.deadline
    }
}

/// What is searched: the components that can hold a loop, and the steps from an element to itself.
#[derive(Debug)]
pub(super) struct Ground {
    cores: Vec<Core>,
    selfs: Vec<(u32, Marks)>,
}

impl Ground {
    pub(super) fn of(graph: &CausalGraph) -> Self {
        let mut place = PerNode::filled(graph.len(), 0);
        let sets = components::strong(graph).into_iter().filter(|set| set.len() > 1);
        let mut cores: Vec<Core> = sets.map(|set| Core::new(graph, set, &mut place)).collect();
        cores.sort_by_key(|core| core.nodes.first().copied());
        let selfs = graph.steps().iter().filter(|s| s.from == s.to).map(|s| (s.from, Marks::of(s))).collect();
        Self { cores, selfs }
    }

    /// No loop is longer than this.
    pub(super) fn longest(&self) -> usize {
        self.cores.iter().map(|core| core.nodes.len()).max().unwrap_or(0).max(usize::from(!self.selfs.is_empty()))
    }

    /// Every loop of up to `length` steps, unless it has to stop. More than one of `hands` only where there is much to do; which loops
    /// are found before a stop then depends on who was quick.
    pub(super) fn loops(&self, length: usize, until: Until<'_>, hands: usize) -> (Store, Ended) {
        let mut store = Store::default();
        for &(node, marks) in self.selfs.iter().filter(|_| length > 0) {
            if store.len() >= until.limit {
                return (store, Ended::Limit);
            }
            store.push(&[node], marks);
        }
        for core in self.cores.iter().filter(|_| length > 1) {
            let ended;
            (store, ended) = hands::search(core, length, until, store, hands);
            if ended != Ended::All {
                return (store, ended);
            }
        }
        (store, Ended::All)
    }
}

/// A place on the path, and which steps out of it are still to be tried.
#[derive(Clone, Copy, Debug)]
struct Frame {
    node: u32,
    next: u32,
    end: u32,
    /// The node's entry in `room` before the path came by.
    room: u32,
    marks: Marks,
}

/// The roots of a component, handed out one by one in their order.
pub(super) struct Turns {
    roots: Vec<u32>,
    next: AtomicUsize,
}

impl Turns {
    pub(super) fn of(core: &Core) -> Self {
        Self { roots: core.roots(), next: AtomicUsize::new(0) }
    }

    pub(super) fn are_over(&self) -> bool {
        self.next.load(Ordering::Relaxed) >= self.roots.len()
    }

    /// Nobody takes another.
    pub(super) fn stop(&self) {
        self.next.store(self.roots.len(), Ordering::Relaxed);
    }

    fn take(&self) -> Option<(usize, u32)> {
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        self.roots.get(turn).map(|&root| (turn, root))
    }
}

/// One hand that searches a component.
pub(super) struct Search<'a> {
    core: &'a Core,
    /// The longest loop wanted.
    length: u32,
    until: Until<'a>,
    pub(super) store: Store,
    /// The most steps a path from the root may have on arriving at a node and still get home in time. 0: on the path, taken away, or too far.
    room: PerNode<u32>,
    left: Left,
    /// The roots before this turn are taken from `left`.
    turn: usize,
    /// The path but for its last place.
    frames: Vec<Frame>,
    /// The graph's nodes along the path.
    path: Vec<u32>,
    queue: Vec<u32>,
    ticks: u32,
    looks: u32,
}

impl<'a> Search<'a> {
    /// Adds what it finds to `store`.
    pub(super) fn new(core: &'a Core, length: usize, until: Until<'a>, store: Store) -> Self {
        let count = core.nodes.len();
        Self {
            core,
            length: length.min(count) as u32,
            until,
            store,
            room: PerNode::filled(count, 0),
            left: Left::of(core),
            turn: 0,
            frames: Vec::with_capacity(count),
            path: Vec::with_capacity(count),
            queue: Vec::with_capacity(count),
            ticks: 0,
            looks: 0,
        }
    }

    /// Searches from the roots that nobody else took. `alone`: goes away early where there is much to do.
    pub(super) fn run(&mut self, turns: &Turns, alone: bool) -> ControlFlow<Ended> {
        while !(alone && self.looks >= ALONE) {
            let Some((turn, root)) = turns.take() else { break };
            self.take_away(turns.roots.get(self.turn..turn).unwrap_or_default());
            self.turn = turn;
            if !self.left.gone(root) {
                self.measure(root);
                self.from(root)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn take_away(&mut self, roots: &[u32]) {
        for &root in roots {
            if !self.left.gone(root) {
                self.left.take(self.core, root, &mut self.queue);
            }
        }
    }

    /// Fills `room`: the length wanted less the distance back to the root.
    fn measure(&mut self, root: u32) {
        self.room.fill(0);
        self.room.set(root, self.length);
        self.queue.clear();
        self.queue.push(root);
        let mut next = 0;
        while let Some(&node) = self.queue.get(next) {
            next += 1;
            let room = self.room.at(node).saturating_sub(1);
            if room == 0 {
                break;
            }
            for &source in self.core.sources(node) {
                if self.room.at(source) == 0 && !self.left.gone(source) {
                    self.room.set(source, room);
                    self.queue.push(source);
                }
            }
        }
    }

    fn enter(&mut self, node: u32, room: u32, marks: Marks) -> Frame {
        let row = self.core.row(node);
        self.path.push(self.core.nodes.get(node as usize).copied().unwrap_or_default());
        Frame { node, next: row.start, end: row.end, room, marks }
    }

    fn from(&mut self, root: u32) -> ControlFlow<Ended> {
        let core = self.core;
        let targets = core.all_targets();
        let mut here = self.enter(root, self.length, Marks::default());
        loop {
            let steps = self.path.len() as u32;
            let rest = targets.get(here.next as usize..here.end as usize).unwrap_or_default();
            let Some(skipped) = rest.iter().position(|&to| self.room.at(to) >= steps) else {
                self.room.set(here.node, here.room);
                self.path.pop();
                match self.frames.pop() {
                    Some(before) => here = before,
                    None => return ControlFlow::Continue(()),
                }
                continue;
            };
            let step = here.next + skipped as u32;
            here.next = step + 1;
            self.ticks += 1;
            if self.ticks >= PATIENCE {
                self.ticks = 0;
                self.looks += 1;
                if self.until.over() {
                    return ControlFlow::Break(Ended::Time);
                }
            }
            let to = targets.get(step as usize).copied().unwrap_or(root);
            let marks = here.marks.and(core.marks(step));
            if to == root {
                if self.store.len() >= self.until.limit {
                    return ControlFlow::Break(Ended::Limit);
                }
                self.store.push(&self.path, marks);
            } else {
                let room = self.room.at(to);
                self.room.set(to, 0);
                self.frames.push(here);
                here = self.enter(to, room, marks);
            }
        }
    }
}

/// What is left of a component when roots are taken away: nodes that no step reaches or leaves any more go with them, so that most nodes never
/// become roots.
struct Left {
    /// Steps that still arrive at and leave each node; (0, 0) is gone.
    steps: PerNode<(u32, u32)>,
}

impl Left {
    fn of(core: &Core) -> Self {
        let mut steps = PerNode::filled(core.nodes.len(), (0, 0));
        for node in 0..core.nodes.len() as u32 {
            steps.set(node, (core.sources(node).len() as u32, core.targets(node).len() as u32));
        }
        Self { steps }
    }

    #[inline]
    fn gone(&self, node: u32) -> bool {
        self.steps.at(node).0 == 0
    }

    /// Takes a node away. `queue` is room to work in.
    fn take(&mut self, core: &Core, node: u32, queue: &mut Vec<u32>) {
        queue.clear();
        queue.push(node);
        self.steps.set(node, (0, 0));
        while let Some(node) = queue.pop() {
            for &to in core.targets(node) {
                let (arriving, leaving) = self.steps.at(to);
                self.fewer(to, arriving.saturating_sub(1), leaving, queue);
            }
            for &source in core.sources(node) {
                let (arriving, leaving) = self.steps.at(source);
                self.fewer(source, arriving, leaving.saturating_sub(1), queue);
            }
        }
    }

    fn fewer(&mut self, node: u32, arriving: u32, leaving: u32, queue: &mut Vec<u32>) {
        if self.gone(node) {
            return;
        }
        if arriving == 0 || leaving == 0 {
            self.steps.set(node, (0, 0));
            queue.push(node);
        } else {
            self.steps.set(node, (arriving, leaving));
        }
    }
}
