//! Side panels: tabs, searches, filters, half-written quotes.

use std::collections::BTreeMap;

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
}

impl LeftTab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 4] = [Self::Outline, Self::Loops, Self::Leverage, Self::Quotes];

    /// The word on it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outline => "Outline",
            Self::Loops => "Loops",
            Self::Leverage => "Leverage",
            Self::Quotes => "Quotes",
        }
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
}

impl Default for PanelState {
    fn default() -> Self {
        Self { left_open: true, right_open: true, tab: LeftTab::default(), search: BTreeMap::new() }
    }
}
