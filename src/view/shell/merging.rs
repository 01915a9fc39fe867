//! What both sides of a merge changed: each record with its two sides, and which of them the map has now.

use egui::{RichText, ScrollArea, Ui};

use super::dialog::dialog_ui;
use crate::document::{Dispute, Side, noted_conflicts};
use crate::session::{Action, MergingAction, Session, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL, palette};
use crate::view::widgets::{card, plain_button, primary_button, segmented};
use crate::words::{capital, dispute_told};

const SIDES: [(Side, &str); 3] = [(Side::Ours, "Ours"), (Side::Theirs, "Theirs"), (Side::Both, "Both")];

/// The page.
pub fn merging_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let height = (ui.ctx().content_rect().height() - 320.0).max(160.0);
    let closed = dialog_ui(ui, "Settle a merge", 640.0, |ui| {
        let disputes = &session.merging.disputes;
        if disputes.is_empty() {
            noted_ui(ui, session, height, actions);
        } else {
            let words = "Both of you changed these. Ours is kept until you say otherwise; each choice is a step that can be undone.";
            ui.label(RichText::new(words).font(regular(BODY)));
            ui.add_space(4.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for (at, dispute) in disputes.iter().enumerate() {
                    ui.push_id(at, |ui| card(ui, |ui| dispute_ui(ui, session, dispute, actions)));
                    ui.add_space(6.0);
                }
            });
            foot_ui(ui, disputes.len() > 1, actions);
        }
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn dispute_ui(ui: &mut Ui, session: &Session, dispute: &Dispute, actions: &mut Vec<Action>) {
    ui.set_width(ui.available_width());
    let name = capital(&dispute.name);
    ui.add(egui::Label::new(RichText::new(&name).font(semibold(BODY))).truncate());
    for line in dispute_told(dispute) {
        ui.add(egui::Label::new(RichText::new(line).font(regular(BODY))).wrap());
    }
    ui.add_space(2.0);
    let stands = dispute.stands(session.map());
    let sides = if dispute.can_be_both() { &SIDES[..] } else { SIDES.get(..2).unwrap_or_default() };
    let words: Vec<&str> = sides.iter().map(|(_, word)| *word).collect();
    let on = sides.iter().position(|(side, _)| Some(*side) == stands).unwrap_or(usize::MAX);
    ui.horizontal(|ui| {
        if let Some((side, _)) = segmented(ui, &format!("Whose {}", dispute.name), &words, on, false).and_then(|at| sides.get(at)) {
            actions.push(MergingAction::Take(dispute.id, *side).into());
        }
        if stands.is_none() {
            ui.add_space(8.0);
            ui.label(RichText::new("Changed by hand since").font(regular(SMALL)).color(colour(palette(ui).muted)));
        }
    });
}

fn foot_ui(ui: &mut Ui, several: bool, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if primary_button(ui, "Done").clicked() {
            actions.push(ShellAction::Dialog(None).into());
        }
        if several {
            for (words, side) in [("All ours", Side::Ours), ("All theirs", Side::Theirs)] {
                if plain_button(ui, words).clicked() {
                    actions.push(MergingAction::TakeAll(side).into());
                }
            }
        }
    });
}

/// What a merge elsewhere left in the map: their side is not known here.
fn noted_ui(ui: &mut Ui, session: &Session, height: f32, actions: &mut Vec<Action>) {
    let noted = noted_conflicts(session.map());
    let muted = colour(palette(ui).muted);
    if noted.is_empty() {
        ui.label(RichText::new("Nothing is left to settle.").color(muted));
        return;
    }
    let words = "This map was merged on the command line, and not all was agreed on. Mend by hand what should be otherwise.";
    ui.label(RichText::new(words).font(regular(BODY)));
    ui.add_space(4.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for line in &noted {
            ui.add(egui::Label::new(RichText::new(line).font(regular(BODY))).wrap().selectable(true));
        }
    });
    ui.add_space(6.0);
    if primary_button(ui, "All of it is looked through").clicked() {
        actions.push(MergingAction::LookedThrough.into());
        actions.push(ShellAction::Dialog(None).into());
    }
}
