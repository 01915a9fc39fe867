//! Everything a person can do to a map, as data.

mod beside;
mod connection;
mod delete;
mod element;
mod merge;
mod paste;
mod privacy;
mod quote;
mod reverse;
mod source;
mod split;

use std::borrow::Cow;

use crate::map::{
    Backdrop, CitedPart, ConnectionId, ConnectionKind, ElementId, ElementKind, NoteId, Part, Point, Quote, QuoteId, Record, RecordId, Rect,
    Stance, SystemMap, Vec2,
};

use super::Transaction;

pub use connection::ConnectionField;
pub use element::ElementField;
pub(super) use privacy::forget_decisions;
pub use quote::QuoteField;
pub use source::without_source;
pub use split::{Between, Split};

/// A change of the map.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Adds an element, named by an identity from [`super::Document::new_id`].
    AddElement {
        /// Its identity.
        id: ElementId,
        /// Its kind.
        kind: ElementKind,
        /// Its label.
        label: String,
        /// Its centre.
        at: Point,
    },
    /// Connects two elements.
    Connect {
        /// The connection's identity.
        id: ConnectionId,
        /// Where it starts.
        from: ElementId,
        /// Where it ends.
        to: ElementId,
        /// Influence or relation.
        kind: ConnectionKind,
        /// Its signed bow.
        bend: f64,
    },
    /// Moves elements to new centres.
    Move(Vec<(ElementId, Point)>),
    /// Sets a field of elements.
    Elements(Vec<ElementId>, ElementField),
    /// Sets a field of connections.
    Connections(Vec<ConnectionId>, ConnectionField),
    /// Lets connections run the other way.
    Reverse(Vec<ConnectionId>),
    /// Adds a quote; its number is given here.
    AddQuote(Box<Quote>),
    /// Sets a field of quotes.
    Quotes(Vec<QuoteId>, QuoteField),
    /// Puts cards of quotes on the quote board, or takes them off it again.
    Lay(Vec<(QuoteId, Option<Point>)>),
    /// Hangs a quote on a part, or changes its stance there.
    Cite {
        /// The quote.
        quote: QuoteId,
        /// The part.
        part: CitedPart,
        /// For, against, or yes-but.
        stance: Stance,
    },
    /// Takes a quote off a part.
    Uncite {
        /// The quote.
        quote: QuoteId,
        /// The part.
        part: CitedPart,
    },
    /// Several elements become one; everything that named them names it.
    Merge {
        /// The one that stays.
        keep: ElementId,
        /// Those that it takes in.
        others: Vec<ElementId>,
    },
    /// Some connections and quotes of an element go to a new one.
    Split(Box<Split>),
    /// Puts an element between the ends of a connection.
    Between(Box<Between>),
    /// An element means its opposite from now on: another label, and every sign at it flips.
    ReverseSense(ElementId, String),
    /// Takes parts out, with what cannot stand without them.
    Delete(Vec<Part>),
    /// Adds the parts of another map, with new identities and numbers, moved.
    Paste {
        /// What to add.
        fragment: Box<SystemMap>,
        /// Identities of the added elements, in the fragment's order.
        ids: Vec<ElementId>,
        /// Identities of the added notes, likewise.
        notes: Vec<NoteId>,
        /// How far to move it.
        offset: Vec2,
    },
    /// Adds a note.
    AddNote {
        /// Its identity.
        id: NoteId,
        /// Its words.
        text: String,
        /// Its top left corner.
        at: Point,
    },
    /// Other words for a note.
    WriteNote(NoteId, String),
    /// Puts a picture behind the map; its number is given here.
    AddBackdrop(Box<Backdrop>),
    /// Where notes and pictures lie: of a note its corner and width, of a picture all of it.
    Place(Vec<(Part, Rect)>),
    /// Writes a whole record: a source, a named loop, the page about the map.
    Put(Box<Record>),
    /// Takes a whole record out.
    Remove(RecordId),
    /// Several at once, under one name.
    All(String, Vec<Edit>),
}

