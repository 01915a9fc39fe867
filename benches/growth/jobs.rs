//! The jobs: what is made ready for one, and what of it counts.

use std::sync::{Arc, Mutex};

use causeway::analysis::{
    CausalGraph, Coverage, EvidenceCounts, LoopLimits, Pace, centralities, feedback_sets, find_loops, independent_loops, page_rank,
    trophic_levels,
};
use causeway::document::{Document, Edit};
use causeway::format::{ExportOptions, ImportOptions, by_name, ron};
use causeway::layout::{LAYOUTS, LayoutOptions, bends_for_all};
use causeway::map::{IdSource, Part, Point, SystemMap};
use causeway::print::{PrintOptions, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Change, Marks, build, redraw};
use causeway::session::{FileState, LeftTab, Page, Session};
use causeway::text::Typesetter;
use causeway::theme::ThemeName;

use crate::window::Bench;

/// A job that is ready: each call does it once and says how much came out.
pub type Ready = Box<dyn FnMut() -> usize>;

/// What is measured.
pub struct Job {
    /// Its name.
    pub name: String,
    /// No map larger than this many elements.
    pub largest: usize,
    /// Makes everything ready that is not part of it.
    pub prepare: Box<dyn Fn(&SystemMap) -> Ready>,
}

fn job(name: &str, largest: usize, prepare: impl Fn(&SystemMap) -> Ready + 'static) -> Job {
    Job { name: name.to_owned(), largest, prepare: Box::new(prepare) }
}

const HUGE: usize = 100_000;
const LARGE: usize = 10_000;

/// Every job.
pub fn jobs() -> Vec<Job> {
    let mut jobs = vec![
        job("file: read", LARGE, |map| {
            let text = ron::write(map);
            Box::new(move || ron::read(text.as_bytes(), &ImportOptions::default()).expect("a map").map.connection_count())
        }),
        job("file: write", HUGE, |map| on(map, |map| ron::write(map).len())),
        job("map: copied", HUGE, |map| on(map, |map| map.clone().connection_count())),
        job("edit: one moved, undone", HUGE, |map| {
            let id = map.elements().next().expect("an element").id;
            let mut document = Document::new(map.clone(), IdSource::seeded(1));
            Box::new(move || {
                document.edit(&Edit::Move(vec![(id, Point::new(1.5, 400.0))]));
                document.undo();
                1
            })
        }),
        job("opened in the window", HUGE, opened),
        job("search: a key", HUGE, key),
        job("analysis: loops up to 8", HUGE, |map| {
            let graph = Arc::new(CausalGraph::of(map));
            Box::new(move || find_loops(&graph, LoopLimits::default(), None).len())
        }),
        job("analysis: independent loops", LARGE, |map| {
            let graph = Arc::new(CausalGraph::of(map));
            Box::new(move || independent_loops(&graph, &Pace::default()).expect("loops").loops.len())
        }),
        job("analysis: centralities", LARGE, |map| of_graph(map, |graph| centralities(graph).len())),
        job("analysis: page rank", HUGE, |map| of_graph(map, |graph| page_rank(graph).len())),
        job("analysis: loop breakers", LARGE, |map| of_graph(map, |graph| feedback_sets(graph).sets.len())),
        job("analysis: trophic levels", HUGE, |map| of_graph(map, |graph| trophic_levels(graph).levels.len())),
        job("analysis: coverage", HUGE, |map| on(map, |map| Coverage::of(map, &EvidenceCounts::of(map)).one_voice.len())),
        job("layout: bends", LARGE, |map| on(map, |map| bends_for_all(map, &std::collections::BTreeMap::new()).len())),
        job("drawing: from cold", LARGE, |map| on(map, |map| drawn(map, &mut Typesetter::new()))),
        job("drawing: anew", LARGE, |map| {
            let types = Mutex::new(Typesetter::new());
            on(map, move |map| drawn(map, &mut types.lock().expect("types")))
        }),
        job("drawing: one moved", LARGE, one_moved),
        job("frame: pan", LARGE, |map| frame(map, |_| 1.0, 7.0)),
        job("frame: all in view", LARGE, |map| frame(map, Bench::fitting, 1.0)),
        job("paper: map sheet", LARGE, |map| print(map, "map")),
        job("paper: reading sheet", LARGE, |map| print(map, "reading")),
    ];
    jobs.extend(
        ["pdf", "svg", "json", "graphml", "csv"].map(|format| job(&format!("export: {format}"), LARGE, move |map| export(map, format))),
    );
    // A scatter wants numbers to go by, which made maps have not.
    let layouts = LAYOUTS.iter().filter(|layout| layout.name != "scatter");
    jobs.extend(layouts.map(|layout| {
        job(&format!("layout: {}", layout.name), LARGE, move |map| {
            let options = LayoutOptions { seed: 1, afresh: true, ..LayoutOptions::default() };
            on(map, move |map| layout.lay_out(map, &options, &Pace::default()).expect("places").places.len())
        })
    }));
    jobs
}

