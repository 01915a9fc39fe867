//! What to export as, and for whom. The release decides what goes along; this only says how many quotes stay behind.

use egui::{Align2, CornerRadius, RichText, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, vec2};

use super::dialog::dialog_ui;
use super::export_picture::picture_ui;
use crate::format::{FORMATS, Format, Shelf};
use crate::release::Audience;
use crate::session::{Action, NoticeKind, Session, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::print::photos_ui;
use crate::view::privacy::leaving_ui;
use crate::view::style::{BODY, RADIUS, SMALL, line, palette};
use crate::view::widgets::{labelled, paint_focus, segmented, strip};

/// The export dialog.
pub fn export_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let height = ui.ctx().content_rect().height() - 300.0;
    let closed = dialog_ui(ui, "Export", 520.0, |ui| {
        audience_ui(ui, session, actions);
        left_behind_ui(ui, session);
        leaving_ui(ui, session, actions, session.shell.audience);
        photos_ui(ui, session, actions);
        ui.add_space(4.0);
        ScrollArea::vertical().max_height(height.max(140.0)).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for shelf in Shelf::ALL {
                shelf_ui(ui, session, shelf, actions);
            }
        });
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

/// The formats of one shelf, under its name; nothing where there is none.
fn shelf_ui(ui: &mut Ui, session: &Session, shelf: Shelf, actions: &mut Vec<Action>) {
    let mut formats = FORMATS.iter().filter(|format| format.export.is_some() && format.shelf == shelf).peekable();
    if formats.peek().is_none() {
        return;
    }
    ui.add_space(2.0);
    ui.label(RichText::new(shelf.name()).font(semibold(SMALL)).color(colour(palette(ui).muted)));
    if shelf == Shelf::Pictures {
        picture_ui(ui, session, actions);
        ui.add_space(2.0);
    }
    for format in formats {
        if format_ui(ui, format) {
            actions.push(ShellAction::Export(format.name).into());
        }
    }
}

/// For whom.
pub(super) fn audience_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    labelled(ui, "For", 60.0, |ui| {
        let on = Audience::ALL.iter().position(|&a| a == session.shell.audience).unwrap_or(1);
        let words = Audience::ALL.map(Audience::name);
        if let Some(audience) = segmented(ui, "For whom", &words, on, true).and_then(|at| Audience::ALL.get(at)) {
            actions.push(ShellAction::Audience(*audience).into());
        }
    });
}

/// How many quotes stay behind, in a sentence.
pub(super) fn left_behind_ui(ui: &mut Ui, session: &Session) {
    let (kind, words) = left_behind(session);
    strip(ui, kind, &words, |_| {});
}

/// How many quotes stay behind.
fn left_behind(session: &Session) -> (NoticeKind, String) {
    let audience = session.shell.audience;
    match session.map().quotes().iter().filter(|quote| !audience.may_read(quote.consent)).count() {
        0 => (NoticeKind::Done, "Every quote goes along.".to_owned()),
        1 => (NoticeKind::Problem, "One quote is left out: nobody has said that these readers may see it.".to_owned()),
        n => (NoticeKind::Problem, format!("{n} quotes are left out: nobody has said that these readers may see them.")),
    }
}

/// One format as a row; whether it was chosen.
fn format_ui(ui: &mut Ui, format: &Format) -> bool {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Export as {}", format.title)));
    let fill = if response.hovered() { p.hover } else { p.field };
    ui.painter().rect(rect, CornerRadius::same(RADIUS), colour(fill), line(p.separator), StrokeKind::Inside);
    let words = RichText::new(format.title).font(semibold(BODY));
    ui.painter().text(rect.left_center() + vec2(12.0, 0.0), Align2::LEFT_CENTER, words.text(), semibold(BODY), colour(p.text));
    let extensions = format.extensions.iter().map(|e| format!(".{e}")).collect::<Vec<_>>().join(" ");
    ui.painter().text(rect.right_center() - vec2(12.0, 0.0), Align2::RIGHT_CENTER, extensions, regular(SMALL), colour(p.muted));
    paint_focus(ui, &response, rect.shrink(1.0));
    response.clicked()
}
