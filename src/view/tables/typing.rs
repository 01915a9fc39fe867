//! The cell that is typed in, and the words to choose from below it.

use egui::text::{CCursor, CCursorRange};
use egui::{
    Align2, Area, EventFilter, Frame, Id, Key, Margin, Modifiers, Order, Rect, Role, ScrollArea, Sense, StrokeKind, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use super::ROW;
use crate::session::{Action, Session, TablesAction, Typed};
use crate::tables::value_for;
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, focus_ring, line, palette};

/// How many words are shown before they scroll.
const WORDS: f32 = 8.0;

pub(super) fn typing_ui(ui: &mut Ui, session: &Session, rect: Rect, actions: &mut Vec<Action>) {
    let tables = &session.tables;
    let (Some(typed), Some(column)) = (&tables.typed, tables.columns.get(tables.column)) else { return };
    let choices = column.choices(session.map());
    let id = Id::unique("table cell typed");
    if keys(ui, id, typed, &choices, actions) {
        return;
    }
    let chosen = if choices.is_empty() { None } else { Some(choices_ui(ui, rect, typed, &choices)) };
    if let Some(word) = &chosen.as_ref().and_then(|(word, _)| word.clone()) {
        actions.push(TablesAction::Type(word.clone()).into());
        actions.push(TablesAction::Keep(0, 0).into());
        return;
    }
    let p = palette(ui);
    let mut text = typed.text.clone();
    let wide = Rect::from_min_size(rect.min, vec2(rect.width().max(120.0), rect.height()));
    ui.painter().rect_filled(wide, 3.0, colour(p.field));
    let frame = Frame::new().inner_margin(Margin { left: 10, right: 6, top: 0, bottom: 0 });
    let edit = TextEdit::singleline(&mut text).id(id).font(regular(BODY)).frame(frame).align(egui::Align2::LEFT_CENTER);
    let response = ui.put(wide, edit.desired_width(wide.width()).min_size(wide.size()));
    let name = format!("{}, being edited", column.name());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    let edge = if typed.refusal.is_some() { egui::Stroke::new(2.0, colour(p.warn)) } else { focus_ring(p) };
    ui.painter().rect_stroke(wide.shrink(1.0), 3.0, edge, StrokeKind::Inside);
    if typed.fresh {
        response.request_focus();
        cursor_to_end(ui, id, &text);
        actions.push(TablesAction::Focused.into());
    } else if response.changed() {
        actions.push(TablesAction::Type(text).into());
    } else if response.lost_focus() || !response.has_focus() {
        let on_list = chosen.is_some_and(|(_, list)| ui.input(|i| i.pointer.interact_pos()).is_some_and(|at| list.contains(at)));
        if !on_list {
            let untouched = typed.text == typed.from || typed.refusal.is_some();
            actions.push(if untouched { TablesAction::Forget } else { TablesAction::Keep(0, 0) }.into());
        }
    }
}

/// Enter and Tab keep, Escape forgets, the arrows go through the words. Whether the cell is left.
fn keys(ui: &Ui, id: Id, typed: &Typed, choices: &[String], actions: &mut Vec<Action>) -> bool {
    if typed.fresh || !ui.memory(|memory| memory.has_focus(id)) {
        return false;
    }
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let asked = ui.input_mut(|input| {
        let mut pressed = |held, key| input.consume_key(held, key);
        if pressed(Modifiers::NONE, Key::Escape) {
            Some(TablesAction::Forget)
        } else if pressed(Modifiers::SHIFT, Key::Enter) {
            Some(TablesAction::Keep(-1, 0))
        } else if pressed(Modifiers::NONE, Key::Enter) {
            Some(TablesAction::Keep(1, 0))
        } else if pressed(Modifiers::SHIFT, Key::Tab) {
            Some(TablesAction::Keep(0, -1))
        } else if pressed(Modifiers::NONE, Key::Tab) {
            Some(TablesAction::Keep(0, 1))
        } else if pressed(Modifiers::NONE, Key::ArrowDown) {
            value_for(choices, &typed.text, 1).map(TablesAction::Type)
        } else if pressed(Modifiers::NONE, Key::ArrowUp) {
            value_for(choices, &typed.text, -1).map(TablesAction::Type)
        } else {
            None
        }
    });
    let stays = matches!(asked, None | Some(TablesAction::Type(_)));
    actions.extend(asked.map(Action::from));
    !stays
}

fn cursor_to_end(ui: &Ui, id: Id, text: &str) {
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(text.chars().count()))));
    state.store(ui.ctx(), id);
}

/// The word that was pressed, and where the words are.
fn choices_ui(ui: &Ui, cell: Rect, typed: &Typed, choices: &[String]) -> (Option<String>, Rect) {
    let p = palette(ui);
    let at = pos2(cell.left(), cell.bottom() + 2.0);
    let area = Area::new(Id::unique("table choices")).order(Order::Foreground).pivot(Align2::LEFT_TOP).fixed_pos(at);
    let shown = area.constrain(true).show(ui.ctx(), |ui| {
        let frame = Frame::new().fill(colour(p.panel)).stroke(line(p.field_line)).corner_radius(6.0).inner_margin(Margin::same(4));
        frame
            .show(ui, |ui| {
                ui.set_width((cell.width() - 8.0).max(150.0));
                ui.spacing_mut().item_spacing.y = 0.0;
                let scroll = ScrollArea::vertical().max_height(WORDS * ROW).auto_shrink([false, true]);
                scroll.show(ui, |ui| choices.iter().filter_map(|word| word_ui(ui, word, *word == typed.text)).last()).inner
            })
            .inner
    });
    (shown.inner, shown.response.rect)
}

fn word_ui(ui: &mut Ui, word: &str, on: bool) -> Option<String> {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, word));
    if on || response.hovered() {
        ui.painter().rect_filled(rect, 4.0, colour(if on { p.selected_row } else { p.hover }));
    }
    ui.painter().text(pos2(rect.left() + 8.0, rect.center().y), Align2::LEFT_CENTER, word, regular(BODY), colour(p.text));
    if on {
        response.scroll_to_me(None);
    }
    // Taken as soon as it is pressed: the field loses the keyboard in the same moment.
    let pressed = response.is_pointer_button_down_on() || response.clicked();
    pressed.then(|| word.to_owned())
}
