//! The quote board: all quotes as cards on a canvas of their own, moved with the same hand as the map.

mod access;
mod bar;
mod foot;
mod input;

use egui::{Align2, CentralPanel, Frame, Panel, Rect, Sense, Ui, pos2, vec2};

use crate::map::Point;
use crate::scene::{Overlaid, Scene, marquee_item};
use crate::session::{Action, BoardAction, Pane, Session, ShellAction};
use crate::theme::{Theme, ThemeName};
use crate::tool::BoardGesture;
use crate::view::fonts::regular;
use crate::view::paint::{Camera, Over, colour, paint};
use crate::view::widgets::pane_id;

/// Everything a part of the board is shown with.
#[derive(Clone, Copy)]
struct Table<'a> {
    session: &'a Session,
    theme: &'static Theme,
    /// The board in points.
    rect: Rect,
    origin: Point,
    zoom: f64,
}

impl Table<'_> {
    fn screen_rect(&self, rect: kurbo::Rect) -> Rect {
        let at = |x: f64, y: f64| {
            let off = (Point::new(x, y) - self.origin) * self.zoom;
            pos2(self.rect.min.x + off.x as f32, self.rect.min.y + off.y as f32)
        };
        Rect::from_min_max(at(rect.x0, rect.y0), at(rect.x1, rect.y1))
    }

    fn board(&self, at: egui::Pos2) -> Point {
        let off = at - self.rect.min;
        self.origin + kurbo::Vec2::new(f64::from(off.x), f64::from(off.y)) / self.zoom
    }
}

/// The board with its bar, as large as there is room.
pub fn board_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let theme = if session.shell.dark { ThemeName::Dark } else { ThemeName::Light }.theme();
    let bar = Frame::new().fill(colour(theme.palette.panel));
    Panel::top("board bar").exact_size(bar::HEIGHT).frame(bar).show_separator_line(false).show(ui, |ui| bar::bar_ui(ui, session, actions));
    if session.document.selection().quotes().next().is_some() {
        let height = foot::height(session);
        Panel::bottom("board foot").exact_size(height).frame(bar).show_separator_line(false).show(ui, |ui| {
            foot::foot_ui(ui, session, actions);
        });
    }
    CentralPanel::default().frame(Frame::new().fill(colour(theme.palette.ground))).show(ui, |ui| table_ui(ui, session, theme, actions));
}

fn table_ui(ui: &mut Ui, session: &Session, theme: &'static Theme, actions: &mut Vec<Action>) {
    let rect = ui.available_rect_before_wrap();
    let viewport = session.board.viewport;
    let (width, height) = (f64::from(rect.width()), f64::from(rect.height()));
    if (viewport.size - kurbo::Vec2::new(width, height)).hypot() > 0.01 || !session.board.fitted {
        actions.push(BoardAction::Resized(width, height).into());
        ui.request_repaint();
    }
    let scale = viewport.zoom * f64::from(ui.pixels_per_point());
    let origin = Point::new((viewport.origin.x * scale).round() / scale, (viewport.origin.y * scale).round() / scale);
    let table = Table { session, theme, rect, origin, zoom: viewport.zoom };
    let response = ui.interact(rect, pane_id(Pane::Canvas), Sense::click_and_drag());
    if session.shell.focus == Some(Pane::Canvas) {
        response.request_focus();
        actions.push(ShellAction::Focused(Pane::Canvas).into());
    }
    input::listen(ui, &response, &table, actions);
    ui.painter().with_clip_rect(rect).rect_filled(rect, 0.0, colour(theme.palette.ground));
    let camera = Camera { rect, origin, zoom: viewport.zoom, leave_out: true, tiled: None };
    paint(ui, "board", &session.board.scene, over(&table), camera);
    access::tell(ui, &response, &table, actions);
    if session.board.cards.is_empty() {
        let words = if session.map().quotes().is_empty() {
            "No quotes yet. Take them from a transcript, or add one in the Quotes list."
        } else {
            "No quote is like that. Change what the list of quotes is narrowed to."
        };
        let ink = colour(theme.palette.muted);
        ui.painter().with_clip_rect(rect).text(rect.center() - vec2(0.0, 8.0), Align2::CENTER_CENTER, words, regular(14.0), ink);
    }
}

/// The cards that follow the pointer, or the rectangle around cards.
fn over(table: &Table<'_>) -> Over {
    let board = &table.session.board;
    let mut scene = Scene::default();
    match &board.gesture {
        BoardGesture::Moving { from, to } => scene.append(&board.lifted, *to - *from),
        BoardGesture::Marquee { from, to, .. } => marquee_item(&mut scene, table.theme, kurbo::Rect::from_points(*from, *to)),
        _ => {}
    }
    let overlaid = Overlaid { over: scene, ..Overlaid::default() };
    Over { floor: board.scene.items.len(), overlaid }
}
