//! What may be chosen before printing.

use egui::{DragValue, Id, RichText, Ui};

use crate::print::{KINDS, Paper, PrintOptions, Values};
use crate::release::Audience;
use crate::session::{Action, PrintAction, Session};
use crate::view::fonts::semibold;
use crate::view::style::BODY;
use crate::view::widgets::{check_row, choice_row, combo, field, labelled, segmented, separator};

/// Width of the labels.
const LABELS: f32 = 88.0;
/// Margins to choose from, millimetres.
const MARGINS: [f64; 5] = [5.0, 8.0, 12.0, 15.0, 20.0];

/// The settings.
pub fn settings_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.label(RichText::new("What to print").font(semibold(BODY)));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for kind in KINDS {
            let on = kind.name == session.print.kind;
            if choice_row(ui, kind.title, &kind.paper.to_string(), on).on_hover_text(kind.help).clicked() && !on {
                actions.push(PrintAction::Kind(kind.name).into());
            }
        }
    });
    separator(ui);
    let old = &session.print.options;
    let mut options = old.clone();
    paper_ui(ui, session, &mut options);
    own_ui(ui, session, &mut options);
    audience_ui(ui, session, actions);
    look_ui(ui, &mut options);
    if options != *old {
        actions.push(PrintAction::Options(Box::new(options)).into());
    }
}

fn paper_ui(ui: &mut Ui, session: &Session, options: &mut PrintOptions) {
    let own = session.print.kind().map_or(Paper::A4, |kind| kind.paper);
    let names: Vec<String> = Paper::ALL.iter().map(ToString::to_string).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let place = |paper: Paper| Paper::ALL.iter().position(|known| known.is_same_sheet(paper));
    labelled(ui, "Paper", LABELS, |ui| {
        if let Some(at) = combo(ui, "paper", "Paper", &names, place(options.paper.unwrap_or(own))) {
            options.paper = Paper::ALL.get(at).copied();
        }
    });
    if session.print.kind == "poster" {
        labelled(ui, "Sheets", LABELS, |ui| {
            if let Some(at) = combo(ui, "tile", "Sheets the poster is cut into", &names, place(options.tile)) {
                options.tile = Paper::ALL.get(at).copied().unwrap_or(options.tile);
            }
        });
    }
    labelled(ui, "Turned", LABELS, |ui| {
        const WAYS: [Option<bool>; 3] = [None, Some(false), Some(true)];
        let on = WAYS.iter().position(|way| *way == options.landscape).unwrap_or(0);
        if let Some(at) = segmented(ui, "Turned", &["Best", "Tall", "Wide"], on, true) {
            options.landscape = WAYS.get(at).copied().flatten();
        }
    });
}

/// What the kind itself lets one choose.
fn own_ui(ui: &mut Ui, session: &Session, options: &mut PrintOptions) {
    for setting in session.print.kind().map_or(&[][..], |kind| kind.settings) {
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

fn audience_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    labelled(ui, "For", LABELS, |ui| {
        let on = Audience::ALL.iter().position(|&a| a == session.print.audience);
        let words = Audience::ALL.map(Audience::name);
        if let Some(audience) = combo(ui, "audience", "For whom", &words, on).and_then(|at| Audience::ALL.get(at)) {
            actions.push(PrintAction::Audience(*audience).into());
        }
    });
}

fn look_ui(ui: &mut Ui, options: &mut PrintOptions) {
    labelled(ui, "Ink", LABELS, |ui| {
        if let Some(at) = segmented(ui, "Ink", &["Black", "Colour"], usize::from(!options.greyscale), true) {
            options.greyscale = at == 0;
        }
    });
    labelled(ui, "Text", LABELS, |ui| {
        if let Some(at) = segmented(ui, "Text", &["12 pt", "Large 16 pt"], usize::from(options.large_print), true) {
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
    });
}
