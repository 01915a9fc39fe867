//! Puts cards down: those somebody placed where they were placed, the others in columns.

use super::columns::{BoardBy, columns};
use crate::map::{Code, Consent, Point, Quote, QuoteId, Rect, SystemMap};
use crate::release::Audience;
use crate::scene::{CARD_WIDTH, Card, CardText};
use crate::text::Typesetter;

/// Between cards, and between columns.
const GAP: f64 = 12.0;
const COLUMN_GAP: f64 = 36.0;
/// The longest a column gets before its cards go on beside it.
const LONGEST: f64 = 1600.0;
/// Above a column, for its heading.
const HEAD: f64 = 60.0;
/// Up to so many cards are measured exactly; of more, those that were not seen yet are guessed.
const MEASURED: usize = 1500;

/// Cards and headings with their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    pub cards: Vec<(QuoteId, Rect)>,
    /// Where the first card below it begins, words, how many cards.
    pub headings: Vec<(Point, String, usize)>,
}

/// Lays out these quotes.
pub(super) fn lay(map: &SystemMap, by: BoardBy, quotes: &[QuoteId], types: &mut Typesetter) -> Laid {
    let found: Vec<&Quote> = quotes.iter().filter_map(|&id| map.quotes().get(id)).collect();
    let exact = found.len() <= MEASURED;
    let mut height = |quote: &Quote| {
        let text = text_of(map, quote, false);
        if exact { Card::of(&text, types).height } else { Card::guess(&text) }
    };
    let mut laid = Laid::default();
    if by == BoardBy::Hand {
        let (placed, waiting): (Vec<&Quote>, Vec<&Quote>) = found.into_iter().partition(|quote| quote.board.is_some_and(Point::is_finite));
        // To the left of where cards are laid, growing away from them: what is laid out later moves nothing.
        waiting_cards(&mut laid, &waiting, &mut height);
        for (quote, at) in placed.into_iter().filter_map(|quote| Some((quote, quote.board?))) {
            laid.cards.push((quote.id, Rect::from_origin_size(at, (CARD_WIDTH, height(quote)))));
        }
        return laid;
    }
    let mut x = 0.0;
    for column in columns(map, by, &found) {
        laid.headings.push((Point::new(x, HEAD), column.heading, column.quotes.len()));
        let mut y = HEAD;
        for quote in column.quotes.iter().filter_map(|&id| map.quotes().get(id)) {
            let tall = height(quote);
            if y > HEAD && y + tall > HEAD + LONGEST {
                x += CARD_WIDTH + GAP;
                y = HEAD;
            }
            laid.cards.push((quote.id, Rect::from_origin_size((x, y), (CARD_WIDTH, tall))));
            y += tall + GAP;
        }
        x += CARD_WIDTH + COLUMN_GAP;
    }
    laid
}

/// Cards that nobody has put anywhere yet, in columns from right to left.
fn waiting_cards(laid: &mut Laid, waiting: &[&Quote], height: &mut impl FnMut(&Quote) -> f64) {
    if waiting.is_empty() {
        return;
    }
    // As wide as high, about.
    let heights: Vec<f64> = waiting.iter().map(|quote| height(quote) + GAP).collect();
    let area = heights.iter().sum::<f64>() * (CARD_WIDTH + GAP);
    let longest = area.sqrt().max(600.0);
    let mut x = -(CARD_WIDTH + 2.0 * COLUMN_GAP);
    let mut y = HEAD;
    for (quote, tall) in waiting.iter().zip(heights) {
        if y > HEAD && y + tall > HEAD + longest {
            x -= CARD_WIDTH + GAP;
            y = HEAD;
        }
        laid.cards.push((quote.id, Rect::from_origin_size((x, y), (CARD_WIDTH, tall - GAP))));
        y += tall;
    }
    laid.headings.push((Point::new(x, HEAD), "Not laid out yet".to_owned(), waiting.len()));
}

/// What stands on the card of a quote. While presenting its voice alone says whose it is: an attribution may say who somebody is.
pub(super) fn text_of(map: &SystemMap, quote: &Quote, presenting: bool) -> CardText {
    let voices = map.voices();
    let voice = quote.voice.and_then(|id| voices.iter().position(|voice| voice.id == id));
    let name = || quote.voice.and_then(|id| voices.get(id)).map_or("No attribution", |voice| voice.name.as_str());
    let mut notes = Vec::new();
    if quote.citations.is_empty() {
        notes.push("Not placed on the map yet".to_owned());
    }
    if quote.sensitive {
        notes.push("Sensitive topic".to_owned());
    }
    if !Audience::default().may_read(quote.consent) {
        notes.push(match quote.consent {
            Consent::Internal => "Not for print: internal only".to_owned(),
            _ => "Not for print: no consent yet".to_owned(),
        });
    }
    CardText {
        words: if quote.text().is_empty() { "No words yet".to_owned() } else { format!("\u{2018}{}\u{2019}", quote.text()) },
        who: if presenting || quote.attribution.is_empty() { name().to_owned() } else { quote.attribution.clone() },
        code: Code::quote(quote.number).to_string(),
        voice: voice.unwrap_or(voices.len().max(2)),
        notes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{IdSource, Numbers, Record, Voice};

    fn map(count: u32) -> (SystemMap, Vec<QuoteId>) {
        let mut ids = IdSource::seeded(3);
        let voice = Voice { id: ids.next(), number: 1, name: "Parents".into(), extra: crate::map::Extra::default() };
        let mut records = vec![Record::from(voice.clone())];
        for number in 1..=count {
            let mut quote = Quote::new(ids.next(), number, "what somebody said ".repeat(1 + number as usize % 9));
            quote.voice = (number % 2 == 0).then_some(voice.id);
            quote.board = (number % 3 == 0).then(|| Point::new(f64::from(number) * 400.0, 10.0));
            records.push(quote.into());
        }
        let map = SystemMap::from_records(records, Numbers::default()).0;
        let quotes = map.quotes().iter().map(|q| q.id).collect();
        (map, quotes)
    }

    #[test]
    fn no_card_lies_on_another_and_each_is_there() {
        let (map, quotes) = map(60);
        for by in BoardBy::ALL {
            let laid = lay(&map, by, &quotes, &mut Typesetter::new());
            assert_eq!(laid.cards.len(), 60, "{by:?}");
            for (place, (id, rect)) in laid.cards.iter().enumerate() {
                assert!(laid.cards.iter().skip(place + 1).all(|(_, other)| !other.overlaps(*rect)), "{by:?} {id}");
            }
        }
    }

    #[test]
    fn what_was_put_somewhere_lies_there() {
        let (map, quotes) = map(60);
        let laid = lay(&map, BoardBy::Hand, &quotes, &mut Typesetter::new());
        let third = map.quotes().iter().find(|q| q.number == 3).unwrap();
        let at = laid.cards.iter().find(|(id, _)| *id == third.id).unwrap().1.origin();
        assert_eq!(at, Point::new(1200.0, 10.0));
        assert_eq!(laid.headings.iter().map(|h| h.2).collect::<Vec<_>>(), [40], "the others wait under a heading");
        let by_voice = lay(&map, BoardBy::Voice, &quotes, &mut Typesetter::new());
        let told: Vec<_> = by_voice.headings.iter().map(|(_, words, count)| (words.as_str(), *count)).collect();
        assert_eq!(told, [("Parents", 30), ("No voice", 30)]);
    }
}
