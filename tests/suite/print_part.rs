//! Which part of the map a handout shows: a group, a loop, a saved view, chosen elements, and what is one step away.

use causeway::map::{Element, ElementId, Extra, Numbers, Record, SystemMap, View, ViewId};
use causeway::print::{Pace, PrintError, PrintOptions, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Draw, Role};

use crate::sample::sample_map;

fn with_view(title: &str, property: &str, value: &str) -> SystemMap {
    let view = View {
        id: ViewId::from_value(1),
        number: 1,
        title: title.into(),
        note: String::new(),
        filter: [(property.to_owned(), vec![value.to_owned()])].into(),
        camera: None,
        extra: Extra::default(),
    };
    let records = sample_map().records().into_iter().chain([Record::from(view)]);
    SystemMap::from_records(records, Numbers::default()).0
}

/// The labels on the map sheet, in order.
fn labels(map: &SystemMap, options: &PrintOptions) -> Result<Vec<String>, PrintError> {
    let printout = kind("map").unwrap().print(&release(map, Audience::Workshop), options, &Pace::default())?;
    let items = printout.pages[0].placed.iter().flat_map(|placed| &placed.scene.items);
    let labels = items.filter(|item| item.role == Role::Label).filter_map(|item| match &item.draw {
        Draw::Text(text) => Some(text.shaped.text.clone()),
        _ => None,
    });
    let mut labels: Vec<String> = labels.collect();
    labels.sort();
    Ok(labels)
}

fn of<'m>(elements: impl Iterator<Item = &'m Element>) -> Vec<String> {
    let mut labels: Vec<String> = elements.map(|element| element.label.clone()).collect();
    labels.sort();
    labels
}

#[test]
fn a_view_keeps_what_its_filter_says() {
    let map = with_view("Who", "kind", "actor");
    let options = PrintOptions { view: Some("who".into()), ..PrintOptions::default() };
    let actors = of(map.elements().filter(|element| element.kind.spec().name == "Actor"));
    assert!(!actors.is_empty() && labels(&map, &options) == Ok(actors));
    let unknown = PrintOptions { view: Some("Nobody".into()), ..PrintOptions::default() };
    assert_eq!(labels(&map, &unknown), Err(PrintError::NoSuchPart { asked: "Nobody".into() }));
    let empty = with_view("Who", "kind", "nonsense");
    assert_eq!(labels(&empty, &options), Err(PrintError::EmptyView { title: "Who".into() }));
}

#[test]
fn what_is_next_to_it_comes_along() {
    let map = sample_map();
    let connection = map.connections().find(|connection| connection.from != connection.to).unwrap();
    let chosen = map.element(connection.from).unwrap();
    let mut options = PrintOptions { selection: [chosen.id].into(), ..PrintOptions::default() };
    assert_eq!(labels(&map, &options), Ok(vec![chosen.label.clone()]));
    options.around = true;
    let beside = map.connections_of(chosen.id).into_iter().flat_map(|connection| [connection.from, connection.to]);
    let beside: std::collections::BTreeSet<ElementId> = beside.collect();
    assert!(beside.len() > 1);
    assert_eq!(labels(&map, &options), Ok(of(beside.iter().filter_map(|&id| map.element(id)))));
    options.selection = [ElementId::from_value(1 << 60)].into();
    assert_eq!(labels(&map, &options), Err(PrintError::SelectionGone));
}

#[test]
fn a_loop_that_has_flipped_is_found_by_its_number() {
    let map = sample_map();
    let named = map.named_loops().iter().next().unwrap();
    let members = of(named.cycle.iter().filter_map(|&id| map.element(id)));
    for code in ["R", "B", "U"].map(|letter| format!("{letter}{}", named.number)) {
        let options = PrintOptions { loop_code: Some(code), ..PrintOptions::default() };
        assert_eq!(labels(&map, &options), Ok(members.clone()));
    }
    let options = PrintOptions { loop_code: Some("R999".into()), ..PrintOptions::default() };
    assert!(labels(&map, &options).is_err());
}

#[test]
fn the_reading_sheet_tells_the_part_alone() {
    let map = sample_map();
    let group = map.groups().iter().next().unwrap();
    let members: Vec<&Element> = map.members(group.id).collect();
    let options = PrintOptions { group: Some(group.title.clone()), ..PrintOptions::default() };
    let printout = kind("reading").unwrap().print(&release(&map, Audience::Workshop), &options, &Pace::default()).unwrap();
    let items = printout.pages.iter().flat_map(|page| &page.placed).flat_map(|placed| &placed.scene.items);
    let texts = items.filter_map(|item| match &item.draw {
        Draw::Text(text) => Some(text.shaped.text.clone()),
        _ => None,
    });
    let told: Vec<String> = texts.collect();
    let is_told = |element: &Element| told.contains(&format!("N{} {}", element.number, element.label));
    assert!(!members.is_empty() && members.len() < map.element_count());
    for element in map.elements() {
        assert_eq!(is_told(element), members.iter().any(|member| member.id == element.id), "{}", element.label);
    }
}
