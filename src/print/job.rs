//! What a kind of handout is given to work with, and how whoever waits for it hears how far it is or stops it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::release::Released;
use crate::text::Typesetter;

use super::{PrintError, PrintOptions};

/// One handout to make.
#[expect(missing_debug_implementations, reason = "a typesetter has none")]
pub struct Job<'a> {
    /// Of this map, for the audience it was released to.
    pub released: &'a Released,
    /// As was chosen.
    pub options: &'a PrintOptions,
    /// Sets its text.
    pub types: &'a mut Typesetter,
    /// Told after each page or card.
    pub pace: &'a Pace,
}

/// How far a long piece of work is. Clones share it between the thread that works and the one that waits.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    stopped: Arc<AtomicBool>,
    /// Done in the upper half, of how many in the lower.
    steps: Arc<AtomicU64>,
}

impl Pace {
    /// Tells how much is done of how much; the error says that it is no longer wanted.
    pub fn step(&self, done: usize, of: usize) -> Result<(), PrintError> {
        let half = |count: usize| u64::from(u32::try_from(count).unwrap_or(u32::MAX));
        self.steps.store(half(done) << 32 | half(of), Ordering::Relaxed);
        if self.stopped.load(Ordering::Relaxed) { Err(PrintError::Stopped) } else { Ok(()) }
    }

    /// The work is no longer wanted.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// From 0 to 1; `None` before the work knows how long it is.
    pub fn share(&self) -> Option<f32> {
        let steps = self.steps.load(Ordering::Relaxed);
        let (done, of) = ((steps >> 32) as f32, (steps & u64::from(u32::MAX)) as f32);
        (of > 0.0).then(|| (done / of).clamp(0.0, 1.0))
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
        assert_eq!(pace.step(2, 4), Err(PrintError::Stopped));
    }
}
