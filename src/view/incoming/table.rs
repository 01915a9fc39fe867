//! What the columns of a table of connections hold: a row each.

use egui::{RichText, Ui};

use super::columns::column_row_ui;
use crate::format::{COLUMN_WORDS, TableColumn};
use crate::session::{Action, ArrivingAction};
use crate::view::fonts::semibold;
use crate::view::style::BODY;
use crate::view::widgets::plain_button;

/// The rows, with a heading. Nothing for what is no table.
pub(super) fn table_ui(ui: &mut Ui, columns: &[TableColumn], actions: &mut Vec<Action>) {
    if columns.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.label(RichText::new("Columns").font(semibold(BODY)));
    let words = COLUMN_WORDS.map(|(_, name)| name);
    for (at, column) in columns.iter().enumerate() {
        let on = COLUMN_WORDS.iter().position(|(word, _)| *word == column.word).unwrap_or(0);
        let examples: String = column.examples.join("  \u{b7}  ").chars().take(160).collect();
        if let Some((word, _)) = column_row_ui(ui, at, &column.name, &examples, &words, on).and_then(|at| COLUMN_WORDS.get(at)) {
            actions.push(ArrivingAction::Column(column.name.clone(), (*word).to_owned()).into());
        }
    }
    proposal_ui(ui, columns, actions);
}

/// One press for what is proposed, while no column holds it.
fn proposal_ui(ui: &mut Ui, columns: &[TableColumn], actions: &mut Vec<Action>) {
    let proposed = |word| columns.iter().find(|column| column.proposed == word);
    let held = columns.iter().any(|column| ["from", "to"].contains(&column.word.as_str()));
    if let (Some(from), Some(to), false) = (proposed("from"), proposed("to"), held)
        && plain_button(ui, &format!("Take {} as the start and {} as the end", from.name, to.name)).clicked()
    {
        for column in [from, to] {
            actions.push(ArrivingAction::Column(column.name.clone(), column.proposed.to_owned()).into());
        }
    }
}
