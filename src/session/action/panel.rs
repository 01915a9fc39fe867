//! What can be asked of the side panels.

use crate::map::{CitedPart, LoopKey, QuoteId};
use crate::session::state::LeftTab;

/// Something of the side panels.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelAction {
    /// Another tab on the left.
    Tab(LeftTab),
    /// What is searched for in a tab.
    Search(LeftTab, String),
    /// Traces a loop on the map, or stops.
    Trace(Option<LoopKey>),
    /// Starts writing a quote for a part, or an unplaced one.
    StartQuote(Option<CitedPart>),
    /// Opens a quote for editing, or closes it.
    OpenQuote(Option<QuoteId>),
}
