//! Voices on paper: the pattern that stands for each, the same as in the bars on the map, and what a voice is called beside somebody's words.

use kurbo::{BezPath, Point, Rect, Shape, Size, Vec2};

use crate::map::{Quote, SystemMap};
use crate::scene::{Role, Scene, VOICES};
use crate::text::Shaped;
use crate::theme::Theme;

use super::lines::line_height;

/// The size of a swatch ÷ the size of the words beside it.
const SWATCH: Size = Size::new(1.45, 0.95);

/// From the left of a swatch to the words beside it ÷ their size.
pub(super) const BESIDE: f64 = 2.0;

/// The place of a quote's voice among the patterns: voices past the last, and quotes of no voice, share the last.
pub(super) fn place(map: &SystemMap, quote: &Quote) -> usize {
    let place = quote.voice.and_then(|id| map.voices().iter().position(|voice| voice.id == id));
    place.unwrap_or(VOICES - 1).min(VOICES - 1)
}

/// A swatch before the first line of words; `corner` is its left and their top.
pub(super) fn swatch_beside(words: &Shaped, corner: Point, place: usize, theme: &Theme) -> Scene {
    let size = SWATCH * f64::from(words.size);
    let middle = corner + Vec2::new(size.width / 2.0, line_height(words) / 2.0);
    let inside = theme.pens.badge_line / 2.0;
    swatch(Rect::from_center_size(middle, size).inset(-inside), place, theme)
}

/// The pattern of the voice at this place, in a frame, in the unit of the frame: solid, diagonal, empty.
pub(super) fn swatch(frame: Rect, place: usize, theme: &Theme) -> Scene {
    let ink = theme.palette.voice(place);
    let mut scene = Scene::default();
    match place {
        0 => {
            scene.fill(None, Role::Badge, frame.to_path(0.1), ink);
        }
        1 => {
            scene.stroke(None, Role::Badge, hatch(frame, theme.pens.hatch_pitch), ink, theme.pens.hatch_pitch * 0.4);
        }
        _ => {}
    }
    scene.stroke(None, Role::Badge, frame.to_path(0.1), ink, theme.pens.badge_line);
    scene
}

/// Lines rising to the right, cut at the frame.
fn hatch(frame: Rect, pitch: f64) -> BezPath {
    let mut path = BezPath::new();
    let (w, h) = (frame.width(), frame.height());
    let step = pitch * std::f64::consts::SQRT_2;
    let mut from = step / 2.0;
    while from < w + h {
        // The line x + y = from, in a frame whose corner is the origin.
        let (low, high) = ((from - w).max(0.0), from.min(h));
        path.move_to((frame.x0 + from - low, frame.y0 + low));
        path.line_to((frame.x0 + from - high, frame.y0 + high));
        from += step;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Extra, Numbers, QuoteId, Record, Voice, VoiceId};
    use crate::words::said_by;

    #[test]
    fn a_voice_is_named_in_full_and_once() {
        let voices = (1..=4).map(|n| {
            let name = format!("Voice {n}");
            Record::from(Voice { id: VoiceId::from_value(n), number: n as u32, name, extra: Extra::default() })
        });
        let (map, _) = SystemMap::from_records(voices, Numbers::default());
        let quote = |voice: Option<u64>, who: &str| {
            let attribution = who.to_owned();
            Quote { voice: voice.map(VoiceId::from_value), attribution, ..Quote::new(QuoteId::from_value(1), 1, "words") }
        };
        assert_eq!(said_by(&map, &quote(Some(2), "")), "Voice 2");
        assert_eq!(said_by(&map, &quote(Some(2), "voice 2, of a hostel")), "voice 2, of a hostel");
        assert_eq!(said_by(&map, &quote(Some(2), "Manager")), "Voice 2 · Manager");
        assert_eq!(said_by(&map, &quote(None, "Manager")), "Manager");
        let places = [Some(1), Some(2), Some(4), None].map(|voice| place(&map, &quote(voice, "")));
        assert_eq!(places, [0, 1, 2, 2]);
    }
}
