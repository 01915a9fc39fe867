//! One open map: edits as data, transactions, undo history, selection, and fragments for copy and paste.
//!
//! [`Transaction`] is the only writer of a map. It records what each record was and became; undo, redo and cancel all come from that,
//! and no edit has undo code of its own. Only a [`Withdrawal`] cannot be taken back: it goes through the history too.

mod delta;
#[expect(clippy::module_inception, reason = "the module's one main type")]
mod document;
mod edit;
mod fragment;
mod history;
mod selection;
mod template;
mod transaction;
mod withdrawal;

pub use delta::Delta;
pub use document::{Document, Request};
pub use edit::{Between, ConnectionField, Edit, ElementField, QuoteField, Split, without_source};
pub use fragment::{fragment_of, quotes_of};
pub use history::{History, Step};
pub use selection::Selection;
pub use template::{TEMPLATES, Template};
pub use transaction::Transaction;
pub use withdrawal::{Withdrawal, Withdrawn, without_quotes};
