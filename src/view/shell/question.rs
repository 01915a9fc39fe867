//! The question that has to be answered before anything else. Escape is the last answer.

use egui::{Align, Key, Layout, Modifiers, RichText, Ui};

use super::dialog::{is_new, modal};
use crate::session::{Action, Question, Session, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::style::{BODY, TITLE};
use crate::view::widgets::{plain_button, primary_button};

/// The question, if one is open.
pub fn question_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(question) = &session.shell.question else { return };
    let last = question.answers.len().saturating_sub(1);
    let shown = modal(ui, "Question").show(ui.ctx(), |ui| {
        let width: f32 = if question.answers.len() > 3 { 520.0 } else { 420.0 };
        ui.set_width(width.min(ui.ctx().content_rect().width() - 80.0));
        ui.label(RichText::new(&question.title).font(semibold(TITLE)));
        ui.label(RichText::new(&question.text).font(regular(BODY)));
        ui.add_space(8.0);
        answers_ui(ui, question)
    });
    // A click beside the question is no answer.
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if let Some(at) = shown.inner.or(escaped.then_some(last)) {
        actions.push(ShellAction::Answer(at).into());
    }
}

/// From right to left: what is meant, then the others, then the way out at the far left.
fn answers_ui(ui: &mut Ui, question: &Question) -> Option<usize> {
    let last = question.answers.len().saturating_sub(1);
    let new = is_new(ui, "question");
    let mut chosen = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        for (at, (words, _)) in question.answers.iter().enumerate() {
            let response = if at == 0 { primary_button(ui, words) } else { plain_button(ui, words) };
            if at == 0 && new {
                response.request_focus();
            }
            if response.clicked() {
                chosen = Some(at);
            }
            if at + 2 == last + 1 && last > 1 {
                ui.add_space(8.0);
            }
        }
    });
    chosen
}
