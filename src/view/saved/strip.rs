//! The strip of saved views below the map: one after the other they tell a story, with what to say beside them.

use egui::{Align, Align2, Layout, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::command::Icon;
use crate::session::{Action, Session, ViewsAction};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, line, palette};
use crate::view::widgets::{on_button, plain_button, small_icon_button};

/// Height of the strip.
pub const HEIGHT: f32 = 44.0;
/// The longest title shown, in letters.
const LONGEST: usize = 32;

/// The strip.
pub fn strip_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line(palette(ui).separator));
    egui::Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let views = session.map().views();
            ui.add_enabled_ui(!views.is_empty(), |ui| {
                if small_icon_button(ui, Icon::ArrowLeft, "Previous saved view", false).on_hover_text("Previous view").clicked() {
                    actions.push(ViewsAction::Step(false).into());
                }
                if small_icon_button(ui, Icon::ArrowRight, "Next saved view", false).on_hover_text("Next view").clicked() {
                    actions.push(ViewsAction::Step(true).into());
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                end_ui(ui, session, actions);
                let room = if session.views.shown(&session.document).is_some_and(|view| !view.note.trim().is_empty()) { 0.55 } else { 1.0 };
                let width = ui.available_width();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ScrollArea::horizontal().id_salt("saved views").max_width(width * room).auto_shrink([true, true]).show(ui, |ui| {
                        titles_ui(ui, session, actions);
                    });
                    note_ui(ui, session);
                });
            });
        });
    });
}

fn titles_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let on = session.views.on;
    if title_ui(ui, "Whole map", on.is_none()) {
        actions.push(ViewsAction::Show(None).into());
    }
    for (place, view) in (1..).zip(session.map().views().iter()) {
        let mut title: String = view.title.chars().take(LONGEST).collect();
        if title.len() < view.title.len() {
            title.push('\u{2026}');
        }
        if title_ui(ui, &format!("{place}  {title}"), on == Some(view.id)) {
            actions.push(ViewsAction::Show(Some(view.id)).into());
        }
    }
}

fn title_ui(ui: &mut Ui, words: &str, on: bool) -> bool {
    let response = if on { on_button(ui, words) } else { plain_button(ui, words) };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, format!("View: {words}")));
    if on {
        let shown = egui::Id::unique("saved view shown");
        // Once, when it has become the one that is shown.
        if ui.data(|data| data.get_temp::<String>(shown)).as_deref() != Some(words) {
            ui.data_mut(|data| data.insert_temp(shown, words.to_owned()));
            response.scroll_to_me(None);
        }
    }
    response.clicked()
}

/// What to say while it is shown.
fn note_ui(ui: &mut Ui, session: &Session) {
    let note = session.views.shown(&session.document).map(|view| view.note.trim()).unwrap_or_default();
    if note.is_empty() || ui.available_width() < 60.0 {
        return;
    }
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Note, true, note));
    let mut job = egui::text::LayoutJob::simple_singleline(note.replace('\n', " "), regular(BODY), colour(p.text));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 8.0);
    let galley = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect).min + vec2(8.0, 0.0);
    ui.painter().galley(at, galley, colour(p.text));
    response.on_hover_text(note);
}

fn end_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    if small_icon_button(ui, Icon::Close, "Hide the strip of saved views", false)
        .on_hover_text("Hide; View \u{203a} Strip of saved views shows it again")
        .clicked()
    {
        actions.push(ViewsAction::Strip(false).into());
    }
    if session.map().element_count() > 0 && plain_button(ui, "Save a view\u{2026}").clicked() {
        actions.push(ViewsAction::Edit(None).into());
    }
    if session.views.on.is_some()
        && small_icon_button(ui, Icon::Edit, "Change this view", false).on_hover_text("Change this view\u{2026}").clicked()
    {
        actions.push(ViewsAction::Edit(session.views.on).into());
    }
}
