//! The map as paper shows it: which part of it, with which marks, and what to say of it to those who cannot see it.

use std::collections::BTreeSet;
use std::sync::Arc;

use kurbo::Rect;

use crate::map::{ElementId, Group, SystemMap};
use crate::release::Released;
use crate::scene::{self, LoopMark, Marks, Scene};
use crate::text::Typesetter;
use crate::words::{alt_text, counted};

use super::{PrintError, PrintOptions};

/// A map drawn for paper, in map units.
pub(super) struct Drawn {
    /// The drawing.
    pub scene: Scene,
    /// Around everything in it.
    pub bounds: Rect,
    /// What it was drawn with.
    pub marks: Marks,
    /// What part of the whole it is: "The whole map", a group's title.
    pub part: String,
}

/// Draws a released map, or the group or loop that was asked for.
pub(super) fn drawn(released: &Released, options: &PrintOptions, types: &mut Typesetter) -> Result<Drawn, PrintError> {
    let map = released.map();
    let mut marks = Marks { codes: options.codes, ..Marks::on_paper(map) };
    let part = restrict(map, &mut marks, options)?;
    let scene = Arc::unwrap_or_clone(scene::build(map, &marks, options.theme(), types).scene);
    let bounds = scene.bounds().ok_or(PrintError::EmptyMap)?;
    Ok(Drawn { scene, bounds, marks, part })
}

/// Keeps the group or loop that was asked for; the answer is what it is called.
fn restrict(map: &SystemMap, marks: &mut Marks, options: &PrintOptions) -> Result<String, PrintError> {
    let unknown = |asked: &str| PrintError::NoSuchPart { asked: asked.to_owned() };
    if let Some(asked) = &options.group {
        let group = group(map, asked).ok_or_else(|| unknown(asked))?;
        marks.grouping = Some(group.grouping);
        marks.only = Some(map.members(group.id).map(|element| element.id).collect());
        return Ok(group.title.clone());
    }
    if let Some(asked) = &options.loop_code {
        let found = marks.loops.iter().find(|mark| same(&mark.code, asked) || same(&mark.name, asked));
        let found: LoopMark = found.cloned().ok_or_else(|| unknown(asked))?;
        marks.only = Some(found.elements.iter().copied().collect::<BTreeSet<ElementId>>());
        let name = format!("{} {}", found.code, found.name);
        marks.loops = vec![found];
        return Ok(name.trim().to_owned());
    }
    Ok("The whole map".to_owned())
}

fn same(a: &str, b: &str) -> bool {
    !b.trim().is_empty() && a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// A group by its title, or by its number as on the tab.
fn group<'m>(map: &'m SystemMap, asked: &str) -> Option<&'m Group> {
    let by_title = map.groups().iter().find(|group| same(&group.title, asked));
    by_title.or_else(|| map.groups().iter().find(|group| same(&group.number.to_string(), asked)))
}

impl Drawn {
    /// What those hear who cannot see the drawing.
    pub fn alternative(&self, map: &SystemMap) -> String {
        let what = match &self.marks.only {
            None => alt_text(map),
            Some(only) => format!("Part of a systems map: {}, {}.", self.part, counted(only.len(), "element")),
        };
        format!("{what} The reading sheet of this map tells it in sentences.")
    }
}
