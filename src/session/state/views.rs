//! Saved views: which one is shown, the strip of them, and the one being made.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{kept_by, values_in};
use crate::document::Document;
use crate::map::{ElementId, Extra, View, ViewId};

/// Saved views.
#[derive(Debug, Default)]
pub struct ViewsState {
    /// The one that is shown; the whole map without one.
    pub on: Option<ViewId>,
    /// Whether the strip is shown, by choice; else it is when there are views.
    pub strip: Option<bool>,
    /// The one being made or changed.
    pub draft: Option<View>,
    /// How many elements the one being made keeps.
    pub draft_keeps: usize,
    /// What it can be filtered by: each property with the values on the map.
    pub properties: Vec<(String, Vec<String>)>,
    kept: Option<(u64, View, BTreeSet<ElementId>)>,
    drafted: Option<(u64, BTreeMap<String, Vec<String>>)>,
}

impl ViewsState {
    /// Whether the strip is shown.
    pub fn has_strip(&self, document: &Document) -> bool {
        self.strip.unwrap_or_else(|| !document.map().views().is_empty())
    }

    /// The view that is shown.
    pub fn shown<'a>(&self, document: &'a Document) -> Option<&'a View> {
        document.map().views().get(self.on?)
    }

    /// The view so many further in the strip; none is the whole map, which comes first.
    pub fn further(&self, document: &Document, forward: bool) -> Option<ViewId> {
        let ids: Vec<Option<ViewId>> = std::iter::once(None).chain(document.map().views().iter().map(|view| Some(view.id))).collect();
        let here = ids.iter().position(|&id| id == self.on).unwrap_or(0);
        let next = if forward { here + 1 } else { here + ids.len() - 1 } % ids.len();
        ids.get(next).copied().flatten()
    }

    /// A view that keeps everything, to begin with.
    pub fn blank(document: &Document) -> View {
        View {
            id: document.new_id(),
            number: document.map().views().last_number().saturating_add(1),
            title: String::new(),
            note: String::new(),
            filter: BTreeMap::new(),
            camera: None,
            extra: Extra::default(),
        }
    }

    /// The only elements drawn: those that the view keeps, and what is selected, so that nothing is worked on out of sight.
    pub fn only(&self, document: &Document) -> Option<BTreeSet<ElementId>> {
        self.shown(document)?;
        let (_, _, kept) = self.kept.as_ref()?;
        Some(kept.iter().copied().chain(document.selection().elements()).collect())
    }

    /// Brings up to date what is kept.
    pub fn refresh(&mut self, document: &Document) {
        let revision = document.revision();
        match self.shown(document) {
            None => (self.on, self.kept) = (None, None),
            Some(view) if self.kept.as_ref().is_some_and(|(known, of, _)| *known == revision && of == view) => {}
            Some(view) => self.kept = Some((revision, view.clone(), kept_by(document.map(), view))),
        }
        let Some(draft) = &self.draft else { return };
        let drafted = (revision, draft.filter.clone());
        if self.drafted.as_ref() != Some(&drafted) {
            self.draft_keeps = kept_by(document.map(), draft).len();
            self.properties = values_in(document.map());
            self.drafted = Some(drafted);
        }
    }
}
