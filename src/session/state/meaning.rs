//! Pages that change what elements mean and are called: what is typed and chosen there, what would be replaced, and hints at names.

use std::collections::BTreeSet;

use crate::document::{Document, Edit, ElementField};
use crate::map::{ConnectionId, ElementId, QuoteId};
use crate::words::{Labels, NameHint, name_hint, name_hints, replaced};

use super::{Dialog, LabelEdit};

/// A label that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The element.
    pub element: ElementId,
    /// Its label now.
    pub before: String,
    /// Its label then.
    pub after: String,
}

/// Splitting, reversing, replacing, hints.
#[derive(Debug, Default)]
pub struct MeaningState {
    /// The element that a page is about.
    pub element: Option<ElementId>,
    /// The label of the new or reversed element.
    pub label: String,
    /// The label that the split element keeps, if it is to have another.
    pub kept_label: Option<String>,
    /// Connections that go to the new element.
    pub connections: BTreeSet<ConnectionId>,
    /// Quotes that go to the new element.
    pub quotes: BTreeSet<QuoteId>,
    /// What is looked for in labels.
    pub find: String,
    /// What comes in its place.
    pub with: String,
    /// Whether only whole words are found.
    pub whole: bool,
    /// Elements that are left as they are.
    pub left: BTreeSet<ElementId>,
    /// Labels that would change.
    pub replaced: Vec<Replaced>,
    /// Hints at all names, while their page is open.
    pub hints: Vec<NameHint>,
    /// The hint at the name of the one selected element.
    pub hint: Option<NameHint>,
    /// The element that is called what is being typed as another's label.
    pub twin: Option<ElementId>,
    typed: Option<LabelEdit>,
    looked: Option<(u64, String, String, bool)>,
    hinted: Option<u64>,
    labels: Option<(u64, Labels)>,
    named: Option<(u64, Option<ElementId>)>,
}

impl MeaningState {
    /// Brings what is shown up to date with the map.
    pub fn refresh(&mut self, document: &Document, dialog: Option<Dialog>, label: Option<&LabelEdit>) {
        self.refresh_twin(document, label);
        let revision = document.revision();
        if dialog == Some(Dialog::Replace) {
            let looked = (revision, self.find.clone(), self.with.clone(), self.whole);
            if self.looked.as_ref() != Some(&looked) {
                let new = |label: &str| replaced(label, &self.find, &self.with, self.whole).filter(|after| after != label);
                let found = document
                    .map()
                    .elements()
                    .filter_map(|e| Some(Replaced { element: e.id, after: new(&e.label)?, before: e.label.clone() }));
                self.replaced = found.collect();
                self.looked = Some(looked);
            }
        }
        if dialog == Some(Dialog::Names) && self.hinted != Some(revision) {
            self.hints = name_hints(document.map());
            self.hinted = Some(revision);
        }
        // While something is dragged or typed names are not looked at.
        if !document.is_open() {
            self.refresh_hint(document, revision);
        }
    }

    fn refresh_twin(&mut self, document: &Document, label: Option<&LabelEdit>) {
        if self.typed.as_ref() != label {
            self.typed = label.cloned();
            let typed = label.filter(|label| !label.text.trim().is_empty());
            let twin = |label: &LabelEdit| Labels::of(document.map()).other(&label.text, label.element()?);
            self.twin = typed.and_then(twin).map(|(_, id)| id);
        }
    }

    fn refresh_hint(&mut self, document: &Document, revision: u64) {
        let selected = match document.selection().single() {
            Some(crate::map::Part::Element(id)) => Some(id),
            _ => None,
        };
        if self.named == Some((revision, selected)) {
            return;
        }
        self.named = Some((revision, selected));
        let element = selected.and_then(|id| document.map().element(id));
        self.hint = element.and_then(|element| {
            if self.labels.as_ref().is_none_or(|(of, _)| *of != revision) {
                self.labels = Some((revision, Labels::of(document.map())));
            }
            name_hint(element, &self.labels.as_ref()?.1)
        });
    }

    /// The replacement as one edit; none when nothing would change.
    pub fn replacement(&self) -> Option<Edit> {
        let wanted = self.replaced.iter().filter(|one| !self.left.contains(&one.element));
        let edits: Vec<Edit> = wanted.map(|one| Edit::Elements(vec![one.element], ElementField::Label(one.after.clone()))).collect();
        (!edits.is_empty()).then(|| Edit::All("replace in labels".to_owned(), edits))
    }
}
