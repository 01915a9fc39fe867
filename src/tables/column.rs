//! A column: its name, what its cells say, and what a typed cell does to the record of its row.

use std::collections::BTreeMap;

use super::names::Names;
use crate::map::{Attribute, CitedPart, Element, Part, Record, SystemMap};

/// A map with what takes long to count of it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// How many quotes bear on which part.
    pub quotes: &'a BTreeMap<CitedPart, usize>,
}

impl Reading<'_> {
    /// How many quotes bear on which part of a map.
    pub fn count(map: &SystemMap) -> BTreeMap<CitedPart, usize> {
        let mut counts = BTreeMap::new();
        for citation in map.quotes().iter().flat_map(|quote| &quote.citations) {
            *counts.entry(citation.part).or_default() += 1;
        }
        counts
    }
}

/// Sets a field of a record to what was typed, or says in one sentence what would be understood.
pub(super) type Set = fn(&Names<'_>, &mut Record, &str) -> Result<(), String>;

/// A column that every map has.
#[derive(Debug)]
pub struct Spec {
    /// Its heading.
    pub name: &'static str,
    /// Other headings in small letters under which spreadsheets have it.
    pub also: &'static [&'static str],
    /// How wide it is, points.
    pub width: f32,
    /// What the cell of a part says.
    pub(super) read: fn(&Reading<'_>, Part) -> String,
    /// What typing does; none where the cell is derived.
    pub(super) set: Option<Set>,
    /// The words to choose from; empty where anything can be typed.
    pub(super) choices: fn(&SystemMap) -> Vec<String>,
    /// Only rows that are new take it from a spreadsheet; it is not edited in place.
    pub(super) only_new: bool,
}

impl Spec {
    /// A column to start from.
    pub(super) const PLAIN: Self =
        Self { name: "", also: &[], width: 120.0, read: |_, _| String::new(), set: None, choices: |_| Vec::new(), only_new: false };
}

/// A column of a table.
#[derive(Clone, Debug)]
pub enum Column {
    /// A field that every record of the table has.
    Field(&'static Spec),
    /// A free attribute of elements.
    Attribute(String),
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Field(one), Self::Field(other)) => std::ptr::eq(*one, *other),
            (Self::Attribute(one), Self::Attribute(other)) => one == other,
            _ => false,
        }
    }
}

impl Column {
    /// Its heading.
    pub fn name(&self) -> &str {
        match self {
            Self::Field(spec) => spec.name,
            Self::Attribute(name) => name,
        }
    }

    /// How wide it is, points.
    pub const fn width(&self) -> f32 {
        match self {
            Self::Field(spec) => spec.width,
            Self::Attribute(_) => 120.0,
        }
    }

    /// Whether its cells can be edited in place.
    pub const fn is_edited(&self) -> bool {
        match self {
            Self::Field(spec) => spec.set.is_some() && !spec.only_new,
            Self::Attribute(_) => true,
        }
    }

    /// Whether it can be pasted: what can be typed, and the code that says which row is meant.
    pub fn is_pasted(&self) -> bool {
        match self {
            Self::Field(spec) => spec.set.is_some() || self.is_code(),
            Self::Attribute(_) => true,
        }
    }

    /// Whether it holds the codes, which say which row is meant.
    pub fn is_code(&self) -> bool {
        matches!(self, Self::Field(spec) if spec.name == "Code")
    }

    /// Whether only new rows take it from a spreadsheet.
    pub const fn is_only_new(&self) -> bool {
        matches!(self, Self::Field(spec) if spec.only_new)
    }

    /// Words to choose from; empty where anything can be typed.
    pub fn choices(&self, map: &SystemMap) -> Vec<String> {
        match self {
            Self::Field(spec) => (spec.choices)(map),
            Self::Attribute(_) => Vec::new(),
        }
    }

    /// What the cell of a part says.
    pub fn read(&self, reading: &Reading<'_>, part: Part) -> String {
        match (self, part) {
            (Self::Field(spec), part) => (spec.read)(reading, part),
            (Self::Attribute(name), Part::Element(id)) => {
                reading.map.element(id).and_then(|element| element.attributes.get(name)).map(told).unwrap_or_default()
            }
            (Self::Attribute(_), _) => String::new(),
        }
    }

    /// Sets the record's field to what was typed. An error is one sentence that says what would be understood.
    pub fn set(&self, names: &Names<'_>, record: &mut Record, text: &str) -> Result<(), String> {
        match (self, record) {
            (Self::Field(spec), record) => match spec.set {
                Some(set) => set(names, record, text),
                None => Err(format!("{} follows from the map; it cannot be typed.", spec.name)),
            },
            (Self::Attribute(name), Record::Element(element)) => {
                set_attribute(element, name, text.trim());
                Ok(())
            }
            (Self::Attribute(_), _) => Ok(()),
        }
    }
}

fn told(value: &Attribute) -> String {
    match value {
        Attribute::Text(text) => text.clone(),
        Attribute::Number(number) => number.to_string(),
    }
}

/// What reads as a number becomes one; an empty cell takes the attribute out.
fn set_attribute(element: &mut Element, name: &str, text: &str) {
    if text.is_empty() {
        element.attributes.remove(name);
        return;
    }
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && number.to_string() == text);
    let value = number.map_or_else(|| Attribute::Text(text.to_owned()), Attribute::Number);
    element.attributes.insert(name.to_owned(), value);
}
