//! A map at a glance: boxes and lines where they will be, without words and marks. A large map shows so until it is drawn, on a thread.

use std::collections::HashMap;
use std::sync::Arc;

use kurbo::{Rect, Size};

use super::drawing::{Drawing, Index};
use super::marks::Marks;
use super::places::Places;
use super::plan::CENTRED;
use super::{Detail, Role, Scene};
use crate::layout::{CircleArc, ElementShape, element_shape, rounded};
use crate::map::{Element, ElementId, Outline, Part, SystemMap};
use crate::theme::{Pens, Theme};

/// The width of a letter in the mean, ÷ label size.
const LETTER: f64 = 0.52;
/// How much of the text's colour stands for words, and how high, ÷ label size.
const BAR: (f64, f64) = (0.45, 0.4);

/// Sketches a map: nothing is measured and nothing makes room for anything, so that a few milliseconds are enough for thousands.
pub fn sketch(map: &SystemMap, marks: &Marks, theme: &Theme) -> Drawing {
    let pens = &theme.pens;
    let shown = |id: ElementId| marks.only.as_ref().is_none_or(|only| only.contains(&id));
    let elements = map.elements().filter(|element| shown(element.id));
    let shapes: Vec<(ElementId, ElementShape)> =
        elements.map(|element| (element.id, element_shape(element, guessed(element, pens), pens))).collect();
    let shape_of: HashMap<ElementId, &ElementShape> = shapes.iter().map(|(id, shape)| (*id, shape)).collect();
    let mut scene = Scene::default();
    for claim in map.connections().filter(|claim| claim.from != claim.to) {
        let (Some(from), Some(to)) = (shape_of.get(&claim.from), shape_of.get(&claim.to)) else { continue };
        let arc = CircleArc::between(from, to, claim.bend, CENTRED, [pens.tail_gap, pens.tip_gap]);
        let ink = if claim.influence().is_some() { theme.palette.link } else { theme.palette.relation };
        scene.stroke(Some(Part::Connection(claim.id)), Role::Line, arc.path(0.0, arc.length()), ink, pens.link);
    }
    let mut places = Places::default();
    for (id, shape) in &shapes {
        let part = Part::Element(*id);
        places.take(part, Role::Element, shape.rect);
        scene.fill(Some(part), Role::Element, shape.path(0.0), theme.palette.fill);
        scene.stroke(Some(part), Role::Element, shape.path(0.0), theme.palette.outline, pens.outline);
        let bar = Rect::from_center_size(shape.centre(), (shape.rect.width() * 0.7, pens.label * BAR.1));
        let ink = theme.palette.text.mixed(BAR.0, theme.palette.fill);
        scene.fill(Some(part), Role::Label, rounded(bar, bar.height() / 2.0), ink).from(Detail::Instead);
    }
    let boxes = shapes.iter().map(|(id, shape)| (*id, shape.rect)).collect();
    let index = Index::of(&scene, &shapes);
    Drawing { scene: Arc::new(scene), boxes, shapes, places, index, ..Drawing::default() }
}

/// About how large an element is.
fn guessed(element: &Element, pens: &Pens) -> Size {
    let whole = element.label.chars().count() as f64 * LETTER * pens.label;
    let wrap = if element.kind.spec().outline == Outline::Hexagon { pens.wrap_intervention } else { pens.wrap };
    let lines = (whole / wrap).ceil().max(1.0);
    let width = (whole / lines + 2.0 * pens.padding_x).max(pens.min_width);
    let size = Size::new(width, lines * pens.label * pens.leading + 2.0 * pens.padding_y);
    let least = element.size.unwrap_or(Size::ZERO);
    Size::new(size.width.max(least.width), size.height.max(least.height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{SyntheticSize, synthetic};
    use crate::scene::build;
    use crate::text::Typesetter;
    use crate::theme::ThemeName;

    #[test]
    fn a_sketch_stands_where_the_drawing_will() {
        let map = synthetic(SyntheticSize { elements: 60, connections: 120, quotes: 0 }, 4);
        let theme = ThemeName::Light.theme();
        let sketched = sketch(&map, &Marks::default(), theme);
        let drawn = build(&map, &Marks::default(), theme, &mut Typesetter::new());
        assert_eq!(sketched.boxes.len(), 60);
        for (id, rect) in &sketched.boxes {
            let there = drawn.boxes[id];
            assert!(rect.center().distance(there.center()) < 1e-6, "{rect:?} {there:?}");
            assert!((rect.width() - there.width()).abs() < 80.0 && (rect.height() - there.height()).abs() < 30.0, "{rect:?} {there:?}");
        }
        assert_eq!(
            sketched.hit(sketched.boxes.values().next().unwrap().center(), 1.0),
            sketched.boxes.keys().next().map(|id| Part::Element(*id))
        );
    }

    #[test]
    fn what_is_hidden_is_not_sketched() {
        let map = synthetic(SyntheticSize { elements: 20, connections: 30, quotes: 0 }, 4);
        let only = map.elements().take(3).map(|element| element.id).collect();
        let drawn = sketch(&map, &Marks { only: Some(only), ..Marks::default() }, ThemeName::Dark.theme());
        assert_eq!(drawn.boxes.len(), 3);
    }
}
