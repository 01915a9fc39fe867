//! Attributes of nodes and edges, with the defaults that hold where they stand.

use std::collections::BTreeMap;

/// Attributes by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes(BTreeMap<String, String>);

impl Attributes {
    /// Sets one.
    pub fn set(&mut self, name: &str, value: String) {
        self.0.insert(name.to_lowercase(), value);
    }

    /// Sets all of these.
    pub fn take(&mut self, others: &Self) {
        self.0.extend(others.0.clone());
    }

    /// An attribute; empty without it.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Attributes that Graphviz has no use for: people's own.
    pub fn own(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter(|(name, _)| OWN.contains(&name.as_str())).map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

const OWN: [&str; 4] = ["comment", "tooltip", "description", "note"];

/// A text with its escapes: line ends, the name of the node itself, the rest bare.
pub(super) fn unescaped(text: &str, name: &str) -> String {
    let (mut out, mut letters) = (String::with_capacity(text.len()), text.chars());
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('n' | 'l' | 'r') => out.push('\n'),
            Some('N') => out.push_str(name),
            Some('G' | 'E' | 'T' | 'H' | 'L') | None => {}
            Some(other) => out.push(other),
        }
    }
    out.trim().to_owned()
}
