//! Elements that may be meant by the name at the cursor: Tab takes the one that is lit, a click any.

use egui::{Align2, CornerRadius, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::entry::Completion;
use crate::session::{Action, EntryAction, Session};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, RADIUS, SMALL, palette};

/// Height of a row.
const ROW: f32 = 26.0;

pub(super) fn completions_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    if session.entry.completions.is_empty() {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, completion) in session.entry.completions.iter().enumerate() {
            if row_ui(ui, completion, at == session.entry.chosen) {
                let Completion { from, to, typed, .. } = completion.clone();
                actions.push(EntryAction::Replace { from, to, typed }.into());
            }
        }
    });
}

/// `true` when it was clicked.
fn row_ui(ui: &mut Ui, completion: &Completion, on: bool) -> bool {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let name = format!("{} {}", completion.code, completion.label);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &name));
    if on || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), colour(if on { p.selected_row } else { p.hover }));
    }
    let room = ui.painter().with_clip_rect(rect.shrink2(vec2(8.0, 0.0)).intersect(ui.clip_rect()));
    let y = rect.center().y;
    room.text(pos2(rect.left() + 10.0, y), Align2::LEFT_CENTER, &completion.code, regular(SMALL), colour(p.muted));
    room.text(pos2(rect.left() + 58.0, y), Align2::LEFT_CENTER, &completion.label, regular(BODY), colour(p.text));
    if on {
        ui.painter().text(pos2(rect.right() - 10.0, y), Align2::RIGHT_CENTER, "Tab", regular(SMALL), colour(p.muted));
    }
    response.clicked()
}
