//! The answers: each a row that lights its parts; the one that is lit tells its limits, its steps, and can be kept and printed.

use egui::{Frame, Margin, Stroke, Ui, pos2};

use crate::analysis::Found;
use crate::map::PairSign;
use crate::session::{Action, AnswersAction, Session};
use crate::view::panels::card::leaded;
use crate::view::panels::ink::{Ink, plain, strong};
use crate::view::panels::kit::{paragraph_ui, row_ui};
use crate::view::panels::rows::rows_ui;
use crate::view::panels::{draw, left};
use crate::view::widgets::plain_button;
use crate::words::{path_ending, path_steps};

/// Left and right of the words of a row.
const PADDING: f32 = 10.0;

pub(super) fn found_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(answer) = session.answers.answer() else { return };
    for note in &answer.notes {
        Frame::new().inner_margin(Margin::symmetric(10, 2)).show(ui, |ui| {
            paragraph_ui(ui, note.as_str(), 12.0, Ink::of(session).muted(), false);
        });
    }
    let stamp = left::token((session.answers.asked.key, session.document.revision()));
    rows_ui(
        ui,
        ("answers", stamp, answer.found.len()),
        None,
        |_| 64.0,
        |ui, at| {
            if let Some(found) = answer.found.get(at) {
                ui.push_id(at, |ui| one_ui(ui, session, actions, (at, found)));
            }
        },
    );
}

fn one_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, (at, found): (usize, &Found)) {
    let ink = Ink::of(session);
    let room = ui.available_width() - 2.0 * PADDING;
    let title = leaded(ui, found.title.clone(), strong(13.0), ink.text(), 18.0, room);
    let sentence = leaded(ui, found.sentence.clone(), plain(12.0), ink.muted(), 17.0, room);
    let on = session.answers.chosen == Some(at);
    let height = title.size().y + sentence.size().y + 14.0;
    let said = format!("{}. {} {}", found.title, found.sentence, found.limits);
    let (rect, response) = row_ui(ui, session, "answer", height, on, &said);
    let (left, top) = (rect.left() + PADDING, rect.top() + 6.0);
    let below = top + title.size().y + 2.0;
    title.paint(ui, pos2(left, top), ink.text());
    sentence.paint(ui, pos2(left, below), ink.muted());
    if response.clicked() {
        actions.push(AnswersAction::Choose((!on).then_some(at)).into());
    }
    if on {
        open_ui(ui, session, actions, found);
    }
    ui.add_space(4.0);
}

/// What the answer that is lit has below its row.
fn open_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, found: &Found) {
    Frame::new().inner_margin(Margin { left: 10, right: 10, top: 6, bottom: 8 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        paragraph_ui(ui, found.limits.as_str(), 12.0, Ink::of(session).muted(), false);
        if found.steps.len() > 1 {
            let step = session.answers.step;
            ui.horizontal_wrapped(|ui| {
                if plain_button(ui, "Previous step").clicked() {
                    actions.push(AnswersAction::Step(step.unwrap_or(0) + found.steps.len() - 1).into());
                }
                if plain_button(ui, "Next step").clicked() {
                    actions.push(AnswersAction::Step(step.map_or(0, |step| step + 1)).into());
                }
            });
        }
    });
    story_ui(ui, session, actions, found);
    Frame::new().inner_margin(Margin { left: 10, right: 10, top: 4, bottom: 6 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let help = "Saves these elements as a view, to be stepped to and printed later";
            if plain_button(ui, "Save as a view").on_hover_text(help).clicked() {
                actions.push(AnswersAction::Keep.into());
            }
            if plain_button(ui, "Print this part\u{2026}").on_hover_text("Puts these elements alone on paper").clicked() {
                actions.push(AnswersAction::Print.into());
            }
        });
    });
}

/// A path as a story: a sentence each step, and what comes of it.
fn story_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, found: &Found) {
    let map = session.map();
    let told = path_steps(map, &found.way);
    if told.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut above: Option<f32> = None;
    for (at, (sentence, ends)) in told.iter().zip(found.way.windows(2)).enumerate() {
        if let [from, to] = ends {
            let delayed = found.steps.get(at).into_iter().flatten().filter_map(|&id| map.connection(id)?.influence()).any(|i| i.delay);
            let middle = step_ui(ui, session, actions, (at, sentence), (map.pair_sign(*from, *to), delayed));
            if let Some(above) = above {
                let line = Stroke::new(1.4, Ink::of(session).link());
                ui.painter().vline(ui.min_rect().left() + 20.0, above + 12.0..=middle - 12.0, line);
            }
            above = Some(middle);
        }
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    Frame::new().inner_margin(Margin { left: 40, right: 10, top: 4, bottom: 4 }).show(ui, |ui| {
        paragraph_ui(ui, path_ending(map, &found.way), 13.0, Ink::of(session).text(), true);
    });
}

/// A step of a path, in a sentence with its sign and wait. A click goes to it. The answer is where its middle is.
fn step_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    (at, sentence): (usize, &str),
    (sign, delayed): (Option<PairSign>, bool),
) -> f32 {
    let ink = Ink::of(session);
    let text = leaded(ui, sentence.to_owned(), plain(13.0), ink.text(), 18.0, (ui.available_width() - 92.0).max(60.0));
    let looked_at = session.answers.step == Some(at);
    let (rect, response) = row_ui(ui, session, ("step", at), text.size().y + 12.0, looked_at, &format!("Step {}: {sentence}", at + 1));
    let middle = rect.center().y;
    draw::number(ui.painter(), pos2(rect.left() + 20.0, middle), 9.0, at + 1, ink.accent(), ink.on_accent());
    text.paint(ui, pos2(rect.left() + 40.0, middle - text.size().y / 2.0), ink.text());
    let right = rect.right() - 20.0;
    if let Some(sign) = sign {
        draw::sign(ui.painter(), pos2(right, middle), sign, ink);
    }
    if delayed {
        draw::delay(ui.painter(), pos2(right - if sign == Some(PairSign::Contested) { 24.0 } else { 18.0 }, middle), ink.link());
    }
    if response.clicked() {
        actions.push(AnswersAction::Step(at).into());
    }
    middle
}
