//! Which groups moved elements are in: one that is dragged into a group's area joins, one that is dragged right out of its own leaves.

use std::collections::BTreeSet;

use super::Stage;
use crate::document::{Edit, ElementField, Request};
use crate::map::{ElementId, GroupId, Point, Rect, Vec2};

/// A group as it was when the drag began.
#[derive(Clone, Debug, PartialEq)]
struct Area {
    group: GroupId,
    rect: Rect,
    /// All its members move: it comes along.
    moves: bool,
}

/// An element as it was when the drag began.
#[derive(Clone, Debug, PartialEq)]
struct Guest {
    id: ElementId,
    rect: Rect,
    groups: Vec<GroupId>,
}

/// The groups shown, and the elements that move.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Homes {
    areas: Vec<Area>,
    guests: Vec<Guest>,
}

impl Homes {
    pub fn new(moved: &BTreeSet<ElementId>, stage: Stage<'_>) -> Self {
        let map = stage.document.map();
        let area = |&(group, rect): &(GroupId, Rect)| {
            let moves = map.members(group).all(|member| moved.contains(&member.id));
            Area { group, rect, moves }
        };
        let guest = |&id: &ElementId| {
            let rect = *stage.drawing.boxes.get(&id)?;
            Some(Guest { id, rect, groups: map.element(id)?.groups.clone() })
        };
        let areas: Vec<Area> = stage.drawing.group_areas().iter().map(area).collect();
        let guests = if areas.is_empty() { Vec::new() } else { moved.iter().filter_map(guest).collect() };
        Self { areas, guests }
    }

    /// Whether there are groups to be dragged in and out of.
    pub fn any(&self) -> bool {
        self.areas.iter().any(|area| !area.moves)
    }

    /// What has to change once everything lies so far from where it was.
    pub fn settle(&self, by: Vec2, stage: Stage<'_>) -> Vec<Request> {
        let settled = self.guests.iter().filter_map(|guest| {
            let groups = self.groups_of(guest, by);
            let now = &stage.document.map().element(guest.id)?.groups;
            (groups != *now).then(|| Request::Edit(Edit::Elements(vec![guest.id], ElementField::Groups(groups))))
        });
        settled.collect()
    }

    fn groups_of(&self, guest: &Guest, by: Vec2) -> Vec<GroupId> {
        let (before, now) = (guest.rect, guest.rect + by);
        let inside = |area: &Area, at: Point| area.rect.contains(at);
        let mut groups = guest.groups.clone();
        for area in self.areas.iter().filter(|area| !area.moves) {
            let is_in = guest.groups.contains(&area.group);
            if is_in && !area.rect.overlaps(now) {
                groups.retain(|group| *group != area.group);
            } else if !is_in && inside(area, now.center()) && !inside(area, before.center()) {
                groups.push(area.group);
            }
        }
        groups
    }
}
