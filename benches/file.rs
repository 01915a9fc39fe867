//! Reading and writing our own file: a large map (10,000 elements, 20,000 connections, 50,000 quotes, about 20 MB) and a real one's size.
//!
//! Each row prints its input's size and what came out of it, so that a wrong answer cannot look fast.

use causeway::format::{ImportOptions, ron};
use causeway::map::{SyntheticSize, SystemMap, synthetic};
use divan::{Bencher, counter::BytesCount};

const LARGE: SyntheticSize = SyntheticSize { elements: 10_000, connections: 20_000, quotes: 50_000 };
const REAL: SyntheticSize = SyntheticSize { elements: 70, connections: 130, quotes: 57 };

fn main() {
    for (name, size) in [("large", LARGE), ("real", REAL)] {
        let text = ron::write(&synthetic(size, 1));
        let map = read(&text);
        println!("{name}: {} bytes, read back: {}", text.len(), map.about().title);
        assert_eq!(ron::write(&map), text);
    }
    divan::main();
}

fn read(text: &str) -> SystemMap {
    let read = ron::read(text.as_bytes(), &ImportOptions::default()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(read.report, Vec::<String>::new());
    read.map
}

#[divan::bench(args = [REAL, LARGE], sample_count = 10)]
fn parse(bencher: Bencher<'_, '_>, size: SyntheticSize) {
    let text = ron::write(&synthetic(size, 1));
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(&text));
}

#[divan::bench(args = [REAL, LARGE], sample_count = 10)]
fn serialise(bencher: Bencher<'_, '_>, size: SyntheticSize) {
    let map = synthetic(size, 1);
    bencher.counter(BytesCount::new(ron::write(&map).len())).bench(|| ron::write(&map));
}
