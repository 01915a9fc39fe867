//! Pictures behind the map: each faded into the ground, or a frame in its place while the picture is not there.

use kurbo::{Point, Rect, Shape};

use super::easel::{Easel, Layer};
use super::marks::Marks;
use super::{Detail, Role};
use crate::map::{Backdrop, Part, SystemMap};
use crate::text::Align;
use crate::theme::role;

/// The line of the frame that stands for a picture, and its dashes.
const EDGE: f64 = 1.0;
const DASH: [f64; 2] = [6.0, 4.0];

/// Draws them, the first furthest back.
pub(super) fn draw(easel: &mut Easel, map: &SystemMap, marks: &Marks) {
    for backdrop in map.backdrops().iter() {
        easel.part(Layer::Ground, Part::Backdrop(backdrop.id), false);
        match marks.photos.get(&backdrop.id) {
            Some(photo) => easel.photo(photo.clone(), backdrop.rect, backdrop.fade),
            None => frame(easel, backdrop),
        }
    }
}

/// The name of the file that is not there, in a frame as large as it would be.
fn frame(easel: &mut Easel, backdrop: &Backdrop) {
    let palette = &easel.theme.palette;
    easel.stroke(Role::Ground, backdrop.rect.to_path(0.1), palette.muted, EDGE).dashed(Some(DASH));
    let measure = (backdrop.rect.width() - 24.0).max(20.0) as f32;
    let words = easel.types.shape(&backdrop.file, role::note(&easel.theme.pens), Some(measure), Align::Start);
    let size = (f64::from(words.width), f64::from(words.height));
    let at = Rect::from_origin_size(backdrop.rect.origin() + (12.0, 10.0), size).center();
    easel.from(Detail::Label);
    easel.text(Role::Ground, words, Point::new(at.x, at.y), palette.muted);
}
