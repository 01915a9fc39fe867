//! The lists that the side panels show, made again only when what they show has changed: a map may hold 20,000 elements and 50,000 quotes.

use std::sync::Arc;

use crate::document::{Document, quotes_of};
use crate::map::{ElementId, GroupingId, Part, QuoteId, framework};
use crate::session::Derived;

use super::{LeftTab, LoopFilter, LoopLines, OutlineBy, OutlineLine, PanelState, QuoteFilter, fold, loops, outline, quotes};

/// What the lists were made of.
#[derive(Clone, Debug, Default, PartialEq)]
struct Made {
    revision: u64,
    tab: LeftTab,
    search: String,
    grouping: Option<GroupingId>,
    outline_by: OutlineBy,
    turned: Vec<super::OutlineSection>,
    loop_filter: LoopFilter,
    framework: &'static str,
    quote_filter: QuoteFilter,
}

/// The lists of both panels.
#[derive(Clone, Debug, Default)]
pub struct PanelLists {
    /// Lines of the outline.
    pub outline: Arc<Vec<OutlineLine>>,
    /// Loops.
    pub loops: Arc<LoopLines>,
    /// Leverage points of the framework shown, the strongest first.
    pub levers: Arc<Vec<ElementId>>,
    /// Quotes.
    pub quotes: Arc<Vec<QuoteId>>,
    /// Quotes on the one part that is selected.
    pub quotes_on: Arc<Vec<QuoteId>>,
    /// Goes up when a list becomes another list.
    pub turn: u64,
    made: Option<Made>,
    made_on: Option<(u64, Option<Part>)>,
}

impl PanelState {
    /// Brings the lists of the open tab and of the inspector up to date. They do not follow a gesture on the canvas while it is under way.
    pub fn refresh(&mut self, document: &Document, derived: &Derived, grouping: Option<GroupingId>) {
        let gesture = document.is_open() && self.typing.is_none();
        self.refresh_tab(document, derived, grouping, gesture);
        let on = (document.revision(), document.selection().single());
        let same_part = self.lists.made_on.is_some_and(|made| made.1 == on.1);
        if self.lists.made_on != Some(on) && !(gesture && same_part) {
            let quotes = on.1.map_or_else(Vec::new, |part| quotes_of(document.map(), part).iter().map(|q| q.id).collect());
            keep(&mut self.lists.quotes_on, quotes, &mut self.lists.turn);
            self.lists.made_on = Some(on);
        }
    }

    fn refresh_tab(&mut self, document: &Document, derived: &Derived, grouping: Option<GroupingId>, gesture: bool) {
        let search = fold(self.searched(self.tab).trim());
        let revision = match &self.lists.made {
            Some(made) if gesture && made.tab == self.tab => made.revision,
            _ => self.revision_shown(document, &search),
        };
        let made = Made {
            revision,
            tab: self.tab,
            search,
            grouping,
            outline_by: self.outline_by,
            turned: self.outline_turned.iter().copied().collect(),
            loop_filter: self.loop_filter,
            framework: self.framework,
            quote_filter: self.quote_filter,
        };
        if self.lists.made.as_ref() == Some(&made) {
            return;
        }
        let map = document.map();
        match self.tab {
            LeftTab::Outline => {
                let lines = outline::lines(map, derived, self, &made.search, grouping);
                keep(&mut self.lists.outline, lines, &mut self.lists.turn);
            }
            LeftTab::Loops => {
                let lines = loops::lines(map, derived, self.loop_filter, &made.search);
                keep(&mut self.lists.loops, lines, &mut self.lists.turn);
            }
            LeftTab::Leverage => keep(&mut self.lists.levers, levers(document, self.framework, &made.search), &mut self.lists.turn),
            LeftTab::Quotes => keep(&mut self.lists.quotes, quotes::lines(map, &self.quote_filter, &made.search), &mut self.lists.turn),
        }
        self.lists.made = Some(made);
    }

