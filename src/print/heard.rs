//! Whose words stand on pages: found by reading the pages, so that no kind of handout has to say.

use memchr::memmem;

use super::Printout;
use crate::map::{Quote, QuoteId};
use crate::release::Released;
use crate::scene::{Draw, Page};

/// So many letters of a quote are looked for: a page may end after them.
const ENOUGH: usize = 48;

impl Printout {
    /// The quotes whose words stand on the pages. One of very few letters may be named without need.
    pub fn heard(&self, released: &Released) -> Vec<QuoteId> {
        let said = self.pages.iter().fold(String::new(), |said, page| said + &letters_of(page));
        let stands = |quote: &&Quote| {
            let words: String = letters(quote.text()).take(ENOUGH).collect();
            !words.is_empty() && memmem::find(said.as_bytes(), words.as_bytes()).is_some()
        };
        released.map().quotes().iter().filter(stands).map(|quote| quote.id).collect()
    }
}

fn letters_of(page: &Page) -> String {
    let items = page.placed.iter().flat_map(|placed| &placed.scene.items);
    let texts = items.filter_map(|item| if let Draw::Text(text) = &item.draw { Some(text.shaped.text.as_str()) } else { None });
    texts.flat_map(letters).collect()
}

/// Lines, marks and brackets are set anew on paper; letters are not.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use crate::map::{Consent, Element, ElementId, ElementKind, Numbers, Point, Quote, QuoteId, Record, SystemMap};
    use crate::print::{Pace, PrintOptions, kind};
    use crate::release::{Audience, release};

    #[test]
    fn quotes_on_pages_are_heard_and_others_are_not() {
        let said = ["I waited\nnine weeks \u{2013} nobody rang [the service]", "Ne m\u{2019}oubliez pas", "Only for us"];
        let element = Element::new(ElementId::from_value(9), 1, ElementKind::Factor, "Trust", Point::ZERO);
        let quotes = (1..).zip(said).map(|(number, words)| {
            let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, words);
            quote.consent = if number < 3 { Consent::Workshop } else { Consent::Internal };
            Record::from(quote)
        });
        let released = release(&SystemMap::from_records(quotes.chain([element.into()]), Numbers::default()).0, Audience::Workshop);
        let mut cards = kind("quote-cards").unwrap().print(&released, &PrintOptions::default(), &Pace::default()).unwrap();
        assert_eq!(cards.heard(&released), [QuoteId::from_value(1), QuoteId::from_value(2)]);
        cards.pages.clear();
        assert!(cards.heard(&released).is_empty());
    }
}
