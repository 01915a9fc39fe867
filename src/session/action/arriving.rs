//! What can be asked of a map of another program on its way in.

use crate::map::Polarity;

/// Something of a map on its way in.
#[derive(Clone, Debug, PartialEq)]
pub enum ArrivingAction {
    /// What a name in the file means; none takes back what was said.
    Polarity(String, Option<Polarity>),
    /// Every name means what it most likely does.
    TakeProposals,
    /// What a column of a table holds, by the word for it; an empty one leaves it out.
    Column(String, String),
    /// Whether the report is kept with the map.
    KeepReport(bool),
    /// Puts the map on the table.
    Open,
}
