//! The only writer of a map. Whatever is written through it can be undone.

use crate::map::{CodeKind, ConnectionId, Element, ElementId, Id, IdSource, Quote, QuoteId, Record, RecordId, SystemMap, Tabled};

use super::delta::{Delta, Gathered, Side, apply};

/// Writes records and remembers what they were.
#[derive(Debug)]
pub struct Transaction<'a> {
    map: &'a mut SystemMap,
    ids: &'a mut IdSource,
    gathered: Gathered,
}

impl<'a> Transaction<'a> {
    /// A transaction on a map. Finish it with [`Self::finish`]; dropped before, what it wrote stays written without a way back.
    pub fn new(map: &'a mut SystemMap, ids: &'a mut IdSource) -> Self {
        Self { map, ids, gathered: Gathered::default() }
    }

    /// The map as written so far.
    pub fn map(&self) -> &SystemMap {
        self.map
    }

    /// A new identity.
    pub fn new_id<K>(&mut self) -> Id<K> {
        self.ids.next()
    }

    /// The next free number of a code.
    pub fn next_number(&self, kind: CodeKind) -> u32 {
        self.map.next_number(kind)
    }

    /// Writes a record in place of the one with its name. A connection to an element that is not there is not written.
    pub fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        let id = record.id();
        let before = self.map.record(id);
        if before.as_ref() == Some(&record) {
            return;
        }
        if self.map.put(record.clone()).is_ok() {
            self.gathered.add(Delta { id, before, after: Some(record) });
        }
    }

    /// Takes a record out; an element only once its connections are gone.
    pub fn remove(&mut self, id: RecordId) {
        let before = self.map.record(id);
        if before.is_some() && self.map.remove(id) {
            self.gathered.add(Delta { id, before, after: None });
        }
    }

    /// Changes an element.
    pub fn change_element(&mut self, id: ElementId, change: impl FnOnce(&mut Element)) {
        if let Some(mut element) = self.map.element(id).cloned() {
            change(&mut element);
            self.put(element);
        }
    }

    /// Changes a connection.
    pub fn change_connection(&mut self, id: ConnectionId, change: impl FnOnce(&mut crate::map::Connection)) {
        if let Some(mut connection) = self.map.connection(id).cloned() {
            change(&mut connection);
            self.put(connection);
        }
    }

    /// Changes a quote.
    pub fn change_quote(&mut self, id: QuoteId, change: impl FnOnce(&mut Quote)) {
        if let Some(mut quote) = self.map.quotes().get(id).cloned() {
            change(&mut quote);
            self.put(quote);
        }
    }

    /// The first number not in use in a table.
    pub fn next_in<T: Tabled>(table: &crate::map::Table<T>) -> u32 {
        table.last_number().saturating_add(1)
    }

    /// Ends it: what it changed, one delta a record.
    pub fn finish(self) -> Vec<Delta> {
        self.gathered.into_deltas()
    }
}

/// Undoes deltas.
pub(super) fn undo(map: &mut SystemMap, deltas: &[Delta]) {
    apply(map, deltas, Side::Before);
}

/// Does deltas again.
pub(super) fn redo(map: &mut SystemMap, deltas: &[Delta]) {
    apply(map, deltas, Side::After);
}
