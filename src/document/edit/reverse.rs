//! An element means its opposite: "trust" becomes "mistrust". Every sign at it flips, so that no loop changes its type.

use crate::document::Transaction;
use crate::map::{ConnectionId, ConnectionKind, ElementId};

pub(super) fn reverse_sense(to: &mut Transaction<'_>, id: ElementId, label: &str) {
    to.change_element(id, |element| label.clone_into(&mut element.label));
    // A connection with itself flips at both ends: it stays as it is.
    let at_it: Vec<ConnectionId> = to.map().connections_of(id).into_iter().filter(|c| c.from != c.to).map(|c| c.id).collect();
    for connection in at_it {
        to.change_connection(connection, |connection| {
            if let ConnectionKind::Influence(influence) = &mut connection.kind {
                influence.polarity = influence.polarity.flipped();
            }
        });
    }
}
