//! What the keys of a graph stand for: GraphML declares the name of every piece of data.

use std::collections::HashMap;

use crate::format::tree::Node;

/// The declared keys, by id.
pub(super) struct Keys(HashMap<String, String>);

impl Keys {
    /// Of a whole file.
    pub fn of(root: &Node) -> Self {
        let name = |key: &Node| {
            let named = [key.attribute("attr.name"), key.attribute("yfiles.type"), key.attribute("attr.uri")];
            let name = named.into_iter().find(|name| !name.is_empty()).unwrap_or(key.attribute("id"));
            name.rsplit('/').next().unwrap_or(name).to_lowercase()
        };
        Self(root.all("key").map(|key| (key.attribute("id").to_owned(), name(key))).collect())
    }

    /// The data of a node or an edge with their names, in the order of the file. Whether a key was declared nowhere comes with each.
    pub fn data<'a>(&'a self, of: &'a Node) -> impl Iterator<Item = (&'a str, &'a Node, bool)> {
        of.all("data").map(|data| {
            let key = data.attribute("key");
            let known = self.0.get(key);
            (known.map_or(key, String::as_str), data, known.is_some())
        })
    }
}
