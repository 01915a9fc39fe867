//! Marks of loops on a drawing of Stella: the name, and the connectors or variables that are in it.

use super::view::key;
use crate::format::found::{Found, FoundLoop, Round};
use crate::format::tree::Node;

/// Takes over the loops that a view names.
pub(super) fn loops(view: &Node, found: &mut Found) {
    for mark in view.all("loop_indicator") {
        let items: Vec<&Node> = mark.child("entities").into_iter().flat_map(|entities| &entities.children).collect();
        let uids: Vec<String> = items.iter().map(|item| item.attribute("uid").to_owned()).filter(|uid| !uid.is_empty()).collect();
        let names: Vec<String> = items.iter().map(|item| key(item.attribute("name"))).filter(|name| !name.is_empty()).collect();
        let name = Some(mark.attribute("text")).filter(|text| !text.is_empty()).unwrap_or(mark.attribute("name")).to_owned();
        if uids.is_empty() && names.is_empty() {
            found.log.left_out("marks of loops that name no connection", &name);
            continue;
        }
        // Flows into stocks have no connector: what runs between its variables may be part of the loop.
        let mut keys = uids;
        if keys.len() < names.len() {
            for connection in &mut found.connections {
                if names.contains(&connection.from) && names.contains(&connection.to) {
                    if connection.key.is_empty() {
                        connection.key = format!("{}\u{0}{}", connection.from, connection.to);
                    }
                    keys.push(connection.key.clone());
                }
            }
        }
        found.loops.push(FoundLoop { name, story: String::new(), round: Round::Connections(keys) });
    }
}
