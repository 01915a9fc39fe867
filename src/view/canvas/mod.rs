//! The canvas: the map as drawn, what lies over it, and the pointer and keyboard on it.

mod access;
mod card;
mod carry;
mod figure_legend;
mod ghosts;
mod grid;
mod input;
mod label;
mod laying;
mod legend;
mod menu;
mod minimap;
mod overlay;

use egui::{Id, Rect, Sense, Ui, pos2};

use crate::map::Point;
use crate::session::{Action, CanvasAction, Pane, Session, ShellAction};
use crate::theme::{Theme, ThemeName};
use crate::view::fonts::regular;
use crate::view::paint::{Camera, colour, paint};
use crate::view::widgets::pane_id;

pub use laying::laying_ui;

/// The canvas's own place in egui's memory: who has the keyboard is asked by it.
pub fn canvas_id() -> Id {
    pane_id(Pane::Canvas)
}

/// Everything a part of the canvas is shown with.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    session: &'a Session,
    theme: &'static Theme,
    /// The canvas in points.
    rect: Rect,
    /// The map point at its top left corner, on whole pixels.
    origin: Point,
    zoom: f64,
}

impl Sheet<'_> {
    fn screen(&self, at: Point) -> egui::Pos2 {
        let off = (at - self.origin) * self.zoom;
        pos2(self.rect.min.x + off.x as f32, self.rect.min.y + off.y as f32)
    }

    fn screen_rect(&self, rect: kurbo::Rect) -> Rect {
        Rect::from_min_max(self.screen(rect.origin()), self.screen(Point::new(rect.x1, rect.y1)))
    }

    fn map(&self, at: egui::Pos2) -> Point {
        let off = at - self.rect.min;
        self.origin + kurbo::Vec2::new(f64::from(off.x), f64::from(off.y)) / self.zoom
    }
}

/// The canvas, as large as there is room.
pub fn canvas_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let rect = ui.available_rect_before_wrap();
    let viewport = session.canvas.viewport;
    let (width, height) = (f64::from(rect.width()), f64::from(rect.height()));
    if (viewport.size - kurbo::Vec2::new(width, height)).hypot() > 0.01 || !session.canvas.fitted {
        actions.push(CanvasAction::Resized(width, height).into());
        ui.request_repaint();
    }
    if session.figures.is_waiting() || session.backdrops.is_waiting() {
        ui.request_repaint_after(std::time::Duration::from_millis(40));
    }
    let theme = if session.shell.dark { ThemeName::Dark } else { ThemeName::Light }.theme();
    let origin = on_whole_pixels(viewport.origin, viewport.zoom, f64::from(ui.pixels_per_point()));
    let sheet = Sheet { session, theme, rect, origin, zoom: viewport.zoom };

    let response = ui.interact(rect, canvas_id(), Sense::click_and_drag());
    if session.shell.focus == Some(Pane::Canvas) {
        response.request_focus();
        actions.push(ShellAction::Focused(Pane::Canvas).into());
    }
    let begun = actions.len();
    input::listen(ui, &response, &sheet, actions);
    ui.painter().with_clip_rect(rect).rect_filled(rect, 0.0, colour(theme.palette.ground));
    grid::show(ui, &sheet);
    let camera = Camera { rect, origin, zoom: viewport.zoom, leave_out: true, tiled: Some(session.table) };
    let target = carry::target(ui, &response, &sheet);
    paint(ui, "canvas", &session.derived.drawing.scene, overlay::over(&sheet, target), camera);
    ghosts::show(ui, &sheet);
    carry::follow(ui, &sheet, target, actions);
    overlay::show_focus(ui, &sheet, &response);
    access::tell(ui, &response, &sheet, actions);
    let mut typed = Vec::new();
    label::show(ui, &sheet, &mut typed);
    // It was typed before the pointer did anything: a key that follows a click comes a frame later.
    actions.splice(begun..begun, typed);
    menu::show(ui, &response, &sheet, actions);
    legend::show(ui, &sheet, actions);
    figure_legend::show(ui, &sheet, actions);
    minimap::show(ui, &sheet, actions);
    if session.map().element_count() == 0 && session.canvas.label.is_none() {
        teach(ui, &sheet);
    }
}

/// Baselines are rounded to whole pixels: boxes move with them only if the picture as a whole does.
fn on_whole_pixels(origin: Point, zoom: f64, pixels_per_point: f64) -> Point {
    let scale = zoom * pixels_per_point;
    Point::new((origin.x * scale).round() / scale, (origin.y * scale).round() / scale)
}

/// What to do on an empty map.
fn teach(ui: &Ui, sheet: &Sheet<'_>) {
    let ink = colour(sheet.theme.palette.muted);
    let font = regular(14.0);
    let words = "Double-click to add a factor. Drag from its edge to connect.";
    ui.painter().with_clip_rect(sheet.rect).text(sheet.rect.center(), egui::Align2::CENTER_CENTER, words, font, ink);
}
