//! The three ways in, and the templates.

use egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::page::{GAP, columns};
use crate::command::Icon;
use crate::document::TEMPLATES;
use crate::session::{Action, Session, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, CARD_RADIUS, SMALL, TITLE, line, palette};
use crate::view::widgets::{paint_focus, paint_large_icon, paint_picture};
use crate::words::counted;

/// Height of a way in: picture and words.
const WAY: [f32; 2] = [206.0, 74.0];

/// Example, blank map, file.
pub fn ways_in_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let sight = session.shell.sights.example();
    let size = sight.map_or_else(
        || "A finished map to look round in".to_owned(),
        |sight| {
            let loops = counted(sight.named_loops, "named loop");
            format!("{}, {}, {loops}", counted(sight.elements, "element"), counted(sight.connections, "connection"))
        },
    );
    row(ui, 3, 280.0, GAP, |ui, at, width| match at {
        0 => {
            let (response, picture) = way(ui, width, "Explore the example", &size, true);
            if let Some(sight) = sight {
                paint_picture(ui, "example", sight.scene(session.shell.dark), picture.shrink(10.0));
            }
            press(&response, Action::Run("file.example"), actions);
        }
        1 => {
            let (response, picture) = way(ui, width, "Start with a blank map", "Factors, actors, outcomes, interventions", false);
            first_factor(ui, picture);
            press(&response, Action::Run("file.new"), actions);
        }
        _ => {
            let (response, picture) = way(ui, width, "Open a file", "A Causeway map, or a CSV edge list", false);
            paint_large_icon(ui.painter(), Icon::Open, picture.center(), colour(palette(ui).accent), 2.4);
            press(&response, Action::Run("file.open"), actions);
        }
    });
}

/// Cards side by side, in as many rows as it takes.
fn row(ui: &mut Ui, count: usize, least: f32, gap: f32, mut card: impl FnMut(&mut Ui, usize, f32)) {
    let (across, width) = columns(ui, count, least, gap);
    for first in (0..count).step_by(across) {
        if first > 0 {
            ui.add_space(gap);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            (first..count.min(first + across)).for_each(|at| card(ui, at, width));
        });
    }
}

fn press(response: &Response, action: Action, actions: &mut Vec<Action>) {
    if response.clicked() {
        actions.push(action);
    }
}

/// A way in; where its picture goes.
fn way(ui: &mut Ui, width: f32, title: &str, second: &str, meant: bool) -> (Response, Rect) {
    let p = palette(ui);
    let [above, below] = WAY;
    let (rect, response) = ui.allocate_exact_size(vec2(width, above + below), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(second));
    let picture = Rect::from_min_size(rect.min, vec2(width, above));
    let radius = CornerRadius::same(CARD_RADIUS);
    ui.painter().rect_filled(rect, radius, colour(if response.hovered() { p.hover } else { p.panel }));
    ui.painter().rect_filled(picture, CornerRadius { nw: CARD_RADIUS, ne: CARD_RADIUS, sw: 0, se: 0 }, colour(p.ground));
    ui.painter().hline(picture.x_range(), picture.bottom(), line(p.separator));
    let edge = if meant || response.hovered() { Stroke::new(if meant { 2.0 } else { 1.0 }, colour(p.accent)) } else { line(p.separator) };
    ui.painter().rect_stroke(rect, radius, edge, StrokeKind::Inside);
    let left = rect.left() + 16.0;
    ui.painter().text(pos2(left, rect.bottom() - 48.0), Align2::LEFT_CENTER, title, semibold(TITLE), colour(p.text));
    ui.painter().text(pos2(left, rect.bottom() - 25.0), Align2::LEFT_CENTER, second, regular(BODY), colour(p.muted));
    paint_focus(ui, &response, rect);
    (response, picture)
}

/// What a blank map begins with.
fn first_factor(ui: &Ui, picture: Rect) {
    let p = palette(ui);
    let rect = Rect::from_center_size(picture.center(), vec2(132.0, 38.0));
    ui.painter().rect(rect, CornerRadius::same(8), colour(p.fill), Stroke::new(1.2, colour(p.outline)), StrokeKind::Middle);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, "Your first factor", regular(14.0), colour(p.text));
}

/// Every template but the blank one, which is a way in.
pub fn templates_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let templates: Vec<_> = TEMPLATES.iter().filter(|template| template.name != "blank").collect();
    let count = templates.len();
    // As narrow as five beside each other, however few there are.
    let (across, width) = columns(ui, count.max(3), 280.0, 16.0);
    for chunk in templates.chunks(across) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for template in chunk {
                if template_ui(ui, width, template.title, template.help).clicked() {
                    actions.push(ShellAction::New(template.name).into());
                }
            }
        });
        ui.add_space(if count > across { 16.0 } else { 0.0 });
    }
}

fn template_ui(ui: &mut Ui, width: f32, title: &str, help: &str) -> Response {
    let p = palette(ui);
    let text = |words: &str, ink, font| ui.painter().layout(words.to_owned(), font, colour(ink), width - 28.0);
    let (title_text, help_text) = (text(title, p.text, semibold(BODY)), text(help, p.muted, regular(SMALL)));
    let height = (title_text.size().y + help_text.size().y + 26.0).max(64.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height.max(82.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(help));
    let fill = if response.hovered() { p.hover } else { p.panel };
    let edge = if response.hovered() { p.accent } else { p.separator };
    ui.painter().rect(rect, CornerRadius::same(CARD_RADIUS), colour(fill), line(edge), StrokeKind::Inside);
    let below = rect.top() + 12.0 + title_text.size().y + 4.0;
    ui.painter().galley(rect.min + vec2(14.0, 12.0), title_text, colour(p.text));
    ui.painter().galley(pos2(rect.left() + 14.0, below), help_text, colour(p.muted));
    paint_focus(ui, &response, rect);
    response
}
