//! Groups of elements, in titled sets of which one is shown at a time: themes, sections of a report.

use super::{Extra, GroupId, GroupingId};

/// A titled set of groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    /// Its identity.
    pub id: GroupingId,
    /// Its place in the list; the first is shown when a map opens.
    pub number: u32,
    /// "Themes", "Sections of the report".
    pub title: String,
    /// Unknown fields.
    pub extra: Extra,
}

/// A group. Which elements are in it stands with the elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its identity.
    pub id: GroupId,
    /// Its number in its grouping, as on the map's tab.
    pub number: u32,
    /// The set it belongs to.
    pub grouping: GroupingId,
    /// Its title, as on the map's tab.
    pub title: String,
    /// Which of the theme's tints, from 0; beyond the last they repeat.
    pub tint: u8,
    /// Which of the paper's hatches, from 0; beyond the last they repeat.
    pub hatch: u8,
    /// Where its grouping is shown, it is drawn as one box in place of its members, and their connections to the rest as counted lines. The
    /// members and their connections stay as they are.
    pub collapsed: bool,
    /// Unknown fields.
    pub extra: Extra,
}
