//! The search for loops: at once on a map of usual size, on a thread of its own on a large one. An answer for a map that has moved on is
//! dropped.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex};

use crate::analysis::{CausalGraph, LoopLimits, Loops, find_loops};
use crate::map::SystemMap;

/// How long loops may be unless the person asks for more.
const LOOP_LENGTH: usize = 8;
/// How many loops are listed at most.
const LOOP_LIMIT: usize = 10_000;
/// Maps with more connections are searched on a thread.
const AT_ONCE: usize = 500;

/// Tells the window that an answer is there.
#[derive(Clone, Default)]
pub struct Waker(Option<Arc<Mutex<dyn FnMut() + Send>>>);

impl Waker {
    /// Calls this from any thread.
    pub fn new(wake: impl FnMut() + Send + 'static) -> Self {
        Self(Some(Arc::new(Mutex::new(wake))))
    }

    /// Tells it.
    pub(super) fn wake(&self) {
        if let Some(wake) = &self.0
            && let Ok(mut wake) = wake.lock()
        {
            wake();
        }
    }
}

impl fmt::Debug for Waker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Waker({})", self.0.is_some())
    }
}

/// A search under way; cancelled when it is dropped.
#[derive(Debug)]
struct Running {
    answer: Receiver<Loops>,
    cancel: Arc<AtomicBool>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

/// The search for loops.
#[derive(Debug, Default)]
pub(super) struct Search {
    running: Option<Running>,
    /// Told when a thread has its answer.
    pub waker: Waker,
}

impl Search {
    /// Begins anew. The answer, if it is there at once.
    pub fn begin(&mut self, map: &SystemMap) -> Option<Loops> {
        self.running = None;
        let graph = Arc::new(CausalGraph::of(map));
        let limits = LoopLimits::new(Some(LOOP_LENGTH), LOOP_LIMIT);
        if map.connection_count() <= AT_ONCE {
            return Some(find_loops(&graph, limits, None));
        }
        let (sender, answer) = channel();
        let cancel = Arc::new(AtomicBool::new(false));
        let (stop, waker) = (Arc::clone(&cancel), self.waker.clone());
        std::thread::spawn(move || {
            let found = find_loops(&graph, limits, Some(&stop));
            // Nobody waits for a search that was cancelled.
            if sender.send(found).is_ok() {
                waker.wake();
            }
        });
        self.running = Some(Running { answer, cancel });
        None
    }

    /// The answer of a thread, when it has one.
    pub fn answer(&mut self) -> Option<Loops> {
        match self.running.as_ref()?.answer.try_recv() {
            Err(TryRecvError::Empty) => None,
            received => {
                self.running = None;
                received.ok()
            }
        }
    }

    /// Whether a thread is searching.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Waits for the thread: for tests and for programs without a window.
    pub fn wait(&mut self) -> Option<Loops> {
        let running = self.running.take()?;
        running.answer.recv().ok()
    }
}
