//! Asks for a passphrase: hidden letters unless they are to be shown, a new one twice. Escape is no answer to what it protects.

use egui::{Align, Id, Key, Layout, Margin, Modifiers, RichText, TextEdit, Ui, vec2};
use zeroize::Zeroizing;

use super::dialog::{is_new, modal};
use crate::format::Passphrase;
use crate::session::{Action, Asked, NoticeKind, PassphraseAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::style::{BODY, CONTROL, TITLE};
use crate::view::widgets::{check_row, labelled, plain_button, primary_button, strip};

/// Width of the labels.
const LABELS: f32 = 104.0;

/// The question, if it is asked.
pub fn passphrase_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let state = &session.passphrase;
    let Some(asked) = &state.asked else { return };
    let name = asked.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
    let shown = modal(ui, "Passphrase").show(ui.ctx(), |ui| {
        ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        ui.label(RichText::new(title(asked, &name)).font(semibold(TITLE)));
        ui.label(RichText::new(explanation(asked)).font(regular(BODY)));
        ui.add_space(2.0);
        let mut done = false;
        ui.add_enabled_ui(!state.trying, |ui| {
            done = fields_ui(ui, session, asked, actions);
            if check_row(ui, "Show the letters", "", state.shown).clicked() {
                actions.push(PassphraseAction::Show(!state.shown).into());
            }
        });
        told_ui(ui, session);
        ui.add_space(6.0);
        answers_ui(ui, session, asked).or(done.then_some(PassphraseAction::Done))
    });
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    actions.extend(shown.inner.or(escaped.then_some(PassphraseAction::Cancel)).map(Action::from));
}

fn title(asked: &Asked, name: &str) -> String {
    match asked {
        Asked::Open(_) | Asked::OpenKeys(_) => format!("{name} is protected"),
        Asked::Recover(_) => "The unsaved work is protected".to_owned(),
        Asked::Protect(..) | Asked::NewKeys(_) => format!("A passphrase for {name}"),
    }
}

const fn explanation(asked: &Asked) -> &'static str {
    match asked {
        Asked::Open(_) | Asked::OpenKeys(_) => "Give the passphrase it was saved with.",
        Asked::Recover(_) => "Give the passphrase that its map had.",
        Asked::NewKeys(_) => {
            "Take another than the map\u{2019}s. Nobody can bring it back: without it the list is lost. Four or more words that have nothing \
             to do with each other hold well."
        }
        Asked::Protect(..) => {
            "Whoever opens the map has to give it. Nobody can bring it back: without it the map is lost. Four or more words that have \
             nothing to do with each other hold well."
        }
    }
}

/// The fields; whether Enter was pressed in the last of them.
fn fields_ui(ui: &mut Ui, session: &Session, asked: &Asked, actions: &mut Vec<Action>) -> bool {
    let state = &session.passphrase;
    let new = is_new(ui, "passphrase");
    let (typed, entered) = field_ui(ui, "Passphrase", &state.typed, state.shown, new);
    actions.extend(typed.map(|typed| Action::from(PassphraseAction::Typed(typed))));
    if !asked.is_new() {
        return entered;
    }
    let (typed, entered) = field_ui(ui, "Once again", &state.again, state.shown, false);
    actions.extend(typed.map(|typed| Action::from(PassphraseAction::Again(typed))));
    entered
}

/// A field with its label: what was typed if anything was, and whether Enter ended it.
fn field_ui(ui: &mut Ui, name: &str, text: &Passphrase, shown: bool, takes_keyboard: bool) -> (Option<Passphrase>, bool) {
    labelled(ui, name, LABELS, |ui| {
        let mut typed = Zeroizing::new(text.letters().to_owned());
        let edit = TextEdit::singleline(&mut *typed)
            .id(Id::unique(("passphrase", name)))
            .password(!shown)
            .font(regular(BODY))
            .margin(Margin { left: 9, right: 9, top: 5, bottom: 5 })
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, CONTROL));
        let response = ui.add(edit);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
        if takes_keyboard {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        (response.changed().then(|| Passphrase::new(typed.as_str())), entered)
    })
}

fn told_ui(ui: &mut Ui, session: &Session) {
    let state = &session.passphrase;
    if state.trying {
        strip(ui, NoticeKind::Note, "Trying the passphrase…", |_| {});
    } else if let Some(problem) = &state.problem {
        strip(ui, NoticeKind::Problem, problem, |_| {});
    } else if state.is_weak() {
        strip(ui, NoticeKind::Note, "That is short: machines guess it quickly.", |_| {});
    }
}

fn answers_ui(ui: &mut Ui, session: &Session, asked: &Asked) -> Option<PassphraseAction> {
    let mut chosen = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let words = if asked.is_new() { "Protect" } else { "Open" };
        ui.add_enabled_ui(!session.passphrase.trying, |ui| {
            if primary_button(ui, words).clicked() {
                chosen = Some(PassphraseAction::Done);
            }
        });
        if plain_button(ui, "Cancel").clicked() {
            chosen = Some(PassphraseAction::Cancel);
        }
    });
    chosen
}
