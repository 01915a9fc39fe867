//! What of a map was asked for, where loops and quotes are meant and not a drawing: everything, a part, or one named loop.

use crate::map::{CitedPart, SystemMap};

use super::part::{Part, loop_called};
use super::{PrintError, PrintOptions};
use crate::words::{ToldLoop, told_loops};

/// What was asked for.
pub(super) enum Asked<'m> {
    /// The whole map or some of its elements.
    Part(Part),
    /// A named loop: itself, its elements and its steps, and no other connection among them.
    Loop(Box<ToldLoop<'m>>),
}

impl<'m> Asked<'m> {
    /// Reads the options. The error says that nothing is called so.
    pub fn of(map: &'m SystemMap, options: &PrintOptions) -> Result<Self, PrintError> {
        let narrower = !options.selection.is_empty() || options.group.is_some() || options.around;
        let Some(asked) = options.loop_code.as_ref().filter(|_| !narrower) else { return Ok(Self::Part(Part::asked(map, options)?)) };
        let loops = told_loops(map).0;
        let found = loop_called(&loops, asked, |told| (&told.code, &told.named.name));
        found.map(|told| Self::Loop(Box::new(told.clone()))).ok_or_else(|| PrintError::NoSuchPart { asked: asked.clone() })
    }

    /// Whether nothing was left out.
    pub fn is_everything(&self) -> bool {
        matches!(self, Self::Part(part) if part.elements.is_none())
    }

    /// Whether all of a loop lies in it.
    pub fn holds(&self, told: &ToldLoop) -> bool {
        match self {
            Self::Part(part) => told.found.elements.iter().all(|&id| part.holds(id)),
            Self::Loop(asked) => asked.named.id == told.named.id,
        }
    }

    /// Whether what somebody said of a part of the map was asked for.
    pub fn covers(&self, map: &SystemMap, cited: CitedPart) -> bool {
        match (self, cited) {
            (Self::Part(part), CitedPart::Element(id)) => part.holds(id),
            (Self::Part(part), CitedPart::Connection(id)) => map.connection(id).is_some_and(|c| part.holds(c.from) && part.holds(c.to)),
            (Self::Part(part), CitedPart::Loop(id)) => {
                map.named_loops().get(id).is_some_and(|named| named.cycle.iter().all(|&element| part.holds(element)))
            }
            (Self::Loop(told), CitedPart::Element(id)) => told.found.elements.contains(&id),
            (Self::Loop(told), CitedPart::Connection(id)) => told.found.steps.iter().any(|step| step.contains(&id)),
            (Self::Loop(told), CitedPart::Loop(id)) => told.named.id == id,
        }
    }

    /// What it is called, as the end of a sentence.
    pub fn name(&self) -> String {
        match self {
            Self::Part(part) if part.elements.is_none() => "the map".to_owned(),
            Self::Part(part) => format!("\u{201c}{}\u{201d}", part.title),
            Self::Loop(told) => format!("the loop {}", told.code),
        }
    }
}
