//! [`Transcript`]: a text with its paragraphs, addressed by character (Unicode code point). Every character stays, line ends too.

use std::fmt::Write;
use std::ops::Range;

use sha2::{Digest, Sha256};

/// A paragraph longer than this many characters is shown as several, cut at a space, so that only what is in view is laid out.
const LONGEST: u32 = 3000;

/// A stretch of a transcript that is laid out on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its characters, without the line end.
    pub chars: Range<u32>,
    /// The same in bytes.
    pub bytes: Range<usize>,
}

/// A text beside the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    name: String,
    text: String,
    digest: String,
    length: u32,
    paragraphs: Vec<Paragraph>,
    /// What was guessed while it was read, in a sentence.
    pub remark: Option<String>,
}

impl Transcript {
    /// A text under the name by which quotes remember it. Its length in characters must fit a `u32`; [`super::read`] sees to that.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let (name, text) = (name.into(), text.into());
        let digest = Sha256::digest(text.as_bytes()).iter().take(8).fold(String::new(), |mut hex, byte| {
            // Writing into a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let (paragraphs, length) = split(&text);
        Self { name, text, digest, length, paragraphs, remark: None }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first 16 hexadecimal digits of its SHA-256.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// How many characters it has.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// Its paragraphs: at least one, in order, without their line ends.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The words of a paragraph.
    pub fn paragraph(&self, index: usize) -> &str {
        self.paragraphs.get(index).and_then(|p| self.text.get(p.bytes.clone())).unwrap_or_default()
    }

    /// The paragraph that a character is in; a line end counts to the one before it.
    pub fn paragraph_at(&self, at: u32) -> usize {
        self.paragraphs.partition_point(|p| p.chars.start <= at).saturating_sub(1)
    }

    /// Where a character begins, in bytes; behind the last is the end.
    pub fn byte_of(&self, at: u32) -> usize {
        let Some(paragraph) = self.paragraphs.get(self.paragraph_at(at)) else { return 0 };
        let inside = at.saturating_sub(paragraph.chars.start) as usize;
        // Goes on through the line end, which is no part of the paragraph.
        let rest = self.text.get(paragraph.bytes.start..).unwrap_or_default();
        rest.char_indices().nth(inside).map_or(self.text.len(), |(byte, _)| paragraph.bytes.start + byte)
    }

    /// Which character begins at a byte.
    pub fn char_of(&self, byte: usize) -> u32 {
        let index = self.paragraphs.partition_point(|p| p.bytes.start <= byte).saturating_sub(1);
        let Some(paragraph) = self.paragraphs.get(index) else { return 0 };
        let before = self.text.get(paragraph.bytes.start..byte).unwrap_or_default();
        paragraph.chars.start + before.chars().count() as u32
    }

    /// The words of a stretch, byte for byte; none when it is empty or reaches beyond the text.
    pub fn words(&self, chars: Range<u32>) -> Option<&str> {
        if chars.start >= chars.end || chars.end > self.length {
            return None;
        }
        self.text.get(self.byte_of(chars.start)..self.byte_of(chars.end))
    }

    /// The word at a character: letters, digits, and marks within it; what is no word stands alone.
    pub fn word_at(&self, at: u32) -> Range<u32> {
        let index = self.paragraph_at(at);
        let Some(paragraph) = self.paragraphs.get(index) else { return at..at };
        let letters: Vec<char> = self.paragraph(index).chars().collect();
        let here = (at - paragraph.chars.start).min(letters.len().saturating_sub(1) as u32) as usize;
        let in_word = |i: usize| letters.get(i).is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-'));
        if !in_word(here) {
            let one = u32::from(!letters.is_empty());
            return paragraph.chars.start + here as u32..paragraph.chars.start + here as u32 + one;
        }
        let start = (0..here).rev().take_while(|&i| in_word(i)).last().unwrap_or(here);
        let end = (here..letters.len()).take_while(|&i| in_word(i)).last().unwrap_or(here) + 1;
        paragraph.chars.start + start as u32..paragraph.chars.start + end as u32
    }
}

/// Splits at line feeds, carriage returns, and both together; what is left too long, at spaces. The answer is also the length.
fn split(text: &str) -> (Vec<Paragraph>, u32) {
    let mut found = Vec::new();
    let (mut start, mut start_byte, mut at) = (0_u32, 0, 0_u32);
    let mut letters = text.char_indices().peekable();
    while let Some((byte, c)) = letters.next() {
        let too_long = at - start >= LONGEST && c == ' ';
        if c == '\n' || c == '\r' {
            found.push(Paragraph { chars: start..at, bytes: start_byte..byte });
            if c == '\r' && letters.next_if(|(_, next)| *next == '\n').is_some() {
                at += 1;
            }
        }
        at += 1;
        if matches!(c, '\n' | '\r') {
            (start, start_byte) = (at, letters.peek().map_or(text.len(), |(byte, _)| *byte));
        } else if too_long {
            found.push(Paragraph { chars: start..at, bytes: start_byte..byte + 1 });
            (start, start_byte) = (at, byte + 1);
        }
    }
    found.push(Paragraph { chars: start..at, bytes: start_byte..text.len() });
    (found, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_counted_as_it_stands() {
        let text = "a\u{e9}\r\n\u{1f642}b\n\rc\r\n";
        let transcript = Transcript::new("t.txt", text);
        let spans: Vec<_> = transcript.paragraphs().iter().map(|p| (p.chars.start, p.chars.end)).collect();
        assert_eq!(spans, [(0, 2), (4, 6), (7, 7), (8, 9), (11, 11)]);
        assert_eq!(transcript.length(), text.chars().count() as u32);
        for start in 0..transcript.length() {
            for end in start + 1..=transcript.length() {
                let wanted: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
                assert_eq!(transcript.words(start..end), Some(wanted.as_str()), "{start}..{end}");
                assert_eq!(transcript.char_of(transcript.byte_of(start)), start);
            }
        }
        assert_eq!((transcript.words(3..3), transcript.words(0..12)), (None, None));
    }

    #[test]
    fn a_text_without_line_ends_is_cut_for_showing_only() {
        let text = "word \u{e9} ".repeat(4000);
        let transcript = Transcript::new("t.txt", text.clone());
        assert!(transcript.paragraphs().len() > 8);
        let joined: String = (0..transcript.paragraphs().len()).map(|i| transcript.paragraph(i)).collect();
        assert_eq!(joined, text);
        assert_eq!(transcript.words(3500..3504), Some(&*text.chars().skip(3500).take(4).collect::<String>()));
    }

    #[test]
    fn a_word_is_found_from_any_of_its_letters() {
        let transcript = Transcript::new("t.txt", "I don\u{2019}t know.\nYes");
        assert_eq!(transcript.word_at(4), 2..7);
        assert_eq!(transcript.word_at(12), 12..13, "a full stop is no word");
        assert_eq!(transcript.word_at(15), 14..17);
        assert_eq!(Transcript::new("t.txt", "").word_at(0), 0..0);
    }
}