fn on(map: &SystemMap, job: impl Fn(&SystemMap) -> usize + 'static) -> Ready {
    let map = map.clone();
    Box::new(move || job(&map))
}

fn of_graph(map: &SystemMap, job: impl Fn(&CausalGraph) -> usize + 'static) -> Ready {
    let graph = CausalGraph::of(map);
    Box::new(move || job(&graph))
}

fn drawn(map: &SystemMap, types: &mut Typesetter) -> usize {
    build(map, &Marks::of(map), ThemeName::Light.theme(), types).scene.items.len()
}

/// One element moved, and drawn into the drawing.
fn one_moved(map: &SystemMap) -> Ready {
    let mut types = Typesetter::new();
    let (marks, evidence) = (Marks::of(map), EvidenceCounts::of(map));
    let mut drawing = build(map, &marks, ThemeName::Light.theme(), &mut types);
    let id = map.elements().nth(map.element_count() / 2).expect("an element").id;
    let mut document = Document::new(map.clone(), IdSource::seeded(1));
    let mut x = 0.0;
    Box::new(move || {
        x += 1.0;
        document.edit(&Edit::Move(vec![(id, Point::new(x, 400.0))]));
        let touched = [Part::Element(id)].into();
        let change = Change { touched: &touched, loops: &marks.loops, evidence: &evidence };
        redraw(&mut drawing, document.map(), &marks, change, ThemeName::Light.theme(), &mut types).expect("a change in place")
    })
}

fn frame(map: &SystemMap, zoom: fn(&Bench) -> f64, step: f64) -> Ready {
    let mut bench = Bench::new(map);
    let zoom = zoom(&bench);
    bench.settle(zoom);
    let mut at = 0.0;
    Box::new(move || {
        at += step;
        bench.frame(zoom, at % (20.0 * step))
    })
}

fn export(map: &SystemMap, format: &'static str) -> Ready {
    let released = release(map, Audience::Workshop);
    let export = by_name(format).and_then(|format| format.export).expect("a format");
    Box::new(move || export(&released, &ExportOptions::default()).expect("a file").len())
}

fn print(map: &SystemMap, name: &'static str) -> Ready {
    let released = release(map, Audience::Workshop);
    let sheet = kind(name).expect("a kind of handout");
    Box::new(move || sheet.print(&released, &PrintOptions::default(), &Pace::default()).expect("pages").pages.len())
}

/// Until nothing more is worked out behind the window: loops, coverage, lists, the drawing.
fn opened(map: &SystemMap) -> Ready {
    let map = map.clone();
    Box::new(move || {
        let mut session = Session::new();
        session.open(map.clone(), FileState::default());
        session.shell.page = Page::Editor;
        settled(&mut session);
        session.derived.drawing.scene.items.len()
    })
}

fn settled(session: &mut Session) {
    loop {
        session.refresh();
        session.derived.wait_for_loops(&session.document);
        session.refresh();
        if !session.derived.is_drawing() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}

/// A search typed on by a key.
fn key(map: &SystemMap) -> Ready {
    let mut session = Session::new();
    session.open(map.clone(), FileState::default());
    session.panels.tab = LeftTab::Quotes;
    session.shell.page = Page::Editor;
    settled(&mut session);
    let mut turn = 0;
    Box::new(move || {
        turn += 1;
        let typed = if turn % 2 == 0 { "phone" } else { "no such words" };
        session.panels.search.insert(LeftTab::Quotes, typed.to_owned());
        session.refresh();
        session.panels.lists.quotes.len()
    })
}
