//! The list of findings: one row each, the part and the words in what stands round them. One stop for Tab; the arrows go from row to row.

use egui::text::TextWrapping;
use egui::{Align2, CornerRadius, Id, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::context::{Room, job, parts};
use crate::release::check::{Finding, record_name, seen_at};
use crate::session::{Action, PrivacyAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, RADIUS, SMALL, palette};
use crate::view::widgets::{paint_focus, stepped};

/// Height of a row.
const ROW: f32 = 46.0;
/// What is shown round the words in a row.
const ROOM: Room = Room { before: 40, after: 90 };

/// The rows that are in view.
pub(super) fn list_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, height: f32) {
    let (count, chosen) = (session.privacy.listed(), session.privacy.chosen);
    let id = Id::unique("what was found");
    let mut scroll = ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink([false, true]);
    // The row chosen last is brought into view once, wherever the list stands.
    let shown = ui.data(|data| data.get_temp::<usize>(id));
    if shown != Some(chosen) {
        ui.data_mut(|data| data.insert_temp(id, chosen));
        scroll = scroll.vertical_scroll_offset((chosen as f32 * ROW - height * 0.4).max(0.0));
    }
    let mut picked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        scroll.show_rows(ui, ROW, count, |ui, rows| {
            for at in rows {
                if let Some(finding) = session.privacy.finding(at) {
                    let response = row_ui(ui, session, id.with(at), finding, at == chosen);
                    if at == chosen {
                        picked = picked.or_else(|| stepped(ui.ctx(), &response, chosen, count));
                    }
                    if response.clicked() {
                        picked = Some(at);
                    }
                }
            }
        });
    });
    if let Some(at) = picked {
        ui.memory_mut(|memory| memory.request_focus(id.with(at)));
        if at != chosen {
            actions.push(PrivacyAction::Choose(at).into());
        }
    }
}

fn row_ui(ui: &mut Ui, session: &Session, id: Id, finding: &Finding, on: bool) -> Response {
    let p = palette(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    // Only the row that is chosen can be reached with Tab.
    let response = ui.interact(rect, id, if on { Sense::click() } else { Sense::CLICK });
    let map = session.map();
    let place = place_of(finding, &record_name(map, finding.place.record));
    let kind = if finding.kept.is_some() { format!("{} \u{00b7} kept", finding.kind.name()) } else { finding.kind.name().to_owned() };
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, format!("{place}: {kind}, {}", finding.words)));
    let fill = if on { Some(p.selected_row) } else { response.hovered().then_some(p.hover) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), colour(fill));
    }
    if on {
        let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
        ui.painter().rect_filled(bar, CornerRadius::same(1), colour(p.accent));
    }
    let (left, right) = (rect.left() + 12.0, rect.right() - 12.0);
    ui.painter().text(pos2(left, rect.top() + 5.0), Align2::LEFT_TOP, place, semibold(SMALL), colour(p.muted));
    ui.painter().text(pos2(right, rect.top() + 5.0), Align2::RIGHT_TOP, kind, regular(SMALL), colour(p.muted));
    let text = seen_at(map, &finding.place).unwrap_or_default();
    let shown =
        if finding.range.is_empty() { [String::new(), finding.words.clone(), String::new()] } else { parts(&text, &finding.range, ROOM) };
    let mut line = job(ui, &shown, BODY);
    line.wrap = TextWrapping::truncate_at_width(right - left);
    let galley = ui.painter().layout_job(line);
    ui.painter().galley(pos2(left, rect.top() + 22.0), galley, colour(p.text));
    paint_focus(ui, &response, rect.shrink(1.0));
    response
}

/// Where it stands, in words.
pub(super) fn place_of(finding: &Finding, record: &str) -> String {
    format!("{record} \u{00b7} {}", finding.place.field.name())
}
