//! The drawing of a map: nothing overlaps on the sample, every claim is drawn as it reads, and what is pointed at is found.

use std::collections::BTreeSet;

use causeway::map::{ConnectionId, Direction, ElementId, ElementKind, Part, Point, Polarity, Rect, SystemMap};
use causeway::scene::{Detail, Draw, Drawing, Item, Marks, Overlay, Role, Rubber, RubberEnd, build, overlay};
use causeway::text::Typesetter;
use causeway::theme::ThemeName;

use crate::sample::{Sample, delayed, influence, relation, sample_map};

/// Overlaps on the example of 70 elements and 130 connections, on the screen.
const LARGE_ON_SCREEN: usize = 6;
/// The same on paper, where words are larger and parts carry codes.
const LARGE_ON_PAPER: usize = 8;

fn draw(map: &SystemMap, marks: &Marks, theme: ThemeName) -> Drawing {
    build(map, marks, theme.theme(), &mut Typesetter::new())
}

fn items(drawing: &Drawing, part: Part, role: Role) -> Vec<&Item> {
    drawing.scene.items.iter().filter(|item| item.part == Some(part) && item.role == role).collect()
}

fn element(number: u64) -> ElementId {
    ElementId::from_value(number)
}

fn connection(number: u64) -> Part {
    Part::Connection(ConnectionId::from_value(number))
}

#[test]
fn nothing_overlaps_on_the_sample() {
    let map = sample_map();
    for theme in ThemeName::ALL {
        for codes in [false, true] {
            let marks = Marks { codes, ..Marks::of(&map) };
            let drawing = draw(&map, &marks, theme);
            assert_eq!(drawing.clashes(), [], "{theme:?}, codes: {codes}");
        }
    }
    let cycle = Marks::of(&map).loops[1].elements.clone();
    let traced = Marks { traced: Some(cycle), ..Marks::of(&map) };
    let drawing = draw(&map, &traced, ThemeName::Dark);
    assert_eq!(drawing.clashes(), []);
    assert_eq!(drawing.scene.items.iter().filter(|item| item.role == Role::Step).count(), 10, "five numbers on five discs");
}

/// Overlaps that each example may have, on the screen and on paper. The large one's budget only ever shrinks.
#[test]
fn the_examples_stay_within_their_budget_of_overlaps() {
    let budgets = [
        (include_str!("../../examples/first-map.ron"), [0, 0]),
        (include_str!("../../examples/actors.ron"), [0, 0]),
        (include_str!("../../examples/multiple-disadvantage.ron"), [LARGE_ON_SCREEN, LARGE_ON_PAPER]),
    ];
    for (text, budget) in budgets {
        let map = causeway::format::ron::read(text.as_bytes(), &causeway::format::ImportOptions::default()).unwrap().map;
        let marks = [Marks::of(&map), Marks::on_paper(&map)];
        for ((marks, theme), most) in marks.iter().zip([ThemeName::Light, ThemeName::Paper]).zip(budget) {
            let clashes = draw(&map, marks, theme).clashes();
            assert!(clashes.len() <= most, "{} on {theme:?}: {} overlaps, {most} allowed: {clashes:?}", map.about().title, clashes.len());
        }
    }
}

#[test]
fn clashes_are_found() {
    let mut s = Sample::default();
    let a = s.element(ElementKind::Factor, "Upper", (0.0, 0.0), [1, 0, 0]);
    let b = s.element(ElementKind::Factor, "Lower", (0.0, 30.0), [0; 3]);
    let c = s.element(ElementKind::Factor, "Far", (500.0, 15.0), [0; 3]);
    let d = s.element(ElementKind::Factor, "Further", (900.0, 15.0), [0; 3]);
    s.connect(a, d, influence(Polarity::Plus), 0.0, [0; 3]);
    let drawing = draw(&s.map(), &Marks::default(), ThemeName::Light);
    let clashes = drawing.clashes();
    let has = |a: Part, b: Part| clashes.iter().any(|clash| (clash.a, clash.b) == (a, b) || (clash.a, clash.b) == (b, a));
    assert!(has(Part::Element(a), Part::Element(b)));
    assert!(has(Part::Element(c), connection(1)));
}

