//! What two sides of a merge do not agree on, until another map is opened.

use crate::document::Dispute;

/// The page on which a merge is settled.
#[derive(Clone, Debug, Default)]
pub struct MergingState {
    /// Every record that both sides changed. Which side the map has now is read from the map.
    pub disputes: Vec<Dispute>,
}
