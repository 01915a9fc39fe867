//! Hints at names: one below the label in the inspector, all of them on a page, each with what could be done.

use egui::{Frame, Label, Margin, RichText, ScrollArea, Ui};

use super::{help_ui, named};
use crate::map::Part;
use crate::session::{Action, CanvasAction, MeaningAction, Session, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::shell::dialog_ui;
use crate::view::style::{BODY, SMALL, palette};
use crate::view::widgets::{card, flat_button};
use crate::words::{NameHint, counted};

/// Hints shown on the page.
const SHOWN: usize = 200;

/// The quiet hint below a label, if there is one.
pub fn hint_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(hint) = &session.meaning.hint else { return };
    Frame::new().inner_margin(Margin { left: 2, right: 0, top: 0, bottom: 4 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(Label::new(RichText::new(&hint.told).font(regular(SMALL)).color(colour(palette(ui).muted))).wrap());
        remedy_ui(ui, session, actions, hint);
    });
}

fn remedy_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, hint: &NameHint) {
    if let Some(remedy) = &hint.remedy {
        let words = remedy.told(session.map());
        if flat_button(ui, &words).on_hover_text("Mend the name (Ctrl+.)").clicked() {
            actions.push(MeaningAction::Remedy(hint.element).into());
        }
    }
}

/// The page with all of them.
pub fn names_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let height = (ui.ctx().content_rect().height() - 260.0).clamp(160.0, 560.0);
    let hints = &session.meaning.hints;
    let closed = dialog_ui(ui, "Names that could be clearer", 560.0, |ui| {
        if hints.is_empty() {
            help_ui(ui, "Every name is a noun that can go up or down, and no two are the same.");
            return;
        }
        let found = counted(hints.len(), "hint");
        help_ui(ui, &format!("{found}. None of them has to be followed: people\u{2019}s own words may be worth more than a rule."));
        ScrollArea::vertical().id_salt("hints at names").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            for hint in hints.iter().take(SHOWN) {
                hint_card_ui(ui, session, actions, hint);
            }
            if hints.len() > SHOWN {
                help_ui(ui, &format!("and {} more", hints.len() - SHOWN));
            }
        });
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn hint_card_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, hint: &NameHint) {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add(Label::new(RichText::new(named(session, hint.element)).font(semibold(BODY))).wrap());
        ui.add(Label::new(RichText::new(&hint.told).font(regular(BODY)).color(colour(palette(ui).muted))).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            remedy_ui(ui, session, actions, hint);
            if flat_button(ui, "Show on the map").clicked() {
                actions.push(ShellAction::Dialog(None).into());
                actions.push(CanvasAction::Pick(Part::Element(hint.element)).into());
            }
        });
    });
}
