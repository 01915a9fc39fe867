//! Empty stretches shrink until a drawing is as wide and as high as a room; what stands close by keeps its distance.

use kurbo::{Point, Rect, Size, Vec2};

/// No empty stretch is longer than this, map units, however large the room: about an element and the line to it.
const LONGEST: f64 = 190.0;

/// The boxes with their middles in the room.
pub(super) fn squeezed(boxes: &[Rect], room: Size) -> Vec<Rect> {
    let count = boxes.len().max(1) as f64;
    let mean = boxes.iter().map(|rect| rect.size().to_vec2()).fold(Vec2::ZERO, |a, b| a + b) / count;
    let (wide, high) = ((room.width - mean.x).max(1.0), (room.height - mean.y).max(1.0));
    let xs: Vec<f64> = boxes.iter().map(|rect| rect.center().x).collect();
    let ys: Vec<f64> = boxes.iter().map(|rect| rect.center().y).collect();
    // What is pressed together one way may spread as much the other way.
    let (press_x, press_y) = (extent(&xs) / wide, extent(&ys) / high);
    let xs = along(&xs, wide, press_y.max(1.0));
    let ys = along(&ys, high, press_x.max(1.0));
    let corner = Vec2::new(mean.x / 2.0, mean.y / 2.0);
    let places = xs.into_iter().zip(ys).map(|(x, y)| Point::new(x, y) + corner);
    boxes.iter().zip(places).map(|(rect, at)| Rect::from_center_size(at, rect.size())).collect()
}

fn extent(values: &[f64]) -> f64 {
    let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &v| (low.min(v), high.max(v)));
    (high - low).max(0.0)
}

/// Values in the middle of 0 to `room`: no step from one to the next is longer than needed to fit, or all are up to `stretch` times as long.
fn along(values: &[f64], room: f64, stretch: f64) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let steps: Vec<f64> = order.windows(2).map(|pair| if let [a, b] = pair { b.1 - a.1 } else { 0.0 }).collect();
    let whole: f64 = steps.iter().sum();
    let factor = if whole > 0.0 { (room / whole).clamp(1.0, stretch) } else { 1.0 };
    let most = if whole > room { longest_step(&steps, room).min(LONGEST) } else { LONGEST };
    let shown = |step: f64| (step * factor).min(most);
    let mut at = (room - steps.iter().copied().map(shown).sum::<f64>()) / 2.0;
    let mut found = vec![0.0; values.len()];
    for ((place, _), step) in order.iter().zip(std::iter::once(0.0).chain(steps)) {
        at += shown(step);
        if let Some(slot) = found.get_mut(*place) {
            *slot = at;
        }
    }
    found
}

/// The length to which long steps shrink so that all together fit.
fn longest_step(steps: &[f64], room: f64) -> f64 {
    let (mut low, mut high) = (0.0, steps.iter().copied().fold(0.0, f64::max));
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if steps.iter().map(|step| step.min(middle)).sum::<f64>() > room { high = middle } else { low = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_steps_shrink() {
        let found = along(&[0.0, 10.0, 1000.0, 1010.0], 100.0, 1.0);
        assert!((found[1] - found[0] - 10.0).abs() < 1e-6 && (found[3] - found[2] - 10.0).abs() < 1e-6, "{found:?}");
        assert!((found[2] - found[1] - 80.0).abs() < 1e-6);
    }

    #[test]
    fn a_large_room_needs_no_long_stretches() {
        assert_eq!(along(&[0.0, 100.0, 2000.0], 5000.0, 1.0), [2355.0, 2455.0, 2645.0]);
    }

    #[test]
    fn what_fits_stays_as_it_is_in_the_middle() {
        assert_eq!(along(&[5.0, 25.0], 100.0, 1.0), [40.0, 60.0]);
        assert_eq!(along(&[5.0, 25.0], 100.0, 2.0), [30.0, 70.0]);
        assert_eq!(along(&[5.0, 5.0, 5.0], 90.0, 3.0), [45.0; 3]);
    }
}
