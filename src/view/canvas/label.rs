//! Words edited in place, of an element, a relation or a note: a text field where they stand, in the map's own face and size.

use egui::{Align2, FontId, Key, KeyboardShortcut, Modifiers, Rect, Shape, Stroke, StrokeKind, TextEdit, Ui, Vec2, pos2, vec2};

use super::{Sheet, canvas_id};
use crate::map::{Code, ConnectionId, Element, Note, Outline, Part};
use crate::scene::{NOTE_FOLD, NOTE_PAD};
use crate::session::{Action, CanvasAction, LabelEdit, MeaningAction};
use crate::theme::role;
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::SMALL;

/// Labels are edited at this share of their size at least.
const LEAST: f32 = 0.86;
/// No element is wider than this many points while its label is edited.
const SLACK: f32 = 2.0;
/// What a relation says runs so wide while it is written, points at 100 %.
const VERB_WRAP: f32 = 170.0;

/// Where the words being edited stand, and how.
struct Seat {
    /// What is drawn behind them.
    frame: Rect,
    /// Where they are laid out, as wide as they may run.
    field: Rect,
    font: FontId,
    align: Align2,
    leaf: Leaf,
    /// What the field is called.
    name: String,
}

/// What is drawn behind the words.
enum Leaf {
    Element(Outline),
    Note,
    Relation,
}

pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let Some(label) = &sheet.session.canvas.label else { return };
    let Some(seat) = seat(ui, sheet, label) else { return };
    let ink = colour(sheet.theme.palette.text);
    backdrop(ui, sheet, &seat);

    let id = canvas_id().with("label");
    let twin = sheet.session.meaning.twin;
    let keys = take_keys(ui, twin.is_some());
    let mut text = label.text.clone();
    let edit = TextEdit::multiline(&mut text)
        .id(id)
        .font(seat.font)
        .text_color(ink)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .desired_width(seat.field.width())
        .desired_rows(1)
        .align(seat.align)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    begin(ui, id, label);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(seat.field));
    child.set_clip_rect(sheet.rect);
    let output = edit.show(&mut child);
    let response = output.response.response;
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(seat.name));
    if let Some(twin) = twin.and_then(|id| sheet.session.map().element(id)) {
        tell_twin(ui, sheet, seat.frame, twin);
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

fn seat(ui: &Ui, sheet: &Sheet<'_>, label: &LabelEdit) -> Option<Seat> {
    let map = sheet.session.map();
    match label.part {
        Part::Element(id) => map.element(id).map(|element| seat_of_element(ui, sheet, element, &label.text)),
        Part::Note(id) => map.notes().get(id).map(|note| seat_of_note(ui, sheet, note, &label.text)),
        Part::Connection(id) => Some(seat_of_relation(ui, sheet, id, &label.text)),
        _ => None,
    }
}

/// How large words are laid out that may run so wide.
fn size_of(ui: &Ui, text: &str, font: &FontId, wrap: f32) -> Vec2 {
    let galley = ui.painter().layout(text.to_owned(), font.clone(), egui::Color32::PLACEHOLDER, wrap);
    galley.size().max(vec2(1.0, font.size * 1.25))
}

fn seat_of_element(ui: &Ui, sheet: &Sheet<'_>, element: &Element, text: &str) -> Seat {
    let pens = &sheet.theme.pens;
    let scale = scale(sheet);
    let outline = element.kind.spec().outline;
    let wrap = if outline == Outline::Hexagon { pens.wrap_intervention } else { pens.wrap };
    let wrap = element.size.map_or(wrap, |size| wrap.max(size.width - 2.0 * pens.padding_x)) as f32 * scale + SLACK;
    let font = regular(pens.label as f32 * scale);
    let text_size = size_of(ui, text, &font, wrap);
    let padding = vec2(pens.padding_x as f32, pens.padding_y as f32) * scale;
    let least = vec2(pens.min_width as f32, pens.min_height as f32) * scale;
    let middle = sheet.screen(element.at);
    Seat {
        frame: Rect::from_center_size(middle, (text_size + 2.0 * padding).max(least)),
        field: Rect::from_min_size(pos2(middle.x - wrap / 2.0, middle.y - text_size.y / 2.0), vec2(wrap, text_size.y)),
        font,
        align: Align2::CENTER_TOP,
        leaf: Leaf::Element(outline),
        name: format!("Label of the {}", element.kind.spec().name.to_lowercase()),
    }
}

/// A note keeps its corner and its width while it is written.
fn seat_of_note(ui: &Ui, sheet: &Sheet<'_>, note: &Note, text: &str) -> Seat {
    let scale = scale(sheet);
    let padding = vec2(NOTE_PAD.x as f32, NOTE_PAD.y as f32) * scale;
    let wrap = (note.width as f32 * scale - 2.0 * padding.x).max(1.0) + SLACK;
    let font = regular(role::note(&sheet.theme.pens).size * scale);
    let text_size = size_of(ui, text, &font, wrap);
    let corner = sheet.screen(note.at);
    let drawn = sheet.session.derived.drawing.beside(Part::Note(note.id)).map_or(Vec2::ZERO, |rect| sheet.screen_rect(rect).size());
    let size = vec2(note.width as f32 * scale, text_size.y + 2.0 * padding.y).max(drawn);
    Seat {
        frame: Rect::from_min_size(corner, size),
        field: Rect::from_min_size(corner + padding, vec2(wrap, text_size.y)),
        font,
        align: Align2::LEFT_TOP,
        leaf: Leaf::Note,
        name: "Words of the note".to_owned(),
    }
}

/// What a relation says is written where it stands on the line.
fn seat_of_relation(ui: &Ui, sheet: &Sheet<'_>, id: ConnectionId, text: &str) -> Seat {
    let scale = scale(sheet);
    let drawing = &sheet.session.derived.drawing;
    let words = drawing.items_of(Part::Connection(id)).find(|item| matches!(item.draw, crate::scene::Draw::Text(_)));
    let on_arc = || drawing.arcs.get(&id).map(|arc| arc.point(arc.length() / 2.0));
    let middle = words.map(|item| item.bounds.center()).or_else(on_arc).map_or(sheet.rect.center(), |at| sheet.screen(at));
    let wrap = VERB_WRAP * scale;
    let font = regular(sheet.theme.pens.verb as f32 * scale);
    let text_size = size_of(ui, text, &font, wrap);
    Seat {
        frame: Rect::from_center_size(middle, (text_size + vec2(20.0, 10.0)).max(vec2(72.0, 26.0))),
        field: Rect::from_min_size(pos2(middle.x - wrap / 2.0, middle.y - text_size.y / 2.0), vec2(wrap, text_size.y)),
        font,
        align: Align2::CENTER_TOP,
        leaf: Leaf::Relation,
        name: "What the relation says".to_owned(),
    }
}

fn scale(sheet: &Sheet<'_>) -> f32 {
    (sheet.zoom as f32).max(LEAST)
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
    let begun = ui.data(|data| data.get_temp::<(Part, u64)>(key));
    let frame = ui.cumulative_pass_nr();
    let is_new = begun.is_none_or(|(part, last)| part != label.part || last + 2 < frame);
    ui.data_mut(|data| data.insert_temp(key, (label.part, frame)));
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

/// The part's own leaf behind the field, as large as what is typed needs.
fn backdrop(ui: &Ui, sheet: &Sheet<'_>, seat: &Seat) {
    let palette = &sheet.theme.palette;
    let painter = ui.painter().with_clip_rect(sheet.rect);
    let line = Stroke::new(2.0, colour(palette.accent));
    match seat.leaf {
        Leaf::Element(outline) => element_leaf(&painter, sheet, seat.frame, outline),
        Leaf::Note => {
            let (r, fold) = (seat.frame, NOTE_FOLD as f32 * sheet.zoom as f32);
            let corners = vec![r.min, pos2(r.right() - fold, r.top()), pos2(r.right(), r.top() + fold), r.max, r.left_bottom()];
            painter.add(Shape::convex_polygon(corners, colour(palette.second_panel), line));
        }
        Leaf::Relation => {
            painter.rect(seat.frame, 6.0, colour(palette.fill), line, StrokeKind::Middle);
        }
    }
}

fn element_leaf(painter: &egui::Painter, sheet: &Sheet<'_>, frame: Rect, outline: Outline) {
    let palette = &sheet.theme.palette;
    let (fill, line) = (colour(palette.fill), Stroke::new(2.0, colour(palette.accent)));
    let scale = scale(sheet);
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
