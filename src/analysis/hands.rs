//! How many hands there are for work that can be shared.

use std::sync::LazyLock;
use std::thread;

/// More hands than this wait for each other's memory.
const MOST: usize = 8;

/// How many can work at once on this computer. Asked once: asking takes as long as a small search.
pub static HANDS: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, |count| count.get().min(MOST)));
