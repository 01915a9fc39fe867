//! Quote cards to cut out: somebody's words on each, verbatim and never cut short, with whose they are and which part of the map they bear on.

mod card;
mod fit;
mod sheet;
mod size;

use crate::map::Quote;
use crate::release::Released;
use crate::words::{counted, listed, told_loops};

use super::asked::Asked;
use super::imposition::Imposition;
use super::{Job, Paper, PrintError, PrintKind, PrintOptions, Printout, Setting, Shelf, Values};
use card::Words;
use fit::{Fitted, fitted};
use sheet::SheetOf;
use size::{CardSize, SIZE};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "quote-cards",
    title: "Quote cards",
    help: "A card for each quote, to be cut out, read aloud and put beside the map.",
    shelf: Shelf::Words,
    paper: Paper::A4,
    settings: &[SIZE, BACKS, SENSITIVE],
    pages,
};

/// Whether backs are printed.
const BACKS: Setting = Setting {
    name: "backs",
    title: "Codes on the back",
    help: "A page of large codes behind each page of cards; print on both sides, turned over the long edge.",
    values: Values::Switch { default: false },
};

/// What becomes of sensitive ones.
const SENSITIVE: Setting = Setting {
    name: "sensitive",
    title: "Quotes marked sensitive",
    help: "On pages of their own, with a word of warning, or not at all.",
    values: Values::Choice(&[("own-pages", "On pages of their own"), ("leave-out", "Leave them out")]),
};

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let Job { released, options, types, pace } = job;
    let map = released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let asked = Asked::of(map, options)?;
    let leave_out = SENSITIVE.of(options) == "leave-out";
    let quotes = wanted(released, &asked, leave_out)?;
    let paper = options.paper.unwrap_or(KIND.paper);
    let impositions = CardSize::ALL.map(|size| (size, Imposition::new(paper, options.landscape, size.millimetres())));
    let loops = told_loops(map).0;
    let mut cards: Vec<Fitted> = Vec::new();
    for (done, quote) in quotes.iter().enumerate() {
        pace.step(done, quotes.len())?;
        let words = Words::of(map, &loops, &asked, quote);
        cards.extend(fitted(&words, CardSize::of(quote.sensitive, options), &impositions, options, types));
    }
    let mut made = Vec::new();
    for sensitive in [false, true] {
        for (size, imposition) in &impositions {
            let alike: Vec<&Fitted> = cards.iter().filter(|card| card.size == *size && card.words.sensitive == sensitive).collect();
            for on_sheet in alike.chunks(imposition.cells.len()) {
                let sheet = SheetOf { released, imposition, size: *size, cards: on_sheet, sensitive, options };
                made.push(sheet.front(types)?);
                if BACKS.is_on(options) {
                    made.push(sheet.back(types)?);
                }
            }
        }
    }
    Ok(Printout::new(made, moved(&cards, options)))
}

/// The quotes that get a card, by number.
fn wanted<'m>(released: &'m Released, asked: &Asked, leave_out: bool) -> Result<Vec<&'m Quote>, PrintError> {
    let map = released.map();
    let nothing = |wanting: String| Err(PrintError::Nothing { wanting });
    if map.quotes().is_empty() {
        return nothing(match released.left_out().quotes {
            0 => "the map has no quotes; add what people said to its elements and connections".to_owned(),
            n => {
                format!("the map has {} but none that may be shown here; record what was agreed, or print for others", counted(n, "quote"))
            }
        });
    }
    let bears = |quote: &&Quote| asked.is_everything() || quote.citations.iter().any(|c| asked.covers(map, c.part));
    let all: Vec<&Quote> = map.quotes().iter().filter(bears).collect();
    if all.is_empty() {
        return nothing(format!("no quote that may be shown bears on {}; print the cards of the whole map", asked.name()));
    }
    let kept: Vec<&Quote> = all.into_iter().filter(|quote| !(leave_out && quote.sensitive)).collect();
    if kept.is_empty() {
        return nothing("every quote here is marked sensitive; choose pages of their own for them".to_owned());
    }
    Ok(kept)
}

/// What to know of words that are on larger cards than was asked for.
fn moved(cards: &[Fitted], options: &PrintOptions) -> Vec<String> {
    let codes = |size: CardSize| {
        let larger = cards.iter().filter(|card| card.size == size && size > CardSize::of(card.words.sensitive, options));
        let mut codes: Vec<String> = larger.map(|card| card.words.code.clone()).collect();
        codes.dedup();
        codes
    };
    let told = CardSize::ALL.into_iter().map(|size| (size, codes(size))).filter(|(_, codes)| !codes.is_empty());
    let asked = CardSize::of(false, options).name();
    told.map(|(size, codes)| {
        let are = if codes.len() == 1 { "is" } else { "are" };
        format!("{} {are} too long for a card of {asked} and {are} on {} instead, on sheets at the end.", listed(&codes), size.name())
    })
    .collect()
}
