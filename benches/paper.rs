//! The map on paper: display list to PDF, SVG and PNG, and the map's pages. Each row prints its input, its bytes and its count, so that an
//! empty page cannot look fast.
#![allow(clippy::expect_used, reason = "a bench stops where it fails")]

use std::path::Path;

use causeway::cli::run;
use causeway::format::{ExportOptions, ImportOptions, by_name, ron};
use causeway::map::SystemMap;
use causeway::print::{Pace, PrintOptions, kind};
use causeway::release::{Audience, Released, release};

fn main() {
    for (elements, connections) in SIZES {
        let released = released(elements, connections);
        for format in ["pdf", "svg", "png"] {
            println!("{elements} elements, {connections} connections: {format} {} bytes", exported(&released, format).len());
        }
    }
    divan::main();
}

const SIZES: [(u32, u32); 3] = [(70, 130), (300, 600), (1000, 2000)];

/// A made-up map, its elements on a grid.
fn map(elements: u32, connections: u32) -> SystemMap {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("map.ron");
    let path = |file: &Path| file.to_string_lossy().into_owned();
    let arguments = ["causeway", "gen", "--elements", &elements.to_string(), "--connections", &connections.to_string(), "-o", &path(&file)];
    run(arguments.into_iter().map(Into::into));
    ron::read(&std::fs::read(&file).expect("a map"), &ImportOptions::default()).expect("a map").map
}

fn released(elements: u32, connections: u32) -> Released {
    release(&map(elements, connections), Audience::Workshop)
}

fn exported(released: &Released, format: &str) -> Vec<u8> {
    let export = by_name(format).and_then(|format| format.export).expect("a format");
    export(released, &ExportOptions::default()).expect("a picture")
}

/// From the map: drawing, laying out text and writing.
#[divan::bench(args = SIZES, sample_count = 20)]
fn pdf_of_the_map(bencher: divan::Bencher<'_, '_>, (elements, connections): (u32, u32)) {
    let released = released(elements, connections);
    bencher.bench(|| exported(&released, "pdf").len());
}

/// From pages that are made: what pressing Save as PDF costs after the preview.
#[divan::bench(args = SIZES, sample_count = 20)]
fn pdf_of_pages(bencher: divan::Bencher<'_, '_>, (elements, connections): (u32, u32)) {
    let released = released(elements, connections);
    let map = kind("map").expect("the map sheet");
    let pages = map.print(&released, &PrintOptions::default(), &Pace::default()).expect("a page").pages;
    bencher.bench(|| causeway::format::pdf::pdf(&pages, "A map").expect("a file").len());
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn reading_sheet(bencher: divan::Bencher<'_, '_>, (elements, connections): (u32, u32)) {
    let released = released(elements, connections);
    let reading = kind("reading").expect("the reading sheet");
    bencher.bench(|| reading.print(&released, &PrintOptions::default(), &Pace::default()).expect("pages").pages.len());
}

/// Every theme laid out again on as few sheets as leave its labels large enough: what costs most of all handouts.
#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn table_sheets(bencher: divan::Bencher<'_, '_>, (elements, connections): (u32, u32)) {
    let released = released(elements, connections);
    let sheets = kind("table-sheets").expect("the table sheets");
    bencher.bench(|| sheets.print(&released, &PrintOptions::default(), &Pace::default()).expect("pages").pages.len());
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn svg(bencher: divan::Bencher<'_, '_>, (elements, connections): (u32, u32)) {
    let released = released(elements, connections);
    bencher.bench(|| exported(&released, "svg").len());
}
