//! The list of what may be printed, shelf by shelf.

use egui::{RichText, Ui};

use crate::print::{KINDS, PrintKind, Shelf};
use crate::session::{Action, PrintAction, Session};
use crate::view::fonts::semibold;
use crate::view::style::BODY;
use crate::view::widgets::{ListRow, choice_list};

/// Every kind of handout, in a list no higher than that.
pub fn kinds_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, height: f32) {
    ui.label(RichText::new("What to print").font(semibold(BODY)));
    let of_shelf = |shelf: Shelf| KINDS.iter().filter(move |kind| kind.shelf == shelf);
    let papers: Vec<String> = KINDS.iter().map(|kind| kind.paper.to_string()).collect();
    let row = |kind: &'static PrintKind| {
        let at = KINDS.iter().position(|other| other.name == kind.name).unwrap_or(0);
        ListRow { words: kind.title, note: papers.get(at).map_or("", String::as_str), help: kind.help }
    };
    let sections: Vec<(&str, Vec<ListRow<'_>>)> =
        Shelf::ALL.into_iter().map(|shelf| (shelf.title(), of_shelf(shelf).map(row).collect())).collect();
    let listed: Vec<&PrintKind> = Shelf::ALL.into_iter().flat_map(of_shelf).collect();
    let on = listed.iter().position(|kind| kind.name == session.print.kind).unwrap_or(0);
    if let Some(kind) = choice_list(ui, "What to print", &sections, on, height).and_then(|at| listed.get(at)) {
        actions.push(PrintAction::Kind(kind.name).into());
    }
}
