//! Loops of a file as named loops: each is looked for on the map as it came; its letter is computed, never believed.

use std::collections::{HashMap, HashSet};

use super::cycle::inner_cycle;
use super::{Found, FoundLoop, Log, Round};
use crate::analysis::{CausalGraph, loop_along};
use crate::map::{ElementId, Extra, IdSource, NamedLoop, Record, SystemMap, canonical_cycle};

/// The named loops, and what is to be said of them.
pub(super) fn named(found: &Found, map: &SystemMap, by_key: &HashMap<&str, ElementId>, ids: &mut IdSource, log: &mut Log) -> Vec<Record> {
    let graph = CausalGraph::of(map);
    let (mut taken, mut records) = (HashSet::new(), Vec::new());
    for told in &found.loops {
        let named = if told.name.trim().is_empty() { "a loop without a name" } else { told.name.trim() };
        let today = cycle(found, told, by_key).and_then(|cycle| loop_along(&graph, &cycle));
        let Some(today) = today else {
            log.left_out("loops whose connections form no cycle", named);
            continue;
        };
        let (letter, number, name) = spelled(&told.name);
        if letter.is_some_and(|letter| letter != today.kind.letter()) {
            log.say(format!("The loop {named} is {} by its signs", today.kind.name().to_lowercase()));
        }
        let number = number.filter(|number| !taken.contains(number)).unwrap_or_else(|| free(&taken));
        taken.insert(number);
        let cycle = canonical_cycle(&today.elements, |id| map.element(id).map_or(u32::MAX, |element| element.number));
        records.push(Record::from(NamedLoop {
            id: ids.next(),
            number,
            cycle,
            name,
            story: told.story.clone(),
            question: String::new(),
            starred: false,
            last_type: today.kind,
            extra: Extra::default(),
        }));
    }
    records
}

fn free(taken: &HashSet<u32>) -> u32 {
    (1..u32::MAX).find(|number| !taken.contains(number)).unwrap_or(u32::MAX)
}

fn cycle(found: &Found, told: &FoundLoop, by_key: &HashMap<&str, ElementId>) -> Option<Vec<ElementId>> {
    match &told.round {
        Round::Elements(keys) => keys.iter().map(|key| by_key.get(key.as_str()).copied()).collect(),
        Round::Connections(keys) => {
            let keys: HashSet<&str> = keys.iter().map(String::as_str).collect();
            let place: HashMap<&str, usize> = found.elements.iter().enumerate().map(|(at, element)| (element.key.as_str(), at)).collect();
            let mut steps = Vec::new();
            for connection in found.connections.iter().filter(|connection| keys.contains(connection.key.as_str())) {
                let (from, to) = (place.get(connection.from.as_str())?, place.get(connection.to.as_str())?);
                steps.push((*from, *to));
                steps.extend((connection.direction == crate::map::Direction::Mutual).then_some((*to, *from)));
            }
            let id = |at: usize| found.elements.get(at).and_then(|element| by_key.get(element.key.as_str()).copied());
            inner_cycle(&steps)?.into_iter().map(id).collect()
        }
    }
}

/// "R3 Revolving door" as its letter, its number and its name.
fn spelled(name: &str) -> (Option<char>, Option<u32>, String) {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = name.chars();
    let letter = letters.next().map(|letter| letter.to_ascii_uppercase()).filter(|letter| ['R', 'B', 'U'].contains(letter));
    let rest = letters.as_str();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest.get(digits.len()..).unwrap_or_default();
    let ends = after.chars().next().is_none_or(|next| !next.is_alphanumeric());
    match letter {
        Some(_) if ends && (!digits.is_empty() || after.is_empty()) => {
            let own = after.trim_start_matches([' ', ':', '.', '-', '\u{2013}', '\u{2014}', ')']).trim();
            let shown = if own.is_empty() { name.clone() } else { own.to_owned() };
            (letter, digits.parse().ok().filter(|&number| number > 0 && number < 10_000), shown)
        }
        _ => (None, None, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_numbers_are_taken_from_names() {
        assert_eq!(spelled("R3: Revolving  door"), (Some('R'), Some(3), "Revolving door".into()));
        assert_eq!(spelled("b12"), (Some('B'), Some(12), "b12".into()));
        assert_eq!(spelled("B"), (Some('B'), None, "B".into()));
        assert_eq!(spelled("Revolving door"), (None, None, "Revolving door".into()));
        assert_eq!(spelled("R2D2"), (None, None, "R2D2".into()));
    }
}
