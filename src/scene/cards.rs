//! A quote as a card of the quote board: its words between quote marks that are not part of them, who says it, its code, and what to know.
//! Measured first, drawn when it is in view.

use std::sync::Arc;

use kurbo::{Point, Rect, Vec2};

use super::easel::line;
use super::hatch::stripes;
use super::{Detail, Role, Scene};
use crate::layout::rounded;
use crate::map::{Part, QuoteId};
use crate::text::{Align, Shaped, Typesetter};
use crate::theme::{Rgba, Theme, TypeStyle, Weight};

/// Width of every card, board units.
pub const CARD_WIDTH: f64 = 264.0;
/// How much of each colour stays of a card that is not meant.
const DIMMED: f64 = 0.28;
const PADDING: f64 = 12.0;
const RADIUS: f64 = 8.0;
const SWATCH: (f64, f64) = (14.0, 10.0);
const WORDS: TypeStyle = TypeStyle { size: 14.0, leading: 20.0 / 14.0, weight: Weight::Regular };
const WHO: TypeStyle = TypeStyle { size: 12.0, leading: 17.0 / 12.0, weight: Weight::Regular };
const NOTE: TypeStyle = TypeStyle { size: 12.0, leading: 17.0 / 12.0, weight: Weight::SemiBold };
const HEADING: TypeStyle = TypeStyle { size: 17.0, leading: 1.3, weight: Weight::SemiBold };

/// What stands on a card.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CardText {
    /// The words, with quote marks around them.
    pub words: String,
    /// Who says them.
    pub who: String,
    /// Its code.
    pub code: String,
    /// Where its voice stands among those of the map; past the last without one.
    pub voice: usize,
    /// What to know: not placed yet, a sensitive topic, not for print.
    pub notes: Vec<String>,
}

/// How a card looks now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CardLook {
    /// It is selected.
    pub selected: bool,
    /// It does not match what is searched for.
    pub dim: bool,
    /// Bars stand for its words: somebody presents.
    pub hidden: bool,
}

/// A card laid out, to be put anywhere.
#[derive(Clone, Debug)]
pub struct Card {
    words: Arc<Shaped>,
    who: Arc<Shaped>,
    code: Arc<Shaped>,
    notes: Vec<Arc<Shaped>>,
    voice: usize,
    /// Its height, board units.
    pub height: f64,
}

impl Card {
    /// Lays a card out.
    pub fn of(text: &CardText, types: &mut Typesetter) -> Self {
        let room = CARD_WIDTH - 2.0 * PADDING;
        let words = types.shape(&text.words, WORDS, Some(room as f32), Align::Start);
        let code = types.shape(&text.code, WHO, None, Align::Start);
        let beside = room - SWATCH.0 - 6.0 - f64::from(code.width) - 8.0;
        let who = types.shape(&text.who, WHO, Some(beside as f32), Align::Start);
        let notes: Vec<_> =
            text.notes.iter().map(|note| types.shape(note, NOTE, Some((room - SWATCH.0 - 6.0) as f32), Align::Start)).collect();
        let below: f64 = notes.iter().map(|note| f64::from(note.height) + 2.0).sum();
        let height = PADDING + f64::from(words.height) + 8.0 + f64::from(who.height) + below + 11.0;
        Self { words, who, code, notes, voice: text.voice, height }
    }

    /// The height a card will about have, without laying it out; rather too much.
    pub fn guess(text: &CardText) -> f64 {
        let lines = |text: &str, across: usize| (text.len() / across + text.matches('\n').count() + 1) as f64;
        PADDING + lines(&text.words, 30) * 20.0 + 8.0 + lines(&text.who, 28) * 17.0 + 19.0 * text.notes.len() as f64 + 11.0
    }

