//! The finding that is chosen: why it matters, the words in their text, and what can be done about it.

use egui::{Id, Key, Label, RichText, Ui};

use super::context::{Room, job, parts};
use super::list::place_of;
use crate::release::check::{Finding, FindingKind, record_name, seen_at};
use crate::session::{Action, Doing, PrivacyAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, QUOTE, SMALL, TITLE, palette};
use crate::view::widgets::{card, check_row, field, flat_button, plain_button, primary_button};

/// What is shown round the words.
const ROOM: Room = Room { before: 220, after: 320 };

/// The height that a card has at least: with a field, its box to tick and its buttons.
const HEIGHT: f32 = 178.0;

/// The card of the finding that is chosen.
pub(super) fn detail_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, finding: &Finding) {
    let p = palette(ui);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        // What is done about it does not make the page jump.
        ui.set_min_height(HEIGHT);
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| {
            ui.label(RichText::new(finding.kind.name()).font(semibold(TITLE)));
            let place = place_of(finding, &record_name(session.map(), finding.place.record));
            ui.label(RichText::new(place).font(regular(SMALL)).color(colour(p.muted)));
        });
        ui.label(RichText::new(finding.sentence()).font(regular(BODY)).color(colour(p.muted)));
        if !finding.range.is_empty()
            && let Some(text) = seen_at(session.map(), &finding.place)
        {
            let job = job(ui, &parts(&text, &finding.range, ROOM), QUOTE);
            ui.add(Label::new(job).wrap().selectable(true));
        }
        ui.add_space(2.0);
        match (&finding.kept, &session.privacy.doing) {
            (Some(because), _) => {
                ui.label(RichText::new(format!("Kept, because: {because}")).font(regular(BODY)));
                ui.horizontal(|ui| {
                    if plain_button(ui, "Look at it again").clicked() {
                        actions.push(PrivacyAction::Reopen.into());
                    }
                    show_ui(ui, actions);
                });
            }
            (None, None) => choices_ui(ui, actions, finding),
            (None, Some(Doing::Replace(words))) => replace_ui(ui, session, actions, words),
            (None, Some(Doing::Keep(because))) => keep_ui(ui, actions, because),
        }
    });
}

fn show_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if flat_button(ui, "Show on the map").clicked() {
        actions.push(PrivacyAction::Show.into());
    }
}

/// The identity of the field that is typed in.
fn field_id() -> Id {
    Id::unique("words about what was found")
}

/// Begins to type, with the keyboard in the field.
fn begin(ui: &Ui, actions: &mut Vec<Action>, doing: Doing) {
    ui.memory_mut(|memory| memory.request_focus(field_id()));
    actions.push(PrivacyAction::Doing(Some(doing)).into());
}

fn choices_ui(ui: &mut Ui, actions: &mut Vec<Action>, finding: &Finding) {
    ui.horizontal_wrapped(|ui| {
        if finding.kind.can_redact() && primary_button(ui, &format!("Redact as {}", finding.proposed)).clicked() {
            actions.push(PrivacyAction::Redact.into());
        }
        if finding.kind != FindingKind::SameSpeaker && plain_button(ui, "Replace\u{2026}").clicked() {
            let words = if finding.kind.can_redact() { String::new() } else { finding.proposed.clone() };
            begin(ui, actions, Doing::Replace(words));
        }
        if plain_button(ui, "Keep, because\u{2026}").clicked() {
            begin(ui, actions, Doing::Keep(String::new()));
        }
        if finding.kind == FindingKind::Capitalised
            && plain_button(ui, "Names nobody").on_hover_text("Never asks about these words again in this map").clicked()
        {
            actions.push(PrivacyAction::Harmless.into());
        }
        show_ui(ui, actions);
    });
}

fn replace_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, words: &str) {
    let mut typed = words.to_owned();
    let response = field(ui, field_id(), "Words to put in", "a day centre", &mut typed);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.changed() {
        actions.push(PrivacyAction::Doing(Some(Doing::Replace(typed))).into());
    }
    let everywhere = session.privacy.everywhere;
    if check_row(ui, "Wherever these words stand", "so that one name is replaced in one way", everywhere).clicked() {
        actions.push(PrivacyAction::Everywhere(!everywhere).into());
    }
    buttons_ui(ui, actions, "Replace", entered);
    let p = palette(ui);
    let note = "In a quote the words stand in [brackets]; what was said is kept and never leaves.";
    ui.label(RichText::new(note).font(regular(SMALL)).color(colour(p.muted)));
}

fn keep_ui(ui: &mut Ui, actions: &mut Vec<Action>, because: &str) {
    let mut typed = because.to_owned();
    let response = field(ui, field_id(), "Why it may stay", "They asked to be named", &mut typed);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.changed() {
        actions.push(PrivacyAction::Doing(Some(Doing::Keep(typed))).into());
    }
    buttons_ui(ui, actions, "Keep", entered);
}

fn buttons_ui(ui: &mut Ui, actions: &mut Vec<Action>, verb: &str, entered: bool) {
    ui.horizontal(|ui| {
        if primary_button(ui, verb).clicked() || entered {
            actions.push(PrivacyAction::Done.into());
        }
        if plain_button(ui, "Cancel").clicked() {
            actions.push(PrivacyAction::Doing(None).into());
        }
    });
}
