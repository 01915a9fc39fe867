//! Story cards: each named loop as a ring of its own, told in numbered sentences, with somebody's words and a question to discuss.

mod card;
mod oval;
mod pages;
mod pieces;
mod plan;
mod ring;
mod text;
mod voice;

use std::collections::BTreeSet;

use crate::map::{NamedLoop, Quote, QuoteId, SystemMap};

use super::asked::Asked;
use super::furniture::{Footer, numbered, points};
use crate::words::{ToldLoop, content_note, told_loops};
use card::{Card, Maker};

use super::{Job, Paper, PrintError, PrintKind, PrintOptions, Printout, Shelf};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "loops",
    title: "Loop story cards",
    help: "A card for each named loop: drawn as a ring, told step by step, with a question to discuss.",
    shelf: Shelf::Words,
    paper: Paper::A4,
    settings: &[],
    pages,
};

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let Job { released, options, types, pace } = job;
    let map = released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    // What is next to a loop is not of its story.
    let asked = Asked::of(map, &PrintOptions { around: false, ..options.clone() })?;
    let (told, broken) = told_loops(map);
    let told: Vec<ToldLoop> = told.into_iter().filter(|told| asked.holds(told)).collect();
    if told.is_empty() {
        return Err(PrintError::Nothing { wanting: wanting(&asked, &broken) });
    }
    let quotes = chosen(map, &told);
    let note = content_note(released, quotes.iter().flatten().copied());
    let footer = Footer::of(released);
    let mut warnings = said_of(&told, if asked.is_everything() { &broken } else { &[] });
    let paper = options.paper_of(&KIND);
    let mut sheets = Vec::new();
    for (done, (told, quote)) in told.iter().zip(&quotes).enumerate() {
        pace.step(done, quotes.len())?;
        let note = note.as_deref().filter(|_| done == 0);
        let mut maker = Maker { released, paper, footer: &footer, options, types };
        let card = Card { told, quote: *quote, note, is_first: done == 0 };
        let made = maker.card(&card)?;
        warnings.extend(too_small(&mut maker, &card, made.label));
        sheets.extend(made.sheets);
    }
    Ok(Printout::new(numbered(sheets, &footer, options, types), warnings))
}

/// What there would have to be.
fn wanting(asked: &Asked, broken: &[&NamedLoop]) -> String {
    if !asked.is_everything() {
        format!("no named loop lies wholly in {}; name one there, or print all loops", asked.name())
    } else if broken.is_empty() {
        "no loop of this map has a name; find a loop in the list of loops and give it one".to_owned()
    } else {
        "every named loop of this map is broken; mend its steps, or name another loop".to_owned()
    }
}

/// A quote for each card, different ones where there is a choice.
fn chosen<'m>(map: &'m SystemMap, told: &[ToldLoop]) -> Vec<Option<&'m Quote>> {
    let mut used: BTreeSet<QuoteId> = BTreeSet::new();
    let choose = |told: &ToldLoop| {
        let quote = voice::quote_for(map, told, &used);
        used.extend(quote.map(|quote| quote.id));
        quote
    };
    told.iter().map(choose).collect()
}

/// What to know of loops that are not as they were when somebody wrote about them.
fn said_of(told: &[ToldLoop], broken: &[&NamedLoop]) -> Vec<String> {
    let flipped = told.iter().filter(|told| told.flipped && !told.named.story.trim().is_empty()).map(|told| {
        let (code, before, now) = (&told.code, told.named.last_type.name().to_lowercase(), told.found.kind.name().to_lowercase());
        format!("{code} was {before} when its story was written and is {now} now; read its story again before you print it.")
    });
    let broken =
        broken.iter().map(|named| format!("The loop \u{201c}{}\u{201d} has no card: a step of it is no longer on the map.", named.name));
    flipped.chain(broken).collect()
}

/// What to say when the labels of a ring are smaller than is easy to read, with the paper that would be large enough.
fn too_small(maker: &mut Maker<'_>, card: &Card, label: f64) -> Option<String> {
    let (need, paper) = (maker.options.smallest_reading(), maker.paper);
    if label + 1e-6 >= need {
        return None;
    }
    let larger = [Paper::A4, Paper::A3, Paper::A2].into_iter().filter(|larger| larger.width > paper.width.min(paper.height) + 0.5);
    let remedy = larger.map(|larger| larger.turned(paper.is_landscape())).find_map(|larger| {
        maker.paper = larger;
        let made = maker.card(card).ok()?;
        (made.label + 1e-6 >= need).then(|| format!("on {larger} they would be {} pt", points(made.label)))
    });
    maker.paper = paper;
    let remedy = remedy.unwrap_or_else(|| "choose a larger paper".to_owned());
    let (code, size, need) = (&card.told.code, points(label), points(need));
    Some(format!("The labels in the ring of {code} are {size} pt on {paper}, under {need} pt, which many people cannot read; {remedy}."))
}
