//! The top of the pane: which text, how much of it is coded, and the way on to what is not.

use egui::{Align, Align2, Frame, Layout, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::command::{Icon, by_id};
use crate::session::{Action, Session, TranscriptAction};
use crate::transcript::Transcript;
use crate::view::panels::ink::{Ink, plain, strong};
use crate::view::panels::kit::paragraph_ui;
use crate::view::panels::names;
use crate::view::widgets::{small_icon_button, tooltip};

pub(super) fn head_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, transcript: &Transcript) {
    let ink = Ink::of(session);
    let frame = Frame::new().inner_margin(Margin { left: 16, right: 8, top: 5, bottom: 5 });
    let shown = frame.show(ui, |ui| {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 24.0), Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if small_icon_button(ui, Icon::Close, "Close the transcript", false).on_hover_text("Close the transcript").clicked() {
                actions.push(Action::Run("transcript.close"));
            }
            let open = session.transcript.settings_open;
            let settings = small_icon_button(ui, Icon::Settings, "What its quotes are given", open);
            if settings.on_hover_text("What its quotes are given: source, attribution, voice").clicked() {
                actions.push(TranscriptAction::Settings(!open).into());
            }
            for id in ["transcript.next", "transcript.previous"] {
                step_ui(ui, session, actions, id);
            }
            name_ui(ui, ink, transcript);
        });
        let (all, coded) = session.transcript.coded.tally(transcript, session.transcript.speakers());
        let quotes = names::count(session.transcript.coded.passages().len(), "quote", "quotes");
        let words = format!("{quotes} \u{b7} {coded} of {} coded", names::count(all, "paragraph", "paragraphs"));
        paragraph_ui(ui, words, 12.0, ink.muted(), false);
    });
    let rect = shown.response.rect;
    ui.painter().hline(ui.max_rect().x_range(), rect.bottom() - 0.5, Stroke::new(1.0, ink.separator()));
}

/// A command as a small button.
fn step_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: &'static str) {
    let Some(command) = by_id(id) else { return };
    let response = small_icon_button(ui, command.icon.unwrap_or(Icon::More), command.label, false);
    if response.clicked() {
        actions.push(Action::Run(id));
    }
    response.on_hover_ui(|ui| tooltip(ui, session, command));
}

/// The name, in what room there is; the whole of it as a tooltip where that is too little.
fn name_ui(ui: &mut Ui, ink: Ink, transcript: &Transcript) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Transcript {}", transcript.name())));
    let font = if ui.fonts_mut(|fonts| fonts.layout_no_wrap(transcript.name().to_owned(), strong(15.0), ink.text()).size().x) > rect.width()
    {
        plain(12.0)
    } else {
        strong(15.0)
    };
    let room = ui.painter().with_clip_rect(Rect::from_min_max(rect.min, rect.max).intersect(ui.clip_rect()));
    room.text(pos2(rect.left(), rect.center().y), Align2::LEFT_CENTER, transcript.name(), font, ink.text());
    response.on_hover_text(transcript.name());
}
