//! How work grows with the map: each job at 100, 1,000 and 10,000 elements, and 100,000 where that makes sense, with twice as many connections
//! and quotes. Beside the time stand the memory that the job took at most above what was held before it, and the exponents by which both grow from
//! each size to the next: 1 is in step with the map, 2 with its square.
//!
//! Each cell has the count of what came out, so that a wrong answer cannot look fast. `JOBS=layout` takes the jobs with that in their name,
//! `SIZES=100,1000` these sizes; a job that took longer than [`PATIENCE`] is not tried on a larger map.
#![allow(clippy::expect_used, reason = "a bench stops where it fails")]

mod jobs;
#[path = "../parts/window.rs"]
mod window;

use std::time::{Duration, Instant};

use causeway::map::{SyntheticSize, SystemMap, synthetic};
use jobs::{Job, jobs};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
/// No larger map for a job that took so long.
const PATIENCE: Duration = Duration::from_secs(12);
/// A quick job is done again for so long, and at most so many times; the median counts.
const AGAIN: Duration = Duration::from_millis(400);
const MOST: usize = 40;

/// What a job took on a map of one size.
struct Cost {
    size: usize,
    time: Duration,
    bytes: usize,
    count: usize,
}

fn main() {
    let asked = std::env::var("JOBS").unwrap_or_default();
    let sizes =
        std::env::var("SIZES").map_or(SIZES.to_vec(), |sizes| sizes.split(',').filter_map(|size| size.trim().parse().ok()).collect());
    println!("{:<28} elements: time, memory (what came out); exponents of time and memory", "job");
    let jobs = jobs();
    for job in jobs.iter().filter(|job| job.name.contains(&asked)) {
        let mut before: Option<Cost> = None;
        for &size in sizes.iter().filter(|&&size| size <= job.largest) {
            let cost = measured(job, &map(size), size);
            println!("{}", told(&job.name, &cost, before.as_ref()));
            let too_long = cost.time > PATIENCE;
            before = Some(cost);
            if too_long {
                break;
            }
        }
    }
}

fn map(elements: usize) -> SystemMap {
    synthetic(SyntheticSize { elements, connections: elements * 2, quotes: elements * 2 }, 1)
}

fn measured(job: &Job, map: &SystemMap, size: usize) -> Cost {
    let mut ready = (job.prepare)(map);
    let (mut times, mut bytes, mut count) = (Vec::new(), 0, 0);
    let start = Instant::now();
    while times.is_empty() || (start.elapsed() < AGAIN && times.len() < MOST) {
        let held = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let begun = Instant::now();
        count = ready();
        times.push(begun.elapsed());
        // The first time is the one that fills what is kept.
        bytes = bytes.max(MEMORY.peak_usage().saturating_sub(held));
    }
    times.sort_unstable();
    Cost { size, time: times.get(times.len() / 2).copied().unwrap_or_default(), bytes, count }
}

fn told(name: &str, cost: &Cost, before: Option<&Cost>) -> String {
    let (ms, mib) = (cost.time.as_secs_f64() * 1e3, cost.bytes as f64 / f64::from(1 << 20));
    let grown = before.map_or(String::new(), |before| {
        let exponent = |now: f64, then: f64| (now.max(1e-9) / then.max(1e-9)).ln() / (cost.size as f64 / before.size as f64).ln();
        let time = exponent(cost.time.as_secs_f64(), before.time.as_secs_f64());
        format!("{time:6.2} {:6.2}", exponent(cost.bytes as f64 + 1.0, before.bytes as f64 + 1.0))
    });
    format!("{name:<28} {:>7}: {ms:>10.3} ms {mib:>9.2} MiB ({:>9}) {grown}", cost.size, cost.count)
}
