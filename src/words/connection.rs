//! Connections as sentences.
//!
//! "The more …, the less …" says that the effect falls below what it would otherwise have been; it needs no verb that would have to agree
//! with a label.

use super::label::{capital, inside, sentence};
use crate::map::{Connection, Direction, ElementId, Influence, PairSign, Polarity, Relation, SystemMap};

/// One claim in a sentence: "The more caseload, the less time with each person, after a while."
pub fn connection_sentence(map: &SystemMap, connection: &Connection) -> String {
    let (from, to) = (label(map, connection.from), label(map, connection.to));
    if let Some(influence) = connection.influence() {
        return match connection.direction {
            Direction::Directed => sentence(&claim(&from, &to, influence)),
            Direction::Mutual => format!("{}; and the other way round.", claim(&from, &to, influence)),
            Direction::Undirected => undirected(&from, &to, influence.polarity),
        };
    }
    connection.relation().map_or_else(String::new, |relation| relation_sentence(&from, &to, relation, connection.direction))
}

/// All claims that one element influences another, in a sentence. `None` if nobody claims it.
pub fn pair_sentence(map: &SystemMap, from: ElementId, to: ElementId) -> Option<String> {
    let sign = map.pair_sign(from, to)?;
    let delay = pair_is_delayed(map, from, to);
    let (from, to) = (label(map, from), label(map, to));
    Some(match sign {
        PairSign::Agreed(polarity) => sentence(&claim(&from, &to, Influence { polarity, delay, strength: None })),
        PairSign::Contested => contested(&from, &to, delay),
    })
}

/// Whether any claim that one element influences another says that it takes a while.
pub(super) fn pair_is_delayed(map: &SystemMap, from: ElementId, to: ElementId) -> bool {
    let claims = map.connections_of(from).into_iter().filter(|c| c.causal_pairs().any(|pair| pair == (from, to)));
    claims.filter_map(Connection::influence).any(|influence| influence.delay)
}

/// What people say of a pair on which they differ.
pub(super) fn contested(from: &str, to: &str, delay: bool) -> String {
    let after = after(delay);
    format!("People see it differently: the more {from}, the more {to}{after}, say some; the more {from}, the less {to}, say others.")
}

/// "the more …, the less …", told from a cause that goes up or down.
pub(super) fn step(from: &str, to: &str, up: bool, influence: Influence) -> String {
    let after = after(influence.delay);
    let cause = if up { "more" } else { "less" };
    match influence.polarity {
        Polarity::Unknown => format!("{} may raise or lower {to}{after}: it is not known, or it depends", capital(from)),
        known => {
            let effect = if (known == Polarity::Plus) == up { "more" } else { "less" };
            format!("The {cause} {from}, the {effect} {to}{after}")
        }
    }
}

fn claim(from: &str, to: &str, influence: Influence) -> String {
    step(from, to, true, influence)
}

const fn after(delay: bool) -> &'static str {
    if delay { ", after a while" } else { "" }
}

fn undirected(from: &str, to: &str, polarity: Polarity) -> String {
    match polarity {
        Polarity::Plus => format!("More {from} and more {to} go together; which leads to which is not said."),
        Polarity::Minus => format!("More {from} and less {to} go together; which leads to which is not said."),
        Polarity::Unknown => format!("There is a link between {from} and {to}; of what kind is not said."),
    }
}

fn relation_sentence(from: &str, to: &str, relation: &Relation, direction: Direction) -> String {
    let verb = relation.verb.trim();
    let (from, verb) = (capital(from), if verb.is_empty() { "and" } else { verb });
    let told = match (verb, direction) {
        ("and", _) => format!("There is a relation between {from} and {to}"),
        (_, Direction::Directed) => format!("{from} {verb} {to}"),
        (_, Direction::Mutual | Direction::Undirected) => format!("{from} {verb} {to}, and the other way round"),
    };
    match (relation.absent, says_not(verb)) {
        (true, false) => format!("What is missing: {told}."),
        _ => sentence(&told),
    }
}

/// Whether a verb says itself that something is missing: "do not talk with".
pub fn says_not(verb: &str) -> bool {
    let verb = verb.trim().to_lowercase();
    ["no ", "not ", "do not ", "does not ", "never "].iter().any(|word| verb.starts_with(word))
}

fn label(map: &SystemMap, id: ElementId) -> String {
    map.element(id).map_or_else(|| "something that is not on the map".to_owned(), inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::ConnectionKind;
    use crate::words::sample;

    fn influence(polarity: Polarity, delay: bool) -> ConnectionKind {
        ConnectionKind::Influence(Influence { polarity, delay, strength: None })
    }

    fn told(kind: ConnectionKind, direction: Direction) -> String {
        let map = sample::pair(vec![(kind, direction)]);
        connection_sentence(&map, map.connections().next().unwrap())
    }

    #[test]
    fn every_kind_of_claim_has_its_sentence() {
        use Direction::{Directed, Mutual, Undirected};
        use Polarity::{Minus, Plus, Unknown};
        assert_eq!(told(influence(Minus, true), Directed), "The more caseload, the less time with each person, after a while.");
        assert_eq!(told(influence(Plus, false), Directed), "The more caseload, the more time with each person.");
        assert_eq!(
            told(influence(Unknown, false), Directed),
            "Caseload may raise or lower time with each person: it is not known, or it depends."
        );
        assert_eq!(told(influence(Plus, false), Mutual), "The more caseload, the more time with each person; and the other way round.");
        assert_eq!(
            told(influence(Minus, false), Undirected),
            "More caseload and less time with each person go together; which leads to which is not said."
        );
    }

    #[test]
    fn relations_keep_their_verbs() {
        let relation = |verb: &str, absent| ConnectionKind::Relation(Relation { verb: verb.into(), absent });
        assert_eq!(told(relation("funds", false), Direction::Directed), "Caseload funds time with each person.");
        assert_eq!(told(relation("speaks to", true), Direction::Directed), "What is missing: Caseload speaks to time with each person.");
        assert_eq!(told(relation("does not speak to", true), Direction::Directed), "Caseload does not speak to time with each person.");
        assert_eq!(told(relation("", false), Direction::Directed), "There is a relation between Caseload and time with each person.");
    }

    #[test]
    fn a_contested_pair_names_both_sides() {
        let map = sample::pair(vec![
            (influence(Polarity::Plus, false), Direction::Directed),
            (influence(Polarity::Minus, true), Direction::Directed),
        ]);
        let [a, b] = [1, 2].map(|n| map.element_by_number(n).unwrap().id);
        let told = pair_sentence(&map, a, b).unwrap();
        assert!(told.contains("the more time with each person, after a while, say some") && told.ends_with("say others."), "{told}");
        assert_eq!(pair_sentence(&map, b, a), None);
    }
}
