//! Version and licences.

use egui::{Label, RichText, ScrollArea, Ui};

use super::dialog::dialog_ui;
use crate::session::{Action, ShellAction};
use crate::text::faces;
use crate::view::fonts::{regular, semibold};
use crate::view::style::{BODY, SMALL};

const INTER: &str = include_str!("../../../assets/fonts/OFL-Inter.txt");
const NOTO: &str = include_str!("../../../assets/fonts/OFL-Noto.txt");

/// About the program.
pub fn about_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let height = ui.ctx().content_rect().height() - 200.0;
    let closed = dialog_ui(ui, "About Causeway", 600.0, |ui| {
        ui.label(format!("Version {}. {}", env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_DESCRIPTION")));
        ui.label(format!("Free software under {}, at your choice.", env!("CARGO_PKG_LICENSE").replace(" OR ", " or ")));
        ui.label("Everything stays on this computer: the program never uses the network.");
        let mut families: Vec<&str> = faces().iter().map(|face| face.family).collect();
        families.dedup();
        ui.label(format!("Letters: {}, under the SIL Open Font License, which follows.", families.join(", ")));
        ScrollArea::vertical().max_height(height.clamp(120.0, 320.0)).auto_shrink([false, true]).show(ui, |ui| {
            for (name, licence) in [("Inter", INTER), ("Noto Sans", NOTO)] {
                ui.label(RichText::new(name).font(semibold(BODY)));
                ui.add(Label::new(RichText::new(licence).font(regular(SMALL))).wrap());
            }
        });
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}