    /// Draws it with its top left corner at a point.
    pub fn draw(&self, scene: &mut Scene, theme: &Theme, id: QuoteId, at: Point, look: CardLook) {
        let p = &theme.palette;
        let part = Some(Part::Quote(id));
        let ink = |ink: Rgba| if look.dim { ink.mixed(DIMMED, p.ground) } else { ink };
        let rect = Rect::from_origin_size(at, (CARD_WIDTH, self.height));
        let (fill, edge, pen) = if look.selected { (p.selected_row, p.accent, 2.0) } else { (p.fill, p.separator, 1.2) };
        scene.fill(part, Role::Element, rounded(rect, RADIUS), if look.dim { p.ground } else { fill });
        scene.stroke(part, Role::Element, rounded(rect, RADIUS), ink(edge), pen);
        let (left, right) = (rect.x0 + PADDING, rect.x1 - PADDING);
        let mut y = rect.y0 + PADDING;
        let mut text = |shaped: &Arc<Shaped>, left: f64, y: f64, colour: Rgba, hidden: bool| {
            let x = shaped.start_between(left, right);
            if !hidden {
                scene.text(part, Role::Label, Arc::clone(shaped), Point::new(x, y), ink(colour)).from(Detail::Label);
            }
            // Far away a bar stands for each line.
            let detail = if hidden { Detail::Always } else { Detail::Instead };
            for (row, words) in (0_u32..).zip(&shaped.lines) {
                let middle = y + f64::from(shaped.height) / shaped.lines.len().max(1) as f64 * (f64::from(row) + 0.5);
                let (from, to) = (x + f64::from(words.x), x + f64::from(words.x + words.width));
                scene.stroke(part, Role::Label, line(Point::new(from, middle), Point::new(to, middle)), ink(p.separator), 6.0).from(detail);
            }
        };
        text(&self.words, left, y, p.text, look.hidden);
        y += f64::from(self.words.height) + 8.0;
        text(&self.who, left + SWATCH.0 + 6.0, y, p.muted, false);
        text(&self.code, right - f64::from(self.code.width), y, p.muted, false);
        let swatch = Rect::from_origin_size((left, y + 3.5), SWATCH);
        let mut below = y + f64::from(self.who.height) + 2.0;
        for note in &self.notes {
            text(note, left + SWATCH.0 + 6.0, below, p.warn, false);
            below += f64::from(note.height) + 2.0;
        }
        draw_swatch(scene, theme, part, swatch, self.voice, ink(p.voice(self.voice)));
    }
}

fn draw_swatch(scene: &mut Scene, theme: &Theme, part: Option<Part>, rect: Rect, voice: usize, ink: Rgba) {
    let pitch = theme.pens.hatch_pitch;
    let filled = match voice {
        0 => Some(rounded(rect, 0.0)),
        1 => Some(stripes(rect, pitch, pitch * 0.45)),
        _ => None,
    };
    if let Some(path) = filled {
        scene.fill(part, Role::Badge, path, ink);
    }
    scene.stroke(part, Role::Badge, rounded(rect.inset(-0.5), 0.0), ink, 1.0);
}

/// A heading above a column of cards, with how many they are.
pub fn card_heading(scene: &mut Scene, theme: &Theme, types: &mut Typesetter, at: Point, words: &str, count: usize) {
    let title = types.shape(words, HEADING, Some((CARD_WIDTH - 30.0) as f32), Align::Start);
    let number = types.shape(&count.to_string(), HEADING, None, Align::Start);
    let foot = at + Vec2::new(0.0, -10.0);
    let top = foot - Vec2::new(0.0, f64::from(title.height));
    let end = Point::new(at.x + CARD_WIDTH - f64::from(number.width), top.y);
    scene.text(None, Role::Words, title, top, theme.palette.text);
    scene.text(None, Role::Words, number, end, theme.palette.muted);
    scene.stroke(None, Role::Ground, line(foot + Vec2::new(0.0, 3.0), foot + Vec2::new(CARD_WIDTH, 3.0)), theme.palette.separator, 1.2);
}

/// A rectangle drawn around cards, as on the map.
pub fn marquee_item(scene: &mut Scene, theme: &Theme, rect: Rect) {
    let path = rounded(rect.abs(), 0.0);
    scene.stroke(None, Role::Overlay, path, theme.palette.accent, 1.0).dashed(Some([5.0, 4.0]));
}
