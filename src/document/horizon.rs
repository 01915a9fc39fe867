//! The map as it is and the map as it is to be, out of one map that holds both.

use super::{Document, Edit};
use crate::map::{Horizon, IdSource, Part, SystemMap};

/// Whether any element or connection belongs to one state alone.
pub fn has_horizons(map: &SystemMap) -> bool {
    map.elements().any(|e| e.horizon != Horizon::Both) || map.connections().any(|c| c.horizon != Horizon::Both)
}

/// The map in one state: without what belongs to the other alone. Quotes on that stay, without a place.
pub fn state_of(map: &SystemMap, state: Horizon) -> SystemMap {
    let elsewhere = |horizon: Horizon| horizon != Horizon::Both && horizon != state;
    let connections = map.connections().filter(|c| elsewhere(c.horizon)).map(|c| Part::Connection(c.id));
    let gone = map.elements().filter(|e| elsewhere(e.horizon)).map(|e| Part::Element(e.id)).chain(connections).collect();
    let mut document = Document::new(map.clone(), IdSource::seeded(0));
    document.edit(&Edit::Delete(gone));
    document.map().clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Connection, ConnectionKind, Element, ElementKind, Influence, Point};

    #[test]
    fn each_state_has_what_stays_and_what_is_its_own() {
        let mut ids = IdSource::seeded(1);
        let mut map = SystemMap::default();
        let elements: Vec<_> = ["Trust", "Targets", "Peer support"]
            .iter()
            .zip([Horizon::Both, Horizon::AsIs, Horizon::ToBe])
            .zip(1..)
            .map(|((label, horizon), number)| {
                let at = Point::ZERO;
                Element { horizon, ..Element::new(ids.next(), number, ElementKind::Factor, *label, at) }
            })
            .collect();
        let kind = || ConnectionKind::Influence(Influence::default());
        let claim = Connection::new(ids.next(), 1, elements[1].id, elements[0].id, kind());
        let turned = Connection { horizon: Horizon::ToBe, ..Connection::new(ids.next(), 2, elements[0].id, elements[0].id, kind()) };
        map = {
            let mut document = Document::new(map, IdSource::seeded(2));
            let puts = elements.iter().cloned().map(|e| Edit::Put(Box::new(e.into())));
            let claims = [claim, turned].map(|c| Edit::Put(Box::new(c.into())));
            document.edit(&Edit::All("draw".to_owned(), puts.chain(claims).collect()));
            document.map().clone()
        };
        assert!(has_horizons(&map));
        let labels = |map: &SystemMap| map.elements().map(|e| e.label.clone()).collect::<Vec<_>>();
        let (now, later) = (state_of(&map, Horizon::AsIs), state_of(&map, Horizon::ToBe));
        assert_eq!((labels(&now), now.connection_count()), (vec!["Trust".to_owned(), "Targets".to_owned()], 1));
        assert_eq!((labels(&later), later.connection_count()), (vec!["Trust".to_owned(), "Peer support".to_owned()], 1));
    }
}
