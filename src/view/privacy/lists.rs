//! What is looked for: names to find, capital letters that name nobody, how many people must share a description, and when to look again.

use egui::{Align, DragValue, FontSelection, Id, Layout, Margin, RichText, TextEdit, Ui};

use crate::document::Edit;
use crate::map::{Privacy, RecordId};
use crate::session::{Action, Field, PanelAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL, palette};
use crate::view::widgets::{field, labelled};

/// Width of the labels.
const LABELS: f32 = 150.0;

/// The fields. What is typed is written to the map at once; all of one field is one step.
pub(super) fn lists_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let privacy = session.map().privacy();
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.spacing_mut().item_spacing.x = 16.0;
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            let note = "Services, streets, wards, people to find; one a line.";
            words_ui(left, actions, ("Names to leave out", note, "The Harbour"), privacy, |privacy| &mut privacy.names);
            let note = "Words with a capital letter that name nobody; one a line.";
            words_ui(right, actions, ("Names that may stay", note, "Housing First"), privacy, |privacy| &mut privacy.harmless);
        }
    });
    ui.add_space(4.0);
    labelled(ui, "Shared by at least", LABELS, |ui| {
        let mut people = privacy.cell();
        let response = ui.add(DragValue::new(&mut people).range(2..=50).suffix(" people"));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("How many people must share a description"));
        if response.changed() {
            let smallest_cell = Some(people).filter(|&people| people != Privacy::SMALLEST_CELL);
            actions.push(typed("people", Privacy { smallest_cell, ..privacy.clone() }));
        }
    });
    note_ui(ui, "A description, as it is printed below a quote, that fewer people share is found.");
    labelled(ui, "Look again on", LABELS, |ui| {
        let mut day = privacy.review_by.clone();
        let response = field(ui, Id::unique("review by"), "Look again on", "YYYY-MM-DD", &mut day);
        if response.changed() {
            actions.push(typed("review by", Privacy { review_by: day, ..privacy.clone() }));
        }
        if response.lost_focus() {
            actions.push(PanelAction::Typed.into());
        }
    });
    note_ui(ui, "From that day on you are reminded, when the map is opened, to delete what is no longer needed.");
    note_ui(ui, "These lists, and why something was kept, stay in this file: no print, export or copy carries them.");
}

fn note_ui(ui: &mut Ui, words: &str) {
    let p = palette(ui);
    ui.label(RichText::new(words).font(regular(SMALL)).color(colour(p.muted)));
}

fn typed(name: &'static str, privacy: Privacy) -> Action {
    let edit = Edit::All("set privacy".to_owned(), vec![Edit::Put(Box::new(privacy.into()))]);
    PanelAction::Type(Field::of(RecordId::Privacy, name), Box::new(edit)).into()
}

/// Words, one a line. Empty lines are dropped when the field is left.
fn words_ui(
    ui: &mut Ui,
    actions: &mut Vec<Action>,
    (title, note, hint): (&'static str, &str, &str),
    privacy: &Privacy,
    of: fn(&mut Privacy) -> &mut Vec<String>,
) {
    let mut changed = privacy.clone();
    let mut text = of(&mut changed).join("\n");
    // Columns would stretch the words of a line.
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.label(RichText::new(title).font(semibold(BODY)));
        note_ui(ui, note);
    });
    let edit = TextEdit::multiline(&mut text)
        .id(Id::unique(("privacy words", title)))
        .hint_text(hint)
        .font(FontSelection::FontId(regular(BODY)))
        .margin(Margin { left: 9, right: 9, top: 5, bottom: 5 })
        .desired_width(f32::INFINITY)
        .desired_rows(7);
    let response = ui.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(title));
    let lines = || if text.is_empty() { Vec::new() } else { text.split('\n').map(str::to_owned).collect::<Vec<String>>() };
    if response.changed() {
        *of(&mut changed) = lines();
        actions.push(typed(title, changed));
    } else if response.lost_focus() {
        let kept: Vec<String> = lines().into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        if *of(&mut changed) != kept {
            *of(&mut changed) = kept;
            actions.push(typed(title, changed));
        }
        actions.push(PanelAction::Typed.into());
    }
}
