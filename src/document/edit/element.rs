//! Edits of elements.

use std::collections::BTreeMap;

use crate::document::Transaction;
use crate::map::{
    ActorDetails, Attribute, CodeKind, Element, ElementId, ElementKind, GroupId, Horizon, Leverage, Point, Reference, Size,
    StakeholderFlags, Status,
};

/// A field of an element and its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum ElementField {
    /// Its label.
    Label(String),
    /// Its kind.
    Kind(ElementKind),
    /// A longer word on what is meant.
    Description(String),
    /// How settled it is.
    Status(Status),
    /// As it is, to be, or both.
    Horizon(Horizon),
    /// The level of the system it sits at.
    Level(String),
    /// What makes it a leverage point.
    Leverage(Leverage),
    /// Its level in one framework; none takes it out of that framework.
    LeverageLevel(String, Option<String>),
    /// Details of an actor.
    Actor(ActorDetails),
    /// What stakeholders said of it.
    Flags(StakeholderFlags),
    /// In this group too.
    JoinGroup(GroupId),
    /// No longer in this group.
    LeaveGroup(GroupId),
    /// In these groups.
    Groups(Vec<GroupId>),
    /// Its size; none fits its label.
    Size(Option<Size>),
    /// Drags and layouts leave it where it is.
    Pinned(bool),
    /// Where it was found.
    References(Vec<Reference>),
    /// Its free attributes by name.
    Attributes(BTreeMap<String, Attribute>),
}

impl ElementField {
    pub(super) fn set(&self, element: &mut Element) {
        match self.clone() {
            Self::Label(label) => element.label = label,
            Self::Kind(kind) => element.kind = kind,
            Self::Description(text) => element.description = text,
            Self::Status(status) => element.status = status,
            Self::Horizon(horizon) => element.horizon = horizon,
            Self::Level(level) => element.level = level,
            Self::Leverage(leverage) => element.leverage = leverage,
            Self::LeverageLevel(framework, Some(level)) => {
                element.leverage.levels.insert(framework, level);
            }
            Self::LeverageLevel(framework, None) => {
                element.leverage.levels.remove(&framework);
            }
            Self::Actor(actor) => element.actor = actor,
            Self::Flags(flags) => element.flags = flags,
            Self::JoinGroup(group) => {
                if !element.groups.contains(&group) {
                    element.groups.push(group);
                }
            }
            Self::LeaveGroup(group) => element.groups.retain(|&g| g != group),
            Self::Groups(groups) => element.groups = groups,
            Self::Size(size) => element.size = size,
            Self::Pinned(pinned) => element.pinned = pinned,
            Self::References(references) => element.references = references,
            Self::Attributes(attributes) => element.attributes = attributes,
        }
    }

    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Label(_) => "edit label",
            Self::Kind(_) => "change kind",
            Self::Description(_) => "edit description",
            Self::Status(_) => "set status",
            Self::Horizon(_) => "set horizon",
            Self::Level(_) => "set level",
            Self::Leverage(_) | Self::LeverageLevel(..) => "mark leverage",
            Self::Actor(_) => "edit actor",
            Self::Flags(_) => "set flags",
            Self::JoinGroup(_) | Self::LeaveGroup(_) | Self::Groups(_) => "change group",
            Self::Size(_) => "resize",
            Self::Pinned(true) => "pin",
            Self::Pinned(false) => "unpin",
            Self::References(_) => "edit references",
            Self::Attributes(_) => "edit attributes",
        }
    }
}

pub(super) fn add(to: &mut Transaction<'_>, id: ElementId, kind: ElementKind, label: &str, at: Point) {
    let number = to.next_number(CodeKind::Element);
    to.put(Element::new(id, number, kind, label, at));
}
