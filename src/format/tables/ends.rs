//! What the ends of connections mean: an id, a label, or the number of a row in the sheet of elements.

use std::collections::HashMap;

use crate::format::found::Found;

/// The names under which elements of a sheet are known.
#[derive(Debug, Default)]
pub(super) struct Ends {
    ids: HashMap<String, String>,
    labels: HashMap<String, String>,
    folded: HashMap<String, String>,
    rows: Vec<String>,
}

impl Ends {
    /// An element of a sheet: its key, id and label.
    pub fn know(&mut self, key: &str, id: &str, label: &str) {
        if !id.is_empty() {
            self.ids.entry(id.to_owned()).or_insert_with(|| key.to_owned());
        }
        self.labels.entry(label.to_owned()).or_insert_with(|| key.to_owned());
        self.folded.entry(folded(label)).or_insert_with(|| key.to_owned());
        self.rows.push(key.to_owned());
    }

    /// Whether a whole cell names an element.
    pub fn knows(&self, name: &str) -> bool {
        self.labels.contains_key(name) || self.ids.contains_key(name)
    }

    /// Whether a cell names an element in any way.
    pub fn finds(&self, name: &str) -> bool {
        self.known(name).is_some()
    }

    fn known(&self, name: &str) -> Option<&str> {
        let row = || name.parse::<usize>().ok().and_then(|row| self.rows.get(row.checked_sub(1)?)).filter(|_| self.ids.is_empty());
        let labelled = self.labels.get(name).or_else(|| self.ids.get(name));
        labelled.or_else(|| self.folded.get(&folded(name))).or_else(row).map(String::as_str)
    }

    /// The key of what a cell names; what nobody named before is new.
    pub fn key(&mut self, name: &str, found: &mut Found) -> String {
        if let Some(known) = self.known(name) {
            return known.to_owned();
        }
        let key = format!("={name}");
        found.end(&key, name);
        if !self.rows.is_empty() {
            found.log.guessed("elements that only connections name", name);
        }
        self.labels.insert(name.to_owned(), key.clone());
        key
    }
}

fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
