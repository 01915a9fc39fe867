//! Drawings of STELLA and iThink 10, from before XMILE was a standard: variables and drawing stand in one list.

use super::read::{element, flows, notes};
use super::view::{Drawing, key};
use crate::format::found::{Found, FoundConnection, Sign};
use crate::format::tree::Node;

/// Reads one.
pub(super) fn read(display: &Node, model: &Node, found: &mut Found) {
    let variables = model.child("variables").unwrap_or(model);
    let view = display.child("view").unwrap_or(display);
    let mut drawing = Drawing::of(view);
    if drawing.parts.is_empty() {
        drawing = Drawing::of(variables);
    }
    for part in &drawing.parts {
        if !found.has(&part.key) {
            found.add(element(&part.key, &part.label));
        }
        if let Some(element) = found.end(&part.key, "") {
            element.at = Some(part.at);
        }
    }
    notes(variables, found);
    for connector in &drawing.connectors {
        let mut new = FoundConnection::new(&connector.from, &connector.to);
        (new.key, new.sign, new.delay, new.bend) =
            (connector.uid.clone(), Sign::of(&connector.polarity), connector.delayed, connector.bend);
        found.connect(new);
    }
    flows(variables, found);
    for other in variables.children.iter().filter(|child| ["stock", "flow", "aux", "gf"].contains(&child.name.as_str())) {
        let key = key(other.attribute("name"));
        if !key.is_empty() && !found.has(&key) {
            found.log.left_out("variables that are not on the drawing", other.attribute("name"));
        }
    }
}
