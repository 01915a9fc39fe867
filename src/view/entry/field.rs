//! The field, its keys, its buttons, and what can be typed.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Event, Id, Key, KeyboardShortcut, Margin, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2};

use crate::command::Icon;
use crate::session::{Action, EntryAction, Session};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, CONTROL, SMALL, palette};
use crate::view::widgets::{plain_button, primary_button, small_icon_button};
use crate::words::counted;

/// The highest the field gets; longer lists scroll.
const HIGHEST: f32 = 150.0;
/// What stands below an empty field.
const EXAMPLES: &str = "12 -> 7 -     trust -> engagement + delay     A -> B -> C     N12 label New name     quote 12 \u{201c}\u{2026}\u{201d} accessing support";
/// What stands below it while something is typed.
const KEYS: &str = "Enter adds \u{b7} Tab completes \u{b7} Shift+Enter begins a line \u{b7} no sign is ? \u{b7} Escape closes";

/// Whether the keyboard is in the field. Escape takes it away before anybody is asked.
pub fn has_keyboard(ui: &Ui) -> bool {
    ui.memory(|memory| memory.has_focus(field_id()) || memory.had_focus_last_frame(field_id()))
}

fn field_id() -> Id {
    Id::unique("quick entry field")
}

/// The field with its buttons, and a line of help.
pub(super) fn field_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let entry = &session.entry;
    // A field that is about to have the keyboard hears keys already: somebody types faster than frames come.
    let hears = !ui.is_sizing_pass() && (entry.focus || has_keyboard(ui));
    let keys = hears.then(|| take_keys(ui, session)).flatten();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let words = button_words(session);
        let button =
            ui.painter().layout_no_wrap(words.clone(), crate::view::fonts::semibold(BODY), egui::Color32::PLACEHOLDER).size().x + 28.0;
        let width = (ui.available_width() - button - CONTROL - 20.0).max(120.0);
        ui.allocate_ui(vec2(width, CONTROL), |ui| text_ui(ui, session, actions));
        if entry.reading().is_some() {
            if plain_button(ui, "Cancel").clicked() {
                actions.push(EntryAction::Stop.into());
            }
        } else {
            let can = entry.plan().is_some_and(|plan| plan.good() > 0);
            if ui.add_enabled_ui(can, |ui| primary_button(ui, &words)).inner.clicked() {
                actions.push(EntryAction::Keep.into());
            }
        }
        if small_icon_button(ui, Icon::Close, "Close quick entry", false).on_hover_text("Close (Esc)").clicked() {
            actions.push(EntryAction::Close.into());
        }
    });
    let help = if entry.text.is_empty() { EXAMPLES } else { KEYS };
    ui.add(egui::Label::new(RichText::new(help).font(regular(SMALL)).color(colour(palette(ui).muted))).truncate());
    actions.extend(keys.map(Action::from));
}

fn button_words(session: &Session) -> String {
    let good = session.entry.plan().map_or(0, |plan| plan.good());
    let all = session.entry.lines();
    if all <= 1 {
        "Add".to_owned()
    } else if good < all {
        format!("Add {good} of {}", counted(all, "line"))
    } else {
        format!("Add {}", counted(all, "line"))
    }
}

/// What a key asks for; none of these reaches the field.
fn take_keys(ui: &Ui, session: &Session) -> Option<EntryAction> {
    let entry = &session.entry;
    let offered = entry.completions.len();
    let one_line = !entry.text.contains('\n');
    ui.input_mut(|input| {
        // Shift+Enter begins a line: a key counts only with nothing held.
        let mut pressed = |wanted: Key| {
            let is_it =
                |event: &Event| matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted && modifiers.is_none());
            let at = input.events.iter().position(is_it);
            at.map(|at| input.events.remove(at)).is_some()
        };
        if pressed(Key::Escape) {
            return Some(EntryAction::Close);
        }
        if pressed(Key::Enter) {
            return Some(EntryAction::Keep);
        }
        if offered == 0 {
            return None;
        }
        if pressed(Key::Tab) {
            let taken = entry.completions.get(entry.chosen)?;
            return Some(EntryAction::Replace { from: taken.from, to: taken.to, typed: taken.typed.clone() });
        }
        if one_line && pressed(Key::ArrowDown) {
            return Some(EntryAction::Choose((entry.chosen + 1) % offered));
        }
        if one_line && pressed(Key::ArrowUp) {
            return Some(EntryAction::Choose((entry.chosen + offered - 1) % offered));
        }
        None
    })
}

fn text_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let entry = &session.entry;
    let id = field_id();
    place_cursor(ui, session, actions, id);
    ScrollArea::vertical().id_salt("quick entry text").max_height(HIGHEST).auto_shrink([false, true]).show(ui, |ui| {
        let mut text = entry.text.clone();
        let edit = TextEdit::multiline(&mut text)
            .id(id)
            .hint_text("Type the map, or paste a list")
            .font(regular(14.0))
            .margin(Margin { left: 9, right: 9, top: 5, bottom: 5 })
            .desired_width(f32::INFINITY)
            .desired_rows(1)
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
            .min_size(vec2(0.0, CONTROL));
        let output = edit.show(ui);
        let response = &output.response.response;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Type the map"));
        let cursor = output.cursor_range.map_or(entry.cursor, |range| range.primary.index.into());
        if text != entry.text || (cursor != entry.cursor && response.has_focus() && !entry.moved) {
            actions.push(EntryAction::Type(text, cursor).into());
        }
    });
}

/// Gives the field the keyboard, and the cursor its place, when something else than typing asked for it.
fn place_cursor(ui: &Ui, session: &Session, actions: &mut Vec<Action>, id: Id) {
    let entry = &session.entry;
    if entry.focus {
        ui.memory_mut(|memory| memory.request_focus(id));
        // In the frame in which its size is found out it cannot keep the keyboard.
        if !ui.is_sizing_pass() {
            actions.push(EntryAction::Focused.into());
        }
    }
    if entry.moved && !ui.is_sizing_pass() {
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(entry.cursor))));
        state.store(ui.ctx(), id);
        actions.push(EntryAction::Type(entry.text.clone(), entry.cursor).into());
    }
}
