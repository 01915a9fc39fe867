//! What is drawn on a view: variables at their centres, connectors by the names of their ends, copies that stand for a variable.

use std::collections::HashMap;

use super::read::label;
use crate::format::found::{bend_by_angle, key_of, number};
use crate::format::tree::Node;
use crate::map::Point;

/// A variable on the drawing.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub key: String,
    pub label: String,
    pub at: Point,
}

/// A connector between two of them.
#[derive(Clone, Debug)]
pub(super) struct Connector {
    pub uid: String,
    pub from: String,
    pub to: String,
    pub polarity: String,
    pub delayed: bool,
    pub bend: Option<f64>,
}

/// Everything that was drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    pub parts: Vec<Part>,
    pub connectors: Vec<Connector>,
    /// Names of variables that copies stand for.
    pub ghosts: Vec<String>,
    pub groups: Vec<(String, Vec<String>)>,
    pub texts: Vec<String>,
}

/// What all spellings of a name have in common.
pub(super) fn key(name: &str) -> String {
    key_of(name.trim().trim_matches('"'))
}

impl Drawing {
    /// Reads a view.
    pub fn of(view: &Node) -> Self {
        let mut drawing = Self::default();
        let mut aliases: HashMap<&str, String> = HashMap::new();
        let mut places: HashMap<String, Point> = HashMap::new();
        let mut ghosts = Vec::new();
        for node in &view.children {
            match node.name.as_str() {
                "stock" | "flow" | "aux" | "gf" | "module" | "variable" => {
                    let name = node.attribute("name");
                    if let (Some(at), false) = (centre(node), name.is_empty()) {
                        places.insert(key(name), at);
                        drawing.parts.push(Part { key: key(name), label: label(name), at });
                    }
                }
                "alias" | "ghost" => {
                    let of = node.inner("of");
                    aliases.insert(node.attribute("uid"), key(of));
                    ghosts.push((key(of), label(&of.replace('_', " ")), centre(node)));
                }
                "text_box" => drawing.texts.extend(Some(node.text.trim().to_owned()).filter(|text| !text.is_empty())),
                "group" if !node.attribute("name").is_empty() => {
                    let members = node.all("item").chain(node.all("entity")).map(|item| key(item.attribute("name"))).collect();
                    drawing.groups.push((label(node.attribute("name")), members));
                }
                _ => {}
            }
        }
        for (key, label, at) in ghosts {
            // A copy of what the drawing has nowhere else stands for it.
            if let (false, Some(at)) = (places.contains_key(&key), at) {
                places.insert(key.clone(), at);
                drawing.parts.push(Part { key, label, at });
            } else {
                drawing.ghosts.push(label);
            }
        }
        drawing.connectors = view.all("connector").filter_map(|node| connector(node, &aliases, &places)).collect();
        drawing
    }
}

/// The centre: with a size the place is that of the top left corner.
fn centre(node: &Node) -> Option<Point> {
    // Before there was a standard, a variable held its own place.
    let node = node.child("display").filter(|_| node.get("x").is_none()).unwrap_or(node);
    let (x, y) = (number(node.attribute("x"))?, number(node.attribute("y"))?);
    let half = |name: &str| number(node.attribute(name)).unwrap_or_default() / 2.0;
    let (wide, high) = (half("width"), half("height"));
    Some(if wide > 0.0 && high > 0.0 { Point::new(x + wide, y + high) } else { Point::new(x, y) })
}

/// Templates of styles have no ends.
fn connector(node: &Node, aliases: &HashMap<&str, String>, places: &HashMap<String, Point>) -> Option<Connector> {
    let end = |name: &str| {
        let end = node.child(name)?;
        let alias = end.child("alias").map(|alias| alias.attribute("uid")).filter(|uid| !uid.is_empty());
        alias.and_then(|uid| aliases.get(uid).cloned()).or_else(|| Some(key(&end.text)).filter(|key| !key.is_empty()))
    };
    let (from, to) = (end("from")?, end("to")?);
    let bend = number(node.attribute("angle")).zip(places.get(&from).zip(places.get(&to))).map(|(angle, (from, to))| {
        let straight = (-(to.y - from.y)).atan2(to.x - from.x);
        bend_by_angle(angle.to_radians() - straight)
    });
    let delayed = ["delay_mark", "delay"].iter().any(|name| ["true", "1"].contains(&node.attribute(name)));
    let polarity = node.attribute("polarity").to_owned();
    Some(Connector { uid: node.attribute("uid").to_owned(), from, to, polarity, delayed, bend })
}
