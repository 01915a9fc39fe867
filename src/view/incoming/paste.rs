//! The page "Paste quotes": a text, and beside it the quotes that it is taken for.

use egui::{Id, RichText, ScrollArea, TextEdit, Ui};

use super::import::outcome_ui;
use super::preview::{cards_ui, report_ui};
use crate::session::{Action, IncomingAction, Session, ShellAction, attach_to};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::shell::closing_dialog_ui;
use crate::view::style::{BODY, QUOTE, palette};
use crate::view::widgets::{check_row, plain_button, primary_button};
use crate::words::counted;

/// How many quotes are shown before they are kept.
const SHOWN: usize = 40;

/// The page.
pub fn paste_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let incoming = &session.incoming;
    if incoming.is_waiting() {
        ui.request_repaint_after(std::time::Duration::from_millis(60));
    }
    let height = (ui.ctx().content_rect().height() - 290.0).clamp(140.0, 460.0);
    let closed = closing_dialog_ui(ui, "Paste quotes", 860.0, |ui| {
        let help =
            "A blank line lies between two quotes. A last line that begins with a dash says who spoke: \u{2014} Person accessing support";
        ui.add(egui::Label::new(RichText::new(help).font(regular(BODY)).color(colour(palette(ui).muted))).wrap());
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                text_ui(left, session, actions, height);
                ScrollArea::vertical().id_salt("pasted quotes").max_height(height).auto_shrink([false, false]).show(right, |ui| {
                    if let Some(ready) = incoming.shown() {
                        cards_ui(ui, session, ready, SHOWN);
                        report_ui(ui, ready.intake.report());
                    }
                });
            }
        });
        if let Some(code) = attach_to(&session.document)
            && check_row(ui, &format!("Hang them on {code}, which is selected"), "", incoming.attach).clicked()
        {
            actions.push(IncomingAction::Attach(!incoming.attach).into());
        }
        if !incoming.pasted.trim().is_empty() {
            outcome_ui(ui, incoming.error(), incoming.shown().map(AsRef::as_ref));
        }
        ui.add_space(4.0);
        buttons_ui(ui, session, actions)
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn text_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, height: f32) {
    let id = Id::unique("pasted text");
    ScrollArea::vertical().id_salt("pasted text").max_height(height).auto_shrink([false, false]).show(ui, |ui| {
        let mut text = session.incoming.pasted.clone();
        let edit = TextEdit::multiline(&mut text)
            .id(id)
            .hint_text("Paste quotes here")
            .font(regular(QUOTE))
            .margin(egui::Margin::same(9))
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(0.0, height));
        let response = ui.add(edit);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Text with quotes"));
        if response.changed() {
            actions.push(IncomingAction::Pasted(text).into());
        }
        // The page is for one thing; whoever opens it has it on the clipboard.
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
    });
}

/// `true` when the page is to close.
fn buttons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) -> bool {
    let ready = session.incoming.ready().filter(|ready| !ready.intake.is_empty());
    let words = ready.map_or_else(|| "Add quotes".to_owned(), |ready| format!("Add {}", counted(ready.intake.counts().new, "quote")));
    ui.horizontal(|ui| {
        if ui.add_enabled_ui(ready.is_some(), |ui| primary_button(ui, &words)).inner.clicked() {
            actions.push(IncomingAction::Keep.into());
        }
        plain_button(ui, "Cancel").clicked()
    })
    .inner
}
