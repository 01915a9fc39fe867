//! The print page as a whole.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use super::{keys, kinds, note, pack, settings, sheet, strip, thumbs};
use crate::print::PACK;
use crate::session::{Action, Session};
use crate::view::paint::colour;
use crate::view::shell::notices_ui;
use crate::view::style::palette;
use crate::view::widgets::separator;

/// The print page.
pub fn print_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    if session.print.is_busy() {
        ui.request_repaint_after(std::time::Duration::from_millis(60));
    }
    keys::hear(ui, session, actions);
    strip::strip_ui(ui, session, actions);
    let frame = Frame::new().fill(colour(p.panel));
    Panel::left("print settings").exact_size(304.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = (ui.available_height() * 0.4).clamp(140.0, 380.0);
        Frame::new().inner_margin(Margin { left: 20, right: 20, top: 16, bottom: 8 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            kinds::kinds_ui(ui, session, actions, height);
        });
        separator(ui);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 20, top: 10, bottom: 16 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 8.0;
                if session.print.kind == PACK {
                    pack::pack_ui(ui, session, actions);
                    separator(ui);
                }
                settings::settings_ui(ui, session, actions);
                if session.print.kind != PACK {
                    pack::add_ui(ui, session, actions);
                }
                ui.add_space(2.0);
                separator(ui);
                note::notes_ui(ui, session, actions);
            });
        });
    });
    let desk = Frame::new().fill(colour(p.desk));
    if session.print.pages().is_some_and(|pages| pages.printout.pages.len() > 1) {
        let frame = desk.inner_margin(Margin { left: 8, right: 0, top: 16, bottom: 0 });
        Panel::right("print pages").exact_size(184.0).resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
            thumbs::thumbs_ui(ui, session, actions);
        });
    }
    CentralPanel::default().frame(desk).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        notices_ui(ui, session, actions);
        sheet::sheet_ui(ui, session);
    });
}
