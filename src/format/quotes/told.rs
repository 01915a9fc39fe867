//! What is said of bringing quotes in: remarks counted over all quotes, and one sentence on what came of it.

use super::intake::IntakeCounts;
use crate::words::counted;

/// The most examples of a remark.
const EXAMPLES: usize = 6;

/// Remarks on quotes, in the order in which each came up first: "3 quotes have a part that is not on the map: A, B".
#[derive(Clone, Debug, Default)]
pub(super) struct Remarks(Vec<(&'static str, usize, Vec<String>)>);

impl Remarks {
    /// One more quote that has this; `example` is the word that it is about, empty where there is none.
    pub fn count(&mut self, remark: &'static str, example: &str) {
        let at = self.0.iter().position(|(known, ..)| *known == remark).unwrap_or_else(|| {
            self.0.push((remark, 0, Vec::new()));
            self.0.len() - 1
        });
        let Some((_, quotes, examples)) = self.0.get_mut(at) else { return };
        *quotes += 1;
        let example = example.trim();
        if !example.is_empty() && examples.len() <= EXAMPLES && !examples.iter().any(|known| known == example) {
            examples.push(example.to_owned());
        }
    }

    /// A sentence for each remark.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(remark, quotes, examples)| {
            let have = if *quotes == 1 { "has" } else { "have" };
            let shown: Vec<&str> = examples.iter().take(EXAMPLES).map(String::as_str).collect();
            let more = if examples.len() > EXAMPLES { ", \u{2026}" } else { "" };
            let examples = if shown.is_empty() { String::new() } else { format!(": {}{more}", shown.join(", ")) };
            format!("{} {have} {remark}{examples}", counted(*quotes, "quote"))
        })
    }
}

/// What came of it, in one sentence.
pub(super) fn told(counts: &IntakeCounts) -> String {
    let mut said = vec![if counts.new == 0 { "No quote came in".to_owned() } else { format!("{} came in", counted(counts.new, "quote")) }];
    if counts.unplaced > 0 {
        said.push(format!("{} unplaced", counts.unplaced));
    }
    if counts.elements > 0 {
        said.push(format!("{} as elements", counted(counts.elements, "code")));
    }
    if counts.sources > 0 {
        said.push(counted(counts.sources, "new source"));
    }
    if counts.voices > 0 {
        said.push(counted(counts.voices, "new voice"));
    }
    if counts.known > 0 {
        said.push(format!("{} {} on the map already", counts.known, if counts.known == 1 { "was" } else { "were" }));
    }
    if counts.grown > 0 {
        said.push(format!("{} of those found a part that it waited for", counts.grown));
    }
    if counts.withdrawn > 0 {
        said.push(format!("{} withdrawn and left out", counts.withdrawn));
    }
    said.join(", ")
}
