//! What is left out of a drawing, and what stands in its place: lines to write on, or a thick outline.

use std::collections::BTreeSet;

use kurbo::{BezPath, Rect};

use crate::layout::ElementShape;
use crate::map::{ElementId, Part};
use crate::scene::{Drawing, Item, Role, Scene};
use crate::theme::Theme;

/// A line to write on is this far from the outline at both ends, map units.
const INSET: f64 = 13.0;
/// Its thickness.
const LINE: f64 = 0.8;
/// Room for handwriting above each line.
const ROW: f64 = 27.0;
/// Below the last line.
const FOOT: f64 = 10.0;
/// A thick outline ÷ an outline.
const THICK: f64 = 3.0;

/// The drawing without the labels of some elements: lines to write on in their place.
pub(super) fn emptied(drawing: &Drawing, gaps: &BTreeSet<ElementId>, theme: &Theme) -> Scene {
    let hidden = |item: &Item| item.role == Role::Label && matches!(item.part, Some(Part::Element(id)) if gaps.contains(&id));
    let mut scene = Scene { items: drawing.scene.items.iter().filter(|item| !hidden(item)).cloned().collect() };
    for &id in gaps {
        if let Some(shape) = drawing.shape(id) {
            scene.stroke(Some(Part::Element(id)), Role::Element, rows(shape), theme.palette.outline, LINE);
        }
    }
    scene
}

/// The drawing with a thick outline round some elements.
pub(super) fn outlined(drawing: &Drawing, gaps: &BTreeSet<ElementId>, theme: &Theme) -> Scene {
    let mut scene = drawing.scene.as_ref().clone();
    for item in &mut scene.items {
        let chosen = matches!(item.part, Some(Part::Element(id)) if gaps.contains(&id));
        if let crate::scene::Draw::Stroke(stroke) = &mut item.draw
            && chosen
            && item.role == Role::Element
        {
            stroke.width = theme.pens.outline * THICK;
        }
    }
    scene
}

/// Level lines in an outline, as many as there is room to write on.
fn rows(shape: &ElementShape) -> BezPath {
    let Rect { x0, y0, x1, y1 } = shape.rect;
    let inset = INSET + shape.nose();
    let count = ((y1 - y0 - FOOT) / ROW).floor().max(1.0) as u32;
    let step = (y1 - y0 - FOOT) / f64::from(count);
    let mut path = BezPath::new();
    for row in 1..=count {
        let y = y0 + step * f64::from(row);
        path.move_to((x0 + inset, y));
        path.line_to((x1 - inset, y));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Outline;
    use crate::theme::ThemeName;

    #[test]
    fn there_is_room_to_write_above_each_line() {
        let pens = &ThemeName::Paper.theme().pens;
        let count = |height: f64| {
            let shape = ElementShape::new(Outline::Box, Rect::new(0.0, 0.0, 150.0, height), pens);
            rows(&shape).elements().len() / 2
        };
        assert_eq!([38.0, 55.0, 72.5, 90.0].map(count), [1, 1, 2, 2]);
    }
}
