//! A table of records of one kind, found by identity and told in order of number.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use super::{
    Backdrop, BackdropId, Case, CaseId, Group, GroupId, Grouping, GroupingId, Id, NamedLoop, NamedLoopId, Note, NoteId, Pack, PackId,
    Quote, QuoteId, Source, SourceId, Tombstone, View, ViewId, Voice, VoiceId, Workshop, WorkshopId, id::kind,
};

/// A record with an identity and a number to be told in order of.
pub trait Tabled: Clone + Debug + PartialEq {
    /// The kind of its identity.
    type Kind;
    /// Its identity.
    fn id(&self) -> Id<Self::Kind>;
    /// Its number. Two records may share one; then the identity decides the order.
    fn number(&self) -> u32;
}

macro_rules! tabled {
    ($($record:ident, $id:ident, $kind:ident;)*) => {
        $(impl Tabled for $record {
            type Kind = kind::$kind;
            fn id(&self) -> $id { self.id }
            fn number(&self) -> u32 { self.number }
        })*
    };
}

tabled! {
    Quote, QuoteId, Quote;
    Source, SourceId, Source;
    Voice, VoiceId, Voice;
    Case, CaseId, Case;
    Grouping, GroupingId, Grouping;
    Group, GroupId, Group;
    NamedLoop, NamedLoopId, NamedLoop;
    View, ViewId, View;
    Workshop, WorkshopId, Workshop;
    Pack, PackId, Pack;
    Note, NoteId, Note;
    Backdrop, BackdropId, Backdrop;
    Tombstone, QuoteId, Quote;
}

/// Records of one kind.
#[derive(Clone, Debug)]
pub struct Table<T: Tabled> {
    by_number: BTreeMap<(u32, Id<T::Kind>), T>,
    number_of: HashMap<Id<T::Kind>, u32>,
}

impl<T: Tabled> Default for Table<T> {
    fn default() -> Self {
        Self { by_number: BTreeMap::new(), number_of: HashMap::new() }
    }
}

impl<T: Tabled> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.by_number == other.by_number
    }
}

impl<T: Tabled> Table<T> {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.by_number.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }

    /// The record with this identity.
    pub fn get(&self, id: Id<T::Kind>) -> Option<&T> {
        let number = *self.number_of.get(&id)?;
        self.by_number.get(&(number, id))
    }

    /// Whether there is a record with this identity.
    pub fn contains(&self, id: Id<T::Kind>) -> bool {
        self.number_of.contains_key(&id)
    }

    /// All records, by number.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.by_number.values()
    }

    /// The highest number in use, 0 when empty.
    pub fn last_number(&self) -> u32 {
        self.by_number.last_key_value().map_or(0, |(&(number, _), _)| number)
    }

    pub(super) fn put(&mut self, record: T) -> Option<T> {
        let (id, number) = (record.id(), record.number());
        let before = self.remove(id);
        self.number_of.insert(id, number);
        self.by_number.insert((number, id), record);
        before
    }

    pub(super) fn remove(&mut self, id: Id<T::Kind>) -> Option<T> {
        let number = self.number_of.remove(&id)?;
        self.by_number.remove(&(number, id))
    }
}
