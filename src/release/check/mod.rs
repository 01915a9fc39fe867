//! Looking through a map before it leaves: what in its texts could tell who somebody is, and how to take it out. Findings are told, never
//! acted on: what to do about each is for a person to decide, and is kept with the map.

mod cells;
mod field;
mod finding;
mod look;
mod names;
mod numbers;
mod redact;
mod replaced;
mod words;

pub use field::{Care, Field, Text, seen_at, texts_of};
pub use finding::{Finding, FindingKind, Place};
pub use look::{findings, open_findings, sentence_of};
pub use redact::{at_selection, bracketed, call_harmless, keep_finding, record_name, redact, reopen_finding};
pub use replaced::{Replaced, replacements};
