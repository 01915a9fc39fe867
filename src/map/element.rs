//! An element of the map: something that can go up or down, someone, something hoped for, or something to do.

use std::collections::BTreeMap;

use super::{ElementId, Extra, GroupId, Horizon, Leverage, Point, Reference, Size};

/// What an element is. The outline says it; colour never does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementKind {
    /// Anything that can be said to go up or down.
    #[default]
    Factor,
    /// A person, a group of people, an organisation.
    Actor,
    /// A factor that people want to change for its own sake; asked of stakeholders, never computed.
    Outcome,
    /// Something that could be done.
    Intervention,
}

/// The outline an element kind is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// A rounded rectangle.
    Box,
    /// Ends are half circles.
    Pill,
    /// A rounded rectangle with a second line inside.
    DoubleBox,
    /// A hexagon, points left and right.
    Hexagon,
}

/// Everything that differs between element kinds.
#[derive(Clone, Copy, Debug)]
pub struct KindSpec {
    /// The word in the interface and on paper.
    pub name: &'static str,
    /// Several of them.
    pub plural: &'static str,
    /// What a workshop's legend says.
    pub legend: &'static str,
    /// The outline.
    pub outline: Outline,
}

impl ElementKind {
    /// Every kind, in the order of menus and legends.
    pub const ALL: [Self; 4] = [Self::Factor, Self::Actor, Self::Outcome, Self::Intervention];

    /// What differs between kinds, in one place.
    pub const fn spec(self) -> KindSpec {
        match self {
            Self::Factor => KindSpec { name: "Factor", plural: "Factors", legend: "Factor: can go up or down", outline: Outline::Box },
            Self::Actor => KindSpec { name: "Actor", plural: "Actors", legend: "Actor: people or an organisation", outline: Outline::Pill },
            Self::Outcome => {
                KindSpec { name: "Outcome", plural: "Outcomes", legend: "Outcome: what we hope for", outline: Outline::DoubleBox }
            }
            Self::Intervention => {
                KindSpec { name: "Intervention", plural: "Interventions", legend: "Something we could do", outline: Outline::Hexagon }
            }
        }
    }
}

/// How settled an element or connection is among those who drew it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nobody has said.
    #[default]
    None,
    /// Being worked on.
    Draft,
    /// Those who took part agreed to it.
    Validated,
    /// Those who took part see it differently.
    Disputed,
}

/// What stakeholders said of an element when asked; never computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StakeholderFlags {
    /// Someone here can change it.
    pub controllable: bool,
    /// It matters for its own sake.
    pub important: bool,
    /// It is open to change from outside.
    pub vulnerable: bool,
}

/// Which part of society an actor belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sector {
    /// Government and public bodies.
    Public,
    /// Business.
    Private,
    /// Charities, communities, people.
    Social,
}

/// What an actor map says of an actor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActorDetails {
    /// Public, private or social.
    pub sector: Option<Sector>,
    /// Where it works.
    pub place: String,
    /// 0 none to 1 all, as judged by those who drew the map.
    pub power: Option<f64>,
    /// 0 none to 1 all, as judged by those who drew the map.
    pub interest: Option<f64>,
}

/// A value of a free attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Attribute {
    /// Words.
    Text(String),
    /// A finite number.
    Number(f64),
}

/// An element of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Its identity.
    pub id: ElementId,
    /// The number of its code (N12).
    pub number: u32,
    /// What it is called, as printed.
    pub label: String,
    /// Factor, actor, outcome, intervention.
    pub kind: ElementKind,
    /// A longer word on what is meant.
    pub description: String,
    /// Groups it belongs to, of any grouping.
    pub groups: Vec<GroupId>,
    /// The level of the system it sits at (a word of the map's own).
    pub level: String,
    /// Its centre in map units, y down.
    pub at: Point,
    /// Its size in map units when somebody set one; else it fits its label.
    pub size: Option<Size>,
    /// Layouts leave it where it is.
    pub pinned: bool,
    /// What stakeholders said of it.
    pub flags: StakeholderFlags,
    /// Whether it is a leverage point, and of what strength.
    pub leverage: Leverage,
    /// Details of an actor.
    pub actor: ActorDetails,
    /// How settled it is.
    pub status: Status,
    /// The state of the system that it belongs to.
    pub horizon: Horizon,
    /// Free attributes by name.
    pub attributes: BTreeMap<String, Attribute>,
    /// Where it was found: a report's section, a workshop.
    pub references: Vec<Reference>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Element {
    /// An element with a label and a place, all else at its default.
    pub fn new(id: ElementId, number: u32, kind: ElementKind, label: impl Into<String>, at: Point) -> Self {
        Self {
            id,
            number,
            label: label.into(),
            kind,
            description: String::new(),
            groups: Vec::new(),
            level: String::new(),
            at,
            size: None,
            pinned: false,
            flags: StakeholderFlags::default(),
            leverage: Leverage::default(),
            actor: ActorDetails::default(),
            status: Status::None,
            horizon: Horizon::Both,
            attributes: BTreeMap::new(),
            references: Vec::new(),
            extra: Extra::default(),
        }
    }
}
