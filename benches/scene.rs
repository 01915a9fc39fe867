//! Drawing a map: building the display list with words already laid out (a frame after an edit) and from cold; pointing; bends.
//!
//! Each row prints its input's size and how much was drawn, so that a wrong answer cannot look fast.

use causeway::analysis::EvidenceCounts;
use causeway::document::{Document, Edit};
use causeway::layout::bends_for_all;
use causeway::map::{IdSource, Part, Point, SyntheticSize, SystemMap, synthetic};
use causeway::scene::{Change, Marks, Overlay, build, overlay, redraw};
use causeway::text::Typesetter;
use causeway::theme::ThemeName;
use divan::Bencher;

const SIZES: [usize; 4] = [70, 200, 2_000, 20_000];

fn main() {
    for elements in SIZES {
        let map = map(elements);
        let drawing = build(&map, &Marks::of(&map), ThemeName::Light.theme(), &mut Typesetter::new());
        println!("{elements} elements, {} connections: {} items", map.connection_count(), drawing.scene.items.len());
        assert_eq!(drawing.boxes.len(), elements);
    }
    divan::main();
}

fn map(elements: usize) -> SystemMap {
    synthetic(SyntheticSize { elements, connections: elements * 2, quotes: elements * 2 }, 1)
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn again(bencher: Bencher<'_, '_>, elements: usize) {
    let (map, mut types) = (map(elements), Typesetter::new());
    let marks = Marks::of(&map);
    drop(build(&map, &marks, ThemeName::Light.theme(), &mut types));
    bencher.bench_local(|| build(&map, &marks, ThemeName::Light.theme(), &mut types));
}

/// One element moved, and drawn into the drawing.
#[divan::bench(args = SIZES, sample_count = 20)]
fn one_moved(bencher: Bencher<'_, '_>, elements: usize) {
    let (map, mut types) = (map(elements), Typesetter::new());
    let marks = Marks::of(&map);
    let theme = ThemeName::Light.theme();
    let mut drawing = build(&map, &marks, theme, &mut types);
    let Some(id) = map.elements().nth(elements / 2).map(|element| element.id) else { return };
    let mut document = Document::new(map, IdSource::seeded(1));
    let evidence = EvidenceCounts::of(document.map());
    let touched = [Part::Element(id)].into();
    let mut x = 0.0;
    bencher.bench_local(|| {
        x += 1.0;
        document.edit(&Edit::Move(vec![(id, Point::new(x, 400.0))]));
        // Painters keep the scene of before.
        let kept = std::sync::Arc::clone(&drawing.scene);
        let change = Change { touched: &touched, loops: &marks.loops, evidence: &evidence };
        let count = redraw(&mut drawing, document.map(), &marks, change, theme, &mut types);
        drop(kept);
        assert!(count.is_some_and(|count| count < 1_000));
    });
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn from_cold(bencher: Bencher<'_, '_>, elements: usize) {
    let map = map(elements);
    let marks = Marks::of(&map);
    bencher.with_inputs(Typesetter::new).bench_local_values(|mut types| build(&map, &marks, ThemeName::Light.theme(), &mut types));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn on_paper(bencher: Bencher<'_, '_>, elements: usize) {
    let (map, mut types) = (map(elements), Typesetter::new());
    let marks = Marks::on_paper(&map);
    drop(build(&map, &marks, ThemeName::Paper.theme(), &mut types));
    bencher.bench_local(|| build(&map, &marks, ThemeName::Paper.theme(), &mut types));
}

/// 1,000 places each.
#[divan::bench(args = SIZES, sample_count = 10)]
fn point_at(bencher: Bencher<'_, '_>, elements: usize) {
    let map = map(elements);
    let drawing = build(&map, &Marks::of(&map), ThemeName::Light.theme(), &mut Typesetter::new());
    let Some(bounds) = drawing.bounds() else { return };
    let place = |i: u32| Point::new(f64::from(i * 37 % 1000) / 1000.0, f64::from(i) / 1000.0);
    let places: Vec<Point> =
        (0..1000).map(place).map(|at| Point::new(bounds.x0 + at.x * bounds.width(), bounds.y0 + at.y * bounds.height())).collect();
    bencher.bench(|| places.iter().filter(|&&at| drawing.hit(at, 4.0).is_some()).count());
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn hover(bencher: Bencher<'_, '_>, elements: usize) {
    let map = map(elements);
    let drawing = build(&map, &Marks::of(&map), ThemeName::Light.theme(), &mut Typesetter::new());
    let selected: Vec<_> = map.elements().take(3).map(|element| causeway::map::Part::Element(element.id)).collect();
    let wanted = Overlay { selected: &selected, hovered: map.elements().last().map(|element| element.id), ..Overlay::default() };
    bencher.bench(|| overlay(&drawing, &map, ThemeName::Light.theme(), &wanted));
}

#[divan::bench(args = [70, 2_000, 20_000], sample_count = 3)]
fn all_bends(bencher: Bencher<'_, '_>, elements: usize) {
    let map = map(elements);
    bencher.bench(|| bends_for_all(&map, &std::collections::BTreeMap::new()));
}
