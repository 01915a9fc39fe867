//! People's words in and on to a map. A file is read into one plain [`QuoteSheet`], whatever program wrote it; a sheet and a map make an
//! [`Intake`] of quotes, parts, voices and sources; and an intake is one edit that can be undone.

mod arrivals;
mod claims;
mod column;
mod csv;
mod intake;
mod parts;
mod pasted;
mod refi;
mod registry;
mod sheet;
mod table;
mod terms;
mod told;
mod voices;
mod xlsx;

pub use column::ColumnField;
pub use intake::{CodeUse, Intake, IntakeCounts};
pub use pasted::pasted;
pub(super) use refi::{CODEBOOK, PROJECT};
pub use registry::{QUOTE_FORMATS, QuoteFile, QuoteFormat, quote_format};
pub use sheet::{PartKind, PartName, QuoteSheet, SheetCode, SheetQuote};
pub use table::{QuoteTable, TableRow};
pub use voices::proposed_voice;
pub(super) use xlsx::sheets;
