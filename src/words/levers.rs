//! Leverage points with what is said of each: who can act, what speaks for it, where it was shown to work.

use super::evidence::CellText;
use super::label::listed;
use crate::map::{Case, Code, Element, ElementId, ElementKind, FRAMEWORKS, Framework, Level, SystemMap};

/// What levels of leverage points are, and are not.
pub const LEVELS: &str = "Each stands at the level at which those who drew the map think that it acts. That is a reading and no measurement: move what \
                          you see differently.";

/// A leverage point.
#[derive(Clone, Copy, Debug)]
pub struct Lever<'m> {
    map: &'m SystemMap,
    /// The element that it is.
    pub element: &'m Element,
}

/// The framework in which most elements of a map have a level.
pub fn most_used(map: &SystemMap) -> Option<&'static Framework> {
    let used = |framework: &Framework| map.elements().filter(|element| element.leverage.in_framework(framework.key).is_some()).count();
    FRAMEWORKS.iter().rev().max_by_key(|framework| used(framework))
}

/// Whether an element is a leverage point: it has a level in some framework, or is something that somebody could do.
pub fn is_lever(element: &Element) -> bool {
    element.kind == ElementKind::Intervention || element.leverage.is_marked()
}

/// Every leverage point in a part of the map.
pub fn of(map: &SystemMap, holds: impl Fn(ElementId) -> bool) -> Vec<Lever<'_>> {
    map.elements().filter(|element| is_lever(element) && holds(element.id)).map(|element| Lever { map, element }).collect()
}

/// A level as the title of a rung: with its number where it has one.
pub fn title(level: &Level) -> String {
    if is_numbered(level) { format!("{} {}", level.key, level.name) } else { level.name.to_owned() }
}

/// Whether a level is known by a number.
pub fn is_numbered(level: &Level) -> bool {
    level.key.bytes().all(|byte| byte.is_ascii_digit())
}

impl Lever<'_> {
    /// N66 and its label.
    pub fn coded(&self) -> String {
        format!("{} {}", Code::element(self.element.number), self.element.label.trim())
    }

    /// Who can act on it, in a sentence.
    pub fn who(&self) -> Option<String> {
        let who: Vec<String> =
            self.element.leverage.who.iter().filter_map(|&id| Some(self.map.element(id)?.label.trim().to_owned())).collect();
        (!who.is_empty()).then(|| format!("Who can act: {}", listed(&who)))
    }

    /// Its name, to be found, and all that is said of it.
    pub fn paragraphs(&self) -> Vec<CellText> {
        std::iter::once(CellText::Strong(self.coded())).chain(self.told().into_iter().map(CellText::Words)).collect()
    }

    /// All that is said of it, a paragraph each.
    pub fn told(&self) -> Vec<String> {
        let cases: Vec<String> = self.map.cases().iter().filter(|case| case.elements.contains(&self.element.id)).map(named).collect();
        let shown = (!cases.is_empty()).then(|| format!("Shown by: {}", cases.join("; ")));
        let note = Some(self.element.leverage.note.trim().to_owned()).filter(|note| !note.is_empty());
        self.who().into_iter().chain(shown).chain(note).collect()
    }
}

/// A case with its place.
fn named(case: &Case) -> String {
    let place = case.place.trim();
    if place.is_empty() { case.title.trim().to_owned() } else { format!("{} ({place})", case.title.trim()) }
}
