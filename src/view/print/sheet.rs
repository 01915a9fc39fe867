//! The page shown: on the desk, at the size it fits, drawn from what will be printed.

use std::sync::Arc;

use egui::{Align2, ColorImage, Id, Rect, Role, Sense, Spinner, StrokeKind, TextureHandle, TextureOptions, Ui, WidgetInfo, pos2, vec2};

use super::kept::kept_layers;
use crate::format::png::Grey;
use crate::print::Paper;
use crate::scene::Page;
use crate::session::{Pages, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, line, palette};
use crate::view::widgets::paint_layer;

/// Around the page.
const ROOM: f32 = 44.0;

/// The page shown.
pub fn sheet_ui(ui: &mut Ui, session: &Session) {
    let p = palette(ui);
    let desk = ui.available_rect_before_wrap();
    let Some(pages) = session.print.pages() else {
        if session.print.is_waiting() {
            ui.put(Rect::from_center_size(desk.center(), vec2(32.0, 32.0)), Spinner::new().color(colour(p.accent)));
        }
        return;
    };
    let at = session.print.page.min(pages.printout.pages.len().saturating_sub(1));
    let Some(page) = pages.printout.pages.get(at) else { return };
    let room = Rect::from_min_max(desk.min + vec2(ROOM, ROOM + 12.0), desk.max - vec2(ROOM, 28.0));
    let size = vec2(page.size.width as f32, page.size.height as f32);
    let scale = (room.width() / size.x).min(room.height() / size.y).max(0.01);
    let rect = Rect::from_center_size(room.center(), size * scale);
    let (mut title, note) = caption(page, at, pages, scale);
    if session.print.photocopy {
        title.push_str(", as a copy of a copy");
    }
    ui.painter().text(pos2(rect.left(), rect.top() - 16.0), Align2::LEFT_CENTER, &title, semibold(BODY), colour(p.text));
    let under = if rect.width() > 420.0 { pos2(rect.right(), rect.top() - 16.0) } else { pos2(rect.right(), rect.bottom() + 14.0) };
    ui.painter().text(under, Align2::RIGHT_CENTER, note, regular(BODY), colour(p.muted));
    let response = ui.interact(rect, Id::unique("printed page"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &title));
    match session.print.copies.of(pages, at).filter(|_| session.print.photocopy) {
        Some(copy) => paint_copy(ui, copy, rect),
        None => paint_page(ui, pages, at, rect, "page"),
    }
    if session.print.is_busy() {
        ui.put(
            Rect::from_center_size(pos2(desk.right() - 30.0, desk.top() + 26.0), vec2(20.0, 20.0)),
            Spinner::new().color(colour(p.accent)),
        );
    }
}

/// "Page 2 of 9: table sheet", and "A3 landscape · 62 %".
fn caption(page: &Page, at: usize, pages: &Pages, scale: f32) -> (String, String) {
    let count = pages.printout.pages.len();
    let title = name_of(page);
    let title = if count > 1 { format!("Page {} of {count}: {title}", at + 1) } else { title };
    let size = Paper::of_size(page.size);
    let turned = if page.size.width > page.size.height { "landscape" } else { "portrait" };
    // A point of paper is 1/72 inch, one of the screen 1/96.
    (title, format!("{size} {turned} \u{b7} {:.0} %", scale * 72.0 / 96.0 * 100.0))
}

/// What a page is called: its handout in a pack, and its own title.
pub(super) fn name_of(page: &Page) -> String {
    match &page.handout {
        Some(handout) if *handout != page.title => format!("{handout}, {}", page.title),
        _ => page.title.clone(),
    }
}

/// Paints a page that went through the photocopier.
fn paint_copy(ui: &Ui, copy: &Arc<Grey>, rect: Rect) {
    let id = Id::unique("photocopy");
    let whose = Arc::as_ptr(copy) as usize;
    let kept = ui.data(|data| data.get_temp::<(usize, TextureHandle)>(id)).filter(|kept| kept.0 == whose);
    let (_, texture) = kept.unwrap_or_else(|| {
        let image = ColorImage::from_gray([copy.width, copy.height], &copy.values);
        let texture = (whose, ui.ctx().load_texture("photocopy", image, TextureOptions::LINEAR));
        ui.data_mut(|data| data.insert_temp(id, texture.clone()));
        texture
    });
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    // White leaves the picture as it is.
    let paper = crate::theme::ThemeName::Paper.theme().palette.ground;
    ui.painter().image(texture.id(), rect, whole, colour(paper));
    ui.painter().rect_stroke(rect, 0.0, line(palette(ui).field_line), StrokeKind::Outside);
}

/// Paints a page of the finished ones; `place` tells the page shown from the small ones.
pub(super) fn paint_page(ui: &Ui, pages: &Arc<Pages>, at: usize, rect: Rect, place: &str) {
    let p = palette(ui);
    let Some(page) = pages.printout.pages.get(at) else { return };
    let paper = crate::theme::ThemeName::Paper.theme().palette.ground;
    ui.painter().rect(rect, 0.0, colour(paper), line(p.field_line), StrokeKind::Outside);
    let scale = f64::from(rect.width()) / page.size.width;
    for (number, (clip, scene)) in kept_layers(ui.ctx(), pages, at).iter().enumerate() {
        let whole = kurbo::Rect::from_origin_size((0.0, 0.0), page.size);
        let seen = clip.map_or(whole, |clip| clip.intersect(whole));
        paint_layer(ui, (place.to_owned(), number), scene, seen, rect.min, scale);
    }
}
