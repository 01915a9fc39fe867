//! The frame of every page over the window: a title, what is asked or told, and a way out.

use egui::{CornerRadius, Frame, Id, Margin, Modal, RichText, Ui};

use crate::command::Icon;
use crate::view::fonts::semibold;
use crate::view::paint::colour;
use crate::view::style::{CARD_RADIUS, line, palette};
use crate::view::widgets::small_icon_button;

/// A page over the window. `true` when it is to close: Escape, the cross, or a click beside it.
pub fn dialog_ui(ui: &mut Ui, name: &str, width: f32, inside: impl FnOnce(&mut Ui)) -> bool {
    closing_dialog_ui(ui, name, width, |ui| {
        inside(ui);
        false
    })
}

/// A page over the window whose inside may close it too.
pub fn closing_dialog_ui(ui: &mut Ui, name: &str, width: f32, inside: impl FnOnce(&mut Ui) -> bool) -> bool {
    let shown = modal(ui, name).show(ui.ctx(), |ui| {
        ui.set_width(width.min(ui.ctx().content_rect().width() - 80.0));
        // Else what scrolls inside would be as high as egui thinks right for a window.
        ui.set_max_height(ui.ctx().content_rect().height() - 80.0);
        let closed = ui
            .horizontal(|ui| {
                ui.label(RichText::new(name).font(semibold(17.0)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    small_icon_button(ui, Icon::Close, "Close", false).on_hover_text("Close (Esc)").clicked()
                })
                .inner
            })
            .inner;
        ui.add_space(4.0);
        inside(ui) || closed
    });
    shown.inner || shown.should_close()
}

/// The veil and the frame.
pub fn modal(ui: &Ui, name: &str) -> Modal {
    let p = palette(ui);
    let veil = if ui.visuals().dark_mode { colour(p.desk).gamma_multiply(0.6) } else { colour(p.link).gamma_multiply(0.3) };
    let frame = Frame::new()
        .fill(colour(p.panel))
        .stroke(line(p.field_line))
        .corner_radius(CornerRadius::same(CARD_RADIUS))
        .inner_margin(Margin::same(20));
    Modal::new(Id::unique(("dialog", name))).frame(frame).backdrop_color(veil)
}

/// Whether what is asked was not there a moment ago: then one of its controls takes the keyboard.
pub(super) fn is_new(ui: &Ui, name: &str) -> bool {
    let (id, now) = (Id::unique(("last shown", name)), ui.cumulative_pass_nr());
    let last = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<u64>(id), now));
    last == 0 || now > last + 1
}
