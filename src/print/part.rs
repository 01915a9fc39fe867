//! Which part of the map was asked for: all of it, a group, a loop, what a saved view keeps, or some elements.

use std::collections::BTreeSet;

use crate::analysis::{kept_by, with_neighbours};
use crate::map::{ElementId, Group, GroupingId, SystemMap};
use crate::scene::{LoopMark, Marks};

use super::{PrintError, PrintOptions};

/// The part asked for.
pub(super) struct Part {
    /// What it is called: "The whole map", a group's title.
    pub title: String,
    /// Its elements; none for all.
    pub elements: Option<BTreeSet<ElementId>>,
    /// The grouping whose groups are to be shown instead of the map's own.
    grouping: Option<GroupingId>,
    /// The one loop to be marked.
    only_loop: Option<LoopMark>,
}

impl Part {
    /// The part that options ask for.
    pub fn asked(map: &SystemMap, options: &PrintOptions) -> Result<Self, PrintError> {
        Self::of(map, &Marks::of(map).loops, options)
    }

    /// Whether an element is in it.
    pub fn holds(&self, id: ElementId) -> bool {
        self.elements.as_ref().is_none_or(|elements| elements.contains(&id))
    }

    /// The part that options ask for, of a map with these loops.
    pub fn of(map: &SystemMap, loops: &[LoopMark], options: &PrintOptions) -> Result<Self, PrintError> {
        let mut part = Self::narrow(map, loops, options)?;
        if options.around
            && let Some(elements) = &part.elements
        {
            let wider = with_neighbours(map, elements);
            if wider.len() > elements.len() {
                part.title.push_str(" and what is next to it");
                part.elements = Some(wider);
            }
        }
        Ok(part)
    }

    fn narrow(map: &SystemMap, loops: &[LoopMark], options: &PrintOptions) -> Result<Self, PrintError> {
        let unknown = |asked: &str| PrintError::NoSuchPart { asked: asked.to_owned() };
        let of = |title: String, elements| Self { title, elements: Some(elements), grouping: None, only_loop: None };
        if !options.selection.is_empty() {
            let still: BTreeSet<ElementId> = options.selection.iter().copied().filter(|&id| map.element(id).is_some()).collect();
            return if still.is_empty() { Err(PrintError::SelectionGone) } else { Ok(of("Part of the map".to_owned(), still)) };
        }
        if let Some(asked) = &options.group {
            let group = group(map, asked).ok_or_else(|| unknown(asked))?;
            let members = map.members(group.id).map(|element| element.id).collect();
            return Ok(Self { grouping: Some(group.grouping), ..of(group.title.clone(), members) });
        }
        if let Some(asked) = &options.loop_code {
            let found = loop_called(loops, asked, |mark| (&mark.code, &mark.name)).ok_or_else(|| unknown(asked))?;
            let title = format!("{} {}", found.code, found.name).trim().to_owned();
            return Ok(Self { only_loop: Some(found.clone()), ..of(title, found.elements.iter().copied().collect()) });
        }
        if let Some(asked) = &options.view {
            let view = map.views().iter().find(|view| same(&view.title, asked)).ok_or_else(|| unknown(asked))?;
            let kept = kept_by(map, view);
            return if kept.is_empty() {
                Err(PrintError::EmptyView { title: view.title.clone() })
            } else {
                Ok(of(view.title.clone(), kept))
            };
        }
        Ok(Self { title: "The whole map".to_owned(), elements: None, grouping: None, only_loop: None })
    }

    /// Draws nothing else; the answer is what it is called.
    pub fn restrict(self, marks: &mut Marks) -> String {
        // Whoever asks for a part wants to see it.
        marks.unfolded |= self.elements.is_some();
        marks.only = self.elements.or(marks.only.take());
        marks.grouping = self.grouping.or(marks.grouping);
        if let Some(only) = self.only_loop {
            marks.loops = vec![only];
        }
        self.title
    }
}

/// The loop that somebody means by a code or a name: R4 is B4 once it has flipped.
pub(super) fn loop_called<'l, L>(loops: &'l [L], asked: &str, called: impl Fn(&L) -> (&str, &str)) -> Option<&'l L> {
    let exactly = |of: &&L| {
        let (code, name) = called(of);
        same(code, asked) || same(name, asked)
    };
    loops.iter().find(exactly).or_else(|| loops.iter().find(|of| same(number(called(of).0), number(asked))))
}

/// Whether somebody means this name.
pub(super) fn same(a: &str, b: &str) -> bool {
    !b.trim().is_empty() && a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// The number of a loop's code; nothing for other words.
fn number(code: &str) -> &str {
    let digits = code.trim().strip_prefix(['R', 'B', 'U', 'r', 'b', 'u']).unwrap_or_default();
    if digits.bytes().all(|b| b.is_ascii_digit()) { digits } else { "" }
}

/// A group by its title, or by its number as on the tab.
pub(super) fn group<'m>(map: &'m SystemMap, asked: &str) -> Option<&'m Group> {
    let by_title = map.groups().iter().find(|group| same(&group.title, asked));
    by_title.or_else(|| map.groups().iter().find(|group| same(&group.number.to_string(), asked)))
}
