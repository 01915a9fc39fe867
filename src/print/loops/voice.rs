//! Whose words stand on a story card: one quote that bears on the loop, or else on one of its steps or elements.

use std::collections::BTreeSet;

use crate::map::{CitedPart, Quote, QuoteId, Stance, SystemMap};
use crate::words::ToldLoop;

/// Longer words do not fit on a card beside everything else, and are never cut.
const LONGEST: usize = 420;
/// Up to this length words read well on a card.
const SHORT: usize = 200;

/// The quote for a loop; one in `used` only if there is no other as good. None of the quotes is too long.
pub(super) fn quote_for<'m>(map: &'m SystemMap, told: &ToldLoop, used: &BTreeSet<QuoteId>) -> Option<&'m Quote> {
    let fitting = map.quotes().iter().filter(|quote| quote.text().chars().count() <= LONGEST && !quote.text().trim().is_empty());
    let ranked = fitting.filter_map(|quote| {
        let (nearness, stance) = nearest(quote, told)?;
        let long = quote.text().chars().count() > SHORT;
        Some(((quote.sensitive, nearness, stance, used.contains(&quote.id), long, quote.number, quote.id), quote))
    });
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, quote)| quote)
}

/// How near a quote is to a loop (0 the loop itself, 1 a step, 2 an element), and how it stands to it.
fn nearest(quote: &Quote, told: &ToldLoop) -> Option<(u8, Stance)> {
    let near = |part: CitedPart| match part {
        CitedPart::Loop(id) => (id == told.named.id).then_some(0),
        CitedPart::Connection(id) => told.found.steps.iter().any(|step| step.contains(&id)).then_some(1),
        CitedPart::Element(id) => told.found.elements.contains(&id).then_some(2),
    };
    quote.citations.iter().filter_map(|citation| Some((near(citation.part)?, citation.stance))).min()
}

/// What stands before words that do not simply support.
pub(super) fn stance_of(quote: &Quote, told: &ToldLoop) -> Stance {
    nearest(quote, told).map_or(Stance::Supports, |(_, stance)| stance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{
        Citation, Connection, ConnectionId, ConnectionKind, Element, ElementId, ElementKind, Extra, Influence, LoopType, NamedLoop,
        NamedLoopId, Numbers, Point, Record,
    };
    use crate::words::told_loops;

    /// A loop of two with these quotes: what they cite (0 the loop, 1 a step, 2 an element), sensitive, how long.
    fn map(quotes: &[(u8, bool, usize)]) -> SystemMap {
        let ends = [1, 2].map(ElementId::from_value);
        let mut records: Vec<Record> =
            ends.iter().zip(1..).map(|(&id, n)| Element::new(id, n, ElementKind::Factor, "Label", Point::ZERO).into()).collect();
        for (number, [from, to]) in (1..).zip([[ends[0], ends[1]], [ends[1], ends[0]]]) {
            let kind = ConnectionKind::Influence(Influence::default());
            records.push(Connection::new(ConnectionId::from_value(number), number as u32, from, to, kind).into());
        }
        let (story, question) = (String::new(), String::new());
        let (id, cycle, name, last_type) = (NamedLoopId::from_value(1), ends.to_vec(), "Name".to_owned(), LoopType::Reinforcing);
        records.push(NamedLoop { id, number: 1, cycle, name, story, question, starred: false, last_type, extra: Extra::default() }.into());
        for (&(what, sensitive, length), number) in quotes.iter().zip(1..) {
            let part =
                [CitedPart::Loop(id), CitedPart::Connection(ConnectionId::from_value(1)), CitedPart::Element(ends[0])][usize::from(what)];
            let citations = vec![Citation::new(part, Stance::Supports)];
            records
                .push(Quote { sensitive, citations, ..Quote::new(QuoteId::from_value(number), number as u32, "w".repeat(length)) }.into());
        }
        SystemMap::from_records(records, Numbers::default()).0
    }

    fn chosen(quotes: &[(u8, bool, usize)], used: &[u64]) -> Option<u32> {
        let map = map(quotes);
        let told = told_loops(&map).0.remove(0);
        let used = used.iter().map(|&n| QuoteId::from_value(n)).collect();
        quote_for(&map, &told, &used).map(|quote| quote.number)
    }

    #[test]
    fn words_on_the_loop_come_first_and_sensitive_or_long_ones_last() {
        assert_eq!(chosen(&[(2, false, 50), (1, false, 50), (0, false, 50)], &[]), Some(3));
        assert_eq!(chosen(&[(0, true, 50), (2, false, 50)], &[]), Some(2));
        assert_eq!(chosen(&[(0, true, 50)], &[]), Some(1), "better than none: it is announced");
        assert_eq!(chosen(&[(0, false, 300), (0, false, 90)], &[]), Some(2));
        assert_eq!(chosen(&[(0, false, 600)], &[]), None, "never cut short");
        assert_eq!(chosen(&[(1, false, 50), (1, false, 50)], &[1]), Some(2), "another card has the first");
        assert_eq!(chosen(&[], &[]), None);
    }
}
