//! The page "Find and replace in labels": two fields, and every label as it would become.

use egui::{Align2, Id, Key, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::help_ui;
use crate::command::Icon;
use crate::map::Code;
use crate::session::{Action, MeaningAction, Replaced, Session, ShellAction};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::shell::closing_dialog_ui;
use crate::view::style::{BODY, SMALL, palette};
use crate::view::widgets::{check_row, field, paint_focus, paint_icon, plain_button, primary_button};
use crate::words::counted;

/// Labels shown; all are changed.
const SHOWN: usize = 200;

/// The page.
pub fn replace_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let height = (ui.ctx().content_rect().height() - 380.0).clamp(100.0, 360.0);
    let closed = closing_dialog_ui(ui, "Find and replace in labels", 620.0, |ui| {
        fields_ui(ui, session, actions);
        preview_ui(ui, session, actions, height);
        ui.add_space(4.0);
        buttons_ui(ui, session, actions)
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn fields_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let meaning = &session.meaning;
    help_ui(
        ui,
        "Accents, capitals and the shape of quotation marks do not count in what is found. What comes in its place stands as you type it.",
    );
    let (mut find, mut with) = (meaning.find.clone(), meaning.with.clone());
    let first = field(ui, Id::unique("find in labels"), "Find in labels", "Find", &mut find);
    if first.changed() {
        actions.push(MeaningAction::Find(find).into());
    }
    if ui.memory(|memory| memory.focused().is_none()) {
        first.request_focus();
    }
    if field(ui, Id::unique("replace in labels"), "Replace with", "Replace with", &mut with).changed() {
        actions.push(MeaningAction::With(with).into());
    }
    if check_row(ui, "Whole words only", "", meaning.whole).clicked() {
        actions.push(MeaningAction::Whole(!meaning.whole).into());
    }
}

fn preview_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, height: f32) {
    let replaced = &session.meaning.replaced;
    if replaced.is_empty() {
        let words = if session.meaning.find.trim().is_empty() {
            "Labels that would change are shown here."
        } else {
            "No label has these words, or nothing would change."
        };
        help_ui(ui, words);
        return;
    }
    ScrollArea::vertical().id_salt("labels that change").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for one in replaced.iter().take(SHOWN) {
            if row_ui(ui, session, one) {
                actions.push(MeaningAction::Leave(one.element).into());
            }
        }
        if replaced.len() > SHOWN {
            help_ui(ui, &format!("and {} more", replaced.len() - SHOWN));
        }
    });
}

/// A label as it is and as it becomes, with a tick that can be taken off.
fn row_ui(ui: &mut Ui, session: &Session, one: &Replaced) -> bool {
    let p = palette(ui);
    let on = !session.meaning.left.contains(&one.element);
    let code = session.map().element(one.element).map(|e| Code::element(e.number).to_string()).unwrap_or_default();
    let width = ui.available_width();
    let column = (width - 118.0) / 2.0;
    let ink = colour(if on { p.text } else { p.muted });
    let lay = |ui: &Ui, words: &str, ink| ui.painter().layout(words.to_owned(), regular(BODY), ink, column - 8.0);
    let (before, after) = (lay(ui, &one.before, colour(p.muted)), lay(ui, if on { &one.after } else { &one.before }, ink));
    let height = (before.size().y.max(after.size().y) + 10.0).max(28.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, format!("{code} {} becomes {}", one.before, one.after)));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, colour(p.hover));
    }
    let top = rect.top() + 5.0;
    let tick = egui::Rect::from_center_size(pos2(rect.left() + 12.0, top + 9.0), vec2(18.0, 18.0));
    let (fill, edge) = if on { (p.accent, p.accent) } else { (p.field, p.field_line) };
    ui.painter().rect(tick, 4.0, colour(fill), crate::view::style::line(edge), egui::StrokeKind::Inside);
    if on {
        paint_icon(ui.painter(), Icon::Check, tick.center(), colour(p.on_accent));
    }
    ui.painter().text(pos2(rect.left() + 32.0, top + 9.0), Align2::LEFT_CENTER, code, regular(SMALL), colour(p.muted));
    ui.painter().galley(pos2(rect.left() + 78.0, top), before, colour(p.muted));
    paint_icon(ui.painter(), Icon::ArrowRight, pos2(rect.left() + 78.0 + column + 6.0, top + 9.0), colour(p.muted));
    ui.painter().galley(pos2(rect.left() + 78.0 + column + 24.0, top), after, ink);
    paint_focus(ui, &response, rect.shrink(1.0));
    response.clicked()
}

/// `true` when the page is to close.
fn buttons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) -> bool {
    let meaning = &session.meaning;
    let count = meaning.replaced.iter().filter(|one| !meaning.left.contains(&one.element)).count();
    let words = if count == 0 { "Replace".to_owned() } else { format!("Change {}", counted(count, "label")) };
    let entered = count > 0 && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    ui.horizontal(|ui| {
        if ui.add_enabled_ui(count > 0, |ui| primary_button(ui, &words)).inner.on_hover_text("Ctrl+Enter").clicked() || entered {
            actions.push(MeaningAction::Replace.into());
        }
        plain_button(ui, "Cancel").clicked()
    })
    .inner
}
