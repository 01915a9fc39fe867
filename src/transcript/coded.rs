//! Which passages of a transcript are coded, derived from the quotes: those that name this document, by its digest, or by its name when
//! the file was changed since.

use std::ops::Range;

use super::{Speakers, Transcript};
use crate::map::{Quote, QuoteId, SystemMap};

/// A passage with the quote it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedPassage {
    /// The quote.
    pub quote: QuoteId,
    /// Its number.
    pub number: u32,
    /// The characters.
    pub chars: Range<u32>,
}

/// The coded passages of a transcript.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// By where they begin, then by where they end.
    passages: Vec<CodedPassage>,
    /// For each paragraph which passages touch it.
    touching: Vec<Vec<u32>>,
    /// Quotes from an earlier state of the file whose words are no longer in it, or in more than one place.
    pub lost: Vec<QuoteId>,
}

impl Coded {
    /// The passages of this transcript that quotes of the map stand for.
    pub fn of(transcript: &Transcript, map: &SystemMap) -> Self {
        let mut coded = Self { touching: vec![Vec::new(); transcript.paragraphs().len()], ..Self::default() };
        for quote in map.quotes().iter() {
            match found(transcript, quote) {
                Found::At(chars) => coded.passages.push(CodedPassage { quote: quote.id, number: quote.number, chars }),
                Found::Lost => coded.lost.push(quote.id),
                Found::Elsewhere => {}
            }
        }
        coded.passages.sort_by_key(|p| (p.chars.start, p.chars.end, p.number));
        for (place, passage) in (0..).zip(&coded.passages) {
            let first = transcript.paragraph_at(passage.chars.start);
            let last = transcript.paragraph_at(passage.chars.end.saturating_sub(1));
            coded.touching.iter_mut().take(last + 1).skip(first).for_each(|touching| touching.push(place));
        }
        coded
    }

    /// Every passage, by where it begins.
    pub fn passages(&self) -> &[CodedPassage] {
        &self.passages
    }

    /// The passages that touch a paragraph.
    pub fn in_paragraph(&self, index: usize) -> impl Iterator<Item = &CodedPassage> {
        self.touching.get(index).into_iter().flatten().filter_map(|&place| self.passages.get(place as usize))
    }

    /// The shortest passage around a character.
    pub fn at(&self, transcript: &Transcript, at: u32) -> Option<&CodedPassage> {
        let around = self.in_paragraph(transcript.paragraph_at(at)).filter(|p| p.chars.contains(&at));
        around.min_by_key(|p| p.chars.end - p.chars.start)
    }

    /// Where a quote stands in the transcript.
    pub fn of_quote(&self, id: QuoteId) -> Option<Range<u32>> {
        self.passages.iter().find(|p| p.quote == id).map(|p| p.chars.clone())
    }

    /// The next (or previous) paragraph of which nothing is coded, from the one that `at` is in: its words without the speaker's name and
    /// without spaces around them. Paragraphs of those who ask are left out when speakers are recognised. It goes round at the end.
    pub fn uncoded(&self, transcript: &Transcript, speakers: Option<&Speakers>, at: u32, forward: bool) -> Option<Range<u32>> {
        let count = transcript.paragraphs().len();
        let here = transcript.paragraph_at(at);
        let order = (1..=count).map(|step| if forward { (here + step) % count } else { (here + count - step) % count });
        order.into_iter().find_map(|index| {
            let free = self.touching.get(index).is_none_or(Vec::is_empty) && !speakers.is_some_and(|s| s.asks(index));
            free.then(|| words_of(transcript, speakers, index)).flatten()
        })
    }

    /// How many paragraphs have words that could be coded, and how many of them are.
    pub fn tally(&self, transcript: &Transcript, speakers: Option<&Speakers>) -> (usize, usize) {
        let tells = |index: &usize| !speakers.is_some_and(|s| s.asks(*index)) && words_of(transcript, speakers, *index).is_some();
        let all: Vec<usize> = (0..transcript.paragraphs().len()).filter(tells).collect();
        let coded = all.iter().filter(|&&index| self.touching.get(index).is_some_and(|t| !t.is_empty())).count();
        (all.len(), coded)
    }
}

/// The words of a paragraph without the speaker's name and without spaces around them.
fn words_of(transcript: &Transcript, speakers: Option<&Speakers>, index: usize) -> Option<Range<u32>> {
    let paragraph = transcript.paragraphs().get(index)?;
    let text = transcript.paragraph(index);
    let skipped = speakers.and_then(|s| s.label(index)).map_or(0, |label| label.end);
    let rest = text.get(skipped..)?;
    let start = skipped + rest.len() - rest.trim_start().len();
    let end = text.trim_end().len();
    let chars = |byte: usize| paragraph.chars.start + text.get(..byte).unwrap_or_default().chars().count() as u32;
    (start < end).then(|| chars(start)..chars(end))
}

