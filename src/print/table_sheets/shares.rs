//! Who is on which sheet: a sheet for each group of the grouping that is shown, or parts of one where it is too much for a sheet.

use std::collections::BTreeSet;

use crate::map::{ElementId, SystemMap};
use crate::print::furniture::title;
use crate::print::part::Part;
use crate::print::{PrintError, PrintOptions};
use crate::scene::Marks;

use super::split::split;

/// What is on one sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Share {
    /// "4", or "4a" of a theme on two sheets; empty where there is one sheet alone.
    pub name: String,
    /// The theme's title.
    pub title: String,
    /// Its elements.
    pub members: BTreeSet<ElementId>,
    /// The place of its theme among all.
    pub theme: usize,
}

/// All themes of a map, and which of them are to be printed.
pub(super) struct Themes {
    /// A sheet each, before any is parted.
    pub all: Vec<Share>,
    /// Places in `all`.
    pub wanted: Vec<usize>,
}

/// The themes, or the part of the map that was asked for.
pub(super) fn themes(map: &SystemMap, marks: &mut Marks, options: &PrintOptions) -> Result<Themes, PrintError> {
    let part = Part::of(map, &marks.loops, options)?.restrict(marks);
    let whole = |title: &str, members: BTreeSet<ElementId>| Share { name: String::new(), title: title.to_owned(), members, theme: 0 };
    let only = marks.only.take();
    if let Some(members) = only.as_ref().filter(|_| options.group.is_none() || options.around) {
        return Ok(Themes { all: vec![whole(&part, members.clone())], wanted: vec![0] });
    }
    let groups = marks.grouping.into_iter().flat_map(|grouping| map.groups_in(grouping));
    let members = groups.map(|group| (group.title.trim().to_owned(), map.members(group.id).map(|e| e.id).collect::<BTreeSet<_>>()));
    let mut all: Vec<Share> = members.filter(|(_, members)| !members.is_empty()).map(|(title, members)| whole(&title, members)).collect();
    if all.is_empty() {
        let everything = map.elements().map(|element| element.id).collect();
        return Ok(Themes { all: vec![whole(title(map.about()), everything)], wanted: vec![0] });
    }
    let alone: BTreeSet<_> =
        map.elements().map(|element| element.id).filter(|id| all.iter().all(|share| !share.members.contains(id))).collect();
    // However few: where they belong is something to talk over at a table.
    if !alone.is_empty() {
        all.push(whole("In no group", alone));
    }
    for (number, share) in (1..).zip(&mut all) {
        share.theme = number - 1;
        share.name = format!("{number}");
        if share.title.is_empty() {
            share.title = format!("Group {number}");
        }
    }
    let wanted = (0..all.len()).filter(|&place| only.as_ref().is_none_or(|only| all.get(place).is_some_and(|s| s.members == *only)));
    Ok(Themes { wanted: wanted.take(if only.is_some() { 1 } else { usize::MAX }).collect(), all })
}

impl Share {
    /// The same on so many sheets: 4a, 4b; or 1, 2 of a map without themes.
    pub fn parted(&self, map: &SystemMap, parts: usize) -> Vec<Self> {
        let found = split(map, &self.members, parts);
        if found.len() < 2 {
            return vec![self.clone()];
        }
        let letter = |place: u8| if self.name.is_empty() { (place + 1).to_string() } else { char::from(b'a' + place.min(25)).to_string() };
        let share = |(place, members)| Self {
            name: format!("{}{}", self.name, letter(place)),
            title: self.title.clone(),
            members,
            theme: self.theme,
        };
        (0..).zip(found).map(share).collect()
    }
}

/// The first other sheet that an element is on.
pub(super) fn sheet_of<'s>(shares: &'s [Share], id: ElementId, but: &Share) -> Option<&'s str> {
    let found = shares.iter().find(|share| share.members.contains(&id) && share.name != but.name);
    found.map(|share| share.name.as_str()).filter(|name| !name.is_empty())
}
