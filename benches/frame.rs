//! What a frame costs without a window: drawing the map anew, painting it, and egui's tessellation of the result, for 200, 2,000 and 20,000
//! elements with twice as many connections.
//!
//! `build` is what an edit costs, `pan` and `zoom` are what moving the picture costs, `fit` the same with everything in view. What was drawn is printed,
//! so that an empty frame cannot look fast; busy drawings are few vertices, as their shapes come as pictures.
#![allow(clippy::expect_used, reason = "a bench stops where it fails")]

#[path = "parts/window.rs"]
mod window;

use causeway::map::{SyntheticSize, SystemMap, synthetic};
use causeway::scene::{Marks, build};
use causeway::text::Typesetter;
use causeway::theme::ThemeName;
use causeway::view::paint::ScenePainter;
use divan::Bencher;
use window::Bench;

/// Numbers of elements; `SIZES=200,2000` leaves the slow one out.
fn sizes() -> Vec<usize> {
    let asked = std::env::var("SIZES").unwrap_or_else(|_| "200,2000,20000".to_owned());
    asked.split(',').filter_map(|size| size.trim().parse().ok()).collect()
}

fn main() {
    for size in sizes() {
        let mut bench = Bench::new(&map(size));
        let seen: Vec<usize> = [bench.fitting(), 0.5, 1.0].into_iter().map(|zoom| bench.settle(zoom)).collect();
        println!("{size}: {} items, vertices at fit, 50 % and 100 %: {seen:?}", bench.drawing.scene.items.len());
    }
    divan::main();
}

fn map(elements: usize) -> SystemMap {
    synthetic(SyntheticSize { elements, connections: elements * 2, quotes: elements }, 1)
}

#[divan::bench(args = sizes(), sample_count = 10)]
fn build_drawing(bencher: Bencher<'_, '_>, elements: usize) {
    let map = map(elements);
    let marks = Marks::of(&map);
    let mut typesetter = Typesetter::new();
    build(&map, &marks, ThemeName::Light.theme(), &mut typesetter);
    bencher.bench_local(|| build(&map, &marks, ThemeName::Light.theme(), &mut typesetter));
}

#[divan::bench(args = sizes(), sample_count = 60)]
fn pan(bencher: Bencher<'_, '_>, elements: usize) {
    let (mut bench, mut at) = (Bench::new(&map(elements)), 0.0);
    bencher.bench_local(|| {
        at += 7.0;
        bench.frame(1.0, at % 900.0)
    });
}

#[divan::bench(args = sizes(), sample_count = 60)]
fn fit(bencher: Bencher<'_, '_>, elements: usize) {
    let (mut bench, mut at) = (Bench::new(&map(elements)), 0.0);
    let zoom = bench.fitting();
    bench.settle(zoom);
    bencher.bench_local(|| {
        at += 1.0;
        bench.frame(zoom, at % 20.0)
    });
}

/// From a drawing never painted before to all of it on the screen; while that goes on, frames cost what `fit` costs.
#[divan::bench(args = sizes(), sample_count = 5)]
fn first_sight(bencher: Bencher<'_, '_>, elements: usize) {
    let mut bench = Bench::new(&map(elements));
    let zoom = bench.fitting();
    bencher.bench_local(|| {
        bench.painter = ScenePainter::default();
        bench.settle(zoom)
    });
}

#[divan::bench(args = sizes(), sample_count = 60)]
fn zoom(bencher: Bencher<'_, '_>, elements: usize) {
    let (mut bench, mut step) = (Bench::new(&map(elements)), 0);
    bencher.bench_local(|| {
        step += 1;
        bench.frame(0.5 * 1.02_f64.powi(step % 70), 0.0)
    });
}

#[divan::bench(args = sizes(), sample_count = 60)]
fn idle(bencher: Bencher<'_, '_>, elements: usize) {
    let mut bench = Bench::new(&map(elements));
    bencher.bench_local(|| bench.frame(1.0, 0.0));
}
