//! Who can act on what, and who is connected to nobody.

use super::{column, labels};
use crate::analysis::Actors;
use crate::analysis::report::{Column, Options, Report, Row};
use crate::map::{ElementId, Part, SystemMap};

const COLUMNS: &[Column] =
    &[column("About", "Actors, levers or relations."), column("Who", "Which they are."), column("Told", "What the map says of it.")];

pub(in crate::analysis) fn run(map: &SystemMap, _options: &Options) -> Report {
    let found = Actors::of(map);
    let label = |id: ElementId| map.element(id).map_or("", |e| e.label.as_str());
    let list = |ids: &[ElementId]| labels(map, ids).replace(" \u{2192} ", "; ");
    let row = |about: &str, ids: &[ElementId], who: String, told: String| Row {
        parts: ids.iter().map(|&id| Part::Element(id)).collect(),
        cells: vec![about.into(), who.into(), told.into()],
    };
    let mut rows = Vec::new();
    for actor in &found.actors {
        let told = match (actor.can_act_on.as_slice(), actor.reaches.len()) {
            ([], 0) => "Not named as able to act on anything".to_owned(),
            ([], count) => format!("Influences {count} elements, directly or not"),
            (on, _) => format!("Can act on {}", list(on)),
        };
        rows.push(row("Actor", &[actor.id], label(actor.id).to_owned(), told));
    }
    for actor in found.alone() {
        rows.push(row(
            "Connected to nobody",
            &[actor.id],
            label(actor.id).to_owned(),
            "No connection to another actor is on the map".to_owned(),
        ));
    }
    for &lever in &found.nobody {
        rows.push(row("Nobody named", &[lever], label(lever).to_owned(), "Nobody is named who can act on it".to_owned()));
    }
    for connection in found.missing.iter().filter_map(|&id| map.connection(id)) {
        let verb = connection.relation().map_or("", |r| r.verb.as_str());
        let told = format!("Drawn as missing: {} {verb} {}", label(connection.from), label(connection.to));
        let who = list(&[connection.from, connection.to]);
        let mut missing = row("Missing relation", &[connection.from, connection.to], who, told);
        missing.parts.push(Part::Connection(connection.id));
        rows.push(missing);
    }
    for pair in &found.unconnected {
        let told = format!("Both can act on {}; no connection between them is on the map", list(&pair.on));
        rows.push(row("Not connected", &pair.actors, list(&pair.actors), told));
    }
    let notes = vec!["What is not on the map may exist: ask before saying that it is missing.".to_owned()];
    Report { title: "Actors", columns: COLUMNS.into(), rows, notes }
}
