//! A model in XMILE: the drawing of its root model is the map; what is inside modules stays inside.

use super::display;
use super::loops::loops;
use super::view::{Drawing, key};
use crate::format::found::{Found, FoundConnection, FoundElement, Sign, build};
use crate::format::tree::{self, Node};
use crate::format::values::text_of;
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::Polarity;

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let root = tree::read(&text_of(bytes, &mut found.log))?;
    if let Some(header) = root.child("header") {
        header.inner("name").clone_into(&mut found.about.title);
    }
    let models: Vec<&Node> = root.all("model").collect();
    let own = models.iter().find(|model| model.attribute("name").is_empty()).or(models.first());
    let Some(model) = own else {
        return Err(FormatError::new("the file holds no model", "save it again in Stella or iThink"));
    };
    for other in models.iter().filter(|other| !std::ptr::eq(**other, *model)) {
        found.log.left_out("models inside modules", other.attribute("name"));
    }
    if let Some(view) = model.child("views").and_then(stock_flow) {
        drawn(view, model, &mut found);
    } else {
        let display = model.child("display").or_else(|| root.child("display"));
        display::read(display.unwrap_or(model), model, &mut found);
    }
    if found.elements.is_empty() {
        undrawn(model, &mut found);
    }
    build(found, options)
}

/// The view that is the drawing of the model; others are pages for people who play with it.
fn stock_flow(views: &Node) -> Option<&Node> {
    let named = |view: &&Node| matches!(view.attribute("type"), "" | "stock_flow");
    views.all("view").find(|view| named(view) && !view.children.is_empty())
}

fn drawn(view: &Node, model: &Node, found: &mut Found) {
    let drawing = Drawing::of(view);
    let variables = model.child("variables");
    for part in &drawing.parts {
        let Some(element) = found.end(&part.key, &part.label) else { continue };
        element.at = element.at.or(Some(part.at));
    }
    if let Some(variables) = variables {
        notes(variables, found);
        modules(variables, found);
    }
    for connector in &drawing.connectors {
        let mut new = FoundConnection::new(&connector.from, &connector.to);
        new.key.clone_from(&connector.uid);
        new.sign = Sign::of(&connector.polarity);
        new.delay = connector.delayed;
        new.bend = connector.bend;
        found.connect(new);
    }
    if let Some(variables) = variables {
        flows(variables, found);
        for variable in variables.children.iter().filter(|child| ["stock", "flow", "aux", "gf", "module"].contains(&child.name.as_str())) {
            let key = key(variable.attribute("name"));
            if !key.is_empty() && !found.has(&key) {
                found.log.left_out("variables that are not on the drawing", &label(variable.attribute("name")));
            }
        }
    }
    for ghost in &drawing.ghosts {
        found.log.repaired("copies of variables, joined with the variable", ghost);
    }
    groups(&drawing, found);
    found.notes.extend(drawing.texts.iter().cloned());
    loops(view, found);
}

/// A label, its line breaks as such.
pub(super) fn label(name: &str) -> String {
    name.trim().trim_matches('"').replace("\\n", "\n").replace('\u{a0}', " ")
}

/// What is written about variables.
pub(super) fn notes(variables: &Node, found: &mut Found) {
    for variable in &variables.children {
        let key = key(variable.attribute("name"));
        let doc = variable.inner("doc");
        if !doc.is_empty()
            && found.has(&key)
            && let Some(element) = found.end(&key, "")
        {
            element.description = crate::format::found::plain(doc);
        }
    }
}

fn modules(variables: &Node, found: &mut Found) {
    let count = variables.all("module").count();
    if count > 0 {
        found.log.say(format!("Modules ({count}) are elements; what is inside them stays in the file"));
    }
}

/// A flow fills a stock or drains it, unless the drawing says so already.
pub(super) fn flows(variables: &Node, found: &mut Found) {
    for stock in variables.all("stock") {
        let to = key(stock.attribute("name"));
        for (name, polarity) in [("inflow", Polarity::Plus), ("outflow", Polarity::Minus)] {
            for flow in stock.all(name) {
                let from = key(&flow.text);
                if found.has(&from) && found.has(&to) {
                    let mut new = FoundConnection::new(from, &to);
                    new.sign = Sign::Said(polarity);
                    new.bend = Some(0.0);
                    if polarity == Polarity::Plus { "Flows in" } else { "Flows out" }.clone_into(&mut new.rationale);
                    found.connect(new);
                }
            }
        }
    }
}

/// Frames that somebody drew around parts.
fn groups(drawing: &Drawing, found: &mut Found) {
    for (name, members) in &drawing.groups {
        for member in members {
            if found.has(member)
                && let Some(element) = found.end(member, "")
            {
                element.join("Groups", name);
            }
        }
    }
}

/// A model without any drawing: what an equation names influences what it defines.
fn undrawn(model: &Node, found: &mut Found) {
    let variables = model.child("variables").unwrap_or(model);
    let parts: Vec<&Node> =
        variables.children.iter().filter(|child| ["stock", "flow", "aux", "gf", "module"].contains(&child.name.as_str())).collect();
    for part in &parts {
        found.end(&key(part.attribute("name")), &label(part.attribute("name")));
    }
    notes(variables, found);
    for part in parts.iter().filter(|part| part.name != "stock") {
        let to = key(part.attribute("name"));
        let mut seen: Vec<String> = Vec::new();
        for name in part.inner("eqn").split(|c: char| "+-*/^(),=<>[]{}; \n\t".contains(c)) {
            let from = key(name);
            if from.chars().any(char::is_alphabetic) && found.has(&from) && from != to && !seen.contains(&from) {
                found.connect(FoundConnection::new(&from, &to));
                seen.push(from);
            }
        }
    }
    flows(variables, found);
    found.log.guessed("connections from equations, as the model has no drawing", "");
}

/// An element for a drawn part.
pub(super) fn element(key: &str, name: &str) -> FoundElement {
    FoundElement::new(key, label(name))
}
