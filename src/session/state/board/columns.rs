//! How cards are arranged: by hand where they were put, or in columns under headings.

use crate::map::{CitedPart, Code, Quote, QuoteId, SystemMap};

/// How cards are arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoardBy {
    /// Where somebody put them; the others wait beside them.
    #[default]
    Hand,
    /// A column for each voice.
    Voice,
    /// A column for each source.
    Source,
    /// A column for each participant.
    Participant,
    /// A column for each element that quotes bear on.
    Element,
    /// Those on the map, and those still to be placed.
    Placed,
}

impl BoardBy {
    /// Every way, from left to right.
    pub const ALL: [Self; 6] = [Self::Hand, Self::Voice, Self::Source, Self::Participant, Self::Element, Self::Placed];

    /// The words on its button.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hand => "By hand",
            Self::Voice => "Voice",
            Self::Source => "Source",
            Self::Participant => "Participant",
            Self::Element => "Element",
            Self::Placed => "Placed or not",
        }
    }
}

/// A column: its heading and its quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Column {
    pub heading: String,
    pub quotes: Vec<QuoteId>,
}

/// The columns of an arrangement, those without quotes left out. A quote on several elements stands in each of their columns.
pub(super) fn columns(map: &SystemMap, by: BoardBy, quotes: &[&Quote]) -> Vec<Column> {
    let pick = |heading: String, keep: &dyn Fn(&Quote) -> bool| Column {
        heading,
        quotes: quotes.iter().filter(|quote| keep(quote)).map(|quote| quote.id).collect(),
    };
    let mut all: Vec<Column> = match by {
        BoardBy::Hand => Vec::new(),
        BoardBy::Voice => {
            let named = map.voices().iter().map(|voice| pick(voice.name.clone(), &|q| q.voice == Some(voice.id)));
            named.chain([pick("No voice".to_owned(), &|q| q.voice.is_none())]).collect()
        }
        BoardBy::Source => {
            let named = map.sources().iter().map(|source| pick(source.title.clone(), &|q| q.source == Some(source.id)));
            named.chain([pick("No source".to_owned(), &|q| q.source.is_none())]).collect()
        }
        BoardBy::Participant => {
            let mut codes: Vec<&str> = quotes.iter().map(|q| q.participant.as_str()).filter(|code| !code.is_empty()).collect();
            codes.sort_unstable();
            codes.dedup();
            let named = codes.into_iter().map(|code| pick(code.to_owned(), &|q| q.participant == code));
            named.chain([pick("No participant code".to_owned(), &|q| q.participant.is_empty())]).collect()
        }
        BoardBy::Element => {
            let on = |q: &Quote, wanted: &dyn Fn(CitedPart) -> bool| q.citations.iter().any(|c| wanted(c.part));
            let named = map.elements().map(|element| {
                let heading = format!("{} {}", Code::element(element.number), element.label);
                pick(heading, &|q| on(q, &|part| part == CitedPart::Element(element.id)))
            });
            let other = pick("On connections or loops alone".to_owned(), &|q| {
                !q.citations.is_empty() && !on(q, &|part| matches!(part, CitedPart::Element(_)))
            });
            named.chain([other, pick("Not placed yet".to_owned(), &|q| q.citations.is_empty())]).collect()
        }
        BoardBy::Placed => vec![
            pick("Not placed yet".to_owned(), &|q| q.citations.is_empty()),
            pick("On the map".to_owned(), &|q| !q.citations.is_empty()),
        ],
    };
    all.retain(|column| !column.quotes.is_empty());
    all
}
