//! The first line of the inspector: what is selected, its code, and what can be done with it as a whole.

use crate::view::panels::kit::item_ui;
use crate::view::widgets::{paint_focus, paint_icon, small_icon_button};
use egui::{Align2, Painter, Popup, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::command::Icon;
use crate::document::Edit;
use crate::map::Part;
use crate::session::{Action, CanvasAction, Session};
use crate::view::panels::ink::{Ink, plain};

/// A mark, a word, a code, and a menu: show on the map, what `more` adds, delete.
pub fn header_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    (part, word, code): (Part, &str, &str),
    mark: impl FnOnce(&Painter, Pos2, Ink),
    more: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let ink = Ink::of(session);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2((ui.available_width() - 28.0).max(40.0), 28.0), Sense::hover());
        mark(ui.painter(), pos2(rect.left() + 11.0, rect.center().y), ink);
        ui.painter().text(pos2(rect.left() + 30.0, rect.center().y), Align2::LEFT_CENTER, word, plain(13.0), ink.muted());
        ui.painter().text(pos2(rect.right() - 4.0, rect.center().y), Align2::RIGHT_CENTER, code, plain(13.0), ink.muted());
        let response = small_icon_button(ui, Icon::More, &format!("More for this {}", word.to_lowercase()), false);
        Popup::menu(&response).width(200.0).show(|ui| {
            if item_ui(ui, session, "Show on the map", false) {
                actions.push(CanvasAction::Reveal(vec![part]).into());
            }
            more(ui, actions);
            if item_ui(ui, session, "Delete", false) {
                actions.push(Edit::Delete(vec![part]).into());
            }
        });
    });
}

/// Makes the word of a header, 28 high at the left of `rect`, a button that drops a list down: a chevron behind it says so.
pub fn word_button(ui: &Ui, session: &Session, rect: Rect, (name, word): (&str, &str)) -> Response {
    let ink = Ink::of(session);
    let width = ui.painter().layout_no_wrap(word.to_owned(), plain(13.0), ink.muted()).size().x;
    let press = Rect::from_min_size(rect.min, vec2(30.0 + width + 26.0, 28.0));
    let response = ui.interact(press, ui.make_persistent_id(name), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(word.to_owned());
        info
    });
    let colour = if response.hovered() { ink.text() } else { ink.muted() };
    paint_icon(ui.painter(), Icon::ChevronDown, pos2(press.right() - 12.0, press.center().y), colour);
    paint_focus(ui, &response, press.shrink(1.0));
    response
}
