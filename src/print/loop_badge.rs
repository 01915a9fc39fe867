//! The ring of a loop with its code, alone: for headings and legends. Drawn by the same hand as on the map.

use std::sync::Arc;

use kurbo::{Point, Vec2};

use crate::map::{Element, ElementId, ElementKind, LoopKey, LoopType, Numbers, SystemMap};
use crate::scene::{self, LoopMark, Marks, Role, Scene};
use crate::text::Typesetter;
use crate::theme::Theme;

/// The ring, clockwise, its middle at the origin, in map units.
pub(super) fn loop_badge(code: &str, kind: LoopType, theme: &Theme, types: &mut Typesetter) -> Scene {
    // Three elements around it, of which nothing is kept, say where it stands and how it turns.
    let places = [(0.0, -120.0), (110.0, 80.0), (-110.0, 80.0)];
    let elements: Vec<ElementId> = (1..=3).map(ElementId::from_value).collect();
    let records = elements.iter().zip(1..).zip(places).map(|((&id, number), at)| {
        let at: Point = at.into();
        Element::new(id, number, ElementKind::Factor, "", at).into()
    });
    let (tiny, _) = SystemMap::from_records(records.collect::<Vec<_>>(), Numbers::default());
    let mark = LoopMark { key: LoopKey::of(&elements), code: code.to_owned(), kind, name: String::new(), elements };
    let marks = Marks { loops: vec![mark], ..Marks::default() };
    let scene = Arc::unwrap_or_clone(scene::build(&tiny, &marks, theme, types).scene);
    let mut kept = Scene { items: scene.items.into_iter().filter(|item| item.role == Role::LoopMark).collect() };
    // Nothing of the tiny map is a part of the real one.
    kept.items.iter_mut().for_each(|item| item.part = None);
    let middle = kept.bounds().map_or(Vec2::ZERO, |bounds| bounds.center().to_vec2());
    let mut centred = Scene::default();
    centred.append(&kept, -middle);
    centred
}
