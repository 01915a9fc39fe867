//! What can be asked of the page on which a merge is settled.

use crate::document::Side;
use crate::map::RecordId;

/// Something of the page on which a merge is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergingAction {
    /// Makes the map stand on this side in one record.
    Take(RecordId, Side),
    /// In all of them.
    TakeAll(Side),
    /// What a merge on the command line wrote into the map was looked through.
    LookedThrough,
}
