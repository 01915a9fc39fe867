//! The headings, which sort, and a field below each that filters.

use egui::{Align2, Id, Rect, Response, Role, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::lefts;
use crate::command::Icon;
use crate::session::{Action, Session, TablesAction};
use crate::tables::{Column, Order};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{SMALL, line, palette};
use crate::view::widgets::{paint_focus, paint_icon};

/// Height of headings and filters.
pub(super) const HEIGHT: f32 = 62.0;
/// Height of a heading.
pub const HEAD: f32 = 28.0;

/// Headings from `left` on, which is how far the cells below are scrolled.
pub(super) fn heads_ui(ui: &mut Ui, session: &Session, rect: Rect, left: f32, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    inside.set_clip_rect(rect.intersect(ui.clip_rect()));
    inside.painter().rect_filled(rect, 0.0, colour(p.second_panel));
    let (order, lefts) = (session.tables.order(), lefts(session));
    for (at, column) in session.tables.columns.iter().enumerate() {
        let edge = |at: usize| left + lefts.get(at).copied().unwrap_or(0.0);
        let (from, to) = (edge(at), edge(at + 1));
        if to < rect.left() || from > rect.right() {
            continue;
        }
        let head = Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.top() + HEAD));
        head_ui(&mut inside, column, head, (at, &order), actions);
        let filter = Rect::from_min_max(pos2(from + 4.0, rect.top() + HEAD + 2.0), pos2(to - 4.0, rect.bottom() - 6.0));
        filter_ui(&mut inside, column, filter, (at, &order), actions);
        inside.painter().vline(to - 0.5, rect.y_range(), line(p.separator));
    }
    inside.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(p.field_line));
}

fn head_ui(ui: &mut Ui, column: &Column, rect: Rect, (at, order): (usize, &Order), actions: &mut Vec<Action>) {
    let sorted = order.sort.filter(|(column, _)| *column == at).map(|(_, reversed)| reversed);
    if head_cell_ui(ui, ("table head", at), column.name(), rect, sorted).clicked() {
        actions.push(TablesAction::Sort(at).into());
    }
}

/// A heading that sorts when it is pressed; `sorted` says whether it does, and whether from the end.
pub fn head_cell_ui(ui: &Ui, salt: impl std::hash::Hash + std::fmt::Debug, name: &str, rect: Rect, sorted: Option<bool>) -> Response {
    let p = palette(ui);
    let response = ui.interact(rect.shrink2(vec2(1.0, 0.0)), Id::unique(salt), Sense::click());
    let told = match sorted {
        None => format!("Sort by {name}"),
        Some(false) => format!("Sort by {name}: sorted from the start"),
        Some(true) => format!("Sort by {name}: sorted from the end"),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, colour(p.hover));
    }
    let room = if sorted.is_some() { rect.width() - 30.0 } else { rect.width() - 14.0 };
    let cell = Rect::from_min_size(rect.min, vec2(room + 10.0, rect.height()));
    let ink = if sorted.is_some() { p.accent } else { p.text };
    let painter = ui.painter().with_clip_rect(cell.intersect(ui.clip_rect()));
    painter.text(pos2(rect.left() + 10.0, rect.center().y), Align2::LEFT_CENTER, name, semibold(SMALL), colour(ink));
    if let Some(reversed) = sorted {
        let icon = if reversed { Icon::ArrowUp } else { Icon::ArrowDown };
        paint_icon(ui.painter(), icon, pos2(rect.right() - 14.0, rect.center().y), colour(p.accent));
    }
    paint_focus(ui, &response, rect.shrink(3.0));
    response
}

fn filter_ui(ui: &mut Ui, column: &Column, rect: Rect, (at, order): (usize, &Order), actions: &mut Vec<Action>) {
    let mut text = order.filters.get(at).cloned().unwrap_or_default();
    let edit = TextEdit::singleline(&mut text)
        .id(Id::unique(("table filter", at)))
        .hint_text("Filter")
        .font(regular(SMALL))
        .margin(egui::Margin::symmetric(6, 3))
        .align(egui::Align2::LEFT_CENTER)
        .min_size(rect.size())
        .desired_width(rect.width());
    let response = ui.put(rect, edit);
    let name = format!("Filter {}", column.name());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    let response = response.on_hover_text("Only rows with this in the cell; = alone asks for empty cells");
    if response.changed() {
        actions.push(TablesAction::Filter(at, text).into());
    }
}
