//! What is in the pack: its title, its handouts in order, and for any other handout a way into the pack.

use egui::{Align2, CornerRadius, Frame, Id, Margin, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::command::Icon;
use crate::document::Edit;
use crate::map::{Handout, Pack, Record, RecordId};
use crate::print::{PACK, handout, handout_title, own_title, retitle};
use crate::session::{Action, Field, PackAction, PanelAction, PrintAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, CONTROL, RADIUS, SMALL, line, palette};
use crate::view::widgets::{combo, field, paint_focus, plain_button, small_icon_button};
use crate::words::counted;

/// The pack that is shown.
pub fn pack_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("In this pack").font(semibold(BODY)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| history_ui(ui, session, actions));
    });
    let Some(pack) = session.print.pack_of(session.map()) else {
        ui.label("Every handout that the map has something for.");
        if plain_button(ui, "Choose what is in it").clicked() {
            ask(actions, PackAction::New);
        }
        return;
    };
    packs_ui(ui, session, pack, actions);
    title_ui(ui, pack, actions);
    if pack.handouts.is_empty() {
        ui.label("Nothing yet. Choose a handout above and add it to the pack.");
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (place, handout) in pack.handouts.iter().enumerate() {
            ui.push_id(("handout", place), |ui| handout_ui(ui, session, pack, (place, handout), actions));
        }
    });
    ui.horizontal_wrapped(|ui| {
        if plain_button(ui, "New pack").on_hover_text("Begins another pack, with every handout.").clicked() {
            ask(actions, PackAction::New);
        }
        if plain_button(ui, "Delete this pack").clicked() {
            ask(actions, PackAction::Delete);
        }
    });
}

fn ask(actions: &mut Vec<Action>, action: PackAction) {
    actions.push(PrintAction::Pack(action).into());
}

/// Undo and redo, laid out from the right.
fn history_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    for (id, icon) in [("edit.redo", Icon::Redo), ("edit.undo", Icon::Undo)] {
        let Some(command) = crate::command::by_id(id) else { continue };
        ui.add_enabled_ui((command.enabled)(session), |ui| {
            let words = command.words(session);
            if small_icon_button(ui, icon, &words, false).on_hover_text(words.as_ref()).clicked() {
                actions.push(Action::Run(id));
            }
        });
    }
}

/// Which pack, where the map has several.
fn packs_ui(ui: &mut Ui, session: &Session, pack: &Pack, actions: &mut Vec<Action>) {
    let packs: Vec<&Pack> = session.map().packs().iter().collect();
    if packs.len() > 1 {
        let titles: Vec<&str> = packs.iter().map(|pack| pack.title.as_str()).collect();
        let on = packs.iter().position(|other| other.id == pack.id);
        if let Some(chosen) = combo(ui, "pack", "Pack", &titles, on).and_then(|at| packs.get(at)) {
            ask(actions, PackAction::Choose(chosen.id));
        }
    }
}

fn title_ui(ui: &mut Ui, pack: &Pack, actions: &mut Vec<Action>) {
    type_ui(ui, pack, ("title", "Title of the pack"), &pack.title, actions, |pack, title| pack.title = title);
}

