//! By two numbers: from left to right by one, upwards by another. Power and interest of actors, or any attribute that is a number.

use kurbo::{Point, Rect, Size};

use super::net::Net;
use super::registry::{LayoutError, LayoutOptions, Places};
use super::settle::settled;
use super::stress::GAP;
use crate::analysis::Pace;
use crate::map::{Attribute, Element, SystemMap};

/// What it goes by if nobody says.
const AXES: (&str, &str) = ("power", "interest");
/// So much area for each element, in areas of the mean box: most are not in each other's way then.
const ROOMY: f64 = 7.0;

pub(super) fn lay_out(map: &SystemMap, net: &Net, options: &LayoutOptions, _pace: &Pace) -> Result<Places, LayoutError> {
    let (across, up) = options.axes.clone().unwrap_or_else(|| (AXES.0.to_owned(), AXES.1.to_owned()));
    let numbers = |place: usize| -> Option<(f64, f64)> {
        let element = map.element(*net.ids.get(place)?)?;
        Some((number(element, &across)?, number(element, &up)?))
    };
    let known: Vec<(usize, (f64, f64))> = net.free().filter_map(|place| Some((place, numbers(place)?))).collect();
    if known.len() < 2 {
        return Err(LayoutError::Wanting(format!(
            "fewer than two elements have both numbers, {across} and {up}; give them in the right panel, or name others"
        )));
    }
    let mut places = net.centres();
    let room = room(net, &known);
    let (xs, ys) = (extent(known.iter().map(|(_, n)| n.0)), extent(known.iter().map(|(_, n)| n.1)));
    for (place, (x, y)) in &known {
        if let Some(slot) = places.get_mut(*place) {
            *slot = Point::new(room.x0 + share(*x, xs) * room.width(), room.y1 - share(*y, ys) * room.height());
        }
    }
    let is_known = |place: &usize| known.iter().any(|(known, _)| known == place);
    // Those without numbers in rows below, in their order.
    let (mut x, mut y) = (room.x0, room.y1 + 160.0);
    for place in net.free().filter(|place| !is_known(place)) {
        let (Some(rect), Some(slot)) = (net.boxes.get(place), places.get_mut(place)) else { continue };
        if x > room.x0 && x + rect.width() > room.x1.max(room.x0 + 800.0) {
            (x, y) = (room.x0, y + 90.0);
        }
        *slot = Point::new(x + rect.width() / 2.0, y);
        x += rect.width() + 2.0 * GAP;
    }
    Ok(settled(&net.boxes_at(&places), &net.fixed, GAP).iter().map(Rect::center).collect())
}

fn number(element: &Element, name: &str) -> Option<f64> {
    match name {
        "power" => element.actor.power,
        "interest" => element.actor.interest,
        _ => match element.attributes.get(name)? {
            Attribute::Number(number) => Some(*number),
            Attribute::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        },
    }
}

/// A square around the middle of those that are placed.
fn room(net: &Net, known: &[(usize, (f64, f64))]) -> Rect {
    let boxes = || known.iter().filter_map(|(place, _)| net.boxes.get(*place));
    let count = known.len() as f64;
    let middle = (boxes().fold(kurbo::Vec2::ZERO, |sum, rect| sum + rect.center().to_vec2()) / count).to_point();
    let area: f64 = boxes().map(|rect| rect.inflate(GAP, GAP).area()).sum();
    let side = (area * ROOMY).sqrt();
    Rect::from_center_size(middle, Size::new(side, side))
}

fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
}

/// 0 for the least, 1 for the most; the middle when all are the same. Numbers from 0 to 1 keep their scale.
fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    let (low, high) = if low >= 0.0 && high <= 1.0 { (0.0, 1.0) } else { (low, high) };
    if high > low { (value - low) / (high - low) } else { 0.5 }
}
