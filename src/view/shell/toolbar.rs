//! The toolbar: tools, what the next connection will be, undo, zoom, search, print, panels.

use egui::{Align, Frame, Layout, Margin, Panel, RichText, Sense, Ui, vec2};

use crate::command::{Platform, by_id};
use crate::map::{ConnectionKind, Polarity};
use crate::session::{Action, Pane, Session};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, line, palette};
use crate::view::widgets::{command_button, paint_disc, pane_anchor, quiet_command_button, segmented_icons};

/// Height of the toolbar.
const HEIGHT: f32 = 44.0;

/// The toolbar.
pub fn toolbar_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let frame = Frame::new().fill(colour(p.bar)).inner_margin(Margin::symmetric(8, 0));
    let shown = Panel::top("toolbar").exact_size(HEIGHT).frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            pane_anchor(ui, session, Pane::Toolbar, "Toolbar", actions);
            left_ui(ui, session, actions);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(2.0);
                quiet_command_button(ui, session, "view.right", actions);
            });
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(p.separator));
}

fn left_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let room = ui.available_width();
    let wide = room > 780.0;
    let buttons = |ui: &mut Ui, ids: &[&'static str], actions: &mut Vec<Action>| {
        for id in ids {
            command_button(ui, session, id, actions);
        }
    };
    quiet_command_button(ui, session, "view.left", actions);
    bar(ui);
    buttons(ui, &["tool.select"], actions);
    bar(ui);
    buttons(ui, &["insert.factor", "insert.actor", "insert.outcome", "insert.intervention"], actions);
    bar(ui);
    buttons(ui, &["insert.connection"], actions);
    next_ui(ui, session, wide, actions);
    buttons(ui, &["next.delay"], actions);
    bar(ui);
    buttons(ui, &["edit.undo", "edit.redo"], actions);
    if room > 680.0 {
        bar(ui);
        buttons(ui, &["view.zoom_out"], actions);
        zoom_ui(ui, session, actions);
        buttons(ui, &["view.zoom_in", "view.fit"], actions);
    }
    if wide {
        bar(ui);
        buttons(ui, &["edit.find", "file.print"], actions);
    }
}

/// The line between groups of buttons.
fn bar(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(10.0, 32.0), Sense::hover());
    ui.painter().vline(rect.center().x, (rect.center().y - 12.0)..=(rect.center().y + 12.0), line(palette(ui).separator));
}

/// What the next connection will be: the real discs, the chosen one in accent.
fn next_ui(ui: &mut Ui, session: &Session, wide: bool, actions: &mut Vec<Action>) {
    const IDS: [&str; 3] = ["next.plus", "next.minus", "next.unknown"];
    let p = palette(ui);
    if wide {
        ui.add_space(2.0);
        ui.label(RichText::new("Next:").font(regular(BODY)).color(colour(p.muted)));
    }
    ui.add_space(6.0);
    let on = match &session.canvas.next.kind {
        ConnectionKind::Influence(influence) => Polarity::ALL.iter().position(|&p| p == influence.polarity),
        ConnectionKind::Relation(_) => None,
    };
    let names = ["More leads to more (+)", "More leads to less (\u{2212})", "It depends (?)"];
    let clicked = segmented_icons(ui, "Next connection", &names, on.unwrap_or(usize::MAX), 30.0, |ui, at, rect| {
        if let Some(&polarity) = Polarity::ALL.get(at) {
            let ink = if Some(at) == on { p.accent } else { p.link };
            paint_disc(ui.painter(), p, rect.center(), polarity, ink, 1.0);
        }
    });
    if let Some(id) = clicked.and_then(|at| IDS.get(at)) {
        actions.push(Action::Run(id));
    }
    ui.add_space(4.0);
}

/// The zoom, which goes back to 100 % when clicked.
fn zoom_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let text = percent(session.viewport().zoom);
    let button = egui::Button::new(RichText::new(&text).font(regular(BODY))).frame_when_inactive(false).min_size(vec2(48.0, 28.0));
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 2.0;
        ui.add(button)
    });
    let response = response.inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("Zoom {text}; to 100 %")));
    if response.clicked() {
        actions.push(Action::Run("view.zoom_actual"));
    }
    let keys = by_id("view.zoom_actual").and_then(|c| c.shortcut.first()).map(|s| s.text(Platform::here())).unwrap_or_default();
    response.on_hover_text(format!("Zoom to 100 % ({keys})"));
}

/// A zoom as words: "80 %".
pub fn percent(zoom: f64) -> String {
    format!("{:.0}\u{a0}%", zoom * 100.0)
}