/// A field of the pack; all that is typed in it is one step.
fn type_ui(
    ui: &mut Ui,
    pack: &Pack,
    (key, name): (&'static str, &str),
    text: &str,
    actions: &mut Vec<Action>,
    set: impl FnOnce(&mut Pack, String),
) {
    let mut typed = text.to_owned();
    let response = field(ui, Id::unique((key, pack.id)), name, name, &mut typed);
    if response.changed() {
        let mut changed = pack.clone();
        set(&mut changed, typed);
        let edit = Edit::Put(Box::new(Record::from(changed)));
        actions.push(PanelAction::Type(Field::of(RecordId::Pack(pack.id), key), Box::new(edit)).into());
    }
    if response.lost_focus() {
        actions.push(PanelAction::Typed.into());
    }
}

/// A handout in its place, and when it is open what can be done with it.
fn handout_ui(ui: &mut Ui, session: &Session, pack: &Pack, (place, handout): (usize, &Handout), actions: &mut Vec<Action>) {
    let open = session.print.open_handout == Some(place);
    if row_ui(ui, session, place, &handout_title(handout), open) {
        ask(actions, PackAction::Open((!open).then_some(place)));
    }
    if !open {
        return;
    }
    Frame::new().inner_margin(Margin { left: 24, right: 0, top: 4, bottom: 8 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        type_ui(ui, pack, ("handout", "Another title for it"), own_title(handout), actions, |pack, title| {
            if let Some(handout) = pack.handouts.get_mut(place) {
                retitle(handout, title);
            }
        });
        ui.horizontal(|ui| {
            let last = pack.handouts.len().saturating_sub(1);
            let mut step = |ui: &mut Ui, icon, name: &str, to: Option<usize>| {
                ui.add_enabled_ui(to.is_some(), |ui| {
                    if let (true, Some(to)) = (small_icon_button(ui, icon, name, false).on_hover_text(name).clicked(), to) {
                        ask(actions, PackAction::Move(place, to));
                    }
                });
            };
            step(ui, Icon::ArrowUp, "Move up", place.checked_sub(1));
            step(ui, Icon::ArrowDown, "Move down", Some(place + 1).filter(|to| *to <= last));
            if small_icon_button(ui, Icon::Trash, "Take out of the pack", false).on_hover_text("Take out of the pack").clicked() {
                ask(actions, PackAction::Remove(place));
            }
            let help = "Shows this handout alone, to set it otherwise.";
            if plain_button(ui, "Change it\u{2026}").on_hover_text(help).clicked() {
                ask(actions, PackAction::Show(place));
            }
        });
    });
}

/// Number, title and how many pages it makes; `true` when it was asked to open or close.
fn row_ui(ui: &mut Ui, session: &Session, place: usize, title: &str, open: bool) -> bool {
    let p = palette(ui);
    let pages =
        session.print.pages().map_or(0, |pages| pages.printout.pages.iter().filter(|page| page.handout.as_deref() == Some(title)).count());
    let note = if pages > 0 { counted(pages, "page") } else { String::new() };
    let note = ui.painter().layout_no_wrap(note, regular(SMALL), colour(p.muted));
    let font = if open { semibold(BODY) } else { regular(BODY) };
    let room = ui.available_width() - 24.0 - note.size().x - 10.0;
    let words = ui.painter().layout(title.to_owned(), font, colour(p.text), room);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL.max(words.size().y + 10.0)), Sense::click());
    let name = format!("{} {title}", place + 1);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), open, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if open || response.hovered() {
        let (fill, edge) = if open { (p.selected_row, line(p.accent)) } else { (p.hover, egui::Stroke::NONE) };
        ui.painter().rect(rect, CornerRadius::same(RADIUS), colour(fill), edge, egui::StrokeKind::Inside);
    }
    let middle = rect.center().y;
    ui.painter().text(pos2(rect.left() + 6.0, middle), Align2::LEFT_CENTER, place + 1, regular(SMALL), colour(p.muted));
    ui.painter().galley(pos2(rect.left() + 24.0, middle - words.size().y / 2.0), words, colour(p.text));
    ui.painter().galley(pos2(rect.right() - note.size().x - 6.0, middle - note.size().y / 2.0), note, colour(p.muted));
    paint_focus(ui, &response, rect);
    response.clicked()
}

/// Ways of the handout that is shown into the pack, and back to it.
pub fn add_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let pack = session.print.pack_of(session.map());
    let shown = session.print.shown_handout.and_then(|place| pack?.handouts.get(place)).filter(|shown| shown.kind == session.print.kind);
    ui.horizontal_wrapped(|ui| {
        if let (Some(shown), Some(kind)) = (shown, session.print.kind()) {
            let differs = handout(kind, &session.print.options).options != shown.options;
            ui.add_enabled_ui(differs, |ui| {
                if plain_button(ui, "Keep in the pack").on_hover_text("The pack prints it as it is set here.").clicked() {
                    ask(actions, PackAction::Keep);
                }
            });
            if plain_button(ui, "Back to the pack").clicked() {
                actions.push(PrintAction::Kind(PACK).into());
            }
            return;
        }
        let title = pack.map_or("a new pack".to_owned(), |pack| format!("the pack \u{201c}{}\u{201d}", pack.title));
        if plain_button(ui, "Add to the pack").on_hover_text(format!("Adds this handout, as it is set here, to {title}.")).clicked() {
            ask(actions, PackAction::Add);
        }
    });
}
