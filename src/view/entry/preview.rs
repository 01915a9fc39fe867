//! What the lines would do, a row for each thing, before anything is done; and why a line cannot be.

use egui::{Label, Pos2, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::command::Icon;
use crate::entry::{Candidate, Deed, DeedKind, Fault, Outcome, Plan};
use crate::session::{Action, EntryAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::panels::draw;
use crate::view::style::{BODY, palette};
use crate::view::widgets::{paint_disc, paint_icon, plain_button};
use crate::words::counted;

/// So many lines are shown; of longer lists those that cannot be done come first.
const SHOWN: usize = 60;
/// Where the words of a row begin.
const INDENT: f32 = 28.0;

pub(super) fn preview_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, height: f32) {
    let entry = &session.entry;
    if let Some(done) = entry.reading() {
        note_ui(ui, &format!("Reading {done} of {} lines…", entry.text.lines().count()));
        return;
    }
    if entry.is_stopped() && entry.plan().is_none() && !entry.text.is_empty() {
        note_ui(ui, "Stopped. Nothing has changed; change the text to have it read again.");
        return;
    }
    let Some(plan) = entry.plan().filter(|plan| !plan.outcomes.is_empty()) else { return };
    ScrollArea::vertical().id_salt("quick entry preview").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        rows_ui(ui, session, plan, actions);
    });
}

fn rows_ui(ui: &mut Ui, session: &Session, plan: &Plan, actions: &mut Vec<Action>) {
    let many = plan.outcomes.len() > 1;
    if plan.outcomes.len() > SHOWN {
        let (elements, connections) = (counted(plan.ghosts.len(), "new element"), counted(plan.connections.len(), "new connection"));
        note_ui(ui, &format!("{}: {elements}, {connections}", counted(plan.outcomes.len(), "line")));
    }
    let (wrong, right): (Vec<&Outcome>, Vec<&Outcome>) = plan.outcomes.iter().partition(|outcome| outcome.deeds.is_err());
    let ordered: Vec<&Outcome> =
        if plan.outcomes.len() > SHOWN { wrong.into_iter().chain(right).collect() } else { plan.outcomes.iter().collect() };
    for outcome in ordered.into_iter().take(SHOWN) {
        match &outcome.deeds {
            Ok(deeds) => deeds.iter().for_each(|deed| deed_ui(ui, deed)),
            Err(fault) => fault_ui(ui, session, outcome.line, fault, many, actions),
        }
    }
}

fn note_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).font(semibold(BODY))).wrap());
}

fn deed_ui(ui: &mut Ui, deed: &Deed) {
    let p = palette(ui);
    let ink = match deed.kind {
        DeedKind::Known => p.muted,
        DeedKind::Warning => p.warn,
        _ => p.text,
    };
    row_ui(ui, &deed.told, colour(ink), |ui, at| {
        let p = palette(ui);
        let painter = ui.painter();
        match deed.kind {
            DeedKind::Element(kind) => draw::kind(painter, at, kind, colour(p.outline)),
            DeedKind::Influence(polarity) => paint_disc(painter, p, at, polarity, p.link, 0.95),
            DeedKind::Relation => paint_icon(painter, Icon::Relation, at, colour(p.muted)),
            DeedKind::Change => paint_icon(painter, Icon::Edit, at, colour(p.text)),
            DeedKind::Quote => paint_icon(painter, Icon::Quote, at, colour(p.text)),
            DeedKind::Known => paint_icon(painter, Icon::Check, at, colour(p.muted)),
            DeedKind::Warning => paint_icon(painter, Icon::Warning, at, colour(p.warn)),
        }
    });
}

/// A mark and words that wrap beside it.
fn row_ui(ui: &mut Ui, words: &str, ink: egui::Color32, mark: impl FnOnce(&Ui, Pos2)) {
    let galley = ui.painter().layout(words.to_owned(), regular(BODY), ink, (ui.available_width() - INDENT - 4.0).max(60.0));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), (galley.size().y + 6.0).max(24.0)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    mark(ui, rect.left_top() + vec2(12.0, 12.0));
    let top = rect.top() + ((24.0 - 17.0) / 2.0_f32).min((rect.height() - galley.size().y) / 2.0);
    ui.painter().galley(egui::pos2(rect.left() + INDENT, top), galley, ink);
}

/// Why a line cannot be done. What the name may stand for is below it: a press puts it there.
fn fault_ui(ui: &mut Ui, session: &Session, line: usize, fault: &Fault, many: bool, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let words = if many { format!("Line {}, column {}: {}", line + 1, fault.column(), fault.what) } else { fault.to_string() };
    let start = line_start(&session.entry.text, line);
    row_ui(ui, &words, colour(p.warn), |ui, at| paint_icon(ui.painter(), Icon::Warning, at, colour(palette(ui).warn)));
    if fault.candidates.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.add_space(INDENT);
        for Candidate { told, typed } in &fault.candidates {
            if plain_button(ui, told).clicked() {
                actions.push(EntryAction::Replace { from: start + fault.from, to: start + fault.to, typed: typed.clone() }.into());
            }
        }
    });
}

/// Where a line begins, in characters of the text.
fn line_start(text: &str, line: usize) -> usize {
    text.split_inclusive('\n').take(line).map(|line| line.chars().count()).sum()
}
