//! The whole window: which page, what lies over it, and where panels and map go.

use egui::{CentralPanel, Frame, Panel, Ui};

use super::rail::{self, NARROW, Side, left_rail_ui, right_rail_ui};
use super::{
    about, export, hear, keys_page, menu, merging, notices, palette, participants, passphrase, question, recovery, settings, share, status,
    take_back, toolbar, versions, who,
};
use crate::session::{Action, Dialog, Page, Pane, Session, ShellAction};
use crate::view::board::board_ui;
use crate::view::canvas::{canvas_ui, laying_ui};
use crate::view::entry::entry_ui;
use crate::view::incoming::{import_map_ui, import_ui, paste_ui};
use crate::view::meaning::{names_ui, replace_ui, reverse_ui, split_ui};
use crate::view::paint::colour;
use crate::view::panels::{answers_ui, left_ui, right_ui, transcript_ui};
use crate::view::print::print_ui;
use crate::view::privacy::privacy_ui;
use crate::view::report::report_ui;
use crate::view::saved::{HEIGHT as STRIP, strip_ui, view_ui};
use crate::view::style::{self, palette as colours};
use crate::view::tables::{paste_table_ui, tables_ui};
use crate::view::welcome::welcome_ui;
use crate::view::widgets::{pane_anchor, search_id};

/// The whole window. Reads the session, queues what is asked.
pub fn window_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    if let Some(dark) = style::system_dark(ui.ctx(), session) {
        actions.push(ShellAction::SystemDark(dark).into());
    }
    if !style::apply(ui.ctx(), session) {
        return;
    }
    hear::hear_keys(ui, session, actions);
    match session.shell.page {
        Page::Welcome => {
            menu::menu_bar_ui(ui, session, actions);
            status::status_ui(ui, session);
            welcome_ui(ui, session, actions);
        }
        Page::Editor => editor_ui(ui, session, actions),
        Page::Print => print_ui(ui, session, actions),
    }
    over_ui(ui, session, actions);
}

/// Menu bar, toolbar, panels, map, status line.
fn editor_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    menu::menu_bar_ui(ui, session, actions);
    toolbar::toolbar_ui(ui, session, actions);
    status::status_ui(ui, session);
    let narrow = ui.available_width() < NARROW;
    if narrow {
        left_rail_ui(ui, session, actions);
        right_rail_ui(ui);
    }
    let frame = Frame::new().fill(colour(colours(ui).panel));
    let [left, right] = if narrow {
        let beside = rail::open_side(ui, session);
        [beside == Some(Side::Left), beside == Some(Side::Right)]
    } else {
        [session.panels.left_open, session.panels.right_open]
    };
    // A table has the room of the map and what is beside it; only the details of what is selected stay.
    let [left, beside] = [left && !session.tables.open, !session.tables.open];
    if left {
        Panel::left("left").resizable(true).default_size(288.0).size_range(240.0..=520.0).frame(frame).show(ui, |ui| {
            pane_anchor(ui, session, Pane::Left, "Left panel", actions);
            left_ui(ui, session, actions);
            if session.shell.focus == Some(Pane::Search) {
                ui.memory_mut(|memory| memory.request_focus(search_id(session.panels.tab)));
                actions.push(ShellAction::Focused(Pane::Left).into());
            }
        });
    }
    if beside && session.transcript.shown().is_some() {
        Panel::left("transcript").resizable(true).default_size(400.0).size_range(300.0..=760.0).frame(frame).show(ui, |ui| {
            transcript_ui(ui, session, actions);
        });
    }
    if right {
        Panel::right("right").resizable(true).default_size(328.0).size_range(280.0..=560.0).frame(frame).show(ui, |ui| {
            pane_anchor(ui, session, Pane::Right, "Right panel", actions);
            if session.answers.open && beside {
                answers_ui(ui, session, actions);
            } else {
                right_ui(ui, session, actions);
            }
        });
    }
    if beside && !session.board.open && session.views.has_strip(&session.document) {
        Panel::bottom("saved views")
            .exact_size(STRIP)
            .frame(frame)
            .show_separator_line(false)
            .show(ui, |ui| strip_ui(ui, session, actions));
    }
    if beside && session.report.on.is_some() {
        Panel::bottom("report").resizable(true).default_size(280.0).size_range(160.0..=640.0).frame(frame).show(ui, |ui| {
            report_ui(ui, session, actions);
        });
    }
    CentralPanel::default().frame(Frame::new().fill(colour(colours(ui).ground))).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        notices::notices_ui(ui, session, actions);
        if session.tables.open {
            tables_ui(ui, session, actions);
        } else if session.board.open {
            board_ui(ui, session, actions);
        } else {
            laying_ui(ui, session, actions);
            let canvas = ui.available_rect_before_wrap();
            canvas_ui(ui, session, actions);
            entry_ui(ui, canvas, session, actions);
        }
    });
}

/// What lies over the window: a question before all, then the palette, then a page.
fn over_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    match session.shell.dialog {
        Some(Dialog::Keys) => keys_page::keys_page_ui(ui, actions),
        Some(Dialog::Settings) => settings::settings_ui(ui, session, actions),
        Some(Dialog::About) => about::about_ui(ui, actions),
        Some(Dialog::Export) => export::export_ui(ui, session, actions),
        Some(Dialog::Share) => share::share_ui(ui, session, actions),
        Some(Dialog::Privacy) => privacy_ui(ui, session, actions),
        Some(Dialog::Participants) => participants::participants_ui(ui, session, actions),
        Some(Dialog::ImportQuotes) => import_ui(ui, session, actions),
        Some(Dialog::ImportMap) => import_map_ui(ui, session, actions),
        Some(Dialog::PasteQuotes) => paste_ui(ui, session, actions),
        Some(Dialog::PasteTable) => paste_table_ui(ui, session, actions),
        Some(Dialog::View) => view_ui(ui, session, actions),
        Some(Dialog::Who) => who::who_ui(ui, session, actions),
        Some(Dialog::Split) => split_ui(ui, session, actions),
        Some(Dialog::ReverseSense) => reverse_ui(ui, session, actions),
        Some(Dialog::Replace) => replace_ui(ui, session, actions),
        Some(Dialog::Names) => names_ui(ui, session, actions),
        Some(Dialog::Versions) => versions::versions_ui(ui, session, actions),
        Some(Dialog::Merging) => merging::merging_ui(ui, session, actions),
        Some(Dialog::Recovery) => recovery::recovery_ui(ui, session, actions),
        None => {}
    }
    take_back::take_back_ui(ui, session, actions);
    passphrase::passphrase_ui(ui, session, actions);
    palette::palette_ui(ui, session, actions);
    question::question_ui(ui, session, actions);
}
