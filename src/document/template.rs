//! What a new map can start from. A new one is a row of [`TEMPLATES`].

use crate::map::{
    About, Connection, ConnectionKind, Element, ElementKind, Extra, IdSource, Influence, Numbers, Point, Polarity, Record, Relation,
    SystemMap, Voice,
};

/// A connection of a template: from, to (places in its list of elements), and what it says.
type Link = (usize, usize, Says);

/// What a connection of a template says.
#[derive(Clone, Copy, Debug)]
enum Says {
    Plus,
    Minus,
    MinusLater,
    Verb(&'static str),
}

/// Something to start from.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its title in the window.
    pub title: &'static str,
    /// What it is for, in a sentence.
    pub help: &'static str,
    /// Kind, label, and centre in map units.
    elements: &'static [(ElementKind, &'static str, f64, f64)],
    links: &'static [Link],
}

/// Every template, the one without anything first.
pub const TEMPLATES: &[Template] = &[
    Template { name: "blank", title: "Blank map", help: "An empty map with the usual voices.", elements: &[], links: &[] },
    Template {
        name: "actor-map",
        title: "Actor map",
        help: "Who pays, who provides and who is supported, to be replaced by those of your place.",
        elements: &[
            (ElementKind::Actor, "Funders", 0.0, -220.0),
            (ElementKind::Actor, "Commissioners", -260.0, -80.0),
            (ElementKind::Actor, "Service providers", 0.0, 60.0),
            (ElementKind::Actor, "Practitioners", 0.0, 200.0),
            (ElementKind::Actor, "People accessing support", 0.0, 340.0),
            (ElementKind::Actor, "Community groups", 280.0, 200.0),
        ],
        links: &[
            (0, 2, Says::Verb("fund")),
            (1, 2, Says::Verb("commission")),
            (2, 3, Says::Verb("employ")),
            (3, 4, Says::Verb("support")),
            (5, 4, Says::Verb("support")),
            (3, 5, Says::Verb("refer to")),
        ],
    },
    Template {
        name: "limits-to-growth",
        title: "Limits to growth",
        help: "A loop that grows and a loop that holds it back, with the names still to be given.",
        elements: &[
            (ElementKind::Factor, "Effort put in", -260.0, 0.0),
            (ElementKind::Factor, "What is achieved", 0.0, -120.0),
            (ElementKind::Factor, "Strain on what is limited", 260.0, 0.0),
            (ElementKind::Factor, "Capacity there is", 420.0, 160.0),
        ],
        links: &[(0, 1, Says::Plus), (1, 0, Says::Plus), (1, 2, Says::Plus), (2, 1, Says::MinusLater), (3, 2, Says::Minus)],
    },
];

impl Template {
    /// The template with this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.name == name)
    }

    /// A new map that starts from it.
    pub fn map(&self, ids: &mut IdSource) -> SystemMap {
        let mut records: Vec<Record> = vec![About::default().into()];
        for (number, name) in (1..).zip(Voice::DEFAULTS) {
            records.push(Voice { id: ids.next(), number, name: name.to_owned(), extra: Extra::default() }.into());
        }
        let ends: Vec<_> = self.elements.iter().map(|_| ids.next()).collect();
        for ((number, &id), &(kind, label, x, y)) in (1..).zip(&ends).zip(self.elements) {
            records.push(Element::new(id, number, kind, label, Point::new(x, y)).into());
        }
        for (number, &(from, to, says)) in (1..).zip(self.links) {
            let influence = |polarity, delay| ConnectionKind::Influence(Influence { polarity, delay, ..Influence::default() });
            let kind = match says {
                Says::Plus => influence(Polarity::Plus, false),
                Says::Minus => influence(Polarity::Minus, false),
                Says::MinusLater => influence(Polarity::Minus, true),
                Says::Verb(verb) => ConnectionKind::Relation(Relation { verb: verb.to_owned(), ..Relation::default() }),
            };
            if let (Some(&from), Some(&to)) = (ends.get(from), ends.get(to)) {
                records.push(Connection::new(ids.next(), number, from, to, kind).into());
            }
        }
        SystemMap::from_records(records, Numbers::default()).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::check;

    #[test]
    fn every_template_is_a_sound_map() {
        for template in TEMPLATES {
            let map = template.map(&mut IdSource::seeded(1));
            assert_eq!((map.element_count(), map.connection_count()), (template.elements.len(), template.links.len()), "{}", template.name);
            assert!(check(&map).is_empty() && map.voices().len() == 3, "{}", template.name);
            assert_eq!(Template::named(template.name).map(|t| t.title), Some(template.title));
        }
    }
}
