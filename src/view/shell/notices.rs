//! Sentences above the canvas, each with its details when asked, until somebody takes it away.

use egui::{CornerRadius, Frame, Id, Margin, Rect, RichText, ScrollArea, Ui, pos2};

use crate::command::Icon;
use crate::session::{Action, Notice, NoticeKind, Session, ShellAction};
use crate::view::fonts::semibold;
use crate::view::paint::colour;
use crate::view::style::{BODY, line, palette};
use crate::view::widgets::{flat_button, paint_icon, small_icon_button};

/// How many are shown at once; older ones come back when newer are gone.
const SHOWN: usize = 3;

/// The notices, the newest at the top. Nothing when there is none.
pub fn notices_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    for (at, notice) in session.shell.notices.iter().enumerate().rev().take(SHOWN) {
        ui.push_id(("notice", at), |ui| notice_ui(ui, at, notice, actions));
    }
}

fn notice_ui(ui: &mut Ui, at: usize, notice: &Notice, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let (ink, icon, kind) = match notice.kind {
        NoticeKind::Done => (p.ok, Icon::Check, "Done"),
        NoticeKind::Note => (p.accent, Icon::Info, "Note"),
        NoticeKind::Problem => (p.warn, Icon::Warning, "Problem"),
    };
    // Which details are open is nobody's business but this strip's.
    let id = Id::unique(("details of", &notice.text));
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let frame = Frame::new().fill(colour(p.panel)).inner_margin(Margin { left: 14, right: 8, top: 5, bottom: 5 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (rect, response) = ui.allocate_exact_size(egui::vec2(20.0, 28.0), egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, kind));
            paint_icon(ui.painter(), icon, rect.center(), colour(ink));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if small_icon_button(ui, Icon::Close, "Dismiss", false).on_hover_text("Dismiss").clicked() {
                    actions.push(ShellAction::Dismiss(at).into());
                }
                if !notice.more.is_empty() && flat_button(ui, if open { "Hide details" } else { "Show details" }).clicked() {
                    ui.data_mut(|data| data.insert_temp(id, !open));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true), |ui| {
                    ui.label(RichText::new(&notice.text).font(semibold(BODY)));
                });
            });
        });
        if open {
            ScrollArea::vertical().max_height(200.0).auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                for more in &notice.more {
                    ui.horizontal(|ui| {
                        ui.add_space(28.0);
                        ui.add(egui::Label::new(more).wrap().selectable(true));
                    });
                }
            });
        }
    });
    let rect = shown.response.rect;
    ui.painter().rect_filled(Rect::from_min_max(rect.min, pos2(rect.left() + 4.0, rect.bottom())), CornerRadius::ZERO, colour(ink));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(p.separator));
}
