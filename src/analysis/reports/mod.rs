//! One file for each analysis of the registry.

pub(super) mod actors;
pub(super) mod archetypes;
pub(super) mod asked;
pub(super) mod components;
pub(super) mod connections;
pub(super) mod coverage;
pub(super) mod elements;
pub(super) mod independent;
pub(super) mod leverage;
pub(super) mod loop_matrix;
pub(super) mod loop_tables;
pub(super) mod loops;
pub(super) mod paths;
pub(super) mod questions;
pub(super) mod roles;

use std::borrow::Cow;

use super::report::Column;
use super::{FeedbackLoop, Path};
use crate::map::{ConnectionId, ElementId, Part, SystemMap};

pub(super) const fn column(title: &'static str, help: &'static str) -> Column {
    Column { title: Cow::Borrowed(title), help: Cow::Borrowed(help) }
}

/// Labels in the order of influence.
pub(super) fn labels(map: &SystemMap, elements: &[ElementId]) -> String {
    let labels: Vec<&str> = elements.iter().filter_map(|&id| map.element(id)).map(|e| e.label.as_str()).collect();
    labels.join(" \u{2192} ")
}

/// A loop, its elements and its connections.
pub(super) fn loop_parts(one: &FeedbackLoop) -> Vec<Part> {
    std::iter::once(Part::Loop(one.key)).chain(chain_parts(&one.elements, &one.steps)).collect()
}

/// The elements and connections of a path.
fn path_parts(path: &Path) -> Vec<Part> {
    chain_parts(&path.elements, &path.steps).collect()
}

fn chain_parts<'a>(elements: &'a [ElementId], steps: &'a [Vec<ConnectionId>]) -> impl Iterator<Item = Part> + 'a {
    elements.iter().map(|&id| Part::Element(id)).chain(steps.iter().flatten().map(|&id| Part::Connection(id)))
}