enum Found {
    At(Range<u32>),
    /// The quote names this document, but its words cannot be found.
    Lost,
    /// The quote is from another document, or from none.
    Elsewhere,
}

fn found(transcript: &Transcript, quote: &Quote) -> Found {
    let Some(passage) = &quote.passage else { return Found::Elsewhere };
    let chars = passage.start..passage.end;
    if passage.digest == transcript.digest() {
        // Somebody may have edited the quote since; the place stays what it was.
        return if transcript.words(chars.clone()).is_some() { Found::At(chars) } else { Found::Lost };
    }
    if passage.document != transcript.name() {
        return Found::Elsewhere;
    }
    if transcript.words(chars.clone()) == Some(&quote.original) {
        return Found::At(chars);
    }
    let mut places = transcript.text().match_indices(&quote.original).map(|(byte, _)| byte);
    match (places.next(), places.next()) {
        (Some(byte), None) if !quote.original.is_empty() => {
            let start = transcript.char_of(byte);
            Found::At(start..start + quote.original.chars().count() as u32)
        }
        _ => Found::Lost,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Extra, Numbers, Passage, Record};

    const TEXT: &str = "Interviewer: So?\r\nAnna: I w\u{e9}nt.\r\n\r\nInterviewer: And?\r\nAnna: He \u{1f642} came. Late.\r\nAnna: Bye";

    fn map(transcript: &Transcript, passages: &[Range<u32>]) -> SystemMap {
        let quotes = (1_u32..).zip(passages).map(|(number, chars)| {
            let mut quote = Quote::new(QuoteId::from_value(number.into()), number, transcript.words(chars.clone()).unwrap());
            let (document, digest) = (transcript.name().to_owned(), transcript.digest().to_owned());
            quote.passage = Some(Passage { document, digest, start: chars.start, end: chars.end, extra: Extra::default() });
            Record::from(quote)
        });
        SystemMap::from_records(quotes, Numbers::default()).0
    }

    fn at(transcript: &Transcript, words: &str) -> Range<u32> {
        let start = transcript.char_of(transcript.text().find(words).unwrap());
        start..start + words.chars().count() as u32
    }

    #[test]
    fn what_is_not_coded_yet_is_found_in_turn() {
        let transcript = Transcript::new("anna.txt", TEXT);
        let speakers = Speakers::of(&transcript);
        let coded = Coded::of(&transcript, &map(&transcript, &[at(&transcript, "He \u{1f642} came.")]));
        let next = |from: u32, forward| coded.uncoded(&transcript, Some(&speakers), from, forward);
        assert_eq!(next(0, true), Some(at(&transcript, "I w\u{e9}nt.")));
        assert_eq!(next(at(&transcript, "I w\u{e9}nt.").start, true), Some(at(&transcript, "Bye")));
        assert_eq!(next(at(&transcript, "Bye").start, true), Some(at(&transcript, "I w\u{e9}nt.")), "round the end");
        assert_eq!(next(0, false), Some(at(&transcript, "Bye")));
        assert_eq!(coded.uncoded(&transcript, None, 0, true), Some(at(&transcript, "Anna: I w\u{e9}nt.")));
        assert_eq!(coded.tally(&transcript, Some(&speakers)), (3, 1));
    }

    #[test]
    fn a_changed_file_is_searched_for_the_words() {
        let before = Transcript::new("anna.txt", TEXT);
        let map = map(&before, &[at(&before, "He \u{1f642} came."), at(&before, "Interviewer: "), at(&before, "Late.")]);
        let after = Transcript::new("anna.txt", format!("Recorded in May.\n{}", TEXT.replace("Late.", "At noon.")));
        let coded = Coded::of(&after, &map);
        assert_eq!(coded.passages().iter().map(|p| p.number).collect::<Vec<_>>(), [1]);
        assert_eq!(after.words(coded.passages()[0].chars.clone()), Some("He \u{1f642} came."));
        assert_eq!(coded.lost.len(), 2, "words that are gone, and words that stand twice");
        assert_eq!(Coded::of(&Transcript::new("other.txt", TEXT.replace("Late.", "")), &map).passages().len(), 0, "another document");
        assert_eq!(Coded::of(&Transcript::new("renamed.txt", TEXT), &map).passages().len(), 3, "known by its digest");
    }

    #[test]
    fn the_shortest_passage_around_a_character_is_meant() {
        let transcript = Transcript::new("anna.txt", TEXT);
        let (long, short) = (at(&transcript, "He \u{1f642} came. Late."), at(&transcript, "came."));
        let coded = Coded::of(&transcript, &map(&transcript, &[long.clone(), short.clone()]));
        assert_eq!(coded.at(&transcript, short.start).map(|p| p.number), Some(2));
        assert_eq!(coded.at(&transcript, long.start).map(|p| p.number), Some(1));
        assert_eq!(coded.at(&transcript, 0), None);
    }
}
