//! The list of loops. The open one shows its steps, and what people say of it, in its row.

use super::kit::{named_button_ui, paragraph_ui, row_ui, segments_ui, separator_ui};
use crate::view::widgets::{on_button, paint_icon, paint_ring, plain_button, section_head};
use egui::{Frame, Margin, Stroke, Ui, pos2, vec2};

use super::ink::{Ink, plain, strong};
use super::left::{empty_ui, list_ui, token, top_ui};
use super::rows::rows_ui;
use super::{draw, loop_hand, loop_story, loop_words, names, outline};
use crate::analysis::{FeedbackLoop, LoopRow};
use crate::command::Icon;
use crate::map::{LoopType, NamedLoopId, Part};
use crate::session::{Action, LeftTab, LoopFilter, LoopLine, PanelAction, Section, Session};
use crate::words::{counted, loop_ending, loop_steps};

pub(super) fn loops_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let lists = session.panels.lists.loops.clone();
    let first = top_ui(ui, session, actions, LeftTab::Loops, "Find a loop or a step", |ui, actions| {
        let options: Vec<(String, bool)> = LoopFilter::ALL
            .iter()
            .zip(lists.counts)
            .map(|(&filter, count)| (format!("{} {count}", filter_name(filter)), session.panels.loop_filter == filter))
            .collect();
        let pressed = segments_ui(ui, session, "Loops", &options, None).and_then(|at| LoopFilter::ALL.get(at).copied());
        actions.extend(pressed.map(|filter| Action::from(PanelAction::Loops(filter))));
        loop_hand::hand_ui(ui, session, actions);
    });
    let book = &session.derived.book;
    let row_at = |at: usize| lists.lines.get(at).and_then(|line| book.rows.get(line.row));
    if first && let Some(row) = row_at(0) {
        outline::choose(session, Part::Loop(row.key), actions);
    }
    list_ui(ui, session, LeftTab::Loops, Some(loop_words::found(session)), |ui| {
        if book.rows.is_empty() {
            empty_ui(ui, session, "No loops yet. A loop closes when connections lead back to where they started.");
        } else if lists.lines.is_empty() {
            empty_ui(
                ui,
                session,
                if session.derived.sets.is_looking() { "Looking for these loops\u{2026}" } else { "No loop is like that." },
            );
        }
        let place = |key| lists.lines.iter().position(|line| book.rows.get(line.row).is_some_and(|row| row.key == key));
        let show = session.panels.open_loop.and_then(|key| Some((token(key), place(key)?)));
        rows_ui(
            ui,
            ("loops", session.panels.lists.turn, lists.lines.len()),
            show,
            |_| 48.0,
            |ui, at| {
                if let (Some(row), Some(line)) = (row_at(at), lists.lines.get(at)) {
                    line_ui(ui, session, actions, row, line);
                }
            },
        );
        broken_ui(ui, session, actions);
    });
}

const fn filter_name(filter: LoopFilter) -> &'static str {
    match filter {
        LoopFilter::All => "All",
        LoopFilter::Named => "Named",
        LoopFilter::Type(LoopType::Reinforcing) => "R",
        LoopFilter::Type(LoopType::Balancing) => "B",
        LoopFilter::Type(LoopType::Undetermined) => "U",
    }
}

/// A loop, and the variants folded behind it.
fn line_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, row: &LoopRow, line: &LoopLine) {
    let indent = if line.is_variant { 24 } else { 0 };
    Frame::new().inner_margin(Margin { left: indent, ..Margin::ZERO }).show(ui, |ui| loop_ui(ui, session, actions, row));
    if line.variants == 0 {
        return;
    }
    let hand = &session.panels.loop_hand;
    let open = hand.opened.contains(&row.key);
    let words = format!("{} {}", if open { "Fold" } else { "Show" }, counted(line.variants, "variant"));
    ui.add_space(-6.0);
    Frame::new().inner_margin(Margin { left: 48 + indent, right: 8, top: 0, bottom: 4 }).show(ui, |ui| {
        ui.push_id(("variants", row.key), |ui| {
            if named_button_ui(ui, &words, &format!("{words} of {}", row.code)).clicked() {
                let mut hand = hand.clone();
                if !hand.opened.remove(&row.key) {
                    hand.opened.insert(row.key);
                }
                actions.push(PanelAction::LoopsInHand(Box::new(hand)).into());
            }
        });
    });
}

