//! Words of a quote that are selected in its field: taken out of what is shown, or other words put in their place. What was said stays.

use std::ops::Range;

use egui::text_edit::TextEditState;
use egui::{Id, Ui};

use crate::map::Quote;
use crate::release::check::{Finding, at_selection, redact};
use crate::session::{Action, PanelAction, PrivacyAction, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::kit::{check_ui, paragraph_ui};
use crate::view::widgets::{field, plain_button};

/// What stands where words were left out.
const LEFT_OUT: &str = "\u{2026}";

/// A field and a button about the words that are selected in the text field of this identity; a hint while none are.
pub(super) fn redact_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, quote: &Quote, text_field: Id) {
    let ink = Ink::of(session);
    let finding = selected(ui, text_field, quote.text()).and_then(|range| at_selection(session.map(), quote.id, range));
    let finding = remembered(ui, text_field, finding, session, quote);
    let Some(finding) = finding else {
        paragraph_ui(ui, "Select words to leave them out of what is shown, or to put others in their place.", 12.0, ink.muted(), false);
        return;
    };
    let id = ui.make_persistent_id(("put in", quote.id));
    let mut words = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let name = "Words to show in their place; without any […] is shown";
    if field(ui, id.with("field"), name, "In their place; else […]", &mut words).changed() {
        ui.data_mut(|data| data.insert_temp(id, words.clone()));
    }
    let everywhere = session.privacy.everywhere;
    if let Some(on) = check_ui(ui, session, "Wherever these words stand", everywhere) {
        actions.push(PrivacyAction::Everywhere(on).into());
    }
    if plain_button(ui, "Redact the selection").clicked() {
        let with = if words.trim().is_empty() { LEFT_OUT } else { words.trim() };
        if let Some(edit) = redact(session.map(), &finding, with, everywhere) {
            actions.push(PanelAction::Typed.into());
            actions.push(edit.into());
            ui.data_mut(|data| data.remove::<String>(id));
        }
    }
}

/// What is selected, or was when the keyboard left the text field for the field below it.
fn remembered(ui: &Ui, text_field: Id, selected: Option<Finding>, session: &Session, quote: &Quote) -> Option<Finding> {
    let id = text_field.with("selected");
    if selected.is_some() || ui.memory(|memory| memory.has_focus(text_field)) {
        let kept = selected.as_ref().map(|finding| (finding.range.start, finding.words.clone()));
        ui.data_mut(|data| data.insert_temp(id, kept));
        return selected;
    }
    let (start, words) = ui.data(|data| data.get_temp::<Option<(usize, String)>>(id)).flatten()?;
    at_selection(session.map(), quote.id, start..start + words.len()).filter(|finding| finding.words == words)
}

/// The bytes selected in a text field; none when nothing is.
fn selected(ui: &Ui, text_field: Id, text: &str) -> Option<Range<usize>> {
    let range = TextEditState::load(ui.ctx(), text_field)?.cursor.char_range()?.as_sorted_char_range();
    let byte = |letters: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(letters);
    let range = byte(range.start.0)?..byte(range.end.0)?;
    (!range.is_empty()).then_some(range)
}
