//! What the keys of a graph stand for: GraphML declares the name of every piece of data.

use std::collections::HashMap;

use crate::format::tree::Node;

/// So many keys may have a default: each stands in for what every node or edge lacks.
const MOST_DEFAULTS: usize = 100;

/// The declared keys.
pub(super) struct Keys<'a> {
    names: HashMap<&'a str, String>,
    defaults: Vec<Default<'a>>,
}

/// What nodes or edges have that say nothing else: of which kind they are, the key, and its value.
struct Default<'a> {
    of: &'a str,
    key: &'a str,
    value: &'a Node,
}

impl<'a> Keys<'a> {
    /// Of a whole file.
    pub fn of(root: &'a Node) -> Self {
        let name = |key: &Node| {
            let named = [key.attribute("attr.name"), key.attribute("yfiles.type"), key.attribute("attr.uri")];
            let name = named.into_iter().find(|name| !name.is_empty()).unwrap_or(key.attribute("id"));
            name.rsplit('/').next().unwrap_or(name).to_lowercase()
        };
        let default = |key: &'a Node| {
            let value = key.child("default").filter(|value| !value.text.trim().is_empty())?;
            Some(Default { of: key.attribute("for"), key: key.attribute("id"), value })
        };
        Self {
            names: root.all("key").map(|key| (key.attribute("id"), name(key))).collect(),
            defaults: root.all("key").filter_map(default).take(MOST_DEFAULTS).collect(),
        }
    }

    /// The data of a node or an edge with their names, in the order of the file, then the defaults of what it does not say. Whether a key was
    /// declared comes with each.
    pub fn data(&self, of: &'a Node) -> impl Iterator<Item = (&str, &'a Node, bool)> {
        let said = of.all("data").map(|data| (data.attribute("key"), data));
        let lacks = |default: &&Default<'a>| {
            [of.name.as_str(), "all", ""].contains(&default.of) && !of.all("data").any(|data| data.attribute("key") == default.key)
        };
        let unsaid = self.defaults.iter().filter(lacks).map(|default| (default.key, default.value));
        said.chain(unsaid.collect::<Vec<_>>()).map(|(key, data)| {
            let known = self.names.get(key);
            (known.map_or(key, String::as_str), data, known.is_some())
        })
    }
}