fn loop_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, row: &LoopRow) {
    let ink = Ink::of(session);
    let Some(found) = session.derived.loops.as_deref().and_then(|loops| row.spelled(loops)) else { return };
    let open = session.panels.open_loop == Some(row.key);
    let named = row.named.and_then(|id| session.map().named_loops().get(id));
    let name = names::named(session, row.key);
    let room = ui.available_width() - 56.0;
    let starred = named.is_some_and(|named| named.starred);
    let (font, colour) = if name.is_some() { (strong(13.0), ink.text()) } else { (plain(13.0), ink.muted()) };
    let title = ui.painter().layout(name.unwrap_or("Name this loop…").to_owned(), font, colour, room - if starred { 20.0 } else { 0.0 });
    let words = loop_words::second_line(session, &found, named.is_some());
    let second = ui.painter().layout(words.clone(), plain(12.0), ink.muted(), room);
    let flip = named.and_then(|named| loop_words::contradiction(named, row));
    let third = flip.clone().map(|flip| ui.painter().layout(flip, strong(12.0), ink.warn(), room));
    let text = title.size().y + second.size().y + third.as_ref().map_or(0.0, |g| g.size().y);
    let said =
        format!("{} {}, {words}{}", row.code, name.unwrap_or("Name this loop…"), flip.map_or(String::new(), |flip| format!(", {flip}")));
    let (rect, response) = row_ui(ui, session, row.key, (text + 12.0).max(46.0), open, &said);
    ui.add_space(2.0);
    paint_ring(ui.painter(), ink.palette, pos2(rect.left() + 24.0, rect.center().y), &row.code, row.kind, 13.5);
    if starred {
        paint_icon(ui.painter(), Icon::StarFilled, pos2(rect.right() - 14.0, rect.top() + 15.0), ink.accent());
    }
    let mut top = rect.center().y - text / 2.0;
    for galley in [Some(title), Some(second), third].into_iter().flatten() {
        let next = top + galley.size().y;
        ui.painter().galley(pos2(rect.left() + 48.0, top), galley, ink.muted());
        top = next;
    }
    if response.clicked() {
        if open {
            actions.push(PanelAction::OpenLoop(None).into());
        } else {
            actions.push(PanelAction::OpenLoop(Some(row.key)).into());
            outline::choose(session, Part::Loop(row.key), actions);
        }
    }
    if open {
        ui.push_id(("open", row.key), |ui| open_ui(ui, session, actions, row, &found));
    }
}

/// What an open loop shows below its row.
fn open_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, row: &LoopRow, found: &FeedbackLoop) {
    ui.add_space(6.0);
    steps_ui(ui, session, actions, row, found);
    ui.add_space(6.0);
    Frame::new().inner_margin(Margin { left: 48, right: 8, top: 0, bottom: 0 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        if let Some(depends) = loop_words::depends(session, found) {
            paragraph_ui(ui, depends, 12.0, Ink::of(session).muted(), false);
        }
        buttons_ui(ui, session, actions, row, found);
        loop_story::story_ui(ui, session, actions, row);
    });
    ui.add_space(10.0);
    separator_ui(ui, session, -6.0);
    ui.add_space(8.0);
}

/// Trace, and the steps of a traced loop, each in its sentence.
pub(super) fn buttons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, row: &LoopRow, found: &FeedbackLoop) {
    let traced = session.canvas.traced == Some(row.key);
    let length = found.elements.len().max(1);
    ui.horizontal_wrapped(|ui| {
        let button = if traced { on_button(ui, "Stop tracing") } else { plain_button(ui, "Trace") };
        if button.clicked() {
            actions.push(PanelAction::Trace((!traced).then_some(row.key)).into());
            if !traced {
                actions.push(crate::session::CanvasAction::Reveal(outline::loop_parts(session, row.key)).into());
            }
        }
        if !traced {
            return;
        }
        let step = session.panels.loop_step;
        if plain_button(ui, "Previous step").clicked() {
            actions.push(PanelAction::Step(step.map_or(length - 1, |step| step + length - 1)).into());
        }
        if plain_button(ui, "Next step").clicked() {
            actions.push(PanelAction::Step(step.map_or(0, |step| step + 1)).into());
        }
    });
    if let Some(step) = session.panels.loop_step.filter(|_| traced) {
        let told = loop_steps(session.map(), found).get(step).cloned().unwrap_or_default();
        paragraph_ui(ui, format!("{} of {length}: {told}", step + 1), 13.0, Ink::of(session).text(), false);
        if step + 1 == length {
            paragraph_ui(ui, loop_ending(found), 13.0, Ink::of(session).text(), false);
        }
    }
}

