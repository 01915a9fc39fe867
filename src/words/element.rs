//! What pushes an element, and what it pushes.

use super::label::{inside, listed};
use crate::map::{Element, Polarity, SystemMap};

/// An element's place in the flow of influence, a sentence for each way it is pushed or pushes; none without influence connections.
pub fn element_sentences(map: &SystemMap, element: &Element) -> Vec<String> {
    let mut arriving: [Vec<String>; 3] = Default::default();
    let mut leaving: [Vec<String>; 3] = Default::default();
    let mut seen = Vec::new();
    for connection in map.connections_of(element.id) {
        for (from, to) in connection.causal_pairs() {
            if seen.contains(&(from, to)) || (from != element.id && to != element.id) {
                continue;
            }
            seen.push((from, to));
            let Some(sign) = map.pair_sign(from, to) else { continue };
            let (lists, other) = if from == element.id { (&mut leaving, to) } else { (&mut arriving, from) };
            let place = match sign.polarity() {
                Polarity::Plus => 0,
                Polarity::Minus => 1,
                Polarity::Unknown => 2,
            };
            if let (Some(list), Some(other)) = (lists.get_mut(place), map.element(other)) {
                list.push(if from == to { "itself".to_owned() } else { inside(other) });
            }
        }
    }
    let told = |lists: [Vec<String>; 3], heads: [&'static str; 3]| {
        heads.into_iter().zip(lists).filter(|(_, list)| !list.is_empty()).map(|(head, list)| format!("{head} {}.", listed(&list)))
    };
    let pushed = told(arriving, ["It is raised by", "It is lowered by", "It is raised or lowered, as it depends, by"]);
    pushed.chain(told(leaving, ["It raises", "It lowers", "It raises or lowers, as it depends,"])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample;

    #[test]
    fn pushes_are_told_by_sign() {
        let map = sample::ring(&[Polarity::Minus, Polarity::Plus, Polarity::Unknown]);
        let told = |n| element_sentences(&map, map.element_by_number(n).unwrap());
        assert_eq!(told(1), ["It is raised or lowered, as it depends, by gamma.", "It lowers beta."]);
        assert_eq!(told(2), ["It is lowered by alpha.", "It raises gamma."]);
    }
}
