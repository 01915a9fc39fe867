//! Performs what was asked of the tables.

use std::sync::Arc;

use crate::document::Request;
use crate::map::Part;
use crate::release::{Audience, release};
use crate::session::{CanvasAction, Dialog, NoticeKind, Pane, Session, TablesAction, Typed, Wish};
use crate::tables::{PastedTable, Reading, as_text, set_cells};
use crate::words::counted;

pub(super) fn perform(session: &mut Session, action: TablesAction) {
    let tables = &mut session.tables;
    match action {
        TablesAction::Open(open) => show(session, open),
        TablesAction::Kind(kind) => {
            (tables.wanted, tables.typed) = (kind, None);
            (tables.row, tables.column, tables.anchor, tables.focus) = (0, 0, 0, true);
            tables.shown += 1;
        }
        TablesAction::Sort(at) => {
            let order = tables.order_mut();
            order.sort = match order.sort {
                Some((column, false)) if column == at => Some((at, true)),
                Some((column, true)) if column == at => None,
                _ => Some((at, false)),
            };
        }
        TablesAction::Find(text) => tables.order_mut().find = text,
        TablesAction::Filter(at, text) => {
            let filters = &mut tables.order_mut().filters;
            if filters.len() <= at {
                filters.resize(at + 1, String::new());
            }
            filters.get_mut(at).into_iter().for_each(|filter| filter.clone_from(&text));
        }
        TablesAction::All => *tables.order_mut() = crate::tables::Order::default(),
        TablesAction::Take { row, column, extend, toggle } => take(session, (row, column), extend, toggle, false),
        TablesAction::Step { rows, columns, extend } => step(session, rows, columns, extend),
        TablesAction::Begin(text) => begin(session, text),
        TablesAction::Type(text) => {
            if let Some(typed) = &mut tables.typed {
                *typed = Typed { text, from: std::mem::take(&mut typed.from), ..Typed::default() };
            }
        }
        TablesAction::Forget => (tables.typed, tables.focus) = (None, true),
        TablesAction::Keep(rows, columns) => keep(session, rows, columns),
        TablesAction::Set(text) => {
            write(session, &text);
        }
        TablesAction::Focused => {
            tables.focus = false;
            tables.typed.iter_mut().for_each(|typed| typed.fresh = false);
        }
        TablesAction::OnMap => {
            let parts = session.document.selection().parts().to_vec();
            show(session, false);
            super::canvas::perform(session, CanvasAction::Reveal(parts));
        }
        TablesAction::Paste(text) => paste(session, &text),
        TablesAction::PasteColumn(at, column) => tables.paste.choose(at, column),
        TablesAction::PasteHeaded(headed) => {
            let (kind, paste) = (tables.kind(), &mut tables.paste);
            paste.headed = headed;
            paste.columns = paste.table.proposed(kind, &tables.columns, headed);
        }
        TablesAction::PasteKeep => keep_pasted(session),
        TablesAction::PasteStop => tables.paste.stop(),
    }
}

fn show(session: &mut Session, open: bool) {
    super::canvas::label_done(session);
    super::canvas::cancel_gesture(session);
    let tables = &mut session.tables;
    (tables.open, tables.focus, tables.typed) = (open, open, None);
    if open {
        session.board.open = false;
        session.entry.open = false;
    } else {
        session.shell.focus = Some(Pane::Canvas);
    }
}

fn take(session: &mut Session, (row, column): (usize, usize), extend: bool, toggle: bool, stepping: bool) {
    session.refresh();
    let tables = &mut session.tables;
    let Some(&part) = tables.rows.get(row) else { return };
    (tables.row, tables.column, tables.focus) = (row, column.min(tables.columns.len().saturating_sub(1)), true);
    if extend {
        select_to(session, row);
    } else {
        tables.anchor = row;
        let selection = session.document.selection();
        // A cell among several selected rows is taken in hand for all of them; a row's code lets go of the others.
        if !toggle && column > 0 && selection.contains(part) && selection.parts().len() > 1 && !stepping {
            return;
        }
        let request = if toggle { Request::Toggle(part) } else { Request::Select(vec![part]) };
        session.document.perform(request);
    }
}

/// Selects the rows from the anchor to this one.
fn select_to(session: &mut Session, row: usize) {
    let tables = &session.tables;
    let (from, to) = (tables.anchor.min(row), tables.anchor.max(row));
    let parts = tables.rows.get(from..=to).unwrap_or_default().to_vec();
    session.document.perform(Request::Select(parts));
}

fn step(session: &mut Session, rows: isize, columns: isize, extend: bool) {
    session.refresh();
    let tables = &mut session.tables;
    let (last_row, last_column) = (tables.rows.len().saturating_sub(1), tables.columns.len().saturating_sub(1));
    let row = tables.row.saturating_add_signed(rows).min(last_row);
    let column = tables.column.saturating_add_signed(columns).min(last_column);
    tables.shown += 1;
    if row == tables.row && !extend {
        (tables.column, tables.focus) = (column, true);
    } else {
        take(session, (row, column), extend, false, true);
    }
}

