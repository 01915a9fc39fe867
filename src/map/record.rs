//! Any record of a map, and its name: what a transaction writes and a delta remembers.

use super::{
    About, Backdrop, BackdropId, Case, CaseId, Connection, ConnectionId, Element, ElementId, Extra, Group, GroupId, Grouping, GroupingId,
    NamedLoop, NamedLoopId, Note, NoteId, Pack, PackId, Privacy, Quote, QuoteId, Source, SourceId, Tombstone, View, ViewId, Voice, VoiceId,
    Workshop, WorkshopId,
};

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident($record:ty, $id:ty);)*) => {
        /// The name of a record. Its order is the order in which records may be inserted: what is referred to comes first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordId {
            /// The page about the map.
            About,
            /// Unknown fields of the map itself.
            Extra,
            /// What is looked for before the map leaves.
            Privacy,
            $($(#[$doc])* $name($id),)*
        }

        /// A record.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            /// The page about the map.
            About(Box<About>),
            /// Unknown fields of the map itself.
            Extra(Extra),
            /// What is looked for before the map leaves.
            Privacy(Box<Privacy>),
            $($(#[$doc])* $name(Box<$record>),)*
        }

        impl Record {
            /// Its name.
            pub fn id(&self) -> RecordId {
                match self {
                    Self::About(_) => RecordId::About,
                    Self::Extra(_) => RecordId::Extra,
                    Self::Privacy(_) => RecordId::Privacy,
                    $(Self::$name(record) => RecordId::$name(record.id),)*
                }
            }
        }

        impl RecordId {
            /// The least name of the same kind: records of one kind have this in common.
            pub(crate) fn kind(self) -> Self {
                match self {
                    $(Self::$name(_) => Self::$name(<$id>::from_value(0)),)*
                    single => single,
                }
            }
        }

        $(impl From<$record> for Record {
            fn from(record: $record) -> Self {
                Self::$name(Box::new(record))
            }
        })*
    };
}

records! {
    /// A voice.
    Voice(Voice, VoiceId);
    /// A source.
    Source(Source, SourceId);
    /// A set of groups.
    Grouping(Grouping, GroupingId);
    /// A group.
    Group(Group, GroupId);
    /// An element.
    Element(Element, ElementId);
    /// A connection.
    Connection(Connection, ConnectionId);
    /// A named loop.
    NamedLoop(NamedLoop, NamedLoopId);
    /// A quote.
    Quote(Quote, QuoteId);
    /// A withdrawn quote.
    Tombstone(Tombstone, QuoteId);
    /// A case.
    Case(Case, CaseId);
    /// A view.
    View(View, ViewId);
    /// A workshop.
    Workshop(Workshop, WorkshopId);
    /// A pack of handouts.
    Pack(Pack, PackId);
    /// A note.
    Note(Note, NoteId);
    /// A picture behind the map.
    Backdrop(Backdrop, BackdropId);
}

impl From<About> for Record {
    fn from(about: About) -> Self {
        Self::About(Box::new(about))
    }
}

impl From<Privacy> for Record {
    fn from(privacy: Privacy) -> Self {
        Self::Privacy(Box::new(privacy))
    }
}
