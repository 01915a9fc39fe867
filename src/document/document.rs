//! A map with its history, its selection and whether it is saved.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::mem;

use crate::map::{Id, IdSource, Numbers, Record, RecordId, SystemMap};

use super::delta::{Delta, Gathered};
use super::trail::{Touched, Trail};
use super::transaction::{Transaction, redo, undo};
use super::{Edit, History, Selection};

/// What a tool asks of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Opens a step that the following edits join; its name.
    Begin(String),
    /// Changes the map.
    Edit(Edit),
    /// Closes the open step.
    Commit,
    /// Takes the open step back, exactly.
    Cancel,
    /// Selects these and nothing else.
    Select(Vec<crate::map::Part>),
    /// Selects a part too, or takes it out.
    Toggle(crate::map::Part),
}

/// What has become of a map since somebody last asked: for the journal, which need not know how.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// Every record that was touched, as it is now; none for one that is gone. What the map has once is always among them.
    pub records: Vec<(RecordId, Option<Record>)>,
    /// The highest numbers ever given.
    pub numbers: Numbers,
    /// Words were taken back for good: whatever was written down before must go.
    pub forgets: bool,
}

/// An open gesture: edits joined into one step.
#[derive(Debug)]
struct OpenStep {
    label: String,
    gathered: Gathered,
}

/// One open map.
#[derive(Debug)]
pub struct Document {
    map: SystemMap,
    history: History,
    selection: Selection,
    open: Option<OpenStep>,
    ids: RefCell<IdSource>,
    revision: u64,
    causal_revision: u64,
    saved_at: Option<u64>,
    /// Records touched since the changes were last taken.
    touched: BTreeSet<RecordId>,
    trail: Trail,
    forgets: bool,
}

impl Document {
    /// A document of this map, saved as it is.
    pub fn new(map: SystemMap, ids: IdSource) -> Self {
        Self {
            map,
            history: History::default(),
            selection: Selection::default(),
            open: None,
            ids: RefCell::new(ids),
            revision: 1,
            causal_revision: 1,
            saved_at: Some(0),
            touched: BTreeSet::new(),
            trail: Trail::default(),
            forgets: false,
        }
    }

    /// The map.
    pub fn map(&self) -> &SystemMap {
        &self.map
    }

    /// The history.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The selection.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The selection, to change it. It is not part of the history.
    pub fn selection_mut(&mut self) -> &mut Selection {
        &mut self.selection
    }

    /// Goes up with every change of the map.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Goes up only with changes that can change loops.
    pub fn causal_revision(&self) -> u64 {
        self.causal_revision
    }

    /// The parts that edits have touched since this revision.
    pub fn touched_since(&self, revision: u64) -> Touched {
        self.trail.since(revision)
    }

    /// A new identity, for a record that an edit is about to add.
    pub fn new_id<K>(&self) -> Id<K> {
        self.ids.borrow_mut().next()
    }

    /// Whether the map differs from what is on the disk.
    pub fn is_dirty(&self) -> bool {
        self.open.is_some() || self.saved_at != Some(self.history.position())
    }

    /// The map as it stands at this position of the history is on the disk.
    pub fn mark_saved(&mut self, position: u64) {
        self.saved_at = Some(position);
    }

    /// The map was opened with repairs, or comes from elsewhere: it is not on the disk in this form.
    pub fn mark_unsaved(&mut self) {
        self.saved_at = None;
    }

    /// Whether there is anything for [`Self::take_changes`].
    pub fn has_changes(&self) -> bool {
        self.forgets || !self.touched.is_empty()
    }

    /// Whether words were taken back since the changes were last taken.
    pub fn forgets(&self) -> bool {
        self.forgets
    }

    /// What has become of the map since this was last asked; none for nothing.
    pub fn take_changes(&mut self) -> Option<Changes> {
        if !self.has_changes() {
            return None;
        }
        let mut ids = mem::take(&mut self.touched);
        ids.extend([RecordId::About, RecordId::Extra, RecordId::Privacy]);
        let records = ids.into_iter().map(|id| (id, self.map.record(id))).collect();
        Some(Changes { records, numbers: self.map.numbers(), forgets: mem::take(&mut self.forgets) })
    }

    /// Whether a gesture is under way.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Does what a tool asks.
    pub fn perform(&mut self, request: Request) {
        match request {
            Request::Begin(label) => self.begin(label),
            Request::Edit(edit) => self.edit(&edit),
            Request::Commit => self.commit(),
            Request::Cancel => self.cancel(),
            Request::Select(parts) => self.selection.set(parts),
            Request::Toggle(part) => self.selection.toggle(part),
        }
    }

    /// Opens a step; one that is open is closed first.
    pub fn begin(&mut self, label: impl Into<String>) {
        self.commit();
        self.open = Some(OpenStep { label: label.into(), gathered: Gathered::default() });
    }

    /// Changes the map: in the open step, or as a step of its own.
    pub fn edit(&mut self, edit: &Edit) {
        let deltas = self.write_without_history(|to| edit.apply(to));
        if deltas.is_empty() {
            return;
        }
        self.touched(&deltas);
        match &mut self.open {
            Some(step) => deltas.into_iter().for_each(|delta| step.gathered.add(delta)),
            None => self.history.push(edit.label().into_owned(), deltas),
        }
    }

    /// Closes the open step. A step that changed nothing leaves no trace.
    pub fn commit(&mut self) {
        if let Some(step) = self.open.take() {
            let deltas = step.gathered.into_deltas();
            if !deltas.is_empty() {
                self.history.push(step.label, deltas);
            }
        }
    }

    /// Takes the open step back.
    pub fn cancel(&mut self) {
        if let Some(step) = self.open.take() {
            let deltas = step.gathered.into_deltas();
            undo(&mut self.map, &deltas);
            self.touched(&deltas);
        }
    }

    /// Undoes the last step; cancels an open one instead. `false` if there is none.
    pub fn undo(&mut self) -> bool {
        if self.open.is_some() {
            self.cancel();
            return true;
        }
        let Some(deltas) = self.history.undo().map(|step| step.deltas.clone()) else { return false };
        undo(&mut self.map, &deltas);
        self.touched(&deltas);
        true
    }

    /// Does the last undone step again. `false` if there is none.
    pub fn redo(&mut self) -> bool {
        self.commit();
        let Some(deltas) = self.history.redo().map(|step| step.deltas.clone()) else { return false };
        redo(&mut self.map, &deltas);
        self.touched(&deltas);
        true
    }

    /// Writes, and hands over what was written for the history.
    pub(super) fn write_without_history(&mut self, write: impl FnOnce(&mut Transaction<'_>)) -> Vec<Delta> {
        let mut ids = self.ids.borrow_mut();
        let mut transaction = Transaction::new(&mut self.map, &mut ids);
        write(&mut transaction);
        transaction.finish()
    }

    /// Takes records out of the history, and what others say of them.
    pub(super) fn forget(&mut self, gone: &dyn Fn(RecordId) -> bool, forgets: &dyn Fn(&mut Record)) {
        self.history.forget(gone, forgets);
        self.forgets = true;
    }

    pub(super) fn touched(&mut self, deltas: &[Delta]) {
        self.revision += 1;
        self.touched.extend(deltas.iter().map(|delta| delta.id));
        self.trail.note(self.revision, deltas);
        if deltas.iter().any(Delta::is_causal) {
            self.causal_revision += 1;
        }
        self.selection.prune(&self.map);
    }
}