fn begin(session: &mut Session, text: Option<String>) {
    session.refresh();
    let tables = &mut session.tables;
    let (Some(column), Some(part)) = (tables.columns.get(tables.column).cloned(), tables.part()) else { return };
    if !column.is_edited() {
        let why = if column.is_only_new() {
            "Words are kept as they were said; shorten or replace them beside the part that they bear on."
        } else {
            "This cell follows from the map; it cannot be typed."
        };
        session.shell.notify_once(NoticeKind::Note, why);
        return;
    }
    let reading = Reading { map: session.document.map(), quotes: &tables.quotes };
    let from = column.read(&reading, part);
    tables.typed = Some(Typed { text: text.unwrap_or_else(|| from.clone()), from, refusal: None, fresh: true });
    tables.shown += 1;
}

fn keep(session: &mut Session, rows: isize, columns: isize) {
    let Some(typed) = session.tables.typed.clone() else { return };
    if write(session, &typed.text) {
        session.tables.typed = None;
        session.tables.focus = true;
        session.refresh();
        let many = session.tables.targets(&session.document).len() > 1;
        let rows = if many { 0 } else { rows };
        if (rows, columns) != (0, 0) {
            step(session, rows, columns, false);
        }
    }
}

/// Writes a value into the cells of the rows. `false` when it is not understood: the text stays, and is told why.
fn write(session: &mut Session, text: &str) -> bool {
    session.refresh();
    let tables = &session.tables;
    let Some(column) = tables.columns.get(tables.column) else { return true };
    let targets = tables.targets(&session.document);
    let before = tables.typed.is_some().then(|| tables.part()).flatten();
    let reading = Reading { map: session.map(), quotes: &tables.quotes };
    // What was looked at and left as it is changes nothing: a name that several share is no question where it stands already.
    if before.is_some_and(|part| column.read(&reading, part) == text) && targets.len() == 1 {
        return true;
    }
    match set_cells(session.map(), column, &targets, text) {
        Ok(edit) => {
            session.document.commit();
            if let Some(edit) = edit {
                session.document.edit(&edit);
            }
            true
        }
        Err(why) => {
            match &mut session.tables.typed {
                // The keyboard stays with what has to be mended.
                Some(typed) => (typed.refusal, typed.fresh) = (Some(why), true),
                None => session.shell.notify_once(NoticeKind::Problem, &why),
            }
            false
        }
    }
}

/// Puts the selected rows, or all that are shown, on the clipboard: what the team may read of them.
pub(in crate::command) fn copy(session: &mut Session) {
    session.refresh();
    let tables = &session.tables;
    let selection = session.document.selection();
    let picked: Vec<Part> = tables.rows.iter().copied().filter(|&part| selection.contains(part)).collect();
    let rows = if picked.is_empty() { tables.rows.clone() } else { picked };
    let text = as_text(&tables.columns, &release(session.map(), Audience::Team), &rows);
    let released = release(session.map(), Audience::Team);
    let left = rows.iter().filter(|part| matches!(part, Part::Quote(id) if !released.map().quotes().contains(*id))).count();
    let copied = counted(rows.len() - left, "row");
    let told = if left > 0 {
        format!("{copied} copied; {} stayed here: no consent for the team to read them.", counted(left, "quote"))
    } else {
        format!("{copied} copied, with their headings.")
    };
    session.shell.wish(Wish::CopyText(text));
    session.shell.notify_once(NoticeKind::Done, &told);
}

/// Selects every row that is shown.
pub(in crate::command) fn select_all(session: &mut Session) {
    session.refresh();
    let rows = session.tables.rows.clone();
    session.document.perform(Request::Select(rows));
}

fn paste(session: &mut Session, text: &str) {
    if text.trim().is_empty() || session.shell.presenting {
        return;
    }
    session.refresh();
    let tables = &mut session.tables;
    let kind = tables.kind();
    tables.paste.set(text, kind, &tables.columns);
    session.shell.dialog = Some(Dialog::PasteTable);
}

/// Does it now, or as soon as it is known.
fn keep_pasted(session: &mut Session) {
    session.refresh();
    let Some(intake) = session.tables.paste.intake().map(Arc::clone) else {
        session.tables.paste.keeping = session.tables.paste.reading().is_some();
        return;
    };
    session.tables.paste.keeping = false;
    if intake.records.is_empty() {
        return;
    }
    session.document.commit();
    session.document.edit(&intake.edit());
    session.document.perform(Request::Select(intake.parts()));
    let one = session.tables.kind().one();
    let (changed, added) = (counted(intake.changed, one), counted(intake.added, one));
    let told = match (intake.changed, intake.added) {
        (_, 0) => format!("{changed} changed."),
        (0, _) => format!("{added} added."),
        _ => format!("{added} added, {changed} changed."),
    };
    let paste = &mut session.tables.paste;
    if intake.faults.is_empty() {
        paste.clear();
        session.shell.dialog = None;
    } else {
        // What could not be read stays to be looked at.
        let headings = paste.table.rows.iter().take(usize::from(paste.headed)).cloned();
        let body = paste.table.body(paste.headed);
        let left = intake.faults.iter().filter_map(|fault| body.get(fault.row)).cloned();
        let rows = headings.chain(left).collect();
        paste.put(PastedTable { rows });
    }
    session.shell.notify(NoticeKind::Done, told);
}
