//! Every layout on maps of every kind: the same picture each time, nothing on top of anything, nothing pinned moved, nothing unchosen moved.

use std::collections::{BTreeMap, BTreeSet};

use causeway::analysis::Pace;
use causeway::document::{Document, Edit};
use causeway::format::ron;
use causeway::layout::{LAYOUTS, LaidOut, LayoutError, LayoutOptions, element_size_plain, layout};
use causeway::map::{ElementId, ElementKind, IdSource, Numbers, Point, Record, Rect, SyntheticSize, SystemMap, synthetic};

fn example() -> SystemMap {
    ron::read(causeway::session::EXAMPLE.as_bytes(), &causeway::format::ImportOptions::default()).unwrap().map
}

fn made(elements: usize, connections: usize, seed: u64) -> SystemMap {
    synthetic(SyntheticSize { elements, connections, quotes: 0 }, seed)
}

fn maps() -> Vec<SystemMap> {
    vec![example(), made(60, 110, 3), made(9, 0, 1)]
}

fn laid(map: &SystemMap, name: &str, options: &LayoutOptions) -> Result<LaidOut, LayoutError> {
    layout(name).unwrap().lay_out(map, options, &Pace::default())
}

fn changed(map: &SystemMap, change: impl Fn(&mut causeway::map::Element)) -> SystemMap {
    let records = map.records().into_iter().map(|mut record| {
        if let Record::Element(element) = &mut record {
            change(element);
        }
        record
    });
    SystemMap::from_records(records.collect::<Vec<_>>(), Numbers::default()).0
}

fn boxes(map: &SystemMap, places: &BTreeMap<ElementId, Point>) -> Vec<(ElementId, Rect)> {
    let at = |element: &causeway::map::Element| places.get(&element.id).copied().unwrap_or(element.at);
    map.elements().map(|element| (element.id, Rect::from_center_size(at(element), element_size_plain(element)))).collect()
}

fn overlaps(boxes: &[(ElementId, Rect)]) -> usize {
    let pairs = boxes.iter().enumerate().flat_map(|(i, a)| boxes[i + 1..].iter().map(move |b| (a.1, b.1)));
    pairs.filter(|(a, b)| a.overlaps(*b)).count()
}

/// Straight lines that cross, and boxes that lines run through.
fn faults(map: &SystemMap, places: &BTreeMap<ElementId, Point>) -> (usize, usize) {
    let boxes: BTreeMap<ElementId, Rect> = boxes(map, places).into_iter().collect();
    let links: BTreeSet<(ElementId, ElementId)> =
        map.connections().filter(|c| c.from != c.to).map(|c| (c.from.min(c.to), c.from.max(c.to))).collect();
    let line = |&(a, b): &(ElementId, ElementId)| (boxes[&a].center(), boxes[&b].center());
    let side = |p: Point, q: Point, r: Point| (q - p).cross(r - p);
    let cross = |(a, b): (Point, Point), (c, d): (Point, Point)| side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0;
    let links: Vec<_> = links.into_iter().collect();
    let crossings = links.iter().enumerate().map(|(i, a)| links[i + 1..].iter().filter(|b| cross(line(a), line(b))).count()).sum();
    let runs = |(a, b): (Point, Point), rect: &Rect| (1..40).any(|n| rect.contains(a.lerp(b, f64::from(n) / 40.0)));
    let through = |link: &(ElementId, ElementId)| {
        boxes.iter().filter(|(id, rect)| **id != link.0 && **id != link.1 && runs(line(link), rect)).count()
    };
    (crossings, links.iter().map(through).sum())
}

#[test]
fn every_layout_gives_the_same_picture_each_time_and_nothing_overlaps() {
    let numbered = |map: &SystemMap| {
        changed(map, |element| {
            (element.actor.power, element.actor.interest) =
                (Some(f64::from(element.number % 7) / 7.0), Some(f64::from(element.number % 5) / 5.0));
        })
    };
    for map in maps().iter().map(numbered) {
        for layout in LAYOUTS {
            let options = LayoutOptions { seed: 7, ..LayoutOptions::default() };
            let once = layout.lay_out(&map, &options, &Pace::default());
            assert_eq!(once, layout.lay_out(&map, &options, &Pace::default()), "{}", layout.name);
            match once {
                Ok(laid) => assert_eq!(overlaps(&boxes(&map, &laid.places)), 0, "{} of {}", layout.name, map.about().title),
                Err(error) => assert!(layout.name == "circle" && map.connection_count() == 0, "{}: {error}", layout.name),
            }
        }
    }
}

