//! Today's picture, mended: elements move as little as they can so that nothing overlaps, few lines cross and none run through elements.

use fastrand::Rng;
use kurbo::{Point, Rect};

use super::net::Net;
use super::registry::{LayoutOptions, Places};
use super::settle::settled;
use super::stress::{Costs, GAP, mended};
use crate::analysis::{Pace, Stopped};

/// What it costs to stand a link's length away, against the faults below; it grows with the square.
const AWAY: f32 = 1.0;
const CROSSING: f32 = 0.5;
const THROUGH: f32 = 2.0;
const CLOSE: f32 = 6.0;
/// What counts as a length, map units.
const LENGTH: f32 = 200.0;

pub(super) fn lay_out(net: &Net, options: &LayoutOptions, pace: &Pace) -> Result<Places, Stopped> {
    let costs = Costs { crossing: CROSSING, through: THROUGH, close: CLOSE, away: AWAY, gap: GAP as f32, length: LENGTH };
    // Apart first: the nearest free place is better than any that chance finds.
    let start: Vec<Point> = settled(&net.boxes, &net.fixed, GAP / 2.0).iter().map(Rect::center).collect();
    let places = mended(net, costs, &start, &mut Rng::with_seed(options.seed), pace)?;
    let boxes = settled(&net.boxes_at(&places), &net.fixed, GAP / 2.0);
    Ok(boxes.iter().map(Rect::center).collect())
}
