//! The page on which a view is made: its title, what it keeps, round which element, and from where it is looked at.

use egui::{Id, Key, RichText, ScrollArea, Ui};

use crate::map::View;
use crate::session::{Action, Session, ShellAction, ViewsAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::shell::closing_dialog_ui;
use crate::view::style::{BODY, palette};
use crate::view::widgets::{check_row, field, on_button, plain_button, primary_button, segmented};
use crate::words::counted;

/// Values shown of a property.
const SHOWN: usize = 40;
/// Which way round an element: the words, and how the filter spells it.
const WAYS: [(&str, &str); 4] = [("Anywhere", ""), ("What leads to it", "up"), ("What it leads to", "down"), ("Both", "both")];

/// The page.
pub fn view_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(view) = &session.views.draft else { return };
    let is_new = !session.map().views().contains(view.id);
    let height = (ui.ctx().content_rect().height() - 400.0).clamp(120.0, 420.0);
    let closed = closing_dialog_ui(ui, if is_new { "Save a view" } else { "Change the view" }, 640.0, |ui| {
        let (mut title, mut note) = (view.title.clone(), view.note.clone());
        let first = field(ui, Id::unique("title of the view"), "Title of the view", "What is it called?", &mut title);
        if first.changed() {
            actions.push(ViewsAction::Title(title).into());
        }
        if first.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            actions.push(ViewsAction::Save.into());
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            first.request_focus();
        }
        if field(ui, Id::unique("note of the view"), "What to say", "What to say while it is shown", &mut note).changed() {
            actions.push(ViewsAction::Note(note).into());
        }
        around_ui(ui, session, view, actions);
        head(ui, "Only elements with");
        ScrollArea::vertical().id_salt("what a view keeps").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (property, values) in &session.views.properties {
                property_ui(ui, view, property, values, actions);
            }
        });
        if check_row(ui, "From where I look now, not as large as it fits", "", view.camera.is_some()).clicked() {
            actions.push(ViewsAction::Camera(view.camera.is_none()).into());
        }
        let shown = format!("{} of {} shown", session.views.draft_keeps, counted(session.map().element_count(), "element"));
        ui.label(RichText::new(shown).font(semibold(BODY)));
        ui.horizontal(|ui| {
            if primary_button(ui, "Save").clicked() {
                actions.push(ViewsAction::Save.into());
            }
            plain_button(ui, "Cancel").clicked()
        })
        .inner
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn head(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    ui.label(RichText::new(words).font(semibold(BODY)));
}

/// How many steps, and which way, round the selected elements.
fn around_ui(ui: &mut Ui, session: &Session, view: &View, actions: &mut Vec<Action>) {
    let values = view.filter.get("around").map(Vec::as_slice).unwrap_or_default();
    let selected: Vec<String> = session
        .document
        .selection()
        .elements()
        .filter_map(|id| session.map().element(id))
        .map(|element| format!("N{}", element.number))
        .collect();
    let about: Vec<String> = if selected.is_empty() {
        values.iter().filter_map(|value| value.split_whitespace().next()).map(str::to_owned).collect()
    } else {
        selected
    };
    if about.is_empty() {
        muted(ui, "Select an element before you open this page to save what lies round it.");
        return;
    }
    head(ui, &format!("Round {}", about.join(", ")));
    let first = values.first().map(String::as_str).unwrap_or_default();
    let mut words = first.split_whitespace().skip(1);
    let (steps, way) = (words.next().unwrap_or("1"), words.next().unwrap_or(""));
    ui.horizontal(|ui| {
        let on = WAYS.iter().position(|(_, spelled)| *spelled == way).unwrap_or(0);
        if let Some((_, way)) = segmented(ui, "Which way", &WAYS.map(|(words, _)| words), on, false).and_then(|at| WAYS.get(at)) {
            actions.push(ViewsAction::Around((!way.is_empty()).then(|| format!("{steps} {way}"))).into());
        }
        if on > 0 {
            let many = ["1 step", "2 steps", "3 steps"];
            let now = many.iter().position(|words| words.starts_with(steps)).unwrap_or(0);
            if let Some(at) = segmented(ui, "How many steps", &many, now, false) {
                actions.push(ViewsAction::Around(Some(format!("{} {way}", at + 1))).into());
            }
        }
    });
}

fn property_ui(ui: &mut Ui, view: &View, property: &str, values: &[String], actions: &mut Vec<Action>) {
    let mut name = property.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    muted(ui, &name);
    let on = view.filter.get(property).map(Vec::as_slice).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for value in values.iter().take(SHOWN) {
            let is_on = on.contains(value);
            let response = if is_on { on_button(ui, value) } else { plain_button(ui, value) };
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_on, format!("{name}: {value}")));
            if response.clicked() {
                actions.push(ViewsAction::Value(property.to_owned(), value.clone()).into());
            }
        }
    });
    ui.add_space(2.0);
}

fn muted(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(RichText::new(text).font(regular(BODY)).color(colour(palette(ui).muted))).wrap());
}
