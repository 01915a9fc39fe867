//! How a map becomes a picture: its look, how large, on which ground. For the pictures of the export dialog; documents choose their own.

use egui::Ui;

use crate::session::{Action, Session, ShellAction};
use crate::theme::ThemeName;
use crate::view::widgets::{check_row, combo, labelled, segmented};

/// Room for the words before a choice.
const COLUMN: f32 = 60.0;

const LOOKS: [(&str, Option<ThemeName>); 5] = [
    ("As usual: light, PDF black on white", None),
    ("Light", Some(ThemeName::Light)),
    ("Dark", Some(ThemeName::Dark)),
    ("Black on white", Some(ThemeName::Paper)),
    ("Colours on white", Some(ThemeName::PaperColour)),
];

const USUAL: f64 = 2.0;
/// Pixels of a PNG for one map unit, and what it is called.
const SIZES: [(&str, f64); 4] = [("Small", 1.0), ("Usual", USUAL), ("Large", 4.0), ("Huge", 8.0)];

/// The choices.
pub(super) fn picture_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let now = session.shell.picture;
    let mut picture = now;
    labelled(ui, "Look", COLUMN, |ui| {
        let on = LOOKS.iter().position(|(_, look)| *look == now.theme);
        if let Some((_, look)) =
            combo(ui, "look of a picture", "Look of a picture", &LOOKS.map(|(name, _)| name), on).and_then(|at| LOOKS.get(at))
        {
            picture.theme = *look;
        }
    });
    labelled(ui, "PNG", COLUMN, |ui| {
        let scale = now.scale.unwrap_or(USUAL);
        let on = SIZES.iter().position(|(_, size)| (size - scale).abs() < 0.01).unwrap_or(usize::MAX);
        if let Some((_, size)) = segmented(ui, "Size of a PNG", &SIZES.map(|(name, _)| name), on, true).and_then(|at| SIZES.get(at)) {
            // The usual size gives way where a map is very large; one that somebody chose does not.
            picture.scale = Some(*size).filter(|size| (size - USUAL).abs() > 0.01);
        }
    });
    if check_row(ui, "No ground behind the map", "SVG and PNG", now.transparent).clicked() {
        picture.transparent = !now.transparent;
    }
    if check_row(ui, "Letters as outlines", "SVG: the same everywhere, no longer words", now.outlines).clicked() {
        picture.outlines = !now.outlines;
    }
    if picture != now {
        actions.push(ShellAction::Picture(picture).into());
    }
}
