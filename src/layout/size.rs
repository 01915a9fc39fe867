//! How large elements are: as large as their label asks for, or larger when somebody said so.

use std::cell::RefCell;
use std::sync::Arc;

use kurbo::{Rect, Size};

use super::ElementShape;
use crate::map::{Element, Outline};
use crate::text::{Align, Shaped, Typesetter};
use crate::theme::{Pens, ThemeName, role};

/// Widths of elements are multiples of this, map units: neighbours of about one width are of one width, which is calmer, and boxes that are
/// equal take next to no room in a PDF.
const WIDTH_STEP: f64 = 4.0;
/// So many labels are laid out before they are asked for.
const AHEAD: usize = 4_000;

thread_local!(static TYPESETTER: RefCell<Typesetter> = RefCell::new(Typesetter::new()));

/// How wide a label runs.
fn wrap(element: &Element, pens: &Pens) -> f32 {
    let wrap = if element.kind.spec().outline == Outline::Hexagon { pens.wrap_intervention } else { pens.wrap };
    // A wider element, set by hand, lets its label run wider.
    element.size.map_or(wrap, |size| wrap.max(size.width - 2.0 * pens.padding_x)) as f32
}

/// Does something with each element once its label is laid out, which all hands share: so many labels at a time as are surely remembered until
/// they are asked for.
pub fn with_labels_ahead<'a, T>(
    elements: &[&'a Element],
    pens: &Pens,
    typesetter: &mut Typesetter,
    mut each: impl FnMut(&'a Element, &mut Typesetter) -> T,
) -> Vec<T> {
    let style = role::label(pens);
    let mut found = Vec::with_capacity(elements.len());
    for some in elements.chunks(AHEAD) {
        let is_new = |element: &&Element| !typesetter.knows_balanced(&element.label, style, wrap(element, pens), Align::Centre);
        let new: Vec<&Element> = some.iter().copied().filter(is_new).collect();
        typesetter.ahead(&new, |types, element| drop(element_size(element, pens, types)));
        found.extend(some.iter().map(|element| each(element, typesetter)));
    }
    found
}

/// The size of an element in map units and its label, laid out. A size that somebody set is the least it has.
pub fn element_size(element: &Element, pens: &Pens, typesetter: &mut Typesetter) -> (Size, Arc<Shaped>) {
    let outline = element.kind.spec().outline;
    let label = typesetter.balanced(&element.label, role::label(pens), wrap(element, pens), Align::Centre);
    let height = (f64::from(label.height) + 2.0 * pens.padding_y).max(pens.min_height);
    let (more_padding, more_height) = match outline {
        Outline::Box => (0.0, 0.0),
        Outline::Pill => (0.12 * height, 0.0),
        Outline::DoubleBox => (2.0, 4.0),
        Outline::Hexagon => (0.55 * pens.nose, 0.0),
    };
    let width = (f64::from(label.width) + 2.0 * (pens.padding_x + more_padding)).max(pens.min_width);
    let width = (width / WIDTH_STEP).ceil() * WIDTH_STEP;
    let least = element.size.unwrap_or(Size::ZERO);
    (Size::new(width.max(least.width), (height + more_height).max(least.height)), label)
}

/// The same without a typesetter at hand: each thread keeps one.
pub fn element_size_plain(element: &Element) -> Size {
    TYPESETTER.with_borrow_mut(|typesetter| element_size(element, &ThemeName::Light.theme().pens, typesetter).0)
}

/// The same for many elements.
pub(super) fn element_sizes_plain(elements: &[&Element]) -> Vec<Size> {
    let pens = &ThemeName::Light.theme().pens;
    let size = |element: &Element, types: &mut Typesetter| element_size(element, pens, types).0;
    TYPESETTER.with_borrow_mut(|typesetter| with_labels_ahead(elements, pens, typesetter, size))
}

/// Where an element's outline is.
pub fn element_shape(element: &Element, size: Size, pens: &Pens) -> ElementShape {
    ElementShape::new(element.kind.spec().outline, Rect::from_center_size(element.at, size), pens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{ElementId, ElementKind, Point};

    fn element(kind: ElementKind, label: &str) -> Element {
        Element::new(ElementId::from_value(1), 1, kind, label, Point::ZERO)
    }

    #[test]
    fn labels_make_room_for_themselves() {
        let short = element_size_plain(&element(ElementKind::Factor, "Trust"));
        assert_eq!(short, Size::new(96.0, 38.0));
        let long = element_size_plain(&element(ElementKind::Factor, "Trust between people and practitioners"));
        assert!((long.height - 55.0).abs() < 1e-6, "two lines: {long:?}");
        assert!(long.width > 150.0 && long.width < 150.0 + 28.0);
        let actor = element_size_plain(&element(ElementKind::Actor, "Trust between people and practitioners"));
        assert!((actor.width - long.width - 0.24 * 55.0).abs() < WIDTH_STEP);
        assert!([short, long, actor].iter().all(|size| size.width % WIDTH_STEP == 0.0), "of few widths");
        let outcome = element_size_plain(&element(ElementKind::Outcome, "Trust between people and practitioners"));
        assert!((outcome.height - 59.0).abs() < 1e-6);
    }

    #[test]
    fn a_size_set_by_hand_is_the_least() {
        let mut one = element(ElementKind::Factor, "Trust between people and practitioners");
        one.size = Some(Size::new(320.0, 20.0));
        let size = element_size_plain(&one);
        assert!((size.width - 320.0).abs() < 1e-9);
        assert!((size.height - 38.0).abs() < 1e-9, "the label runs on one line in a wide element: {size:?}");
    }
}
