//! Participants by their codes: what each said and agreed to. Those who are picked have their consent recorded, or take their words back.

use egui::{Align2, CornerRadius, Id, Rect, RichText, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::dialog::dialog_ui;
use crate::analysis::Participant;
use crate::command::Icon;
use crate::document::Withdrawal;
use crate::map::Consent;
use crate::session::{Action, NoticeKind, ParticipantAction, Session, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, RADIUS, SMALL, line, palette};
use crate::view::widgets::{combo, field, labelled, paint_focus, paint_icon, plain_button, primary_button, separator, strip};
use crate::words::{counted, listed};

/// Width of the labels.
const LABELS: f32 = 110.0;
/// Height of what stands below the list.
const BELOW: f32 = 194.0;
/// Under this height of the window, room below the list is kept free only for what stands there.
const LOW: f32 = 600.0;
/// Height of a participant's row.
const ROW: f32 = 46.0;

/// The page of participants.
pub fn participants_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let window = ui.ctx().content_rect().height();
    // A low window has no room to keep free.
    let below = if window < LOW && session.participants.picked.is_empty() { 44.0 } else { BELOW };
    let height = (window - 226.0 - below).max(2.0 * ROW);
    let all = session.participants.all.clone();
    let closed = dialog_ui(ui, "Participants", 600.0, |ui| {
        if all.is_empty() {
            strip(
                ui,
                NoticeKind::Note,
                "No quote has a participant code yet. Give it one under \u{201c}Where it comes from\u{201d}.",
                |_| {},
            );
            return;
        }
        let p = palette(ui);
        ui.label(RichText::new(summary(session)).font(regular(BODY)).color(colour(p.muted)));
        // Rows lie close; what is in view is reckoned with this too.
        let apart = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 0.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(ui, ROW, all.len(), |ui, rows| {
            for participant in all.get(rows).into_iter().flatten() {
                if row_ui(ui, session, participant) {
                    actions.push(ParticipantAction::Pick(participant.key.clone()).into());
                }
            }
        });
        ui.spacing_mut().item_spacing.y = apart;
        ui.add_space(4.0);
        separator(ui);
        // The same room whoever is picked, so that no row moves away under the pointer.
        ui.scope(|ui| {
            ui.set_min_height(below);
            picked_ui(ui, session, actions);
        });
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn summary(session: &Session) -> String {
    let with_code: usize = session.participants.all.iter().map(|participant| participant.quotes.len()).sum();
    let without = session.map().quotes().len().saturating_sub(with_code);
    let people = counted(session.participants.all.len(), "participant");
    let rest = if without == 0 { String::new() } else { format!("; {} without a code", counted(without, "quote")) };
    format!("{people}{rest}. Codes only: nobody\u{2019}s name belongs in a map.")
}

/// What they agreed to, the least first: "2 Workshop and print, 1 Not recorded".
fn consents(participant: &Participant) -> String {
    let told = participant.consents.iter().map(|(consent, count)| format!("{count} {}", consent.name().to_lowercase()));
    told.collect::<Vec<_>>().join(", ")
}

fn sources(session: &Session, participant: &Participant) -> String {
    let titles = participant.sources.iter().filter_map(|&id| session.map().sources().get(id)).map(|source| source.title.clone());
    titles.collect::<Vec<_>>().join(", ")
}

/// One participant with a box to tick; whether it was pressed.
fn row_ui(ui: &mut Ui, session: &Session, participant: &Participant) -> bool {
    let p = palette(ui);
    let on = session.participants.picked.contains(&participant.key);
    let (consents, sources) = (consents(participant), sources(session, participant));
    let quotes = counted(participant.quotes.len(), "quote");
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = format!("{}, {quotes}, {consents}", participant.code);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, &name));
    let fill = if on { Some(p.selected_row) } else { response.hovered().then_some(p.hover) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), colour(fill));
    }
    let tick = Rect::from_center_size(pos2(rect.left() + 17.0, rect.center().y), vec2(18.0, 18.0));
    let (inside, edge) = if on { (p.accent, p.accent) } else { (p.field, p.field_line) };
    ui.painter().rect(tick, CornerRadius::same(4), colour(inside), line(edge), StrokeKind::Inside);
    if on {
        paint_icon(ui.painter(), Icon::Check, tick.center(), colour(p.on_accent));
    }
    let (left, right) = (rect.left() + 38.0, rect.right() - 12.0);
    let end = ui.painter().text(pos2(right, rect.top() + 14.0), Align2::RIGHT_CENTER, quotes, regular(BODY), colour(p.text));
    one_line(ui, (left, rect.top() + 14.0), end.left() - left - 12.0, &participant.code, semibold(BODY), colour(p.text));
    let below = if sources.is_empty() { consents } else { format!("{consents} \u{00b7} {sources}") };
    let cut = one_line(ui, (left, rect.top() + 32.0), right - left, &below, regular(SMALL), colour(p.muted));
    paint_focus(ui, &response, rect.shrink(3.0));
    let response = if cut { response.on_hover_text(below) } else { response };
    response.clicked()
}

