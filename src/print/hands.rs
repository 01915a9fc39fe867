//! Sheets that do not wait for each other, made by several hands at once.

use std::iter::once;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::analysis::{HANDS, Pace, together};
use crate::text::Typesetter;

use super::{Job, PrintError};

/// Makes one thing of each item, in their order: by as many hands as the computer has, each with a typesetter of its own. The pace is told
/// after each item. The error is that of the first item that has one.
pub(super) fn each<I, T>(
    job: &mut Job<'_>,
    pace: &Pace,
    items: &[I],
    make: impl Fn(&mut Job<'_>, &I) -> Result<T, PrintError> + Sync,
) -> Result<Vec<T>, PrintError>
where
    I: Sync,
    T: Send,
{
    let hands = HANDS.min(items.len());
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (released, options, stop) = (job.released, job.options, job.pace);
    let work = |types: &mut Typesetter| {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return made };
            let result = make(&mut Job { released, options, types: &mut *types, pace: stop }, item);
            let told = pace.step(1 + done.fetch_add(1, Ordering::Relaxed), items.len());
            made.push((at, result.and_then(|thing| Ok(told.map(|()| thing)?))));
        }
    };
    let mut others: Vec<_> = (1..hands).map(|_| Typesetter::new()).collect();
    let mut made = together(once(&mut *job.types).chain(&mut others), work).into_iter().flatten().collect::<Vec<_>>();
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, result)| result).collect()
}
