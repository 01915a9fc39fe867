//! The inspector of several parts at once: what can be set for all of them.

use crate::view::panels::kit::paragraph_ui;
use crate::view::widgets::plain_button;
use egui::Ui;

use super::connection::polarity_ui;
use super::element::groups_ui;
use super::form::{choose_ui, horizon_ui, list_ui, status_ui};
use super::{leverage, several_more, several_quotes};
use crate::document::{ConnectionField, Edit, ElementField};
use crate::map::{Connection, Element, ElementKind, Horizon, Status};
use crate::session::{Action, CanvasAction, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::names;

/// The inspector of several parts.
pub fn several_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let ink = Ink::of(session);
    let selection = session.document.selection();
    let elements: Vec<&Element> = selection.elements().filter_map(|id| session.map().element(id)).collect();
    let connections: Vec<&Connection> = selection.connections().filter_map(|id| session.map().connection(id)).collect();
    paragraph_ui(ui, format!("{} parts selected", selection.parts().len()), 15.0, ink.text(), true);
    paragraph_ui(ui, counts(&elements, connections.len(), selection.quotes().count()), 12.0, ink.muted(), false);
    elements_ui(ui, session, actions, &elements);
    connections_ui(ui, session, actions, &connections);
    status_of_all_ui(ui, session, actions, &elements, &connections);
    horizon_of_all_ui(ui, session, actions, &elements, &connections);
    several_quotes::quotes_ui(ui, session, actions);
    ui.horizontal_wrapped(|ui| {
        if plain_button(ui, "Show on the map").clicked() {
            actions.push(CanvasAction::Reveal(selection.parts().to_vec()).into());
        }
        if plain_button(ui, "Delete all selected").clicked() {
            actions.push(Edit::Delete(selection.parts().to_vec()).into());
        }
    });
}

fn counts(elements: &[&Element], connections: usize, quotes: usize) -> String {
    let kinds = ElementKind::ALL.into_iter().filter_map(|kind| {
        let n = elements.iter().filter(|e| e.kind == kind).count();
        let spec = kind.spec();
        (n > 0).then(|| names::count(n, &spec.name.to_lowercase(), &spec.plural.to_lowercase()))
    });
    let others = [(connections, "connection", "connections"), (quotes, "quote", "quotes")];
    let others = others.into_iter().filter(|other| other.0 > 0).map(|(n, one, many)| names::count(n, one, many));
    kinds.chain(others).collect::<Vec<_>>().join(" · ")
}

/// What all have in common, if they do.
pub(super) fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

fn elements_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, elements: &[&Element]) {
    if elements.is_empty() {
        return;
    }
    let kind = common(elements.iter().map(|e| e.kind));
    let kinds = ElementKind::ALL.map(|kind| (Some(kind), kind.spec().name.to_owned()));
    let shown = kind.map_or("Different", |kind| kind.spec().name);
    if let Some(Some(kind)) = list_ui(ui, session, "Kind", shown, kinds, &kind) {
        actions.push(Edit::Elements(elements.iter().map(|e| e.id).collect(), ElementField::Kind(kind)).into());
    }
    groups_ui(ui, session, actions, elements);
    leverage::level_ui(ui, session, actions, elements);
    several_more::elements_ui(ui, session, actions, elements);
}

fn connections_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, connections: &[&Connection]) {
    let influences: Vec<&&Connection> = connections.iter().filter(|c| c.influence().is_some()).collect();
    if influences.is_empty() {
        return;
    }
    let set = |field: ConnectionField| Action::from(Edit::Connections(influences.iter().map(|c| c.id).collect(), field));
    let polarity = common(influences.iter().filter_map(|c| c.influence()).map(|i| i.polarity));
    actions.extend(polarity_ui(ui, session, polarity).map(|polarity| set(ConnectionField::Polarity(polarity))));
    let delay = common(influences.iter().filter_map(|c| c.influence()).map(|i| i.delay));
    let chosen = choose_ui(ui, session, "Delay", &[(true, "After a while"), (false, "At once")], delay);
    actions.extend(chosen.map(|delay| set(ConnectionField::Delay(delay))));
    several_more::strength_ui(ui, session, actions, &influences);
}

fn status_of_all_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, elements: &[&Element], connections: &[&Connection]) {
    if elements.is_empty() && connections.is_empty() {
        return;
    }
    let status: Option<Status> = common(elements.iter().map(|e| e.status).chain(connections.iter().map(|c| c.status)));
    let Some(status) = status_ui(ui, session, status) else { return };
    let edits = vec![
        Edit::Elements(elements.iter().map(|e| e.id).collect(), ElementField::Status(status)),
        Edit::Connections(connections.iter().map(|c| c.id).collect(), ConnectionField::Status(status)),
    ];
    actions.push(Edit::All("set status".to_owned(), edits).into());
}

fn horizon_of_all_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, elements: &[&Element], connections: &[&Connection]) {
    if elements.is_empty() && connections.is_empty() {
        return;
    }
    let horizon: Option<Horizon> = common(elements.iter().map(|e| e.horizon).chain(connections.iter().map(|c| c.horizon)));
    let Some(horizon) = horizon_ui(ui, session, horizon) else { return };
    let edits = vec![
        Edit::Elements(elements.iter().map(|e| e.id).collect(), ElementField::Horizon(horizon)),
        Edit::Connections(connections.iter().map(|c| c.id).collect(), ConnectionField::Horizon(horizon)),
    ];
    actions.push(Edit::All("set horizon".to_owned(), edits).into());
}
