//! One open map: edits as data, transactions, undo history, selection, fragments for copy and paste, and what two maps differ in.
//!
//! [`Transaction`] is the only writer of a map. It records what each record was and became; undo, redo and cancel all come from that,
//! and no edit has undo code of its own. Only a [`Withdrawal`] cannot be taken back: it goes through the history too.

mod delta;
mod diff;
mod dispute;
#[expect(clippy::module_inception, reason = "the module's one main type")]
mod document;
mod edit;
mod fields;
mod fragment;
mod history;
mod horizon;
mod merge;
mod selection;
mod template;
mod trail;
mod transaction;
mod withdrawal;

pub use delta::Delta;
pub use diff::diff;
pub use dispute::{Dispute, Side};
pub use document::{Changes, Document, Request};
pub use edit::{Between, ConnectionField, Edit, ElementField, QuoteField, Split, without_source};
pub use fields::Clash;
pub use fragment::{fragment_of, quotes_of};
pub use history::{History, Step};
pub use horizon::{has_horizons, state_of};
pub use merge::{CONFLICTS, Conflict, Disagreement, Merged, Renumbered, forgetting_conflicts, merge, merging_edit, noted_conflicts};
pub use selection::Selection;
pub use template::{TEMPLATES, Template};
pub use trail::Touched;
pub use transaction::Transaction;
pub use withdrawal::{Withdrawal, Withdrawn, without_quotes};
