//! The inspector of the map itself, when nothing is selected.

use crate::view::panels::kit::paragraph_ui;
use egui::Ui;

use super::form::{record_ui, section_ui};
use super::{cases, groups, people, sources};
use crate::map::{About, DEFAULT_DISCLAIMER};
use crate::session::{Action, PanelAction, Section, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::names;

/// Shows what is in a section.
type Show = fn(&mut Ui, &Session, &mut Vec<Action>);

/// The inspector of the map.
pub fn map_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let ink = Ink::of(session);
    let map = session.map();
    let about = map.about();
    paragraph_ui(ui, "This map", 15.0, ink.text(), true);
    let counts = [
        names::count(map.element_count(), "element", "elements"),
        names::count(map.connection_count(), "connection", "connections"),
        names::count(map.quotes().len(), "quote", "quotes"),
    ];
    paragraph_ui(ui, counts.join(" · "), 12.0, ink.muted(), false);
    record_ui(ui, session, actions, ("Title", "What the map is called"), (about, &about.title, 1), |a: &mut About, text| a.title = text);
    authors_ui(ui, session, actions, about);
    record_ui(ui, session, actions, ("Version", "3, draft 2"), (about, &about.version, 1), |a: &mut About, text| a.version = text);
    record_ui(ui, session, actions, ("Date", "As printed"), (about, &about.date, 1), |a: &mut About, text| a.date = text);
    record_ui(ui, session, actions, ("Purpose", "What the map is for"), (about, &about.purpose, 3), |a: &mut About, text| a.purpose = text);
    let disclaimer = ("Disclaimer", DEFAULT_DISCLAIMER);
    record_ui(ui, session, actions, disclaimer, (about, &about.disclaimer, 2), |a: &mut About, text| a.disclaimer = text);
    record_ui(ui, session, actions, ("Language", "en-GB"), (about, &about.language, 1), |a: &mut About, text| a.language = text);
    ui.add_space(4.0);
    let sections: [(Section, &str, usize, Show); 4] = [
        (Section::Groups, "Groups", map.groups().len(), groups::groupings_ui),
        (Section::Voices, "Voices", map.voices().len(), people::voices_ui),
        (Section::Sources, "Sources", map.sources().len(), sources::sources_ui),
        (Section::Cases, "Cases", map.cases().len(), cases::cases_ui),
    ];
    for (section, title, count, show) in sections {
        let count = count.to_string();
        section_ui(ui, session, actions, (section, title, &count), |_, _| {}, |ui, actions| show(ui, session, actions));
    }
}

/// Authors in one field, a semicolon between two. Empty names are dropped when the field is left.
fn authors_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, about: &About) {
    let text = about.authors.join("; ");
    record_ui(ui, session, actions, ("Authors", "One; another"), (about, &text, 1), |about: &mut About, typed| {
        about.authors = if typed.is_empty() { Vec::new() } else { typed.split("; ").map(str::to_owned).collect() };
    });
    let left = actions.iter().any(|action| matches!(action, Action::Panel(PanelAction::Typed)));
    if left && about.authors.iter().any(|author| author.trim().is_empty()) {
        let authors = about.authors.iter().filter(|author| !author.trim().is_empty()).cloned().collect();
        actions.push(super::form::put(About { authors, ..about.clone() }).into());
    }
}
