//! Side panels: tabs, searches, filters, what is open in them, and the lists they show.

mod fold;
mod lists;
mod loops;
mod outline;
mod quote_index;
mod quotes;
mod typing;
mod voices;

use std::collections::{BTreeMap, BTreeSet};

use crate::map::{LoopKey, Part, QuoteId, RecordId};

pub use fold::{fold, matches};
pub use lists::PanelLists;
pub use loops::{LoopFilter, LoopHand, LoopLine, LoopLines, LoopShow, LoopSort, LoopTold, Share};
pub use outline::{OutlineBy, OutlineLine, OutlineSection};
pub(super) use quote_index::QuoteIndex;
pub use quotes::{Bulk, PickQuote, Placed, QuoteFilter, QuoteSort};
pub use typing::{Field, FieldOf, LoopField};
pub use voices::{VoiceLine, VoiceLines, VoiceSection};

/// A tab of the left panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftTab {
    /// Every part, as a list.
    #[default]
    Outline,
    /// Feedback loops.
    Loops,
    /// Leverage points by level.
    Leverage,
    /// All quotes.
    Quotes,
    /// Whose voice is missing.
    Voices,
}

impl LeftTab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 5] = [Self::Outline, Self::Loops, Self::Leverage, Self::Quotes, Self::Voices];

    /// The word on it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outline => "Outline",
            Self::Loops => "Loops",
            Self::Leverage => "Leverage",
            Self::Quotes => "Quotes",
            Self::Voices => "Voices",
        }
    }
}

/// A section of the inspector that folds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Connections of an element.
    Connections,
    /// Quotes on a part.
    Quotes,
    /// Description, flags, level, actor details, references.
    Details,
    /// Leverage: framework, who can act, note.
    Leverage,
    /// Steps of a loop.
    Steps,
    /// Sources of the map.
    Sources,
    /// Voices of the map.
    Voices,
    /// Cases of the map.
    Cases,
    /// Groupings and groups of the map.
    Groups,
    /// Members of a group.
    Members,
    /// Parts that a quote bears on.
    Parts,
    /// Named loops of which a step is missing.
    Broken,
    /// What the list of quotes is narrowed to.
    Filters,
    /// What the list of loops is narrowed to.
    LoopFilters,
    /// Consent, source and participant of a quote.
    Origin,
}

impl Section {
    /// Whether it is open unless somebody folded it.
    pub const fn opens(self) -> bool {
        matches!(self, Self::Quotes | Self::Steps | Self::Members | Self::Parts | Self::Groups | Self::Origin)
    }
}

/// The side panels.
#[derive(Clone, Debug)]
pub struct PanelState {
    /// Whether the left panel is open.
    pub left_open: bool,
    /// Whether the right panel is open.
    pub right_open: bool,
    /// The tab on the left.
    pub tab: LeftTab,
    /// What is searched for, by tab.
    pub search: BTreeMap<LeftTab, String>,
    /// How the outline is sorted into sections.
    pub outline_by: OutlineBy,
    /// Sections of the outline that were turned from how they start.
    pub outline_turned: BTreeSet<OutlineSection>,
    /// Sections of the list of voices that were turned from how they start.
    pub voices_turned: BTreeSet<VoiceSection>,
    /// Which loops are listed.
    pub loop_filter: LoopFilter,
    /// Through what loops are listed, and in which order.
    pub loop_hand: LoopHand,
    /// The framework whose levels are shown and set.
    pub framework: &'static str,
    /// Which quotes are listed.
    pub quote_filter: QuoteFilter,
    /// In which order quotes are listed.
    pub quote_sort: QuoteSort,
    /// The quote picked last, from which a range goes on.
    pub quote_anchor: Option<QuoteId>,
    /// What is to be set for all selected quotes.
    pub bulk: Bulk,
    /// The loop that is open in its row.
    pub open_loop: Option<LoopKey>,
    /// The step of the traced loop that one looks at, from 0.
    pub loop_step: Option<usize>,
    /// The section of the inspector to be brought into view.
    pub reveal: Option<Section>,
    /// The source or case that is open in its row.
    pub open_record: Option<RecordId>,
    /// The quote that is open for editing.
    pub open_quote: Option<QuoteId>,
    /// A quote just added, still without words: left so, it is taken out again.
    pub fresh_quote: Option<QuoteId>,
    /// The quote to be attached to the part that is selected next.
    pub attach_next: Option<QuoteId>,
    /// The field being typed in: all its edits are one step.
    pub typing: Option<Field>,
    /// Sections of the inspector that were turned from how they start.
    pub sections_turned: BTreeSet<Section>,
    /// What was selected after the last action, to notice a change.
    pub last_selection: Vec<Part>,
    /// The lists shown, brought up to date by [`crate::session::Session::refresh`].
    pub lists: PanelLists,
}

impl Default for PanelState {
    fn default() -> Self {
        Self {
            left_open: true,
            right_open: true,
            tab: LeftTab::default(),
            search: BTreeMap::new(),
            outline_by: OutlineBy::default(),
            outline_turned: BTreeSet::new(),
            voices_turned: BTreeSet::new(),
            loop_filter: LoopFilter::default(),
            loop_hand: LoopHand::default(),
            framework: "meadows",
            quote_filter: QuoteFilter::default(),
            quote_sort: QuoteSort::default(),
            quote_anchor: None,
            bulk: Bulk::default(),
            open_loop: None,
            loop_step: None,
            reveal: None,
            open_record: None,
            open_quote: None,
            fresh_quote: None,
            attach_next: None,
            typing: None,
            sections_turned: BTreeSet::new(),
            last_selection: Vec::new(),
            lists: PanelLists::default(),
        }
    }
}

impl PanelState {
    /// What is searched for in a tab.
    pub fn searched(&self, tab: LeftTab) -> &str {
        self.search.get(&tab).map_or("", String::as_str)
    }

    /// Whether a section of the inspector is open.
    pub fn is_open(&self, section: Section) -> bool {
        section.opens() != self.sections_turned.contains(&section)
    }

    /// Whether a section of the list of voices is open.
    pub fn voices_open(&self, section: VoiceSection) -> bool {
        section.opens() != self.voices_turned.contains(&section)
    }

    /// Whether a section of the outline is open. While something is searched for, all are.
    pub fn outline_open(&self, section: OutlineSection) -> bool {
        !self.searched(LeftTab::Outline).trim().is_empty() || section.opens() != self.outline_turned.contains(&section)
    }
}