    /// Loops change with fewer edits than the rest: without a search their list need not follow every word.
    fn revision_shown(&self, document: &Document, search: &str) -> u64 {
        if self.tab == LeftTab::Loops && search.is_empty() { document.causal_revision() } else { document.revision() }
    }
}

/// Puts a new list in place of the old one if it is another.
fn keep<T: PartialEq>(list: &mut Arc<T>, new: T, turn: &mut u64) {
    if **list != new {
        *list = Arc::new(new);
        *turn += 1;
    }
}

/// Leverage points in a framework, the strongest first, then by number.
fn levers(document: &Document, key: &str, search: &str) -> Vec<ElementId> {
    let Some(framework) = framework(key) else { return Vec::new() };
    let marked = document.map().elements().filter_map(|e| {
        let rank = framework.rank(e.leverage.in_framework(key)?)?;
        (search.is_empty() || super::matches(&e.label, search)).then_some((rank, e.id))
    });
    let mut found: Vec<_> = marked.collect();
    found.sort_by_key(|&(rank, _)| std::cmp::Reverse(rank));
    found.into_iter().map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Edit, ElementField};
    use crate::map::{ElementKind, Point, Quote};
    use crate::session::{OutlineLine, Session};

    fn session(labels: &[&str]) -> Session {
        let mut session = Session::new();
        for label in labels {
            let id = session.document.new_id();
            session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: (*label).to_owned(), at: Point::ZERO });
        }
        session
    }

    fn outline(session: &mut Session, search: &str) -> Vec<String> {
        session.panels.search.insert(LeftTab::Outline, search.to_owned());
        session.refresh();
        let label = |line: &OutlineLine| match line {
            OutlineLine::Element(id) => session.map().element(*id).map(|e| e.label.clone()),
            _ => None,
        };
        session.panels.lists.outline.iter().filter_map(label).collect()
    }

    #[test]
    fn the_outline_finds_accents_and_codes() {
        let mut session = session(&["Accès au soutien", "Trust", "Access"]);
        assert_eq!(outline(&mut session, "acces"), ["Accès au soutien", "Access"]);
        assert_eq!(outline(&mut session, "n2"), ["Trust"]);
        assert_eq!(outline(&mut session, "").len(), 3);
    }

    #[test]
    fn levers_stand_with_the_strongest_first() {
        let mut session = session(&["Weak", "Strong", "None"]);
        let ids: Vec<_> = session.map().elements().map(|e| e.id).collect();
        for (id, level) in [(ids[0], "12"), (ids[1], "2")] {
            session.document.edit(&Edit::Elements(vec![id], ElementField::LeverageLevel("meadows".into(), Some(level.into()))));
        }
        session.panels.tab = LeftTab::Leverage;
        session.refresh();
        assert_eq!(*session.panels.lists.levers, [ids[1], ids[0]]);
    }

    #[test]
    fn quotes_not_placed_come_first_and_are_filtered() {
        let mut session = session(&["Trust"]);
        let element = session.map().elements().next().unwrap().id;
        for (text, placed) in [("on the map", true), ("l\u{2019}été", false)] {
            let mut quote = Quote::new(session.document.new_id(), 0, text);
            if placed {
                quote.citations.push(crate::map::Citation::new(crate::map::CitedPart::Element(element), crate::map::Stance::Supports));
            }
            session.document.edit(&Edit::AddQuote(Box::new(quote)));
        }
        session.panels.tab = LeftTab::Quotes;
        let shown = |session: &mut Session| {
            session.refresh();
            session.panels.lists.quotes.iter().filter_map(|&id| session.map().quotes().get(id)).map(|q| q.number).collect::<Vec<_>>()
        };
        assert_eq!(shown(&mut session), [2, 1]);
        session.panels.search.insert(LeftTab::Quotes, "l'ete".into());
        assert_eq!(shown(&mut session), [2]);
        session.panels.search.clear();
        session.panels.quote_filter.placed = crate::session::Placed::Attached;
        assert_eq!(shown(&mut session), [1]);
    }
}
