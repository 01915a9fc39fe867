//! Which element a name means: by code, by its whole label, or by words of it that only one label has.

use std::collections::{BTreeSet, HashMap};

use super::fault::{Candidate, Fault};
use super::parse::is_number;
use super::statement::Name;
use crate::map::{Code, CodeKind, Element, ElementId, SystemMap};
use crate::words::fold;

/// The fewest letters of a first word that are enough.
const FEWEST: usize = 3;
/// The most candidates offered.
const MOST: usize = 6;

/// Every element by what it can be called.
pub(super) struct Names {
    by_number: HashMap<u32, ElementId>,
    /// Whole labels as [`key`] makes them alike, those of new elements too.
    whole: HashMap<String, Vec<ElementId>>,
    labels: HashMap<ElementId, (u32, String)>,
    /// Labels that were on the map before, sorted.
    known: BTreeSet<(String, ElementId)>,
    /// Their words.
    words: HashMap<String, Vec<(ElementId, String)>>,
}

/// A label as labels are compared: letters alike, one space between words.
pub(super) fn key(label: &str) -> String {
    fold(label).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parts(key: &str) -> impl Iterator<Item = &str> {
    key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

impl Names {
    pub fn of(map: &SystemMap) -> Self {
        let mut names = Self {
            by_number: HashMap::new(),
            whole: HashMap::new(),
            labels: HashMap::new(),
            known: BTreeSet::new(),
            words: HashMap::new(),
        };
        for element in map.elements() {
            let key = key(&element.label);
            for word in parts(&key) {
                let here = names.words.entry(word.to_owned()).or_default();
                if here.last().is_none_or(|(id, _)| *id != element.id) {
                    here.push((element.id, key.clone()));
                }
            }
            names.known.insert((key, element.id));
            names.add(element);
        }
        names
    }

    /// An element that is there from now on.
    pub fn add(&mut self, element: &Element) {
        self.by_number.insert(element.number, element.id);
        self.whole.entry(key(&element.label)).or_default().push(element.id);
        self.labels.insert(element.id, (element.number, element.label.clone()));
    }

    /// An element has another label from now on.
    pub fn rename(&mut self, id: ElementId, label: &str) {
        let Some((_, old)) = self.labels.get_mut(&id) else { return };
        if let Some(before) = self.whole.get_mut(&key(old)) {
            before.retain(|&other| other != id);
        }
        label.clone_into(old);
        self.whole.entry(key(label)).or_default().push(id);
    }

    /// Elements with this label.
    pub fn called(&self, label: &str) -> &[ElementId] {
        self.whole.get(&key(label)).map_or(&[], Vec::as_slice)
    }

    /// "N12 Trust".
    pub fn told(&self, id: ElementId) -> String {
        self.labels.get(&id).map(|(number, label)| format!("{} {}", Code::element(*number), label.trim())).unwrap_or_default()
    }

    pub fn label(&self, id: ElementId) -> &str {
        self.labels.get(&id).map_or("", |(_, label)| label.as_str())
    }

    pub fn number(&self, id: ElementId) -> u32 {
        self.labels.get(&id).map_or(0, |(number, _)| *number)
    }

    /// The element that a name means; none when there is no such element yet.
    pub fn find(&self, name: &Name) -> Result<Option<ElementId>, Fault> {
        if !name.exact
            && let Some(number) = number(&name.text)
        {
            let found = self.by_number.get(&number).copied();
            return found.map(Some).ok_or_else(|| {
                let what = format!("there is no {} on this map; a label of digits goes between quotation marks", Code::element(number));
                Fault::new(name.from, name.to, what)
            });
        }
        let typed = key(&name.text);
        let whole = self.called(&name.text);
        if !whole.is_empty() || name.exact {
            return self.one(name, whole);
        }
        let standing = self.standing(&typed);
        let begun: Vec<ElementId> = standing.iter().filter(|(_, label)| label.starts_with(&typed)).map(|(id, _)| *id).collect();
        let anywhere: Vec<ElementId> = standing.iter().map(|(id, _)| *id).collect();
        match (begun.as_slice(), anywhere.as_slice()) {
            ([one], _) | ([], [one]) => Ok(Some(*one)),
            ([], []) => self.one(name, &self.beginning(&typed)),
            ([], _) => self.one(name, &anywhere),
            _ => self.one(name, &begun),
        }
    }

    /// Labels in which the words stand, whole and in this order.
    fn standing(&self, typed: &str) -> Vec<(ElementId, &str)> {
        let Some(first) = parts(typed).next() else { return Vec::new() };
        let labels = self.words.get(first).map(Vec::as_slice).unwrap_or_default();
        labels.iter().filter(|(_, label)| stands_in(label, typed)).map(|(id, label)| (*id, label.as_str())).collect()
    }

    /// Labels that begin with these letters.
    fn beginning(&self, typed: &str) -> Vec<ElementId> {
        if typed.chars().count() < FEWEST {
            return Vec::new();
        }
        let from = (typed.to_owned(), ElementId::from_value(0));
        self.known.range(from..).take_while(|(label, _)| label.starts_with(typed)).map(|(_, id)| *id).collect()
    }

    /// The one that fits, if no more than one does.
    fn one(&self, name: &Name, found: &[ElementId]) -> Result<Option<ElementId>, Fault> {
        match found {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            several => {
                let shown = several.iter().take(MOST);
                let mut candidates: Vec<Candidate> =
                    shown.map(|&id| Candidate { told: self.told(id), typed: Code::element(self.number(id)).to_string() }).collect();
                if !name.exact && self.called(&name.text).is_empty() {
                    candidates.push(Candidate { told: format!("New: {}", name.text), typed: format!("\"{}\"", name.text) });
                }
                let what = format!("\u{201c}{}\u{201d} fits {} elements; choose one", name.text, several.len());
                Err(Fault { candidates, ..Fault::new(name.from, name.to, what) })
            }
        }
    }
}

/// The number of an element, as a code or by itself.
fn number(text: &str) -> Option<u32> {
    let code = text.parse::<Code>().ok().filter(|code| code.kind == CodeKind::Element).map(|code| code.number);
    code.or_else(|| is_number(text).then(|| text.parse().ok()).flatten())
}

/// Whether words stand in a label as words of their own.
fn stands_in(label: &str, words: &str) -> bool {
    label.match_indices(words).any(|(at, _)| {
        let before = label.get(..at).and_then(|before| before.chars().next_back());
        let after = label.get(at + words.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
