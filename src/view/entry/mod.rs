//! Quick entry: a line over the foot of the map, above it what it would do and which elements may be meant.

mod completions;
mod field;
mod preview;

pub use field::has_keyboard;

use egui::{Align2, Area, CornerRadius, Frame, Id, Margin, Order, Rect, Role, Ui, WidgetInfo, vec2};

use crate::session::{Action, EntryAction, Session};
use crate::view::paint::colour;
use crate::view::style::{CARD_RADIUS, line, palette};

/// The widest it gets.
const WIDTH: f32 = 720.0;
/// Between it and the foot of the map.
const MARGIN: f32 = 16.0;

/// The line, while it is open, over this part of the window.
pub fn entry_ui(ui: &mut Ui, canvas: Rect, session: &Session, actions: &mut Vec<Action>) {
    let entry = &session.entry;
    if !entry.open {
        return;
    }
    if entry.reading().is_some() {
        ui.request_repaint_after(std::time::Duration::from_millis(60));
    } else if entry.keeping {
        // What it waited for has come.
        actions.push(EntryAction::Keep.into());
    }
    let p = palette(ui);
    let width = WIDTH.min(canvas.width() - 2.0 * MARGIN);
    let foot = canvas.center_bottom() - vec2(0.0, MARGIN);
    let area = Area::new(Id::unique("quick entry")).order(Order::Middle).pivot(Align2::CENTER_BOTTOM).fixed_pos(foot).constrain_to(canvas);
    let shown = area.show(ui.ctx(), |ui| {
        let frame = Frame::new().fill(colour(p.panel)).stroke(line(p.field_line)).corner_radius(CornerRadius::same(CARD_RADIUS));
        let shown = frame.inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.set_width(width - 26.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            preview::preview_ui(ui, session, actions, (canvas.height() - 190.0).clamp(60.0, 320.0));
            completions::completions_ui(ui, session, actions);
            field::field_ui(ui, session, actions);
        });
        shown.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, "Quick entry"));
    });
    // It hangs from where it was as large as it was: once it has grown it is put right.
    if (shown.response.rect.bottom() - foot.y).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
}
