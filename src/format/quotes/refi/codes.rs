//! The codes of a project or codebook, found by their identifiers.

use std::collections::HashMap;

use crate::format::quotes::sheet::SheetCode;

/// Codes in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Codes {
    all: Vec<SheetCode>,
    by_guid: HashMap<String, usize>,
    /// Those that are open, the outermost first.
    open: Vec<usize>,
}

impl Codes {
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub fn open(&mut self, guid: &str, name: &str, codable: bool) {
        self.by_guid.insert(normal(guid), self.all.len());
        self.open.push(self.all.len());
        self.all.push(SheetCode { name: name.to_owned(), description: String::new(), codable });
    }

    pub fn close(&mut self) {
        self.open.pop();
    }

    /// Says what the code that is open stands for.
    pub fn describe(&mut self, description: &str) {
        if let Some(code) = self.open.last().and_then(|&at| self.all.get_mut(at)) {
            description.trim().clone_into(&mut code.description);
        }
    }

    /// The name of a code.
    pub fn name(&self, guid: &str) -> Option<&str> {
        self.by_guid.get(&normal(guid)).and_then(|&at| self.all.get(at)).map(|code| code.name.as_str())
    }

    pub fn into_sheet(self) -> Vec<SheetCode> {
        self.all
    }
}

/// Identifiers come in capitals or not, and with braces or not.
pub(super) fn normal(guid: &str) -> String {
    guid.trim().trim_matches(['{', '}']).to_ascii_lowercase()
}