#[test]
fn a_drawing_is_the_same_every_time() {
    let map = sample_map();
    let marks = Marks::of(&map);
    assert_eq!(draw(&map, &marks, ThemeName::Paper).scene, draw(&map, &marks, ThemeName::Paper).scene);
}

#[test]
fn a_positive_bend_bows_to_the_left_of_travel() {
    let mut s = Sample::default();
    let a = s.element(ElementKind::Factor, "West", (0.0, 0.0), [0; 3]);
    let b = s.element(ElementKind::Factor, "East", (400.0, 0.0), [0; 3]);
    s.connect(a, b, influence(Polarity::Plus), 0.2, [0; 3]);
    let drawing = draw(&s.map(), &Marks::default(), ThemeName::Light);
    let arc = drawing.arcs.values().next().unwrap();
    let middle = arc.point(arc.length() / 2.0);
    assert!((middle.y + 80.0).abs() < 2.0, "up on screen for somebody who travels right: {middle:?}");
}

#[test]
fn lines_and_discs_say_the_sign() {
    let mut s = Sample::default();
    let elements: Vec<ElementId> =
        (0..8).map(|i| s.element(ElementKind::Factor, "Element", (f64::from(i % 2) * 300.0, f64::from(i / 2) * 120.0), [0; 3])).collect();
    for (pair, kind) in elements.chunks(2).zip([
        influence(Polarity::Plus),
        influence(Polarity::Minus),
        influence(Polarity::Unknown),
        delayed(Polarity::Plus),
    ]) {
        s.connect(pair[0], pair[1], kind, 0.1, [0; 3]);
    }
    let theme = ThemeName::Light.theme();
    let drawing = draw(&s.map(), &Marks::default(), ThemeName::Light);
    let dash = |number| match &items(&drawing, connection(number), Role::Line)[0].draw {
        Draw::Stroke(stroke) => stroke.dash,
        _ => panic!("a line is a stroke"),
    };
    assert_eq!([dash(1), dash(2), dash(3)], [None, Some(theme.pens.dash_minus), Some(theme.pens.dash_unknown)]);
    assert!(items(&drawing, connection(1), Role::Delay).is_empty());
    assert_eq!(items(&drawing, connection(4), Role::Delay).len(), 1);
    let filled =
        |number| matches!(&items(&drawing, connection(number), Role::Disc)[0].draw, Draw::Fill(fill) if fill.ink == theme.palette.link);
    assert_eq!([filled(1), filled(2), filled(3)], [false, true, false], "only the disc of a − is filled");
}

#[test]
fn claims_on_one_pair_are_one_arc_and_relations_fan_out() {
    let mut s = Sample::default();
    let a = s.element(ElementKind::Factor, "One", (0.0, 0.0), [0; 3]);
    let b = s.element(ElementKind::Factor, "Other", (400.0, 0.0), [0; 3]);
    s.connect(a, b, influence(Polarity::Plus), 0.1, [0; 3]);
    s.connect(a, b, influence(Polarity::Minus), -0.3, [2, 0, 0]);
    for _ in 0..3 {
        s.connect(a, b, relation("funds", false), 0.1, [0; 3]);
    }
    let drawing = draw(&s.map(), &Marks::default(), ThemeName::Light);
    let arcs: Vec<_> = drawing.arcs.values().collect();
    assert_eq!(arcs[0], arcs[1], "one arc for both claims");
    assert_eq!(items(&drawing, connection(2), Role::Disc).len(), 0);
    let discs = items(&drawing, connection(1), Role::Disc);
    let centres: BTreeSet<i64> = discs.iter().map(|item| item.bounds.center().x.round() as i64).collect();
    assert_eq!(centres.len(), 2, "both discs on one line");
    let minus = discs.iter().find(|item| matches!(&item.draw, Draw::Fill(fill) if fill.ink == ThemeName::Light.theme().palette.link));
    assert!(minus.unwrap().bounds.center().x > arcs[0].point(arcs[0].length() - 40.0).x, "the sign with more voices is nearer the head");
    let middles: BTreeSet<i64> = arcs[1..].iter().map(|arc| arc.point(arc.length() / 2.0).y.round() as i64).collect();
    assert_eq!(middles.len(), 4, "each relation has a way of its own");
}

