//! The inspector of a picture behind the map: how far it is faded, whether it is locked, what it shows.

use egui::Ui;

use super::form::{choose_ui, put};
use super::header::header_ui;
use crate::command::Icon;
use crate::document::Edit;
use crate::map::{Backdrop, BackdropId, Part, Rect};
use crate::session::{Action, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::kit::{check_ui, labelled_ui, named_button_ui, paragraph_ui};
use crate::view::widgets::paint_icon;

/// What a press makes larger by.
const STEP: f64 = 1.1;
/// How far a picture can be faded, and the words for it.
const FADES: [(u8, &str); 4] = [(0, "Not"), (20, "A little"), (40, "Half"), (70, "Much")];

/// The inspector of a picture behind the map.
pub fn backdrop_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: BackdropId) {
    let Some(backdrop) = session.map().backdrops().get(id) else { return };
    let header = (Part::Backdrop(id), "Picture behind the map", "");
    let mark = |painter: &egui::Painter, at, ink: Ink| paint_icon(painter, Icon::Picture, at, ink.outline());
    header_ui(ui, session, actions, header, mark, |_, _| {});
    let ink = Ink::of(session);
    paragraph_ui(ui, &backdrop.file, 13.0, ink.text(), false);
    if let Some(wrong) = session.backdrops.wrong(&backdrop.file) {
        paragraph_ui(ui, wrong, 12.0, ink.warn(), false);
    }
    // The nearest of the steps: a file may say anything between.
    let on = FADES.into_iter().min_by_key(|(fade, _)| fade.abs_diff(backdrop.fade)).map(|(fade, _)| fade);
    if let Some(fade) = choose_ui(ui, session, "Faded", &FADES, on) {
        actions.push(put(Backdrop { fade, ..backdrop.clone() }).into());
    }
    if let Some(locked) = check_ui(ui, session, "Locked, so that one can draw on it", backdrop.locked) {
        actions.push(put(Backdrop { locked, ..backdrop.clone() }).into());
    }
    labelled_ui(ui, session, "Size", |ui| {
        ui.horizontal_wrapped(|ui| {
            for (words, name, by) in [("Smaller", "Make the picture smaller", 1.0 / STEP), ("Larger", "Make the picture larger", STEP)] {
                if named_button_ui(ui, words, name).clicked() {
                    actions.push(Edit::Place(vec![(Part::Backdrop(id), scaled(backdrop.rect, by))]).into());
                }
            }
        });
    });
    paragraph_ui(
        ui,
        "The picture stays a file beside the map. Prints, exports and copies for others do not have it unless it is asked for there.",
        12.0,
        ink.muted(),
        false,
    );
}

/// About its middle, and never too small to be picked.
fn scaled(rect: Rect, by: f64) -> Rect {
    let by = by.max(Backdrop::LEAST / rect.width().min(rect.height()));
    Rect::from_center_size(rect.center(), rect.size() * by)
}
