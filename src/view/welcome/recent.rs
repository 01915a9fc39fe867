//! Maps opened not long ago, each with a small picture once it has been read.

use std::path::Path;

use egui::{Align, CornerRadius, Layout, Rect, Response, RichText, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::page::{GAP, columns};
use crate::command::Icon;
use crate::format::sealed::is_sealed_name;
use crate::session::{Action, Session, ShellAction, Sight, Unseen};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, CARD_RADIUS, SMALL, TITLE, line, palette};
use crate::view::widgets::{flat_button, paint_focus, paint_large_icon, paint_picture};
use crate::words::counted;

/// Height of a card.
const HEIGHT: f32 = 112.0;
/// Width of its picture.
const PICTURE: f32 = 128.0;

/// The recent maps, and a way to forget them.
pub fn recent_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.add_space(22.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new("Recent").font(semibold(TITLE)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if flat_button(ui, "Clear the list").on_hover_text("Forgets these files here; the files stay.").clicked() {
                actions.push(ShellAction::Forget(None).into());
            }
        });
    });
    ui.add_space(6.0);
    let files = &session.shell.settings.recent;
    let (across, width) = columns(ui, 3, 280.0, GAP);
    for row in files.chunks(across) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for path in row {
                if file_ui(ui, session, path, width).clicked() {
                    actions.push(ShellAction::Open(path.clone()).into());
                }
            }
        });
        ui.add_space(16.0);
    }
}

fn file_ui(ui: &mut Ui, session: &Session, path: &Path, width: f32) -> Response {
    let p = palette(ui);
    let sights = &session.shell.sights;
    let sight = sights.of(path);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let name = name_of(path, sight);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Open {name}")));
    let radius = CornerRadius::same(CARD_RADIUS);
    let (fill, edge) = if response.hovered() { (p.hover, p.accent) } else { (p.panel, p.separator) };
    ui.painter().rect_filled(rect, radius, colour(fill));
    let picture = Rect::from_min_size(rect.min, vec2(PICTURE, HEIGHT));
    ui.painter().rect_filled(picture, CornerRadius { nw: CARD_RADIUS, sw: CARD_RADIUS, ne: 0, se: 0 }, colour(p.ground));
    let icon = |icon| paint_large_icon(ui.painter(), icon, picture.center(), colour(p.muted), 1.6);
    match sight.map(|sight| sight.scene(session.shell.dark)) {
        Some(scene) if scene.items.is_empty() => icon(Icon::Outline),
        Some(scene) => paint_picture(ui, path.to_string_lossy(), scene, picture.shrink(6.0)),
        None if sights.unseen(path) == Some(Unseen::Protected) => icon(Icon::EyeOff),
        None => {}
    }
    ui.painter().vline(picture.right(), rect.y_range(), line(p.separator));
    ui.painter().rect_stroke(rect, radius, line(edge), StrokeKind::Inside);
    let room = width - PICTURE - 30.0;
    let left = picture.right() + 16.0;
    let title = ui.painter().layout(name, semibold(BODY), colour(p.text), room);
    let second = match sights.unseen(path) {
        Some(Unseen::Lost) => "This file cannot be read now".to_owned(),
        Some(Unseen::Protected) => "Protected with a passphrase".to_owned(),
        None => second_line(path, sight),
    };
    let second = ui.painter().layout(second, regular(SMALL), colour(p.muted), room);
    let below = rect.bottom() - 16.0 - second.size().y;
    let words = ui.painter().with_clip_rect(rect.shrink(2.0).intersect(ui.clip_rect()));
    words.galley(pos2(left, rect.top() + 24.0), title, colour(p.text));
    words.galley(pos2(left, below), second, colour(p.muted));
    paint_focus(ui, &response, rect);
    response.on_hover_text(path.display().to_string())
}

/// The map's title, or the file's name.
fn name_of(path: &Path, sight: Option<&Sight>) -> String {
    let title = sight.map(|sight| sight.title.trim()).filter(|title| !title.is_empty());
    let plain = if is_sealed_name(path) { path.with_extension("") } else { path.to_owned() };
    title.map_or_else(|| plain.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(), str::to_owned)
}

/// "Today 14:02 · 18 elements"; the folder until the file has been read.
fn second_line(path: &Path, sight: Option<&Sight>) -> String {
    let Some(sight) = sight else {
        return path.parent().and_then(Path::file_name).map(|f| f.to_string_lossy().into_owned()).unwrap_or_default();
    };
    let size = counted(sight.elements, "element");
    match sight.changed.and_then(|then| day(then, &jiff::Zoned::now())) {
        Some(day) => format!("{day} \u{b7} {size}"),
        None => size,
    }
}

/// A moment as people say it: "Today 14:02", "Yesterday", "12 November", "12 November 2025".
fn day(then: i64, now: &jiff::Zoned) -> Option<String> {
    let then = jiff::Timestamp::from_second(then).ok()?.to_zoned(now.time_zone().clone());
    let today = now.date();
    let shape = if then.date() == today {
        "Today %H:%M"
    } else if then.date().tomorrow().ok() == Some(today) {
        "Yesterday"
    } else if then.year() == now.year() {
        "%-d %B"
    } else {
        "%-d %B %Y"
    };
    Some(then.strftime(shape).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_people_say_them() {
        let now = "2026-11-22T09:30:00Z".parse::<jiff::Timestamp>().unwrap().to_zoned(jiff::tz::TimeZone::UTC);
        let said = |text: &str| day(text.parse::<jiff::Timestamp>().unwrap().as_second(), &now).unwrap();
        assert_eq!(said("2026-11-22T08:05:00Z"), "Today 08:05");
        assert_eq!(said("2026-11-21T23:59:00Z"), "Yesterday");
        assert_eq!(said("2026-03-04T10:00:00Z"), "4 March");
        assert_eq!(said("2025-11-22T10:00:00Z"), "22 November 2025");
    }
}
