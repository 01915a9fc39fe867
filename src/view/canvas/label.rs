//! A label edited in place: a text field where the label stands, in the map's own face and size.

use egui::{Align2, Key, KeyboardShortcut, Modifiers, Rect, Shape, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};

use super::{Sheet, canvas_id};
use crate::map::{Code, Element, Outline};
use crate::session::{Action, CanvasAction, LabelEdit, MeaningAction};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::SMALL;

/// Labels are edited at this share of their size at least.
const LEAST: f32 = 0.86;
/// No element is wider than this many points while its label is edited.
const SLACK: f32 = 2.0;

pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let Some(label) = &sheet.session.canvas.label else { return };
    let Some(element) = sheet.session.map().element(label.element) else { return };
    let pens = &sheet.theme.pens;
    let scale = (sheet.zoom as f32).max(LEAST);
    let outline = element.kind.spec().outline;
    let wrap = if outline == Outline::Hexagon { pens.wrap_intervention } else { pens.wrap };
    let wrap = element.size.map_or(wrap, |size| wrap.max(size.width - 2.0 * pens.padding_x)) as f32 * scale + SLACK;
    let font = regular(pens.label as f32 * scale);
    let ink = colour(sheet.theme.palette.text);
    let galley = ui.painter().layout(label.text.clone(), font.clone(), ink, wrap);
    let text_size = galley.size().max(vec2(1.0, font.size * 1.25));

    let padding = vec2(pens.padding_x as f32, pens.padding_y as f32) * scale;
    let least = vec2(pens.min_width as f32, pens.min_height as f32) * scale;
    let middle = sheet.screen(element.at);
    let frame = Rect::from_center_size(middle, (text_size + 2.0 * padding).max(least));
    backdrop(ui, sheet, frame, outline);

    let id = canvas_id().with("label");
    let twin = sheet.session.meaning.twin.filter(|_| sheet.session.canvas.label.is_some());
    let keys = take_keys(ui, twin.is_some());
    let mut text = label.text.clone();
    let field = Rect::from_min_size(pos2(middle.x - wrap / 2.0, middle.y - text_size.y / 2.0), vec2(wrap, text_size.y));
    let edit = TextEdit::multiline(&mut text)
        .id(id)
        .font(font)
        .text_color(ink)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .desired_width(wrap)
        .desired_rows(1)
        .align(Align2::CENTER_TOP)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    begin(ui, id, label);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(field));
    child.set_clip_rect(sheet.rect);
    let output = edit.show(&mut child);
    let response = output.response.response;
    name(&response, element.kind.spec().name);
    if let Some(twin) = twin.and_then(|id| sheet.session.map().element(id)) {
        tell_twin(ui, sheet, frame, twin);
    }
    if text != label.text {
        actions.push(CanvasAction::LabelTyped(text).into());
    }
    match keys {
        Some(Ending::Keep) => actions.push(CanvasAction::LabelDone.into()),
        Some(Ending::Forget) => actions.push(CanvasAction::LabelCancelled.into()),
        Some(Ending::UseTwin) => actions.push(MeaningAction::UseTwin.into()),
        None if response.lost_focus() => actions.push(CanvasAction::LabelDone.into()),
        None => return,
    }
    ui.memory_mut(|memory| memory.request_focus(canvas_id()));
}

enum Ending {
    Keep,
    Forget,
    UseTwin,
}

/// Enter keeps, Escape forgets; neither reaches the field or a command.
fn take_keys(ui: &Ui, has_twin: bool) -> Option<Ending> {
    ui.input_mut(|i| {
        if has_twin && i.consume_key(Modifiers::COMMAND, Key::Enter) {
            return Some(Ending::UseTwin);
        }
        if i.consume_key(Modifiers::NONE, Key::Escape) {
            Some(Ending::Forget)
        } else if i.consume_key(Modifiers::NONE, Key::Enter) || i.consume_key(Modifiers::NONE, Key::Tab) {
            Some(Ending::Keep)
        } else {
            None
        }
    })
}

fn name(response: &egui::Response, kind: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(format!("Label of the {}", kind.to_lowercase())));
}

/// Says below the field that another element is called so.
fn tell_twin(ui: &Ui, sheet: &Sheet<'_>, frame: Rect, twin: &Element) {
    let p = &sheet.theme.palette;
    let words = format!("{} is called the same. Ctrl+Enter uses it.", Code::element(twin.number));
    let galley = ui.painter().layout_no_wrap(words.clone(), regular(SMALL), colour(p.text));
    let card = Rect::from_center_size(frame.center_bottom() + vec2(0.0, 24.0), galley.size() + vec2(20.0, 12.0));
    let painter = ui.painter().with_clip_rect(sheet.rect);
    painter.rect(card, 6.0, colour(p.panel), Stroke::new(1.0, colour(p.field_line)), StrokeKind::Inside);
    painter.galley(card.min + vec2(10.0, 6.0), galley, colour(p.text));
    let response = ui.interact(card, canvas_id().with("twin"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &words));
}

/// The field takes the keyboard before it is shown for the first time, so that what is typed in that frame is in it, and with everything
/// selected.
fn begin(ui: &Ui, id: egui::Id, label: &LabelEdit) {
    let key = canvas_id().with("label begun");
    let begun = ui.data(|data| data.get_temp::<(crate::map::ElementId, u64)>(key));
    let frame = ui.cumulative_pass_nr();
    let is_new = begun.is_none_or(|(element, last)| element != label.element || last + 2 < frame);
    ui.data_mut(|data| data.insert_temp(key, (label.element, frame)));
    if is_new {
        ui.memory_mut(|memory| memory.request_focus(id));
        let mut state = egui::text_edit::TextEditState::load(ui, id).unwrap_or_default();
        let end = egui::text::CCursor::new(label.text.chars().count());
        let all = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
        state.cursor.set_char_range(Some(all));
        state.store(ui, id);
        ui.request_repaint();
    }
}

/// The element's own box behind the field, as large as what is typed needs.
fn backdrop(ui: &Ui, sheet: &Sheet<'_>, frame: Rect, outline: Outline) {
    let palette = &sheet.theme.palette;
    let painter = ui.painter().with_clip_rect(sheet.rect);
    let (fill, line) = (colour(palette.fill), Stroke::new(2.0, colour(palette.accent)));
    let scale = (sheet.zoom as f32).max(LEAST);
    match outline {
        Outline::Hexagon => {
            let nose = sheet.theme.pens.nose as f32 * scale;
            let frame = frame.expand2(vec2(nose, 0.0));
            let (y, l, r) = (frame.center().y, frame.left(), frame.right());
            let points = vec![
                pos2(l, y),
                pos2(l + nose, frame.top()),
                pos2(r - nose, frame.top()),
                pos2(r, y),
                pos2(r - nose, frame.bottom()),
                pos2(l + nose, frame.bottom()),
            ];
            painter.add(Shape::convex_polygon(points, fill, line));
        }
        Outline::Pill => {
            let frame = frame.expand2(vec2(frame.height() * 0.12, 0.0));
            painter.rect(frame, frame.height() / 2.0, fill, line, StrokeKind::Middle);
        }
        Outline::Box | Outline::DoubleBox => {
            painter.rect(frame, sheet.theme.pens.corner as f32 * scale, fill, line, StrokeKind::Middle);
        }
    }
}
