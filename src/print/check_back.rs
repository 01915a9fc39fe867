//! Check-back sheets: for each participant the words of theirs that would be printed, as they would be, to take back to them. The sheets name
//! nobody: whoever hands them out finds the participant by the codes of the quotes.

use std::collections::BTreeMap;

use crate::map::{Code, Quote};
use crate::scene::Page;
use crate::words::{Block, content_note, listed, said_by};

use super::asked::Asked;
use super::evidence::in_reach;
use super::furniture::audience_words;
use super::{Job, Paper, PrintError, PrintKind, Printout, Shelf, prose};

/// The name of the kind.
pub(super) const CHECK_BACK: &str = "check-back";

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: CHECK_BACK,
    title: "Check-back sheets",
    help: "For each participant the words of theirs that would be printed, to tick or strike out.",
    shelf: Shelf::Facilitator,
    paper: Paper::A4,
    settings: &[],
    pages,
};

const OPENING: &str = "These are words of yours that we would like to print, just as they stand here. Tick what may stay, strike out what should \
                       go, and write beside it what you would rather say. You need not give a reason, and you can change your mind later.";

/// More codes than this are counted in a page's head.
const MOST_CODES: usize = 6;

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let asked = Asked::of(map, job.options)?;
    let said = in_reach(map, &asked);
    let mut speakers: BTreeMap<u32, Vec<&Quote>> = BTreeMap::new();
    for quote in &said {
        if let Some(speaker) = job.released.speaker(quote.id) {
            speakers.entry(speaker).or_default().push(quote);
        }
    }
    let known: usize = speakers.values().map(Vec::len).sum();
    if speakers.is_empty() {
        let wanting =
            format!("no quote on {} that these readers may see has a participant; add the participants' codes first", asked.name());
        return Err(PrintError::Nothing { wanting });
    }
    let mut all: Vec<Page> = Vec::new();
    let count = speakers.len();
    for (done, quotes) in speakers.values().enumerate() {
        job.pace.step(done, count)?;
        all.extend(set_of(job, quotes)?);
    }
    let warnings = match said.len() - known {
        0 => Vec::new(),
        1 => vec!["one quote has no participant and is on no sheet".to_owned()],
        n => vec![format!("{n} quotes have no participant and are on no sheet")],
    };
    Ok(Printout::new(all, warnings))
}

/// The pages for one participant, numbered by themselves.
fn set_of(job: &mut Job<'_>, quotes: &[&Quote]) -> Result<Vec<Page>, PrintError> {
    let codes: Vec<String> = quotes.iter().map(|quote| Code::quote(quote.number).to_string()).collect();
    let which = if codes.len() > MOST_CODES { format!("{} quotes", codes.len()) } else { listed(&codes) };
    let subtitle = format!("{}, {}: {which}", KIND.title, audience_words(job.released));
    let mut blocks = vec![Block::Heading(1, "Your words".to_owned()), Block::Paragraph(OPENING.to_owned())];
    blocks.extend(content_note(job.released, quotes.iter().copied()).map(Block::Paragraph));
    for quote in quotes {
        let code = Code::quote(quote.number).to_string();
        blocks.push(Block::Heading(2, code.clone()));
        let (text, attribution) = (quote.text().to_owned(), said_by(job.released.map(), quote));
        blocks.push(Block::Quote { text, attribution, code });
        blocks.extend(
            ["May be printed as it stands", "Please leave it out", "Please change it, as I wrote beside it"]
                .map(|t| Block::Check(t.to_owned())),
        );
    }
    prose::pages(job, KIND.title, &subtitle, &blocks, job.options.paper_of(&KIND))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Consent, Element, ElementId, ElementKind, Numbers, Point, QuoteId, Record, SystemMap};
    use crate::print::{Pace, PrintOptions};
    use crate::release::{Audience, release};
    use crate::scene::Draw;

    fn map_of(said: &[(&str, &str, Consent)]) -> SystemMap {
        let quotes = said.iter().zip(1..).map(|(&(participant, text, consent), number)| {
            let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, "what was said first");
            (quote.shown, quote.participant, quote.consent) = (Some(text.to_owned()), participant.to_owned(), consent);
            Record::from(quote)
        });
        let element = Element::new(ElementId::from_value(99), 1, ElementKind::Factor, "Trust", Point::ZERO);
        SystemMap::from_records(quotes.chain([Record::from(element)]), Numbers::default()).0
    }

    fn printed(map: &SystemMap) -> Result<Printout, PrintError> {
        KIND.print(&release(map, Audience::Workshop), &PrintOptions::default(), &Pace::default())
    }

    fn words(page: &Page) -> String {
        let items = page.placed.iter().flat_map(|placed| &placed.scene.items);
        items.filter_map(|item| if let Draw::Text(text) = &item.draw { Some(text.shaped.text.clone() + " ") } else { None }).collect()
    }

    #[test]
    fn each_participant_has_a_sheet_of_their_own_words_and_is_not_named() {
        let map = map_of(&[
            ("PX1", "one", Consent::Workshop),
            ("PX2", "two", Consent::Workshop),
            ("PX1", "three", Consent::Public),
            ("PX2", "kept back", Consent::Internal),
            ("", "nobody's", Consent::Public),
        ]);
        let printout = printed(&map).unwrap();
        let pages: Vec<String> = printout.pages.iter().map(words).collect();
        assert_eq!(pages.len(), 2);
        assert!(pages[0].contains("one") && pages[0].contains("three") && !pages[0].contains("two"), "{}", pages[0]);
        assert!(pages[0].contains("Q1 and Q3") && pages[1].contains("two"), "{pages:?}");
        let all = pages.concat();
        for absent in ["PX1", "PX2", "kept back", "nobody's", "said first"] {
            assert!(!all.contains(absent), "{absent} in {all}");
        }
        assert!(printout.warnings.contains(&"one quote has no participant and is on no sheet".to_owned()));
    }

    #[test]
    fn without_participants_it_says_what_is_wanting() {
        let error = printed(&map_of(&[("", "words", Consent::Public)])).unwrap_err();
        assert!(error.to_string().contains("participant"), "{error}");
    }
}
