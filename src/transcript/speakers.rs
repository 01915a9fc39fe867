//! Who speaks in which paragraph: lines that begin with a name and a colon, when that name does so more than once.

use std::collections::HashMap;
use std::ops::Range;

use super::Transcript;

/// The longest name, in characters.
const LONGEST: usize = 40;
/// The most words of a name.
const WORDS: usize = 4;
/// Names of those who ask, in small letters; also as the first word of a name ("Interviewer 2").
const ASKING: [&str; 10] = ["interviewer", "int", "i", "q", "question", "facilitator", "moderator", "researcher", "fac", "mod"];

/// Who speaks where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speakers {
    /// For each paragraph the bytes of the name with its colon; none where no name stands.
    labels: Vec<Option<Range<usize>>>,
    /// For each paragraph whether it belongs to somebody who asks.
    asking: Vec<bool>,
}

impl Speakers {
    /// The speakers of a transcript; nobody, when no name comes twice.
    pub fn of(transcript: &Transcript) -> Self {
        let words = |index: usize| transcript.paragraph(index);
        let count = transcript.paragraphs().len();
        let found: Vec<Option<Range<usize>>> = (0..count).map(|index| label(words(index))).collect();
        let name = |index: usize, range: &Range<usize>| words(index).get(range.clone()).map(plain).unwrap_or_default();
        let mut times: HashMap<String, u32> = HashMap::new();
        for (index, range) in found.iter().enumerate() {
            if let Some(range) = range {
                *times.entry(name(index, range)).or_default() += 1;
            }
        }
        let mut speakers = Self::default();
        let mut asks = false;
        for (index, range) in found.into_iter().enumerate() {
            let range = range.filter(|range| times.get(&name(index, range)).is_some_and(|&times| times > 1));
            if let Some(range) = &range {
                asks = is_asking(&name(index, range));
            }
            speakers.labels.push(range);
            speakers.asking.push(asks);
        }
        speakers
    }

    /// Whether anybody was recognised.
    pub fn is_empty(&self) -> bool {
        self.labels.iter().all(Option::is_none)
    }

    /// The name at the start of a paragraph, colon and all, in bytes of the paragraph.
    pub fn label(&self, paragraph: usize) -> Option<Range<usize>> {
        self.labels.get(paragraph).cloned().flatten()
    }

    /// Whether a paragraph belongs to somebody who asks, not to somebody who tells.
    pub fn asks(&self, paragraph: usize) -> bool {
        self.asking.get(paragraph).copied().unwrap_or(false)
    }
}

/// The bytes of what looks like a name with its colon at the start of a paragraph.
fn label(paragraph: &str) -> Option<Range<usize>> {
    let start = paragraph.len() - paragraph.trim_start().len();
    let rest = paragraph.get(start..)?;
    let colon = rest.char_indices().take(LONGEST + 1).find(|(_, c)| *c == ':').map(|(at, _)| at)?;
    let name = rest.get(..colon)?;
    // Markdown closes its stars behind the colon.
    let stars = rest.get(colon + 1..)?.bytes().take_while(|b| *b == b'*').count();
    let behind = rest.get(colon + 1 + stars..)?;
    let spaced = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let words = name.split_whitespace().count();
    let first = name.trim_start_matches(['*', '[', '(']).chars().next()?;
    let sound = !name.contains(['.', ',', ';', '?', '!', '\u{2026}', '"', '\u{201c}']);
    let named = first.is_uppercase() || first.is_numeric() || !first.is_lowercase();
    (spaced && sound && named && first.is_alphanumeric() && (1..=WORDS).contains(&words)).then_some(start..start + colon + 1 + stars)
}

/// A name as it is compared: without stars, brackets, colon and case.
fn plain(label: &str) -> String {
    label.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_asking(name: &str) -> bool {
    let first = name.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    ASKING.contains(&name) || ASKING.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_come_twice_are_speakers_and_interviewers_ask() {
        let text = "Interviewer: How was it?\nP1: Hard.\nIt took weeks.\nOne thing: nobody called.\n**Interviewer:** And now?\nP1: Better.\nAt 10:30 he came.";
        let transcript = Transcript::new("t.md", text);
        let speakers = Speakers::of(&transcript);
        let labels: Vec<_> = (0..7).map(|i| speakers.label(i).and_then(|r| transcript.paragraph(i).get(r).map(str::to_owned))).collect();
        let wanted = [Some("Interviewer:"), Some("P1:"), None, None, Some("**Interviewer:**"), Some("P1:"), None];
        assert_eq!(labels, wanted.map(|l| l.map(str::to_owned)), "a colon alone makes no speaker");
        assert_eq!((0..7).map(|i| speakers.asks(i)).collect::<Vec<_>>(), [true, false, false, false, true, false, false]);
        assert!(Speakers::of(&Transcript::new("t.txt", "Dear all: hello\nBye: see you")).is_empty());
    }
}
