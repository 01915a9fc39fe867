//! Coding: a passage becomes a quote with exactly its characters. What a researcher says once about a whole text (source, who speaks, in
//! whose voice, with what consent) goes into each of its quotes.

use std::ops::Range;

use super::Transcript;
use crate::document::Edit;
use crate::map::{Citation, CitedPart, Consent, Extra, Passage, Quote, QuoteId, Record, Source, SourceId, Stance, SystemMap, VoiceId};

/// What every quote from a text is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coding {
    /// Where it comes from.
    pub source: Option<SourceId>,
    /// Who, exactly as printed.
    pub attribution: String,
    /// Whose voice it counts to.
    pub voice: Option<VoiceId>,
    /// A code for the person.
    pub participant: String,
    /// What was agreed.
    pub consent: Consent,
}

impl Coding {
    /// As in the last quote that was taken from this text; nothing, when none was. A text that lies with a source is of that source.
    pub fn of(transcript: &Transcript, map: &SystemMap) -> Self {
        let from_here =
            |quote: &&Quote| quote.passage.as_ref().is_some_and(|p| p.digest == transcript.digest() || p.document == transcript.name());
        match map.quotes().iter().filter(from_here).max_by_key(|quote| quote.number) {
            Some(quote) => Self {
                source: quote.source,
                attribution: quote.attribution.clone(),
                voice: quote.voice,
                participant: quote.participant.clone(),
                consent: quote.consent,
            },
            None => Self { source: kept_with(transcript, map).map(|source| source.id), ..Self::default() },
        }
    }
}

/// The source that this text is kept with.
fn kept_with<'a>(transcript: &Transcript, map: &'a SystemMap) -> Option<&'a Source> {
    map.sources().iter().find(|source| !source.text.is_empty() && source.text == transcript.text())
}

/// The edit that makes a passage a quote on a part, or one still to be placed, and the quote's identity. A passage that is a quote already
/// is only hung on the part as well. Nothing for an empty passage, and nothing for one that was kept before and is to be kept again.
pub fn code(
    map: &SystemMap,
    transcript: &Transcript,
    chars: Range<u32>,
    coding: &Coding,
    new: QuoteId,
    on: Option<(CitedPart, Stance)>,
) -> Option<(QuoteId, Edit)> {
    let words = transcript.words(chars.clone())?;
    let same = |quote: &&Quote| {
        let here = quote.passage.as_ref().filter(|p| p.digest == transcript.digest());
        quote.original == words && here.is_some_and(|p| (p.start, p.end) == (chars.start, chars.end))
    };
    if let Some(quote) = map.quotes().iter().find(same) {
        let (part, stance) = on?;
        return Some((quote.id, Edit::Cite { quote: quote.id, part, stance }));
    }
    let mut quote = Quote::new(new, 0, words);
    let (document, digest) = (transcript.name().to_owned(), transcript.digest().to_owned());
    quote.passage = Some(Passage { document, digest, start: chars.start, end: chars.end, extra: Extra::default() });
    quote.source = coding.source.filter(|&id| map.sources().contains(id));
    quote.voice = coding.voice.filter(|&id| map.voices().contains(id));
    quote.attribution.clone_from(&coding.attribution);
    quote.participant.clone_from(&coding.participant);
    quote.consent = coding.consent;
    quote.citations.extend(on.map(|(part, stance)| Citation::new(part, stance)));
    Some((new, Edit::All("code passage".to_owned(), vec![Edit::AddQuote(Box::new(quote))])))
}

