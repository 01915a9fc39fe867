//! Picks quotes of the list: one more, a range, all. What else is selected of the map stays selected, so that quotes can be attached to it.

use crate::map::{Part, QuoteId};
use crate::session::{PickQuote, Session};

pub(super) fn pick(session: &mut Session, quote: QuoteId, how: PickQuote) {
    match how {
        PickQuote::Toggle => {
            session.document.selection_mut().toggle(Part::Quote(quote));
            session.panels.quote_anchor = Some(quote);
        }
        PickQuote::Range => range(session, quote),
    }
}

/// From the quote picked last, or the first that is selected, to this one; in place of the quotes selected before.
fn range(session: &mut Session, to: QuoteId) {
    let list = session.panels.lists.quotes.clone();
    let place = |wanted: QuoteId| list.iter().position(|&id| id == wanted);
    let selected = || session.document.selection().quotes().find_map(place);
    let Some(to) = place(to) else { return };
    let stands = |id: &QuoteId| session.document.selection().contains(Part::Quote(*id));
    let from = session.panels.quote_anchor.filter(stands).and_then(place).or_else(selected).unwrap_or(to);
    let range = list.get(from.min(to)..=from.max(to)).unwrap_or_default();
    session.panels.quote_anchor = list.get(from).copied();
    select(session, range);
}

pub(super) fn pick_all(session: &mut Session) {
    let list = session.panels.lists.quotes.clone();
    session.panels.quote_anchor = list.first().copied();
    select(session, &list);
}

fn select(session: &mut Session, quotes: &[QuoteId]) {
    let kept: Vec<Part> = session.document.selection().parts().iter().copied().filter(|part| !matches!(part, Part::Quote(_))).collect();
    session.document.selection_mut().set(kept.into_iter().chain(quotes.iter().map(|&id| Part::Quote(id))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::perform;
    use crate::document::{Edit, Request};
    use crate::map::{ElementKind, Point, Quote};
    use crate::session::{LeftTab, PanelAction};

    #[test]
    fn quotes_are_picked_beside_a_part_of_the_map() {
        let mut session = Session::new();
        let element = session.document.new_id();
        session.document.edit(&Edit::AddElement { id: element, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
        let ids: Vec<QuoteId> = (0..5)
            .map(|_| {
                let quote = Quote::new(session.document.new_id(), 0, "So they said.");
                let id = quote.id;
                session.document.edit(&Edit::AddQuote(Box::new(quote)));
                id
            })
            .collect();
        session.panels.tab = LeftTab::Quotes;
        session.refresh();
        perform(&mut session, Request::Select(vec![Part::Element(element)]).into());
        let mut pick = |at: usize, how| {
            perform(&mut session, PanelAction::PickQuote(ids[at], how).into());
            let selected = session.document.selection();
            assert!(selected.contains(Part::Element(element)));
            selected.quotes().map(|id| ids.iter().position(|&other| other == id).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(pick(3, PickQuote::Toggle), [3]);
        assert_eq!(pick(1, PickQuote::Range), [1, 2, 3], "the anchor stays");
        assert_eq!(pick(4, PickQuote::Range), [3, 4]);
        assert_eq!(pick(3, PickQuote::Toggle), [4]);
        perform(&mut session, PanelAction::PickAllQuotes.into());
        assert_eq!(session.document.selection().quotes().count(), 5);
    }
}
