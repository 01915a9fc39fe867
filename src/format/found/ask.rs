//! Names that stand for a polarity in a file: what was said of them, and what is still to be asked.

use super::sign::{Sign, proposal};
use super::{FoundConnection, Log};
use crate::map::Polarity;
use crate::words::fold;

/// More names than this are labels, not styles, unless one of them speaks for itself.
const MOST_NAMES: usize = 12;

/// A name whose polarity nobody has said yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedPolarity {
    /// The name of the style, the colour or the label.
    pub name: String,
    /// How many connections have it.
    pub count: usize,
    /// What it most likely means.
    pub proposal: Option<Polarity>,
    /// What somebody said it means.
    pub said: Option<Polarity>,
}

/// What names stand for.
pub(super) struct Answers<'a> {
    said: &'a [(String, Polarity)],
    asked: Vec<AskedPolarity>,
}

impl<'a> Answers<'a> {
    /// Looks for names among the connections.
    pub fn new(said: &'a [(String, Polarity)], connections: &[FoundConnection]) -> Self {
        let mut asked: Vec<AskedPolarity> = Vec::new();
        let mut at_of = std::collections::HashMap::new();
        for connection in connections {
            let Sign::Named(name) = &connection.sign else { continue };
            let at = *at_of.entry(key(name)).or_insert(asked.len());
            if at == asked.len() {
                let said = said.iter().rev().find(|(known, _)| key(known) == key(name)).map(|&(_, polarity)| polarity);
                asked.push(AskedPolarity { name: name.clone(), count: 0, proposal: proposal(name), said });
            }
            if let Some(known) = asked.get_mut(at) {
                known.count += 1;
            }
        }
        Self { said, asked }
    }

    /// The polarity of a connection; unknown until somebody says.
    pub fn polarity(&self, sign: &Sign) -> Polarity {
        match sign {
            Sign::Blank => Polarity::Unknown,
            Sign::Said(polarity) => *polarity,
            Sign::Named(name) => {
                let found = self.said.iter().rev().find(|(known, _)| key(known) == key(name));
                found.map_or(Polarity::Unknown, |&(_, polarity)| polarity)
            }
        }
    }

    /// A name of which nobody said anything, and which speaks of no polarity.
    pub fn wordy<'s>(&self, sign: &'s Sign) -> Option<&'s str> {
        let Sign::Named(name) = sign else { return None };
        (proposal(name).is_none() && !self.said.iter().any(|(known, _)| key(known) == key(name))).then_some(name)
    }

    /// What is to be asked, with a sentence for each in the report. Names that are labels of their own kind each are not.
    pub fn into_asked(self, log: &mut Log) -> Vec<AskedPolarity> {
        let telling = |asked: &AskedPolarity| asked.proposal.is_some() || asked.said.is_some();
        for (name, _) in self.said.iter().filter(|(name, _)| !self.asked.iter().any(|asked| key(&asked.name) == key(name))) {
            log.say(format!("No connection of the file has the style or label \u{201c}{name}\u{201d}"));
        }
        let few = self.asked.len() <= MOST_NAMES;
        let asked: Vec<AskedPolarity> = self.asked.into_iter().filter(|asked| few || telling(asked)).collect();
        for open in asked.iter().filter(|asked| asked.said.is_none()) {
            let proposed = open.proposal.map_or_else(String::new, |polarity| format!(" (proposed: {})", polarity.symbol()));
            log.say(format!(
                "To be said: what the polarity of \u{201c}{}\u{201d} is, a name that {} in the file; ? until then{proposed}; \
                 --polarity '{}={}' says it",
                open.name,
                if open.count == 1 { "1 connection has".to_owned() } else { format!("{} connections have", open.count) },
                open.name,
                open.proposal.unwrap_or(Polarity::Plus).symbol()
            ));
        }
        asked
    }
}

/// What all spellings of a name have in common.
fn key(name: &str) -> String {
    fold(name.trim())
}
