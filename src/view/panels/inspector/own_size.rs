//! The size of an element on the map: as its label needs it, or one that somebody set.

use crate::view::panels::kit::{check_ui, labelled_ui, named_button_ui};
use egui::Ui;

use crate::document::{Edit, ElementField};
use crate::map::{Element, Size};
use crate::session::{Action, Session};

/// By how much a press makes it larger or smaller, map units.
const STEP: f64 = 20.0;
/// No side is shorter or longer than this.
const SIDES: (f64, f64) = (40.0, 1000.0);

/// Words of a button, what it is read as, and what it adds to width and height.
const STEPS: [(&str, &str, Size); 4] = [
    ("Narrower", "Make it narrower", Size::new(-STEP, 0.0)),
    ("Wider", "Make it wider", Size::new(STEP, 0.0)),
    ("Lower", "Make it lower", Size::new(0.0, -STEP)),
    ("Higher", "Make it higher", Size::new(0.0, STEP)),
];

/// Whether it has a size of its own, and steps to change that.
pub(super) fn own_size_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    let Some(shown) = session.derived.drawing.boxes.get(&element.id).map(kurbo::Rect::size) else { return };
    let mut set = |size| actions.push(Edit::Elements(vec![element.id], ElementField::Size(size)).into());
    labelled_ui(ui, session, "Size", |ui| {
        if let Some(own) = check_ui(ui, session, "A size of its own", element.size.is_some()) {
            set(own.then(|| Size::new(shown.width.round(), shown.height.round())));
        }
        let Some(size) = element.size else { return };
        ui.horizontal_wrapped(|ui| {
            for (words, name, by) in STEPS {
                if named_button_ui(ui, words, name).clicked() {
                    let side = |old: f64, by: f64| (old + by).clamp(SIDES.0, SIDES.1);
                    set(Some(Size::new(side(size.width, by.width), side(size.height, by.height))));
                }
            }
        });
    });
}
