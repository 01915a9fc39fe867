//! Places for sticky notes at the right of a sheet: a square of the notes' true size, ticks at its corners, a question in it.

use kurbo::{Affine, BezPath, Point, Rect};

use crate::print::furniture::Sheet;
use crate::print::{MM, PrintOptions};
use crate::scene::{Role, Scene, Tag};
use crate::text::{Align, Typesetter};
use crate::theme::paper;

/// A sticky note's side.
const SIDE: f64 = 76.0 * MM;
/// Length of a tick at a corner.
const TICK: f64 = 8.0 * MM;
/// Line of a tick.
const LINE: f64 = 0.8;
/// The least between two places.
const BETWEEN: f64 = 3.0 * MM;
/// Between the map and the places.
const BESIDE: f64 = 8.0 * MM;
/// From the corner of a place to its question.
const INSET: f64 = 4.5 * MM;
/// A column of places never takes more of the width than this.
const MOST_WIDTH: f64 = 0.36;

/// Takes a column at the right for as many of these places as there is room for, from the top to the foot.
pub(super) fn reserve(sheet: &mut Sheet, count: usize) -> Vec<Rect> {
    let free = sheet.free;
    let fitting = ((free.height() + BETWEEN + 0.01) / (SIDE + BETWEEN)).floor().max(0.0) as usize;
    let count = count.min(fitting);
    if count == 0 || SIDE + BESIDE > free.width() * MOST_WIDTH {
        return Vec::new();
    }
    sheet.free.x1 -= SIDE + BESIDE;
    let step = if count > 1 { (free.height() - SIDE) / (count - 1) as f64 } else { 0.0 };
    let corner = |place: usize| Point::new(free.x1 - SIDE, free.y0 + step * place as f64);
    (0..count).map(|place| Rect::from_origin_size(corner(place), (SIDE, SIDE))).collect()
}

/// Draws places with their questions.
pub(super) fn draw(sheet: &mut Sheet, places: &[Rect], questions: &[String], options: &PrintOptions, types: &mut Typesetter) {
    let mut ticks = Scene::default();
    for place in places {
        ticks.stroke(None, Role::Ground, corners(*place), sheet.ink, LINE);
    }
    sheet.page.place(ticks, Affine::IDENTITY);
    let style = sheet.style(paper::BODY, options);
    for (place, question) in places.iter().zip(questions) {
        let words = types.shape(question, style, Some((SIDE - 2.0 * INSET) as f32), Align::Start);
        let x = words.start_between(place.x0 + INSET, place.x1 - INSET);
        sheet.words(&words, Point::new(x, place.y0 + INSET), Tag::Paragraph);
    }
}

/// Two ticks at each corner, inwards.
fn corners(place: Rect) -> BezPath {
    let mut path = BezPath::new();
    for (x, way_x) in [(place.x0, 1.0), (place.x1, -1.0)] {
        for (y, way_y) in [(place.y0, 1.0), (place.y1, -1.0)] {
            path.move_to((x + way_x * TICK, y));
            path.line_to((x, y));
            path.line_to((x, y + way_y * TICK));
        }
    }
    path
}
