//! The words that graphs have for what a connection and an element are, and text that keeps to one line.

use super::{GraphEdge, GraphNode};
use crate::map::Polarity;

impl GraphNode {
    /// Its kind in small letters.
    pub fn kind_word(&self) -> String {
        self.kind.spec().name.to_lowercase()
    }
}

impl GraphEdge {
    /// What stands beside it in a drawing: its sign as people read it, with bars for a delay; of a relation the verb.
    pub fn shown(&self) -> String {
        let sign = match self.polarity {
            None => return self.verb.clone().unwrap_or_default(),
            Some(Polarity::Minus) => "\u{2212}",
            Some(other) => other.symbol(),
        };
        if self.delay { format!("{sign} \u{2016}") } else { sign.to_owned() }
    }

    /// Its kind in small letters.
    pub const fn kind_word(&self) -> &'static str {
        if self.polarity.is_some() { "influence" } else { "relation" }
    }

    /// The sign in ASCII; nothing for a relation.
    pub fn sign(&self) -> &'static str {
        self.polarity.map_or("", Polarity::symbol)
    }
}

/// A text without control characters, its lines parted by this.
pub(in crate::format) fn plain_line(text: &str, between: &str) -> String {
    let lines = text.lines().map(|line| line.replace('\t', " ").chars().filter(|c| !c.is_control()).collect::<String>());
    lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(between)
}
