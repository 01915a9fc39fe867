//! Every layout by name. A new one is a file beside this one and a row here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use kurbo::Point;

use super::net::Net;
use super::{bends_for_all, circle, columns, groups, scatter, stress, tidy};
use crate::analysis::{Pace, Stopped};
use crate::document::{ConnectionField, Edit};
use crate::map::{ConnectionId, ElementId, SystemMap};

/// New middles of all boxes of a net, in their order.
pub(super) type Places = Vec<Point>;

/// What one may choose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutOptions {
    /// The same seed and map give the same picture.
    pub seed: u64,
    /// Today's places are forgotten.
    pub afresh: bool,
    /// Only these move; all that are not pinned without it.
    pub only: Option<BTreeSet<ElementId>>,
    /// What a scatter goes by, from left to right and from bottom to top: `power`, `interest`, or an attribute's name.
    pub axes: Option<(String, String)>,
    /// The elements of the loop that is to be a ring, in its order.
    pub ring: Vec<ElementId>,
}

/// A way to lay out a map.
#[derive(Clone, Copy)]
pub struct Layout {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in the window.
    pub title: &'static str,
    /// What it is good for, in a sentence.
    pub help: &'static str,
    /// Finds the places.
    places: fn(&SystemMap, &Net, &LayoutOptions, &Pace) -> Result<Places, LayoutError>,
}

impl fmt::Debug for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Layout({})", self.name)
    }
}

/// Why nothing was laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayoutError {
    /// It is no longer wanted.
    Stopped,
    /// There is nothing that may move.
    NothingFree,
    /// The map has nothing that this layout goes by.
    Wanting(String),
}

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped => write!(f, "the layout was stopped; nothing was moved"),
            Self::NothingFree => write!(f, "there is no element that may move; unpin some, or choose others"),
            Self::Wanting(what) => write!(f, "{what}"),
        }
    }
}

impl std::error::Error for LayoutError {}

impl From<Stopped> for LayoutError {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}

/// A map laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaidOut {
    /// New middles of the elements that may move, map units, rounded to a tenth.
    pub places: BTreeMap<ElementId, Point>,
    /// How all connections bow then.
    pub bends: BTreeMap<ConnectionId, f64>,
}

impl LaidOut {
    /// The step that moves the elements there and bows the connections so: what is so already is not touched.
    pub fn edit(&self, map: &SystemMap) -> Edit {
        let moves = self.places.iter().filter(|(id, at)| map.element(**id).is_some_and(|element| element.at != **at));
        let bows =
            self.bends.iter().filter(|(id, bend)| map.connection(**id).is_some_and(|connection| (connection.bend - **bend).abs() > 1e-9));
        let bows = bows.map(|(&id, &bend)| Edit::Connections(vec![id], ConnectionField::Bend(bend)));
        let moves = Edit::Move(moves.map(|(&id, &at)| (id, at)).collect());
        Edit::All("layout".to_owned(), std::iter::once(moves).chain(bows).collect())
    }
}

/// Every layout, in the order of menus.
pub const LAYOUTS: &[Layout] = &[
    Layout {
        name: "stress",
        title: "Connected things near each other",
        help: "Elements as far apart as there are steps between them, few lines crossing, none through an element.",
        places: |_, net, options, pace| Ok(stress::lay_out(net, options, pace)?),
    },
    Layout {
        name: "tidy",
        title: "Tidy up",
        help: "Moves as little as it can so that nothing overlaps and fewer lines cross.",
        places: |_, net, options, pace| Ok(tidy::lay_out(net, options, pace)?),
    },
    Layout {
        name: "layered",
        title: "Causes on the left, effects on the right",
        help: "Columns from causes to effects; few arrows run back.",
        places: |_, net, options, pace| Ok(columns::layered(net, options, pace)?),
    },
    Layout {
        name: "trophic",
        title: "By level in the flow",
        help: "From left to right by how far along the flow of influence each element is (trophic level).",
        places: |map, net, options, pace| Ok(columns::trophic(map, net, options, pace)?),
    },
    Layout {
        name: "circle",
        title: "A loop as a ring",
        help: "The chosen loop, or all elements that influence each other, on a circle.",
        places: circle::lay_out,
    },
    Layout {
        name: "groups",
        title: "Group by group",
        help: "Each group on its own, then the groups beside each other.",
        places: |map, net, options, pace| Ok(groups::lay_out(map, net, options, pace)?),
    },
    Layout {
        name: "scatter",
        title: "By two numbers",
        help: "From left to right by one number and upwards by another, such as power and interest.",
        places: scatter::lay_out,
    },
];

/// The layout with this name.
pub fn layout(name: &str) -> Option<&'static Layout> {
    LAYOUTS.iter().find(|layout| layout.name == name)
}

impl Layout {
    /// Lays a map out. Pinned elements stay where they are. The error is a sentence.
    pub fn lay_out(&self, map: &SystemMap, options: &LayoutOptions, pace: &Pace) -> Result<LaidOut, LayoutError> {
        let net = Net::of(map, options.only.as_ref());
        if net.free().next().is_none() {
            return Err(LayoutError::NothingFree);
        }
        let places = (self.places)(map, &net, options, &pace.part(0, 1))?;
        let places = net.moves(&places);
        let bends = bends_for_all(map, &places);
        Ok(LaidOut { places, bends })
    }
}
