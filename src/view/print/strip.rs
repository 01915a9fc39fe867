//! The strip at the top: what is printed, and the buttons.

use egui::{Align, Frame, Layout, Margin, Panel, Popup, RichText, Ui};

use crate::print::Paper;
use crate::session::{Action, PrintAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, line, palette};
use crate::view::widgets::{plain_button, primary_button};
use crate::words::counted;

/// Height of the strip.
const HEIGHT: f32 = 48.0;

/// Title, summary, buttons.
pub fn strip_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let frame = Frame::new().fill(colour(p.bar)).inner_margin(Margin { left: 20, right: 20, top: 0, bottom: 0 });
    let shown = Panel::top("print strip").exact_size(HEIGHT).frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let title = session.print.kind().map_or("Print", |kind| kind.title);
            ui.label(RichText::new(title).font(semibold(17.0)));
            ui.add_space(4.0);
            ui.label(RichText::new(summary(session)).font(regular(BODY)).color(colour(p.muted)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons_ui(ui, session, actions));
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(p.separator));
}

fn buttons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let ready = session.print.pages().is_some() && !session.print.is_waiting();
    ui.add_enabled_ui(ready, |ui| {
        if session.print.printers().is_empty() {
            if primary_button(ui, "Open in PDF viewer")
                .on_hover_text("Print from there: choose 100 % or \u{201c}actual size\u{201d}.")
                .clicked()
            {
                actions.push(PrintAction::View.into());
            }
        } else {
            let response = primary_button(ui, "Print\u{2026}");
            Popup::menu(&response).show(|ui| {
                for printer in session.print.printers() {
                    if ui.button(printer).clicked() {
                        actions.push(PrintAction::Send(printer.clone()).into());
                    }
                }
            });
            if plain_button(ui, "Open in PDF viewer").clicked() {
                actions.push(PrintAction::View.into());
            }
        }
        if plain_button(ui, "Save as PDF\u{2026}").clicked() {
            actions.push(PrintAction::Save.into());
        }
    });
    if plain_button(ui, "Close").clicked() {
        actions.push(PrintAction::Close.into());
    }
}

/// "9 pages · A3 and A4 · black and white".
fn summary(session: &Session) -> String {
    let Some(pages) = session.print.pages() else { return String::new() };
    let pages = &pages.printout.pages;
    let mut papers: Vec<String> = Vec::new();
    for page in pages {
        let name = Paper::of_size(page.size).to_string();
        if !papers.contains(&name) {
            papers.push(name);
        }
    }
    let ink = if session.print.options.greyscale { "black and white" } else { "in colour" };
    format!("{} \u{b7} {} \u{b7} {ink}", counted(pages.len(), "page"), papers.join(" and "))
}
