//! What may be chosen before printing.

use egui::{DragValue, Id, Ui};

use super::paper::paper_ui;
use super::part::part_ui;
use crate::print::{PACK, PrintOptions, RECIPE, Values};
use crate::release::Audience;
use crate::session::{Action, PrintAction, Session};
use crate::view::widgets::{check_row, combo, field, labelled, segmented};

/// Width of the labels.
const LABELS: f32 = 88.0;
/// Margins to choose from, millimetres.
const MARGINS: [f64; 5] = [5.0, 8.0, 12.0, 15.0, 20.0];

/// What showing pages as a photocopy is good for.
const PHOTOCOPY: &str = "Shows the page as a black and white copier leaves it, copied twice. What is printed stays as it is.";

/// Why pictures stay behind unless asked for.
const PHOTOS: &str = "Nobody has looked through what is written on them: make sure that these readers may see it.";

/// The settings.
pub fn settings_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let old = &session.print.options;
    let mut options = old.clone();
    part_ui(ui, session, LABELS, &mut options);
    // Every handout of a pack has its own paper.
    if session.print.kind != PACK {
        paper_ui(ui, session, LABELS, &mut options, actions);
    }
    own_ui(ui, session, &mut options);
    audience_ui(ui, session, actions);
    look_ui(ui, session, &mut options, actions);
    if options != *old {
        actions.push(PrintAction::Options(Box::new(options)).into());
    }
}

/// What the kind itself lets one choose.
fn own_ui(ui: &mut Ui, session: &Session, options: &mut PrintOptions) {
    // Which recipe a pack follows is chosen with the pack.
    let settings = session.print.kind().map_or(&[][..], |kind| kind.settings);
    for setting in settings.iter().filter(|setting| setting.name != RECIPE) {
        let value = setting.of(options);
        let mut chosen = None;
        match setting.values {
            Values::Switch { .. } => {
                if check_row(ui, setting.title, "", value == "yes").on_hover_text(setting.help).clicked() {
                    chosen = Some(if value == "yes" { "no" } else { "yes" }.to_owned());
                }
            }
            Values::Choice(all) => labelled(ui, setting.title, LABELS, |ui| {
                let titles: Vec<&str> = all.iter().map(|(_, title)| *title).collect();
                let on = all.iter().position(|(name, _)| *name == value);
                chosen = combo(ui, setting.name, setting.title, &titles, on).and_then(|at| Some(all.get(at)?.0.to_owned()));
            }),
            Values::Number { least, most, .. } => labelled(ui, setting.title, LABELS, |ui| {
                let mut number = setting.number(options);
                if ui.add(DragValue::new(&mut number).range(least..=most)).on_hover_text(setting.help).changed() {
                    chosen = Some(number.to_string());
                }
            }),
            Values::Text => labelled(ui, setting.title, LABELS, |ui| {
                let mut text = value.clone();
                if field(ui, Id::unique(setting.name), setting.title, "", &mut text).on_hover_text(setting.help).changed() {
                    chosen = Some(text);
                }
            }),
        }
        if let Some(value) = chosen {
            options.own.insert(setting.name.to_owned(), value);
        }
    }
}

/// Whether pictures behind the map go along, where there are any.
pub fn photos_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    if session.map().backdrops().is_empty() {
        return;
    }
    let leave = session.backdrops.leave;
    if check_row(ui, "Pictures behind the map", "whatever is on them", leave).on_hover_text(PHOTOS).clicked() {
        actions.push(PrintAction::Photos(!leave).into());
    }
}

fn audience_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    labelled(ui, "For", LABELS, |ui| {
        let on = Audience::ALL.iter().position(|&a| a == session.print.audience);
        let words = Audience::ALL.map(Audience::name);
        if let Some(audience) = combo(ui, "audience", "For whom", &words, on).and_then(|at| Audience::ALL.get(at)) {
            actions.push(PrintAction::Audience(*audience).into());
        }
    });
}

fn look_ui(ui: &mut Ui, session: &Session, options: &mut PrintOptions, actions: &mut Vec<Action>) {
    labelled(ui, "Ink", LABELS, |ui| {
        if let Some(at) = segmented(ui, "Ink", &["Black", "Colour"], usize::from(!options.greyscale), true) {
            options.greyscale = at == 0;
        }
    });
    labelled(ui, "Text", LABELS, |ui| {
        if let Some(at) = segmented(ui, "Text", &["12 pt", "Large 18 pt"], usize::from(options.large_print), true) {
            options.large_print = at == 1;
        }
    });
    labelled(ui, "Margins", LABELS, |ui| {
        let words: Vec<String> = MARGINS.iter().map(|m| format!("{m} mm")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let on = MARGINS.iter().position(|m| (m - options.margin).abs() < 0.1);
        if let Some(margin) = combo(ui, "margins", "Margins", &words, on).and_then(|at| MARGINS.get(at)) {
            options.margin = *margin;
        }
    });
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if check_row(ui, "Codes on every part", "N46, L73", options.codes).clicked() {
            options.codes = !options.codes;
        }
        if check_row(ui, "Legend where it is needed", "", options.legend).clicked() {
            options.legend = !options.legend;
        }
        photos_ui(ui, session, actions);
        if check_row(ui, "Show as a photocopy", "of a copy", session.print.photocopy).on_hover_text(PHOTOCOPY).clicked() {
            actions.push(PrintAction::Photocopy(!session.print.photocopy).into());
        }
    });
}
