//! Names of elements that could be clearer, after Sterman's and Kim's guidelines: nouns that can go up or down, in a positive sense, one thing
//! at a time. Hints: nothing here is wrong, and nobody is stopped. A new rule is a row of [`RULES`].

use std::collections::BTreeMap;

use super::fold;
use super::label::capital;
use crate::map::{Code, Element, ElementId, ElementKind, SystemMap};

/// What could be done about a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Another label.
    Rename(String),
    /// The opposite: another label, and every sign at the element flips.
    Reverse(String),
    /// The element becomes part of this one.
    Merge(ElementId),
    /// It becomes two: the label of the first and of the second.
    Split(String, String),
}

impl Remedy {
    /// What the button says.
    pub fn told(&self, map: &SystemMap) -> String {
        match self {
            Self::Rename(label) => format!("Call it \u{201c}{label}\u{201d}"),
            Self::Reverse(label) => format!("Turn it into \u{201c}{label}\u{201d}"),
            Self::Merge(id) => format!("Merge with {}", map.element(*id).map(|e| Code::element(e.number).to_string()).unwrap_or_default()),
            Self::Split(first, second) => format!("Split into \u{201c}{first}\u{201d} and \u{201c}{second}\u{201d}"),
        }
    }
}

/// A hint at a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameHint {
    /// The element.
    pub element: ElementId,
    /// The rule, by its key.
    pub rule: &'static str,
    /// What could be clearer, as a sentence.
    pub told: String,
    /// What could be done.
    pub remedy: Option<Remedy>,
}

/// Elements by what their labels have in common when case, accents and spaces do not count.
#[derive(Clone, Debug)]
pub struct Labels(BTreeMap<String, Vec<(u32, ElementId)>>);

impl Labels {
    /// The labels of a map.
    pub fn of(map: &SystemMap) -> Self {
        let mut labels: BTreeMap<String, Vec<(u32, ElementId)>> = BTreeMap::new();
        for element in map.elements().filter(|element| !element.label.trim().is_empty()) {
            labels.entry(same(&element.label)).or_default().push((element.number, element.id));
        }
        Self(labels)
    }

    /// The first other element that is called so.
    pub fn other(&self, label: &str, but: ElementId) -> Option<(u32, ElementId)> {
        self.0.get(&same(label))?.iter().copied().find(|(_, id)| *id != but)
    }
}

fn same(label: &str) -> String {
    fold(label).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a rule says of a name, and what could be done.
type Found = (String, Option<Remedy>);

/// A rule.
pub struct NameRule {
    /// Its name in code.
    pub key: &'static str,
    /// What it asks for.
    pub help: &'static str,
    find: fn(&Element, &Labels) -> Option<Found>,
}

/// Every rule; of a name the first that finds something is told.
pub const RULES: &[NameRule] = &[
    NameRule { key: "duplicate", help: "One thing has one element.", find: duplicate },
    NameRule { key: "missing", help: "Names say what there is, not what is missing.", find: missing },
    NameRule { key: "direction", help: "Names leave open whether it goes up or down: the signs say that.", find: direction },
    NameRule { key: "verb", help: "Names are nouns.", find: verb },
    NameRule { key: "two", help: "One element, one thing that varies.", find: two },
];

/// Words at the start that say in which direction something goes.
const DIRECTIONS: &[&str] = &[
    "increase",
    "increased",
    "increases",
    "increasing",
    "decrease",
    "decreased",
    "decreasing",
    "more",
    "less",
    "fewer",
    "improve",
    "improved",
    "improving",
    "improvement",
    "reduce",
    "reduced",
    "reducing",
    "reduction",
    "rising",
    "falling",
    "growing",
    "declining",
    "higher",
    "lower",
    "better",
    "worse",
];
/// Words behind such a word that go with it.
const BEHIND: &[&str] = &["in", "of", "the"];
/// Beginnings that say that something is missing.
const MISSING: &[&str] = &["lack of ", "absence of ", "shortage of ", "insufficient ", "inadequate "];
/// Things done: words in -ing at the start of a name that are hardly ever a noun or an adjective there.
const DOINGS: &[&str] = &[
    "accessing",
    "addressing",
    "asking",
    "avoiding",
    "bringing",
    "building",
    "changing",
    "creating",
    "delivering",
    "developing",
    "enabling",
    "engaging",
    "ensuring",
    "finding",
    "getting",
    "giving",
    "having",
    "helping",
    "involving",
    "keeping",
    "making",
    "managing",
    "meeting",
    "moving",
    "preventing",
    "providing",
    "putting",
    "re-telling",
    "retelling",
    "seeking",
    "sharing",
    "supporting",
    "tackling",
    "taking",
    "telling",
    "using",
    "working",
];
/// How adjectives end: "practical and logistical barriers" are one thing.
const ADJECTIVES: &[&str] = &["al", "ive", "ous", "ic", "able", "ible", "ful", "less", "ed", "ing", "ary", "ent", "ant"];

/// The hint at an element's name, if there is one.
pub fn name_hint(element: &Element, labels: &Labels) -> Option<NameHint> {
    RULES.iter().find_map(|rule| {
        let (told, remedy) = (rule.find)(element, labels)?;
        Some(NameHint { element: element.id, rule: rule.key, told, remedy })
    })
}

/// All hints of a map, by number of element.
pub fn name_hints(map: &SystemMap) -> Vec<NameHint> {
    let labels = Labels::of(map);
    map.elements().filter_map(|element| name_hint(element, &labels)).collect()
}

/// Only what goes up and down has a name that must be able to.
fn varies(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Factor | ElementKind::Outcome)
}

