//! Work that is shared by several hands.

use std::sync::LazyLock;
use std::{panic, thread};

/// More hands than this wait for each other's memory.
const MOST: usize = 8;

/// How many can work at once on this computer. Asked once: asking takes as long as a small search.
pub static HANDS: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, |count| count.get().min(MOST)));

/// Does the shares of a work at the same time: the first here, each other one by a hand of its own. What came of them is in their order; a
/// panic of a hand is one of the caller's.
pub fn together<S: Send, T: Send>(shares: impl IntoIterator<Item = S>, work: impl Fn(S) -> T + Sync) -> Vec<T> {
    let mut shares = shares.into_iter();
    let Some(own) = shares.next() else { return Vec::new() };
    let work = &work;
    thread::scope(|scope| {
        let others: Vec<_> = shares.map(|share| scope.spawn(move || work(share))).collect();
        let mut made = vec![work(own)];
        made.extend(others.into_iter().map(|other| other.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked))));
        made
    })
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::together;

    #[test]
    fn what_came_of_the_shares_is_in_their_order_and_the_first_is_done_here() {
        let here = std::thread::current().id();
        let made = together([3, 1, 2], |share| (share * 10, std::thread::current().id() == here));
        assert_eq!(made, [(30, true), (10, false), (20, false)]);
        assert!(together(Vec::<u8>::new(), |share| share).is_empty());
    }

    #[test]
    fn a_panic_of_a_hand_is_not_lost() {
        let ended = catch_unwind(AssertUnwindSafe(|| together([1, 2], |share| assert!(share < 2, "the second share"))));
        assert!(ended.is_err());
    }
}
