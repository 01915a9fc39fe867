//! Who can act on what, and who is not connected to whom.

use super::{Answer, Asking, Found};
use crate::analysis::{Actors, outcomes};
use crate::map::{ElementId, Part};

const ON_THE_MAP: &str = "What is not on the map may exist: ask before saying that it is missing.";

fn found(title: String, sentence: String, elements: impl IntoIterator<Item = ElementId>) -> Found {
    let parts = elements.into_iter().map(Part::Element).collect();
    Found { title, sentence, limits: ON_THE_MAP.to_owned(), parts, ..Found::default() }
}

pub(super) fn who(asking: &Asking<'_>) -> Answer {
    let actors = Actors::of(asking.map);
    let hoped = outcomes(asking.map);
    let mut rows: Vec<Found> = Vec::new();
    for actor in &actors.actors {
        let on = &actor.can_act_on;
        let acts =
            if on.is_empty() { "Nothing is named on which it can act".to_owned() } else { format!("Can act on {}", asking.labels(on)) };
        let reached: Vec<ElementId> = hoped.iter().copied().filter(|id| actor.reaches.contains(id)).collect();
        let reaches = if reached.is_empty() { String::new() } else { format!("; influences lead from it to {}", asking.labels(&reached)) };
        let lit = std::iter::once(actor.id).chain(on.iter().copied());
        rows.push(found(asking.label(actor.id).to_owned(), format!("{acts}{reaches}."), lit));
    }
    for &lever in &actors.nobody {
        let title = asking.label(lever).to_owned();
        rows.push(found(title, "A lever for which nobody is named who can act on it.".to_owned(), [lever]));
    }
    let none = "The map has no actors and no levers yet. Who can act is set in the panel of an element, under Leverage.";
    let notes = if rows.is_empty() { vec![none.to_owned()] } else { Vec::new() };
    Answer { found: rows, notes }
}

pub(super) fn alone(asking: &Asking<'_>) -> Answer {
    let actors = Actors::of(asking.map);
    let mut rows: Vec<Found> = actors
        .alone()
        .map(|a| found(asking.label(a.id).to_owned(), "No connection to another actor is on the map.".to_owned(), [a.id]))
        .collect();
    for connection in actors.missing.iter().filter_map(|&id| asking.map.connection(id)) {
        let verb = connection.relation().map_or("", |relation| relation.verb.as_str());
        let (from, to) = (asking.label(connection.from), asking.label(connection.to));
        let mut row =
            found(format!("{from} \u{2013} {to}"), format!("Drawn as missing: {from} {verb} {to}."), [connection.from, connection.to]);
        row.parts.push(Part::Connection(connection.id));
        rows.push(row);
    }
    for pair in &actors.unconnected {
        let [one, other] = pair.actors;
        let sentence = format!("Both can act on {}; no connection between the two is on the map.", asking.labels(&pair.on));
        let lit = pair.actors.into_iter().chain(pair.on.iter().copied());
        rows.push(found(format!("{} \u{2013} {}", asking.label(one), asking.label(other)), sentence, lit));
    }
    let note = match (rows.is_empty(), actors.actors.is_empty()) {
        (_, true) => "The map has no actors yet.",
        (true, false) => "Every actor on the map is connected to another, and no relation is drawn as missing.",
        (false, false) => ON_THE_MAP,
    };
    Answer { found: rows, notes: vec![note.to_owned()] }
}
