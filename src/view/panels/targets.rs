//! A field in which one types a code or words of a label, and below it what that could mean: for passages and for clusters of quotes.

use egui::{Align2, CornerRadius, Id, Key, Modifiers, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::ink::{Ink, plain, strong};
use super::kit::{paragraph_ui, segments_ui};
use crate::map::Stance;
use crate::session::{CodeField, Session, Target};
use crate::view::widgets::field;

/// Height of a line of the list.
const ROW: f32 = 28.0;

/// What was asked in the field.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetAsk {
    /// Something was typed; none closes the field.
    Type(Option<String>),
    /// Another line.
    Row(usize),
    /// For, against, or yes-but.
    Stance(Stance),
    /// This line is meant.
    Pick(usize),
}

/// How high the whole is with so many lines.
pub fn targets_height(lines: usize) -> f32 {
    78.0 + ROW * lines.max(1) as f32
}

/// The field; `full` with stances above it and the list below.
pub fn targets_ui(
    ui: &mut Ui,
    session: &Session,
    (id, name, hint): (Id, &str, &str),
    typed: &CodeField,
    targets: &[Target],
    full: bool,
) -> Option<TargetAsk> {
    let mut asked = keys(ui, typed.row, targets.len());
    if full {
        let stances = Stance::ALL.map(|stance| (stance.name().to_owned(), stance == typed.stance));
        let stance = segments_ui(ui, session, "Stance", &stances, None).and_then(|at| Stance::ALL.get(at));
        asked = stance.map(|stance| TargetAsk::Stance(*stance)).or(asked);
        ui.add_space(8.0);
    }
    let mut text = typed.text.clone();
    let response = field(ui, id, name, hint, &mut text);
    begin(ui, &response);
    if text != typed.text {
        asked = asked.or(Some(TargetAsk::Type(Some(text))));
    }
    if !full {
        return asked;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(4.0);
    if targets.is_empty() {
        paragraph_ui(ui, "Type a code such as N12, or words of a label.", 12.0, Ink::of(session).muted(), false);
    }
    for (row, target) in targets.iter().enumerate() {
        if target_ui(ui, session, target, row == typed.row) {
            asked = Some(TargetAsk::Pick(row));
        }
    }
    asked
}

fn keys(ui: &Ui, row: usize, lines: usize) -> Option<TargetAsk> {
    ui.input_mut(|i| {
        let mut pressed = |key| i.consume_key(Modifiers::NONE, key);
        if pressed(Key::Escape) {
            Some(TargetAsk::Type(None))
        } else if pressed(Key::ArrowDown) {
            Some(TargetAsk::Row((row + 1).min(lines.saturating_sub(1))))
        } else if pressed(Key::ArrowUp) {
            Some(TargetAsk::Row(row.saturating_sub(1)))
        } else if pressed(Key::Enter) {
            Some(TargetAsk::Pick(row))
        } else {
            None
        }
    })
}

/// The field takes the keyboard when it opens.
fn begin(ui: &Ui, response: &Response) {
    let id = response.id.with("last shown");
    let frame = ui.cumulative_pass_nr();
    let last = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, 0_u64), frame));
    if last + 2 < frame {
        response.request_focus();
    }
}

/// A line of the list; whether it was clicked.
fn target_ui(ui: &mut Ui, session: &Session, target: &Target, on: bool) -> bool {
    let ink = Ink::of(session);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let new = target.code.is_empty();
    let words = if new { format!("New factor \u{201c}{}\u{201d}", target.words) } else { target.words.clone() };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, format!("{} {words}", target.code).trim().to_owned()));
    if on || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), if on { ink.selected_row() } else { ink.hover() });
    }
    let room = ui.painter().with_clip_rect(rect.shrink2(vec2(6.0, 0.0)).intersect(ui.clip_rect()));
    room.text(pos2(rect.left() + 8.0, rect.center().y), Align2::LEFT_CENTER, &target.code, plain(12.0), ink.muted());
    let font = if on { strong(13.0) } else { plain(13.0) };
    let left = if new { 8.0 } else { 46.0 };
    room.text(pos2(rect.left() + left, rect.center().y), Align2::LEFT_CENTER, &words, font, ink.text());
    let clicked = response.clicked();
    response.on_hover_text(words);
    clicked
}
