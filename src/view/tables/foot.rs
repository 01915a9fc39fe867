//! The line below a table: how many rows are shown, whom a typed value goes to, or why it was not understood.

use egui::{Align, Align2, Layout, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use crate::command::Icon;
use crate::session::{Action, Session, TablesAction};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, line, palette};
use crate::view::widgets::{flat_button, paint_icon};
use crate::words::counted;

/// Height of the line.
pub(super) const HEIGHT: f32 = 40.0;

pub(super) fn foot_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line(palette(ui).separator));
    egui::Frame::new().inner_margin(Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !session.document.selection().is_empty() && flat_button(ui, "Show on the map").clicked() {
                actions.push(TablesAction::OnMap.into());
            }
            words_ui(ui, session);
        });
    });
}

fn words_ui(ui: &mut Ui, session: &Session) {
    let p = palette(ui);
    let refusal = session.tables.typed.as_ref().and_then(|typed| typed.refusal.as_deref());
    let words = refusal.map_or_else(|| told(session), str::to_owned);
    let (rect, response) = ui.allocate_exact_size(vec2((ui.available_width() - 8.0).max(0.0), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    let mut at = rect.left_center();
    if refusal.is_some() {
        paint_icon(ui.painter(), Icon::Warning, at + vec2(8.0, 0.0), colour(p.warn));
        at.x += 24.0;
    }
    let ink = if refusal.is_some() { p.text } else { p.muted };
    ui.painter().with_clip_rect(rect.expand(2.0)).text(at, Align2::LEFT_CENTER, words, regular(BODY), colour(ink));
}

fn told(session: &Session) -> String {
    let tables = &session.tables;
    let (shown, all, one) = (tables.rows.len(), tables.all, tables.kind().one());
    let words = if shown == all { counted(all, one) } else { format!("{shown} of {} shown", counted(all, one)) };
    let targets = tables.targets(&session.document).len();
    if targets > 1 {
        return format!("{words} \u{b7} {targets} selected: what is typed goes to all of them");
    }
    let next = if tables.typed.is_some() {
        "Enter keeps what is typed, Escape forgets it"
    } else {
        "Enter or typing edits the cell, Shift and Ctrl select several rows"
    };
    format!("{words} \u{b7} {next}")
}
