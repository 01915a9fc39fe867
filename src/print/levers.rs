//! Leverage points with what is said of each: who can act, what speaks for it, where it was shown to work.

use crate::map::{Case, Code, Element, ElementKind, FRAMEWORKS, Framework, Level, SystemMap};
use crate::words::listed;

use super::part::Part;

/// A leverage point.
#[derive(Clone, Copy)]
pub(super) struct Lever<'m> {
    map: &'m SystemMap,
    /// The element that it is.
    pub element: &'m Element,
}

/// The framework in which most elements of a map have a level.
pub(super) fn most_used(map: &SystemMap) -> Option<&'static Framework> {
    let used = |framework: &Framework| map.elements().filter(|element| element.leverage.in_framework(framework.key).is_some()).count();
    FRAMEWORKS.iter().rev().max_by_key(|framework| used(framework))
}

/// Whether an element is a leverage point: it has a level in some framework, or is something that somebody could do.
pub(super) fn is_lever(element: &Element) -> bool {
    element.kind == ElementKind::Intervention || element.leverage.is_marked()
}

/// Every leverage point in a part of the map.
pub(super) fn of<'m>(map: &'m SystemMap, asked: &Part) -> Vec<Lever<'m>> {
    map.elements().filter(|element| is_lever(element) && asked.holds(element.id)).map(|element| Lever { map, element }).collect()
}

/// A level as the title of a rung: with its number where it has one.
pub(super) fn title(level: &Level) -> String {
    if is_numbered(level) { format!("{} {}", level.key, level.name) } else { level.name.to_owned() }
}

/// Whether a level is known by a number.
pub(super) fn is_numbered(level: &Level) -> bool {
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
