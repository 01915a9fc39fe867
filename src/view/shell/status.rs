//! The status line: what the tool in hand waits for; how large the map is; the zoom; whether it is saved.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Frame, Panel, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::toolbar::percent;
use crate::map::Part;
use crate::session::{Page, Session};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{SMALL, line, palette};
use crate::words::counted;

/// Height of the line.
const HEIGHT: f32 = 26.0;

/// The status line.
pub fn status_ui(ui: &mut Ui, session: &Session) {
    let p = palette(ui);
    let (left, right) = said(session);
    let frame = Frame::new().fill(colour(p.bar));
    Panel::bottom("status").exact_size(HEIGHT).frame(frame).show_separator_line(false).show(ui, |ui| {
        let rect = ui.max_rect();
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, line(p.separator));
        let response = ui.interact(rect, ui.unique_id().with("status"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("{left} {}", right.join(", "))));
        let mut x = rect.right() - 12.0;
        for words in right.iter().rev() {
            let drawn = text(ui, pos2(x, rect.center().y), Align2::RIGHT_CENTER, words);
            x = drawn.left() - 12.0;
            ui.painter().vline(x, (rect.top() + 7.0)..=(rect.bottom() - 6.0), line(p.separator));
            x -= 12.0;
        }
        // What there is no room for ends with an ellipsis; it is read out whole.
        let mut job = LayoutJob::simple_singleline(left, regular(SMALL), colour(p.muted));
        job.wrap = TextWrapping::truncate_at_width((x - rect.left() - 12.0).max(0.0));
        let hint = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.left() + 12.0, rect.center().y - hint.size().y / 2.0), hint, colour(p.muted));
    });
}

fn text(ui: &Ui, at: egui::Pos2, align: Align2, words: &str) -> Rect {
    ui.painter().text(at, align, words, regular(SMALL), colour(palette(ui).muted))
}

/// The hint at the left; the facts at the right.
fn said(session: &Session) -> (String, Vec<String>) {
    if session.shell.page == Page::Welcome {
        return ("Press F1 for keys and gestures.".to_owned(), vec![format!("Causeway {}", env!("CARGO_PKG_VERSION"))]);
    }
    let map = session.map();
    let loops = session.derived.loops.as_ref().map_or(0, |loops| loops.len());
    let counts = [counted(map.element_count(), "element"), counted(map.connection_count(), "connection"), counted(loops, "loop")];
    let drawing = session.derived.is_drawing().then(|| "Drawing\u{2026}".to_owned());
    let facts = drawing.into_iter().chain([counts.join(" \u{b7} "), percent(session.viewport().zoom), saved(session)]).collect();
    (hint(session).to_owned(), facts)
}

/// What the tool in hand waits for.
fn hint(session: &Session) -> &'static str {
    if let Some(label) = &session.canvas.label {
        return match label.part {
            Part::Note(_) => "Enter keeps the note, Shift+Enter starts a new line, Escape forgets it.",
            _ => "Enter keeps the label, Shift+Enter starts a new line, Escape forgets it.",
        };
    }
    if session.transcript.is_carrying() {
        return "Let go on an element, a connection or a loop. Escape stops.";
    }
    if session.tables.open {
        return "Cells are changed for every selected row at once; paste rows of a spreadsheet to change many.";
    }
    if session.board.open {
        return session.board.gesture.hint(session.board.by_hand());
    }
    session.canvas.gesture.hint(session.canvas.tool, &session.document)
}

fn saved(session: &Session) -> String {
    if session.document.is_dirty() {
        return "Unsaved changes".to_owned();
    }
    match (&session.file.saved_at, &session.file.path) {
        (Some(time), _) => format!("Saved {time}"),
        (None, Some(_)) => "Saved".to_owned(),
        (None, None) => "Nothing to save".to_owned(),
    }
}
