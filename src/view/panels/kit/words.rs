//! Words that are not controls: paragraphs, labels beside a control, lines between parts.

use egui::{Align, Color32, Layout, Rect, Response, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::LABELS;
use crate::session::Session;
use crate::text::reads_from_right;
use crate::view::panels::ink::{Ink, plain, strong};
use crate::view::style::CONTROL;
use crate::view::words::Words;

/// A wrapped paragraph.
pub fn paragraph_ui(ui: &mut Ui, text: impl Into<String>, size: f32, colour: Color32, bold: bool) -> Response {
    let (text, font): (String, _) = (text.into(), if bold { strong(size) } else { plain(size) });
    if reads_from_right(&text) {
        let words = Words::lay(ui, text, font, colour, None, ui.available_width());
        let (rect, response) = ui.allocate_exact_size(words.size(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.text()));
        words.paint(ui, rect.min, colour);
        return response;
    }
    ui.add(egui::Label::new(RichText::new(text).font(font).color(colour)).wrap().selectable(false))
}

/// A label in its column and a control beside it, named by the label for screen readers.
pub fn labelled_ui(ui: &mut Ui, session: &Session, label: &str, add: impl FnOnce(&mut Ui)) {
    let ink = Ink::of(session);
    let top = ui.cursor().min;
    let width = ui.available_width();
    let galley = ui.painter().layout(label.to_owned(), plain(13.0), ink.muted(), LABELS - 3.0);
    let label_height = galley.size().y;
    let label_top = top + vec2(0.0, ((CONTROL - galley.size().y) / 2.0).max(0.0));
    ui.painter().galley(label_top, galley, ink.muted());
    let rect = Rect::from_min_size(top + vec2(LABELS, 0.0), vec2((width - LABELS).max(40.0), CONTROL));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)).id_salt(label));
    add(&mut inner);
    let height = inner.min_rect().height().max(CONTROL).max(label_height);
    ui.allocate_rect(Rect::from_min_size(top, vec2(width, height)), egui::Sense::hover());
}

/// A line across, edge to edge of the room there is.
pub fn separator_ui(ui: &mut Ui, session: &Session, reach: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
    let stroke = Stroke::new(1.0, Ink::of(session).separator());
    ui.painter().hline(rect.x_range().expand(reach), rect.center().y, stroke);
}