#[test]
fn every_direction_has_its_heads() {
    let mut s = Sample::default();
    let a = s.element(ElementKind::Factor, "One", (0.0, 0.0), [0; 3]);
    for (row, direction) in [Direction::Directed, Direction::Mutual, Direction::Undirected].into_iter().enumerate() {
        let b = s.element(ElementKind::Factor, "Other", (400.0, 150.0 * row as f64), [0; 3]);
        s.connect(a, b, influence(Polarity::Plus), 0.1, [0; 3]);
        s.change_last(|connection| connection.direction = direction);
    }
    s.connect(a, a, influence(Polarity::Minus), 0.1, [0; 3]);
    let drawing = draw(&s.map(), &Marks::default(), ThemeName::Light);
    let heads = |number| items(&drawing, connection(number), Role::Head).len();
    assert_eq!([heads(1), heads(2), heads(3), heads(4)], [1, 1, 0, 1], "both heads of a mutual one are one path");
    let wide = |number| items(&drawing, connection(number), Role::Head)[0].bounds.width();
    assert!(wide(2) > 200.0 && wide(1) < 20.0);
    assert!(drawing.arcs[&ConnectionId::from_value(4)].length() > 60.0, "a self-connection is drawn");
}

#[test]
fn only_what_is_asked_for_is_drawn_and_loops_only_whole() {
    let map = sample_map();
    let only: BTreeSet<ElementId> = [1, 6, 7, 2].map(element).into_iter().collect();
    let marks = Marks { only: Some(only.clone()), ..Marks::of(&map) };
    let drawing = draw(&map, &marks, ThemeName::Light);
    assert_eq!(drawing.boxes.keys().copied().collect::<BTreeSet<_>>(), only);
    assert_eq!(drawing.arcs.len(), 4, "the burnout loop and the step to time");
    let rings: BTreeSet<_> = drawing.scene.items.iter().filter(|item| item.role == Role::LoopMark).map(|item| item.part).collect();
    assert_eq!(rings.len(), 1, "the larger loop is not whole");
}

#[test]
fn focus_mixes_the_rest_with_the_ground() {
    let map = sample_map();
    let bright = Part::Element(element(3));
    let marks = Marks { focus: Some([bright].into_iter().collect()), ..Marks::of(&map) };
    let drawing = draw(&map, &marks, ThemeName::Dark);
    let palette = &ThemeName::Dark.theme().palette;
    let ink = |part| match &items(&drawing, part, Role::Label)[0].draw {
        Draw::Text(text) => text.ink,
        _ => panic!("a label is text"),
    };
    assert_eq!(ink(bright), palette.text);
    assert_eq!(ink(Part::Element(element(4))), palette.text.mixed(0.28, palette.ground));
}

#[test]
fn paper_has_bands_where_the_screen_has_tints() {
    let map = sample_map();
    let fills = |theme| {
        let drawing = draw(&map, &Marks::of(&map), theme);
        drawing.scene.items.iter().filter(|item| item.role == Role::Group && matches!(item.draw, Draw::Fill(_))).count()
    };
    assert_eq!((fills(ThemeName::Light), fills(ThemeName::Paper)), (2, 0));
}

#[test]
fn every_label_has_a_bar_that_stands_for_it() {
    let map = sample_map();
    let drawing = draw(&map, &Marks::of(&map), ThemeName::Light);
    for body in map.elements() {
        let labels = items(&drawing, Part::Element(body.id), Role::Label);
        let details: Vec<Detail> = labels.iter().map(|item| item.detail).collect();
        assert_eq!(details, [Detail::Label, Detail::Instead]);
    }
}