/// The edit that keeps the text with a source of the map: with the one given if it has none yet, else with a new one of the text's name. The
/// answer is also which source. Nothing when the map holds the text already.
pub fn keep_text(map: &SystemMap, transcript: &Transcript, source: Option<SourceId>, new: SourceId) -> Option<(SourceId, Edit)> {
    if kept_with(transcript, map).is_some() {
        return None;
    }
    let given = source.and_then(|id| map.sources().get(id)).filter(|source| source.text.is_empty()).cloned();
    let number = map.sources().last_number().saturating_add(1);
    let mut source = given.unwrap_or_else(|| Source::new(new, number, transcript.name()));
    transcript.text().clone_into(&mut source.text);
    Some((source.id, Edit::All("keep transcript".to_owned(), vec![Edit::Put(Box::new(Record::from(source)))])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::map::{ElementId, ElementKind, IdSource, Point};

    const TEXT: &str =
        "\u{201c}They\u{2026} never\r\n call\u{201d} \u{2014} [pause] e\u{301} \u{645}\u{631}\u{62d}\u{628}\u{627} \u{1f642}\r\n";

    fn document() -> (Document, ElementId) {
        let mut document = Document::new(SystemMap::default(), IdSource::seeded(1));
        let id = document.new_id();
        document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
        (document, id)
    }

    #[test]
    fn a_quote_has_exactly_the_characters_of_its_passage() {
        let (mut document, element) = document();
        let transcript = Transcript::new("p7.txt", TEXT);
        let all = 0..transcript.length();
        for chars in [all.clone(), 6..16, 13..14, all.end - 2..all.end] {
            let coding = Coding { participant: "P07".into(), consent: Consent::Workshop, ..Coding::default() };
            let on = Some((CitedPart::Element(element), Stance::Qualifies));
            let (id, edit) = code(document.map(), &transcript, chars.clone(), &coding, document.new_id(), on).unwrap();
            let steps = document.history().done().len();
            document.edit(&edit);
            assert_eq!(document.history().done().len(), steps + 1, "one step");
            let quote = document.map().quotes().get(id).unwrap();
            let wanted: String = TEXT.chars().skip(chars.start as usize).take(chars.len()).collect();
            assert_eq!(quote.original.as_bytes(), wanted.as_bytes());
            assert_eq!((quote.participant.as_str(), quote.consent), ("P07", Consent::Workshop));
            assert_eq!(quote.stance_on(CitedPart::Element(element)), Some(Stance::Qualifies));
            // Through the file and back.
            let file = crate::format::ron::write(document.map());
            let read = crate::format::ron::read(file.as_bytes(), &crate::format::ImportOptions::default()).unwrap();
            assert_eq!(read.map.quotes().get(id), Some(quote));
        }
        assert!(code(document.map(), &transcript, 3..3, &Coding::default(), document.new_id(), None).is_none());
    }

    #[test]
    fn a_passage_is_one_quote_however_often_it_is_coded() {
        let (mut document, element) = document();
        let transcript = Transcript::new("p7.txt", TEXT);
        let (first, edit) = code(document.map(), &transcript, 0..5, &Coding::default(), document.new_id(), None).unwrap();
        document.edit(&edit);
        let on = Some((CitedPart::Element(element), Stance::Supports));
        let (second, edit) = code(document.map(), &transcript, 0..5, &Coding::default(), document.new_id(), on).unwrap();
        document.edit(&edit);
        assert_eq!((first, document.map().quotes().len()), (second, 1));
        assert!(code(document.map(), &transcript, 0..5, &Coding::default(), document.new_id(), None).is_none());
    }

    #[test]
    fn what_was_said_of_a_text_is_taken_up_again() {
        let (mut document, _) = document();
        let transcript = Transcript::new("p7.txt", TEXT);
        let coding = Coding { attribution: "A parent".into(), participant: "P07".into(), ..Coding::default() };
        let (_, edit) = code(document.map(), &transcript, 0..5, &coding, document.new_id(), None).unwrap();
        document.edit(&edit);
        assert_eq!(Coding::of(&transcript, document.map()), coding);
        assert_eq!(Coding::of(&Transcript::new("p8.txt", "Other words"), document.map()), Coding::default());
    }

    #[test]
    fn the_text_is_kept_once_and_byte_for_byte() {
        let (mut document, _) = document();
        let transcript = Transcript::new("p7.txt", TEXT);
        let (id, edit) = keep_text(document.map(), &transcript, None, document.new_id()).unwrap();
        document.edit(&edit);
        let file = crate::format::ron::write(document.map());
        let read = crate::format::ron::read(file.as_bytes(), &crate::format::ImportOptions::default()).unwrap();
        assert_eq!(read.map.sources().get(id).map(|s| (s.title.as_str(), s.text.as_str())), Some(("p7.txt", TEXT)));
        assert!(keep_text(document.map(), &transcript, Some(id), document.new_id()).is_none());
        assert_eq!(Coding::of(&transcript, document.map()).source, Some(id));
    }
}
