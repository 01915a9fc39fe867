//! Whether words are to be taken back: what will happen, and what no program can reach. Escape leaves them where they are.

use egui::{Align, Key, Layout, Modifiers, RichText, ScrollArea, Ui};

use super::dialog::{is_new, modal};
use crate::document::Withdrawal;
use crate::map::Code;
use crate::session::{Action, ParticipantAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, TITLE, palette};
use crate::view::widgets::{plain_button, primary_button};
use crate::words::{OUT_OF_REACH, counted, listed};

/// Codes named one by one; more are counted.
const NAMED: usize = 12;

/// Above what is remembered of where they went.
const WENT: &str = "Where they went, as far as this computer remembers";

/// The question, if it is asked.
pub fn take_back_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(withdrawal) = &session.participants.asked_back else { return };
    let codes: Vec<String> =
        session.participants.asked_about(&session.document).iter().map(|quote| Code::quote(quote.number).to_string()).collect();
    let title = match withdrawal {
        Withdrawal::Quote(_) => format!("Take back {}?", listed(&codes)),
        Withdrawal::Participant(code) => format!("Take back everything {code} said?"),
    };
    let height = ui.ctx().content_rect().height() - 200.0;
    let shown = modal(ui, "Take back").show(ui.ctx(), |ui| {
        ui.set_width(520.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        ui.label(RichText::new(title).font(semibold(TITLE)));
        ScrollArea::vertical().max_height(height.max(160.0)).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 5.0;
            lines_ui(ui, "What happens", &happens(session, &codes));
            match &session.participants.traces {
                None => lines_ui(ui, WENT, &["Looking\u{2026}".to_owned()]),
                Some(traces) if traces.is_empty() => {}
                Some(traces) => lines_ui(ui, WENT, traces),
            }
            lines_ui(ui, "What this program cannot reach, and somebody has to see to", &OUT_OF_REACH.map(str::to_owned));
        });
        ui.add_space(8.0);
        answers_ui(ui, session)
    });
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    actions.extend(shown.inner.or(escaped.then_some(ParticipantAction::Keep)).map(Action::from));
}

fn happens(session: &Session, codes: &[String]) -> Vec<String> {
    let named = if codes.len() > NAMED { String::new() } else { format!(": {}", listed(codes)) };
    let go = if codes.len() == 1 { "goes" } else { "go" };
    let mut lines = vec![
        format!("{} {go} from the map{named}", counted(codes.len(), "quote")),
        "Codes and today\u{2019}s date stay, so that nobody adds the words again".to_owned(),
        "No step of the history brings the words back, and this cannot be undone".to_owned(),
        "What was copied here, laid out for print and searched for is forgotten".to_owned(),
    ];
    if session.file.path.is_some() {
        lines.push("The file of the map holds the words until it is saved".to_owned());
    }
    lines
}

fn lines_ui(ui: &mut Ui, head: &str, lines: &[String]) {
    let p = palette(ui);
    ui.add_space(6.0);
    ui.label(RichText::new(head).font(semibold(BODY)));
    for words in lines {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.label(RichText::new("\u{2013}").font(regular(BODY)).color(colour(p.muted)));
            ui.add(egui::Label::new(RichText::new(words).font(regular(BODY))).wrap());
        });
    }
}

/// The way out has the keyboard: what is lost here is lost.
fn answers_ui(ui: &mut Ui, session: &Session) -> Option<ParticipantAction> {
    let new = is_new(ui, "take back");
    let mut chosen = None;
    let saves = session.file.path.is_some() && session.file.read_only.is_none();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let words = if saves { "Take back and save" } else { "Take back" };
        if primary_button(ui, words).clicked() {
            chosen = Some(ParticipantAction::TakeBack { save: saves });
        }
        if saves && plain_button(ui, "Take back without saving").clicked() {
            chosen = Some(ParticipantAction::TakeBack { save: false });
        }
        ui.add_space(8.0);
        let keep = plain_button(ui, "Cancel");
        if new {
            keep.request_focus();
        }
        if keep.clicked() {
            chosen = Some(ParticipantAction::Keep);
        }
    });
    chosen
}
