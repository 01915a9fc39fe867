//! The groups of a map as they are told apart on paper: the band of each, its number and its title.

use std::sync::Arc;

use crate::map::{Element, ElementId, ElementKind, Grouping, Numbers, Point, Record, SystemMap};
use crate::print::Job;
use crate::print::drawing::Drawn;
use crate::scene::{self, Marks, Role, Scene};

use super::Row;

/// More groups than this are told of by the first alone.
const MOST: usize = 12;

/// A row for each group that is shown and has somebody in it.
pub(super) fn rows(map: &SystemMap, drawn: &Drawn, job: &mut Job<'_>) -> Vec<Row> {
    let Some(grouping) = drawn.marks.grouping.and_then(|id| map.groupings().get(id)) else { return Vec::new() };
    let shown = |id: ElementId| drawn.marks.only.as_ref().is_none_or(|only| only.contains(&id));
    let groups: Vec<_> = map.groups_in(grouping.id).filter(|group| map.members(group.id).any(|element| shown(element.id))).collect();
    let count = if groups.len() > MOST { 1 } else { groups.len() };
    let row = |group: &&crate::map::Group| {
        let words = format!("{} {}", group.number, group.title.trim()).trim().to_owned();
        Row { mark: band(grouping, group, job), words, more: String::new() }
    };
    groups.iter().take(count).map(row).collect()
}

/// The band of a group around nothing, its middle at the origin.
fn band(grouping: &Grouping, group: &crate::map::Group, job: &mut Job<'_>) -> Scene {
    let mut theme = job.options.theme().clone();
    (theme.pens.min_width, theme.pens.min_height) = (38.0, 8.0);
    (theme.pens.padding_x, theme.pens.padding_y, theme.pens.label) = (0.0, 0.0, 4.0);
    (theme.pens.group_pad, theme.pens.group_pad_top, theme.pens.group_corner) = (8.0, 8.0, 6.0);
    let element = Element { groups: vec![group.id], ..Element::new(ElementId::from_value(1), 1, ElementKind::Factor, "", Point::ZERO) };
    let records = [Record::from(grouping.clone()), group.clone().into(), element.into()];
    let (tiny, _) = SystemMap::from_records(records, Numbers::default());
    let marks = Marks { grouping: Some(grouping.id), ..Marks::default() };
    let scene = Arc::unwrap_or_clone(scene::build(&tiny, &marks, &theme, job.types).scene);
    let mut kept = Scene { items: scene.items.into_iter().filter(|item| item.role == Role::Group).collect() };
    kept.items.iter_mut().for_each(|item| item.part = None);
    kept
}
