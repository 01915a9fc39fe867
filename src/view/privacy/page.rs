//! The page "Before it leaves".

use egui::{RichText, ScrollArea, Ui};

use super::detail::detail_ui;
use super::list::list_ui;
use super::lists::lists_ui;
use super::note::AGAIN;
use crate::release::Audience;
use crate::session::{Action, NoticeKind, PanelAction, PrivacyAction, PrivacyTab, Session, ShellAction};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::shell::dialog_ui;
use crate::view::style::{SMALL, palette};
use crate::view::widgets::{check_row, combo, labelled, plain_button, segmented, strip};

/// In a window lower than this, in points, the page scrolls as a whole: words and buttons twice as large leave no room for its parts.
const LOW: f32 = 670.0;

/// The page: what was found, or what is looked for.
pub fn privacy_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    if session.privacy.is_waiting() {
        ui.request_repaint_after(AGAIN);
    }
    let closed = dialog_ui(ui, "Before it leaves", 760.0, |ui| {
        let on = PrivacyTab::ALL.iter().position(|&tab| tab == session.privacy.tab).unwrap_or_default();
        let words = PrivacyTab::ALL.map(PrivacyTab::name);
        if let Some(tab) = segmented(ui, "Before it leaves", &words, on, false).and_then(|at| PrivacyTab::ALL.get(at)) {
            actions.push(PrivacyAction::Tab(*tab).into());
        }
        ui.add_space(4.0);
        if ui.ctx().content_rect().height() < LOW && session.privacy.tab == PrivacyTab::Findings {
            let room = ui.available_height();
            let scroll = ScrollArea::vertical().id_salt("all of the page").max_height(room).auto_shrink([false, true]);
            scroll.show(ui, |ui| findings_ui(ui, session, actions));
            return;
        }
        match session.privacy.tab {
            PrivacyTab::Findings => findings_ui(ui, session, actions),
            PrivacyTab::Lists => lists_ui(ui, session, actions),
        }
    });
    if closed {
        actions.push(PanelAction::Typed.into());
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn findings_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let privacy = &session.privacy;
    let audiences: Vec<Option<Audience>> = std::iter::once(None).chain(Audience::ALL.map(Some)).collect();
    labelled(ui, "For", 60.0, |ui| {
        let words: Vec<&str> = audiences.iter().map(|audience| audience.map_or("Everything in the map", Audience::name)).collect();
        let on = audiences.iter().position(|&audience| audience == privacy.audience);
        if let Some(audience) = combo(ui, "look through for", "For whom", &words, on).and_then(|at| audiences.get(at)) {
            actions.push(PrivacyAction::For(*audience).into());
        }
    });
    let Some(open) = privacy.open(privacy.audience) else {
        ui.label("The map is being looked through\u{2026}");
        return;
    };
    match open {
        0 => strip(
            ui,
            NoticeKind::Done,
            "Nothing is left that looks as if it could tell who somebody is. Read the quotes yourself, too: no list knows every name.",
            |_| {},
        ),
        1 => strip(ui, NoticeKind::Problem, "One thing could tell who somebody is.", |_| {}),
        n => strip(ui, NoticeKind::Problem, &format!("{n} things could tell who somebody is."), |_| {}),
    }
    if privacy.kept() > 0 {
        let words = format!("Show what was kept ({})", privacy.kept());
        if check_row(ui, &words, "", privacy.with_kept).clicked() {
            actions.push(PrivacyAction::WithKept(!privacy.with_kept).into());
        }
    }
    if let Some(finding) = privacy.the_chosen() {
        let height = (ui.ctx().content_rect().height() - 520.0).clamp(140.0, 330.0);
        list_ui(ui, session, actions, height);
        detail_ui(ui, session, actions, finding);
    }
    foot_ui(ui, actions);
}

fn foot_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let p = palette(ui);
    ui.horizontal_wrapped(|ui| {
        if plain_button(ui, "Save the anonymisation log\u{2026}").clicked() {
            actions.push(PrivacyAction::SaveLog.into());
        }
        let note = "What was replaced and kept, for the team alone: keep it apart from the map.";
        ui.label(RichText::new(note).font(regular(SMALL)).color(colour(p.muted)));
    });
}