/// One line a step: number, full label, delay bars, sign. A click goes to the step.
pub(super) fn steps_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, row: &LoopRow, found: &FeedbackLoop) {
    let ink = Ink::of(session);
    let traced = session.canvas.traced == Some(row.key);
    let mut before: Option<f32> = None;
    let count = found.elements.len();
    for (at, &id) in found.elements.iter().enumerate() {
        let to = found.elements.get((at + 1) % count.max(1)).copied().unwrap_or(id);
        let sign = session.map().pair_sign(id, to);
        let delayed = found.steps.get(at).into_iter().flatten().filter_map(|&c| session.map().connection(c)?.influence()).any(|i| i.delay);
        let label = names::element(session, id);
        let room = (ui.available_width() - 48.0 - 58.0).max(60.0);
        let text = super::card::leaded(ui, label.to_owned(), plain(13.0), ink.text(), 18.0, room);
        let delay = if delayed { ", with delay" } else { "" };
        let said = format!("Step {}: {label}, {}{delay}", at + 1, sign.map_or("no sign", names::sign));
        let looked_at = traced && session.panels.loop_step == Some(at);
        let (rect, response) = row_ui(ui, session, ("step", at), text.size().y + 10.0, looked_at, &said);
        let middle = rect.center().y;
        let x = rect.left() + 24.0;
        if let Some(above) = before {
            ui.painter().vline(x, above + 12.0..=middle - 12.0, Stroke::new(1.4, ink.link()));
        }
        before = Some(middle);
        draw::number(ui.painter(), pos2(x, middle), 9.0, at + 1, ink.accent(), ink.on_accent());
        text.paint(ui, pos2(rect.left() + 48.0, middle - text.size().y / 2.0), ink.text());
        if let Some(sign) = sign {
            draw::sign(ui.painter(), pos2(rect.right() - 24.0, middle), sign, ink);
        }
        if delayed {
            draw::delay(ui.painter(), pos2(rect.right() - 44.0, middle), ink.link());
        }
        if response.clicked() {
            if !traced {
                actions.push(PanelAction::Trace(Some(row.key)).into());
            }
            actions.push(PanelAction::Step(at).into());
        }
    }
}

/// Named loops of which a step is missing: their words stay until somebody lets go of them.
fn broken_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let broken = &session.derived.book.broken;
    if broken.is_empty() {
        return;
    }
    ui.add_space(8.0);
    let open = session.panels.is_open(Section::Broken);
    Frame::new().inner_margin(Margin::symmetric(10, 0)).show(ui, |ui| {
        if section_head(ui, ui.make_persistent_id("broken"), "Broken loops", &broken.len().to_string(), open, |_| {}) {
            actions.push(PanelAction::Turn(Section::Broken).into());
        }
        if open {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            for &id in broken {
                broken_row_ui(ui, session, actions, id);
            }
        }
    });
    separator_ui(ui, session, -6.0);
}

fn broken_row_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: NamedLoopId) {
    let ink = Ink::of(session);
    let Some(named) = session.map().named_loops().get(id) else { return };
    let name = if named.name.trim().is_empty() { "Loop without a name" } else { named.name.as_str() };
    paragraph_ui(ui, format!("{}{} {name}", named.last_type.letter(), named.number), 13.0, ink.text(), true);
    paragraph_ui(ui, loop_words::missing(session, named), 12.0, ink.muted(), false);
    if !named.story.is_empty() {
        paragraph_ui(ui, named.story.as_str(), 12.0, ink.muted(), false);
    }
    ui.push_id(id, |ui| {
        if named_button_ui(ui, "Forget it", &format!("Forget {name}")).clicked() {
            actions.push(crate::document::Edit::Delete(vec![Part::Loop(named.key())]).into());
        }
    });
}
