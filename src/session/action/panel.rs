//! What can be asked of the side panels.

use crate::document::Edit;
use crate::map::{LoopKey, Part, QuoteId, RecordId};
use crate::session::state::{
    Bulk, Field, LeftTab, LoopField, LoopFilter, LoopHand, OutlineBy, OutlineSection, PickQuote, QuoteFilter, QuoteSort, Section,
    VoiceSection,
};

/// Something of the side panels.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelAction {
    /// Another tab on the left.
    Tab(LeftTab),
    /// What is searched for in a tab.
    Search(LeftTab, String),
    /// How the outline is sorted into sections.
    OutlineBy(OutlineBy),
    /// Folds or opens a section of the outline.
    TurnOutline(OutlineSection),
    /// Folds or opens a section of the list of voices.
    TurnVoices(VoiceSection),
    /// Which loops are listed.
    Loops(LoopFilter),
    /// What the list of loops is narrowed to, and in which order it is.
    LoopsInHand(Box<LoopHand>),
    /// Lists only loops through what is selected, or all again.
    LoopsThrough(bool),
    /// Lists only loops that stay among what is selected.
    LoopsAmong,
    /// Opens a loop in its row, or closes it.
    OpenLoop(Option<LoopKey>),
    /// Traces a loop on the map, or stops.
    Trace(Option<LoopKey>),
    /// Goes to a step of the traced loop, from 0; beyond the last comes the first.
    Step(usize),
    /// Says something of a loop, which gives it a name of its own.
    Loop(LoopKey, LoopField),
    /// The framework whose levels are shown and set.
    Framework(&'static str),
    /// Which quotes are listed.
    Quotes(QuoteFilter),
    /// In which order quotes are listed.
    SortQuotes(QuoteSort),
    /// Selects a quote of the list with others.
    PickQuote(QuoteId, PickQuote),
    /// Selects every quote listed, beside what is selected of the map.
    PickAllQuotes,
    /// What is to be set for all selected quotes.
    Bulk(Bulk),
    /// Starts writing a quote for a part, or an unplaced one. A loop that nobody has named is kept by its code from then on.
    StartQuote(Option<Part>),
    /// Opens a source or case in its row, or closes it.
    OpenRecord(Option<RecordId>),
    /// The section that was to be brought into view is.
    Revealed,
    /// Opens a quote for editing, or closes it.
    OpenQuote(Option<QuoteId>),
    /// The quote to be attached to the part that is selected next, or none.
    AttachNext(Option<QuoteId>),
    /// Folds or opens a section of the inspector.
    Turn(Section),
    /// An edit typed in a field: all of one field are one step.
    Type(Field, Box<Edit>),
    /// The field was left.
    Typed,
}