impl Edit {
    /// Makes the change.
    pub fn apply(&self, to: &mut Transaction<'_>) {
        match self {
            Self::AddElement { id, kind, label, at } => element::add(to, *id, *kind, label, *at),
            Self::Connect { id, from, to: end, kind, bend } => connection::add(to, *id, (*from, *end), kind.clone(), *bend),
            Self::Move(moves) => moves.iter().for_each(|&(id, at)| to.change_element(id, |element| element.at = at)),
            Self::Elements(ids, field) => ids.iter().for_each(|&id| to.change_element(id, |element| field.set(element))),
            Self::Connections(ids, field) => ids.iter().for_each(|&id| to.change_connection(id, |connection| field.set(connection))),
            Self::Reverse(ids) => ids.iter().for_each(|&id| to.change_connection(id, connection::reverse)),
            Self::AddQuote(quote) => quote::add(to, quote),
            Self::Quotes(ids, field) => ids.iter().for_each(|&id| to.change_quote(id, |quote| field.set(quote))),
            Self::Lay(places) => places.iter().for_each(|&(id, at)| to.change_quote(id, |quote| quote.board = at)),
            Self::Cite { quote, part, stance } => to.change_quote(*quote, |q| quote::cite(q, *part, *stance)),
            Self::Uncite { quote, part } => to.change_quote(*quote, |q| q.citations.retain(|c| c.part != *part)),
            Self::Merge { keep, others } => merge::merge(to, *keep, others),
            Self::Split(split) => split::split(to, split),
            Self::Between(between) => split::between(to, between),
            Self::ReverseSense(id, label) => reverse::reverse_sense(to, *id, label),
            Self::Delete(parts) => {
                delete::delete(to, parts);
                forget_decisions(to);
            }
            Self::Paste { fragment, ids, notes, offset } => {
                paste::paste(to, fragment, ids, *offset);
                paste::paste_notes(to, fragment, notes, *offset);
            }
            Self::AddNote { id, text, at } => beside::add_note(to, *id, text, *at),
            Self::WriteNote(id, text) => beside::write_note(to, *id, text),
            Self::AddBackdrop(backdrop) => beside::add_backdrop(to, backdrop),
            Self::Place(places) => beside::place(to, places),
            Self::Put(record) => to.put(record.as_ref().clone()),
            Self::Remove(id) => {
                to.remove(*id);
                forget_decisions(to);
            }
            Self::All(_, edits) => edits.iter().for_each(|edit| edit.apply(to)),
        }
    }

    /// The step's name in "Undo move".
    pub fn label(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::AddElement { kind, .. } => match kind {
                ElementKind::Factor => "add factor",
                ElementKind::Actor => "add actor",
                ElementKind::Outcome => "add outcome",
                ElementKind::Intervention => "add intervention",
            },
            Self::Connect { .. } => "connect",
            Self::Move(_) | Self::Place(_) => "move",
            Self::Elements(_, field) => field.label(),
            Self::Connections(_, field) => field.label(),
            Self::Reverse(_) => "reverse",
            Self::AddQuote(_) => "add quote",
            Self::Quotes(_, field) => field.label(),
            Self::Lay(_) => "move quotes",
            Self::Cite { .. } => "attach quote",
            Self::Uncite { .. } => "detach quote",
            Self::Merge { .. } => "merge",
            Self::Split(_) => "split",
            Self::Between(_) => "put between",
            Self::ReverseSense(..) => "reverse the sense",
            Self::Delete(_) => "delete",
            Self::Paste { .. } => "paste",
            Self::AddNote { .. } => "add note",
            Self::WriteNote(..) => "edit note",
            Self::AddBackdrop(_) => "add picture",
            Self::Put(record) => return Cow::Owned(format!("edit {}", kind_of(record.id()))),
            Self::Remove(id) => return Cow::Owned(format!("delete {}", kind_of(*id))),
            Self::All(label, _) => label,
        })
    }
}

const fn kind_of(id: RecordId) -> &'static str {
    match id {
        RecordId::About | RecordId::Extra => "map details",
        RecordId::Privacy => "privacy",
        RecordId::Voice(_) => "voice",
        RecordId::Source(_) => "source",
        RecordId::Grouping(_) => "grouping",
        RecordId::Group(_) => "group",
        RecordId::Element(_) => "element",
        RecordId::Connection(_) => "connection",
        RecordId::NamedLoop(_) => "loop",
        RecordId::Quote(_) | RecordId::Tombstone(_) => "quote",
        RecordId::Case(_) => "case",
        RecordId::View(_) => "view",
        RecordId::Workshop(_) => "workshop",
        RecordId::Pack(_) => "pack",
        RecordId::Note(_) => "note",
        RecordId::Backdrop(_) => "picture",
    }
}
