//! What a frame costs without a window: drawing the map anew, painting it, and egui's tessellation of the result, for 200, 2,000 and 20,000
//! elements with twice as many connections.
//!
//! `build` is what an edit costs, `pan` and `zoom` are what moving the picture costs, `fit` the same with everything in view. What was drawn is printed,
//! so that an empty frame cannot look fast; busy drawings are few vertices, as their shapes come as pictures.
#![allow(clippy::expect_used, reason = "a bench stops where it fails")]

use std::sync::Arc;

use causeway::map::{SyntheticSize, SystemMap, synthetic};
use causeway::scene::{Drawing, Marks, build};
use causeway::text::Typesetter;
use causeway::theme::ThemeName;
use causeway::view::glyphs::GlyphPainter;
use causeway::view::paint::{Camera, Over, ScenePainter};
use divan::Bencher;
use egui::{Context, RawInput, Rect, pos2};
use kurbo::Point;

/// Numbers of elements; `SIZES=200,2000` leaves the slow one out.
fn sizes() -> Vec<usize> {
    let asked = std::env::var("SIZES").unwrap_or_else(|_| "200,2000,20000".to_owned());
    asked.split(',').filter_map(|size| size.trim().parse().ok()).collect()
}

const SCREEN: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1920.0, 1080.0) };

fn main() {
    for size in sizes() {
        let mut bench = Bench::new(size);
        let seen: Vec<usize> = [bench.fitting(), 0.5, 1.0].into_iter().map(|zoom| bench.settle(zoom)).collect();
        println!("{size}: {} items, vertices at fit, 50 % and 100 %: {seen:?}", bench.drawing.scene.items.len());
    }
    divan::main();
}

fn map(elements: usize) -> SystemMap {
    synthetic(SyntheticSize { elements, connections: elements * 2, quotes: elements }, 1)
}

struct Bench {
    drawing: Arc<Drawing>,
    context: Context,
    painter: ScenePainter,
    glyphs: GlyphPainter,
}

impl Bench {
    fn new(elements: usize) -> Self {
        let map = map(elements);
        let drawing = build(&map, &Marks::of(&map), ThemeName::Light.theme(), &mut Typesetter::new());
        let mut bench =
            Self { drawing: Arc::new(drawing), context: Context::default(), painter: ScenePainter::default(), glyphs: GlyphPainter::new() };
        for zoom in [1.0, bench.fitting(), 1.0] {
            bench.settle(zoom);
        }
        bench
    }

    /// The zoom at which all is in view.
    fn fitting(&self) -> f64 {
        let bounds = self.drawing.bounds().expect("something drawn");
        (f64::from(SCREEN.width()) / bounds.width()).min(f64::from(SCREEN.height()) / bounds.height())
    }

    /// Frames until all that is seen is there; how many vertices the last one has.
    fn settle(&mut self, zoom: f64) -> usize {
        loop {
            let vertices = self.frame(zoom, 0.0);
            if !self.painter.is_waiting() {
                return vertices;
            }
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    }

    /// One frame, panned by so many pixels from the middle; how many vertices it has.
    fn frame(&mut self, zoom: f64, pan: f64) -> usize {
        let middle = self.drawing.bounds().expect("something drawn").center();
        let half = kurbo::Vec2::new(f64::from(SCREEN.width()), f64::from(SCREEN.height())) / (2.0 * zoom);
        let origin: Point = middle - half + kurbo::Vec2::new(pan / zoom, 0.0);
        let camera = Camera { rect: SCREEN, origin, zoom, leave_out: true, tiled: Some(1) };
        let input = RawInput { screen_rect: Some(SCREEN), ..RawInput::default() };
        let (scene, painter, glyphs) = (&self.drawing.scene, &mut self.painter, &mut self.glyphs);
        let mut output = self.context.run_ui(input, |ui| {
            let shapes = painter.paint(ui, glyphs, scene, Over::default(), camera);
            ui.painter().extend(shapes);
        });
        output.textures_delta.clear();
        let primitives = self.context.tessellate(std::mem::take(&mut output.shapes), 1.0);
        let count = |p: egui::ClippedPrimitive| if let egui::epaint::Primitive::Mesh(mesh) = p.primitive { mesh.vertices.len() } else { 0 };
        primitives.into_iter().map(count).sum()
    }
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
    let (mut bench, mut at) = (Bench::new(elements), 0.0);
    bencher.bench_local(|| {
        at += 7.0;
        bench.frame(1.0, at % 900.0)
    });
}

#[divan::bench(args = sizes(), sample_count = 60)]
fn fit(bencher: Bencher<'_, '_>, elements: usize) {
    let (mut bench, mut at) = (Bench::new(elements), 0.0);
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
    let mut bench = Bench::new(elements);
    let zoom = bench.fitting();
    bencher.bench_local(|| {
        bench.painter = ScenePainter::default();
        bench.settle(zoom)
    });
}

#[divan::bench(args = sizes(), sample_count = 60)]
fn zoom(bencher: Bencher<'_, '_>, elements: usize) {
    let (mut bench, mut step) = (Bench::new(elements), 0);
    bencher.bench_local(|| {
        step += 1;
        bench.frame(0.5 * 1.02_f64.powi(step % 70), 0.0)
    });
}

#[divan::bench(args = sizes(), sample_count = 60)]
fn idle(bencher: Bencher<'_, '_>, elements: usize) {
    let mut bench = Bench::new(elements);
    bencher.bench_local(|| bench.frame(1.0, 0.0));
}
