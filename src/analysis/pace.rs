//! How whoever waits for a long piece of work hears how far it is, or stops it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// It is no longer wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it was stopped; nothing was changed")
    }
}

impl std::error::Error for Stopped {}

/// How far a long piece of work is. Clones share it between the thread that works and the one that waits.
#[derive(Clone, Debug)]
pub struct Pace {
    stopped: Arc<AtomicBool>,
    /// From 0 to 1, as bits; not a number before the work knows how long it is.
    share: Arc<AtomicU32>,
    /// Where in the whole this work begins and ends.
    span: (f32, f32),
}

impl Default for Pace {
    fn default() -> Self {
        Self { stopped: Arc::default(), share: Arc::new(AtomicU32::new(f32::NAN.to_bits())), span: (0.0, 1.0) }
    }
}

impl Pace {
    /// Tells how much is done of how much; the error says that it is no longer wanted.
    pub fn step(&self, done: usize, of: usize) -> Result<(), Stopped> {
        self.share.store(self.at(done, of).to_bits(), Ordering::Relaxed);
        if self.stopped.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }

    /// The pace of the part `done` of so many: what it tells is its share of the whole.
    #[must_use]
    pub fn part(&self, done: usize, of: usize) -> Self {
        Self { span: (self.at(done, of), self.at(done + 1, of)), ..self.clone() }
    }

    /// The pace of the stretch from `from` to `to` of so many.
    #[must_use]
    pub fn share_of(&self, from: usize, to: usize, of: usize) -> Self {
        Self { span: (self.at(from, of.max(1)), self.at(to, of.max(1))), ..self.clone() }
    }

    fn at(&self, done: usize, of: usize) -> f32 {
        let (from, to) = self.span;
        from + (to - from) * done as f32 / of as f32
    }

    /// The work is no longer wanted.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it is no longer wanted. What a search that stops for it has found so far is nobody's answer.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// From 0 to 1; `None` before the work knows how long it is.
    pub fn share(&self) -> Option<f32> {
        let share = f32::from_bits(self.share.load(Ordering::Relaxed));
        share.is_finite().then(|| share.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_is_stopped_hears_of_it_at_its_next_step() {
        let pace = Pace::default();
        let other = pace.clone();
        assert_eq!((pace.share(), pace.step(1, 4)), (None, Ok(())));
        assert_eq!(other.share(), Some(0.25));
        other.stop();
        assert_eq!(pace.step(2, 4), Err(Stopped));
    }

    #[test]
    fn a_part_tells_its_share_of_the_whole() {
        let pace = Pace::default();
        assert_eq!(pace.part(1, 4).step(1, 2), Ok(()));
        assert_eq!(pace.share(), Some(0.375));
        assert_eq!(pace.part(3, 4).part(1, 2).step(2, 2), Ok(()));
        assert_eq!(pace.share(), Some(1.0));
        pace.stop();
        assert_eq!(pace.part(0, 1).step(0, 1), Err(Stopped));
    }
}
