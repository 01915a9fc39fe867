//! Names that stand for a polarity in a file: a row each, with what it most likely means and what somebody says it does.

use egui::{Align, Align2, Layout, RichText, Sense, Ui, vec2};

use crate::format::AskedPolarity;
use crate::map::Polarity;
use crate::session::{Action, Arriving, ArrivingAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, CONTROL, SMALL, palette};
use crate::view::widgets::{plain_button, segmented};
use crate::words::counted;

/// Width of the four answers.
const ANSWERS: f32 = 240.0;
/// Width of what is proposed.
const PROPOSED: f32 = 120.0;
const WORDS: [&str; 4] = ["Not said", "+", "\u{2212}", "?"];

/// The rows, with a heading. Nothing without names.
pub(super) fn names_ui(ui: &mut Ui, arriving: &Arriving, asked: &[AskedPolarity], actions: &mut Vec<Action>) {
    if asked.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.label(RichText::new("What these names mean").font(semibold(BODY)));
    let help = "The file keeps polarity only as the name of a style, a colour or a label. What nobody says comes in as ?.";
    ui.add(egui::Label::new(RichText::new(help).font(regular(BODY)).color(colour(palette(ui).muted))).wrap());
    for open in asked {
        row_ui(ui, arriving.said(&open.name), open, actions);
    }
    let proposed = asked.iter().filter(|open| open.proposal.is_some() && arriving.said(&open.name).is_none()).count();
    if proposed > 0 && plain_button(ui, &format!("Take {}", counted(proposed, "proposal"))).clicked() {
        actions.push(ArrivingAction::TakeProposals.into());
    }
}

fn row_ui(ui: &mut Ui, said: Option<Polarity>, open: &AskedPolarity, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let gap = ui.spacing().item_spacing.x;
        let width = (ui.available_width() - ANSWERS - PROPOSED - 2.0 * gap).max(80.0);
        let count = counted(open.count, "connection");
        words_ui(ui, width, &open.name, &count, true);
        let proposed = open.proposal.map_or_else(|| "No proposal".to_owned(), |polarity| format!("Proposed: {}", shown(polarity)));
        words_ui(ui, PROPOSED, "", &proposed, false);
        ui.allocate_ui_with_layout(vec2(ANSWERS, CONTROL), Layout::left_to_right(Align::Center), |ui| {
            let on = said.map_or(0, |said| Polarity::ALL.iter().position(|each| *each == said).map_or(0, |at| at + 1));
            if let Some(at) = segmented(ui, &format!("What {} means", open.name), &WORDS, on, true) {
                let polarity = at.checked_sub(1).and_then(|at| Polarity::ALL.get(at)).copied();
                actions.push(ArrivingAction::Polarity(open.name.clone(), polarity).into());
            }
        });
    });
}

fn shown(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Plus => "+",
        Polarity::Minus => "\u{2212}",
        Polarity::Unknown => "?",
    }
}

/// A name and a note behind it, cut where the room ends.
fn words_ui(ui: &mut Ui, width: f32, name: &str, note: &str, spoken: bool) {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, CONTROL), Sense::hover());
    response.widget_info(|| {
        let words = if spoken { format!("{name}, {note}") } else { note.to_owned() };
        egui::WidgetInfo::labeled(egui::Role::Label, true, words)
    });
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let end = painter.text(rect.left_center(), Align2::LEFT_CENTER, name, regular(BODY), colour(p.text)).right();
    let at = egui::pos2(if name.is_empty() { rect.left() } else { end + 8.0 }, rect.center().y);
    painter.text(at, Align2::LEFT_CENTER, note, regular(SMALL), colour(p.muted));
}
