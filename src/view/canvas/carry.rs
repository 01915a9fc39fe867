//! Words that are carried from the transcript to the map: the part under them lights up, and takes them when they are let go.

use egui::{CursorIcon, Id, LayerId, Order, Response, Ui, vec2};

use super::Sheet;
use crate::map::Part;
use crate::session::{Action, TranscriptAction};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::SMALL;

/// How far from a connection's line it can be hit, screen points.
const NEAR: f64 = 9.0;
/// Letters of the words shown beside the pointer.
const LETTERS: usize = 48;

/// The part that would take the words if they were let go now.
pub(super) fn target(ui: &Ui, response: &Response, sheet: &Sheet<'_>) -> Option<Part> {
    let pointer = ui.input(|i| i.pointer.interact_pos())?;
    if !sheet.session.transcript.is_carrying() || !response.contains_pointer() {
        return None;
    }
    let part = sheet.session.derived.drawing.hit(sheet.map(pointer), NEAR / sheet.zoom)?;
    (!matches!(part, Part::Group(_) | Part::Quote(_) | Part::Note(_) | Part::Backdrop(_))).then_some(part)
}

/// Lets the target take the words when the button goes up, and shows them at the pointer until then.
pub(super) fn follow(ui: &Ui, sheet: &Sheet<'_>, target: Option<Part>, actions: &mut Vec<Action>) {
    let state = &sheet.session.transcript;
    if !state.is_carrying() {
        return;
    }
    if ui.input(|i| i.pointer.primary_released()) {
        actions.extend(target.map(|part| Action::from(TranscriptAction::CodeOn(part))));
        return;
    }
    ui.set_cursor_icon(CursorIcon::Grabbing);
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else { return };
    let words = state.open.as_ref().and_then(|text| text.words(state.selected.chars())).unwrap_or_default();
    let mut shown: String = words.chars().take(LETTERS).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if words.chars().nth(LETTERS).is_some() {
        shown.push('\u{2026}');
    }
    let palette = &sheet.theme.palette;
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("carried words")));
    let galley = painter.layout_no_wrap(shown, regular(SMALL), colour(palette.text));
    let rect = egui::Rect::from_min_size(pointer + vec2(12.0, 14.0), galley.size() + vec2(20.0, 10.0));
    let edge = if target.is_some() { palette.accent } else { palette.field_line };
    let line = egui::Stroke::new(if target.is_some() { 2.0 } else { 1.0 }, colour(edge));
    painter.rect(rect, 6.0, colour(palette.panel), line, egui::StrokeKind::Inside);
    painter.galley(rect.min + vec2(10.0, 5.0), galley, colour(palette.text));
}
