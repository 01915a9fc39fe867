//! Work that was not saved when the program stopped: what it is, what it differs in from the file, and what is to become of it.

use egui::{Align, Layout, RichText, ScrollArea, Ui};

use super::dialog::dialog_ui;
use crate::session::{Action, NoticeKind, RecoveryAction, Session, ShellAction, Unsaved};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL, TITLE, palette};
use crate::view::widgets::{card, flat_button, plain_button, primary_button, strip};
use crate::words::counted;

/// The page of unsaved work.
pub fn recovery_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let state = &session.recovery;
    let height = (ui.ctx().content_rect().height() - 300.0).max(160.0);
    let closed = dialog_ui(ui, "Unsaved work", 640.0, |ui| {
        let muted = colour(palette(ui).muted);
        if state.lines.is_empty() {
            let words =
                if state.looking { "Looking\u{2026}" } else { "There is nothing to recover: every map was saved or closed in order." };
            ui.label(RichText::new(words).color(muted));
            return;
        }
        let words = "Causeway stopped before this was saved. Nothing has been changed in your files: open what you want to go on with.";
        ui.label(RichText::new(words).font(regular(BODY)));
        ui.add_space(6.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (at, line) in state.lines.iter().enumerate() {
                ui.push_id(at, |ui| card(ui, |ui| unsaved_ui(ui, session, line, at == 0, actions)));
                ui.add_space(6.0);
            }
        });
        foot_ui(ui, session, actions);
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn foot_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let muted = colour(palette(ui).muted);
    let words = "What is left here stays for 30 days. You find it again under File \u{203a} Unsaved work.";
    ui.label(RichText::new(words).font(regular(SMALL)).color(muted));
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if plain_button(ui, "Later").clicked() {
            actions.push(ShellAction::Dialog(None).into());
        }
        if session.recovery.lines.len() > 1 && plain_button(ui, "Discard all\u{2026}").clicked() {
            actions.push(RecoveryAction::DiscardAll.into());
        }
    });
}

fn unsaved_ui(ui: &mut Ui, session: &Session, line: &Unsaved, first: bool, actions: &mut Vec<Action>) {
    ui.set_width(ui.available_width());
    let muted = colour(palette(ui).muted);
    let folder = &line.found.folder;
    ui.horizontal(|ui| {
        let when = ui.painter().layout_no_wrap(ago(line), regular(SMALL), muted);
        let room = ui.available_width() - when.size().x - 12.0;
        ui.scope(|ui| {
            ui.set_width(room);
            ui.add(egui::Label::new(RichText::new(&line.name).font(semibold(TITLE))).truncate());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(RichText::new(ago(line)).font(regular(SMALL)).color(muted)));
    });
    if let Some(path) = &line.found.about.path {
        let place = path.parent().unwrap_or(path).display().to_string();
        ui.add(egui::Label::new(RichText::new(place).font(regular(SMALL)).color(muted)).truncate());
    }
    ui.label(RichText::new(format!("{}.", line.summary.trim_end_matches('.'))).font(regular(BODY)));
    if line.found.tried {
        let words = "The program stopped once while this was open. Save a copy first if you want to be sure.";
        strip(ui, NoticeKind::Problem, words, |_| {});
    }
    if !line.changes.is_empty() && !session.shell.presenting {
        changes_ui(ui, session, line, actions);
    }
    ui.add_space(2.0);
    // Names for those who do not see what stands above.
    ui.horizontal(|ui| {
        if line.readable {
            let open = if first { primary_button(ui, "Open") } else { plain_button(ui, "Open") };
            if named(ui, &open, "Open", line) {
                actions.push(RecoveryAction::Open(folder.clone()).into());
            }
            if !line.found.sealed {
                let copy = plain_button(ui, "Save a copy\u{2026}");
                if named(ui, &copy, "Save a copy of", line) {
                    actions.push(RecoveryAction::SaveCopy(folder.clone()).into());
                }
            }
        }
        let discard = plain_button(ui, "Discard\u{2026}");
        if named(ui, &discard, "Discard", line) {
            actions.push(RecoveryAction::Discard(folder.clone()).into());
        }
    });
}

fn changes_ui(ui: &mut Ui, session: &Session, line: &Unsaved, actions: &mut Vec<Action>) {
    let open = session.recovery.shown.as_ref() == Some(&line.found.folder);
    let words = if open { "Hide what differs".to_owned() } else { format!("Show what differs ({})", counted(line.changes.len(), "line")) };
    if flat_button(ui, &words).clicked() {
        actions.push(RecoveryAction::Show(line.found.folder.clone()).into());
    }
    if open {
        changes_list(ui, &line.changes);
    }
}

/// Changes, one a line.
pub(super) fn changes_list(ui: &mut Ui, changes: &[String]) {
    ScrollArea::vertical().id_salt("changes").max_height(150.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for change in changes {
            ui.add(egui::Label::new(RichText::new(change).font(regular(SMALL))).wrap().selectable(true));
        }
    });
}

/// Says which map a button is for to those who hear it; whether it was pressed.
fn named(ui: &Ui, response: &egui::Response, verb: &str, line: &Unsaved) -> bool {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(format!("{verb} {}", line.name)));
    response.clicked()
}

/// "5 minutes ago", as far as the clock tells.
fn ago(line: &Unsaved) -> String {
    let Some(age) = line.found.age else { return String::new() };
    let minutes = usize::try_from(age.as_secs() / 60).unwrap_or(usize::MAX);
    match minutes {
        0 => "Just now".to_owned(),
        1..60 => format!("{} ago", counted(minutes, "minute")),
        60..1440 => format!("{} ago", counted(minutes / 60, "hour")),
        _ => format!("{} ago", counted(minutes / 1440, "day")),
    }
}
