//! A named loop on a slide: its elements in a ring at the left, its steps in sentences at the right.

use kurbo::{Point, Rect, Size};

use super::map_slide::sign;
use super::parts::ROOM;
use super::shapes::{Held, Line, Look, Slide, way};
use crate::map::{Part, SystemMap};
use crate::theme::ThemeName;
use crate::words::{ToldLoop, loop_ending, loop_steps, name_of};

/// The share of the slide that the ring has.
const RING: f64 = 0.56;
/// A box in the ring, in points; smaller where there are many.
const BOX: Size = Size::new(128.0, 60.0);

pub(super) fn slide(map: &SystemMap, told: &ToldLoop<'_>, language: &str) -> String {
    let palette = &ThemeName::Light.theme().palette;
    let mut slide = Slide::new(format!("{} {}", told.code, told.named.name).trim(), language);
    let elements: Vec<_> = told.found.elements.iter().filter_map(|&id| map.element(id)).collect();
    let count = elements.len();
    let small = (7.0 / count as f64).clamp(0.6, 1.0);
    let size = BOX * small;
    let area = Rect::new(ROOM.x0, ROOM.y0, ROOM.x0 + ROOM.width() * RING, ROOM.y1);
    let radii = Size::new((area.width() - size.width) / 2.0, (area.height() - size.height) / 2.0);
    let look = Look { fill: palette.fill, line: palette.outline, width: 1.25, dashed: false, letters: 12.0 * small, ink: palette.text };
    let mut ring: Vec<Held> = Vec::new();
    for (at, element) in elements.iter().enumerate() {
        // From the top, clockwise.
        let turn = std::f64::consts::TAU * at as f64 / count as f64;
        let middle = area.center() + (radii.width * turn.sin(), -radii.height * turn.cos());
        let name = name_of(map, Part::Element(element.id));
        let rect = Rect::from_center_size(middle, size);
        ring.push(slide.element(element.kind.spec().outline, rect, element.label.trim(), &name, &look));
    }
    let line = Line { ink: palette.link, width: 1.75, dashed: false, heads: [false, true] };
    let mut taken = Vec::new();
    let mut signs: Vec<(Point, String)> = Vec::new();
    for ((from, to), claims) in ring.iter().zip(ring.iter().cycle().skip(1)).zip(&told.found.steps) {
        let Some(claim) = claims.iter().find_map(|&id| map.connection(id)) else { continue };
        // Of two, one arrow goes along each side: else both were one line.
        let ends = if count == 2 { [from.side(signs.is_empty()), to.side(signs.is_empty())] } else { way(from, to, &mut taken) };
        slide.connector(from, to, ends, &name_of(map, Part::Connection(claim.id)), &line);
        let [start, end] = ends.map(|(_, place)| place);
        signs.push((start.lerp(end, 0.6), sign(map, claim)));
    }
    for (at, words) in signs {
        let round = words.chars().count() <= 1;
        let size = if round { Size::new(18.0, 18.0) } else { Size::new(30.0, 18.0) };
        slide.sign(Rect::from_center_size(at, size), &words, 12.0, [palette.fill, palette.text], round);
    }
    let mut words: Vec<String> = (1..).zip(loop_steps(map, &told.found)).map(|(number, step)| format!("{number}. {step}")).collect();
    words.push(loop_ending(&told.found));
    words.extend([&told.named.story, &told.named.question].into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()));
    let room = Rect::new(area.x1 + 30.0, ROOM.y0, ROOM.x1, ROOM.y1);
    slide.words(room, "Steps", &words, letters(&words), palette.text);
    slide.finish()
}

/// As large as is pleasant to read and still fits.
fn letters(words: &[String]) -> f64 {
    match words.iter().map(|text| text.chars().count() + 30).sum::<usize>() {
        ..600 => 16.0,
        600..850 => 14.0,
        850..1200 => 12.0,
        _ => 10.0,
    }
}