#[test]
fn pointing_finds_elements_before_connections_before_loops_before_groups() {
    let map = sample_map();
    let drawing = draw(&map, &Marks::of(&map), ThemeName::Light);
    for body in map.elements() {
        assert_eq!(drawing.hit(body.at, 4.0), Some(Part::Element(body.id)));
    }
    for (id, arc) in drawing.arcs.iter().filter(|(id, _)| id.value() != 20) {
        let middle = arc.point(arc.length() * 0.45) + arc.outward(arc.length() * 0.45) * 2.0;
        assert_eq!(drawing.hit(middle, 4.0), Some(Part::Connection(*id)));
    }
    let rings = drawing.scene.items.iter().filter(|item| item.role == Role::LoopMark);
    for ring in rings {
        assert_eq!(drawing.hit(ring.bounds.center(), 4.0), ring.part);
    }
    let (group, rect) = map.groups().iter().map(|group| (group.id, drawing.group_area(group.id).unwrap())).next().unwrap();
    assert_eq!(drawing.hit(Point::new(rect.x1, rect.y0 + 40.0), 4.0), Some(Part::Group(group)));
    assert_eq!(drawing.hit(Point::new(-400.0, 0.0), 4.0), None);
}

#[test]
fn a_rectangle_takes_what_lies_wholly_inside() {
    let map = sample_map();
    let drawing = draw(&map, &Marks::of(&map), ThemeName::Light);
    let bounds = drawing.bounds().unwrap();
    assert_eq!(drawing.within(bounds.inflate(1.0, 1.0)).len(), 18 + 23);
    let one = drawing.boxes[&element(15)];
    assert_eq!(drawing.within(one), [Part::Element(element(15))]);
    assert!(drawing.within(Rect::new(one.x0, one.y0, one.x1 - 3.0, one.y1)).is_empty());
}

#[test]
fn a_selected_element_has_a_halo_behind_and_four_handles_in_free_places() {
    let map = sample_map();
    let theme = ThemeName::Light.theme();
    let drawing = draw(&map, &Marks::of(&map), ThemeName::Light);
    let selected = [Part::Element(element(3))];
    let over = overlay(&drawing, &map, theme, &Overlay { selected: &selected, ..Overlay::default() });
    assert!(over.under.items[0].bounds.width() > drawing.boxes[&element(3)].width() + 9.0);
    let handles = drawing.handles(element(3), &theme.pens).unwrap();
    for at in handles {
        assert!(over.over.items.iter().any(|item| (item.bounds.center() - at).hypot() < 0.01));
        let near = |item: &&Item| matches!(item.role, Role::Head | Role::Disc) && item.bounds.inflate(4.0, 4.0).contains(at);
        assert_eq!(drawing.scene.items.iter().find(near), None);
    }
    assert_eq!(drawing.with(&over).items.len(), drawing.scene.items.len() + over.under.items.len() + over.over.items.len());
}

#[test]
fn a_connection_being_drawn_shows_the_sign_it_will_have() {
    let map = sample_map();
    let theme = ThemeName::Light.theme();
    let drawing = draw(&map, &Marks::of(&map), ThemeName::Light);
    let rubber =
        Rubber { from: RubberEnd::Element(element(3)), to: RubberEnd::At(Point::new(600.0, 300.0)), polarity: Some(Polarity::Minus) };
    let over = overlay(&drawing, &map, theme, &Overlay { rubber: Some(rubber), ..Overlay::default() }).over;
    let dashed = |item: &Item| matches!(&item.draw, Draw::Stroke(stroke) if stroke.dash == Some(theme.pens.dash_minus));
    assert!(over.items.iter().any(dashed));
    let tip = over.items.iter().map(|item| item.bounds.x1).fold(f64::MIN, f64::max);
    assert!((tip - 600.0).abs() < 4.0, "{tip}");
}
