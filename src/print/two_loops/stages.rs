//! The stages of the two loops, after Wheatley and Frieze ("Lifecycle of emergence", 2006): how a system that declines and one that emerges
//! beside it are looked after. And where an element says that it stands.

use crate::map::{Attribute, Element};

/// A stage on one of the loops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stage {
    /// What stands in its disc.
    pub mark: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What is done there, in a sentence.
    pub told: &'static str,
    /// On the emerging loop, or else on the one that is.
    pub emerging: bool,
    /// Where on its loop, from 0 to 1.
    pub at: f64,
    /// Words by which an element says that it stands here.
    names: &'static [&'static str],
}

/// Every stage: the system as it is first, then what is emerging.
pub(super) const STAGES: [Stage; 6] = [
    Stage {
        mark: "A",
        title: "Stabilise",
        told: "Keep what people still rely on from failing them.",
        emerging: false,
        at: 0.46,
        names: &["stabilise", "stabilize", "steward"],
    },
    Stage {
        mark: "B",
        title: "Hospice and compost",
        told: "End with care what no longer serves; keep what can feed the new.",
        emerging: false,
        at: 0.68,
        names: &["hospice", "compost", "hospice and compost", "let go"],
    },
    Stage {
        mark: "1",
        title: "Name",
        told: "See who is already working in a new way, and say so.",
        emerging: true,
        at: 0.16,
        names: &["name", "named"],
    },
    Stage {
        mark: "2",
        title: "Connect",
        told: "Bring them together, so that nobody does it alone.",
        emerging: true,
        at: 0.35,
        names: &["connect", "connected"],
    },
    Stage {
        mark: "3",
        title: "Nourish",
        told: "Give time, money, skills and cover for it to grow.",
        emerging: true,
        at: 0.54,
        names: &["nourish", "nourished"],
    },
    Stage {
        mark: "4",
        title: "Illuminate",
        told: "Show that it works, so that others can cross over.",
        emerging: true,
        at: 0.86,
        names: &["illuminate", "illuminated"],
    },
];

/// The stage at which an element stands: its attribute "two loops" or its level names one.
pub(super) fn of(element: &Element) -> Option<usize> {
    let squeezed = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let attribute = element.attributes.iter().find_map(|(name, value)| match value {
        Attribute::Text(text) if squeezed(name) == "twoloops" => Some(text.as_str()),
        _ => None,
    });
    let named = |text: &str| {
        let asked = squeezed(text);
        STAGES.iter().position(|stage| stage.names.iter().any(|name| squeezed(name) == asked))
    };
    attribute.and_then(named).or_else(|| named(&element.level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{ElementId, ElementKind, Point};

    #[test]
    fn an_element_says_where_it_stands() {
        let mut element = Element::new(ElementId::from_value(1), 1, ElementKind::Intervention, "Peer support", Point::ZERO);
        assert_eq!(of(&element), None);
        element.level = "Stabilise".into();
        assert_eq!(of(&element), Some(0));
        element.attributes.insert("Two-loops".into(), Attribute::Text("nourish".into()));
        assert_eq!(of(&element), Some(4), "the attribute is more particular than the level");
        element.attributes.insert("Two-loops".into(), Attribute::Text("elsewhere".into()));
        assert_eq!(of(&element), Some(0));
    }
}