#[test]
fn what_is_pinned_or_not_chosen_stays() {
    let map = changed(&made(40, 70, 5), |element| element.pinned = element.number % 5 == 0);
    let chosen: BTreeSet<ElementId> = map.elements().filter(|element| element.number % 2 == 0).map(|element| element.id).collect();
    for layout in LAYOUTS {
        let options = LayoutOptions { only: Some(chosen.clone()), ..LayoutOptions::default() };
        let Ok(laid) = layout.lay_out(&map, &options, &Pace::default()) else { continue };
        let may = |id: &ElementId| chosen.contains(id) && map.element(*id).is_some_and(|element| !element.pinned);
        assert!(laid.places.keys().all(may), "{}", layout.name);
        assert!(laid.places.len() == map.elements().filter(|element| may(&element.id)).count(), "{}", layout.name);
    }
    let all_pinned = changed(&map, |element| element.pinned = true);
    assert_eq!(laid(&all_pinned, "stress", &LayoutOptions::default()), Err(LayoutError::NothingFree));
}

#[test]
fn connected_things_come_near_each_other_with_few_faults() {
    // Themes of six with links inside and few between, dropped anywhere.
    let map = made(72, 150, 11);
    let mut rng = fastrand::Rng::with_seed(4);
    let places: BTreeMap<ElementId, Point> = map.elements().map(|e| (e.id, Point::new(rng.f64() * 2400.0, rng.f64() * 1600.0))).collect();
    let map = changed(&map, |element| element.at = places[&element.id]);
    let before = faults(&map, &BTreeMap::new());
    let laid = laid(&map, "stress", &LayoutOptions::default()).unwrap();
    let after = faults(&map, &laid.places);
    assert!(after.0 * 5 < before.0 && after.1 * 4 < before.1, "{before:?} {after:?}");
}

#[test]
fn a_picture_that_is_good_is_mended_not_made_anew() {
    let map = example();
    let first = laid(&map, "stress", &LayoutOptions::default()).unwrap();
    let mut document = Document::new(map, IdSource::seeded(2));
    document.edit(&first.edit(document.map()));
    // One more element between two that are there.
    let (a, b) = (document.map().elements().next().unwrap().id, document.map().elements().nth(1).unwrap().id);
    let id = document.new_id();
    document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "New".into(), at: Point::new(10.0, 10.0) });
    for end in [a, b] {
        let kind = causeway::map::ConnectionKind::Influence(causeway::map::Influence::default());
        document.edit(&Edit::Connect { id: document.new_id(), from: id, to: end, kind, bend: 0.1 });
    }
    let second = laid(document.map(), "stress", &LayoutOptions::default()).unwrap();
    let mut moved: Vec<f64> = first.places.iter().map(|(id, at)| second.places[id].distance(*at)).collect();
    moved.sort_by(f64::total_cmp);
    let median = moved[moved.len() / 2];
    assert!(median < 150.0, "half of the elements moved by more than {median}");
}

#[test]
fn tidying_moves_little() {
    let map = example();
    let laid = laid(&map, "tidy", &LayoutOptions::default()).unwrap();
    let mut moved: Vec<f64> = map.elements().map(|element| laid.places[&element.id].distance(element.at)).collect();
    moved.sort_by(f64::total_cmp);
    let (before, after) = (faults(&map, &BTreeMap::new()), faults(&map, &laid.places));
    assert!(moved[moved.len() / 2] < 60.0, "{moved:?}");
    assert!(after.0 <= before.0 && after.1 <= before.1, "{before:?} {after:?}");
}

#[test]
fn causes_come_before_effects() {
    let map = example();
    let back = |laid: &LaidOut| {
        let arrows = map.connections().filter(|c| c.influence().is_some() && c.from != c.to);
        arrows.filter(|c| laid.places[&c.from].x > laid.places[&c.to].x).count()
    };
    let layered = laid(&map, "layered", &LayoutOptions::default()).unwrap();
    let arrows = map.connections().filter(|c| c.influence().is_some()).count();
    assert!(back(&layered) * 3 < arrows, "{} of {arrows} run back", back(&layered));
}

#[test]
fn a_layout_that_is_stopped_says_so() {
    let pace = Pace::default();
    pace.stop();
    let stopped = layout("stress").unwrap().lay_out(&example(), &LayoutOptions::default(), &pace);
    assert_eq!(stopped, Err(LayoutError::Stopped));
}