/// Words on one line, cut where there is no room; whether they were. The place is the middle of the line's left end.
fn one_line(ui: &Ui, at: (f32, f32), room: f32, words: &str, font: egui::FontId, ink: egui::Color32) -> bool {
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(20.0));
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    ui.painter().galley(pos2(at.0, at.1 - galley.size().y / 2.0), galley, ink);
    cut
}

/// What can be done for those who are picked.
fn picked_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let picked: Vec<&Participant> = session.participants.picked().collect();
    let count: usize = picked.iter().map(|participant| participant.quotes.len()).sum();
    if picked.is_empty() {
        let words = "Tick those whose quotes you want to see, whose consent you want to record, or who take their words back.";
        ui.label(RichText::new(words).color(colour(palette(ui).muted)));
        return;
    }
    let codes: Vec<String> = picked.iter().map(|participant| participant.code.clone()).collect();
    let who = if codes.len() > 4 { counted(codes.len(), "participant") } else { listed(&codes) };
    ui.label(RichText::new(format!("{who}: {}", counted(count, "quote"))).font(semibold(BODY)));
    consent_ui(ui, session, actions);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let ready = session.participants.has_something() && session.participants.is_day();
        ui.add_enabled_ui(ready, |ui| {
            if primary_button(ui, &format!("Record for {}", counted(count, "quote"))).clicked() {
                actions.push(ParticipantAction::Record.into());
            }
        });
        if plain_button(ui, "Show their quotes").clicked() {
            actions.push(ParticipantAction::ShowQuotes.into());
        }
        if let [one] = picked.as_slice()
            && plain_button(ui, "Take back everything they said…").clicked()
        {
            actions.push(ParticipantAction::AskBack(Withdrawal::Participant(one.code.clone())).into());
        }
    });
    if picked.len() > 1 {
        ui.label(
            RichText::new("Words are taken back one participant at a time: tick only one.").size(SMALL).color(colour(palette(ui).muted)),
        );
    }
}

/// The consent to record, with its day and its basis.
fn consent_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let state = &session.participants;
    labelled(ui, "They agreed to", LABELS, |ui| {
        let choices: Vec<Option<Consent>> = std::iter::once(None).chain(Consent::SETTABLE.map(Some)).collect();
        let words: Vec<&str> = choices.iter().map(|consent| consent.map_or("As it is on each quote", Consent::name)).collect();
        let on = choices.iter().position(|&consent| consent == state.consent);
        if let Some(consent) = combo(ui, "consent of participants", "They agreed to", &words, on).and_then(|at| choices.get(at)) {
            actions.push(ParticipantAction::Consent(*consent).into());
        }
    });
    let mut date = state.date.clone();
    labelled(ui, "Agreed on", LABELS, |ui| {
        if field(ui, Id::unique("participants agreed on"), "Agreed on", "YYYY-MM-DD; empty leaves what is there", &mut date).changed() {
            actions.push(ParticipantAction::Date(date.clone()).into());
        }
    });
    let mut basis = state.basis.clone();
    labelled(ui, "Agreed by", LABELS, |ui| {
        if field(ui, Id::unique("participants agreed by"), "Agreed by", "A form, an e-mail; empty leaves what is there", &mut basis)
            .changed()
        {
            actions.push(ParticipantAction::Basis(basis.clone()).into());
        }
    });
    if !state.is_day() {
        strip(ui, NoticeKind::Problem, "That is no day of the calendar; write it like 2026-11-28.", |_| {});
    }
}
