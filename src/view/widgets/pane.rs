//! Where the keyboard is, and where F6 puts it.

use egui::{Id, Role, Sense, Ui, WidgetInfo, vec2};

use crate::session::{Action, LeftTab, Pane, Session, ShellAction};
use crate::view::style::{focus_ring, palette};

/// The identity of what takes the keyboard in a pane. The canvas gives its own widget this one, a tab its search field [`search_id`].
pub fn pane_id(pane: Pane) -> Id {
    Id::unique(("pane", pane))
}

/// The identity of the search field of a tab of the left panel.
pub fn search_id(tab: LeftTab) -> Id {
    Id::unique(("search", tab))
}

/// Stands at the start of a pane: takes the keyboard when F6 comes here, so that Tab goes on inside. A line at its top says so.
pub fn pane_anchor(ui: &mut Ui, session: &Session, pane: Pane, name: &str, actions: &mut Vec<Action>) {
    let (id, at) = (pane_id(pane), ui.cursor().min);
    let response = ui.interact(egui::Rect::from_min_size(at, vec2(0.0, 0.0)), id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    if response.has_focus() {
        let top = ui.max_rect();
        ui.painter().hline(top.x_range(), top.top() + 1.0, focus_ring(palette(ui)));
    }
    if session.shell.focus == Some(pane) {
        ui.memory_mut(|memory| memory.request_focus(id));
        actions.push(ShellAction::Focused(pane).into());
    }
}

/// Whether a text field is being edited.
pub fn text_has_keyboard(ui: &Ui) -> bool {
    ui.ctx().text_edit_focused()
}
