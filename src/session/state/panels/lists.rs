//! The lists that the side panels show, made again only when what they show has changed: a map may hold 20,000 elements and 50,000 quotes.

use std::sync::Arc;

use crate::analysis::{Tellers, Told};
use crate::document::{Document, quotes_of};
use crate::map::{ElementId, GroupingId, Part, QuoteId, framework};
use crate::session::Derived;

use super::quote_index::QuoteIndex;
use super::{
    LeftTab, LoopFilter, LoopHand, LoopLines, OutlineBy, OutlineLine, PanelState, QuoteFilter, QuoteSort, VoiceLines, fold, loops, outline,
    voices,
};

/// What the lists were made of.
#[derive(Clone, Debug, Default, PartialEq)]
struct Made {
    revision: u64,
    loops_revision: u64,
    sets_revision: u64,
    tab: LeftTab,
    search: String,
    grouping: Option<GroupingId>,
    outline_by: OutlineBy,
    turned: Vec<super::OutlineSection>,
    voices_turned: Vec<super::VoiceSection>,
    loop_filter: LoopFilter,
    loop_hand: LoopHand,
    framework: &'static str,
    quote_filter: QuoteFilter,
    quote_sort: QuoteSort,
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
    /// Whose voice is missing.
    pub voices: Arc<VoiceLines>,
    /// Quotes on the one part that is selected.
    pub quotes_on: Arc<Vec<QuoteId>>,
    /// How the one loop that is selected was told.
    pub told_on: Option<Told>,
    /// Goes up when a list becomes another list.
    pub turn: u64,
    index: QuoteIndex,
    made: Option<Made>,
    made_on: Option<(u64, Option<Part>)>,
}

impl PanelLists {
    /// Forgets the words that searches look through: some of them were withdrawn.
    pub fn forget_words(&mut self) {
        self.index = QuoteIndex::default();
        self.made = None;
    }
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
            self.lists.told_on = on.1.and_then(|part| told(document, derived, part));
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
            loops_revision: derived.loops_revision(),
            sets_revision: derived.sets.revision(),
            tab: self.tab,
            search,
            grouping,
            outline_by: self.outline_by,
            turned: self.outline_turned.iter().copied().collect(),
            voices_turned: self.voices_turned.iter().copied().collect(),
            loop_filter: self.loop_filter,
            loop_hand: self.loop_hand.clone(),
            framework: self.framework,
            quote_filter: self.quote_filter,
            quote_sort: self.quote_sort,
        };
        if self.lists.made.as_ref() == Some(&made) {
            return;
        }
        let map = document.map();
        match self.tab {
            LeftTab::Outline => {
                let filter = QuoteFilter { shown_only: self.quote_filter.shown_only, ..QuoteFilter::default() };
                let index = &mut self.lists.index;
                let quotes = if made.search.is_empty() {
                    Vec::new()
                } else {
                    index.list(map, document.revision(), &filter, QuoteSort::Code, &made.search)
                };
                let lines = outline::lines(map, derived, self, (&made.search, quotes), grouping);
                keep(&mut self.lists.outline, lines, &mut self.lists.turn);
            }
            LeftTab::Loops => {
                let lines = loops::lines(map, derived, self.loop_filter, &self.loop_hand, &made.search);
                keep(&mut self.lists.loops, lines, &mut self.lists.turn);
            }
            LeftTab::Leverage => keep(&mut self.lists.levers, levers(document, self.framework, &made.search), &mut self.lists.turn),
            LeftTab::Voices => keep(&mut self.lists.voices, voices::lines(map, derived, &self.voices_turned), &mut self.lists.turn),
            LeftTab::Quotes => {
                let revision = document.revision();
                if self.lists.made.as_ref().is_none_or(|made| made.tab != LeftTab::Quotes) {
                    self.lists.index.take_words(map, revision, self.quote_filter.shown_only);
                }
                let found = self.lists.index.list(map, revision, &self.quote_filter, self.quote_sort, &made.search);
                keep(&mut self.lists.quotes, found, &mut self.lists.turn);
            }
        }
        self.lists.made = Some(made);
    }

    /// Loops change with fewer edits than the rest: without a search or filter their list need not follow every word.
    fn revision_shown(&self, document: &Document, search: &str) -> u64 {
        let loops_alone = self.tab == LeftTab::Loops && self.loop_hand.follows_loops_alone();
        if loops_alone && search.is_empty() { document.causal_revision() } else { document.revision() }
    }
}

/// How a loop was told.
fn told(document: &Document, derived: &Derived, part: Part) -> Option<Told> {
    let Part::Loop(key) = part else { return None };
    let row = derived.book.row(key)?;
    let steps = row.spelled(derived.loops.as_deref()?)?.steps;
    Some(Tellers::of(document.map()).told(&steps, row.named))
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