fn duplicate(element: &Element, labels: &Labels) -> Option<Found> {
    let (number, other) = labels.other(&element.label, element.id)?;
    Some((format!("{} is called the same.", Code::element(number)), Some(Remedy::Merge(other))))
}

fn missing(element: &Element, _: &Labels) -> Option<Found> {
    let label = element.label.trim();
    let small = label.to_lowercase();
    let start = MISSING.iter().find(|start| varies(element) && small.starts_with(**start))?;
    let rest = capital(label.get(start.len()..)?.trim());
    (!rest.is_empty())
        .then(|| ("Signs are easier to read when a name says what there is, not what is missing.".to_owned(), Some(Remedy::Reverse(rest))))
}

fn direction(element: &Element, _: &Labels) -> Option<Found> {
    let mut words: Vec<&str> = element.label.split_whitespace().collect();
    let first = words.first()?.to_lowercase();
    if !varies(element) || words.len() < 2 || !DIRECTIONS.contains(&first.as_str()) {
        return None;
    }
    words.remove(0);
    while words.len() > 1 && words.first().is_some_and(|word| BEHIND.contains(&word.to_lowercase().as_str())) {
        words.remove(0);
    }
    let told = format!("\u{201c}{first}\u{201d} says a direction; a name that can go up or down leaves that to the signs.");
    Some((told, Some(Remedy::Rename(capital(&words.join(" "))))))
}

fn verb(element: &Element, _: &Labels) -> Option<Found> {
    let mut words = element.label.split_whitespace();
    let first = words.next()?.to_lowercase();
    let is_doing = DOINGS.contains(&first.as_str()) && words.next().is_some();
    (varies(element) && is_doing)
        .then(|| (format!("\u{201c}{}\u{201d} is something done; a noun can go up or down.", capital(&first)), None))
}

fn two(element: &Element, _: &Labels) -> Option<Found> {
    let (first, second) = element.label.split_once(" and ")?;
    let between = element.label.to_lowercase().contains("between ");
    let describes = |word: &str| ADJECTIVES.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    let is_phrase = first.split_whitespace().last().is_some_and(describes);
    // "Trust between people and practitioners" is one thing; so is what lists words of a phrase.
    if !varies(element) || between || is_phrase || element.label.contains(['(', ',']) || second.contains(" and ") {
        return None;
    }
    let remedy = Remedy::Split(first.trim().to_owned(), capital(second.trim()));
    Some(("This may be two things that vary, each with causes of its own.".to_owned(), Some(remedy)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Point;

    fn hint(kind: ElementKind, label: &str) -> Option<(&'static str, Option<Remedy>)> {
        let element = Element::new(ElementId::from_value(1), 1, kind, label, Point::ZERO);
        name_hint(&element, &Labels(BTreeMap::new())).map(|hint| (hint.rule, hint.remedy))
    }

    #[test]
    fn names_that_could_be_clearer_are_found_with_a_remedy() {
        let factor = |label| hint(ElementKind::Factor, label);
        assert_eq!(factor("Increasing costs"), Some(("direction", Some(Remedy::Rename("Costs".into())))));
        assert_eq!(factor("Reduction in the waiting times"), Some(("direction", Some(Remedy::Rename("Waiting times".into())))));
        assert_eq!(factor("Lack of trust"), Some(("missing", Some(Remedy::Reverse("Trust".into())))));
        assert_eq!(factor("Sharing information"), Some(("verb", None)));
        assert_eq!(factor("Stress and debt"), Some(("two", Some(Remedy::Split("Stress".into(), "Debt".into())))));
    }

    #[test]
    fn good_names_are_left_alone() {
        for label in [
            "Costs",
            "Housing quality",
            "Trust between people and practitioners",
            "Moreover",
            "More",
            "Wellbeing",
            "Funding cuts",
            "",
            "Landing",
            "Damaging labels",
            "Practical and logistical barriers",
        ] {
            assert_eq!(hint(ElementKind::Factor, label), None, "{label}");
        }
        assert_eq!(hint(ElementKind::Intervention, "Improve access and care"), None, "something to do is a verb");
        assert_eq!(hint(ElementKind::Actor, "Fire and rescue"), None);
    }

    #[test]
    fn two_of_one_name_are_found_whatever_their_letters() {
        let element = |id: u64, label: &str| Element::new(ElementId::from_value(id), id as u32, ElementKind::Actor, label, Point::ZERO);
        let map =
            SystemMap::from_records([element(1, "Café  staff").into(), element(2, "cafe staff").into()], crate::map::Numbers::default()).0;
        let found: Vec<_> = name_hints(&map).into_iter().map(|hint| (hint.rule, hint.remedy)).collect();
        let merge = |id| ("duplicate", Some(Remedy::Merge(ElementId::from_value(id))));
        assert_eq!(found, [merge(2), merge(1)]);
    }

    #[test]
    fn keys_of_rules_are_unique() {
        let mut keys: Vec<_> = RULES.iter().map(|rule| rule.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), RULES.len());
    }
}
