//! A saved way of looking at the map: what is shown, and from where.

use std::collections::BTreeMap;

use super::{Extra, Point, ViewId};

/// Where one looks from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The middle of the picture, in map units.
    pub centre: Point,
    /// Screen units for one map unit.
    pub zoom: f64,
}

/// A saved filter and camera.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Its identity.
    pub id: ViewId,
    /// Its place in the strip.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// What to say while it is shown.
    pub note: String,
    /// What is kept: a name of a property to the values that stay.
    pub filter: BTreeMap<String, Vec<String>>,
    /// Where from; fitted without one.
    pub camera: Option<Camera>,
    /// Unknown fields.
    pub extra: Extra,
}
