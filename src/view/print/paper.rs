//! The paper: its size, one's own size in words, how it is turned, and the sheets a poster is cut into.

use egui::{Id, RichText, Ui};

use crate::print::{Paper, PrintOptions};
use crate::session::{Action, PrintAction, Session};
use crate::view::paint::colour;
use crate::view::style::{SMALL, palette};
use crate::view::widgets::{combo, field, labelled, segmented};

/// The settings of the paper.
pub fn paper_ui(ui: &mut Ui, session: &Session, labels: f32, options: &mut PrintOptions, actions: &mut Vec<Action>) {
    let own = session.print.kind().map_or(Paper::A4, |kind| kind.paper);
    let names: Vec<String> = Paper::ALL.iter().map(ToString::to_string).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let place = |paper: Paper| Paper::ALL.iter().position(|known| known.is_same_sheet(paper));
    let chosen = options.paper.unwrap_or(own);
    labelled(ui, "Paper", labels, |ui| {
        let words = [names.as_slice(), &["Own size\u{2026}"]].concat();
        let is_own = session.print.own_paper.is_some() || place(chosen).is_none();
        let on = if is_own { Some(Paper::ALL.len()) } else { place(chosen) };
        match combo(ui, "paper", "Paper", &words, on).map(|at| Paper::ALL.get(at)) {
            Some(Some(paper)) => {
                options.paper = Some(*paper);
                actions.push(PrintAction::OwnPaper(None).into());
            }
            Some(None) => actions.push(PrintAction::OwnPaper(Some(in_words(chosen))).into()),
            None => {}
        }
    });
    own_size_ui(ui, session, labels, chosen, actions);
    if session.print.kind == "poster" {
        labelled(ui, "Sheets", labels, |ui| {
            if let Some(at) = combo(ui, "tile", "Sheets the poster is cut into", &names, place(options.tile)) {
                options.tile = Paper::ALL.get(at).copied().unwrap_or(options.tile);
            }
        });
    }
    labelled(ui, "Turned", labels, |ui| {
        const WAYS: [Option<bool>; 3] = [None, Some(false), Some(true)];
        let on = WAYS.iter().position(|way| *way == options.landscape).unwrap_or(0);
        if let Some(at) = segmented(ui, "Turned", &["Best", "Tall", "Wide"], on, true) {
            options.landscape = WAYS.get(at).copied().flatten();
        }
    });
}

/// A field for a size of one's own, and what is wrong with it.
fn own_size_ui(ui: &mut Ui, session: &Session, labels: f32, chosen: Paper, actions: &mut Vec<Action>) {
    let has_name = Paper::ALL.iter().any(|known| known.is_same_sheet(chosen));
    let typed = session.print.own_paper.clone().or_else(|| (!has_name).then(|| in_words(chosen)));
    let Some(mut text) = typed else { return };
    labelled(ui, "Size", labels, |ui| {
        if field(ui, Id::unique("own paper"), "Size in millimetres", "500 \u{d7} 700 mm", &mut text).changed() {
            actions.push(PrintAction::OwnPaper(Some(text.clone())).into());
        }
    });
    if text.parse::<Paper>().is_err() {
        let words = "Say width \u{d7} height, each from 100 to 3000 mm, such as 500 \u{d7} 700.";
        ui.label(RichText::new(words).size(SMALL).color(colour(palette(ui).warn)));
    }
}

/// "297 × 420 mm", also of a size with a name.
fn in_words(paper: Paper) -> String {
    format!("{} \u{d7} {} mm", paper.width, paper.height)
}
