//! All pages, small, one below the other; the one shown is marked.

use egui::{Align2, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::sheet::{name_of, paint_page};
use crate::session::{Action, PrintAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{SMALL, palette};
use crate::view::widgets::paint_focus;

/// Widest small page.
const WIDTH: f32 = 140.0;
/// Highest small page.
const HEIGHT: f32 = 150.0;
/// Height of what stands below it.
const WORDS: f32 = 34.0;

/// So many small pages at most are in view: painters of those that went out of it serve those that come in.
const SLOTS: usize = 24;

/// The small pages.
pub fn thumbs_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(pages) = session.print.pages() else { return };
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, page) in pages.printout.pages.iter().enumerate() {
            let size = vec2(page.size.width as f32, page.size.height as f32);
            let scale = (WIDTH / size.x).min(HEIGHT / size.y);
            let size = size * scale;
            let (place, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.y + WORDS), Sense::click());
            let on = at == session.print.page;
            let name = format!("Page {}: {}", at + 1, name_of(page));
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
            if on && response.ctx.data(|data| data.get_temp::<usize>(response.id)).is_some_and(|shown| shown != session.print.page) {
                response.scroll_to_me(None);
            }
            response.ctx.data_mut(|data| data.insert_temp(response.id, session.print.page));
            if !ui.is_rect_visible(place) {
                continue;
            }
            let middle = place.left() + 8.0 + WIDTH / 2.0;
            let rect = Rect::from_center_size(pos2(middle, place.top() + 5.0 + size.y / 2.0), size);
            paint_thumb(ui, rect, on, at + 1, page.handout.as_ref().unwrap_or(&page.title));
            paint_page(ui, pages, at, rect, &format!("small page {}", at % SLOTS));
            paint_focus(ui, &response, rect.expand(4.0));
            if response.clicked() {
                actions.push(PrintAction::ShowPage(at).into());
            }
            response.on_hover_text(name);
        }
    });
}

/// What lies behind a small page and stands below it.
fn paint_thumb(ui: &Ui, rect: Rect, on: bool, number: usize, title: &str) {
    let p = palette(ui);
    if on {
        let mark = Stroke::new(2.0, colour(p.accent));
        ui.painter().rect(rect.expand(5.0), CornerRadius::same(4), colour(p.selected_row), mark, StrokeKind::Inside);
    }
    let (font, ink) = if on { (semibold(SMALL), p.accent) } else { (regular(SMALL), p.muted) };
    let text = ui.painter().layout_no_wrap(format!("{number}  {title}"), font.clone(), colour(ink));
    let words = if text.size().x > WIDTH + 20.0 { number.to_string() } else { format!("{number}  {title}") };
    ui.painter().text(pos2(rect.center().x, rect.bottom() + 15.0), Align2::CENTER_CENTER, words, font, colour(ink));
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;

    use super::*;
    use crate::command::perform;
    use crate::document::Edit;
    use crate::map::{ElementKind, Extra, Handout, Pack, PackId, Point, Record};
    use crate::print::PACK;
    use crate::view::print::kept;

    /// The print page of a pack of some 300 pages.
    fn long_pack() -> Session {
        let mut session = Session::new();
        let id = session.document.new_id();
        session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
        let a5 = [("paper".to_owned(), "A5".to_owned())];
        let handout = Handout { kind: "map".into(), options: a5.into(), extra: Extra::default() };
        let pack =
            Pack { id: PackId::from_value(1), number: 1, title: "Long".into(), handouts: vec![handout; 280], extra: Extra::default() };
        session.document.edit(&Edit::Put(Box::new(Record::from(pack))));
        session.shell.page = crate::session::Page::Print;
        perform(&mut session, PrintAction::Kind(PACK).into());
        session.refresh();
        session.print.wait();
        session
    }

    #[test]
    fn only_pages_in_view_are_drawn() {
        let session = long_pack();
        let count = session.print.pages().unwrap().printout.pages.len();
        assert!(count > 300, "{count}");
        let mut harness = Harness::builder().with_size([1200.0, 800.0]).build_ui_state(
            |ui, session: &mut Session| {
                session.refresh();
                let mut actions = Vec::new();
                crate::view::window_ui(ui, session, &mut actions);
                for action in actions {
                    perform(session, action);
                }
            },
            session,
        );
        harness.run_steps(4);
        let places = kept::places(&harness.ctx);
        assert!((2..12).contains(&places.len()) && places.iter().all(|place| *place < 12), "{places:?}");
        harness.key_press(egui::Key::End);
        harness.run_steps(40);
        assert_eq!(harness.state().print.page, count - 1);
        let places = kept::places(&harness.ctx);
        assert!(places.contains(&(count - 1)) && places.len() <= 33, "{places:?}");
        assert!(places.iter().filter(|place| **place + 12 > count).count() < 12, "{places:?}");
    }
}
