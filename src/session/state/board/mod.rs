//! The quote board: all quotes as cards on their own canvas. Where every card lies, and the drawing of those in view.

mod columns;
mod lay;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::Document;
use crate::map::{Part, Point, QuoteId, Rect};
use crate::scene::{Card, CardLook, Scene, card_heading};
use crate::session::Derived;
use crate::text::Typesetter;
use crate::theme::ThemeName;
use crate::tool::BoardGesture;

use super::targets::{Target, targets};
use super::{CodeField, LeftTab, PanelState, QuoteFilter, QuoteIndex, QuoteSort, Viewport, fold};

pub use columns::BoardBy;
use lay::{Laid, lay, text_of};

/// What the board is laid out of.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    revision: u64,
    by: BoardBy,
    filter: QuoteFilter,
    sort: QuoteSort,
}

/// What its drawing was made of.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    turn: u64,
    search: String,
    selected: Vec<Part>,
    moving: bool,
    presenting: bool,
    /// The one card that may be read while presenting.
    read: Option<QuoteId>,
    seen: Rect,
    dark: bool,
}

/// The field under the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterField {
    /// What is typed, and the line of the list.
    pub code: CodeField,
    /// A new element is to be made; else the cards are hung on one that is there.
    pub new: bool,
}

/// The board.
#[derive(Default)]
pub struct BoardState {
    /// It stands in place of the map.
    pub open: bool,
    /// How cards are arranged.
    pub by: BoardBy,
    /// Where one looks from.
    pub viewport: Viewport,
    /// It was shown whole once.
    pub fitted: bool,
    /// What the pointer is doing.
    pub gesture: BoardGesture,
    /// The card under the pointer.
    pub hovered: Option<QuoteId>,
    /// The field in which one types what the selected cards are to become.
    pub field: Option<ClusterField>,
    /// What the field could mean, best first.
    pub targets: Arc<Vec<Target>>,
    /// Where every card lies, in the order of the list. A quote may have several cards.
    pub cards: Arc<Vec<(QuoteId, Rect)>>,
    /// The cards in view and around it.
    pub scene: Arc<Scene>,
    /// The cards that are being moved, where they lay.
    pub lifted: Arc<Scene>,
    laid: Laid,
    turn: u64,
    made: Option<Made>,
    drawn: Option<Drawn>,
    offered: Option<(u64, String)>,
    types: Option<Typesetter>,
    index: QuoteIndex,
}

impl std::fmt::Debug for BoardState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BoardState").field("by", &self.by).field("gesture", &self.gesture).finish_non_exhaustive()
    }
}

impl BoardState {
    /// Whether cards lie where they were put.
    pub fn by_hand(&self) -> bool {
        self.by == BoardBy::Hand
    }

    /// Drops everything that was laid out, words and all; it is made again from the map.
    pub fn forget(&mut self) {
        (self.types, self.made, self.drawn, self.field) = (None, None, None, None);
        (self.cards, self.scene, self.lifted, self.targets) = (Arc::default(), Arc::default(), Arc::default(), Arc::default());
        (self.laid, self.index) = (Laid::default(), QuoteIndex::default());
    }

    /// The topmost card at a point.
    pub fn hit(&self, at: Point) -> Option<QuoteId> {
        self.cards.iter().rev().find(|(_, rect)| rect.contains(at)).map(|(id, _)| *id)
    }

    /// Around all cards and headings.
    pub fn bounds(&self) -> Option<Rect> {
        let cards = self.cards.iter().map(|(_, rect)| *rect);
        cards
            .chain(self.laid.headings.iter().map(|(at, ..)| Rect::from_origin_size(*at - (0.0, 46.0), (10.0, 46.0))))
            .reduce(|a, b| a.union(b))
    }

    /// Where the cards of a quote lie.
    pub fn places_of(&self, id: QuoteId) -> impl Iterator<Item = Rect> {
        self.cards.iter().filter(move |(card, _)| *card == id).map(|(_, rect)| *rect)
    }

    /// Brings cards and drawing up to date, while the board is open.
    pub fn refresh(&mut self, document: &Document, derived: &Derived, panels: &PanelState, dark: bool) {
        if !self.open {
            return;
        }
        let mut types = self.types.take().unwrap_or_default();
        let made = Made { revision: document.revision(), by: self.by, filter: panels.quote_filter, sort: panels.quote_sort };
        if self.made.as_ref() != Some(&made) {
            let quotes = self.index.list(document.map(), document.revision(), &made.filter, made.sort, "");
            self.laid = lay(document.map(), self.by, &quotes, &mut types);
            self.cards = Arc::new(self.laid.cards.clone());
            self.turn += 1;
            self.made = Some(made);
        }
        self.draw(document, panels, dark, &mut types);
        self.types = Some(types);
        let Some(field) = &self.field else { return };
        let offered = (document.revision(), field.code.text.clone());
        if self.offered.as_ref() != Some(&offered) {
            self.targets = Arc::new(targets(document, derived, &field.code.text));
            self.offered = Some(offered);
        }
    }

    /// Draws the cards in view and some way beyond it, so that a short move needs no new drawing.
    fn draw(&mut self, document: &Document, panels: &PanelState, dark: bool, types: &mut Typesetter) {
        let visible = self.viewport.visible();
        let presenting = panels.quote_filter.shown_only;
        let kept =
            self.drawn.as_ref().map(|drawn| drawn.seen).filter(|seen| seen.union(visible) == *seen && seen.area() < 30.0 * visible.area());
        let drawn = Drawn {
            turn: self.turn,
            search: fold(panels.searched(LeftTab::Quotes).trim()),
            selected: document.selection().parts().to_vec(),
            moving: self.gesture.offset().is_some(),
            presenting,
            read: self.hovered.filter(|_| presenting),
            seen: kept.unwrap_or_else(|| visible.inflate(visible.width() / 2.0, visible.height() / 2.0)),
            dark,
        };
        if self.drawn.as_ref() == Some(&drawn) {
            return;
        }
        let (map, revision) = (document.map(), document.revision());
        let found: BTreeSet<QuoteId> =
            self.index.list(map, revision, &panels.quote_filter, panels.quote_sort, &drawn.search).into_iter().collect();
        let theme = if dark { ThemeName::Dark } else { ThemeName::Light }.theme();
        let (mut scene, mut lifted) = (Scene::default(), Scene::default());
        for (at, words, count) in self.laid.headings.iter().filter(|(at, ..)| drawn.seen.inflate(300.0, 60.0).contains(*at)) {
            card_heading(&mut scene, theme, types, *at, words, *count);
        }
        for (id, rect) in self.cards.iter().filter(|(_, rect)| rect.overlaps(drawn.seen)) {
            let Some(quote) = document.map().quotes().get(*id) else { continue };
            let selected = document.selection().contains(Part::Quote(*id));
            let dim = !found.contains(id);
            let hidden = presenting && drawn.read != Some(*id);
            let into = if selected && drawn.moving { &mut lifted } else { &mut scene };
            Card::of(&text_of(document.map(), quote, presenting), types).draw(
                into,
                theme,
                *id,
                rect.origin(),
                CardLook { selected, dim, hidden },
            );
        }
        (self.scene, self.lifted) = (Arc::new(scene), Arc::new(lifted));
        self.drawn = Some(drawn);
    }
}
